"""The rows of `bench.py` about reading an answer: what to ask next, how it is put, names in it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from measuring import Row, best, timed

LENGTH = 100_000
PROSE = (
    "I rang the nursery and Kasia said he was in. Mrs Vale of Hawthorn Lane was out at the time. "
)
HOSTILE = ("Aa ", "a@", "(0", "0 ", "born on the of is ", "Mr ", "a'", "12/", "\n")


def choosing(times: int) -> Iterator[Row]:
    """Choosing what to ask after an answer of 2,000 words, over one scan for all first words."""
    from interview.engine.statements import statements
    from interview.guides.load import load_named

    guide = load_named()
    told = "I rang the office. It felt off, so I decided to go back. They said it was fine. " * 120
    text = " ".join(told.split()[:2000])
    words = {word for one in guide.probes for word in re.findall(r"[a-z]{2,}", one.phrases)}
    scan = re.compile(r"\b(?:" + "|".join(sorted(words)) + r")\b", re.IGNORECASE)

    statements(text, guide, "knew")  # the guide's phrases are read once
    fresh = (text + " " * more for more in range(1, times + 1))  # what was just read is kept
    ours = best(lambda: timed(lambda: statements(next(fresh), guide, "knew")), times)
    bare = best(lambda: timed(lambda: list(scan.finditer(text))), times)
    yield Row(
        "what to ask after 2,000 words / one re scan of them for its words", ours / bare, None
    )


def noticing(times: int) -> Iterator[Row]:
    """Row 5: language on 100,000 characters, over one scan with one alternation of all phrases."""
    from interview.guides.load import load_named
    from interview.language import rules
    from interview.language.notices import notices
    from interview.language.phrases import Item

    def written(item: Item) -> str:
        words = [r"\w+"] if item.anything else [re.escape(word) for word in sorted(item.words)]
        words += [rf"{re.escape(one)}\w*" for one in item.begins]
        words += [rf"\w*{re.escape(one)}" for one in item.ends]
        return rf"(?:\b(?:{'|'.join(words)})\b\W?){{{item.least},{item.most}}}"

    ready = rules.of(load_named())
    patterns = {*ready.phrases.patterns, *ready.around.patterns}
    phrases = {"".join(written(item) for item in one.noticed) for one in patterns}
    scan = re.compile("|".join(sorted(phrases)), re.IGNORECASE)
    told = "I rang the office and mum said it was fine. It felt off, so I should have gone back. "
    text = (told * 1200)[:100_000]

    fresh = (text + " " * more for more in range(1, times + 1))  # what was just read is kept
    ours = best(lambda: timed(lambda: notices(next(fresh), ready)), times)
    bare = best(lambda: timed(lambda: list(scan.finditer(text))), times)
    yield Row("language notices / one re scan for all phrases", ours / bare, 3.0)


def naming(times: int) -> Iterator[Row]:
    """Names in so many characters over one scan for its words; the worst text, and its growth."""
    from interview.guides.load import load_named
    from interview.language import identity

    words = load_named().identity
    assert words is not None  # noqa: S101 - the guide that comes with the program has them
    ready = identity.rules(words)
    scan = re.compile(r"\w+")

    def looking(text: str) -> float:
        identity.find.cache_clear()
        start = time.perf_counter()
        identity.find(text, ready)
        return time.perf_counter() - start

    def scanning(text: str) -> float:
        start = time.perf_counter()
        for _ in scan.finditer(text):
            pass
        return time.perf_counter() - start

    text = _of(PROSE, LENGTH)
    ours = best(lambda: looking(text), times)
    name = f"names in {LENGTH:,} characters"
    yield Row(
        f"{name} / one `re` scan for its words", ours / best(lambda: scanning(text), times), None
    )
    worst = max(HOSTILE, key=lambda one: looking(_of(one, LENGTH)))
    whole = best(lambda: looking(_of(worst, LENGTH)), times)
    half = best(lambda: looking(_of(worst, LENGTH // 2)), times)
    yield Row(
        f"{name}, the worst of {len(HOSTILE)} hostile texts / the usual text", whole / ours, None
    )
    yield Row("the same, each character / each of half as long", whole / half / 2, None)


def _of(written: str, length: int) -> str:
    return (written * (length // len(written) + 1))[:length]
