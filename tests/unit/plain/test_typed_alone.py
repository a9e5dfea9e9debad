"""Words typed alone on a line: what each does, what is said to it, and how it is kept as words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from interview.engine.place import Kind
from interview.errors import ExitCode
from interview.model.taxonomy import AnswerState
from tests.support.plain import ABOUT_YOU, MOMENT, OVERVIEW, POINT, START, Person, told

TO_A_MOMENT = [*START[:1], *START[2:], *["."] * 4, *OVERVIEW, *POINT, "2", "2", ""]
IN_FRONT = "What did you have to go on at that point?"
AT_ONE = {
    "Don't recall": "Noted. You don't recall. That is an answer too.",
    "I don't remember": "Noted. You don't recall. That is an answer too.",
    "I didn't know": "Noted. You didn't know that then.",
    "I'd rather not say": "Noted. That's yours to keep.",
    "I'd rather talk": "Noted. We'll talk about that one.",
    "come back to it": "Kept for later. It's on your list.",
    "it doesn't apply": "Noted. It doesn't apply.",
    "skip": "Left for later.",
}
STATES = {
    "Don't recall": AnswerState.CANNOT_RECALL,
    "I don't remember": AnswerState.CANNOT_RECALL,
    "I didn't know": AnswerState.DID_NOT_KNOW_THEN,
    "I'd rather not say": AnswerState.PREFER_NOT_TO_SAY,
    "I'd rather talk": AnswerState.WOULD_RATHER_TALK,
    "come back to it": AnswerState.COME_BACK_LATER,
    "it doesn't apply": AnswerState.NOT_APPLICABLE,
    "skip": AnswerState.COME_BACK_LATER,
}
HOWEVER: dict[str, Callable[[str], str]] = {
    "as it stands": str,
    "in capitals": str.upper,
    "with a full stop": "{}.".format,
    "with spaces": "  {}  ".format,
    "with a curly apostrophe": lambda words: words.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}"),
}


def at_what_was_in_front(person: Person) -> None:
    person.type([*TO_A_MOMENT, *MOMENT[:2]])
    assert person.on_disk().here is not None


@pytest.mark.parametrize("typed", HOWEVER.values(), ids=HOWEVER)
@pytest.mark.parametrize("words", AT_ONE)
def test_another_answer_is_confirmed_in_one_line(
    invited: Person, words: str, typed: Callable[[str], str]
) -> None:
    at_what_was_in_front(invited)
    said = invited.type([typed(words)])
    assert f"\n{AT_ONE[words]}\nSaved at" in said
    given = [one for at, one in invited.on_disk().given.items() if at.question == "knew.in_front"]
    assert [(one.state, one.text) for one in given] == [(STATES[words], "")]


@pytest.mark.parametrize("typed", HOWEVER.values(), ids=HOWEVER)
def test_not_having_been_there_is_noted_where_the_moment_is_set(
    invited: Person, typed: Callable[[str], str]
) -> None:
    said = invited.type([*TO_A_MOMENT, typed("I wasn't there")])
    assert "Noted. You weren't part of that.\nSaved at" in said


@pytest.mark.parametrize(
    "words,says",
    [
        ("back", "Back one. Your words are kept."),
        ("pause", "Your words are kept. Take all the time you need."),
        ("why", "Why we ask: What we hear later gets into what we recall."),
        ("help", "You can also type one of these alone"),
        ("read it back", "This is your account as the review team will get it."),
        ("go to", "Where to?"),
        ("unsafe", "So this needs a call, not a note."),
        ("stop", "All saved."),
        ("notes page", "The notes page: The second visit."),
        ("turning points", "1. The second visit"),
        ("my dates", "2024-03-07 clinic"),
        ("my card", "There is no card here."),
        ("settings", "To clear the screen, type pause."),
        ("go deeper", "This is not one of the short pages."),
    ],
)
@pytest.mark.parametrize("typed", HOWEVER.values(), ids=HOWEVER)
def test_a_command_is_done_and_answers_nothing(
    invited: Person, words: str, says: str, typed: Callable[[str], str]
) -> None:
    at_what_was_in_front(invited)
    assert says in invited.type([typed(words)])
    assert invited.code is ExitCode.DONE
    assert not [at for at in invited.on_disk().given if at.question == "knew.in_front"]


@pytest.mark.parametrize(
    "words", [*AT_ONE, "I wasn't there", "back", "pause", "help", "read it back"]
)
@pytest.mark.parametrize("beside", ["{} much", "Yes: {}", '"{}"', "{}, I think"])
def test_inside_an_answer_it_is_never_taken_for_more_than_words(
    invited: Person, words: str, beside: str
) -> None:
    at_what_was_in_front(invited)
    invited.type(told(beside.format(words)))
    [given] = [one for at, one in invited.on_disk().given.items() if at.question == "knew.in_front"]
    assert (given.state, given.text) == (AnswerState.ANSWERED, beside.format(words))


def test_help_says_how_such_a_word_is_kept_as_an_answer(person: Person) -> None:
    assert "To answer with such a word itself, put it in quotation marks." in person.type(
        [*START, "help"]
    )


def test_another_answer_that_is_not_offered_counts_as_words_and_that_is_said(
    person: Person,
) -> None:
    said = person.type([*START, *told("I wasn't there")])
    assert "That has no place of its own here, so it counts as words of yours." in said
    assert person.said("you.role") == "I wasn't there"


@pytest.mark.parametrize("words", ["I don't remember", "I'd rather not say", "I wasn't there."])
def test_another_answer_names_no_moment(person: Person, words: str) -> None:
    said = person.type([*START, *ABOUT_YOU, *OVERVIEW, words])
    assert "That is not a moment to list. Where there is none to name, type done." in said
    assert person.on_disk().episodes == {}


def test_a_follow_up_that_is_not_recalled_is_confirmed_like_a_question(invited: Person) -> None:
    said = invited.type([*TO_A_MOMENT, *told("It rained."), "I don't remember"])
    assert "Noted. You don't recall. That is an answer too.\nSaved at" in said


def test_at_the_beginning_there_is_nothing_to_go_back_to(person: Person) -> None:
    assert "This is the beginning." in person.type(["back"])


def test_every_word_of_the_menu_is_named_in_help(invited: Person) -> None:
    at_what_was_in_front(invited)
    said = invited.type(["help"])
    words = (
        "why", "back", "skip", "go to", "turning points", "read it back", "pause", "stop",
        "unsafe", "settings", "notes page", "my dates",
    )  # fmt: skip
    assert [one for one in words if f"\n  {one}: " not in said] == []


def test_the_list_of_turning_points_is_gone_to_by_its_name(invited: Person) -> None:
    at_what_was_in_front(invited)
    invited.type(["turning points"])
    here = invited.on_disk().here
    assert here is not None
    assert here.step is Kind.ROSTER


def test_a_pause_clears_a_terminal_and_goes_on_at_the_same_question(invited: Person) -> None:
    at_what_was_in_front(invited)
    invited.interactive = True
    said = invited.type(["pause", "1", "A card.", "."])
    before, _, after = said.partition("Paused at")
    assert before.endswith("\n" * 20)
    assert IN_FRONT in after
    assert invited.said("knew.in_front", invited_moment(invited)) == "A card."


def invited_moment(person: Person) -> str:
    return next(at.episode for at in person.on_disk().given if at.episode) or ""


def test_the_minutes_so_far_stand_under_the_heading_and_before_the_list_of_places(
    invited: Person,
) -> None:
    at_what_was_in_front(invited)
    invited.prepare = lambda _: [invited.clock() for _ in range(60)].clear()
    said = invited.type([*told("A card."), "go to"])
    heading, _, list_of_places = said.partition("Where to?")
    assert "\nSupport: Staff care line, ext 4417\n1 minute so far. About " in heading
    assert list_of_places
