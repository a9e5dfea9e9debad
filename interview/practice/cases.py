"""The made-up cases: those that come with the program, and a folder that a trainer wrote.

The one decision: a practice interview is an ordinary one whose setting says practice. So everything
that a person learns here is so in a real one, and every file that comes of it carries the mark.
What is planted in a case, and how it ends, is read for the debrief; nothing that plays it shows
more of it than the content note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from interview import resources
from interview.errors import InterviewError
from interview.model.card import RoleCard
from interview.model.case import PRACTICE, CaseFile, InvitedParticipant
from interview.model.invitation import CaseCard, Participant, Setting
from interview.model.place import Place
from interview.model.practice import Debrief, Drills, Exemplars
from interview.model.story import Story, row
from interview.model.taxonomy import Witness
from interview.reading import toml_value

CASE: Final = "case.toml"
DEBRIEF: Final = "debrief.toml"
EXEMPLARS: Final = "exemplars.toml"
DRILLS: Final = "drills.toml"
ROLES: Final = "roles"
STORIES: Final = "stories"
ROUND: Final = 25  # minutes: what one moment takes in threes
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class PracticeCase:
    """A made-up case: its id is its folder's name. Reading a part may raise as `toml_value`."""

    id: str
    folder: Path
    file: CaseFile

    @property
    def roles(self) -> tuple[str, ...]:
        """The codes one can take a part as."""
        return tuple(one.code for one in self.file.participant)

    @property
    def case_id(self) -> str:
        """The id that its records carry: no real case has one like it."""
        return PRACTICE + self.id

    def person(self, code: str) -> InvitedParticipant:
        """Return whose part `code` is, in any spelling. Raise InterviewError with those there are.

        A code is somebody's typing, so it is not repeated.
        """
        for one in self.file.participant:
            if one.code.casefold() == code.casefold():
                return one
        raise InterviewError(
            "There is no such role in this made-up case.", f"There is: {', '.join(self.roles)}."
        )

    def card(self, code: str) -> RoleCard:
        """Return the role card of `code`, which is spelt as the case spells it."""
        return toml_value(self.folder / ROLES / f"{code}.toml", RoleCard, what="role card")

    def story(self, code: str) -> Story:
        """Return the full account of `code`, which is spelt as the case spells it."""
        return toml_value(self.folder / STORIES / f"{code}.toml", Story, what="story")

    def has_full_account(self, code: str) -> bool:
        """Return whether the full account of `code` is written yet."""
        return code in self.roles and (self.folder / STORIES / f"{code}.toml").exists()

    def comments_on(self, code: str) -> dict[Place, str]:
        """Return what the full account of `code` has that a hurried one hasn't, by place."""
        if not (self.folder / EXEMPLARS).exists():  # a case that is being written
            return {}
        there = self.exemplars().exemplar
        return {
            Place(one.question, one.episode or None): one.comment
            for one in there
            if one.code == code
        }

    def debrief(self) -> Debrief:
        """Return the facilitator's key."""
        return toml_value(self.folder / DEBRIEF, Debrief, what="debrief")

    def content_note(self) -> str:
        """Return what is said before anybody begins; nothing where the key is not written yet."""
        return self.debrief().content_note if (self.folder / DEBRIEF).exists() else ""

    def deep(self, code: str) -> tuple[str, ...]:
        """Return the turning points that the full account of `code` goes through in detail."""
        if not (self.folder / STORIES / f"{code}.toml").exists():
            return ()
        return tuple(one.id for one in self.story(code).episode if one.deep)

    def exemplars(self) -> Exemplars:
        """Return the hurried answers and what is said of them."""
        return toml_value(self.folder / EXEMPLARS, Exemplars, what="list of exemplars")

    def drills(self) -> Drills:
        """Return the asking drill."""
        return toml_value(self.folder / DRILLS, Drills, what="asking drill")


