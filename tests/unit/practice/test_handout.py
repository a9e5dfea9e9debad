"""A practice day on paper: who may read what, all of the interview, a page for each card."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from interview.errors import InterviewError
from interview.guides.load import load_named
from interview.model.card import HEADINGS
from interview.model.guide import Depth
from interview.model.story import row
from interview.model.taxonomy import Form
from interview.practice import cases, handout
from interview.report.booklet import Booklet, Grid, Line, Sheet
from tests.support import hostile_case
from tests.support.printed import texts

CASES = [one.id for one in cases.cases()]
OFFICE, READER = shutil.which("soffice"), shutil.which("pdftotext")


@cache
def contents(case: str) -> handout.Contents:
    return handout.contents(cases.case(case))


@cache
def players(case: str) -> Booklet:
    return handout.players(contents(case))


@cache
def facilitator(case: str) -> Booklet:
    return handout.facilitator(contents(case))


def said(sheets: tuple[Sheet, ...]) -> list[str]:
    return list(texts(sheets))


def withheld(of: handout.Contents) -> Iterator[str]:
    """All that those who play may not read."""
    debrief = of.debrief
    for planted in debrief.planted:
        yield from (planted.id, planted.what)
    for ending in debrief.outcome:
        yield from (ending.title, ending.what)
    yield from (debrief.finding.about, debrief.finding.begin)
    yield from (one.ask for one in debrief.ask)
    for drill in of.drills.drill:
        yield drill.listen
        yield from (choice.comment for choice in drill.choice)
    for exemplar in of.exemplars.exemplar:
        yield from (exemplar.thin, exemplar.comment)
    for story in of.stories.values():
        yield from (row(one).text for one in story.answers.values() if len(row(one).text) > 40)


@pytest.mark.parametrize("case", CASES)
def test_nothing_that_is_withheld_stands_in_the_pack_of_those_who_take_part(case: str) -> None:
    of, read = contents(case), said(players(case).sheets)
    whole = "\n".join(read)
    told = [one for one in withheld(of) if one in read or (len(one) > 40 and one in whole)]
    assert told == []
    assert of.debrief.content_note in read


@pytest.mark.parametrize("case", CASES)
def test_each_role_has_its_card_on_a_sheet_of_its_own_and_it_stands_nowhere_else(case: str) -> None:
    framed = [one for one in players(case).sheets if one.framed]
    others = said(tuple(one for one in players(case).sheets if not one.framed))
    assert len(framed) == len(contents(case).cards)
    for sheet, card in zip(framed, contents(case).cards.values(), strict=True):
        rows = [one for name in HEADINGS for one in getattr(card, name)]
        labelled = [(one.label, one.text) for one in sheet.pieces if isinstance(one, Line)]
        assert labelled == [("", card.who), *((f"{one.when}:", one.what) for one in rows)]
        assert sheet.title.startswith(card.code)
        assert [one.what for one in rows if one.what in others] == []


@pytest.mark.parametrize("case", CASES)
def test_the_asker_has_every_question_of_a_moment_in_the_guides_order(case: str) -> None:
    guide = load_named()
    asked = said(players(case).sheets)
    wanted = [
        one.ask
        for one in guide.questions
        if one.stage in ("overview", "moments", "shaped", "well", "changes", "close")
        and set(one.depth) != {Depth.FULL}
    ]
    assert [one for one in wanted if one not in asked] == []
    places = [asked.index(one) for one in wanted]
    assert sorted(places) == places


@pytest.mark.parametrize("case", CASES)
def test_the_facilitator_has_all_that_is_planted_and_all_there_is_to_ask(case: str) -> None:
    debrief, read = contents(case).debrief, said(facilitator(case).sheets)
    wanted = [
        *(one.what for one in debrief.planted),
        *(one.ask for one in debrief.ask),
        *(one.comment for drill in contents(case).drills.drill for one in drill.choice),
        *(one.thin for one in contents(case).exemplars.exemplar),
        debrief.finding.about,
    ]
    assert [one for one in wanted if one not in read] == []


@pytest.mark.parametrize("case", CASES)
def test_each_ending_is_a_sheet_of_its_own_to_cut_and_give(case: str) -> None:
    endings = contents(case).debrief.outcome
    for one in endings:
        (sheet,) = [sheet for sheet in facilitator(case).sheets if sheet.title == one.title]
        others = [other.what for other in endings if other is not one]
        assert one.what in said((sheet,))
        assert not set(others) & set(said((sheet,)))


@pytest.mark.parametrize("case", CASES)
def test_every_full_account_is_there_word_for_word_for_a_part_that_nobody_took(case: str) -> None:
    of, read, guide = contents(case), said(facilitator(case).sheets), load_named()
    for story in of.stories.values():
        answers = [*story.answers.items()]
        answers += [one for episode in story.episode for one in episode.answers.items()]
        words = [
            one
            for name, one in answers
            if name not in guide.by_id or guide.by_id[name].form is Form.NARRATIVE
        ]
        told = [row(one).text for one in words]
        assert [one for one in told if one and one not in read] == []


@pytest.mark.parametrize("case", CASES)
def test_there_is_an_empty_place_for_each_role_at_each_moment(case: str) -> None:
    file = contents(case).case.file
    title = f"Accounts side by side: {file.title}"
    (sheet,) = [one for one in facilitator(case).sheets if one.title == title]
    grids = [one for one in sheet.pieces if isinstance(one, Grid)]
    empty = sum(cell == "" for grid in grids for row in grid.rows for cell in row)
    assert empty == len(file.participant) * len(file.episode)
    assert sheet.wide


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("pack", [players, facilitator])
def test_every_pack_says_that_it_is_practice_and_whose_it_is(
    case: str, pack: Callable[[str], Booklet]
) -> None:
    made = pack(case)
    assert made.mark == "PRACTICE. A made-up case."
    assert all(one.whose for one in made.sheets)
    assert made.foot.endswith(
        "For the facilitator only." if pack is facilitator else "For those who take part."
    )


@pytest.mark.parametrize("case", CASES)
def test_no_number_of_a_made_up_case_stands_where_people_look_for_help(case: str) -> None:
    read = "\n".join(said(players(case).sheets))
    assert "01632" not in read


def test_the_same_case_gives_the_same_bytes(tmp_path: Path) -> None:
    once = handout.write(cases.case("fern"), tmp_path / "once")
    again = handout.write(cases.case("fern"), tmp_path / "again")
    assert [one.name for one in once] == [
        "practice-fern-for-everybody.docx",
        "practice-fern-for-everybody.html",
        "practice-fern-facilitator-only.docx",
        "practice-fern-facilitator-only.html",
    ]
    assert [one.read_bytes() for one in once] == [one.read_bytes() for one in again]


# ------------------------------------------------------------------- a case of a trainer's own


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A case of a trainer's own: a copy of the one that comes with the program."""
    folder = tmp_path / "own"
    shutil.copytree(cases.case("fern").folder, folder)
    return folder


