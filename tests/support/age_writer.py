"""Files of the age format sealed with words, written from its description: C2SP age, version 1.

For two things: as a second reading of the format, which ours has to open; and because pyrage picks
a cost of about a second for each passphrase, which no test suite can pay hundreds of times. Only
the cost differs, and it stands in the file: everything that opens one opens it as ever.
"""

from __future__ import annotations

import base64
import os

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

_CHUNK = 64 * 1024


def sealed_with(data: bytes, passphrase: str, *, work: int = 2) -> bytes:
    """Return `data` sealed with a passphrase that costs 2 to the power of `work` rounds to try."""
    file_key, salt, nonce = (os.urandom(16) for _ in range(3))
    words = Scrypt(b"age-encryption.org/v1/scrypt" + salt, 32, 2**work, 8, 1)
    wrapped = ChaCha20Poly1305(words.derive(passphrase.encode())).encrypt(bytes(12), file_key, None)
    header = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (
        _text(salt),
        work,
        _text(wrapped),
    )
    mac = HMAC(_derived(file_key, b"", b"header"), SHA256())
    mac.update(header)
    payload = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    pieces = [data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK)] or [b""]
    last = len(pieces) - 1
    body = (
        payload.encrypt(number.to_bytes(11, "big") + bytes([number == last]), piece, None)
        for number, piece in enumerate(pieces)
    )
    return b"%s %s\n%s%s" % (header, _text(mac.finalize()), nonce, b"".join(body))


def _text(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt or None, info).derive(key)
