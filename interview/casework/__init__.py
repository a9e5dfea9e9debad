"""The case folder of a review team: made once, invited from, merged into. Its files are readable."""
