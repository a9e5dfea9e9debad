"""What a new interview is begun with, and the first event that comes of it.

The one decision: ids come from what is there. An invitation's interview is known by its case and
code, so that beginning it again finds it; its record keeps one id for each person and case, on
whichever machine. What no invitation owns is told apart by random digits that are given.
"""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass, field

from interview.engine.events import Began
from interview.errors import InterviewError
from interview.model.guide import Guide
from interview.model.invitation import Keys, Setting
from interview.model.record import GuidePin
from interview.model.taxonomy import Mode, Witness

_RECORDS = uuid.UUID("5b0c1f52-6f1c-4a55-9d0b-3f2f0a1f7c11")  # names a record by case and code


@dataclass(frozen=True, slots=True)
class Beginning:
    """A guide and a setting, and whose hands type. `typist` is a reader's code, in talk mode."""

    guide: Guide
    setting: Setting
    mode: Mode = Mode.SELF
    typist: str = ""
    owner: str = ""  # tells apart what no invitation owns
    keys: Keys | None = None  # what its hand-over is sealed and signed with; none: a plain file
    words: str = field(default="", repr=False)  # what its invitation was opened with

    @property
    def interview(self) -> str:
        """The interview's id, 16 hex digits."""
        setting = self.setting
        if setting.case is None or setting.participant is None or setting.practice:
            name = f"own\n{self.owner}"
        else:
            name = f"invited\n{setting.case.id}\n{setting.participant.code}"
            if setting.follow_up is not None:
                name += f"\n{setting.follow_up.digest}"
        return hashlib.sha256(name.encode()).hexdigest()[:16]

    def allow(self) -> None:
        """Raise InterviewError where this interview may not begin, or not with these hands."""
        may_begin(self.setting)
        _typist(self)

    def event(self) -> Began:
        """Return the first event of the interview."""
        setting, guide = self.setting, self.guide
        code = setting.participant.code if setting.participant else ""
        owned = setting.case is not None and code and not setting.practice
        name = f"{setting.case.id}/{code}" if owned and setting.case else self.interview
        record_id = str(uuid.uuid5(_RECORDS, name))
        if setting.follow_up is not None:
            record_id = setting.follow_up.record_id
        return Began(
            interview=self.interview,
            record_id=record_id,
            own_prefix=code or f"own-{record_id[:6]}",
            guide=GuidePin(id=guide.id, version=guide.version, digest=guide.digest, depth=2),
            setting=setting,
            mode=self.mode,
            entered_by=self.typist or code,
            present=(self.typist,) if self.typist else (),
        )


def may_begin(setting: Setting) -> None:
    """Raise InterviewError where an invitation's witness status doesn't allow a real interview."""
    if setting.case is None or setting.practice:
        return
    if setting.witness in (Witness.NO, Witness.CLEARED):
        return
    contact = setting.contact or "the review team"
    raise InterviewError(
        "You may be a witness in court, and we have no word yet that you are cleared to take part. "
        "So this can't start today.",
        f"Please speak to {contact}. Nothing has been kept.",
    )


def _typist(beginning: Beginning) -> None:
    codes = {reader.code for reader in beginning.setting.readers}
    if beginning.mode is Mode.TALK and not beginning.typist:
        raise InterviewError(
            "Somebody types while another speaks, so the record must say who types.",
            "Add --with and the reader's code.",
        )
    if beginning.typist and codes and beginning.typist not in codes:
        raise InterviewError(
            "That code is not one of the readers that the invitation names.",
            f"It names {', '.join(sorted(codes))}.",
        )
