"""A reviewer decides: between versions, about episodes, on a withdrawal. Kept, then merged again.

The one decision: a decision names what there is. A code, an episode or a passage that the case
doesn't have is refused with the nearest that it has, and then nothing of that file is kept.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from interview.casework import decisions as book
from interview.casework import merged, reports
from interview.casework.invite import participant
from interview.casework.judge import record_of
from interview.casework.merging import Merge, again, record_at
from interview.casework.naming import Names, misled
from interview.errors import FileTrouble, InterviewError
from interview.guides.load import load_named
from interview.merge.accounts import resolved
from interview.model.base import Value
from interview.model.case import Case
from interview.model.decided import DecisionsFile
from interview.model.decision import Decision, Decisions, Resolved, Withdrawn, signed
from interview.model.merged import Resolution, Standing, Withdrawal
from interview.reading import toml_source
from interview.reading.shape import nearest, value
from interview.reading.source import Source

_SHORTEST = 6  # hex digits by which a version may be named
_NO_DIGEST = "sha256:" + "0" * 64


def reader(case: Case, code: str) -> str:
    """Return the code of the reader who decides, as the case spells it. Raise InterviewError."""
    known = {one.code.casefold(): one.code for one in case.file.reader}
    if code.casefold() in known:
        return known[code.casefold()]
    raise InterviewError(
        "The case has no reader with that code.",
        nearest(code, known.values(), "Add a [[reader]] to its case.toml."),
    )


def resolve(
    folder: Path, before: Merge, case: Case, code: str, take: str, *, by: str, on: date, reason: str
) -> Merge:
    """Keep that of the versions of `code` the one called `take` is to be read; return the merge.

    `take` is a digest or its first hex digits. Raise InterviewError where there is no conflict,
    or `take` names none or more than one of its versions.
    """
    who = participant(case, code).code
    standing = standing_of(before, who)
    if standing.withdrawn is not None:
        raise InterviewError(f"The words of {who} are withdrawn.", "There is nothing to choose.")
    if len(standing.tips) < 2:  # noqa: PLR2004  a conflict has two sides
        raise InterviewError(f"There is nothing to choose for {who}.", "Only a conflict needs it.")
    wanted = take.removeprefix("sha256:").casefold()
    found = [one for one in standing.tips if one.removeprefix("sha256:").startswith(wanted)]
    if len(found) != 1 or len(wanted) < _SHORTEST:
        short = ", ".join(one.removeprefix("sha256:")[:12] for one in standing.tips)
        raise InterviewError("Which version isn't clear.", f"Take one of these: {short}.")
    draft = Resolution(
        version=_NO_DIGEST, of=standing.tips, take=found[0],
        by=reader(case, by), on=on.isoformat(), reason=_said(reason),
    )  # fmt: skip
    made = resolved(record_of(record_at(before, found[0])), draft)
    choice = draft.model_copy(update={"version": made.digest})
    return _kept(folder, case, [Resolved(participant=who, resolution=choice)])


def withdraw(
    folder: Path, case: Case, code: str, *, by: str, on: date, reason: str, undo: bool
) -> Merge:
    """Take the words of `code` out of every product, or with `undo` give them back.

    Reports that were made before, and what was merged, are taken out of the folder first: they hold
    those words. Raise FileTrouble where merging again can't be done; the withdrawal is kept then.
    """
    who, day, name = participant(case, code).code, on.isoformat(), reader(case, by)
    made = None if undo else Withdrawal(by=name, on=day, reason=_said(reason))
    if made is not None:
        reports.clear(folder)
        merged.clear(folder)
    try:
        return _kept(folder, case, [Withdrawn(participant=who, withdrawal=made, by=name, on=day)])
    except FileTrouble as error:
        kept = (folder / book.FILE).exists() and who in book.read(folder, case).withdrawals
        if undo or not kept:
            raise
        raise FileTrouble(f"The withdrawal is kept. {error.what}", error.do) from error


def take(folder: Path, before: Merge, case: Case, file: Path, *, on: date) -> Merge:
    """Keep the decisions in `file` (TOML), all of them or none; return the merge.

    Raise FileTrouble, ContentTrouble with the line, InterviewError.
    """
    source = toml_source(file, what="decisions file")
    written = value(source, DecisionsFile)
    name, day = reader(case, written.by), on.isoformat()
    names = Names(case, load_named(case.guide), before.products.comparison)
    _refuse_unknown(source, written, names)
    _refuse_circles(source, written, case, book.read(folder, case))
    made = [signed(one, by=name, on=day) for _, several in _lists(written) for one in several]
    return _kept(folder, case, made)


def _lists(written: DecisionsFile) -> tuple[tuple[str, tuple[Value, ...]], ...]:
    """Return the lists of a decisions file: what each is called there, and what it holds."""
    return (
        ("match", written.match),
        ("mark", written.mark),
        ("missing", written.missing),
        ("appraisal", written.appraisal),
        ("usual", written.usual),
        ("code", written.code),
    )


def standing_of(before: Merge, code: str) -> Standing:
    """Return how the account of `code` stands."""
    return next(one for one in before.combined.standings if one.code == code)


def _refuse_unknown(source: Source, written: DecisionsFile, names: Names) -> None:
    """Raise ContentTrouble at the first decision that names nothing of this case."""
    for table, several in _lists(written):
        for number, one in enumerate(several):
            if (found := names.unknown(one)) is not None:
                raise source.wrong((table, number, found.field), found.what, found.do)


def _refuse_circles(source: Source, written: DecisionsFile, case: Case, made: Decisions) -> None:
    """Raise ContentTrouble for a match that leads back to itself, or away from the case's own."""
    invited = {one.id for one in case.file.episode}
    matches = {one.episode: one.same_as for one in (*made.matches, *written.match)}
    for number, match in enumerate(written.match):
        if (found := misled(match, invited, matches)) is not None:
            raise source.wrong(("match", number, found.field), found.what, found.do)


def _said(reason: str) -> str:
    if not reason.strip():
        raise InterviewError("A reason is needed.", "Add --reason with a few words.")
    return reason.strip()


def _kept(folder: Path, case: Case, made: list[Decision]) -> Merge:
    if made:
        book.add(folder, made)
    return again(folder, case)
