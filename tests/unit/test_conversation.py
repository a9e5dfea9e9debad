"""One interview in hand: what is kept before it is so, and what comes when it can't be kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from interview.beginning import Beginning
from interview.conversation import Conversation
from interview.engine import intents as do
from interview.engine.handover import record_of
from interview.engine.place import Place
from interview.errors import FileTrouble, NotSaved
from interview.model.record import Record
from interview.model.taxonomy import Mode
from tests.support.talk import START, Memory, Person, guide, setting, ticking


class FullDisk(Memory):
    """Keeps nothing while `full`."""

    full = False

    def append(
        self, events: Sequence[dict[str, Any]], *, actor: str, at: datetime, elapsed: int
    ) -> None:
        if self.full:
            raise NotSaved("The disk is full.", "Free some space.")
        super().append(events, actor=actor, at=at, elapsed=elapsed)


def on_a_full_disk() -> tuple[Person, FullDisk]:
    person, disk = Person(setting()), FullDisk()
    began = Beginning(guide(), setting()).event()
    person.talk = Conversation.begin(guide(), began, disk, person.clock)
    return person, disk


def test_what_could_not_be_kept_is_not_so_and_can_be_said_again() -> None:
    person, disk = on_a_full_disk()
    person.to("you.role")
    before, disk.full = person.state, True
    with pytest.raises(NotSaved):
        person.say("Nurse.")
    assert person.state is before
    disk.full = False
    person.say("Nurse.")
    assert person.given("you.role").text == "Nurse."


def test_a_beginning_that_could_not_be_kept_is_kept_whole_the_next_time() -> None:
    person, disk = on_a_full_disk()
    disk.full = True
    with pytest.raises(NotSaved):
        person.choose("yes")
    assert not person.state.acknowledged
    disk.full = False
    person.choose("yes")
    again = Conversation.resume(guide(), disk.kept, Memory(), person.clock)
    assert again.state == person.state


def test_opened_again_it_is_where_it_was() -> None:
    person = Person(setting())
    person.to("you.period")
    again = person.resumed()
    assert again.state == person.state
    assert again.view == person.view


@pytest.mark.parametrize("lines", [1, 2])
def test_a_first_save_cut_short_begins_anew_and_holds_what_follows(lines: int) -> None:
    person = Person(setting())
    person.choose("yes")
    memory = Memory()
    memory.kept = person.memory.kept[:lines]
    again = Conversation.resume(guide(), memory.kept, memory, person.clock)
    assert again.view.boxes[0].place == Place("intro.understood")
    again.submit(do.Answer((do.Reply(Place("intro.understood"), value="not_today"),)))
    assert len(memory.kept) == lines
    again.submit(do.Answer((do.Reply(Place("intro.understood"), value="yes"),)))
    assert Conversation.resume(guide(), memory.kept, memory, person.clock).state == again.state


def test_what_is_no_interview_is_refused() -> None:
    person = Person(setting())
    person.to("you.role")
    kept = person.memory.kept
    for broken in ([], kept[1:], [*kept, kept[0]], [({"kind": "other"}, START)]):
        with pytest.raises(FileTrouble):
            Conversation.resume(guide(), broken, Memory(), person.clock)


def test_an_interview_goes_on_only_with_its_own_guide() -> None:
    person = Person(setting())
    person.to("you.role")
    other = guide().model_copy(update={"title": "Another"})
    other.__dict__.pop("digest", None)
    with pytest.raises(FileTrouble, match="not the ones"):
        Conversation.resume(other, person.memory.kept, Memory(), person.clock)


def test_time_is_kept_to_the_millisecond_in_utc() -> None:
    east = timezone(timedelta(hours=13))
    at = datetime(2026, 3, 3, 1, 0, 0, 123_987, tzinfo=east)
    talk = Conversation.begin(guide(), Beginning(guide(), setting()).event(), Memory(), lambda: at)
    assert talk.state.last_at == datetime(2026, 3, 2, 12, 0, 0, 123_000, tzinfo=UTC)
    assert talk.state.last_at.tzinfo is UTC


def test_handing_over_writes_one_file_that_is_the_record(tmp_path: Path) -> None:
    person = Person(setting())
    person.to("overview.account")
    path = person.talk.hand_over(tmp_path / "exports")
    record = Record.model_validate_json(path.read_bytes())
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert path.name == f"record-{record.digest[7:23]}.json"
    assert record.true_digest() == record.digest == person.state.versions[-1].digest


def test_handing_over_twice_writes_the_same_bytes_and_notes_it_once(tmp_path: Path) -> None:
    person = Person(setting())
    person.to("overview.account")
    first = person.talk.hand_over(tmp_path)
    data, kept = first.read_bytes(), len(person.memory.kept)
    first.unlink()
    again = person.resumed()
    assert again.hand_over(tmp_path).read_bytes() == data
    assert person.talk.hand_over(tmp_path).read_bytes() == data
    assert len(person.memory.kept) == kept


def test_handing_over_an_addition_writes_a_version_that_follows(tmp_path: Path) -> None:
    person = Person(setting())
    person.to_the_moments("The Friday call")
    person.to_the_end()
    first = person.talk.hand_over(tmp_path)
    assert person.view.handed == first.name
    person.does(do.Add("More of it.", ""))
    second = person.talk.hand_over(tmp_path)
    record = json.loads(second.read_bytes())
    assert record["parents"] == [json.loads(first.read_bytes())["digest"]]
    assert first.exists()


def test_a_record_that_could_not_be_written_was_not_handed_over(tmp_path: Path) -> None:
    person = Person(setting())
    person.to("overview.account")
    (tmp_path / "exports").write_text("in the way", encoding="utf-8")
    with pytest.raises(FileTrouble):
        person.talk.hand_over(tmp_path / "exports")
    assert not person.state.handed_over


def test_an_invitation_gives_one_interview_and_one_record_wherever_it_is_begun() -> None:
    one, other = (Beginning(guide(), setting(), owner=owner) for owner in "ab")
    assert one.interview == other.interview
    assert one.event().record_id == other.event().record_id


def test_without_an_invitation_and_in_practice_each_is_its_own() -> None:
    practice = setting().model_copy(update={"practice": True})
    for shown in (practice, setting().model_copy(update={"case": None})):
        one, other = (Beginning(guide(), shown, owner=owner) for owner in "ab")
        assert one.interview != other.interview
        assert one.event().record_id != other.event().record_id


def test_who_types_for_somebody_is_in_the_record() -> None:
    began = Beginning(guide(), setting(), mode=Mode.TALK, typist="LR1").event()
    talk = Conversation.begin(guide(), began, Memory(), ticking())
    record = record_of(talk.state, talk.guide)
    assert (record.entered_by, record.present) == ("LR1", ("LR1",))
    assert talk.view.about.entered_by == "LR1"
