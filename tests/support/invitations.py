"""Invitations for tests: signed by a case, sealed with words that anybody could guess."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from interview.model.base import canonical, digest
from interview.model.invitation import Invitation, Keys, Setting
from interview.sealing import age, signing
from tests.support import fern

WORDS = "acid basil coral dune"
CASE_SIGNS = "22" * 32
KEYS = Keys(
    recipient=age.recipient_of(
        age.Identity("AGE-SECRET-KEY-17KXGWD4ANAT9VH82WDNYS5TGJUJAR9X07G0C86Z8TH4RG8FDLSTQRS4RF7")
    ),
    case=signing.public_half(CASE_SIGNS),
    signing="33" * 32,
)


def made(setting: Setting | None = None) -> Invitation:
    """Return an invitation, signed."""
    return signed(Invitation.make(setting or fern.setting("SW1"), fern.guide(), KEYS))


def signed(one: Invitation) -> Invitation:
    """Return an invitation with the signature that it should have."""
    signature = signing.sign(CASE_SIGNS, signing.Kind.INVITATION, one.signed_part())
    return one.model_copy(update={"signature": signature})


def anew(data: dict[str, Any]) -> dict[str, Any]:
    """Return a changed invitation, as plain data, with the digest and signature it should have.

    Raise ValueError for what can't be written.
    """
    kept = {key: part for key, part in data.items() if key not in ("digest", "signature")}
    whole = {**kept, "digest": digest(kept)}
    signature = signing.sign(CASE_SIGNS, signing.Kind.INVITATION, canonical(whole))
    return {**whole, "signature": signature}


def put(path: Path, data: bytes) -> Path:
    """Seal what may be an invitation into the file `path`, and return it."""
    path.write_bytes(age.seal_with_words(data, WORDS))
    return path


def file(where: Path, change: Callable[[Invitation], Invitation] = lambda one: one) -> Path:
    """Write an invitation that was changed after it was signed, and sealed with the right words."""
    return put(where / "SW1.invitation.age", canonical(change(made()).plain()))


def resealed(one: Invitation, **changed: Any) -> Invitation:
    """Return an invitation with something changed and its digest made anew."""
    bent = one.model_copy(update=changed)
    return bent.model_copy(update={"digest": bent.true_digest()})
