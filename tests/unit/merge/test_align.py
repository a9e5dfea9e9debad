"""Episodes beside each other: by id, by a reviewer's decision, and never by a guess."""

from __future__ import annotations

from interview.model.merged import Comparison
from tests.support.records import Plain, answer, episode, record
from tests.unit.merge.tables import compared, same


def own(key: str, edtf: str | None, title: str) -> Plain:
    return episode(key, edtf, title=title, nominated_by="practitioner")


def ids(found: Comparison) -> list[str]:
    return [one.id for one in found.episodes]


def test_the_same_id_is_the_same_episode() -> None:
    spoke = [
        record(code, answer("knew.in_front", "E1"), episodes=[episode("E1", "2024-03-08")])
        for code in ("SW1", "HV1")
    ]
    (one,) = compared(*spoke).episodes
    assert [telling.code for telling in one.tellings] == ["SW1", "HV1"]
    assert (one.title, one.invited) == ("The day of E1", True)


def test_episodes_stand_in_time_and_an_undated_one_keeps_its_place() -> None:
    told = record(
        "SW1",
        *(answer("knew.in_front", key) for key in ("E1", "E2", "E3")),
        episodes=[episode("E1", "2024-05-01"), episode("E2", None), episode("E3", "2024-03-01"),
                  own("SW1-a", "2024-04-01", "A call")],
    )  # fmt: skip
    found = compared(told, invited=("E1", "E2", "E3"))
    assert ids(found) == ["E3", "SW1-a", "E1", "E2"]


def test_an_invited_episode_that_nobody_tells_of_is_still_there() -> None:
    assert ids(compared(record("SW1"), invited=("E1", "E2"))) == ["E1", "E2"]


def test_what_was_set_aside_is_in_no_episode() -> None:
    aside = {**own("SW1-a", "2024-04-01", "A call"), "parked": True}
    told = record("SW1", answer("knew.in_front", "SW1-a", state="parked"), episodes=[aside])
    assert ids(compared(told)) == ["E1"]


def test_an_own_episode_is_proposed_by_days_and_words_and_stays_apart_until_decided() -> None:
    told = [
        record("SW1", answer("knew.in_front", "E1"), episodes=[episode("E1", "2024-03-08")]),
        record("HV1", episodes=[own("HV1-a", "2024-03-08", "That E1 school library talk")]),
        record("TE1", episodes=[own("TE1-a", "2024-03-08", "School library, before the bell")]),
    ]
    found = compared(*told)
    assert ids(found) == ["E1", "HV1-a", "TE1-a"]
    made = {(one.participant, one.same_as): one for one in found.proposals}
    assert set(made) == {("HV1", "TE1-a"), ("TE1", "HV1-a")}
    assert made["HV1", "TE1-a"].shared_words == ("library", "school")
    assert made["HV1", "TE1-a"].days
    decided = compared(*told, matches=[same("TE1-a", "HV1-a")])
    assert ids(decided) == ["E1", "HV1-a"]
    assert decided.proposals == ()


def test_other_days_are_never_proposed_and_two_words_are_enough_without_days() -> None:
    first = record("HV1", episodes=[own("HV1-a", "2024-03-08", "School library talk")])
    later = record("TE1", episodes=[own("TE1-a", "2024-06-01", "School library talk")])
    vague = record("TE1", episodes=[own("TE1-a", None, "School library talk")])
    assert compared(first, later).proposals == ()
    assert {(one.participant, one.days) for one in compared(first, vague).proposals} == {
        ("HV1", False),
        ("TE1", False),
    }


def test_a_decision_that_it_is_an_episode_of_its_own_ends_the_proposing() -> None:
    told = [
        record("HV1", episodes=[own("HV1-a", "2024-03-08", "School library talk")]),
        record("TE1", episodes=[own("TE1-a", "2024-03-08", "School library talk")]),
    ]
    found = compared(*told, matches=[same("HV1-a", ""), same("TE1-a", "")])
    assert (ids(found), found.proposals) == (["E1", "HV1-a", "TE1-a"], ())


def test_decisions_that_go_round_in_a_ring_end() -> None:
    told = [
        record("HV1", episodes=[own("HV1-a", None, "One")]),
        record("TE1", episodes=[own("TE1-a", None, "Two")]),
    ]
    ring = [same("HV1-a", "TE1-a"), same("TE1-a", "HV1-a")]
    assert len(compared(*told, matches=ring).episodes) in {2, 3}


def test_two_versions_of_one_account_tell_of_an_episode_once() -> None:
    told = [
        record("SW1", answer("knew.in_front", "E1", text=text), episodes=[episode("E1")])
        for text in ("The note.", "The note and the call.")
    ]
    (one,) = compared(*told).episodes
    assert [telling.code for telling in one.tellings] == ["SW1"]


def test_what_shaped_a_matched_episode_stands_under_the_one_it_is_the_same_as() -> None:
    note = {"what": "No cover that week."}
    told = record(
        "SW1",
        answer("shaped.factors", value=[{**note, "episode": "SW1-a"}, note]),
        episodes=[own("SW1-a", "2024-03-08", "That day")],
    )
    found = compared(told, matches=[same("SW1-a", "E1")])
    assert [one.episode for one in found.factors] == ["E1", None]
