"""The made-up case: what was planted is found, nothing else is claimed, nothing from silence."""

from __future__ import annotations

import tomllib
from itertools import combinations

import pytest

from interview.model.merged import ABSENCES, Difference, Kind
from interview.model.taxonomy import AnswerState
from tests.support import fern
from tests.support.fern_records import compared

# The planted kinds that `compare` names; the others are for people to find in the words.
_NAMED = {kind.value for kind in Kind}
GONE = [set(some) for n in (1, 2) for some in combinations(fern.CODES, n)]


def claim(one: Difference) -> tuple[str, str | None, frozenset[str]]:
    return one.kind.value, one.episode, frozenset(one.participants)


def planted() -> set[tuple[str, str, frozenset[str]]]:
    rows = tomllib.loads((fern.FERN / "debrief.toml").read_text(encoding="utf-8"))["planted"]
    return {
        (one["kind"], one["episode"], frozenset(one["participants"]))
        for one in rows
        if one["kind"] in _NAMED
    }


def test_every_planted_difference_is_found_and_nothing_else_is_claimed() -> None:
    assert len(planted()) == 3
    assert {claim(one) for one in compared().differences} == planted()


@pytest.mark.parametrize("gone", GONE, ids=lambda gone: "+".join(sorted(gone)))
def test_nothing_is_claimed_from_the_silence_of_those_who_have_not_returned(gone: set[str]) -> None:
    found = compared(without=gone)
    claimed = {claim(one) for one in found.differences if one.kind is not Kind.NO_ACCOUNT_YET}
    # What is left of a planted one may still stand between those who have returned.
    left = {(kind, episode, people - gone) for kind, episode, people in planted()}
    assert {one for one in planted() if not one[2] & gone} <= claimed <= left
    for one in found.differences:
        if one.kind is Kind.NO_ACCOUNT_YET:
            assert gone & set(one.participants)
    missing = {code for one in found.absences if one.kind is Kind.NOT_RETURNED
               for code in one.participants}  # fmt: skip
    assert missing == gone


def test_every_difference_leads_back_to_words_that_are_there() -> None:
    found = compared()
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


def test_differences_and_absences_are_kept_apart() -> None:
    found = compared(without=["HV1"])
    assert {one.kind for one in found.differences}.isdisjoint(ABSENCES)
    assert {one.kind for one in found.absences} <= ABSENCES


def test_who_knew_what_is_in_the_order_of_learning_with_the_undated_last() -> None:
    known = compared().known
    days = [one.item.learned_edtf for one in known]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert days == dated + [None] * (len(days) - len(dated))
    assert {one.code for one in known} == set(fern.CODES)


def test_factors_lead_back_to_their_person_agency_and_episode() -> None:
    found = compared()
    agencies = {who.code: who.agency for who in fern.case_file().participant}
    assert len(found.factors) == 15
    assert {one.agency for one in found.factors if agencies[one.code] != one.agency} == set()
    assert {one.episode for one in found.factors} <= {one.id for one in found.episodes}
