"""Whatever is typed or comes with an invitation: it is kept or left out, and nothing acts on it."""

from __future__ import annotations

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview.errors import ExitCode
from interview.model.invitation import CaseCard, InvitedEpisode
from tests.support.plain import ABOUT_YOU, OVERVIEW, START, WHOLE, Person, told

SHOWN = set(string.printable) - set("\x0b\x0c\r")


@pytest.mark.parametrize(
    "typed",
    [
        "[/i] [@click=app.quit] [Mum]",
        "{{ title }} {% for x in y %}",
        "=HYPERLINK(1)",
        "caf\u00e9 \u05e9\u05dc\u05d5\u05dd \U0001f926\u200d\u2642\ufe0f",
        "a" * 100_000,
        "word " * 20_000 + "end",
        "\u202eturned round",
        "tab\there",
    ],
    ids=["markup", "template", "formula", "scripts", "one-word", "long", "bidi", "tab"],
)
def test_words_are_kept_letter_for_letter(person: Person, typed: str) -> None:
    person.type([*START, typed, ".", "A school", "."])
    assert person.said("you.role") == typed
    assert person.said("you.agency") == "A school"


def test_control_characters_are_left_out_and_that_is_said(person: Person) -> None:
    said = person.type([*START, "one\x00 two\x1b[2J \x9b3m\x07", ".", "back"])
    assert person.said("you.role") == "one two[2J 3m"
    assert said.count("Some hidden marks were left out") == 1


def test_nothing_that_cannot_be_seen_reaches_the_terminal(person: Person) -> None:
    said = person.type([*START, "\u202eturned\u200b \x1b[31mred", ".", "back", "back"])
    assert "<U+202E>turned<U+200B> [31mred" in said
    assert set(said) <= SHOWN


def test_what_an_invitation_says_cannot_act_on_a_terminal(invited: Person) -> None:
    invited.setting = invited.setting.model_copy(
        update={
            "case": CaseCard(id="f" * 32, title="\x1b]52;c;AAAA\x07 {{ 7*7 }}"),
            "support": "Care line\x1b[2J",
        }
    )
    said = invited.type(["1"])
    assert "<U+001B>]52;c;AAAA<U+0007> {{ 7*7 }}" in " ".join(said.split())
    assert "\x1b" not in said


UNKIND = "[Mum] [/i] {{ 7*7 }} \u202eback"


def test_titles_dates_and_reasons_are_kept_and_said_letter_for_letter(person: Person) -> None:
    to_the_list = [*START, *ABOUT_YOU, *OVERVIEW]
    said = person.type([*to_the_list, UNKIND, ".", f"when {UNKIND}", ".", f"why {UNKIND}", "."])
    (named,) = person.on_disk().episodes.values()
    assert (named.title, named.words, named.why) == (UNKIND, f"when {UNKIND}", f"why {UNKIND}")
    assert "[Mum] [/i] {{ 7*7 }} <U+202E>back" in " ".join(said.split())


def test_notes_are_kept_and_said_letter_for_letter(person: Person) -> None:
    at = WHOLE.index("Nothing that I can put a name to.")
    to_the_notes = [*WHOLE[:at], *told("I learned of the move afterwards.")]
    said = person.type([*to_the_notes, UNKIND, "4", "2", f"by {UNKIND}", *"....", "read it back"])
    (note,) = next(
        given.value for place, given in person.on_disk().given.items() if "items" in place.question
    )
    assert (note["what"], note["source_role"]) == (UNKIND, f"by {UNKIND}")
    assert "Noted: [Mum] [/i] {{ 7*7 }} <U+202E>back" in " ".join(said.split())
    assert not {"\u202e", "\x1b"} & set(said)


def test_no_word_of_an_invitation_acts_on_a_terminal(invited: Person) -> None:
    steals = "\x1b]52;c;AAAA\x07 {{ 7*7 }} [/i]\x9b2J \u202e"
    invited.setting = invited.setting.model_copy(
        update={
            "support": f"Care line {steals}",
            "contact": f"Lead {steals}",
            "act_now": f"Call {steals}",
            "queries": (f"How is it? {steals}",),
            "episodes": (
                InvitedEpisode.model_construct(id="E1", title=f"The call {steals}", when=steals),
            ),
        }
    )
    said = invited.type(
        ["1", "1", "2", *ABOUT_YOU, *OVERVIEW, "The visit", *"...", "done", "unsafe"]
    )
    assert set(said) <= SHOWN
    assert "The call <U+001B>]52;c;AAAA<U+0007> {{ 7*7 }} [/i]" in " ".join(said.split())


def test_our_own_words_are_ascii(person: Person) -> None:
    said = person.type([*START, "help", "why", *ABOUT_YOU, "go to", "", "pause", "1", "unsafe"])
    assert said.isascii()


def test_no_line_of_ours_is_wider_than_a_narrow_window(invited: Person) -> None:
    said = invited.type(["1", "1", "2", "help", "why", *ABOUT_YOU, "read it back"])
    assert max(len(line) for line in said.splitlines()) <= 76


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.text(st.characters(codec="utf-8")) | st.sampled_from(["1", ".", "back"])))
def test_any_lines_at_all_come_to_an_end(
    person: Person, tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    someone = Person(tmp_path_factory.mktemp("someone"))
    said = someone.type([*START, *told("A nurse"), *lines])
    assert someone.code is ExitCode.DONE
    assert "\x1b" not in said
    assert someone.state is not None
    assert someone.on_disk().given == someone.state.given
