"""`interview merge DIR [FILE...]`: bring accounts together, keep apart what can't be used."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from interview.commands import add_passphrase_file, give, narrate, secret, tell
from interview.errors import ExitCode, InterviewError

if TYPE_CHECKING:
    from interview.casework.merging import Merge
    from interview.casework.receive import Progress, Tally
    from interview.model.case import Case

_EVERY = 100  # files between two lines of progress


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("dir", type=Path, metavar="DIR", help="the case folder")
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="records (default: all of DIR/inbox)"
    )
    parser.add_argument(
        "--explain", action="store_true", help="say what would happen to each file, change nothing"
    )
    add_passphrase_file(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Merge, and say what became of every file."""
    from interview.casework import folder, keys, merging
    from interview.commands import desk

    inbox = args.dir / merging.INBOX
    named = args.files or ([inbox] if inbox.exists() else [])
    with folder.in_hand(args.dir, desk.now().astimezone()) as case:
        _refuse_practice(case)
        done = merging.merge(
            args.dir,
            case,
            named,
            explain=args.explain,
            progress=_progress(quiet=args.json),
            unlock=lambda: keys.opened(args.dir, case, secret.passphrase(args.passphrase_file)),
        )
    if args.json:
        give(_plain(done, explain=args.explain))
    else:
        _say(done, explain=args.explain)
    apart = done.tally.quarantined or done.tally.skipped
    return ExitCode.REFUSED if apart else ExitCode.DONE


def _refuse_practice(case: Case) -> None:
    """Raise for a made-up case: what is kept apart would lie in it, and may be a real account."""
    if case.practice:
        raise InterviewError(
            "This is a practice case. Its accounts are merged another way, so that no real one "
            "can get in.",
            "Run `interview practice merge` with the name of the made-up case, the files, and -o "
            "with this folder.",
        )


def _plain(done: Merge, *, explain: bool) -> dict[str, object]:
    from interview.casework import merging

    tally = done.tally
    found: dict[str, object] = {
        "unsafe_today": list(tally.unsafe),
        "accepted": tally.accepted,
        "superseded": tally.superseded,
        "duplicates": tally.duplicates,
        "quarantined": [{"file": one.file, "reason": one.reason} for one in tally.quarantined],
        "skipped": [one._asdict() for one in tally.skipped],
        "inputs": tally.inputs,
        "receipts": [one._asdict() for one in merging.receipts(done)],
        "merged_digest": done.products.digest,
    }
    if explain:
        found["explain"] = [{"file": name, "what": what} for name, what in merging.explained(done)]
    return found


def _say(done: Merge, *, explain: bool) -> None:
    from interview.casework import merging

    tally = done.tally
    if tally.unsafe:
        codes = ", ".join(tally.unsafe)
        tell(f"Please read first: {codes} said that a child or adult may be unsafe today.")
        tell("See that somebody has acted on it.\n")
    if explain:
        for name, what in merging.explained(done):
            tell(f"{name}  {what}")
        tell()
    tell(_counted(tally, would=explain))
    receipts = merging.receipts(done)
    for one in receipts:
        tell(f"  {one.participant}: its four words are {one.words}")
    for line in _worth_saying(done):
        tell(f"  {line}")
    if not explain:
        if receipts:
            narrate("Read those words to whoever sent it: the same on both sides, all of it came.")
        narrate("The accounts are merged. `interview report` makes them into pages to read.")


def _worth_saying(done: Merge) -> Iterator[str]:
    from interview.casework import receive

    for apart in done.tally.quarantined:
        yield f"kept apart  {apart.file}  {receive.told(apart.reason, apart.where)}"
    for skipped in done.tally.skipped:
        yield f"passed by  {skipped.file}  {skipped.reason}"
    for standing in done.combined.standings:
        if len(standing.tips) > 1:
            versions = f"{len(standing.tips)} versions that don't follow each other"
            yield f"{standing.code}: {versions}. All are kept."
        if standing.missing:
            yield f"{standing.code}: an earlier version never came."


def _counted(tally: Tally, *, would: bool) -> str:
    parts = [
        f"{tally.accepted} accepted",
        f"{tally.superseded} followed by later versions",
        f"{tally.duplicates} the same twice",
        f"{len(tally.quarantined)} kept apart",
    ]
    files = "1 file" if tally.inputs == 1 else f"{tally.inputs:,} files"
    return f"{files}{' would be' if would else ''}: {', '.join(parts)}."


def _progress(*, quiet: bool) -> Progress:
    """Return what is told of how far it has come: one line that is written over, at a terminal."""
    if quiet or not sys.stderr.isatty():
        return lambda _done, _total: None

    def told(done: int, total: int) -> None:
        if done % _EVERY == 0 and total > _EVERY:
            print(f"\rReading {done:,} of {total:,}", end="", file=sys.stderr, flush=True)
        if done == total and total > _EVERY:
            print("\r" + " " * 40 + "\r", end="", file=sys.stderr, flush=True)

    return told
