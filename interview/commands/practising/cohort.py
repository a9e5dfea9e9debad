"""`interview practice cohort DIR`: how far everybody has come; words only of what was shared."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from interview.commands import give, narrate, tell
from interview.errors import ExitCode

if TYPE_CHECKING:
    from interview.practice.cohort import Cohort, Sitting
    from interview.practice.shared import Told


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument(
        "dir",
        type=Path,
        metavar="DIR",
        help="where accounts are handed over, or where trainees' data folders are",
    )
    parser.add_argument(
        "--answers",
        action="store_true",
        help="the words too, of accounts that were handed over into DIR",
    )


def run(args: argparse.Namespace) -> ExitCode:
    """List the sittings, and with --answers what was shared."""
    from interview.guides.load import load_named
    from interview.practice import cohort, shared

    guide = load_named()
    found = cohort.look(args.dir, guide)
    told = [shared.told(one, guide) for one in found.shared] if args.answers else []
    if args.json:
        rows = {"sittings": [asdict(one) for one in found.sittings], "real": found.real}
        skipped = [one._asdict() for one in found.skipped]
        words = {"accounts": [one.plain() for one in told]} if args.answers else {}
        give({**rows, "skipped": skipped, **words})
        return ExitCode.DONE
    for line in _lines(found):
        tell(line)
    for one in told:
        _say(one)
    if found.real:
        narrate(_real(found.real))
    return ExitCode.DONE


def _lines(found: Cohort) -> Iterator[str]:
    if not found.sittings:
        yield "There is no practice in that folder."
    for one in found.sittings:
        yield _line(one)
    for skipped in found.skipped:
        yield f"passed by  {skipped.file}  {skipped.reason}"


def _line(one: Sitting) -> str:
    begun = f"begun {one.begun}" if one.begun else "handed over only"
    parts = [
        one.case,
        one.code,
        one.mode,
        begun,
        _standing(one),
        one.place,
    ]
    return "  ".join(part for part in parts if part)


def _standing(one: Sitting) -> str:
    if one.shared:
        return "handed over here" if one.stage == "handed over" else f"{one.stage}, an account here"
    return "handed over elsewhere" if one.handed_over else one.stage


def _say(one: Told) -> None:
    tell()
    tell(f"PRACTICE  {one.case}  {one.code}, {one.role}")
    for answer in one.answers:
        tell()
        tell(answer.asked)
        for text in answer.said:
            tell(f"  {text}")


def _real(many: int) -> str:
    if many == 1:
        return "1 real interview is in that folder. It is not looked at."
    return f"{many} real interviews are in that folder. They are not looked at."
