"""The made-up case from first answer to report: what a team does over weeks, in a minute.

The one decision: it takes the same steps as a team would, by the same pieces, so what it shows is
what they will get. Every account is scripted, and every product says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from interview.beginning import Beginning
from interview.casework import casefile, invite, merging, receive, reports
from interview.casework import folder as case_folder
from interview.casework import keys as case_keys
from interview.conversation import Clock
from interview.errors import InterviewError
from interview.guides.invitation import read_invitation
from interview.guides.load import load_named
from interview.guides.walk import walk
from interview.model.case import Case
from interview.model.story import Story
from interview.model.taxonomy import Mode
from interview.practice.cases import PracticeCase
from interview.reading import toml_value
from interview.report.audience import Audience
from interview.sealing import words

CASE = "case"


class Step(NamedTuple):
    """One step: what was done, what a person does in its place, and where it can be seen."""

    done: str
    you: tuple[str, ...]
    made: tuple[Path, ...]


def steps(
    of: PracticeCase, root: Path, clock: Clock, case_id: str, choose: Callable[[int], int]
) -> Iterator[Step]:
    """Do each step into the folder `root`, which is new or empty, and yield it when it is done.

    `case_id` is 32 hex digits, `choose(n)` a random number under n. Raise FileTrouble, NotSaved,
    InterviewError.
    """
    where = root / CASE
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise InterviewError("There is something there already.", "Name a folder that is new.")
    passphrase = words.new_words(choose)
    case = _case(of, where, case_id, passphrase, clock)
    people = len(case.file.participant)
    yield Step(
        f"The review team made a case, {case.file.title}, with {people} people in it, "
        f"and a key under a passphrase: {passphrase}.",
        ("Reviewer: write a case file once, then `interview case new DIR --from CASE.toml`.",),
        (where / case_folder.WRITTEN,),
    )
    out = where / case_folder.INVITATIONS
    made = invite.invite(case, where, None, load_named(case.guide), out, invite.Manner(choose))
    yield Step(
        "Each of them was sent a sealed invitation and a letter, and told four words by phone: "
        f"{made[0].code} was told {made[0].words}.",
        ("Reviewer: `interview case invite DIR --all`.",),
        (out,),
    )
    yield _told(of, made, where / merging.INBOX, clock)
    yield from _brought_together(where, passphrase)
    yield Step(
        "Nothing here is anybody's real work.",
        ("Trainer: `interview practice list`, then take a part in the same case yourself.",),
        (),
    )


def _case(of: PracticeCase, where: Path, case_id: str, passphrase: str, clock: Clock) -> Case:
    file, written = casefile.read(of.folder / "case.toml")
    keys = case_keys.new(file.title, case_id, passphrase, clock().astimezone().date())
    return case_folder.new(where, file, written, case_id=case_id, keys=keys)


def _told(of: PracticeCase, made: Sequence[invite.Invited], inbox: Path, clock: Clock) -> Step:
    records = [_walked(of, one, inbox, clock) for one in made]
    return Step(
        f"{len(records)} people told how it looked from where they stood, and handed it over, "
        "sealed and signed.",
        (
            "Practitioner: `interview begin INVITATION`, then about an hour of questions.",
            "Here each account is a written story, and every page says that it is scripted.",
        ),
        (inbox,),
    )


def _walked(of: PracticeCase, invited: invite.Invited, inbox: Path, clock: Clock) -> Path:
    story = toml_value(of.folder / "stories" / f"{invited.code}.toml", Story, what="story")
    opened = read_invitation(Path(invited.file), invited.words)
    begins = Beginning(
        opened.guide, opened.setting, mode=Mode.SCRIPTED, owner=invited.code, keys=opened.keys
    )
    return walk(story, begins, clock).hand_over(inbox)


def _brought_together(where: Path, passphrase: str) -> Iterator[Step]:
    inbox, case = where / merging.INBOX, case_folder.open_case(where)
    done = merging.merge(
        where,
        case,
        [inbox],
        explain=False,
        progress=receive.quietly,
        unlock=lambda: case_keys.opened(where, case, passphrase),
    )
    found = done.products.comparison
    yield Step(
        f"{done.tally.accepted} accounts were brought together. They differ in "
        f"{len(found.differences)} places, and both sides stay.",
        ("Reviewer: put what comes back into DIR/inbox, then `interview merge DIR`.",),
        (where / "merged",),
    )
    pages = tuple(path for one in Audience for path in reports.write(where, one))
    yield Step(
        "The accounts stand side by side, for the team, for those who took part, for the board.",
        ("Reviewer: `interview report DIR`, and open the page in a browser.",),
        pages,
    )


def default_folder(exports: Path, today: datetime | date) -> Path:
    """Return a folder under `exports` that isn't there yet, called after the day."""
    first = exports / f"demo-{today:%Y-%m-%d}"
    number, path = 1, first
    while path.exists():
        number += 1
        path = first.with_name(f"{first.name}-{number}")
    return path
