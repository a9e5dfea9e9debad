"""Comments on an account from practice: what they point to, and where they keep still."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from interview.engine.own_words import sentence_at
from interview.errors import InterviewError
from interview.model.comments import OnAccount
from interview.model.record import Record
from interview.practice import cases
from interview.practice.comment import Comment, rules
from interview.practice.feedback import feedback, fuller
from interview.practice.on_account import comments
from tests.support import fern
from tests.support.fern_records import record

Change = Callable[[dict[str, Any]], None]


def changed(change: Callable[[dict[str, Any]], object], code: str = "HV1") -> Record:
    """Return somebody's record from practice, with every answer put through `change`."""
    plain = record(code).plain() | {"practice": True}
    for one in plain["answers"]:
        change(one)
    return Record.model_validate_json(json.dumps(plain))


def found(of: Record, kind: OnAccount) -> list[Comment]:
    return [one for one in comments(of, fern.guide(), rules()) if one.kind is kind]


def says(question: str, text: str, episode: str | None = "E2") -> Callable[[dict[str, Any]], None]:
    def change(one: dict[str, Any]) -> None:
        if (one["question"], one["episode"]) == (question, episode):
            one.update(text=text, state="answered", follow_ups=[])

    return change


def silent(*questions: str) -> Callable[[dict[str, Any]], None]:
    def change(one: dict[str, Any]) -> None:
        if one["question"] in questions:
            one.update(text="", value=None, state="left_blank", follow_ups=[])

    return change


def test_comments_come_in_the_order_they_are_read() -> None:
    kinds = [one.kind for one in comments(changed(lambda _: None), fern.guide(), rules())]
    order = [str(one) for one in OnAccount]
    assert kinds == sorted(kinds, key=order.index)


# A kind, the question that is answered, what is said, and the sentence of it that is quoted.
QUOTED = [
    (OnAccount.HINDSIGHT, "options.did", "I rang. {} I wrote it up.", "I should have gone sooner."),
    (OnAccount.HINDSIGHT, "thought.going_on", "{}", "It was obvious to anyone."),
    (OnAccount.BLAME, "options.did", "I rang. {}", "The school failed to ring back."),
    (OnAccount.TOOLS, "shaped.tools", "The form is long. {}", "It won't save without a code."),
    (OnAccount.TASKS, "shaped.tasks", "Visits. {}", "I had to be in two places."),
]


@pytest.mark.parametrize("kind, question, text, quote", QUOTED)
def test_a_comment_quotes_the_sentence_letter_for_letter(
    kind: OnAccount, question: str, text: str, quote: str
) -> None:
    mine = found(changed(says(question, text.format(quote))), kind)
    assert quote in [one.quote for one in mine]
    assert all(one.place is not None and one.asked for one in mine)


def test_at_most_three_comments_are_of_one_kind() -> None:
    def every(one: dict[str, Any]) -> None:
        if one["text"]:
            one.update(text=f"{one['id']}: I should have gone on the Wednesday.")

    assert len(found(changed(every), OnAccount.HINDSIGHT)) == 3


def test_what_is_named_and_doesn_t_say_how_it_pulled_gets_one_thing_to_try() -> None:
    def one_word(one: dict[str, Any]) -> None:
        if one["question"] == "shaped.tools" and one["text"]:
            one.update(text="The template.", follow_ups=[])

    (comment,) = found(changed(one_word), OnAccount.TOOLS)
    assert comment.quote == "The template."
    assert comment.title == "A tool is named, not yet how it pulled"


def test_a_corner_with_nothing_in_it_is_named() -> None:
    of = changed(silent("shaped.environment", "faced.else", "faced.weighing", "faced.hoped"))
    notes = [one.note for one in found(of, OnAccount.CORNER)]
    assert notes
    assert all("The setting" in note for note in notes)


@pytest.mark.parametrize("state", ["prefer_not_to_say", "cannot_recall", "would_rather_talk"])
def test_what_somebody_chose_not_to_say_is_never_missed(state: str) -> None:
    def kept(one: dict[str, Any]) -> None:
        if one["question"].startswith(("shaped.", "faced.", "knew.", "well.")):
            one.update(text="", value=None, state=state, follow_ups=[])

    of = changed(kept)
    assert found(of, OnAccount.CORNER) == []
    assert found(of, OnAccount.HELPED) == []


