"""Every wording of the guide that comes with the program, read for how it asks (method.md 3)."""

from __future__ import annotations

import re

import pytest

from interview.guides import wordings
from interview.guides.load import load_named
from interview.language import rules
from interview.language.notices import notices
from interview.model.guide import Corner, Depth
from interview.model.taxonomy import AnswerState, Form

GUIDE = load_named()
RULES = rules.of(GUIDE)

ASKED = {
    **{question.id: question.ask for question in GUIDE.questions},
    **{f"{one.id}/{n}": ask for one in GUIDE.probes for n, ask in enumerate(one.ask)},
    **{key: text for key, text in GUIDE.words.items() if key.endswith("_ask")},
}
HINTS = {
    **{question.id: question.hint for question in GUIDE.questions},
    **{key: text for key, text in GUIDE.words.items() if key.endswith("_hint")},
}
ALL = {f"{spot} {n}": text for n, (spot, _, text) in enumerate(wordings.every(GUIDE))}

# The contract: ids are never reused, and every one of these is there.
ONCE = """intro.understood intro.witness intro.unsafe_today intro.time you.role you.agency
you.period you.records overview.account felt.feeling shaped.you shaped.factors well.what
well.enabled changes.ideas changes.anything_else changes.who_else close.unsafe_today close.use
close.checked"""
CORE = """scene.setting knew.in_front knew.child knew.not_then thought.to_colleague faced.else
options.did options.who_held shaped.tasks shaped.tools shaped.environment"""
OFFERED = """knew.stood_out knew.items thought.going_on thought.expected faced.weighing
options.open"""
FULL = "faced.hoped"
LIGHT = """knew.in_front thought.to_colleague faced.else shaped.tasks shaped.tools
shaped.environment"""

IMPERATIVE = re.compile(r"(Tell me|Picture|Say|That reads) ")
LEADING = re.compile(
    r"\b(don't you|didn't you|wouldn't you|isn't|wasn't it|weren't you|aren't|surely|obviously"
    r"|of course|do you agree|did you feel that|would you say that)\b",
    re.IGNORECASE,
)
HINDSIGHT = re.compile(
    r"\b(should|ought|could have|would have (?!put)|might have|if only|failed?|failure|mistakes?"
    r"|wrong|blame|incident|error)\b",
    re.IGNORECASE,
)
OPENERS = "what|who|whom|when|where|which|how|did|do|does|was|were|is|are|can|could|may|tell"
DOUBLE = re.compile(rf"\b(?:and|or),? (?:{OPENERS})\b", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"\b(behavior|center|color|favor|gray|honor|labor|organiz\w+|recogniz\w+|realiz\w+|analyz\w+"
    r"|practicing|program(?:m)?es?\b(?<!programs)|afterward|toward|gotten|catalog|judgment|"
    r"counsel(?:or|ing)|learnt|mom|license plate|vacation)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", ASKED)
def test_it_asks_one_thing(name: str) -> None:
    ask = ASKED[name].partition('{{ phrase }}". ')[2] or ASKED[name]  # after their own words
    marks = ask.count("?")
    assert marks == 1 or (marks == 0 and IMPERATIVE.match(ask))
    assert marks == 0 or ask.endswith("?")
    assert not DOUBLE.search(ask)
    assert ";" not in ask


@pytest.mark.parametrize("name", ASKED)
def test_it_asks_how_and_what_and_never_why(name: str) -> None:
    assert not re.search(r"\bwhy\b|\bhow come\b", ASKED[name], re.IGNORECASE)


@pytest.mark.parametrize("name", ASKED)
def test_it_does_not_lead_or_look_back(name: str) -> None:
    assert not LEADING.search(ASKED[name])
    assert not HINDSIGHT.search(ASKED[name])


@pytest.mark.parametrize("name", ASKED)
def test_it_can_be_taken_in_at_once(name: str) -> None:
    assert len(ASKED[name].split()) <= 20


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_noticed_in_it_that_is_noticed_in_an_account(name: str) -> None:
    assert notices(ALL[name], RULES, asked=True) == ()


@pytest.mark.parametrize("name", HINTS)
def test_a_hint_is_no_second_question(name: str) -> None:
    assert "?" not in HINTS[name]
    assert not HINDSIGHT.search(HINTS[name])


@pytest.mark.parametrize("name", ALL)
def test_every_word_is_calm_plain_and_british(name: str) -> None:
    text = ALL[name]
    assert "!" not in text
    assert not ELSEWHERE.search(text)
    assert not re.search(r"\b(simply|please be aware|incident)\b", text, re.IGNORECASE)
    assert text == text.strip()
    assert "  " not in text


