"""Merging into a case folder: nothing lost, nothing touched, the same bytes whatever the order."""

from __future__ import annotations

import hashlib
import json
import os
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview.casework import folder, merged, merging, receive
from interview.casework.judge import Reason
from interview.errors import FileTrouble, InterviewError
from interview.merge.combine import Combined
from tests.support import casefolder as at
from tests.support import fern
from tests.support.records import Plain, answer, episode, file_of, record

FIRST = record("SW1", answer("well.what", text="first"))
LATER = record("SW1", answer("well.what", text="later"), parents=[FIRST["digest"]])
OTHER = record("SW1", answer("well.what", text="other"), parents=[FIRST["digest"]])
HEALTH = record("HV1", answer("well.what", text="[Mum] =1+1 \u202e"))
ORPHAN = record("TE1", answer("well.what", text="x"), parents=["sha256:" + "9" * 64])
TWICE = record("PO1", record_id="record of TM1")
CLAIM = record("TM1")
POOL: dict[str, bytes] = {
    "first.json": file_of(FIRST),
    "later.json": file_of(LATER),
    "other.json": file_of(OTHER),
    "health.json": file_of(HEALTH),
    "loose.json": json.dumps(HEALTH, indent=1).encode(),
    "orphan.json": file_of(ORPHAN),
    "twice.json": file_of(TWICE),
    "claim.json": file_of(CLAIM),
    "letter.txt": b"Dear reviewers",
    "foreign.json": file_of(record("SW1", case={"id": "0" * 32, "title": "x"})),
}


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return at.made(tmp_path)


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def counts(done: merging.Merge) -> tuple[int, int, int, int]:
    tally = done.tally
    apart = len(tally.quarantined)
    assert tally.inputs == tally.accepted + tally.superseded + tally.duplicates + apart
    return tally.accepted, tally.superseded, tally.duplicates, apart


def test_every_input_is_counted_once(where: Path) -> None:
    for name, data in POOL.items():
        at.put_bytes(where, data, name)
    at.put_bytes(where, file_of(LATER), "later-again.json")
    assert counts(at.merge(where)) == (4, 1, 2, 4)
    reasons = {one.file.rpartition("/")[2]: one.reason for one in at.merge(where).tally.quarantined}
    assert reasons == {
        "letter.txt": Reason.UNREADABLE,
        "foreign.json": Reason.FOREIGN_CASE,
        "twice.json": Reason.DUPLICATE_ID,
        "claim.json": Reason.DUPLICATE_ID,
    }


def test_originals_are_kept_by_their_hash_and_inputs_are_not_touched(where: Path) -> None:
    for name, data in POOL.items():
        at.put_bytes(where, data, name)
    inbox = sorted((where / "inbox").iterdir())
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in inbox]
    at.merge(where)
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in inbox] == before
    kept = {
        path.name: path.read_bytes()
        for room in ("received", "quarantine")
        for path in (where / room).iterdir()
        if not path.name.endswith(".json")
    }
    assert kept == {sha(data): data for data in POOL.values()}


def test_the_accounts_are_the_records_as_they_were_handed_over(where: Path) -> None:
    at.put(where, LATER, FIRST, HEALTH)
    at.merge(where)
    assert at.accounts(where) == [LATER, HEALTH]  # in the order of the case file


def test_a_conflict_keeps_both_and_a_gap_is_shown(where: Path) -> None:
    at.put(where, LATER, OTHER, ORPHAN)
    done = at.merge(where)
    assert at.accounts(where) == [*sorted([LATER, OTHER], key=lambda one: one["digest"]), ORPHAN]
    standing = {one.code: one for one in done.combined.standings}
    assert len(standing["SW1"].tips) == 2
    assert standing["SW1"].missing == (FIRST["digest"],)
    assert standing["TE1"].missing == ("sha256:" + "9" * 64,)


