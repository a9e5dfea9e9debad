"""Check the checkout: `python3 scripts/test.py`, or with words for pytest only: `-k dates`.

Sets `.venv` up with the `dev` group (see `environment`), then runs every step even where one fails,
so that one run tells all. The tests come last: their closing line is the one people look for.
"""

import os
import sys
import time

from environment import TOP, Environment, in_sentences, say

PYTEST = ("-m", "pytest")
# Two workers for each core: a test of the screens waits for more than half of its time.
WORKERS = str(min(2 * (os.cpu_count() or 1), 16))
# import-linter can't be run as a module, so its function is called.
IMPORT_LINTER = (
    "import sys, importlinter.cli; sys.exit(importlinter.cli.lint_imports(no_logo=True))"
)
STEPS = (
    ("lint", ("-m", "ruff", "check")),
    ("format", ("-m", "ruff", "format", "--check")),
    ("types", ("-m", "mypy")),
    ("architecture", ("-c", IMPORT_LINTER)),
    # Tests of one `xdist_group` (a terminal, the wheel) stay on one worker.
    # What has to be covered, and how much, stands in pyproject.toml.
    ("tests", (*PYTEST, "-n", WORKERS, "--dist", "loadgroup", "--cov", "--cov-report=term")),
)


def main(words: "list[str]") -> int:
    """Run all steps, or with `words` only pytest with them; return the first code that isn't 0."""
    environment = Environment(TOP)
    environment.make_ready(for_tests=True)
    python = str(environment.python)
    if words:
        return run([python, *PYTEST, *words], with_input=True)
    return verdict({name: timed(name, [python, *arguments]) for name, arguments in STEPS})


def verdict(codes: "dict[str, int]") -> int:
    """Say which steps failed, of exit `codes` by name; return the first that isn't 0, else 0."""
    failed = {name: code for name, code in codes.items() if code}
    say(f"test.py: failed: {', '.join(failed)}" if failed else "test.py: every step passed")
    return next(iter(failed.values()), 0)


def timed(name: str, command: "list[str]") -> int:
    """Run a step, saying its name before and its time after; return its exit code."""
    say(f"== {name}")
    began = time.monotonic()
    code = run(command, with_input=False)
    say(f"== {name}: {'failed' if code else 'passed'} in {time.monotonic() - began:.1f} s")
    return code


def run(command: "list[str]", *, with_input: bool) -> int:
    """Run `command` at the top and return its exit code; `with_input` leaves it the keyboard.

    A step that a signal ended returns 128 + that signal, as a shell would.
    """
    import subprocess

    code = subprocess.call(command, cwd=TOP, stdin=None if with_input else subprocess.DEVNULL)
    return 128 - code if code < 0 else code


if __name__ == "__main__":
    sys.exit(in_sentences("test.py", lambda: main(sys.argv[1:])))
