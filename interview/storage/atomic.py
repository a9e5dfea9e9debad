"""Whole files, written so that either the old one or the new one is there, and nothing between.

The rules:

- A file is written beside its place, synced, put in its place in one step, and the folder synced.
- Nothing is ever deleted first and written afterwards.
- What a stopped program leaves behind is a temporary file with a name that `sweep` knows. It may
  hold somebody's words, so it is swept as soon as someone holds the lock of its folder.
- A checked file is the canonical JSON of its content and a checksum; whatever reads otherwise is
  damaged, is said to be, and is not touched.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from interview.errors import FileTrouble
from interview.model.base import canonical, digest
from interview.storage import disk

_SCHEMA_VERSION: Final = 1
_TEMPORARY: Final = re.compile(r"\.(?P<name>.+)\.[0-9a-f]{16}\.interview-unfinished")
_BATCH: Final = 64  # files open at once
_AT_ONCE: Final = 16  # files synced at once
_WORTH_THREADS: Final = 8
_FIRST_WAIT: Final = 0.02  # seconds; doubled at each try

_Sync = Callable[[Sequence[int]], None]


def write_bytes(path: Path, data: bytes) -> None:
    """Put `data` at `path` as a private file, durable when this returns. Raise NotSaved otherwise.

    After NotSaved the old file is there, or the new one whole; never a mixture, never none.
    """
    write_pieces(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Put `pieces`, one after the other, at `path` as `write_bytes` does. Raise NotSaved.

    What the pieces themselves raise comes through, and the old file stays.
    """
    write_many([(path, pieces)])


def write_many(files: Sequence[tuple[Path, Iterable[bytes]]]) -> None:
    """Put every one of `files` in its place as `write_pieces` does. Raise NotSaved.

    Each is whole or as it was; after NotSaved some may be there. Many are synced side by side,
    since a drive takes a dozen at once in the time of one: 0.3 ms each where one alone takes 4.
    """
    with _syncing(len(files)) as sync:
        for start in range(0, len(files), _BATCH):
            _write_batch(files[start : start + _BATCH], sync)
    try:
        for folder in dict.fromkeys(path.parent for path, _ in files):
            disk.sync_folder(folder)
    except OSError as error:
        raise disk.trouble(error) from error


def _write_batch(files: Sequence[tuple[Path, Iterable[bytes]]], sync: _Sync) -> None:
    written: list[tuple[Path, Path]] = []
    fds: list[int] = []
    try:
        try:
            for path, pieces in files:
                name = f".{path.name}.{os.urandom(8).hex()}.interview-unfinished"
                written.append((path.with_name(name), path))
                fds.append(disk.create(path.with_name(name)))
                for piece in pieces:
                    disk.write(fds[-1], piece)
            sync(fds)
        finally:
            for fd in fds:
                disk.close(fd)
        for temporary, path in written:
            _replace(temporary, path)
    except OSError as error:
        _take_away(written)
        raise disk.trouble(error) from error
    except BaseException:
        _take_away(written)
        raise


@contextlib.contextmanager
def _syncing(many: int) -> Iterator[_Sync]:
    """Give what syncs a batch of `many` files: side by side if there are many."""
    if many < _WORTH_THREADS:
        yield _one_by_one
        return
    # Nothing that saves an answer needs it.
    from concurrent.futures import ThreadPoolExecutor, wait

    with ThreadPoolExecutor(_AT_ONCE) as pool:

        def side_by_side(fds: Sequence[int]) -> None:
            syncing = [pool.submit(disk.sync, fd) for fd in fds]
            wait(syncing)  # no file is closed while another thread has it
            for one in syncing:
                one.result()

        yield side_by_side


def _one_by_one(fds: Sequence[int]) -> None:
    for fd in fds:
        disk.sync(fd)


def _take_away(written: Sequence[tuple[Path, Path]]) -> None:
    for temporary, _ in written:
        with contextlib.suppress(OSError):
            disk.remove(temporary)


