"""Secrets that a command needs: from a file, for scripts, or asked for at a terminal.

The one decision (design.md 3): never the value of a flag, which every program on the computer can
see, and never from piped input. What is typed is not shown, and nothing is said of what it was.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from interview.commands import narrate
from interview.engine import lock_words
from interview.errors import InterviewError, UsageError

_LARGEST: Final = 4096  # bytes; a passphrase is a line


def passphrase(file: Path | None) -> str:
    """Return the passphrase of a case's key: what is in `file`, or what is typed.

    Raise UsageError where there is no file and nobody to ask; as `in_file`.
    """
    if file is not None:
        return in_file(file, what="passphrase")
    _refuse_unasked("passphrase", "The case's key is needed for this, and it has a passphrase.")
    return _typed("The passphrase of the case's key: ")


def new_passphrase(file: Path | None) -> str:
    """Return a passphrase that is being chosen: typed twice, as often as it takes.

    Raise UsageError where there is no file and nobody to ask; as `in_file`.
    """
    if file is not None:
        return new_in_file(file)
    _refuse_unasked("passphrase", "The case's key is kept under a passphrase.")
    narrate("Choose a passphrase for the case's key: four words or more that nobody would guess.")
    narrate("It opens what comes in. If it is lost, and the printed sheet too, nobody can help.")
    while True:
        first = _typed("Passphrase: ")
        if lock_words.is_too_short(first):
            narrate(lock_words.TOO_SHORT)
        elif first == _typed("The same again: "):
            return first
        else:
            narrate("Those were not the same.")


def new_in_file(path: Path) -> str:
    """Return a passphrase that is being chosen, out of a file, as `in_file` does.

    A short one is said to be short, and taken: a script has nobody to ask for another.
    """
    found = in_file(path, what="passphrase")
    if lock_words.is_too_short(found):
        narrate(lock_words.TOO_SHORT)
    return found


def words(file: Path | None) -> str:
    """Return an invitation's four words. Raise UsageError where nobody can be asked."""
    if file is not None:
        return in_file(file, what="words")
    _refuse_unasked("words", "This invitation is sealed with four words.")
    return _typed("The four words that you were given: ")


def in_file(path: Path, *, what: str) -> str:
    """Return the line in a file of a secret, one final line end taken off.

    Raise FileTrouble where it can't be read, InterviewError where it holds nothing.
    """
    from interview.reading.files import file_bytes, utf8

    text = utf8(path.name, file_bytes(path, what=f"{what} file", limit=_LARGEST))
    secret = text.removesuffix("\n").removesuffix("\r")
    if not secret.strip():
        raise InterviewError(f"The {what} file is empty.", "Put one line into it.")
    return secret


def _refuse_unasked(what: str, why: str) -> None:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(why, f"Add --{what}-file with a file that holds it.")


def _typed(prompt: str) -> str:
    from getpass import getpass

    return getpass(prompt, stream=sys.stderr)