@given(st.randoms(use_true_random=False), st.integers(1, 4))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_any_repeats_all_at_once_or_as_they_arrive_give_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random, parts: int
) -> None:
    once = at.made(tmp_path_factory.mktemp("once"))
    for name, data in POOL.items():
        at.put_bytes(once, data, name)
    at.merge(once)
    arriving = at.made(tmp_path_factory.mktemp("arriving"))
    order = [*POOL, *chance.choices(list(POOL), k=3)]
    chance.shuffle(order)
    for part in range(parts):
        for number, name in enumerate(order[part::parts]):
            at.put_bytes(arriving, POOL[name], f"{chance.random()}-{part}-{number}")
        at.merge(arriving)
    assert at.merged(arriving) == at.merged(once)
    assert at.tree(arriving) == at.tree(once)


def test_merging_what_was_merged_gives_the_same(where: Path, tmp_path: Path) -> None:
    at.put(where, LATER, OTHER, HEALTH)
    at.merge(where)
    (tmp_path / "second").mkdir()
    second = at.made(tmp_path / "second")
    done = at.merge(second, where / "merged" / "accounts.jsonl", *at.put(second, FIRST))
    assert counts(done) == (3, 1, 0, 0)
    assert [one["digest"] for one in at.accounts(second)] == [
        one["digest"] for one in at.accounts(where)
    ]


def test_lines_of_one_file_are_inputs_each(where: Path) -> None:
    lines = b"\r\n".join([file_of(FIRST).strip(), b"", b"{}", file_of(HEALTH).strip()])
    done = at.merge(where, at.put_bytes(where, lines, "accounts.jsonl"))
    assert counts(done) == (2, 0, 0, 1)
    assert [one.file.rpartition("/")[2] for one in done.tally.quarantined] == [
        "accounts.jsonl, line 3"
    ]


def test_what_was_kept_apart_counts_as_soon_as_the_case_lets_it_in(tmp_path: Path) -> None:
    source = (fern.FERN / "case.toml").read_bytes()
    refusing = source.replace(b"accept_unsealed = true", b"accept_unsealed = false")
    where = at.made(tmp_path, source=refusing)
    at.put(where, HEALTH)
    assert counts(at.merge(where)) == (0, 0, 0, 1)
    assert len(at.tree(where, ["quarantine"])) == 2
    (where / "case.toml").write_bytes(source)
    (where / "inbox" / f"{HEALTH['digest'][7:23]}.json").unlink()
    at.merge(where)
    assert at.accounts(where) == [HEALTH]
    assert at.tree(where, ["quarantine"]) == set()


def test_explaining_changes_nothing_and_says_what_would_be(where: Path) -> None:
    at.put(where, FIRST)
    at.merge(where)
    before = at.merged(where) | dict.fromkeys(at.tree(where), b"")
    at.put(where, LATER, HEALTH)
    at.put_bytes(where, b"{}", "nothing.json")
    done = at.merge(where, explain=True)
    assert at.merged(where) | dict.fromkeys(at.tree(where), b"") == before
    said = {Path(name).name: what for name, what in merging.explained(done)}
    assert said == {
        f"{FIRST['digest'][7:23]}.json": "the same as one that is here already",
        f"{LATER['digest'][7:23]}.json": "SW1: supersedes an earlier version",
        f"{HEALTH['digest'][7:23]}.json": "HV1: new",
        "nothing.json": "kept apart: It is not a record.",
    }


def test_explaining_names_conflicts_versions_that_are_followed_and_repeats(where: Path) -> None:
    at.put(where, FIRST, LATER, OTHER)
    at.put_bytes(where, file_of(FIRST), "z.json")
    said = {
        Path(name).name: what for name, what in merging.explained(at.merge(where, explain=True))
    }
    assert said == {
        f"{FIRST['digest'][7:23]}.json": "SW1: a later version follows it",
        f"{LATER['digest'][7:23]}.json": "SW1: in conflict with another version",
        f"{OTHER['digest'][7:23]}.json": "SW1: in conflict with another version",
        "z.json": "the same as another of these",
    }


