"""A sitting as a person has it: begun, left, resumed, handed over, and whatever may befall it."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from interview import shelf, sittings
from interview.beginning import Beginning
from interview.engine import intents as do
from interview.engine.place import Kind, Place
from interview.errors import FileTrouble, Hindrance, InterviewError, NotSaved
from interview.model.guide import Guide
from interview.model.invitation import Setting
from interview.model.record import Record
from interview.model.taxonomy import AnswerState, Mode, Witness
from interview.sittings import Sitting
from interview.storage import disk
from interview.storage.paths import JOURNAL, Places
from tests.support import fern
from tests.support.machine import End, Machine

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
GUIDE = fern.guide()
WORDS = "lantern oxbow thimble russet"


def clock() -> datetime:
    return NOON


def begin(root: Path, setting: Setting | None = None, **more: Any) -> Sitting:
    given = setting if setting is not None else fern.setting()
    return sittings.begin(Places(root), Beginning(GUIDE, given, **more), clock)


def answer(sitting: Sitting, text: str = "", value: object = None) -> None:
    (box,) = sitting.view.boxes
    sitting.submit(do.Answer((do.Reply(box.place, text=text, value=value),)))


def as_far_as_the_overview(sitting: Sitting) -> None:
    for code in ("yes", "no", "hour"):
        answer(sitting, value=code)
    for words in ("health visitor", "Community health", "All spring.", "None."):
        answer(sitting, words)


def say_that_it_is_right(sitting: Sitting) -> None:
    sitting.submit(do.ReadBack())
    answer(sitting, value="yes")


def test_nothing_is_kept_of_somebody_who_only_looked(tmp_path: Path) -> None:
    for choice in ("ask_first", "not_today"):
        sitting = begin(tmp_path / "data")
        answer(sitting, value=choice)
        assert sitting.view.stop is not None
        assert not sitting.view.stop.kept
        sitting.close()
    assert not (tmp_path / "data").exists()


def test_an_interview_goes_on_exactly_where_it_stopped(tmp_path: Path) -> None:
    sitting = begin(tmp_path)
    as_far_as_the_overview(sitting)
    shown = sitting.view
    sitting.close()
    again = sittings.resume(Places(tmp_path), sitting.id, clock)
    assert again.view == shown
    assert again.view.boxes[0].place == Place("overview.account")
    again.close()


def test_beginning_an_invitation_again_goes_on_with_it(tmp_path: Path) -> None:
    first = begin(tmp_path)
    as_far_as_the_overview(first)
    first.close()
    again = begin(tmp_path)
    assert again.id == first.id
    assert again.view.boxes[0].place == Place("overview.account")
    again.close()


def test_the_guide_in_the_folder_is_the_only_one_used(tmp_path: Path) -> None:
    sitting = begin(tmp_path)
    answer(sitting, value="yes")
    sitting.close()
    folder = Places(tmp_path).interview(sitting.id)
    plain = json.loads((folder / "guide.json").read_bytes())
    plain["version"] = "9.9.9"
    (folder / "guide.json").write_text(json.dumps(plain))
    with pytest.raises(FileTrouble, match="not the ones it was begun with"):
        sittings.resume(Places(tmp_path), sitting.id, clock)


@pytest.mark.parametrize("witness", [Witness.NOT_CHECKED, Witness.NOT_CLEARED])
def test_a_possible_witness_does_not_begin(tmp_path: Path, witness: Witness) -> None:
    setting = fern.setting().model_copy(update={"witness": witness})
    with pytest.raises(InterviewError, match="may be a witness"):
        begin(tmp_path / "data", setting)
    assert not (tmp_path / "data").exists()


def test_practice_has_a_store_of_its_own(tmp_path: Path) -> None:
    sitting = begin(tmp_path, fern.setting().model_copy(update={"practice": True}), owner="0" * 32)
    answer(sitting, value="yes")
    sitting.close()
    assert [one.name for one in (tmp_path / "practice").iterdir()] == [sitting.id]
    assert not (tmp_path / "interviews").exists()
    (noted,) = shelf.listed(Places(tmp_path))
    assert noted.practice


def test_the_words_in_hand_are_offered_again(tmp_path: Path) -> None:
    sitting = begin(tmp_path)
    as_far_as_the_overview(sitting)
    sitting.keep_draft(Place("overview.account"), "half a sen[/i]tence")
    sitting.close()
    again = sittings.resume(Places(tmp_path), sitting.id, clock)
    (kept,) = again.kept_drafts()
    assert (kept.place, kept.text) == (Place("overview.account"), "half a sen[/i]tence")
    again.drop_draft(Place("overview.account"))
    assert again.kept_drafts() == ()
    again.close()


def test_a_reviewer_who_types_is_named(tmp_path: Path) -> None:
    sitting = begin(tmp_path, mode=Mode.TALK, typist="LR1")
    as_far_as_the_overview(sitting)
    record = _handed_over(sitting, tmp_path / "out")
    assert (record.mode, record.entered_by, record.present) == (Mode.TALK, "LR1", ("LR1",))
    assert record.confirmed is None
    sitting.close()


@pytest.mark.parametrize("mode,typist", [(Mode.TALK, ""), (Mode.TALK, "LR9")])
def test_a_typist_must_be_a_reader(tmp_path: Path, mode: Mode, typist: str) -> None:
    with pytest.raises(InterviewError):
        begin(tmp_path, mode=mode, typist=typist)


def test_a_second_window_is_told(tmp_path: Path) -> None:
    sitting = begin(tmp_path)
    answer(sitting, value="yes")
    with pytest.raises(FileTrouble, match="open in another window, since"):
        begin(tmp_path)
    sitting.close()
    begin(tmp_path).close()


def _handed_over(sitting: Sitting, out: Path) -> Record:
    path = sitting.hand_over(out)
    return Record.model_validate_json(path.read_bytes())


def test_handing_over_writes_one_file_and_the_same_again(tmp_path: Path) -> None:
    sitting = begin(tmp_path / "data")
    as_far_as_the_overview(sitting)
    say_that_it_is_right(sitting)
    first = sitting.hand_over(tmp_path / "out")
    assert sitting.hand_over(tmp_path / "out") == first
    assert [path.name for path in (tmp_path / "out").iterdir()] == [first.name]
    sitting.submit(do.Add("One more thing.", "It came to mind at night."))
    second = _handed_over(sitting, tmp_path / "out")
    before = Record.model_validate_json(first.read_bytes())
    assert second.parents == (before.digest,)
    assert [one.text for one in second.additions] == ["One more thing."]
    (noted,) = shelf.listed(Places(tmp_path / "data"))
    assert noted.state == "handed_over"
    sitting.close()


def test_a_lost_list_is_made_again_from_the_interviews(tmp_path: Path) -> None:
    sitting = begin(tmp_path)
    answer(sitting, value="yes")
    sitting.close()
    Places(tmp_path).library.write_bytes(b"{torn")
    assert [one.id for one in shelf.listed(Places(tmp_path))] == [sitting.id]


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    sitting = begin(tmp_path)
    as_far_as_the_overview(sitting)
    full = OSError(errno.ENOSPC, "made to fail")
    with patch.object(disk, "write", side_effect=full), pytest.raises(NotSaved) as told:
        answer(sitting, "The whole story.")
    assert told.value.hindrance is Hindrance.DISK_FULL
    assert sitting.view.boxes[0].place == Place("overview.account")
    answer(sitting, "The whole story.")
    sitting.close()
    again = sittings.resume(Places(tmp_path), sitting.id, clock)
    assert again.conversation.state.given[Place("overview.account")].text == "The whole story."
    again.close()


def test_the_clock_may_go_back_a_year(tmp_path: Path) -> None:
    times = iter([NOON, NOON, NOON, NOON - timedelta(days=366)])
    last = NOON - timedelta(days=366)

    def turned_back() -> datetime:
        return next(times, last)

    sitting = sittings.begin(Places(tmp_path), Beginning(GUIDE, fern.setting()), turned_back)
    as_far_as_the_overview(sitting)
    sitting.close()
    again = sittings.resume(Places(tmp_path), sitting.id, clock)
    assert again.view.boxes[0].place == Place("overview.account")
    again.close()


def test_a_damaged_journal_opens_to_be_read_and_is_not_touched(tmp_path: Path) -> None:
    sitting = begin(tmp_path)
    as_far_as_the_overview(sitting)
    sitting.close()
    path = Places(tmp_path).interview(sitting.id) / JOURNAL
    data = path.read_bytes()
    damaged = data.replace(b"All spring", b"All sprung", 1)
    path.write_bytes(damaged)
    again = sittings.resume(Places(tmp_path), sitting.id, clock)
    assert again.damaged_since is not None
    with pytest.raises(FileTrouble, match="damaged"):
        answer(again, "more")
    again.close()
    assert path.read_bytes() == damaged


class Afternoon:
    """One sitting from the beginning to the hand-over, and what it was told is saved."""

    def __init__(self, root: Path, words: str) -> None:
        self.root = root
        self.words = words
        self.acknowledged: dict[Place, str] = {}
        self.sitting: Sitting | None = None
        self.id = ""
        self.path: Path | None = None

    def live(self) -> None:
        sitting = self.sitting = begin(self.root / "data", words=self.words)
        self.id = sitting.id
        for code in ("yes", "no", "hour"):
            self._answer(value=code)
        for words in ("health visitor", "Community health", "All spring.", "[Mum]", "[/i] " * 9):
            self._answer(words)
        sitting.submit(do.NameEpisode("The Friday call", "8 March 2024"))
        sitting.submit(do.CloseRoster())
        sitting.keep_draft(Place("felt.feeling"), "half")
        say_that_it_is_right(sitting)
        self.path = sitting.hand_over(self.root / "out")
        sitting.submit(do.Add("More.", "It came to mind."))
        sitting.close()

    def _answer(self, text: str = "", value: object = None) -> None:
        assert self.sitting is not None
        (box,) = self.sitting.view.boxes
        answer(self.sitting, text, value)
        self.acknowledged[box.place] = text

    def check(self) -> None:
        """Open it again as the next start of the program would, and go on."""
        held = self.sitting._desk.held if self.sitting else None
        if held is not None:
            held._lock.release(force=True)  # a dead process holds nothing
        again = begin(self.root / "data", words=self.words)
        given = again.conversation.state.given
        for place, text in self.acknowledged.items():
            assert given[place].state is AnswerState.ANSWERED
            assert text in given[place].text
        if not self.acknowledged and not again.kept:
            answer(again, value="yes")
        assert again.id in [one.id for one in shelf.listed(Places(self.root / "data"))]
        record = _handed_over(again, self.root / "out")
        assert record.digest == record.true_digest()
        if self.path is not None:
            assert self.path.exists()
        again.close()


@pytest.mark.parametrize("words", ["", WORDS], ids=["unlocked", "locked"])
def test_whatever_step_is_the_last_every_answer_that_was_saved_is_there(
    tmp_path: Path, words: str
) -> None:
    machine = Machine()
    machine.run(Afternoon(tmp_path / "whole", words).live)
    assert machine.steps > 40
    for end in End:
        for number in range(machine.steps):
            one = Afternoon(tmp_path / f"{end.name}-{number}", words)
            Machine(number, end).run(one.live)
            one.check()


def no_guide(plain: dict[str, Any]) -> dict[str, Any]:
    return {}


def newer(plain: dict[str, Any]) -> dict[str, Any]:
    return {**plain, "schema_version": 2}


@pytest.mark.parametrize("broken", [no_guide, newer])
def test_a_guide_that_cannot_be_read_is_said(
    tmp_path: Path, broken: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    sitting = begin(tmp_path)
    answer(sitting, value="yes")
    sitting.close()
    path = Places(tmp_path).interview(sitting.id) / "guide.json"
    path.write_text(json.dumps(broken(json.loads(path.read_bytes()))))
    with pytest.raises(InterviewError):
        sittings.resume(Places(tmp_path), sitting.id, clock)


def test_an_interview_without_an_invitation_asks_about_being_a_witness(tmp_path: Path) -> None:
    sitting = begin(tmp_path, Setting(), owner="a" * 32)
    answer(sitting, value="yes")
    assert sitting.view.boxes[0].place == Place("intro.witness")
    answer(sitting, value="not_sure")
    assert sitting.view.stop is not None
    assert sitting.view.stop.kept
    sitting.close()
    again = sittings.resume(Places(tmp_path), sitting.id, clock)
    answer(again, value="no")
    assert again.view.stop is None
    assert again.view.kind is Kind.QUESTIONS
    again.close()


def test_only_the_guide_is_pinned(tmp_path: Path) -> None:
    assert isinstance(GUIDE, Guide)
    first = begin(tmp_path)
    answer(first, value="yes")
    files = {path.name for path in Places(tmp_path).interview(first.id).iterdir()}
    first.close()
    assert {"journal.jsonl", "guide.json"} <= files
    assert "invitation.json" not in files
