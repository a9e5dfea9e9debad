"""What an interview begins with, from the words of a command: an invitation, nothing, or a part."""

from __future__ import annotations

from pathlib import Path

from interview.beginning import Beginning
from interview.commands import desk
from interview.model.invitation import Setting
from interview.model.taxonomy import Mode


def invited(
    invitation: Path | None, words: str | None = None, *, mode: str = "self", typist: str = ""
) -> Beginning:
    """Return what an interview begins with: the invitation in a file, or the guide that we have.

    `words` open a sealed invitation.
    """
    if invitation is None:
        from interview.guides.load import load_named

        guide, setting = load_named(), Setting()
    else:
        from interview.guides.invitation import read_invitation

        invited = read_invitation(invitation, words)
        guide, setting = invited.guide, invited.setting
    return Beginning(
        guide=guide, setting=setting, mode=Mode(mode), typist=typist, owner=desk.owner()
    )


def practising(case: str, role: str, *, mode: str = "self") -> Beginning:
    """Return what practice in a role begins with. In talk mode the case's first reader types."""
    from interview.guides.load import load_named
    from interview.practice import cases

    setting = cases.setting(cases.case(case), role)
    typist = setting.readers[0].code if mode == "talk" and setting.readers else ""
    return Beginning(
        guide=load_named(), setting=setting, mode=Mode(mode), typist=typist, owner=desk.owner()
    )
