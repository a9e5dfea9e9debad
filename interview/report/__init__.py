"""What a review team makes of the accounts: tables that every product shows, and their writers.

The one decision: a table holds plain values that an audience may see, and no writer decides again.
Nothing here opens a case folder, reads a clock or settles anything between two people.
"""
