"""Who may read what: the one rule, by what each person allowed."""

from __future__ import annotations

import pytest

from interview.model.taxonomy import Use
from interview.report.audience import SECTIONS, Audience, Section, Showing, showing
from interview.report.html import html
from interview.report.tables import tables
from tests.support import compared, fern, page

TEAM, PEOPLE, BOARD = Audience.TEAM, Audience.PARTICIPANTS, Audience.BOARD


@pytest.mark.parametrize(
    "use,audience,how",
    [
        *((use, TEAM, Showing.WORD_FOR_WORD) for use in Use),
        *((Use.QUOTE, one, Showing.WORD_FOR_WORD) for one in (PEOPLE, BOARD)),
        *((Use.PARAPHRASE, one, Showing.SENSE_ONLY) for one in (PEOPLE, BOARD)),
        *((Use.LEADS_ONLY, one, Showing.NOT_AT_ALL) for one in (PEOPLE, BOARD)),
    ],
)
def test_how_words_may_reach_an_audience(use: Use, audience: Audience, how: Showing) -> None:
    assert showing(use, audience) is how


def told(use: Use, audience: Audience) -> str:
    """Return the page for an audience where the health visitor allowed `use` for the whole."""
    held = compared.records()
    held["HV1"] = [compared.used_as(use, held["HV1"][0])]
    found = compared.comparison(held)
    return page.read(html(tables(compared.case(), fern.guide(), found, audience))).text


def sentences() -> list[str]:
    """Return what the health visitor said, in pieces that nobody else said."""
    rows = [*fern.story("HV1").answers.values()]
    for episode in fern.story("HV1").episode:
        rows += episode.answers.values()
    texts = [row for row in rows if isinstance(row, str) and row.count(" ") > 6]
    return [" ".join(text.split())[:60] for text in texts]


@pytest.mark.parametrize("audience", [PEOPLE, BOARD])
@pytest.mark.parametrize("use", [Use.PARAPHRASE, Use.LEADS_ONLY])
def test_words_that_may_not_be_quoted_are_nowhere_beyond_the_team(
    use: Use, audience: Audience
) -> None:
    text = " ".join(told(use, audience).split())
    assert [one for one in sentences() if one in text] == []


def test_the_team_reads_everything_and_participants_what_may_be_quoted() -> None:
    assert len(sentences()) > 20
    for use in Use:
        text = " ".join(told(use, TEAM).split())
        assert [one for one in sentences() if one not in text] == []
    quoted = " ".join(told(Use.QUOTE, PEOPLE).split())
    left_out = [one for one in sentences() if one not in quoted]
    assert len(left_out) < len(sentences()) / 5  # who they are, and what the team itself asked
    of_moments = [row for one in fern.story("HV1").episode for row in one.answers.values()]
    moments = " ".join(" ".join(row.split()) for row in of_moments if isinstance(row, str))
    assert [one for one in left_out if one in moments] == []


def test_the_board_has_no_raw_accounts_and_nobody_outside_compares_services() -> None:
    assert Section.OVERVIEWS not in SECTIONS[BOARD]
    assert Section.SIDE_BY_SIDE not in SECTIONS[BOARD]
    for outside in (PEOPLE, BOARD):
        assert Section.BY_AGENCY not in SECTIONS[outside]
        assert Section.FOR_THE_TEAM not in SECTIONS[outside]
    assert "By service" not in told(Use.QUOTE, BOARD)


def test_the_sense_only_is_said_to_be_elsewhere() -> None:
    assert "sense" in told(Use.PARAPHRASE, PEOPLE).casefold()


@pytest.mark.parametrize("use", [Use.PARAPHRASE, Use.LEADS_ONLY])
@pytest.mark.parametrize("audience", [PEOPLE, BOARD])
def test_no_text_of_any_field_leaves_the_team_where_nobody_allowed_it(
    use: Use, audience: Audience
) -> None:
    held = {
        code: [compared.used_as(use, one) for one in records]
        for code, records in compared.records().items()
    }
    found = compared.comparison(held)
    text = html(tables(compared.case(), fern.guide(), found, audience)).decode()
    own = compared.case().file.model_dump_json()
    given = {one for records in held.values() for one in compared.texts(records[0])}
    long_enough = [one for one in given if len(one) > 20 and one not in own]
    assert len(long_enough) > 100
    assert [one for one in long_enough if one in text] == []


def test_what_is_for_the_team_only_is_not_counted_beyond_it() -> None:
    held = compared.records()
    held["HV1"] = [compared.used_as(Use.LEADS_ONLY, held["HV1"][0])]
    board = tables(compared.case(), fern.guide(), compared.comparison(held), BOARD)
    assert "HV1" not in {row.code for _, rows in board.factors.groups for row in rows}
    assert "HV1" not in {side.code for one in board.differences for side in one.sides}


def test_how_an_account_stands_is_told_to_the_team_only() -> None:
    found = compared.comparison({"SW1": compared.records()["SW1"]})
    for outside in (PEOPLE, BOARD):
        made = tables(compared.case(), fern.guide(), found, outside)
        assert all(not one.standing and not one.came for one in made.people)
        assert all(not row.people for group in made.absences for row in group.rows)
