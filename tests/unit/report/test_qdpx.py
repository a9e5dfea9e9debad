"""A QDPX project by the standard's own schema, and as a real reader (pyrefiqda) has it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pyrefiqda import RefiProject

from interview.model.decision import Coding, Views
from interview.model.record import Correction, Record
from interview.model.taxonomy import AnswerState, Direction
from interview.report.audience import Audience
from interview.report.qdpx import qdpx
from interview.report.tables import NO_VIEWS, Tables, tables
from interview.report.transcript import transcript
from tests.support import compared, fern
from tests.support.fern_records import record

SCHEMA = Path(__file__).parents[2] / "data" / "refi-qda" / "Project.xsd"
NAMESPACE = "{urn:QDA-XML:project:1.0}"
VALUE = f"{NAMESPACE}VariableValue"
GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
HOSTILE = [
    *(
        "\U0001f469\u200d\U0001f467 one \U0001f1ec\U0001f1e7",
        "e\u0301a\u0308",
        "\u202eturned\u202c",
    ),
    *("one\r\ntwo\rthree\n", "\x00\x07\x1b[31m\x0b", "\ufffe\uffff", "\ufeffmark", "]]> & <b>"),
    *("== Not a heading ==", "> not a question", "[not ours]", " both ends ", "\n", "\u2028\x85"),
    *("\u05e9\u05dc\u05d5\u05dd", "x" * 19_000),
]


class Read(NamedTuple):
    """One coding as it is read: whose account, the words, the code, the coder."""

    source: str
    text: str
    code: str
    coder: str
    about: str = ""
    day: str = ""


def held(text: str) -> str:
    """Return what becomes of a text, said another way than the program does it."""
    text = re.sub("\r\n?", "\n", text)
    never = [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]
    return text.translate({one: f"<U+{one:04X}>" for one in never})


def made(held_: dict[str, list[Record]] | None = None, views: Views = NO_VIEWS) -> Tables:
    found = compared.comparison(held_)
    return tables(compared.case(), fern.guide(), found, Audience.TEAM, views=views)


@cache
def plain() -> Tables:
    return made()


def changed(code: str = "SW1", **update: dict[str, Any]) -> dict[str, list[Record]]:
    """Return everybody's records, with answers of one of them (by question, _ for .) otherwise."""
    by = {name.replace("_", ".", 1): how for name, how in update.items()}
    answers = tuple(one.model_copy(update=by.get(one.question, {})) for one in record(code).answers)
    of = record(code).model_copy(update={"answers": answers})
    return compared.records() | {code: [of.model_copy(update={"digest": of.true_digest()})]}


def coding(code: str, answer: str, by: str = "LR1", **more: Any) -> Coding:
    return Coding(code=code, answer=answer, by=by, on="2026-05-02", **more)


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def codes(several: Any, found: dict[str, str]) -> dict[str, str]:
    for one in several:
        found[one.guid] = one.name
        codes(one.code, found)
    return found


def read(of: Tables, folder: Path) -> Counter[Read]:
    """Return every coding as pyrefiqda reads it, with its words from the source's file."""
    (folder / "a.qdpx").write_bytes(qdpx(of))
    project = RefiProject.load(folder / "a.qdpx", extract_dir=str(folder / "out"))
    users = {one.guid: one.name for one in project.users.user}
    names = codes(project.code_book.codes.code, {})
    found: Counter[Read] = Counter()
    for source in project.sources.text_source:
        path = RefiProject.resolve_source_path(source.plain_text_path, folder / "out")
        text = path.read_bytes().decode("utf-8")
        for one in source.plain_text_selection:
            words = text[one.start_position : one.end_position]
            (mark,) = one.coding
            code, coder = names[mark.code_ref.target_guid], users[mark.creating_user]
            day = str(mark.creation_date_time)[:10]
            found[Read(source.name, words, code, coder, one.description or "", day)] += 1
    return found


def bare(found: Counter[Read]) -> Counter[Read]:
    """Return codings without what is said of them, and the days."""
    kept: Counter[Read] = Counter()
    for one, count in found.items():
        kept[one._replace(about="", day="")] += count
    return kept


LENS = {
    "task": "Tasks",
    "tool": "Tools",
    "environment": "Environment",
    "person": "The person, that day",
}
PAGES = {
    "shaped.tasks": "Tasks", "shaped.tools": "Tools", "shaped.environment": "Environment",
    "shaped.you": "The person, that day",
}  # fmt: skip


def expected(of: Record) -> Iterator[Read]:
    """Yield what is to be coded in a record, by the record itself."""
    who = of.participant.code
    factors = {one.code: f"{one.code} {one.label}" for one in fern.guide().factors}
    for one in of.answers:
        if one.question in PAGES and one.state is AnswerState.ANSWERED:
            texts = [one.text, *(each.text for each in one.follow_ups)]
            yield from (Read(who, held(each), PAGES[one.question], who) for each in texts if each)
        if one.question == "shaped.factors" and one.state is AnswerState.ANSWERED:
            for note in one.value:
                words = "\n".join(held(note[key]) for key in ("what", "how") if note.get(key))
                for label in (factors.get(note.get("code")), LENS.get(note.get("lens"))):
                    if label:
                        yield Read(who, words, label, who)


