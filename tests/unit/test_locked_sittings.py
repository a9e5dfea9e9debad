"""A locked interview: nothing of it can be read without its words, and it goes on with them."""

from __future__ import annotations

import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from interview import front, shelf, sittings
from interview.beginning import Beginning
from interview.engine import intents as do
from interview.engine.place import Place
from interview.errors import FileTrouble, Locked, NotSaved, OpensWith, WrongWords
from interview.model.invitation import Keys, Setting
from interview.model.sealed import HandOver, fingerprint
from interview.sealing import age, signing
from interview.sittings import Sitting
from interview.storage import disk, locked
from interview.storage.locked import Secret
from interview.storage.paths import JOURNAL, Places
from tests.support import fern

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
GUIDE = fern.guide()
WORDS = "lantern oxbow thimble russet"
OWN = "das weiss nur ich allein"
PLANTED = "Zwetschgenkuchen"  # said in an answer, in a title, and in words left in hand
TEAM = age.new_identity()
KEYS = Keys(
    recipient=age.recipient_of(TEAM),
    case=signing.public_half(signing.new_key()),
    signing=signing.new_key(),
)


def clock() -> datetime:
    return NOON


def begin(root: Path, *said: str, setting: Setting | None = None) -> Sitting:
    given = setting or fern.setting()
    beginning = Beginning(GUIDE, given, keys=KEYS, words=WORDS, owner="0" * 32)
    return sittings.begin(Places(root), beginning, clock, said)


def resume(root: Path, interview: str, *said: str) -> Sitting:
    return sittings.resume(Places(root), interview, clock, said)


def answer(sitting: Sitting, text: str = "", value: object = None) -> None:
    (box,) = sitting.view.boxes
    sitting.submit(do.Answer((do.Reply(box.place, text=text, value=value),)))


def as_far_as_the_overview(sitting: Sitting) -> None:
    for code in ("yes", "no", "hour"):
        answer(sitting, value=code)
    for words in ("health visitor", "Community health", f"{PLANTED}.", "None."):
        answer(sitting, words)


@pytest.fixture
def left(tmp_path: Path) -> str:
    """Leave a locked interview with words in hand; return its id."""
    sitting = begin(tmp_path)
    as_far_as_the_overview(sitting)
    sitting.keep_draft(Place("overview.account"), f"half a {PLANTED}")
    sitting.close()
    return sitting.id


def test_with_its_words_it_goes_on_where_it_stopped_with_the_words_in_hand(
    tmp_path: Path, left: str
) -> None:
    again = resume(tmp_path, left, "Lantern Oxbow thimble RUSSET")
    assert again.view.boxes[0].place == Place("overview.account")
    assert [one.text for one in again.kept_drafts()] == [f"half a {PLANTED}"]
    assert again.locked_by is OpensWith.WORDS
    again.close()


def test_without_them_it_asks_and_with_others_it_stays_shut(tmp_path: Path, left: str) -> None:
    with pytest.raises(Locked):
        resume(tmp_path, left)
    with pytest.raises(WrongWords):
        resume(tmp_path, left, "lantern oxbow thimble thimble")
    resume(tmp_path, left, "one too many", WORDS).close()


def test_beginning_its_invitation_again_goes_on_with_it(tmp_path: Path, left: str) -> None:
    again = begin(tmp_path)
    assert (again.id, again.kept, again.locked_by) == (left, True, OpensWith.WORDS)
    again.close()


def test_beginning_again_asks_for_the_words_of_ones_own(tmp_path: Path) -> None:
    sitting = begin(tmp_path)
    sitting.lock(OpensWith.OWN, OWN)
    answer(sitting, value="yes")
    sitting.close()
    with pytest.raises(Locked) as asked:
        begin(tmp_path)
    assert asked.value.by is OpensWith.OWN
    with pytest.raises(WrongWords):
        begin(tmp_path, "something else")
    begin(tmp_path, OWN).close()


def test_no_file_shows_what_was_said_the_case_the_guide_or_a_key(tmp_path: Path, left: str) -> None:
    title = fern.case_file().title
    telling = (PLANTED, title, '"HV1"', "overview.account", "lantern", KEYS.signing)
    found = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"journal.jsonl", "draft.json", "guide.json", "keys.json"} <= {one.name for one in found}
    for path in found:
        for words in telling:
            assert words.encode() not in path.read_bytes(), path.name
    assert front.kept(Places(tmp_path).interview(left)) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_its_files_are_for_their_owner_only(tmp_path: Path, left: str) -> None:
    folder = Places(tmp_path).interview(left)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_lock_that_an_earlier_start_left_shuts_out_one_who_chose_none(tmp_path: Path) -> None:
    first = begin(tmp_path)
    folder = Places(tmp_path).interview(first.id)
    folder.mkdir(parents=True)
    locked.make(folder, first.id, Secret(OpensWith.WORDS, WORDS))  # and then the computer went off
    first.lock(None)
    answer(first, value="yes")
    first.close()
    assert first.locked_by is None
    resume(tmp_path, first.id).close()


