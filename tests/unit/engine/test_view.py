"""What a shell is given to show: words, signposts, and nothing to work out."""

from __future__ import annotations

import pytest

from interview.engine import intents as do
from interview.engine.place import Kind, Place
from interview.engine.state import State, evolve
from interview.engine.view import View, view
from interview.model.invitation import Participant, Setting
from interview.model.taxonomy import AnswerState
from tests.support.talk import LONG, START, Person, guide, setting


def test_a_reviewers_query_is_put_letter_for_letter() -> None:
    words = "What did {{ 7*7 }} mean? {% raw %} [/i] {{ title }}"
    person = Person(setting(queries=[words, "And then?"]))
    person.to("you.role")
    shown = person.does(do.GoTo(Place("queries.1")))
    assert shown.boxes[0].asked == words
    assert "2 in all" in shown.signpost
    assert shown.boxes[0].why == guide().words["queries_why"]


def test_a_title_with_braces_stays_as_it_is_in_a_signpost() -> None:
    person = Person(setting())
    shown = person.to_the_moments("{{ 7*7 }} and {% x %} [b]")
    assert "{{ 7*7 }} and {% x %} [b]" in shown.signpost
    assert shown.title == "{{ 7*7 }} and {% x %} [b]"


def test_the_invitations_role_and_agency_are_there_to_be_kept_or_changed() -> None:
    person = Person(setting())
    person.to("you.role")
    assert person.view.boxes[0].suggested == "social worker"
    assert person.say("A student then.").boxes[0].suggested == "Children's social care"
    person.does(do.Back())
    assert person.view.boxes[0].suggested == ""


def test_without_an_invitation_nothing_is_suggested() -> None:
    person = Person()
    person.chosen["intro.witness"] = "no"
    person.to("you.role")
    assert person.view.boxes[0].suggested == ""


def test_tools_are_named_by_the_role_they_gave() -> None:
    person = Person(Setting(participant=Participant(code="PO1")))
    person.chosen["intro.witness"] = "no"
    person.to("you.role")
    person.say("Police officer")
    person.to_the_moments("A")
    hints = [box.hint for box in person.to("shaped.tools", "PO1-1").boxes]
    assert any("control room log" in hint for hint in hints)


def test_the_hard_part_is_said_once_before_the_first_moment() -> None:
    person = Person(setting())
    first = person.to_the_moments("A", "B", deep=["SW1-1", "SW1-2"])
    assert first.signpost.startswith("The next part goes slowly")
    assert "Turning point 1 of 2: A. About 15 minutes" in first.signpost
    second = person.to("scene.setting", "SW1-2")
    assert second.signpost.startswith("That one is done and saved. 1 to go.")


def test_a_light_moment_is_announced_as_one_short_page() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1"])
    assert "One short page" in person.to("knew.in_front", "SW1-2").signpost


def test_a_moment_left_open_is_not_called_done() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1", "SW1-2"])
    person.say()
    shown = person.does(do.GoTo(Place("scene.setting", "SW1-2")))
    assert shown.signpost.startswith("Turning point 2 of 2: B")


def test_the_next_part_of_a_moment_is_announced_once() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    assert person.to("thought.to_colleague", "SW1-1").signpost.startswith("That's what you had")
    person.does(do.Back(), do.GoOn())
    assert person.view.signpost == ""


def test_the_reviewers_list_is_announced() -> None:
    person = Person(setting("E1"))
    assert person.to_the_roster().signpost.startswith("Next, the moments")
    assert person.does(do.CloseRoster()).signpost.startswith("Your list is done")


def test_nothing_is_announced_at_the_hand_over() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    assert person.to_the_end().signpost == ""


def test_what_was_said_just_before_is_shown_and_gone_after_finding_ones_way() -> None:
    person = Person(setting())
    person.to("you.agency")
    assert person.view.said == LONG
    assert person.does(do.Back()).said == ""


def test_a_choice_is_not_something_said() -> None:
    person = Person(setting())
    assert person.to("you.role").said == ""


def test_what_was_said_on_a_page_is_its_last_box_with_words() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    boxes = person.to("shaped.tasks", "SW1-1").boxes
    replies = (person.reply(boxes[0], "Tasks."), person.reply(boxes[1], "Tools."))
    shown = person.does(do.Answer((*replies, person.reply(boxes[2], ""))))
    assert shown.said == "Tools."
    assert shown.noted == ""


