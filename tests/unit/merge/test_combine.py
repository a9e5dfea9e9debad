"""Versions into standings: ancestry decides, conflicts stay, gaps show."""

from __future__ import annotations

from collections.abc import Sequence

from interview.merge.combine import Combined, Head, combine
from interview.model.merged import Resolution, Standing, Withdrawal


def key(letter: str) -> str:
    return "sha256:" + letter * 64


def head(letter: str, *parents: str, code: str = "SW1", record: str = "one") -> Head:
    return Head(key(letter), code, record, tuple(key(one) for one in parents))


def chose(version: str, take: str, *of: str) -> Resolution:
    return Resolution(
        version=key(version), of=tuple(key(one) for one in of), take=key(take),
        by="LR1", on="2026-05-01", reason="the later of two sittings",
    )  # fmt: skip


def combined(*heads: Head, codes: tuple[str, ...] = ("SW1",)) -> Combined:
    return combine(codes, heads, {}, {})


def standing(
    *heads: Head, chosen: Sequence[Resolution] = (), withdrawn: Withdrawal | None = None
) -> Standing:
    gone = {"SW1": withdrawn} if withdrawn else {}
    return combine(("SW1",), heads, {"SW1": chosen}, gone).standings[0]


def tips(found: Standing) -> list[str]:
    return [one.removeprefix("sha256:")[0] for one in found.tips]


def test_a_version_that_names_another_supersedes_it() -> None:
    found = standing(head("a"), head("b", "a"))
    assert tips(found) == ["b"]
    assert len(found.versions) == 2


def test_two_versions_that_nothing_joins_are_a_conflict_and_both_stay() -> None:
    assert tips(standing(head("a"), head("b", "a"), head("c", "a"))) == ["b", "c"]


def test_a_version_that_follows_both_ends_the_conflict() -> None:
    assert tips(standing(head("b"), head("c"), head("d", "b", "c"))) == ["d"]


def test_a_parent_that_never_came_is_a_gap() -> None:
    found = standing(head("c", "b"))
    assert tips(found) == ["c"]
    assert found.missing == (key("b"),)
    assert standing(head("9", "f", "e", "d", "c", "b")).missing == tuple(map(key, "bcdef"))


def test_a_resolution_is_a_version_of_its_own() -> None:
    found = standing(head("b"), head("c"), chosen=[chose("9", "b", "b", "c")])
    assert tips(found) == ["9"]
    assert found.resolution is not None
    assert found.resolution.take == key("b")


def test_what_comes_after_a_resolution_can_conflict_with_it() -> None:
    choice = chose("9", "b", "b", "c")
    assert tips(standing(head("b"), head("c"), head("d", "c"), chosen=[choice])) == [
        "9",
        "d",
    ]


def test_a_resolution_of_versions_that_are_not_there_holds_nothing() -> None:
    found = standing(head("b"), chosen=[chose("9", "b", "b", "c")])
    assert (tips(found), found.resolution) == (["b"], None)


def test_a_resolution_takes_one_of_the_versions_it_is_of() -> None:
    found = standing(head("b"), head("c"), head("d", "c"), chosen=[chose("9", "c", "b", "d")])
    assert (tips(found), found.resolution) == (["b", "d"], None)


def test_a_version_that_follows_a_resolution_supersedes_it_and_misses_no_parent() -> None:
    choice = chose("9", "b", "b", "c")
    found = standing(head("b"), head("c"), head("e", "9"), chosen=[choice])
    assert (tips(found), found.resolution, found.missing) == (["e"], None, ())


def test_only_a_version_of_the_same_record_follows_a_resolution() -> None:
    choice = chose("9", "b", "b", "c")
    found = standing(head("b"), head("c"), head("e", "9", record="two"), chosen=[choice])
    assert tips(found) == ["9", "e"]


def test_one_resolution_can_follow_another() -> None:
    first, second = chose("9", "b", "b", "c"), chose("8", "9", "9", "d")
    found = standing(head("b"), head("c"), head("d", "c"), chosen=[first, second])
    assert tips(found) == ["8"]


def test_a_record_that_two_people_claim_counts_for_neither() -> None:
    found = combined(head("a"), head("b", "a"), head("c", code="HV1"), codes=("SW1", "HV1"))
    assert [one.versions for one in found.standings] == [(), ()]
    assert found.contested == {key("a"), key("b"), key("c")}


def test_a_code_put_right_in_a_later_version_is_no_contest() -> None:
    found = combined(head("a"), head("b", "a", code="HV1"), codes=("SW1", "HV1"))
    assert [tips(one) for one in found.standings] == [[], ["b"]]
    assert found.contested == frozenset()


def test_everybody_invited_has_a_standing_in_the_order_of_the_case() -> None:
    found = combined(head("a", code="HV1"), codes=("TE1", "HV1"))
    assert [(one.code, tips(one)) for one in found.standings] == [("TE1", []), ("HV1", ["a"])]


def test_a_withdrawal_stands_beside_the_versions_it_hides() -> None:
    gone = Withdrawal(by="LR1", on="2026-05-01", reason="asked to")
    found = standing(head("a"), withdrawn=gone)
    assert (found.withdrawn, len(found.versions)) == (gone, 1)


def test_in_practice_a_full_account_stands_in_until_somebody_has_played_the_role() -> None:
    stands_in = head("f", record="full")._replace(stands_in=True)
    assert tips(standing(stands_in)) == ["f"]
    assert tips(standing(stands_in, head("a"), head("b", "a"))) == ["b"]
    assert len(standing(stands_in, head("a")).versions) == 2
