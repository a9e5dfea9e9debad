"""The front: what the first screen of a run shows, as plain data, before the core is loaded.

The one decision: it is a picture and nothing more. A screen is drawn from it at once; the interview
is opened behind that and takes its place. What was kept of an interview is shown only while the
journal and the drafts are, byte for byte, those it was made of, and by the program that made it.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from interview import __version__
from interview.engine import introduction
from interview.engine.place import Kind, Place
from interview.errors import FileTrouble, OpensWith
from interview.model.taxonomy import Form, Mode
from interview.resources import prompts
from interview.storage.paths import DRAFT, FRONT, GUIDE, JOURNAL, LOCKED

if TYPE_CHECKING:
    from interview.drafts import Draft
    from interview.engine.account import PlaceRow
    from interview.engine.view import View

_USUAL = "guides/learning-together"  # the guide of an interview without an invitation
_FIRST = "intro.understood"
_BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Front:
    """What a screen is drawn from; its view has a View's names and plain values."""

    view: View
    kept: bool
    minutes: int  # spent on it so far
    pages: tuple[str, ...] = ()
    contents: tuple[PlaceRow, ...] = ()
    drafts: tuple[Draft, ...] = ()
    round_time: None = None  # a round is told, and what others type has no front

    def kept_drafts(self) -> tuple[Draft, ...]:
        """Return the words that were left in hand."""
        return self.drafts


def keep(folder: Path, front: Front) -> None:
    """Keep `front` beside the journal it was made of, or nothing where it is no question.

    That it can't be kept is no trouble worth a word: the next start only takes a little longer.
    """
    from interview.storage import atomic, disk

    view = front.view
    with contextlib.suppress(FileTrouble, OSError):
        if _is_a_question(view):
            data = {"of": _of(folder), "front": _plain(front)}
            atomic.write_bytes(folder / FRONT, json.dumps(data).encode())
        elif (folder / FRONT).exists():
            disk.remove(folder / FRONT)


def _is_a_question(view: View) -> bool:
    """Return whether a view is one question by itself, that asks for words or a choice."""
    notes = view.boxes and view.asking is None and view.boxes[0].form in (Form.ITEMS, Form.FACTORS)
    other = notes or view.stop or view.alarm or view.supporting or view.about.mode is Mode.TALK
    return view.kind is Kind.QUESTIONS and not other


def kept(folder: Path) -> Front | None:
    """Return the front of the interview in `folder`, None where there is none that is so still."""
    try:
        data = json.loads((folder / FRONT).read_bytes())
        return _front(data["front"]) if data["of"] == _of(folder) else None
    except _BROKEN:
        return None


def asks(folder: Path) -> OpensWith | None:
    """Return what the interview in `folder` asks for before it opens, None where it isn't locked.

    Where that can't be told it is one of the four words: what is wrong is said once they are told.
    """
    path = folder / LOCKED
    if not path.exists():
        return None
    try:
        return OpensWith(json.loads(path.read_bytes())["content"]["by"])
    except _BROKEN:
        return OpensWith.WORDS


def unbegun() -> Front | None:
    """Return the front of an interview without an invitation, None where the guide is broken."""
    import tomllib

    try:
        folder = prompts() / _USUAL
        guide = tomllib.loads((folder / "guide.toml").read_text(encoding="utf-8"))
        pages = introduction.split((folder / "introduction.md.j2").read_text(encoding="utf-8"))
        return _front(_at_the_first_question(guide, pages))
    except (*_BROKEN, FileTrouble):
        return None


def _at_the_first_question(guide: Mapping[str, Any], pages: Sequence[str]) -> dict[str, Any]:
    """Return a front as plain data: that of a guide as it is written, before anything is kept."""
    asked = next(one for one in guide["question"] if one["id"] == _FIRST)
    empty = {"given": None, "notable": False, "hint": "", "suggested": "", "on_purpose": False}
    box = {**empty, **asked, "place": (_FIRST,)}
    setting: dict[str, Any] = {
        "case": None,
        "readers": (),
        "card": (),
        "content_note": "",
        "moment": "",
        "memory_aid": (),
        "practice": False,
    }
    setting |= dict.fromkeys(("disclosure", "act_now", "support", "contact"), "")
    about = {"case": "", "code": "", "practice": False, "mode": "self", "entered_by": ""}
    view: dict[str, Any] = dict.fromkeys(
        ("title", "part", "said", "signpost", "noted", "supporting"), ""
    )
    names = introduction.around(_things(setting), guide["words"])
    return {
        "view": {
            **view,
            "kind": "questions",
            "about": {**about, "setting": setting},
            "where": guide["stage"][0]["title"],
            "boxes": [{**box, "asked": asked["ask"]}],
            "asking": None,
            "alarm": False,
            "stop": None,
            "words": guide["words"],
            "last_at": datetime.now(UTC).isoformat(),
        },
        "pages": introduction.filled(pages, names),
        "kept": False,
        "minutes": 0,
    }


def _of(folder: Path) -> list[str]:
    """Return what tells the files that a front was made of from all others, and its maker."""
    import hashlib  # not needed where nothing was kept

    sums = [
        hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""
        for path in (folder / JOURNAL, folder / DRAFT, folder / GUIDE)
    ]
    return [__version__, *sums]


def _plain(value: Any) -> Any:
    """Return a value as plain JSON data, by its names."""
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return value.plain() if hasattr(value, "plain") else value


def _front(plain: Mapping[str, Any]) -> Front:
    """Return what `_plain` was made of, as far as a screen is drawn from it."""
    told = {key: _things(one) for key, one in plain.items()}
    view = told["view"]
    view.words = vars(view.words)
    view.kind = Kind(view.kind)
    view.last_at = datetime.fromisoformat(view.last_at)
    view.about.mode = Mode(view.about.mode)
    view.about.told = False  # what others type has no front
    placed = [*view.boxes, *told.get("drafts", ()), *([view.asking] if view.asking else ())]
    for one in placed:
        one.place = Place(*one.place)
    return Front(**{**told, "view": cast("View", view)})


def _things(plain: Any) -> Any:
    if isinstance(plain, dict):
        return SimpleNamespace(**{key: _things(one) for key, one in plain.items()})
    if isinstance(plain, list | tuple):
        return tuple(_things(one) for one in plain)
    return plain
