"""Episodes beside each other: the same id is the same episode, and reviewers match people's own.

The one decision: an own episode stays an episode of its own until a reviewer has said which one it
is. What might be one is proposed by days and words in common, and nothing follows from a proposal.
No date is invented or borrowed: an episode that nobody dated keeps its place in the list.
Source: merging.md 8 and 9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from interview.model import when
from interview.model.decision import Match
from interview.model.invitation import InvitedEpisode
from interview.model.merged import Account, Episode, Proposal, Telling
from interview.model.record import RecordedEpisode
from interview.model.taxonomy import AnswerState, Nominated

_APART: Final = frozenset({AnswerState.NOT_THERE, AnswerState.NEVER_PUT, AnswerState.PARKED})
_LONG_ENOUGH: Final = 4  # letters; shorter words join everything with everything
_ENOUGH_WORDS: Final = 2  # where the days say nothing
# Words that join everything with everything, or that any two moments share.
_EVERYWHERE: Final = frozenset(
    (
        *("about", "after", "again", "before", "could", "first", "from", "have", "into", "last"),
        *("over", "some", "that", "their", "them", "then", "there", "they", "this", "took"),
        *("were", "what", "when", "where", "which", "with", "would", "your"),
        *("afternoon", "call", "evening", "meeting", "morning", "visit", "week"),
    )
)


def episodes(
    accounts: Sequence[Account], invited: Sequence[InvitedEpisode], matches: Sequence[Match]
) -> tuple[Episode, ...]:
    """Return every episode with all tellings of it, in time where somebody's range is confirmed."""
    told: dict[str, list[Telling]] = {one.id: [] for one in invited}
    for account in accounts:
        for own in _part_of(account):
            told.setdefault(case_episode(own.id, matches), []).append(Telling(account.code, own))
    by_id = {one.id: one for one in invited}
    return _in_time([_episode(key, tellings, by_id.get(key)) for key, tellings in told.items()])


def case_episode(episode: str, matches: Sequence[Match]) -> str:
    """Return which of the case's episodes `episode` is by what reviewers decided, else itself."""
    decided = {one.episode: one.same_as for one in matches if one.same_as}
    seen = {episode}
    while (after := decided.get(episode)) is not None and after not in seen:
        seen.add(after)
        episode = after
    return episode


def proposals(
    accounts: Sequence[Account], found: Sequence[Episode], matches: Sequence[Match]
) -> tuple[Proposal, ...]:
    """Return what might be one episode: days in common and a word, or no days and two words.

    Only undecided own episodes are proposed, each for the case's episodes that the person has not
    told of already, the likeliest first.
    """
    decided = {one.episode for one in matches}
    made = [
        proposal
        for account in accounts
        for own in _part_of(account)
        if own.nominated_by is Nominated.PRACTITIONER and own.id not in decided
        for other in found
        if not other.of(account.code)
        if (proposal := _proposal(account.code, own, other)) is not None
    ]
    return tuple(
        sorted(made, key=lambda one: (one.participant, one.episode, -len(one.shared_words)))
    )


def first_day(own: RecordedEpisode) -> date | None:
    """Return the first day of a person's confirmed range, None where there is none."""
    return when.bounds(own.when.edtf)[0] if own.when.edtf else None


def _part_of(account: Account) -> Iterator[RecordedEpisode]:
    """Yield the episodes that a person was part of: named by them, or something said of them."""
    said = {
        one.place.episode
        for one in account.said
        if any(variant.state not in _APART for variant in one.variants)
    }
    seen: dict[str, list[RecordedEpisode]] = {}
    for record in account.records:
        for own in record.episodes:
            theirs = own.nominated_by is Nominated.PRACTITIONER or own.id in said
            before = seen.setdefault(own.id, [])
            if theirs and not own.parked and own not in before:
                before.append(own)
                yield own


def _episode(key: str, tellings: list[Telling], invited: InvitedEpisode | None) -> Episode:
    title, words = tellings[0].own.title if tellings else "", ""
    if invited is not None:
        title, words = invited.title, invited.when
    return Episode(key, title, words, invited is not None, tuple(tellings))


def _in_time(listed: list[Episode]) -> tuple[Episode, ...]:
    keyed: list[tuple[date, Episode]] = []
    before = date.min
    for one in listed:
        days = [day for telling in one.tellings if (day := first_day(telling.own)) is not None]
        before = min(days, default=before)
        keyed.append((before, one))
    return tuple(one for _, one in sorted(keyed, key=lambda row: row[0]))


def _proposal(code: str, own: RecordedEpisode, other: Episode) -> Proposal | None:
    titles = [other.title, *(telling.own.title for telling in other.tellings)]
    shared = _words(f"{own.title} {own.why}") & _words(" ".join(titles))
    ranges = [one.own.when.edtf for one in other.tellings if one.own.when.edtf]
    days = any(own.when.edtf and when.overlaps(own.when.edtf, one) for one in ranges)
    known = bool(own.when.edtf and ranges)
    if (days and shared) or (not known and len(shared) >= _ENOUGH_WORDS):
        return Proposal(code, own.id, other.id, tuple(sorted(shared)), days)
    return None


def _words(text: str) -> set[str]:
    found = re.findall(rf"\w{{{_LONG_ENOUGH},}}", text.casefold())
    return {word for word in found if word not in _EVERYWHERE}
