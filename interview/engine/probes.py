"""Follow-ups: whether the answer just given calls for one, and in which words.

One at a time, at most so many for an answer and an interview, and never in the person's overview:
only questions that the guide marks with `follow_ups` have any. Limits come from the guide; what
makes one statement of an answer more telling than another is `statements`' business.

Those there are for an interview are shared out over its moments, so that the first moment doesn't
have them all, and the last of a moment's share waits for something telling until its last part.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from interview.engine import agenda
from interview.engine.already import Told, says_it, told
from interview.engine.borrowing import borrowed
from interview.engine.place import Place
from interview.engine.state import FollowUp, Given, State
from interview.engine.statements import Statement, is_long, statements
from interview.language import rules
from interview.language.notices import Notice, notices
from interview.model.guide import Guide
from interview.model.probes import Probe
from interview.model.taxonomy import AnswerState
from interview.wording import render


class Chosen(NamedTuple):
    """A follow-up to put: its rule, the words, and the kind of notice that chose it, if one did."""

    probe: Probe
    asked: str
    thanks: str
    noticed: str = ""


class _Called(NamedTuple):
    """A probe that is called for, how much, the words to say back, and what noticed it."""

    probe: Probe
    weight: int
    phrase: str = ""
    noticed: str = ""


def follow_up(
    state: State, guide: Guide, place: Place, said: str, *, again: bool = False
) -> Chosen | None:
    """Return the follow-up that what was just `said` at `place` calls for, or None.

    `said` is the answer, or the reply to the follow-up before. A rule is used once for a question,
    and a second one only follows a reply that is at least as telling as what it was asked about
    (method.md 3: at most two for an answer, never the same kind three times running). An answer
    that was changed gets none, but where it is only offered: `again`.
    """
    given = state.given[place]
    if given.changed and not again:
        return None
    if given.state is not AnswerState.ANSWERED or not room(state, guide, place, given):
        return None
    for one in _called(state, guide, place, said):
        asked = _wording(state, place, one) if _fits(state, guide, place, one) else ""
        if asked:
            return Chosen(one.probe, asked, _thanks(state, guide, said), one.noticed)
    return None


def back_to_the_moment(state: State, guide: Guide, place: Place, name: str) -> Chosen | None:
    """Return the follow-up after words of support: the plainest wording of the probe `name`.

    A light moment has it too, as long as there may be any in the interview.
    """
    given = state.given[place]
    probe = next((one for one in guide.probes if one.id == name), None)
    if probe is None or given.changed or _third(state, probe):
        return None
    if not _takes_one(guide, place, given):
        return None
    deep = agenda.is_deep(state, place.episode)
    left = _left(state, guide, place) if deep else _in_all(state, guide) - len(state.probes_used)
    if left <= 0:
        return None
    asked = probe.ask[-1]
    if probe.id in {one.probe for one in given.follow_ups} or asked in _asked_here(state, place):
        return None
    return Chosen(probe, asked, "")


def room(state: State, guide: Guide, place: Place, given: Given) -> bool:
    """Return whether there may be a follow-up, or one more, to the answer `given` at `place`."""
    if not agenda.is_deep(state, place.episode) or not _takes_one(guide, place, given):
        return False
    return _left(state, guide, place) > 0


def _takes_one(guide: Guide, place: Place, given: Given) -> bool:
    question = guide.by_id.get(place.question)
    if question is None or not question.follow_ups:
        return False
    if any(one.state is not AnswerState.ANSWERED for one in given.follow_ups):
        return False  # they left the last one: that is an answer too
    return len(given.follow_ups) < guide.follow_ups.per_answer


def _in_all(state: State, guide: Guide) -> int:
    return guide.follow_ups.by_depth[agenda.depth(state) - 1]


def _share(state: State, guide: Guide, place: Place) -> tuple[int, int]:
    """Return how many there may have been by the end of a moment, and before it."""
    deep = [key for key in dict.fromkeys(state.deep) if state.episodes[key].present]
    in_all = _in_all(state, guide)
    number = deep.index(place.episode or "") + 1
    return -(-in_all * number // len(deep)), -(-in_all * (number - 1) // len(deep))


def _left(state: State, guide: Guide, place: Place) -> int:
    return _share(state, guide, place)[0] - len(state.probes_used)


def _called(state: State, guide: Guide, place: Place, said: str) -> Iterator[_Called]:
    """Yield what is called for, the most first: by a notice, while there may be, then by kind."""
    noticed = notices(said, rules.of(guide))
    found = statements(said, guide, guide.by_id[place.question].part)
    if state.noticed < guide.follow_ups.by_language:
        yield from _by_notice(guide, noticed, found)
    avoid = [(one.start, one.end) for one in noticed]
    earlier = tuple(_earlier(state, guide, place, said)) if found else ()
    for one in found:
        if says_it(said, one, guide, earlier):
            continue
        yield _Called(one.probe, one.weight, borrowed(said, one, guide.borrowing, avoid))


def _earlier(state: State, guide: Guide, place: Place, said: str) -> Iterator[Told]:
    """Yield what was told before: in this moment, and in what is asked once, as their account."""
    for other, given in state.given.items():
        if other.episode in (place.episode, None) and given.state is AnswerState.ANSWERED:
            yield from told(given, guide, said)


def _by_notice(
    guide: Guide, noticed: tuple[Notice, ...], found: tuple[Statement, ...]
) -> Iterator[_Called]:
    """Yield what notices choose: those whose words are no statement that is asked about anyhow."""
    for notice in noticed:
        if any(one.start < notice.end and notice.start < one.end for one in found):
            continue
        for probe in guide.probes:
            if notice.kind in probe.notices:
                yield _Called(probe, probe.weight, noticed=notice.kind)


def _fits(state: State, guide: Guide, place: Place, one: _Called) -> bool:
    """Return whether a probe may be put here, as far as those before it go."""
    mine = state.given[place].follow_ups
    probe = one.probe
    if probe.id in {before.probe for before in mine} or _third(state, probe):
        return False
    if probe.most and sum(again.probe == probe.id for again in _all(state)) >= probe.most:
        return False
    if mine and (mine[0].about == "feeling" or one.weight < _weight(guide, mine[0])):
        return False  # a feeling is offered once, never pressed (method.md 3.4)
    return bool(one.noticed) or one.weight >= _kept_for(state, guide, place)


def _kept_for(state: State, guide: Guide, place: Place) -> int:
    """Return how telling a statement has to be: the last of a moment's share is not spent early."""
    by_then, before = _share(state, guide, place)
    with_them = [one.part for one in guide.questions if one.follow_ups]
    last_part = guide.by_id[place.question].part == with_them[-1]
    only_one = by_then - before < 2  # noqa: PLR2004 - the last of two is the first that can wait
    if last_part or only_one or _left(state, guide, place) > 1:
        return 0
    return guide.follow_ups.kept_for


