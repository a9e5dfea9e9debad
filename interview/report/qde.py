"""The `project.qde` of a REFI-QDA project: users, codes, cases, sources and their codings, as XML.

The one decision: a selection carries one coding. So each keeps who coded it, when and what was said
of it, also where several people coded the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from interview.model.base import canonical
from interview.report import words
from interview.report.codes import Code
from interview.report.codings import latest
from interview.report.transcript import plain

if TYPE_CHECKING:
    from interview.report.codes import CodeBook
    from interview.report.codings import Coded
    from interview.report.people import Person
    from interview.report.tables import Tables

DAY: Final = "2000-01-01"  # where no day is known; the format wants one everywhere
ORIGIN: Final = "Learning Together interview"
_NAMESPACE: Final = "urn:QDA-XML:project:1.0"
_IDS: Final = UUID("0dab2753-337b-4ed2-8380-44062d94e329")  # ours; every id is made within it
_COLOURS: Final = ("#1f5a96", "#7a4b12", "#2d6a3f", "#6b3a7d")  # a colour a group
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Source:
    """One account: whose, its text, and what is coded in it."""

    person: Person
    text: str
    codings: tuple[Coded, ...]

    @property
    def day(self) -> str:
        """The day on which it was confirmed last, empty where it never was."""
        return latest(self.person.confirmed)


def qde(tables: Tables, sources: Sequence[Source]) -> tuple[bytes, dict[str, bytes]]:
    """Return the project as XML, and the files of its texts by their names in the zip."""
    return _Project(tables, sources).made()


def guid(*parts: str) -> str:
    """Return the id of what `parts` name: UUIDv5, lower case, without braces."""
    return str(uuid5(_IDS, canonical(parts).decode("utf-8")))


class _Names:
    """Gives names that nothing else has: one name twice loses codings in programs people use."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, wanted: str) -> str:
        name = wanted = _SPACES.sub(" ", plain(wanted)).strip() or "-"
        number = 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{wanted} ({number})"
        self._taken.add(name.casefold())
        return name


