"""Words to be said over the phone: four that open an invitation, four that show a receipt.

They come from the long list of the Electronic Frontier Foundation, made to be told apart by ear.
It was not made for a day on which a child has died, so `left_out.txt` names what may not be said on
one; and its four words with a hyphen are left out, so that nobody has to ask how to type one. Of
7,776 words 6,792 are left, and four of them are 50.9 bits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

HOW_MANY: Final = 4
# What people put between words, or a mail program makes of it.
_BETWEEN: Final = re.compile(r"[\s,.;\-\u2010-\u2015\u200b]+")


def new_words(choose: Callable[[int], int]) -> str:
    """Return four new words, in their normal form.

    `choose(n)` is a random number from 0 to n - 1 that nobody can guess: `secrets.randbelow`.
    """
    listed = _listed()
    return " ".join(listed[choose(len(listed))] for _ in range(HOW_MANY))


def normal_form(words: str) -> str:
    """Return words as they seal and open: small letters, one space between two, nothing around.

    So they are taken in any case and spacing, with hyphens, commas or full stops between them.
    """
    plain = unicodedata.normalize("NFKC", words).casefold()
    return " ".join(filter(None, _BETWEEN.split(plain)))


def ways(words: str) -> Iterator[str]:
    """Yield what typed words may open with: their normal form, then four that were run together."""
    plain = normal_form(words)
    yield plain
    if " " not in plain:
        yield from _apart(plain, HOW_MANY)


def _apart(letters: str, many: int) -> Iterator[str]:
    """Yield each way in which `letters` are so many words of the list, one space between two."""
    if many == 1:
        if letters in _known():
            yield letters
        return
    for end in range(1, len(letters)):
        if letters[:end] in _known():
            yield from (f"{letters[:end]} {rest}" for rest in _apart(letters[end:], many - 1))


def receipt(digest: str) -> str:
    """Return the four words by which two people know that they hold the same record.

    `digest` is the record's own: `sha256:` and 64 hex digits, of which the words say 50.9 bits.
    """
    listed, rest = _listed(), int(digest.removeprefix("sha256:"), 16)
    found = []
    for _ in range(HOW_MANY):
        rest, place = divmod(rest, len(listed))
        found.append(listed[place])
    return " ".join(found)


@cache
def _listed() -> tuple[str, ...]:
    """Return the list, in its order: a receipt depends on every word's place."""
    lines = (files(__package__) / "left_out.txt").read_text(encoding="ascii").splitlines()
    left_out = {word for line in lines if not line.startswith("#") for word in line.split()}
    return tuple(word for word in _known() if word not in left_out)


@cache
def _known() -> dict[str, None]:
    """Return every word that may have been given, in the list's order."""
    text = (files("xkcdpass") / "static" / "eff-long").read_text(encoding="ascii")
    return dict.fromkeys(word for word in text.split() if "-" not in word)
