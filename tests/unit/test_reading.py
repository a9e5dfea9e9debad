"""A person's file is a value, or one sentence that says what is wrong and where."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from interview.errors import ExitCode, FileTrouble
from interview.model.case import CaseFile
from interview.model.invitation import Invitation
from interview.model.story import Story, row
from interview.reading import ContentTrouble, json_value, toml_source, toml_value
from tests.support import fern

CASE = (fern.FERN / "case.toml").read_text(encoding="utf-8")
STORY = (fern.FERN / "stories" / "SW1.toml").read_text(encoding="utf-8")
HEAD = 'format = "interview-case"\n'
STRANGER = "Marigold Quillfeather"  # must not be in any sentence


class Slip(NamedTuple):
    """An edit to a file in order; `at` is on the line that is named, empty where none is."""

    old: str
    new: str
    at: str
    says: str


IN_A_CASE = {
    "a key that is nearly right": Slip(
        'witness = "no"', 'witnes = "no"', "witnes =", "`witnes` isn't known here. Did you mean wit"
    ),
    "a needed key that is nearly right": Slip(
        'title = "Fern', 'titel = "Fern', "titel", "`titel` isn't known here. Did you mean title?"
    ),
    "a key of nothing": Slip('kind = "routine"', "zzz = 1", "zzz", "`zzz` isn't known here. Leave"),
    "a word of a closed list": Slip(
        'witness = "no"',
        f'witness = "{STRANGER}" # here',
        "# here",
        "Use one of these: not_checked, no, cleared, not_cleared.",
    ),
    "something missing in the fourth of its tables": Slip(
        'code = "TE1"\nrole = "teacher"',
        'code = "TE1"',
        '[[participant]]\ncode = "TE1"',
        "this [[participant]] has no `role`. Add it.",
    ),
    "words for yes or no": Slip(
        "accept_unsealed = true", 'accept_unsealed = "yes"', "accept_", "has to be true or false"
    ),
    "words for a list": Slip(
        'queries = ["How do messages', 'queries = "How" # ["', "# [", "has to be a list in [ ]"
    ),
    "a code with a space": Slip('"SW1"', '"S W 1"', "S W 1", "has to be a letter or figure, then"),
    "a long name": Slip('"Fern case"', f'"{"x" * 501}"', "xxx", "has to be at most 500 characters"),
    "an empty name": Slip('"Fern case"', '""', "title", "has to be at least 1 characters"),
    "a number in a list of words": Slip(
        '  "2024-02-28 allocation",\n  "2024-03-06',
        '  7,\n  "2024-03-06',
        "memory_aid = [\n  7",
        "`participant[1].memory_aid[1]` has to be words in quotation marks",
    ),
    "a fraction": Slip("accept_unsealed = true", "accept_unsealed = 1.5", "1.5", "to be whole"),
    "no number": Slip("accept_unsealed = true", "accept_unsealed = nan", "nan", "to be whole"),
    "a number past all others": Slip(
        "accept_unsealed = true", "accept_unsealed = 0xfffffffffffffff", "0xff", "not so large"
    ),
    "5,000 figures": Slip(
        "accept_unsealed = true",
        f"accept_unsealed = {'9' * 5000}",
        "accept_unsealed",
        "far too long",
    ),
    "a text without an end": Slip('"Fern case"', '"Fern case', "title", "a text doesn't end"),
    "a backslash": Slip('"Fern case"', '"Fern \\case"', "title", "Write it twice"),
    "no equals sign": Slip('title = "Fern', 'title "Fern', "title", "a key has no = after it"),
    "a key twice": Slip('kind = "routine"', 'title = "again"', "again", "is there twice"),
    "half a character": Slip('"Fern case"', '"\\ud800"', "title", "this is not TOML|alone in a"),
    "a newer program's": Slip(
        HEAD, f"{HEAD}schema_version = 2\n", "", "by a newer version of this"
    ),
    "a kind that is not known": Slip(HEAD, 'format = "interview-x"\n', "", "by a newer version"),
    "another kind": Slip(HEAD, 'format = "interview-story"\n', "", "this is a story, not a case"),
    "nobody's kind": Slip(
        HEAD, f'format = "{STRANGER}"\n', "format", "this is not a case: it doesn't say format = "
    ),
    "no kind": Slip(HEAD, "", "", "this is not a case"),
}
IN_A_STORY = {
    "a note in a list of tables of an episode": Slip(
        'status = "assumed"\nsource = "inferred"\nlearned = "2024-03-28"',
        'status = "asumed" # here\nsource = "inferred"\nlearned = "2024-03-28"',
        "# here",
        "Use one of these: knew, believed, assumed",
    ),
    "a factor note": Slip(
        "rank = 3", "rnak = 3", "rnak", "`rnak` isn't known here. Did you mean r"
    ),
    "a knowledge item": Slip(
        'learned = "the same day"', 'lerned = "the same day"', "lerned", "Did you mean learned?"
    ),
    "a row's table": Slip(
        '{ state = "would_rather_talk" }', '{ stat = "x" }', "stat =", "Did you mean state?"
    ),
    "a row that is a number": Slip(
        '{ state = "would_rather_talk" }', "3 # here", "# here", "words, a list or a table"
    ),
    "a whole other kind": Slip(STORY, CASE, "", "this is a case, not a story"),
}


def told(path: Path, model: type[CaseFile | Story], what: str) -> ContentTrouble:
    with pytest.raises(ContentTrouble) as caught:
        toml_value(path, model, what=what)
    assert STRANGER not in str(caught.value)
    assert caught.value.exit_code is ExitCode.REFUSED
    return caught.value


@pytest.mark.parametrize(
    "whole,model,what,slip",
    [
        *(pytest.param(CASE, CaseFile, "case", one, id=name) for name, one in IN_A_CASE.items()),
        *(pytest.param(STORY, Story, "story", one, id=name) for name, one in IN_A_STORY.items()),
    ],
)
def test_a_slip_is_told_with_file_and_line(
    tmp_path: Path, whole: str, model: type[CaseFile | Story], what: str, slip: Slip
) -> None:
    assert slip.old in whole
    text = whole.replace(slip.old, slip.new, 1)
    path = tmp_path / "MINE.toml"
    path.write_text(text, encoding="utf-8")
    error = told(path, model, what)
    line = text[: text.index(slip.at)].count("\n") + 1 if slip.at else None
    assert error.line == line
    assert str(error).startswith(f"MINE.toml, line {line}: " if line else "MINE.toml: ")
    assert any(words in str(error) for words in slip.says.split("|"))


@pytest.mark.parametrize(
    "text,says",
    [
        ("x = " + "[" * 100_000, "nested too deeply"),
        ("x = " + "{a=" * 100_000, "nested too deeply"),
        ("a" + ".a" * 50 + " = 1", "nested too deeply"),
        ("a" + ".a" * 1_000_000 + " = 1", "nested too deeply"),
        (HEAD + 'title = "x"\n', "the case has no [[participant]]. Add it."),
        (HEAD + 'title = "x"\n[participant]\ncode = "A"', "a list of tables: [[participant]]"),
        ('{"format": "interview-record", "digest"', "this is a record, not a case"),
    ],
)
def test_a_file_that_is_wrong_as_a_whole_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "MINE.toml"
    path.write_text(text, encoding="utf-8")
    assert says in str(told(path, CaseFile, "case"))


def test_a_line_is_right_after_texts_and_lists_over_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "MINE.toml"
    path.write_text(
        f"""{HEAD}title = '''
[[participant]]
code = "no table" '''
question = \"\"\"
# no comment ] " \\\"\"\" ''
\"\"\"
[[episode]]   # ] "
id = 'E1'
title = "a"
[[participant]]
code = "SW1"
memory_aid = [  # [
  "]", '"',
  ]
