"""Where an interview stands: the fold of its events.

Rules kept here, and nowhere else:
- `evolve` has a rule for every kind of event and is pure: the same events give the same state,
  always. Events that don't follow from what came before are no interview, and are refused.
- Nothing is ever lost: setting an episode aside parks its answers, going back undoes nothing, and
  what was handed over stays as it was.
- The state holds no wording of its own; it keeps what was put, as it was put.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import reduce
from typing import Any, Literal

from interview.engine import events as ev
from interview.engine import renaming, threes
from interview.engine.carried import carried
from interview.engine.events import Came, Event
from interview.engine.place import Kind, Place
from interview.engine.said import Episode, FollowUp, Given, Later, Version
from interview.engine.spent import counted
from interview.model.taxonomy import AnswerState, HowRead, Nominated

__all__ = ["Episode", "FollowUp", "Given", "Later", "State", "Version", "evolve", "replay"]

_CHECKED = Place("close.checked")


@dataclass(frozen=True, slots=True)
class State:
    """Everything that the events say."""

    began: ev.Began
    began_at: datetime
    last_at: datetime
    here: Came | None = None
    put: Mapping[Place, ev.Wording] = field(default_factory=dict)
    given: Mapping[Place, Given] = field(default_factory=dict)
    episodes: Mapping[str, Episode] = field(default_factory=dict)
    roster: Literal["open", "own", "all"] = "open"
    deep: tuple[str, ...] = ()  # in detail: as chosen, then the one asked for, then deepened ones
    chosen: bool = False
    waiting: Place | None = None  # a follow-up of this question waits for a reply
    supporting: ev.SupportOffered | None = None  # words of support that are shown
    supported: tuple[str, ...] = ()  # which words of support were shown, in order
    supported_at: frozenset[Place] = frozenset()  # answers that they were gone on from
    noticed: int = 0  # how many follow-ups a notice of language has chosen
    answering: tuple[Place, ...] = ()  # what was answered at the step in hand
    latest: tuple[Place, ...] = ()  # what was answered at the step just before it
    confirmed_on: datetime | None = None
    how_read: HowRead | None = None  # how what somebody else typed was read back
    code: str = ""
    names_kept: tuple[str, ...] = ()  # words looked at, that may stay as they are
    names_replaced: Mapping[str, str] = field(default_factory=dict)  # what stands there instead
    versions: tuple[Version, ...] = ()
    later: tuple[Later, ...] = ()
    probes_used: tuple[str, ...] = ()  # kinds, in the order they were put
    spent: int = 0  # seconds, without breaks
    content: int = 0  # how many events have changed what a record would say

    @property
    def acknowledged(self) -> bool:
        """Whether the person has read what this is and chosen to begin."""
        return bool(self.value("intro.understood") == "yes")

    @property
    def handed_over(self) -> bool:
        """Whether a version that was read back was handed over.

        From then on there are additions and corrections only. What was handed over before it was
        read back leaves the interview open: the rest of it is still to come.
        """
        return any(version.confirmed for version in self.versions)

    def value(self, question: str) -> Any:
        """Return the value given to a question that is put once, or None."""
        given = self.given.get(Place(question))
        return given.value if given else None


def replay(happened: Iterable[tuple[Event, datetime]]) -> State | None:
    """Return the state that the events give, in order, or None where there are none yet.

    Each event comes with the aware time at which it happened.
    """
    start: State | None = None
    return reduce(lambda state, one: evolve(state, one[0], one[1]), happened, start)


def evolve(state: State | None, event: Event, at: datetime) -> State:
    """Return the state after `event`.

    ValueError or LookupError when it can't follow: an interview opens with Began, which comes once,
    and an answer or an episode has to be there before it changes.
    """
    if isinstance(event, ev.Began):
        if state is not None:
            raise ValueError("an interview begins once")
        return _began(event, at)
    if state is None:
        raise ValueError("an interview opens with Began")
    content = state.content + _is_content(event)
    spent = state.spent + int(counted(at - state.last_at).total_seconds())
    after = replace(
        _EVOLVE[type(event)](state, event, at), last_at=at, content=content, spent=spent
    )
    if state.confirmed_on is not None and _changed_since(state, after):
        return _to_read_again(after)
    return after


def _is_content(event: Event) -> bool:
    """Return whether a record says something else after `event`: a question put counts too."""
    if isinstance(event, ev.Came):
        return bool(event.put)
    return not isinstance(event, _NO_CONTENT)


_NO_CONTENT = (ev.HandedOver, ev.SupportOffered, ev.SupportSeen, ev.NameKept)


def _changed_since(confirmed: State, after: State) -> bool:
    said = (confirmed.given, confirmed.episodes, confirmed.deep)
    return after.confirmed_on is not None and said != (after.given, after.episodes, after.deep)


def _to_read_again(state: State) -> State:
    """Return `state` unconfirmed: what was said to be right has changed, to be read again."""
    given = {place: one for place, one in state.given.items() if place != _CHECKED}
    return replace(state, given=given, confirmed_on=None, how_read=None)


def _began(event: ev.Began, at: datetime) -> State:
    invited = {
        one.id: Episode(
            id=one.id,
            title=one.title,
            words="",  # the reviewers' words for a time are never the person's
            why="",
            nominated_by=Nominated.REVIEWERS,
            there=None,
            ask=one.ask,
        )
        for one in event.setting.episodes
    }
    who = event.setting.participant
    begun = State(
        began=event, began_at=at, last_at=at, episodes=invited, code=who.code if who else ""
    )
    if event.setting.moment:
        return replace(begun, **threes.begun(event.setting, invited))
    base = event.setting.follow_up
    return begun if base is None else replace(begun, **carried(base))


def _came(state: State, event: ev.Came, at: datetime) -> State:
    come = replace(
        state, here=event, waiting=None, supporting=None, answering=(), latest=state.answering
    )
    if not event.put:
        return come
    new = {Place(one.question, event.episode): one for one in event.put}
    return replace(come, put={**state.put, **new})


def _note_kept(state: State, event: ev.NoteKept, at: datetime) -> State:
    place = Place(event.question, event.episode)
    before = state.given.get(place)
    now = Given(AnswerState.ANSWERED, value=event.value)
    given = replace(before, state=now.state, text="", value=now.value) if before else now
    put = {**state.put, place: event.put} if event.put else state.put
    return replace(state, put=put, given={**state.given, place: given})


def _answered(state: State, event: ev.Answered, at: datetime) -> State:
    place = Place(event.question, event.episode)
    before = state.given.get(place)
    given = Given(
        event.state,
        event.text,
        event.value,
        before.follow_ups if before else (),
        before.use if before else None,
        changed=before is not None and _is_change(before, event),
    )
    return replace(
        state,
        given={**state.given, place: given},
        answering=(*(one for one in state.answering if one != place), place),
        waiting=None,
        confirmed_on=_confirmed(state, event, at),
        how_read=None if place == _CHECKED and event.value != "yes" else state.how_read,
    )


def _confirmed(state: State, event: ev.Answered, at: datetime) -> datetime | None:
    if event.question != _CHECKED.question:
        return state.confirmed_on
    return at if event.value == "yes" else None


def _is_change(before: Given, event: ev.Answered) -> bool:
    was, now = (
        (before.state, before.text, before.value),
        (event.state, event.text, event.value),
    )
    return before.changed or (before.state is AnswerState.ANSWERED and was != now)


def _follow_up_put(state: State, event: ev.FollowUpPut, at: datetime) -> State:
    place = Place(event.question, event.episode)
    asked = FollowUp(event.probe, event.about, event.asked, event.thanks)
    given = state.given[place]
    return replace(
        state,
        given={**state.given, place: replace(given, follow_ups=(*given.follow_ups, asked))},
        waiting=place,
        probes_used=(*state.probes_used, event.about),
        noticed=state.noticed + bool(event.noticed),
    )


def _support_offered(state: State, event: ev.SupportOffered, at: datetime) -> State:
    return replace(state, supporting=event, supported=(*state.supported, event.support))


def _support_seen(state: State, event: ev.SupportSeen, at: datetime) -> State:
    shown = state.supporting
    seen = {Place(shown.question, shown.episode)} if shown else set()
    return replace(state, supporting=None, supported_at=state.supported_at | seen)


def _follow_up_answered(state: State, event: ev.FollowUpAnswered, at: datetime) -> State:
    place = Place(event.question, event.episode)
    given = state.given[place]
    last = replace(given.follow_ups[-1], state=event.state, text=event.text)
    return replace(
        state,
        given={**state.given, place: replace(given, follow_ups=(*given.follow_ups[:-1], last))},
        waiting=None,
    )


def _episode(state: State, episode: str, **changes: Any) -> State:
    changed = replace(state.episodes[episode], **changes)
    return replace(state, episodes={**state.episodes, episode: changed})


def _named(state: State, event: ev.EpisodeNamed, at: datetime) -> State:
    """Add an episode after the person's last own one, so that their order stands."""
    named = Episode(event.episode, event.title, event.words, event.why, Nominated.PRACTITIONER)
    listed = list(state.episodes.values())
    own = [index for index, one in enumerate(listed) if one.own]
    listed.insert(own[-1] + 1 if own else 0, named)
    return replace(state, episodes={one.id: one for one in listed})


