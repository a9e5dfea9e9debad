"""Where everything is: accounts by code, answers and dates by the names that differences use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from interview.report.statements import anchor

if TYPE_CHECKING:
    from interview.model.merged import Account, Comparison, Episode, Said
    from interview.model.record import RecordedAnswer, RecordedEpisode


class Found(NamedTuple):
    """An answer, whose it is and where it stands in a product."""

    account: Account
    said: Said
    answer: RecordedAnswer
    anchor: str


class Dated(NamedTuple):
    """A person's own version of an episode, and where it stands in a product."""

    account: Account
    own: RecordedEpisode
    anchor: str


class Index:
    """One comparison, looked up."""

    def __init__(self, comparison: Comparison) -> None:
        self.accounts: dict[str, Account] = {one.code: one for one in comparison.accounts}
        self.episodes: dict[str, Episode] = {one.id: one for one in comparison.episodes}
        self.numbers = {one.id: n for n, one in enumerate(comparison.episodes, start=1)}
        self._called = {
            one.own.id: self.numbers[episode.id]
            for episode in comparison.episodes
            for one in episode.tellings
        } | self.numbers
        self._answers = {
            f"{account.code}:{answer.id}": (account, said, number)
            for account in reversed(comparison.accounts)
            for said in reversed(account.said)
            for number, answer in reversed(list(enumerate(said.variants, start=1)))
        }
        self._dates = {
            f"{one.code}:when/{one.own.id}": Dated(
                self.accounts[one.code], one.own, telling_anchor(one.code, one.own.id)
            )
            for episode in reversed(comparison.episodes)
            for one in reversed(episode.tellings)
        }

    def answer(self, reference: str) -> Found | None:
        """Return the answer that a difference, an item or a factor names."""
        if reference not in self._answers:
            return None
        account, said, number = self._answers[reference]
        at = anchor(account.code, said.place.question, said.place.episode, number)
        return Found(account, said, said.variants[number - 1], at)

    @cached_property
    def references(self) -> dict[str, str]:
        """How differences and decisions name each answer, by where it stands in a product."""
        found = ((one, self.answer(one)) for one in self._answers)
        return {answer.anchor: one for one, answer in found if answer is not None}

    def number_of(self, episode: str) -> int | None:
        """Return the number of an episode by its id or that of a telling of it, if it is listed."""
        return self._called.get(episode)

    def date(self, reference: str) -> Dated | None:
        """Return the date that a difference names."""
        return self._dates.get(reference)


def telling_anchor(code: str, own: str) -> str:
    """Return where a person's own title and date of an episode stand."""
    return anchor(code, "when", own)


def episode_anchor(number: int) -> str:
    """Return where an episode stands, by its number in the list."""
    return f"episode-{number}"


def person_anchor(code: str) -> str:
    """Return where a person's account begins."""
    return f"person-{code}"
