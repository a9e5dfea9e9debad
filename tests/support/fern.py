"""The Fern case for tests: its case file, its five stories, and settings."""

from __future__ import annotations

from interview import resources
from interview.guides.load import load_named
from interview.model.case import CaseFile
from interview.model.guide import Guide
from interview.model.invitation import CaseCard, Participant, Setting
from interview.model.story import Story
from interview.reading import toml_value

FERN = resources.prompts() / "practice" / "fern"
CASE_ID = "f" * 32
CODES = ("SW1", "HV1", "PO1", "TE1", "TM1")


def guide() -> Guide:
    """Return the built-in guide."""
    return load_named()


def case_file() -> CaseFile:
    """Return the case file as a review team wrote it."""
    return toml_value(FERN / "case.toml", CaseFile, what="case")


def story(code: str) -> Story:
    """Return one person's story."""
    return toml_value(FERN / "stories" / f"{code}.toml", Story, what="story")


def setting(code: str = "HV1") -> Setting:
    """Return one person's setting, as a real (not a practice) case's invitation gives it."""
    file = case_file()
    who = next(one for one in file.participant if one.code == code)
    return Setting(
        case=CaseCard(id=CASE_ID, title=file.title, question=file.question),
        participant=Participant(code=who.code, role=who.role, agency=who.agency),
        witness=who.witness,
        readers=file.reader,
        episodes=file.episode,
        queries=who.queries,
        memory_aid=who.memory_aid,
        support=file.support,
        act_now=file.act_now,
        contact=file.contact,
    )
