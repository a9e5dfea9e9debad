"""A hand-over as it lies inside its seal: a record, and who vouches for it.

What a practitioner hands over is the canonical JSON of a HandOver, sealed for the review team
(`sealing.age.seal`), in a file called `record-<16 hex>.age`:

    {"format": "interview-hand-over", "schema_version": 1,
     "case": "<the case's id>",
     "recipient": "sha256:...",      fingerprint of the recipient that it is sealed for
     "journal_head": "sha256:...",   the last event's hash when it was handed over
     "export": 3,                    how often this interview has been handed over, from 1
     "key": "<hex>",                 the public half of the invitation's signing key
     "record": {...},                the record itself, with its own digest
     "signature": "<hex>"}           over the canonical JSON without `signature`

The one decision: the file has to be the canonical JSON of what it says, to the byte, so that what
was signed is what is read.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from pydantic import Field

from interview.model.base import Value, canonical
from interview.model.invitation import HexKey, Signature
from interview.model.record import Digest, Record

SCHEMA_VERSION = 1


class HandOver(Value):
    """A record as it was signed. It holds a person's words: never log it."""

    format: Literal["interview-hand-over"]
    schema_version: Literal[1]
    case: Annotated[str, Field(min_length=1, max_length=80)]
    recipient: Digest
    journal_head: Digest
    export: Annotated[int, Field(ge=1, le=2**31)]
    key: HexKey
    record: Record
    signature: Signature

    def signed_part(self) -> bytes:
        """Return the bytes that are signed: canonical JSON of everything but the signature."""
        return canonical({key: part for key, part in self.plain().items() if key != "signature"})

    def signed_in(self, whole: bytes) -> bytes:
        """Return the same out of `whole`, the canonical JSON of all of it: the signature is last.

        Quicker than to write it again.
        """
        return whole.removesuffix(b',"signature":"%s"}' % self.signature.encode("ascii")) + b"}"


def fingerprint(recipient: str) -> str:
    """Return what a recipient is known by: the SHA-256 of its `age1...`."""
    return "sha256:" + hashlib.sha256(recipient.encode("ascii")).hexdigest()
