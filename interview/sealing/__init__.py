"""Sealing: bytes in, bytes out. The one package that touches a crypto library.

    age        files of the age format: sealed for the review team, or with four words
    words      four words to say over the phone, and the four words of a receipt
    signing    whose hand-over this is, and whose invitation
    locking    what lies on a practitioner's computer, locked with their words

The one decision: nothing here is of our own invention. age (by pyrage) seals, Ed25519 signs,
Argon2id turns words into a key, ChaCha20-Poly1305 locks; ours is only what is fed to them, and that
is held by known answers in the tests. Nothing here reads or writes a file, asks, or keeps a secret.
"""

from typing import Final

SEALED: Final = b"age-encryption.org/"  # what a sealed file begins with, its armour taken off
