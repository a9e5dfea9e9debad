"""What a new interview is begun with, and the first event that comes of it.

The one decision: ids come from what is there. An invitation's interview is known by its case and
code, so that beginning it again finds it; its record keeps one id for each person and case, on
whichever machine. What no invitation owns is told apart by random digits that are given.
"""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass

from interview.engine.events import Began
from interview.model.guide import Guide
from interview.model.invitation import Setting
from interview.model.record import GuidePin
from interview.model.taxonomy import Mode

_RECORDS = uuid.UUID("5b0c1f52-6f1c-4a55-9d0b-3f2f0a1f7c11")  # names a record by case and code


@dataclass(frozen=True, slots=True)
class Beginning:
    """A guide and a setting, and whose hands type. `typist` is a reader's code, in talk mode."""

    guide: Guide
    setting: Setting
    mode: Mode = Mode.SELF
    typist: str = ""
    owner: str = ""  # tells apart what no invitation owns

    @property
    def interview(self) -> str:
        """The interview's id, 16 hex digits."""
        setting = self.setting
        if setting.case is None or setting.participant is None or setting.practice:
            name = f"own\n{self.owner}"
        else:
            name = f"invited\n{setting.case.id}\n{setting.participant.code}"
        return hashlib.sha256(name.encode()).hexdigest()[:16]

    def event(self) -> Began:
        """Return the first event of the interview."""
        setting, guide = self.setting, self.guide
        code = setting.participant.code if setting.participant else ""
        owned = setting.case is not None and code and not setting.practice
        name = f"{setting.case.id}/{code}" if owned and setting.case else self.interview
        record_id = str(uuid.uuid5(_RECORDS, name))
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
