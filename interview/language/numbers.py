"""Numbers and addresses in a text that lead to one person: each known by its own shape.

The one decision: a shape is looked for by a pattern that reads no character twice over a long
stretch, and whether a number is one is asked of the library that knows, which is loaded only where
something has the shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from interview.model.identity import Likeness


class Found(NamedTuple):
    """Words that may say who somebody is, and where they stand (code points, half-open)."""

    kind: Likeness
    word: str
    start: int
    end: int


# RFC 5321 4.5.3.1: at most 64 characters before the sign; a label of a domain has at most 63.
_EMAIL: Final = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.ASCII | re.IGNORECASE
)
# Ten digits in threes and four, NHS Data Dictionary.
_TEN: Final = re.compile(r"(?<![\w+])\d{3}[ .-]?\d{3}[ .-]?\d{4}(?!\w)(?![ -]\d)", re.ASCII)
# Digits with at most two marks between, from a nought or a plus on: as phones are written here.
_DIALLED: Final = re.compile(
    r"(?<![\w+])(?!\d{1,2}[./-]\d{1,2}[./-]\d{4})(?:\+\d|\(?0)(?:[ ()./-]{0,2}\d){8,16}(?!\w)",
    re.ASCII,
)
_FEWEST_DIGITS: Final = 10  # short numbers are helplines, such as 0800 1111
# Royal Mail's 124 areas and the letters that its last part takes (BS 7666).
_AREAS: Final = (
    "A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE"
    "|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]"
    "|UB|W[ACDFNRSV]?|YO|ZE"
)
_POSTCODE: Final = re.compile(
    rf"(?<!\w)(?:{_AREAS})\d[\dA-HJKMNP-Y]?[ ]{{0,2}}\d[ABD-HJLNP-UW-Z]{{2}}(?!\w)",
    re.ASCII | re.IGNORECASE,
)
_ORDINAL: Final = re.compile(r"\d(?:st|nd|rd|th)\Z")  # "met SW1 2nd" is no postcode
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE: Final = (
    r"\d{1,2}(?:st|nd|rd|th)?(?: of)? "
    rf"{_MONTH}(?:,? (?:19|20)?\d\d)?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?"
    r"|\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|(?:19|20)\d\d-\d\d-\d\d"
)
_BIRTH: Final = re.compile(
    r"(?<!\w)(?:born|d\.?o\.?b\.?|date of birth|birth ?date|birthday)"
    r"(?: (?:is|was|of|on|the|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|:| -|,){0,4} {0,2}"
    rf"(?P<date>{_DATE})(?!\w)",
    re.ASCII | re.IGNORECASE,
)


def find(text: str) -> Iterator[Found]:
    """Yield e-mail addresses, dates of birth, NHS numbers, phones and postcodes, none overlapping.

    A date is one of birth only where it is said to be; a number of the NHS only where its check
    digit is right; a phone only where its length is that of one.
    """
    taken = bytearray(len(text))
    for kind, pattern, holds in _SHAPES:
        for match in pattern.finditer(text):
            start, end = match.span("date") if kind is Likeness.BIRTH else match.span()
            end = start + holds(text[start:end])
            if end > start and not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                yield Found(kind, text[start:end], start, end)


def _all_of_it(written: str) -> int:
    return len(written)


def _of_an_address(written: str) -> int:
    return len(written.rstrip(".-"))


def _of_the_nhs(written: str) -> int:
    from stdnum.gb import nhs

    return len(written) if nhs.is_valid(re.sub("[.-]", " ", written)) else 0


def _of_a_phone(written: str) -> int:
    """Return how much of what was dialled is a phone number: what follows it may be figures too."""
    import phonenumbers

    while sum(char.isdigit() for char in written) >= _FEWEST_DIGITS:
        try:
            if phonenumbers.is_possible_number(phonenumbers.parse(written, "GB")):
                return len(written)
        except phonenumbers.NumberParseException:
            return 0
        written = written.rpartition(" ")[0].rstrip(" (./-")
    return 0


def _of_a_postcode(written: str) -> int:
    return 0 if _ORDINAL.search(written) else len(written)


_SHAPES: Final[tuple[tuple[Likeness, re.Pattern[str], Callable[[str], int]], ...]] = (
    (Likeness.EMAIL, _EMAIL, _of_an_address),
    (Likeness.BIRTH, _BIRTH, _all_of_it),
    (Likeness.NHS_NUMBER, _TEN, _of_the_nhs),
    (Likeness.PHONE, _DIALLED, _of_a_phone),
    (Likeness.POSTCODE, _POSTCODE, _of_a_postcode),
)
