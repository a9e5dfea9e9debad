"""What lies inside the sealed files of a case: opened once with its key, kept, and read from then.

The rules:

- Only a file that nobody has opened yet needs the key. It is asked for at the first such file.
- What was opened lies in `opened/`, under the hash of the sealed file and with a hash of its own:
  it is what was signed, so whoever changes it is found out by the signature.
- What doesn't open leaves nothing behind.
- What was opened in this run is held until it is kept, up to a limit, so as not to be opened twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from interview.errors import FileTrouble
from interview.model.case import Case
from interview.sealing import age
from interview.sealing.age import Identity
from interview.sealing.trouble import NotOpened, Why
from interview.storage import atomic

OPENED: Final = "opened"
_HASH: Final = 64  # hex digits
_MOST_HELD: Final = 64 * 1024 * 1024  # bytes; the key takes far more to open

Unlock = Callable[[], Identity]


class Opener:
    """Opens the sealed files of one case. `unlock` gives the key, and is called at most once."""

    def __init__(self, folder: Path, case: Case, unlock: Unlock | None) -> None:
        self.folder = folder
        self._room = folder / OPENED
        self._has_key = case.keys is not None
        self._unlock = unlock
        self._identity: Identity | None = None
        self._held: dict[str, bytes] = {}
        self._left = _MOST_HELD

    def inside(self, sha: str, data: bytes, *, tried: Why | None = None) -> bytes:
        """Return what lies in the sealed file `data`, whose SHA-256 is `sha`.

        `tried` is why it didn't open when it came before: then it isn't tried again. Raise
        NotOpened, or whatever keeps the key from being had; FileTrouble where what was opened is
        damaged or gone and there is no key to open it with again.
        """
        if sha in self._held:
            return self._held[sha]
        kept = self._kept(sha)
        if kept is not None:
            return kept
        if tried is not None or not self._has_key:
            raise NotOpened(tried or Why.ANOTHER_KEY)
        if self._identity is None:
            self._identity = self._key()
        inside = age.unseal(data, self._identity)
        self._hold(sha, inside)
        return inside

    def is_kept(self, sha: str) -> bool:
        """Return whether what lies in the file is kept, whole."""
        return sha not in self._held and self._kept(sha) is not None

    def to_keep(self, sha: str, data: Callable[[], bytes]) -> tuple[Path, Iterator[bytes]]:
        """Return where what lies in a sealed file is to be kept, and what to write there.

        `data` gives the file, and is called only if it isn't held any more.
        """
        return self._room / sha, self._pieces(sha, data)

    def _pieces(self, sha: str, data: Callable[[], bytes]) -> Iterator[bytes]:
        inside = self._held[sha] if sha in self._held else self.inside(sha, data())
        yield hashlib.sha256(inside).hexdigest().encode("ascii") + b"\n" + inside

    def _hold(self, sha: str, inside: bytes) -> None:
        if len(inside) <= self._left:
            self._held[sha] = inside
            self._left -= len(inside)

    def _key(self) -> Identity:
        if self._unlock is None:
            raise FileTrouble(
                "What was opened of a sealed record is damaged, or is gone from opened/.",
                "Run `interview merge` on this folder: it is opened again from the original.",
            )
        return self._unlock()

    def _kept(self, sha: str) -> bytes | None:
        found = atomic.read_bytes(self._room / sha)
        if found is None:
            return None
        said, inside = found[:_HASH], found[_HASH + 1 :]
        return inside if said == hashlib.sha256(inside).hexdigest().encode("ascii") else None
