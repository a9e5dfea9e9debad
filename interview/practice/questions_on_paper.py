"""The interview on paper: a guide's questions in their order, with room to write by hand.

The one decision: what is put is the guide's own wording, so that paper and program ask the same.
Answers are written down by the one who asks, so titles are as for somebody who types for another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from interview.model.case import InvitedParticipant
from interview.model.guide import Depth, Guide, Question
from interview.model.taxonomy import Form
from interview.report.booklet import Bullet, Grid, Heading, Items, Line, Manner, Piece, Room
from interview.wording import render

_CORE_ROOM: Final = 7  # lines
_OFFERED_ROOM: Final = 4
_ONCE_ROOM: Final = 4
_ACCOUNT_ROOM: Final = 22
_MOMENTS: Final = 5  # rows for turning points
_NOTES: Final = 2  # rows for things known
_FACTORS: Final = 3  # rows for what mattered most: method.md 3.5
_OWN_PAGE: Final = ("overview", "start", "you", "points", "moments", "queries", "close")
_OFFERED: Final = "Only where the answer calls for it."
_OTHER: Final = " (which role?)"


class Asked:
    """A guide on paper. `words` fill names in questions, as `support`."""

    def __init__(self, guide: Guide, words: dict[str, str]) -> None:
        tools = next((one.words for one in guide.tools if not one.roles), "")
        self._guide, self._words = guide, {**words, "tool_examples": tools, "title": "this moment"}

    def own_account(self) -> Iterator[Piece]:
        """Yield their own account, with room for all of it."""
        yield from self._signpost("overview")
        for question in self._of("overview"):
            yield from self._put(question, _ACCOUNT_ROOM)

    def moments(self) -> Iterator[Piece]:
        """Yield the turning points, as they name them."""
        guide = self._guide
        yield from self._signpost("points")
        yield Line(guide.words["points_ask"], Manner.ASK)
        yield Line(guide.words["points_hint"], Manner.QUIET)
        head = ("", "The moment", "When, in their words", guide.words["mattered_ask"])
        rows = tuple((str(number), "", "", "") for number in range(1, _MOMENTS + 1))
        yield Grid(head, (0.5, 4, 3, 4.5), rows, room=4)

    def one_moment(self) -> Iterator[Piece]:
        """Yield a moment that is gone through in detail, by its parts."""
        yield Line(self._guide.signposts["hard_part"], Manner.SAY)
        yield Grid(("The moment", "When, in their words"), (2, 1), (("", ""),), room=2)
        for part in self._guide.parts:
            yield Heading(part.told or part.title)
            if part.signpost:
                yield Line(part.signpost, Manner.SAY)
            for question in self._of("moments"):
                if question.part == part.id and Depth.CORE in question.depth:
                    yield from self._put(question, _CORE_ROOM)
                elif question.part == part.id and Depth.OFFERED in question.depth:
                    yield from self._put(question, _OFFERED_ROOM, offered=True)

    def the_whole(self, people: Iterable[InvitedParticipant]) -> Iterator[Piece]:
        """Yield what is asked once, after the moments; the reviewers' own questions among it."""
        for stage in self._guide.stages:
            if stage.id == "queries":
                yield Heading(stage.told or stage.title)
                yield from self._queries(people)
            if stage.id in _OWN_PAGE:
                continue
            yield Heading(stage.told or stage.title)
            yield from self._signpost(stage.id)
            for question in self._of(stage.id):
                yield from self._put(question, _ONCE_ROOM)

    def _queries(self, people: Iterable[InvitedParticipant]) -> Iterator[Piece]:
        rows = tuple((f"{who.code}, {who.role}", one) for who in people for one in who.queries)
        yield Line(self._guide.words["queries_lead"], Manner.SAY)
        yield Grid((), (2, 7), rows)
        yield Room(_ONCE_ROOM)

    def read_back(self) -> Iterator[Piece]:
        """Yield what is asked at the end."""
        for question in self._of("close"):
            yield from self._put(question, 0)

    def reasons(self) -> Iterator[Piece]:
        """Yield what to say where somebody asks why a question is put."""
        asked = [one for one in self._guide.questions if self._on_paper(one)]
        rows = tuple((self._said(one.ask), one.why) for one in asked)
        yield Grid(("Where you asked", "You can say"), (5, 6), rows)

    def _put(self, question: Question, room: int, *, offered: bool = False) -> Iterator[Piece]:
        yield Line(self._said(question.ask), Manner.ASK)
        hint = self._said(question.hint) or f"To note: {question.prompts}."
        hint = " ".join(one for one in (_OFFERED if offered else "", hint) if one)
        if hint:
            yield Line(hint, Manner.QUIET)
        match question.form:
            case Form.ITEMS:
                yield _items()
            case Form.FACTORS:
                yield _factors()
            case Form.CHOICE:
                labels = (one.label + (_OTHER if one.other else "") for one in question.choices)
                yield Items(tuple(labels), Bullet.TICK)
            case _:
                yield Room(room)

    def _on_paper(self, question: Question) -> bool:
        if question.stage == "moments":
            return bool({Depth.CORE, Depth.OFFERED} & set(question.depth))
        return question.stage == "overview" or question.stage not in _OWN_PAGE

    def _of(self, stage: str) -> Iterable[Question]:
        return (one for one in self._guide.questions if one.stage == stage)

    def _signpost(self, stage: str) -> Iterator[Piece]:
        found = next(one for one in self._guide.stages if one.id == stage)
        if found.signpost:
            yield Line(found.signpost, Manner.SAY)

    def _said(self, text: str) -> str:
        return render(text, self._words)


def _items() -> Grid:
    head = (
        "What, in their words",
        "Knew, believed, assumed, learned later, or did not know",
        "How it reached them, and when",
        "Passed on to whom, how, and what came back",
    )
    return Grid(head, (3, 3, 2.5, 3), (("",) * 4,) * _NOTES, room=3)


def _factors() -> Grid:
    head = (
        "What shaped it",
        "Tasks, tools, setting, or the person that day",
        "Helped or got in the way: in what way",
        "How usual is that here?",
    )
    return Grid(head, (3, 2.5, 3.5, 2), (("",) * 4,) * _FACTORS, room=3)
