"""The published schemas take what the program makes, and refuse what it refuses."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from interview.commands.schema import KINDS, run, schema
from interview.model import record as rec
from interview.model.taxonomy import AnswerState, Mode, Nominated, Use
from tests.support import fern, invitations

DIGEST = "sha256:" + "a" * 64


def record() -> dict[str, Any]:
    answer = rec.RecordedAnswer(
        id="knew.items/E2",
        question="knew.items",
        episode="E2",
        asked="Tell me one thing you knew.",
        state=AnswerState.ANSWERED,
        text="",
        value=[{"what": "He was off school.", "status": "knew", "passed_to": ["HV1"]}],
        use=Use.QUOTE,
        follow_ups=(
            rec.RecordedFollowUp(
                probe="short.1", kind="short", asked="And?", state=AnswerState.LEFT_BLANK, text=""
            ),
        ),
    )
    episode = rec.RecordedEpisode(
        id="E2",
        title="[Mum] rang",
        when=rec.When(words="early March", edtf=None),
        why="",
        nominated_by=Nominated.PRACTITIONER,
        deep=True,
        parked=False,
    )
    made = rec.Record(
        format="interview-record",
        schema_version=1,
        practice=False,
        case=None,
        participant=rec.RecordedParticipant(code="SW1", role="social worker", agency="x"),
        mode=Mode.SELF,
        entered_by="SW1",
        present=(),
        confirmed=rec.Confirmed(how="read back on screen", on="2026-04-02"),
        record_id="r",
        parents=(DIGEST,),
        guide=rec.GuidePin(id="learning-together", version="1.0.0", digest=DIGEST, depth=2),
        episodes=(episode,),
        answers=(answer,),
        additions=(rec.Addition(id="a", on="2026-04-03", text="x", reason="y"),),
        corrections=(),
        digest=DIGEST,
    )
    return made.plain()


def story(code: str = "SW1") -> dict[str, Any]:
    path = fern.FERN / "stories" / f"{code}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


MADE: dict[str, Callable[[], dict[str, Any]]] = {
    "record": record,
    "invitation": lambda: invitations.made().plain(),
    "guide": lambda: fern.guide().plain(),
    "story": story,
}


def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_and_says_whose_it_is(kind: str) -> None:
    published = schema(kind)
    Draft202012Validator.check_schema(published)
    assert published["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert published["title"] == f"interview-{kind}"


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_program_makes_is_taken(kind: str) -> None:
    validator(kind).validate(MADE[kind]())


@pytest.mark.parametrize("code", fern.CODES)
def test_every_story_of_the_fern_case_is_taken(code: str) -> None:
    validator("story").validate(story(code))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "change", [{"format": "interview-x"}, {"unknown": 1}], ids=["another kind", "unknown field"]
)
def test_what_the_program_refuses_is_refused(kind: str, change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        validator(kind).validate(MADE[kind]() | change)


@pytest.mark.parametrize(
    "row,taken",
    [
        ("words", True),
        ([], True),
        ([{"what": "of either kind"}], True),
        ([{"what": "x", "status": "knew"}, {"lens": "tool", "rank": 1}], True),
        ({"state": "cannot_recall"}, True),
        ({"text": "x", "use": "leads_only", "value": None}, True),
        ({"text": "x", "value": [{"what": "x"}]}, True),
        (7, False),
        (True, False),
        (["words"], False),
        ([{"status": "knew", "rank": 1}], False),
        ({"state": "forgotten"}, False),
        ({"says": "x"}, False),
        ({"value": 7}, False),
    ],
)
def test_a_row_is_words_notes_or_a_table(row: object, taken: bool) -> None:
    data = {"format": "interview-story", "answers": {"knew.in_front": row}}
    assert validator("story").is_valid(data) is taken


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_printed_is_the_schema_and_the_same_each_time(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from argparse import Namespace

    printed = []
    for _ in range(2):
        assert run(Namespace(kind=kind, json=False)) == 0
        printed.append(capsys.readouterr())
    assert printed[0] == printed[1]
    assert json.loads(printed[0].out) == schema(kind)
    assert printed[0].err == ""
