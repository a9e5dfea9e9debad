"""The letter that goes with an invitation."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.casework import letter
from interview.errors import InterviewError
from interview.model.invitation import Setting
from interview.report import letters
from tests.support import fern

FILE = "HV1.invitation.age"


def written(**changed: str) -> str:
    setting = fern.setting("HV1").model_copy(update=changed)
    return letters.as_text(letter.letter(letter.template(), setting, fern.guide(), file=FILE))


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def test_it_says_what_a_person_needs_to_decide_and_to_begin() -> None:
    text = in_one_line(written(reply_by="30 June", drafts="in September"))
    for words in (
        "Lead reviewer 1, Independent; Lead reviewer 2, Safeguarding partnership",
        "About an hour",
        "THREE WAYS TO DO IT",
        "You may bring someone",
        "Your own diary or notes",
        "protected time",
        "straight on to a visit",
        "Please hand it over by 30 June. Late is fine.",
        "When drafts come: in September",
        "You can say no",
        "Staff care line, 01632 960 044",
        "999",
        FILE,
    ):
        assert words in text


def test_what_the_case_does_not_say_is_left_out_or_said_by_the_guide() -> None:
    text = in_one_line(written(reply_by="", drafts="", support="", contact=""))
    assert "hand it over by" not in text
    assert "When drafts come:" not in text
    assert "Late is fine." in text
    assert fern.guide().words["support"] in text
    assert fern.guide().words["contact"] in text


def test_no_line_is_too_wide_for_a_mail() -> None:
    assert max(len(line) for line in written(reply_by="30 June").splitlines()) <= 76


def test_no_braces_are_left_and_a_names_own_braces_stay() -> None:
    assert "{" not in written()
    assert "{{ title }} [Mum] {% x %}" in in_one_line(written(drafts="{{ title }} [Mum] {% x %}"))


def test_what_cannot_be_seen_is_shown() -> None:
    assert "<U+001B>[2J<U+202E>" in written(support="\x1b[2J\u202e")


def test_a_case_that_says_nothing_gives_a_letter_all_the_same() -> None:
    made = letter.letter(letter.template(), Setting(), fern.guide(), file=FILE)
    text = letters.as_text(made)
    assert "THREE WAYS TO DO IT" in text


@pytest.mark.parametrize(
    "wording,says",
    [
        ("Dear {{ code }},\n\n{{ surname }}", "line 3: the name surname is not given here"),
        ("Dear\n{% include 'x' %}", "line 2: the wording does more than name things"),
    ],
)
def test_wording_that_does_more_than_name_things_is_refused_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wording: str, says: str
) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "invitation.md.j2").write_text(wording, encoding="utf-8")
    monkeypatch.setattr(letters, "prompts", lambda: tmp_path)
    with pytest.raises(InterviewError, match=says):
        letter.template()
