"""How a case stands: who was invited, whose account is here, what is missing and why.

A list for the review team to act on. Of what anybody wrote it says one thing: which questions they
would rather talk about.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from interview.casework import decisions as book
from interview.casework import intake, receive
from interview.casework.merging import INBOX, Merge
from interview.errors import FileTrouble
from interview.model.case import Case
from interview.model.decision import Missing
from interview.model.merged import Account
from interview.model.taxonomy import AnswerState, Mode
from interview.sealing import words


class Person(NamedTuple):
    """One invited person. `state` is returned, in_conflict, withdrawn or not_returned."""

    code: str
    role: str
    agency: str
    invited: bool
    state: str
    receipts: tuple[str, ...]  # the four words of each version that counts
    confirmed: bool
    scripted: bool  # a walked story, not a person's account
    unsafe_today: bool
    would_rather_talk: tuple[dict[str, str | None], ...]  # {"question", "episode", "asked"}
    why: str  # why it is missing or withdrawn, in a reviewer's words


class Status(NamedTuple):
    """The whole case."""

    people: tuple[Person, ...]
    quarantined: tuple[dict[str, str], ...]  # {"file", "reason", "where"}
    waiting: int  # files in the inbox that were never merged


def status(folder: Path, case: Case, done: Merge) -> Status:
    """Return how the case in `folder` stands by a merge of all that came. Raise FileTrouble."""
    missing = {one.participant: one for one in book.read(folder, case).missing}
    people = tuple(
        _person(one, case, done, missing.get(one.code)) for one in done.products.comparison.accounts
    )
    return Status(people, tuple(_quarantined(folder)), _waiting(folder, done))


def _person(account: Account, case: Case, done: Merge, missing: Missing | None) -> Person:
    standing = account.standing
    states = [
        ("withdrawn", standing.withdrawn is not None),
        ("in_conflict", len(standing.tips) > 1),
        ("returned", account.returned),
        ("not_returned", True),
    ]
    state = next(name for name, holds in states if holds)
    handed_over = {head.digest for head in done.found.heads}
    why = standing.withdrawn.reason if standing.withdrawn else ""
    if missing is not None and state == "not_returned":
        why = missing.why
    return Person(
        code=account.code,
        role=account.who.role,
        agency=account.who.agency,
        invited=account.code in case.queries,
        state=state,
        receipts=tuple(words.receipt(one) for one in standing.tips if one in handed_over),
        confirmed=account.returned and all(one.confirmed for one in account.records),
        scripted=any(one.mode is Mode.SCRIPTED for one in account.records),
        unsafe_today=account.code in done.tally.unsafe,
        would_rather_talk=tuple(_rather_talk(account)),
        why=why,
    )


def _rather_talk(account: Account) -> list[dict[str, str | None]]:
    return [
        {"question": said.place.question, "episode": said.place.episode, "asked": one.asked}
        for said in account.said
        for one in said.variants
        if one.state is AnswerState.WOULD_RATHER_TALK
    ]


def _quarantined(folder: Path) -> list[dict[str, str]]:
    paths = sorted((folder / receive.QUARANTINE).glob("*.reason.json"))
    notes = [receive.read_note(path) for path in paths]
    if None in notes:
        raise FileTrouble(
            "A note in quarantine/ is damaged.", "Run `interview merge` on this folder again."
        )
    return [note._asdict() for note in notes if note is not None]


def _waiting(folder: Path, done: Merge) -> int:
    inbox = folder / INBOX
    if not inbox.is_dir():
        return 0
    inputs, _ = intake.gather([inbox])
    return sum(one.sha() not in done.known for one in inputs)
