"""Inviting: an invitation file and a letter for each practitioner of a case.

The one decision: queries are numbered by place when a person is first invited, and only ever added
to after that, so that `queries.2` means the same question for as long as the case is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from interview import resources
from interview.casework import folder as case_folder
from interview.errors import InterviewError
from interview.model.base import canonical
from interview.model.case import Case, InvitedParticipant
from interview.model.guide import Guide
from interview.model.invitation import CaseCard, Invitation, Participant, Setting
from interview.storage import atomic
from interview.wording import render


class Invited(NamedTuple):
    """What was made for one person. `words` are the four words, once invitations are sealed."""

    code: str
    file: str
    words: str | None
    letter: str


def invite(
    case: Case, folder: Path, codes: Sequence[str], guide: Guide, out: Path
) -> tuple[Invited, ...]:
    """Write an invitation and a letter into `out` for each of `codes`, in that order.

    Raise InterviewError for an unknown code, or queries that were changed since a first invitation;
    then nothing is written. Raise NotSaved.
    """
    people = [_participant(case, code) for code in codes]
    queries = dict(case.queries)
    for who in people:
        before = queries.get(who.code, ())
        if who.queries[: len(before)] != before:
            raise InterviewError(
                f"The queries to {who.code} are not those of the first invitation.",
                "Queries are only added, at the end. Put the earlier ones back as they were.",
            )
        queries[who.code] = who.queries
    case_folder.keep(folder, case.model_copy(update={"queries": queries}))
    atomic.private_folder(out)
    return tuple(_write(case, who, guide, out) for who in people)


def setting_for(case: Case, who: InvitedParticipant, guide: Guide) -> Setting:
    """Return what a person's invitation says of the case: never another's queries or contacts."""
    file = case.file
    return Setting(
        case=CaseCard(id=case.id, title=file.title, question=file.question),
        participant=Participant(code=who.code, role=who.role, agency=who.agency),
        witness=who.witness,
        readers=file.reader,
        episodes=file.episode,
        queries=who.queries,
        memory_aid=who.memory_aid,
        support=file.support,
        act_now=file.act_now,
        disclosure=file.disclosure or guide.words.get("disclosure", ""),
        contact=file.contact,
        reply_by=file.reply_by,
        drafts=file.drafts,
        review_on=file.review_on,
    )


def _participant(case: Case, code: str) -> InvitedParticipant:
    for one in case.file.participant:
        if one.code.casefold() == code.casefold():
            return one
    known = ", ".join(one.code for one in case.file.participant)
    raise InterviewError(
        "There is no participant with that code in this case.", f"There is: {known}."
    )


def _write(case: Case, who: InvitedParticipant, guide: Guide, out: Path) -> Invited:
    setting = setting_for(case, who, guide)
    invitation = Invitation.make(setting, guide)
    file = out / f"{who.code}.invitation.json"
    letter = out / f"{who.code}.letter.txt"
    atomic.write_bytes(file, canonical(invitation.plain()) + b"\n")
    atomic.write_bytes(letter, _letter(setting, file.name).encode("utf-8"))
    return Invited(who.code, str(file), None, str(letter))


def _letter(setting: Setting, file: str) -> str:
    template = (resources.prompts() / "letters" / "invitation.md.j2").read_text(encoding="utf-8")
    return render(
        template,
        {
            "case_title": setting.case.title if setting.case else "",
            "code": setting.participant.code if setting.participant else "",
            "readers": _readers(setting),
            "file": file,
            "reply_by": setting.reply_by or "the day we agreed",
            "drafts": setting.drafts or "when all the accounts are in",
            "support": setting.support or "your own line of support at work",
            "contact": setting.contact or "the person who sent you this",
            "disclosure": setting.disclosure,
        },
    )


def _readers(setting: Setting) -> str:
    lines = [f"  {one.name}{f', {one.agency}' if one.agency else ''}" for one in setting.readers]
    return "\n".join(lines) or "  the review team"
