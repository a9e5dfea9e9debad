"""The notes page on the screen: written in any order; whatever way it is left, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from interview import sittings
from interview.engine import intents as do
from interview.engine.place import Kind, Place
from interview.model.taxonomy import AnswerState
from interview.sittings import Sitting
from interview.storage.paths import Places
from interview.tui.messages import Wanted
from interview.tui.screens.interview import InterviewScreen
from interview.tui.screens.page import PageScreen
from interview.tui.screens.read_back import ReadBackScreen
from interview.tui.screens.support import SupportScreen
from interview.tui.widgets.corner import Corner
from tests.support.pages import FIRST, LIGHT, SECOND, on_page
from tests.support.sat import NOW, press, screen, shown, typed

Golden = Callable[[str, str], None]
SIZES = {"110x32": (110, 32), "80x24": (80, 24), "60x15": (60, 15)}
CURTAINS = "The curtains were open, which they never were."
SHORT = "Curtains."


def at(question: str, episode: str | None = SECOND) -> Place:
    return Place(question, episode)


def text(sitting: Sitting, question: str, episode: str | None = SECOND) -> str:
    given = sitting.conversation.state.given.get(at(question, episode))
    return given.text if given else ""


def corner(pilot: Pilot[int], question: str) -> Corner:
    found = [one for one in pilot.app.screen.query(Corner) if one.put.place.question == question]
    return found[-1]


def on(pilot: Pilot[int]) -> type:
    return type(pilot.app.screen)


async def kept(pilot: Pilot[int]) -> None:
    """Wait until the words in hand are kept, and the screen says so."""
    pilot.app.desk.saver.flush()  # type: ignore[attr-defined]
    await pilot.pause()


async def take(pilot: Pilot[int], question: str) -> None:
    corner(pilot, question).field.focus()
    await pilot.pause()


# ------------------------------------------------------------------------------------ how it looks


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("typist", ["", "LR1"], ids=["self", "talk"])
async def test_a_moment_in_detail_as_one_page(
    golden: Golden, tmp_path: Path, size: str, typist: str
) -> None:
    sitting = on_page(tmp_path, typist=typist)
    async with shown(sitting, tmp_path, size=SIZES[size]) as pilot:
        if not typist:
            await press(pilot, "f2")
        await typed(pilot, f"{CURTAINS} The pram had gone from the hall.")
        await kept(pilot)
        golden(f"notes-page-{'talk' if typist else 'self'}-{size}", screen(pilot))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("typist", ["", "LR1"], ids=["self", "talk"])
async def test_a_light_moment_is_this_page_with_fewer_rows(
    golden: Golden, tmp_path: Path, size: str, typist: str
) -> None:
    sitting = on_page(tmp_path, typist=typist)
    sitting.submit(do.KeepPage(then="next"))
    async with shown(sitting, tmp_path, size=SIZES[size]) as pilot:
        if not typist:
            await press(pilot, "f2")
        await press(pilot, *["ctrl+n"] * ("Go on ]" in screen(pilot)))
        golden(f"notes-page-light-{'talk' if typist else 'self'}-{size}", screen(pilot))


@pytest.mark.parametrize("size", SIZES)
async def test_a_follow_up_is_an_offer_in_one_line(
    golden: Golden, tmp_path: Path, size: str
) -> None:
    async with shown(on_page(tmp_path, typist="LR1"), tmp_path, size=SIZES[size]) as pilot:
        await typed(pilot, SHORT)
        await press(pilot, "tab")
        await kept(pilot)
        golden(f"notes-page-offer-{size}", screen(pilot))


@pytest.mark.parametrize("size", SIZES)
async def test_the_question_in_full_and_why_it_is_asked(
    golden: Golden, tmp_path: Path, size: str
) -> None:
    async with shown(on_page(tmp_path, typist="LR1"), tmp_path, size=SIZES[size]) as pilot:
        await press(pilot, "f1")
        golden(f"notes-page-help-{size}", screen(pilot))


# -------------------------------------------------------------------------- one state, two views


async def test_where_somebody_types_for_another_the_page_comes_first(tmp_path: Path) -> None:
    async with shown(on_page(tmp_path, typist="LR1"), tmp_path) as pilot:
        assert on(pilot) is PageScreen
        assert corner(pilot, "knew.in_front").in_hand


async def test_alone_one_question_at_a_time_comes_first_and_f2_turns(tmp_path: Path) -> None:
    async with shown(on_page(tmp_path), tmp_path) as pilot:
        assert on(pilot) is InterviewScreen
        await press(pilot, "f2")
        assert on(pilot) is PageScreen
        await press(pilot, "f2")
        assert on(pilot) is InterviewScreen


async def test_f2_changes_no_answer(tmp_path: Path) -> None:
    sitting = on_page(tmp_path)
    before = sitting.conversation.state.given
    async with shown(sitting, tmp_path) as pilot:
        await press(pilot, "f2", "tab", "tab", "f2", "f2", "f2")
        assert sitting.conversation.state.given == before


async def test_a_half_sentence_goes_with_f2_and_comes_back_with_it(tmp_path: Path) -> None:
    sitting = on_page(tmp_path)
    async with shown(sitting, tmp_path) as pilot:
        await typed(pilot, "The curtains were")
        await press(pilot, "f2")
        assert corner(pilot, "knew.in_front").box.text == "The curtains were"
        await typed(pilot, " open")
        await press(pilot, "f2")
        assert "The curtains were open" in screen(pilot)
        assert at("knew.in_front") not in sitting.conversation.state.given


async def test_f2_shows_the_question_of_the_corner_in_hand(tmp_path: Path) -> None:
    async with shown(on_page(tmp_path, typist="LR1"), tmp_path) as pilot:
        await take(pilot, "thought.to_colleague")
        await typed(pilot, "No reply twice")
        await press(pilot, "f2")
        assert "How would you have put it that day" in screen(pilot)
        assert "No reply twice" in screen(pilot)


async def test_other_corners_are_answers_once_the_page_is_turned(tmp_path: Path) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await typed(pilot, CURTAINS)
        await take(pilot, "options.did")
        await press(pilot, "f2")
        assert text(sitting, "knew.in_front") == CURTAINS


async def test_the_menu_turns_too(tmp_path: Path) -> None:
    async with shown(on_page(tmp_path), tmp_path) as pilot:
        await press(pilot, "escape", "down", "down")
        assert "› The notes page" in screen(pilot)
        await press(pilot, "enter")
        assert on(pilot) is PageScreen


async def test_a_list_has_no_page_and_f2_there_changes_nothing(tmp_path: Path) -> None:
    sitting = on_page(tmp_path)
    sitting.submit(do.GoTo(Place("close.use")))
    async with shown(sitting, tmp_path) as pilot:
        await press(pilot, "f2")
        assert "asked by itself" in screen(pilot)


async def test_what_is_typed_in_one_go_with_tab_stands_in_the_next_corner(tmp_path: Path) -> None:
    async with shown(on_page(tmp_path, typist="LR1"), tmp_path) as pilot:
        for key in ("x", "tab", "y", "tab", "z"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else "\t"))
        await pilot.pause()
        await pilot.pause()
        assert corner(pilot, "knew.in_front").box.text == "x"
        assert corner(pilot, "knew.child").box.text == "y"
        assert corner(pilot, "knew.not_then").box.text == "z"


# -------------------------------------------------------------------------------- written and kept


async def test_corners_are_filled_in_any_order_and_kept_by_going_on(tmp_path: Path) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await take(pilot, "shaped.environment")
        await typed(pilot, "Two of us for five schools.")
        await take(pilot, "knew.in_front")
        await typed(pilot, CURTAINS)
        await press(pilot, "ctrl+n")
        assert text(sitting, "shaped.environment") == "Two of us for five schools."
        assert text(sitting, "knew.in_front") == CURTAINS
        left = sitting.conversation.state.given[at("knew.child")]
        assert left.state is AnswerState.LEFT_BLANK
        assert "Message left with reception" in screen(pilot)


async def test_what_stood_in_a_corner_can_be_changed_and_taken_out(tmp_path: Path) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await take(pilot, "faced.else")
        await press(pilot, "ctrl+a", "delete")
        await take(pilot, "shaped.tools")
        await typed(pilot, " It opens on housing.")
        await press(pilot, "ctrl+b")
        assert text(sitting, "faced.else") == ""
        assert text(sitting, "shaped.tools").endswith("unease. It opens on housing.")
        assert "First visit after the move" in screen(pilot)


async def test_who_held_it_is_chosen_in_its_corner(tmp_path: Path) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await take(pilot, "options.who_held")
        await press(pilot, "right", "right")
        assert "[Nobody]" in screen(pilot)
        await press(pilot, "ctrl+n")
        assert sitting.conversation.state.given[at("options.who_held")].value == "nobody"


async def test_a_choice_that_needs_words_holds_nothing_up_before_it_has_them(
    tmp_path: Path,
) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await typed(pilot, CURTAINS)
        await take(pilot, "options.who_held")
        await press(pilot, "left", "right", "right", "right", "right", "ctrl+n")
        assert text(sitting, "knew.in_front") == CURTAINS
        assert "Message left with reception" in screen(pilot)


async def test_words_with_that_choice_are_the_answer(tmp_path: Path) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await take(pilot, "options.who_held")
        await press(pilot, *["right"] * 4)
        corner(pilot, "options.who_held").box.focus()
        await pilot.pause()
        await typed(pilot, "social worker")
        await press(pilot, "ctrl+n")
        assert sitting.conversation.state.given[at("options.who_held")].value == "social worker"


@pytest.mark.parametrize("leave", ["tab", "ctrl+n"])
async def test_another_answer_than_words_is_typed_alone(tmp_path: Path, leave: str) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await typed(pilot, "I don't remember")
        await press(pilot, leave)
        if leave == "tab":
            assert "[Don't recall]" in screen(pilot)
            await press(pilot, "ctrl+n")
        given = sitting.conversation.state.given[at("knew.in_front")]
        assert (given.state, given.text) == (AnswerState.CANNOT_RECALL, "")


async def test_another_answer_is_chosen_from_a_list_and_writing_takes_it_back(
    tmp_path: Path,
) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await press(pilot, "ctrl+o", "enter")
        assert "[Don't recall]" in screen(pilot)
        await typed(pilot, CURTAINS)
        await press(pilot, "ctrl+n")
        assert sitting.conversation.state.given[at("knew.in_front")].text == CURTAINS


@pytest.mark.parametrize(
    "words,there",
    [
        ("back", "First visit after the move"),
        ("why", "Why we ask"),
        ("pause", "Paused at"),
        ("go to", "Go to"),
        ("unsafe", "Please read this now"),
    ],
)
async def test_plain_words_typed_alone_are_understood(
    tmp_path: Path, words: str, there: str
) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await typed(pilot, words)
        await press(pilot, "ctrl+n")
        assert there in screen(pilot)
        assert text(sitting, "knew.in_front") == ""


async def test_read_it_back_typed_alone_reads_what_was_written_before_it(tmp_path: Path) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await take(pilot, "options.did")
        await typed(pilot, "I went back.")
        await take(pilot, "knew.in_front")
        await typed(pilot, "read it back")
        await press(pilot, "ctrl+n")
        assert on(pilot) is ReadBackScreen
        assert text(sitting, "options.did") == "I went back."


async def test_going_elsewhere_by_the_list_loses_nothing(tmp_path: Path) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await take(pilot, "options.did")
        await typed(pilot, "I went back.")
        await take(pilot, "knew.in_front")
        await typed(pilot, "The curtains were")
        await press(pilot, "ctrl+g", "up", "enter")
        assert "First visit after the move" in screen(pilot)
        await press(pilot, "ctrl+n")
        assert corner(pilot, "options.did").box.text == "I went back."
        assert corner(pilot, "knew.in_front").box.text == "The curtains were"


async def test_a_closed_window_loses_no_corner(tmp_path: Path) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await typed(pilot, "The curtains were")
        await take(pilot, "options.did")
        await typed(pilot, "I went")
        pilot.app.desk.saver.flush()  # type: ignore[attr-defined]
    sitting.close()
    again = sittings.resume(Places(tmp_path), sitting.id, lambda: NOW)
    async with shown(again, tmp_path) as pilot:
        assert corner(pilot, "knew.in_front").box.text == "The curtains were"
        assert corner(pilot, "options.did").box.text == "I went"


@pytest.mark.parametrize("words", ["[Mum] rang [/i]", "[@click=app.quit]now[/]", "see [/foo]"])
async def test_whatever_is_written_stands_there_letter_for_letter(
    tmp_path: Path, words: str
) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await typed(pilot, words)
        await press(pilot, "tab")
        assert words in screen(pilot)
        await press(pilot, "ctrl+n")
        assert text(sitting, "knew.in_front") == words


# ------------------------------------------------------------------------------------- the offers


async def test_what_comes_of_an_offer_is_kept_as_a_follow_up(tmp_path: Path) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await typed(pilot, SHORT)
        await press(pilot, "tab", "f3")
        await typed(pilot, "They were open at four.")
        await press(pilot, "ctrl+n")
        given = sitting.conversation.state.given[at("knew.in_front")]
        assert [one.text for one in given.follow_ups] == ["They were open at four."]


async def test_an_offer_that_was_opened_and_left_empty_is_no_follow_up(tmp_path: Path) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await typed(pilot, SHORT)
        await press(pilot, "tab", "f3", "ctrl+n")
        assert sitting.conversation.state.given[at("knew.in_front")].follow_ups == ()


async def test_a_reply_that_is_half_typed_is_there_again(tmp_path: Path) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await typed(pilot, SHORT)
        await press(pilot, "tab", "f3")
        await typed(pilot, "They were")
        pilot.app.desk.saver.flush()  # type: ignore[attr-defined]
    sitting.close()
    again = sittings.resume(Places(tmp_path), sitting.id, lambda: NOW)
    async with shown(again, tmp_path) as pilot:
        assert "They were" in screen(pilot)
        await press(pilot, "ctrl+n")
        given = again.conversation.state.given[at("knew.in_front")]
        assert [one.text for one in given.follow_ups] == ["They were"]


async def test_without_an_offer_f3_says_so(tmp_path: Path) -> None:
    async with shown(on_page(tmp_path, typist="LR1"), tmp_path) as pilot:
        await press(pilot, "f3")
        assert "Nothing is offered" in screen(pilot)


# -------------------------------------------------------------------------- what is no moment


@pytest.mark.parametrize(
    "question,names",
    [
        ("you.role", ["Role", "Service", "From when to when", "Notes looked at"]),
        ("overview.account", ["Tell me the story of your part"]),
        ("well.what", ["What went well", "What made it possible"]),
        ("queries.1", ["How do messages reach you?", "Who opens the post on a"]),
        ("changes.ideas", ["A small change", "Anything else", "Who else to ask"]),
    ],
)
@pytest.mark.parametrize("size", SIZES)
async def test_the_other_stages_can_be_written_on_their_page(
    tmp_path: Path, question: str, names: list[str], size: str
) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    sitting.submit(do.GoTo(Place(question)))
    async with shown(sitting, tmp_path, size=SIZES[size]) as pilot:
        await press(pilot, *["ctrl+n"] * ("Go on ]" in screen(pilot)))
        found = " ".join(screen(pilot).split())
        for name in names:
            assert all(word in found for word in name.split())
        await press(pilot, "ctrl+a", "delete")
        await typed(pilot, "A few words.")
        await press(pilot, "ctrl+n")
        assert text(sitting, question, None) == "A few words."


async def test_by_pages_alone_an_interview_comes_to_its_read_back(tmp_path: Path) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        for _ in range(20):
            if sitting.view.kind is Kind.READ_BACK:
                break
            chooses = "Enter Choose" in screen(pilot)
            purpose = ["down"] * ("unsafe today?" in screen(pilot))
            await press(pilot, *purpose, "enter" if chooses else "ctrl+n")
        assert sitting.view.kind is Kind.READ_BACK
        account = sitting.view.account
        assert account is not None
        assert not account.unreached


async def test_what_is_changed_from_the_read_back_is_alone_and_leads_back(tmp_path: Path) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    sitting.submit(do.ReadBack())
    async with shown(sitting, tmp_path) as pilot:
        await press(pilot, "enter")
        assert on(pilot) is InterviewScreen
        await press(pilot, "ctrl+n")
        assert on(pilot) is ReadBackScreen


async def test_going_deeper_gives_the_page_its_other_corners(tmp_path: Path) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    sitting.submit(do.GoTo(at("knew.in_front", LIGHT)))
    async with shown(sitting, tmp_path) as pilot:
        await press(pilot, *["ctrl+n"] * ("Go on ]" in screen(pilot)))
        before = len(pilot.app.screen.query(Corner))
        await typed(pilot, "go deeper")
        await press(pilot, "ctrl+n")
        await press(pilot, *["ctrl+n"] * ("Go on ]" in screen(pilot)))
        assert (before, len(pilot.app.screen.query(Corner))) == (6, 11)


async def test_the_first_moment_is_not_touched_by_writing_in_the_second(tmp_path: Path) -> None:
    sitting = on_page(tmp_path, typist="LR1")
    async with shown(sitting, tmp_path) as pilot:
        await typed(pilot, CURTAINS)
        await press(pilot, "ctrl+n")
        assert text(sitting, "knew.in_front", FIRST) == ""


# ------------------------------------------------------------------------------- words of support

HEAVY = "I had the note, and I let them down. It was my fault."
BACK_THERE = "Tell me what you could see from where you stood."


@pytest.mark.parametrize("typist", ["", "LR1"], ids=["self", "talk"])
async def test_words_of_support_come_once_a_heavy_corner_is_left_and_lead_back_to_the_page(
    tmp_path: Path, typist: str
) -> None:
    sitting = on_page(tmp_path, typist=typist)
    async with shown(sitting, tmp_path) as pilot:
        if not typist:
            await press(pilot, "f2")
        await typed(pilot, HEAVY)
        assert on(pilot) is PageScreen
        await press(pilot, "tab")
        assert on(pilot) is SupportScreen
        assert "Nobody here is marking what you did" in " ".join(screen(pilot).split())
        await press(pilot, "enter")
        assert on(pilot) is PageScreen
        assert corner(pilot, "knew.in_front").put.asked == BACK_THERE
        await typed(pilot, "The hall was bare.")
        await press(pilot, "ctrl+n")
        given = sitting.conversation.state.given[at("knew.in_front")]
        assert given.text == HEAVY
        assert [(one.asked, one.text) for one in given.follow_ups] == [
            (BACK_THERE, "The hall was bare.")
        ]


async def test_a_break_from_the_page_hides_it_and_comes_back_to_it(tmp_path: Path) -> None:
    async with shown(on_page(tmp_path, typist="LR1"), tmp_path) as pilot:
        await typed(pilot, HEAVY)
        await press(pilot, "ctrl+n", "down", "enter")
        assert "Paused at" in screen(pilot)
        assert HEAVY[:20] not in screen(pilot)
        await press(pilot, "enter")
        assert on(pilot) is PageScreen


async def test_what_is_half_written_elsewhere_is_there_after_words_of_support(
    tmp_path: Path,
) -> None:
    async with shown(on_page(tmp_path, typist="LR1"), tmp_path) as pilot:
        await take(pilot, "thought.to_colleague")
        await typed(pilot, "She was quiet")
        await take(pilot, "knew.in_front")
        await typed(pilot, HEAVY)
        await take(pilot, "faced.else")
        await press(pilot, "down", "down", "enter")
        assert on(pilot) is PageScreen
        assert "She was quiet" in screen(pilot)


async def test_read_it_back_comes_after_words_of_support(tmp_path: Path) -> None:
    sitting = on_page(tmp_path)
    async with shown(sitting, tmp_path) as pilot:
        await typed(pilot, HEAVY)
        pilot.app.post_message(Wanted(do.ReadBack()))
        await pilot.pause()
        assert on(pilot) is SupportScreen
        await press(pilot, "enter")
        pilot.app.post_message(Wanted(do.ReadBack()))
        await pilot.pause()
        assert on(pilot) is ReadBackScreen
