"""Guides as files: reading them, and refusing a broken one with file and line."""
