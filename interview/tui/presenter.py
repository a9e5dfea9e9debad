"""The one place that turns text into what a widget paints.

The one decision: a `str` handed to a widget is read as markup, and somebody's `[Mum]` would vanish.
So widgets are only ever given `Content` from here, with what can't be seen shown as an escape.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from interview.errors import Hindrance
from interview.text import shown

if TYPE_CHECKING:
    from pathlib import Path

    from interview.engine.threes import RoundTime
    from interview.engine.view import About, View
    from interview.errors import NotSaved
    from interview.tui.doors import Seat
    from interview.tui.saver import Standing

_JOINERS = "\u200c\u200d"
_STAND_IN = "\u00a4"  # one cell, in every old font, and nobody types it


def words(text: str, style: str = "") -> Content:
    """Return `text` letter for letter, in a `style` of ours such as "bold" or "$quiet"."""
    return Content.styled(shown(text), style)


def line(*parts: tuple[str, str], gap: str = "   ") -> Content:
    """Return (text, style) parts as one line, the empty ones left out, three spaces between."""
    return Content(gap).join(words(text, style) for text, style in parts if text)


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` as the lines it takes at `width` cells."""
    if not text.strip():
        return []
    return [one.plain.rstrip() for one in words(text.strip()).wrap(max(width, 1))]


def last_lines(text: str, width: int, count: int) -> list[str]:
    """Return the last `count` lines of `text` at `width` cells; "... " where some came before."""
    enough = text[-4 * width * (count + 1) :]
    lines = wrapped(enough, width)
    if len(lines) <= count and enough == text:
        return lines
    tail = " ".join(lines[-count - 1 :]).split(" ")
    while len(tail) > 1 and len(wrapped("... " + " ".join(tail), width)) > count:
        tail = tail[1:]
    return wrapped("... " + " ".join(tail), width)[:count]


def first_lines(text: str, width: int, count: int) -> str:
    """Return `text` as far as `count` lines of `width` cells hold it; " ..." where more came."""
    lines = wrapped(text[: 4 * width * count], width)
    if len(lines) <= count and len(text) <= 4 * width * count:
        return text
    *head, last = lines[:count] or [""]
    return "\n".join([*head, f"{next(iter(wrapped(last, width - 4)), '')} ..."])


def in_box(text: str) -> str:
    """Return a line being written with what turns the line round or can't be seen as a stand-in.

    As long as `text`, so that the cursor stands where it stands.
    """
    if text.isascii():
        return text
    return "".join(
        _STAND_IN
        if unicodedata.category(char) in {"Cf", "Cc", "Co", "Zl", "Zp"}
        and char not in _JOINERS
        and char != "\t"
        else char
        for char in text
    )


def clock(at: datetime) -> str:
    """Return the time of day of an aware time, as it is here: 14:32."""
    return f"{at.astimezone():%H:%M}"


def day(at: datetime) -> str:
    """Return the day of an aware time, as it is here: 14 May."""
    here = at.astimezone()
    return f"{here.day} {here:%B}"


def support(about: About, said: dict[str, str]) -> Content:
    """Return the foot's first line: whom to turn to, or that this is practice."""
    if about.practice:
        return line(("PRACTICE", "bold $place"), ("Made-up people and places", "$quiet"))
    return line(("Support", "$quiet"), (about.setting.support or said.get("support", ""), "$quiet"))


def time_so_far(part: str, minutes: int) -> Content:
    """Return the part of the moment in hand and the time: "What you knew, 2 of 4. 35 minutes"."""
    time = f"{minutes} minute{'' if minutes == 1 else 's'}" if minutes else ""
    told = f"{part}. {time}" if part and time else part or (time and f"{time} so far")
    return words(told, "$quiet")