@pytest.mark.parametrize("name", ALL)
def test_every_word_is_in_glyphs_that_old_consoles_have(name: str) -> None:
    assert ALL[name].isascii()


@pytest.mark.parametrize("name", GUIDE.by_id)
def test_every_question_says_what_it_is_asked_for(name: str) -> None:
    why = GUIDE.by_id[name].why
    assert why.endswith(".")
    assert "?" not in why


@pytest.mark.parametrize(
    "depth, ids",
    [
        (Depth.ONCE, ONCE),
        (Depth.CORE, CORE),
        (Depth.OFFERED, OFFERED),
        (Depth.FULL, FULL),
        (Depth.LIGHT, LIGHT),
    ],
)
def test_every_question_of_the_contract_is_there_at_its_depth(depth: Depth, ids: str) -> None:
    assert {one.id for one in GUIDE.questions if depth in one.depth} == set(ids.split())


@pytest.mark.parametrize("depth", [Depth.CORE, Depth.LIGHT])
def test_every_moment_reaches_what_they_knew_thought_faced_and_what_shaped_it(
    depth: Depth,
) -> None:
    reached = {one.corner for one in GUIDE.questions if depth in one.depth}
    assert reached >= {
        Corner.KNEW,
        Corner.THOUGHT,
        Corner.FACED,
        Corner.TASKS,
        Corner.TOOLS,
        Corner.ENVIRONMENT,
    }


def test_a_deep_moment_also_reaches_the_options_and_the_child() -> None:
    reached = {one.corner for one in GUIDE.questions if Depth.CORE in one.depth}
    assert reached >= {Corner.OPTIONS, Corner.CHILD}


def test_every_offered_question_says_when_it_is_called_for() -> None:
    called = {one.id for one in GUIDE.questions if {Depth.OFFERED, Depth.FULL} & set(one.depth)}
    assert called == {one.id for one in GUIDE.questions if one.when} - {"intro.witness"}


def test_the_overview_is_never_broken_into() -> None:
    overview = GUIDE.by_id["overview.account"]
    assert not overview.follow_ups
    assert not overview.when


def test_nobody_is_pressed_on_the_child_on_hindsight_or_on_feeling() -> None:
    gentle = {"knew.child", "knew.not_then", "felt.feeling", "shaped.you"}
    assert not any(GUIDE.by_id[name].follow_ups for name in gentle)


def test_follow_ups_come_only_where_a_person_tells_a_moment() -> None:
    for question in GUIDE.questions:
        assert not question.follow_ups or (
            question.form is Form.NARRATIVE and question.part and not question.page
        )


def test_whoever_answers_in_words_may_choose_another_answer() -> None:
    for question in GUIDE.questions:
        if question.form is Form.NARRATIVE:
            assert set(question.states) >= {
                AnswerState.CANNOT_RECALL,
                AnswerState.PREFER_NOT_TO_SAY,
                AnswerState.NOT_APPLICABLE,
                AnswerState.COME_BACK_LATER,
                AnswerState.WOULD_RATHER_TALK,
            }


def test_only_what_lay_in_the_moment_can_have_been_unknown_then() -> None:
    for question in GUIDE.questions:
        assert AnswerState.DID_NOT_KNOW_THEN not in question.states or question.part


@pytest.mark.parametrize(
    "name, codes",
    [
        ("intro.understood", ["yes", "ask_first", "not_today"]),
        ("intro.witness", ["no", "yes", "not_sure"]),
        ("intro.unsafe_today", ["no", "yes"]),
        ("intro.time", ["45_minutes", "hour", "two_sittings"]),
        ("options.who_held", ["me", "nobody", "not_clear", "someone"]),
        ("close.unsafe_today", ["no", "yes"]),
        ("close.use", ["quote", "paraphrase", "leads_only"]),
        ("close.checked", ["yes", "change"]),
    ],
)
def test_choices_stand_in_the_order_of_the_contract(name: str, codes: list[str]) -> None:
    assert [choice.code for choice in GUIDE.by_id[name].choices] == codes


def test_every_answer_state_has_its_words() -> None:
    assert set(GUIDE.state_words) == set(AnswerState) - {AnswerState.ANSWERED}


def test_the_factors_and_patterns_have_the_codes_of_the_method() -> None:
    assert [one.code for one in GUIDE.factors] == [f"F{n}" for n in range(1, 10)]
    assert [one.code for one in GUIDE.typology] == [f"P{n}" for n in range(1, 7)]


def test_an_answer_left_short_on_purpose_is_left_as_it_is() -> None:
    short = next(one for one in GUIDE.probes if one.kind == "short")
    assert {"nothing", "none", "no"} <= set(short.leave)
    assert all(words == words.casefold() for words in short.leave)
