"""The report as a DOCX: real headings, tables whose first row repeats, what is wide on its side.

The one decision: it says what the page says, in the same order and by the same tables; what leads
to words on the page leads to them here. Same tables, same bytes.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from interview.report import words
from interview.report.audience import Section
from interview.report.docx_across import absences, differences, factors, knowing, once
from interview.report.docx_passages import later, passage
from interview.report.docx_pictures import in_time
from interview.report.docx_seen import patterns
from interview.report.paper import Paper, said_cell
from interview.report.paper_sizes import UPRIGHT, WIDE
from interview.report.side_by_side import bands

if TYPE_CHECKING:
    from interview.report.paper import Cell, Place
    from interview.report.side_by_side import Column, EpisodeTable, Row
    from interview.report.tables import Tables
    from interview.report.turning_points import TurningPoint

_ACROSS = 4  # accounts beside each other that can still be read on a page on its side
_ASKED = 4.2  # cm


def docx(tables: Tables) -> bytes:
    """Return the report as the bytes of a DOCX."""
    front, sections = tables.front, tables.sections
    marks = ", ".join(one.partition(":")[0] for one in front.marks)
    paper = Paper(front.title, ". ".join(filter(None, (front.audience, marks))))
    _front(paper, tables)
    _who(paper, tables)
    if Section.TIMELINE in sections:
        paper.page(on_its_side=True)
        in_time(paper, tables)
    paper.page(on_its_side=True)
    _turning_points(paper, tables)
    if Section.SIDE_BY_SIDE in sections:
        for one in tables.episodes:
            paper.page(on_its_side=True)
            _episode(paper, one)
    if Section.KNOWING in sections:
        paper.page(on_its_side=True)
        knowing(paper, tables)
    paper.page(on_its_side=True)
    factors(paper, tables)
    if Section.FOR_THE_TEAM in sections:
        paper.page(on_its_side=True)
        patterns(paper, tables)
    paper.page(on_its_side=False)
    differences(paper, tables)
    absences(paper, tables)
    if Section.WHOLE in sections:
        once(paper, tables)
    return paper.packed()


def _front(paper: Paper, tables: Tables) -> None:
    front = tables.front
    paper.line("Accounts side by side", "Mark")
    paper.heading(front.title, 0)
    if front.question:
        paper.line(front.question, "Words")
    paper.line(f"{front.audience}. {front.about_words}")
    for code, at in front.unsafe:
        paper.line(f"{code} said that a child or an adult may be unsafe. Act on it first.", "Mark")
        paper.link("See where", at)
    for mark in front.marks:
        paper.line(mark, "Mark")
    gone = f", {front.withdrawn} withdrawn" if front.withdrawn else ""
    rows = [
        ("Accounts", f"{front.invited} invited, {front.returned} returned{gone}"),
        ("Turning points", str(len(tables.episodes))),
        ("Kind of work", front.kind),
        ("How far this reaches", front.depth),
        ("Who reads the accounts", "\n".join(front.readers)),
        ("Running beside this review", "\n".join(front.parallel)),
    ]
    paper.table(
        "About this review",
        ("What", "How it is"),
        (4.5, UPRIGHT - 4.5),
        [[said_cell(name, "Label"), said_cell(said)] for name, said in rows if said],
    )
    paper.heading("How to read this", 2)
    paper.line("Words in this type are a person's own, letter for letter.", "Words")
    paper.line("Everything else is ours. Where accounts differ, both stand, and none is weighed.")
    paper.line("What was asked and answered in another way looks like this.", "State")
    paper.line("Dates that a person confirmed stand beside their own words. None is guessed.")
    paper.contents()


def _who(paper: Paper, tables: Tables) -> None:
    if Section.PEOPLE in tables.sections:
        paper.page(on_its_side=False)
        _people(paper, tables)
    if Section.OVERVIEWS in tables.sections:
        _overviews(paper, tables)


def _people(paper: Paper, tables: Tables) -> None:
    paper.heading("Who took part", 1)
    team = Section.FOR_THE_TEAM in tables.sections
    head = ("Code", "Role and service", *(("How the account stands", "Use") if team else ()))
    widths = (2, 5, 8, UPRIGHT - 15) if team else (2, UPRIGHT - 2)
    rows: list[list[Cell]] = []
    for one in tables.people:
        stands = "\n".join((*one.marks, *one.standing, *one.came))
        cells = [said_cell(one.code, "Label"), said_cell(f"{one.role}\n{one.agency}")]
        rows.append([*cells, *((said_cell(stands), said_cell(one.use)) if team else ())])
    caption = f"{tables.front.invited} invited, {tables.front.returned} returned"
    paper.table(caption, head, widths, rows)


def _overviews(paper: Paper, tables: Tables) -> None:
    paper.heading(words.STAGE["overview"], 1)
    paper.line("Told first, before any question could colour it.", "Quiet")
    for person in tables.people:
        if person.returned:
            paper.heading(f"{person.code}  {person.role}", 2, person.anchor)
            for mark in person.marks:
                paper.line(mark, "Mark").paragraph_format.keep_with_next = True
            _overview(paper, tables, person.code)


def _overview(paper: Paper, tables: Tables, code: str) -> None:
    told = [one for stage in tables.stages if stage.id == "overview" for one in stage.asked]
    for asked, one in ((each, one) for each in told for one in each.passages):
        if one.code == code:
            passage(paper, one, asked.asked)
    for added in tables.added:
        for after in added.later if added.code == code else ():
            later(paper, after, words.ADDED_ON)


def _turning_points(paper: Paper, tables: Tables) -> None:
    paper.heading("Turning points", 1)
    beside = Section.SIDE_BY_SIDE in tables.sections
    team = Section.FOR_THE_TEAM in tables.sections
    head = ["Turning point"]
    fills = [_when_and_who]
    if beside:
        head += ["What was done", "How they saw it", "What shaped it"]
        fills += [_done, _seen, _shaped]
    if team:
        head.append(words.APPRAISAL)
        fills.append(_appraised)
    head.append("To explore")
    fills.append(_open)
    first = 4.4 if beside else WIDE / 2  # where little else stands in the row, dates keep a line
    share = (WIDE - first) / (len(head) - 1)
    paper.table(
        "The turning points, a row each",
        head,
        (first, *(share for _ in head[1:])),
        [[partial(fill, one) for fill in fills] for one in tables.turning_points],
    )


def _when_and_who(one: TurningPoint, place: Place) -> None:
    place.link(f"{one.number}  {one.title}", one.anchor, "Label")
    if one.when:
        place.line(f"The reviewers: {one.when}", "Quiet")
    for said, codes in one.dates:
        place.line(f"{said}: {', '.join(codes)}", "Quiet")
    if one.who:
        place.line(", ".join(f"{code} {role}" for code, role in one.who), "Quiet")


def _done(one: TurningPoint, place: Place) -> None:
    for each in one.done:
        place.link(each.code, each.anchor, "Label")
        for said in each.says:
            place.say(said)


def _seen(one: TurningPoint, place: Place) -> None:
    for each in one.seen:
        place.link(each.code, each.anchor, "Label")
        for said in each.says:
            place.say(said)


def _shaped(one: TurningPoint, place: Place) -> None:
    for row in one.factors:
        place.link(f"{row.code}: {row.factor or ''} {words.EFFECT[row.effect]}", row.anchor)
        if row.note.what:
            place.say(row.note.what)


def _appraised(one: TurningPoint, place: Place) -> None:
    if not one.appraisals:
        place.line(words.NOT_APPRAISED, "State")
    for row in one.appraisals:
        place.line(row.label, "Label")
        for label, said in (("", row.words), (words.BASIS, row.basis)):
            if said:
                place.line(": ".join(filter(None, (label, said))))
        if row.questions:
            place.line(f"{words.OPEN_QUESTIONS}: {row.questions}")
        place.line(row.signed, "Quiet")
    for code in one.patterns:
        place.link(f"{words.CANDIDATE}: {code.called} ({code.whose})", code.anchor)


def _open(one: TurningPoint, place: Place) -> None:
    for said, anchor in one.open:
        place.link(said, anchor)


def _episode(paper: Paper, episode: EpisodeTable) -> None:
    paper.heading(f"{episode.number}  {episode.title}", 2, episode.anchor, listed=True)
    if not episode.columns:
        paper.line("Nobody's account of it is here.", "State")
    for first, last in bands(len(episode.columns), _ACROSS):
        columns = episode.columns[first:last]
        rows: list[list[Cell]] = [
            [
                said_cell("What they call it, and when it was", "Label"),
                *(partial(_own, one) for one in columns),
            ]
        ]
        for part in episode.parts:
            rows += [
                [
                    partial(_asked, row, part.title),
                    *(partial(_cell, row, n) for n in range(first, last)),
                ]
                for row in part.rows
            ]
        wide = (WIDE - _ASKED) / len(columns)
        count = len(episode.columns)
        paper.table(
            f"Turning point {episode.number}, accounts {first + 1} to {last} of {count}",
            ("Asked", *(f"{one.person.code}  {one.person.role}" for one in columns)),
            (_ASKED, *(wide for _ in columns)),
            rows,
        )
    if episode.apart:
        apart = ", ".join(f"{code} ({said.text})" for code, said in episode.apart)
        paper.line(f"No account of it from {apart}", "Quiet")
    if episode.never_put and episode.columns:
        paper.line("Put to nobody here", "Label")
        for one in episode.never_put:
            paper.line(one, "Quiet")


def _own(column: Column, place: Place) -> None:
    place.here(column.anchor)
    for mark in column.person.marks:
        place.line(mark, "Mark")
    place.say(column.title)
    if column.when:
        place.say(column.when)
    place.line(f"Confirmed: {column.confirmed}" if column.confirmed else "No date confirmed")
    if column.why:
        place.line(words.TELLING_WHY, "Label")
        place.say(column.why)
    place.line(f"{column.named_by}, {'in detail' if column.deep else 'on a short page'}", "Quiet")


def _asked(row: Row, part: str, place: Place) -> None:
    place.line(row.label or part, "Label")
    place.line(row.asked, "Quiet")


def _cell(row: Row, number: int, place: Place) -> None:
    for one in row.cells[number]:
        passage(place, one, row.asked)
