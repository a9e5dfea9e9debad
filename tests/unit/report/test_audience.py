"""Who may read what: the one rule, by what each person allowed."""

from __future__ import annotations

import pytest

from interview.model.decision import Decisions, Match
from interview.model.record import Correction, Record, RecordedFollowUp
from interview.model.taxonomy import AnswerState, Use
from interview.report.audience import SECTIONS, Audience, Section, Showing, showing
from interview.report.html import html
from interview.report.tables import tables
from tests.support import compared, fern, fern_records, page

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


def page_of(
    held: dict[str, list[Record]], audience: Audience, decided: Decisions | None = None
) -> str:
    found = compared.comparison(held, decisions=decided)
    return page.read(html(tables(compared.case(), fern.guide(), found, audience))).text


def all_used_as(use: Use, code: str) -> dict[str, list[Record]]:
    held = compared.records()
    held[code] = [compared.used_as(use, held[code][0])]
    return held


@pytest.mark.parametrize("audience", [PEOPLE, BOARD])
def test_a_title_belongs_to_the_one_who_gave_it_in_a_matched_episode_too(
    audience: Audience,
) -> None:
    held = all_used_as(Use.LEADS_ONLY, "HV1")
    match = Match(episode="PO1-a", same_as="HV1-a", by="LR1", on="2026-05-01")
    text = page_of(held, audience, Decisions(matches=(match,)))
    assert "Parent C's kitchen" in page_of(held, TEAM, Decisions(matches=(match,)))
    assert "Parent C's kitchen" not in text


def test_a_follow_up_that_says_words_back_is_no_way_round_permission() -> None:
    record = fern_records.record("HV1")
    put = RecordedFollowUp(
        probe="p", kind="observation", asked='You said "SAID BACK". What was that?',
        state=AnswerState.LEFT_BLANK, text="",
    )  # fmt: skip
    answers = tuple(
        one.model_copy(update={"follow_ups": (put,)}) if one.question == "knew.in_front" else one
        for one in record.answers
    )
    held = compared.records()
    held["HV1"] = [record.model_copy(update={"answers": answers})]
    assert "SAID BACK" in page_of(held, PEOPLE)
    held["HV1"] = [compared.used_as(Use.PARAPHRASE, held["HV1"][0])]
    assert "SAID BACK" not in page_of(held, PEOPLE)
    assert "SAID BACK" in page_of(held, TEAM)


def test_of_two_versions_the_narrowest_use_holds() -> None:
    one = fern_records.record("HV1")
    held = compared.records()
    held["HV1"] = [one, compared.used_as(Use.LEADS_ONLY, one)]
    text = " ".join(page_of(held, PEOPLE).split())
    assert [said for said in sentences() if said in text] == []


def test_who_puts_right_how_their_words_may_be_used_is_heard() -> None:
    record = fern_records.record("HV1")
    changed = Correction(
        id="correction/1", on="2026-05-02", question="close.use", episode=None,
        text="Please do not quote me", reason="thought again",
    )  # fmt: skip
    held = compared.records()
    held["HV1"] = [record.model_copy(update={"corrections": (changed,)})]
    text = " ".join(page_of(held, PEOPLE).split())
    assert [said for said in sentences() if said in text] == []


@pytest.mark.parametrize("audience", [PEOPLE, BOARD])
def test_beyond_the_team_nobody_learns_who_has_not_answered(audience: Audience) -> None:
    held = compared.records()
    del held["HV1"]
    assert "No account yet" in page_of(held, TEAM)
    assert "No account yet" not in page_of(held, audience)


def test_what_is_for_the_team_only_has_no_number_beyond_it() -> None:
    held = all_used_as(Use.LEADS_ONLY, "PO1")
    board = page_of(held, BOARD)
    assert "Not in this version" not in board
    assert "8  The table" not in " ".join(board.split())


def test_rather_not_say_gives_nothing_whatever_stands_beside_it() -> None:
    record = fern_records.record("HV1")
    answers = tuple(
        one.model_copy(update={"state": AnswerState.PREFER_NOT_TO_SAY})
        if one.question == "knew.items"
        else one
        for one in record.answers
    )
    held = compared.records()
    held["HV1"] = [record.model_copy(update={"answers": answers})]
    assert "Child B's weight had come down most of a line" not in page_of(held, PEOPLE)
