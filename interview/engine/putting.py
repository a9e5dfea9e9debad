"""Coming to a step: the wording of what is put there for the first time, and its signpost."""

from __future__ import annotations

from interview.engine import agenda, following, pace
from interview.engine.agenda import Step
from interview.engine.events import Came, Wording
from interview.engine.place import Kind, Place
from interview.engine.state import Episode, State
from interview.model.guide import Guide, Part, Stage
from interview.model.taxonomy import Mode
from interview.wording import render


def came_to(state: State, guide: Guide, step: Step) -> Came:
    """Return the event of coming to `step`, with new wording rendered once and for all."""
    new = [place for place in step.places() if place not in state.put]
    return Came(
        stage=step.stage,
        step=step.kind,
        episode=step.episode,
        questions=step.questions,
        put=tuple(wording(state, guide, place) for place in new),
        signpost=_signpost(state, guide, step)
        if new or not step.questions
        else _reading_again(state, guide, step),
    )


def wording(state: State, guide: Guide, place: Place) -> Wording:
    """Return the question at `place` as it would be put now."""
    question = agenda.question_at(guide, place.question)
    if place.question not in guide.by_id:
        # A reviewer's own words: put letter for letter, never read as a template.
        number = int(place.question.rpartition(".")[2])
        return Wording(question=question.id, asked=state.began.setting.queries[number - 1])
    names = _names(state, guide, place.episode)
    return Wording(
        question=question.id,
        asked=render(question.ask, names),
        hint=render(question.hint, names),
    )


def _names(state: State, guide: Guide, episode: str | None) -> dict[str, str | int]:
    setting = state.began.setting
    return {
        "title": state.episodes[episode].title if episode else "",
        "tool_examples": _tools(state, guide),
        "support": setting.support or guide.words.get("support", ""),
        "contact": setting.contact or guide.words.get("contact", ""),
    }


def _tools(state: State, guide: Guide) -> str:
    role = role_of(state).casefold()
    for tools in guide.tools:
        if not tools.roles or any(word in role for word in tools.roles):
            return tools.words
    return ""


def role_of(state: State) -> str:
    """Return the person's role in their own words, else as the invitation has it."""
    given = state.given.get(Place("you.role"))
    if given and given.text.strip():
        return given.text
    who = state.began.setting.participant
    return who.role if who else ""


def _signpost(state: State, guide: Guide, step: Step) -> str:
    if step.kind is Kind.REVIEWERS_LIST:
        return guide.signposts.get("reviewers_list", "")
    if step.episode is not None:
        return _moment_signpost(state, guide, step, state.episodes[step.episode])
    if step.kind in (Kind.CHOOSE, Kind.READ_BACK, Kind.NAMES, Kind.HAND_OVER):
        return ""
    return _stage_signpost(state, guide, step)


def _reading_again(state: State, guide: Guide, step: Step) -> str:
    """Return what is said where names were changed, and the account is to be read once more."""
    from_names = state.here is not None and state.here.step is Kind.NAMES
    if step.kind is Kind.READ_BACK and from_names and state.confirmed_on is None:
        return guide.signposts.get("names_changed", "")
    return ""


def _stage_signpost(state: State, guide: Guide, step: Step) -> str:
    if not following.is_whole(state):
        return ""  # those words are for the way through a whole account
    again = step.kind is Kind.ROSTER and state.roster != "open"
    if again or (state.here is not None and state.here.stage == step.stage):
        return ""
    stage = next(one for one in guide.stages if one.id == step.stage)
    return render(stage.signpost, {"n": len(state.began.setting.queries)})


def _moment_signpost(state: State, guide: Guide, step: Step, episode: Episode) -> str:
    """Return the words before a moment, or before the next part of it."""
    here = state.here
    if here is not None and here.episode == episode.id:
        return _part_signpost(guide, step, here.questions)
    order = [one.id for one in agenda.walked(state)]
    done = order.index(episode.id)
    names: dict[str, str | int] = {
        "n": done + 1,
        "total": len(order),
        "title": episode.title,
        "left": len(order) - done,
        "minutes": state.began.setting.minutes or pace.minutes_of(state, guide, episode.id),
        "time_left": pace.minutes_left(state, guide),
    }
    moment = "moment" if agenda.is_deep(state, episode.id) else "light_moment"
    said = (guide.signposts.get(name, "") for name in (_lead(state, guide), moment))
    return "\n\n".join(render(words, names) for words in said if words)


def _lead(state: State, guide: Guide) -> str:
    """Return which words open a moment: before the very first, after one that is done, or none."""
    if not following.is_whole(state):
        return ""  # the time of a round is for the moment itself
    if not any(place.episode for place in state.put):
        return "hard_part"
    left = state.here.episode if state.here else None
    if left is None:
        return ""
    done = all(agenda.settled(state, one) for one in agenda.steps_of(state, guide, left))
    return "next_moment" if done else ""


def _part_signpost(guide: Guide, step: Step, came_from: tuple[str, ...]) -> str:
    part = part_of(guide, step.questions)
    if part is None or part == part_of(guide, came_from):
        return ""
    return part.signpost


def is_told(state: State) -> bool:
    """Return whether somebody types for another, so that headings speak of that person."""
    return state.began.mode is Mode.TALK


def titled(state: State, one: Stage | Part) -> str:
    """Return the title of a stage or a part: of "you", or of "them" where somebody else types."""
    return (is_told(state) and one.told) or one.title


def part_of(guide: Guide, questions: tuple[str, ...]) -> Part | None:
    """Return the part of a moment that a step's questions belong to."""
    first = guide.by_id.get(questions[0]) if questions else None
    return next((one for one in guide.parts if first and one.id == first.part), None)
