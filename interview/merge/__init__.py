"""Many records into accounts side by side: pure. Versions by ancestry, episodes by id, differences.

Nothing here reads a file or a clock, and nothing here decides between two people or two versions.
"""
