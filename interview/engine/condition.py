"""Conditions: when an offered question is put, in a tiny closed grammar.

    condition   either { "or" either }
    either      one { "and" one }
    one         "not" one | "(" condition ")" | answered | words | name test
    answered    answered('knew.items')
    words       words('knew.in_front', 'told', 'rang')
    test        == 'a' | != 'a' | in ('a', 'b') | not in ('a', 'b')     or a whole number for 'a'

A name is `invitation`, `depth` or a question's id, written bare. The one decision: nothing but this
can be written, so that a guide can be shown to use only what has been asked before. It has its own
reader because ids such as `faced.else` are no Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple, Protocol, TypeAlias

from interview.errors import InterviewError

Scalar: TypeAlias = str | int

LONGEST: Final = 2000  # characters of a condition
_LOOKED_AT: Final = 512  # answers, each for one list of words: what comes next is worked out often
_DEEPEST: Final = 20  # brackets and nots inside each other
_TOKEN: Final = re.compile(
    r"(?P<text>'[^'\n]*')"
    r"|(?P<number>[0-9]{1,9}(?![\w.]))"
    r"|(?P<name>[a-z]+(?:\.(?:[a-z][a-z_]*|[1-9][0-9]*))?(?![\w.]))"
    r"|(?P<sign>==|!=|[(),])"
)
_KEYWORDS: Final = frozenset({"and", "or", "not", "in", "answered", "words"})
_END: Final = "the end"


class ConditionTrouble(InterviewError):
    """A condition that is not of the grammar. `words` holds the offending part."""

    def __init__(self, what: str, do: str, words: str) -> None:
        super().__init__(what, do)
        self.words = words


class Lookup(Protocol):
    """What a condition may look at."""

    def value(self, name: str) -> Scalar | None:
        """Return the value of `invitation`, `depth` or a choice; None where there is none."""

    def text(self, question: str) -> str:
        """Return the words given to a question, in this episode; empty where there are none."""

    def answered(self, question: str) -> bool:
        """Return whether a question has been answered, in this episode."""


class Answered(NamedTuple):
    """Whether a question has been answered."""

    question: str

    def holds(self, lookup: Lookup) -> bool:
        """Return whether it has."""
        return lookup.answered(self.question)


class HasWords(NamedTuple):
    """Whether an answer has any of these words or phrases, whole and in any case."""

    question: str
    phrases: tuple[str, ...]

    def holds(self, lookup: Lookup) -> bool:
        """Return whether it has one."""
        text = lookup.text(self.question)
        return bool(text) and _has_any(text, self.phrases)


class Is(NamedTuple):
    """Whether a name has one of these values."""

    name: str
    values: tuple[Scalar, ...]

    def holds(self, lookup: Lookup) -> bool:
        """Return whether it has one."""
        return lookup.value(self.name) in self.values


class Not(NamedTuple):
    """The opposite."""

    of: Node

    def holds(self, lookup: Lookup) -> bool:
        """Return the opposite of what it is about."""
        return not self.of.holds(lookup)


class Every(NamedTuple):
    """Whether all of these hold."""

    of: tuple[Node, ...]

    def holds(self, lookup: Lookup) -> bool:
        """Return whether all do."""
        return all(one.holds(lookup) for one in self.of)


class Some(NamedTuple):
    """Whether any of these holds."""

    of: tuple[Node, ...]

    def holds(self, lookup: Lookup) -> bool:
        """Return whether one does."""
        return any(one.holds(lookup) for one in self.of)


Node: TypeAlias = Answered | HasWords | Is | Not | Every | Some


class Condition(NamedTuple):
    """A condition that has been read."""

    node: Node

    def holds(self, lookup: Lookup) -> bool:
        """Return whether the condition is met."""
        return self.node.holds(lookup)

    @property
    def leaves(self) -> tuple[Answered | HasWords | Is, ...]:
        """Its single tests, from left to right."""
        return tuple(_leaves(self.node))

    @property
    def names(self) -> frozenset[str]:
        """The ids and names it looks at."""
        return frozenset(
            leaf.name if isinstance(leaf, Is) else leaf.question for leaf in self.leaves
        )

    @property
    def tests(self) -> tuple[Is, ...]:
        """The comparisons with fixed values in it, so that a guide can be held against them."""
        return tuple(leaf for leaf in self.leaves if isinstance(leaf, Is))


@cache
def parse(text: str) -> Condition:
    """Return `text` as a Condition. Raise ConditionTrouble with the part that can't be read."""
    if len(text) > LONGEST:
        raise ConditionTrouble(
            f"the condition is longer than {LONGEST} characters", "Make it shorter.", text[:40]
        )
    reader = _Reader(tuple(_tokens(text)))
    node = reader.condition(0)
    reader.expect(_END)
    return Condition(node)


