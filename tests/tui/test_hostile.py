"""Whatever is typed or comes with an invitation: shown letter for letter, or as an escape.

The big box has tests of its own (test_writing.py); here are all the other places that take words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from interview.engine.place import Kind
from interview.engine.view import View
from interview.model.invitation import CaseCard, InvitedEpisode, Participant, Reader, Setting
from interview.model.taxonomy import Form
from interview.sittings import Sitting
from tests.support import fern
from tests.support.gallery import Scene, Step, come_to, handed, keys, listing, named, step, words
from tests.support.pages import on_page
from tests.support.sat import asking, at, press, screen, shown, sit, taking, typed, upto

UNKIND = ("[Mum]", "[/i] [/foo]", "[@click=app.quit]x[/]", "{{ 7 * 7 }}", "a\\[b] $place", "=1+1")
UNSEEN = "one\x1b]52;c;aGk=\x07two\x9b2J\x00 \u202ethree\u200b"


def _without_invitation(root: Path) -> Sitting:
    return upto(sit(root, Setting()), at(Kind.HAND_OVER))


FIELDS: dict[str, Scene] = {
    "a moment's title": Scene(listing, (keys("a"),)),
    "when it was": Scene(listing, (keys("a"), words("The visit"), keys("enter"))),
    "why it mattered": Scene(listing, (keys("a"), words("The visit"), keys("enter", "enter"))),
    "a title changed": Scene(named, (keys("enter", "ctrl+a"),)),
    "a note": Scene(step(taking(Form.ITEMS))),
    "how a factor worked": Scene(step(taking(Form.FACTORS)), (keys("tab", "tab", "tab"),)),
    "another choice": Scene(
        step(asking("options.who_held")), (keys("down", "down", "down", "enter"),)
    ),
    "a corner": Scene(lambda root: on_page(root, typist="LR1")),
    "a code": Scene(_without_invitation),
    "an addition": Scene(handed, (keys("a", "enter"),)),
    "its reason": Scene(handed, (keys("a", "enter", "tab"),)),
    "a correction": Scene(handed, (keys("a", "down", "enter", "enter"),)),
    "a file": Scene(None, (keys("enter"),)),
}


def acting(painted: str) -> set[str]:
    """Return the characters on a screen that act on a terminal, or turn a line round."""
    return {one for one in painted if unicodedata.category(one) in {"Cc", "Cf"} and one != "\n"}


@pytest.mark.parametrize("field", FIELDS)
async def test_what_is_written_stands_there_letter_for_letter(tmp_path: Path, field: str) -> None:
    async with come_to(FIELDS[field], tmp_path) as pilot:
        for text in UNKIND:
            await press(pilot, "ctrl+a", "delete")
            await typed(pilot, text)
            assert text in screen(pilot)
        await press(pilot, "ctrl+a", "delete")
        await typed(pilot, UNSEEN)
        painted = screen(pilot)
        assert "one]52;c;aGk=two2J \u00a4three\u00a4" in painted
        assert not acting(painted)
        assert "hidden marks were left out" in painted or field == "a file"


def _unkind(what: str) -> str:
    return f"{what} [Mum] [/] {{{{ 7 * 7 }}}} \x1b]52;c;AA\x07 \u202eback"


def _shown(what: str) -> str:
    return f"{what} [Mum] [/] {{{{ 7 * 7 }}}} <U+001B>]52;c;AA<U+0007> <U+202E>back"


def hostile() -> Setting:
    """Return an invitation whose every word is unkind."""
    return fern.setting().model_copy(
        update={
            "case": CaseCard.model_construct(id="c" * 32, title=_unkind("Case"), question=""),
            "participant": Participant.model_construct(
                code="HV1", role=_unkind("Role"), agency=_unkind("Agency")
            ),
            "readers": (
                Reader.model_construct(code="LR1", name=_unkind("Reader"), agency=_unkind("From")),
            ),
            "episodes": (
                InvitedEpisode.model_construct(
                    id="E1", title=_unkind("Episode"), when=_unkind("When"), ask=True
                ),
            ),
            "queries": (_unkind("Query"),),
            "memory_aid": (_unkind("Date"),),
            "support": _unkind("Support"),
            "contact": _unkind("Contact"),
            "act_now": _unkind("Call"),
            "drafts": _unkind("Drafts"),
        }
    )


def _at_a_query(view: View) -> bool:
    return any(box.place.question.startswith("queries") for box in view.boxes)


STOPS: dict[str, tuple[Callable[..., bool], tuple[Step, ...], tuple[str, ...]]] = {
    "before": (lambda _: True, (), ("Support",)),
    "readers": (lambda _: True, (keys("r"),), ("Reader", "From")),
    "a question": (asking("you.role"), (), ("Case", "Support")),
    "whom to call": (asking("you.role"), (keys("escape", *["down"] * 5, "enter"),), ("Call",)),
    "the list": (at(Kind.REVIEWERS_LIST), (), ("Support",)),
    "a query": (_at_a_query, (), ("Query",)),
    "read back": (at(Kind.READ_BACK), (), ()),
    "hand over": (at(Kind.HAND_OVER), (), ("Support",)),
}


@pytest.mark.parametrize("stop", STOPS)
async def test_words_that_come_with_an_invitation_act_on_nothing(tmp_path: Path, stop: str) -> None:
    there, steps, shows = STOPS[stop]
    sitting = upto(sit(tmp_path, hostile()), there)
    async with shown(sitting, tmp_path, size=(130, 40)) as pilot:
        for one in steps:
            await one(pilot)
        painted = " ".join(screen(pilot).split())
        assert not acting(screen(pilot))
        for what in shows:
            assert _shown(what) in painted
        assert "49" not in painted
