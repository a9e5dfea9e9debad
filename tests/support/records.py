"""Small records for tests of merging: made by hand, in order, each with its true digest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from interview.model.base import canonical, digest
from interview.model.record import Record

CASE_ID = "f" * 32
Plain = dict[str, Any]


def answer(
    question: str,
    episode: str | None = None,
    *,
    text: str = "",
    value: Any = None,
    state: str = "answered",
    use: str = "quote",
    asked: str = "What was put?",
) -> Plain:
    """Return one answer of a record."""
    return {
        "id": f"{question}/{episode}" if episode else question,
        "question": question,
        "episode": episode,
        "asked": "" if state == "never_put" else asked,
        "state": state,
        "text": text,
        "value": value,
        "use": use,
        "follow_ups": [],
    }


def episode(
    key: str, edtf: str | None = None, *, title: str = "", nominated_by: str = "reviewers"
) -> Plain:
    """Return one episode of a record, in the person's own words."""
    return {
        "id": key,
        "title": title or f"The day of {key}",
        "when": {"words": "then", "edtf": edtf},
        "why": "",
        "nominated_by": nominated_by,
        "deep": True,
        "parked": False,
    }


def record(
    code: str = "SW1",
    *answers: Plain,
    episodes: Sequence[Plain] = (),
    parents: Sequence[str] = (),
    **changed: Any,
) -> Plain:
    """Return a record of `code` as plain data, with the digest that its content has."""
    plain = {
        "format": "interview-record",
        "schema_version": 1,
        "practice": False,
        "case": {"id": CASE_ID, "title": "Fern case"},
        "participant": {"code": code, "role": "a role", "agency": "an agency"},
        "mode": "self",
        "entered_by": code,
        "present": [],
        "confirmed": {"how": "read back on screen", "on": "2026-04-02"},
        "record_id": f"record of {code}",
        "parents": list(parents),
        "guide": {
            "id": "learning-together",
            "version": "1.0.0",
            "digest": "sha256:" + "1" * 64,
            "depth": 2,
        },
        "episodes": list(episodes),
        "answers": list(answers),
        "additions": [],
        "corrections": [],
        **changed,
    }
    return {**plain, "digest": digest(plain)}


def value(plain: Plain) -> Record:
    """Return a plain record as the model has it."""
    return Record.model_validate(plain, strict=False)


def file_of(plain: Plain) -> bytes:
    """Return a record as the file that is handed over."""
    return canonical(plain) + b"\n"