class _Project:
    """Writes one project."""

    def __init__(self, tables: Tables, sources: Sequence[Source]) -> None:
        self._tables, self._sources = tables, sources
        self._case = tables.book.case
        self._names, self._users = _Names(), _Names()
        self._files: dict[str, bytes] = {}

    def made(self) -> tuple[bytes, dict[str, bytes]]:
        front = self._tables.front
        days = [one.day for one in self._sources]
        days += [coded.on for one in self._sources for coded in one.codings]
        project = Element("Project", xmlns=_NAMESPACE, name=_line(front.title) or ORIGIN)
        project.set("origin", ORIGIN)
        _dated(project, guid("program"), latest(days), ends="UserGUID")
        project.set("basePath", "")
        self._add_users(project)
        self._add_codes(project)
        if self._sources:
            self._add_variables(project)
            self._add_cases(project)
            self._add_sources(project)
        about = (f"{front.audience}.", front.about_words, *front.marks)
        SubElement(project, "Description").text = plain("\n".join(about))
        xml: bytes = tostring(project, encoding="UTF-8", xml_declaration=True)
        return xml, self._files

    def _add_users(self, project: Element) -> None:
        users = SubElement(project, "Users")
        SubElement(users, "User", guid=guid("program"), name=self._users.of(ORIGIN))
        for one in self._sources:
            code = one.person.code
            SubElement(users, "User", guid=self._user(code), name=self._users.of(code))
        readers = {coded.by: None for one in self._sources for coded in one.codings if coded.reader}
        for by in sorted(readers):
            SubElement(users, "User", guid=self._user(by, reader=True), name=self._users.of(by))

    def _user(self, code: str, *, reader: bool = False) -> str:
        return guid("reader" if reader else "participant", self._case, code)

    def _add_codes(self, project: Element) -> None:
        codes = SubElement(SubElement(project, "CodeBook"), "Codes")
        groups = _groups(self._tables.book, self._sources)
        for number, (title, several) in enumerate(groups):
            colour = _COLOURS[number % len(_COLOURS)]
            group = self._code(codes, Code(f"group/{title}", title), colour)
            group.set("isCodable", "false")
            for one in several:
                made = self._code(group, one, colour)
                for under in one.under:
                    self._code(made, under, colour)

    def _code(self, parent: Element, one: Code, colour: str) -> Element:
        name = self._names.of(one.label)
        made = SubElement(parent, "Code", guid=guid("code", one.key), name=name)
        made.set("isCodable", "true")
        made.set("color", colour)
        return made

    def _add_variables(self, project: Element) -> None:
        variables = SubElement(project, "Variables")
        present = {name for one in self._sources for name, _ in _values(one.person)}
        for name in _VARIABLES:
            if name in present:
                at = guid("variable", name)
                SubElement(variables, "Variable", guid=at, name=name, typeOfVariable="Text")

    def _add_cases(self, project: Element) -> None:
        cases = SubElement(project, "Cases")
        for one in self._sources:
            at = guid("case", self._case, one.person.code)
            case = SubElement(cases, "Case", guid=at, name=one.person.code)
            _add_values(case, one.person)
            SubElement(case, "SourceRef", targetGUID=self._source(one))

    def _source(self, one: Source) -> str:
        return guid("source", self._case, one.person.code, *one.person.versions)

    def _add_sources(self, project: Element) -> None:
        sources = SubElement(project, "Sources")
        for one in self._sources:
            at = self._source(one)
            text = SubElement(sources, "TextSource", guid=at, name=self._names.of(one.person.code))
            text.set("plainTextPath", f"internal://{at}.txt")
            _dated(text, self._user(one.person.code), one.day)
            self._files[f"sources/{at}.txt"] = one.text.encode("utf-8")
            self._add_selections(text, at, one.codings)
            _add_values(text, one.person)

    def _add_selections(self, text: Element, source: str, codings: Iterable[Coded]) -> None:
        made: dict[str, int] = {}
        for one in codings:
            parts = (*map(str, one.span), one.code, one.by, str(one.reader), one.on, one.about)
            at = guid("selection", source, *parts)
            made[at] = made.get(at, 0) + 1
            if made[at] > 1:
                at = guid("selection", source, *parts, str(made[at]))
            start, end = one.span
            selection = SubElement(text, "PlainTextSelection", guid=at)
            selection.set("startPosition", str(start))
            selection.set("endPosition", str(end))
            user = self._user(one.by, reader=one.reader)
            _dated(selection, user, one.on)
            if one.about:
                SubElement(selection, "Description").text = one.about
            coding = SubElement(selection, "Coding", guid=guid("coding", at))
            coding.set("creatingUser", user)
            coding.set("creationDateTime", _moment(one.on))
            SubElement(coding, "CodeRef", targetGUID=guid("code", one.code))


def _groups(book: CodeBook, sources: Sequence[Source]) -> Iterator[tuple[str, Sequence[Code]]]:
    """Yield the groups of codes that there are, with those that the guide doesn't know any more."""
    groups = (
        (words.TRIAD, book.triad),
        (words.FACTORS, book.factors),
        (words.PATTERNS, book.patterns),
    )
    known = {one.key for _, several in groups for one in several}
    known |= {under.key for one in book.patterns for under in one.under}
    used = {coded.code: coded.label for one in sources for coded in one.codings}
    others = [Code(key, used[key]) for key in sorted(used) if key not in known]
    for title, several in (*groups, (words.OTHER_CODES, others)):
        if several:
            yield title, several


_VARIABLES: Final = ("Role", "Agency", "Marks", "Use of the words")


def _values(person: Person) -> Iterator[tuple[str, str]]:
    said = (person.role, person.agency, "; ".join(person.marks), person.use)
    for name, text in zip(_VARIABLES, map(_line, said), strict=True):
        if text:
            yield name, text


def _add_values(parent: Element, person: Person) -> None:
    for name, text in _values(person):
        value = SubElement(parent, "VariableValue")
        SubElement(value, "VariableRef", targetGUID=guid("variable", name))
        SubElement(value, "TextValue").text = text


def _dated(made: Element, user: str, day: str, *, ends: str = "User") -> None:
    """Say who made something and when, and who changed it last: the same."""
    made.set(f"creating{ends}", user)
    made.set("creationDateTime", _moment(day))
    made.set(f"modifying{ends}", user)
    made.set("modifiedDateTime", _moment(day))


def _moment(day: str) -> str:
    return f"{latest([day]) or DAY}T00:00:00Z"


def _line(text: str) -> str:
    return _SPACES.sub(" ", plain(text)).strip()
