"""The lock of what lies on a practitioner's computer: their words wrap a key, the key locks lines.

The one decision: the words are never the key itself. A random key locks every line, and Argon2id
wraps it with the words, so that only opening costs time, and other words need no line locked again.
A line is bound to its interview and its place, so that none can be moved, or passed off as another.
"""

from __future__ import annotations

import base64
import binascii
import os
from typing import Annotated, Final, Literal, NewType

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from pydantic import Field

from interview.model.base import Value, canonical
from interview.sealing.trouble import NotOpened, Why
from interview.sealing.words import normal_form, ways

DataKey = NewType("DataKey", bytes)  # 32 bytes, only ever in memory

MEMORY: Final = 64 * 1024  # KiB, for a lock made here; RFC 9106's second choice, three passes
_MOST_MEMORY: Final = 1024 * 1024  # KiB; a lock that asks for more isn't ours
_KEY: Final = 32
_NONCE: Final = 12

_Hex = Annotated[str, Field(pattern=r"^([0-9a-f]{2})+$", max_length=200)]


class Lock(Value):
    """A data key wrapped with words, as it is kept: nothing in it is secret."""

    format: Literal["interview-lock"]
    schema_version: Literal[1]
    kdf: Literal["argon2id"]
    memory: Annotated[int, Field(ge=8 * 16, le=_MOST_MEMORY)]  # KiB
    passes: Annotated[int, Field(ge=1, le=16)]
    lanes: Annotated[int, Field(ge=1, le=16)]
    salt: Annotated[_Hex, Field(min_length=32)]
    wrapped: _Hex  # nonce, then the key locked


def new_lock(words: str) -> tuple[Lock, DataKey]:
    """Return a new data key and the lock that these words open, in any case and spacing.

    About a third of a second and 64 MiB.
    """
    key = DataKey(os.urandom(_KEY))
    return lock_with(key, words), key


def lock_with(key: DataKey, words: str) -> Lock:
    """Return another lock of the same data key, so that other words open what is there."""
    open_lock = Lock(
        format="interview-lock",
        schema_version=1,
        kdf="argon2id",
        memory=MEMORY,
        passes=3,
        lanes=4,
        salt=os.urandom(16).hex(),
        wrapped="00",
    )
    wrapped = _shut(_from_words(open_lock, words), key, _manner(open_lock))
    return open_lock.model_copy(update={"wrapped": wrapped.hex()})


def unlock(lock: Lock, words: str) -> DataKey:
    """Return the data key. Raise NotOpened for other words, or a lock that was changed."""
    wrapped, wrong = bytes.fromhex(lock.wrapped), NotOpened(Why.WRONG_WORDS)
    for said in ways(words):
        try:
            return DataKey(_opened(_from_words(lock, said), wrapped, _manner(lock), wrong.why))
        except NotOpened as error:
            wrong = error
    raise wrong


def locked(key: DataKey, data: bytes, *, interview: str, place: int | str) -> bytes:
    """Return `data` locked, as one line of ASCII without its end.

    `interview` is the id of the interview that it belongs to. `place` is the number of a line in
    the journal, or the name of another file; only there does the line open.
    """
    return base64.b64encode(_shut(key, data, _where(interview, place)))


def unlocked(key: DataKey, line: bytes, *, interview: str, place: int | str) -> bytes:
    """Return what `locked` was given. Raise NotOpened: changed, cut, moved, or another key's."""
    try:
        data = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        raise NotOpened(Why.DAMAGED) from None
    if base64.b64encode(data) != line:  # its last letter has bits to spare
        raise NotOpened(Why.DAMAGED)
    return _opened(key, data, _where(interview, place), Why.DAMAGED)


def _from_words(lock: Lock, words: str) -> bytes:
    kdf = Argon2id(
        salt=bytes.fromhex(lock.salt),
        length=_KEY,
        iterations=lock.passes,
        lanes=lock.lanes,
        memory_cost=lock.memory,
    )
    return kdf.derive(normal_form(words).encode("utf-8"))


def _shut(key: bytes, data: bytes, about: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, data, about)


def _opened(key: bytes, data: bytes, about: bytes, otherwise: Why) -> bytes:
    try:
        return ChaCha20Poly1305(key).decrypt(data[:_NONCE], data[_NONCE:], about)
    except (InvalidTag, ValueError):
        raise NotOpened(otherwise) from None


def _manner(lock: Lock) -> bytes:
    """Return what the wrapped key is bound to: everything of the lock but itself."""
    return canonical({name: part for name, part in lock.plain().items() if name != "wrapped"})


def _where(interview: str, place: int | str) -> bytes:
    return canonical(["interview-line", 1, interview, place])
