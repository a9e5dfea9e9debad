"""`interview practice cohort`: how far everybody has come; words only of what was shared."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from interview.engine import intents as do
from interview.errors import ExitCode
from tests.support import practice_desks as desks
from tests.support import practised
from tests.support.commands import run
from tests.support.records import answer, episode, file_of, record

SAID = "nobody else has ever said this"
OWN = "A moment that only I would name"
Told = Callable[..., dict[str, Any]]


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Return how the command is run on the folder `cohort`, and what it tells."""

    def look(*words: str) -> dict[str, Any]:
        before = desks.contents(tmp_path)
        code = run("practice", "cohort", tmp_path / "cohort", *words, "--json")
        out, err = capsys.readouterr()
        assert err == ""
        assert desks.contents(tmp_path) == before, "looking changes nothing"
        return {**json.loads(out), "exit": code}

    (tmp_path / "cohort").mkdir()
    return look


def test_each_sitting_is_told_with_how_far_it_has_come_and_no_word(
    tmp_path: Path, told: Told
) -> None:
    desks.told(tmp_path / "cohort" / "anna", "TE1", words=SAID).close()
    found = told()
    assert list(found) == ["sittings", "real", "skipped", "exit"]
    (row,) = found["sittings"]
    assert {key: row[key] for key in ("place", "case", "code", "role", "mode", "begun")} == {
        "place": "anna", "case": "fern", "code": "TE1", "role": "teacher", "mode": "self",
        "begun": "2026-11-26",
    }  # fmt: skip
    assert (row["stage"], row["handed_over"], row["shared"]) == ("Turning points", False, False)
    assert not any(type(value) is int for value in row.values()), "how far, and no figure"
    assert SAID not in json.dumps(found)


def test_a_moment_of_somebody_s_own_has_no_title_here(tmp_path: Path, told: Told) -> None:
    sitting = desks.told(tmp_path / "cohort" / "anna", words=SAID)
    sitting.submit(do.NameEpisode(OWN, "12 March 2024"))
    sitting.submit(do.CloseRoster())
    while sitting.view.roster is not None:
        rows = sitting.view.roster.rows
        for row in rows:
            if not row.own:
                sitting.submit(do.SayPart(row.id, there=False))
        own = tuple(row.id for row in rows if row.own)
        choosing = sitting.view.kind.value == "choose"
        sitting.submit(do.ChooseDeep(own) if choosing else do.CloseRoster())
    sitting.close()
    (row,) = told()["sittings"]
    assert row["stage"] == "Moment by moment: a moment of their own"


def test_what_was_handed_over_here_stands_at_its_sitting_and_may_be_read(
    tmp_path: Path, told: Told
) -> None:
    practised.put(tmp_path / "cohort", own=_account(answer("well.what", text=SAID)))
    assert [one["shared"] for one in told()["sittings"]] == [True]
    found = told("--answers")
    (account,) = found["accounts"]
    assert (account["code"], account["case"]) == ("TE1", "Fern case")
    assert account["answers"] == [
        {"question": "well.what", "episode": None, "asked": "What was put?", "said": [SAID]}
    ]


def _account(*answers: dict[str, Any], **changed: Any) -> bytes:
    return file_of(practised.short("TE1", "one", *answers, **changed))


def test_a_sitting_and_its_account_are_one_row(tmp_path: Path, told: Told) -> None:
    sitting = desks.sit(tmp_path / "cohort" / "anna")
    own = practised.short("TE1", record_id=sitting.conversation.state.began.record_id)
    sitting.close()
    practised.put(tmp_path / "cohort", own=file_of(own))
    (row,) = told()["sittings"]
    assert (row["place"], row["shared"], row["stage"]) == ("anna", True, "Their own account")


def test_what_was_not_handed_over_has_no_words_whatever_is_asked(
    tmp_path: Path, told: Told
) -> None:
    desks.told(tmp_path / "cohort" / "anna", words=SAID).close()
    found = told("--answers")
    assert found["accounts"] == []
    assert SAID not in json.dumps(found)


def test_only_the_latest_version_of_an_account_is_read(tmp_path: Path, told: Told) -> None:
    first = practised.short("TE1", "one", answer("well.what", text="at first"))
    later = _account(answer("well.what", text=SAID), parents=[first["digest"]])
    practised.put(tmp_path / "cohort", a=file_of(first), b=later)
    found = told("--answers")
    assert len(found["sittings"]) == 1
    assert [one["said"] for one in found["accounts"][0]["answers"]] == [[SAID]]


