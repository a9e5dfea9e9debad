"""What comes of working on the list of turning points: naming, ordering, setting aside, choosing.

The one decision: which moments are gone through in detail is always said in an event, also where it
follows by itself (the only one on the list, the one that the reviewers ask for), so that a moment
once begun in detail stays so whatever is named, moved or set aside later.
"""

from __future__ import annotations

import re
from itertools import count

from interview.engine import agenda, support
from interview.engine import events as ev
from interview.engine import intents as do
from interview.engine.place import Kind, Place
from interview.engine.state import Episode, State
from interview.engine.unfolding import NotNow, Unfolding
from interview.model import when
from interview.model.guide import Depth, Walk

_LIST = "points"  # where words of support stand that a moment on the list called for
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")  # as in an invitation


def on_the_list(state: State) -> tuple[Episode, ...]:
    """Return the turning points that may be seen now, in their order, set aside or not.

    The reviewers' own are shown only when the person's list is done (method.md 3.3).
    """
    hide = state.roster == "open"
    return tuple(one for one in state.episodes.values() if one.own or not hide)


def name(now: Unfolding, intent: do.NameEpisode) -> None:
    """Name a turning point of one's own."""
    if not intent.title.strip():
        raise NotNow("A moment needs a few words to know it by.", "Type what you would call it.")
    taken = now.state.episodes
    numbered = (f"{now.state.began.own_prefix}-{number}" for number in count(1))
    episode = intent.episode or next(one for one in numbered if one not in taken)
    if episode in taken or not _ID.fullmatch(episode):
        raise NotNow("A moment can't have this id here.", "Give it another id.")
    named = ev.EpisodeNamed(episode=episode, title=intent.title, words=intent.words, why=intent.why)
    now.happened(named)


def change(now: Unfolding, intent: do.ChangeEpisode) -> None:
    """Put a turning point in other words."""
    one = _listed(now, intent.episode)
    title = one.title if intent.title is None or not intent.title.strip() else intent.title
    words = one.words if intent.words is None else intent.words
    why = one.why if intent.why is None else intent.why
    if (title, words, why) != (one.title, one.words, one.why):
        now.happened(ev.EpisodeChanged(episode=one.id, title=title, words=words, why=why))


def confirm_when(now: Unfolding, intent: do.ConfirmWhen) -> None:
    """Confirm a range for a turning point, or say that one can't."""
    one = _listed(now, intent.episode)
    if intent.edtf is not None and not when.valid(intent.edtf):
        raise NotNow("That is not a date that can be kept.", "Give a day, a month or a range.")
    now.happened(ev.WhenConfirmed(episode=one.id, edtf=intent.edtf))


def move(now: Unfolding, intent: do.MoveEpisode) -> None:
    """Move a turning point past so many of those that are seen with it."""
    one = _listed(now, intent.episode)
    rows = [row.id for row in on_the_list(now.state) if not row.aside]
    if one.id not in rows:
        raise NotNow("This moment is set aside.", "Bring it back first.")
    to = rows[min(max(rows.index(one.id) + intent.by, 0), len(rows) - 1)]
    if to != one.id:
        place = list(now.state.episodes).index(to)
        now.happened(ev.EpisodeMoved(episode=one.id, to=place))


def set_aside(now: Unfolding, intent: do.SetAside) -> None:
    """Set a turning point aside; its answers are kept."""
    one = _listed(now, intent.episode)
    if not one.aside:
        now.happened(ev.EpisodeSetAside(episode=one.id))
        _leave(now, one.id)


def restore(now: Unfolding, intent: do.Restore) -> None:
    """Bring a turning point back."""
    one = _listed(now, intent.episode)
    if one.aside:
        now.happened(ev.EpisodeRestored(episode=one.id))


def say_part(now: Unfolding, intent: do.SayPart) -> None:
    """Say whether one had a part in one of the reviewers' points."""
    one = _listed(now, intent.episode)
    if one.own:
        raise NotNow("This moment is your own.", "You can set it aside instead.")
    if one.there is not intent.there:
        now.happened(ev.PartSaid(episode=one.id, there=intent.there))
    if intent.there and one.aside:
        now.happened(ev.EpisodeRestored(episode=one.id))
    if not intent.there:
        _leave(now, one.id)


