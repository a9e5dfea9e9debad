"""A whole interview, locked and sealed: every write, sync and replace of it is made the last one.

After each end what was acknowledged is there, whatever lies in the folder of hand-overs is whole,
and the interview goes on to a hand-over that the review team can open.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from interview import sittings
from interview.beginning import Beginning
from interview.engine import intents as do
from interview.model.invitation import Keys
from interview.model.sealed import HandOver
from interview.sealing import age, signing
from interview.sittings import Sitting
from interview.storage.paths import Places
from tests.support import fern
from tests.support.machine import End, Machine

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
WORDS = "lantern oxbow thimble russet"
TEAM = age.new_identity()
KEYS = Keys(
    recipient=age.recipient_of(TEAM),
    case=signing.public_half("22" * 32),
    signing="33" * 32,
)
SAID = ("yes", "no")


class Told:
    """Somebody who begins, answers and hands over, and what they were told is so."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.exports = root / "exports"
        self.answered = 0
        self.sent: Path | None = None
        self.sitting: Sitting | None = None

    def live(self) -> None:
        self.sitting = self.begin()
        for code in SAID:
            answer(self.sitting, code)
            self.answered += 1
        self.sent = self.sitting.hand_over(self.exports)
        self.sitting.close()

    def begin(self) -> Sitting:
        beginning = Beginning(fern.guide(), fern.setting(), keys=KEYS, words=WORDS, owner="0" * 32)
        return sittings.begin(Places(self.root), beginning, lambda: NOON)

    def check(self) -> None:
        held = self.sitting and self.sitting._desk.held
        if held:
            held._lock.release(force=True)  # a dead process holds nothing
        if self.exports.exists():
            for path in self.exports.glob("*.age"):
                opened(path)
        if self.sent is not None:
            assert opened(self.sent).export == 1
        again = self.begin()
        assert len(again.conversation.state.given) >= self.answered
        assert again.damaged_since is None
        if not again.kept:
            answer(again, SAID[0])
        path = again.hand_over(self.exports)
        assert again.conversation.state.versions[-1].digest == opened(path).record.digest
        again.close()


def answer(sitting: Sitting, code: str) -> None:
    (box,) = sitting.view.boxes
    sitting.submit(do.Answer((do.Reply(box.place, value=code),)))


def opened(path: Path) -> HandOver:
    return HandOver.model_validate_json(age.unseal(path.read_bytes(), TEAM))


@pytest.mark.parametrize("end", [End.WITHIN, End.PLUG_PULLED])
def test_whatever_step_is_the_last_it_is_kept_and_can_be_handed_over(
    tmp_path: Path, end: End
) -> None:
    machine = Machine()
    machine.run(Told(tmp_path / "whole").live)
    for number in range(machine.steps):
        one = Told(tmp_path / f"until-{number}")
        Machine(number, end).run(one.live)
        one.check()
