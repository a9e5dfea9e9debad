"""Make a long interview on disk, for measuring: so many answers, in one practitioner's data folder.

python scripts/make_interview.py DATA_DIR --answers 200
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from interview import sittings
from interview.beginning import Beginning
from interview.engine import intents as do
from interview.engine.place import Kind
from interview.engine.view import Box, View
from interview.guides.load import load_named
from interview.model.invitation import CaseCard, Participant, Setting
from interview.model.taxonomy import Form, Witness
from interview.sittings import Sitting
from interview.storage.paths import Places

ANSWERS_A_MOMENT = 11  # the core questions of one moment gone through in detail
WORDS = "I had the note from the morning, and what I had seen at the door the week before. "


def setting() -> Setting:
    """Return the setting of a made-up case."""
    return Setting(
        case=CaseCard(id="0" * 32, title="Larch review"),
        participant=Participant(code="HV1", role="health visitor", agency="Community health"),
        witness=Witness.NO,
        support="Staff care line, 01632 960 044",
    )


def clock() -> Iterator[datetime]:
    """Yield times a minute apart."""
    at = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    while True:
        yield at
        at += timedelta(minutes=1)


def begin(root: Path, words: str = "") -> Sitting:
    """Return a new interview in the data folder `root`, locked where there are words for it."""
    times = clock()
    beginning = Beginning(load_named(), setting(), words=words)
    return sittings.begin(Places(root), beginning, lambda: next(times))


def reply(box: Box) -> do.Reply:
    """Return an answer to a question: the first choice, no notes, or words of its own."""
    if box.form is Form.CHOICE:
        return do.Reply(box.place, value=box.choices[0].code)
    if box.form is Form.NARRATIVE:
        return do.Reply(box.place, text=f"{box.place.episode}, {box.place.question}. {WORDS * 4}")
    return do.Reply(box.place, value=[])


def answers(sitting: Sitting, count: int) -> Iterator[View]:
    """Answer until `count` answers have been given, as a person would; yield after each step."""
    given = 0
    view = sitting.view
    while given < count and view.kind is not Kind.READ_BACK:
        if view.kind is Kind.ROSTER:
            moments = count // ANSWERS_A_MOMENT + 2
            for number in range(moments):
                sitting.submit(do.NameEpisode(f"Moment {number + 1}", "8 March 2024"))
            view = sitting.submit(do.CloseRoster())
        elif view.kind is Kind.CHOOSE and view.roster is not None:
            rows, limit = [row.id for row in view.roster.rows], view.roster.limit
            view = sitting.submit(do.ChooseDeep(tuple(rows[:limit])))
            for more in rows[limit:]:
                view = sitting.submit(do.GoDeeper(more))
        elif view.asking is not None:
            view = sitting.submit(do.AnswerFollowUp(WORDS))
        else:
            view = sitting.submit(do.Answer(tuple(reply(box) for box in view.boxes)))
            given = len(sitting.conversation.state.given)
        yield view


def main() -> None:
    """Make one, and say where it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("--answers", type=int, default=200)
    args = parser.parse_args()
    sitting = begin(args.data_dir)
    for _ in answers(sitting, args.answers):
        pass
    sitting.close()
    print(f"{sitting.id}: {len(sitting.conversation.state.given)} answers, in {args.data_dir}")


if __name__ == "__main__":
    main()
