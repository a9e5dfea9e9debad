"""Wording: words with names filled in, such as `{{ title }}`: Jinja2's language, in its sandbox.

The one decision: a guide's wording may name things and do nothing else. `check` holds that when a
guide is loaded, so names are filled in here as Jinja2 would (a test holds one against the other),
and Jinja2 itself, which takes longer to load than a screen to show, is asked only for wording that
does more. Values are data: braces in somebody's words stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from interview.errors import InterviewError

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

_MOMENT = frozenset({"title", "n", "total", "left", "minutes", "time_left"})
_CONTACT = frozenset({"contact"})

# Which names may be used where. A name is here only if it is always given there; a place that isn't
# here takes plain words.
NAMES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "question": frozenset({"title", "tool_examples", "support", "contact"}),
        "told_choice": frozenset({"code"}),
        "stage": frozenset({"n"}),
        "introduction": frozenset(
            {"case_title", "readers", "disclosure", "act_now", "support", "contact"}
        ),
        "probe": frozenset({"phrase"}),
        "offer": frozenset({"support"}),
        "signposts.hard_part": _MOMENT,
        "signposts.moment": _MOMENT,
        "signposts.light_moment": _MOMENT,
        "signposts.next_moment": _MOMENT,
        "signposts.coming_back": frozenset({"title", "when"}),
        "words.follow_up": frozenset(
            {"case_title", "readers", "disclosure", "act_now", "support", "contact"}
        ),
        "words.in_threes": frozenset(
            {"case_title", "readers", "disclosure", "act_now", "support", "contact"}
            | {"title", "minutes"}
        ),
        "words.ask_first": _CONTACT,
        "words.not_today": _CONTACT,
        "words.witness_stop": _CONTACT,
        "words.witness_kept": _CONTACT,
        "words.handed_over": _CONTACT,
        "words.reading_ask": frozenset({"when"}),
        "words.not_read_back": frozenset({"code"}),
        "words.own_voice": frozenset({"code"}),
        "words.notice_about": frozenset({"phrase"}),
        "words.left_open": frozenset({"n"}),
    }
)

_OPENING = re.compile(r"\{[{%#]")
_NAME = re.compile(r"\{\{ *([a-z][a-z0-9_]*) *\}\}")


class WordingTrouble(InterviewError):
    """Wording that does more than name things, or names what isn't given. `words` is the place."""

    def __init__(self, what: str, do: str, words: str) -> None:
        super().__init__(what, do)
        self.words = words


def allowed(place: str) -> frozenset[str]:
    """Return the names that may be used at `place`, as in NAMES; none where it isn't there."""
    return NAMES.get(place, frozenset())


def check(text: str, names: frozenset[str]) -> None:
    """Return if `text` is plain words and `{{ name }}` with one of `names`, and nothing else.

    Raise WordingTrouble, with the offending words, for anything that Jinja2 would act on.
    """
    position = 0
    while opening := _OPENING.search(text, position):
        found = _NAME.match(text, opening.start())
        if found is None:
            raise _does_more(text, opening.start())
        if found[1] not in names:
            raise _not_given(found, names)
        position = found.end()


def render(text: str, data: Mapping[str, str | int]) -> str:
    """Return `text` with each `{{ name }}` replaced by its value in `data`, letter for letter.

    Raise WordingTrouble where a name has no value.
    """
    if all(_NAME.match(text, one.start()) for one in _OPENING.finditer(text)):
        return _NAME.sub(lambda found: _value(found[1], data), text)
    from jinja2 import UndefinedError

    try:
        return _template(text).render(data)
    except UndefinedError as error:
        raise _unfilled(str(error.message)) from None


def _value(name: str, data: Mapping[str, str | int]) -> str:
    if name not in data:
        raise _unfilled(f"'{name}' is undefined")
    return str(data[name])


def _unfilled(what: str) -> WordingTrouble:
    return WordingTrouble(
        f"The wording can't be filled in: {what}.",
        "Please report this, it is a fault in the program.",
        what,
    )


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,  # the words go to a terminal, which knows no HTML
        keep_trailing_newline=True,
    )


@cache
def _template(text: str) -> Template:
    return _environment().from_string(text)


def _does_more(text: str, start: int) -> WordingTrouble:
    snippet = text[start:].split("\n", maxsplit=1)[0][:40]
    return WordingTrouble(
        f"the wording does more than name things: {snippet}",
        "Use plain words, and names such as {{ title }}.",
        snippet,
    )


def _not_given(found: re.Match[str], names: frozenset[str]) -> WordingTrouble:
    there = ", ".join(sorted(names))
    return WordingTrouble(
        f"the name {found[1]} is not given here",
        f"Use one of these: {there}." if names else "Use plain words: there are no names here.",
        found[0],
    )