def test_no_moment_yet_is_said_kindly_and_points_to_where_one_might_stand() -> None:
    def plain(one: dict[str, Any]) -> None:
        if one["text"] and one["episode"]:
            one.update(text="The usual things.", follow_ups=[])

    (comment,) = found(changed(plain), OnAccount.MOMENT)
    assert comment.title == "No one moment to stand in yet"
    assert comment.quote == ""


@pytest.mark.parametrize(
    "items, title, note",
    [
        ([{"what": "A", "status": "knew", "source": "saw"}], "there", "1 clear"),
        ([{"what": "A", "status": "learned_later"}], "there", "1 clear"),
        ([{"what": "A", "status": "knew"}], "missing", "0 clear, 1 to untangle"),
        ([{"what": "A"}, {"what": "B", "status": "believed", "learned": "then"}], "missing",
         "1 clear, 1 to untangle"),
    ],
)  # fmt: skip
def test_known_then_or_learned_later(items: list[dict[str, str]], title: str, note: str) -> None:
    empty: dict[str, Any] = {
        "happened": None,
        "learned": None,
        "passed_to": [],
        "channel": None,
        "came_back": None,
    }

    def change(one: dict[str, Any]) -> None:
        if one["question"] == "knew.items":
            mine = one["episode"] == "E2"
            value = [empty | each for each in items] if mine else []
            one.update(value=value, state="answered")

    (comment,) = found(changed(change), OnAccount.KNOWN)
    wording = getattr(rules().account[OnAccount.KNOWN], title)
    assert (comment.says, comment.note) == (wording.says, note)


def test_a_sentence_that_mixes_then_and_now_is_untangled_first() -> None:
    text = "She was tired. It turned out she had not slept for days."
    (comment,) = found(changed(says("knew.in_front", text)), OnAccount.KNOWN)
    assert comment.quote == "It turned out she had not slept for days."


def test_nothing_is_said_of_an_account_that_is_not_from_practice() -> None:
    with pytest.raises(InterviewError, match="not from practice"):
        feedback(record("HV1"), fern.guide())


def test_an_empty_account_gets_no_quote_and_breaks_nothing() -> None:
    def empty(one: dict[str, Any]) -> None:
        one.update(text="", value=None, state="never_put", asked="", follow_ups=[])

    assert all(one.quote == "" for one in comments(changed(empty), fern.guide(), rules()))


def test_no_comment_speaks_of_a_person_or_gives_a_mark() -> None:
    words = {
        word.strip(".,:;?").lower()
        for rule in rules().account.values()
        for wording in (rule.there, rule.missing)
        if wording is not None
        for word in f"{wording.title} {wording.says} {wording.attempt}".split()
    }
    assert not words & {
        "score",
        "mark",
        "good",
        "bad",
        "wrong",
        "poor",
        "failed",
        "failure",
        "should",
    }


def test_a_fuller_answer_stands_beside_the_same_question() -> None:
    of = cases.case("fern")
    there = next(one for one in of.exemplars().exemplar if one.code == "HV1")
    said = changed(says(there.question, there.thin, there.episode or None))
    comment = next(
        one
        for one in comments(said, fern.guide(), rules())
        if one.place and (one.place.question, one.place.episode) == (there.question, there.episode)
    )
    assert comment.place is not None
    beside = fuller(of, said)[comment.place]
    assert beside.comment == there.comment
    assert beside.text == cases.full_answer(of.story("HV1"), there.episode, there.question)


@pytest.mark.parametrize(
    "text, at, sentence",
    [
        ("One. Two? Three", 5, "Two?"),
        ("One. Two? Three", 12, "Three"),
        ("One. Two? Three", 0, "One."),
        ("", 0, ""),
        ("A 3.5 mark here. Then", 2, "A 3.5 mark here."),
    ],
)
def test_a_sentence_is_cut_where_it_ends(text: str, at: int, sentence: str) -> None:
    assert sentence_at(text, at) == sentence
