"""How well language is noticed, on sentences that no rule was tuned on.

The table is fictional speech of practitioners, labelled before any rule was tuned. Run it
alone (`-n0`) to see the figures of each kind.
"""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from interview.guides.load import load_named
from interview.language import rules
from interview.language.notices import notices
from interview.model.language import NoticeKind
from tests.support.labelled import (
    TUNED,
    UNSEEN,
    Figures,
    Labelled,
    Mark,
    figures,
    half,
    table,
)

SENTENCES = table("sentences.tsv")
RULES = rules.of(load_named())


def noticed(text: str) -> list[Mark]:
    return [Mark(one.kind.value, one.start, one.end) for one in notices(text, RULES)]


def told(which: int, capsys: pytest.CaptureFixture[str]) -> Figures:
    found = figures(half(SENTENCES, which), noticed)
    with capsys.disabled():
        seen = "seen while tuning" if which == TUNED else "never seen while tuning"
        rows = "".join(f"\n  {kind:15} {one}" for kind, one in found.items())
        sys.stdout.write(f"\n{seen}{rows}\n")
    return found["all"]


def test_sentences_never_seen_are_noticed_and_left_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    unseen = told(UNSEEN, capsys)
    assert unseen.precision >= 0.90
    assert unseen.recall >= 0.85
    assert unseen.alarms_in_100 <= 5


def test_the_half_that_was_tuned_on_does_no_worse(capsys: pytest.CaptureFixture[str]) -> None:
    tuned = told(TUNED, capsys)
    assert tuned.precision >= 0.90
    assert tuned.recall >= 0.85
    assert tuned.alarms_in_100 <= 5


def test_the_table_is_large_mostly_neutral_and_knows_every_kind() -> None:
    neutral = sum(not one.marks for one in SENTENCES)
    kinds = Counter(mark.kind for one in SENTENCES for mark in one.marks)
    assert len(SENTENCES) >= 500
    assert neutral >= len(SENTENCES) / 2
    assert kinds.keys() == {kind.value for kind in NoticeKind}
    assert min(kinds.values()) >= 15
    assert len({one.text for one in SENTENCES}) == len(SENTENCES)


def test_figures_count_what_is_right_missed_and_a_false_alarm() -> None:
    sentences = (
        Labelled("my fault", (Mark("self_blame", 0, 8),)),
        Labelled("missed one", (Mark("failure", 0, 6),)),
        Labelled("nothing here", ()),
    )
    found = {
        "my fault": [Mark("self_blame", 3, 8), Mark("blame", 3, 8)],
        "nothing here": [Mark("label", 0, 7)],
    }
    counted = figures(sentences, lambda text: found.get(text, []))["all"]
    assert counted == Figures(right=1, found=3, met=1, wanted=2, false_alarms=1, neutral=1)
    assert (counted.recall, counted.alarms_in_100) == (0.5, 100.0)
