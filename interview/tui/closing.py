"""A window that is closed, a computer that is shut down: an end that depends on nothing.

The one decision: the signal is taken by the interpreter and not by the event loop. A closed window
can leave the loop stuck in a write to a screen that has gone, and a program that never ends locks
the person out of their own interview.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable

_SIGNALS = ("SIGTERM", "SIGHUP")
_LAST = 2.0  # seconds that a tidy end may take


def listen(closed: Callable[[int], None]) -> None:
    """Have `closed` called with the signal's number when the window is closed."""
    for name in _SIGNALS:
        with contextlib.suppress(AttributeError, ValueError):  # not on Windows; not in a thread
            signal.signal(int(getattr(signal, name)), lambda number, _: closed(number))


def forced(code: int) -> threading.Timer:
    """Return a timer, running, that ends the program with `code` unless it is cancelled."""
    timer = threading.Timer(_LAST, os._exit, (code,))
    timer.daemon = True
    timer.start()
    return timer
