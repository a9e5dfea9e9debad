"""Full accounts, exemplars and drills of a made-up case, on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from interview.model import notes, when
from interview.model.guide import Guide, Question
from interview.model.invitation import InvitedEpisode
from interview.model.practice import Drill, Exemplar
from interview.model.story import Row, Story, StoryEpisode, row
from interview.model.taxonomy import AnswerState, Form
from interview.practice.cases import PracticeCase, full_answer
from interview.report.booklet import Bullet, Grid, Heading, Items, Line, Manner, Piece, Room
from interview.report.notes import Note, factor_note, item_note

_NOT_TOLD: Final = ("start", "close")
_BESIDE: Final = ("In a hurry", "In the full account", "What the full one has")
_THE_WHOLE: Final = "the work as a whole"


def account(
    story: Story, of: PracticeCase, queries: Sequence[str], guide: Guide
) -> Iterator[Piece]:
    """Yield a full account, in the order of the guide's questions, as tables of what was said.

    `queries` are the reviewers' own questions to this person.
    """
    titles = {one.id: one for one in of.file.episode}
    for stage in guide.stages:
        if stage.id in _NOT_TOLD:
            continue
        if stage.id == "moments":
            for episode in story.episode:
                yield from _moment(episode, titles.get(episode.id), guide)
            continue
        told = [one for one in guide.questions if one.stage == stage.id and one.id in story.answers]
        if told:
            yield Heading(stage.told or stage.title)
            yield _table(told, story.answers, guide)
        if stage.id == "queries" and queries:
            yield Heading(stage.told or stage.title)
            yield _to_queries(queries, story.answers, guide)


def _moment(told: StoryEpisode, invited: InvitedEpisode | None, guide: Guide) -> Iterator[Piece]:
    title = told.title or (invited.title if invited else told.id)
    yield Heading(f"{told.id}: {title}")
    if told.when:
        yield Line(told.when, Manner.QUIET)
    answered = [one for one in guide.questions if one.stage == "moments" and one.id in told.answers]
    if answered:
        yield _table(answered, told.answers, guide)


def _table(asked: Iterable[Question], answers: Mapping[str, Any], guide: Guide) -> Grid:
    rows = tuple(
        (_called(one, guide), tuple(_told(one, row(answers[one.id]), guide))) for one in asked
    )
    return Grid((), (2, 9), rows)


def _to_queries(queries: Sequence[str], answers: Mapping[str, Any], guide: Guide) -> Grid:
    put = [(one, answers.get(f"queries.{number}")) for number, one in enumerate(queries, start=1)]
    rows = tuple((one, (_in_words(row(said), guide),)) for one, said in put if said is not None)
    return Grid((), (4, 7), rows)


def _in_words(said: Row, guide: Guide) -> Line:
    if said.state is not AnswerState.ANSWERED:
        return Line(f"[{guide.state_words[said.state].label}]", Manner.QUIET)
    return Line(said.text, Manner.WORDS)


def _told(question: Question, said: Row, guide: Guide) -> Iterator[Line]:
    if said.state is not AnswerState.ANSWERED:
        yield _in_words(said, guide)
    elif question.form is Form.ITEMS:
        for item in notes.knowledge_items(said.value):
            yield from _note(item_note(_dated(item), quoted=True))
    elif question.form is Form.FACTORS:
        for factor in notes.factor_notes(said.value):
            yield from _note(factor_note(factor, guide, quoted=True))
    else:
        chosen = said.text or str(said.value or "")
        labels = {one.code: one.label for one in question.choices}
        yield Line(labels.get(chosen, chosen), Manner.WORDS)


def _dated(item: notes.KnowledgeItem) -> notes.KnowledgeItem:
    """Return an item with plain days read as the walk of a story reads them."""
    read = {f"{name}_edtf": getattr(item, name) for name in ("happened", "learned")}
    return item.model_copy(update={name: day for name, day in read.items() if _plain(day)})


def _plain(day: str | None) -> bool:
    return bool(day) and when.valid(day or "")


def _note(note: Note) -> Iterator[Line]:
    if note.what is not None:
        yield Line(note.what.text, Manner.WORDS)
    facts = (f"{one.label}: {', '.join(said.text for said in one.says)}" for one in note.facts)
    yield Line(". ".join(facts), Manner.QUIET)


def _called(question: Question, guide: Guide) -> str:
    """Return what an answer is called: the question's name, else its part's title."""
    titles = {part.id: part.told or part.title for part in guide.parts}
    return question.told or question.name or titles.get(question.part or "", "") or question.ask


def exemplars(
    of: PracticeCase, rows: Iterable[Exemplar], stories: Mapping[str, Story], guide: Guide
) -> Iterator[Piece]:
    """Yield each thin answer beside the full one, and what the full one has."""
    episodes = {one.id: one.title for one in of.file.episode}
    for one in rows:
        where = f"{one.code}: {episodes.get(one.episode, _THE_WHOLE)}"
        full = full_answer(stories[one.code], one.episode, one.question)
        yield Heading(where, 3)
        yield Line(guide.by_id[one.question].ask, Manner.QUIET)
        beside = ((Line(one.thin, Manner.WORDS),), (Line(full, Manner.WORDS),), one.comment)
        yield Grid(_BESIDE, (3, 4, 3.4), (beside,))


def drills(of: PracticeCase, rows: Iterable[Drill], *, commented: bool) -> Iterator[Piece]:
    """Yield each answer and the questions that might come next; comments for the facilitator."""
    for number, one in enumerate(rows, start=1):
        who = of.person(one.code)
        yield Heading(f"{number}. {who.code}, {who.role}, says")
        yield Line(one.answer, Manner.SAY)
        if not commented:
            yield Line("What do you ask next?", Manner.ASK)
            yield Items(tuple(choice.ask for choice in one.choice), Bullet.TICK)
            yield Line("Or in your own words:")
            yield Room(2)
            continue
        yield Line(f"What there is to hear: {one.listen}")
        asked = tuple(
            (choice.ask, "Opens" if choice.opens else "", choice.comment) for choice in one.choice
        )
        yield Grid(("What might be asked", "", "What asking it so does"), (4, 1.4, 6), asked)
