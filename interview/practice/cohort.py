"""How far a cohort has come in practice, by what lies in one folder.

The rules:

- The folder holds what was handed over into it, and trainees' data folders, or is one itself. Links
  are never followed, and nothing is changed.
- Of a sitting it is told how far it has come, and never a word: a moment of somebody's own has no
  title here.
- What was handed over into the folder was shared, so its words may be shown to whoever asks for
  them. Nothing else may.
- Real interviews are counted and stay closed. A file has to be read to tell that it is a real
  account; nothing more of it is kept than that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from interview.casework.folder import CASE
from interview.casework.intake import Skipped
from interview.engine.events import read_events
from interview.engine.state import State, replay
from interview.errors import FileTrouble, InterviewError
from interview.model.case import PRACTICE
from interview.model.guide import Guide
from interview.model.invitation import CaseCard
from interview.model.record import Record, RecordedCase
from interview.reading import LARGEST, json_value
from interview.reading.files import file_bytes
from interview.storage.journal import Journal
from interview.storage.paths import JOURNAL, Places, is_id
from interview.text import shown

_FORMAT: Final = "interview-record"
_SEALED: Final = ".age"
_ROOMS: Final = ("practice", "interviews")  # of a data folder


@dataclass(frozen=True, slots=True)
class Sitting:
    """One practice interview of somebody's, and how far it has come. Never a word of it.

    `place` is where in the folder it was found. `begun` is an ISO day, empty where only what was
    handed over is there. `shared`: it was handed over into the folder.
    """

    place: str
    id: str
    case: str
    code: str
    role: str
    mode: str
    begun: str
    stage: str
    handed_over: bool
    shared: bool


class Cohort(NamedTuple):
    """All that was found. `shared` are the accounts that were handed over into the folder."""

    sittings: tuple[Sitting, ...]
    shared: tuple[Record, ...]
    real: int
    skipped: tuple[Skipped, ...]


def look(folder: Path, guide: Guide) -> Cohort:
    """Return what is found of a cohort in `folder`. Raise FileTrouble where there is none."""
    found = _Found(folder, guide)
    for one in found.folders():
        found.look(one)
    return found.cohort()


class _Found:
    """What is found on the way through a folder."""

    def __init__(self, root: Path, guide: Guide) -> None:
        self._root, self._guide = root, guide
        self._sat: dict[str, Sitting] = {}  # by record id
        self._handed: dict[str, tuple[Record, str]] = {}  # by digest, with the place
        self._real = 0
        self._skipped: list[Skipped] = []

    def folders(self) -> list[Path]:
        """Return the folder, and those in it that may be somebody's: no room of ours, no group."""
        inner = [one for one in self._listed(self._root) if one.is_dir()]
        return [self._root, *(one for one in inner if one.name not in _ROOMS and self._opens(one))]

    def look(self, folder: Path) -> None:
        """Look through one folder: what was handed over, then both rooms of a data folder."""
        place = "" if folder == self._root else shown(folder.name)
        for path in self._listed(folder):
            if path.is_file():
                self._file(path, place)
        rooms = Places(folder)
        self._real += sum(1 for _ in self._interviews(rooms.interviews))
        for path in self._interviews(rooms.practice):
            self._sitting(path, place)

    def _opens(self, folder: Path) -> bool:
        """Return whether a folder may be somebody's; one that nobody can look into is passed by."""
        try:
            next(folder.iterdir(), None)
            return not (folder / CASE).exists()
        except OSError:
            self._skip(folder, "it can't be read")
            return False

    def cohort(self) -> Cohort:
        """Return all of it: each sitting once, also where its account came too."""
        latest = _latest([one for one, _ in self._handed.values()])
        for record in latest:
            sat = self._sat.get(record.record_id)
            if sat is not None:
                self._sat[record.record_id] = replace(sat, handed_over=True, shared=True)
            else:
                place = self._handed[record.digest][1]
                self._sat[record.record_id] = _of_record(record, place)
        rows = sorted(self._sat.values(), key=lambda one: (one.case, one.code, one.begun, one.id))
        shared = sorted(latest, key=lambda one: (_name(one.case), one.participant.code, one.digest))
        return Cohort(tuple(rows), tuple(shared), self._real, tuple(self._skipped))

    def _listed(self, folder: Path) -> Iterator[Path]:
        try:
            paths = sorted(folder.iterdir())
        except OSError:
            raise FileTrouble(
                f"There is no folder {shown(str(folder))} that can be read.",
                "See that the name is right and that its drive is there.",
            ) from None
        for path in paths:
            if path.is_symlink():
                self._skip(path, "it is a link")
            else:
                yield path

    def _interviews(self, room: Path) -> Iterator[Path]:
        """Yield the folders of the interviews in a room of a data folder, where there is one."""
        if room.is_dir() and not room.is_symlink():
            for path in self._listed(room):
                if is_id(path.name) and (path / JOURNAL).exists():
                    yield path

    def _file(self, path: Path, place: str) -> None:
        if path.suffix == _SEALED:  # practice never is
            self._real += 1
            return
        if path.suffix != ".json":
            return
        try:
            practice = _practice(path)
            if practice is None:
                return
            if not practice:
                self._real += 1
                return
            record = json_value(path, Record, what="record")
        except InterviewError:
            self._skip(path, "it can't be read as an account")
            return
        if record.digest != record.true_digest():
            self._skip(path, "it has been changed since it was handed over")
        else:
            self._handed.setdefault(record.digest, (record, place))

    def _sitting(self, path: Path, place: str) -> None:
        state = _state(path)
        if state is None:
            self._skip(path, "it can't be read")
        elif not state.began.setting.practice:
            self._real += 1
        else:
            self._sat[state.began.record_id] = _of_state(state, self._guide, place)

    def _skip(self, path: Path, why: str) -> None:
        self._skipped.append(Skipped(shown(str(path)), why))


