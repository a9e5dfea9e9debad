"""Where things are kept: which folder wins, and that no name ever leads elsewhere."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from interview.errors import UsageError
from interview.storage import paths
from interview.storage.paths import Places, data_dir

ENVIRON = {"INTERVIEW_DATA_DIR": "/data/of/environment"}


def test_the_flag_wins_over_the_environment() -> None:
    assert data_dir(Path("/data/of/flag"), ENVIRON) == Path("/data/of/flag")


def test_the_environment_wins_over_the_systems_folder() -> None:
    assert data_dir(None, ENVIRON) == Path("/data/of/environment")


@pytest.mark.parametrize("environ", [{}, {"INTERVIEW_DATA_DIR": ""}])
def test_else_it_is_the_systems_folder_for_this_program(environ: dict[str, str]) -> None:
    found = data_dir(None, environ)
    assert found == Path(platformdirs.user_data_dir("learning-together-interview", appauthor=False))
    assert "Documents" not in found.parts


def test_a_folder_is_absolute_so_that_it_stays_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_dir(Path("here"), {}) == tmp_path / "here"


def test_practice_has_a_store_of_its_own() -> None:
    places = Places(Path("/data"))
    assert places.interview("0123abcd") == Path("/data/interviews/0123abcd")
    assert places.interview("0123abcd", practice=True) == Path("/data/practice/0123abcd")
    assert places.library == Path("/data/library.json")


@pytest.mark.parametrize(
    "text",
    ["", "..", "../0123abcd", "0123abc", "0123ABCD", "0123abcd\n", "CON", "a:b", "0" * 33, "٠" * 8],
)
def test_what_is_no_id_is_never_a_path(text: str) -> None:
    with pytest.raises(UsageError):
        Places(Path("/data")).interview(text)


@pytest.mark.parametrize(
    "name, kept",
    [
        (paths.JOURNAL, "journal.jsonl"),
        (paths.GUIDE, "guide.json"),
        (paths.DRAFT, "draft.json"),
        (paths.FRONT, "front.json"),
        (paths.KEYS, "keys.json"),
        (paths.LOCKED, "locked.json"),
    ],
)
def test_a_file_goes_by_the_name_that_earlier_versions_gave_it(name: str, kept: str) -> None:
    assert name == kept
