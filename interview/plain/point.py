"""One turning point: its name, when it was, why it mattered, and whether they had a part in it.

The one decision: each part is kept at its own line, so a point is on the list as soon as it has a
name; when it was and why it mattered can come later, or never.
"""

from __future__ import annotations

import re

from interview.engine import intents as do
from interview.engine.roster_view import Roster, Row
from interview.model import when
from interview.plain import prompts
from interview.plain.options import Prompt
from interview.plain.talk import Talk

_YEAR = re.compile(r"[0-9]{4}")


def listed(talk: Talk) -> Roster:
    """Return the list in hand."""
    roster = talk.view.roster
    return roster if roster is not None else Roster((), (), 0)


def name(talk: Talk, title: str) -> None:
    """Put a new point on the list, then ask when it was and why it mattered."""
    known = {row.id for row in every(talk)}
    if not talk.submit(do.NameEpisode(title)):
        return
    new = next(row.id for row in every(talk) if row.id not in known)
    _when(talk, new)
    _why(talk, new)
    talk.say(f"Noted: {title}")
    talk.say(talk.saved())


def every(talk: Talk) -> tuple[Row, ...]:
    """Return the points as they are numbered: what counts, then what was set aside."""
    roster = listed(talk)
    return (*roster.rows, *roster.aside)


def _row(talk: Talk, episode: str) -> Row:
    return next(row for row in every(talk) if row.id == episode)


def change(talk: Talk, row: Row) -> None:
    """Ask anew for each part of a point; what is left empty stays."""
    if not row.own:
        part(talk, row)
        return
    title = prompts.words(talk, f"Another name for it? Leave it empty to keep: {row.title}")
    if title:
        talk.submit(do.ChangeEpisode(row.id, title=title))
    _when(talk, row.id)
    _why(talk, row.id)


def part(talk: Talk, row: Row) -> None:
    """Ask whether they had a part in a point of the reviewers, and if so when it was."""
    asked = f"Did you have a part in this? {row.title}"
    talk.say()
    talk.say(asked)
    if row.reviewers_when:
        talk.say(f"The reviewers put it at: {row.reviewers_when}")
    had = prompts.pick(talk, Prompt(asked, field=True), ("Yes", "No"))
    if talk.submit(do.SayPart(row.id, there=had == 0)) and had == 0:
        _when(talk, row.id)
        _why(talk, row.id)


def _when(talk: Talk, episode: str) -> None:
    words = talk.view.words
    kept = _row(talk, episode).words
    if kept:
        talk.say(f"When, as you put it: {kept}. Leave it empty to keep it.")
    said = prompts.words(
        talk,
        words.get("when_ask", ""),
        why=words.get("when_why", ""),
        hint=words.get("when_hint", ""),
    )
    if said:
        talk.submit(do.ChangeEpisode(episode, words=said))
    settle(talk, episode)


def _why(talk: Talk, episode: str) -> None:
    words = talk.view.words
    kept = _row(talk, episode).why
    if kept:
        talk.say(f"Why it mattered, as you put it: {kept}. Leave it empty to keep it.")
    said = prompts.words(
        talk,
        words.get("mattered_ask", ""),
        why=words.get("mattered_why", ""),
        hint=words.get("mattered_hint", ""),
    )
    if said:
        talk.submit(do.ChangeEpisode(episode, why=said))


def settle(talk: Talk, episode: str) -> None:
    """Ask once whether our reading of their words is right. Nobody is held up for a date."""
    row = _row(talk, episode)
    edtf = row.reading
    if row.needs_year:
        edtf = _with_year(talk, row.words)
        if edtf is None:
            talk.submit(do.ConfirmWhen(episode, None))
    if edtf is None:
        return
    asked = prompts.reading(talk, edtf)
    talk.say(asked.asked)
    found = prompts.pick(talk, asked, ("That's right", "Change it", "Can't say"))
    if found == 1:
        _reword(talk, episode)
    else:
        talk.submit(do.ConfirmWhen(episode, edtf if found == 0 else None))


def _reword(talk: Talk, episode: str) -> None:
    said = prompts.words(talk, talk.view.words.get("when_ask", ""))
    if said and said != _row(talk, episode).words:
        talk.submit(do.ChangeEpisode(episode, words=said))
        settle(talk, episode)
    else:
        talk.submit(do.ConfirmWhen(episode, None))


def _with_year(talk: Talk, words: str) -> str | None:
    """Ask for the year that their words leave out; None where it stays open."""
    asked = "Which year was that? Leave it empty if you can't say."
    while said := prompts.words(talk, asked):
        if _YEAR.fullmatch(said):
            return when.read(words, year=int(said)).edtf
        asked = "Type the year in four figures, or leave it empty."
    return None
