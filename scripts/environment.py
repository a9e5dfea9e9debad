"""The program's own folder of packages, `.venv`: made when missing, half made or stale.

The one decision: a stamp says what `.venv` was made from (this Python, this place, the bytes of
`pyproject.toml`) and is written last, so whatever lacks the right stamp is not trusted. When the
stamp is right, nothing is run and nothing written. Set-ups take turns under a lock of the
operating system, which a killed set-up lets go of by itself.

Standard library only. Annotations stay in quotes and syntax old, so that a Python too old for the
program still reads this far and says so in a sentence.
"""

import hashlib
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

TOP = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
EXIT_TROUBLE = 3  # a file, a lock, a permission, the network: ExitCode.FILES of the program
EXIT_INTERRUPTED = 130
LAST_LINES = 6  # of a tool's own words, shown when it fails
# Engines of `interview patterns`: hundreds of megabytes that no other command needs.
EXTRAS_LEFT_OUT = frozenset({"duckdb", "spark"})


class SetUpTrouble(Exception):
    """What happened and what to do, a sentence each; `tool_lines` are a failed tool's own words."""

    def __init__(self, what: str, do: str, output: str = "") -> None:
        super().__init__(f"{what} {do}")
        lines = [line.strip() for line in output.splitlines() if line.strip()]
        # pip ends with a note about its own parts; what it could not do stands before, marked.
        marked = [line for line in lines if line.startswith("ERROR:")]
        self.tool_lines = (marked or lines)[-LAST_LINES:]


def say(words: str) -> None:
    """Print narration. It goes to stderr: stdout belongs to the program that is started."""
    print(words, file=sys.stderr, flush=True)


def in_sentences(script: str, work: "Callable[[], int]") -> int:
    """Do `work` and return its exit code; say trouble in a sentence, never with a traceback.

    `script` is the name the sentence begins with. Trouble returns 3, Ctrl+C 130.
    """
    try:
        refuse_old_python(sys.version_info[:2])
        return work()
    except SetUpTrouble as trouble:
        say(f"{script}: {trouble}")
        for line in trouble.tool_lines:
            say(f"  {line}")
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        say(
            f"{script}: a file could not be read or written: {error.strerror}{where}."
            " Put that right, or copy the program to a folder of your own, and start again."
        )
    except KeyboardInterrupt:
        say(f"{script}: interrupted. Nothing is lost; start again when you like.")
        return EXIT_INTERRUPTED
    return EXIT_TROUBLE


def refuse_old_python(version: "tuple[int, ...]") -> None:
    """Raise SetUpTrouble where `version` (major, minor) can't run the program."""
    if version < OLDEST_PYTHON:
        have, need = (".".join(map(str, each)) for each in (version, OLDEST_PYTHON))
        raise SetUpTrouble(
            f"This is Python {have}, and the program needs {need} or newer.",
            f"Install one from python.org or ask your IT desk, and start with it: python{need}.",
        )


def run_quietly(command: "list[str]") -> "tuple[int, str]":
    """Run `command` with no input; return its exit code and all it printed."""
    import subprocess

    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


