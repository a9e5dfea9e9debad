"""`interview practice drill CASE`: something is said, and you choose or write what to ask next."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from interview.commands import give, tell
from interview.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from interview.model.practice import Drill
    from interview.practice.comment import Comment

_HOW = "Type a number, or your own question. Enter alone goes on. Ctrl+D ends."
_AGAIN = "That is none of the numbers."


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("case", metavar="CASE", help="a made-up case, by name or by its folder")
    parser.add_argument("--role", metavar="CODE", help="only what this person says")


def run(args: argparse.Namespace) -> ExitCode:
    """Put each drill; every question gets a comment, and then what there was to listen for."""
    from interview.practice import cases

    of = cases.case(args.case)
    wanted = of.person(args.role).code if args.role else None
    drills = [one for one in of.drills().drill if wanted in (None, one.code)]
    if not drills:
        raise UsageError("There is no drill of that role.", "Leave out --role for all of them.")
    if args.json:
        give({"drills": [_row(one) for one in drills]})
        return ExitCode.DONE
    tell("PRACTICE. Everybody here is made up. Nothing is kept, and nothing is a mark.")
    tell(_HOW)
    roles = {one.code: one.role for one in of.file.participant}
    for number, drill in enumerate(drills, start=1):
        tell()
        tell(f"{number} of {len(drills)}. The {roles[drill.code]} says:")
        tell(f'  "{drill.answer}"')
        tell("What do you ask next?")
        for choice, one in enumerate(drill.choice, start=1):
            tell(f"  {choice}  {one.ask}")
        if not _put(drill):
            return ExitCode.DONE
    tell()
    tell("That was the last one. Take the one that was hardest into your next round.")
    return ExitCode.DONE


def _put(drill: Drill) -> bool:
    """Take questions until one goes on; return False at the end of input."""
    from interview.practice.comment import rules
    from interview.practice.drilling import answered

    while True:
        said = _line()
        if said is None:
            return False
        if not said.strip():
            tell(f"There was to listen for: {drill.listen}")
            return True
        comment = answered(drill, said, rules())
        if comment is None:
            tell(_AGAIN)
        else:
            _say(comment)


def _line() -> str | None:
    if sys.stdin.isatty():
        sys.stdout.write("> ")
        sys.stdout.flush()
    # Bytes that are no text stand for one character each.
    data = sys.stdin.buffer.readline()
    return data.decode("utf-8", "replace").rstrip("\r\n") if data else None


def _say(comment: Comment) -> None:
    tell(f"  {comment.title}. {comment.says}")
    tell(f"  One thing to try: {comment.attempt}")


def _row(drill: Drill) -> dict[str, object]:
    return {
        "id": drill.id,
        "code": drill.code,
        "answer": drill.answer,
        "choices": [one.ask for one in drill.choice],
    }