def close_roster(now: Unfolding, intent: do.CloseRoster) -> None:
    """Be done with the list in hand, and go on."""
    state = now.state
    here = state.here.step if state.here else None
    if here not in (Kind.ROSTER, Kind.REVIEWERS_LIST):
        raise NotNow("The list of moments isn't in hand.", "Go to it first.")
    shown_next = any(not one.own for one in state.episodes.values())
    if here is Kind.ROSTER and shown_next and state.roster != "all":
        if state.roster == "open":
            now.happened(ev.RosterClosed(phase="own"))
    elif state.roster != "all":
        # Those they said nothing of stay unsaid: silence is nobody's "I wasn't there".
        now.happened(ev.RosterClosed(phase="all"))
    if now.state.roster == "all":
        _deepen_what_follows(now)
    if not _supported(now):
        now.go_on()


def _supported(now: Unfolding) -> bool:
    """Show the words of support that the list calls for; return whether any were shown.

    The list is no more broken into than their own account is.
    """
    for one in now.state.episodes.values():
        if one.own and Place(_LIST, one.id) not in now.state.supported_at:
            found = support.in_words(now.state, now.guide, f"{one.title}\n{one.why}")
            if found is not None:
                now.happened(ev.SupportOffered(question=_LIST, episode=one.id, support=found.id))
                return True
    return False


def choose(now: Unfolding, intent: do.ChooseDeep) -> None:
    """Choose which to go through in detail, the most important first."""
    state = now.state
    if state.roster != "all":
        raise NotNow("The list of moments isn't done yet.", "Finish the list first.")
    present = [one.id for one in agenda.walked(state)]
    if not set(intent.episodes) <= set(present) or len(set(intent.episodes)) < len(intent.episodes):
        raise NotNow("That is not a choice of moments on your list.", "Choose from the list.")
    if len(intent.episodes) > agenda.depth(state):
        raise NotNow(
            f"There is time for {agenda.depth(state)} in detail.",
            "Choose the ones that matter most to you; you can go deeper into others later.",
        )
    asked = _asked_for(state, intent.episodes)
    begun = [key for key in state.deep if _begun(now, key)]
    deep = dict.fromkeys((*intent.episodes, *asked, *begun))  # each once, in this order
    now.happened(ev.EpisodesChosen(deep=tuple(deep)))
    now.go_on()


def go_deeper(now: Unfolding, intent: do.GoDeeper) -> None:
    """Go through a light one in detail: now where its turn has been, else when its turn comes."""
    one = _listed(now, intent.episode)
    if not one.present:
        raise NotNow("This moment isn't gone through.", "Bring it back first.")
    if agenda.is_deep(now.state, one.id):
        return
    now.happened(ev.EpisodeDeepened(episode=one.id))
    if _turn_has_been(now, one.id):
        steps = agenda.steps_of(now.state, now.guide, one.id)
        still_open = (step for step in steps if not agenda.settled(now.state, step))
        now.come(next(still_open, steps[0]))


def _listed(now: Unfolding, key: str) -> Episode:
    one = now.state.episodes.get(key)
    if one is None or one not in on_the_list(now.state):
        raise NotNow("There is no such moment on the list.", "Choose one from the list.")
    return one


def _leave(now: Unfolding, episode: str) -> None:
    """Go on where the step in hand went with its episode."""
    if now.state.here is not None and now.state.here.episode == episode:
        now.go_on()


def _deepen_what_follows(now: Unfolding) -> None:
    """Take the only moment, or one that the reviewers ask for, as one to go through in detail."""
    present = [one.id for one in agenda.walked(now.state)]
    alone = present if len(present) == 1 else []
    for key in dict.fromkeys((*alone, *_asked_for(now.state, now.state.deep))):
        if not agenda.is_deep(now.state, key):
            now.happened(ev.EpisodeDeepened(episode=key))


def _asked_for(state: State, chosen: tuple[str, ...]) -> list[str]:
    """Return the one that the reviewers ask for, none where it is chosen (method.md 3.3)."""
    asked = [one.id for one in state.episodes.values() if one.ask and one.present]
    return [] if set(asked) & set(chosen) else asked[:1]


def _begun(now: Unfolding, episode: str) -> bool:
    """Return whether anything was put about an episode that a short page doesn't hold."""
    return any(
        place.episode == episode and Depth.LIGHT not in now.guide.by_id[place.question].depth
        for place in now.state.put
    )


def _turn_has_been(now: Unfolding, episode: str) -> bool:
    """Return whether going on from here would not come to an episode by itself."""
    here = now.state.here
    stages = [one.id for one in now.guide.stages]
    moments = next(n for n, one in enumerate(now.guide.stages) if one.walk is Walk.MOMENTS)
    if here is None or stages.index(here.stage) < moments:
        return False
    if stages.index(here.stage) > moments:
        return True
    order = [one.id for one in agenda.walked(now.state)]
    return here.episode not in order or order.index(here.episode) >= order.index(episode)
