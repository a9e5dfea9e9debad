"""The rows of `bench.py` about a review team's case: merging many records, comparing, reports."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import TOP, Row, best, timed

if TYPE_CHECKING:
    from jinja2 import Template

    from interview.model.merged import Comparison

VERSIONS, QUICK_VERSIONS = 10_000, 1_000
PEOPLE, EPISODES = 30, 12


def merging(root: Path, *, quick: bool) -> Iterator[Row]:
    """Merge of so many record versions, over reading the same files once; and how it grows."""
    from make_records import make

    many = QUICK_VERSIONS if quick else VERSIONS
    taken: dict[int, float] = {}
    memory: dict[int, float] = {}
    for versions in (many // 10, many):
        case = make(root / f"case-{versions}", versions)
        taken[versions], memory[versions] = _merge(case)
    read = _read_once(root / f"case-{many}" / "inbox")
    name = f"merge of {many:,} record versions"
    yield Row(f"{name} / strictly reading the same files once", taken[many] / read, 3.0)
    each = (taken[many] / many) / (taken[many // 10] / (many // 10))
    yield Row(f"{name}, time for each / the same of {many // 10:,}", each, None)
    yield Row(
        f"{name}, memory / the same of {many // 10:,}", memory[many] / memory[many // 10], None
    )


def merging_sealed(root: Path, *, quick: bool) -> Iterator[Row]:
    """The same where each is signed and sealed, over opening and strictly reading each once."""
    from make_records import PASSPHRASE, make

    from interview.casework import folder, keys

    many = QUICK_VERSIONS if quick else VERSIONS
    where = make(root / f"sealed-{many}", many, sealed=True)
    passphrase = root / "passphrase"
    passphrase.write_text(PASSPHRASE, encoding="utf-8")
    taken, _ = _merge(where, "--passphrase-file", str(passphrase))
    key = timed(lambda: keys.opened(where, folder.open_case(where), PASSPHRASE))
    read = _opened_once(where)
    yield Row(
        f"merge of {many:,} sealed versions / opening the key, and strictly reading each once,"
        " its signature too",
        taken / (key + read),
        3.0,
    )


def _merge(case: Path, *more: str) -> tuple[float, float]:
    """Return the seconds a merge takes, and the most memory it has, in KiB."""
    start = time.perf_counter()
    words = [sys.executable, "-m", "interview", "merge", str(case), *more, "--json"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, cwd=TOP) as run:
        _, status, used = _wait(run.pid)
        run.returncode = status
    if status:
        raise OSError("the merge to be measured went wrong")
    return time.perf_counter() - start, used.ru_maxrss


def _wait(pid: int) -> tuple[int, int, resource.struct_rusage]:
    import os

    return os.wait4(pid, 0)


def _read_once(inbox: Path) -> float:
    """Return the seconds that reading and validating every file takes, and nothing else."""
    from interview.model.record import Record
    from interview.reading import json_value

    files = sorted(inbox.iterdir())
    json_value(files[0].read_bytes(), Record, what="record")  # schemas are built on first use
    start = time.perf_counter()
    for file in files:
        json_value(file.read_bytes(), Record, what="record")
    return time.perf_counter() - start


def _opened_once(case: Path) -> float:
    """Return the seconds that reading and validating every sealed file takes.

    It is read as strictly as one in clear, and its signature is checked: the key to seal with is in
    everybody's invitation, so without that it isn't known whose file it is. Nothing else is.
    """
    from make_records import PASSPHRASE

    from interview.casework import folder, keys
    from interview.model.sealed import HandOver
    from interview.reading import json_value
    from interview.sealing import age, signing

    identity = keys.opened(case, folder.open_case(case), PASSPHRASE)
    files = sorted((case / "inbox").iterdir())

    def read(file: Path) -> None:
        inside = age.unseal(file.read_bytes(), identity)
        handed = json_value(inside, HandOver, what="record")
        signed = handed.signed_in(inside)
        if not signing.holds(handed.key, signing.Kind.RECORD, signed, handed.signature):
            raise ValueError("a made-up record isn't signed as it has to be")

    read(files[0])  # schemas are built on first use
    start = time.perf_counter()
    for file in files:
        read(file)
    return time.perf_counter() - start


def comparing(times: int) -> Iterator[Row]:
    """Compare and HTML of 30 accounts of 12 episodes, over bare Jinja2 with the same tables."""
    from make_records import case_of, many_records

    from interview.guides.load import load_named
    from interview.merge.accounts import account
    from interview.merge.compare import compare
    from interview.model.base import canonical
    from interview.model.decision import Decisions
    from interview.model.merged import Standing
    from interview.model.record import Record
    from interview.report.audience import Audience
    from interview.report.html import context, html
    from interview.report.tables import tables

    guide, case = load_named(), case_of(PEOPLE, EPISODES)
    files = [canonical(one) for one in many_records(guide, PEOPLE, EPISODES)]

    records = [Record.model_validate_json(one) for one in files]

    def side_by_side() -> Comparison:
        accounts = [
            account(who, Standing(code=who.code, tips=(one.digest,)), [one], guide)
            for who, one in zip(case.file.participant, records, strict=True)
        ]
        return compare(accounts, case.file.episode, Decisions(), guide)

    shown = tables(case, guide, side_by_side(), Audience.TEAM)
    drawn, page = context(shown), _bare_page()
    whole = best(
        lambda: timed(lambda: html(tables(case, guide, side_by_side(), Audience.TEAM))), times
    )
    bare = best(lambda: timed(lambda: page.render(drawn)), times)
    name = f"{PEOPLE} accounts x {EPISODES} episodes"
    yield Row(f"compare and HTML, {name} / the same tables in bare Jinja2", whole / bare, 2.0)
    reading = best(lambda: timed(lambda: [Record.model_validate_json(f) for f in files]), times)
    compared = best(lambda: timed(side_by_side), times)
    yield Row(f"compare, {name} / reading the same accounts once", compared / reading, None)


def _bare_page() -> Template:
    """Return the report's own page in a Jinja2 with nothing of ours in it."""
    from jinja2 import Environment, PackageLoader

    from interview.report import words
    from interview.report.html import PAGE

    made = Environment(
        loader=PackageLoader("interview.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"len": len, "w": words}
    return made.get_template(PAGE)
