"""What is said where no interview is in hand."""

from __future__ import annotations

import io

from interview.errors import ExitCode, OpensWith
from interview.plain.shell import home
from interview.storage.library import Noted, Stage


def test_an_empty_computer_says_how_to_begin() -> None:
    out = io.StringIO()
    assert home([], out) is ExitCode.DONE
    assert "To begin from an invitation: interview begin INVITATION\n" in out.getvalue()
    assert "Nothing here yet." in out.getvalue()


def test_each_interview_says_how_to_go_on_with_it() -> None:
    out = io.StringIO()
    found = [
        Noted("a" * 16, "2026-05-14", practice=False, state=Stage.PAUSED),
        Noted("b" * 16, "2026-05-15", practice=True, state=Stage.BEGUN),
        Noted("c" * 16, "2026-05-16", practice=False, state=Stage.HANDED_OVER),
        Noted("d" * 16, "2026-05-17", practice=False, state=Stage.NOT_CONFIRMED),
    ]
    home(list(zip(found, [OpensWith.WORDS, None, OpensWith.OWN, None], strict=True)), out)
    said = " ".join(out.getvalue().split())
    assert "Locked: asks for your four words. To go on with a practice" in said
    assert said.count("Locked") == 2
    assert f"go on with an interview begun on 14 May 2026: interview resume {'a' * 16}" in said
    assert f"a practice interview begun on 15 May 2026: interview resume {'b' * 16}" in said
    assert (
        f"add to an interview handed over, begun on 16 May 2026: interview resume {'c' * 16}"
        in said
    )
    assert (
        "read back an interview that is not yet confirmed, begun on 17 May 2026: "
        f"interview resume {'d' * 16}"
    ) in said
