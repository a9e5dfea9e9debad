"""Whatever is in a file, it is a value or a sentence, and no sentence repeats the file."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from interview.casework import casefile, folder
from interview.casework.letter import letter, template
from interview.errors import InterviewError
from interview.guides.invitation import read_invitation
from interview.model.base import Value, canonical
from interview.model.case import Case, CaseFile
from interview.model.invitation import Invitation, Setting
from interview.model.record import Record
from interview.model.story import Story
from interview.reading import json_value, toml_value
from interview.text import shown
from tests.support import fern, invitations

STRANGER = "Marigold Quillfeather"  # must not be in any sentence
MODELS: dict[str, type[Value]] = {
    "interview-case": CaseFile,
    "interview-case-folder": Case,
    "interview-story": Story,
    "interview-invitation": Invitation,
    "interview-record": Record,
}
CASE = (fern.FERN / "case.toml").read_text(encoding="utf-8")
INVITATION = invitations.made().plain()

keys = st.sampled_from(
    sorted({name for model in MODELS.values() for name in model.model_fields})
    + sorted(Setting.model_fields)
    + ["code", "id", "title", "witness", "when", "text", "value", "x"]
)
scalars = st.one_of(
    st.just(STRANGER),
    st.sampled_from(
        ["", f"interview-{STRANGER}", f"\x1b[2J{STRANGER}", f"\ud800{STRANGER}", *MODELS]
    ),
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(min_value=10**300),
    st.floats(),
)
plain = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
# Most say that they are one of ours, or they would be turned away at the door.
files = st.builds(
    lambda body, kind, version: {**body, "format": kind, "schema_version": version},
    st.dictionaries(keys, plain, max_size=6),
    st.one_of(st.sampled_from(sorted(MODELS)), st.sampled_from(sorted(MODELS)), scalars),
    st.one_of(st.just(1), scalars),
)


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder_:
        yield Path(folder_) / "file"


def says_nothing_of_it(error: InterviewError) -> None:
    assert STRANGER not in str(error)
    assert "Quill" not in str(error)
    assert str(error).isprintable()
    assert error.do


def stands_in(text: str, line: int | None) -> None:
    assert line is None or 1 <= line <= text.count("\n") + 1


def read_json(data: bytes) -> None:
    for model in MODELS.values():
        try:
            json_value(data, model, what="file")
        except InterviewError as error:
            says_nothing_of_it(error)


@given(st.binary(max_size=300) | st.binary(max_size=100).map(lambda tail: b'{"a": "' + tail))
def test_any_bytes_are_a_value_or_a_sentence(place: Path, data: bytes) -> None:
    place.write_bytes(data)
    read_json(data)
    for model in MODELS.values():
        try:
            toml_value(place, model, what="file")
        except InterviewError as error:
            says_nothing_of_it(error)


@given(files)
@settings(max_examples=200)
def test_any_json_is_a_value_or_a_sentence(data: dict[str, Any]) -> None:
    read_json(json.dumps(data).encode())


def spots(data: Any, spot: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield spot
    parts = (
        data.items() if isinstance(data, dict) else enumerate(data if type(data) is list else ())
    )
    for key, value in parts:
        yield from spots(value, (*spot, key))


SPOTS = [spot for spot in spots(INVITATION) if spot]


@given(st.sampled_from(SPOTS), plain, st.booleans())
@settings(max_examples=200)
def test_an_invitation_with_anything_in_any_place_is_whole_or_refused(
    place: Path, spot: tuple[Any, ...], value: Any, anew: bool
) -> None:
    data = json.loads(canonical(INVITATION))
    holder = data
    for part in spot[:-1]:
        holder = holder[part]
    holder[spot[-1]] = value
    if anew:
        try:
            data = invitations.anew(json.loads(json.dumps(data)))
        except ValueError:  # what can't be written can't be signed either
            return
    invitations.put(place, json.dumps(data).encode())
    try:
        found = read_invitation(place, invitations.WORDS)
    except InterviewError as error:
        says_nothing_of_it(error)
    else:
        assert found.digest == found.true_digest()


@given(
    st.lists(st.tuples(st.integers(0, len(CASE)), st.integers(0, 40)), max_size=3),
    st.lists(
        st.sampled_from(
            [
                *(f'"{STRANGER}"', f'\nMarigold = "{STRANGER}"\n', "\n[[reader]]\n", "]", '"""'),
                *("= 1e400", "2027-13-45", "\ud7ff\u202e", "\x00", "\\", "'", "\n[participant]\n"),
            ]
        ),
        min_size=3,
        max_size=3,
    ),
)
@settings(max_examples=200)
def test_a_case_file_edited_anywhere_is_a_case_or_a_sentence_with_a_line(
    place: Path, cuts: list[tuple[int, int]], pieces: list[str]
) -> None:
    text = CASE
    for (start, length), piece in zip(cuts, pieces, strict=False):
        text = text[:start] + piece + text[start + length :]
    # A key that isn't known is named, and what came to stand before `=` or in a heading is a key.
    assume(re.search(rf'"{STRANGER}"\s*[=.\]]', text) is None)
    place.write_text(text, encoding="utf-8")
    try:
        file, _ = casefile.read(place)
    except InterviewError as error:
        says_nothing_of_it(error)
        stands_in(text, getattr(error, "line", None))
    else:
        setting = Setting(readers=file.reader, support=file.support, contact=file.contact)
        made = letter(template(), setting, fern.guide(), file="x")
        assert all(shown(one.text) == one.text for one in made)


@given(files)
def test_a_case_folder_with_anything_for_a_case_is_refused_and_not_touched(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]
) -> None:
    where = tmp_path_factory.getbasetemp() / "hostile-case"
    where.mkdir(exist_ok=True)
    kept = json.dumps(data).encode()
    (where / "case.json").write_bytes(kept)
    with pytest.raises(InterviewError) as caught:
        folder.open_case(where)
    says_nothing_of_it(caught.value)
    assert (where / "case.json").read_bytes() == kept
