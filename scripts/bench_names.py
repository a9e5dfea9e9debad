"""The rows of `bench.py` about names: how long looking through a text takes, and a hostile one."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from bench import Row, best

LENGTH = 100_000
PROSE = (
    "I rang the nursery and Kasia said he was in. Mrs Vale of Hawthorn Lane was out at the time. "
)
HOSTILE = ("Aa ", "a@", "(0", "0 ", "born on the of is ", "Mr ", "a'", "12/", "\n")


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
