"""Everything that a case holds of one person, in files that anybody can read.

For somebody who asks what is held of them. The one decision: it leaves nothing out that is theirs,
withdrawn words and files that were kept apart included, and takes in nothing that is another's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from interview.casework import decisions as book
from interview.casework.invite import participant, setting_for
from interview.casework.judge import Reason, record_of
from interview.casework.merging import Merge
from interview.casework.receive import Given
from interview.errors import InterviewError
from interview.guides.load import load_named
from interview.model.case import Case
from interview.model.record import Addition, Correction, Record
from interview.report import letters
from interview.sealing import age
from interview.sealing.trouble import NotOpened
from interview.storage import atomic

ORIGINALS: Final = "originals"
KEPT_APART: Final = "kept-apart"
_ABOUT: Final = "about-this.txt"


def give(folder: Path, case: Case, done: Merge, code: str, out: Path) -> tuple[Path, ...]:
    """Write everything held of `code` into `out`, which is new or empty; return the files.

    `done` is the merge of all that came. Raise InterviewError for a code the case doesn't have and
    where something is in the way, FileTrouble, NotSaved.
    """
    who = participant(case, code).code
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise InterviewError("There is something there already.", "Name a folder that is new.")
    files = dict(_files(folder, case, done, who))
    for part in sorted({Path(name).parent for name in files}):
        atomic.private_folder(out / part)
    for name, data in files.items():
        atomic.write_bytes(out / name, data)
    return tuple(out / name for name in files)


def _files(folder: Path, case: Case, done: Merge, who: str) -> Iterator[tuple[str, bytes]]:
    names = {"code": who, "case_title": case.file.title}
    wording = letters.template("everything-held.md.j2", frozenset(names))
    yield _ABOUT, letters.as_text(letters.pieces(wording, names)).encode("utf-8")
    setting = setting_for(case, who, load_named(case.guide))
    yield "invited.json", _readable(setting.plain())
    yield "decisions.json", _readable(_decided(folder, case, who))
    for sha, one in done.found.files.items():
        data = one.input.read()
        kind = "age" if age.is_sealed(data) else "json"
        if one.verdict.head is not None and one.verdict.head.code == who:
            text = done.found.text_of(one)
            name = f"record-{one.verdict.head.digest.removeprefix('sha256:')[:16]}"
            yield f"{name}.json", text + b"\n"
            yield f"{name}.txt", as_text(record_of(text)).encode("utf-8")
            yield f"{ORIGINALS}/{sha}.{kind}", data
        elif one.verdict.reason is Reason.FOREIGN_CASE:
            continue  # somebody else has that code in another case
        elif one.verdict.head is None and _names(done, one, data, who):
            yield f"{KEPT_APART}/{sha}.{kind}", data


def as_text(record: Record) -> str:
    """Return an account to read, every word as it was given."""
    who = record.participant
    lines = [f"{who.code}, {who.role}, {who.agency}", ""]
    for one in record.episodes:
        lines += [f"Moment {one.id}: {one.title}", f"  {one.when.words}", f"  {one.why}", ""]
    for given in record.answers:
        about = f" (moment {given.episode})" if given.episode else ""
        lines += [f"{given.asked or given.question}{about}", f"  [{given.state}]", given.text]
        if given.value is not None:
            lines.append(json.dumps(given.value, ensure_ascii=False))
        for put in given.follow_ups:
            lines += [put.asked, f"  [{put.state}]", put.text]
        lines.append("")
    said_later: list[Addition | Correction] = [*record.additions, *record.corrections]
    for later in said_later:
        lines += [f"Said later, on {later.on}: {later.reason}", later.text, ""]
    return "\n".join(lines)


def _decided(folder: Path, case: Case, who: str) -> dict[str, Any]:
    made = book.read(folder, case)
    marks = [
        one.plain()
        for one in made.marks
        if any(answer.partition(":")[0] == who for answer in one.answers)
    ]
    return {
        "marks": marks,
        "missing": [one.plain() for one in made.missing if one.participant == who],
        "resolutions": [one.plain() for one in made.resolutions.get(who, ())],
        "withdrawals": [made.withdrawals[who].plain()] if who in made.withdrawals else [],
    }


def _names(done: Merge, one: Given, data: bytes, who: str) -> bool:
    """Return whether a file that was kept apart says that it is this person's."""
    try:
        inside = done.found.opener.inside(one.verdict.sha, data) if one.verdict.opened else data
        plain = json.loads(inside)
        code = plain.get("record", plain)["participant"]["code"]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, NotOpened):
        return False
    return isinstance(code, str) and code.casefold() == who.casefold()


def _readable(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
