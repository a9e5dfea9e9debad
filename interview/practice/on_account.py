"""Comments on an account from practice: what a reader can see in it, and what not yet.

Pure. The one decision: a comment is on words, or on a place where there are none. It is no mark,
counts nothing about a person, and what somebody chose not to say is never missed (method.md 9).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from interview.engine.own_words import sentence_at, sentences_at
from interview.language import rules as language
from interview.language.notices import notices
from interview.model.comments import OnAccount, Wording
from interview.model.guide import Corner, Depth, Guide
from interview.model.language import NoticeKind
from interview.model.notes import KnowledgeItem, factor_notes, knowledge_items
from interview.model.place import Place
from interview.model.record import Record, RecordedAnswer
from interview.model.taxonomy import AnswerState, Effect, Form, Knowing
from interview.practice.comment import Comment, Rules

_FEW: Final = 3  # comments of one kind: more than that is a list of faults
_HINDSIGHT: Final = (
    NoticeKind.SELF_BLAME,
    NoticeKind.COUNTERFACTUAL,
    NoticeKind.CERTAINTY,
    NoticeKind.OUTCOME,
)
_TRIAD: Final = {
    OnAccount.TASKS: Corner.TASKS,
    OnAccount.TOOLS: Corner.TOOLS,
    OnAccount.ENVIRONMENT: Corner.ENVIRONMENT,
}
# Where a reader looks for the minute itself, in this order.
_MOMENTS: Final = ("scene.setting", "options.did", "knew.stood_out", "knew.in_front")
_ITEMS, _FACTORS, _WELL = "knew.items", "shaped.factors", ("well.what", "well.enabled")
# Not reached, or left without a word. Whoever said that they can't or won't has visited it.
_NOT_VISITED: Final = (AnswerState.LEFT_BLANK, AnswerState.NEVER_PUT, AnswerState.COME_BACK_LATER)


def comments(record: Record, guide: Guide, rules: Rules) -> tuple[Comment, ...]:
    """Return the comments on the account in `record`, in the order they are read."""
    written = [one for one in record.answers if words_of(one).strip()]
    found = {
        OnAccount.MOMENT: _moment(written, rules),
        OnAccount.HINDSIGHT: _noticed(OnAccount.HINDSIGHT, written, guide, rules),
        OnAccount.BLAME: _noticed(OnAccount.BLAME, written, guide, rules),
        **{kind: _mechanism(kind, written, guide, rules) for kind in _TRIAD},
        OnAccount.CORNER: _corners(record, guide, rules),
        OnAccount.KNOWN: _known(record, written, rules),
        OnAccount.HELPED: _helped(record, rules),
    }
    return tuple(one for kind in OnAccount for one in found[kind])


def words_of(answer: RecordedAnswer) -> str:
    """Return all that somebody said to a question, their replies to follow-ups too."""
    return "\n".join([answer.text, *(one.text for one in answer.follow_ups)]).strip("\n")


def words_at(record: Record, place: Place) -> str:
    """Return all that somebody said at a place."""
    here = (one for one in record.answers if (one.question, one.episode) == place)
    return next((words_of(one) for one in here), "")


def _comment(
    kind: OnAccount,
    wording: Wording | None,
    answer: RecordedAnswer | None = None,
    quote: str = "",
    note: str = "",
) -> Iterator[Comment]:
    """Yield the comment, if there is wording for it."""
    if wording is not None:
        place = Place(answer.question, answer.episode) if answer is not None else None
        asked = answer.asked if answer is not None else ""
        yield Comment(kind, wording.title, wording.says, wording.attempt, quote, place, asked, note)


def _moment(written: Sequence[RecordedAnswer], rules: Rules) -> Iterator[Comment]:
    rule = rules.account[OnAccount.MOMENT]
    mine = sorted(
        (one for one in written if one.question in _MOMENTS),
        key=lambda one: _MOMENTS.index(one.question),
    )
    for one in mine:
        if quote := rules.sentence(OnAccount.MOMENT, words_of(one)):
            yield from _comment(OnAccount.MOMENT, rule.there, one, quote)
            return
    yield from _comment(OnAccount.MOMENT, rule.missing, mine[0] if mine else None)


def _noticed(
    kind: OnAccount, written: Iterable[RecordedAnswer], guide: Guide, rules: Rules
) -> Iterator[Comment]:
    """Yield sentences that look back, or lay blame, as the guide's language has it."""
    ready, wording = language.of(guide), rules.account[kind].there
    left = _FEW
    for one in written:
        text = words_of(one)
        places = (
            notice.start
            for notice in notices(text, ready)
            if (notice.kind in _HINDSIGHT) is (kind is OnAccount.HINDSIGHT)
        )
        for quote in list(dict.fromkeys(sentences_at(text, places)))[:left]:
            left -= 1
            yield from _comment(kind, wording, one, quote)


