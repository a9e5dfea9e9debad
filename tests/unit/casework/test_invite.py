"""Inviting people: what an invitation carries, and that queries keep their places."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from interview.casework import casefile, folder
from interview.casework.invite import invite, setting_for
from interview.casework.reviewers_words import noticed
from interview.errors import FileTrouble, InterviewError
from interview.guides.invitation import read_invitation
from interview.model.case import Case
from interview.model.taxonomy import Witness
from tests.support import fern


@pytest.fixture
def where(tmp_path: Path) -> Path:
    file, source = casefile.read(fern.FERN / "case.toml")
    folder.new(tmp_path / "fern", file, source, case_id="0" * 32)
    return tmp_path / "fern"


def with_queries(case: Case, code: str, *queries: str) -> Case:
    people = tuple(
        one.model_copy(update={"queries": queries}) if one.code == code else one
        for one in case.file.participant
    )
    return case.model_copy(update={"file": case.file.model_copy(update={"participant": people})})


def test_everybody_gets_an_invitation_and_a_letter(where: Path) -> None:
    made = invite(folder.open_case(where), where, None, fern.guide(), where / "invitations")
    assert [one.code for one in made] == list(fern.CODES)
    assert {path.name for path in (where / "invitations").iterdir()} == {
        f"{code}.{part}" for code in fern.CODES for part in ("invitation.json", "letter.txt")
    }
    assert {one.words for one in made} == {None}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_nobody_else_can_read_them(where: Path, tmp_path: Path) -> None:
    invite(folder.open_case(where), where, None, fern.guide(), tmp_path / "out")
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "out").iterdir()} == {0o600}
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700


def test_an_invitation_says_what_the_case_says_to_that_person(where: Path) -> None:
    case = folder.open_case(where)
    (made,) = invite(case, where, ["HV1"], fern.guide(), where / "invitations")
    read = read_invitation(Path(made.file))
    disclosure = fern.guide().words["disclosure"]
    assert read.setting == fern.setting("HV1").model_copy(
        update={
            "case": fern.setting("HV1").case.model_copy(update={"id": case.id}),  # type: ignore[union-attr]
            "disclosure": disclosure,
            "review_on": "2027-03-31",
        }
    )
    assert read.guide == fern.guide()


def test_nobody_is_given_anothers_queries(where: Path) -> None:
    case = folder.open_case(where)
    others = {
        query
        for one in case.file.participant
        if one.code != "SW1"
        for query in (*one.queries, *one.memory_aid)
    }
    (made,) = invite(case, where, ["SW1"], fern.guide(), where / "invitations")
    text = Path(made.file).read_text(encoding="utf-8")
    own = {line for line in others if line in setting_for(case, "SW1", fern.guide()).memory_aid}
    assert [line for line in others - own if line in text] == []


def test_the_teams_own_words_on_disclosure_come_first(where: Path) -> None:
    case = folder.open_case(where)
    case = case.model_copy(update={"file": case.file.model_copy(update={"disclosure": "Ours."})})
    assert setting_for(case, "SW1", fern.guide()).disclosure == "Ours."


def test_witness_status_goes_with_the_invitation(where: Path) -> None:
    case = folder.open_case(where)
    assert setting_for(case, "SW1", fern.guide()).witness is Witness.NO


def test_inviting_again_gives_the_same_bytes(where: Path) -> None:
    (first,) = invite(folder.open_case(where), where, ["SW1"], fern.guide(), where / "a")
    (again,) = invite(folder.open_case(where), where, ["sw1", "SW1"], fern.guide(), where / "b")
    assert Path(first.file).read_bytes() == Path(again.file).read_bytes()
    assert again.code == "SW1"


def test_a_code_that_is_not_there_is_refused_with_the_nearest_and_nothing_is_made(
    where: Path,
) -> None:
    with pytest.raises(InterviewError, match=r"Did you mean TE1\?"):
        invite(folder.open_case(where), where, ["SW1", "TEI"], fern.guide(), where / "out")
    assert not (where / "out").exists()
    assert folder.open_case(where).queries == {}


def test_queries_may_be_added_after_those_that_were_sent(where: Path) -> None:
    case = with_queries(folder.open_case(where), "HV1", "One?")
    invite(case, where, ["HV1"], fern.guide(), where / "out")
    sent = folder.open_case(where).queries
    assert sent == {"HV1": ("One?",)}
    longer = with_queries(case.model_copy(update={"queries": sent}), "HV1", "One?", "Two?")
    invite(longer, where, ["HV1"], fern.guide(), where / "out")
    assert folder.open_case(where).queries == {"HV1": ("One?", "Two?")}


@pytest.mark.parametrize(
    "now,number",
    [(("Other?", "Two?"), 1), (("One?",), 2), ((), 1), (("Two?", "One?"), 1)],
    ids=["changed", "shrunk", "gone", "in another order"],
)
def test_queries_that_were_sent_keep_their_places(
    where: Path, now: tuple[str, ...], number: int
) -> None:
    case = with_queries(folder.open_case(where), "HV1", "One?", "Two?")
    (made,) = invite(case, where, ["HV1"], fern.guide(), where / "out")
    before = Path(made.file).read_bytes()
    case = case.model_copy(update={"queries": folder.open_case(where).queries})
    with pytest.raises(InterviewError, match=f"Query {number} of HV1 is not the one") as caught:
        invite(with_queries(case, "HV1", *now), where, None, fern.guide(), where / "out")
    assert "One?" not in str(caught.value)
    assert Path(made.file).read_bytes() == before
    assert [path.name for path in (where / "out").glob("*.json")] == ["HV1.invitation.json"]


def test_what_was_sent_is_kept_before_anything_is_sent(
    where: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    from interview.storage import disk

    monkeypatch.setattr(disk, "make_folder", full)
    with pytest.raises(FileTrouble, match="disk is full"):
        invite(folder.open_case(where), where, ["SW1"], fern.guide(), where / "out")
    assert len(folder.open_case(where).queries["SW1"]) == 2


def test_reviewers_own_words_are_read_for_what_may_colour_an_account(where: Path) -> None:
    case = with_queries(
        folder.open_case(where),
        "SW1",
        "What reached you that week?",
        "Should you have visited sooner, and why did you not ring?",
    )
    file = case.file.model_copy(update={"question": "How was the fatal mistake made?"})
    found = list(noticed(case.model_copy(update={"file": file}), ["SW1"], fern.guide()))
    assert [(one.where, one.words) for one in found] == [
        ("the case's question", "fatal mistake"),
        ("query 2 of SW1", "Should you have"),
        ("query 2 of SW1", "why did you not"),
    ]
    assert found[1].about == "That looks back from where we are now."


def test_only_the_queries_of_those_invited_are_read(where: Path) -> None:
    case = with_queries(folder.open_case(where), "SW1", "Why did you ignore her warnings?")
    assert list(noticed(case, ["HV1"], fern.guide())) == []
