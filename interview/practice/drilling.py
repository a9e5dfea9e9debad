"""The asking drill: something was said; which question comes next, chosen or in one's own words.

Pure. The one decision: nothing is right or wrong. Whatever is asked gets a comment, and then what
there was to listen for is shown.
"""

from __future__ import annotations

from typing import Final

from interview.model.practice import Drill
from interview.practice.comment import Comment, Rules
from interview.practice.on_asking import on_question

_LONGEST: Final = 10  # figures; no drill has so many choices


def answered(drill: Drill, said: str, rules: Rules) -> Comment | None:
    """Return the comment on what was `said`: the number of a choice, or a question of one's own.

    None where nothing was said, or a number that is no choice.
    """
    said = said.strip()
    if said.isdecimal():
        number = int(said[:_LONGEST])  # Python reads no number of thousands of figures
        if not 1 <= number <= len(drill.choice):
            return None
        chosen = drill.choice[number - 1]
        comment = on_question(chosen.ask, rules)
        # Whoever wrote the drill knows what that question does here.
        return Comment(
            comment.kind, comment.title, chosen.comment, comment.attempt, quote=chosen.ask
        )
    return on_question(said, rules) if said else None