def _replace(source: Path, target: Path) -> None:
    wait = _FIRST_WAIT
    for _ in range(disk.BUSY_RETRIES):
        try:
            return disk.replace(source, target)
        except PermissionError:
            time.sleep(wait)
            wait *= 2
    return disk.replace(source, target)


def read_bytes(path: Path) -> bytes | None:
    """Return the bytes of the file `path`, None if there is none. Raise FileTrouble otherwise."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FileTrouble(
            f"The file {path.name} can't be read in the folder {path.parent}.",
            "See that its drive is there and that the folder is yours, then try again.",
        ) from error


def sweep(folder: Path, *, of: str = "") -> int:
    """Remove the temporary files in `folder` that a stopped program left; return how many.

    Call it only while holding the lock that guards the files written there: somebody else's may be
    just being written. `of` limits it to those of the file with that name.
    """
    swept = 0
    with contextlib.suppress(FileNotFoundError):
        for path in sorted(folder.iterdir()):
            found = _TEMPORARY.fullmatch(path.name)
            if found is None or (of and found["name"] != of):
                continue
            with contextlib.suppress(OSError):  # the next sweep tries again
                disk.remove(path)
                swept += 1
    return swept


def free_name(folder: Path, stem: str, suffix: str = "") -> Path:
    """Return the first place `stem-1`, `stem-2`, ... in `folder` that is not taken."""
    number = 1
    while (path := folder / f"{stem}-{number}{suffix}").exists():
        number += 1
    return path


def private_folder(path: Path) -> None:
    """Make the folder `path` and those above it that are missing, each 0700 and durable.

    A folder that is there is left as it is. Raise NotSaved.
    """
    try:
        missing = [folder for folder in (path, *path.parents) if not folder.is_dir()]
        for folder in reversed(missing):
            with contextlib.suppress(FileExistsError):  # another window was quicker
                disk.make_folder(folder)
            disk.sync_folder(folder.parent)
    except OSError as error:
        raise disk.trouble(error, path) from error


def checked(content: object) -> bytes:
    """Return the bytes of a checked file that holds `content`, which is plain JSON data."""
    return canonical(
        {"checksum": digest(content), "content": content, "schema_version": _SCHEMA_VERSION}
    )


def verified(data: bytes, name: str) -> Any:
    """Return the content of a checked file. Raise FileTrouble, which calls the file `name`."""
    content, sound = None, False
    with contextlib.suppress(ValueError, LookupError, TypeError, RecursionError):
        kept = json.loads(data)
        version = kept["schema_version"]
        if type(version) is int and version > _SCHEMA_VERSION:
            raise newer(f"The file {name}")
        content = kept["content"]
        # Written again it is the same: so no key twice, no NaN, no other spelling.
        sound = data == checked(content)
    if not sound:
        raise FileTrouble(
            f"The file {name} is damaged and has been left as it is.",
            "Put a back-up copy in its place, or ask for help.",
        )
    return content


def newer(what: str) -> FileTrouble:
    """Return the refusal of a file that a later program made; `what` begins the sentence."""
    return FileTrouble(
        f"{what} was made by a newer version of this program.",
        "Install the newest version, then open it again.",
    )


class ChecksummedStorage:
    """TinyDB's storage for one file: checked when read, written whole and durable.

    It has the shape of `tinydb.storages.Storage` without being one, so that an interview, which
    needs this module for its draft, starts without importing TinyDB. Reading never writes.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables, None where there is no file. Raise FileTrouble for a damaged one."""
        data = read_bytes(self._path)
        if data is None:
            return None
        tables: dict[str, dict[str, Any]] = verified(data, self._path.name)
        return tables

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Put `data` in the place of all tables, durable when this returns. Raise NotSaved."""
        write_bytes(self._path, checked(data))

    def close(self) -> None:
        """Do nothing: no file stays open."""
