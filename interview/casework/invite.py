"""Inviting people to a case: an invitation, sealed with four words and signed, and a letter each.

The one decision: a query is known by its place (`queries.1`, `queries.2`) in every record that
answers it, so what somebody was once invited with stays as it is, and new ones come after it. What
was sent is kept with the case before anything is written for anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from interview.casework import folder as case_folder
from interview.casework import keys as case_keys
from interview.casework import letter
from interview.errors import InterviewError
from interview.model.base import canonical
from interview.model.case import Case, CaseKeys, InvitedParticipant
from interview.model.guide import Guide
from interview.model.invitation import CaseCard, Invitation, Participant, Setting
from interview.model.record import Record
from interview.reading.shape import nearest
from interview.report import letters
from interview.report.letters_docx import as_docx
from interview.sealing import age, signing, words
from interview.sealing.age import Identity
from interview.storage import atomic


class Invited(NamedTuple):
    """What was made for one participant: two files, and the words that open the first."""

    code: str
    file: str
    words: str
    letter: str


class _Made(NamedTuple):
    code: str
    words: str
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Manner:
    """How invitations are made.

    `choose(n)` is a random number under n that nobody can guess. `identity` opens the case's words:
    where it is given, somebody who was invited before keeps the words of that time. `progress` is
    told how many are made of how many, since each takes about a second. `follow_up` is the account
    of the one who is invited to a later visit.
    """

    choose: Callable[[int], int]
    identity: Identity | None = None
    progress: Callable[[int, int], None] = lambda _done, _total: None
    follow_up: Record | None = None


def invite(
    case: Case, folder: Path, codes: Sequence[str] | None, guide: Guide, out: Path, manner: Manner
) -> tuple[Invited, ...]:
    """Write the invitations of `codes` (None: of everybody) and their letters into `out`.

    Hold the case folder meanwhile (`folder.in_hand`). Raise InterviewError for a code that the case
    doesn't have, where queries that somebody was invited with have changed, and for a case without
    keys; then nothing is written. Raise NotSaved.
    """
    chosen = [participant(case, code) for code in _codes(case, codes)]
    wording = letter.template(follow_up=manner.follow_up is not None)
    sent = dict(case.queries)
    for who in chosen:
        _refuse_changed(who, sent.get(who.code, ()))
        sent[who.code] = who.queries
    keys, made = case_keys.of(case), []
    for number, who in enumerate(chosen, start=1):
        opening = _words(case, who.code, manner)
        keys, brought = case_keys.issue(keys, who.code, opening)
        setting = _setting(case, who.code, guide, manner)
        whole = _signed(Invitation.make(setting, guide, brought), keys)
        sealed = age.seal_with_words(canonical(whole.plain()), opening)
        made.append(_Made(who.code, opening, sealed))
        manner.progress(number, len(chosen))
    case_folder.keep(folder, case.model_copy(update={"queries": sent, "keys": keys}))
    atomic.private_folder(out)
    kind = "invitation" if manner.follow_up is None else "follow-up"
    return tuple(_written(case, one, guide, out / f"{one.code}.{kind}", wording) for one in made)


def setting_for(case: Case, code: str, guide: Guide) -> Setting:
    """Return what the interview with `code` is about: never another's queries.

    Raise InterviewError for a code that the case doesn't have.
    """
    who, file = participant(case, code), case.file
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


def participant(case: Case, code: str) -> InvitedParticipant:
    """Return the participant `code`, in any spelling. Raise InterviewError with the nearest."""
    for who in case.file.participant:
        if who.code.casefold() == code.casefold():
            return who
    known = [who.code for who in case.file.participant]
    raise InterviewError(
        "The case has no participant with that code.", nearest(code, known, "See its case.toml.")
    )


def _codes(case: Case, codes: Sequence[str] | None) -> list[str]:
    if codes is None:
        return [who.code for who in case.file.participant]
    return list(dict.fromkeys(participant(case, code).code for code in codes))


def _refuse_changed(who: InvitedParticipant, sent: Sequence[str]) -> None:
    for number, query in enumerate(sent, start=1):
        if who.queries[number - 1 : number] != (query,):
            raise InterviewError(
                f"Query {number} of {who.code} is not the one that {who.code} was invited with.",
                "Answers know a query by its place: put it back as it was, and add others at the "
                "end.",
            )


def _words(case: Case, code: str, manner: Manner) -> str:
    if manner.identity is not None:
        before = case_keys.words_of(case, code, manner.identity)
        if before:
            return before[-1]
    return words.new_words(manner.choose)


def _signed(invitation: Invitation, keys: CaseKeys) -> Invitation:
    signature = signing.sign(keys.signing, signing.Kind.INVITATION, invitation.signed_part())
    return invitation.model_copy(update={"signature": signature})


def _setting(case: Case, code: str, guide: Guide, manner: Manner) -> Setting:
    setting = setting_for(case, code, guide)
    if manner.follow_up is None:
        return setting
    return setting.model_copy(update={"follow_up": manner.follow_up, "episodes": ()})


def _written(case: Case, made: _Made, guide: Guide, stem: Path, wording: str) -> Invited:
    setting = setting_for(case, made.code, guide)
    file = stem.with_name(f"{stem.name}.age")
    beside = stem.with_name(f"{stem.name.replace('.invitation', '')}.letter.txt")
    atomic.write_bytes(file, made.sealed)
    said = letter.letter(wording, setting, guide, file=file.name)
    atomic.write_bytes(beside, letters.as_text(said).encode("utf-8"))
    atomic.write_bytes(beside.with_suffix(".docx"), as_docx(said))
    return Invited(made.code, str(file), made.words, str(beside))
