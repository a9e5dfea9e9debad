"""The rows of `bench.py` about products: each whole, over its own library writing the same once.

The one decision: ours is taken from the comparison to the bytes, what an audience may see and all;
the library's side is handed cells that are ready. So a ratio says what the product costs beyond
putting its words into its format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from bench_cases import EPISODES, PEOPLE
from bench_plain import PLAIN
from measuring import Row, middle_in_turn, timed

if TYPE_CHECKING:
    from interview.model.case import Case, CaseFile
    from interview.model.guide import Guide
    from interview.model.merged import Comparison
    from interview.model.record import Record

ENOUGH: Final = 8  # seconds: what takes longer is taken three times and no more
FEW: Final = 3


def products(times: int) -> Iterator[Row]:
    """Every product of a made-up case as it comes, and of many accounts."""
    from interview.guides.load import load_named

    guide = load_named()
    for name, case, comparison in (_fern(guide), _many(guide)):
        for writer, (library, plain) in PLAIN.items():
            ours = _ours(writer, case, guide, comparison)
            bare = plain(ours())
            whole, once = _in_turn(times, ours, bare)
            said = {"appraisal_docx": "docx, the sheets to appraise by"}.get(writer, writer)
            yield Row(f"{said}, {name} / {library} writing the same once", whole / once, None)


def _ours(writer: str, case: Case, guide: Guide, comparison: Comparison) -> Callable[[], bytes]:
    """Return what makes a product from a comparison, for the team."""
    from interview.report.audience import Audience
    from interview.report.tables import tables

    write = getattr(import_module(f"interview.report.{writer}"), writer)

    def whole() -> bytes:
        if writer == "jsonl":
            made: bytes = write(comparison.accounts)
        else:
            made = write(tables(case, guide, comparison, Audience.TEAM))
        return made

    return whole


def _in_turn(times: int, *runs: Callable[[], object]) -> list[float]:
    """Return the median seconds of each run."""
    once = sum(timed(one) for one in runs)
    turns = times if once * times < ENOUGH else FEW
    return middle_in_turn(turns, *(partial(timed, one) for one in runs))


def _fern(guide: Guide) -> tuple[str, Case, Comparison]:
    """Return the Fern case with its five accounts."""
    from interview.model.case import Case
    from interview.model.record import Record
    from interview.practice import cases, filling

    of = cases.case("fern")
    case = Case(
        format="interview-case-folder",
        schema_version=1,
        practice=True,
        id=of.case_id,
        guide="learning-together",
        file=of.file,
    )
    records = [Record.model_validate_json(filling.full_account(of, one)) for one in of.roles]
    return "the Fern case", case, _compared(case.file, records, guide)


def _many(guide: Guide) -> tuple[str, Case, Comparison]:
    """Return a made-up case of many accounts and episodes."""
    from make_records import case_of, many_records

    from interview.model.base import canonical
    from interview.model.record import Record

    case = case_of(PEOPLE, EPISODES)
    plain = many_records(guide, PEOPLE, EPISODES)
    records = [Record.model_validate_json(canonical(one)) for one in plain]
    name = f"{PEOPLE} accounts x {EPISODES} episodes"
    return name, case, _compared(case.file, records, guide)


def _compared(file: CaseFile, records: Sequence[Record], guide: Guide) -> Comparison:
    from interview.merge.accounts import account
    from interview.merge.compare import compare
    from interview.model.decision import Decisions
    from interview.model.merged import Standing

    accounts = [
        account(who, Standing(code=who.code, tips=(one.digest,)), [one], guide)
        for who, one in zip(file.participant, records, strict=True)
    ]
    return compare(accounts, file.episode, Decisions(), guide)
