"""The full account of a role that nobody has played, as a record: so that a small group can merge.

The one decision: it is the case's own story, put through the same questions as a person, and marked
scripted. Nothing in it hangs on the day or on chance, so the same case gives the same bytes.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from interview.beginning import Beginning
from interview.engine.handover import record_of
from interview.guides.load import load_named
from interview.guides.walk import walk
from interview.model.base import canonical
from interview.model.taxonomy import Mode
from interview.practice import cases
from interview.practice.cases import PracticeCase

_THEN: Final = datetime(2000, 1, 1, tzinfo=UTC)  # a day that nobody takes for one of the case


def full_account(of: PracticeCase, code: str) -> bytes:
    """Return the record of the full account of `code`, spelt as the case spells it, as a file.

    Raise ContentTrouble where its card or its story is not in order, StoryTrouble where the story
    doesn't walk.
    """
    guide = load_named()
    begins = Beginning(
        guide, cases.setting(of, code), mode=Mode.SCRIPTED, owner=f"{of.case_id}\n{code}"
    )
    walked = walk(of.story(code), begins, lambda: _THEN)
    return canonical(record_of(walked.conversation.state, guide).plain()) + b"\n"
