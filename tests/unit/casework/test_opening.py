"""What was opened of a sealed file: opened once, and again where it is damaged or gone."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from interview.casework import folder, keys
from interview.casework.opening import OPENED, Opener, Unlock
from interview.errors import FileTrouble
from interview.model.case import Case
from interview.sealing import age
from interview.sealing.age import Identity, Recipient
from interview.storage import atomic
from tests.support import casefolder as at
from tests.support import sealed

INSIDE = b"what was signed"


class Place(NamedTuple):
    """A case with a key, and the key."""

    folder: Path
    case: Case
    identity: Identity

    def opener(self, unlock: Unlock | None) -> Opener:
        return Opener(self.folder, self.case, unlock)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    fern, path = folder.open_case(at.made(tmp_path)), tmp_path / "with keys"
    made = keys.new(fern.file.title, fern.id, sealed.PASSPHRASE, date(2026, 3, 2))
    case = folder.new(path, fern.file, b"", case_id=fern.id, keys=made)
    atomic.private_folder(path / OPENED)
    return Place(path, case, keys.opened(path, case, sealed.PASSPHRASE))


def sealed_for(place: Place, inside: bytes) -> tuple[str, bytes]:
    """Return a sealed file, after its hash."""
    assert place.case.keys is not None
    data = age.seal(inside, [Recipient(place.case.keys.recipient)])
    return hashlib.sha256(data).hexdigest(), data


@pytest.mark.parametrize("inside", [INSIDE, b""], ids=["something", "nothing"])
def test_whatever_lies_in_a_sealed_file_is_opened_once_and_kept(
    place: Place, monkeypatch: pytest.MonkeyPatch, inside: bytes
) -> None:
    sha, data = sealed_for(place, inside)
    opener = place.opener(lambda: place.identity)
    assert opener.inside(sha, data) == inside
    monkeypatch.delattr(age, "unseal")
    assert opener.inside(sha, data) == inside
    atomic.write_many([opener.to_keep(sha, bytes)])
    assert place.opener(None).inside(sha, data) == inside


@pytest.mark.parametrize("left", [None, 0, 64, 70], ids=["gone", "empty", "no words", "cut"])
def test_what_is_damaged_or_gone_is_said_to_be_and_is_opened_again_with_the_key(
    place: Place, left: int | None
) -> None:
    sha, data = sealed_for(place, INSIDE)
    first = place.opener(lambda: place.identity)
    first.inside(sha, data)
    atomic.write_many([first.to_keep(sha, bytes)])
    opened = place.folder / OPENED / sha
    if left is None:
        opened.unlink()
    else:
        opened.write_bytes(opened.read_bytes()[:left])
    with pytest.raises(FileTrouble) as caught:
        place.opener(None).inside(sha, data)
    assert caught.value.do.startswith("Run `interview merge` on this folder")
    assert place.opener(lambda: place.identity).inside(sha, data) == INSIDE
