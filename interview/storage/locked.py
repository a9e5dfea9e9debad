"""An interview's files under lock and key: what opens them, and how each is written.

The one decision: words or a passphrase open a data key, and every file is locked with that alone.
The key stands wrapped in `locked.json`, which is written once, before the first file that needs it.
Without a key the same functions write a file as it is, so that nothing else has to ask.

Each line of the journal is locked by itself: a torn last line costs nobody the lines before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from interview.errors import FileTrouble, Locked, OpensWith, WrongWords
from interview.storage import atomic, disk
from interview.storage.lines import LONGEST, LineError
from interview.storage.paths import LOCKED

if TYPE_CHECKING:
    from interview.sealing.locking import DataKey, Lock

_LONGEST_KEPT: Final = LONGEST // 3 * 4 + 100  # bytes: a line in base 64, its nonce and its tag


@dataclass(frozen=True, slots=True)
class Secret:
    """What a person has chosen to lock an interview with."""

    by: OpensWith
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Key:
    """The key of one interview's files."""

    interview: str
    _key: DataKey = field(repr=False)

    def shut(self, data: bytes, place: int | str) -> bytes:
        """Return `data` as it is kept: a line of ASCII without its end.

        `place` is a line's number in the journal, or the name of another file of the folder.
        """
        from interview.sealing import locking

        return locking.locked(self._key, data, interview=self.interview, place=place)

    def opened(self, kept: bytes, place: int | str) -> bytes:
        """Return what `kept` holds. Raise NotOpened where it is not what belongs at `place`."""
        from interview.sealing import locking

        return locking.unlocked(self._key, kept, interview=self.interview, place=place)


def line_in(kept: bytes, seq: int, key: Key) -> bytes:
    """Return the journal's line that is kept as `kept`. Raise LineError where it isn't `seq`."""
    from interview.sealing.trouble import NotOpened

    if len(kept) > _LONGEST_KEPT:
        raise LineError("longer than any line is")
    try:
        return key.opened(kept, seq)
    except NotOpened:
        raise LineError("not the next line under this key") from None


def make(folder: Path, interview: str, secret: Secret) -> Key:
    """Lock the interview that begins in `folder` and return its key. Raise NotSaved.

    What an earlier start left there, before anything was kept, goes. Takes a fifth of a second.
    """
    from interview.sealing import locking

    lock, key = locking.new_lock(secret.text)
    kept = {"by": str(secret.by), "lock": lock.plain()}
    atomic.write_bytes(folder / LOCKED, atomic.checked(kept))
    return Key(interview, key)


def forget(folder: Path) -> None:
    """Take away the lock of an interview that is to begin without one. Raise NotSaved."""
    try:
        if (folder / LOCKED).exists():
            disk.remove(folder / LOCKED)
            disk.sync_folder(folder)
    except OSError as error:
        raise disk.trouble(error) from error


def locked_by(folder: Path) -> OpensWith | None:
    """Return what the interview in `folder` is locked with, None where it isn't.

    Raise FileTrouble where that can't be told.
    """
    data = atomic.read_bytes(folder / LOCKED)
    return None if data is None else _kept(data).by


def unlocked(folder: Path, interview: str, said: str | None) -> Key | None:
    """Return the key of the interview in `folder`, which what was `said` opens; None: no lock.

    Raise Locked where nothing was said, WrongWords, FileTrouble.
    """
    data = atomic.read_bytes(folder / LOCKED)
    if data is None:
        return None
    kept = _kept(data)
    if said is None:
        raise Locked(kept.by)
    from interview.sealing import locking
    from interview.sealing.trouble import NotOpened

    try:
        return Key(interview, locking.unlock(kept.lock, said))
    except (NotOpened, UnicodeEncodeError):  # half a letter opens nothing either
        raise WrongWords from None


def write(path: Path, data: bytes, key: Key | None) -> None:
    """Put `data` at `path`, under `key` if there is one, durable. Raise NotSaved."""
    atomic.write_bytes(path, data if key is None else key.shut(data, path.name))


def read(path: Path, key: Key | None) -> bytes | None:
    """Return what `write` put at `path`, None where there is no file. Raise FileTrouble."""
    data = atomic.read_bytes(path)
    if data is None or key is None:
        return data
    from interview.sealing.trouble import NotOpened

    try:
        return key.opened(data, path.name)
    except NotOpened:
        raise _damaged(path.name) from None


class _Kept(NamedTuple):
    by: OpensWith
    lock: Lock


def _kept(data: bytes) -> _Kept:
    from pydantic import ValidationError

    from interview.sealing.locking import Lock

    try:
        kept = atomic.verified(data, LOCKED)
        return _Kept(OpensWith(kept["by"]), Lock.model_validate(kept["lock"]))
    except (ValidationError, LookupError, TypeError, ValueError):
        raise _damaged(LOCKED) from None


def _damaged(name: str) -> FileTrouble:
    return FileTrouble(
        f"The file {name} is damaged and has been left as it is.",
        "Put a back-up copy in its place, or ask for help.",
    )
