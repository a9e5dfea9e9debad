"""A comment after practice, and the rules that comments are made by, ready to be used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from interview import resources
from interview.engine.own_words import sentence_at
from interview.language import words as reading
from interview.language.looking import Phrases
from interview.language.phrases import PhraseTrouble
from interview.language.rules import lists, ready
from interview.language.words import SENTENCE
from interview.model.comments import AccountRule, AskingRule, CommentRules, OnAccount, OnAsking
from interview.model.place import Place
from interview.reading import shape, toml_source

FILE = "comments.toml"


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment. `quote` is somebody's words, letter for letter; empty where none are meant."""

    kind: OnAccount | OnAsking
    title: str
    says: str
    attempt: str  # one thing to try
    quote: str = ""
    place: Place | None = None  # the answer it is on
    asked: str = ""  # the question there, as it was put
    note: str = ""  # ours, in place of a quote: which corners, how many things known


@dataclass(frozen=True, eq=False)
class Rules:
    """The rules with their phrases read: each is looked for only where its words stand."""

    account: Mapping[OnAccount, AccountRule]
    asking: Mapping[OnAsking, AskingRule]
    signs: Mapping[str, Phrases[str]]  # by kind

    def sentence(self, kind: OnAccount | OnAsking, text: str) -> str:
        """Return the first sentence of `text` with a sign of `kind` in it, letter for letter."""
        read = reading.read(text)
        met = self.signs[kind].met(read) if kind in self.signs else []
        return sentence_at(text, read.starts[met[0].first]) if met else ""

    def signed(self, kind: OnAccount | OnAsking, text: str, *, within: bool = False) -> bool:
        """Return whether a sign of `kind` stands in `text`; `within`: not first in its sentence."""
        read = reading.read(text)
        met = self.signs[kind].met(read) if kind in self.signs else []
        return any(not within or read.words[one.first - 1] != SENTENCE for one in met)


@cache
def rules() -> Rules:
    """Return the rules that come with the program. Raise ContentTrouble, FileTrouble."""
    source = toml_source(resources.prompts() / "practice" / FILE, what="comments")
    written = shape.value(source, CommentRules)
    try:
        named = lists(written.word_list)
        every: list[AccountRule | AskingRule] = [*written.account, *written.asking]
        signs = {
            one.kind.value: ready([(one.phrases, one.kind.value)], named)
            for one in every
            if one.phrases
        }
    except PhraseTrouble as error:
        line = source.text.count("\n", 0, source.text.find(error.words)) + 1
        raise source.wrong((), f"line {line}: {error.what}", error.do) from None
    return Rules(
        MappingProxyType({one.kind: one for one in written.account}),
        MappingProxyType({one.kind: one for one in written.asking}),
        MappingProxyType(signs),
    )
