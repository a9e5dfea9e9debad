"""The record that an interview gives: a pure fold of its state; same state, same bytes.

No time taken, no count of changes and nothing that was noticed goes into it. What was set aside is
counted, and its words stay on the person's machine.
"""

from __future__ import annotations

from collections.abc import Iterator

from interview.engine import agenda, following, putting
from interview.engine.account import Passage, follow_up_state, passages
from interview.engine.confirming import HOW_READ
from interview.engine.place import Place
from interview.engine.state import Episode, Later, State
from interview.model import record as rec
from interview.model.base import digest
from interview.model.guide import Depth, Guide, Question
from interview.model.taxonomy import SAID_ELSEWHERE, AnswerState, HowRead, Mode, Use

NO_CODE = "uncoded"  # begun without an invitation, and no code was given
_BY_MODE = {
    Mode.SELF: "read back on screen",
    Mode.TALK: HOW_READ[HowRead.TOGETHER],
    Mode.FROM_NOTES: HOW_READ[HowRead.TOGETHER],
    Mode.SCRIPTED: "scripted",
}


def record_of(state: State, guide: Guide) -> rec.Record:
    """Return the record of an interview as it stands, with its digest."""
    setting = state.began.setting
    draft = rec.Record(
        format="interview-record",
        schema_version=1,
        practice=setting.practice,
        case=rec.RecordedCase(id=setting.case.id, title=setting.case.title)
        if setting.case
        else None,
        participant=_participant(state),
        mode=state.began.mode,
        entered_by=state.began.entered_by or _code(state),
        present=state.began.present,
        confirmed=_confirmed(state),
        record_id=state.began.record_id,
        parents=_parents(state),
        guide=state.began.guide.model_copy(update={"depth": agenda.depth(state)}),
        episodes=tuple(_episode(state, one) for one in state.episodes.values()),
        answers=(
            *(_answer(one) for one in passages(state, guide)),
            *_unsaid(state, guide),
        ),
        additions=tuple(
            _addition(number, one) for number, one in _numbered(state) if one.place is None
        ),
        corrections=tuple(
            _correction(number, one.place, one)
            for number, one in _numbered(state)
            if one.place is not None
        ),
        digest="sha256:" + "0" * 64,
    )
    base = setting.follow_up
    whole = draft if base is None else following.following(state, base, draft)
    plain = {key: part for key, part in whole.plain().items() if key != "digest"}
    return whole.model_copy(update={"digest": digest(plain)})


def _parents(state: State) -> tuple[str, ...]:
    """Return the version this one follows: the last that holds less.

    So handing over again with nothing new gives the same version, byte for byte.
    """
    less = [one.digest for one in state.versions if one.content < state.content]
    return tuple(less[-1:])


def _code(state: State) -> str:
    return state.code or NO_CODE


def _participant(state: State) -> rec.RecordedParticipant:
    """Return who it is. Role and agency are the invitation's, by which others are matched to it.

    What the person said of them in their own words stays in its answer.
    """
    who = state.began.setting.participant
    agency = state.given.get(Place("you.agency"))
    return rec.RecordedParticipant(
        code=_code(state),
        role=(who.role if who else "") or putting.role_of(state),
        agency=(who.agency if who else "") or (agency.text if agency else ""),
    )


def _confirmed(state: State) -> rec.Confirmed | None:
    if state.confirmed_on is None:
        return None
    how = HOW_READ[state.how_read] if state.how_read else _BY_MODE[state.began.mode]
    return rec.Confirmed(how=how, on=state.confirmed_on.date().isoformat())


def _unsaid(state: State, guide: Guide) -> Iterator[rec.RecordedAnswer]:
    """Yield what stands for the reviewers' points that the person said nothing of: never put.

    In a round of practice so is what is otherwise put once.
    """
    for episode in state.episodes.values():
        if episode.there is None:
            yield from (_never_put(one.id, episode.id) for one in guide.questions if _light(one))
    if state.began.setting.moment:
        for one in guide.questions:
            if Depth.ONCE in one.depth and not one.when and not following.asks(state, one.id):
                yield _never_put(one.id)


def _light(question: Question) -> bool:
    return Depth.LIGHT in question.depth


def _never_put(question: str, episode: str | None = None) -> rec.RecordedAnswer:
    return rec.RecordedAnswer(
        id=f"{question}/{episode}" if episode else question,
        question=question,
        episode=episode,
        asked="",
        state=AnswerState.NEVER_PUT,
        text="",
        use=Use.LEADS_ONLY,
    )


def _episode(state: State, episode: Episode) -> rec.RecordedEpisode:
    return rec.RecordedEpisode(
        id=episode.id,
        title=episode.title,
        when=rec.When(words=episode.words, edtf=episode.edtf),
        why=episode.why,
        nominated_by=episode.nominated_by,
        deep=episode.present and agenda.is_deep(state, episode.id),
        parked=episode.aside,
    )


def _answer(passage: Passage) -> rec.RecordedAnswer:
    place, given = passage.place, passage.given
    return rec.RecordedAnswer(
        id=f"{place.question}/{place.episode}" if place.episode else place.question,
        question=place.question,
        episode=place.episode,
        asked=passage.asked,
        state=given.state,
        text=given.text,
        value=SAID_ELSEWHERE if passage.said_already else given.value,
        use=passage.use,
        follow_ups=tuple(
            rec.RecordedFollowUp(
                probe=one.probe,
                kind=one.about,
                asked=one.asked,
                state=follow_up_state(one),
                text=one.text,
            )
            for one in given.follow_ups
        ),
    )


def _numbered(state: State) -> list[tuple[int, Later]]:
    return list(enumerate(state.later, start=1))


def _addition(number: int, later: Later) -> rec.Addition:
    return rec.Addition(
        id=f"addition/{number}",
        on=later.at.date().isoformat(),
        text=later.text,
        reason=later.reason,
    )


def _correction(number: int, place: Place, later: Later) -> rec.Correction:
    return rec.Correction(
        id=f"correction/{number}",
        on=later.at.date().isoformat(),
        question=place.question,
        episode=place.episode,
        text=later.text,
        reason=later.reason,
    )
