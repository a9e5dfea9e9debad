"""The Fern case compared as a group has it: some roles played, some filled, some empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interview.merge.accounts import account
from interview.merge.compare import compare
from interview.model.decision import Decisions
from interview.model.merged import Comparison, Standing
from interview.model.record import Record
from interview.model.taxonomy import Mode
from tests.support import fern, practised


def played(code: str) -> Record:
    """Return the whole account of somebody who played a role."""
    return Record.model_validate_json(practised.whole(code))


def filled(code: str) -> Record:
    """Return the same as a full account that stands in."""
    return played(code).model_copy(update={"mode": Mode.SCRIPTED})


def answering(record: Record, **changed: object) -> Record:
    """Return a record with some answers as `changed` says, by `question__episode`.

    None takes one out; a state leaves it with no words; text or a list is what was said.
    """
    answers = []
    for one in record.answers:
        key = f"{one.question}__{one.episode}".replace(".", "_")
        if key not in changed:
            answers.append(one)
        elif changed[key] is not None:
            update = changed[key]
            assert isinstance(update, dict)
            answers.append(one.model_copy(update=update))
    return record.model_copy(update={"answers": tuple(answers)})


def compared(held: Mapping[str, Sequence[Record]]) -> Comparison:
    """Return what `held`, tips by code, says side by side; whoever isn't in it is empty."""
    file = fern.case_file()
    accounts = []
    for who in file.participant:
        tips = held.get(who.code, ())
        digests = tuple(one.digest for one in tips)
        standing = Standing(code=who.code, versions=digests, tips=digests)
        accounts.append(account(who, standing, tips, fern.guide()))
    return compare(accounts, file.episode, Decisions(), fern.guide())
