"""The laws of merging, for any versions in any order: merging.md 1, 2 and 5."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview.merge.combine import Combined, Head, combine

CODES = ("SW1", "HV1")


@st.composite
def versions(draw: st.DrawFn, *, practice: bool = False) -> list[Head]:
    """Draw versions of two people's records, each naming earlier ones, or some that never came.

    In practice some are full accounts that stand in for whoever plays a role.
    """
    made: list[Head] = []
    for number in range(draw(st.integers(0, 8))):
        earlier = [one.digest for one in made] + ["sha256:" + "0" * 64]
        parents = draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True))
        code = draw(st.sampled_from(CODES))
        record = draw(st.sampled_from([code, code, code, "shared"]))
        stands_in = practice and draw(st.booleans())
        made.append(Head(f"sha256:{number + 1:064x}", code, record, tuple(parents), stands_in))
    return made


def fold(heads: list[Head]) -> Combined:
    return combine(CODES, heads, {}, {})


@given(versions(practice=True), st.data())
def test_the_order_and_repeats_don_t_matter(heads: list[Head], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(heads))) if heads else []
    shuffled = data.draw(st.permutations([*heads, *again]))
    assert fold(shuffled) == fold(heads)


@given(versions(practice=True))
def test_every_version_is_in_one_place(heads: list[Head]) -> None:
    found = fold(heads)
    placed = [digest for one in found.standings for digest in one.versions]
    assert len(placed) == len(set(placed))
    assert {*placed, *found.contested} == {one.digest for one in heads}
    assert found.contested.isdisjoint(placed)


@given(versions())
def test_what_counts_is_what_nothing_sound_follows(heads: list[Head]) -> None:
    found = fold(heads)
    sound = [one for one in heads if one.digest not in found.contested]
    record = {one.digest: one.record_id for one in sound}
    followed = {
        parent for one in sound for parent in one.parents if record.get(parent) == one.record_id
    }
    for standing in found.standings:
        assert set(standing.tips) == set(standing.versions) - followed


@given(versions(practice=True))
def test_nobody_with_sound_versions_all_their_own_ends_up_with_none(heads: list[Head]) -> None:
    own = [one._replace(parents=tuple(p for p in one.parents if _code(heads, p) == one.code),
                        record_id=one.code) for one in heads]  # fmt: skip
    for standing in fold(own).standings:
        assert bool(standing.tips) == bool(standing.versions)


def _code(heads: list[Head], digest: str) -> str:
    return next((one.code for one in heads if one.digest == digest), "")
