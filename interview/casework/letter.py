"""The letter that goes with an invitation, and the sheet that a case's key is recovered from.

Their words are in `prompts/letters/`. The one decision: neither ever holds a secret that opens
anything by itself: the four words go by phone, the passphrase is written onto the sheet by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from interview.model.guide import Guide
from interview.model.invitation import Reader, Setting
from interview.report import letters
from interview.report.letters import Piece
from interview.text import shown

NAMES: Final = frozenset(
    {
        *("code", "role", "agency", "case_title", "file", "readers", "contact", "support"),
        *("act_now", "disclosure", "reply_by", "drafts"),
    }
)
_SHEET_NAMES: Final = ("case_title", "case_id", "recipient", "made_on")


def template(*, follow_up: bool = False) -> str:
    """Return the letter's wording. Raise InterviewError with the line where it can't be used."""
    return letters.template("follow-up.md.j2" if follow_up else "invitation.md.j2", NAMES)


def letter(wording: str, setting: Setting, guide: Guide, *, file: str) -> tuple[Piece, ...]:
    """Return the letter to the participant of `setting`, whose invitation is called `file`.

    `wording` is the template; what the case doesn't say comes from the guide's own words.
    """
    return tuple(letters.pieces(wording, _names(setting, guide, file)))


def recovery_sheet(title: str, case_id: str, recipient: str, kept: bytes, today: date) -> str:
    """Return the sheet to print for a case: its key, which is `kept` as armoured text.

    Raise InterviewError where its wording can't be used.
    """
    wording = letters.template("recovery-sheet.md.j2", frozenset(_SHEET_NAMES))
    said = (title, case_id, recipient, today.isoformat())
    names = {name: shown(one) for name, one in zip(_SHEET_NAMES, said, strict=True)}
    return f"{letters.as_text(letters.pieces(wording, names))}\n{kept.decode('ascii')}"


def _names(setting: Setting, guide: Guide, file: str) -> dict[str, str]:
    who, case = setting.participant, setting.case
    given = {
        "code": who.code if who else "",
        "role": who.role if who else "",
        "agency": who.agency if who else "",
        "case_title": case.title if case else "",
        "file": file,
        "readers": _readers(setting.readers),
        "contact": setting.contact,
        "support": setting.support,
        "act_now": setting.act_now,
        "disclosure": setting.disclosure,
        "reply_by": setting.reply_by,
        "drafts": setting.drafts,
    }
    return {name: shown(words or guide.words.get(name, "")) for name, words in given.items()}


def _readers(readers: Iterable[Reader]) -> str:
    return "; ".join(f"{one.name}, {one.agency}" if one.agency else one.name for one in readers)
