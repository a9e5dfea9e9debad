"""A guide that is not in order is refused with file, line and a sentence."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.errors import ExitCode
from interview.guides.load import GuideTrouble, from_json, load, load_named
from interview.guides.rules import problems
from interview.model.base import canonical, digest
from interview.model.taxonomy import AnswerState

SMALL = Path(__file__).parents[2] / "data" / "guides" / "small"
GUIDE = "guide.toml"


class Broken(NamedTuple):
    """An edit to the small guide, and what is said: `at` is on the line that is named."""

    old: str
    new: str
    at: str
    says: str
    file: str = GUIDE


IN_FRONT = 'id = "knew.in_front"\nask = "What did you have to go on?"'
BROKEN = {
    "an id twice": Broken(
        'id = "faced.else"',
        'id = "thought.to_colleague" # again',
        "# again",
        "the question id thought.to_colleague is there twice. Give each its own id.",
    ),
    "a stage twice": Broken(
        'id = "points"\ntitle',
        'id = "start" # again\ntitle',
        "# again",
        "the stage id start is there twice",
    ),
    "one thing typed for two": Broken(
        'typed = ["I don\'t remember"]',
        'typed = ["I don\'t remember", "i don\'t Remember"]',
        "i don't Remember",
        "is typed for two things",
    ),
    "no ask": Broken(
        '\nask = "What did you have to go on?"',
        "",
        'id = "knew.in_front"',
        "the question knew.in_front has no `ask`. Add it.",
    ),
    "ask not second": Broken(
        IN_FRONT,
        'id = "knew.in_front" # here\nform = "narrative"\nask = "What?"',
        "# here",
        "the question knew.in_front doesn't begin with id and ask. Put `id` first",
    ),
    "a field misspelled": Broken(
        'corner = "faced"',
        'cornr = "faced"',
        "cornr",
        "the question faced.else has a `cornr`, which isn't known. Did you mean corner?",
    ),
    "a choice's field misspelled": Broken(
        '{ code = "no", label = "No" }',
        '{ code = "no", labl = "No", label = "No" }',
        "labl",
        "Did you mean label?",
    ),
    "a table misspelled": Broken(
        "[words]", "[wrds]", "[wrds]", "wrds isn't known. Did you mean words?"
    ),
    "a word that isn't one of the list": Broken(
        'corner = "faced"',
        'corner = "face"',
        'corner = "face"',
        "the question faced.else has a `corner` that isn't known: face. Use one of these: 'knew'",
    ),
    "a number for words": Broken(
        'ask = "What else did you have to deal with?"',
        "ask = 12",
        "ask = 12",
        "the question faced.else has a `ask` of the wrong kind. It has to be words in quotes.",
    ),
    "a date for words": Broken(
        'ask = "What else did you have to deal with?"',
        "ask = 2024-01-01",
        "ask = 2024-01-01",
        "It has to be words in quotes.",
    ),
    "an id of another make": Broken(
        'id = "faced.else"', 'id = "Faced Else"', "Faced Else", "can't be used: Faced Else"
    ),
    "a table for a list": Broken(
        'thanks = ["Thank you."]', "thanks = {}", "thanks = {}", "It has to be a list in [ ]."
    ),
    "no questions of that stage": Broken(
        'stage = "close"\ndepth = ["once"]\nform = "choice"\nchoices = [\n',
        'stage = "closed"\ndepth = ["once"]\nform = "choice"\nchoices = [\n',
        '"closed"',
        "close.use is in the stage closed, which this guide doesn't have. Did you mean close?",
    ),
    "an unknown part": Broken(
        'part = "then"\ncorner = "faced"',
        'part = "later"\ncorner = "faced"',
        '"later"',
        "faced.else is in the part later, which this guide doesn't have",
    ),
    "a reviewers' id": Broken(
        'id = "knew.items"', 'id = "queries.1"', "queries.1", "kept for the reviewers' own"
    ),
    "renamed to nothing": Broken(
        '"knew.before" = "knew.in_front"',
        '"knew.before" = "knew.in_frnt"',
        "knew.in_frnt",
        "knew.in_frnt, given as a new id, is no question of this guide. Did you mean knew.in_f",
    ),
    "retired and still there": Broken(
        'thanks = ["Thank you."]',
        'thanks = ["Thank you."]\nretired = ["faced.else"]',
        "retired",
        "faced.else is given as an old id, and is still a question",
    ),
    "no roster": Broken('walk = "roster"\n', "", "[[stage]]", 'has 0 stages with walk = "roster"'),
    "moments before they are named": Broken(
        'walk = "roster"\n\n[[stage]]\nid = "moments"\ntitle = "Moments"\nwalk = "moments"',
        'walk = "moments"\n\n[[stage]]\nid = "moments"\ntitle = "Moments"\nwalk = "roster"',
        'walk = "moments"',
        "the moments are gone through before they are named",
    ),
    "out of order": Broken(
        'part = "then"\ncorner = "thought"',
        'part = "shaped"\ncorner = "thought"',
        'id = "faced.else"',
        "faced.else stands after questions of a later stage or part",
    ),
    "something after the end": Broken(
        "[[state]]",
        '[[question]]\nid = "close.more"\nask = "What else?"\nwhy = "More."\nstage = "close"\n'
        'depth = ["once"]\n\n[[state]]',
        "close.more",
        "the last question is not close.checked",
    ),
    "once and in each": Broken(
        'corner = "faced"\ndepth = ["core", "light"]',
        'corner = "faced"\ndepth = ["core", "once"]',
        '"core", "once"',
        "faced.else is put once, and in each moment too",
    ),
    "once within a moment": Broken(
        'depth = ["offered"]', 'depth = ["once"] # here', "# here", "a depth that doesn't fit"
    ),
    "no part in a moment": Broken(
        'part = "then"\ncorner = "faced"\n', 'corner = "faced"\n', "faced.else", "has no part"
    ),
    "a choice of one": Broken(
        'form = "choice"\nchoices = [{ code = "yes", label = "Right" }, '
        '{ code = "change", label = "Change" }]',
        'form = "choice" # here\nchoices = [{ code = "yes", label = "Right" }]',
        "# here",
        "close.checked is a choice with fewer than two choices",
    ),
    "choices without being one": Broken(
        'form = "items"',
        'choices = [{ code = "yes", label = "Rightly" }]',
        "Rightly",
        "knew.items has choices and is no choice",
    ),
    "a choice twice": Broken(
        '{ code = "change", label = "Change" }]',
        '{ code = "yes", label = "Change" }]',
        'label = "Change"',
        "close.checked has the choice yes twice",
    ),
    "a state of the program's": Broken(
        'id = "knew.items"\nask = "Tell me one thing you knew."',
        'id = "knew.items"\nask = "Tell me one thing you knew."\nstates = ["left_blank"]',
        "left_blank",
        "knew.items offers left_blank, which only the program sets",
    ),
    "a state without words": Broken(
        'id = "knew.items"\nask = "Tell me one thing you knew."',
        'id = "knew.items"\nask = "Tell me one thing you knew."\nstates = ["not_there"]',
        "not_there",
        "knew.items offers not_there, which has no words. Add a [[state]] for it.",
    ),
    "a needed question renamed": Broken(
        'id = "close.use"', 'id = "close.usage"', "[[question]]", "no question close.use"
    ),
    "a needed choice lost": Broken(
        'choices = [\n  { code = "45_minutes", label = "45 minutes" },\n'
        '  { code = "hour", label = "An hour" },\n',
        'choices = [ # here\n  { code = "45_minutes", label = "45 minutes" },\n',
        "# here",
        "intro.time lacks the choice hour",
    ),
    "needed words lost": Broken(
        "not_today = ", "not_tody = ", "[words]", "has no not_today. Did you mean not_tody?"
    ),
    "a corner that no deep moment reaches": Broken(
        'corner = "tools"\ndepth = ["core", "light"]',
        'corner = "tools"\ndepth = ["light"]',
        "[[question]]",
        "no question reaches tools in every deep moment",
    ),
    "a corner that no light moment reaches": Broken(
        'corner = "faced"\ndepth = ["core", "light"]',
        'corner = "faced"\ndepth = ["core"]',
        "[[question]]",
        "no question reaches faced in every light moment",
    ),
    "no tools for the others": Broken(
        '[[tool]]\nwords = "A form"\n', "", 'words = "The register"', "only the last row of tools"
    ),
    "a name not given": Broken(
        "{{ tool_examples }}.",
        "{{ tool_example }}.",
        "{{ tool_example }}.",
        "the name tool_example is not given here. Use one of these: contact,",
    ),
    "a name where there is none": Broken(
        "It is your choice.", "{{ title }}", "{{ title }}", "Use plain words: there are no names"
    ),
    "wording that calls": Broken(
        "Ask {{ contact }}.",
        "Ask {{ contact.upper() }}.",
        "upper",
        "the wording does more than name things: {{ contact.upper() }}",
    ),
    "a name not given in the introduction": Broken(
        "{{ support }}",
        "{{ suport }}",
        "{{ suport }}",
        "the name suport is not given here",
        "introduction.md.j2",
    ),
    "a loop in the introduction": Broken(
        "{{ support }}",
        "{% for x in y %}",
        "{% for",
        "does more than name things: {% for x in y %}",
        "introduction.md.j2",
    ),
    "a follow-up that names too much": Broken(
        "Tell me one moment.", "{{ title }}", "ask =", "Use one of these: phrase.", "probes.toml"
    ),
    "a condition on nothing": Broken(
        "words('knew.in_front', 'told')",
        "answered('knew.infront')",
        "knew.infront",
        "condition on knew.infront, which is not in this guide. Did you mean knew.in_front?",
    ),
    "a condition on later": Broken(
        "words('knew.in_front', 'told')",
        "answered('faced.else')",
        "answered(",
        "knew.items is put under a condition on faced.else, which is put later.",
    ),
    "a condition on its page": Broken(
        'corner = "tools"\n',
        "corner = \"tools\"\nwhen = \"answered('shaped.tasks')\"\n",
        "answered('shaped.tasks')",
        "which is put on the same page",
    ),
    "a condition on a page put at once": Broken(
        'depth = ["offered"]\nform = "items"\n',
        'depth = ["offered", "light"]\nform = "items"\n',
        "words('knew.in_front'",
        "which is put on the same page",
    ),
    "a condition on light moments": Broken(
        'depth = ["offered"]\nform = "items"\nwhen = "words(\'knew.in_front\', \'told\')"\n',
        'depth = ["light"]\nform = "items"\n\n[[question]]\nid = "knew.more"\nask = "What?"\n'
        'why = "So."\nstage = "moments"\npart = "then"\ndepth = ["core"]\n'
        "when = \"answered('knew.items')\"\n",
        "answered('knew.items')",
        "which is put in light moments only",
    ),
    "a phrase with no such list": Broken(
        "{who} let .. down",
        "{whom} let .. down",
        "{whom}",
        'the phrase "{whom}" can\'t be read. There is no list whom.',
        "language.toml",
    ),
    "a list of more than words": Broken(
        "I we", "I we! all", "we!", 'the phrase "we!"', "language.toml"
    ),
    "a kind of language twice": Broken(
        'kind = "counterfactual"',
        'kind = "self_blame" # again',
        "# again",
        "the language kind self_blame is there twice",
        "language.toml",
    ),
    "a kind of language that isn't one": Broken(
        'kind = "counterfactual"',
        'kind = "hindsight"',
        '"hindsight"',
        "the phrases of hindsight has a `kind` that isn't known: hindsight. Use one of these:",
        "language.toml",
    ),
    "words where a reach can't be read": Broken(
        "\nbut\n", "\nbut!\n", "but!", 'the phrase "but!"', "language.toml"
    ),
    "a limit misspelled": Broken(
        "per_answer = 2",
        "per_answr = 2\nper_answer = 2",
        "per_answr",
        "has a `per_answr`, which isn't known. Did you mean per_answer?",
        "probes.toml",
    ),
    "a factor that is no table": Broken(
        '[[factor]]\ncode = "F1"\nlabel = "The family"\nlevel = "front line"\n',
        "factor = [1]",
        "factor = [1]",
        "the factor 1 is of the wrong kind. It has to be a table.",
        "factors.toml",
    ),
    "a condition once on each": Broken(
        'why = "You have the last word."',
        "why = \"You have the last word.\"\nwhen = \"answered('faced.else')\"",
        "when = \"answered('faced",
        "which is put in each moment, while this one is put once",
    ),
    "a condition on what can't be": Broken(
        "words('knew.in_front', 'told')",
        "intro.time == 'a_day'",
        "a_day",
        "intro.time being a_day, which can't be. Use one of these: 45_minutes, hour, two_sittings.",
    ),
    "a depth that can't be": Broken(
        "words('knew.in_front', 'told')", "depth == 4", "depth == 4", "depth being 4, which can't"
    ),
    "a value of words": Broken(
        "words('knew.in_front', 'told')",
        "knew.in_front == 'told'",
        "knew.in_front ==",
        "the value of knew.in_front, which is no choice",
    ),
    "words of a choice": Broken(
        "words('knew.in_front', 'told')",
        "words('intro.time', 'hour')",
        "words(",
        "words in intro.time, which isn't answered in words",
    ),
    "a condition that can't be read": Broken(
        "words('knew.in_front', 'told')",
        "len(knew.in_front) > 3",
        "len(",
        "knew.items: the condition can't be read at",
    ),
    "not TOML": Broken(
        'id = "faced.else"', "id = faced", "id = faced", "this is not TOML: Invalid value"
    ),
    "a key twice": Broken(
        "per_answer = 2\n",
        "per_answer = 2\nper_answer = 3\n",
        "per_answer = 3",
        "this is not TOML: Cannot overwrite a value",
        "probes.toml",
    ),
    "an end in the middle": Broken(
        'level = "front line"\n', 'level = "front', 'level = "front', "not TOML", "factors.toml"
    ),
    "a table of another file": Broken(
        "[[pattern]]", "[[factor]]", "[[factor]]", "factor isn't known", "typology.toml"
    ),
    "a factor's level": Broken(
        '"front line"', '"frontline"', "frontline", "isn't known: frontline", "factors.toml"
    ),
    "limits below nothing": Broken(
        "per_answer = 2", "per_answer = -1", "per_answer", "It has to be 0 or more", "probes.toml"
    ),
    "two limits": Broken(
        "[3, 6, 9]", "[3, 6]", "by_depth", "It has to have more in it.", "probes.toml"
    ),
    "another format": Broken(
        '"interview-guide"', '"interview-story"', "interview-story", "this is not a guide"
    ),
    "a newer guide": Broken(
        "schema_version = 1",
        "schema_version = 2",
        "schema_version = 2",
        "this guide was made by a newer version of the program. Update the program",
    ),
}  # fmt: skip


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return shutil.copytree(SMALL, tmp_path / "small")


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_guide_is_refused_with_file_line_and_sentence(small: Path, name: str) -> None:
    broken = BROKEN[name]
    path = small / broken.file
    text = path.read_text(encoding="utf-8")
    assert broken.old in text
    text = text.replace(broken.old, broken.new, 1)
    path.write_text(text, encoding="utf-8")
    line = next(n for n, one in enumerate(text.splitlines(), start=1) if broken.at in one)
    with pytest.raises(GuideTrouble) as refused:
        load(small)
    assert str(refused.value).startswith(f"{broken.file}, line {line}: ")
    assert broken.says in str(refused.value)


def test_the_small_guide_is_in_order() -> None:
    guide = load(SMALL)
    assert guide.by_id["knew.in_front"].states == (AnswerState.CANNOT_RECALL,)
    assert guide.by_id["intro.understood"].states == ()


def test_the_guide_that_comes_with_the_program_is_in_order() -> None:
    assert load_named().id == "learning-together"


def test_an_introduction_is_pages_with_a_paragraph_a_line() -> None:
    first, second = load(SMALL).introduction
    assert first.splitlines()[::2] == [
        "Welcome to {{ case_title }}.",
        "## Who reads",
        "{{ readers }} One paragraph over two lines.",
    ]
    assert second == "## Support\n\n{{ support }}"


def test_line_ends_of_another_system_change_nothing(small: Path) -> None:
    for path in small.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(small) == load(SMALL)


@pytest.mark.parametrize(
    "file", ["guide.toml", "probes.toml", "factors.toml", "typology.toml", "introduction.md.j2"]
)
def test_a_missing_file_is_named(small: Path, file: str) -> None:
    (small / file).unlink()
    with pytest.raises(GuideTrouble, match=f"^{file}: the guide lacks this file"):
        load(small)


def test_a_missing_guide_is_named(tmp_path: Path) -> None:
    with pytest.raises(GuideTrouble, match=r"^absent: there is no such guide") as refused:
        load(tmp_path / "absent")
    assert refused.value.exit_code is ExitCode.FILES


def test_bytes_that_are_not_text_are_refused_with_their_line(small: Path) -> None:
    (small / "factors.toml").write_bytes(b'[[factor]]\ncode = "F1"\nlabel = "\xe9"\n')
    with pytest.raises(GuideTrouble, match=r"^factors\.toml, line 3: this is not text as UTF-8"):
        load(small)


def test_a_folder_in_place_of_a_file_is_refused(small: Path) -> None:
    (small / "factors.toml").unlink()
    (small / "factors.toml").mkdir()
    with pytest.raises(GuideTrouble, match=r"^factors\.toml: the file can't be read"):
        load(small)


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "9" * 5_000])
def test_hostile_toml_is_refused(small: Path, text: str) -> None:
    (small / "factors.toml").write_text(text, encoding="utf-8")
    with pytest.raises(GuideTrouble, match=r"^factors\.toml"):
        load(small)


@pytest.mark.parametrize("folder", [SMALL, None], ids=["small", "shipped"])
def test_a_copy_gives_the_same_guide_and_digest(folder: Path | None) -> None:
    guide = load(folder) if folder else load_named()
    copy = from_json(canonical(guide.plain()))
    assert copy == guide
    assert copy.digest == guide.digest


def _plain() -> dict[str, Any]:
    return load(SMALL).plain()


def _twice(plain: dict[str, Any]) -> None:
    plain["questions"].insert(1, plain["questions"][0])


def _without_ask(plain: dict[str, Any]) -> None:
    del plain["questions"][3]["ask"]


def _newer(plain: dict[str, Any]) -> None:
    plain["schema_version"] = 7


def _another(plain: dict[str, Any]) -> None:
    plain["format"] = "interview-record"


def _calling(plain: dict[str, Any]) -> None:
    plain["introduction"] = ["{{ support.__class__ }}"]


@pytest.mark.parametrize(
    "edit, says",
    [
        (_twice, "the question id intro.understood is there twice"),
        (_without_ask, "the question knew.in_front has no `ask`"),
        (_newer, "made by a newer version"),
        (_another, "this is not a guide"),
        (_calling, "does more than name things"),
    ],
)
def test_a_copy_keeps_the_same_rules(edit: Callable[[dict[str, Any]], None], says: str) -> None:
    plain = _plain()
    edit(plain)
    with pytest.raises(GuideTrouble, match=r"^guide\.json: ") as refused:
        from_json(json.dumps(plain).encode())
    assert says in str(refused.value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'"interview-guide"',
        b"\xff\xfe",
        b'{"format": "interview-guide", "format": "interview-guide"}',
        b'{"format": "interview-guide", "schema_version": NaN}',
        b'{"format": "interview-guide", "schema_version": ' + b"9" * 5_000 + b"}",
        b"[" * 100_000,
    ],
    ids=["empty", "list", "words", "bytes", "key twice", "NaN", "long number", "levels"],
)
def test_a_damaged_copy_is_refused(data: bytes) -> None:
    with pytest.raises(GuideTrouble, match=r"^kept\.json: the guide kept here is damaged"):
        from_json(data, name="kept.json")


def test_everything_wrong_is_found_and_not_only_the_first() -> None:
    guide = load(SMALL)
    spoiled: dict[str, dict[str, Any]] = {
        "faced.else": {"part": "later", "hint": "{{ nobody }}"},
        "knew.items": {"when": "depth >"},
        "close.use": {"choices": ()},
    }
    questions = [one.model_copy(update=spoiled.get(one.id, {})) for one in guide.questions]
    found = problems(guide.model_copy(update={"questions": tuple(questions)}))
    assert {one.path[1:] for one in found} >= {(6, "part"), (6, "hint"), (4, "when"), (11, "form")}


def test_a_choice_with_words_of_ones_own_can_be_any_value() -> None:
    plain = _plain()
    plain["questions"][2]["choices"].append({"code": "other", "label": "Other", "other": True})
    plain["questions"][4]["when"] = "intro.time == 'a day'"
    assert from_json(json.dumps(plain).encode()).by_id["knew.items"].when


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
)


@given(data=st.data())
def test_a_guide_spoiled_anywhere_is_refused_or_still_a_guide(data: st.DataObject) -> None:
    plain = _plain()
    inside: Any = plain
    for _ in range(data.draw(st.integers(0, 4))):
        if not isinstance(inside, dict | list) or not inside:
            break
        keys = sorted(inside) if isinstance(inside, dict) else list(range(len(inside)))
        key = data.draw(st.sampled_from(keys))
        parent, inside = inside, inside[key]
        parent[key] = data.draw(st.just(inside) | _ANYTHING)
    try:
        guide = from_json(json.dumps(plain).encode())
    except GuideTrouble:
        return
    assert from_json(canonical(guide.plain())) == guide


def test_a_guide_without_any_one_of_its_lines_is_refused_with_a_line_or_still_a_guide(
    small: Path,
) -> None:
    lines = (SMALL / GUIDE).read_text(encoding="utf-8").splitlines(keepends=True)
    refused: list[int | None] = []
    for number in range(len(lines)):
        text = "".join((*lines[:number], *lines[number + 1 :]))
        (small / GUIDE).write_text(text, encoding="utf-8")
        try:
            load(small)
        except GuideTrouble as trouble:
            refused.append(trouble.line)
    assert len(refused) > len(lines) // 2
    assert all(refused)


def test_a_guide_made_before_there_was_language_keeps_the_digest_that_its_records_name() -> None:
    plain = _plain()
    for field in ("word_lists", "notices", "left_alone"):
        plain.pop(field)
    older = from_json(json.dumps(plain).encode())
    assert older.notices == ()
    assert older.digest == digest(plain)


def test_language_may_be_left_out_of_a_folder(small: Path) -> None:
    (small / "language.toml").unlink()
    assert load(small).notices == ()


def test_a_guide_without_words_for_names_looks_for_none(small: Path) -> None:
    assert not (small / "identity.toml").exists()
    assert load(small).identity is None


def test_a_copy_too_large_is_refused_unread() -> None:
    with pytest.raises(GuideTrouble, match="too large to be a guide"):
        from_json(b" " * 5_000_001)
