"""The only place of the program that makes, writes, cuts, syncs, replaces or removes a file.

The one decision: each step that can fail, or that can be the last thing that happens, is one
function here, so that the tests can stop the program at every one of them in turn. Nothing here
decides, tries again or tidies up; every function raises OSError as the system gives it.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from interview.errors import Hindrance, NotSaved

FOLDER_MODE: Final = 0o700
FILE_MODE: Final = 0o600

# Windows refuses a replace while a virus scanner or a sync client looks at the file.
BUSY_RETRIES: Final = 8 if os.name == "nt" else 0

_BINARY: Final = getattr(os, "O_BINARY", 0)  # Windows would turn LF into CRLF
_UNSUPPORTED: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOTTY})

_FULL: Final = ("ENOSPC", "EDQUOT")
_DENIED: Final = ("EACCES", "EPERM", "EROFS")
_GONE: Final = (
    *("EIO", "ENOENT", "ENODEV", "ENXIO", "ENOMEDIUM", "EREMOTEIO", "ESTALE"),
    *("ENOTCONN", "ESHUTDOWN", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH", "ETIMEDOUT"),
)
_BY_ERRNO: Final[Mapping[int, Hindrance]] = MappingProxyType(
    {
        getattr(errno, name): hindrance
        for names, hindrance in (
            (_FULL, Hindrance.DISK_FULL),
            (_DENIED, Hindrance.NO_PERMISSION),
            (_GONE, Hindrance.DRIVE_GONE),
        )
        for name in names
        if hasattr(errno, name)  # not every system has every one
    }
)
# Windows maps these to EACCES or EINVAL: drive not ready, network name gone, device removed, full.
_BY_WINERROR: Final[Mapping[int, Hindrance]] = MappingProxyType(
    {
        **dict.fromkeys((21, 53, 55, 64, 67, 433, 1167), Hindrance.DRIVE_GONE),
        **dict.fromkeys((39, 112), Hindrance.DISK_FULL),
    }
)
_WORDS: Final[Mapping[Hindrance, tuple[str, str]]] = MappingProxyType(
    {
        Hindrance.DISK_FULL: ("The disk is full.", "Free some space and save again."),
        Hindrance.NO_PERMISSION: (
            "This folder can't be written to.",
            "Keep a copy in another folder.",
        ),
        Hindrance.DRIVE_GONE: (
            "The drive that holds this interview has gone.",
            "Put it back and save again.",
        ),
        Hindrance.OTHER: (
            "This computer could not write the file.",
            "It may work in a moment.",
        ),
    }
)


def trouble(error: OSError, folder: Path | None = None) -> NotSaved:
    """Return `error` as a sentence for a person, with the hindrance that it comes from.

    `folder` is named where it could not be made, or written to by anybody who has it in hand.
    """
    hindrance = _BY_WINERROR.get(getattr(error, "winerror", None) or 0)
    if hindrance is None:
        hindrance = _BY_ERRNO.get(error.errno or 0, Hindrance.OTHER)
    what, advice = _WORDS[hindrance]
    if folder is not None and hindrance is Hindrance.NO_PERMISSION:
        what = f"The folder {folder} can't be written to."
        advice = "See that it is yours, or choose another folder."
    return NotSaved(what, advice, hindrance)


def make_folder(path: Path) -> None:
    """Make the folder `path`, readable by its owner only. Its parent must exist."""
    path.mkdir(mode=FOLDER_MODE)


def create(path: Path) -> int:
    """Make the file `path`, which must not exist, 0600; return a descriptor that appends."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | _BINARY, FILE_MODE)


def reopen(path: Path) -> int:
    """Return a descriptor that appends to the file `path`, which must exist."""
    return os.open(path, os.O_WRONLY | os.O_APPEND | _BINARY)


def write(fd: int, data: bytes) -> None:
    """Write all of `data`: in one call, and in more only where the system takes a part of it."""
    written = os.write(fd, data)
    while written < len(data):
        written += os.write(fd, memoryview(data)[written:])


def cut(fd: int, size: int) -> None:
    """Leave only the first `size` bytes of the file of `fd`."""
    os.ftruncate(fd, size)


def sync(fd: int) -> None:
    """Return when what was written to `fd` is on the drive."""
    if sys.platform == "darwin":  # there fsync stops at the drive's own cache: man 2 fsync
        import fcntl

        try:
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise
        else:
            return
    os.fsync(fd)


def close(fd: int) -> None:
    """Close `fd`."""
    os.close(fd)


def replace(source: Path, target: Path) -> None:
    """Put `source` in the place of `target` in one step, whether `target` exists or not."""
    source.replace(target)


def remove(path: Path) -> None:
    """Remove the file `path`, which must exist."""
    path.unlink()


def remove_folder(path: Path) -> None:
    """Remove the folder `path`, which must be empty."""
    path.rmdir()


def sync_folder(path: Path) -> None:
    """Return when the names in the folder `path` are on the drive. Windows has no such call."""
    if os.name == "nt":
        return
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:  # some network drives know no such thing
            raise
    finally:
        os.close(fd)
