"""Two packs that carry a practice day on paper: one for those who take part, one to lead it by.

The one decision: the pack for those who take part is handed nothing that they may not know: of the
debrief only its content note, of a card only what its player reads, of a drill no comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from interview.guides.load import load_named
from interview.model.card import HEADINGS, Remembered, RoleCard
from interview.model.guide import Guide
from interview.model.practice import Debrief, Drills, Exemplars
from interview.model.story import Story
from interview.model.timetable import Timetable
from interview.practice import case_on_paper, timetables, withheld
from interview.practice.cases import DRILLS, EXEMPLARS, PracticeCase, full_answer
from interview.practice.questions_on_paper import Asked
from interview.practice.sheets import Block, sheets
from interview.reading import ContentTrouble, toml_source
from interview.report import booklets
from interview.report.booklet import Booklet, Heading, Line, Manner, Piece, Sheet
from interview.storage import atomic

MARK: Final = "PRACTICE. A made-up case."
_PLAYERS: Final = "For those who take part"
_LEADER: Final = "For the facilitator only"
_EVERYBODY: Final = "For everybody"


@dataclass(frozen=True, slots=True)
class Contents:
    """All of a case and of what stands round it, read and found to be in order."""

    case: PracticeCase
    guide: Guide
    days: tuple[Timetable, ...]
    cards: Mapping[str, RoleCard]
    stories: Mapping[str, Story]
    debrief: Debrief
    exemplars: Exemplars
    drills: Drills


def contents(case: PracticeCase) -> Contents:
    """Return all that the packs of `case` are made of.

    Raise FileTrouble or ContentTrouble, with file and line, for the first thing that can't be used.
    """
    of = Contents(
        case=case,
        guide=load_named(),
        days=timetables.timetables(),
        cards={code: case.card(code) for code in case.roles},
        stories={code: case.story(code) for code in case.roles},
        debrief=case.debrief(),
        exemplars=case.exemplars(),
        drills=case.drills(),
    )
    for number, drill in enumerate(of.drills.drill):
        if drill.code not in of.cards:
            raise _wrong(of, DRILLS, ("drill", number, "code"), "this is nobody in the case")
    for number, one in enumerate(of.exemplars.exemplar):
        if one.code not in of.cards:
            raise _wrong(of, EXEMPLARS, ("exemplar", number, "code"), "this is nobody in the case")
        if one.question not in of.guide.by_id or not full_answer(
            of.stories[one.code], one.episode, one.question
        ):
            told = f"{one.code}'s full account has no words at that question"
            raise _wrong(of, EXEMPLARS, ("exemplar", number, "question"), told)
    return of


def _wrong(of: Contents, file: str, spot: tuple[str | int, ...], told: str) -> ContentTrouble:
    source = toml_source(of.case.folder / file, what="file")
    return source.wrong(
        spot, told, f"See all that is lacking: interview practice lint {of.case.id}"
    )


def players(of: Contents) -> Booklet:
    """Return the pack for those who take part."""
    words = _words(of)
    asked = Asked(of.guide, words)
    blocks: dict[str, Block] = {
        "timetables": [timetables.for_everybody(day, _EVERYBODY) for day in of.days],
        "own_account": tuple(asked.own_account()),
        "moments": tuple(asked.moments()),
        "one_moment": tuple(asked.one_moment()),
        "the_whole": tuple(asked.the_whole(of.case.file.participant)),
        "read_back": tuple(asked.read_back()),
        "reasons": tuple(asked.reasons()),
        "drills": tuple(case_on_paper.drills(of.case, of.drills.drill, commented=False)),
        "cards": [_card(one, words) for one in of.cards.values()],
    }
    return _booklet(of, _PLAYERS, sheets("players.md.j2", words, blocks))


def facilitator(of: Contents) -> Booklet:
    """Return the pack to lead the day by."""
    debrief, finding = of.debrief, of.debrief.finding
    words = {**_words(of), "finding_about": finding.about, "finding_begin": finding.begin}
    thin = case_on_paper.exemplars(of.case, of.exemplars.exemplar, of.stories, of.guide)
    blocks: dict[str, Block] = {
        "timetables": [timetables.to_lead_by(day, _LEADER) for day in of.days],
        "exemplars": tuple(thin),
        "drills": tuple(case_on_paper.drills(of.case, of.drills.drill, commented=True)),
        "accounts_table": tuple(withheld.accounts_table(of.case)),
        "differences_table": tuple(withheld.differences_table()),
        "planted": tuple(withheld.planted(debrief, of.case, of.guide)),
        "questions": tuple(withheld.questions(debrief)),
        "endings": list(_endings(of, words)),
        "full_accounts": list(_accounts(of, words)),
    }
    return _booklet(of, _LEADER, sheets("facilitator.md.j2", words, blocks))


def write(case: PracticeCase, out: Path) -> list[Path]:
    """Write both packs of `case` into `out`, each in every form; return where they are.

    All are made before the first is written. Files of the same names are written over: they are
    these packs. Raise as `contents`, InterviewError where a wording can't be used, NotSaved.
    """
    of = contents(case)
    made = {
        **booklets.files(f"practice-{case.id}-for-everybody", players(of)),
        **booklets.files(f"practice-{case.id}-facilitator-only", facilitator(of)),
    }
    atomic.private_folder(out)
    for name, data in made.items():
        atomic.write_bytes(out / name, data)
    return [out / name for name in made]


def _booklet(of: Contents, whose: str, whole: tuple[Sheet, ...]) -> Booklet:
    title = of.case.file.title
    return Booklet(f"{title}: {whose}", MARK, f"{title}. {whose}.", whole)


def _words(of: Contents) -> dict[str, str]:
    """Return what the sheets of both packs may name.

    In a made-up case a number to ring is nobody's; people who need one ring what stands on paper.
    So support is named in the guide's own general words.
    """
    file, guide = of.case.file, of.guide
    return {
        "case": of.case.id,
        "case_title": file.title,
        "question": file.question,
        "content_note": of.debrief.content_note,
        "roles": ", ".join(f"{one.role} ({one.code})" for one in file.participant),
        "first_role": of.case.roles[0],
        "support": guide.words["support"],
        "act_now": guide.words["act_now"],
        "contact": guide.words["contact"],
    }


def _card(card: RoleCard, words: Mapping[str, str]) -> Sheet:
    """Return a card: what its player reads on a screen, framed."""
    named = {**words, "code": card.code, "role": card.role, "agency": card.agency}
    (made,) = sheets("card.md.j2", named, {"card": tuple(_read(card))})
    return replace(made, framed=True)


def _read(card: RoleCard) -> Iterator[Piece]:
    yield Line(card.who)
    for name, heading in HEADINGS.items():
        things: tuple[Remembered, ...] = getattr(card, name)
        if things:
            yield Heading(heading, 3)
        for one in things:
            yield Line(one.what, label=f"{one.when}:")


def _endings(of: Contents, words: Mapping[str, str]) -> Iterator[Sheet]:
    for one in of.debrief.outcome:
        told = (Line(one.what, Manner.LEAD),)
        yield from sheets("ending.md.j2", {**words, "title": one.title}, {"ending": told})


def _accounts(of: Contents, words: Mapping[str, str]) -> Iterator[Sheet]:
    for who in of.case.file.participant:
        told = tuple(case_on_paper.account(of.stories[who.code], of.case, who.queries, of.guide))
        named = {**words, "code": who.code, "role": who.role, "agency": who.agency}
        yield from sheets("account.md.j2", named, {"account": told})
