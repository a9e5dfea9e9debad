"""`interview practice merge CASE FILE|FOLDER...`: a group's accounts side by side."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.commands import add_out, give, narrate, tell
from interview.errors import ExitCode

if TYPE_CHECKING:
    from interview.practice.groups import Brought, Group


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("case", metavar="CASE", help="a made-up case, by name or by its folder")
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="practice records, or folders of them"
    )
    parser.add_argument(
        "--no-fill",
        dest="fill",
        action="store_false",
        help="leave a role empty that nobody has played",
    )
    add_out(parser, "the group's folder (default: one in exports/ here, called after the case)")


def run(args: argparse.Namespace) -> ExitCode:
    """Bring them together, and say who told what and where the page is."""
    from interview.commands import desk
    from interview.practice import cases, groups

    of = cases.case(args.case)
    out = args.out or desk.exports(args) / of.case_id
    done = groups.bring(of, args.files, out.absolute(), desk.now().astimezone(), fill=args.fill)
    if args.json:
        give(_plain(done))
    else:
        _say(done)
    return ExitCode.REFUSED if done.apart or done.skipped else ExitCode.DONE


def _plain(done: Brought) -> dict[str, Any]:
    return {
        "groups": [_plain_group(one) for one in done.groups],
        "quarantined": [{"file": one.file, "reason": one.reason} for one in done.apart],
        "skipped": [one._asdict() for one in done.skipped],
    }


def _plain_group(one: Group) -> dict[str, Any]:
    from interview.practice.seats import cast

    found = one.merge.products.comparison
    return {
        "folder": str(one.folder),
        **{kind: list(codes) for kind, codes in cast(found)._asdict().items()},
        "differences": len(found.differences),
        "report": str(one.report),
        "merged_digest": one.merge.products.digest,
    }


def _say(done: Brought) -> None:
    for number, one in enumerate(done.groups, start=1):
        tell(f"PRACTICE  {one.folder}")
        for line in _told(one):
            tell(f"  {line}")
        if number > 1:
            tell(
                "  A role here was also played by somebody in the group before: both accounts stay."
            )
    for apart in done.apart:
        tell(_left(apart))
    for skipped in done.skipped:
        tell(f"passed by  {skipped.file}  {skipped.reason}")
    if not done.groups:
        narrate("None of these is an account of this made-up case, so nothing was made.")
        return
    if len(done.groups) > 1:
        narrate("To choose yourself who sits together, merge each group's files by themselves.")
    narrate("What the group's records show: `interview practice debrief` and the folder.")


def _told(one: Group) -> Iterator[str]:
    from interview.practice.seats import cast

    there = cast(one.merge.products.comparison)
    yield f"played: {_listed(there.played)}"
    if there.filled:
        yield f"filled from the full account: {_listed(there.filled)}"
    if there.empty:
        yield f"nobody yet: {_listed(there.empty)}"
    unsafe = one.merge.tally.unsafe
    if unsafe:
        yield (
            f"{_listed(unsafe)} said that somebody may be unsafe today. It may be made up too; ask "
            "whoever played it, in case it isn't."
        )
    yield f"side by side: {one.report}"


def _left(apart: Any) -> str:
    from interview.casework import receive

    return f"left where it is  {apart.file}  {receive.told(apart.reason, apart.where)}"


def _listed(codes: Sequence[str]) -> str:
    return ", ".join(codes) or "none"
