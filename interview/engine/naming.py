"""Words of an account that may say who somebody is, to be looked at before it is handed over.

The one decision: nothing is changed but by the person's own choice, and what was looked at stays in
the journal. A code is offered only where the invitation or the person has said whose it is; else
they say who it is by role. A story that is walked is not looked at (design.md 6).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from interview.engine import agenda, following
from interview.engine import events as ev
from interview.engine import intents as do
from interview.engine.account import Passage, passages
from interview.engine.place import Kind, Place
from interview.engine.renaming import WORDS, holds
from interview.engine.state import State
from interview.engine.unfolding import NotNow, Unfolding
from interview.language import identity
from interview.language.identity import Rules
from interview.model.guide import Guide
from interview.model.identity import Identity, Likeness, LooksLike
from interview.model.taxonomy import Mode

_AGENCY: Final = "you.agency"  # stands in a record as it is, beside the code
_AROUND: Final = 34  # characters to either side of a word that is shown where it stands
_MOST_SHOWN: Final = 3
_CODE: Final = r"[A-Z]{1,4}[0-9]{1,2}"
_MOST: Final = 100  # words in one list; what more there are comes after them
_LONGEST: Final = 200  # characters of what may stand in a name's place


@dataclass(frozen=True, slots=True)
class Likely:
    """A word to look at. `code` is whose it is, as far as anybody has said; else empty."""

    word: str
    kind: Likeness
    says: str  # what it looks like, after the word: "looks like a name."
    instead: str  # what may be said instead of it
    code: str
    around: tuple[str, ...]  # where it stands, a few words to either side
    more: int  # in how many more texts it stands


class LooksLikeNames(NotNow):
    """What is to be added holds words that look like names: `words`, which no message says."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__(
            "There is a word in it that looks like a name, or a number that leads to somebody.",
            "Say who it is by role, or keep it as it is.",
        )
        self.words = words


def to_check(state: State, guide: Guide) -> tuple[Likely, ...]:
    """Return words that are still to be looked at, in the order they come in the account.

    At most a hundred: those after them come once these are looked at. A name of several words
    comes before the words it is made of.
    """
    if guide.identity is None or state.began.mode is Mode.SCRIPTED or state.handed_over:
        return ()
    texts = tuple(_texts(state, guide))
    kinds = _found(state, guide.identity, texts, texts)
    says = {one.kind: one for one in guide.identity.looks_like}
    words = list(islice((one for one in kinds if kinds[one] in says), _MOST))
    return tuple(_likely(state, texts, word, says[kinds[word]]) for word in _longest_first(words))


def likely_in(state: State, guide: Guide, *said: str) -> tuple[str, ...]:
    """Return the words of an addition or a correction that have not been looked at yet."""
    if guide.identity is None or state.began.mode is Mode.SCRIPTED:
        return ()
    texts = (*_texts(state, guide), *said)
    looked_for = {one.kind for one in guide.identity.looks_like}
    kinds = _found(state, guide.identity, texts, said)
    return tuple(word for word, kind in kinds.items() if kind in looked_for)


def _found(
    state: State, words: Identity, texts: Iterable[str], among: Iterable[str]
) -> dict[str, Likeness]:
    """Return what is found in `among`, in order, and was not kept; `texts` is the whole account."""
    rules = _rules(state, words, texts)
    kinds: dict[str, Likeness] = {}
    for text in among:
        for one in identity.find(text, rules):
            if one.word not in state.names_kept:
                kinds.setdefault(one.word, one.kind)
    return kinds


def _longest_first(words: list[str]) -> Iterator[str]:
    """Yield words in their order, but none before a longer one that it is part of."""
    left = dict.fromkeys(words)
    for word in words:
        for longer in [one for one in left if one != word and holds(one, word)]:
            del left[longer]
            yield longer
        if word in left:
            del left[word]
            yield word


def _likely(state: State, texts: Iterable[str], word: str, looks: LooksLike) -> Likely:
    stands = [text for text in texts if holds(text, word)]
    name = looks.kind is Likeness.NAME
    return Likely(
        word=word,
        kind=looks.kind,
        says=looks.says,
        instead=looks.instead,
        code=_code(state, stands, word) if name else "",
        around=tuple(_around(text, word) for text in stands[:_MOST_SHOWN]),
        more=max(len(stands) - _MOST_SHOWN, 0),
    )


def _around(text: str, word: str) -> str:
    """Return `word` with a few words to either side, on one line."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    start, end = found.span() if found else (0, 0)
    first, last = max(start - _AROUND, 0), end + _AROUND
    before, after = text[first:start], text[end:last]
    if first:
        before = f"... {before.partition(' ')[2]}"
    if last < len(text):
        after = f"{after.rpartition(' ')[0]} ..."
    return " ".join(f"{before}{word}{after}".split())


def _texts(state: State, guide: Guide) -> Iterator[str]:
    """Yield what a record would say in the person's own words, and what was asked in them."""
    for one in passages(state, guide):
        if one.place != Place(_AGENCY) and following.asks(state, one.place.question):
            yield from (text for text in _of_passage(state, one) if text.strip())
    if state.began.setting.follow_up is not None:
        return  # looked at when it was handed over
    for episode in state.episodes.values():
        yield from (text for text in (episode.title, episode.words, episode.why) if text.strip())


