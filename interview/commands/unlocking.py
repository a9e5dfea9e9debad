"""Words that a locked interview or a sealed invitation opens with: from a file, or typed.

The one decision: at a terminal they are asked for as often as it takes; a script that has none, or
the wrong ones, is told so once.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from getpass import getpass
from pathlib import Path
from typing import TypeVar

from interview.commands import narrate
from interview.engine import lock_words
from interview.errors import Locked, WrongWords

T = TypeVar("T")


def in_files(args: argparse.Namespace) -> tuple[str, ...]:
    """Return the words that a command was given in files. Raise FileTrouble."""
    from interview.commands import secret

    files: tuple[tuple[str, Path | None], ...] = (
        ("words", getattr(args, "words_file", None)),
        ("passphrase", getattr(args, "passphrase_file", None)),
    )
    return tuple(secret.in_file(path, what=what) for what, path in files if path is not None)


def unlocked(opened: Callable[[Sequence[str]], T]) -> T:
    """Return what `opened` opens with the words typed so far, asking for them where it must.

    Raise Locked where nobody can be asked, WrongWords for those that were not typed.
    """
    said: tuple[str, ...] = ()
    while True:
        try:
            return opened(said)
        except Locked as locked:
            if not (sys.stdin.isatty() and sys.stderr.isatty()):
                raise
            said = (*said, _typed(locked))
        except WrongWords as wrong:
            if not said:
                raise
            narrate(str(wrong))
            said = said[:-1]


def _typed(locked: Locked) -> str:
    narrate(locked.what)
    narrate(f"{lock_words.ASKED[locked.by]} {lock_words.HOW[locked.by]} They are not shown.")
    narrate(lock_words.LOST[locked.by])
    try:
        return getpass("Your words: ", stream=sys.stderr)
    except EOFError:
        raise locked from None