@pytest.mark.parametrize(
    "file,old,new,told",
    [
        ("case.toml", 'title = "Fern case"', 'titel = "Fern case"', "case.toml, line"),
        ("roles/TE1.toml", "[[did_not_know]]", "[[did_not_knew]]", "TE1.toml, line"),
        ("stories/HV1.toml", "[answers]", "[answer]", "HV1.toml, line"),
        ("debrief.toml", "[[outcome]]", "[[ending]]", "debrief.toml, line"),
        ("drills.toml", 'code = "HV1"', 'code = "XX9"', "drills.toml, line"),
        ("exemplars.toml", 'code = "HV1"', 'code = "XX9"', "exemplars.toml, line"),
        ("exemplars.toml", '"shaped.tools"', '"shaped.tool"', "exemplars.toml, line"),
    ],
)
def test_a_broken_file_is_told_with_its_line_and_nothing_is_written(
    own: Path, tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    text = (own / file).read_text(encoding="utf-8")
    assert old in text
    (own / file).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(InterviewError) as refused:
        handout.write(cases.at(own), tmp_path / "out")
    assert told in str(refused.value)
    assert not (tmp_path / "out").exists()


def test_a_missing_file_is_told_and_nothing_is_written(own: Path, tmp_path: Path) -> None:
    (own / "drills.toml").unlink()
    with pytest.raises(InterviewError, match=r"drills\.toml"):
        handout.write(cases.at(own), tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "title", [hostile_case.MARKUP, "# A sheet | on its side", "- a point", "{{ finding_about }}"]
)
def test_what_a_case_is_called_is_never_taken_for_a_mark(own: Path, title: str) -> None:
    file = own / "case.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"Fern case"', f"'''{title}'''"), encoding="utf-8")
    of = handout.contents(cases.at(own))
    for pack, plain in ((handout.players(of), players("fern")),
                        (handout.facilitator(of), facilitator("fern"))):  # fmt: skip
        assert [len(one.pieces) for one in pack.sheets] == [len(one.pieces) for one in plain.sheets]
        assert any(title in one for one in said(pack.sheets))


# -------------------------------------------------------------------------------- as it is printed


@pytest.mark.skipif(not (OFFICE and READER), reason="no LibreOffice or no reader of PDF here")
@pytest.mark.parametrize("case", CASES)
def test_printed_each_card_is_one_page_and_every_page_is_marked(case: str, tmp_path: Path) -> None:
    assert OFFICE is not None
    assert READER is not None
    docx = handout.write(cases.case(case), tmp_path)[0]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = (OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path))
    subprocess.run((*command, str(docx)), check=True, capture_output=True, timeout=180)
    read = subprocess.run(
        (READER, "-layout", str(docx.with_suffix(".pdf")), "-"),
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    pages = read.stdout.decode("utf-8").split("\f")[:-1]
    assert [page for page in pages if "PRACTICE. A made-up case." not in page] == []
    for card in contents(case).cards.values():
        holding = [page for page in pages if f"{card.code}, {card.role}, {card.agency}" in page]
        assert len(holding) == 1
        assert HEADINGS["did_not_know"] in holding[0]
        assert card.did_not_know[-1].when in holding[0]
