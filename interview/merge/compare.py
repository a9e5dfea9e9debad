"""All that can be said across accounts: episodes, differences, absences, who knew what, factors.

Pure, and the same for the same accounts and decisions. Nothing is counted but people, nobody is
ranked, and every row leads back to somebody's words. Source: method.md 7.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from interview.merge import align
from interview.merge.absences import absences
from interview.merge.differences import differences
from interview.merge.sheet import FACTORS, ITEMS, Sheet
from interview.model import when
from interview.model.decision import Decisions
from interview.model.guide import Guide
from interview.model.invitation import InvitedEpisode
from interview.model.merged import Account, Comparison, Episode, Factor, Known
from interview.model.notes import factor_notes, knowledge_items


def compare(
    accounts: Sequence[Account],
    invited: Sequence[InvitedEpisode],
    decisions: Decisions,
    guide: Guide,
) -> Comparison:
    """Return the comparison of `accounts`, which are everybody invited in the case file's order."""
    episodes = align.episodes(accounts, invited, decisions.matches)
    sheet = Sheet(accounts, decisions.matches)
    return Comparison(
        accounts=tuple(accounts),
        episodes=episodes,
        differences=differences(sheet, episodes, decisions.marks),
        absences=absences(sheet, episodes, guide),
        known=_known(sheet, episodes),
        factors=tuple(_factors(sheet, decisions)),
        proposals=align.proposals(accounts, episodes, decisions.matches),
    )


def _known(sheet: Sheet, episodes: Sequence[Episode]) -> tuple[Known, ...]:
    found = [
        Known(one.code, episode.id, one.reference, number, item)
        for episode in episodes
        for one in sheet.answered(ITEMS, episode.id)
        for number, item in enumerate(knowledge_items(one.answer.value or []), start=1)
    ]
    return tuple(sorted(found, key=_learned))  # those of one day stay in the order of episodes


def _learned(known: Known) -> date:
    days = known.item.learned_edtf
    return when.bounds(days)[0] if days else date.max


def _factors(sheet: Sheet, decisions: Decisions) -> Iterator[Factor]:
    agencies = {account.code: account.who.agency for account in sheet.accounts}
    for one in sheet.answered(FACTORS, None):
        notes = factor_notes(one.answer.value or [])
        for number, note in enumerate(notes, start=1):
            episode = note.episode and align.case_episode(note.episode, decisions.matches)
            yield Factor(one.code, agencies[one.code], episode, one.reference, number, note)
