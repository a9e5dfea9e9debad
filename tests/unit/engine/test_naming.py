"""Words that look like names: looked at once, changed only by choice, and nothing of it sent."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from interview.beginning import Beginning
from interview.conversation import Conversation
from interview.engine import intents as do
from interview.engine.decide import NotNow
from interview.engine.events import NameKept
from interview.engine.handover import record_of
from interview.engine.naming import Likely, LooksLikeNames, to_check
from interview.engine.place import Kind, Place
from interview.language.identity import find, rules
from interview.model.guide import Guide
from interview.model.invitation import Reader
from interview.model.taxonomy import Mode
from tests.support.talk import Memory, Person, guide, setting, ticking

WELL = Place("well.what")
SAID = "I rang Kasia at four and Kasia said that Kasia's mum was out."


def told(
    text: str,
    *,
    readers: tuple[Reader, ...] = (),
    title: str = "The visit",
    by: Guide | None = None,
) -> Person:
    """Return somebody at the read-back who said `text` of what went well."""
    person = Person(setting().model_copy(update={"readers": readers}), by)
    person.to_the_moments(title)
    person.answer_until(lambda view: view.kind is Kind.READ_BACK)
    person.does(do.GoTo(WELL), do.Answer((do.Reply(WELL, text),), stay=True), do.ReadBack())
    return person


def checked(person: Person) -> Person:
    """Say that the account is right."""
    person.does(do.Answer((do.Reply(Place("close.checked"), value="yes"),)))
    return person


def words(person: Person) -> list[str]:
    return [one.word for one in to_check(person.state, person.guide)]


def only(person: Person) -> Likely:
    (one,) = to_check(person.state, person.guide)
    return one


def sent(person: Person) -> str:
    return json.dumps(record_of(person.state, person.guide).plain(), ensure_ascii=False)


def test_an_account_without_names_goes_straight_to_the_hand_over() -> None:
    assert checked(told("The nursery rang on the Monday.")).view.kind is Kind.HAND_OVER


def test_a_likely_name_is_counted_at_the_reading_and_asked_about_before_the_hand_over() -> None:
    person = told(SAID)
    account = person.view.account
    assert account is not None
    assert [one.word for one in account.names] == ["Kasia"]
    assert checked(person).view.kind is Kind.NAMES


def test_what_is_kept_is_not_asked_about_again_and_the_account_stays_confirmed() -> None:
    person = checked(told(SAID))
    view = person.does(do.KeepName("Kasia"))
    assert view.kind is Kind.HAND_OVER
    assert view.about.confirmed
    assert words(person) == []
    assert person.given("well.what").text == SAID


def test_nothing_of_what_was_looked_at_is_handed_over() -> None:
    person = checked(told(SAID))
    before = sent(person)
    person.does(do.KeepName("Kasia"))
    assert sent(person) == before
    assert any(isinstance(one, NameKept) for one in person.memory.events)


def test_a_role_is_put_wherever_the_name_stood_and_the_account_is_read_again() -> None:
    person = checked(told(SAID))
    view = person.does(do.ReplaceName("Kasia", "the nurse"))
    assert view.kind is Kind.READ_BACK
    assert not view.about.confirmed
    assert view.signpost.startswith("What you changed is in it now.")
    said = person.given("well.what")
    assert said.text == "I rang the nurse at four and the nurse said that the nurse's mum was out."
    assert said.changed
    assert "Kasia" not in sent(person)
    assert checked(person).view.kind is Kind.HAND_OVER


def test_both_versions_are_in_the_journal_and_another_day_gives_the_same() -> None:
    person = checked(told(SAID))
    person.does(do.ReplaceName("Kasia", "the nurse"))
    assert SAID in json.dumps([data for data, _ in person.memory.kept])
    assert person.resumed().state == person.state


def test_the_next_word_comes_after_the_one_before_it() -> None:
    person = checked(told("I rang Kasia and then I rang Marek."))
    assert words(person) == ["Kasia", "Marek"]
    assert person.does(do.ReplaceName("Kasia", "the nurse")).kind is Kind.NAMES
    assert words(person) == ["Marek"]
    assert person.does(do.KeepName("Marek")).kind is Kind.READ_BACK


def test_a_name_in_a_title_is_out_of_the_questions_that_said_it_too() -> None:
    person = checked(told("Time.", title="The call from Kasia"))
    assert "Kasia" in sent(person)
    person.does(do.ReplaceName("Kasia", "the nurse"))
    assert "Kasia" not in sent(person)
    assert "The call from the nurse" in sent(person)


def test_a_name_in_a_follow_up_or_a_note_is_found_and_replaced() -> None:
    person = Person(setting())
    person.to_the_moments("The visit")
    person.to("faced.else", "SW1-1")
    view = person.say("We were stretched.")
    assert view.asking is not None
    person.say("Only Kasia was in.")
    item = {"what": "By then Marek had moved.", "source": "told", "source_role": "a nurse"}
    place = Place("knew.items", "SW1-1")
    person.does(do.GoTo(place), do.Answer((do.Reply(place, value=[item]),)))
    person.answer_until(lambda view: view.kind is Kind.READ_BACK)
    assert set(words(person)) == {"Kasia", "Marek"}
    person.does(do.ReplaceName("Kasia", "a nurse"), do.ReplaceName("Marek", "the father"))
    assert "Only a nurse was in." in sent(person)
    assert "By then the father had moved." in sent(person)


def test_a_name_of_several_words_comes_before_its_parts() -> None:
    person = told("I rang Kasia twice. Then Kasia Vale rang me back.")
    assert words(person) == ["Kasia Vale", "Kasia"]


def test_a_part_of_a_name_that_is_kept_stays_in_it() -> None:
    person = told("I rang Kasia, and it was at the Kasia Vale centre.")
    person.does(do.KeepName("Kasia Vale"), do.ReplaceName("Kasia", "the nurse"))
    said = person.given("well.what").text
    assert said == "I rang the nurse, and it was at the Kasia Vale centre."


def test_no_code_is_offered_where_nobody_has_said_whose_it_is() -> None:
    one = only(told(SAID))
    assert one.code == ""
    assert one.says == "looks like a name."
    assert one.instead == "Say who it is by role, and we will keep it that way."


def test_a_reader_is_known_wherever_they_are_named_and_has_their_code() -> None:
    lead = Reader(code="LR1", name="Lantern Vale", agency="Independent")
    one = only(told("Lantern rang me first.", readers=(lead,)))
    assert (one.word, one.code) == ("Lantern", "LR1")


@pytest.mark.parametrize("written", ["Kasia (HV2)", "HV2 (Kasia)"])
def test_a_code_that_the_person_wrote_beside_a_name_is_offered(written: str) -> None:
    assert only(told(f"I rang {written} at four.")).code == "HV2"


@pytest.mark.parametrize("written", ["Kasia (HV2)", "HV2 (Kasia)", "Kasia(HV2)", "Kasia"])
def test_a_code_is_not_put_beside_itself(written: str) -> None:
    person = told(f"I rang {written} at four.")
    person.does(do.ReplaceName("Kasia", "HV2"))
    assert person.given("well.what").text == "I rang HV2 at four."


def test_two_codes_for_one_name_offer_neither() -> None:
    assert only(told("I rang Kasia (HV2) and then Kasia (SW3).")).code == ""


def test_what_was_put_for_a_whole_name_is_offered_for_a_part_of_it() -> None:
    person = told("Then Kasia Vale rang me back. I like Kasia.")
    person.does(do.ReplaceName("Kasia Vale", "HV2"))
    assert only(person).code == "HV2"


def test_a_reader_without_a_name_of_their_own_makes_no_word_a_name() -> None:
    lead = Reader(code="LR1", name="Lead reviewer 1", agency="Independent")
    assert words(told("The lead reviewer rang. Lead on.", readers=(lead,))) == []


@pytest.mark.parametrize(
    "word,instead",
    [
        ("Marek", "the father"),
        ("Kasia", ""),
        ("Kasia", "  "),
        ("Kasia", "Kasia's mum"),
        ("Kasia", "x" * 201),
        ("Kasia", "the\nnurse"),
        ("", "x"),
    ],
)
def test_what_can_not_stand_there_is_refused_and_changes_nothing(word: str, instead: str) -> None:
    person = checked(told(SAID))
    before = person.state
    with pytest.raises(NotNow) as refused:
        person.does(do.ReplaceName(word, instead))
    assert "Kasia" not in str(refused.value)
    assert person.state == before


@pytest.mark.parametrize("instead", ["[Mum]", "{{ x }}", r"\1\g<0>", "[/i]"])
def test_what_is_put_there_is_kept_letter_for_letter(instead: str) -> None:
    person = checked(told("I rang Kasia."))
    person.does(do.ReplaceName("Kasia", instead))
    assert person.given("well.what").text == f"I rang {instead}."


def test_what_is_handed_over_before_it_was_read_back_is_looked_at_too() -> None:
    person = Person(setting(), typist="LR1")
    person.to_the_moments("The visit")
    person.answer_until(lambda view: view.kind is Kind.READ_BACK)
    person.does(do.GoTo(WELL), do.Answer((do.Reply(WELL, SAID),), stay=True), do.ReadBack())
    assert person.does(do.GoToHandOver()).kind is Kind.NAMES
    view = person.does(do.KeepName("Kasia"))
    assert (view.kind, view.about.confirmed) == (Kind.HAND_OVER, False)


def test_a_confirmed_account_is_not_handed_over_unlooked_at() -> None:
    person = checked(told(SAID))
    with pytest.raises(NotNow, match="have not been looked at"):
        person.does(do.HandOver("sha256:" + "0" * 64, "record.json"))
    person.does(do.KeepName("Kasia"), do.HandOver("sha256:" + "0" * 64, "record.json"))
    assert person.view.kind is Kind.HANDED_OVER


def handed_over(text: str = "Time.") -> Person:
    person = checked(told(text))
    person.does(*(do.KeepName(one) for one in words(person)))
    person.does(do.HandOver("sha256:" + "0" * 64, "record.json"))
    return person


@pytest.mark.parametrize(
    "later", [do.Add(SAID), do.Add("More.", SAID), do.Correct(WELL, SAID, "I was wrong.")]
)
def test_what_is_added_later_is_kept_once_its_names_were_looked_at(
    later: do.Add | do.Correct,
) -> None:
    person = handed_over()
    before = person.state
    with pytest.raises(LooksLikeNames) as refused:
        person.does(later)
    assert refused.value.words == ("Kasia",)
    assert "Kasia" not in str(refused.value)
    assert person.state == before
    person.does(replace(later, looked_at=True))
    assert len(person.state.later) == 1
    person.does(later)
    assert len(person.state.later) == 2


def test_a_name_that_was_kept_before_may_be_in_what_is_added() -> None:
    person = handed_over(SAID)
    person.does(do.Add("Then Kasia rang back."))
    assert len(person.state.later) == 1


def test_an_interview_by_a_guide_without_words_for_names_is_asked_about_none() -> None:
    older = guide().model_copy(update={"identity": None})
    assert checked(told(SAID, by=older)).view.kind is Kind.HAND_OVER


def test_an_interview_that_stands_at_the_hand_over_unlooked_at_is_asked_before_it() -> None:
    person = checked(told(SAID, by=guide().model_copy(update={"identity": None})))
    person.talk.guide = guide()
    with pytest.raises(NotNow):
        person.does(do.HandOver("sha256:" + "0" * 64, "record.json"))
    assert person.does(do.GoOn()).kind is Kind.NAMES


def test_going_back_from_a_word_leads_to_the_reading() -> None:
    person = checked(told(SAID))
    view = person.does(do.Back())
    assert (view.kind, view.signpost) == (Kind.READ_BACK, "")
    assert checked(person).view.kind is Kind.NAMES
    assert person.does(do.GoOn()).kind is Kind.NAMES


def test_the_service_as_the_person_names_it_is_no_name_to_look_at() -> None:
    person = told("It was good at Lanterns that week.")
    assert words(person) == ["Lanterns"]
    agency = Place("you.agency")
    person.does(do.GoTo(agency), do.Answer((do.Reply(agency, "Lanterns"),), stay=True))
    assert words(person) == []


def test_a_story_that_is_walked_is_not_looked_at() -> None:
    person = told(SAID)
    began = Beginning(person.guide, setting(), Mode.SCRIPTED, owner="o").event()
    talk = Conversation.begin(person.guide, began, Memory(), ticking())
    walked = person.state.__class__(
        **{
            **{name: getattr(person.state, name) for name in person.state.__slots__},
            "began": talk.state.began,
        }
    )
    assert to_check(walked, person.guide) == ()


def test_the_guide_s_own_questions_hold_nothing_that_looks_like_a_name() -> None:
    words = guide().identity
    assert words is not None
    asked = [text for one in guide().questions for text in (one.ask, one.hint, one.why)]
    asked += [ask for one in guide().probes for ask in one.ask]
    asked += [choice.label for one in guide().questions for choice in one.choices]
    assert len(asked) > len(guide().questions)
    assert [one.word for text in asked for one in find(text, rules(words))] == []
