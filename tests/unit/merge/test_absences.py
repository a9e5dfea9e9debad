"""Absence is shown, each kind for what it is."""

from __future__ import annotations

import pytest

from interview.merge.accounts import account
from interview.merge.compare import compare
from interview.model.case import InvitedParticipant
from interview.model.decision import Decisions
from interview.model.guide import Depth
from interview.model.invitation import InvitedEpisode
from interview.model.merged import Kind, Standing, Withdrawal
from tests.support import fern
from tests.support.records import answer, episode, record, value
from tests.unit.merge.tables import compared, missing

E1 = [episode("E1", "2024-03-08")]


def test_who_has_not_returned_is_named_one_by_one() -> None:
    found = compared(record("SW1"))
    assert missing(found, Kind.NOT_RETURNED) == [(None, ("HV1",)), (None, ("TE1",))]


def test_who_withdrew_is_not_said_to_be_missing() -> None:
    who = InvitedParticipant(code="SW1", role="social worker", agency="Social care")
    gone = Withdrawal(by="LR1", on="2026-05-01", reason="asked to")
    one = account(who, Standing(code="SW1", withdrawn=gone), [], fern.guide())
    assert compare([one], [], Decisions(), fern.guide()).absences == ()


def test_an_episode_that_one_person_tells_of_is_a_single_voice() -> None:
    spoke = [record(code, answer("knew.in_front", "E1"), episodes=E1) for code in ("SW1", "HV1")]
    assert missing(compared(spoke[0]), Kind.SINGLE_VOICE) == [("E1", ("SW1",))]
    assert missing(compared(*spoke), Kind.SINGLE_VOICE) == []


def test_who_was_not_there_is_no_voice() -> None:
    there = record("SW1", answer("knew.in_front", "E1"), episodes=E1)
    away = record("HV1", answer("knew.in_front", "E1", state="not_there"), episodes=E1)
    assert missing(compared(there, away), Kind.SINGLE_VOICE) == [("E1", ("SW1",))]


def test_an_episode_without_a_confirmed_range_is_undated_for_that_person() -> None:
    dated = record("SW1", answer("knew.in_front", "E1"), episodes=E1)
    vague = record("HV1", answer("knew.in_front", "E1"), episodes=[episode("E1", None)])
    found = compared(dated, vague)
    assert missing(found, Kind.UNDATED) == [("E1", ("HV1",))]
    (one,) = [one for one in found.absences if one.kind is Kind.UNDATED]
    assert one.answers == ("HV1:when/E1",)
    assert missing(compared(dated), Kind.UNDATED) == []


def test_what_everybody_is_asked_and_somebody_never_was_is_named() -> None:
    never = [
        answer("well.what", state="never_put"),
        answer("knew.in_front", "E1", state="never_put"),
        answer("faced.else", "E1", text="Two reports"),
    ]
    found = compared(record("SW1", *never, episodes=E1))
    rows = [one for one in found.absences if one.kind is Kind.NEVER_PUT]
    assert [(one.episode, one.participants, one.answers) for one in rows] == [
        (None, ("SW1",), ("SW1:well.what",)),
        ("E1", ("SW1",), ("SW1:knew.in_front/E1",)),
    ]


def test_several_who_were_never_asked_stand_in_the_order_of_the_case() -> None:
    never = answer("well.what", state="never_put")
    told = [record(code, never) for code in ("TE1", "SW1", "HV1")]
    assert missing(compared(*told), Kind.NEVER_PUT) == [(None, ("SW1", "HV1", "TE1"))]


def test_what_was_put_in_one_of_two_versions_was_put() -> None:
    told = [record("SW1", answer("well.what", state=state)) for state in ("never_put", "answered")]
    assert missing(compared(*told), Kind.NEVER_PUT) == []


@pytest.mark.parametrize(
    "question, depth, when",
    [
        ("knew.stood_out", (Depth.OFFERED,), "answered('knew.in_front')"),
        ("knew.stood_out", (Depth.OFFERED,), ""),
        ("knew.stood_out", (Depth.CORE,), "answered('knew.in_front')"),
    ],
)
def test_what_is_only_offered_is_not_missed(
    question: str, depth: tuple[Depth, ...], when: str
) -> None:
    asked = fern.guide().by_id[question].model_copy(update={"depth": depth, "when": when})
    guide = fern.guide().model_copy(update={"questions": (asked,)})
    told = value(record("SW1", answer(question, "E1", state="never_put"), episodes=E1))
    who = InvitedParticipant(code="SW1", role="social worker", agency="Social care")
    one = account(who, Standing(code="SW1", tips=(told.digest,)), [told], guide)
    found = compare([one], [InvitedEpisode(id="E1", title="That day")], Decisions(), guide)
    assert missing(found, Kind.NEVER_PUT) == []


def test_other_states_are_not_never_put() -> None:
    states = ("cannot_recall", "left_blank", "prefer_not_to_say", "come_back_later")
    for state in states:
        said = answer("knew.in_front", "E1", state=state)
        assert missing(compared(record("SW1", said, episodes=E1)), Kind.NEVER_PUT) == []
