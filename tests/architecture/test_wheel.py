"""The built wheel, installed into an environment of its own and run from another folder.

It is made the long way, sdist first and the wheel from that, so both are known to hold everything.
Without the network: libraries come from the environment that runs the tests, through a path file.
So this shows that all of ours is in the wheel and runs without the checkout; it does not show that
pip can fetch what `dependencies` names (a first set-up shows that).
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
BIN = "Scripts" if sys.platform == "win32" else "bin"

# The wheel is made once, so these tests stay on one worker.
pytestmark = pytest.mark.xdist_group("wheel")


def done(*command: str | Path, cwd: Path) -> str:
    """Run `command` in `cwd`, without input; return its output, or fail with all it said."""
    result = subprocess.run(
        command, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = (sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, TOP)
    done(*build, cwd=folder)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a new environment that holds the wheel."""
    folder = tmp_path_factory.mktemp("installed")
    done(sys.executable, "-I", "-m", "venv", "--without-pip", folder, cwd=folder)
    python = folder / BIN / "python"
    pip = (sys.executable, "-I", "-m", "pip", "--python", python, "install")
    done(*pip, "--no-index", "--no-deps", wheel, cwd=folder)
    where = done(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
    # A path file inside a folder named by a path file is not read: the checkout, which the tests'
    # environment holds as an editable install, stays out of sight.
    libraries = Path(where.strip()) / "libraries-of-the-tests.pth"
    libraries.write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / BIN


def test_the_wheel_carries_the_wording(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "interview/prompts/guides/learning-together/guide.toml" in names


def test_the_wheel_carries_every_file_of_the_package_and_of_the_wording(wheel: Path) -> None:
    ours = {
        (into / file.relative_to(TOP / folder)).as_posix()
        for folder, into in (
            ("interview", Path("interview")),
            ("prompts", Path("interview/prompts")),
        )
        for file in (TOP / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == ours


def test_what_runs_is_the_wheel_and_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    program = "import interview; print(interview.__file__)"
    file = Path(done(installed / "python", "-c", program, cwd=tmp_path).strip())
    assert file.is_relative_to(installed.parent)


def test_the_command_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    from interview import __version__

    said = done(installed / "interview", "--version", cwd=tmp_path)
    assert __version__ in said


def test_it_finds_its_wording_from_another_folder(installed: Path, tmp_path: Path) -> None:
    program = "from interview.resources import prompts; print(prompts())"
    folder = Path(done(installed / "python", "-c", program, cwd=tmp_path).strip())
    assert folder.is_relative_to(installed.parent)


def test_a_story_is_walked_and_practice_begun_from_another_folder(
    installed: Path, tmp_path: Path
) -> None:
    story = tmp_path / "story.toml"
    story.write_text(
        'format = "interview-story"\n[participant]\ncode = "TE9"\nrole = "teacher"\n'
        'agency = "Primary school"\n[answers]\n"overview.account" = "It began with a call."\n',
        encoding="utf-8",
    )
    walked = done(installed / "interview", "guide", "walk", story, "--json", cwd=tmp_path)
    assert '"unused": []' in walked
    assert len(list((tmp_path / "exports").glob("record-*.json"))) == 1
    assert "fern" in done(installed / "interview", "practice", "list", cwd=tmp_path)
    assert "interview-record" in done(installed / "interview", "schema", "record", cwd=tmp_path)
