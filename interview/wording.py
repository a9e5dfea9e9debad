"""Wording: the guide's words with names filled in, such as `{{ title }}`, in Jinja2's sandbox.

The one decision: a guide's wording may name things and do nothing else. `check` reads it without
Jinja2, so a guide is refused long before anything is rendered, and Jinja2 is loaded only when there
is a name to fill in. Values are data: braces in somebody's words stay as they are.
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

_MOMENT = frozenset({"title", "n", "total", "left"})
_CONTACT = frozenset({"contact"})

# Which names may be used where. A name is here only if it is always given there; a place that isn't
# here takes plain words.
NAMES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "question": frozenset({"title", "tool_examples", "support", "contact"}),
        "stage": frozenset({"n"}),
        "introduction": frozenset(
            {"case_title", "readers", "disclosure", "act_now", "support", "contact"}
        ),
        "probe": frozenset({"phrase"}),
        "signposts.hard_part": _MOMENT,
        "signposts.moment": _MOMENT,
        "signposts.light_moment": _MOMENT,
        "signposts.next_moment": _MOMENT,
        "signposts.coming_back": frozenset({"title", "when"}),
        "words.ask_first": _CONTACT,
        "words.not_today": _CONTACT,
        "words.witness_stop": _CONTACT,
        "words.witness_kept": _CONTACT,
        "words.handed_over": _CONTACT,
        "words.reading_ask": frozenset({"when"}),
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
    if "{{" not in text:
        return text
    from jinja2 import UndefinedError

    try:
        return _template(text).render(data)
    except UndefinedError as error:
        raise WordingTrouble(
            f"The wording can't be filled in: {error.message}.",
            "Please report this, it is a fault in the program.",
            text,
        ) from None


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
