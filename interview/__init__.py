"""A guided interview for case reviews in child safeguarding. This package's root holds the version only."""

__version__ = "0.1.0"
