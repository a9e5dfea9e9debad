"""Differences: found where both sides were asked and answered, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest

from interview.model.decision import Mark
from tests.support.records import Plain, answer, episode, record
from tests.unit.merge.tables import claims, compared, same

E1 = [episode("E1", "2024-03-08")]


def held(code: str, value: object, *, state: str = "answered", key: str = "E1") -> Plain:
    said = answer("options.who_held", key, value=value, state=state)
    return record(code, said, episodes=[episode(key, "2024-03-08")])


def items(code: str, *given: Plain, **changed: object) -> Plain:
    """Return a record whose `knew.items` at E1 holds these, `[]` where there are none."""
    said: dict[str, Any] = {"value": list(given), **changed}
    return record(code, answer("knew.items", "E1", **said), episodes=E1)


def item(**fields: object) -> Plain:
    return {"what": "The move", "status": "knew", **fields}


SENT = item(passed_to=["social worker"], channel="voicemail", came_back="nothing")
SENT_TO_SW1 = [("sent_not_received", "E1", ("HV1", "SW1"))]
NOT_YET = [("no_account_yet", "E1", ("HV1", "SW1"))]
TOLD_BY_TEACHER = item(source="told", source_role="teacher")


@pytest.mark.parametrize(
    "records,found",
    [
        ([items("HV1", SENT), items("SW1")], SENT_TO_SW1),
        ([items("HV1", SENT), items("SW1", TOLD_BY_TEACHER)], SENT_TO_SW1),
        ([items("HV1", SENT), items("SW1", item(source_role="health visitor"))], []),
        ([items("HV1", SENT), items("SW1", item(source_role="HV1"))], []),
        ([items("HV1", SENT), items("SW1", item(source_role=" Health Visitor "))], []),
        ([items("HV1", item(passed_to=["SW1"])), items("SW1")], SENT_TO_SW1),
        ([items("HV1", item(passed_to=["sw1"], came_back="Nothing.")), items("SW1")], SENT_TO_SW1),
        ([items("HV1", item(passed_to=["SW1"], came_back="She rang")), items("SW1")], []),
        ([items("HV1", item(passed_to=["the duty desk"])), items("SW1")], []),
        ([items("HV1", item(passed_to=["HV1"])), items("SW1")], []),
        ([items("HV1", item()), items("SW1")], []),
        ([items("HV1", item(passed_to=["SW1"], came_back="None")), items("SW1")], SENT_TO_SW1),
        ([items("HV1", item(passed_to=[" SW1 "])), items("SW1", item())], SENT_TO_SW1),
        ([items("HV1", SENT), items("SW1", value=None)], SENT_TO_SW1),
        # Silence is not evidence.
        ([items("HV1", SENT)], NOT_YET),
        ([items("HV1", SENT), record("SW1", episodes=E1)], NOT_YET),
        ([items("HV1", SENT), items("SW1", state="cannot_recall")], NOT_YET),
        ([items("HV1", SENT), items("SW1", state="left_blank")], NOT_YET),
        ([items("HV1", SENT), items("SW1", state="never_put")], NOT_YET),
        ([items("HV1", SENT), items("SW1", state="not_there")], NOT_YET),
        ([items("HV1", SENT, state="prefer_not_to_say"), items("SW1")], []),
    ],
)
def test_what_was_sent_and_not_received(records: list[Plain], found: list[Any]) -> None:
    assert claims(compared(*records)) == found


def test_a_message_to_a_role_that_two_people_have_names_neither() -> None:
    both = compared(items("HV1", SENT), items("SW1"), codes=("SW1", "SW2", "HV1"))
    assert claims(both) == []


def test_two_things_passed_on_to_one_person_are_one_difference() -> None:
    assert claims(compared(items("HV1", SENT, SENT), items("SW1"))) == SENT_TO_SW1


def test_a_difference_leads_back_to_the_answers() -> None:
    (found,) = compared(items("HV1", SENT), items("SW1")).differences
    assert found.answers == ("HV1:knew.items/E1", "SW1:knew.items/E1")


DIFFERS = "held_differently"
NOT_HEARD = "no_account_yet"


@pytest.mark.parametrize(
    "records,found",
    [
        ([held("SW1", "HV1"), held("HV1", "SW1")], [(DIFFERS, "E1", ("SW1", "HV1"))]),
        ([held("SW1", "me"), held("HV1", "me")], [(DIFFERS, "E1", ("SW1", "HV1"))]),
        ([held("SW1", "nobody"), held("HV1", "not_clear")], [(DIFFERS, "E1", ("SW1", "HV1"))]),
        ([held("SW1", "me"), held("HV1", "SW1")], []),
        ([held("SW1", "me"), held("HV1", "social worker")], []),
        ([held("SW1", "SW1"), held("HV1", "social worker")], []),  # by one's own code
        ([held("SW1", "me")], []),
        (
            [held("SW1", "me"), held("HV1", "me"), held("SW2", "TE1")],
            [(DIFFERS, "E1", ("SW1", "HV1", "SW2"))],
        ),
        ([held("SW1", None), held("HV1", "nobody")], [(DIFFERS, "E1", ("SW1", "HV1"))]),
        ([held("SW1", "nobody")], []),
        ([held("SW1", "the duty desk"), held("HV1", "nobody")], [(DIFFERS, "E1", ("SW1", "HV1"))]),
        # Silence is not evidence.
        ([held("SW1", "HV1")], [(NOT_HEARD, "E1", ("SW1", "HV1"))]),
        ([held("SW1", "HV1"), held("TE1", "HV1")], [(NOT_HEARD, "E1", ("SW1", "TE1", "HV1"))]),
        (
            [held("SW1", "HV1"), held("HV1", "SW1", state="left_blank")],
            [(NOT_HEARD, "E1", ("SW1", "HV1"))],
        ),
        (
            [held("SW1", "HV1"), held("HV1", None, state="prefer_not_to_say")],
            [(NOT_HEARD, "E1", ("SW1", "HV1"))],
        ),
    ],
)
def test_who_was_taken_to_be_dealing_with_it(records: list[Plain], found: list[Any]) -> None:
    assert claims(compared(*records, codes=("SW1", "HV1", "TE1", "SW2"))) == found


def test_who_says_once_that_it_was_they_held_it() -> None:
    own = episode("SW1-a", "2024-03-08", nominated_by="practitioner")
    said = [answer("options.who_held", "E1", value="nobody"),
            answer("options.who_held", "SW1-a", value="me")]  # fmt: skip
    both = record("SW1", *said, episodes=[*E1, own])
    assert claims(compared(both, held("HV1", "SW1"), matches=[same("SW1-a", "E1")])) == []


def dated(code: str, edtf: str | None) -> Plain:
    return record(code, answer("knew.in_front", "E1", text="x"), episodes=[episode("E1", edtf)])


@pytest.mark.parametrize(
    "ranges,apart",
    [
        ({"SW1": "2024-03-20", "HV1": "2024-03-15"}, ("SW1", "HV1")),
        ({"SW1": "2024-03", "HV1": "2024-03-15"}, ()),
        ({"SW1": "2024-03-01/2024-03-10", "HV1": "2024-03-10/2024-03-12"}, ()),
        ({"SW1": "2024-03-01", "HV1": "2024-03-01", "TE1": "2024-03-02"}, ("SW1", "HV1", "TE1")),
        ({"SW1": "2024-03-01", "HV1": "2024-03", "TE1": "2024-03-02"}, ("SW1", "TE1")),
        ({"SW1": "2024-03-01", "HV1": None}, ()),
        ({"SW1": None, "HV1": "2024-03-01"}, ()),
        ({"SW1": "2024-03-01"}, ()),
    ],
)
def test_confirmed_ranges_that_share_no_day(
    ranges: dict[str, str | None], apart: tuple[str, ...]
) -> None:
    found = claims(compared(*(dated(code, edtf) for code, edtf in ranges.items())))
    assert found == ([("date_differs", "E1", apart)] if apart else [])


def test_days_that_differ_lead_back_to_where_they_were_confirmed() -> None:
    undated = episode("SW1-a", nominated_by="practitioner")
    told = record("SW1", answer("knew.in_front", "E1"),
                  episodes=[episode("E1", "2024-03-01"), undated])  # fmt: skip
    others = dated("HV1", "2024-03"), dated("TE1", "2024-03-02")
    (found,) = compared(told, *others, matches=[same("SW1-a", "E1")]).differences
    assert found.answers == ("SW1:when/E1", "TE1:when/E1")


def test_a_person_who_tells_of_one_episode_twice_differs_only_if_both_days_do() -> None:
    own = episode("SW1-a", "2024-03-15", nominated_by="practitioner")
    twice = record("SW1", answer("knew.in_front", "E1"), episodes=[*E1, own])
    matched = compared(twice, dated("HV1", "2024-03-15"), matches=[same("SW1-a", "E1")])
    assert claims(matched) == []


def test_what_stands_in_two_ways_in_one_record_is_held_against_nobody() -> None:
    found = compared(held("SW1", "HV1"), held("SW1", "nobody"), held("HV1", "SW1"))
    assert claims(found) == [("no_account_yet", "E1", ("HV1", "SW1"))]


def test_an_answer_that_was_put_right_later_is_held_against_nobody() -> None:
    put_right = {
        "id": "correction/1", "on": "2026-05-02", "question": "options.who_held",
        "episode": "E1", "text": "It was me", "reason": "I had forgotten",
    }  # fmt: skip
    said = answer("options.who_held", "E1", value="HV1")
    corrected = record("SW1", said, episodes=E1, corrections=[put_right])
    assert claims(compared(corrected, held("HV1", "SW1"))) == [
        ("no_account_yet", "E1", ("HV1", "SW1"))
    ]


def test_answers_about_matched_episodes_are_held_beside_each_other() -> None:
    own = held("SW1", "HV1", key="SW1-a")
    apart = compared(own, held("HV1", "SW1"))
    assert [kind for kind, _, _ in claims(apart)] == ["no_account_yet", "no_account_yet"]
    together = compared(own, held("HV1", "SW1"), matches=[same("SW1-a", "E1")])
    assert claims(together) == [(DIFFERS, "E1", ("SW1", "HV1"))]


def test_a_reviewer_s_mark_is_a_difference_and_needs_one() -> None:
    records = [
        record(code, answer("thought.going_on", "E1", text=text), episodes=E1)
        for code, text in (("SW1", "A housing matter"), ("HV1", "A family in trouble"))
    ]
    assert claims(compared(*records)) == []
    mark = Mark(
        kind="read_differently", episode="E1", by="LR1", on="2026-05-01",
        answers=("HV1:thought.going_on/E1", "SW1:thought.going_on/E1"),
    )  # fmt: skip
    found = compared(*records, marks=[mark]).differences
    assert [(one.kind, one.participants, one.answers) for one in found] == [
        ("read_differently", ("SW1", "HV1"), mark.answers)
    ]


def test_a_mark_names_its_people_in_the_order_of_the_case() -> None:
    codes = ("TE1", "SW2", "HV1", "SW1")
    records = [record(code, answer("thought.going_on", "E1"), episodes=E1) for code in codes]
    mark = Mark(
        kind="read_differently", episode="E1", by="LR1", on="2026-05-01",
        answers=tuple(f"{code}:thought.going_on/E1" for code in sorted(codes)),
    )  # fmt: skip
    (found,) = compared(*records, codes=codes, marks=[mark]).differences
    assert found.participants == codes


def test_a_role_is_the_same_in_small_letters() -> None:
    sent = items("HV1", item(passed_to=["gp"]))
    assert claims(compared(sent, items("GP1"), codes=("HV1", "GP1"))) == [
        ("sent_not_received", "E1", ("HV1", "GP1"))
    ]
    back = items("GP1", item(passed_to=["HV1"])), items("HV1", item(source_role="gp"))
    assert claims(compared(*back, codes=("HV1", "GP1"))) == []


def test_a_role_that_two_people_have_is_nobody_s_own() -> None:
    said = [held("SW1", "social worker"), held("HV1", "social worker")]
    assert claims(compared(*said, codes=("SW1", "SW2", "HV1"))) == [(DIFFERS, "E1", ("SW1", "HV1"))]


@pytest.mark.parametrize(
    "records",
    [[items("HV1", SENT)], [held("HV1", "SW1")], [held("HV1", "SW1"), held("TE1", "SW1")]],
)
def test_nothing_is_said_of_somebody_who_withdrew(records: list[Plain]) -> None:
    assert claims(compared(*records, withdrawn=["SW1"])) == []


def test_a_mark_goes_with_the_words_that_it_rests_on() -> None:
    records = [
        record(code, answer("thought.going_on", "E1", text="x"), episodes=E1)
        for code in ("SW1", "HV1")
    ]
    mark = Mark(
        kind="read_differently", episode="E1", by="LR1", on="2026-05-01",
        answers=("HV1:thought.going_on/E1", "SW1:thought.going_on/E1"),
    )  # fmt: skip
    assert len(compared(*records, marks=[mark]).differences) == 1
    assert compared(*records, marks=[mark], withdrawn=["SW1"]).differences == ()
