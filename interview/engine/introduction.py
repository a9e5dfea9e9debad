"""What is said before an interview begins or goes on, with the case's own names filled in.

The one decision: what a case says of itself comes first, and what it leaves out the guide says, so
that nobody ever sees an empty place where support or a number should be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from interview.wording import render

if TYPE_CHECKING:
    from interview.engine.state import State
    from interview.engine.view import View
    from interview.model.guide import Guide
    from interview.model.invitation import Reader, Setting

_PAGE = re.compile(r"^---\s*$", re.MULTILINE)
_HEADING = re.compile(r"^#.*$", re.MULTILINE)
CONTENT = "What is in this case"
_SIT_OUT = "You can stop or sit out at any time, and need not say why."
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


class Around(NamedTuple):
    """Whom an account is for and whom to turn to, in words that are never empty."""

    case_title: str
    readers: str
    disclosure: str
    act_now: str
    support: str
    contact: str


def around(setting: Setting, words: Mapping[str, str]) -> Around:
    """Return what stands around an interview: the setting's own, else the guide's `words`."""
    case = setting.case.title if setting.case else ""
    return Around(
        case_title=case or words.get("case_title", ""),
        readers=_readers(setting.readers) or words.get("readers", ""),
        disclosure=setting.disclosure or words.get("disclosure", ""),
        act_now=setting.act_now or words.get("act_now", ""),
        support=setting.support or words.get("support", ""),
        contact=setting.contact or words.get("contact", ""),
    )


def pages(state: State, guide: Guide) -> tuple[str, ...]:
    """Return the pages before the beginning: an empty line between paragraphs, `## ` a heading."""
    setting = state.began.setting
    names = around(setting, guide.words)
    if setting.moment and "in_threes" in guide.words:
        title = state.episodes[setting.moment].title
        named = {**names._asdict(), "title": title, "minutes": setting.minutes}
        return tuple(render(page, named) for page in split(guide.words["in_threes"]))
    again = guide.words.get("follow_up", "") if setting.follow_up is not None else ""
    in_a_sentence = names._replace(act_now=_in_sentences(names.act_now))
    return filled(split(again) if again else guide.introduction, in_a_sentence)


def before_practice(setting: Setting) -> str:
    """Return what is said before anybody practises on a made-up case; empty where nothing is."""
    return f"## {CONTENT}\n\n{setting.content_note}\n\n{_SIT_OUT}" if setting.content_note else ""


def filled(written: Iterable[str], names: Around) -> tuple[str, ...]:
    """Return pages as they are written in a guide, with the names filled in."""
    return tuple(render(page, names._asdict()) for page in written)


def split(text: str) -> list[str]:
    """Return the pages of a text, each paragraph on one line, so that any width can wrap it."""
    return ["\n\n".join(_paragraphs(page)) for page in _PAGE.split(text) if page.strip()]


def coming_back(shown: View, guide: Guide, when: str) -> str:
    """Return the words for somebody who comes back; `when` is the day in words."""
    names = {"title": shown.title or shown.stage, "when": when}
    return render(guide.signposts.get("coming_back", ""), names)


def _in_sentences(lines: str) -> str:
    """Return what stands a line each as sentences, so that it can be said within a paragraph."""
    told = (" ".join(line.split()) for line in lines.split("\n"))
    return " ".join(f"{one}." if one[-1].isalnum() else one for one in told if one)


def _paragraphs(page: str) -> list[str]:
    apart = _HEADING.sub(r"\n\g<0>\n", page)
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", apart) if part.strip()]


def _readers(readers: tuple[Reader, ...]) -> str:
    if not readers:
        return ""
    named = ", ".join(f"{one.name} ({one.agency})" if one.agency else one.name for one in readers)
    number = _NUMBERS[len(readers)] if len(readers) < len(_NUMBERS) else str(len(readers))
    people = "person" if len(readers) == 1 else "people"
    return f"{number} {people} on the review team: {named}."
