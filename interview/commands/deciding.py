"""`interview case status|resolve|withdraw|decisions|names`: how a case stands, what is decided."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.commands import add_passphrase_file, give, narrate, tell
from interview.errors import ExitCode, FileTrouble, InterviewError

if TYPE_CHECKING:
    from interview.casework.merging import Merge
    from interview.casework.status import Person, Status
    from interview.model.case import Case
    from interview.model.decision import Decisions
    from interview.model.merged import Proposal

_STATES = {
    "returned": "returned",
    "in_conflict": "in conflict: versions that don't follow each other",
    "withdrawn": "withdrawn",
    "not_returned": "not returned",
}


# What an office program may save a workbook as, and only .xlsx comes back.
_OTHER_WORKBOOKS = (".ods", ".fods", ".xls", ".xlsm", ".xlsb", ".csv", ".numbers")
_AS_XLSX = "Save it as .xlsx and hand that in."
_OTHERWISE = "was decided otherwise by {0} on {1}. What is new counts, and both are kept."
_PUT_RIGHT = (
    "What was taken is kept. Put the others right in the workbook and hand it in again: nothing is "
    "taken twice."
)
_OLDER = (
    "The case has changed since this workbook was made. To change what was decided since, make a "
    "new one: `interview report DIR -f xlsx`."
)

# What else can be decided, to be uncommented and filled in.
_KINDS = (
    "# How the team sees the practice at an episode: good, mixed, problematic or undecided",
    "# [[appraisal]]",
    '# episode = ""',
    '# appraisal = ""  # "" takes it back',
    '# words = ""',
    '# basis = ""',
    '# questions = ""  # what is still open',
    "",
    "# What is usual here: usual, now_and_then, unusual or cant_say",
    "# [[usual]]",
    '# factor = ""  # F1 to F9',
    '# agency = ""  # "" means everywhere in the case',
    '# usual = ""  # "" takes it back',
    '# source = ""  # who said so, or where it stands',
    "",
    "# A pattern or a factor that is seen in a passage, named as CODE:answer",
    "# [[code]]",
    '# code = ""  # P1 to P6, F1 to F9',
    '# answer = ""  # such as SW1:options.did/E1; the workbook names them',
    '# direction = ""  # constructive or unsafe',
    '# note = ""',
    "# holds = true  # false takes it back",
)


def add(parts: Any) -> None:
    """Declare the words of these parts of `interview case`."""
    status = parts.add_parser("status", help="who was invited, whose account is here, what is not")
    resolve = parts.add_parser("resolve", help="choose between versions of one person's record")
    withdraw = parts.add_parser("withdraw", help="take a person's words out of every product")
    decisions = parts.add_parser(
        "decisions", help="take decisions from a file, or print what is open"
    )
    names = parts.add_parser("names", help="print a key of names to fill in, for `report --names`")
    for part in (status, resolve, withdraw, decisions, names):
        part.add_argument("dir", type=Path, metavar="DIR", help="the case folder")
        add_passphrase_file(part)
    for part in (resolve, withdraw):
        part.add_argument("code", metavar="CODE", help="whose record")
        part.add_argument("--by", metavar="CODE", default="", help="the reader who decides")
        part.add_argument("--reason", metavar="WORDS", default="", help="in a few words")
    resolve.add_argument("--take", metavar="DIGEST", help="the version to read; none: list them")
    withdraw.add_argument("--undo", action="store_true", help="give the words back")
    decisions.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="decisions: the report's workbook filled in, or TOML",
    )


def run(args: argparse.Namespace) -> ExitCode:
    """Do the part that was named, with the case folder held."""
    from interview.casework import folder
    from interview.commands import desk

    now = desk.now().astimezone()
    parts: dict[str, Callable[[argparse.Namespace, Case, date], ExitCode | None]] = {
        "status": _status,
        "resolve": _resolve,
        "withdraw": _withdraw,
        "decisions": _decisions,
        "names": _names,
    }
    with folder.in_hand(args.dir, now) as case:
        return parts[args.part](args, case, now.date()) or ExitCode.DONE


def _status(args: argparse.Namespace, case: Case, _today: date) -> None:
    from interview.casework import merging
    from interview.casework.status import status

    found = status(args.dir, case, merging.look(args.dir, case))
    if args.json:
        give(
            {
                "case": {"id": case.id, "title": case.file.title},
                "participants": [one._asdict() for one in found.people],
                "quarantined": list(found.quarantined),
                "waiting": found.waiting,
            }
        )
        return
    for line in _status_lines(case, found):
        tell(line)


def _status_lines(case: Case, found: Status) -> Iterator[str]:
    from interview.casework import judge, receive

    returned = sum(one.state in ("returned", "in_conflict") for one in found.people)
    yield f"{case.title}: {returned} of {len(found.people)} accounts are here."
    unsafe = [one.code for one in found.people if one.unsafe_today]
    if unsafe:
        yield f"Please see to this first: somebody may be unsafe today, says {', '.join(unsafe)}."
    yield ""
    for person in found.people:
        yield from _person_lines(person)
    if found.quarantined:
        yield ""
        yield "Kept apart"
    for apart in found.quarantined:
        yield f"  {apart['file']}  {receive.told(judge.Reason(apart['reason']), apart['where'])}"
    if found.waiting:
        files = "1 file waits" if found.waiting == 1 else f"{found.waiting} files wait"
        yield f"\n{files} in the inbox: run `interview merge`."


def _person_lines(person: Person) -> Iterator[str]:
    state = _STATES[person.state]
    if person.scripted:
        state += ", scripted"
    if person.state == "returned" and not person.confirmed:
        state += ", not yet confirmed"
    if person.state == "not_returned" and not person.invited:
        state += ", not invited yet"
    yield f"{person.code:<6}{person.role}, {person.agency}: {state}"
    for receipt in person.receipts:
        yield f"      its four words: {receipt}"
    if person.why:
        yield f"      {person.why}"
    for talk in person.would_rather_talk:
        about = f" ({talk['episode']})" if talk["episode"] else ""
        yield f"      would rather talk: {talk['asked']}{about}"


def _resolve(args: argparse.Namespace, case: Case, today: date) -> None:
    from interview.casework import deciding, merging

    before = merging.look(args.dir, case)
    if args.take is None:
        _versions(args, before, case)
        return
    done = deciding.resolve(
        args.dir, before, case, args.code, args.take, by=args.by, on=today, reason=args.reason
    )
    _decided(args, done, f"That version of {args.code} is the one to read. The others are kept.")


def _versions(args: argparse.Namespace, before: Merge, case: Case) -> None:
    """Say which versions there are of a record, and where they don't say the same."""
    from interview.casework import deciding
    from interview.casework.invite import participant

    code = participant(case, args.code).code
    tips = deciding.standing_of(before, code).tips
    account = next(one for one in before.products.comparison.accounts if one.code == code)
    apart = [one.variants[0].id for one in account.said if len(one.variants) > 1]
    if args.json:
        give({"participant": code, "versions": list(tips), "differ": apart})
        return
    for tip in tips:
        tell(tip)
    if apart:
        narrate(f"They differ in {len(apart)}: {', '.join(apart)}. The report shows both.")


