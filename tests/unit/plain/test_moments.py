"""The main moments as a person meets them, word for word."""

from __future__ import annotations

import io
from pathlib import Path
from textwrap import dedent

import pytest

from interview.engine.place import Place
from interview.errors import ExitCode
from interview.model.taxonomy import AnswerState, Mode
from tests.support.plain import INVITED, MOMENT, POINT, START, WHOLE, Person, told

TO_THE_MOMENT = [*START[:1], *START[2:], *["."] * 4, *told("It began in March."), *POINT[:5]]


def block(text: str) -> str:
    return dedent(text).strip("\n")


def test_the_introduction_says_who_reads_it_and_what_cannot_be_promised(invited: Person) -> None:
    said = " ".join(invited.type([]).split())
    assert "Thank you for giving your time to Larch review." in said
    assert (
        "Two people on the review team: Lead reviewer 1 (Independent), Lead reviewer 2 (The "
        "partnership)."
    ) in said
    assert "A court or the police may ask for what you write" in said
    assert "01632 960 017" in said
    assert "Staff care line, ext 4417" in said


def test_a_choice_is_numbered_and_echoed(invited: Person) -> None:
    said = invited.type(["1", "1"])
    assert (
        block(
            """
            Question. Before you begin.
            Might any child or adult be unsafe today?
            Hint: not sure counts as yes.
            1. No
            2. Yes or not sure
            1. No. Noted.
            Saved at 14:00.
            """
        )
        in said
    )


def test_a_question_in_the_middle_of_a_moment(invited: Person) -> None:
    invited.type([*TO_THE_MOMENT, "", "2", "2", "", *MOMENT[:2]])
    invited.interactive = True
    said = invited.type(["why", "The curtains were open.", "It felt off somehow.", "."])
    wanted = block(
        """
        Turning point 1 of 1: The second visit.
        Support: Staff care line, ext 4417

        You said: It was raining and I had two more visits to do.

        Question. What you knew, 1 of 3.
        What did you have to go on at that point?
        Hint: what you had seen, been told or read by then.
        Type your answer. To finish, put a full stop alone on a line.
        Or type one of these alone: don't recall, didn't know then, rather not say,
        doesn't apply, come back to it, rather talk, why, back, skip, pause, help.
        You: Why we ask: What we hear later gets into what we recall. This holds on to
        what you had.
        The question again: What did you have to go on at that point?
        You: You: You: Saved at 14:00.
        """
    )
    assert wanted in said


def test_a_follow_up_thanks_and_asks_one_thing(invited: Person) -> None:
    said = invited.type([*TO_THE_MOMENT, "", "2", "2", "", *told("It rained."), "why"])
    wanted = block(
        """
        You said: It rained.

        Thank you. One small thing about that.

        Question. Follow-up.
        Tell me a little more about that, if you can.
        Type your answer, or type: nothing to add, don't recall, rather not say,
        come back to it.
        Why we ask: One thing you can picture brings back more than a summary does.
        You can pass.
        """
    )
    assert wanted in said


@pytest.mark.parametrize(
    "typed,state",
    [
        (told("The wipers, and a wet dog."), "answered"),
        (["nothing to add"], "not_applicable"),
        (["don't recall"], "cannot_recall"),
        (["skip"], "come_back_later"),
        ([""], "left_blank"),
    ],
)
def test_a_follow_up_takes_words_or_another_answer(
    invited: Person, typed: list[str], state: str
) -> None:
    invited.type([*TO_THE_MOMENT, "", "2", "2", "", *told("It rained."), *typed])
    (answer,) = (one for one in invited.on_disk().given.values() if one.follow_ups)
    assert answer.follow_ups[0].state == state


@pytest.mark.parametrize(
    "typed,says",
    [
        ("I don't remember", "Noted. You don't recall. That is an answer too."),
        ("I\u2019d rather not say.", "Noted. That's yours to keep."),
        ("come back to it", "Kept for later. It's on your list."),
        ("skip", "Left for later."),
        ("Rather talk", "Noted. We'll talk about that one."),
    ],
)
def test_another_answer_is_noted_in_words(person: Person, typed: str, says: str) -> None:
    assert f"\n{says}\nSaved at" in person.type([*START, typed])


def test_back_shows_what_was_said_and_a_full_stop_keeps_it(person: Person) -> None:
    said = person.type([*START, *told("A nurse"), "back", ".", ".", *told("A school")])
    assert "Back one. Your words are kept." in said
    assert "Your answer now:\n  A nurse\n" in said
    assert person.said("you.role") == "A nurse"
    assert person.said("you.agency") == "A school"


def test_an_answer_can_be_changed_by_going_back(person: Person) -> None:
    person.type([*START, *told("A nurse"), "back", *told("A school nurse")])
    assert person.said("you.role") == "A school nurse"


def test_a_choice_can_be_kept_or_changed_by_going_back(person: Person) -> None:
    said = person.type([*START, "back", ".", ".", "back", "3"])
    assert "Your answer now: About an hour. Leave it empty to keep it." in said
    assert person.on_disk().value("intro.time") == "two_sittings"


def test_what_the_invitation_says_already_can_be_kept(invited: Person) -> None:
    said = invited.type(["1", "1", "2", ".", *told("The clinic team")])
    assert "Your invitation says: health visitor." in said
    assert invited.said("you.role") == "health visitor"
    assert invited.said("you.agency") == "The clinic team"


