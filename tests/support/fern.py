"""The Fern case for tests: its case file, its five stories, and settings."""

from __future__ import annotations

from interview import resources
from interview.guides.load import load_named
from interview.model.case import CaseFile
from interview.model.guide import Guide
from interview.model.invitation import Setting
from interview.model.story import Story
from interview.reading import toml_value
from tests.support import made_up

FERN = resources.prompts() / "practice" / "fern"
CASE_ID = made_up.CASE_ID
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
    return made_up.setting("fern", code)