def test_links_pipes_and_folders_are_passed_by_and_the_rest_goes_on(where: Path) -> None:
    at.put(where, HEALTH)
    inbox = where / "inbox"
    (inbox / "deeper").mkdir()
    (inbox / "deeper" / "x.json").write_bytes(file_of(FIRST))
    (inbox / "link.json").symlink_to(inbox / "deeper" / "x.json")
    os.mkfifo(inbox / "pipe")
    done = at.merge(where)
    assert counts(done) == (1, 0, 0, 0)
    assert {Path(one.file).name: one.reason for one in done.tally.skipped} == {
        "deeper": "it is a folder",
        "link.json": "it is a link",
        "pipe": "it is not a file",
    }
    named = at.merge(where, inbox / "link.json", inbox / "pipe", inbox / "deeper")
    assert counts(named) == (1, 0, 0, 0)
    assert len(named.tally.skipped) == 2


def test_a_file_that_isn_t_there_stops_before_anything_is_done(where: Path) -> None:
    with pytest.raises(FileTrouble, match=r"no file called gone\.json"):
        at.merge(where, *at.put(where, HEALTH), where / "gone.json")
    assert at.tree(where) == set()


@pytest.mark.parametrize("came_before", [False, True])
def test_a_file_that_changes_while_it_is_merged_is_not_taken(
    where: Path, monkeypatch: pytest.MonkeyPatch, *, came_before: bool
) -> None:
    (path,) = at.put(where, HEALTH)
    if came_before:
        at.merge(where)
    before, counted = at.tree(where, ["received", "merged"]), receive.tally

    def changes(*given: Any) -> receive.Tally:
        path.write_bytes(file_of(FIRST))
        return counted(*given)

    monkeypatch.setattr(receive, "tally", changes)
    with pytest.raises(FileTrouble, match="changed or went away"):
        at.merge(where)
    assert at.tree(where, ["received", "merged"]) == before


