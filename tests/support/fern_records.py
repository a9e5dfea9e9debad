"""The Fern case's five accounts as records, each walked once."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from interview.beginning import Beginning
from interview.engine.handover import record_of
from interview.guides.walk import walk
from interview.merge.accounts import account
from interview.merge.compare import compare
from interview.model.decision import Decisions
from interview.model.merged import Comparison, Standing
from interview.model.record import Record
from interview.model.taxonomy import Mode
from tests.support import fern
from tests.support.talk import ticking


@cache
def record(code: str) -> Record:
    """Return the record of one person's story."""
    begins = Beginning(fern.guide(), fern.setting(code), mode=Mode.SCRIPTED, owner=code)
    walked = walk(fern.story(code), begins, ticking())
    return record_of(walked.conversation.state, fern.guide())


def compared(without: Collection[str] = ()) -> Comparison:
    """Return the comparison of all five accounts, or of all but some."""
    case = fern.case_file()
    accounts = []
    for who in case.participant:
        records = [] if who.code in without else [record(who.code)]
        standing = Standing(code=who.code, tips=tuple(one.digest for one in records))
        accounts.append(account(who, standing, records, fern.guide()))
    return compare(accounts, case.episode, Decisions(), fern.guide())
