"""Each reason to keep a file apart, by the file that calls for it."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from interview.casework.judge import SENTENCES, Reason, judge
from interview.model.case import Case
from interview.reading import LARGEST
from tests.support import fern
from tests.support.records import CASE_ID, answer, episode, file_of, record

SAID = "the words of somebody"

CORRECTION = {
    "id": "correction/1", "on": "2026-05-02", "question": "well.what", "episode": None,
    "text": SAID, "reason": "wrong day",
}  # fmt: skip


def case(**changed: Any) -> Case:
    file = fern.case_file().model_copy(update=changed)
    return Case(
        format="interview-case-folder", schema_version=1, id=CASE_ID, file=file,
        guide="learning-together",
    )  # fmt: skip


def bent(**changed: Any) -> bytes:
    """Return a record that was changed after it was handed over."""
    return file_of({**record("SW1", answer("well.what", text=SAID)), **changed})


def spoilt(old: str, new: str) -> bytes:
    text = file_of(record("SW1", answer("well.what", text=SAID))).decode()
    assert old in text
    return text.replace(old, new, 1).encode()


REASONS: list[tuple[str, bytes, Reason, str]] = [
    ("nothing", b"", Reason.UNREADABLE, ""),
    ("bytes that are no text", b"\xff\xfe\x00", Reason.UNREADABLE, ""),
    ("a letter", b"Dear reviewers", Reason.UNREADABLE, ""),
    ("half a record", bent()[:200], Reason.UNREADABLE, ""),
    ("a list", b"[1, 2]", Reason.NOT_A_RECORD, ""),
    ("an empty object", b"{}", Reason.NOT_A_RECORD, ""),
    ("an invitation", b'{"format": "interview-invitation"}', Reason.NOT_A_RECORD, ""),
    ("a case file", b'format = "interview-case"\n', Reason.NOT_A_RECORD, ""),
    ("a newer record", bent(schema_version=2), Reason.NEWER_SCHEMA, ""),
    ("a field too many", bent(**{SAID: 3}), Reason.INVALID, "a key that no record has"),
    ("yes for true", bent(practice="yes"), Reason.INVALID, "practice"),
    ("true for one", bent(schema_version=True), Reason.INVALID, "schema_version"),
    ("a fraction", spoilt('"depth":2', '"depth":2.5'), Reason.INVALID, "guide.depth"),
    ("no number", spoilt('"depth":2', '"depth":NaN'), Reason.INVALID, "guide.depth"),
    ("5,000 digits", spoilt('"depth":2', '"depth":' + "9" * 5000), Reason.INVALID, "depth"),
    ("1e400", spoilt('"depth":2', '"depth":1e400'), Reason.INVALID, "guide.depth"),
    ("a key twice", spoilt('"mode":"self"', '"mode":"self","mode":"talk"'), Reason.INVALID, "mode"),
    ("half a character", spoilt('"text":"', '"text":"\\ud800'), Reason.INVALID, "answers[1].text"),
    ("100,000 levels", b'{"a":' * 100_000, Reason.INVALID, "nested too deeply"),
    (
        "a date that is none",
        file_of(record("SW1", episodes=[episode("E1", "2024-13-01")])),
        Reason.INVALID,
        "episodes[1].when.edtf",
    ),
    (
        "an episode that isn't there",
        file_of(record("SW1", answer("knew.in_front", "E9"))),
        Reason.INVALID,
        "answers[1].episode",
    ),
    (
        "a note of another shape",
        file_of(record("SW1", answer("shaped.factors", value=[{"rank": "first"}]))),
        Reason.INVALID,
        "answers[1].value",
    ),
    (
        "a holder that is no words",
        file_of(record("SW1", answer("options.who_held", value=[1]))),
        Reason.INVALID,
        "answers[1].value",
    ),
    (
        "a key twice that is somebody's words",
        spoilt('"mode":"self"', f'"{SAID}`":1,"{SAID}`":2'),
        Reason.INVALID,
        "a key that no record has",
    ),
    (
        "an id that is no id",
        file_of(record("SW1", episodes=[episode('x"\n[[match]]')])),
        Reason.INVALID,
        "episodes[1].id",
    ),
    (
        "a correction of nothing",
        file_of(record("SW1", corrections=[CORRECTION])),
        Reason.INVALID,
        "corrections[1].question",
    ),
    (
        "one answer twice",
        file_of(record("SW1", answer("well.what"), answer("well.what"))),
        Reason.DUPLICATE_ID,
        "answers[2].id",
    ),
    (
        "one episode twice",
        file_of(record("SW1", episodes=[episode("E1"), episode("E1")])),
        Reason.DUPLICATE_ID,
        "episodes[2].id",
    ),
    ("a changed word", spoilt(SAID, "other words"), Reason.TAMPERED, ""),
    ("a changed digest", bent(digest="sha256:" + "0" * 64), Reason.TAMPERED, ""),
    ("practice", file_of(record("SW1", practice=True)), Reason.PRACTICE, ""),
    (
        "another case's",
        file_of(record("SW1", case={"id": "0" * 32, "title": "Fern case"})),
        Reason.FOREIGN_CASE,
        "",
    ),
    ("nobody's", file_of(record("XX9")), Reason.UNKNOWN_PARTICIPANT, ""),
    ("sealed", b"age-encryption.org/v1\n-> X25519 abc\n", Reason.WRONG_KEY, ""),
    ("sealed text", b"-----BEGIN AGE ENCRYPTED FILE-----\n", Reason.WRONG_KEY, ""),
    ("far too large", b" " * (LARGEST + 1), Reason.TOO_LARGE, ""),
]


@pytest.mark.parametrize(
    "data,reason,where", [row[1:] for row in REASONS], ids=[r[0] for r in REASONS]
)
def test_a_file_that_can_t_be_used_has_its_reason_and_none_of_its_words(
    data: bytes, reason: Reason, where: str
) -> None:
    verdict = judge(data, case())
    assert verdict.reason is reason
    assert verdict.head is None
    assert where in verdict.where
    assert bool(where) == bool(verdict.where)
    assert SAID not in verdict.where


def test_an_unsealed_record_needs_a_case_that_takes_it() -> None:
    refusing = case(accept_unsealed=False)
    assert judge(file_of(record("SW1")), refusing).reason is Reason.UNSEALED


def test_every_reason_is_reached_and_has_its_sentence() -> None:
    elsewhere = {Reason.UNSEALED, Reason.IMPOSTOR}  # the latter in test_sealed
    assert {row[2] for row in REASONS} | elsewhere == set(Reason) == set(SENTENCES)


@pytest.mark.parametrize("code", ["SW1", "sw1"])
def test_a_record_in_order_is_known_by_the_case_s_spelling(code: str) -> None:
    made = record(code)
    head = judge(file_of(made), case()).head
    assert head is not None
    assert (head.code, head.digest, head.record_id) == ("SW1", made["digest"], made["record_id"])


def test_a_record_begun_without_an_invitation_is_matched_by_its_code() -> None:
    assert judge(file_of(record("SW1", case=None)), case()).head is not None


def test_the_same_content_in_another_layout_is_the_same_version() -> None:
    made = record("SW1", answer("well.what", text="Grüße [Mum] \u202e"))
    loose = json.dumps(made, indent=2).encode()
    one, other = judge(file_of(made), case()), judge(loose, case())
    assert one.sha != other.sha
    assert one.head == other.head


@pytest.mark.parametrize(
    "answers,unsafe",
    [
        ([answer("close.unsafe_today", value="yes")], True),
        ([answer("intro.unsafe_today", value="yes")], True),
        ([answer("intro.unsafe_today", value="no")], False),
        ([answer("well.what", text="yes")], False),
    ],
)
def test_somebody_who_may_be_unsafe_today_is_seen(answers: list[Any], *, unsafe: bool) -> None:
    assert judge(file_of(record("SW1", *answers)), case()).unsafe is unsafe


def test_a_hundred_megabytes_are_refused_without_being_read_as_json() -> None:
    data = b'{"format":"interview-record","answers":[' + b"[]," * (34 * 1024 * 1024)
    began = time.process_time()
    assert judge(data, case()).reason is Reason.TOO_LARGE
    assert time.process_time() - began < 10  # a hang shows; how fast it is, the benchmark says