def full_answer(story: Story, episode: str, question: str) -> str:
    """Return what a full account says at one question in words; nothing where it says none.

    `episode` is empty for what is asked once.
    """
    told = [one.answers for one in story.episode if one.id == episode]
    rows = story.answers if not episode else told[0] if told else {}
    written = rows.get(question)
    return row(written).text if written is not None else ""


def cases() -> tuple[PracticeCase, ...]:
    """Return the cases that come with the program, by id. Raise where one can't be read."""
    return tuple(at(path.parent) for path in sorted(_ours().glob(f"*/{CASE}")))


def case(named: str) -> PracticeCase:
    """Return the made-up case called `named`, or the one in the folder that it names.

    Raise InterviewError with the names there are, or as `toml_value`.
    """
    ours = {path.parent.name: path.parent for path in sorted(_ours().glob(f"*/{CASE}"))}
    if named in ours:
        return at(ours[named])
    if (Path(named) / CASE).is_file():
        return at(Path(named))
    raise InterviewError(
        "There is no made-up case of that name.",
        f"There is: {', '.join(ours)}. Or name a folder with a {CASE} in it.",
    )


def at(folder: Path) -> PracticeCase:
    """Return the case in `folder`. Raise InterviewError where its name can't be an id."""
    return PracticeCase(name_of(folder), folder, toml_value(folder / CASE, CaseFile, what="case"))


def name_of(folder: Path) -> str:
    """Return what the case in `folder` is called. Raise InterviewError where it can't be an id."""
    name = folder.resolve().name
    if not _NAME.fullmatch(name):
        raise InterviewError(
            "That folder's name can't be the name of a made-up case.",
            "Call it with small letters a to z, figures and hyphens.",
        )
    return name


def refuse_our_name(folder: Path) -> None:
    """Raise InterviewError where somebody's own case is called as one of ours.

    Their records would be taken for each other.
    """
    ours = _ours() / name_of(folder)
    if ours.exists() and folder.resolve() != ours.resolve():
        raise InterviewError(
            f"A made-up case called {ours.name} comes with the program.",
            "Call your folder otherwise.",
        )


def moment(of: PracticeCase, code: str, wanted: str = "") -> str:
    """Return the id of the turning point that a round in threes is about, in the role `code`.

    That is `wanted`, in any spelling; else the first of the case's own that the full account of
    this role goes through in detail; where it is still to be written, the first of the case. Raise
    InterviewError with those there are where there is no such one, or as `toml_value`.
    """
    there = [one.id for one in of.file.episode]
    if not there:
        raise InterviewError(
            "There is no turning point in this made-up case yet.",
            f"Add an [[episode]] to its {CASE}, or add --whole.",
        )
    if not wanted:
        deep = [one for one in of.deep(of.person(code).code) if one in there]
        return (deep or there)[0]
    found = next((one for one in there if one.casefold() == wanted.casefold()), None)
    if found is None:
        raise InterviewError(
            "There is no such turning point in this made-up case.",
            f"There is: {', '.join(there)}.",
        )
    return found


def setting(of: PracticeCase, code: str, *, about: str = "", content_note: str = "") -> Setting:
    """Return what an interview in the role `code` is about, its card with it.

    With a turning point that it is `about` it is a round in threes. Whom to turn to is left to the
    guide's general words: the case's numbers are nobody's, and somebody may need one in earnest.
    Raise InterviewError where there is no such role, or its card can't be read.
    """
    who = of.person(code)
    card = of.card(who.code)
    file = of.file
    return Setting(
        practice=True,
        case=CaseCard(id=of.case_id, title=file.title, question=file.question),
        participant=Participant(code=who.code, role=who.role, agency=who.agency),
        witness=Witness.NO,
        readers=file.reader,
        episodes=file.episode,
        queries=() if about else who.queries,
        memory_aid=() if about else who.memory_aid,
        disclosure=file.disclosure,
        card=card.lines(),
        content_note=content_note,
        moment=about,
        minutes=ROUND if about else 0,
    )


def _ours() -> Path:
    return resources.prompts() / "practice"
