"""What a group's records show of what is planted: by differences, by words, and why not yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest

from interview.errors import InterviewError
from interview.model.decision import Decisions
from interview.model.merged import Kind
from interview.model.practice import Debrief, Planted
from interview.model.record import Record
from interview.model.taxonomy import AnswerState
from interview.practice import cases, debrief_sheets
from interview.practice.debrief import Records, Shown, Standing, records
from interview.report import booklet_text
from tests.support import fern
from tests.support.practised_group import answering, compared, filled, played

Held = dict[str, Sequence[Record]]
NAMED = ("voicemail", "call-date", "carry-on")


def key() -> Debrief:
    return cases.case("fern").debrief()


def of(held: Held, planted: Sequence[Planted] | None = None) -> Records:
    planted = key().planted if planted is None else planted
    return records(planted, compared(held), Decisions(), fern.guide())


def shown(found: Records, which: str) -> Shown:
    return next(one for one in found.shown if one.planted.id == which)


def everybody(**changed: Record | None) -> Held:
    """Return all five played, but for some."""
    held = {code: played(code) for code in fern.CODES} | changed
    return {code: [one] for code, one in held.items() if one is not None}


def test_what_people_s_own_accounts_differ_on_is_shown() -> None:
    found = of(everybody())
    assert [shown(found, one).standing for one in NAMED] == [Standing.SHOWN] * 3
    assert shown(found, "voicemail").says == ("Your records show it.",)
    assert {one.code for one in shown(found, "call-date").words} == {"SW1", "TE1"}


def test_a_side_that_was_filled_is_named() -> None:
    found = of(everybody(TE1=filled("TE1"), TM1=filled("TM1")))
    assert shown(found, "voicemail").standing is Standing.SHOWN
    assert shown(found, "call-date").standing is Standing.WITH_FULL
    assert shown(found, "call-date").says == (
        "It shows between your records and the full account of TE1.",
    )
    assert {one.code: one.filled for one in shown(found, "call-date").words} == {
        "TE1": True, "SW1": False,
    }  # fmt: skip


def test_what_only_full_accounts_show_is_said_so() -> None:
    found = of(everybody(TE1=filled("TE1"), SW1=filled("SW1")))
    assert shown(found, "call-date").says == ("It shows between full accounts only.",)


def test_what_no_difference_tells_is_for_people_to_look_at_in_their_own_words() -> None:
    found = of(everybody(TM1=filled("TM1")))
    target = shown(found, "target")
    assert target.standing is Standing.TO_LOOK_AT
    assert {(one.code, one.filled) for one in target.words} == {("SW1", False)}
    said = [each.text for one in target.words for each in one.said]
    assert any("twenty-five working days" in text for text in said)


def test_what_is_said_by_us_is_told_from_their_own_words() -> None:
    (date, *_) = [one for one in shown(of(everybody()), "call-date").words if not one.asked]
    assert [each.own for each in date.said] == [True, False][: len(date.said)]
    notes = [
        one for one in shown(of(everybody()), "voicemail").words if one.question == "knew.items"
    ]
    ours = [each.text for one in notes for each in one.said if not each.own]
    theirs = [each.text for one in notes for each in one.said if each.own]
    assert ours
    assert all(text.startswith("At that point: ") for text in ours)
    assert not any("At that point: " in text for text in theirs)


def left(state: AnswerState) -> dict[str, Any]:
    return {"state": state, "text": "", "value": None}


def without_items(state: AnswerState) -> Record:
    return answering(played("SW1"), knew_items__E2=left(state))


NOT_YET: list[tuple[str, str, Held, str]] = [
    ("nobody played it", "call-date", everybody(TE1=None), "TE1: nobody has played this role."),
    ("never put", "voicemail", everybody(SW1=without_items(AnswerState.NEVER_PUT)),
     "SW1: was not asked about it."),
    ("left blank", "voicemail", everybody(SW1=without_items(AnswerState.LEFT_BLANK)),
     "SW1: was asked, and there is no answer."),
    ("not there", "voicemail", everybody(SW1=without_items(AnswerState.NOT_THERE)),
     "SW1: was not part of this moment, as they told it."),
    ("heard it", "voicemail", everybody(SW1=answering(played("SW1"), knew_items__E2={
        "value": [{"what": "She rang.", "source_role": "health visitor"}]})),
     "SW1: was asked, and answered."),
    ("no date", "call-date", everybody(SW1=played("SW1").model_copy(update={"episodes": tuple(
        one.model_copy(update={"when": one.when.model_copy(update={"edtf": None})})
        for one in played("SW1").episodes)})), "SW1: no date is confirmed."),
    ("a full account", "box", everybody(HV1=filled("HV1")), "HV1: filled from the full account."),
]  # fmt: skip


@pytest.mark.parametrize(
    "which,held,why", [one[1:] for one in NOT_YET], ids=[one[0] for one in NOT_YET]
)
def test_what_isn_t_there_says_why_and_nothing_of_anybody(which: str, held: Held, why: str) -> None:
    found = shown(of(held), which)
    assert found.standing is Standing.NOT_YET
    assert found.says[0] == "Not in your records yet."
    assert why in found.says


def test_a_factor_note_on_another_moment_is_not_among_the_words() -> None:
    said = [each.text for one in shown(of(everybody()), "box").words for each in one.said]
    noted = [one for one in played("HV1").answers if one.question == "shaped.factors"]
    others = [note["how"] for one in noted for note in one.value if note["episode"] != "E2"]
    assert others
    assert not any(text.startswith(other) for text in said for other in others)


def test_what_differs_besides_is_told_apart_from_what_is_planted() -> None:
    whole = of(everybody())
    assert whole.beyond == ()
    later = played("PO1").model_copy(update={"episodes": tuple(
        one.model_copy(update={"when": one.when.model_copy(update={"edtf": "2024-06-01"})})
        if one.id == "E5" else one for one in played("PO1").episodes)})  # fmt: skip
    (found,) = of(everybody(PO1=later)).beyond
    assert (found.kind, found.episode) == (Kind.DATE_DIFFERS, "The table in the school library")
    assert "PO1" in {one.code for one in found.words}


def test_a_planted_thing_that_waits_for_an_account_is_told_once() -> None:
    found = of({"HV1": [played("HV1")]})
    assert shown(found, "voicemail").standing is Standing.NOT_YET
    assert found.beyond == ()


def test_only_moments_that_somebody_played_are_their_own() -> None:
    found = of({"HV1": [played("HV1")], "TE1": [filled("TE1")]})
    assert [code for code, _ in found.named] == ["HV1"]


@pytest.mark.parametrize("wrong", [{"episode": "E9"}, {"participants": ("XX9",)}])
def test_a_debrief_of_another_case_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InterviewError, match="practice lint"):
        of({}, [key().planted[0].model_copy(update=wrong)])


def sheets(held: Held) -> list[str]:
    made = debrief_sheets.booklet(fern.case_file(), key(), of(held), fern.guide())
    return list(booklet_text.lines(made))


def test_the_sheets_hold_the_whole_talk() -> None:
    said = "\n".join(sheets(everybody(TE1=filled("TE1"), PO1=None)))
    for one in (*(ask.ask for ask in key().ask), *(end.what for end in key().outcome),
                key().finding.about, key().finding.begin, key().content_note,
                "Played: SW1, HV1, TM1", "Nobody yet: PO1", "PRACTICE"):  # fmt: skip
        assert one in said
    assert all(one.what in said for one in key().planted)


@pytest.mark.parametrize("there", [(), ("SW1",), ("HV1", "SW1", "TE1"), fern.CODES])
def test_no_sentence_is_a_mark_or_says_that_anybody_found_or_missed_a_thing(
    there: tuple[str, ...],
) -> None:
    found = of({code: [played(code)] for code in there})
    for sentence in (says for one in found.shown for says in one.says):
        assert not re.search(r"\b\d|%|score|found|missed|fail|well done", sentence, re.IGNORECASE)


def test_the_group_s_sheet_leaves_the_finding_to_them() -> None:
    lines = sheets(everybody())
    own = "\n".join(lines[lines.index("== One finding to write ==") :])
    assert not any(one.what in own for one in key().planted)