def _changed(state: State, event: ev.EpisodeChanged, at: datetime) -> State:
    words_stand = state.episodes[event.episode].words == event.words
    forget: dict[str, Any] = {} if words_stand else {"edtf": None, "when_asked": False}
    return _episode(
        state, event.episode, title=event.title, words=event.words, why=event.why, **forget
    )


def _moved(state: State, event: ev.EpisodeMoved, at: datetime) -> State:
    order = [key for key in state.episodes if key != event.episode]
    order.insert(event.to, event.episode)
    return replace(state, episodes={key: state.episodes[key] for key in order})


def _chosen(state: State, event: ev.EpisodesChosen, at: datetime) -> State:
    deep = tuple(state.episodes[key].id for key in event.deep)
    return replace(_open_again(state, deep), deep=deep, chosen=True)


def _deepened(state: State, event: ev.EpisodeDeepened, at: datetime) -> State:
    deep = (*state.deep, state.episodes[event.episode].id)
    return replace(_open_again(state, deep), deep=deep)


def _open_again(state: State, deep: tuple[str, ...]) -> State:
    """Return `state` with what was left blank on a short page open, where it goes deep now."""
    newly = set(deep) - set(state.deep)
    left = {
        place
        for place, one in state.given.items()
        if place.episode in newly and one.state is AnswerState.LEFT_BLANK
    }
    if not left:
        return state
    return replace(state, given={key: one for key, one in state.given.items() if key not in left})


