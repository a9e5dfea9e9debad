"""Sheets to appraise by: an A3 page for each turning point, to hang on a wall and to write on.

The one decision: nothing that the team has recorded stands here. A meeting has before it what each
person knew, thought, faced and did, whole wherever it was chosen, and an empty place beside it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from interview.report import words
from interview.report.docx_passages import hanging, note
from interview.report.paper import Paper
from interview.report.paper_sizes import A3, WIDEST
from interview.report.statements import Manner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interview.report.exploring import DifferenceRow
    from interview.report.matrix import FactorRow
    from interview.report.notes import Note
    from interview.report.paper import Cell, Place
    from interview.report.passages import Passage
    from interview.report.side_by_side import Column, EpisodeTable, Row
    from interview.report.tables import Tables
    from interview.report.turning_points import TurningPoint

# What of a telling stands on a sheet, by the first word of a question's id (design.md 4): the
# column's name, those words, its width in cm. What a guide asks beyond them goes into the last.
_CHOSEN: Final = (
    (words.PART["knew"], ("knew",), 7.6),
    ("What they thought and faced", ("thought", "faced"), 6.4),
    ("What they did", ("options",), 4.2),
    (words.TRIAD, ("shaped",), 5.8),
)
_LEFT_OUT: Final = "scene"
_WHO: Final = 3.2  # cm
_EMPTY: Final = (5.0, 2.8, WIDEST - 35.0)
_HAND: Final = 3.5  # cm: some lines by hand
_SHEET: Final = 14  # cm that few short accounts have between them
_WHOLE: Final = "Passages are whole; what isn't here is in the report."
_CODED: Final = frozenset({"code", "lens", "rank"})  # of what shaped the work: for the report
_OURS: Final = frozenset({Manner.STATE, Manner.UNASKED})


def appraisal_docx(tables: Tables) -> bytes:
    """Return the sheets as the bytes of a DOCX: a section for each turning point, A3 on its side.

    For the team only. Same tables, same bytes.
    """
    front = tables.front
    marks = ", ".join(one.partition(":")[0] for one in front.marks)
    foot = ". ".join(filter(None, (front.audience, marks)))
    paper = Paper(front.title, foot, size=A3, on_its_side=True)
    points = zip(tables.episodes, tables.turning_points, strict=True)
    for number, (episode, point) in enumerate(points):
        if number:
            paper.page(on_its_side=True)
        paper.line(front.title, "Mark")
        paper.heading(f"{episode.number}  {episode.title}", 1)
        _about(paper, tables, episode, point)
        _accounts(paper, episode, point)
        _differences(paper, episode, tables.differences)
    if not tables.episodes:
        paper.line("No turning points so far.", "State")
    return paper.packed()


def _about(paper: Paper, tables: Tables, episode: EpisodeTable, point: TurningPoint) -> None:
    """Write when it was, whose accounts are here, and whose aren't."""
    dates = [f"{said} ({', '.join(codes)})" for said, codes in point.dates]
    when = [*([f"{episode.when} (the reviewers)"] if episode.when else []), *dates]
    paper.line(f"When: {'; '.join(when)}" if when else "When: no date confirmed")
    told = [code for code, _ in point.who]
    absent = [f"{code} ({said.text})" for code, said in episode.apart]
    absent += [f"{one.code} ({words.NO_ACCOUNT})" for one in tables.people if not one.returned]
    said = [f"Told by {', '.join(told)}" if told else "Nobody's account of it is here"]
    said += [f"No account of it from {', '.join(absent)}"] if absent else []
    paper.line(". ".join(said))


def _accounts(paper: Paper, episode: EpisodeTable, point: TurningPoint) -> None:
    if not episode.columns:
        return
    asked = [list(_asked(episode, named)) for _, named, _ in _CHOSEN]
    asked[-1] += _beyond(episode)
    factors: dict[str, Sequence[FactorRow]] = {}
    for row in point.factors:
        factors[row.code] = (*factors.get(row.code, ()), row)
    rows: list[list[Cell]] = []
    for number, one in enumerate(episode.columns):
        shaped = factors.pop(one.person.code, ())
        told: list[Cell] = [partial(_told, each, number, ()) for each in asked[:-1]]
        told.append(partial(_told, asked[-1], number, shaped))
        rows.append([partial(_who, one), *told, *(_to_write_in for _ in _EMPTY)])
    paper.table(
        f"Turning point {episode.number}, a row for each account, with room to write. {_WHOLE}",
        (f"Turning point {episode.number}", *(name for name, _, _ in _CHOSEN), *words.TO_APPRAISE),
        (_WHO, *(width for _, _, width in _CHOSEN), *_EMPTY),
        rows,
        least=max(_HAND, _SHEET / len(rows)),
        first_whole=False,
    )


