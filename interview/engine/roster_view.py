"""The list of turning points, as a shell shows it: the person's words, our reading beside them."""

from __future__ import annotations

from dataclasses import dataclass

from interview.engine import agenda
from interview.engine.place import Kind
from interview.engine.state import Episode, State
from interview.engine.turning_points import on_the_list
from interview.model import when


@dataclass(frozen=True, slots=True)
class Row:
    """One turning point. `reading` is what we make of their words, to be confirmed or not."""

    id: str
    title: str
    words: str
    why: str
    own: bool
    reviewers_when: str  # the reviewers' words for an invited one; never the person's
    edtf: str | None  # confirmed by the person
    said: str  # the confirmed range in words
    reading: str | None  # EDTF to be asked about; None where nothing was read or it was asked
    reading_said: str
    needs_year: bool
    when_asked: bool
    aside: bool
    there: bool | None
    ask: bool
    deep: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """The list in hand. `limit` is how many there is time to go into in detail."""

    rows: tuple[Row, ...]  # what counts: own, and the reviewers' when they are shown
    aside: tuple[Row, ...]
    limit: int


def roster(state: State) -> Roster:
    """Return the list as it may be shown now: the reviewers' points only after one's own."""
    choosing = state.here is not None and state.here.step is Kind.CHOOSE
    rows = tuple(row(state, one) for one in on_the_list(state) if one.there or not choosing)
    return Roster(
        rows=tuple(one for one in rows if not one.aside),
        aside=tuple(one for one in rows if one.aside),
        limit=agenda.depth(state),
    )


def row(state: State, episode: Episode) -> Row:
    """Return one turning point with our reading of its words."""
    asks = not episode.when_asked and bool(episode.words.strip())
    reading = when.read(episode.words) if asks else None
    invited = {one.id: one.when for one in state.began.setting.episodes}
    return Row(
        id=episode.id,
        title=episode.title,
        words=episode.words,
        why=episode.why,
        own=episode.own,
        reviewers_when=invited.get(episode.id, ""),
        edtf=episode.edtf,
        said=when.say(episode.edtf) if episode.edtf else "",
        reading=reading.edtf if reading else None,
        reading_said=when.say(reading.edtf) if reading and reading.edtf else "",
        needs_year=reading is not None and reading.needs is when.Needs.YEAR,
        when_asked=episode.when_asked,
        aside=episode.aside,
        there=episode.there,
        ask=episode.ask,
        deep=agenda.is_deep(state, episode.id),
    )
