"""Wording names things and does nothing else; a person's words are never read as wording."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import nodes
from jinja2.sandbox import SandboxedEnvironment

from interview.wording import NAMES, WordingTrouble, allowed, check, render

NAMED = frozenset({"title", "n"})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain words.",
        "{{ title }}",
        "{{title}} and {{ n }}",
        "{{   title }}.",
        "{{ title }}}",
        "A { brace }, a }} pair, a %} sign.",
        "100% # of them",
        "[{ title }]",
    ],
)
def test_names_in_plain_words_pass(text: str) -> None:
    check(text, NAMED)


@pytest.mark.parametrize(
    "text, words",
    [
        ("Before {{ titel }}", "{{ titel }}"),
        ("{{ title.upper() }}", "{{ title.upper() }}"),
        ("{{ title.__class__ }}", "{{ title.__class__ }}"),
        ("{{ title['x'] }}", "{{ title['x'] }}"),
        ("{{ title|length }}", "{{ title|length }}"),
        ("{{ 'a'*10**9 }}", "{{ 'a'*10**9 }}"),
        ("{{ 7 }}", "{{ 7 }}"),
        ("{{ }}", "{{ }}"),
        ("{{- title }}", "{{- title }}"),
        ("{{ title -}}", "{{ title -}}"),
        ("{{+ title }}", "{{+ title }}"),
        ("{{\ntitle }}", "{{"),
        ("{{ Title }}", "{{ Title }}"),
        ("{{{ title }}", "{{{ title }}"),
        ("{{ title", "{{ title"),
        ("{% if title %}x{% endif %}", "{% if title %}x{% endif %}"),
        ("{# a note #}", "{# a note #}"),
        ("{{ title }} {% raw %}", "{% raw %}"),
        ("{{ self }}", "{{ self }}"),
        ("{{ n }}{{ range }}", "{{ range }}"),
    ],
)
def test_whatever_does_more_is_refused_with_its_words(text: str, words: str) -> None:
    with pytest.raises(WordingTrouble) as refused:
        check(text, NAMED)
    assert refused.value.words == words


def test_a_name_not_given_is_told_which_there_are() -> None:
    with pytest.raises(WordingTrouble, match=r"titel is not given here Use one of these: n, title"):
        check("{{ titel }}", NAMED)


def test_where_there_are_no_names_plain_words_are_asked_for() -> None:
    with pytest.raises(WordingTrouble, match="there are no names here"):
        check("{{ title }}", allowed("nowhere in the list"))


_PIECES = st.sampled_from(
    ["{", "}", "{{", "}}", "{%", "%}", "{#", "#}", "title", "n", "other", " ", "-", "+", "|", "."]
)


@given(text=st.lists(_PIECES, max_size=12).map("".join))
def test_what_passes_is_names_and_plain_words_to_jinja_too(text: str) -> None:
    try:
        check(text, NAMED)
    except WordingTrouble:
        return
    tree = SandboxedEnvironment(keep_trailing_newline=True).parse(text)
    for output in tree.body:
        assert isinstance(output, nodes.Output)
        for node in output.nodes:
            assert isinstance(node, nodes.TemplateData) or (
                isinstance(node, nodes.Name) and node.name in NAMED
            )


_WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="{\r"), max_size=20)


@given(before=_WORDS, after=_WORDS, value=st.text(max_size=40) | st.integers())
def test_a_value_comes_out_letter_for_letter(before: str, after: str, value: str | int) -> None:
    assert render(before + "{{ title }}" + after, {"title": value}) == f"{before}{value}{after}"


@pytest.mark.parametrize(
    "value", ["{{ n }}", "{% raw %}", "{# x #}", "[/i]", "<script>", "[Mum]", "&amp;", "\n"]
)
def test_a_persons_words_are_never_read_as_wording(value: str) -> None:
    assert render("About {{ title }}.", {"title": value, "n": 7}) == f"About {value}."


@given(text=st.text())
def test_words_without_a_name_come_out_untouched(text: str) -> None:
    plain = text.replace("{{", "")
    assert render(plain, {}) == plain


def test_a_name_without_a_value_is_said() -> None:
    with pytest.raises(WordingTrouble, match="can't be filled in: 'title' is undefined"):
        render("{{ title }}", {"n": 1})


def test_a_call_that_came_past_the_check_meets_the_sandbox() -> None:
    from jinja2.exceptions import SecurityError

    with pytest.raises(SecurityError):
        render("{{ title.__class__.__mro__ }}", {"title": "x"})


def test_every_place_has_only_names_that_can_be_written() -> None:
    for names in NAMES.values():
        check(" ".join(f"{{{{ {name} }}}}" for name in sorted(names)), names)


@given(
    parts=st.lists(st.sampled_from(["{{ title }}", "{{n}}", "a", " ", "\n", "}", "}}", "%", "#"])),
    title=st.text(max_size=20),
    n=st.integers(0, 99),
)
def test_names_are_filled_in_as_jinja_does(parts: list[str], title: str, n: int) -> None:
    text = "".join(parts)
    sandbox = SandboxedEnvironment(autoescape=False, keep_trailing_newline=True)
    assert render(text, {"title": title, "n": n}) == sandbox.from_string(text).render(
        title=title, n=n
    )
