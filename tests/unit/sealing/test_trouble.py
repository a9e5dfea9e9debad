"""What keeps something closed, said to a person."""

from __future__ import annotations

import pytest

from interview.sealing.trouble import NotOpened, Why


@pytest.mark.parametrize(
    "why, what, do",
    [
        (Why.DAMAGED, "It is damaged or cut short.", "Ask for it to be sent again."),
        (Why.ANOTHER_KEY, "It is sealed for another key.", "See that it is the right file."),
        (Why.WRONG_WORDS, "Those words don't open it.", "Check Caps Lock and try again."),
        (Why.NOT_SEALED, "It is not a sealed file.", "See that it is the right file."),
    ],
)
def test_each_reason_has_its_sentence(why: Why, what: str, do: str) -> None:
    told = NotOpened(why)
    assert (told.why, told.what, told.do, str(told)) == (why, what, do, f"{what} {do}")


def test_whoever_knows_more_says_it_in_other_words() -> None:
    told = NotOpened(Why.DAMAGED, "The key is cut short.", "Print it again.")
    assert str(told) == "The key is cut short. Print it again."
    assert NotOpened(Why.DAMAGED, "The key is cut short.").do == "Ask for it to be sent again."
