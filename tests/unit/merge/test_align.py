"""Episodes beside each other: by id, by a reviewer's decision, and never by a guess."""

from __future__ import annotations

import pytest

from interview.model.decision import Match
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


@pytest.mark.parametrize(
    "ring",
    [
        [same("HV1-a", "TE1-a"), same("TE1-a", "HV1-a")],
        [same("HV1-a", "TE1-a"), same("TE1-a", "SW1-a"), same("SW1-a", "TE1-a")],
    ],
)
def test_decisions_that_go_round_in_a_ring_end(ring: list[Match]) -> None:
    told = [
        record("HV1", episodes=[own("HV1-a", None, "One")]),
        record("TE1", episodes=[own("TE1-a", None, "Two")]),
    ]
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


def test_an_episode_is_called_as_the_case_calls_it_else_as_its_own_person_does() -> None:
    hers = episode("E1", "2024-03-08", title="That Friday")
    told = record(
        "SW1", answer("knew.in_front", "E1"), episodes=[hers, own("SW1-a", None, "A call")]
    )
    named = [(one.title, one.when, one.invited) for one in compared(told).episodes]
    assert named == [("The day of E1", "", True), ("A call", "", False)]


def test_episodes_stand_by_the_first_day_that_anybody_confirmed() -> None:
    keys = ("E1", "E2")
    ranges = [("SW1", "2024-05-01", "2024-04-01"), ("HV1", "2024-03-01/2024-06-01", "2024-04-02")]
    told = [
        record(
            code,
            *(answer("knew.in_front", key) for key in keys),
            episodes=[episode("E1", one), episode("E2", two)],
        )
        for code, one, two in ranges
    ]
    assert ids(compared(*told, invited=("E2", "E1"))) == ["E1", "E2"]


def test_who_told_of_an_episode_in_one_of_two_versions_was_part_of_it() -> None:
    told = [
        record("SW1", answer("knew.in_front", "E1", state=state), episodes=[episode("E1")])
        for state in ("not_there", "answered")
    ]
    (one,) = compared(*told).episodes
    assert [telling.code for telling in one.tellings] == ["SW1"]


def test_the_reviewers_own_episodes_are_never_proposed_for_each_other() -> None:
    told = [
        record(code, answer("knew.in_front", key), episodes=[episode(key, "2024-03-08")])
        for code, key in (("SW1", "E1"), ("HV1", "E2"))
    ]
    asked = compared(*told, invited=("E1", "E2"))
    assert asked.proposals == ()


def proposed(one: Plain, other: Plain) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return who is asked what might be one: the person, the other's episode, words in common."""
    told = record("SW1", episodes=[one]), record("HV1", episodes=[other])
    found = compared(*told, codes=("SW1", "HV1"))
    return [(each.participant, each.same_as, each.shared_words) for each in found.proposals]


@pytest.mark.parametrize(
    "one, other, shared",
    [
        ("Bell note", "The bell, a note", ("bell", "note")),  # four letters each
        ("Bell alone", "The bell, a note", ()),  # one word is too few where no day says it
        ("Roof, door, wall, lamp, tree, lane", "Lane, tree, lamp, wall, door, roof",
         ("door", "lamp", "lane", "roof", "tree", "wall")),
    ],
)  # fmt: skip
def test_undated_episodes_need_two_words_in_common(
    one: str, other: str, shared: tuple[str, ...]
) -> None:
    both = [("HV1", "SW1-a", shared), ("SW1", "HV1-a", shared)] if shared else []
    assert proposed(own("SW1-a", None, one), own("HV1-a", None, other)) == both


def test_words_that_join_everything_join_nothing() -> None:
    everywhere = (
        "about after again before could first from have into last over some that their them then "
        "there they this took were what when where which with would your afternoon call evening "
        "meeting morning visit week"
    )
    days = "2024-03-08"
    assert proposed(own("SW1-a", days, everywhere), own("HV1-a", days, everywhere)) == []


def test_the_words_of_why_it_mattered_count_and_so_does_every_title_it_has() -> None:
    why = {**own("SW1-a", None, "Roof"), "why": "Ladder"}
    assert [row[2] for row in proposed(why, own("HV1-a", None, "Roof ladder"))][-1:] == [
        ("ladder", "roof")
    ]
    theirs = {**episode("E1", title="Roof ladder"), "nominated_by": "reviewers"}
    told = record("TE1", answer("knew.in_front", "E1"), episodes=[theirs])
    mine = record("HV1", episodes=[own("HV1-a", None, "Roof ladder")])
    assert [one.same_as for one in compared(told, mine).proposals] == ["E1"]