def test_a_pause_can_end_the_sitting(person: Person) -> None:
    said = person.type([*START, "pause", "never mind", "2"])
    assert "Your words are kept. Take all the time you need." in said
    assert f"To go on: interview resume {person.id}" in said
    assert person.code is ExitCode.DONE


def test_somebody_may_be_unsafe_at_any_moment(invited: Person) -> None:
    said = invited.type(["1", "1", "2", "unsafe", *told("A nurse")])
    assert "Please read this now." in said
    assert invited.said("you.role") == "A nurse"


def test_coming_back_says_where_it_stopped(person: Person) -> None:
    person.type(START)
    said = person.type([])
    assert "Welcome back. You stopped at About you, on 14 May, 14:00." in said


def test_places_are_listed_and_gone_to(person: Person) -> None:
    said = person.type([*START, *told("A nurse", "A school"), "go to", "99", "2", *told("1999")])
    assert "2. About you: here" in said
    assert "Type one of the numbers" in said
    assert person.said("you.period") == "1999"


def test_a_short_page_asks_each_box_and_can_be_gone_deeper_into(invited: Person) -> None:
    to_the_page = [*TO_THE_MOMENT, "", "1", "", "", "2", "", "1"]
    said = invited.type([*to_the_page, *MOMENT, "."])
    assert "This is a short page: any of it may be left." in said
    state = invited.on_disk()
    assert state.deep == ("HV1-1",)
    invited.type(["go deeper", "."])
    assert "E1" in invited.on_disk().deep


def test_practice_is_marked(person: Person) -> None:
    person.setting = INVITED.model_copy(update={"practice": True})
    said = person.type(["1", "1", "2"])
    assert said.startswith("PRACTICE. Made-up people and places.\n")
    assert "\nPRACTICE. About you.\n" in said


def test_who_types_for_somebody_is_said(person: Person) -> None:
    person.setting, person.mode, person.typist = INVITED, Mode.TALK, "LR1"
    said = person.type(["1", "1", "2"])
    assert "Typed by LR1." in said
    assert "Someone is with you. The words are still yours." in said
    assert "HV1, typed by LR1." in said


def test_at_a_terminal_an_empty_line_is_part_of_an_answer(person: Person) -> None:
    person.interactive = True
    said = person.type(["", *START, "", "One.", "", "Two.", "."])
    assert "Press Enter for the next page." in said
    assert person.said("you.role") == "One.\n\nTwo."


def test_at_a_terminal_words_are_drafted_while_they_are_typed(person: Person) -> None:
    person.interactive = True
    person.type(["", *START])

    class PluggedOut(BaseException):
        """The machine stops: nothing is tidied up."""

    def lines() -> str:
        raise PluggedOut

    sitting = person.sit()
    sitting.close()
    source = io.StringIO("Half an answer\n")
    first = source.readline
    source.readline = lambda *_: first() or lines()  # type: ignore[method-assign]
    with pytest.raises(PluggedOut):
        person.read_from(source)
    assert person.draft() == "Half an answer"


def test_somebody_else_who_held_it_is_said_by_role(person: Person) -> None:
    at = WHOLE.index("The notes, and then home for the evening.") + 2
    said = person.type([*WHOLE[:at], "4", "", "4", "the duty social worker"])
    assert "That choice needs a word or two." in said
    assert "4. the duty social worker. Noted." in said
    episode = next(iter(person.on_disk().episodes))
    assert person.said("options.who_held", episode) == "the duty social worker"


def test_a_choice_may_be_left_by_another_answer(person: Person) -> None:
    at = WHOLE.index("The notes, and then home for the evening.") + 2
    person.type([*WHOLE[:at], "didn't know then"])
    (episode,) = person.on_disk().episodes
    given = person.on_disk().given[Place("options.who_held", episode)]
    assert given.state is AnswerState.DID_NOT_KNOW_THEN


def test_back_within_a_page_goes_to_the_box_before(person: Person) -> None:
    at = WHOLE.index("The list was long.")
    person.type([*WHOLE[:at], *told("Long."), "back", *told("The list was long."), *told("No.")])
    (episode,) = person.on_disk().episodes
    assert person.said("shaped.tasks", episode) == "The list was long."
    assert person.said("shaped.tools", episode) == "No."


def test_a_page_half_answered_goes_on_at_its_open_box(person: Person) -> None:
    at = WHOLE.index("The form has no room.")
    person.type(WHOLE[:at])
    said = person.type(told("None."))
    (episode,) = person.on_disk().episodes
    assert "What about the work itself" not in said
    assert person.said("shaped.tools", episode) == "None."


def test_the_list_of_moments_can_be_gone_back_to(person: Person) -> None:
    at = WHOLE.index("The list was long.")
    said = person.type([*WHOLE[:at], "go to", "4"])
    assert said.count("Tell me the moments that mattered most") == 2


@pytest.mark.parametrize("asked", [["1", "2"], ["1", "1", "2", "unsafe"]])
def test_numbers_to_ring_stand_a_line_each(tmp_path: Path, asked: list[str]) -> None:
    lines = "In danger this minute        Call 999\nWorried about a child today  01632 960 017"
    person = Person(tmp_path, INVITED.model_copy(update={"act_now": lines}))
    assert f"\nSo this needs a call, not a note.\n{lines}\nThe review team:" in person.type(asked)
