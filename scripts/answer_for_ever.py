"""Answer one interview for ever, saying each answer once it is saved: a program to be killed.

    python scripts/answer_for_ever.py DATA_DIR

Prints the interview's id, then each saved answer's text on a line of its own.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from make_interview import begin, reply

from interview.engine import intents as do


def main() -> None:
    """Answer until killed; an answer is named on stdout only after it was said to be saved."""
    sitting = begin(Path(sys.argv[1]))
    for _ in range(3):
        sitting.submit(do.Answer(tuple(reply(box) for box in sitting.view.boxes)))
    print(sitting.id, flush=True)
    asked = sitting.view.boxes[0].place
    for number in count():
        sitting.submit(do.Answer((do.Reply(asked, text=f"answer {number}"),)))
        print(f"answer {number}", flush=True)
        sitting.submit(do.GoTo(asked))


if __name__ == "__main__":
    main()
