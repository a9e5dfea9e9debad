"""Every wording of a guide, with where it stands: for the check that it only names things."""

from __future__ import annotations

from collections.abc import Iterator

from interview.guides.places import Problem, Spot
from interview.model.guide import Guide
from interview.wording import WordingTrouble, allowed, check


def problems(guide: Guide) -> Iterator[Problem]:
    """Yield the wordings that do more than name what is given where they stand."""
    for spot, place, text in every(guide):
        try:
            check(text, allowed(place))
        except WordingTrouble as error:
            yield Problem(spot, error.what, error.do, error.words)


def every(guide: Guide) -> Iterator[tuple[Spot, str, str]]:
    """Yield every wording of a guide: where it stands, its place in `wording.NAMES`, the text."""
    yield ("title",), "title", guide.title
    for i, question in enumerate(guide.questions):
        yield ("questions", i, "ask"), "question", question.ask
        yield ("questions", i, "hint"), "question", question.hint
        yield ("questions", i, "why"), "why", question.why
        for field in ("name", "told", "prompts"):
            yield ("questions", i, field), "title", getattr(question, field)
        for choice in question.choices:
            yield ("questions", i, "choices"), "choice", choice.label
            yield ("questions", i, "choices"), "told_choice", choice.told
    for i, stage in enumerate(guide.stages):
        yield ("stages", i, "title"), "title", stage.title
        yield ("stages", i, "told"), "title", stage.told
        yield ("stages", i, "signpost"), "stage", stage.signpost
    for i, part in enumerate(guide.parts):
        yield ("parts", i, "title"), "title", part.title
        yield ("parts", i, "told"), "title", part.told
        yield ("parts", i, "signpost"), "part", part.signpost
    for i, state in enumerate(guide.states):
        yield ("states", i, "label"), "label", state.label
        yield ("states", i, "says"), "says", state.says
    for i, probe in enumerate(guide.probes):
        yield from ((("probes", i, "ask"), "probe", ask) for ask in probe.ask)
        yield ("probes", i, "why"), "why", probe.why
    yield from _other_wordings(guide)


def _other_wordings(guide: Guide) -> Iterator[tuple[Spot, str, str]]:
    for key, text in guide.signposts.items():
        yield ("signposts", key), f"signposts.{key}", text
    for key, text in guide.words.items():
        yield ("words", key), f"words.{key}", text
    yield from (
        (("introduction", i), "introduction", page) for i, page in enumerate(guide.introduction)
    )
    yield from (
        (("notices", i, "offer"), "offer", one.offer) for i, one in enumerate(guide.notices)
    )
    yield from ((("support", i, "says"), "offer", one.says) for i, one in enumerate(guide.support))
    yield from ((("thanks",), "thanks", text) for text in guide.thanks)
    yield from ((("tools", i, "words"), "tools", one.words) for i, one in enumerate(guide.tools))
    for i, factor in enumerate(guide.factors):
        yield from (
            (("factors", i, "label"), "factor", text) for text in (factor.label, *factor.examples)
        )
    for i, one in enumerate(guide.typology):
        yield from (
            (("typology", i, "label"), "pattern", text) for text in (one.label, *one.examples)
        )
