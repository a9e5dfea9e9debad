"""Opening an invitation: is it one, is it whole, and is the guide inside in order."""

from __future__ import annotations

from pathlib import Path

from interview.errors import InterviewError
from interview.guides.load import from_json
from interview.model.base import canonical
from interview.model.invitation import Invitation
from interview.reading import json_value


def read_invitation(path: Path) -> Invitation:
    """Return the invitation in the file `path`.

    Raise FileTrouble where it can't be read, InterviewError where it isn't an invitation, was made by
    a newer program, or was changed since it was made.
    """
    invitation = json_value(path, Invitation, what="invitation")
    if invitation.digest != invitation.true_digest():
        raise InterviewError(
            "This invitation has been changed since it was made.",
            "Don't use it. Ask the review team for a new one.",
        )
    from_json(canonical(invitation.guide.plain()), name=path.name)
    return invitation
