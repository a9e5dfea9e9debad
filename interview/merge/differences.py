"""Differences between accounts, each claimed only where both sides were asked and answered.

Silence is not evidence: where the other side has no account yet, that is what is said instead, and
a neutral query can be put. Nothing here says who is right. The kinds are those of design.md 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from interview.merge.sheet import HELD, ITEMS, Answered, Sheet
from interview.model import when
from interview.model.decision import Mark
from interview.model.merged import Difference, Episode, Kind
from interview.model.notes import KnowledgeItem, knowledge_items

_Days = tuple[date, date]  # first and last
_NOTHING = ("", "nothing", "none")


def differences(
    sheet: Sheet, episodes: Sequence[Episode], marks: Iterable[Mark]
) -> tuple[Difference, ...]:
    """Return all differences, by episode in the order given, then what reviewers marked."""
    found: list[Difference] = []
    for episode in episodes:
        found += _dates(episode)
        found += _sent(sheet, episode.id)
        found += _held(sheet, episode.id)
    order = {account.code: number for number, account in enumerate(sheet.accounts)}
    held = [mark for mark in marks if all(sheet.holds(answer) for answer in mark.answers)]
    return (*found, *(_marked(mark, order) for mark in held))


def _dates(episode: Episode) -> Iterator[Difference]:
    """Confirmed ranges of one episode that share no day. A person's own two are one person's."""
    ranges = {
        code: [when.bounds(own.when.edtf) for own in episode.of(code) if own.when.edtf]
        for code in dict.fromkeys(one.code for one in episode.tellings)
    }
    apart: dict[str, None] = {}
    for (one, days), (other, others) in combinations(ranges.items(), 2):
        if days and others and not _share_a_day(days, others):
            apart |= {one: None, other: None}
    codes = tuple(code for code in ranges if code in apart)
    if codes:
        answers = tuple(
            f"{one.code}:when/{one.own.id}"
            for one in episode.tellings
            if one.code in apart and one.own.when.edtf
        )
        yield Difference(
            kind=Kind.DATE_DIFFERS, episode=episode.id, participants=codes, answers=answers
        )


def _share_a_day(days: Sequence[_Days], others: Sequence[_Days]) -> bool:
    return any(a[0] <= b[1] and b[0] <= a[1] for a in days for b in others)


def _sent(sheet: Sheet, episode: str) -> Iterator[Difference]:
    """Yield what somebody passed on, heard nothing back of, and the other has no word of."""
    asked = sheet.answered(ITEMS, episode)
    for sender in asked:
        told: dict[str, None] = {}
        for item in _items(sender):
            if _silent(item):
                named = (sheet.named(who) for who in item.passed_to)
                told |= {who: None for who in named if who and who != sender.code}
        told = {who: None for who in told if who not in sheet.withdrawn}
        for receiver in told:
            theirs = [one for one in asked if one.code == receiver]
            if not theirs:
                yield _difference(Kind.NO_ACCOUNT_YET, episode, (sender.code, receiver), [sender])
            elif not _heard(sheet, sender.code, theirs):
                both = (sender.code, receiver)
                yield _difference(Kind.SENT_NOT_RECEIVED, episode, both, [sender, *theirs])


def _items(answered: Answered) -> tuple[KnowledgeItem, ...]:
    return knowledge_items(answered.answer.value or [])


def _silent(item: KnowledgeItem) -> bool:
    return (item.came_back or "").strip(" .").casefold() in _NOTHING


def _heard(sheet: Sheet, sender: str, theirs: Sequence[Answered]) -> bool:
    items = (item for one in theirs for item in _items(one))
    return any(sheet.is_called(sender, item.source_role) for item in items)


def _held(sheet: Sheet, episode: str) -> Iterator[Difference]:
    """Two or more said who was dealing with it, and nobody, or more than one, said it was they.

    That nobody did is claimed only where everyone who was named has said so; else their account
    is what is missing.
    """
    said = sheet.answered(HELD, episode)
    codes = list(dict.fromkeys(one.code for one in said))
    holding = [
        code for code in codes if any(_says_me(sheet, one) for one in said if one.code == code)
    ]
    named = (sheet.named(one.answer.value) for one in said)
    unheard = tuple(dict.fromkeys(code for code in named if code and code not in codes))
    if len(holding) == 1 or sheet.withdrawn.intersection(unheard):
        return  # who withdrew says no more, and nothing is claimed from that
    if not holding and unheard:
        yield _difference(Kind.NO_ACCOUNT_YET, episode, (*codes, *unheard), said)
    elif len(codes) > 1:
        yield _difference(Kind.HELD_DIFFERENTLY, episode, tuple(codes), said)


def _says_me(sheet: Sheet, one: Answered) -> bool:
    value = one.answer.value
    return value == "me" or sheet.named(value) == one.code


def _marked(mark: Mark, order: dict[str, int]) -> Difference:
    codes = {one.partition(":")[0] for one in mark.answers}
    return Difference(
        kind=Kind(mark.kind),
        episode=mark.episode,
        participants=tuple(sorted(codes, key=lambda code: order.get(code, len(order)))),
        answers=mark.answers,
    )


def _difference(
    kind: Kind, episode: str, codes: tuple[str, ...], answers: Sequence[Answered]
) -> Difference:
    return Difference(
        kind=kind,
        episode=episode,
        participants=codes,
        answers=tuple(one.reference for one in answers),
    )
