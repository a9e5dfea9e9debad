"""Opening the screens: the doors that the command line gives them.

The one decision: what the screens may do is put together here; they open nothing themselves.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interview.commands import desk
from interview.errors import ExitCode, FileTrouble, OpensWith
from interview.storage import settings

if TYPE_CHECKING:
    from interview.beginning import Beginning
    from interview.front import Front
    from interview.sittings import Sitting
    from interview.storage.library import Noted
    from interview.storage.paths import Places
    from interview.tui.doors import Doors, Listed, Part


def run_screens(
    args: argparse.Namespace,
    sitting: Sitting | None = None,
    *,
    ahead: tuple[Front, Callable[[], Sitting]] | None = None,
    shut: tuple[OpensWith, Callable[[Sequence[str]], Sitting]] | None = None,
) -> ExitCode:
    """Run the screens with `sitting`, or at home where there is none; return the exit code.

    With `ahead` they show a front while the interview is opened behind it, with `shut` they ask for
    words first. Raise InterviewError where it can't be opened, SystemExit with 128 + its number
    where a signal ended them.
    """
    from interview.tui import run
    from interview.tui.doors import Ahead, Opening, Shut

    to_close: list[Sitting] = []

    def opened(open_it: Callable[[], Sitting]) -> Sitting:
        to_close.append(_whole(open_it()))
        return to_close[-1]

    shown = Ahead(ahead[0], lambda: opened(ahead[1])) if ahead is not None else None
    asking = Shut(shut[0], lambda said: opened(lambda: shut[1](said))) if shut else None
    try:
        code = run(Opening(doors(args, to_close), seat=sitting, ahead=shown, shut=asking))
    finally:
        for one in to_close:
            one.close()
    if code not in set(ExitCode):
        raise SystemExit(code)
    return ExitCode(code)


def doors(args: argparse.Namespace, opened: list[Sitting]) -> Doors:
    """Return what the screens may do, with the places that the command line names.

    What they open is added to `opened`, to be closed when they are left.
    """
    from interview.tui.doors import Doors

    places = desk.places(args)

    def sit(sitting: Sitting) -> Sitting:
        opened.append(sitting)
        return sitting

    def begin(invitation: Path | None, said: Sequence[str] = ()) -> Sitting:
        from interview.commands.beginnings import first_words, invited

        words, rest = first_words(invitation, said)
        return sit(_begun(places, invited(invitation, words), rest))

    def practise(part: Part) -> Sitting:
        from interview.commands.beginnings import practising
        from interview.practice import cases

        return sit(_begun(places, practising(cases.case(part.case), part.code)))

    return Doors(
        clock=desk.now,
        data=places.root,
        exports=desk.exports(args),
        listed=lambda: _on_this_computer(places),
        begin=begin,
        begin_without=lambda: begin(None),
        resume=lambda interview, said: sit(_resumed(places, interview, said)),
        parts=_parts,
        practise=practise,
        settings=settings.load(places.root),
        keep_settings=lambda chosen: settings.keep(places.root, chosen),
    )


def _begun(places: Places, beginning: Beginning, said: Sequence[str] = ()) -> Sitting:
    from interview import sittings

    return sittings.begin(places, beginning, desk.now, said)


def _resumed(places: Places, interview: str, said: Sequence[str]) -> Sitting:
    from interview import sittings

    return _whole(sittings.resume(places, interview, desk.now, said))


def _on_this_computer(places: Places) -> tuple[Listed, ...]:
    from interview import shelf

    return tuple(listed(places, one, desk.now()) for one in shelf.listed(places))


def _whole(sitting: Sitting) -> Sitting:
    """Return `sitting` if it can be written to. Raise FileTrouble where its file is damaged."""
    if sitting.damaged_since is None:
        return sitting
    sitting.close(paused=False)
    raise FileTrouble(
        "Part of this interview's file is damaged, and the file has not been touched.",
        f"To read it, leave and type: interview resume {sitting.id} --plain",
    )


def listed(places: Places, noted: Noted, now: datetime) -> Listed:
    """Return an interview as home shows it: days and times, no name, no words."""
    from interview import shelf
    from interview.tui.doors import Listed

    ended = noted.state in ("handed_over", "not_confirmed")
    return Listed(
        id=noted.id,
        practice=noted.practice,
        started=_day(date.fromisoformat(noted.started), now),
        standing=noted.state.words if ended else _last(places, noted, now),
        locked=shelf.locked_by(places, noted),
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
