"""The made-up cases: what was planted is found, nothing else is claimed, nothing from silence."""

from __future__ import annotations

from itertools import combinations

import pytest

from interview.model.merged import ABSENCES, Difference, Kind
from interview.model.taxonomy import AnswerState
from interview.practice import cases
from tests.support import made_up

# The planted kinds that `compare` names; the others are for people to find in the words.
_NAMED = {kind.value for kind in Kind}
GONE = [
    (one.id, set(some))
    for one in cases.cases()
    for n in (1, 2)
    for some in combinations(one.roles, n)
]

each = pytest.mark.parametrize("name", made_up.NAMES)


def claim(one: Difference) -> tuple[str, str | None, frozenset[str]]:
    return one.kind.value, one.episode, frozenset(one.participants)


def planted(name: str) -> set[tuple[str, str, frozenset[str]]]:
    return {
        (one.kind.value, one.episode, frozenset(one.participants))
        for one in cases.case(name).debrief().planted
        if one.kind.value in _NAMED
    }


@each
def test_every_planted_difference_is_found_and_nothing_else_is_claimed(name: str) -> None:
    assert len(planted(name)) == 3
    assert {claim(one) for one in made_up.compared(name).differences} == planted(name)


@pytest.mark.parametrize(
    "name,gone", GONE, ids=[f"{name}-{'+'.join(sorted(gone))}" for name, gone in GONE]
)
def test_nothing_is_claimed_from_the_silence_of_those_who_have_not_returned(
    name: str, gone: set[str]
) -> None:
    found = made_up.compared(name, without=gone)
    claimed = {claim(one) for one in found.differences if one.kind is not Kind.NO_ACCOUNT_YET}
    # What is left of a planted one may still stand between those who have returned.
    left = {(kind, episode, people - gone) for kind, episode, people in planted(name)}
    assert {one for one in planted(name) if not one[2] & gone} <= claimed <= left
    for one in found.differences:
        if one.kind is Kind.NO_ACCOUNT_YET:
            assert gone & set(one.participants)
    missing = {code for one in found.absences if one.kind is Kind.NOT_RETURNED
               for code in one.participants}  # fmt: skip
    assert missing == gone


@each
def test_every_difference_leads_back_to_words_that_are_there(name: str) -> None:
    found = made_up.compared(name)
    answers = {
        f"{account.code}:{one.variants[0].id}"
        for account in found.accounts
        for one in account.said
        if one.variants[0].state is AnswerState.ANSWERED
    }
    dates = {f"{told.code}:when/{told.own.id}" for one in found.episodes for told in one.tellings}
    for one in found.differences:
        assert set(one.answers) <= answers | dates
        assert {answer.partition(":")[0] for answer in one.answers} <= set(one.participants)


@each
def test_differences_and_absences_are_kept_apart(name: str) -> None:
    found = made_up.compared(name, without=cases.case(name).roles[1:2])
    assert {one.kind for one in found.differences}.isdisjoint(ABSENCES)
    assert {one.kind for one in found.absences} <= ABSENCES


@each
def test_who_knew_what_is_in_the_order_of_learning_with_the_undated_last(name: str) -> None:
    known = made_up.compared(name).known
    days = [one.item.learned_edtf for one in known]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert days == dated + [None] * (len(days) - len(dated))
    assert {one.code for one in known} == set(cases.case(name).roles)


@each
def test_factors_lead_back_to_their_person_agency_and_episode(name: str) -> None:
    found = made_up.compared(name)
    agencies = {who.code: who.agency for who in cases.case(name).file.participant}
    assert len(found.factors) == 15
    assert {one.agency for one in found.factors if agencies[one.code] != one.agency} == set()
    assert {one.episode for one in found.factors} <= {one.id for one in found.episodes}
