"""What each person said of each of the case's episodes, by question, for comparing.

The one decision about silence: only what stands in one way, was answered, and was not put right
afterwards can be held beside another's. Everything else (a conflict, a correction, "rather not
say", never put) is no account yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from interview.merge.align import case_episode
from interview.model.case import InvitedParticipant
from interview.model.decision import Match
from interview.model.merged import Account, Said
from interview.model.record import RecordedAnswer
from interview.model.taxonomy import AnswerState

HELD: Final = "options.who_held"
ITEMS: Final = "knew.items"
FACTORS: Final = "shaped.factors"


class Answered(NamedTuple):
    """An answer that can be held beside others: whose, where it is, and what it holds."""

    code: str
    reference: str  # as in Difference.answers
    answer: RecordedAnswer


class Sheet:
    """All answers of all accounts by question and the case's episode."""

    def __init__(self, accounts: Sequence[Account], matches: Sequence[Match]) -> None:
        self.accounts = accounts
        self.withdrawn = {one.code for one in accounts if one.standing.withdrawn is not None}
        self._said: dict[tuple[str, str | None], list[tuple[str, Said]]] = defaultdict(list)
        for account in accounts:
            for said in account.said:
                own = said.place.episode
                episode = None if own is None else case_episode(own, matches)
                self._said[said.place.question, episode].append((account.code, said))
        self._references = {
            f"{account.code}:{variant.id}"
            for account in accounts
            for said in account.said
            for variant in said.variants
        }

    def said(self, question: str, episode: str | None) -> Iterator[tuple[str, Said]]:
        """Yield all that people's records hold at a place, whatever became of it."""
        yield from self._said.get((question, episode), ())

    def answered(self, question: str, episode: str | None) -> list[Answered]:
        """Return what people answered at a place, in the order of the case file."""
        return [
            Answered(code, reference(code, said), said.variants[0])
            for code, said in self.said(question, episode)
            if len(said.variants) == 1
            and said.variants[0].state is AnswerState.ANSWERED
            and not said.corrections
        ]

    def holds(self, answer: str) -> bool:
        """Return whether the words that a difference names are there, and were not withdrawn."""
        return answer in self._references

    def named(self, words: object) -> str | None:
        """Return whom a code, or a role that only one person has, names; None where it is open."""
        if not isinstance(words, str):
            return None
        wanted = words.strip().casefold()
        people: list[InvitedParticipant] = [one.who for one in self.accounts]
        by_code = [one.code for one in people if one.code.casefold() == wanted]
        by_role = [one.code for one in people if one.role.casefold() == wanted]
        return next((found[0] for found in (by_code, by_role) if len(found) == 1), None)

    def is_called(self, code: str, words: Any) -> bool:
        """Return whether `words` are the code or the role of the person `code`."""
        who = next(one.who for one in self.accounts if one.code == code)
        said = words.strip().casefold() if isinstance(words, str) else ""
        return said in (who.code.casefold(), who.role.casefold())


def reference(code: str, said: Said) -> str:
    """Return how a difference names an answer: `CODE:` and the id in that person's record."""
    return f"{code}:{said.variants[0].id}"
