"""Whatever is put into a case's inbox, through `interview merge`: a reason each, and nothing else.

The rows of the table of hostile input that concern what comes to a review team, all at once: what
is wrong with one file is no matter to another.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from interview import handed
from interview.casework import folder, keys
from interview.cli import main
from interview.model.base import canonical
from interview.model.invitation import Keys
from interview.sealing import age, signing
from tests.support import casefolder as at
from tests.support import fern, sealed
from tests.support.age_writer import sealed_with
from tests.support.records import answer, record, value

SAID = "nobody else has ever said this"
HEAD = "sha256:" + "2" * 64
WORDS = "lantern oxbow thimble russet"
NAMES = ("CON", "a:b.age", "\u202egpj.age", "-o", "..age", "x\n[b]\x1b]52;c;eA==\x07.age")
BOMB = sealed_with(b"x", WORDS).replace(b" 2\n", b" 40\n", 1)


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """A case that takes sealed records only."""
    text = (fern.FERN / "case.toml").read_text(encoding="utf-8")
    return at.made(tmp_path, source=text.replace("accept_unsealed = true", "").encode())


def brought(where: Path, code: str) -> Keys:
    """Return what a new invitation of `code` brings."""
    case = folder.open_case(where)
    issued, found = keys.issue(keys.of(case), code, WORDS)
    folder.keep(where, case.model_copy(update={"keys": issued}))
    return found


def merged(where: Path, capfd: pytest.CaptureFixture[str], *more: str) -> tuple[int, str, str]:
    (where.parent / "secret").write_text(sealed.PASSPHRASE, encoding="utf-8")
    words = ["merge", str(where), "--passphrase-file", str(where.parent / "secret"), *more]
    with pytest.raises(SystemExit) as left:
        main(words)
    return int(left.value.code or 0), *capfd.readouterr()


def files(where: Path) -> dict[str, tuple[bytes, str]]:
    """Return files by name, each with its reason; "" for the one that is in order."""
    mine = brought(where, "SW1")
    plain = record("SW1", answer("well.what", text=SAID))

    def seal(by: Keys, of: dict[str, Any]) -> bytes:
        return handed.sealed(value(of), by, head=HEAD, export=1)

    whole = seal(mine, plain)
    changed = signing.new_key()
    elsewhere = mine.model_copy(update={"recipient": age.recipient_of(age.new_identity())})
    stranger = record("SW1", answer("well.what", text=SAID), case={"id": "0" * 32, "title": "x"})
    return {
        "whole.age": (whole, ""),
        "wrong-key.age": (seal(elsewhere, plain), "wrong-key"),
        "impostor.age": (seal(mine.model_copy(update={"signing": changed}), plain), "impostor"),
        "tampered.age": (bent(where, whole), "tampered"),
        "foreign.age": (seal(mine, stranger), "foreign-case"),
        "nobody.age": (seal(mine, record("XX9", answer("well.what"))), "unknown-participant"),
        "open.json": (canonical(plain), "unsealed"),
        "cut.age": (whole[:-40], "unreadable"),
        "flipped.age": (whole[:-1] + bytes([whole[-1] ^ 1]), "unreadable"),
        "bomb.age": (BOMB, "wrong-key"),
        "deep.json": (b'{"a":' * 100_000, "invalid"),
    }


def bent(where: Path, whole: bytes) -> bytes:
    """Return a hand-over with another word in it, sealed anew for the case."""
    case = folder.open_case(where)
    inside = age.unseal(whole, keys.opened(where, case, sealed.PASSPHRASE))
    team = age.Recipient(keys.of(case).recipient)
    return age.seal(inside.replace(b'"export":1', b'"export":2'), [team])


def test_each_has_its_reason_and_the_one_in_order_counts(
    where: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    made = files(where)
    for name, (data, _) in made.items():
        at.put_bytes(where, data, name)
    code, out, err = merged(where, capfd, "--json")
    found = json.loads(out)
    assert {Path(one["file"]).name: one["reason"] for one in found["quarantined"]} == {
        name: reason for name, (_, reason) in made.items() if reason
    }
    assert (code, err, found["accepted"]) == (1, "", 1)
    assert SAID not in out
    opened = [path.read_bytes() for path in (where / "opened").iterdir()]
    assert all(b"interview-hand-over" in one for one in opened)
    assert len(at.accounts(where)) == 1
    assert not list(where.rglob("*.interview-unfinished"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names, and no pipes")
def test_no_name_acts_and_no_link_pipe_or_folder_is_followed(
    where: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = {one.name for one in where.iterdir()}
    for number, name in enumerate(NAMES):
        at.put_bytes(where, f"[{number}]".encode(), name)
    (where / "inbox" / "link.json").symlink_to(fern.FERN / "case.toml")
    os.mkfifo(where / "inbox" / "pipe.json")
    (where / "inbox" / "folder.json").mkdir()
    code, out, _ = merged(where, capfd)
    assert code == 1
    assert f"{len(NAMES)} kept apart" in out
    assert out.count("passed by") == len(("link", "pipe", "folder"))
    assert not any(one in out for one in ("\x1b", "\x07", "\u202e"))
    kept = {one.name.partition(".")[0] for one in (where / "quarantine").iterdir()}
    assert all(len(name) == len("0" * 64) and int(name, 16) for name in kept)
    assert {one.name for one in where.iterdir()} - before <= {"opened", "lock"}
