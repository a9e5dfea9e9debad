"""How one passage, one note or one person is laid out on paper, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.shared import Pt

from interview.report import words

if TYPE_CHECKING:
    from interview.report.matrix import FactorRow
    from interview.report.notes import Note
    from interview.report.paper import Place
    from interview.report.passages import Later, Passage

_APART: Final = 6  # points between one person's words and another's


def passage(place: Place, one: Passage, asked: str) -> None:
    """Write an answer with all that hangs on it; its question where it isn't `asked`."""
    _begun(place, one, asked)
    for each in one.notes:
        note(each, place)
    hanging(place, one)


def hanging(place: Place, one: Passage) -> None:
    """Write what hangs on an answer: follow-ups, what was put right, how it may be used."""
    for put in one.follow_ups:
        place.line(put.asked, "Quiet")
        place.say(put.says)
    for after in one.later:
        later(place, after, words.PUT_RIGHT)
    if one.use:
        place.line(one.use, "Quiet")


def _begun(place: Place, one: Passage, asked: str) -> None:
    place.here(one.anchor)
    if one.versions > 1:
        place.line(f"Version {one.version} of {one.versions}", "Mark")
    if one.asked and one.asked != asked:
        place.line(one.asked, "Quiet")
    for said in one.says:
        place.say(said)


def later(place: Place, one: Later, what: str) -> None:
    """Write what came after the hand-over: `what` it is, the day, the words, the reason."""
    place.line(f"{what} on {one.on}", "Label")
    place.say(one.says)
    if one.reason:
        place.line("What brought it about", "Quiet")
        place.say(one.reason)


def note(one: Note, place: Place, about: str = "") -> None:
    """Write a thing known or a thing that shaped the work: what, then the facts in a line.

    What it is `about` begins it.
    """
    if one.what:
        place.say(one.what, about)
    elif about:
        place.line(about, "Label")
    if one.facts:
        facts = place.pairs([(fact.label, fact.says) for fact in one.facts])
        facts.paragraph_format.space_after = Pt(_APART)


def factor(place: Place, row: FactorRow) -> None:
    """Write a thing that shaped the work, whose it is and where it stands."""
    place.here(row.anchor)
    at = f", turning point {row.episode}" if row.episode else ""
    place.link(f"{row.code}{at}", row.home, "Label")
    note(row.note, place)


def who(code: str, role: str, place: Place) -> Any:
    """Write who somebody is to the case; return the paragraph."""
    return place.line(f"{code}  {role}", "Label")


def whose(code: str, role: str, place: Place) -> None:
    """Write who somebody is where their words follow, a little apart from what is above."""
    setting = who(code, role, place).paragraph_format
    setting.space_before, setting.keep_with_next = Pt(_APART), True