def test_every_coding_of_everybody_is_read_back_with_its_words_code_and_coder(
    tmp_path: Path,
) -> None:
    found = bare(read(plain(), tmp_path))
    assert found == Counter(one for code in fern.CODES for one in expected(record(code)))
    assert found.total() > 50


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_coded_where_they_stand(text: str, tmp_path: Path) -> None:
    notes = [
        {"what": text, "code": "F4"},
        {"what": text, "how": text, "code": "F1", "lens": "tool"},
    ]
    records = changed(
        shaped_tasks={"text": text, "state": AnswerState.ANSWERED},
        shaped_factors={"value": notes, "state": AnswerState.ANSWERED},
        overview_account={"text": text * 3},
    )
    seen = coding("P1", "SW1:overview.account", direction=Direction.UNSAFE, note=text[:99])
    found = read(made(records, Views(codings=(seen,))), tmp_path)
    readers = {one for one in found if one.coder == "LR1"}
    (account,) = readers
    assert (account.text, account.code) == (held(text * 3), "P1 People and their tools")
    theirs = Counter({one: n for one, n in found.items() if one not in readers})
    assert bare(theirs) == Counter(
        one for several in records.values() for one in expected(several[0])
    )


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1))
def test_any_words_stand_where_they_are_said_to(texts: list[str]) -> None:
    stage = next(one for one in plain().stages if one.id == "overview")
    asked = next(one for one in stage.asked if one.question == "overview.account")
    one = asked.passages[0]
    says = tuple(replace(one.says[0], text=text) for text in texts)
    only = replace(stage, asked=(replace(asked, passages=(replace(one, says=says),)),))
    of = replace(plain(), stages=(only,), episodes=())
    person = next(each for each in of.people if each.code == one.code)
    found = transcript(person, of)
    assert [found.text[start:end] for _, (start, end) in found.said] == list(map(held, texts))
    start, end = found.passages[one.anchor]
    assert found.text[start:end] == "\n".join(map(held, texts))


def test_a_readers_code_is_the_readers_with_the_day_the_direction_and_the_note(
    tmp_path: Path,
) -> None:
    several = (
        coding("P4", "PO1:options.did/E1", direction=Direction.CONSTRUCTIVE, note="By the book."),
        coding("F4", "PO1:options.did/E1", by="LR2"),
        coding("F77", "HV1:knew.stood_out/E4"),
    )
    found = read(made(views=Views(codings=several)), tmp_path)
    did = next(one.text for one in record("PO1").answers if one.id == "options.did/E1")
    readers = {one for one in found if one.coder.startswith("LR")}
    assert readers == {
        Read("PO1", did, "P4 Working together over time", "LR1", "Constructive\nBy the book.",
             "2026-05-02"),
        Read("PO1", did, "F4 Conditions of work", "LR2", "", "2026-05-02"),
        Read("HV1", "[Don't recall]", "F77", "LR1", "", "2026-05-02"),
    }  # fmt: skip


def test_what_is_known_of_a_note_goes_with_its_coding(tmp_path: Path) -> None:
    note = {"what": "Two cars.", "code": "F4", "effect": "hindered", "usual": "usual", "rank": 1}
    records = changed(shaped_factors={"value": [note | {"episode": "E2"}]})
    (found,) = [one for one in read(made(records), tmp_path) if one.text == "Two cars."]
    assert found.about == (
        "Direction: hindered; How usual: Usual here; Weight: 1; "
        "The week of the clinic and the home visit"
    )


def test_a_note_without_words_is_coded_at_what_is_known_of_it(tmp_path: Path) -> None:
    records = changed(shaped_factors={"value": [{"code": "F4", "effect": "hindered"}]})
    found = read(made(records), tmp_path)
    (one,) = [one for one in found if one.source == "SW1" and one.code.startswith("F")]
    assert one.text == "[Group: F4 Conditions of work]\n[Direction: hindered]"


def test_both_versions_of_a_conflict_and_what_was_put_right_are_in_one_source(
    tmp_path: Path,
) -> None:
    right = Correction(
        id="correction/1", on="2026-04-09", question="shaped.tasks", episode="E1",
        text="It was four cars.", reason="",
    )  # fmt: skip
    (other,) = changed("PO1", shaped_tasks={"text": "Another way."})["PO1"]
    other = other.model_copy(update={"corrections": (right,)})
    held_ = compared.records() | {"PO1": [record("PO1"), other]}
    found = bare(read(made(held_), tmp_path))
    texts = {one.text for one in found if one.source == "PO1" and one.code == "Tasks"}
    first = {one.text for one in expected(record("PO1")) if one.code == "Tasks"}
    assert first | {"Another way.", "It was four cars."} == texts


