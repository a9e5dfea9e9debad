"""Decisions: by a named reader, about what there is, kept for good and each to be taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from interview.casework import deciding, decisions, folder, merging
from interview.casework.merging import Merge
from interview.errors import FileTrouble, InterviewError
from tests.support import casefolder as at
from tests.support.records import answer, episode, record

DAY = date(2026, 5, 1)
FIRST = record("SW1", answer("well.what", text="first"))
LATER = record("SW1", answer("well.what", text="later"), parents=[FIRST["digest"]])
OTHER = record("SW1", answer("well.what", text="other"), parents=[FIRST["digest"]])
AGAIN = record("SW1", answer("well.what", text="again"), parents=[OTHER["digest"]])
OWN = record(
    "HV1",
    answer("thought.going_on", "HV1-a", text="x"),
    episodes=[episode("HV1-a", "2024-03-28", title="A talk", nominated_by="practitioner")],
)


@pytest.fixture
def where(tmp_path: Path) -> Path:
    found = at.made(tmp_path)
    at.put(found, FIRST, LATER, OTHER, OWN)
    at.merge(found)
    return found


def resolve(where: Path, take: str, *, by: str = "LR1", reason: str = "read back later") -> Merge:
    case = folder.open_case(where)
    before = merging.look(where, case)
    return deciding.resolve(where, before, case, "sw1", take, by=by, on=DAY, reason=reason)


def take(where: Path, text: str) -> Merge:
    file = where.parent / "decided.toml"
    file.write_text(text, encoding="utf-8")
    case = folder.open_case(where)
    return deciding.take(where, merging.look(where, case), case, file, on=DAY)


def withdraw(where: Path, *, undo: bool = False) -> Merge:
    case = folder.open_case(where)
    return deciding.withdraw(where, case, "hv1", by="lr1", on=DAY, reason="asked to", undo=undo)


def texts(where: Path) -> list[str]:
    return [one["answers"][0]["text"] for one in at.accounts(where) if one["answers"]]


@pytest.mark.parametrize("length", [12, 64])
def test_a_resolution_is_a_new_version_that_follows_both(where: Path, length: int) -> None:
    done = resolve(where, LATER["digest"].removeprefix("sha256:")[:length])
    (made, _) = at.accounts(where)
    assert made["answers"] == LATER["answers"]
    assert made["parents"] == sorted([LATER["digest"], OTHER["digest"]])
    choice = done.combined.standings[0].resolution
    assert choice is not None
    assert (choice.by, choice.on, choice.reason) == ("LR1", "2026-05-01", "read back later")
    assert made["digest"] == choice.version
    assert len(list((where / "received").iterdir())) == 4  # the others are kept


def test_what_comes_later_stands_in_conflict_with_a_resolution(where: Path) -> None:
    resolve(where, LATER["digest"])
    at.put(where, AGAIN)
    at.merge(where)
    assert sorted(texts(where)[:2]) == ["again", "later"]
    resolve(where, AGAIN["digest"])
    assert texts(where)[0] == "again"
    at.merge(where)
    assert texts(where)[0] == "again"


def test_a_resolution_can_be_taken_of_another(where: Path) -> None:
    resolve(where, LATER["digest"])
    at.put(where, AGAIN)
    at.merge(where)
    choice = decisions.read(where, folder.open_case(where)).resolutions["SW1"][0]
    resolve(where, choice.version)
    assert texts(where)[0] == "later"


@pytest.mark.parametrize(
    "changed,said",
    [
        ({"take": "ffffffff"}, "Which version isn't clear"),
        ({"take": ""}, "Which version isn't clear"),
        ({"by": "LR9"}, "no reader with that code"),
        ({"reason": "  "}, "A reason is needed"),
    ],
)
def test_a_resolution_needs_a_version_a_reader_and_a_reason(
    where: Path, changed: dict[str, str], said: str
) -> None:
    before = at.merged(where)
    with pytest.raises(InterviewError, match=said):
        resolve(where, **{"take": LATER["digest"], **changed})
    assert at.merged(where) == before
    assert not (where / decisions.FILE).exists()


def test_there_is_nothing_to_choose_without_a_conflict(where: Path) -> None:
    resolve(where, LATER["digest"])
    with pytest.raises(InterviewError, match="nothing to choose for SW1"):
        resolve(where, OTHER["digest"])


def test_a_withdrawal_takes_the_words_out_and_leaves_a_stone(where: Path) -> None:
    done = withdraw(where)
    assert b"HV1-a" not in b"".join(at.merged(where).values())
    gone = done.combined.standings[1].withdrawn
    assert gone is not None
    assert (gone.by, gone.reason) == ("LR1", "asked to")
    assert done.combined.standings[1].versions == (OWN["digest"],)
    withdraw(where, undo=True)
    assert OWN in at.accounts(where)


def test_a_match_a_mark_and_a_note_are_taken_from_one_file(where: Path) -> None:
    done = take(
        where,
        """
        format = "interview-decisions"
        by = "lr2"
        [[match]]
        episode = "HV1-a"
        same_as = "E4"
        [[mark]]
        kind = "read_differently"
        episode = "E4"
        answers = ["HV1:thought.going_on/HV1-a", "SW1:well.what"]
        note = "not the same thing at all"
        [[missing]]
        participant = "TE1"
        why = "On leave until June"
        """,
    )
    found = done.products.comparison
    assert [one.id for one in found.episodes if one.of("HV1")] == ["E4"]
    assert [one.kind for one in found.differences] == ["read_differently"]
    kept = decisions.read(where, folder.open_case(where))
    (match,), (mark,), (missing,) = kept.matches, kept.marks, kept.missing
    assert {(match.by, match.on), (mark.by, mark.on), (missing.by, missing.on)} == {
        ("LR2", "2026-05-01")
    }


def test_decisions_are_taken_back_by_others(where: Path) -> None:
    head = 'format = "interview-decisions"\nby = "LR1"\n'
    mark = 'kind = "known_to_one_agency"\nanswers = ["SW1:well.what"]\n'
    missing = '[[missing]]\nparticipant = "TE1"\nwhy = '
    take(where, f'{head}[[match]]\nepisode = "HV1-a"\nsame_as = "E4"\n[[mark]]\n{mark}{missing}"x"')
    apart = f'{head}[[match]]\nepisode = "HV1-a"\nsame_as = ""\n'
    take(where, f'{apart}[[mark]]\n{mark}holds = false\n{missing}""')
    found = merging.look(where, folder.open_case(where)).products.comparison
    assert found.differences == ()
    assert [one.id for one in found.episodes if one.of("HV1")] == ["HV1-a"]
    assert decisions.read(where, folder.open_case(where)).missing == ()


@pytest.mark.parametrize(
    "row,said",
    [
        ('[[match]]\nepisode = "HV1-b"\nsame_as = "E4"', r"line 4: .*no such episode.*HV1-a"),
        ('[[match]]\nepisode = "HV1-a"\nsame_as = "E9"', r"line 5: .*no such episode"),
        ('[[mark]]\nkind = "read_differently"\nanswers = ["SW1:x"]', r"line 5: .*no such answer"),
        ('[[mark]]\nkind = "date_differs"\nanswers = ["SW1:x"]', "line 4: `kind` isn't one"),
        ('[[missing]]\nparticipant = "TE2"\nwhy = "x"', r"line 4: .*no such participant.*TE1"),
        ("score = 1", "`score` isn't known here"),
    ],
)
def test_a_decision_about_what_isn_t_there_is_refused_with_its_line(
    where: Path, row: str, said: str
) -> None:
    note = '\n[[missing]]\nparticipant = "TE1"\nwhy = "on leave"'
    with pytest.raises(InterviewError, match=said):
        take(where, f'format = "interview-decisions"\nby = "LR1"\n{row}{note}')
    assert not (where / decisions.FILE).exists()  # all or none


def test_damaged_decisions_are_said_and_left(where: Path) -> None:
    withdraw(where)
    path = where / decisions.FILE
    spoilt = path.read_bytes().replace(b"asked to", b"told to!")
    path.write_bytes(spoilt)
    with pytest.raises(FileTrouble, match="damaged"):
        at.merge(where)
    assert path.read_bytes() == spoilt


def edit(where: Path, old: str, new: str) -> None:
    path = where / "case.toml"
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")


def test_decisions_hold_however_the_case_file_spells_a_code(where: Path) -> None:
    resolve(where, LATER["digest"])
    withdraw(where)
    edit(where, 'code = "HV1"', 'code = "hv1"')
    edit(where, 'code = "SW1"', 'code = "sw1"')
    done = at.merge(where)
    assert [len(one.tips) for one in done.combined.standings[:2]] == [1, 1]
    assert done.combined.standings[1].withdrawn is not None
    assert texts(where) == ["later"]


def test_words_that_are_withdrawn_are_gone_even_where_merging_again_can_t_be_done(
    where: Path,
) -> None:
    left = where / "reports" / ".report-team.html.0123456789abcdef.interview-unfinished"
    left.write_text("half a report", encoding="utf-8")
    damaged = next((where / "received").iterdir())
    damaged.write_bytes(b"x")
    with pytest.raises(FileTrouble, match="The withdrawal is kept"):
        withdraw(where)
    assert list((where / "reports").iterdir()) == []
    assert not (where / "merged" / "accounts.jsonl").exists()
    assert list(decisions.read(where, folder.open_case(where)).withdrawals) == ["HV1"]


def test_there_is_nothing_to_choose_in_a_record_that_is_withdrawn(where: Path) -> None:
    case = folder.open_case(where)
    deciding.withdraw(where, case, "SW1", by="LR1", on=DAY, reason="x", undo=False)
    with pytest.raises(InterviewError, match="are withdrawn"):
        resolve(where, LATER["digest"])


@pytest.mark.parametrize(
    "rows,said",
    [
        ([("E1", "E2")], "line 4: this is one of the case's own episodes"),
        ([("HV1-a", "HV1-a")], "line 4: these matches lead round in a circle"),
        ([("E1", "E2"), ("E2", "E1")], "own episodes"),
    ],
)
def test_a_match_leads_to_an_episode_of_the_case_and_never_round(
    where: Path, rows: list[tuple[str, str]], said: str
) -> None:
    matches = "\n".join(f'[[match]]\nepisode = "{one}"\nsame_as = "{to}"' for one, to in rows)
    with pytest.raises(InterviewError, match=said):
        take(where, f'format = "interview-decisions"\nby = "LR1"\n{matches}')


def test_the_last_of_many_decisions_is_the_one_that_counts(where: Path) -> None:
    for number in range(12):
        same = "E1" if number % 2 else ""
        text = f'[[match]]\nepisode = "HV1-a"\nsame_as = "{same}"\n'
        take(where, f'format = "interview-decisions"\nby = "LR1"\n{text}')
    (match,) = decisions.read(where, folder.open_case(where)).matches
    assert match.same_as == "E1"
