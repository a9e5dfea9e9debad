"""Four words to say over the phone."""

from __future__ import annotations

import hashlib
import math
import secrets
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.sealing import words

DIGEST = "sha256:" + "ab" * 32
LONG_LIST = (files("xkcdpass") / "static" / "eff-long").read_text(encoding="ascii")


def sayable() -> set[str]:
    """Return every word that new words are chosen from."""
    many, place = 1, 0

    def the_next(among: int) -> int:
        nonlocal many, place
        many, place = among, place + 1
        return place % among

    said: set[str] = set()
    while place <= many:  # once round, and over the end
        said |= set(words.new_words(the_next).split())
    return said


def test_four_words_are_more_than_fifty_bits() -> None:
    bits: list[float] = []

    def choose(among: int) -> int:
        bits.append(math.log2(among))
        return 0

    words.new_words(choose)
    assert sum(bits) > 50


def test_new_words_are_in_their_normal_form_and_each_time_others() -> None:
    made = {words.new_words(secrets.randbelow) for _ in range(50)}
    assert len(made) == 50
    for one in made:
        assert len(one.split()) == words.HOW_MANY
        assert words.normal_form(one) == one
        assert one.replace(" ", "").isalpha()


@given(st.text())
def test_the_normal_form_is_its_own(text: str) -> None:
    once = words.normal_form(text)
    assert words.normal_form(once) == once


@pytest.mark.parametrize(
    "typed",
    [
        "  acid BASIL  coral dune\n",
        "Acid-Basil-Coral-Dune",
        "acid, basil, coral, dune.",
        "ACID\u00a0basil\u2013coral dune",
    ],
)
def test_words_are_the_same_however_they_are_typed(typed: str) -> None:
    assert words.normal_form(typed) == "acid basil coral dune"


def test_a_receipt_says_the_same_for_ever() -> None:
    assert hashlib.sha256(LONG_LIST.encode()).hexdigest() == (
        "6d557f0693958fb5e650b68b5bee585eb82cf4da32965505c789e924743bc522"
    )
    assert len(sayable()) == 6792
    assert words.receipt(DIGEST) == "spore stellar unraveled finishing"


@pytest.mark.parametrize(
    "word", ["strangle", "deceased", "battered", "snitch", "negligent", "cradle", "drop-down"]
)
def test_no_word_is_said_that_hurts_on_such_a_day(word: str) -> None:
    assert word in LONG_LIST.split()
    assert word not in sayable()


def test_only_words_of_the_long_list_are_left_out() -> None:
    text = (files("interview.sealing") / "left_out.txt").read_text(encoding="ascii")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    named = [word for line in lines for word in line.split()]
    assert named == sorted(set(named))
    assert set(named) <= set(LONG_LIST.split())
    assert not set(named) & sayable()


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_two_records_have_two_receipts(one: bytes, other: bytes) -> None:
    said = [words.receipt(f"sha256:{data.hex()}") for data in (one, other)]
    assert (said[0] == said[1]) == (one == other)


@pytest.mark.parametrize(
    "typed,found",
    [
        ("acid basil coral dune", ["acid basil coral dune"]),
        ("AcidBasilCoralDust", ["acidbasilcoraldust", "acid basil coral dust"]),
        ("rewiredeckawakenwriggle", ["rewiredeckawakenwriggle", "rewire deck awaken wriggle"]),
        (
            "strangledeceasedcoraldust",
            ["strangledeceasedcoraldust", "strangle deceased coral dust"],
        ),
        ("nothing of the list", ["nothing of the list"]),
        ("xyzzy", ["xyzzy"]),
        ("", [""]),
    ],
)
def test_words_that_were_run_together_are_taken_apart(typed: str, found: list[str]) -> None:
    ways = list(words.ways(typed))
    assert ways[0] == found[0]
    assert set(found[1:]) <= set(ways[1:])
    assert len(ways) <= max(len(found), 3)
