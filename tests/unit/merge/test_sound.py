"""Whether a record's parts hold together, and the first of them that doesn't."""

from __future__ import annotations

from typing import Any

import pytest

from interview.merge.sound import Wrong, first_wrong
from tests.support.records import Plain, answer, episode, record, value

ADDED = {"id": "addition/1", "on": "2026-05-02", "text": "More", "reason": "came back to me"}
PUT_RIGHT = {
    "id": "correction/1", "on": "2026-05-02", "question": "well.what", "episode": None,
    "text": "The Tuesday", "reason": "wrong day",
}  # fmt: skip
WELL = answer("well.what", text="We met")


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"episodes": [episode("E1"), episode("E2", "2024-03-08")]},
        {"answers": [answer("knew.in_front", "E1"), answer("knew.in_front", "E2"), WELL],
         "episodes": [episode("E1"), episode("E2")]},
        {"answers": [WELL], "additions": [ADDED], "corrections": [PUT_RIGHT]},
        {"answers": [answer("knew.items", value=None), answer("shaped.factors", value=None),
                     answer("options.who_held", value=None)]},
        {"answers": [answer("knew.items", value=[{"what": "The move"}])]},
        {"answers": [answer("well.what", value=7)]},
    ],
)  # fmt: skip
def test_a_record_whose_parts_hold_together_is_sound(parts: dict[str, Any]) -> None:
    assert first_wrong(value(record("SW1", **made(parts)))) is None


@pytest.mark.parametrize(
    "parts, wrong",
    [
        ({"episodes": [episode("E1"), episode("E2"), episode("E1")]},
         Wrong("episodes[3].id", twice=True)),
        ({"answers": [WELL, {**answer("well.enabled"), "id": "well.what"}]},
         Wrong("answers[2].id", twice=True)),
        ({"answers": [WELL, {**WELL, "id": "another"}]},
         Wrong("answers[2].question", twice=True)),
        ({"additions": [ADDED, ADDED]}, Wrong("additions[2].id", twice=True)),
        ({"answers": [WELL], "corrections": [PUT_RIGHT, PUT_RIGHT]},
         Wrong("corrections[2].id", twice=True)),
        ({"episodes": [episode("E1"), episode("no id")]}, Wrong("episodes[2].id")),
        ({"episodes": [episode("E1", "last week")]}, Wrong("episodes[1].when.edtf")),
        ({"answers": [WELL, answer("knew.in_front", "E9")]}, Wrong("answers[2].episode")),
        ({"answers": [answer("knew.items", value="words")]}, Wrong("answers[1].value")),
        ({"answers": [answer("options.who_held", value=["me"])]}, Wrong("answers[1].value")),
        ({"corrections": [PUT_RIGHT]}, Wrong("corrections[1].question")),
    ],
)  # fmt: skip
def test_the_first_thing_that_is_off_is_named(parts: dict[str, Any], wrong: Wrong) -> None:
    assert first_wrong(value(record("SW1", **made(parts)))) == wrong


def made(parts: dict[str, Any]) -> Plain:
    """Return the parts as a record has them, each a list."""
    return {name: list(part) for name, part in parts.items()}
