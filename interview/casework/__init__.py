"""The case folder of a review team: made, opened, invited from. Its files are readable text."""
