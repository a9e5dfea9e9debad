"""An invitation is whole and as it was made, or it is not used."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interview.errors import FileTrouble, Locked, WrongWords
from interview.guides.invitation import is_sealed, read_invitation
from interview.model.base import canonical
from interview.model.invitation import Invitation
from interview.reading import ContentTrouble
from interview.sealing import age, signing
from tests.support import fern, invitations
from tests.support.invitations import WORDS


@pytest.fixture(scope="module")
def made() -> bytes:
    return canonical(invitations.made().plain())


def changed(made: bytes, change: Callable[[dict[str, Any]], None], *, anew: bool = False) -> bytes:
    data = json.loads(made)
    change(data)
    return canonical(invitations.anew(data) if anew else data)


def refused(tmp_path: Path, data: bytes) -> str:
    path = invitations.put(tmp_path / "SW1.invitation.age", data)
    with pytest.raises(ContentTrouble) as caught:
        read_invitation(path, WORDS)
    return str(caught.value)


def test_an_invitation_is_read_as_it_was_made(tmp_path: Path, made: bytes) -> None:
    read = read_invitation(invitations.put(tmp_path / "x.age", made), WORDS)
    assert read == invitations.made()
    assert (read.setting, read.guide) == (fern.setting("SW1"), fern.guide())


def test_an_older_one_that_is_not_sealed_is_not_used(tmp_path: Path, made: bytes) -> None:
    path = tmp_path / "SW1.invitation.json"
    path.write_bytes(made)
    with pytest.raises(ContentTrouble) as caught:
        read_invitation(path, WORDS)
    assert str(caught.value) == (
        "SW1.invitation.json: this invitation is an older one, which is not sealed. "
        "Don't use it. Ask the review team for a new one."
    )


def test_one_that_was_changed_is_not_used(tmp_path: Path, made: bytes) -> None:
    said = refused(tmp_path, changed(made, lambda data: data["setting"].update(witness="cleared")))
    assert said == (
        "SW1.invitation.age: this invitation has been changed since it was made. "
        "Don't use it. Ask the review team for a new one."
    )


@pytest.mark.parametrize("end", [0, 1, 100, 5000, -1])
def test_one_that_was_cut_off_is_not_used(tmp_path: Path, made: bytes, end: int) -> None:
    said = refused(tmp_path, made[:end])
    assert "part of it is missing" in said
    assert "Ask the review team for a new one." in said


def test_one_of_a_newer_program_is_not_guessed_at(tmp_path: Path, made: bytes) -> None:
    said = refused(tmp_path, changed(made, lambda data: data.update(schema_version=2, new="x")))
    assert "made by a newer version of this program. Install" in said


def test_one_with_a_field_that_is_not_known_is_not_used(tmp_path: Path, made: bytes) -> None:
    said = refused(tmp_path, changed(made, lambda data: data["setting"].update(x=1), anew=True))
    assert "`setting.x` isn't known here. Don't use it." in said


def test_one_whose_questions_are_not_in_order_is_not_used(tmp_path: Path, made: bytes) -> None:
    def twice(data: dict[str, Any]) -> None:
        data["guide"]["questions"].append(data["guide"]["questions"][0])

    assert "the questions in this invitation are not in order" in refused(
        tmp_path, changed(made, twice, anew=True)
    )


@pytest.mark.parametrize(
    "file,says",
    [("case.toml", "this is a case"), ("stories/SW1.toml", "this is a story")],
)
def test_another_file_given_by_mistake_is_said_to_be_one(
    tmp_path: Path, file: str, says: str
) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes((fern.FERN / file).read_bytes())
    with pytest.raises(ContentTrouble) as caught:
        read_invitation(path, WORDS)
    said = str(caught.value)
    assert f"{says}, not an invitation. Choose another file." in said


def test_one_that_is_not_there_is_trouble_with_files(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match=r"There is no invitation called none\.json there"):
        read_invitation(tmp_path / "none.json")
    (tmp_path / "large.json").write_bytes(b" " * 8_000_001)
    with pytest.raises(FileTrouble, match="too large to be an invitation"):
        read_invitation(tmp_path / "large.json")


def test_a_sealed_one_opens_with_its_words_in_any_case(tmp_path: Path) -> None:
    path = invitations.file(tmp_path)
    assert is_sealed(path)
    assert read_invitation(path, "Acid  BASIL coral dune").setting == fern.setting("SW1")


@pytest.mark.parametrize("words", ["acid basil coral", "dune coral basil acid", "", "x" * 10_000])
def test_other_words_open_nothing_and_may_be_tried_again(tmp_path: Path, words: str) -> None:
    with pytest.raises(WrongWords, match="You can try as often as you like"):
        read_invitation(invitations.file(tmp_path), words)


def test_a_sealed_one_without_words_says_so(tmp_path: Path) -> None:
    with pytest.raises(Locked, match="is locked with your four words"):
        read_invitation(invitations.file(tmp_path))


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.model_copy(update={"signature": None}),
        lambda one: one.model_copy(update={"keys": None}),
        lambda one: one.model_copy(update={"signature": "0" * 128}),
        lambda one: invitations.resealed(
            one, setting=one.setting.model_copy(update={"support": "Ring me"})
        ),
        lambda one: invitations.resealed(one, keys=one.keys.model_copy(update={"case": "0" * 64})),
        lambda one: invitations.resealed(
            one, keys=one.keys.model_copy(update={"case": signing.public_half("11" * 32)})
        ),
    ],
    ids=["no signature", "no keys", "another signature", "another text", "no key", "another key"],
)
def test_one_that_the_case_did_not_sign_is_not_used(
    tmp_path: Path, change: Callable[[Invitation], Invitation]
) -> None:
    with pytest.raises(ContentTrouble, match="has been changed since it was made"):
        read_invitation(invitations.file(tmp_path, change), WORDS)


def test_a_sealed_file_that_is_damaged_or_something_else_is_said_to_be(tmp_path: Path) -> None:
    path = invitations.file(tmp_path)
    whole = path.read_bytes()
    for data, says in (
        (whole[:-5], "this is damaged or cut short"),
        (whole[:-1] + bytes([whole[-1] ^ 1]), "this is damaged or cut short"),
        (whole[:60], "this is damaged or cut short"),
        (age.seal(b"{}", [age.recipient_of(age.new_identity())]), "sealed, but not with words"),
        (age.seal_with_words(b"{}", WORDS), "this is not an invitation"),
    ):
        path.write_bytes(data)
        with pytest.raises(ContentTrouble) as caught:
            read_invitation(path, WORDS)
        assert says in str(caught.value)
