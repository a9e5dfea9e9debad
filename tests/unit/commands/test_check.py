"""`interview check`: what was kept is as it was written, or it is said where it isn't."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interview import handed, sittings
from interview.beginning import Beginning
from interview.casework import folder, keys, merging
from interview.cli import main
from interview.engine import intents as do
from interview.engine.place import Place
from interview.sittings import Sitting
from interview.storage.paths import Places
from tests.support import casefolder as at
from tests.support import fern, invitations, sealed
from tests.support.records import answer, record, value
from tests.support.sat import NOW

SAID = "nobody else has ever said this"
WORDS = "lantern oxbow thimble russet"
HEAD = "sha256:" + "2" * 64
Told = Callable[..., dict[str, Any]]


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Return how the command is run, and what it tells; it never tells anybody's words."""

    def run(*words: str | Path) -> dict[str, Any]:
        before = contents(tmp_path)
        with pytest.raises(SystemExit) as left:
            main(["check", *map(str, words), "--json", "--data-dir", str(tmp_path / "data")])
        out, err = capsys.readouterr()
        assert not any(secret in out + err for secret in (SAID, *WORDS.split(), "Traceback"))
        assert contents(tmp_path) == before, "checking changes nothing"
        return {**json.loads(out or "{}"), "exit": left.value.code}

    return run


def contents(where: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in sorted(where.rglob("*")) if one.is_file()}


def wrong(told: dict[str, Any]) -> list[str]:
    assert told["sound"] is (told["exit"] == 0)
    return [one["part"] for one in told["findings"] if one["state"] == "wrong"]


def flip(path: Path, place: int = -20) -> None:
    """Make one byte another one."""
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def left(root: Path, *, words: str) -> Path:
    """Leave an interview with words in hand; return its folder."""
    beginning = Beginning(
        fern.guide(), fern.setting(), keys=invitations.KEYS, words=words, owner="0" * 32
    )
    sitting = sittings.begin(Places(root / "data"), beginning, lambda: NOW)
    for said in ("yes", "no", "hour"):
        say(sitting, said)
    sitting.keep_draft(Place("you.role"), SAID)
    sitting.close()
    return Places(root / "data").interview(sitting.id)


def say(sitting: Sitting, code: str) -> None:
    (box,) = sitting.view.boxes
    sitting.submit(do.Answer((do.Reply(box.place, value=code),)))


@pytest.mark.parametrize("words", [WORDS, ""], ids=["locked", "open"])
@pytest.mark.parametrize(
    "name", ["journal.jsonl", "guide.json", "keys.json", "draft.json", "library.json", None]
)
def test_a_file_of_an_interview_that_was_changed_is_named(
    tmp_path: Path, told: Told, words: str, name: str | None
) -> None:
    place = left(tmp_path, words=words)
    (tmp_path / "words").write_text(f"{WORDS}\n", encoding="utf-8")
    if name is not None:
        flip(place / name if (place / name).exists() else tmp_path / "data" / name)
    found = told("--words-file", tmp_path / "words")
    assert set(wrong(found)) - {"guide.json"} == {name} - {None, "guide.json"}
    assert ("guide.json" in wrong(found)) == (name == "guide.json")


def test_a_locked_one_is_looked_into_with_its_words_only(tmp_path: Path, told: Told) -> None:
    place = left(tmp_path, words=WORDS)
    for words in ((), (place.name,)):
        found = told(*words)
        closed = {one["part"] for one in found["findings"] if one["state"] == "closed"}
        assert (closed, found["exit"]) == ({"locked.json"}, 0)
    (tmp_path / "words").write_text("acid basil coral dune", encoding="utf-8")
    assert told(place.name, "--words-file", tmp_path / "words")["exit"] == 1
    assert told("--words-file", tmp_path / "words")["exit"] == 0


def test_a_lock_that_is_damaged_is_said_to_be(tmp_path: Path, told: Told) -> None:
    flip(left(tmp_path, words=WORDS) / "locked.json")
    assert wrong(told()) == ["locked.json"]


def test_where_nothing_is_or_no_such_thing_it_says_so(tmp_path: Path, told: Told) -> None:
    assert told() == {"sound": True, "findings": [], "exit": 0}
    assert told("0" * 32)["exit"] == 3
    assert told("no such folder")["exit"] == 3
    assert wrong(told(tmp_path)) == ["case.json"]


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """Return a case folder into which a sealed record and an open one were merged."""
    where = at.made(tmp_path)
    case = folder.open_case(where)
    issued, brought = keys.issue(keys.of(case), "HV1", WORDS)
    case = case.model_copy(update={"keys": issued})
    folder.keep(where, case)
    at.put(where, record("SW1", answer("well.what", text=SAID)))
    mine = handed.sealed(value(record("HV1")), brought, head=HEAD, export=1)
    at.put_bytes(where, mine, "record-0123456789abcdef.age")
    at.put_bytes(where, b"{}", "x.json")
    done = merging.merge(
        where, case, [where / "inbox"], explain=False, progress=lambda *_: None,
        unlock=lambda: keys.opened(where, case, sealed.PASSPHRASE),
    )  # fmt: skip
    assert done.tally.accepted == 2
    return where


def test_a_case_folder_that_is_whole_is_sound(where: Path, told: Told, tmp_path: Path) -> None:
    found = told(where)
    assert {one["part"]: one["state"] for one in found["findings"]} == {
        "case.json": "sound", "keys": "closed", "decisions.json": "sound", "received": "sound",
        "quarantine": "sound", "merged": "sound",
    }  # fmt: skip
    for passphrase, expected in ((sealed.PASSPHRASE, []), ("another", ["keys"])):
        (tmp_path / "secret").write_text(passphrase, encoding="utf-8")
        assert wrong(told(where, "--passphrase-file", tmp_path / "secret")) == expected


def records(where: Path) -> list[Path]:
    return sorted((where / "received").iterdir())


CHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a record": (lambda where: flip(records(where)[0]), "received/"),
    "one kept apart": (lambda where: flip(at_first(where, "quarantine"), 0), "quarantine/"),
    "what was opened": (lambda where: flip(at_first(where, "opened")), "received"),
    "a record gone": (lambda where: records(where)[0].unlink(), "merged"),
    "an account": (lambda where: flip(where / "merged" / "accounts.jsonl"), "merged"),
    "the case": (lambda where: flip(where / "case.json"), "case.json"),
    "no key": (lambda where: (where / "keys" / "custodian-1.age").unlink(), "keys"),
    "a key": (lambda where: flip(where / "keys" / "custodian-1.age", 0), "keys"),
    "decisions": (lambda where: (where / "decisions.json").write_bytes(b"{"), "decisions.json"),
}


def at_first(where: Path, room: str) -> Path:
    return min(one for one in (where / room).iterdir() if len(one.name) == len("0" * 64))


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_was_changed_in_a_case_folder_is_named(
    where: Path, told: Told, change: str
) -> None:
    make, part = CHANGES[change]
    make(where)
    assert any(one.startswith(part) for one in wrong(told(where)))