class Environment:
    """`.venv` at the top of one checkout; `run` runs a command, so that tests can watch."""

    def __init__(
        self, top: Path, run: "Callable[[list[str]], tuple[int, str]]" = run_quietly
    ) -> None:
        self._top = top
        self._run = run
        self._folder = top / ".venv"
        inside = ("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")
        self.python = self._folder.joinpath(*inside)
        self._lock = self._folder / "set-up.lock"
        # Text, two lines each; the stamp for tests is there only when the `dev` group is too.
        self._run_stamp = self._folder / "ready-to-run"
        self._test_stamp = self._folder / "ready-to-test"

    def make_ready(self, *, for_tests: bool = False) -> None:
        """Leave with `.venv` set up for the program, and with `for_tests` for its checks too.

        Raises SetUpTrouble where Python or pip can't do it, OSError where the disk can't.
        """
        if self._is_ready(for_tests=for_tests):
            return
        self._make_folder()
        with self._our_turn():
            if not self._is_ready(for_tests=for_tests):  # another set-up may just have done it
                self._set_up(for_tests=for_tests)

    def stamp(self) -> str:
        """Return what `.venv` has to be made from: a line for Python and place, then packages."""
        packages = hashlib.sha256((self._top / "pyproject.toml").read_bytes()).hexdigest()
        return f"{self._made_for()}\n{packages}\n"

    def _made_for(self) -> str:
        # The place counts: the commands of a .venv that was moved or copied point to the old one.
        return f"{sys.implementation.cache_tag} {sys.platform} {self._top}"

    def _is_ready(self, *, for_tests: bool) -> bool:
        stamp = self._test_stamp if for_tests else self._run_stamp
        return _text(stamp) == self.stamp() and self.python.exists()

    def _can_be_kept(self) -> bool:
        """Tell whether this Python once finished `.venv` here: then pip may bring it up to date."""
        return self.python.exists() and _text(self._run_stamp).startswith(f"{self._made_for()}\n")

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(exist_ok=True)
            self._lock.touch()
        except PermissionError as error:
            raise SetUpTrouble(
                f"The folder {self._top} can't be written to, and packages have to go in there.",
                "Copy the program to a folder of your own and start it there.",
            ) from error

    def _set_up(self, *, for_tests: bool) -> None:
        stamp = self.stamp()  # read first: an edit meanwhile must lead to another set-up
        if self._can_be_kept():
            say("Bringing the packages in .venv up to date.")
        else:
            say("Setting up .venv: once, about a minute, and it needs the internet.")
            self._clear()
            self._make_venv()
        self._install(for_tests=for_tests)
        self._run_stamp.write_text(stamp, encoding="utf-8")
        if for_tests:
            self._test_stamp.write_text(stamp, encoding="utf-8")
        say("Set up.")

    def _clear(self) -> None:
        import shutil

        for stamp in (self._run_stamp, self._test_stamp):  # first: from here on it is half made
            stamp.unlink(missing_ok=True)
        for each in self._folder.iterdir():
            if each == self._lock:
                continue
            if each.is_dir() and not each.is_symlink():
                shutil.rmtree(each)
            else:
                each.unlink()

    def _make_venv(self) -> None:
        from importlib.util import find_spec

        if find_spec("venv") is None or find_spec("ensurepip") is None:
            raise SetUpTrouble(
                "This Python came without the part that makes a folder of packages.",
                "On Debian or Ubuntu ask for the package python3-venv; elsewhere install Python"
                " from python.org. Then start again.",
            )
        code, output = self._run([sys.executable, "-I", "-m", "venv", str(self._folder)])
        if code:
            raise SetUpTrouble(
                "Python could not make its folder of packages, .venv.",
                "On Debian or Ubuntu ask for the package python3-venv. Python said:",
                output,
            )

    def _install(self, *, for_tests: bool) -> None:
        pip = [str(self.python), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input"]
        wanted = requirements(self._top, for_tests=for_tests)
        # Compiled now, or the first start takes four times as long.
        code, output = self._run([*pip, "install", "--compile", *wanted])
        if code:
            raise SetUpTrouble(
                "The packages that the program stands on could not be installed.",
                "Check that this computer is on the internet (or that HTTPS_PROXY names its proxy)"
                " and start again. pip said:",
                output,
            )

    @contextmanager
    def _our_turn(self) -> "Iterator[None]":
        """Hold the lock while two windows would set up at once; closing the file lets go of it."""
        import time

        with self._lock.open("r+b") as file:
            if not take_lock(file):
                say("Another window is setting up here: waiting for it.")
                while not take_lock(file):
                    time.sleep(0.2)
            yield


def take_lock(file: "BinaryIO") -> bool:
    """Lock the open `file` for this process; return False while another one holds it.

    Where a disk knows no locks (some network drives) it counts as taken: one window is the rule.
    """
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
    else:
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
    return True


def requirements(top: Path, *, for_tests: bool) -> "list[str]":
    """Return what pip is asked for: the checkout, editable, with extras; then the `dev` group."""
    import tomllib

    about: dict[str, Any] = tomllib.loads((top / "pyproject.toml").read_text(encoding="utf-8"))
    extras = sorted(set(about["project"].get("optional-dependencies", ())) - EXTRAS_LEFT_OUT)
    wanted = ["--editable", f"{top}[{','.join(extras)}]" if extras else str(top)]
    if for_tests:
        # pip learned `--group` in 25.1, and Python 3.11 brings 22.3.
        wanted += about["dependency-groups"]["dev"]
    return wanted


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return ""
