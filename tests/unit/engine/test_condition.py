"""The grammar of `when`: what can be written, what it means, what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.engine.condition import ConditionTrouble, Scalar, parse


class Answers:
    """Answers as a condition may look at them."""

    def __init__(
        self, *, values: dict[str, Scalar] | None = None, texts: dict[str, str] | None = None
    ) -> None:
        self._values = values or {}
        self._texts = texts or {}

    def value(self, name: str) -> Scalar | None:
        return self._values.get(name)

    def text(self, question: str) -> str:
        return self._texts.get(question, "")

    def answered(self, question: str) -> bool:
        return question in self._texts or question in self._values


SEEN = Answers(
    values={"invitation": "none", "depth": 3, "intro.witness": "no", "faced.else": "cover"},
    texts={"knew.in_front": "She rang me. I was TOLD that\nno one had been; I didn’t know why."},
)


@pytest.mark.parametrize(
    "text, holds",
    [
        ("invitation == 'none'", True),
        ("invitation != 'none'", False),
        ("depth == 3", True),
        ("depth == 2", False),
        ("depth in (2, 3)", True),
        ("intro.witness in ('yes', 'not_sure')", False),
        ("intro.witness not in ('yes', 'not_sure')", True),
        ("faced.else == 'cover'", True),  # an id that no Python could hold
        ("queries.1 == 'x'", False),
        ("intro.time == 'hour'", False),  # never answered
        ("intro.time != 'hour'", True),
        ("answered('knew.in_front')", True),
        ("answered('knew.items')", False),
        ("not answered('knew.items')", True),
        ("not not answered('knew.in_front')", True),
        ("words('knew.in_front', 'told')", True),
        ("words('knew.in_front', 'old')", False),
        ("words('knew.in_front', 'tol')", False),
        ("words('knew.in_front', 'that no one')", True),
        ("words('knew.in_front', 'RANG')", True),
        ("words('knew.in_front', 'email', 'rang')", True),
        ("words('knew.in_front', 'didn’t know')", True),
        ("words('knew.items', 'told')", False),
        ("depth == 2 and depth == 3 or depth == 3", True),
        ("depth == 2 and (depth == 3 or depth == 3)", False),
        ("not depth == 3 or depth == 3", True),
        ("not (depth == 3 or depth == 3)", False),
        ("depth == 3 and intro.witness == 'no' and answered('knew.in_front')", True),
        ("  depth==3  ", True),
        ("depth == 3\n  and invitation == 'none'", True),
    ],
)
def test_what_a_condition_means(text: str, *, holds: bool) -> None:
    assert parse(text).holds(SEEN) is holds


@pytest.mark.parametrize(
    "text, words",
    [
        ("", "the end"),
        ("   ", "the end"),
        ("depth", "the end"),
        ("depth = 3", "="),
        ("depth > 3", ">"),
        ("depth == three.four.five", "three.four.five"),
        ("depth == 3 depth", "depth"),
        ("depth == 3)", ")"),
        ("(depth == 3", "the end"),
        ("depth == 'three", "'three"),
        ('depth == "three"', '"three"'),
        ("depth == 3.5", "3.5"),
        ("depth == -1", "-1"),
        ("depth == 9999999999", "9999999999"),
        ("depth == True", "True"),
        ("depth in 3", "3"),
        ("depth in ()", ")"),
        ("depth in (3", "the end"),
        ("depth not 3", "3"),
        ("depth is 3", "is"),
        ("and depth == 3", "and"),
        ("depth == 3 or", "the end"),
        ("not", "the end"),
        ("answered", "the end"),
        ("answered()", ")"),
        ("answered(knew.in_front)", "knew.in_front"),
        ("answered('a.b', 'c.d')", ","),
        ("words('a.b')", ")"),
        ("words('a.b',)", ")"),
        ("words('a.b', '')", "''"),
        ("words('a.b', ' ')", "' '"),
        ("len(depth) == 3", "("),
        ("depth.__class__ == 'int'", "depth.__class__"),
        ("depth.real.imag == 3", "depth.real.imag"),
        ("__import__('os')", "("),
        ("lambda: 1", ":"),
        ("depth == 3; depth == 3", ";"),
        ("depth == 'a\nb'", "'a"),
        ("depth == 3 # so", "#"),
        ("\0", "\0"),
        ("'told' in knew.in_front", "'told'"),
        ("depth == invitation", "invitation"),
    ],
)
def test_what_is_not_of_the_grammar_is_refused_with_its_words(text: str, words: str) -> None:
    with pytest.raises(ConditionTrouble) as refused:
        parse(text)
    assert words in refused.value.words
    assert str(refused.value).startswith("the condition can't be read at ")


@pytest.mark.parametrize(
    "text",
    ["(" * 30 + "depth == 3" + ")" * 30, "not " * 400 + "depth == 3", "(" * 2_000],
)
def test_what_is_too_deep_is_refused(text: str) -> None:
    with pytest.raises(ConditionTrouble, match="too much inside each other"):
        parse(text)


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(ConditionTrouble, match="longer than 2000 characters"):
        parse("depth == 3 or " * 200 + "depth == 3")


def test_a_condition_says_what_it_looks_at() -> None:
    condition = parse(
        "not (answered('a.b') or depth == 3) and words('c.d', 'x') and e.f in ('g', 'h')"
    )
    assert condition.names == {"a.b", "depth", "c.d", "e.f"}
    assert [(test.name, test.values) for test in condition.tests] == [
        ("depth", (3,)),
        ("e.f", ("g", "h")),
    ]


@given(text=st.text(max_size=60))
def test_any_text_is_read_or_refused_and_never_more(text: str) -> None:
    try:
        condition = parse(text)
    except ConditionTrouble:
        return
    assert condition.holds(SEEN) in {True, False}


_PIECES = st.sampled_from(
    ["depth", "==", "!=", "in", "and", "or", "not", "(", ")", ",", "'a'", "3", "answered", "words"]
)


@given(pieces=st.lists(_PIECES, max_size=12))
def test_any_order_of_its_own_words_is_read_or_refused(pieces: list[str]) -> None:
    try:
        condition = parse(" ".join(pieces))
    except ConditionTrouble:
        return
    assert condition.holds(SEEN) in {True, False}


_LEAVES = {
    "answered('knew.in_front')": True,
    "depth == 3": True,
    "depth == 2": False,
    "words('knew.in_front', 'told')": True,
    "answered('knew.items')": False,
}
_TREES = st.recursive(
    st.sampled_from(sorted(_LEAVES)),
    lambda inner: (
        st.builds("not ({})".format, inner)
        | st.builds("({}) and {}".format, inner, inner)
        | st.builds("{} or ({})".format, inner, inner)
    ),
    max_leaves=8,
)


@given(text=_TREES)
def test_and_or_and_not_bind_as_in_python(text: str) -> None:
    python = text
    for leaf, holds in _LEAVES.items():
        python = python.replace(leaf, str(holds))
    assert parse(text).holds(SEEN) is eval(python)  # noqa: S307 - Python is the oracle here


@given(
    words=st.lists(st.sampled_from(["told", "untold", "rang", "bell", "told1"]), max_size=8),
    gap=st.sampled_from([" ", "\n", ", ", ". ", "\u2014", "-"]),
)
def test_a_word_is_found_where_it_stands_alone(words: list[str], gap: str) -> None:
    seen = Answers(texts={"knew.in_front": gap.join(words)})
    assert parse("words('knew.in_front', 'told')").holds(seen) is ("told" in words)


def test_an_answer_of_100_000_characters_is_searched_whole() -> None:
    seen = Answers(texts={"knew.in_front": "untold " * 15_000 + "told"})
    assert parse("words('knew.in_front', 'told')").holds(seen)
