"""A note on language, for somebody who practises: which of their words it is about, and an offer.

The one decision: it is for practice alone. In a real interview a phrase that looks back only
chooses a follow-up, and here nothing is ever found. What is found is shown and thrown away: no
event is made of it, so it is in no journal and no record (method.md 8).
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from interview.engine import support
from interview.engine.place import Place
from interview.engine.state import State
from interview.language import rules
from interview.language.notices import Notice, notices
from interview.model.guide import Guide
from interview.model.taxonomy import Form
from interview.wording import render


@dataclass(frozen=True, slots=True)
class LanguageNote:
    """What is said of a phrase, and the two ways on. Words of theirs are in `phrase` only."""

    phrase: str  # letter for letter
    about: str  # 'About "should have"'
    offer: str
    stays: str  # that nothing is changed for them
    keep: str
    add: str

    @property
    def key(self) -> str:
        """What tells one phrase from another, so that each is shown once."""
        return key(self.phrase)


def key(phrase: str) -> str:
    """Return `phrase` as it is compared with others: in lower case, with single spaces."""
    return " ".join(phrase.casefold().split())


def language_note(
    state: State, guide: Guide, place: Place, text: str, shown: Container[str]
) -> LanguageNote | None:
    """Return the note on the first phrase of `text` that none was shown on yet, or None.

    `shown` holds the keys of those that were. None outside practice, in the person's own account,
    which nothing breaks into, and where words of support come first: they come alone.
    """
    question = guide.by_id.get(place.question)
    if not state.began.setting.practice or place.question == support.OVERVIEW:
        return None
    if question is None or question.form is not Form.NARRATIVE:
        return None
    found = notices(text, rules.of(guide))
    if _supported(guide, found) or support.called_for(state, guide, place, text) is not None:
        return None
    return next(
        (
            _note(state, guide, one, text[one.start : one.end])
            for one in found
            if key(text[one.start : one.end]) not in shown
        ),
        None,
    )


def _supported(guide: Guide, found: tuple[Notice, ...]) -> bool:
    kinds = {kind for one in guide.support for kind in one.notices}
    return any(one.kind in kinds for one in found)


def _note(state: State, guide: Guide, notice: Notice, phrase: str) -> LanguageNote:
    words = guide.words
    offer = next(one.offer for one in guide.notices if one.kind is notice.kind)
    who = state.began.setting.support or words.get("support", "")
    says = render(offer, {"support": who})
    return LanguageNote(
        phrase=phrase,
        about=render(words.get("notice_about", ""), {"phrase": phrase}),
        offer=says,
        stays=words.get("notice_stays", ""),
        keep=words.get("notice_keep", ""),
        add=words.get("notice_add", ""),
    )
