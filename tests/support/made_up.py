"""The made-up cases for tests: their settings as a real case gives them, each story walked once."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from interview.beginning import Beginning
from interview.casework.invite import setting_for
from interview.engine.handover import record_of
from interview.guides.load import USUAL, load_named
from interview.guides.walk import Walk, walk
from interview.merge.accounts import account
from interview.merge.compare import compare
from interview.model.case import Case
from interview.model.decision import Decisions
from interview.model.invitation import Setting
from interview.model.merged import Comparison, Standing
from interview.model.record import Record
from interview.model.taxonomy import Mode
from interview.practice import cases
from tests.support.talk import ticking

CASE_ID = "f" * 32
NAMES = tuple(one.id for one in cases.cases())
PARTS = tuple((one.id, code) for one in cases.cases() for code in one.roles)


def case(name: str) -> Case:
    """Return a made-up case as the folder of a real one keeps it."""
    return Case(
        format="interview-case-folder",
        schema_version=1,
        id=CASE_ID,
        file=cases.case(name).file,
        guide=USUAL,
    )


def setting(name: str, code: str) -> Setting:
    """Return one person's setting, as a real (not a practice) case's invitation gives it."""
    return setting_for(case(name), code, load_named())


@cache
def walked(name: str, code: str) -> Walk:
    """Return the walk of one person's story, from beginning to end."""
    begins = Beginning(load_named(), setting(name, code), mode=Mode.SCRIPTED, owner=code)
    return walk(cases.case(name).story(code), begins, ticking())


@cache
def record(name: str, code: str) -> Record:
    """Return the record of one person's story."""
    return record_of(walked(name, code).conversation.state, load_named())


def compared(name: str, without: Collection[str] = ()) -> Comparison:
    """Return the comparison of all accounts of a case, or of all but some."""
    guide, file = load_named(), cases.case(name).file
    accounts = []
    for who in file.participant:
        records = [] if who.code in without else [record(name, who.code)]
        standing = Standing(code=who.code, tips=tuple(one.digest for one in records))
        accounts.append(account(who, standing, records, guide))
    return compare(accounts, file.episode, Decisions(), guide)