def tree(of: Tables) -> Any:
    return etree.fromstring(opened(qdpx(of)).read("project.qde"))


def several_made() -> Iterator[Tables]:
    yield plain()
    yield made({})  # nobody has returned
    yield made(changed(shaped_tasks={"text": "\x00 ]]> <Project/> & \U0001f469"}))
    views = [coding(code, "PO1:options.did/E1", by="PO1") for code in ("P1", "F77", "P1")]
    yield made(views=Views(codings=tuple(views)))
    two = record("PO1").model_copy(update={"confirmed": None, "digest": "sha256:" + "2" * 64})
    yield made(compared.records() | {"PO1": [record("PO1"), two]})


@pytest.mark.parametrize("number", range(5))
def test_it_is_valid_by_the_schema_of_the_standard(number: int) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    schema.assertValid(tree(list(several_made())[number]))


@pytest.mark.parametrize("number", range(5))
def test_the_safe_profile(number: int) -> None:
    of = list(several_made())[number]
    root = tree(of)
    every = [(one.tag.removeprefix(NAMESPACE), one) for one in root.iter()]
    assert root.get("origin")
    assert root.get("basePath") == ""
    ids = [one.get("guid") for _, one in every if one.get("guid")]
    assert len(ids) == len(set(ids))
    targets = [value for _, one in every for name, value in one.items() if "UID" in name.upper()]
    assert all(GUID.fullmatch(one) for one in targets)
    named = [one.get("name") for tag, one in every if tag in ("Code", "TextSource")]
    assert len({one.casefold() for one in named}) == len(named)
    users = [one.get("name") for tag, one in every if tag == "User"]
    assert len(set(users)) == len(users)
    colours = [one.get("color") for tag, one in every if tag == "Code"]
    assert all(re.fullmatch("#[0-9a-f]{6}", one) for one in colours)
    assert {tag for tag, _ in every}.isdisjoint({"PlainTextContent", "Notes", "NoteRef"})
    holders = {"Users", "CodeBook", "Codes", "Variables", "Cases", "Sources", "Case"}
    assert all(len(one) for tag, one in every if tag in holders)
    for tag, one in every:
        if tag in ("TextSource", "PlainTextSelection"):
            dated = ("creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime")
            assert all(one.get(name) for name in dated)
        if tag == "Coding":
            assert one.get("creatingUser")
            assert one.get("creationDateTime")
        if tag == "PlainTextSelection":
            assert 0 <= int(one.get("startPosition")) < int(one.get("endPosition"))


def test_a_text_is_a_file_of_its_own_with_lf_and_without_a_mark() -> None:
    data = qdpx(made(changed(overview_account={"text": "\ufeffone\r\ntwo\rthree"})))
    files = {one for one in opened(data).namelist() if one != "project.qde"}
    sources = etree.fromstring(opened(data).read("project.qde")).iter(f"{NAMESPACE}TextSource")
    paths = {one.get("plainTextPath") for one in sources}
    assert {one.replace("internal://", "sources/") for one in paths} == files
    assert len(files) == len(fern.CODES)
    for one in files:
        text = opened(data).read(one)
        assert not text.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in text


def test_what_is_known_of_a_person_is_at_the_case_and_at_the_source() -> None:
    root = tree(plain())

    def values(tag: str) -> list[list[tuple[str, str]]]:
        return [
            [(ref.get("targetGUID"), value.text) for ref, value in each.iter(VALUE)]
            for each in root.iter(f"{NAMESPACE}{tag}")
        ]

    assert values("Case") == values("TextSource")
    assert [text for _, text in values("Case")[1]][:2] == ["health visitor", "Community health"]


def test_every_word_that_people_said_is_in_their_source() -> None:
    for person in plain().people:
        text = transcript(person, plain()).text
        own = {held(one) for one in compared.texts(record(person.code)) if len(one) > 20}
        assert [one for one in own if one not in text and one not in titles()] == []


def titles() -> set[str]:
    return {one.title for one in plain().episodes}


def test_the_same_accounts_give_the_same_bytes_on_any_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = qdpx(made())
    monkeypatch.setattr("time.time", lambda: 1.0)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert qdpx(made()) == first


def test_a_code_has_the_same_id_in_every_case_and_a_person_has_not() -> None:
    other = replace(plain(), book=replace(plain().book, case="0" * 32))

    def ids(of: Tables, tag: str) -> list[str]:
        return [one.get("guid") for one in tree(of).iter(f"{NAMESPACE}{tag}")]

    assert ids(plain(), "Code") == ids(other, "Code")
    assert set(ids(plain(), "User")) & set(ids(other, "User")) == {ids(other, "User")[0]}
    assert set(ids(plain(), "TextSource")).isdisjoint(ids(other, "TextSource"))


def test_no_statement_of_ours_is_taken_for_theirs() -> None:
    for person in plain().people:
        found = transcript(person, plain())
        said = {found.text[start:end] for _, (start, end) in found.said}
        own = {held(one) for one in compared.texts(record(person.code))}
        assert said <= own
