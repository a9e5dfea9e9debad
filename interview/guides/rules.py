"""What a guide has to keep beyond its shape, so that an interview by it can't go wrong half-way.

The one decision: a rule here may never become stricter without a new schema version, since an
interview goes on with the copy of the guide that it began with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from interview.guides import conditions, language_rules, wordings
from interview.guides.places import Problem, Spot
from interview.guides.shape import nearest
from interview.model.guide import Corner, Depth, Guide, Walk
from interview.model.taxonomy import AnswerState, Form, Use

# Questions that the program itself acts on, with the codes it knows.
NEEDED: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "intro.understood": frozenset({"yes"}),
        "intro.unsafe_today": frozenset({"no", "yes"}),
        "intro.time": frozenset({"45_minutes", "hour", "two_sittings"}),
        "close.unsafe_today": frozenset({"no", "yes"}),
        "close.use": frozenset(Use),
        "close.checked": frozenset({"yes"}),
    }
)
LAST: Final = "close.checked"  # answered on the read-back itself
NEEDED_WORDS: Final = ("not_today", "ask_first", "witness_stop", "witness_kept", "disclosure")
NEEDED_SIGNPOSTS: Final = ("hard_part", "moment", "next_moment")
# method.md 3: every key point, deep or light, reaches these.
REACHED: Final = (
    Corner.KNEW,
    Corner.THOUGHT,
    Corner.FACED,
    Corner.TASKS,
    Corner.TOOLS,
    Corner.ENVIRONMENT,
)
_SET_BY_PROGRAM: Final = frozenset(
    {
        AnswerState.ANSWERED,
        AnswerState.LEFT_BLANK,
        AnswerState.NEVER_PUT,
        AnswerState.PARKED,
    }
)


def problems(guide: Guide) -> Iterator[Problem]:
    """Yield everything wrong with `guide`, rule by rule; nothing where it is in order."""
    for rule in _RULES:
        yield from rule(guide)


def _given_once(guide: Guide) -> Iterator[Problem]:
    lists: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
        ("questions", "id", "question id", tuple(one.id for one in guide.questions)),
        ("stages", "id", "stage id", tuple(one.id for one in guide.stages)),
        ("parts", "id", "part id", tuple(one.id for one in guide.parts)),
        ("states", "code", "answer state", tuple(one.code for one in guide.states)),
        ("probes", "id", "follow-up id", tuple(one.id for one in guide.probes)),
        ("support", "id", "support id", tuple(one.id for one in guide.support)),
        ("factors", "code", "factor code", tuple(one.code for one in guide.factors)),
        ("typology", "code", "pattern code", tuple(one.code for one in guide.typology)),
        ("word_lists", "id", "list id", tuple(one.id for one in guide.word_lists)),
        ("notices", "kind", "language kind", tuple(one.kind for one in guide.notices)),
        ("left_alone", "id", "left_alone id", tuple(one.id for one in guide.left_alone)),
        ("in_questions", "id", "in_question id", tuple(one.id for one in guide.in_questions)),
        ("passed_over", "id", "passed_over id", tuple(one.id for one in guide.passed_over)),
    )
    for field, key, name, values in lists:
        for index in _repeated(values):
            kind = name.rsplit(" ", maxsplit=1)[-1]
            what = f"the {name} {values[index]} is there twice"
            yield Problem((field, index, key), what, f"Give each its own {kind}.")
    yield from _typed_once(guide)


def _typed_once(guide: Guide) -> Iterator[Problem]:
    rows = [(index, words) for index, one in enumerate(guide.states) for words in one.typed]
    for place in _repeated(tuple(words.casefold() for _, words in rows)):
        index, words = rows[place]
        what = f'"{words}" is typed for two things'
        yield Problem(("states", index, "typed"), what, "Leave it in one of them.")


def _links(guide: Guide) -> Iterator[Problem]:
    stages = {one.id for one in guide.stages}
    parts = {one.id for one in guide.parts}
    for index, one in enumerate(guide.questions):
        for field, name, known in (("stage", one.stage, stages), ("part", one.part, parts)):
            if name is not None and name not in known:
                what = f"{one.id} is in the {field} {name}, which this guide doesn't have"
                advice = nearest(name, known, f"Use one of these: {', '.join(sorted(known))}.")
                yield Problem(("questions", index, field), what, advice)
        if one.id.startswith("queries."):
            what = f"{one.id} is kept for the reviewers' own questions"
            yield Problem(("questions", index, "id"), what, "Give the question another id.")


def _renamings(guide: Guide) -> Iterator[Problem]:
    for old, new in guide.renamed.items():
        if new not in guide.by_id:
            what = f"{new}, given as a new id, is no question of this guide"
            yield Problem(
                ("renamed", old), what, nearest(new, guide.by_id, "Look at how it is spelled.")
            )
    for spot, old in _gone(guide):
        if old in guide.by_id:
            what = f"{old} is given as an old id, and is still a question of this guide"
            yield Problem(spot, what, "Leave out one of the two.")


def _gone(guide: Guide) -> Iterator[tuple[Spot, str]]:
    yield from ((("renamed", old), old) for old in guide.renamed)
    yield from ((("retired",), old) for old in guide.retired)


def _walks(guide: Guide) -> Iterator[Problem]:
    walks = [one.walk for one in guide.stages]
    for walk, most in ((Walk.ROSTER, "one"), (Walk.MOMENTS, "one"), (Walk.QUERIES, "at most one")):
        number = walks.count(walk)
        if number > 1 or (number == 0 and most == "one"):
            what = f'the guide has {number} stages with walk = "{walk}"'
            yield Problem(("stages",), what, f"It needs {most}.")
    if walks.count(Walk.ROSTER) == 1 == walks.count(Walk.MOMENTS):
        moments = walks.index(Walk.MOMENTS)
        if walks.index(Walk.ROSTER) > moments:
            what = "the moments are gone through before they are named"
            yield Problem(("stages", moments, "walk"), what, "Put the roster first.")


def _order(guide: Guide) -> Iterator[Problem]:
    stages = [one.id for one in guide.stages]
    parts = [one.id for one in guide.parts]
    before = (0, 0)
    for index, one in enumerate(guide.questions):
        if one.stage not in stages or (one.part is not None and one.part not in parts):
            continue  # said by another rule
        part = parts.index(one.part) if one.part else 0
        here = (stages.index(one.stage), part)
        if here < before:
            what = f"{one.id} stands after questions of a later stage or part"
            yield Problem(("questions", index, "id"), what, "Move it up to the others.")
        before = max(before, here)
    if guide.questions and guide.questions[-1].id != LAST:
        spot: Spot = ("questions", len(guide.questions) - 1, "id")
        yield Problem(spot, f"the last question is not {LAST}", "Move that one to the end.")


def _depths(guide: Guide) -> Iterator[Problem]:
    walks = {one.id: one.walk for one in guide.stages}
    for index, one in enumerate(guide.questions):
        walk = walks.get(one.stage)
        once = Depth.ONCE in one.depth
        in_moments = walk is Walk.MOMENTS
        if once and len(one.depth) > 1:
            what = f"{one.id} is put once, and in each moment too"
            yield Problem(("questions", index, "depth"), what, "Choose one of the two.")
        elif walk is not None and (walk not in {Walk.ONCE, Walk.MOMENTS} or once is in_moments):
            what = f"{one.id} has a depth that doesn't fit its stage"
            do = 'Use "once" outside the moments, and "core", "light", "offered" or "full" in them.'
            yield Problem(("questions", index, "depth"), what, do)
        elif in_moments and one.part is None:
            what = f"{one.id} is put in each moment and has no part"
            yield Problem(("questions", index, "id"), what, "Say which `part` it belongs to.")


def _forms(guide: Guide) -> Iterator[Problem]:
    for index, one in enumerate(guide.questions):
        is_choice = one.form is Form.CHOICE
        enough = 2
        if is_choice and len(one.choices) < enough:
            what = f"{one.id} is a choice with fewer than two choices"
            yield Problem(("questions", index, "form"), what, "Give it `choices`.")
        if not is_choice and one.choices:
            what = f"{one.id} has choices and is no choice"
            yield Problem(("questions", index, "choices"), what, 'Add form = "choice".')
        codes = tuple(choice.code for choice in one.choices)
        for again in _repeated(codes):
            what = f"{one.id} has the choice {codes[again]} twice"
            yield Problem(("questions", index, "choices"), what, "Give each its own code.")


def _states(guide: Guide) -> Iterator[Problem]:
    for index, one in enumerate(guide.questions):
        for state in one.states:
            if state in _SET_BY_PROGRAM:
                what = f"{one.id} offers {state}, which only the program sets"
                yield Problem(("questions", index, "states"), what, "Leave it out.")
            elif state not in guide.state_words:
                what = f"{one.id} offers {state}, which has no words"
                yield Problem(("questions", index, "states"), what, "Add a [[state]] for it.")


def _needed(guide: Guide) -> Iterator[Problem]:
    for name, codes in NEEDED.items():
        question = guide.by_id.get(name)
        if question is None:
            yield Problem(("questions",), f"the guide has no question {name}", "Add it.")
            continue
        lacking = sorted(codes - {choice.code for choice in question.choices})
        if lacking:
            what = f"{name} lacks the choice {lacking[0]}"
            spot: Spot = ("questions", guide.questions.index(question), "choices")
            yield Problem(spot, what, "Add it: the program acts on it.")
    for field, keys, there in (
        ("words", NEEDED_WORDS, guide.words),
        ("signposts", NEEDED_SIGNPOSTS, guide.signposts),
    ):
        for key in keys:
            if key not in there:
                extra = nearest(key, there, f"Add it to [{field}].")
                yield Problem((field,), f"[{field}] has no {key}", extra)


def _corners(guide: Guide) -> Iterator[Problem]:
    for depth, moment in ((Depth.CORE, "deep"), (Depth.LIGHT, "light")):
        always = [one for one in guide.questions if not one.when and not one.unless]
        reached = {one.corner for one in always if depth in one.depth}
        for corner in REACHED:
            if corner not in reached:
                what = f"no question reaches {corner} in every {moment} moment"
                do = f'Add one with corner = "{corner}", depth = ["{depth}"], put always.'
                yield Problem(("questions",), what, do)


def _tools(guide: Guide) -> Iterator[Problem]:
    for index, one in enumerate(guide.tools):
        if (not one.roles) is not (index == len(guide.tools) - 1):
            what = "only the last row of tools is for everyone else, and it has to be there"
            yield Problem(("tools", index, "words"), what, "Give the others `roles`.")


def _repeated(values: Iterable[str]) -> Iterator[int]:
    """Yield where a value stands that has been there before."""
    seen: Counter[str] = Counter()
    for index, value in enumerate(values):
        if seen[value]:
            yield index
        seen[value] += 1


_RULES: tuple[Callable[[Guide], Iterator[Problem]], ...] = (
    _given_once,
    _links,
    _renamings,
    _walks,
    _order,
    _depths,
    _forms,
    _states,
    _needed,
    conditions.problems,
    _corners,
    _tools,
    language_rules.problems,
    wordings.problems,
    language_rules.of_follow_ups,
)