def _practice(path: Path) -> bool | None:
    """Return whether a JSON file is an account from practice; None where it is no account."""
    try:
        data = json.loads(file_bytes(path, what="record", limit=LARGEST))
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        return None
    return data.get("practice") is True


def _state(folder: Path) -> State | None:
    try:
        entries = Journal.open(folder / JOURNAL, folder.name).entries[1:]
        events = read_events([one.event for one in entries])
        return replay(zip(events, (one.at for one in entries), strict=True))
    except (InterviewError, ValueError, LookupError):
        return None


def _of_state(state: State, guide: Guide, place: str) -> Sitting:
    began, who = state.began, state.began.setting.participant
    return Sitting(
        place=place,
        id=began.interview,
        case=_name(began.setting.case),
        code=state.code,
        role=who.role if who else "",
        mode=began.mode,
        begun=state.began_at.astimezone().date().isoformat(),
        stage=_stage(state, guide),
        handed_over=state.handed_over,
        shared=False,
    )


def _stage(state: State, guide: Guide) -> str:
    """Return where somebody is; a moment of their own is told without its title."""
    here = state.here
    if state.handed_over or here is None:
        return "handed over" if state.handed_over else "begun"
    titles = {one.id: one.told or one.title for one in guide.stages}
    stage = titles.get(here.stage, here.stage)
    if here.episode is None:
        return stage
    invited = {one.id: one.title for one in state.began.setting.episodes}
    return f"{stage}: {invited.get(here.episode, 'a moment of their own')}"


def _of_record(record: Record, place: str) -> Sitting:
    return Sitting(
        place=place,
        id="",
        case=_name(record.case),
        code=record.participant.code,
        role=record.participant.role,
        mode=record.mode,
        begun="",
        stage="handed over",
        handed_over=True,
        shared=True,
    )


def _name(case: RecordedCase | CaseCard | None) -> str:
    return case.id.removeprefix(PRACTICE) if case is not None else ""


def _latest(records: Sequence[Record]) -> Iterable[Record]:
    """Return the versions that no other of the same record names as one before it."""
    before = {(one.record_id, parent) for one in records for parent in one.parents}
    return [one for one in records if (one.record_id, one.digest) not in before]
