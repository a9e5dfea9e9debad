"""Open the program from a checkout: `python3 scripts/start.py [what you would give to interview]`.

Sets `.venv` up the first time (see `environment`), then becomes `interview` with the words passed
on, in the folder and the terminal it was called from. Its exit code is the program's.
"""

import sys

from environment import TOP, Environment, in_sentences


def main(words: "list[str]") -> int:
    """Set up where needed, then run `interview` with `words`; return its exit code."""
    environment = Environment(TOP)
    environment.make_ready()
    # -P: a file called json.py in the person's folder must not be taken for Python's own.
    command = [str(environment.python), "-P", "-m", "interview", *words]
    return run_attached(command)


def run_attached(command: "list[str]") -> int:
    """Run `command` in this terminal and folder: become it; on Windows return its exit code."""
    if sys.platform == "win32":
        import signal
        import subprocess

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the program's to answer
        return subprocess.call(command)
    else:  # noqa: RET505 - so that types are checked for each system apart
        import os

        return os.execv(command[0], command)  # noqa: S606 - no shell; signals reach it directly


if __name__ == "__main__":
    sys.exit(in_sentences("start.py", lambda: main(sys.argv[1:])))
