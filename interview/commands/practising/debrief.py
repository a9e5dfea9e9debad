"""`interview practice debrief OUT`: what a group's records show, and what to talk about."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.commands import add_out, give, narrate, tell
from interview.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview.practice.debrief import Records, Words


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument(
        "dir", type=Path, metavar="DIR", help="a group's folder, from `practice merge`"
    )
    parser.add_argument("--case", metavar="CASE", help="the made-up case, if it is one of your own")
    add_out(parser, "where the sheets go (default: reports/ in the group's folder)")


def run(args: argparse.Namespace) -> ExitCode:
    """Say it, and write it as a page and for Word."""
    from interview.commands import desk
    from interview.practice import debriefing

    done = debriefing.debrief(args.dir, args.case, args.out, desk.now().astimezone())
    if args.json:
        files = [str(one) for one in done.files]
        give({"case": done.case, **_plain(done.records), "files": files})
        return ExitCode.DONE
    for line in done.lines:
        tell(line)
    tell()
    for path in done.files:
        tell(str(path))
    narrate("It says what is planted, and how the case ends: keep it from those still to play.")
    return ExitCode.DONE


def _plain(found: Records) -> dict[str, Any]:
    return {
        **{kind: list(codes) for kind, codes in found.cast._asdict().items()},
        "planted": [
            {
                "id": one.planted.id,
                "kind": one.planted.kind,
                "episode": one.planted.episode,
                "participants": list(one.planted.participants),
                "standing": one.standing,
                "says": list(one.says),
                "words": _words(one.words),
            }
            for one in found.shown
        ],
        "besides": [
            {
                "kind": one.kind,
                "episode": one.episode,
                "participants": list(one.participants),
                "words": _words(one.words),
            }
            for one in found.beyond
        ],
    }


def _words(said: Sequence[Words]) -> list[dict[str, Any]]:
    return [
        {
            "code": one.code,
            "filled": one.filled,
            "question": one.question,
            "said": [each.text for each in one.said],
        }
        for one in said
    ]
