"""Files of the age format, by pyrage: the `age` command opens them, and they open what it makes.

The rules:

- Only bytes are given to pyrage, and got back: its file functions leave half-opened text behind.
- A file's own word for how much work its passphrase costs is read before anything is tried.
- Armour is taken off here, so that what came through a mail opens, whatever stands around it.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from typing import Final, NewType

import pyrage
from pyrage import passphrase as _passphrase
from pyrage import x25519

from interview.sealing import SEALED
from interview.sealing.trouble import NotOpened, Why
from interview.sealing.words import normal_form, ways

Identity = NewType("Identity", str)  # AGE-SECRET-KEY-1...: the secret itself
Recipient = NewType("Recipient", str)  # age1...: whom to seal for

_ARMOUR: Final = re.compile(
    rb"^[ \t>]*-----BEGIN AGE ENCRYPTED FILE-----[ \t]*\r?$(.*?)"
    rb"^[ \t>]*-----END AGE ENCRYPTED FILE-----",
    re.MULTILINE | re.DOTALL,
)
_BEGIN: Final = b"-----BEGIN AGE ENCRYPTED FILE-----"
_ARMOURED: Final = re.compile(rb"^[ \t>]*" + _BEGIN, re.MULTILINE)
_LINE: Final = 64  # characters of armour: RFC 7468
_SCRYPT: Final = re.compile(rb"^-> scrypt \S+ (\d{1,20})$", re.MULTILINE)
_MOST_WORK: Final = 22  # log2 of scrypt's rounds, as the `age` command has it
_TRIES: Final = 5
_SECRET: Final = re.compile(rb"^(AGE-SECRET-KEY-1[0-9A-Z]+)\s*$", re.MULTILINE)


def new_identity() -> Identity:
    """Return a new X25519 identity: whoever has it opens what is sealed for its recipient."""
    return Identity(str(x25519.Identity.generate()))


def recipient_of(identity: Identity) -> Recipient:
    """Return the recipient that goes with an identity. Raise NotOpened where it is none."""
    return Recipient(str(_identity(identity).to_public()))


def protect(identity: Identity, passphrase: str) -> bytes:
    """Return an identity file under a passphrase, which `age -d -i` takes too. About a second."""
    text = f"# public key: {recipient_of(identity)}\n{identity}\n"
    return _sealed_with(text.encode("ascii"), passphrase)


def identity_in(data: bytes, passphrase: str) -> Identity:
    """Return the identity in a protected file. Raise NotOpened. About a second."""
    found = _SECRET.search(_unsealed_with(data, passphrase))
    if found is None:
        raise NotOpened(Why.DAMAGED)
    return Identity(found[1].decode("ascii"))


def seal(data: bytes, recipients: Sequence[Recipient]) -> bytes:
    """Return `data` sealed for each of the recipients. Raise NotOpened where one is none."""
    try:
        keys = [x25519.Recipient.from_str(one) for one in recipients]
    except pyrage.RecipientError:
        raise NotOpened(Why.DAMAGED) from None
    sealed: bytes = pyrage.encrypt(data, keys)
    return sealed


def unseal(data: bytes, identity: Identity) -> bytes:
    """Return what was sealed for `identity`'s recipient. Raise NotOpened."""
    try:
        opened: bytes = pyrage.decrypt(_binary(data), [_identity(identity)])
    except pyrage.DecryptError as error:
        raise NotOpened(_why(error, Why.ANOTHER_KEY)) from None
    return opened


def seal_with_words(data: bytes, words: str) -> bytes:
    """Return `data` sealed with words, in any case and spacing. About a second, half a gigabyte."""
    return _sealed_with(data, normal_form(words))


def unseal_with_words(data: bytes, words: str) -> bytes:
    """Return what was sealed with these words, in any case and spacing. Raise NotOpened."""
    wrong = NotOpened(Why.WRONG_WORDS)
    for said in ways(words):
        try:
            return _unsealed_with(data, said)
        except NotOpened as error:
            if error.why is not Why.WRONG_WORDS:
                raise
            wrong = error
    raise wrong


def is_sealed(data: bytes) -> bool:
    """Return whether this is an age file, armoured or not, whole or not."""
    if data.startswith(SEALED):
        return True
    return _BEGIN in data and _ARMOURED.search(data) is not None  # the first is quick


def armoured(data: bytes) -> bytes:
    """Return a sealed file as text to paste into a mail."""
    text = base64.b64encode(data)
    lines = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
    begin, end = (b"-----%s AGE ENCRYPTED FILE-----" % word for word in (b"BEGIN", b"END"))
    return b"\n".join([begin, *lines, end, b""])


def _binary(data: bytes) -> bytes:
    """Return an age file without its armour. Raise NotOpened."""
    if data.startswith(SEALED):
        return data
    if not is_sealed(data):
        raise NotOpened(Why.NOT_SEALED)
    found = _ARMOUR.search(data)
    try:
        plain = base64.b64decode(re.sub(rb"[\s>]", b"", found[1]), validate=True) if found else b""
    except binascii.Error:
        plain = b""
    if not plain.startswith(SEALED):
        raise NotOpened(Why.DAMAGED)
    return plain


def _sealed_with(data: bytes, passphrase: str) -> bytes:
    sealed: bytes = _passphrase.encrypt(data, passphrase)
    return sealed


def _unsealed_with(data: bytes, passphrase: str) -> bytes:
    plain = _binary(data)
    header = plain.partition(b"\n---")[0]
    work = [int(one) for one in _SCRYPT.findall(header)]
    if max(work, default=0) > _MOST_WORK:
        raise NotOpened(Why.TOO_COSTLY)
    why = Why.DAMAGED
    # How much work is too much pyrage measures anew each time: a computer that is busy for a moment
    # would refuse what it can well open.
    for _ in range(_TRIES):
        try:
            opened: bytes = _passphrase.decrypt(plain, passphrase)
        except pyrage.DecryptError as error:
            why = _why(error, Why.WRONG_WORDS if work else Why.ANOTHER_KEY)
        else:
            return opened
        if why is not Why.TOO_COSTLY:
            break
    raise NotOpened(why)


def _identity(identity: Identity) -> x25519.Identity:
    try:
        return x25519.Identity.from_str(identity)
    except pyrage.IdentityError:
        raise NotOpened(Why.DAMAGED) from None


def _why(error: Exception, closed: Why) -> Why:
    """Return why pyrage, which says so only in words, opened nothing; `closed`: the key is wrong.

    What it says that we don't know is damage: a file that can't be opened is of no use either way.
    """
    said = str(error)
    if said.startswith("Excessive work"):  # more than this computer does in a few seconds
        return Why.TOO_COSTLY
    return closed if said in ("No matching keys found", "Decryption failed") else Why.DAMAGED
