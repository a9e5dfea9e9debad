"""The keys of a case: what opens its hand-overs and its words, and what its invitations bring.

The rules (safety.md, Hand-over):

- One age identity opens everything. It lies in `keys/` only under passphrases, a file for each
  custodian: the same identity, so that either of them opens all.
- Inviting needs no passphrase: words are sealed for the identity as soon as they are made.
- Every key that a participant was ever given counts, since a record may be on its way.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import product
from pathlib import Path
from typing import Final

from interview.casework import folder as case_folder
from interview.casework.letter import recovery_sheet
from interview.errors import FileTrouble, InterviewError
from interview.model.case import Case, CaseKeys, Issued
from interview.model.invitation import Keys
from interview.sealing import age, signing
from interview.sealing.age import Identity, Recipient
from interview.sealing.trouble import NotOpened, Why
from interview.storage import atomic

SHEET: Final = "recovery-sheet.txt"
_COPY: Final = "custodian"
_AGE: Final = ".age"
_NO_KEY: Final = (
    "This case was made before cases had keys.",
    "Give it one with `interview case custodian`.",
)


def new(title: str, case_id: str, passphrase: str, today: date) -> case_folder.NewKeys:
    """Return keys for a new case, the first copy under `passphrase`, and the sheet to print.

    Takes a second or two. Raise InterviewError where the sheet's wording can't be used.
    """
    identity = age.new_identity()
    keys = CaseKeys(recipient=age.recipient_of(identity), signing=signing.new_key())
    copy = age.protect(identity, _usual(passphrase))
    sheet = recovery_sheet(title, case_id, keys.recipient, age.armoured(copy), today)
    files = {f"{_COPY}-1{_AGE}": copy, SHEET: sheet.encode("utf-8")}
    return case_folder.NewKeys(keys, files)


def of(case: Case) -> CaseKeys:
    """Return the case's keys. Raise InterviewError where it has none."""
    case_folder.refuse_practice(case)
    if case.keys is None:
        raise InterviewError(*_NO_KEY)
    return case.keys


def opened(folder: Path, case: Case, passphrase: str) -> Identity:
    """Return the identity that opens what is sealed for `case`. A second for each custodian.

    Raise InterviewError where no copy opens with `passphrase`, FileTrouble where there is none.
    """
    recipient = of(case).recipient
    found = copies(folder)
    if not found:
        raise FileTrouble(
            "The key of this case is missing from its folder keys/.",
            f"Put it back from a back-up copy, or from the printed {SHEET}.",
        )
    wrong = False
    # As it is usually kept, or letter for letter: another program may have made a copy.
    ways = dict.fromkeys((_usual(passphrase), passphrase))
    for path, said in product(found, ways):
        try:
            identity = age.identity_in(atomic.read_bytes(path) or b"", said)
            if age.recipient_of(identity) == recipient:
                return identity
        except NotOpened as error:
            wrong = wrong or error.why is Why.WRONG_WORDS
    if wrong:
        raise InterviewError(
            "That passphrase doesn't open this case's key.",
            "Check Caps Lock and try again. It is written on the printed recovery sheet.",
        )
    raise FileTrouble(
        "The key in the folder keys/ is damaged, or belongs to another case.",
        f"Put it back from a back-up copy, or from the printed {SHEET}.",
    )


def copies(folder: Path) -> list[Path]:
    """Return the files of the case's key, each under a passphrase of its own."""
    room = folder / case_folder.KEYS
    # The sheet is typed off with an editor, and some name all that they save a text.
    return sorted((*room.glob(f"{_COPY}-*{_AGE}"), *room.glob(f"{_COPY}-*{_AGE}.txt")))


def add_custodian(folder: Path, identity: Identity, passphrase: str) -> Path:
    """Keep another copy of the identity, under a passphrase of its own. Raise NotSaved."""
    room = folder / case_folder.KEYS
    atomic.private_folder(room)
    path = atomic.free_name(room, _COPY, _AGE)
    atomic.write_bytes(path, age.protect(identity, _usual(passphrase)))
    return path


def _usual(passphrase: str) -> str:
    """Return a passphrase as keyboards of all kinds give it, with nothing unseen at its ends."""
    return unicodedata.normalize("NFC", passphrase.strip())


def give(folder: Path, case: Case, made: case_folder.NewKeys) -> Case:
    """Give keys to a case that was made before cases had any. Raise NotSaved."""
    atomic.private_folder(folder / case_folder.KEYS)
    for name, data in made.files.items():
        atomic.write_bytes(folder / case_folder.KEYS / name, data)
    with_keys = case.model_copy(update={"keys": made.keys})
    case_folder.keep(folder, with_keys)
    return with_keys


def issue(keys: CaseKeys, code: str, words: str) -> tuple[CaseKeys, Keys]:
    """Return the case's keys with an invitation of `code` noted, and what that one brings."""
    secret = signing.new_key()
    sealed = age.armoured(age.seal(words.encode("ascii"), [Recipient(keys.recipient)]))
    one = Issued(key=signing.public_half(secret), words=sealed.decode("ascii"))
    issued = {**keys.issued, code: (*keys.issued.get(code, ()), one)}
    brought = Keys(recipient=keys.recipient, case=signing.public_half(keys.signing), signing=secret)
    return keys.model_copy(update={"issued": issued}), brought


def words_of(case: Case, code: str, identity: Identity) -> tuple[str, ...]:
    """Return the words of every invitation that `code` was given, the latest last.

    Raise NotOpened where another identity than the case's is given.
    """
    made = of(case).issued.get(code, ())
    return tuple(age.unseal(one.words.encode("ascii"), identity).decode("ascii") for one in made)
