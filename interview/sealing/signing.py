"""Signatures: Ed25519 over exact bytes. Keys and signatures are hex, as they stand in JSON.

The one decision: what is signed begins with what it is, so that a signature over one kind of thing
never holds for another.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_PREFIX: Final = "learning-together-interview/{kind}/1\0"


class Kind(StrEnum):
    """What is signed. The words go into the signature: never change one."""

    INVITATION = "invitation"  # by the case
    RECORD = "record"  # by whoever holds the invitation


def new_key() -> str:
    """Return a new secret key, 64 hex digits."""
    return Ed25519PrivateKey.generate().private_bytes_raw().hex()


def public_half(secret: str) -> str:
    """Return the public key that goes with a secret one, 64 hex digits."""
    return _secret(secret).public_key().public_bytes_raw().hex()


def sign(secret: str, kind: Kind, data: bytes) -> str:
    """Return the signature of `data`, 128 hex digits."""
    return _secret(secret).sign(_signed(kind, data)).hex()


def holds(public: str, kind: Kind, data: bytes, signature: str) -> bool:
    """Return whether `signature` is that of `data`, made with the secret half of `public`.

    Whatever is no key or no signature doesn't hold.
    """
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), _signed(kind, data))
    except (InvalidSignature, ValueError):
        return False
    return True


def _secret(secret: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))


def _signed(kind: Kind, data: bytes) -> bytes:
    return _PREFIX.format(kind=kind).encode("ascii") + data