"role" = "x"
agency = 7
""",
        encoding="utf-8",
    )
    error = told(path, CaseFile, "case")
    assert error.line == 17
    assert "`agency`" in str(error)


def test_a_day_of_toml_is_kept_as_words(tmp_path: Path) -> None:
    path = tmp_path / "MINE.toml"
    path.write_text(CASE, encoding="utf-8")
    assert toml_value(path, CaseFile, what="case").review_on == "2027-03-31"


def test_the_mark_that_some_editors_begin_a_file_with_is_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "MINE.toml"
    path.write_bytes(b"\xef\xbb\xbf" + CASE.encode().replace(b"\n", b"\r\n"))
    assert toml_value(path, CaseFile, what="case") == fern.case_file()


def test_a_reader_with_rules_of_its_own_says_the_line_too(tmp_path: Path) -> None:
    path = tmp_path / "MINE.toml"
    path.write_text(CASE, encoding="utf-8")
    source = toml_source(path, what="case")
    wrong = source.wrong(("reader", 1, "code"), "LR2 is there twice", "Change it.")
    assert str(wrong) == "MINE.toml, line 24: LR2 is there twice. Change it."


@pytest.mark.parametrize(
    "data,says",
    [
        (b'{"format": 1, "format": 2}', "the key `format` is there twice"),
        (b'{"a": [{"b": NaN}]}', "`a[1].b` has a number that can't be used"),
        (b'{"a": -Infinity}', "`a` has a number"),
        (b'{"a": 1e400}', "`a` has a number"),
        (b'{"a": 1.0}', "`a` has a number"),
        (b'{"a": 9007199254740992}', "`a` has a number"),
        (b'{"a": ' + b"9" * 5000 + b"}", "`a` has a number"),
        (b'{"a": "x\\ud800"}', "`a` has half a character in it"),
        (b'{"\\udfff": "x"}', "`<U+DFFF>` has half a character in its name"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"a":' + b"[" * 40 + b"]" * 40 + b"}", "nested too deeply"),
        (b'{"a":[' + b"{}," * 100_000 + b"{}]}", "far too many parts"),
        (b'{"a":[' + b"1," * 100_000 + b"1]}", "far too many parts"),
        (b'{"a":[' + b'"",' * 100_000 + b'""]}', "far too many parts"),
        (b'{"\\udfff": {}}', "half a character in its name"),
        (b"[]", "this is not an invitation"),
        (b"", "not JSON, or part of it is missing"),
        (b'{"format":"interview-invitation","guide":{"', "part of it is missing"),
        (b'format = "interview-story"\n', "this is a story, not an invitation"),
        (b'{"format":"interview-record"}', "this is a record, not an invitation"),
        (b'{"format":"interview-invitation","schema_version":2}', "by a newer version"),
        (
            b'{"format":"interview-invitation","schema_version":true}',
            "`schema_version` has to be a n",
        ),
        (b'{"format":"interview-invitation","\x1b[2J":1}', "part of it is missing"),
        (b'{"format":"interview-invitation","\\u001b[2J":1}', "`<U+001B>[2J` isn't known here"),
        (
            b'{"format":"interview-invitation","schema_version":1,"setting":{"readers":[{}]}}',
            "`setting.readers[1]` has no `code`",
        ),
    ],
)
def test_hostile_json_is_refused_and_the_field_named(data: bytes, says: str) -> None:
    with pytest.raises(ContentTrouble) as caught:
        json_value(data, Invitation, what="invitation", name="x.json")
    assert str(caught.value).startswith("x.json")
    assert says in str(caught.value)


def test_a_file_that_cannot_be_read_is_trouble_with_files(tmp_path: Path) -> None:
    (tmp_path / "utf16.toml").write_bytes(CASE.encode("utf-16"))
    (tmp_path / "latin.toml").write_bytes(b'format = "interview-case"\ntitle = "\xe9"')
    (tmp_path / "case.docx").write_bytes(b"PK\x03\x04" + b"\xff" * 9)
    (tmp_path / "case.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 9)
    (tmp_path / "large.toml").write_bytes(b" " * (4 * 1024 * 1024 + 1))
    says = {
        tmp_path / "none.toml": "There is no case called none.toml there.",
        tmp_path / "latin.toml" / "x": "There is no case called x there.",
        tmp_path / "a\0b": "There is no case called a<U+0000>b there.",
        tmp_path: "is a folder, not a case.",
        tmp_path / "utf16.toml": "utf16.toml, line 1: this is not text in UTF-8.",
        tmp_path / "latin.toml": "latin.toml, line 2: this is not text in UTF-8.",
        tmp_path / "case.docx": "case.docx is a document of an office program, not text.",
        tmp_path / "case.doc": "case.doc is a document of an office program, not text.",
        tmp_path / "large.toml": "large.toml is too large to be a case.",
    }
    for path, words in says.items():
        with pytest.raises(FileTrouble) as caught:
            toml_value(path, CaseFile, what="case")
        assert words in str(caught.value)
        assert caught.value.exit_code is ExitCode.FILES


def test_a_limit_of_its_own_holds_for_files_and_bytes(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"{}" + b" " * 100)
    for file in (path, path.read_bytes()):
        with pytest.raises(FileTrouble, match="too large to be an invitation"):
            json_value(file, Invitation, what="invitation", limit=100)


@pytest.mark.parametrize("code", fern.CODES)
def test_a_storys_rows_come_out_as_they_were_written(code: str) -> None:
    import tomllib

    path = fern.FERN / "stories" / f"{code}.toml"
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    told = toml_value(path, Story, what="story")
    pairs = [(written["answers"], told.answers)]
    pairs += [
        (one.get("answers", {}), two.answers)
        for one, two in zip(written["episode"], told.episode, strict=True)
    ]
    for plain, answers in pairs:
        assert {key: row(one) for key, one in plain.items()} == {
            key: row(one) for key, one in answers.items()
        }