def test_real_interviews_are_counted_and_stay_closed(
    tmp_path: Path, told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    cohort = tmp_path / "cohort"
    interview = desks.real(cohort / "anna")
    practised.put(cohort, own=file_of(record("SW1", answer("well.what", text=SAID))))
    (cohort / "record-1.age").write_bytes(b"age-encryption.org/v1\n")
    journal = cohort / "anna" / "interviews" / interview / "journal.jsonl"
    journal.write_bytes(b"\xff\n")  # whoever opened it would find it damaged
    found = told("--answers")
    assert (found["sittings"], found["accounts"], found["real"]) == ([], [], 3)
    assert found["skipped"] == []
    assert not any(one in json.dumps(found) for one in (SAID, interview, "SW1"))
    run("practice", "cohort", cohort, "--answers")
    out, err = capsys.readouterr()
    assert "3 real interviews are in that folder. They are not looked at." in err
    assert not any(one in out + err for one in (SAID, interview, "SW1"))


def test_a_real_interview_that_was_moved_among_practice_is_no_practice(
    tmp_path: Path, told: Told
) -> None:
    anna = tmp_path / "cohort" / "anna"
    interview = desks.real(anna)
    (anna / "practice").mkdir()
    (anna / "interviews" / interview).rename(anna / "practice" / interview)
    found = told("--answers")
    assert (found["sittings"], found["real"]) == ([], 1)


PASSED: list[tuple[str, bytes, str]] = [
    ("a changed account", file_of({**practised.short("TE1"), "mode": "talk"}), "changed since"),
    ("no account by shape", file_of({**practised.short("TE1"), SAID: 1}), "can't be read"),
]


@pytest.mark.parametrize("data,why", [one[1:] for one in PASSED], ids=[one[0] for one in PASSED])
def test_what_can_t_be_read_is_named_and_the_rest_goes_on(
    tmp_path: Path, told: Told, data: bytes, why: str
) -> None:
    practised.put(tmp_path / "cohort", bad=data, good=_account())
    found = told("--answers")
    assert len(found["sittings"]) == 1
    ((file, reason),) = [(one["file"], one["reason"]) for one in found["skipped"]]
    assert (file, why in reason) == (str(tmp_path / "cohort" / "bad.json"), True)
    assert SAID not in json.dumps(found)


def test_damaged_sittings_and_links_are_named_and_never_followed(
    tmp_path: Path, told: Told
) -> None:
    cohort, elsewhere = tmp_path / "cohort", tmp_path / "elsewhere"
    sitting = desks.sit(cohort / "anna")
    sitting.close()
    (cohort / "anna" / "practice" / sitting.id / "journal.jsonl").write_bytes(b"\xff\n")
    desks.told(elsewhere, words=SAID).close()
    (cohort / "bob").symlink_to(elsewhere)
    found = told("--answers")
    assert found["sittings"] == []
    assert {one["reason"] for one in found["skipped"]} == {"it is a link", "it can't be read"}


def test_a_folder_that_nobody_may_look_into_stops_no_other(
    tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    cohort = practised.put(tmp_path / "cohort", own=_account())
    (cohort / "shut").mkdir()
    listed = Path.iterdir

    def shut(folder: Path) -> Iterator[Path]:
        if folder.name == "shut":
            raise PermissionError
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", shut)
    found = told()
    assert len(found["sittings"]) == 1
    assert [one["file"] for one in found["skipped"]] == [str(cohort / "shut")]


def test_a_group_s_folder_among_them_is_not_read_twice(
    tmp_path: Path, told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    cohort = practised.put(tmp_path / "cohort", own=_account())
    run("practice", "merge", "fern", cohort, "-o", cohort / "group", "--no-fill")
    capsys.readouterr()
    assert len(told()["sittings"]) == 1


def test_a_data_folder_itself_may_be_named(tmp_path: Path, told: Told) -> None:
    desks.sit(tmp_path / "cohort").close()
    assert [one["code"] for one in told()["sittings"]] == ["TE1"]


def test_people_are_told_a_line_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cohort = practised.put(
        tmp_path / "cohort",
        own=_account(answer("knew.in_front", "E2", text=SAID), episodes=[episode("E2")]),
    )
    desks.sit(cohort / "anna", "SW1").close()
    assert run("practice", "cohort", cohort) == ExitCode.DONE
    out = capsys.readouterr().out
    assert "fern  TE1  self  handed over only  handed over here" in out
    assert "fern  SW1  self  begun 2026-11-26" in out
    assert SAID not in out
    run("practice", "cohort", cohort, "--answers")
    assert SAID in capsys.readouterr().out
    assert run("practice", "cohort", tmp_path / "nowhere") == ExitCode.FILES
