"""Errors meant for a person, and the exit codes of the command line.

An InterviewError is a sentence: what happened, then what to do. It never holds a word of anyone's
answers, so it may be printed anywhere. Whatever is not an InterviewError is our own fault.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class ExitCode(IntEnum):
    """What the command line returns; signals return 128 + their number."""

    DONE = 0
    REFUSED = 1  # the tool said no, or set something aside
    USAGE = 2  # the words of the command are off, or it needs a terminal
    FILES = 3  # a file, a lock or a permission
    OURS = 70  # our fault
    INTERRUPTED = 130


class InterviewError(Exception):
    """A sentence for a person: what happened, and what to do about it."""

    exit_code = ExitCode.REFUSED

    def __init__(self, what: str, do: str = "") -> None:
        super().__init__(f"{what} {do}".strip())
        self.what = what
        self.do = do


class UsageError(InterviewError):
    """The command was called with words that can't be followed."""

    exit_code = ExitCode.USAGE


class FileTrouble(InterviewError):
    """A file that is missing, unreadable, damaged, newer than us, or locked by another window."""

    exit_code = ExitCode.FILES


class Hindrance(StrEnum):
    """What kept a save from working, as far as the system tells."""

    DISK_FULL = "disk_full"
    NO_PERMISSION = "no_permission"
    DRIVE_GONE = "drive_gone"
    OTHER = "other"


class NotSaved(FileTrouble):
    """What was typed is not on disk. The shells keep it on screen until a save works."""

    def __init__(self, what: str, do: str = "", hindrance: Hindrance = Hindrance.OTHER) -> None:
        super().__init__(what, do)
        self.hindrance = hindrance


class OpensWith(StrEnum):
    """What an invitation or an interview that is locked opens with."""

    WORDS = "words"  # the invitation's four
    OWN = "own"  # words or a passphrase of their own


class Locked(UsageError):
    """Something that asks for its words before anything of it can be seen."""

    def __init__(self, by: OpensWith, what: str = "This interview") -> None:
        words = "your four words" if by is OpensWith.WORDS else "words of your own"
        super().__init__(
            f"{what} is locked with {words}.",
            "Open it at a terminal, or put them into a file and add --words-file FILE.",
        )
        self.by = by


class WrongWords(InterviewError):
    """Words that don't open it. They may be tried as often as it takes."""

    def __init__(self, what: str = "this interview") -> None:
        super().__init__(
            f"Those words don't open {what}.",
            "Check Caps Lock and try again. You can try as often as you like.",
        )
