"""A note's lines: what is written in them and chosen, from and to the plain dict a note is.

The one decision: only *what* is needed, and few lines are asked for; the others come where words
call for them or the person does. A line that is left empty is not in the note, and fields of a note
that have no line here stay as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget

from interview.engine import note_words
from interview.engine.note_words import Labels
from interview.engine.own_words import Signs
from interview.engine.view import Box, View
from interview.model import when
from interview.model.taxonomy import Form
from interview.tui.helpful import Part
from interview.tui.widgets.choice_line import ChoiceLine, Option
from interview.tui.widgets.help import WHY
from interview.tui.widgets.text import Words
from interview.tui.widgets.writing_line import WritingLine

Note = dict[str, Any]
RIGHT, NOT_THAT = "right", "not"
_ONLY_WHAT = "Only the first line is needed. A line that you leave empty is kept as left blank."
# What the guide calls a line's question, for the lines that have one of their own.
_GUIDE_WORDS = {
    "status": "item_status",
    "source": "item_source",
    "source_role": "item_source",
    "learned": "item_learned",
    "happened": "item_happened",
    "passed_to": "item_passed",
    "channel": "item_channel",
    "came_back": "item_back",
    "lens": "factor_lens",
    "around": "factor_around",
    "effect": "factor_effect",
    "how": "factor_how",
    "usual": "factor_usual",
    "rank": "factor_rank",
}
_READING: tuple[Option, ...] = ((RIGHT, "That's right"), (NOT_THAT, "Not that, or can't say"))
_PASSED: tuple[str, ...] = ("passed_to", "channel", "came_back")
_CALLED = {"happened": frozenset({"happened"}), "passed": frozenset(_PASSED)}
_MORE: tuple[Option, ...] = (("passed", "Whom I told"), ("happened", "When it happened"))
_RANKS: tuple[Option, ...] = (("1", "Most"), ("2", "Second"), ("3", "Third"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the form: its field, what stands before it, and what may be chosen there."""

    field: str
    label: str
    options: tuple[Option, ...] = ()
    bar: bool = False
    folded: bool = False
    dated: bool = False


def _options(labels: Labels) -> tuple[Option, ...]:
    return tuple((str(code), label) for code, label in labels.items())


def lines_of(box: Box) -> tuple[Line, ...]:
    """Return the lines for a question's notes."""
    if box.form is Form.FACTORS:
        groups = tuple((one.code, f"{one.code} {one.label}") for one in box.groups)
        return (
            Line("what", "What it was", bar=True),
            Line("lens", "Part of", _options(note_words.LENS)),
            Line("around", "Around you"),
            Line("effect", "It", _options(note_words.EFFECT)),
            Line("how", "In what way", bar=True),
            Line("usual", "Is it usual", _options(note_words.USUAL)),
            Line("code", "Group", groups, folded=True),
            Line("rank", "It mattered", _RANKS),
        )
    return (
        Line("what", "What", bar=True),
        Line("status", "At that point", _options(note_words.STATUS)),
        Line("source", "It reached me", _options(note_words.SOURCE)),
        Line("source_role", "By (role)"),
        Line("learned", "I learned it", dated=True),
        Line("happened", "It happened", dated=True),
        Line("passed_to", "I passed it to"),
        Line("channel", "By"),
        Line("came_back", "What came back"),
        Line("more", "Add", _MORE),
    )


class DateReading(ChoiceLine):
    """What we read a date as, asked about once for the words that stand there."""

    def __init__(self, view: View, *, id: str) -> None:  # noqa: A002 - textual's own name
        super().__init__(_READING, id=id)
        self._view = view
        self._words = ""
        self._edtf: str | None = None
        self.display = False

    def read(self, said: str, kept: str | None = None) -> bool:
        """Read `said`, whose reading `kept` was confirmed; return whether there is more to ask."""
        if said == self._words and kept is None:
            return False
        self._words = said
        self._edtf = kept or (when.read(said).edtf if said else None)
        self.display = self._edtf is not None
        told = self._view.say("reading_ask", when=when.say(self._edtf)) if self._edtf else ""
        self.offer(_READING, lead=told)
        if kept:
            self.put(RIGHT)
        return self._edtf is not None and kept is None

    def right(self, said: str) -> str | None:
        """Return the reading of `said`, if it was said to be right."""
        return self._edtf if self.chosen == RIGHT and said == self._words else None


