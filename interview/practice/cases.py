"""The made-up cases that come with the program: finding them, and sitting down to one in a role.

The one decision: a practice interview is an ordinary one whose setting says practice. So everything
that a person learns here is so in a real one, and every file that comes of it carries the mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from interview import resources
from interview.errors import InterviewError
from interview.model.card import RoleCard
from interview.model.case import CaseFile, InvitedParticipant
from interview.model.invitation import CaseCard, Participant, Setting
from interview.model.taxonomy import Witness
from interview.reading import toml_value


@dataclass(frozen=True, slots=True)
class PracticeCase:
    """A made-up case: its id is its folder's name."""

    id: str
    folder: Path
    file: CaseFile

    @property
    def roles(self) -> tuple[str, ...]:
        """The codes one can take a part as."""
        return tuple(one.code for one in self.file.participant)


def cases() -> tuple[PracticeCase, ...]:
    """Return the made-up cases, by id. Raise InterviewError where one can't be read."""
    found = sorted((resources.prompts() / "practice").glob("*/case.toml"))
    return tuple(
        PracticeCase(path.parent.name, path.parent, toml_value(path, CaseFile, what="case"))
        for path in found
    )


def case(name: str) -> PracticeCase:
    """Return the made-up case called `name`. Raise InterviewError with the names there are."""
    found = {one.id: one for one in cases()}
    if name not in found:
        raise InterviewError(
            "There is no made-up case of that name.", f"There is: {', '.join(found)}."
        )
    return found[name]


def setting(of: PracticeCase, code: str) -> Setting:
    """Return what an interview in the role `code` is about, its card with it.

    Raise InterviewError where there is no such role, or its card can't be read.
    """
    who = next((one for one in of.file.participant if one.code.casefold() == code.casefold()), None)
    if who is None:
        raise InterviewError(
            "There is no such role in this made-up case.", f"There is: {', '.join(of.roles)}."
        )
    card = toml_value(of.folder / "roles" / f"{who.code}.toml", RoleCard, what="role card")
    return _setting(of, who, card)


def _setting(of: PracticeCase, who: InvitedParticipant, card: RoleCard) -> Setting:
    file = of.file
    return Setting(
        practice=True,
        case=CaseCard(id=f"practice-{of.id}", title=file.title, question=file.question),
        participant=Participant(code=who.code, role=who.role, agency=who.agency),
        witness=Witness.NO,
        readers=file.reader,
        episodes=file.episode,
        queries=who.queries,
        memory_aid=who.memory_aid,
        support=file.support,
        act_now=file.act_now,
        disclosure=file.disclosure,
        contact=file.contact,
        card=card.lines(),
    )
