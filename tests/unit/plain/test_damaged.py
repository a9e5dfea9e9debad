"""A damaged interview at the plain shell: it is said, it can be read, and nothing is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.errors import ExitCode
from interview.storage.paths import JOURNAL
from tests.support.plain import START, Person, told


@pytest.fixture
def damaged(person: Person) -> Person:
    """Somebody whose third answer was changed on disk, behind the program's back."""
    person.type([*START, *told("A nurse", "A school", "Spring 2024", "None")])
    path = journal(person)
    path.write_bytes(path.read_bytes().replace(b"Spring 2024", b"Spring 2025"))
    return person


def journal(person: Person) -> Path:
    (path,) = person.root.rglob(JOURNAL)
    return path


@pytest.mark.parametrize(
    "typed", [[], ["My new words", "."], ["2"], ["stop"], ["1"], ["go to", "1", "A doctor", "."]]
)
@pytest.mark.parametrize("interactive", [False, True])
def test_nothing_is_taken_and_nothing_is_said_to_be_saved(
    damaged: Person, typed: list[str], *, interactive: bool
) -> None:
    damaged.interactive = interactive
    before = journal(damaged).read_bytes()
    said = damaged.type(typed)
    assert damaged.code is ExitCode.FILES
    assert journal(damaged).read_bytes() == before
    assert said.startswith("Part of this interview's file is damaged. All up to 14:00 on 14 May")
    assert "Question." not in said
    assert "saved" not in said.casefold()
    assert "interview resume" not in said


def test_words_typed_all_the_same_are_said_not_to_be_kept(damaged: Person) -> None:
    assert damaged.type(["My new words"]).count("That was not kept.") == 1


def test_what_can_be_read_is_read_back_when_it_is_wanted(damaged: Person) -> None:
    assert "A nurse" not in damaged.type(["2"])
    said = damaged.type(["1", "Read it back", "leave", "1"])
    assert said.count("What was your role in this work at the time?\n   A nurse\n") == 2
    assert "Spring 202" not in said
    assert "Never put" not in said
    assert said.count("That is all that can be read.") == 2


def test_ctrl_c_leaves_it_as_any_other_way_does(
    damaged: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("interview.plain.lines.Lines.next", interrupt)
    assert "Nothing was changed" in damaged.type([])
    assert damaged.code is ExitCode.FILES
