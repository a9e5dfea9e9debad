"""The command line: one tree of words, one command imported, one owner of errors and exit codes.

The one decision: nothing heavy is imported before a command is chosen, so that help, the version
and a wrong word answer at once. Precedence of settings: flag, environment, default.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from importlib import import_module

from interview import __version__
from interview.errors import ExitCode, InterviewError, UsageError

TYPE_CHECKING = False  # typing and pathlib take longer to load than all of the help to show
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any, NoReturn

# Every command, the module that has it, and a line on it. The order is that of the help.
COMMANDS: dict[str, tuple[str, str]] = {
    "begin": ("begin", "start an interview, from an invitation or without"),
    "resume": ("resume", "go on where an interview stopped"),
    "list": ("listing", "the interviews on this computer"),
    "delete": ("delete", "take an interview off this computer, after asking"),
    "export": ("export", "hand an account over as one file"),
    "case": ("case", "for review teams: set up a case, invite people"),
    "merge": ("merge", "for review teams: bring accounts together"),
    "report": ("report", "for review teams: the accounts side by side, as a page to read"),
    "demo": ("demo", "the made-up case from first answer to report, in a minute"),
    "practice": ("practice", "practise on a made-up case"),
    "guide": ("guide", "play a written story through the questions; look at language"),
    "schema": ("schema", "the shape of a record, an invitation, a guide or a story"),
    "check": ("check", "see that interviews or a case folder are as they were written"),
    "where": ("where", "every folder this program uses"),
}


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are sentences of ours, with our exit code."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}.", f"`{self.prog} --help` shows how it goes.")


def main(argv: list[str] | None = None) -> NoReturn:
    """Run a command and leave with its exit code."""
    words = sys.argv[1:] if argv is None else argv
    _speak_utf8()
    try:
        code = int(_run(words))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read us has gone; nothing is left to say to them
        code = int(ExitCode.DONE)
    except (Exception, KeyboardInterrupt) as error:
        if "--debug" in words:
            raise
        sentence, code = _told(error)
        _say(sentence)
    _leave(code)


def _told(error: BaseException) -> tuple[str, int]:
    """Return the sentence and the exit code for what stopped a command.

    Never the message of an error that isn't ours: it may hold somebody's words.
    """
    saved = "What was said to be saved is saved."
    if isinstance(error, InterviewError):
        return str(error), int(error.exit_code)
    if isinstance(error, KeyboardInterrupt):
        return f"stopped. {saved}", int(ExitCode.INTERRUPTED)
    kind = type(error).__name__
    if isinstance(error, OSError):
        reason = error.strerror or kind
        return f"a file could not be read or written: {reason}. {saved}", int(ExitCode.FILES)
    wrong = f"something went wrong in the program ({kind}). {saved}"
    return f"{wrong} Start again, or add --debug and show a colleague.", int(ExitCode.OURS)


def _leave(code: int) -> NoReturn:
    # What is still in the way out goes nowhere where nobody can take it: that was said already.
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(code)


# Commands that open an interview: whatever opens it lets garbage be collected again.
_OPENING = (None, "begin", "resume", "practice")


def _run(words: list[str]) -> int:
    # What is made while starting stays. Looking through it for garbage, again and again, is a
    # tenth of the wait for the first screen.
    gc.disable()
    words, found = _globals(words)
    named = next((word for word in words if not word.startswith("-")), None)
    if named == "practice":  # whose first word may be a case of somebody's own
        words = import_module("interview.commands.practice").spelt(words)
    args = _tree(named).parse_args(words, namespace=found)
    if args.command not in _OPENING:
        gc.enable()
    module = "home" if args.command is None else COMMANDS[args.command][0]
    return int(import_module(f"interview.commands.{module}").run(args))


def _tree(named: str | None) -> argparse.ArgumentParser:
    """Return the tree of words; only the command that was named brings its own."""
    parser = _Parser(
        prog="interview",
        description="A guided interview for case reviews. Without a command: the home screen.",
        epilog="The options above may also stand after the command. Nothing leaves this computer "
        "until you hand it over.",
    )
    parser.add_argument("--version", action="version", version=f"interview {__version__}")
    for option, (keywords, meaning) in _GLOBALS.items():
        parser.add_argument(option, help=meaning, **keywords)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command, (module, line) in COMMANDS.items():
        one = commands.add_parser(command, help=line, description=f"{line[0].upper()}{line[1:]}.")
        if command == named:
            import_module(f"interview.commands.{module}").add(one)
    return parser


def _folder(text: str) -> Path:
    from pathlib import Path

    return Path(text)


# What every command takes, before or after its name.
_GLOBALS: dict[str, tuple[dict[str, Any], str]] = {
    "--data-dir": ({"type": _folder, "metavar": "DIR"}, "keep interviews in this folder"),
    "--json": ({"action": "store_true"}, "print one JSON object on stdout"),
    "--debug": ({"action": "store_true"}, "show what went wrong in the program"),
}


def _globals(words: list[str]) -> tuple[list[str], argparse.Namespace]:
    """Return the words without the global options, and what those say, wherever they stood."""
    cut = words.index("--") if "--" in words else len(words)
    parser = _Parser(prog="interview", add_help=False, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"interview {__version__}")
    for option, (keywords, _) in _GLOBALS.items():
        parser.add_argument(option, **keywords)
    found, rest = parser.parse_known_args(words[:cut])
    return [*rest, *words[cut:]], found


def _speak_utf8() -> None:
    # A console or a pipe in another encoding must not stop anybody in the middle of a sentence,
    # and one that was closed is as good as empty.
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            # It stays open as long as the program, as the stream it stands for would.
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _say(sentence: str) -> None:
    from interview.text import shown

    print(f"interview: {shown(sentence)}", file=sys.stderr)
