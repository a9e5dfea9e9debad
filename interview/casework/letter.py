"""The letter that goes with an invitation, as plain text for a mail or a printer.

Its words are in `prompts/letters/invitation.md.j2`, where people who don't program can change them:
names in double braces, `## ` before a heading, `- ` before a point. The one decision: a paragraph
with a name that this case has nothing for is left out.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Final

from interview.errors import InterviewError
from interview.model.guide import Guide
from interview.model.invitation import Reader, Setting
from interview.resources import prompts
from interview.text import shown
from interview.wording import WordingTrouble, check, render

NAMES: Final = frozenset(
    {
        *("code", "role", "agency", "case_title", "file", "readers", "contact", "support"),
        *("act_now", "disclosure", "reply_by", "drafts"),
    }
)
_FILE: Final = "invitation.md.j2"
_WIDTH: Final = 76
_USED: Final = re.compile(r"\{\{ *(\w+) *\}\}")


def template() -> str:
    """Return the letter's wording. Raise InterviewError with the line where it can't be used."""
    try:
        text = (prompts() / "letters" / _FILE).read_text(encoding="utf-8")
    except (OSError, ValueError):
        raise InterviewError(
            f"The wording of the letter, {_FILE}, can't be read.", "Install the program again."
        ) from None
    try:
        check(text, NAMES)
    except WordingTrouble as error:
        line = text.count("\n", 0, text.find(error.words)) + 1
        raise InterviewError(f"{_FILE}, line {line}: {error.what}.", error.do) from None
    return text


def letter(wording: str, setting: Setting, guide: Guide, *, file: str) -> str:
    """Return the letter to the participant of `setting`, whose invitation is called `file`.

    `wording` is the template; what the case doesn't say comes from the guide's own words.
    """
    names = _names(setting, guide, file)
    return "\n\n".join(_paragraphs(wording, names)) + "\n"


def _paragraphs(wording: str, names: Mapping[str, str]) -> Iterator[str]:
    heading = ""  # held back until something stands under it
    for block in re.split(r"\n\s*\n", wording.strip()):
        if block.startswith("## "):
            heading = block.removeprefix("## ").strip().upper()
            continue
        if not all(names[name] for name in _USED.findall(block)):
            continue
        filled = "\n".join(_filled(point, names) for point in _points(block))
        yield f"{heading}\n\n{filled}" if heading else filled
        heading = ""


def _points(block: str) -> list[str]:
    return re.split(r"\n(?=- )", block)


def _filled(point: str, names: Mapping[str, str]) -> str:
    return textwrap.fill(
        render(" ".join(point.split()), names),
        _WIDTH,
        subsequent_indent="  " if point.startswith("- ") else "",
        break_long_words=False,  # a number or an address stays whole
        break_on_hyphens=False,
    )


def _names(setting: Setting, guide: Guide, file: str) -> dict[str, str]:
    who, case = setting.participant, setting.case
    given = {
        "code": who.code if who else "",
        "role": who.role if who else "",
        "agency": who.agency if who else "",
        "case_title": case.title if case else "",
        "file": file,
        "readers": "; ".join(_reader(one) for one in setting.readers),
        "contact": setting.contact,
        "support": setting.support,
        "act_now": setting.act_now,
        "disclosure": setting.disclosure,
        "reply_by": setting.reply_by,
        "drafts": setting.drafts,
    }
    return {name: shown(words or guide.words.get(name, "")) for name, words in given.items()}


def _reader(reader: Reader) -> str:
    return f"{reader.name}, {reader.agency}" if reader.agency else reader.name