class _Token(NamedTuple):
    kind: str  # text, number, name, word (of the grammar), sign, end
    words: str


def _tokens(text: str) -> Iterator[_Token]:
    position = 0
    while rest := text[position:].lstrip():
        position = len(text) - len(rest)
        found = _TOKEN.match(text, position)
        if found is None:
            raise _unreadable(re.split(r"\s", rest, maxsplit=1)[0][:40])
        kind = found.lastgroup or "sign"
        yield _Token("word" if found[0] in _KEYWORDS else kind, found[0])
        position = found.end()
    yield _Token("end", _END)


class _Reader:
    """Reads tokens from left to right, one ahead."""

    def __init__(self, tokens: tuple[_Token, ...]) -> None:
        self._tokens = tokens
        self._at = 0

    def condition(self, depth: int) -> Node:
        found = [self._either(depth)]
        while self._took("or"):
            found.append(self._either(depth))
        return found[0] if len(found) == 1 else Some(tuple(found))

    def expect(self, words: str) -> None:
        if not self._took(words):
            raise _unreadable(self._next().words, wanted=words)

    def _either(self, depth: int) -> Node:
        found = [self._one(depth)]
        while self._took("and"):
            found.append(self._one(depth))
        return found[0] if len(found) == 1 else Every(tuple(found))

    def _one(self, depth: int) -> Node:
        if depth > _DEEPEST:
            raise ConditionTrouble(
                "the condition has too much inside each other", "Make it simpler.", "("
            )
        if self._took("not"):
            return Not(self._one(depth + 1))
        if self._took("("):
            inside = self.condition(depth + 1)
            self.expect(")")
            return inside
        if self._took("answered"):
            self.expect("(")
            question = self._text()
            self.expect(")")
            return Answered(question)
        return self._words() if self._took("words") else self._test()

    def _words(self) -> Node:
        self.expect("(")
        question = self._text()
        phrases: list[str] = []
        while self._took(","):
            phrase = self._text()
            if not _folded(phrase):
                raise _unreadable(f"'{phrase}'", wanted="a word")
            phrases.append(_folded(phrase))
        if not phrases:
            raise _unreadable(self._next().words, wanted="a comma and a word")
        self.expect(")")
        return HasWords(question, tuple(phrases))

    def _test(self) -> Node:
        name = self._next()
        if name.kind != "name":
            raise _unreadable(name.words, wanted="a name")
        self._at += 1
        if self._took("=="):
            return Is(name.words, (self._scalar(),))
        if self._took("!="):
            return Not(Is(name.words, (self._scalar(),)))
        negated = self._took("not")
        self.expect("in")
        test = Is(name.words, self._scalars())
        return Not(test) if negated else test

    def _scalars(self) -> tuple[Scalar, ...]:
        self.expect("(")
        found = [self._scalar()]
        while self._took(","):
            found.append(self._scalar())
        self.expect(")")
        return tuple(found)

    def _scalar(self) -> Scalar:
        token = self._next()
        if token.kind == "number":
            self._at += 1
            return int(token.words)
        return self._text()

    def _text(self) -> str:
        token = self._next()
        if token.kind != "text":
            raise _unreadable(token.words, wanted="words in single quotes")
        self._at += 1
        return token.words[1:-1]

    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _took(self, words: str) -> bool:
        if self._next().words != words:  # a text has its quotes, so it is never taken for a word
            return False
        self._at += 1
        return True


def _leaves(node: Node) -> Iterator[Answered | HasWords | Is]:
    if isinstance(node, Not):
        yield from _leaves(node.of)
    elif isinstance(node, Every | Some):
        for one in node.of:
            yield from _leaves(one)
    else:
        yield node


def _folded(text: str) -> str:
    """Return `text` in one case, with one kind of apostrophe and single spaces."""
    return " ".join(text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())


@lru_cache(maxsize=_LOOKED_AT)
def _has_any(text: str, phrases: tuple[str, ...]) -> bool:
    folded = _folded(text)
    return any(_has(folded, phrase) for phrase in phrases)


def _has(text: str, phrase: str) -> bool:
    """Return whether `phrase` stands in `text` with no letter or figure on either side."""
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        if not (text[max(start - 1, 0) : start].isalnum() or text[end : end + 1].isalnum()):
            return True
        start = text.find(phrase, start + 1)
    return False


def _unreadable(words: str, *, wanted: str = "") -> ConditionTrouble:
    want = f", where {wanted} should be" if wanted else ""
    return ConditionTrouble(
        f"the condition can't be read at {words}{want}",
        "Use == != in and or not, answered('id') and words('id', 'word', ...).",
        words,
    )