@pytest.mark.parametrize(
    "notes,said",
    [([{"what": "A"}, {"what": "B"}], "B"), ([{"how": "Slowly."}], "Slowly."), ([], "")],
)
def test_what_was_said_in_notes_is_the_last_of_them(notes: list[object], said: str) -> None:
    person = Person(setting())
    person.to("you.role")
    person.does(do.GoTo(Place("shaped.factors")))
    assert person.does(do.Answer((do.Reply(person.at[0], value=notes),))).said == said


def test_another_answer_than_words_is_noted() -> None:
    person = Person(setting())
    person.to("you.records")
    shown = person.say("", AnswerState.CANNOT_RECALL)
    assert shown.noted == "Noted. You don't recall. That is an answer too."
    assert person.say().noted == ""


def test_a_page_has_no_one_answer_to_note() -> None:
    person = Person(setting())
    person.to_the_moments("A")
    person.to("shaped.tasks", "SW1-1")
    assert person.say("", AnswerState.CANNOT_RECALL).noted == ""


def test_a_blank_is_not_remarked_on() -> None:
    person = Person(setting())
    person.to("you.records")
    assert person.say("").noted == ""


def test_the_guides_words_are_said_with_their_names_filled_in() -> None:
    shown = Person(setting()).view
    assert "Lead reviewer 1" in shown.say("ask_first")
    assert "March" in shown.say("reading_ask", when="1 to 10 March")
    assert shown.say("no_such_words") == ""


def test_where_a_case_names_no_contact_the_guide_does() -> None:
    person = Person()
    stop = person.choose("ask_first").stop
    assert stop is not None
    assert guide().words["contact"] in stop.words


def test_whose_interview_it_is_stands_around_every_step() -> None:
    about = Person(setting()).view.about
    told = (about.case, about.code, about.role, about.practice, about.entered_by)
    assert told == ("Larch review", "SW1", "social worker", False, "SW1")
    assert about.setting.support == "Staff care line"
    assert not about.confirmed


def test_without_an_invitation_there_is_little_to_say_of_whose_it_is() -> None:
    about = Person().view.about
    assert (about.case, about.code, about.role) == ("", "", "")


def test_the_question_gone_back_to_shows_its_answer() -> None:
    person = Person(setting())
    person.to("you.agency")
    given = person.does(do.Back()).boxes[0].given
    assert given is not None
    assert given.text == LONG


def test_an_interview_is_shown_from_its_first_step_on() -> None:
    person = Person(setting())
    bare: State = evolve(None, person.state.began, START)
    with pytest.raises(ValueError, match="first step"):
        view(bare, person.guide)


def test_a_moment_set_aside_from_the_list_is_not_counted_in_where() -> None:
    person = Person(setting())
    person.to_the_moments("A", "B", deep=["SW1-1", "SW1-2"])

    def where(shown: View) -> tuple[str, str]:
        return shown.where, shown.title

    assert where(person.view) == ("Turning point 1 of 2", "A")
    person.does(do.GoToRoster())
    assert person.view.kind is Kind.ROSTER
    assert where(person.view) == ("Turning points", "")


@pytest.mark.parametrize(
    "typist,shows", [("", "Me"), ("LR1", '"Me", says SW1')], ids=["self", "told"]
)
def test_a_choice_in_their_own_voice_says_whose_it_is_where_another_types(
    typist: str, shows: str
) -> None:
    person = Person(setting(), typist=typist)
    person.to_the_moments("The Friday call")
    (episode,) = person.state.deep
    place = Place("options.who_held", episode)
    person.to(*place)
    assert person.view.boxes[0].choices[0].label == shows
    person.choose("me")
    assert (person.given(*place).value, person.given(*place).text) == ("me", "Me")


@pytest.mark.parametrize("typist,says", [("", ""), ("LR1", '"I" and "me" are SW1')])
def test_whose_i_is_is_said_where_another_types(typist: str, says: str) -> None:
    person = Person(setting(), typist=typist)
    assert person.to("you.role").own_voice == says