def _weight(guide: Guide, before: FollowUp) -> int:
    return next((one.weight for one in guide.probes if one.id == before.probe), 0)


def _third(state: State, probe: Probe) -> bool:
    return state.probes_used[-2:] == (probe.kind, probe.kind)


def _wording(state: State, place: Place, one: _Called) -> str:
    """Return the words to put: theirs said back where they read well, else the others in turn.

    What a notice chose is put in the last wording, which fits whatever was said.
    Nothing is put twice in a moment, and nobody's phrase is said back twice; empty where all were.
    """
    here = _asked_here(state, place)
    before = {again.asked for again in _all(state)}
    saying_back = [ask for ask in one.probe.ask if "{{" in ask]
    for ask in saying_back if one.phrase else ():
        asked = render(ask, {"phrase": one.phrase})
        if asked not in before:
            return asked
    plain = [ask for ask in one.probe.ask if ask not in saying_back]
    turn = -1 if one.noticed else state.probes_used.count(one.probe.kind)
    in_turn = (plain[(turn + step) % len(plain)] for step in range(len(plain)))
    return next((ask for ask in in_turn if ask not in here), "")


def _all(state: State) -> Iterator[FollowUp]:
    return (one for given in state.given.values() for one in given.follow_ups)


def _asked_here(state: State, place: Place) -> set[str]:
    return {
        one.asked
        for other, given in state.given.items()
        if other.episode == place.episode
        for one in given.follow_ups
    }


def _thanks(state: State, guide: Guide, said: str) -> str:
    long = guide.words.get("long_answer", "")
    if long and is_long(said, guide):
        return long
    return guide.thanks[len(state.probes_used) % len(guide.thanks)] if guide.thanks else ""
