"""A person's record, or its versions in conflict, as one account to read beside others.

The one decision: equal answers of two versions are shown once, and unequal ones both; nothing is
chosen. Question ids are those of the case's own guide, by its declared renames, so that accounts
begun on an older guide stand in the same rows; the words as put stay what they were.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interview.model.case import InvitedParticipant
from interview.model.guide import Guide
from interview.model.merged import Account, Resolution, Said, Standing
from interview.model.place import Place
from interview.model.record import Correction, Record, RecordedAnswer


def account(
    who: InvitedParticipant, standing: Standing, records: Sequence[Record], guide: Guide
) -> Account:
    """Return the account of `who` from the `records` that are its tips; none of a withdrawn one."""
    if standing.withdrawn is not None:
        return Account(who, standing)
    order = {question.id: number for number, question in enumerate(guide.questions)}
    variants: dict[Place, list[RecordedAnswer]] = {}
    corrections: dict[Place, list[Correction]] = {}
    for record in records:
        for place, answer in _by_place(record, guide).items():
            found = variants.setdefault(place, [])
            if not any(_same(answer, one) for one in found):
                found.append(answer)
        for correction in record.corrections:
            at = Place(current(correction.question, guide), correction.episode)
            if correction not in (made := corrections.setdefault(at, [])):
                made.append(correction)
    said = [
        Said(place, tuple(several), tuple(corrections.get(place, ())))
        for place, several in variants.items()
    ]
    said.sort(key=lambda one: order.get(one.place.question, len(order)))
    return Account(who, standing, tuple(records), tuple(said))


def current(question: str, guide: Guide) -> str:
    """Return what the guide calls a question now, following its renames; a retired id stays."""
    seen = {question}
    while (after := guide.renamed.get(question)) is not None and after not in seen:
        seen.add(after)
        question = after
    return question


def resolved(take: Record, resolution: Resolution) -> Record:
    """Return the version that a resolution makes of the one it took."""
    made = take.model_copy(update={"parents": resolution.of})
    return made.model_copy(update={"digest": made.true_digest()})


def _by_place(record: Record, guide: Guide) -> Mapping[Place, RecordedAnswer]:
    found: dict[Place, RecordedAnswer] = {}
    renamed = []
    for answer in record.answers:
        place = Place(answer.question, answer.episode)
        if current(answer.question, guide) == answer.question:
            found[place] = answer
        else:
            renamed.append(answer)
    for answer in renamed:
        place = Place(current(answer.question, guide), answer.episode)
        # Answered under both its ids: then both are shown, each under its own.
        found.setdefault(
            place if place not in found else Place(answer.question, answer.episode), answer
        )
    return found


def _same(one: RecordedAnswer, other: RecordedAnswer) -> bool:
    """Return whether two answers say the same, whatever their question was called."""
    called = {"id": other.id, "question": other.question}
    return one.model_copy(update=called) == other
