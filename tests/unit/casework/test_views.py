"""What the team makes of the accounts: appraisals, codes, what is usual; and the key of names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from interview.casework import deciding, decisions, folder, merged, merging, names_key
from interview.model.decision import Views
from interview.model.taxonomy import Appraised, Direction, Usual
from interview.reading import ContentTrouble
from interview.report.audience import Audience
from interview.report.tables import Tables, tables
from tests.support import casefolder as at
from tests.support.records import answer, episode, record

DAY = date(2026, 5, 1)
HEAD = 'format = "interview-decisions"\nby = "lr1"\n'
APPRAISED = '[[appraisal]]\nepisode = "E1"\nappraisal = "mixed"\nwords = "w"\nbasis = "b"\n'
CODED = '[[code]]\ncode = "P2"\nanswer = "SW1:options.did/E1"\ndirection = "unsafe"\nnote = "n"\n'
SAID_USUAL = '[[usual]]\nfactor = "F4"\nusual = "usual"\nsource = "the team"\n'


@pytest.fixture
def where(tmp_path: Path) -> Path:
    found = at.made(tmp_path)
    told = answer("options.did", "E1", text="went there")
    at.put(found, record("SW1", told, episodes=[episode("E1", "2024-03-01", title="T")]))
    at.merge(found)
    return found


def take(where: Path, text: str) -> None:
    file = where.parent / "decided.toml"
    file.write_text(HEAD + text, encoding="utf-8")
    case = folder.open_case(where)
    deciding.take(where, merging.look(where, case), case, file, on=DAY)


def views(where: Path) -> Views:
    return decisions.read(where, folder.open_case(where)).views


def shown(where: Path, audience: Audience = Audience.TEAM, **names: str) -> Tables:
    case, guide, made, comparison = merged.opened(where)
    return tables(case, guide, comparison, audience, views=made.views, names=names)


def test_an_appraisal_says_how_by_whom_and_on_what_basis(where: Path) -> None:
    take(where, APPRAISED)
    (point,) = [one for one in shown(where).turning_points if one.id == "E1"]
    (row,) = point.appraisals
    assert (row.appraisal, row.words, row.basis) == (Appraised.MIXED, "w", "b")
    assert (row.by, row.on) == ("LR1", "1 May 2026")


def test_a_code_stands_at_the_passage_that_it_was_given_to(where: Path) -> None:
    take(where, CODED)
    made = shown(where)
    (row,) = made.codings
    assert (row.code, row.direction, row.whose) == ("P2", Direction.UNSAFE, "SW1")
    assert row.reference == "SW1:options.did/E1"
    assert [one.text for one in row.passage.says] == ["went there"]
    (point,) = [one for one in made.turning_points if one.id == "E1"]
    assert point.patterns == (row,)


def test_a_factor_is_a_code_and_no_pattern(where: Path) -> None:
    take(where, CODED.replace("P2", "F4"))
    made = shown(where)
    assert [one.code for one in made.codings] == ["F4"]
    assert not any(one.patterns for one in made.turning_points)


def test_what_is_usual_says_who_said_so(where: Path) -> None:
    take(where, SAID_USUAL)
    (row,) = shown(where).usual
    assert (row.factor, row.usual, row.source, row.agency) == ("F4", Usual.USUAL, "the team", "")


@pytest.mark.parametrize("audience", [Audience.PARTICIPANTS, Audience.BOARD])
def test_what_the_team_makes_of_it_stays_with_the_team(where: Path, audience: Audience) -> None:
    take(where, APPRAISED + CODED + SAID_USUAL)
    made = shown(where, audience)
    assert not made.codings
    assert not made.usual
    assert not any(one.appraisals or one.patterns for one in made.turning_points)


@pytest.mark.parametrize(
    "made, back",
    [
        (APPRAISED, APPRAISED.replace('"mixed"', '""')),
        (CODED, CODED + "holds = false\n"),
        (SAID_USUAL, SAID_USUAL.replace('usual = "usual"', 'usual = ""')),
    ],
)
def test_each_can_be_taken_back_and_stays_known(where: Path, made: str, back: str) -> None:
    take(where, made)
    assert views(where) != Views()
    take(where, back)
    assert views(where) == Views()
    assert (where / "decisions.json").read_text(encoding="utf-8").count('"on":"2026-05-01"') >= 1


@pytest.mark.parametrize(
    "text, told",
    [
        (APPRAISED.replace("E1", "E9"), "no such episode"),
        (APPRAISED.replace("mixed", "poor"), "appraisal"),
        (CODED.replace("P2", "P9"), "no such code"),
        (CODED.replace("did/E1", "did/E9"), "no such answer"),
        (SAID_USUAL.replace("F4", "P1"), "no such factor"),
        (SAID_USUAL + 'agency = "Nobody"\n', "no such agency"),
    ],
)
def test_what_names_nothing_is_refused_and_none_of_the_file_is_kept(
    where: Path, text: str, told: str
) -> None:
    with pytest.raises(ContentTrouble, match=told):
        take(where, SAID_USUAL.replace("F4", "F5") + text)
    assert views(where) == Views()


def test_a_folder_merged_before_there_were_views_needs_no_merging_again(where: Path) -> None:
    before = at.merged(where)
    case = folder.open_case(where)
    plain = decisions.read(where, case).plain()
    del plain["views"]
    from interview.model.base import digest

    assert f'"decisions":"{digest(plain)}"'.encode() in before["digests.json"]


def test_a_key_of_names_says_who_people_are_and_touches_no_words(where: Path) -> None:
    made = shown(where, SW1="Alex Moss")
    assert [one.role for one in made.people if one.code == "SW1"] == ["Alex Moss, social worker"]
    assert made.front.marks[0].startswith("Named")
    assert not any("Moss" in one.role for one in shown(where).people)


def test_a_key_to_fill_in_is_read_back_with_whom_it_names(where: Path) -> None:
    case = folder.open_case(where)
    file = where.parent / "names.toml"
    text = "\n".join(names_key.to_fill_in(case))
    file.write_text(text.replace('SW1 = ""', 'sw1 = "Alex Moss"'), encoding="utf-8")
    assert names_key.read(file, case) == {"SW1": "Alex Moss"}


@pytest.mark.parametrize(
    "old, new, told",
    [
        ('case = "', 'case = "f', "key of another case"),
        ('SW1 = ""', 'ZZ9 = "x"', "no such participant"),
        ('SW1 = ""', 'SW1 = "x"\nsw1 = "y"', "twice"),
        ("interview-names", "interview-case", "not a key of names"),
    ],
)
def test_a_key_that_does_not_match_is_refused(where: Path, old: str, new: str, told: str) -> None:
    case = folder.open_case(where)
    file = where.parent / "names.toml"
    file.write_text("\n".join(names_key.to_fill_in(case)).replace(old, new), encoding="utf-8")
    with pytest.raises(ContentTrouble, match=told):
        names_key.read(file, case)


def test_the_file_to_fill_in_is_one_once_it_is_uncommented(where: Path) -> None:
    """The kinds that are offered are those that are taken, with every field."""
    from interview.commands.deciding import _KINDS

    fields = {"episode": "E1", "appraisal": "good", "factor": "F4", "usual": "usual"}
    fields |= {"code": "P2", "answer": "SW1:options.did/E1", "direction": "unsafe"}
    lines = [one.removeprefix("# ") for one in _KINDS if "= " in one or "[[" in one]
    filled = []
    for line in lines:
        key, equals, rest = line.partition(' = ""')
        filled.append(f'{key} = "{fields.get(key, "")}"{rest}' if equals else line)
    take(where, "\n".join(filled))
    made = views(where)
    assert [len(made.appraisals), len(made.usual), len(made.codings)] == [1, 1, 1]
