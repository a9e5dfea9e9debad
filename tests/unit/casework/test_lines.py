"""A `.jsonl` file: a line an input, judged like a file of its own; what we write comes back."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from interview.casework import deciding, folder, intake, merged, merging, receive
from interview.casework.judge import Reason
from interview.model.base import canonical
from interview.reading import LARGEST
from interview.report.jsonl import jsonl
from tests.support import casefolder as at
from tests.support import fern
from tests.support.records import Plain, answer, episode, file_of, record

SW = record("SW1", answer("well.what", text="one\r\ntwo \u202e\U0001f642 ]]>\u2028"))
WAY = record("HV1", answer("well.what", text="one way"))
OTHER = record("HV1", answer("well.what", text="another way"))
TEACHER = record(
    "TE1",
    answer("thought.going_on", "E1", text="x" * 100_000),
    episodes=[episode("E1", "2024-03")],
    additions=[{"id": "addition/1", "on": "2026-04-09", "text": "a\tb", "reason": ""}],
)


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return at.made(tmp_path)


def second(tmp_path: Path) -> Path:
    """Return another folder of the same case."""
    (tmp_path / "second").mkdir()
    return at.made(tmp_path / "second")


def lines(*records: Plain) -> bytes:
    return b"".join(map(file_of, records))


def written(where: Path) -> bytes:
    return jsonl(merged.opened(where).comparison.accounts)


def settled(where: Path, take: Plain) -> merging.Merge:
    case = folder.open_case(where)
    before = merging.look(where, case)
    return deciding.resolve(
        where, before, case, "HV1", take["digest"], by="LR1", on=date(2026, 5, 1), reason="told us"
    )


def test_the_accounts_that_count_are_written_as_they_were_merged(where: Path) -> None:
    at.put(where, SW, WAY, OTHER, TEACHER)
    at.merge(where)
    settled(where, WAY)
    assert written(where) == at.merged(where)["accounts.jsonl"]


def test_accounts_and_a_conflict_come_back_as_they_were(where: Path, tmp_path: Path) -> None:
    at.put(where, SW, WAY, OTHER, TEACHER)
    first = at.merge(where)
    other = second(tmp_path)
    again = at.merge(other, at.put_bytes(other, written(where), "accounts.jsonl"))
    assert at.merged(other) == at.merged(where)
    assert again.products.digest == first.products.digest
    assert written(other) == written(where)


def test_what_was_settled_comes_back_and_what_it_settled_is_a_gap(
    where: Path, tmp_path: Path
) -> None:
    at.put(where, SW, WAY, OTHER)
    at.merge(where)
    settled(where, WAY)
    other = second(tmp_path)
    done = at.merge(other, at.put_bytes(other, written(where), "accounts.jsonl"))
    for name in ("accounts.jsonl", "compare.json"):
        assert at.merged(other)[name] == at.merged(where)[name]
    visitor = next(one for one in done.combined.standings if one.code == "HV1")
    assert set(visitor.missing) == {WAY["digest"], OTHER["digest"]}


def test_with_what_came_before_and_the_decisions_a_settled_case_is_the_same(
    where: Path, tmp_path: Path
) -> None:
    at.put(where, SW, WAY, OTHER)
    at.merge(where)
    unsettled = written(where)
    first = settled(where, WAY)
    other = second(tmp_path)
    at.merge(other, at.put_bytes(other, unsettled, "accounts.jsonl"))
    assert settled(other, WAY).products.digest == first.products.digest
    assert at.merged(other) == at.merged(where)


def test_a_field_that_a_record_left_out_stays_out(where: Path) -> None:
    bare = answer("well.what", text="x")
    del bare["follow_ups"], bare["value"]
    at.put(where, record("SW1", bare))
    at.merge(where)
    assert written(where) == at.merged(where)["accounts.jsonl"]


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("last", [b"", b"\n", b"\r\n\r\n", b"\n  \n"])
def test_each_line_is_kept_as_it_came_whatever_ends_it(
    where: Path, end: bytes, last: bytes
) -> None:
    loose = canonical(SW).replace(b'{"additions"', b'{ "additions"')
    data = end.join([loose, b"", canonical(TEACHER)]) + last
    done = at.merge(where, at.put_bytes(where, data, "accounts.jsonl"))
    assert (done.tally.inputs, done.tally.accepted) == (2, 2)
    for line in (loose, canonical(TEACHER)):
        kept = where / "received" / hashlib.sha256(line).hexdigest()
        assert kept.read_bytes() == line


@pytest.mark.parametrize(
    "line, reason",
    [
        (b"{}", Reason.NOT_A_RECORD),
        (b"[1]", Reason.NOT_A_RECORD),
        (canonical(SW)[:-20], Reason.UNREADABLE),
        (b"\xff\xfe", Reason.UNREADABLE),
        (canonical({**SW, "entered_by": "LR1"}), Reason.TAMPERED),
        (canonical(record("SW1", practice=True)), Reason.PRACTICE),
        (canonical(record("SW1", case={"id": "0" * 32, "title": ""})), Reason.FOREIGN_CASE),
        (canonical(record("ZZ9")), Reason.UNKNOWN_PARTICIPANT),
        (canonical({**SW, "schema_version": 9}), Reason.NEWER_SCHEMA),
        (canonical({**SW, "mode": "shouted"}), Reason.INVALID),
    ],
)
def test_a_line_that_is_not_good_is_kept_apart_and_the_others_count(
    where: Path, line: bytes, reason: Reason
) -> None:
    data = b"\n".join([canonical(WAY), line, canonical(TEACHER), b""])
    done = at.merge(where, at.put_bytes(where, data, "accounts.jsonl"))
    (apart,) = done.tally.quarantined
    assert (apart.reason, apart.file.rpartition("/")[2]) == (reason, "accounts.jsonl, line 2")
    assert (done.tally.inputs, done.tally.accepted) == (3, 2)
    assert (where / "quarantine" / hashlib.sha256(line).hexdigest()).read_bytes() == line
    note = receive.read_note(
        where / "quarantine" / f"{hashlib.sha256(line).hexdigest()}.reason.json"
    )
    assert note is not None
    assert note.file == apart.file


def test_a_line_twice_is_an_exact_duplicate_and_so_is_one_that_is_a_file_too(where: Path) -> None:
    at.put(where, SW)
    at.put_bytes(where, lines(SW, WAY, SW), "accounts.jsonl")
    done = at.merge(where)
    assert (done.tally.inputs, done.tally.accepted, done.tally.duplicates) == (4, 2, 2)


def test_a_case_that_takes_sealed_records_only_keeps_every_line_apart(tmp_path: Path) -> None:
    source = (fern.FERN / "case.toml").read_bytes()
    where = at.made(tmp_path, source=source.replace(b"unsealed = true", b"unsealed = false"))
    done = at.merge(where, at.put_bytes(where, lines(SW, WAY), "accounts.jsonl"))
    assert [one.reason for one in done.tally.quarantined] == [Reason.UNSEALED] * 2


def test_a_line_without_end_is_too_large_and_the_lines_around_it_count(where: Path) -> None:
    endless = b" " + b"x" * LARGEST
    data = b"\n".join([canonical(SW), endless, canonical(TEACHER)])
    done = at.merge(where, at.put_bytes(where, data, "accounts.jsonl"))
    (apart,) = done.tally.quarantined
    assert (apart.reason, done.tally.accepted) == (Reason.TOO_LARGE, 2)
    kept = where / "quarantine" / hashlib.sha256(endless).hexdigest()
    assert kept.stat().st_size == len(endless)


@pytest.mark.parametrize("piece", [1, 2, 3, 64])
def test_no_line_is_held_whole_to_be_found(
    where: Path, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "_PIECE", piece)
    path = at.put_bytes(where, b"{}\r\n\r\n  \n[12345]\n \rx\r\n{", "small.jsonl")
    found, skipped = intake.gather([path])
    named = [(one.name.rpartition(" ")[2], b"".join(one.whole())) for one in found]
    assert named == [("1", b"{}"), ("4", b"[12345]"), ("5", b" \rx"), ("6", b"{")]
    assert [one.read() for one in found] == [data for _, data in named]
    assert skipped == []
