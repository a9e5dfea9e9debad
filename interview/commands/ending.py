"""`interview case export-all|close`: give somebody all that is held of them; end a case."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from interview.commands import add_out, add_passphrase_file, give, narrate, tell
from interview.errors import ExitCode, InterviewError, UsageError


def add(parts: Any) -> None:
    """Declare the words of these parts of `interview case`."""
    everything = parts.add_parser("export-all", help="everything that is held of one person")
    close = parts.add_parser("close", help="end the case: what people told is erased")
    for part in (everything, close):
        part.add_argument("dir", type=Path, metavar="DIR", help="the case folder")
        add_passphrase_file(part)
    everything.add_argument("code", metavar="CODE", help="whose")
    add_out(everything, "a folder that is new or empty (default: one in exports/ here)")
    close.add_argument("--early", action="store_true", help="before the day the case names")
    close.add_argument("--yes", action="store_true", help="don't ask, erase")


def export_all(args: argparse.Namespace) -> ExitCode:
    """Write everything that is held of one person, and say where it is."""
    from interview.casework import everything, folder, merging
    from interview.casework.invite import participant
    from interview.commands import desk

    with folder.in_hand(args.dir, desk.now().astimezone()) as case:
        who = participant(case, args.code).code
        out = args.out or desk.exports(args) / f"{who}-all-that-is-held"
        done = merging.look(args.dir, case)
        files = everything.give(args.dir, case, done, who, out)
    if args.json:
        give({"folder": str(out), "files": [str(one) for one in files]})
        return ExitCode.DONE
    tell(str(out))
    narrate("These files hold what somebody wrote, and are not locked: take care of them.")
    return ExitCode.DONE


def close(args: argparse.Namespace) -> ExitCode:
    """End the case, after asking, and say what went and what stayed."""
    from interview.casework import closing, folder
    from interview.commands import desk

    now = desk.now().astimezone()
    with folder.in_hand(args.dir, now, closed_too=True) as case:
        closing.may_close(case, now.date(), early=args.early)
        if not args.yes:
            _ask()
        done = closing.close(args.dir, case, now.date())
    if args.json:
        give({"closed": done.on, "erased": done.erased, "kept": list(done.kept)})
        return ExitCode.DONE
    tell(f"Closed. {sum(done.erased.values())} files erased. Kept: {', '.join(done.kept)}.")
    narrate("Files are deleted, not shredded: on an encrypted disk that is enough.")
    narrate("Copies that were sent out, back-ups and the printed sheet are yours to delete.")
    return ExitCode.DONE


def _ask() -> None:
    """Raise where somebody doesn't want it, or nobody can be asked."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError("Closing a case erases what people told.", "Add --yes to say so.")
    narrate("Closing erases every account, every invitation and the key. Nobody can undo it.")
    narrate("The case file, the decisions and the board's report stay. Type close to go on.")
    if sys.stdin.readline().strip().casefold() != "close":
        raise InterviewError("Nothing was erased.")
