"""What an interview begins with, from the words of a command: an invitation, nothing, or a part."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interview.beginning import Beginning
from interview.commands import desk
from interview.model.invitation import Setting
from interview.model.taxonomy import Mode

if TYPE_CHECKING:
    from interview.practice.cases import PracticeCase


def first_words(invitation: Path | None, said: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """Return what opens a sealed invitation, the first of the words `said`, and the others."""
    from interview.guides.invitation import is_sealed

    if invitation is None or not said or not is_sealed(invitation):
        return None, said
    return said[0], said[1:]


def invited(
    invitation: Path | None, words: str | None = None, *, mode: str = "self", typist: str = ""
) -> Beginning:
    """Return what an interview begins with: the invitation in a file, or the guide that we have.

    `words` open a sealed invitation.
    """
    hands, owner = Mode(mode), desk.owner()
    if invitation is None:
        from interview.guides.load import load_named

        return Beginning(load_named(), Setting(), mode=hands, typist=typist, owner=owner)
    from interview.guides.invitation import read_invitation

    found = read_invitation(invitation, words)
    return Beginning(
        guide=found.guide,
        setting=found.setting,
        mode=hands,
        typist=typist,
        owner=owner,
        keys=found.keys,
        words=words or "",
    )


def practising(case: PracticeCase, role: str, *, mode: str = "self", about: str = "") -> Beginning:
    """Return what practice in a role begins with. In talk mode the case's first reader types.

    With a turning point that it is `about` it is a round in threes. Raise InterviewError where the
    card or the key to the case can't be read.
    """
    from interview.guides.load import load_named
    from interview.practice import cases

    setting = cases.setting(case, role, about=about, content_note=case.content_note())
    typist = setting.readers[0].code if mode == "talk" and setting.readers else ""
    return Beginning(
        guide=load_named(), setting=setting, mode=Mode(mode), typist=typist, owner=desk.owner()
    )
