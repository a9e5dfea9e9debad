"""Dates as people say them, beside an EDTF range that the person confirms.

The one decision: what can't be read with certainty of meaning is not read at all. Nothing here
guesses a date, fills one in from a clock, or borrows one from somebody else's account.
"""

from interview.model.when.ranges import bounds, overlaps, say, valid
from interview.model.when.reading import Needs, Reading, plain, read

__all__ = ["Needs", "Reading", "bounds", "overlaps", "plain", "read", "say", "valid"]