def in_a_round(time: RoundTime, besides: str, columns: int) -> tuple[Content, Content]:
    """Return the two ends of the foot's first line in a round of practice: the minutes left.

    Of what stands there it is the most that `columns` hold; what is said `besides` goes first.
    """
    practice, made_up = ("PRACTICE", "bold $place"), ("Made-up people and places", "$quiet")
    style = "$ink" if time.over else "$quiet"
    whole, alone = line(practice, made_up), line(practice)
    ways = [
        (whole, f"{besides}. {time.says}" if besides else time.says),
        (whole, time.says),
        (alone, time.says),
        (alone, time.is_over if time.over else time.says),
    ]
    fitting = (one for one in ways if one[0].cell_length + 2 + len(one[1]) <= columns)
    left, said = next(fitting, ways[-1])
    return left, words(said, style)


def whose(about: About) -> Content:
    """Return whose interview it is, for the top of a wide screen: "Larch review, as HV1"."""
    name = about.case or "Interview"
    typed = f", typed by {about.entered_by}" if about.told else ""
    own = "" if about.told else "as "
    code = f", {own}{about.code}" if about.code else ""
    return line(
        ("PRACTICE" if about.practice else "", "bold $place"), (name + code + typed, "$quiet")
    )


def where(view: View, *, short: bool = False) -> Content:
    """Return the place in the interview: "Turning point 2 of 4   Two visits with no answer"."""
    place = view.where.removeprefix("Turning point ") if short else view.where
    return line((place, "$place"), (view.title, "$ink"))


def place(view: View, *, short: bool = False) -> Content:
    """Return the place for the top line, opened by PRACTICE where it is."""
    mark = words("PRACTICE   " if view.about.practice else "", "bold $place")
    return Content.assemble(mark, where(view, short=short))


def saved(standing: Standing, *, short: bool = False) -> Content:
    """Return the top right: whether all is on disk, and since when."""
    if standing.trouble is not None:
        since = f" SINCE {clock(standing.saved_at)}" if standing.saved_at else ""
        return words(f"NOT SAVED{since}", "bold $alarm")
    if standing.mended_at is not None:
        return words(f"Saved {clock(standing.mended_at)}. Nothing was lost.", "$quiet")
    if standing.draft_at is not None and short:
        return words(f"Draft kept {clock(standing.draft_at)}", "$quiet")
    if standing.saved_at is None:
        return Content("")
    kept = ". Draft kept." if standing.draft_at else ""
    return words(f"Saved {clock(standing.saved_at)}{kept}", "$quiet")


_OR_A_COPY = "Press Ctrl+S to try again, or Ctrl+O to keep a copy in another folder."
_DO = {
    Hindrance.DISK_FULL: "Free some space, then press Ctrl+S.",
    Hindrance.NO_PERMISSION: "Press Ctrl+O to keep a copy in another folder.",
    Hindrance.DRIVE_GONE: "Put it back, then press Ctrl+S.",
}


def not_saved(trouble: NotSaved, standing: Standing, *, short: bool) -> Content:
    """Return NOT SAVED: what happened, what to do, what is safe all the same (if not `short`)."""
    do = _DO.get(trouble.hindrance) or f"{trouble.do} {_OR_A_COPY}"
    what = words(f"NOT SAVED. {trouble.what}", "bold $alarm")
    if short:
        return Content.assemble(what, f" Keep this window open. {do}")
    said = [
        Content.assemble(what, words(" Your words are only on this screen.", "bold $alarm")),
        words(f"Please keep this window open. {do}"),
    ]
    if standing.saved_at is not None:
        safe = f"Everything up to {clock(standing.saved_at)} is safe on this computer."
        said.append(words(safe))
    return Content("\n").join(said)


def left_with(copy: Path, seat: Seat, at: datetime) -> str:
    """Return what is said after stopping where not all could be saved, and a copy has it all."""
    back = f"\nTo come back: interview resume {seat.id}" if seat.kept else ""
    return (
        f"Stopped at {clock(at)}. NOT SAVED in the interview; your words are in the copy:\n"
        f"{copy}{back}"
    )


def farewell(view: View, seat: Seat, at: datetime) -> str:
    """Return what is said on the command line after stopping: what is saved, and the way back."""
    if not seat.kept:
        return "Nothing has been kept."
    helps = view.about.setting.support or view.words.get("support", "")
    return (
        f"Stopped at {clock(at)}. All saved. Here for you: {helps}\n"
        f"To come back: interview resume {seat.id}"
    )
