"""`interview case new`, `custodian`, `invite`, `words`: set up a case, invite the people in it.

What comes after the invitations is in `deciding` and `ending`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Container, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.commands import (
    add_out,
    add_passphrase_file,
    deciding,
    ending,
    give,
    narrate,
    secret,
    tell,
)
from interview.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from interview.casework.invite import Invited
    from interview.model.case import Case
    from interview.model.guide import Guide
    from interview.model.record import Record


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parts = parser.add_subparsers(dest="part", metavar="PART")
    new = parts.add_parser("new", help="make the case folder and its keys")
    new.add_argument("dir", type=Path, metavar="DIR", help="the folder to make")
    new.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="FILE",
        help="the case file, or a filled-in template (none: you are asked)",
    )
    template = parts.add_parser("template", help="a workbook to fill in, for `new --from`")
    template.add_argument("file", nargs="?", type=Path, metavar="FILE.xlsx", help="what to call it")
    add_out(template, "the folder it goes into (default: the current one)")
    custodian = parts.add_parser("custodian", help="another copy of the case's key")
    custodian.add_argument("dir", type=Path, metavar="DIR", help="the case folder")
    custodian.add_argument(
        "--new-passphrase-file", type=Path, metavar="FILE", help="what the copy is to open with"
    )
    for part in (new, custodian):
        add_passphrase_file(part)
    _add_inviting(parts)
    deciding.add(parts)
    ending.add(parts)


def _add_inviting(parts: Any) -> None:
    invite = parts.add_parser("invite", help="a sealed invitation and a letter for each person")
    invite.add_argument("dir", type=Path, metavar="DIR", help="the case folder")
    invite.add_argument(
        "--code", action="append", default=[], help="whom to invite; again for more"
    )
    invite.add_argument("--all", action="store_true", help="everybody in the case file")
    invite.add_argument(
        "--follow-up", metavar="CODE", help="a later visit to somebody whose account is here"
    )
    invite.add_argument(
        "--same-words",
        action="store_true",
        help="keep the words of those who were invited before (needs the case's key)",
    )
    add_out(invite, "where they go (default: DIR/invitations)")
    words = parts.add_parser("words", help="read out the words that people were given")
    words.add_argument("dir", type=Path, metavar="DIR", help="the case folder")
    words.add_argument("code", nargs="?", metavar="CODE", help="whose; none: everybody's")
    for part in (invite, words):
        add_passphrase_file(part)


def run(args: argparse.Namespace) -> ExitCode:
    """Do the part that was named."""
    parts = {
        "new": _new,
        "template": _template,
        "custodian": _custodian,
        "invite": _invite,
        "words": _words,
        "export-all": ending.export_all,
        "close": ending.close,
    }
    if args.part in parts:
        return parts[args.part](args)
    if args.part is not None:
        return deciding.run(args)
    raise UsageError(
        "`interview case` needs to know what to do.",
        "Say template, new, custodian, invite, words, status, decisions, resolve, withdraw, "
        "names, export-all or close.",
    )


def _new(args: argparse.Namespace) -> ExitCode:
    from interview.casework import casefile, folder, keys, questions
    from interview.commands import desk

    if args.source is not None:
        file, written = casefile.read(args.source)
    else:
        folder.refuse_taken(args.dir, b"")
        file, written = casefile.filled_in(questions.asked(_asked))
    folder.refuse_taken(args.dir, written)
    case_id = os.urandom(16).hex()
    passphrase = secret.new_passphrase(args.passphrase_file)
    made = keys.new(file.title, case_id, passphrase, desk.now().astimezone().date())
    case = folder.new(args.dir, file, written, case_id=case_id, keys=made)
    if args.json:
        give({"case": {"id": case.id, "title": file.title, "dir": str(args.dir)}})
        return ExitCode.DONE
    tell(str(args.dir))
    narrate("The case folder is made. Its files can be read: keep it on an encrypted disk.")
    _narrate_sheet(args.dir)
    return ExitCode.DONE


def _asked(line: str) -> str:
    if sys.stdin.isatty():
        narrate(line)
    said = sys.stdin.readline()
    if not said:
        raise UsageError("A case is made from a case file, or by answering.", "Add --from FILE.")
    return said


def _template(args: argparse.Namespace) -> ExitCode:
    from interview.casework import casefile

    path = (args.out or Path()) / (args.file or "case.xlsx")
    casefile.write_template(path)
    if args.json:
        give({"template": str(path)})
        return ExitCode.DONE
    tell(str(path))
    narrate(f"Fill it in, then run: interview case new DIR --from {path}")
    return ExitCode.DONE


def _narrate_sheet(where: Path) -> None:
    from interview.casework import folder, keys

    sheet = where / folder.KEYS / keys.SHEET
    narrate(f"Print {sheet}, write the passphrase on it by hand, lock it away, delete the file.")


def _custodian(args: argparse.Namespace) -> ExitCode:
    from interview.casework import folder, keys
    from interview.commands import desk

    now = desk.now().astimezone()
    with folder.in_hand(args.dir, now) as case:
        folder.refuse_practice(case)
        if case.keys is None:
            file = args.new_passphrase_file or args.passphrase_file
            made = keys.new(case.file.title, case.id, secret.new_passphrase(file), now.date())
            keys.give(args.dir, case, made)
            path = args.dir / folder.KEYS / next(iter(made.files))
        else:
            identity = keys.opened(args.dir, case, secret.passphrase(args.passphrase_file))
            passphrase = secret.new_passphrase(args.new_passphrase_file)
            path = keys.add_custodian(args.dir, identity, passphrase)
    if args.json:
        give({"custodian": str(path)})
        return ExitCode.DONE
    tell(str(path))
    if case.keys is None:
        narrate("This case has keys from here on: its invitations and what comes back are sealed.")
        _narrate_sheet(args.dir)
    else:
        narrate("Whoever knows that passphrase can open everything that comes in, as you can.")
    return ExitCode.DONE


def _invite(args: argparse.Namespace) -> ExitCode:
    import secrets

    from interview.casework import folder, follow_up, invite, keys
    from interview.commands import desk
    from interview.guides.load import load_named

    if [bool(args.code), args.all, args.follow_up is not None].count(True) != 1:
        raise UsageError("Whom to invite isn't clear.", "Add --all, or --code with a code.")
    out = args.out if args.out is not None else args.dir / folder.INVITATIONS
    with folder.in_hand(args.dir, desk.now().astimezone()) as case:
        identity = None
        if args.same_words:
            identity = keys.opened(args.dir, case, secret.passphrase(args.passphrase_file))
        guide = load_named(case.guide)
        codes, account = args.code or None, None
        if args.follow_up is not None:
            codes, account = [args.follow_up], follow_up.account_of(args.dir, case, args.follow_up)
        manner = invite.Manner(secrets.randbelow, identity, _progress(quiet=args.json), account)
        made = invite.invite(case, args.dir, codes, guide, out, manner)
    if args.json:
        give({"invitations": [one._asdict() for one in made]})
        return ExitCode.DONE
    for one in made:
        tell(f"{one.code}  {one.words}\n    {one.file}\n    {one.letter} (and .docx)")
    _narrate_words(case, made, kept=args.same_words)
    _narrate_witnesses(case, {one.code for one in made})
    if account is not None:
        _narrate_nothing_new(case, account)
    _narrate_language(case, guide, [one.code for one in made])
    return ExitCode.DONE


def _narrate_nothing_new(case: Case, account: Record) -> None:
    """Say that a follow-up has no question that the account doesn't answer."""
    code, asked = account.participant.code, {one.asked for one in account.answers}
    queries = next(one.queries for one in case.file.participant if one.code == code)
    if asked.issuperset(queries):
        narrate(f"It asks {code} nothing new. Write a query into the case file, and invite again.")


