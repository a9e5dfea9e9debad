"""Comments on questions as they were asked: what each does to the one who answers."""

from __future__ import annotations

import pytest

from interview.model.comments import OnAsking
from interview.model.record import Record
from interview.model.taxonomy import Mode
from interview.practice.comment import rules
from interview.practice.on_asking import on_question, passed_by
from tests.support import fern
from tests.support.fern_records import record

ASKED: dict[OnAsking, tuple[str, ...]] = {
    OnAsking.SHOULD: (
        "Should you have rung again?",
        "Shouldn't somebody have told you?",
        "Do you think you should have gone that day?",
        "Wouldn't it have been better to ring?",
        "Could you not have asked the school?",
        "Oughtn't that to have gone to your manager?",
        "Weren't you supposed to write it down?",
    ),
    OnAsking.WHY: (
        "Why did you wait?",
        "And why not the Wednesday?",
        "How come nobody rang?",
        "Tell me why you left it.",
        "Why was that?",
        "For what reason did you close it?",
    ),
    OnAsking.LEADING: (
        "Didn't you think that was odd?",
        "You must have been worried?",
        "So you felt let down?",
        "Surely there was a number to ring?",
        "Were you worried about her?",
        "It was late, wasn't it?",
        "I suppose you were tired?",
        "Would you agree that it was a rush?",
        "Did you just forget?",
        "Obviously the form was no help?",
    ),
    OnAsking.DOUBLE: (
        "What did you see, and what did you think?",
        "Where were you? And who was there?",
        "Did you ring or did you write?",
        "How did you hear of it and when was that?",
        "Tell me what you saw and who else was there.",
    ),
    OnAsking.OPEN: (
        "What was in front of you?",
        "Tell me about the voicemail.",
        "How did the afternoon go on?",
        "And then what happened?",
        "Picture yourself back there. What do you see?",
        "Can you tell me more about the form?",
        "Say more about the queue.",
        "Take me through that morning.",
        "Thank you. What was said first?",
        "And what was the next job?",
        "Thank you. And how did that look from the desk?",
        "Where were you when the phone rang?",
        "Mm. Go on.",
        "Take your time.",
    ),
    OnAsking.CLOSED: (
        "Did you ring back?",
        "Was the form there?",
        "Is that usual?",
        "You rang?",
        "The Thursday?",
        "\N{ZERO WIDTH SPACE}",
    ),
}


@pytest.mark.parametrize(
    "kind, asked", [(kind, one) for kind, several in ASKED.items() for one in several]
)
def test_a_question_gets_one_comment_and_its_own_words_back(kind: OnAsking, asked: str) -> None:
    comment = on_question(asked, rules())
    assert comment.kind is kind
    assert comment.quote == asked
    assert comment.says
    assert comment.attempt


def test_the_questions_of_the_guide_open() -> None:
    narrative = [one for one in fern.guide().questions if one.form == "narrative"]
    closing = [
        one.id for one in narrative if on_question(one.ask, rules()).kind is not OnAsking.OPEN
    ]
    # Two things that get in the way of each other's answer are one question there.
    assert closing == []


def typed(of: Record) -> Record:
    return of.model_copy(
        update={
            "practice": True,
            "mode": Mode.TALK,
            "answers": tuple(one.model_copy(update={"follow_ups": ()}) for one in of.answers),
        }
    )


def test_what_was_there_to_ask_is_pointed_out_where_one_typed_for_another() -> None:
    found = passed_by(typed(record("HV1")), fern.guide(), rules())
    assert 1 <= len(found) <= 3
    assert len({one.attempt for one in found}) == len(found), "nothing is said twice"
    for one in found:
        assert one.kind is OnAsking.MISSED
        assert one.place is not None
        said = next(
            answer.text
            for answer in record("HV1").answers
            if (answer.question, answer.episode) == (one.place.question, one.place.episode)
        )
        assert one.quote in said
        assert "{{" not in one.attempt


def test_whoever_answered_alone_passed_nothing_by() -> None:
    alone = typed(record("HV1")).model_copy(update={"mode": Mode.SELF})
    assert passed_by(alone, fern.guide(), rules()) == ()


def test_what_was_followed_up_was_not_passed_by() -> None:
    of = typed(record("HV1"))
    before = passed_by(of, fern.guide(), rules())
    at = before[0].place
    assert at is not None
    asked = {
        "probe": "what", "kind": "who", "asked": "Who?", "state": "answered", "text": "The GP.",
    }  # fmt: skip
    plain = of.plain()
    for one in plain["answers"]:
        if (one["question"], one["episode"]) == (at.question, at.episode):
            one["follow_ups"] = [asked]
    import json

    after = passed_by(Record.model_validate_json(json.dumps(plain)), fern.guide(), rules())
    assert at not in [one.place for one in after]
