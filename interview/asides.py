"""What the shells may ask of an interview in hand while somebody writes, with nothing kept of it.

The one decision: it is looked at as it stands, and what is found is shown or thrown away.
"""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from interview.conversation import Conversation

if TYPE_CHECKING:
    from interview.engine.beside import Beside
    from interview.engine.intents import Reply
    from interview.engine.own_words import Signs
    from interview.engine.page import Offer, Page
    from interview.engine.place import Place
    from interview.engine.practising import LanguageNote


class Asides:
    """An interview in hand, and what can be asked of it."""

    conversation: Conversation

    @property
    def page(self) -> Page | None:
        """The notes page that the step in hand is on, if it is on one."""
        from interview.engine.page import page

        return page(self.conversation.state, self.conversation.guide)

    def offer(self, reply: Reply) -> Offer | None:
        """Return what may be asked about a reply on that page, were it kept."""
        from interview.engine.page import offer

        return offer(self.conversation.state, self.conversation.guide, reply)

    def is_heavy(self, reply: Reply) -> bool:
        """Return whether words of support would come first, were a reply on that page kept."""
        from interview.engine.page import is_heavy

        return is_heavy(self.conversation.state, self.conversation.guide, reply)

    def beside(self, place: Place, text: str, at: int) -> Beside | None:
        """Return the note that a sentence of an answer makes, the one at code point `at`."""
        from interview.engine.beside import beside

        return beside(self.conversation.state, self.conversation.guide, place, text, at)

    def signs(self, text: str) -> Signs:
        """Return what the words of a note call for."""
        from interview.engine.own_words import signs

        return signs(self.conversation.guide, text)

    def language_note(self, place: Place, text: str, shown: Container[str]) -> LanguageNote | None:
        """Return what is said of a phrase in words for `place`, in practice; `shown` are done."""
        from interview.engine.practising import language_note

        return language_note(self.conversation.state, self.conversation.guide, place, text, shown)