def _mechanism(
    kind: OnAccount, written: Iterable[RecordedAnswer], guide: Guide, rules: Rules
) -> Iterator[Comment]:
    """Yield an answer that says how a task, a tool or the setting pulled, or that it doesn't."""
    mine = [one for one in written if _corner(guide, one.question) is _TRIAD[kind]]
    for one in mine:
        if quote := rules.sentence(kind, words_of(one)):
            yield from _comment(kind, rules.account[kind].there, one, quote)
            return
    if mine:
        quote = sentence_at(words_of(mine[0]), 0)
        yield from _comment(kind, rules.account[kind].missing, mine[0], quote)


def _corners(record: Record, guide: Guide, rules: Rules) -> Iterator[Comment]:
    """Yield the corners of each moment gone through in detail that nothing was said in."""
    for episode in record.episodes:
        if not episode.deep or episode.parked:
            continue
        here = {one.question: one for one in record.answers if one.episode == episode.id}
        visited = {
            _corner(guide, key) for key, one in here.items() if one.state not in _NOT_VISITED
        }
        missed = [
            one
            for one in guide.questions
            if one.corner is not None
            and one.corner not in visited
            and Depth.CORE in one.depth
            and one.form is Form.NARRATIVE
        ]
        if missed:
            titles = {part.id: part.title for part in guide.parts}
            names = (one.name or titles.get(one.part or "", "") for one in missed)
            note = ", ".join(dict.fromkeys(name for name in names if name))
            first = here.get(missed[0].id)
            missing = rules.account[OnAccount.CORNER].missing
            yield from _comment(OnAccount.CORNER, missing, first, note=note)


def _known(record: Record, written: Iterable[RecordedAnswer], rules: Rules) -> Iterator[Comment]:
    """Yield what is plain of what was known when, and the first sentence that mixes the two."""
    rule = rules.account[OnAccount.KNOWN]
    noted = [
        (one, item)
        for one in record.answers
        if one.question == _ITEMS
        for item in knowledge_items(one.value or [])
    ]
    clear = [one for one in noted if _is_clear(one[1])]
    mixed = _mixed(written, rules)
    if noted or mixed:
        tangled = len(noted) - len(clear) + (mixed is not None)
        note = f"{len(clear)} clear, {tangled} to untangle" if tangled else f"{len(clear)} clear"
        if mixed is not None:
            yield from _comment(OnAccount.KNOWN, rule.missing, mixed[0], mixed[1], note)
        elif tangled:
            at, item = next(one for one in noted if not _is_clear(one[1]))
            yield from _comment(OnAccount.KNOWN, rule.missing, at, item.what, note)
        else:
            yield from _comment(OnAccount.KNOWN, rule.there, clear[0][0], clear[0][1].what, note)


def _mixed(written: Iterable[RecordedAnswer], rules: Rules) -> tuple[RecordedAnswer, str] | None:
    for one in written:
        # What was learned since has a question of its own, and is in its place there.
        if one.question.startswith(("knew.", "thought.")) and one.question != "knew.not_then":
            quote = rules.sentence(OnAccount.KNOWN, words_of(one))
            if quote:
                return one, quote
    return None


def _is_clear(item: KnowledgeItem) -> bool:
    """Return whether it can be told if it was known then: how it stood, and how or when it came."""
    if item.status in (Knowing.LEARNED_LATER, Knowing.DID_NOT_KNOW):
        return True
    return item.status is not None and bool(item.source or item.learned)


def _helped(record: Record, rules: Rules) -> Iterator[Comment]:
    rule = rules.account[OnAccount.HELPED]
    once = {one.question: one for one in record.answers if one.episode is None}
    what, enabled = (once.get(key) for key in _WELL)
    if what is not None and enabled is not None and words_of(what) and words_of(enabled):
        quote = sentence_at(words_of(enabled), 0)
        yield from _comment(OnAccount.HELPED, rule.there, enabled, quote)
        return
    notes = once.get(_FACTORS)
    for note in factor_notes(notes.value or []) if notes is not None else ():
        if note.effect is Effect.HELPED and note.how:
            yield from _comment(OnAccount.HELPED, rule.there, notes, sentence_at(note.how, 0))
            return
    if what is None or what.state in (*_NOT_VISITED, AnswerState.ANSWERED):
        yield from _comment(OnAccount.HELPED, rule.missing, what)


def _corner(guide: Guide, question: str) -> Corner | None:
    found = guide.by_id.get(question)
    return found.corner if found is not None else None