def _narrate_witnesses(case: Case, invited: Container[str]) -> None:
    for status, said in (("not_checked", "not checked"), ("not_cleared", "not cleared")):
        waiting = [one.code for one in case.file.participant if one.witness == status]
        if waiting := [code for code in waiting if code in invited]:
            narrate(f"Witness status is {said}, so these can't begin: {', '.join(waiting)}.")


def _progress(*, quiet: bool) -> Callable[[int, int], None]:
    """Return what is told of how far it has come: one line that is written over, at a terminal."""
    if quiet or not sys.stderr.isatty():
        return lambda _done, _total: None

    def told(done: int, total: int) -> None:
        end = "\r" + " " * 40 + "\r" if done == total else ""
        print(f"\rSealing {done} of {total}{end}", end="", file=sys.stderr, flush=True)

    return told


def _narrate_words(case: Case, made: Sequence[Invited], *, kept: bool) -> None:
    narrate("Send the file and the letter. Say the four words by phone, never in the same mail.")
    before = [one.code for one in made if case.keys and one.code in case.keys.issued]
    if before and not kept:
        narrate(f"Invited before: {', '.join(before)}. These words are new, and open this file.")
        narrate("What was begun with the earlier file still opens with the earlier words.")
        narrate("To keep the words that somebody has, add --same-words.")


def _words(args: argparse.Namespace) -> ExitCode:
    from interview.casework import folder, keys
    from interview.casework.invite import participant

    case = folder.open_case(args.dir)
    codes = [one.code for one in case.file.participant]
    if args.code is not None:
        codes = [participant(case, args.code).code]
    identity = keys.opened(args.dir, case, secret.passphrase(args.passphrase_file))
    found = [(code, keys.words_of(case, code, identity)) for code in codes]
    if args.json:
        rows = [
            {"code": code, "words": said[-1], "earlier": said[:-1]} for code, said in found if said
        ]
        give({"words": rows})
        return ExitCode.DONE
    for code, said in found:
        tell(f"{code:<6}{said[-1] if said else 'not invited yet'}")
        for earlier in dict.fromkeys(reversed(said[:-1])):
            if earlier != said[-1]:
                tell(f"      earlier: {earlier}")
    return ExitCode.DONE


def _narrate_language(case: Case, guide: Guide, codes: Sequence[str]) -> None:
    """Say what in the reviewers' own words may colour an account. It is shown, and never blocks."""
    from interview.casework.reviewers_words import noticed

    found = list(noticed(case, codes, guide))
    if found:
        narrate("Some of your own words may colour an account. You may want to change them first:")
    for one in found:
        narrate(f'  {one.where}: "{one.words}". {one.about}')
