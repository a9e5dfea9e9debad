"""What the language that comes with the program notices, and what it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.guides.load import load_named
from interview.language import rules
from interview.language.notices import notices

RULES = rules.of(load_named())
# Pieces that phrases and what is left alone are made of, so that they meet in every order.
PIECES = st.sampled_from(
    [
        *("I should have", "gone", "my fault", "mum said", "they thought", "failed to", "ring"),
        *("policy says", "obviously", '"', "'", "\u201c", "\u2019", "?", ".", ",", "\n", "but"),
        *("\ud800", "\u202e", "\x00", "\U0001f600", "\u0130", "looking back", "led to", "death"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map(" ".join))


@given(TEXTS)
def test_notices_stand_in_the_text_in_order_and_never_over_one_another(text: str) -> None:
    end = 0
    for notice in notices(text, RULES):
        assert end <= notice.start < notice.end <= len(text)
        end = notice.end


def kinds(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, text[one.start : one.end]) for one in notices(text, RULES)]


@pytest.mark.parametrize(
    "text, found",
    [
        ("I should have gone on the Wednesday.", [("counterfactual", "should have")]),
        ("It was my fault.", [("self_blame", "my fault")]),
        ("He said it was my fault.", []),
        ("Was it obviously so?", []),
        ("Procedure says visits should have been recorded.", []),
        ("Nobody was to blame.", []),
        ("The GP failed to ring and mum failed to ring.", [("failure", "failed to")]),
        ('They wrote "non-compliant" on it.', []),
        (
            "You could see it coming a mile off.",
            [("certainty", "You could see it coming a mile off")],
        ),
    ],
)
def test_what_quotes_plans_or_denies_is_left_alone(text: str, found: list[tuple[str, str]]) -> None:
    assert kinds(text) == found
