"""Inviting people: what an invitation carries, and that queries keep their places."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from interview.casework import casefile, folder, keys
from interview.casework import invite as inviting
from interview.casework.invite import Invited, setting_for
from interview.casework.reviewers_words import noticed
from interview.errors import FileTrouble, InterviewError
from interview.guides.invitation import read_invitation
from interview.model.base import canonical
from interview.model.case import Case
from interview.model.guide import Guide
from interview.model.invitation import Invitation
from interview.model.taxonomy import Witness
from interview.sealing import age, signing
from interview.storage import disk
from tests.support import fern, sealed


@pytest.fixture
def where(tmp_path: Path) -> Path:
    file, source = casefile.read(fern.FERN / "case.toml")
    folder.new(tmp_path / "fern", file, source, case_id="0" * 32, keys=sealed.new_keys())
    return tmp_path / "fern"


def invite(
    case: Case, folder: Path, codes: list[str] | None, guide: Guide, out: Path
) -> tuple[Invited, ...]:
    return inviting.invite(case, folder, codes, guide, out, sealed.manner())


def read(one: Invited) -> Invitation:
    return read_invitation(Path(one.file), one.words)


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
        f"{code}.{part}"
        for code in fern.CODES
        for part in ("invitation.age", "letter.txt", "letter.docx")
    }
    assert len({one.words for one in made}) == len(fern.CODES)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_nobody_else_can_read_them(where: Path, tmp_path: Path) -> None:
    invite(folder.open_case(where), where, None, fern.guide(), tmp_path / "out")
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "out").iterdir()} == {0o600}
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700


def test_an_invitation_says_what_the_case_says_to_that_person(where: Path) -> None:
    case = folder.open_case(where)
    (made,) = invite(case, where, ["HV1"], fern.guide(), where / "invitations")
    found = read(made)
    disclosure = fern.guide().words["disclosure"]
    assert found.setting == fern.setting("HV1").model_copy(
        update={
            "case": fern.setting("HV1").case.model_copy(update={"id": case.id}),  # type: ignore[union-attr]
            "disclosure": disclosure,
            "review_on": "2027-03-31",
        }
    )
    assert found.guide == fern.guide()


def test_nobody_is_given_anothers_queries(where: Path) -> None:
    case = folder.open_case(where)
    others = {
        query
        for one in case.file.participant
        if one.code != "SW1"
        for query in (*one.queries, *one.memory_aid)
    }
    (made,) = invite(case, where, ["SW1"], fern.guide(), where / "invitations")
    text = canonical(read(made).plain()).decode()
    own = {line for line in others if line in setting_for(case, "SW1", fern.guide()).memory_aid}
    assert [line for line in others - own if line in text] == []


def test_the_teams_own_words_on_disclosure_come_first(where: Path) -> None:
    case = folder.open_case(where)
    case = case.model_copy(update={"file": case.file.model_copy(update={"disclosure": "Ours."})})
    assert setting_for(case, "SW1", fern.guide()).disclosure == "Ours."


def test_witness_status_goes_with_the_invitation(where: Path) -> None:
    case = folder.open_case(where)
    assert setting_for(case, "SW1", fern.guide()).witness is Witness.NO


def test_a_code_in_any_spelling_and_twice_is_one_person(where: Path) -> None:
    made = invite(folder.open_case(where), where, ["sw1", "SW1"], fern.guide(), where / "b")
    assert [one.code for one in made] == ["SW1"]


def test_nothing_of_an_invitation_can_be_read_without_its_words(where: Path) -> None:
    (made,) = invite(folder.open_case(where), where, ["SW1"], fern.guide(), where / "out")
    data = Path(made.file).read_bytes()
    assert b"Fern" not in data
    assert made.words.split()[0].encode() not in data
    assert made.words not in Path(made.letter).read_text(encoding="utf-8")
    kept = b"".join(path.read_bytes() for path in where.rglob("*") if path.is_file())
    assert made.words.encode() not in kept


def test_an_invitation_is_signed_by_its_case_and_brings_a_key_that_only_its_holder_has(
    where: Path,
) -> None:
    one, other = invite(folder.open_case(where), where, ["SW1", "HV1"], fern.guide(), where / "out")
    case = folder.open_case(where)
    assert case.keys is not None
    mine, theirs = read(one).keys, read(other).keys
    assert mine is not None
    assert theirs is not None
    assert mine.signing != theirs.signing
    assert mine.recipient == case.keys.recipient
    assert mine.case == signing.public_half(case.keys.signing)
    assert [issued.key for issued in case.keys.issued["SW1"]] == [signing.public_half(mine.signing)]
    assert mine.signing not in (where / "case.json").read_text(encoding="utf-8")


def test_words_are_kept_for_whoever_has_the_key(where: Path) -> None:
    first = invite(folder.open_case(where), where, ["SW1"], fern.guide(), where / "a")
    manner = inviting.Manner(lambda _among: 77)
    case = folder.open_case(where)
    again = inviting.invite(case, where, ["SW1"], fern.guide(), where / "b", manner)
    case = folder.open_case(where)
    identity = keys.opened(where, case, sealed.PASSPHRASE)
    assert keys.words_of(case, "SW1", identity) == (first[0].words, again[0].words)
    assert first[0].words != again[0].words
    assert read(first[0]).setting == read(again[0]).setting
    with pytest.raises(InterviewError):
        keys.words_of(case, "SW1", age.new_identity())


def test_somebody_invited_again_can_keep_their_words(where: Path) -> None:
    first = invite(folder.open_case(where), where, ["SW1"], fern.guide(), where / "a")
    case = folder.open_case(where)
    identity = keys.opened(where, case, sealed.PASSPHRASE)
    manner = inviting.Manner(lambda _among: 77, identity)
    made = inviting.invite(case, where, ["SW1", "HV1"], fern.guide(), where / "b", manner)
    assert made[0].words == first[0].words
    assert made[1].words != first[0].words
    assert read(made[0]).keys != read(first[0]).keys


def test_a_case_without_keys_invites_nobody_and_says_what_to_do(where: Path) -> None:
    case = folder.open_case(where).model_copy(update={"keys": None})
    with pytest.raises(InterviewError, match="interview case custodian"):
        invite(case, where, ["SW1"], fern.guide(), where / "out")
    assert not (where / "out").exists()


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
    longer = with_queries(folder.open_case(where), "HV1", "One?", "Two?")
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
    case = with_queries(folder.open_case(where), "HV1", "One?", "Two?")
    with pytest.raises(InterviewError, match=f"Query {number} of HV1 is not the one") as caught:
        invite(with_queries(case, "HV1", *now), where, None, fern.guide(), where / "out")
    assert "One?" not in str(caught.value)
    assert Path(made.file).read_bytes() == before
    assert [path.name for path in (where / "out").glob("*.age")] == ["HV1.invitation.age"]


def test_what_was_sent_is_kept_before_anything_is_sent(
    where: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

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


@pytest.mark.parametrize(
    "query,words,about",
    [
        ("What did you do in the week before the child died?", "child died", "how it ended"),
        ("Before the death of the baby, who called?", "death", "how it ended"),
        ("Who knew of it when was the bruise missed?", "was the bruise missed", "how it ended"),
        (
            "The health visitor told us that you rang. When?",
            "visitor told us that",
            "another person",
        ),
        (
            "According to the school nurse it was late. Was it?",
            "According to the school",
            "another",
        ),
    ],
)
def test_a_query_that_tells_the_end_or_hands_on_an_account_is_noticed(
    where: Path, query: str, words: str, about: str
) -> None:
    case = with_queries(folder.open_case(where), "SW1", query)
    found = [one for one in noticed(case, ["SW1"], fern.guide()) if about in one.about]
    assert [one.words for one in found] == [words]


@pytest.mark.parametrize(
    "query",
    [
        "Who told you about the plan?",
        "What did you know of the handover on the Friday?",
        "How does a message reach you when you are out?",
        "What had you been told before you went in?",
    ],
)
def test_a_plain_query_is_left_alone(where: Path, query: str) -> None:
    assert (
        list(noticed(with_queries(folder.open_case(where), "SW1", query), ["SW1"], fern.guide()))
        == []
    )


def test_only_the_queries_of_those_invited_are_read(where: Path) -> None:
    case = with_queries(folder.open_case(where), "SW1", "Why did you ignore her warnings?")
    assert list(noticed(case, ["HV1"], fern.guide())) == []
