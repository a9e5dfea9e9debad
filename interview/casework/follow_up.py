"""What a follow-up begins with: the account that somebody handed over, as it counts."""

from __future__ import annotations

from pathlib import Path

from interview.casework import merging
from interview.casework.deciding import standing_of
from interview.casework.invite import participant
from interview.casework.judge import record_of
from interview.errors import InterviewError
from interview.model.case import Case
from interview.model.record import Record


def account_of(folder: Path, case: Case, code: str) -> Record:
    """Return the one version of the account of `code` that counts.

    Raise InterviewError where there is none yet, more than one, or it was withdrawn; FileTrouble.
    """
    who = participant(case, code).code
    done = merging.look(folder, case)
    standing = standing_of(done, who)
    if standing.withdrawn is not None:
        raise InterviewError(f"The words of {who} are withdrawn.", "Nothing is asked about them.")
    if not standing.tips:
        raise InterviewError(
            f"There is no account of {who} here yet.", "A follow-up is for somebody who gave one."
        )
    if len(standing.tips) > 1:
        raise InterviewError(
            f"There are {len(standing.tips)} versions of {who}'s account.",
            "Choose one first: `interview case resolve`.",
        )
    return record_of(merging.record_at(done, standing.tips[0]))
