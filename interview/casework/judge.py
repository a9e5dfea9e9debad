"""Whether what came in is a record of this case, or why it is kept apart.

The one decision: each file is judged by its bytes and the case alone, so the order in which files
come can't matter. Nothing of what it says is ever part of a reason: keys and places only.
"""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

from interview.errors import FileTrouble
from interview.merge.combine import Head
from interview.merge.sound import first_wrong
from interview.model import record as records
from interview.model.base import Value, digest
from interview.model.case import Case
from interview.model.record import SCHEMA_VERSION, Record
from interview.reading import LARGEST, ContentTrouble
from interview.reading.refusals import AnotherKind, NotJson
from interview.reading.shape import value
from interview.reading.source import Source
from interview.reading.source import json as json_source

_WHAT: Final = "record"
_FORMAT: Final = "interview-record"
UNSAFE: Final = ("intro.unsafe_today", "close.unsafe_today")
_SEALED: Final = (b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----")


_NAME: Final = re.compile(r"[a-z_]+")
_PATH: Final = re.compile(r"[a-z_]+(\[\d+\])?(\.[a-z_]+(\[\d+\])?)*")


class Reason(StrEnum):
    """Why a file is kept apart. merging.md 4."""

    TOO_LARGE = "too-large"
    WRONG_KEY = "wrong-key"
    UNREADABLE = "unreadable"
    NOT_A_RECORD = "not-a-record"
    NEWER_SCHEMA = "newer-schema"
    INVALID = "invalid"
    DUPLICATE_ID = "duplicate-id"
    TAMPERED = "tampered"
    PRACTICE = "practice"
    FOREIGN_CASE = "foreign-case"
    UNKNOWN_PARTICIPANT = "unknown-participant"
    UNSEALED = "unsealed"


# What a person is told of each; `invalid` and `duplicate-id` are followed by where.
SENTENCES: Final = {
    Reason.TOO_LARGE: "It is too large to be a record.",
    Reason.WRONG_KEY: "It is sealed, and this case has no key that opens it.",
    Reason.UNREADABLE: "It can't be read as JSON: damaged, cut short, or another kind of file.",
    Reason.NOT_A_RECORD: "It is not a record.",
    Reason.NEWER_SCHEMA: "A newer version of this program made it.",
    Reason.INVALID: "It isn't shaped as a record is",
    Reason.DUPLICATE_ID: "An id that should be there once is there twice",
    Reason.TAMPERED: "Its content has been changed since it was handed over.",
    Reason.PRACTICE: "It was made in practice.",
    Reason.FOREIGN_CASE: "It belongs to another case.",
    Reason.UNKNOWN_PARTICIPANT: "Nobody in this case has its code.",
    Reason.UNSEALED: "It is not sealed, and this case doesn't accept that.",
}


class Verdict(NamedTuple):
    """What became of one file: where it stands among the versions, or why it is kept apart."""

    sha: str  # SHA-256 of its bytes, hex
    head: Head | None = None
    reason: Reason | None = None
    where: str = ""  # the path of the first error, for `invalid` and `duplicate-id`
    unsafe: bool = False  # whether its person said that somebody may be unsafe today


class _Apart(Exception):
    """Why a file can't be merged, and where."""

    def __init__(self, reason: Reason, where: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.where = where


def judge(data: bytes, case: Case) -> Verdict:
    """Return what the bytes of one file are to `case`."""
    sha = hashlib.sha256(data).hexdigest()
    try:
        source = _json(data)
        record = _record(source)
        code = _code(record, case)
    except _Apart as apart:
        return Verdict(sha, reason=apart.reason, where=apart.where)
    unsafe = any(one.question in UNSAFE and one.value == "yes" for one in record.answers)
    return Verdict(sha, Head(record.digest, code, record.record_id, record.parents), unsafe=unsafe)


def record_of(data: bytes) -> Record:
    """Return the record in the bytes of a file that was judged to be in order."""
    return Record.model_validate_json(data)


def _json(data: bytes) -> Source:
    if len(data) > LARGEST:
        raise _Apart(Reason.TOO_LARGE)
    if data.lstrip().startswith(_SEALED):
        raise _Apart(Reason.WRONG_KEY)
    try:
        return json_source(_WHAT, data, _WHAT)
    except (FileTrouble, NotJson):
        raise _Apart(Reason.UNREADABLE) from None
    except AnotherKind:
        raise _Apart(Reason.NOT_A_RECORD) from None
    except ContentTrouble as error:
        if not data.lstrip().startswith(b"{"):
            raise _Apart(Reason.NOT_A_RECORD) from None
        raise _Apart(Reason.INVALID, _place(error)) from None


def _place(error: ContentTrouble) -> str:
    """Return where a file is wrong, if all that it names are names of ours.

    A key that no record has may be somebody's words.
    """
    path = error.told.partition("`")[2].rpartition("`")[0]
    ours = _PATH.fullmatch(path) is not None and set(_NAME.findall(path)) <= _names()
    return error.told if ours or not path else "it has a key that no record has"


@cache
def _names() -> frozenset[str]:
    """Return the names of everything that a record holds."""
    kinds = [kind for kind in vars(records).values() if isinstance(kind, type)]
    values = [kind for kind in kinds if issubclass(kind, Value)]
    return frozenset(name for kind in values for name in kind.model_fields)


def _record(source: Source) -> Record:
    if source.data.get("format") != _FORMAT:
        raise _Apart(Reason.NOT_A_RECORD)
    version = source.data.get("schema_version")
    if type(version) is int and version > SCHEMA_VERSION:
        raise _Apart(Reason.NEWER_SCHEMA)
    try:
        record = value(source, Record)
    except ContentTrouble as error:
        raise _Apart(Reason.INVALID, _place(error)) from None
    wrong = first_wrong(record)
    if wrong is not None:
        raise _Apart(Reason.DUPLICATE_ID if wrong.twice else Reason.INVALID, wrong.path)
    content = {key: part for key, part in source.data.items() if key != "digest"}
    if digest(content) != record.digest:
        raise _Apart(Reason.TAMPERED)
    return record


def _code(record: Record, case: Case) -> str:
    """Return the participant's code as the case spells it."""
    if record.practice:
        raise _Apart(Reason.PRACTICE)
    if record.case is not None and record.case.id != case.id:
        raise _Apart(Reason.FOREIGN_CASE)
    codes = {one.code.casefold(): one.code for one in case.file.participant}
    code = codes.get(record.participant.code.casefold())
    if code is None:
        raise _Apart(Reason.UNKNOWN_PARTICIPANT)
    if not case.file.accept_unsealed:
        raise _Apart(Reason.UNSEALED)
    return code
