"""The report as a page: whole, its own, and every word in it letter for letter."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from interview.report.audience import Audience
from interview.report.html import html
from interview.report.tables import tables
from interview.text import shown
from tests.support import compared, fern, hostile_case, page
from tests.support.page import Page

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "report-outline.txt"


@cache
def made(audience: Audience = Audience.TEAM, *, hostile: bool = False) -> bytes:
    if hostile:
        case = hostile_case.case(people=6, episodes=3)
        found = hostile_case.comparison(case)
    else:
        case, found = compared.case(), compared.comparison()
    return html(tables(case, fern.guide(), found, audience))


@cache
def read(audience: Audience = Audience.TEAM, *, hostile: bool = False) -> Page:
    return page.read(made(audience, hostile=hostile))


EVERY = [(audience, hostile) for audience in Audience for hostile in (False, True)]


def test_the_parts_of_the_team_s_report() -> None:
    assert page.outline(read()) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("audience,hostile", EVERY)
def test_nothing_leads_out_of_the_file(audience: Audience, *, hostile: bool) -> None:
    found = read(audience, hostile=hostile)
    assert found.sources == []
    assert {link[:1] for link in found.links} == {"#"}
    assert {link[1:] for link in found.links} <= set(found.ids)
    assert not {"script", "iframe", "img", "link", "object", "embed", "form"} & set(found.tags)
    assert b"default-src &#39;none&#39;" in made(audience, hostile=hostile)


@pytest.mark.parametrize("audience,hostile", EVERY)
def test_every_anchor_is_there_once(audience: Audience, *, hostile: bool) -> None:
    ids = read(audience, hostile=hostile).ids
    assert len(ids) == len(set(ids)) > 20


def test_the_same_accounts_give_the_same_bytes() -> None:
    case, found = compared.case(), compared.comparison()
    again = html(tables(case, fern.guide(), found, Audience.TEAM))
    assert again == made()


def test_the_language_and_the_headings_of_tables_are_said() -> None:
    text = made().decode()
    assert '<html lang="en-GB">' in text
    assert text.count("<th") == text.count('<th scope="') + text.count("<thead")
    assert read().tags["table"] == read().tags["caption"]


@pytest.mark.parametrize("code", fern.CODES)
def test_each_overview_is_there_in_full_and_in_its_own_words(code: str) -> None:
    told = fern.story(code).answers["overview.account"]
    assert isinstance(told, str)
    assert " ".join(told.split()) in " ".join(read().text.split())


@pytest.mark.parametrize(
    "words", [hostile_case.MARKUP, hostile_case.UNSEEN, hostile_case.RIGHT_TO_LEFT,
              hostile_case.LONG_WORD, " ".join(hostile_case.LONG.split())]
)  # fmt: skip
def test_hostile_words_come_back_letter_for_letter_and_what_can_t_be_seen_shows(words: str) -> None:
    assert shown(words) in " ".join(read(hostile=True).text.split())


def test_no_character_that_turns_a_line_reaches_the_page() -> None:
    text = made(hostile=True).decode()
    assert not set(text) & set("\u202e\u200b\ufeff\u2066\u2069\U000e0041")


def test_markup_in_words_makes_no_tags() -> None:
    plain, hostile = read().tags, read(hostile=True).tags
    assert set(hostile) - set(plain) <= {"pre"}
    assert "49" not in read(hostile=True).text.split()  # nothing of theirs was worked out


def test_every_difference_is_told_as_accounts_that_differ_and_leads_to_the_words() -> None:
    text = read().text
    assert "Accounts differ on the date" in text
    for word in ("contradict", "inconsisten", "discrepan", "mistake", "wrongly"):
        assert word not in text.casefold().replace("made in error", "")


def test_the_page_says_that_every_account_is_scripted() -> None:
    assert "Scripted: 5 of 5 accounts." in read().text
