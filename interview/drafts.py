"""The words in hand, kept beside the journal: one draft for each place begun to be answered.

The one decision: a draft goes only when its own words are in the journal or were taken out; that
another question was answered since is no reason.
"""

from __future__ import annotations

import contextlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from interview.engine.place import Place
from interview.errors import FileTrouble
from interview.storage import draft
from interview.storage.locked import Key


@dataclass(frozen=True, slots=True)
class Draft:
    """Words that were being typed at a place, as its answer or as the answer to a follow-up."""

    place: Place
    follow_up: bool
    text: str
    at: str  # ISO time


class Drafts:
    """The drafts of the interview in a folder, the latest last; `key` is that of a locked one."""

    def __init__(self, folder: Path, key: Key | None = None) -> None:
        self._folder = folder
        self._key = key
        self._drafts = {(one.place, one.follow_up): one for one in _read(folder, key)}

    def all(self) -> tuple[Draft, ...]:
        """Return every draft, the latest last."""
        return tuple(self._drafts.values())

    def at(self, place: Place, *, follow_up: bool = False) -> Draft | None:
        """Return the draft of a place, if there is one."""
        return self._drafts.get((place, follow_up))

    def keep(self, one: Draft) -> None:
        """Keep a draft in place of the one its place had. Raise NotSaved; then nothing changed."""
        others = {key: kept for key, kept in self._drafts.items() if key != _key(one)}
        drafts = {**others, _key(one): one}
        self._write(drafts)
        self._drafts = drafts

    def drop(self, place: Place, *, follow_up: bool = False) -> None:
        """Let the draft of a place go, if there is one: its words are in the journal.

        That it could not be removed from disk is no trouble worth a word: all is saved.
        """
        if self._drafts.pop((place, follow_up), None) is None:
            return
        with contextlib.suppress(FileTrouble):
            if self._drafts:
                self._write(self._drafts)
            else:
                draft.drop(self._folder)

    def clear(self) -> None:
        """Let every draft go: the account was handed over."""
        self._drafts = {}
        with contextlib.suppress(FileTrouble):
            draft.drop(self._folder)

    def _write(self, drafts: dict[tuple[Place, bool], Draft]) -> None:
        data = {"drafts": [asdict(one) for one in drafts.values()]}
        draft.keep(self._folder, data, self._key)


def _key(one: Draft) -> tuple[Place, bool]:
    return one.place, one.follow_up


def _read(folder: Path, key: Key | None) -> list[Draft]:
    data = draft.kept(folder, key)
    try:
        return [_one(row) for row in data["drafts"]] if data else []
    except (LookupError, TypeError, AttributeError):
        return []  # a draft that can't be read is as good as none


def _one(row: dict[str, Any]) -> Draft:
    question, episode = row["place"]
    return Draft(Place(question, episode), bool(row["follow_up"]), str(row["text"]), str(row["at"]))
