"""Words of support: what is said first, and alone, where an answer is heavy to carry (method.md 8).

The one decision: support corrects nothing and asks nothing. It is shown once for an answer and not
often, the overview is never broken into by it, and nothing of it is in what is handed over.
"""

from __future__ import annotations

from collections.abc import Iterable

from interview.engine.events import SupportOffered
from interview.engine.place import Place
from interview.engine.state import State
from interview.engine.statements import has
from interview.language import rules
from interview.language.notices import notices
from interview.model.guide import Guide
from interview.model.probes import Support
from interview.model.taxonomy import Form

OVERVIEW = "overview.account"


def offered(
    state: State, guide: Guide, said: Iterable[tuple[Place, str]], *, page: bool = False
) -> SupportOffered | None:
    """Return the words of support that the first of these answers calls for, or None.

    `page` says that they stand on a notes page.
    """
    for place, text in said:
        found = called_for(state, guide, place, text)
        if found is not None:
            question, episode = place
            return SupportOffered(question=question, episode=episode, support=found.id, page=page)
    return None


def called_for(state: State, guide: Guide, place: Place, said: str) -> Support | None:
    """Return the words of support that what was just said at `place` calls for, or None.

    Words of despair always call for them, and others as often as the guide says. Self-blame does
    as often as a notice may choose a follow-up, and never in the person's own account, which
    nothing breaks into.
    """
    question = guide.by_id.get(place.question)
    if question is None or question.form is not Form.NARRATIVE:
        return None
    return in_words(state, guide, said, overview=place.question == OVERVIEW)


def in_words(state: State, guide: Guide, said: str, *, overview: bool = False) -> Support | None:
    """Return the words of support that `said` calls for wherever it stands, or None."""
    for one in guide.support if said.strip() else ():
        if one.most and state.supported.count(one.id) >= one.most:
            continue
        if one.phrases and has(said, one.phrases, guide.probe_lists):
            return one
        if one.notices and not overview and _noticed(state, guide, one, said):
            return one
    return None


def _noticed(state: State, guide: Guide, one: Support, said: str) -> bool:
    if state.supported.count(one.id) >= guide.follow_ups.by_language:
        return False
    return any(notice.kind in one.notices for notice in notices(said, rules.of(guide)))


def words(guide: Guide, name: str) -> str:
    """Return the words of support called `name`, as the guide has them: its own or its notice's."""
    one = next((row for row in guide.support if row.id == name), None)
    if one is None:
        return ""
    offers = (row.offer for row in guide.notices if row.kind in one.notices)
    return one.says or next(offers, "")
