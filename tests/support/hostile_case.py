"""A case as large and as unkind as one may come: many people, long words, markup, a long answer."""

from __future__ import annotations

from interview.merge.accounts import account
from interview.merge.compare import compare
from interview.model.case import Case, CaseFile, InvitedParticipant, Parallel
from interview.model.decision import Decisions
from interview.model.invitation import InvitedEpisode
from interview.model.merged import Comparison
from interview.model.record import Record, RecordedAnswer, RecordedEpisode, RecordedFollowUp, When
from interview.model.taxonomy import AnswerState, Nominated, Use
from tests.support import compared, fern, fern_records

MARKUP = '<script>alert("x")</script> {{ 7 * 7 }} [/i] </style><!-- &amp; <b>Mum</b>'
UNSEEN = "left\u202eright\u200b, zero\ufeff, tag\U000e0041, \u2066isolated\u2069"
RIGHT_TO_LEFT = "שלום לכולם, هذا نص"
LONG_WORD = "Donaudampfschifffahrts" * 20
LONG = "A line of what was in front of me that day, as I had it then.\n\n  indented\ttab " * 250
TITLE = f"{MARKUP} {LONG_WORD}"[:500]
PIECES = (MARKUP, UNSEEN, RIGHT_TO_LEFT, LONG_WORD, "short", "two\nlines")


def case(people: int = 30, episodes: int = 12) -> Case:
    """Return a case of so many people and episodes, its own words unkind too."""
    return Case(
        format="interview-case-folder",
        schema_version=1,
        id="e" * 32,
        guide="learning-together",
        file=CaseFile(
            format="interview-case",
            title=f"<i>{MARKUP}</i>",
            question=f"{UNSEEN} {MARKUP}",
            kind="serious",
            depth="focused",
            parallel=(Parallel(kind=MARKUP, status="open", since="2024"),),
            episode=tuple(
                InvitedEpisode(id=f"E{n}", title=f"{n} {TITLE}"[:500], when=MARKUP)
                for n in range(1, episodes + 1)
            ),
            participant=tuple(_who(n) for n in range(1, people + 1)),
        ),
    )


def comparison(of: Case, *, long: bool = True) -> Comparison:
    """Return everybody's account of every episode, compared."""
    accounts = []
    for number, who in enumerate(of.file.participant, start=1):
        one = record(number, len(of.file.episode), long=long)
        accounts.append(account(who, compared.standing(who.code, [one]), [one], fern.guide()))
    return compare(accounts, of.file.episode, Decisions(), fern.guide())


def record(number: int, episodes: int, *, long: bool = True) -> Record:
    """Return one person's record: something said of every episode and of the whole."""
    guide = fern.guide()
    answers = []
    for question in guide.questions:
        if question.part is None:
            text = LONG[:20_000] if long and question.id == "overview.account" else ""
            answers.append(_answer(question.id, None, number, text))
        else:
            answers += [_answer(question.id, f"E{n}", number + n) for n in range(1, episodes + 1)]
    draft = fern_records.record("SW1").model_copy(
        update={
            "practice": number % 7 == 0,
            "confirmed": None if number % 5 == 0 else fern_records.record("SW1").confirmed,
            "answers": tuple(answers),
            "episodes": tuple(_episode(n, number) for n in range(1, episodes + 1)),
        }
    )
    return draft.model_copy(update={"digest": draft.true_digest()})


def _who(number: int) -> InvitedParticipant:
    role = f"{PIECES[number % len(PIECES)]} {number}"
    return InvitedParticipant(code=f"P{number:02}", role=role[:500], agency=f"Service {number % 6}")


def _episode(number: int, person: int) -> RecordedEpisode:
    day = (number * 2 + person) % 27 + 1
    return RecordedEpisode(
        id=f"E{number}",
        title=PIECES[(number + person) % len(PIECES)],
        when=When(
            words=PIECES[person % len(PIECES)],
            edtf=None if (number + person) % 4 == 0 else f"2024-{number % 12 + 1:02}-{day:02}",
        ),
        why=MARKUP,
        nominated_by=Nominated.REVIEWERS,
        deep=True,
        parked=False,
    )


def _answer(question: str, episode: str | None, turn: int, text: str = "") -> RecordedAnswer:
    value: object = None
    if question == "knew.items":
        day = f"2024-{turn % 12 + 1:02}-{turn % 27 + 1:02}"
        value = [{"what": PIECES[turn % len(PIECES)], "status": "knew", "learned_edtf": day}]
    elif question == "shaped.factors":
        value = [{"what": MARKUP, "code": f"F{turn % 9 + 1}", "effect": "mixed", "episode": "E1"}]
    elif question == "close.use":
        value = "quote"
    elif not text:
        text = PIECES[turn % len(PIECES)]
    return RecordedAnswer(
        id=f"{question}/{episode}" if episode else question,
        question=question,
        episode=episode,
        asked="How was it?" if turn % 9 else MARKUP,
        state=AnswerState.ANSWERED,
        text=text,
        value=value,
        use=Use.QUOTE,
        follow_ups=(
            RecordedFollowUp(
                probe="p", kind="who", asked=MARKUP, state=AnswerState.ANSWERED, text=UNSEEN
            ),
        )
        if turn % 11 == 0
        else (),
    )
