"""Words typed alone in a box: what each does, what is said to it, and how it is kept as words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from interview.engine import intents as do
from interview.engine.intents import Intent
from interview.engine.place import Kind
from interview.model.taxonomy import AnswerState, Form
from interview.sittings import Sitting
from tests.support.sat import at, press, screen, shown, taking, upto
from tests.support.sat import sit as sat
from tests.support.sat import typed as type_in
from tests.support.seats import SETTING, STOOD_OUT, about, box, follow_up, page, seat, view

if TYPE_CHECKING:
    from tests.tui.conftest import Sit

HOWEVER: dict[str, Callable[[str], str]] = {
    "as it stands": str,
    "in capitals": str.upper,
    "with a full stop": "{}.".format,
    "with spaces": "  {} \n".format,
    "with a curly apostrophe": lambda words: words.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}"),
}
STATES = {
    "I don't remember": AnswerState.CANNOT_RECALL,
    "I didn't know": AnswerState.DID_NOT_KNOW_THEN,
    "I'd rather not say": AnswerState.PREFER_NOT_TO_SAY,
    "I'd rather talk": AnswerState.WOULD_RATHER_TALK,
    "come back to it": AnswerState.COME_BACK_LATER,
    "it doesn't apply": AnswerState.NOT_APPLICABLE,
    "skip": AnswerState.COME_BACK_LATER,
}
INTENTS: dict[str, Intent] = {
    "back": do.Back(),
    "read it back": do.ReadBack(),
    "turning points": do.GoToRoster(),
}
OVER = {
    "pause": "PausedScreen",
    "go to": "GoToScreen",
    "unsafe": "RiskScreen",
    "settings": "SettingsScreen",
    "my card": "CardScreen",
}


@pytest.mark.parametrize("typed", HOWEVER.values(), ids=HOWEVER)
@pytest.mark.parametrize("words", STATES)
async def test_another_answer_is_given_by_its_words(
    sit: Sit, words: str, typed: Callable[[str], str]
) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.paste(typed(words))
        await desk.press("ctrl+n")
    assert chair.told == [do.Answer((do.Reply(STOOD_OUT, state=STATES[words]),))]
    assert chair.drafts == {}


@pytest.mark.parametrize("signpost", ["", "Now, what went well."], ids=["alone", "signposted"])
@pytest.mark.parametrize(
    "words,said,never",
    [
        ("I don't remember", "Noted. You don't recall.", "Left for later."),
        ("skip", "Left for later.", "Noted. You don't recall."),
    ],
    ids=["I don't remember", "skip"],
)
async def test_what_was_typed_alone_is_confirmed_once_beside_the_next_question(
    sit: Sit, words: str, said: str, never: str, signpost: str
) -> None:
    noted = "Noted. You don't recall."
    chair = seat(view(), view(box("well.what"), noted=noted, signpost=signpost))
    async with sit(chair) as desk:
        await desk.paste(words)
        await desk.press("ctrl+n")
        assert desk.text.count(said) == 1
        assert never not in desk.text


@pytest.mark.parametrize("words", INTENTS)
async def test_a_command_leads_where_it_says(sit: Sit, words: str) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.paste(words)
        await desk.press("ctrl+n")
    assert chair.told == [INTENTS[words]]


@pytest.mark.parametrize("words", OVER)
async def test_a_command_lays_its_screen_over_the_question(sit: Sit, words: str) -> None:
    practising = view(
        about=about(setting=SETTING.model_copy(update={"card": ("You are a teacher.",)}))
    )
    chair = seat(practising)
    async with sit(chair) as desk:
        await desk.paste(words)
        await desk.press("ctrl+n")
        assert desk.app.screen.__class__.__name__ == OVER[words]
    assert chair.told == []


@pytest.mark.parametrize("words", ["why", "help"])
async def test_why_and_help_open_the_help(sit: Sit, words: str) -> None:
    async with sit(seat()) as desk:
        await desk.paste(words)
        await desk.press("ctrl+n")
        assert "Why we ask" in desk.text
        assert "To answer with such a word itself, put it in quotation marks." in desk.text


@pytest.mark.parametrize(
    "words,says",
    [
        ("my card", "There is no card here."),
        ("notes page", "This one is asked by itself."),
        ("go deeper", "This is not one of the short pages."),
        ("my dates", "First your own account. After that your dates can be shown."),
    ],
)
async def test_what_cannot_be_done_here_is_said_in_a_line(sit: Sit, words: str, says: str) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.paste(words)
        await desk.press("ctrl+n")
        assert says in desk.text
        assert "What stood out to you at the time?" in desk.text
    assert chair.told == []


async def test_go_deeper_goes_through_a_short_page_in_detail(sit: Sit) -> None:
    chair = seat(page())
    async with sit(chair) as desk:
        await desk.paste("go deeper")
        await desk.press("ctrl+n")
    assert chair.told == [do.GoDeeper("HV1-3")]


async def test_another_answer_that_is_not_offered_counts_as_words_and_that_is_said(
    sit: Sit,
) -> None:
    chair = seat(view(), view(box("options.did", "HV1-2")))
    async with sit(chair) as desk:
        await desk.paste("I wasn't there")
        await desk.press("ctrl+n")
        assert "it is kept in your words." in desk.text
    assert chair.told == [do.Answer((do.Reply(STOOD_OUT, "I wasn't there"),))]


@pytest.mark.parametrize("words", [*STATES, *INTENTS, *OVER])
@pytest.mark.parametrize("beside", ["{} much", '"{}"', "first line\n{}"])
async def test_inside_an_answer_it_is_never_taken_for_more_than_words(
    sit: Sit, words: str, beside: str
) -> None:
    chair = seat()
    async with sit(chair) as desk:
        await desk.paste(beside.format(words))
        await desk.press("ctrl+n")
    assert chair.told == [do.Answer((do.Reply(STOOD_OUT, beside.format(words)),))]


async def test_a_follow_up_that_is_not_recalled_is_confirmed_in_a_line(sit: Sit) -> None:
    chair = seat(follow_up(), view(box("options.did", "HV1-2"), said=""))
    async with sit(chair) as desk:
        await desk.paste("I don't remember")
        await desk.press("ctrl+n")
        assert "Noted. You don't recall. That is an answer too." in desk.text
    assert chair.told == [do.AnswerFollowUp("", AnswerState.CANNOT_RECALL)]


async def at_the_lines(tmp_path: Path, title: str, *keys: str) -> tuple[Sitting, str]:
    """Type `title` for a new moment, press `keys`, and return what stands then."""
    sitting = upto(sat(tmp_path), at(Kind.ROSTER))
    async with shown(sitting, tmp_path) as pilot:
        await press(pilot, "a")
        await type_in(pilot, title)
        await press(pilot, *keys)
        return sitting, screen(pilot)


@pytest.mark.parametrize("keys", [("enter",), ("ctrl+n",), ("escape",)])
@pytest.mark.parametrize(
    "words,says",
    [
        ("I'd rather not say", "That is not a moment to list."),
        ("Help.", "Close help"),
        ("go to", "Your own account"),
        ("my dates", "First your own account."),
    ],
)
async def test_a_word_typed_alone_names_no_moment(
    tmp_path: Path, words: str, says: str, keys: tuple[str, ...]
) -> None:
    sitting, painted = await at_the_lines(tmp_path, words, *keys)
    assert says in painted
    roster = sitting.view.roster
    assert roster is not None
    assert roster.rows == ()


@pytest.mark.parametrize(
    "words,state",
    [
        ("I don't remember", AnswerState.CANNOT_RECALL),
        ("skip", AnswerState.COME_BACK_LATER),
    ],
)
async def test_a_word_typed_alone_makes_no_note(
    tmp_path: Path, words: str, state: AnswerState
) -> None:
    sitting = upto(sat(tmp_path), taking(Form.ITEMS))
    place = sitting.view.boxes[0].place
    async with shown(sitting, tmp_path) as pilot:
        await type_in(pilot, words)
        await press(pilot, "ctrl+n")
    given = sitting.conversation.state.given[place]
    assert (given.state, given.value) == (state, None)


async def test_beside_notes_that_are_kept_another_answer_changes_nothing(tmp_path: Path) -> None:
    sitting = upto(sat(tmp_path), taking(Form.ITEMS))
    place = sitting.view.boxes[0].place
    async with shown(sitting, tmp_path) as pilot:
        await type_in(pilot, "The flat had changed")
        await press(pilot, "ctrl+n")
        await type_in(pilot, "I don't remember")
        await press(pilot, "ctrl+n")
        assert "What is noted stays noted. Ctrl+N goes on." in screen(pilot)
    assert len(sitting.conversation.state.given[place].value) == 1
