"""What the team decided, on the page and in Word: who said it, what it stands on, for whom."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from interview.model.decision import Views
from interview.report import words
from interview.report.audience import Audience
from interview.report.docx import docx
from interview.report.html import html
from interview.report.office import held
from interview.report.seen import team_sees
from interview.report.tables import NO_VIEWS, Tables, tables
from interview.text import shown
from tests.support import compared, decided, fern, hostile_case, page
from tests.support.page import Page

DID, KNEW, TOLD = "PO1:options.did/E1", "SW1:knew.in_front/E1", "TE1:overview.account"
NOT_A_COLUMN = "HV1:knew.in_front/E1"  # HV1 wasn't there, so this stands nowhere on the page
SAID = {name: f"The {name} of the team" for name in decided.PIECES}
HOSTILE = (
    hostile_case.MARKUP,
    hostile_case.UNSEEN,
    hostile_case.RIGHT_TO_LEFT,
    hostile_case.LONG_WORD,
    "=1+1\n\n  two\tlines ",
)
OTHERS = [Audience.PARTICIPANTS, Audience.BOARD]


@cache
def fern_made(audience: Audience = Audience.TEAM, views: Views = NO_VIEWS) -> Tables:
    return tables(compared.case(), fern.guide(), compared.comparison(), audience, views=views)


@cache
def every() -> Views:
    return decided.one_of_each((DID, KNEW, TOLD), "E1", SAID)


@cache
def hostile_made(audience: Audience = Audience.TEAM, text: str = hostile_case.MARKUP) -> Tables:
    case = hostile_case.case(people=3, episodes=2)
    said = dict.fromkeys(decided.PIECES, text)
    views = decided.one_of_each(["P01:knew.in_front/E1", "P02:well.what"], "E1", said)
    found = hostile_case.comparison(case, long=False)
    return tables(case, fern.guide(), found, audience, views=views)


def read(of: Tables) -> Page:
    return page.read(html(of))


def flat(text: str) -> str:
    return " ".join(text.split())


def paper(of: Tables) -> Any:
    return Document(BytesIO(docx(of)))


@cache
def fern_paper(views: Views = NO_VIEWS) -> Any:
    return paper(fern_made(views=views))


def rows(document: Any, caption: str) -> list[list[str]]:
    """Return the table under a caption, its head left out."""
    for table in document.tables:
        if table._tbl.getprevious().xpath("string(.)").endswith(caption):
            return [[_text(cell) for cell in row.cells] for row in table.rows[1:]]
    return []


def _text(cell: Any) -> str:
    """Return what a cell says, links and all, without empty lines and tabs."""
    lines = ("".join(one.text or "" for one in p._p.iter(qn("w:t"))) for p in cell.paragraphs)
    return "\n".join(filter(None, lines))


def test_a_turning_point_says_how_the_team_sees_it_by_whom_and_on_what_basis() -> None:
    told = "".join(read(fern_made(views=every())).text.split())
    appraisal = (
        f"{words.APPRAISAL} Mixed LR1, 2 May 2026 {words.REVIEWERS_WORDS} {SAID['words']} "
        f"{words.BASIS} {SAID['basis']} {words.OPEN_QUESTIONS} {SAID['questions']} "
        f"{words.CANDIDATE} P4 Working together over time, unsafe: PO1, SW1"
    )
    assert "".join(appraisal.split()) in told


@pytest.mark.parametrize("views,count", [(NO_VIEWS, 8), (every(), 7)])
def test_a_turning_point_that_nobody_appraised_says_so(views: Views, count: int) -> None:
    of = fern_made(views=views)
    assert len(of.episodes) == 8
    assert read(of).text.count(words.NOT_APPRAISED) == count
    told = [row[-2] for row in rows(fern_paper(views), "The turning points, a row each")]
    assert sum(words.NOT_APPRAISED in one for one in told) == count


@pytest.mark.parametrize(
    "seen,counts",
    [
        ([(DID, "unsafe")], ["Unsafe: 1 person of 1 service"]),
        ([(DID, "unsafe"), ("PO1:well.what", "unsafe")], ["Unsafe: 1 person of 1 service"]),
        ([(KNEW, "unsafe"), ("TM1:well.what", "unsafe")], ["Unsafe: 2 people of 1 service"]),
        (
            [(KNEW, "unsafe"), (DID, "constructive"), (TOLD, "unsafe")],
            ["Constructive: 1 person of 1 service", "Unsafe: 2 people of 2 services"],
        ),
        (
            [(DID, "unsafe"), (KNEW, ""), ("PO1:well.what", "")],
            ["Unsafe: 1 person of 1 service", "No direction given: 2 people of 2 services"],
        ),
    ],
)
def test_people_and_services_are_counted_once_in_each_direction(
    seen: list[tuple[str, str]], counts: list[str]
) -> None:
    coded = [{"code": "P4", "answer": at, "direction": way} for at, way in seen]
    of = fern_made(views=decided.views(codings=coded))
    (pattern,) = team_sees(of).patterns
    assert [": ".join(one) for one in pattern.counts] == counts
    assert f"P4 Working together over time {'. '.join(counts)}" in flat(read(of).text)


def test_a_code_leads_to_its_passage_and_the_passage_back() -> None:
    of = fern_made(views=every())
    found, sees = read(of), team_sees(of)
    every_row = [row for one in (*sees.patterns, *sees.factors) for row in one.rows]
    assert len(every_row) == 6
    for row in every_row:
        assert row.home in found.ids
        assert {f"#{row.home}", f"#{row.anchor}"} <= set(found.links)
    both = "P4 Working together over time, unsafe (LR1), F4 Conditions of work, unsafe (LR1)"
    assert flat(found.text).count(f"{words.SEEN_HERE}: {both}") == 3


def test_a_code_given_where_nothing_stands_here_leads_nowhere() -> None:
    of = fern_made(views=decided.views(codings=[{"code": "F4", "answer": NOT_A_COLUMN}]))
    (factor,) = team_sees(of).factors
    (row,) = factor.rows
    found = read(of)
    assert (row.home, row.where) == ("", "Turning point 1")
    assert row.anchor in found.ids
    assert {link[1:] for link in found.links} <= set(found.ids)
    assert words.SEEN_HERE not in found.text


def test_what_is_usual_stands_beside_the_factors_with_who_says_so() -> None:
    of = fern_made(views=every())
    told = [
        ["F4 Conditions of work", "Everywhere", "Usual here", SAID["source"], "LR1, 2 May 2026"],
        ["F6 Working with other services", "Police", "Unusual", SAID["source"], "LR1, 2 May 2026"],
    ]
    assert rows(fern_paper(every()), words.USUAL_HERE) == told
    text = flat(read(of).text)
    between = text[text.index(words.USUAL_HERE) : text.index("In their words")]
    assert all(" ".join(one) in between for one in told)


def test_before_the_team_said_anything_that_is_said() -> None:
    nothing = fern_made()
    for text in (read(nothing).text, fern_paper().element.body.xpath("string(.)")):
        assert words.NO_CODES in text
        assert words.NOT_SAID_USUAL in text
    assert words.SEEN_HERE not in read(nothing).text


@pytest.mark.parametrize(
    "caption,code",
    [
        (words.SEEN_PATTERNS, "P4 Working together over time"),
        (words.SEEN_FACTORS, "F4 Conditions of work"),
    ],
)
def test_word_has_each_code_with_its_passages_and_links_to_them(caption: str, code: str) -> None:
    document = fern_paper(every())
    first, second, third = rows(document, caption)
    assert first[0] == f"{code}\nUnsafe: 3 people of 3 services"
    assert [second[0], third[0]] == [code, code]  # a page of paper may begin at any row
    assert first[1:4] == ["PO1", "Turning point 1", "Unsafe"]
    assert [second[1], third[1:3]] == ["SW1", ["TE1", "The work as a whole"]]
    assert {one[5] for one in (first, second, third)} == {SAID["note"]}
    (table,) = [
        one for one in document.tables if caption in one._tbl.getprevious().xpath("string(.)")
    ]
    places = {one.get(qn("w:name")) for one in document.element.body.iter(qn("w:bookmarkStart"))}
    links = [one.get(qn("w:anchor")) for one in table._tbl.iter(qn("w:hyperlink"))]
    assert len(links) == 5  # three passages, two of them at a turning point
    assert set(links) <= places


@pytest.mark.parametrize("audience", OTHERS)
@pytest.mark.parametrize("hostile", [False, True])
def test_nothing_of_it_is_in_any_other_version(audience: Audience, *, hostile: bool) -> None:
    said = "Told within the team"
    of = hostile_made(audience, said) if hostile else fern_made(audience, every())
    bare = hostile_made(audience, "-") if hostile else fern_made(audience)
    assert html(of) == html(bare)
    assert docx(of) == docx(bare)
    told = read(of).text
    ours = (words.APPRAISAL, words.NOT_APPRAISED, words.CANDIDATES, words.SEEN_HERE)
    for text in (said, *SAID.values(), *ours, words.NOT_SAID_USUAL, words.NO_CODES):
        assert text not in told


@pytest.mark.parametrize("text", HOSTILE)
def test_what_the_team_writes_comes_back_letter_for_letter(text: str) -> None:
    of = hostile_made(text=text)
    found = read(of)
    rows_of_notes, appraised, usual = 4, 3, 2
    assert found.text.count(shown(text)) >= rows_of_notes + appraised + usual
    kept = [one for one in held(shown(text)).replace("\t", "").split("\n") if one]
    assert [one[3].split("\n") for one in rows(paper(of), words.USUAL_HERE)] == [kept] * usual


def test_markup_of_the_team_s_makes_no_tags_and_every_link_leads_somewhere() -> None:
    found, plain = read(hostile_made()), read(hostile_made(text="-"))
    assert found.tags == plain.tags
    assert len(found.ids) == len(set(found.ids))
    assert {link[:1] for link in found.links} == {"#"}
    assert {link[1:] for link in found.links} <= set(found.ids)
