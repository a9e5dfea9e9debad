"""What is said when a file can't be used: its name, the line, what is wrong, what to do.

Nothing that stands in the file is ever part of it, but for keys and the names of its kinds.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from interview.errors import InterviewError
from interview.text import shown

Spot: TypeAlias = tuple[str | int, ...]  # a path into plain data: ("participant", 2, "witness")

_LONGEST_NAME: Final = 60

# Every kind of file this program knows, and what a person calls it.
KINDS: Final = {
    "interview-case": "case",
    "interview-decisions": "decisions file",
    "interview-case-folder": "case folder's own file",
    "interview-story": "story",
    "interview-invitation": "invitation",
    "interview-record": "record",
    "interview-hand-over": "hand-over",
    "interview-lock": "lock",
    "interview-guide": "guide",
    "interview-role-card": "role card",
    "interview-debrief": "debrief",
    "interview-exemplars": "list of exemplars",
    "interview-drills": "asking drill",
    "interview-comments": "comments",
}


class ContentTrouble(InterviewError):
    """A file that can be read and whose content can't be used. Never holds what stands in it."""

    def __init__(self, file: str, line: int | None, what: str, do: str) -> None:
        where = f"{file}, line {line}" if line else file
        super().__init__(f"{where}: {what}.", do)
        self.file = file
        self.line = line
        self.told = what


class NotJson(ContentTrouble):
    """A file that is not JSON at all, or of which part is missing."""


class AnotherKind(ContentTrouble):
    """A file of another kind, or of a newer program: not damaged, but not to be used here."""


def refuse_other_kind(name: str, what: str, kind: object, wanted: str = "") -> None:
    """Raise AnotherKind where a file says that it is of another `kind` than the one `wanted`."""
    if not isinstance(kind, str) or not kind.startswith("interview-") or kind == wanted:
        return
    if kind not in KINDS:
        raise newer(name)
    if KINDS[kind] != what:
        told = f"this is {a(KINDS[kind])}, not {a(what)}"
        raise AnotherKind(name, None, told, "Choose another file.")


def newer(name: str) -> AnotherKind:
    """Return the refusal of a file that a later program made."""
    told = "this was made by a newer version of this program"
    return AnotherKind(name, None, told, "Install the newest version, then try again.")


def way(spot: Spot) -> str:
    """Return a path as it is written: `setting.readers[2].code`, counted from 1."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{short(part)}" for part in spot)
    return "".join(parts).removeprefix(".")


def a(noun: str) -> str:
    """Return `noun` with `a` or `an` before it."""
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"


def short(name: str) -> str:
    """Return a name from a file so that it can stand in a sentence: visible, and not endless."""
    return shown(name).replace("\n", " ")[:_LONGEST_NAME]
