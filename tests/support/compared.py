"""The Fern case compared, with whatever a test does to its records and decisions."""

from __future__ import annotations

from collections.abc import Sequence

from interview.merge.accounts import account
from interview.merge.compare import compare
from interview.model.case import Case
from interview.model.decision import Decisions
from interview.model.merged import Comparison, Standing, Withdrawal
from interview.model.record import Record
from interview.model.taxonomy import Use
from tests.support import fern, made_up
from tests.support.fern_records import record


def case() -> Case:
    """Return the case as its folder keeps it."""
    return made_up.case("fern")


def records() -> dict[str, list[Record]]:
    """Return everybody's record, one version each."""
    return {code: [record(code)] for code in fern.CODES}


def comparison(
    held: dict[str, list[Record]] | None = None,
    *,
    decisions: Decisions | None = None,
    withdrawn: dict[str, Withdrawal] | None = None,
) -> Comparison:
    """Return what `held` (code to the tips of a person's record) says side by side."""
    held = records() if held is None else held
    gone = withdrawn or {}
    accounts = [
        account(
            who,
            standing(who.code, held.get(who.code, []), gone.get(who.code)),
            held.get(who.code, []),
            fern.guide(),
        )
        for who in case().file.participant
    ]
    return compare(accounts, case().file.episode, decisions or Decisions(), fern.guide())


def standing(code: str, tips: Sequence[Record], gone: Withdrawal | None = None) -> Standing:
    """Return how an account of these tips stands."""
    digests = tuple(one.digest for one in tips)
    return Standing(code=code, versions=digests, tips=digests, withdrawn=gone)


def used_as(use: Use, of: Record) -> Record:
    """Return `of` as somebody hands it over who allows `use` for the whole."""
    answers = tuple(
        one.model_copy(
            update={"use": use} | ({"value": str(use)} if one.question == "close.use" else {})
        )
        for one in of.answers
    )
    return of.model_copy(update={"answers": answers})


def texts(of: Record) -> set[str]:
    """Return every text that a person gave, wherever in the record it is."""
    found: set[str] = set()
    for one in of.answers:
        found |= {one.text, *(put.text for put in one.follow_ups)}
        notes = one.value if isinstance(one.value, list) else []
        found |= {text for note in notes for text in note.values() if isinstance(text, str)}
    for episode in of.episodes:
        found |= {episode.title, episode.when.words, episode.why}
    found |= {text for one in of.additions for text in (one.text, one.reason)}
    return found | {text for one in of.corrections for text in (one.text, one.reason)}
