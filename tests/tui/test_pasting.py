"""What a terminal sends as a paste comes as one paste, whatever stands in it, however cut up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from interview.tui.pasting import WholePastes

START, END = "\x1b[200~", "\x1b[201~"
PIECES = [
    "\x1b",
    "\x07",
    "\x1b[31m",
    "\x1b]52;c;aGk=\x07",
    "[201~",
    "\x1b[20",
    START,
    "Mum\n",
]
PASTED = st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map("".join)


def read(parser: XTermParser, *pieces: str) -> list[Message]:
    return [message for one in pieces for message in parser.feed(one)]


def cut_up(text: str, places: Sequence[int]) -> list[str]:
    ends = sorted({place % len(text) for place in places} | {0, len(text)})
    return [text[start:end] for start, end in pairwise(ends)]


@given(pasted=PASTED.filter(lambda text: END not in text), places=st.lists(st.integers(0, 500)))
def test_a_paste_is_one_paste_and_no_key(pasted: str, places: list[int]) -> None:
    said = read(WholePastes(), *cut_up(f"a{START}{pasted}{END}b", places))
    keys = [one.character for one in said if isinstance(one, events.Key)]
    texts = [one.text for one in said if isinstance(one, events.Paste)]
    assert keys == ["a", "b"]
    assert "".join(texts) == pasted.replace("\x1b", "\x1a").replace("\x00", "")


def test_keys_are_read_as_ever() -> None:
    keys = "\x1b[A\x1bOP\x0e\x07a\x1b[1;5D\x1b[13;5u"
    for parser in (WholePastes(), XTermParser()):
        said = [str(one.key) for one in read(parser, keys) if isinstance(one, events.Key)]
        assert said == ["up", "f1", "ctrl+n", "ctrl+g", "a", "ctrl+left", "ctrl+enter"]


def test_textual_reads_an_escape_in_a_paste_as_keys() -> None:
    # Should it not any more, pasting.py can go.
    said = read(XTermParser(), f"{START}a\x1b]52;c;aGk=\x07 and more of it than is kept{END}")
    assert any(isinstance(one, events.Key) for one in said)
