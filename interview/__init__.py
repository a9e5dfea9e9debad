"""A guided interview for case reviews in child safeguarding. Here is the version only."""

__version__ = "0.1.0"
