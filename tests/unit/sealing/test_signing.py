"""Signatures hold for exact bytes, one key and one kind of thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.sealing import signing
from interview.sealing.signing import Kind

SECRET = "11" * 32
PUBLIC = "d04ab232742bb4ab3a1368bd4615e4e6d0224ab71a016baf8520a332c9778737"
# As made once: Ed25519 gives the same signature each time.
KNOWN = {
    Kind.RECORD: "1fe11c34de8f1ff960f3b46217747b074d389bbe41393f37f0247368f423426441483d6600efa95b"
    "3bb9df65eb23e5cdcbe993ef3d7a76ffdcc26ed917f9240f",
    Kind.INVITATION: "104068d8cd5844dac160af607c1da0e8595db22005870bfdf6cce3f98a6351029ef3fd6d56d8"
    "a15e169267ef2ab1f953708ff06dcc075d79ea5d10571477200f",
}


def test_a_signature_is_the_same_for_ever() -> None:
    assert signing.public_half(SECRET) == PUBLIC
    for kind, signature in KNOWN.items():
        assert signing.sign(SECRET, kind, b"exact bytes") == signature


@given(st.binary(max_size=300), st.sampled_from(Kind))
def test_what_was_signed_holds(data: bytes, kind: Kind) -> None:
    secret = signing.new_key()
    signature = signing.sign(secret, kind, data)
    assert signing.holds(signing.public_half(secret), kind, data, signature)
    assert not signing.holds(PUBLIC, kind, data, signature)
    assert not signing.holds(signing.public_half(secret), kind, data + b"\n", signature)


def test_a_signature_over_one_kind_holds_for_no_other() -> None:
    assert not signing.holds(PUBLIC, Kind.INVITATION, b"exact bytes", KNOWN[Kind.RECORD])


@pytest.mark.parametrize("wrong", ["", "zz", "00" * 31, "00" * 32, "ff" * 64])
def test_what_is_no_key_or_no_signature_never_holds(wrong: str) -> None:
    assert not signing.holds(wrong, Kind.RECORD, b"exact bytes", KNOWN[Kind.RECORD])
    assert not signing.holds(PUBLIC, Kind.RECORD, b"exact bytes", wrong)