def _withdraw(args: argparse.Namespace, case: Case, today: date) -> None:
    from interview.casework import deciding

    if not args.undo:
        _refuse_waiting(args.dir, case)
    done = deciding.withdraw(
        args.dir, case, args.code, by=args.by, on=today, reason=args.reason, undo=args.undo
    )
    said = (
        f"The words of {args.code} count again."
        if args.undo
        else f"The words of {args.code} are out of every product, and the reports made before are "
        "gone from reports/, a workbook of decisions too. Delete what was sent elsewhere. The "
        "record stays in received/: a court may still ask for it."
    )
    _decided(args, done, said)


def _refuse_waiting(folder: Path, case: Case) -> None:
    """Raise InterviewError where a workbook that would go holds what wasn't handed in yet."""
    from interview.casework import merging, reports, taking

    if not (filled := reports.workbooks_filled_in(folder)):
        return
    before = merging.look(folder, case)
    for one in filled:
        if taking.waits(folder, before, case, one):
            raise InterviewError(
                f"{one} holds what was filled in and isn't in the case, and would be deleted.",
                "Hand it in with `interview case decisions`, or move it; then withdraw again.",
            )


def _names(args: argparse.Namespace, case: Case, _today: date) -> None:
    from interview.casework import names_key

    if args.json:
        give({"case": case.id, "participants": [one.code for one in case.file.participant]})
        return
    for line in names_key.to_fill_in(case):
        tell(line)