def _use(state: State, event: ev.UseChosen, at: datetime) -> State:
    place = Place(event.question, event.episode)
    given = replace(state.given[place], use=event.use)
    return replace(state, given={**state.given, place: given})


def _name_replaced(state: State, event: ev.NameReplaced, at: datetime) -> State:
    """Put other words for a name in all that was said and asked; both are in the journal."""
    change = renaming.instead_of(event.word, event.instead, keeping=state.names_kept)
    said = {place: renaming.reworded(one, change) for place, one in state.given.items()}
    return replace(
        state,
        given={
            place: one if one == state.given[place] else replace(one, changed=True)
            for place, one in said.items()
        },
        put={place: renaming.reworded(one, change) for place, one in state.put.items()},
        episodes={key: renaming.reworded(one, change) for key, one in state.episodes.items()},
        names_replaced={**state.names_replaced, event.word: event.instead},
    )


def _handed_over(state: State, event: ev.HandedOver, at: datetime) -> State:
    confirmed = state.confirmed_on is not None
    version = Version(
        event.digest, event.file, at, len(state.later), state.content, confirmed=confirmed
    )
    here = Came(stage="", step=Kind.HANDED_OVER) if confirmed else state.here
    return replace(state, versions=(*state.versions, version), here=here)


def _corrected(state: State, event: ev.Corrected, at: datetime) -> State:
    later = Later(at, event.text, event.reason, Place(event.question, event.episode))
    return replace(state, later=(*state.later, later))


_EVOLVE: dict[type, Callable[[State, Any, datetime], State]] = {
    ev.Came: _came,
    ev.Answered: _answered,
    ev.NoteKept: _note_kept,
    ev.FollowUpPut: _follow_up_put,
    ev.FollowUpAnswered: _follow_up_answered,
    ev.SupportOffered: _support_offered,
    ev.SupportSeen: _support_seen,
    ev.EpisodeNamed: _named,
    ev.EpisodeChanged: _changed,
    ev.WhenConfirmed: lambda s, e, at: _episode(s, e.episode, edtf=e.edtf, when_asked=True),
    ev.EpisodeMoved: _moved,
    ev.EpisodeSetAside: lambda s, e, at: _episode(s, e.episode, aside=True),
    ev.EpisodeRestored: lambda s, e, at: _episode(s, e.episode, aside=False),
    ev.PartSaid: lambda s, e, at: _episode(s, e.episode, there=e.there),
    ev.RosterClosed: lambda s, e, at: replace(s, roster=e.phase),
    ev.EpisodesChosen: _chosen,
    ev.EpisodeDeepened: _deepened,
    ev.UseChosen: _use,
    ev.NameKept: lambda s, e, at: replace(s, names_kept=(*s.names_kept, e.word)),
    ev.NameReplaced: _name_replaced,
    ev.CodeGiven: lambda s, e, at: replace(s, code=e.code),
    ev.WasReadBack: lambda s, e, at: replace(s, how_read=e.how),
    ev.HandedOver: _handed_over,
    ev.Added: lambda s, e, at: replace(s, later=(*s.later, Later(at, e.text, e.reason))),
    ev.Corrected: _corrected,
}
