"""A text as the words and marks it is made of, each with its place.

The one decision: phrases are compared word by word, never by a pattern over the whole text, so
that reading takes time in proportion to the text, whatever is in it. A contraction is read as the
words it stands for (`didn't` as `did not`), so that a phrase is written once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

MOST: Final = 200_000  # characters that are read; twice the longest answer anybody has typed
_KEPT: Final = 4096  # different words whose reading is kept
SENTENCE: Final = "."  # the end of one, and the beginning of the text
QUESTION: Final = "?"
MARKS: Final = frozenset({SENTENCE, QUESTION, ",", ";"})

_PART: Final = re.compile(
    r"(?P<word>\w+(?:['\u2019]\w+)*+)"
    r"|(?P<question>\?)"
    r"|(?P<end>[.!\u2026](?=\s|[\"'\u201d\u2019)]|\Z))"
    r"|(?P<line>\n\s*+)"
    r"|(?P<comma>,)"
    r"|(?P<pause>[;:\u2013\u2014()]|(?<=\s)-(?=\s))"
)
_MARK: Final = MappingProxyType({"question": QUESTION, "end": SENTENCE, "comma": ",", "pause": ";"})
_ENDINGS: Final = MappingProxyType({"t": "not", "ve": "have"})
_VERBS: Final = (
    *("could", "did", "do", "does", "had", "has", "have", "is", "should", "was"),
    *("were", "would", "are"),
)
_MODALS: Final = ("could", "should", "would", "might", "must")
_WITHOUT_APOSTROPHE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        # didnt, and Scots didnae, didna
        **{f"{verb}{end}": (verb, "not") for verb in _VERBS for end in ("nt", "nae", "na")},
        **{f"{verb}{end}": (verb, "have") for verb in _MODALS for end in ("ve", "a")},
        "ive": ("i", "have"),
        "im": ("i", "'m"),
        "cant": ("can", "not"),
        "cannot": ("can", "not"),
        "cannae": ("can", "not"),
        "dinnae": ("do", "not"),
        **dict.fromkeys(("cos", "coz", "cuz"), ("because",)),
        "wont": ("will", "not"),
    }
)
_SHORT_NOT: Final = MappingProxyType({"ca": "can", "wo": "will", "sha": "shall"})


class Words(NamedTuple):
    """The words and marks of a text, in order, and where each stands (`ends` is half-open).

    The first is SENTENCE, before the text; a mark stands for itself, other words are in lower case.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    places: Mapping[str, Sequence[int]]  # of each word, its places among the words


@lru_cache(maxsize=1)  # an answer is read by all who look at it, one after the other
def read(text: str) -> Words:
    """Return the words of `text`, of the first MOST characters."""
    words, starts, ends = [SENTENCE], [0], [0]
    for found in _PART.finditer(text, 0, MOST):
        for word in _read_as(found):
            if word in MARKS and words[-1] == word:
                continue  # a row of dots or brackets is one mark
            words.append(word)
            starts.append(found.start())
            ends.append(found.end())
    if words[-1] not in {SENTENCE, QUESTION}:
        words.append(SENTENCE)  # whoever leaves the last full stop out has ended all the same
        starts.append(min(len(text), MOST))
        ends.append(min(len(text), MOST))
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[word].append(place)
    return Words(tuple(words), tuple(starts), tuple(ends), dict(places))


def _read_as(found: re.Match[str]) -> tuple[str, ...]:
    kind = found.lastgroup or "word"
    if kind == "word":
        return normal(found[0])
    if kind != "line":
        return (_MARK[kind],)
    follows = found.string[found.end() : found.end() + 1]
    # A line that goes on in small letters was only wrapped.
    return () if follows.islower() and found[0].count("\n") == 1 else (SENTENCE,)


@lru_cache(maxsize=_KEPT)
def normal(word: str) -> tuple[str, ...]:
    """Return the words that `word` is read as: in lower case, a contraction as what it means."""
    low = word.lower()
    if "'" in low or "\N{RIGHT SINGLE QUOTATION MARK}" in low:
        head, _, tail = low.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").rpartition("'")
        if tail == "t" and head.endswith("n"):
            stem = head[:-1]
            return (_SHORT_NOT.get(stem, stem), "not")
        return (*(normal(head) if head else ()), _ENDINGS.get(tail, f"'{tail}"))
    return _WITHOUT_APOSTROPHE.get(low, (low,))