def _decisions(args: argparse.Namespace, case: Case, today: date) -> ExitCode:
    from interview.casework import ancestry, deciding, decisions, merging

    before = merging.look(args.dir, case)
    if args.file is not None and args.file.suffix.casefold() == ".xlsx":
        return _workbook(args, before, case, today)
    if args.file is not None and args.file.suffix.casefold() in _OTHER_WORKBOOKS:
        raise FileTrouble("A workbook of decisions comes back in the form it had.", _AS_XLSX)
    if args.file is not None:
        since = len(decisions.history(args.dir))
        done = deciding.take(args.dir, before, case, args.file, on=today)
        _decided(args, done, "The decisions are kept, and the accounts merged again.")
        if not args.json:
            for sheet, row, one in ancestry.replaced(decisions.history(args.dir), since):
                narrate(f"{sheet} {row}: {_OTHERWISE.format(one.by, one.on)}")
        return ExitCode.DONE
    made, proposals = decisions.read(args.dir, case), before.products.comparison.proposals
    if args.json:
        give({"decisions": made.plain(), "proposals": [_proposal(one) for one in proposals]})
        return ExitCode.DONE
    for line in _to_fill_in(made, proposals):
        tell(line)
    return ExitCode.DONE


def _workbook(args: argparse.Namespace, before: Merge, case: Case, today: date) -> ExitCode:
    """Take a workbook row by row, and list what wasn't taken."""
    from interview.casework import taking

    done = taking.take(args.dir, before, case, args.file, on=today)
    if args.json:
        give(
            {
                "merged_digest": done.merge.products.digest,
                "taken": done.taken,
                "not_taken": [one._asdict() for one in done.not_taken],
                "older": done.older,
            }
        )
        return ExitCode.REFUSED if done.not_taken else ExitCode.DONE
    for one in done.not_taken:
        named = f" ({one.id})" if one.id else ""
        tell(f"{one.sheet}, row {one.row}{named}: not taken, {one.why}.")
    rows = "1 row" if done.taken == 1 else f"{done.taken} rows"
    narrate(f"Taken: {rows}." + (f" Not taken: {len(done.not_taken)}." if done.not_taken else ""))
    if done.not_taken:
        narrate(f"{_OLDER} {_PUT_RIGHT}" if done.older else _PUT_RIGHT)
    return ExitCode.REFUSED if done.not_taken else ExitCode.DONE


def _proposal(one: Proposal) -> dict[str, object]:
    return {
        "participant": one.participant,
        "episode": one.episode,
        "same_as": one.same_as,
        "shared_words": list(one.shared_words),
        "days": one.days,
    }


def _to_fill_in(made: Decisions, proposals: tuple[Proposal, ...]) -> Iterator[str]:
    """Yield a decisions file: what was proposed, to be uncommented; what was decided, as notes."""
    yield 'format = "interview-decisions"'
    yield 'by = ""  # your code as a reader of this case'
    for one in proposals:
        shared = ", ".join(one.shared_words) or "no words"
        yield ""
        days = "the same days" if one.days else "days not known"
        yield f"# {one.participant}: in common {shared}; {days}"
        yield "# [[match]]"
        yield f'# episode = "{one.episode}"'
        yield f'# same_as = "{one.same_as}"  # "" says that it is an episode of its own'
    for match in made.matches:
        yield ""
        yield f'# decided by {match.by} on {match.on}: {match.episode} is "{match.same_as}"'
    yield ""
    yield from _KINDS


def _decided(args: argparse.Namespace, done: Merge, said: str) -> None:
    if args.json:
        give({"merged_digest": done.products.digest})
    else:
        narrate(said)
