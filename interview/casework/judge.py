"""Whether what came in is a record of this case, or why it is kept apart.

The one decision: each file is judged by its bytes, or by what lies inside its seal, and the case
alone, so the order in which files come can't matter. Nothing of what it says is ever part of a
reason: keys and places only.

What a sealed file has to be: signed with a key that an invitation of this very person brought. A
record that somebody sealed without signing it counts as one that isn't sealed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Any, Final, NamedTuple, TypeVar

from interview.errors import FileTrouble
from interview.merge.combine import Head
from interview.merge.sound import first_wrong
from interview.model import record as records
from interview.model import sealed
from interview.model.base import Value, canonical, digest
from interview.model.case import Case
from interview.model.record import SCHEMA_VERSION, Record
from interview.model.sealed import HandOver, fingerprint
from interview.model.taxonomy import Mode
from interview.reading import LARGEST, ContentTrouble
from interview.reading.refusals import AnotherKind, NotJson
from interview.reading.shape import value
from interview.reading.source import Source
from interview.reading.source import json as json_source
from interview.sealing import age, signing
from interview.sealing.trouble import NotOpened, Why

_WHAT: Final = "record"
_FORMAT: Final = "interview-record"
_HANDED_OVER: Final = "interview-hand-over"
UNSAFE: Final = ("intro.unsafe_today", "close.unsafe_today")


V = TypeVar("V", bound=Value)
Inside = Callable[[str, bytes], bytes]

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
    IMPOSTOR = "impostor"
    PRACTICE = "practice"
    FOREIGN_CASE = "foreign-case"
    UNKNOWN_PARTICIPANT = "unknown-participant"
    UNSEALED = "unsealed"


# What a person is told of each; `invalid` and `duplicate-id` are followed by where.
SENTENCES: Final = {
    Reason.TOO_LARGE: "It is too large to be a record.",
    Reason.WRONG_KEY: "It is sealed for another key than this case's.",
    Reason.UNREADABLE: "It can't be read: damaged, cut short, or another kind of file.",
    Reason.NOT_A_RECORD: "It is not a record.",
    Reason.NEWER_SCHEMA: "A newer version of this program made it.",
    Reason.INVALID: "It isn't shaped as a record is",
    Reason.DUPLICATE_ID: "An id that should be there once is there twice",
    Reason.TAMPERED: "Its content has been changed since it was handed over.",
    Reason.IMPOSTOR: "No key that this folder gave has signed it. A copy of it may have.",
    Reason.PRACTICE: "It is practice and this case is real, or the other way round.",
    Reason.FOREIGN_CASE: "It belongs to another case.",
    Reason.UNKNOWN_PARTICIPANT: "Nobody in this folder has its code. A copy of it may have.",
    Reason.UNSEALED: "It is not sealed and signed, and this case doesn't accept that.",
}


class Verdict(NamedTuple):
    """What became of one file: where it stands among the versions, or why it is kept apart."""

    sha: str  # SHA-256 of its bytes, hex
    head: Head | None = None
    reason: Reason | None = None
    where: str = ""  # the path of the first error, for `invalid` and `duplicate-id`
    opened: bool = False  # whether it was sealed, and opened
    unsafe: bool = False  # whether its person said that somebody may be unsafe today


class _Apart(Exception):
    """Why a file can't be merged, and where."""

    def __init__(self, reason: Reason, where: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.where = where


# What a sealed file is that doesn't open.
CLOSED: Final = {
    Why.ANOTHER_KEY: Reason.WRONG_KEY,
    Why.TOO_COSTLY: Reason.WRONG_KEY,
    Why.DAMAGED: Reason.UNREADABLE,
}


def judge(data: bytes, case: Case, inside: Inside | None = None) -> Verdict:
    """Return what the bytes of one file are to `case`.

    `inside` is given the SHA-256 (hex) and the bytes of a sealed file and returns what lies in it,
    or raises NotOpened; without it none opens. Whatever else it raises comes through.
    """
    sha = hashlib.sha256(data).hexdigest()
    opened = False
    try:
        _refuse_endless(data)
        if age.is_sealed(data):
            within = _within(sha, data, inside)
            opened = True
            record, code = _sealed(_json(within), within, case)
        else:
            record, code = _unsealed(_json(data), case)
    except _Apart as apart:
        return Verdict(sha, reason=apart.reason, where=apart.where, opened=opened)
    unsafe = any(one.question in UNSAFE and one.value == "yes" for one in record.answers)
    stands_in = case.practice and record.mode is Mode.SCRIPTED
    head = Head(record.digest, code, record.record_id, record.parents, stands_in)
    return Verdict(sha, head, opened=opened, unsafe=unsafe)


def text_of(data: bytes) -> bytes:
    """Return the canonical record in a file that was judged to be in order, or inside its seal."""
    plain = json.loads(data)
    return canonical(plain["record"] if plain["format"] == _HANDED_OVER else plain)


def record_of(data: bytes) -> Record:
    """Return the record in the bytes of a file that was judged to be in order."""
    return Record.model_validate_json(data)


def _refuse_endless(data: bytes) -> None:
    if len(data) > LARGEST:
        raise _Apart(Reason.TOO_LARGE)


def _within(sha: str, data: bytes, inside: Inside | None) -> bytes:
    if inside is None:
        raise _Apart(Reason.WRONG_KEY)
    try:
        return inside(sha, data)
    except NotOpened as error:
        raise _Apart(CLOSED.get(error.why, Reason.UNREADABLE)) from None


def _json(data: bytes) -> Source:
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
    kinds = [
        kind
        for module in (records, sealed)
        for kind in vars(module).values()
        if isinstance(kind, type)
    ]
    values = [kind for kind in kinds if issubclass(kind, Value)]
    return frozenset(name for kind in values for name in kind.model_fields)


def _unsealed(source: Source, case: Case) -> tuple[Record, str]:
    """Return a plain record, and its participant's code as the case spells it."""
    record = _value(source, _FORMAT, SCHEMA_VERSION, Record)
    _sound(record, source.data)
    code = _code(record, case)
    if not (case.file.accept_unsealed or case.practice):
        raise _Apart(Reason.UNSEALED)
    return record, code


def _sealed(source: Source, inside: bytes, case: Case) -> tuple[Record, str]:
    """Return the record in a hand-over, and its participant's code as the case spells it."""
    if source.data.get("format") == _FORMAT:
        return _unsealed(source, case)
    handed = _value(source, _HANDED_OVER, sealed.SCHEMA_VERSION, HandOver)
    _sound(handed.record, source.data["record"])
    if canonical(source.data) != inside or not _vouched(handed, inside):
        raise _Apart(Reason.TAMPERED)
    if handed.case != case.id:
        raise _Apart(Reason.FOREIGN_CASE)
    code = _code(handed.record, case)
    if case.keys is None or handed.recipient != fingerprint(case.keys.recipient):
        raise _Apart(Reason.WRONG_KEY)  # somebody opened it, and sealed it anew for this case
    if handed.key not in case.keys.given_to(code):
        raise _Apart(Reason.IMPOSTOR)
    return handed.record, code


def _vouched(handed: HandOver, whole: bytes) -> bool:
    """Return whether the signature of a hand-over holds; `whole` is its canonical JSON."""
    signed = handed.signed_in(whole)
    return signing.holds(handed.key, signing.Kind.RECORD, signed, handed.signature)


def _value(source: Source, kind: str, newest: int, model: type[V]) -> V:
    if source.data.get("format") != kind:
        raise _Apart(Reason.NOT_A_RECORD)
    version = source.data.get("schema_version")
    if type(version) is int and version > newest:
        raise _Apart(Reason.NEWER_SCHEMA)
    try:
        return value(source, model)
    except ContentTrouble as error:
        raise _Apart(Reason.INVALID, _place(error)) from None


def _sound(record: Record, plain: dict[str, Any]) -> None:
    wrong = first_wrong(record)
    if wrong is not None:
        raise _Apart(Reason.DUPLICATE_ID if wrong.twice else Reason.INVALID, wrong.path)
    if digest({key: part for key, part in plain.items() if key != "digest"}) != record.digest:
        raise _Apart(Reason.TAMPERED)


def _code(record: Record, case: Case) -> str:
    if record.practice != case.practice:
        raise _Apart(Reason.PRACTICE)
    if record.case is not None and record.case.id != case.id:
        raise _Apart(Reason.FOREIGN_CASE)
    codes = {one.code.casefold(): one.code for one in case.file.participant}
    code = codes.get(record.participant.code.casefold())
    if code is None:
        raise _Apart(Reason.UNKNOWN_PARTICIPANT)
    return code
