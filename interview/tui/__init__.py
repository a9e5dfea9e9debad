"""The screens: a shell over the same core as the plain one. Views go in, intents come out.

The one decision: this package's front door is light. Textual is imported when somebody sits down.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.tui.doors import Opening


def run(opening: Opening) -> int:
    """Show the screens until the person leaves; return an exit code, or 128 + a signal.

    Raise InterviewError where the interview could not be opened.
    Needs a terminal at both ends: without one, textual would wait for ever.
    """
    # textual believes these before the terminal itself, and a window that is not that size is cut.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    from interview.tui.app import InterviewApp

    app = InterviewApp(opening)
    app.run()
    if app.refusal is not None:
        raise app.refusal
    return app.return_code or 0
