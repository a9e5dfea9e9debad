"""The debrief sheets of a group, in plain pieces: for a screen, for Word and for a browser alike.

The one decision: they go in the order of the talk. What the records show, what differs besides, the
questions, the two endings apart from each other, and one finding that the group writes itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from interview.model.case import CaseFile
from interview.model.guide import Guide
from interview.model.practice import Debrief, Ending, PlantedKind
from interview.practice.debrief import Beyond, Records, Shown, Words
from interview.report import words
from interview.report.booklet import (
    Booklet,
    Bullet,
    Cell,
    Grid,
    Heading,
    Items,
    Line,
    Manner,
    Piece,
    Room,
    Sheet,
)

KINDS: Final = {
    PlantedKind.SENT_NOT_RECEIVED: "Sent, and not received",
    PlantedKind.DATE_DIFFERS: "A date that differs",
    PlantedKind.HELD_DIFFERENTLY: "Who was dealing with it",
    PlantedKind.TOOL: "A tool with no room for what was on somebody's mind",
    PlantedKind.TARGET: "What is counted pulls at what is done",
    PlantedKind.GOOD: "Something that went well, and what made it possible",
}
_WHOSE: Final = "For the facilitator. It says what is planted."
_LEAD: Final = (
    "What a group's records show, and what is not there yet. It says nothing of how anybody asked "
    "or answered, and it is no mark: what isn't there was often never asked."
)
_OF: Final = {"group": "All", "askers": "Those who asked", "observers": "Those who observed"}
_BEFORE_ENDING: Final = (
    "Give one ending to each half of the group, or read the second after the first was talked over."
)
_ROOM: Final = 12


def booklet(file: CaseFile, key: Debrief, found: Records, guide: Guide) -> Booklet:
    """Return the debrief sheets of a case for one group."""
    titles = {one.id: one.title for one in file.episode}
    return Booklet(
        title=f"Debrief: {file.title}",
        mark="PRACTICE: everything in it is made up",
        foot=f"{file.title}. Debrief, for the facilitator",
        sheets=(
            Sheet("What your records show", tuple(_overview(key, found, titles)), _WHOSE),
            Sheet("One by one, with the words", tuple(_each(found, titles, guide)), _WHOSE),
            Sheet("Besides what is planted", tuple(_besides(found, guide)), _WHOSE),
            Sheet("Questions to ask", tuple(_asks(key)), _WHOSE),
            *(_ending(one, number) for number, one in enumerate(key.outcome, start=1)),
            Sheet("One finding to write", tuple(_finding(key, found, titles)), "For the group"),
        ),
    )


def _overview(key: Debrief, found: Records, titles: dict[str, str]) -> Iterator[Piece]:
    there = found.cast
    yield Line(_LEAD, Manner.LEAD)
    yield Line(key.content_note, Manner.QUIET)
    yield Items(
        tuple(
            f"{told}: {', '.join(codes)}"
            for told, codes in (
                ("Played", there.played),
                ("Filled from the full account", there.filled),
                ("Nobody yet", there.empty),
            )
            if codes
        )
    )
    rows = (
        (KINDS[one.planted.kind], _between(one, titles), tuple(Line(says) for says in one.says))
        for one in found.shown
    )
    yield Grid(("What is planted", "Where", "In this group's records"), (4, 4, 5), tuple(rows))


def _between(one: Shown, titles: dict[str, str]) -> str:
    planted = one.planted
    return f"{titles.get(planted.episode, planted.episode)}: {', '.join(planted.participants)}"


def _each(found: Records, titles: dict[str, str], guide: Guide) -> Iterator[Piece]:
    for one in found.shown:
        yield Heading(KINDS[one.planted.kind])
        yield Line(_between(one, titles), Manner.QUIET)
        yield Line(one.planted.what)
        yield Line("\n".join(one.says), Manner.ASK)
        if one.words:
            yield _said(one.words, guide)


def _said(said: Sequence[Words], guide: Guide) -> Grid:
    return Grid(
        ("Who", "Asked", "Said"), (2, 3, 7), tuple(tuple(_cells(one, guide)) for one in said)
    )


def _cells(one: Words, guide: Guide) -> Iterator[Cell]:
    yield f"{one.code}, full account" if one.filled else one.code
    known = guide.by_id.get(one.question)
    yield one.asked or (known.ask if known else words.TELLING_WHEN)
    yield tuple(Line(said.text, Manner.WORDS if said.own else Manner.QUIET) for said in one.said)


def _besides(found: Records, guide: Guide) -> Iterator[Piece]:
    if not (found.beyond or found.named):
        yield Line("Nothing in these records differs besides what is planted.")
    for one in found.beyond:
        yield from _beyond(one, guide)
    if found.named:
        yield Heading("Moments that people named themselves")
        yield Items(tuple(f"{code}: {title}" for code, title in found.named))


def _beyond(one: Beyond, guide: Guide) -> Iterator[Piece]:
    yield Heading(words.DIFFERENCE[one.kind])
    yield Line(". ".join(filter(None, (one.episode, ", ".join(one.participants)))), Manner.QUIET)
    yield Line(words.EXPLORE[one.kind])
    if one.words:
        yield _said(one.words, guide)


def _asks(key: Debrief) -> Iterator[Piece]:
    yield Line("In this order. Leave out what has been answered already.", Manner.QUIET)
    yield Items(tuple(f"{_OF[one.of]}: {one.ask}" for one in key.ask), Bullet.TICK)


def _ending(one: Ending, number: int) -> Sheet:
    pieces = (Line(_BEFORE_ENDING, Manner.QUIET), Line(one.what, Manner.SAY))
    return Sheet(f"Ending {number}: {one.title}", pieces, "To read aloud at the end", framed=True)


def _finding(key: Debrief, found: Records, titles: dict[str, str]) -> Iterator[Piece]:
    yield Line(key.finding.about)
    bearing = [one for one in found.shown if one.planted.id in key.finding.planted]
    if bearing:
        yield Heading("Where to look")
        yield Items(tuple(f"{_between(one, titles)}. {KINDS[one.planted.kind]}" for one in bearing))
    yield Heading("A sentence to begin with")
    yield Line(key.finding.begin, Manner.SAY)
    yield Room(_ROOM)
