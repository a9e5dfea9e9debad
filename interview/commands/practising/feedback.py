"""`interview practice feedback [FILE|ID]`: comments on an account from practice, and on asking."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from interview.commands import give, tell
from interview.errors import ExitCode, InterviewError

if TYPE_CHECKING:
    from interview.model.place import Place
    from interview.model.record import Record
    from interview.practice.comment import Comment
    from interview.practice.feedback import Fuller
    from interview.storage.paths import Places


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument(
        "account",
        nargs="?",
        metavar="FILE|ID",
        help="a practice record, or an id from `interview list`; none: the latest practice here",
    )
    parser.add_argument(
        "--asked", type=Path, metavar="FILE", help="questions as they were asked, a line each"
    )
    parser.add_argument("--case", metavar="CASE", help="the made-up case, if it is one of your own")
    parser.add_argument(
        "--full", action="store_true", help="show a fuller answer to the same question beside it"
    )


def run(args: argparse.Namespace) -> ExitCode:
    """Say the comments."""
    from interview.commands import desk
    from interview.guides.load import load_named
    from interview.plain.comments import lines
    from interview.practice import cases
    from interview.practice.feedback import case_of, feedback, fuller

    record = _record(args.account, desk.places(args))
    of = cases.case(args.case) if args.case else case_of(record)
    if args.case and of is not None and record.case is not None and record.case.id != of.case_id:
        raise InterviewError(
            "That account is from another made-up case.", "Leave --case out, or name the right one."
        )
    found = feedback(record, load_named(), _asked(args.asked))
    if args.json:
        there = fuller(of, record)
        rows = {"account": found.account, "asking": found.asking}
        give({key: [_row(one, there) for one in several] for key, several in rows.items()})
        return ExitCode.DONE
    for line in lines(found, of, record, full=args.full):
        tell(line)
    return ExitCode.DONE


def _asked(file: Path | None) -> list[str]:
    from interview.reading import LARGEST_WRITTEN, files

    if file is None:
        return []
    data = files.file_bytes(file, what="list of questions", limit=LARGEST_WRITTEN)
    return files.utf8(file.name, data).splitlines()


def _record(named: str | None, places: Places) -> Record:
    """Return the account that was named: a file, or a practice interview on this computer."""
    from interview.model.record import Record
    from interview.reading import json_value

    if named is not None and (Path(named).is_file() or Path(named).suffix):
        record = json_value(Path(named), Record, what="record")
        if record.digest != record.true_digest():  # a real account may have been made to say it
            raise InterviewError(
                "That file has been changed since it was handed over.", "Use it as it was made."
            )
        return record
    return _kept(named or _latest(places), places)


def _latest(places: Places) -> str:
    from interview import shelf

    found = [one.id for one in shelf.listed(places) if one.practice]
    if not found:
        raise InterviewError(
            "There is no practice on this computer yet.",
            "Take a part first: `interview practice CASE --role CODE`.",
        )
    return found[-1]


def _kept(interview: str, places: Places) -> Record:
    """Return the account of a practice interview as it stands, handed over or not."""
    from interview import sittings
    from interview.commands import desk
    from interview.errors import UsageError

    if not (places.interview(interview, practice=True)).is_dir():
        raise UsageError(
            "There is no practice of that id on this computer.",
            "`interview list` shows those there are.",
        )
    sitting = sittings.resume(places, interview, desk.now)
    try:
        return sitting.record
    finally:
        sitting.close(paused=False)


def _row(one: Comment, there: Mapping[Place, Fuller]) -> dict[str, object]:
    beside = there.get(one.place) if one.place else None
    return {
        "kind": str(one.kind),
        "title": one.title,
        "question": one.place.question if one.place else None,
        "episode": one.place.episode if one.place else None,
        "quote": one.quote,
        "note": one.note,
        "says": one.says,
        "try": one.attempt,
        "fuller": beside.text if beside else None,
    }
