"""A group's accounts of the Fern case brought together, the roles nobody played filled."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest

from interview.casework.judge import Reason
from interview.errors import InterviewError
from interview.model.merged import ABSENCES, Kind
from interview.practice import cases
from interview.practice.groups import Brought, Group, bring
from interview.practice.seats import Cast, cast
from tests.support import casefolder, fern, practised
from tests.support.records import answer, file_of, record

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)

SAID = "nobody else has ever said this"


def brought(out: Path, *named: Path, fill: bool = True, of: str = "fern") -> Brought:
    return bring(cases.case(of), named, out, NOW, fill=fill)


def there(group: Group) -> Cast:
    return cast(group.merge.products.comparison)


def files(folder: Path) -> dict[str, bytes]:
    """Return all that is kept of the accounts, and made of them, by place in the folder."""
    rooms = ("received", "quarantine", "merged", "reports")
    found = (path for room in rooms for path in (folder / room).iterdir())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def claims(folder: Path) -> set[tuple[str, str]]:
    rows = json.loads((folder / "merged" / "compare.json").read_bytes())
    return {(one["kind"], one["episode"]) for one in rows}


@pytest.mark.parametrize("named", [one.id for one in cases.cases()])
def test_two_played_roles_and_the_others_filled_show_all_that_is_planted_and_nothing_else(
    tmp_path: Path, named: str
) -> None:
    first, second, *others = cases.case(named).roles
    accounts = {code: practised.whole(code, named=named) for code in (first, second)}
    handed = practised.put(tmp_path / "in", **accounts)
    (group,) = brought(tmp_path / "out", handed, of=named).groups
    assert there(group) == Cast((first, second), tuple(others), ())
    planted = cases.case(named).debrief().planted
    told = {kind.value for kind in Kind if kind not in ABSENCES}
    found = {one for one in claims(group.folder) if one[0] in told}
    assert found == {(one.kind.value, one.episode) for one in planted if one.kind.value in told}


def test_what_is_filled_says_so_and_the_page_says_practice(tmp_path: Path) -> None:
    handed = practised.put(tmp_path / "in", a=file_of(practised.short("SW1")))
    (group,) = brought(tmp_path / "out", handed).groups
    page = group.report.read_text(encoding="utf-8")
    assert "PRACTICE: Fern case" in page
    assert "Scripted: 4 of 5 accounts." in page
    modes = {one["participant"]["code"]: one["mode"] for one in casefolder.accounts(group.folder)}
    assert modes == {"SW1": "self", **dict.fromkeys(("HV1", "PO1", "TE1", "TM1"), "scripted")}


def test_nothing_is_filled_where_that_is_not_wanted(tmp_path: Path) -> None:
    handed = practised.put(tmp_path / "in", a=file_of(practised.short("SW1")))
    (group,) = brought(tmp_path / "out", handed, fill=False).groups
    assert there(group) == Cast(("SW1",), (), ("HV1", "PO1", "TE1", "TM1"))


def test_the_files_may_come_in_any_order(tmp_path: Path) -> None:
    made = [practised.short("SW1", "one"), practised.short("SW1", "two"), practised.short("HV1")]
    handed = practised.put(tmp_path / "in", **{f"f{n}": file_of(r) for n, r in enumerate(made)})
    found = []
    for number, order in enumerate(permutations(sorted(handed.iterdir()))):
        out = tmp_path / f"out{number}" / "out"
        groups = brought(out, *order, *order[:1]).groups
        found.append([files(one.folder) for one in groups])
    assert len(found[0]) == 2
    assert all(one == found[0] for one in found)


def test_doing_it_again_and_in_two_goes_gives_the_same(tmp_path: Path) -> None:
    whole = {"a": file_of(practised.short("SW1")), "b": file_of(practised.short("HV1"))}
    handed = practised.put(tmp_path / "in", **whole)
    at_once = files(brought(tmp_path / "once", handed, fill=False).groups[0].folder)
    for name in whole:
        brought(tmp_path / "goes", handed / f"{name}.json", fill=False)
    again = brought(tmp_path / "goes", handed, fill=False)
    assert files(again.groups[0].folder) == at_once


def test_a_full_account_gives_way_to_somebody_s_own(tmp_path: Path) -> None:
    early = practised.put(tmp_path / "early", a=file_of(practised.short("SW1")))
    brought(tmp_path / "out", early)
    own = practised.short("TE1", "later", answer("well.what", text=SAID))
    late = practised.put(tmp_path / "late", a=file_of(own))
    (group,) = brought(tmp_path / "out", late).groups
    assert there(group) == Cast(("SW1", "TE1"), ("HV1", "PO1", "TM1"), ())
    assert SAID in group.report.read_text(encoding="utf-8")


def test_two_people_in_one_role_are_two_accounts_and_no_conflict(tmp_path: Path) -> None:
    says = {who: practised.short("SW1", who, answer("well.what", text=f"{who}'s words"))
            for who in ("one", "two")}  # fmt: skip
    handed = practised.put(tmp_path / "in", **{who: file_of(one) for who, one in says.items()})
    first, second = brought(tmp_path / "out", handed, fill=False).groups
    assert (first.folder.name, second.folder.name) == ("out", "out-2")
    pages = [one.report.read_text(encoding="utf-8") for one in (first, second)]
    assert ["one&#39;s words" in page for page in pages].count(True) == 1
    assert ["two&#39;s words" in page for page in pages].count(True) == 1
    assert all("Two versions" not in page for page in pages)


def test_a_later_version_follows_the_earlier_where_that_is(tmp_path: Path) -> None:
    first = practised.short("SW1", "two")
    pair = practised.put(tmp_path / "in", a=file_of(practised.short("SW1")), b=file_of(first))
    brought(tmp_path / "out", pair, fill=False)
    later = practised.short("SW1", "two", answer("well.what", text=SAID), parents=[first["digest"]])
    late = practised.put(tmp_path / "late", a=file_of(later))
    groups = brought(tmp_path / "out", late, fill=False).groups
    assert len(groups) == 2
    pages = [one.report.read_text(encoding="utf-8") for one in groups]
    assert [SAID in page for page in pages].count(True) == 1


REAL = file_of(record("SW1", answer("well.what", text=SAID)))
LEFT: list[tuple[str, bytes, Reason]] = [
    ("a real account", REAL, Reason.PRACTICE),
    ("a sealed one", b"age-encryption.org/v1\n-> X25519 abc\n", Reason.WRONG_KEY),
    ("another made-up case's", file_of(record("SW1", answer("well.what"),
        practice=True, case={"id": "practice-elm", "title": "Elm"})), Reason.FOREIGN_CASE),
    ("a damaged one", file_of({**practised.short("SW1"), "mode": "talk"}), Reason.TAMPERED),
    ("nobody's", file_of(practised.short("XX9")), Reason.UNKNOWN_PARTICIPANT),
    ("a letter", b"Dear trainer", Reason.UNREADABLE),
]  # fmt: skip


@pytest.mark.parametrize("data,reason", [one[1:] for one in LEFT], ids=[one[0] for one in LEFT])
def test_what_is_no_account_of_this_case_is_named_and_not_even_copied(
    tmp_path: Path, data: bytes, reason: Reason
) -> None:
    handed = practised.put(tmp_path / "in", own=file_of(practised.short("HV1")), other=data)
    found = brought(tmp_path / "out", handed, fill=False)
    assert [(one.file, one.reason) for one in found.apart] == [(str(handed / "other.json"), reason)]
    assert list((tmp_path / "out" / "quarantine").iterdir()) == []
    assert not any(data in path.read_bytes() for path in (tmp_path / "out").rglob("*.*"))
    assert there(found.groups[0]).played == ("HV1",)


def test_nothing_is_made_where_nothing_is_of_this_case(tmp_path: Path) -> None:
    handed = practised.put(tmp_path / "in", other=REAL)
    assert brought(tmp_path / "out", handed).groups == ()
    assert not (tmp_path / "out").exists()


def test_a_real_case_s_folder_takes_nothing(tmp_path: Path) -> None:
    where = casefolder.made(tmp_path)
    handed = practised.put(tmp_path / "in", a=file_of(practised.short("SW1")))
    before = files(where)
    with pytest.raises(InterviewError, match="real case"):
        brought(where, handed)
    assert files(where) == before


@pytest.mark.parametrize("name", ["case.toml", "roles/TE1.toml", "stories/TE1.toml"])
def test_a_broken_case_says_where_and_makes_nothing(tmp_path: Path, name: str) -> None:
    mine = Path(shutil.copytree(fern.FERN, tmp_path / "fern"))
    path = mine / name
    path.write_text(path.read_text(encoding="utf-8") + "\nnonsense = 1\n", encoding="utf-8")
    handed = practised.put(tmp_path / "in", a=file_of(practised.short("SW1")))
    with pytest.raises(InterviewError, match=f"{Path(name).name}, line"):
        brought(tmp_path / "out", handed, of=str(mine))
    assert not (tmp_path / "out").exists()


def test_another_made_up_case_s_folder_takes_nothing(tmp_path: Path) -> None:
    handed = practised.put(tmp_path / "in", a=file_of(practised.short("SW1")))
    brought(tmp_path / "out", handed, fill=False)
    before = files(tmp_path / "out")
    theirs = file_of(practised.short("GR1", case={"id": "practice-heron", "title": "Heron case"}))
    late = practised.put(tmp_path / "late", a=theirs)
    with pytest.raises(InterviewError, match="another made-up case's folder"):
        brought(tmp_path / "out", late, of="heron", fill=False)
    assert files(tmp_path / "out") == before