def _asked(episode: EpisodeTable, named: Sequence[str]) -> Iterator[Row]:
    """Yield what was put to anybody there of the questions that are `named`."""
    for part in episode.parts:
        yield from (row for row in part.rows if _named(row) in named)


def _beyond(episode: EpisodeTable) -> Iterator[Row]:
    known = {_LEFT_OUT, *(one for _, named, _ in _CHOSEN for one in named)}
    for part in episode.parts:
        yield from (row for row in part.rows if _named(row) not in known)


def _named(row: Row) -> str:
    return row.question.partition(".")[0]


def _who(column: Column, place: Place) -> None:
    person = column.person
    place.line(person.code, "Label")
    place.line(person.role)
    place.line(person.agency, "Quiet")
    for mark in person.marks:
        place.line(mark, "Mark")
    place.say(column.title, "Calls it")
    if column.when:
        place.say(column.when, "When")


def _told(asked: Sequence[Row], number: int, factors: Sequence[FactorRow], place: Place) -> None:
    """Write what one person answered, each under what it is about; then what was left."""
    left: dict[str, list[str]] = {}
    for row in asked:
        about = words.ASKED.get(row.question, row.asked)
        for one in row.cells[number]:
            if _without_words(one):
                left.setdefault(one.says[0].text, []).append(about)
            else:
                _passage(place, one, about, row.asked)
    for factor in factors:
        _note(place, factor.note, "Mattered most")
    for said, about_ in left.items():
        place.line(f"{said}: {', '.join(about_)}", "State")
    if not asked and not factors:
        place.line("Put to nobody here", "State")


def _passage(place: Place, one: Passage, about: str, asked: str) -> None:
    """Write an answer behind what it is about; its question where it isn't `asked`."""
    if one.versions > 1:
        place.line(f"Version {one.version} of {one.versions}", "Mark")
    if one.asked != asked:
        place.line(one.asked, "Quiet")
    for number, said in enumerate(one.says):
        place.say(said, "" if number else about)
    for number, each in enumerate(one.notes, start=len(one.says)):
        _note(place, each, "" if number else about)
    hanging(place, one)


def _note(place: Place, one: Note, about: str = "") -> None:
    """Write a note behind what it is about, without what only counts."""
    facts = tuple(fact for fact in one.facts if fact.field not in _CODED)
    note(replace(one, facts=facts), place, about)


def _without_words(one: Passage) -> bool:
    """Return whether a passage is one of our states and nothing else."""
    more = (one.notes, one.follow_ups, one.later, one.use, one.versions > 1)
    return len(one.says) == 1 and one.says[0].manner in _OURS and not any(more)


def _to_write_in(place: Place) -> None:
    place.set_apart()


def _differences(paper: Paper, episode: EpisodeTable, differences: Sequence[DifferenceRow]) -> None:
    here = [one for one in differences if one.episode == episode.number]
    if not here:
        return
    paper.heading("Differences to explore", 2)
    rows: list[list[Cell]] = [
        [partial(_differs, one), partial(_sides, one), _to_write_in] for one in here
    ]
    paper.table(
        f"Where accounts of turning point {episode.number} differ. Neither is wrong.",
        ("What differs", "Who says what", "What else to ask"),
        (8.4, 20.2, WIDEST - 28.6),
        rows,
        least=_HAND,
    )


def _differs(one: DifferenceRow, place: Place) -> None:
    place.line(one.title, "Label")
    place.line(one.about, "Quiet")
    if one.query:
        place.line(f"A query that could be put: {one.query}")


def _sides(one: DifferenceRow, place: Place) -> None:
    for side in one.sides:
        about = f"{side.code}, {side.role}"
        for number, said in enumerate(side.says):
            place.say(said, "" if number else about)
        for number, each in enumerate(side.notes, start=len(side.says)):
            _note(place, each, "" if number else about)
    for code, role in one.waiting:
        place.line(f"{code}, {role}: no account yet", "State")
