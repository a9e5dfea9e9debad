"""Opening the screens: the doors that the command line gives them.

The one decision: what the screens may do is put together here; they open nothing themselves.
"""

from __future__ import annotations

import argparse
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interview.commands import desk
from interview.errors import ExitCode, FileTrouble

if TYPE_CHECKING:
    from interview.sittings import Sitting
    from interview.storage.library import Noted
    from interview.storage.paths import Places
    from interview.tui.doors import Doors, Listed, Part


def run_screens(args: argparse.Namespace, sitting: Sitting | None) -> ExitCode:
    """Run the screens with `sitting`, or at home where there is none; return the exit code.

    Raise SystemExit with 128 + its number where a signal ended them.
    """
    from interview.tui import run
    from interview.tui.doors import Opening

    opened: list[Sitting] = []
    try:
        code = run(Opening(doors=doors(args, opened), seat=sitting))
    finally:
        for one in opened:
            one.close()
    if code not in set(ExitCode):
        raise SystemExit(code)
    return ExitCode(code)


def doors(args: argparse.Namespace, opened: list[Sitting]) -> Doors:
    """Return what the screens may do, with the places that the command line names.

    What they open is added to `opened`, to be closed when they are left.
    """
    from interview import sittings
    from interview.tui.doors import Doors

    places = desk.places(args)

    def sit(sitting: Sitting) -> Sitting:
        opened.append(sitting)
        return sitting

    def begin(invitation: Path | None) -> Sitting:
        from interview.commands.beginnings import invited

        return sit(sittings.begin(places, invited(invitation), desk.now))

    def practise(part: Part) -> Sitting:
        from interview.commands.beginnings import practising

        return sit(sittings.begin(places, practising(part.case, part.code), desk.now))

    return Doors(
        clock=desk.now,
        data=places.root,
        exports=desk.exports(args),
        listed=lambda: tuple(listed(places, one, desk.now()) for one in sittings.listed(places)),
        begin=begin,
        begin_without=lambda: begin(None),
        resume=lambda interview: sit(_whole(sittings.resume(places, interview, desk.now))),
        parts=_parts,
        practise=practise,
    )


def _whole(sitting: Sitting) -> Sitting:
    """Return `sitting` if it can be written to. Raise FileTrouble where its file is damaged."""
    if sitting.damaged_since is None:
        return sitting
    sitting.close(paused=False)
    raise FileTrouble(
        "Part of this interview's file is damaged, and the file has not been touched.",
        f"To read it, leave and type: interview resume {sitting.id}",
    )


def listed(places: Places, noted: Noted, now: datetime) -> Listed:
    """Return an interview as home shows it: days and times, no name, no words."""
    from interview.tui.doors import Listed

    return Listed(
        id=noted.id,
        practice=noted.practice,
        started=_day(date.fromisoformat(noted.started), now),
        standing="handed over" if noted.state == "handed_over" else _last(places, noted, now),
    )


def _last(places: Places, noted: Noted, now: datetime) -> str:
    """Return when something was last kept of an interview, as its file has it."""
    from interview.storage.paths import JOURNAL

    try:
        journal = places.interview(noted.id, practice=noted.practice) / JOURNAL
        at = datetime.fromtimestamp(journal.stat().st_mtime, tz=now.astimezone().tzinfo)
    except OSError:
        return ""
    day = "today" if at.date() == now.astimezone().date() else _day(at.date(), now)
    return f"{day}, {at:%H:%M}"


def _day(day: date, now: datetime) -> str:
    """Return a day as it is said: "14 May", with its year where it is not this one."""
    year = "" if day.year == now.astimezone().year else f" {day.year}"
    return f"{day.day} {day:%B}{year}"


def _parts() -> tuple[Part, ...]:
    from interview.practice.cases import cases
    from interview.tui.doors import Part

    return tuple(
        Part(case.id, who.code, case.file.title, f"{who.role}, {who.agency}")
        for case in cases()
        for who in case.file.participant
    )