class NoteForm(VerticalScroll, can_focus=False):
    """The form. It holds one note at a time, and knows nothing of where notes are kept."""

    def __init__(self, view: View, box: Box, signs: Callable[[str], Signs]) -> None:
        super().__init__(classes="scroll")
        self._view = view
        self._box = box
        self._lines = lines_of(box)
        self._signs = signs  # what the words of a note call for
        self._read = ""  # the words that were looked at last
        self._opened: Note = {}  # the note as it was opened; empty for a new one
        self._shown: set[str] = set()  # lines that were called for or asked for
        self._offered = ""  # the group that was offered
        self._around_asked = False

    def compose(self) -> ComposeResult:
        """A row for each line; under a date, one for our reading of it."""
        for line in self._lines:
            with Horizontal(id=f"row-{line.field}", classes="line"):
                yield Words(line.label, classes="label")
                yield _field(line)
            if line.dated:
                yield DateReading(self._view, id=f"reading-{line.field}")

    def help_parts(self) -> tuple[Part, ...]:
        """Return the help with the line in hand: its question in full, and why it is asked."""
        box, said = self._box, self._view.words
        name = next((one.field for one in self._lines if self._has_focus(one.field)), "what")
        key = _GUIDE_WORDS.get(name, "")
        return (
            Part(said.get(f"{key}_ask", ""), style="bold"),
            Part(said.get(f"{key}_why", "") or box.why, WHY),
            Part(_ONLY_WHAT),
        )

    def _has_focus(self, field: str) -> bool:
        row = self.query_one(f"#row-{field}")
        return self.screen.focused in row.walk_children() or (
            bool(found := self.query(f"#reading-{field}")) and found.first().has_focus
        )

    def on_mount(self) -> None:
        """Begin with an empty note."""
        self.put({})

    def put(self, note: Mapping[str, Any], *, what: str = "", passed_on: bool = False) -> None:
        """Show a note to be changed, or an empty one that begins with `what`.

        `passed_on`: it came from an answer that says so.
        """
        self._opened = dict(note)
        self._read = self._offered = ""
        self._around_asked = note.get("lens") == "person"
        self._shown = set(_PASSED) if passed_on else set()
        what, *how = what.split("\n", 1)
        shown: Note = {"what": what, "how": how[0] if how else "", **self._opened}
        for line in self._lines:
            given = shown.get(line.field)
            if line.options:
                self._choice(line.field).put(str(given) if given is not None else None)
            else:
                self._text(line.field).put(_in_line(given))
            if line.dated:
                kept = shown.get(f"{line.field}_edtf")
                self._reading(line.field).read(_in_line(given).strip(), kept)
        self._look()
        self.show_lines()

    def begin_with(self, what: str, lens: str) -> None:
        """Put words of theirs into the first line, and what is known of them into the next."""
        self._text("what").put(what)
        self._choice("lens").put(lens)
        self._look()

    def prefer(self, field: str, chosen: str) -> None:
        """Choose something on a line where nothing is chosen; they change it as they like."""
        if self._choice(field).chosen is None:
            self._choice(field).put(chosen)

    @property
    def what(self) -> str:
        """What it was, as it stands."""
        return self._text("what").text

    @property
    def note(self) -> Note:
        """The note as it stands in the form, empty where nothing is in it."""
        found = {key: given for key, given in self._opened.items() if key not in self._fields()}
        written = {field: given for field, given in self._given() if given not in ("", None, [])}
        return {**found, **written}

    @property
    def empty(self) -> bool:
        """Whether nothing is written or chosen."""
        return not any(given for _, given in self._given())

    @property
    def words(self) -> str:
        """The words to be kept while they are written: what it was, and in what way under it."""
        lines = (
            field for field in ("what", "how") if any(one.field == field for one in self._lines)
        )
        return "\n".join(self._text(field).text for field in lines).strip("\n")

    def begin(self) -> None:
        """Stand at the first line."""
        self._text("what").focus()

    def reveal(self) -> DateReading | None:
        """Show the lines that what is written calls for; return a reading that is new, if any.

        Called when another line is in hand: nothing moves while somebody types.
        """
        self._look()
        self.show_lines()
        found = None
        for field in (one.field for one in self._lines if one.dated):
            if self._reading(field).read(self._text(field).text.strip()):
                found = found or self._reading(field)
        return found

    def ask_around(self) -> bool:
        """Stand at what lay around a person, if it has still to be asked; return whether it had.

        Method 2: a fault in a person is never where the explanation stops.
        """
        wanted = self._has("around") and self._choice("lens").chosen == "person"
        if not wanted or self._around_asked:
            return False
        self._around_asked = True
        self.show_lines()
        self._text("around").focus()
        return not self._text("around").text.strip()

    def show_lines(self) -> None:
        """Show the lines that are asked for, called for by what stands there, or written in."""
        if self._has("around"):
            person = self._choice("lens").chosen == "person"
            self._row("around").display = person or bool(self._text("around").text)
        if not self._has("more"):
            return
        more = self._choice("more")
        if more.chosen is not None:
            self._shown |= _CALLED[more.chosen]
        for field in ("happened", *_PASSED):
            self._row(field).display = field in self._shown or bool(self._text(field).text)
        left = tuple(one for one in _MORE if not self._shown >= _CALLED[one[0]])
        if left != more.options:
            first = "happened" if more.chosen == "happened" else _PASSED[0]
            if more.has_focus and not left:
                self._text(first).focus()  # its own line goes
            more.offer(left)
        self._row("more").display = bool(left)

    def _look(self) -> None:
        """Look at what it was, where that has changed: what it calls for is shown or offered."""
        if self.what == self._read:
            return
        self._read = self.what
        found = self._signs(self.what)
        if found.passed_on:
            self._shown |= set(_PASSED)
        free = not self._opened and self._has("code")
        if free and self._choice("code").chosen in (None, self._offered):
            self._offered = found.group
            self._choice("code").put(found.group or None)

    def _has(self, field: str) -> bool:
        return any(one.field == field for one in self._lines)

    def _row(self, field: str) -> Widget:
        return self.query_one(f"#row-{field}")

    def _fields(self) -> set[str]:
        dated = {f"{one.field}_edtf" for one in self._lines if one.dated}
        return {one.field for one in self._lines} | dated

    def _given(self) -> Iterator[tuple[str, Any]]:
        for line in self._lines:
            if line.field == "more":
                continue
            if line.options:
                chosen = self._choice(line.field).chosen
                yield line.field, int(chosen) if chosen and line.field == "rank" else chosen
            elif line.field not in ("how", "around"):
                text = self._text(line.field).text.strip()
                yield line.field, _several(text) if line.field == "passed_to" else text
            if line.field == "how":
                both = (self._text(one).text.strip() for one in ("how", "around"))
                yield "how", "\n".join(one for one in both if one)
            if line.dated:
                yield f"{line.field}_edtf", self._reading(line.field).right(text)

    def _choice(self, field: str) -> ChoiceLine:
        return self.query_one(f"#f-{field}", ChoiceLine)

    def _text(self, field: str) -> WritingLine:
        return self.query_one(f"#f-{field}", WritingLine)

    def _reading(self, field: str) -> DateReading:
        return self.query_one(f"#reading-{field}", DateReading)


def _field(line: Line) -> ChoiceLine | WritingLine:
    if line.options:
        return ChoiceLine(line.options, folded=line.folded, id=f"f-{line.field}")
    return WritingLine(id=f"f-{line.field}", classes="-bar" if line.bar else "")


def _in_line(given: Any) -> str:
    return ", ".join(given) if isinstance(given, list | tuple) else str(given or "")


def _several(text: str) -> list[str]:
    return [who.strip() for who in text.split(",") if who.strip()]
