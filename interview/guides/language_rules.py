"""Whether every phrase of a guide's language and follow-ups can be read, and means something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from interview.guides.places import Problem, Spot
from interview.guides.shape import nearest
from interview.language import phrases
from interview.language.phrases import Item, PhraseTrouble
from interview.model.guide import Guide
from interview.model.language import LeftAlone, WordList
from interview.model.probes import Probe, Support


def problems(guide: Guide) -> Iterator[Problem]:
    """Yield the lists and phrases that can't be read; phrases only once all lists can."""
    lists: dict[str, Item] = {}
    yield from _lists("word_lists", guide.word_lists, lists)
    for number, notice in enumerate(guide.notices):
        yield from _unread(("notices", number, "phrases"), notice.phrases, lists)
    yield from _alone("left_alone", guide.left_alone, lists)
    for number, row in enumerate(guide.in_questions):
        yield from _unread(("in_questions", number, "phrases"), row.phrases, lists)


def of_follow_ups(guide: Guide) -> Iterator[Problem]:
    """Yield what is wrong with the rules of follow-ups: phrases, and what they name."""
    lists: dict[str, Item] = {}
    yield from _lists("probe_lists", guide.probe_lists, lists)
    for number, probe in enumerate(guide.probes):
        yield from _unread(("probes", number, "phrases"), probe.phrases, lists)
        yield from _unread(("probes", number, "covered"), probe.covered, lists)
        yield from _never_put(guide, number, probe)
    for number, telling in enumerate(guide.telling):
        yield from _unread(("telling", number, "phrases"), telling.phrases, lists)
    yield from _alone("passed_over", guide.passed_over, lists)
    for number, cue in enumerate(guide.cues):
        yield from _unread(("cues", number, "phrases"), cue.phrases, lists)
    for number, factor in enumerate(guide.factors):
        yield from _unread(("factors", number, "phrases"), factor.phrases, lists)
    for number, support in enumerate(guide.support):
        yield from _unread(("support", number, "phrases"), support.phrases, lists)
        yield from _unsaid(guide, number, support)


def _alone(field: str, rows: tuple[LeftAlone, ...], lists: Mapping[str, Item]) -> Iterator[Problem]:
    for number, row in enumerate(rows):
        yield from _unread((field, number, "phrases"), row.phrases, lists)
        yield from _unread((field, number, "until"), row.until, lists)


def _never_put(guide: Guide, number: int, probe: Probe) -> Iterator[Problem]:
    parts = [one.id for one in guide.parts]
    for part in probe.home:
        if part not in parts:
            what = f"the follow-up {probe.id} is at home in {part}, which is no part of a moment"
            yield Problem(("probes", number, "home"), what, nearest(part, parts, "Leave it out."))
    saying_back = ["{{" in ask for ask in probe.ask]
    if all(saying_back):
        what = f"the follow-up {probe.id} has no wording without the person's own words"
        yield Problem(("probes", number, "ask"), what, "Add one: they can't always be said back.")
    elif any(saying_back) and (probe.borrow is None or guide.borrowing is None):
        what = f"the follow-up {probe.id} says words back, and nothing says which"
        yield Problem(("probes", number, "ask"), what, "Give it `borrow`, and a [borrowing] table.")


def _unsaid(guide: Guide, number: int, support: Support) -> Iterator[Problem]:
    offers = {notice.kind for notice in guide.notices}
    if not support.says and guide.notices and not offers & set(support.notices):
        what = f"the words of support {support.id} are nowhere"
        yield Problem(("support", number, "id"), what, "Give them `says`.")
    if support.then and support.then not in {one.id for one in guide.probes}:
        known = [one.id for one in guide.probes]
        what = f"the words of support {support.id} name {support.then}, which is no follow-up"
        advice = nearest(support.then, known, "Leave it out.")
        yield Problem(("support", number, "then"), what, advice)


def _lists(field: str, rows: tuple[WordList, ...], lists: dict[str, Item]) -> Iterator[Problem]:
    for number, row in enumerate(rows):
        try:
            lists[row.id] = phrases.word_list(row.words)
        except PhraseTrouble as error:
            yield _problem((field, number, "words"), error)
            return


def _unread(spot: Spot, written: str, lists: Mapping[str, Item]) -> Iterator[Problem]:
    for phrase in phrases.each(written):
        try:
            phrases.read(phrase, lists)
        except PhraseTrouble as error:
            yield _problem(spot, error)


def _problem(spot: Spot, error: PhraseTrouble) -> Problem:
    return Problem(spot, error.what, error.do, error.words)
