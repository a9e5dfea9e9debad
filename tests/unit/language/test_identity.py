"""How well words are known that may say who somebody is, and what is left alone.

The table is fictional speech of practitioners, labelled before any rule was tuned. Run it alone
(`-n0`) to see the figures of each kind.
"""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.guides.load import load_named
from interview.language import identity
from interview.model.identity import Likeness
from tests.support.labelled import TUNED, UNSEEN, Figures, Mark, figures, half, table

SENTENCES = table("identity.tsv")
WORDS = load_named().identity
assert WORDS is not None
RULES = identity.rules(WORDS)
EXACT = {kind.value for kind in Likeness} - {Likeness.NAME.value}


def found(text: str) -> list[Mark]:
    return [Mark(one.kind.value, one.start, one.end) for one in identity.find(text, RULES)]


def words(text: str, rules: identity.Rules = RULES) -> list[str]:
    return [one.word for one in identity.find(text, rules)]


def told(which: int, capsys: pytest.CaptureFixture[str]) -> dict[str, Figures]:
    counted = figures(half(SENTENCES, which), found)
    with capsys.disabled():
        seen = "seen while tuning" if which == TUNED else "never seen while tuning"
        rows = "".join(f"\n  {kind:15} {one}" for kind, one in counted.items())
        sys.stdout.write(f"\nnames and numbers, {seen}{rows}\n")
    return counted


@pytest.mark.parametrize("which", [UNSEEN, TUNED])
def test_names_are_found_and_other_words_left_alone(
    which: int, capsys: pytest.CaptureFixture[str]
) -> None:
    counted = told(which, capsys)
    assert counted["name"].recall >= 0.90
    assert counted["all"].precision >= 0.90
    assert counted["all"].alarms_in_100 <= 5


def test_sentences_full_of_what_services_and_forms_are_called_raise_few_alarms(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The first 70 of these were tuned on, and the others were not."""
    hard = table("capitals.tsv")
    unseen = figures(hard[_TUNED_HARD:], found)["name"]
    counted = figures(hard, found)["name"]
    with capsys.disabled():
        sys.stdout.write(f"\nhard ones, all   {counted}\nhard ones, unseen   {unseen}\n")
    assert min(counted.recall, unseen.recall) >= 0.90
    assert counted.alarms_in_100 <= 15
    assert unseen.alarms_in_100 <= 25


_TUNED_HARD = 70


def test_numbers_and_addresses_are_found_exactly() -> None:
    counted = figures(SENTENCES, found)
    assert {kind for kind in counted if kind in EXACT} == EXACT
    for kind in EXACT:
        assert (counted[kind].precision, counted[kind].recall) == (1, 1)


def test_the_table_is_large_and_half_of_it_is_neutral() -> None:
    neutral = sum(not one.marks for one in SENTENCES)
    assert len(SENTENCES) >= 150
    assert 0.45 <= neutral / len(SENTENCES) <= 0.55
    assert len({one.text for one in SENTENCES}) == len(SENTENCES)


@pytest.mark.parametrize(
    "text,name",
    [
        ("Robin's mum opened the door.", "Robin"),
        ("Mrs Vale opened the door.", "Mrs Vale"),
        ("Dr. Vale opened the door.", "Dr. Vale"),
        ("I rang Robin Vale-Moss twice.", "Robin Vale-Moss"),
        ("I rang Zo\u00eb\u2019s school.", "Zo\u00eb"),
        ("It was at Fern Hill Surgery that day.", "Fern Hill Surgery"),
        ("He was called Sky by all of them.", "Sky"),
        ("sarah was not there", "sarah"),
        ("i saw ms hart there", "ms hart"),
        ("I met Health Visitor Robin Vale.", "Robin Vale"),
        ("Okafor attended.", "Okafor"),
        ("Grace was there when I came.", "Grace"),
        ("Will said that he would ring.", "Will"),
        ("Mrs McDonald-Smythe was out.", "Mrs McDonald-Smythe"),
        ("I RANG MRS VALE AND SHE WAS OUT", "MRS VALE"),
        ("Tyrell's social worker was off.", "Tyrell"),
        ("I rang \u041e\u043b\u0435\u043d\u0430 on the Friday.", "\u041e\u043b\u0435\u043d\u0430"),
        ("I saw \u0645\u062d\u0645\u062f there.", "\u0645\u062d\u0645\u062f"),
    ],
)
def test_a_name_is_found_whole_without_what_hangs_on_it(text: str, name: str) -> None:
    assert words(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "[Mum] [Redacted] [name withheld] [/i]",
        "SW1 told HV2 and then TE1.",
        "Two Visits With No Answer At Hawthorn",
        "\u0645\u062d\u0645\u062f \u6797\u5c0f\u660e",
        "It went to the Targeted Youth Support Team and the Practice Supervisor.",
        "I was in Band 6 and she in Room 12.",
        "It was the twelfth of March 2024, or 12/03/2024.",
        "The review is on 12 March 2019, and the child was born early.",
        "Ring 101, 999 or 0800 1111, or ext 4417.",
        "The number was 943 476 5918.",
        "The visit was on 01/02/2024 10:30, and again at noon.",
        "Neighbours said so, and Custody rang. Another asked. Later said nothing.",
        "May was a long month and Summer was no better.",
        "It is F12 3AB on the form.",
        "",
    ],
)
def test_what_says_nothing_of_anybody_is_left_alone(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    "text,number",
    [
        ("ring 07700 900123 2 times", "07700 900123"),
        ("from +48 22 123 45 67 again", "+48 22 123 45 67"),
        ("on 01632/960017 at nine", "01632/960017"),
        ("NHS 943.476.5919 on it", "943.476.5919"),
        ("she was born on 3/4 that year", "3/4"),
        ("born on Tuesday 3 April 2019", "3 April 2019"),
        ("dob: 3/4/19.", "3/4/19"),
        ("Her date of birth is the 3rd of April 2019", "3rd of April 2019"),
        ("born April 3, 2019", "April 3, 2019"),
        ("write to a.b@example.org.", "a.b@example.org"),
    ],
)
def test_a_number_is_found_whole_and_without_what_follows(text: str, number: str) -> None:
    assert words(text) == [number]


def test_a_word_that_the_case_or_the_account_uses_otherwise_is_no_name() -> None:
    assert words("We met at the Lanterns project.") == ["Lanterns"]
    known = identity.rules(WORDS, known=identity.small_words("all the lanterns were out"))
    assert words("We met at the Lanterns project.", known) == []


def test_a_person_who_is_known_of_is_found_wherever_they_are_named() -> None:
    known = identity.rules(WORDS, people=frozenset({"lantern"}))
    assert words("Lantern was out.") == []
    assert words("Lantern rang me.", known) == ["Lantern"]


@given(st.text(st.sampled_from("aA Mrs.'\u2019-\n\"@0+1)(eE_Kk\u00e9\u0130"), max_size=300))
def test_whatever_the_text_what_is_found_stands_there_and_apart(text: str) -> None:
    marks = identity.find(text, RULES)
    assert all(text[one.start : one.end] == one.word and one.word for one in marks)
    assert all(one.end <= after.start for one, after in pairwise(marks))
