"""Making a case folder, and opening it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from interview.casework import casefile, folder
from interview.errors import ExitCode, FileTrouble, InterviewError
from interview.model.base import canonical
from interview.model.case import Case
from interview.reading import ContentTrouble
from interview.storage import disk
from tests.support import fern, sealed

NOW = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)
ID = "0" * 32
OTHER_ID = "1" * 32


def make(where: Path, case_id: str = ID) -> Case:
    file, source = casefile.read(fern.FERN / "case.toml")
    return folder.new(where, file, source, case_id=case_id, keys=sealed.new_keys())


def test_a_new_case_is_opened_as_it_was_made(tmp_path: Path) -> None:
    made = make(tmp_path / "fern")
    assert folder.open_case(tmp_path / "fern") == made
    assert (made.id, made.file) == (ID, fern.case_file())


def test_the_case_file_is_kept_as_it_was_written(tmp_path: Path) -> None:
    make(tmp_path / "fern")
    assert (tmp_path / "fern" / "case.toml").read_bytes() == (fern.FERN / "case.toml").read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
@pytest.mark.parametrize("there", [False, True])
def test_nobody_else_can_look_into_it(tmp_path: Path, there: bool) -> None:
    where = tmp_path / "fern"
    if there:
        where.mkdir(mode=0o755)
    make(where)
    modes = {path.stat().st_mode & 0o777 for path in where.iterdir() if path.is_dir()}
    assert (where.stat().st_mode & 0o777, modes) == (0o700, {0o700})
    assert (where / "case.json").stat().st_mode & 0o777 == 0o600


def test_a_folder_with_something_of_ones_own_is_left_alone(tmp_path: Path) -> None:
    for name, text in (("notes.txt", "mine"), ("case.toml", "mine"), ("inbox/note.txt", "mine")):
        where = tmp_path / name.replace("/", "-")
        (where / name).parent.mkdir(parents=True)
        (where / name).write_text(text, encoding="utf-8")
        with pytest.raises(InterviewError, match="has something in it") as caught:
            make(where)
        assert caught.value.exit_code is ExitCode.REFUSED
        assert [path for path in where.rglob("*") if path.is_file()] == [where / name]


def test_a_case_is_never_made_over_another(tmp_path: Path) -> None:
    make(tmp_path / "fern")
    with pytest.raises(InterviewError, match="is a case folder already"):
        make(tmp_path / "fern", OTHER_ID)
    assert folder.open_case(tmp_path / "fern").id == ID


def test_a_file_in_its_place_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "fern").write_text("mine", encoding="utf-8")
    with pytest.raises(FileTrouble, match="is a file"):
        make(tmp_path / "fern")


def test_a_case_can_be_made_where_its_case_file_lies(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_bytes((fern.FERN / "case.toml").read_bytes())
    make(tmp_path)
    assert folder.open_case(tmp_path).id == ID


def test_a_case_made_before_cases_had_keys_is_still_opened(tmp_path: Path) -> None:
    file, source = casefile.read(fern.FERN / "case.toml")
    made = folder.new(tmp_path / "fern", file, source, case_id=ID)
    plain = made.plain()
    del plain["keys"]
    (tmp_path / "fern" / "case.json").write_bytes(canonical(plain))
    assert folder.open_case(tmp_path / "fern") == made


STEPS = ("make_folder", "create", "write", "sync", "replace", "sync_folder")


@pytest.mark.parametrize("step", STEPS)
def test_a_folder_half_made_is_no_case_and_is_gone_on_with(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = tmp_path / "fern"
    whole = getattr(disk, step)
    for last in range(30):
        count = 0

        def stopped(*given: object, last: int = last) -> object:
            nonlocal count
            count += 1
            if count > last:
                raise KeyboardInterrupt
            return whole(*given)

        with monkeypatch.context() as patch:
            patch.setattr(disk, step, stopped)
            try:
                make(where)
            except KeyboardInterrupt:
                if not (where / "case.json").exists():
                    with pytest.raises(FileTrouble):
                        folder.open_case(where)
                    continue
            break
    else:
        pytest.fail("it never got through")
    assert folder.open_case(where).file == fern.case_file()


def test_what_the_team_writes_into_its_case_file_counts(tmp_path: Path) -> None:
    make(tmp_path / "fern")
    written = tmp_path / "fern" / "case.toml"
    text = written.read_text(encoding="utf-8").replace('title = "Fern case"', 'title = "Fern"')
    written.write_text(text, encoding="utf-8")
    assert folder.open_case(tmp_path / "fern").file.title == "Fern"


def test_a_slip_in_the_teams_case_file_is_told_with_its_line(tmp_path: Path) -> None:
    make(tmp_path / "fern")
    written = tmp_path / "fern" / "case.toml"
    text = written.read_text(encoding="utf-8").replace('title = "Fern', 'titel = "Fern')
    written.write_text(text, encoding="utf-8")
    with pytest.raises(ContentTrouble, match=r"case.toml, line 5: `titel` isn't known here"):
        folder.open_case(tmp_path / "fern")


def test_a_case_whose_case_file_has_gone_is_still_there(tmp_path: Path) -> None:
    made = make(tmp_path / "fern")
    (tmp_path / "fern" / "case.toml").unlink()
    assert folder.open_case(tmp_path / "fern") == made


@pytest.mark.parametrize(
    "kept,says",
    [
        (b"", "is damaged and has been left as it is"),
        (b"{", "is damaged"),
        (b"[]", "is damaged"),
        (b'{"format":"interview-case-folder","schema_version":1}', "is damaged"),
        (b'{"format":"interview-case-folder","schema_version":2}', "newer version"),
        (b'{"format":"interview-record"}', "this is a record"),
    ],
)
def test_a_damaged_or_newer_case_is_said_to_be_and_not_touched(
    tmp_path: Path, kept: bytes, says: str
) -> None:
    make(tmp_path / "fern")
    (tmp_path / "fern" / "case.json").write_bytes(kept)
    with pytest.raises(FileTrouble, match=says):
        folder.open_case(tmp_path / "fern")
    assert (tmp_path / "fern" / "case.json").read_bytes() == kept


def test_what_is_no_case_folder_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="There is no case folder"):
        folder.open_case(tmp_path / "none")
    with pytest.raises(FileTrouble, match="is not a case folder"):
        folder.open_case(tmp_path)
    with pytest.raises(FileTrouble, match="is not a case folder"), folder.in_hand(tmp_path, NOW):
        pass
    assert list(tmp_path.iterdir()) == []


def test_one_window_works_on_a_case_at_a_time(tmp_path: Path) -> None:
    make(tmp_path / "fern")
    with (
        folder.in_hand(tmp_path / "fern", NOW),
        pytest.raises(FileTrouble, match="worked on in another window"),
        folder.in_hand(tmp_path / "fern", NOW),
    ):
        pass
    with folder.in_hand(tmp_path / "fern", NOW) as case:
        assert case.id == ID


@pytest.mark.parametrize(
    "old,new,line,says",
    [
        ('code = "HV1"', 'code = "sw1"', 73, "sw1 is there twice"),
        ('code = "LR2"', 'code = "LR1"', 24, "LR1 is there twice"),
        ('id = "E3"', 'id = "e2"', 39, "e2 is there twice"),
        ('code = "HV1"', 'code = "Com7"', 73, "Com7 can't name a file on Windows"),
    ],
)
def test_codes_tell_people_and_moments_apart(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    path = tmp_path / "CASE.toml"
    text = (fern.FERN / "case.toml").read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentTrouble) as caught:
        casefile.read(path)
    assert str(caught.value).startswith(f"CASE.toml, line {line}: {says}.")