def test_a_count_that_does_not_come_out_even_stops_before_anything_is_written(
    where: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at.put(where, FIRST, HEALTH)
    whole = receive.fold

    def loses_one(*given: Any) -> Combined:
        found = whole(*given)
        poorer = [one.model_copy(update={"versions": ()}) for one in found.standings]
        return found._replace(standings=tuple(poorer))

    monkeypatch.setattr(receive, "fold", loses_one)
    with pytest.raises(InterviewError, match="doesn't come out even"):
        at.merge(where)
    assert at.tree(where) == set()


def test_a_damaged_original_is_said_and_left(where: Path) -> None:
    at.put(where, HEALTH)
    at.merge(where)
    (kept,) = (where / "received").iterdir()
    kept.write_bytes(kept.read_bytes()[:-20])
    with pytest.raises(FileTrouble, match="damaged and has been left"):
        at.merge(where, where / "merged" / "accounts.jsonl")
    assert counts(at.merge(where)) == (1, 0, 0, 0)  # the original is here: it is put back whole
    assert sha(kept.read_bytes()) == kept.name


def test_what_was_merged_opens_again_as_it_was(where: Path) -> None:
    at.put(where, LATER, HEALTH)
    done = at.merge(where)
    assert merged.opened(where).comparison == done.products.comparison


@pytest.mark.parametrize(
    "name", ["accounts.jsonl", "standing.json", "compare.json", "digests.json"]
)
def test_what_was_merged_is_not_read_when_it_is_damaged_or_half_copied(
    where: Path, name: str
) -> None:
    at.put(where, HEALTH)
    at.merge(where)
    path = where / "merged" / name
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(FileTrouble, match="damaged or half written"):
        merged.opened(where)
    path.unlink()
    with pytest.raises(FileTrouble, match="Nothing has been merged"):
        merged.opened(where)


def test_a_case_that_was_changed_since_has_to_be_merged_again(where: Path) -> None:
    at.put(where, HEALTH)
    at.merge(where)
    source = (where / "case.toml").read_bytes()
    (where / "case.toml").write_bytes(source.replace(b"Fern case", b"Fern again"))
    with pytest.raises(FileTrouble, match="changed since the last merge"):
        merged.opened(where)
    at.merge(where)
    assert merged.opened(where).case.file.title == "Fern again"


def test_nothing_merged_yet_is_said(where: Path) -> None:
    with pytest.raises(FileTrouble, match="Nothing has been merged"):
        merged.opened(where)


def test_an_empty_inbox_is_no_trouble(where: Path) -> None:
    assert counts(at.merge(where)) == (0, 0, 0, 0)
    assert at.accounts(where) == []


def test_differences_and_absences_are_written_as_the_contract_has_them(where: Path) -> None:
    spoke = [
        record(code, answer("options.who_held", "E4", value=value),
               episodes=[episode("E4", "2024-03-28")])
        for code, value in (("SW1", "HV1"), ("HV1", "SW1"))
    ]  # fmt: skip
    at.put(where, *spoke)
    at.merge(where)
    rows: list[Plain] = json.loads((where / "merged" / "compare.json").read_bytes())
    assert {frozenset(one) for one in rows} == {
        frozenset({"kind", "episode", "participants", "answers"})
    }
    assert rows[0] == {
        "kind": "held_differently",
        "episode": "E4",
        "participants": ["SW1", "HV1"],
        "answers": ["SW1:options.who_held/E4", "HV1:options.who_held/E4"],
    }
    assert [one["participants"] for one in rows if one["kind"] == "not_returned"] == [
        ["PO1"], ["TE1"], ["TM1"],
    ]  # fmt: skip


def test_a_case_folder_that_another_window_has_is_refused(where: Path) -> None:
    from datetime import UTC, datetime

    now = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
    with folder.in_hand(where, now), pytest.raises(FileTrouble, match="another window"):
        folder.in_hand(where, now).__enter__()


def test_nobody_s_record_does_away_with_somebody_else_s(where: Path) -> None:
    bold = record("TE1", parents=[HEALTH["digest"]])
    at.put(where, HEALTH, bold)
    assert counts(at.merge(where)) == (2, 0, 0, 0)
    assert at.accounts(where) == [HEALTH, bold]


def test_a_file_whose_name_is_no_text_is_an_input_like_any_other(where: Path) -> None:
    name = os.fsdecode(b"\xff\xfe.json")
    at.put_bytes(where, b"{", name)
    at.put(where, HEALTH)
    done = at.merge(where)
    assert counts(done) == (1, 0, 0, 1)
    assert done.tally.quarantined[0].file.endswith("<U+DCFF><U+DCFE>.json")


def notes(where: Path) -> list[dict[str, str]]:
    paths = sorted((where / "quarantine").glob("*.reason.json"))
    return [json.loads(path.read_bytes()) for path in paths]


def test_a_note_says_what_holds_now_and_is_mended(tmp_path: Path) -> None:
    source = (fern.FERN / "case.toml").read_bytes()
    refusing = source.replace(b"accept_unsealed = true", b"accept_unsealed = false")
    where = at.made(tmp_path, source=refusing)
    at.put(where, HEALTH)
    at.merge(where)
    assert [one["reason"] for one in notes(where)] == ["unsealed"]
    (where / "case.toml").write_bytes(source.replace(b'code = "HV1"', b'code = "HV9"'))
    at.merge(where)
    assert [one["reason"] for one in notes(where)] == ["unknown-participant"]
    (path,) = (where / "quarantine").glob("*.reason.json")
    path.write_bytes(b"[]")
    at.merge(where)
    assert [one["reason"] for one in notes(where)] == ["unknown-participant"]


@pytest.mark.parametrize("order", [("b.json", "a.json"), ("a.json", "b.json")])
def test_the_name_in_a_note_hangs_on_no_order(where: Path, order: tuple[str, str]) -> None:
    for name in order:
        at.merge(where, at.put_bytes(where, b"{}", name))
    assert [Path(one["file"]).name for one in notes(where)] == ["a.json"]


def test_decisions_that_are_lost_are_missed(where: Path) -> None:
    from datetime import date

    from interview.casework import deciding, decisions

    at.put(where, HEALTH)
    at.merge(where)
    deciding.withdraw(
        where, folder.open_case(where), "HV1", by="LR1", on=date(2026, 5, 1), reason="x", undo=False
    )
    (where / decisions.FILE).unlink()
    with pytest.raises(FileTrouble, match=r"decisions\.json is missing"):
        at.merge(where)
    assert b"HV1" not in (where / "merged" / "accounts.jsonl").read_bytes()