def _of_passage(state: State, passage: Passage) -> Iterator[str]:
    given, episode = passage.given, state.episodes.get(passage.place.episode or "")
    if episode is not None and episode.own:
        yield passage.asked  # it may say the title as it once was
    yield given.text
    if not isinstance(given.value, str):  # a choice's words are its text
        yield from _of_notes(given.value)
    for one in given.follow_ups:
        yield from (one.asked, one.text)


def _of_notes(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _of_notes(one)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if key in WORDS:
                yield from _of_notes(one)


def _rules(state: State, words: Identity, texts: Iterable[str]) -> Rules:
    """Return the rules for this account: what the case and the account itself use otherwise."""
    setting = state.began.setting
    who, agency = setting.participant, state.given.get(Place(_AGENCY))
    told = (
        setting.case.title if setting.case else "",
        setting.case.question if setting.case else "",
        *((who.role, who.agency) if who else ()),
        *(one.title for one in setting.episodes),
        *setting.queries,
        *(one.agency for one in setting.readers),
        agency.text if agency else "",
    )
    known = frozenset().union(
        *(identity.small_words(one) for one in texts), *(identity.parts(one) for one in told)
    )
    return identity.rules(words, known=known, people=_people(state, words))


def _people(state: State, words: Identity) -> frozenset[str]:
    """Return the words of readers' names that are names: "Lead reviewer 1" has none."""
    rules = identity.rules(words)
    return frozenset().union(
        *(
            identity.parts(found.word) - rules.titles
            for one in state.began.setting.readers
            for found in identity.find(f"with {one.name}", rules)
        )
    )


def _code(state: State, stands: Iterable[str], word: str) -> str:
    """Return the code of whoever is called `word`, where one, and one only, has been said."""
    mine = identity.parts(word)
    said = {one.code for one in state.began.setting.readers if mine <= identity.parts(one.name)}
    said |= {new for old, new in state.names_replaced.items() if mine <= identity.parts(old)}
    beside = re.compile(
        rf"(?<!\w){re.escape(word)} ?\(({_CODE})\)|(?<!\w)({_CODE}) ?\({re.escape(word)}\)"
    )
    said |= {one[1] or one[2] for text in stands for one in beside.finditer(text)}
    return said.pop() if len(said) == 1 else ""


def keep(now: Unfolding, intent: do.KeepName) -> None:
    """Keep a word as it is, and go on to the next, or to where they were going."""
    _must_wait(now, intent.word)
    now.happened(ev.NameKept(word=intent.word))
    _go_on(now)


def put_instead(now: Unfolding, intent: do.ReplaceName) -> None:
    """Put a code or a role for a word, and go on to the next; the account is then read again."""
    _must_wait(now, intent.word)
    if not intent.instead or len(intent.instead) > _LONGEST or "\n" in intent.instead:
        raise NotNow("There is nothing to put in its place yet.", "Say it in a few words.")
    if holds(intent.instead, intent.word):
        raise NotNow("That still has the word in it.", "Say it without.")
    now.happened(ev.NameReplaced(word=intent.word, instead=intent.instead))
    _go_on(now)


def look_at(now: Unfolding, *said: str, looked_at: bool) -> None:
    """Let words pass that are added later, once the person has looked at what may be a name.

    Raise LooksLikeNames where they have not.
    """
    words = likely_in(now.state, now.guide, *said)
    if words and not looked_at:
        raise LooksLikeNames(words)
    for word in words:
        now.happened(ev.NameKept(word=word))


def _must_wait(now: Unfolding, word: str) -> None:
    if word not in {one.word for one in to_check(now.state, now.guide)}:
        raise NotNow("That word isn't one that waits to be looked at.", "Go on with the others.")


def _go_on(now: Unfolding) -> None:
    here = now.state.here
    if here is None or here.step is not Kind.NAMES or to_check(now.state, now.guide):
        return
    end = agenda.the_end(now.guide)
    if now.state.confirmed_on is None and now.state.names_replaced:
        listed = agenda.steps(now.state, now.guide)
        end = next((one for one in listed if one.kind is Kind.READ_BACK), end)
    now.come(end)


def first(now: Unfolding) -> None:
    """Come to the check of names, where any wait, before anything is handed over."""
    if to_check(now.state, now.guide):
        now.come(agenda.Step(now.guide.stages[-1].id, Kind.NAMES))
