"""Which questions have a corner on the notes page, and what lies on either side of that page.

The one decision: a moment's page is what is always put in it, core questions or a light moment's,
and what was put there besides; a stage's page is all that it puts. What takes a form of its own
(things known, things that shaped it) is a step beside the page, never a corner of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from interview.engine import agenda
from interview.engine.agenda import Step
from interview.engine.events import Came
from interview.engine.place import Kind, Place
from interview.engine.state import State
from interview.model.guide import Depth, Guide, Question, Walk
from interview.model.taxonomy import Form

_WRITTEN = (Form.NARRATIVE, Form.CHOICE)


def questions(state: State, guide: Guide, here: Came) -> Iterator[Question]:
    """Yield the questions that have a corner on the page of the step `here`, in order."""
    walk = next((one.walk for one in guide.stages if one.id == here.stage), None)
    if walk is Walk.QUERIES:
        for key in agenda.query_ids(state):
            yield agenda.question_at(guide, key)
    for one in guide.questions:
        if one.stage == here.stage and one.form in _WRITTEN and _has(state, one, here.episode):
            yield one


def _has(state: State, question: Question, episode: str | None) -> bool:
    if Place(question.id, episode) in state.put:
        return True
    depth = Depth.CORE if agenda.is_deep(state, episode) else Depth.LIGHT
    always = episode is None or (depth in question.depth and not question.when)
    return always and agenda.wanted(state, question, episode)


def beyond(state: State, guide: Guide, here: Came, *, back: bool) -> Step | None:
    """Return the first open step after all that shares a page with `here`, the hand-over if none.

    With `back` it is the last step before them that the person has seen; None at the beginning.
    """
    listed = agenda.steps(state, guide)
    on_page = [index for index, one in enumerate(listed) if _on_page(guide, one, here)]
    if back:
        before_it = reversed(listed[: on_page[0] if on_page else 0])
        return next((one for one in before_it if agenda.seen(state, one)), None)
    after = listed[on_page[-1] + 1 if on_page else 0 :]
    return next((one for one in after if not agenda.settled(state, one)), agenda.the_end(guide))


def _on_page(guide: Guide, step: Step, here: Came) -> bool:
    same = (step.kind, step.stage, step.episode) == (Kind.QUESTIONS, here.stage, here.episode)
    return same and all(agenda.question_at(guide, one).form in _WRITTEN for one in step.questions)
