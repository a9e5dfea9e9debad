"""How phrases of a guide's language are written, and what they are found in."""

from __future__ import annotations

import pytest

from interview.language import phrases, words
from interview.language.phrases import PhraseTrouble

LISTS = {"who": phrases.word_list("I we manager")}


def found(phrase: str, text: str) -> str:
    """Return the part of `text` that `phrase` is found in; empty where it isn't."""
    read, pattern = words.read(text), phrases.read(phrase, LISTS)
    for place in range(len(read.words)):
        end = pattern.at(read.words, place)
        if end is not None:
            return text[read.starts[place] : read.ends[end - 1]]
    return ""


@pytest.mark.parametrize(
    "phrase, text, there",
    [
        ("should have", "I Should  HAVE gone", "Should  HAVE"),
        ("should have", "I should've gone", "should've"),
        ("should have", "I shouldve gone", "shouldve"),
        ("should not have", "I shouldn\u2019t have gone", "shouldn\u2019t have"),
        ("should have/of", "I should of gone", "should of"),
        ("should have", "I shoulda gone", "shoulda"),
        ("did not ring", "they didnae ring", "didnae ring"),
        ("should (really) have", "I should really have gone", "should really have"),
        ("should (really) have", "I should have gone", "should have"),
        ("ignor*", "they were ignoring it", "ignoring"),
        ("have *ed", "I have walked", "have walked"),
        ("{who} failed", "my Manager failed me", "Manager failed"),
        ("{who}/they failed", "they failed me", "they failed"),
        ("led .. death", "it led to the sad death of", "led to the sad death"),
        ("led .. death", "it led to the very sad death of", ""),
        ("should have", "I should, have", ""),
        ("should , have", "I should, have", "should, have"),
        (". <ring> back", "It was late. Ring back.", "Ring"),
        ("<should have> gone", "I should have gone", "should have"),
        ("{who} <should have>", "I should have gone", "should have"),
        ("{who} <should have>", "you should have gone", ""),
        ("non-compliant", "a non-compliant family", "non-compliant"),
        ("non-compliant", "a non compliant family", "non compliant"),
        ("hard to reach", "hard\nto reach", "hard\nto reach"),
        ("hard to reach", "hard\nTo reach", ""),
        ("art", "a start", ""),
    ],
)
def test_a_phrase_is_found_word_by_word(phrase: str, text: str, there: str) -> None:
    assert found(phrase, text) == there


@pytest.mark.parametrize(
    "phrase, says",
    [
        ("{whom} failed", "There is no list whom."),
        ("<should have", "Put one < before"),
        ("(really) should", "has to begin with a word that is always there"),
        ("..", "has to begin with a word that is always there"),
        ("a (b) (c) (d) (e) (f)", "at most 4 times"),
        ("should (have been)", "Use words"),
        ("didn't/wouldn't", "Use single words here."),
        ("should//could", "Use words"),
        ("*", "Use words"),
        ("what!", "Use words"),
    ],
)
def test_a_phrase_that_cant_be_read_is_refused_with_what_to_do(phrase: str, says: str) -> None:
    with pytest.raises(PhraseTrouble) as refused:
        phrases.read(phrase, LISTS)
    assert says in refused.value.do