def test_a_lock_is_chosen_before_it_begins_and_stays(tmp_path: Path) -> None:
    sitting = begin(tmp_path)
    wanted = [sitting.lock_wanted]
    sitting.lock(OpensWith.OWN, OWN)
    answer(sitting, value="yes")
    wanted.append(sitting.lock_wanted)
    sitting.lock(None)
    answer(sitting, value="no")
    sitting.close()
    assert (wanted, sitting.locked_by) == ([True, False], OpensWith.OWN)
    resume(tmp_path, sitting.id, OWN).close()


def test_practice_is_never_locked(tmp_path: Path) -> None:
    sitting = begin(tmp_path, setting=fern.setting().model_copy(update={"practice": True}))
    assert not sitting.lock_wanted
    answer(sitting, value="yes")
    sitting.close()
    resume(tmp_path, sitting.id).close()


def test_its_words_are_known_again_after_a_break(tmp_path: Path, left: str) -> None:
    sitting = resume(tmp_path, left, WORDS)
    assert sitting.opens("LANTERN oxbow thimble russet")
    assert not sitting.opens("lantern oxbow")
    sitting.close()


def test_a_lost_list_is_made_again_and_shows_a_locked_interview(tmp_path: Path, left: str) -> None:
    Places(tmp_path).library.unlink()
    assert [one.id for one in shelf.listed(Places(tmp_path))] == [left]


def test_a_full_disk_at_the_beginning_leaves_nothing_that_shuts_them_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = begin(tmp_path)
    for step in ("write", "replace", "sync"):
        with monkeypatch.context() as patch:
            patch.setattr(disk, step, full)
            with pytest.raises(NotSaved):
                answer(sitting, value="yes")
    answer(sitting, value="yes")
    sitting.close()
    resume(tmp_path, sitting.id, WORDS).close()


def full(*_: object) -> None:
    raise OSError(28, "made to be full")


@pytest.mark.parametrize("name", ["guide.json", "keys.json"])
def test_what_is_kept_beside_it_and_damaged_is_said_to_be(
    tmp_path: Path, left: str, name: str
) -> None:
    path = Places(tmp_path).interview(left) / name
    path.write_bytes(path.read_bytes()[:-8])
    with pytest.raises(FileTrouble, match="damaged"):
        resume(tmp_path, left, WORDS)


# Hand-over


def test_what_is_handed_over_is_sealed_for_the_team_and_signed(tmp_path: Path, left: str) -> None:
    sitting = resume(tmp_path, left, WORDS)
    sitting.submit(do.ReadBack())
    answer(sitting, value="yes")
    head = sitting._desk.journal.head
    path = sitting.hand_over(tmp_path / "out")
    assert (path.name[:7], path.suffix, len(path.name)) == ("record-", ".age", 27)
    opened = HandOver.model_validate_json(age.unseal(path.read_bytes(), TEAM))
    assert signing.holds(opened.key, signing.Kind.RECORD, opened.signed_part(), opened.signature)
    assert opened.key == signing.public_half(KEYS.signing)
    assert opened.recipient == fingerprint(KEYS.recipient)
    assert (opened.case, opened.export, opened.journal_head) == (fern.CASE_ID, 1, head)
    assert opened.record.digest == opened.record.true_digest()
    assert PLANTED in str(opened.record.plain())
    sitting.close()


def test_handing_over_again_counts_and_what_is_the_same_is_the_same_hand_over(
    tmp_path: Path, left: str
) -> None:
    sitting = resume(tmp_path, left, WORDS)
    sitting.submit(do.ReadBack())
    answer(sitting, value="yes")
    first = sitting.hand_over(tmp_path / "out")
    assert sitting.hand_over(tmp_path / "out") == first
    receipt = sitting.receipt
    sitting.submit(do.Add("One more thing.", "It came to mind at night."))
    second = sitting.hand_over(tmp_path / "out")
    counted = [
        HandOver.model_validate_json(age.unseal(path.read_bytes(), TEAM)).export
        for path in (first, second)
    ]
    assert counted == [1, 2]
    assert len(receipt.split()) == 4
    assert sitting.receipt != receipt
    sitting.close()


# Deleting


def test_deleting_leaves_no_file_of_it_and_takes_it_off_the_list(tmp_path: Path, left: str) -> None:
    folder = Places(tmp_path).interview(left)
    shelf.delete(Places(tmp_path), left, NOON)
    assert not folder.exists()
    assert shelf.listed(Places(tmp_path)) == []
    with pytest.raises(FileTrouble, match="no such interview"):
        shelf.delete(Places(tmp_path), left, NOON)


def test_what_is_open_in_another_window_is_not_deleted(tmp_path: Path, left: str) -> None:
    sitting = resume(tmp_path, left, WORDS)
    with pytest.raises(FileTrouble, match="open in another window"):
        shelf.delete(Places(tmp_path), left, NOON)
    answer(sitting, "It goes on.")
    sitting.close()


def test_an_end_in_the_midst_of_deleting_leaves_it_to_be_deleted_again(
    tmp_path: Path, left: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Places(tmp_path).interview(left)
    removed: list[str] = []
    remove = disk.remove

    def second_fails(path: Path) -> None:
        if removed:
            full()
        removed.append(path.name)
        remove(path)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "remove", second_fails)
        with pytest.raises(NotSaved):
            shelf.delete(Places(tmp_path), left, NOON)
    assert removed == ["locked.json"]
    assert (folder / JOURNAL).exists()
    shelf.delete(Places(tmp_path), left, NOON)
    assert not folder.exists()
