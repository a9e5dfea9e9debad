"""What a prompt is: the question, its reason, and options with numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interview.engine import typed
from interview.engine.typed import Command
from interview.model.guide import StateWords
from interview.model.taxonomy import AnswerState
from interview.plain.talk import Talk

Typed = Command | AnswerState


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is asked, why, and the other answers that may be given.

    A `field` is part of something half done: nothing leads away from it but the end of the sitting.
    `instead` is said to another answer that has no place here; without, it counts as words.
    """

    asked: str
    why: str = ""
    states: tuple[StateWords, ...] = ()
    field: bool = False
    instead: str = ""


def say_options(talk: Talk, options: Sequence[str]) -> None:
    """Say the options, numbered from 1."""
    for number, option in enumerate(options, start=1):
        talk.say(f"{number}. {option}")


def say_hint(talk: Talk, hint: str) -> None:
    """Say a hint, where there is one."""
    if hint:
        talk.say(f"Hint: {hint[:1].lower()}{hint[1:]}")


def chosen(line: str, options: Sequence[str]) -> int | None:
    """Return which option a line names, by its number or by its own words."""
    said = typed.plain(line)
    if said.isascii() and said.isdigit() and len(said) <= len(str(len(options))):
        return int(said) - 1 if 1 <= int(said) <= len(options) else None
    return next((at for at, option in enumerate(options) if said in _own_words(option)), None)


def _own_words(option: str) -> tuple[str, ...]:
    """Return what an option may be chosen by: "Yes or not sure" by either, or by the whole."""
    return tuple(typed.plain(part) for part in (option, *option.split(" or ")))


def numbers(text: str, limit: int) -> tuple[int, ...] | None:
    """Return the numbers typed, from 0, in their order; None where they are not each once."""
    parts = text.replace(",", " ").replace(" and ", " ").split()
    if not all(part.isascii() and part.isdigit() and len(part) < 4 for part in parts):  # noqa: PLR2004 - no list is that long
        return None
    found = tuple(int(part) - 1 for part in parts)
    fits = all(0 <= at < limit for at in found) and len(set(found)) == len(found)
    return found if fits else None


def labels(states: Sequence[StateWords]) -> str:
    """Return the labels of other answers as they can be typed."""
    return ", ".join(one.label[:1].lower() + one.label[1:] for one in states)


def again(talk: Talk, prompt: Prompt) -> None:
    """Put the question again."""
    if prompt.asked:
        talk.say(f"The question again: {prompt.asked}")
