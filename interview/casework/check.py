"""Whether a case folder is whole: its keys, every record that came, decisions, what was merged.

The one decision: everything is judged anew from the bytes that came, so what stands in `merged/`
is right only if merging those again gives the same. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from interview.casework import decisions as book
from interview.casework import folder as case_folder
from interview.casework import keys, merged, merging, receive
from interview.casework.intake import Input
from interview.casework.merging import Merge
from interview.casework.receive import Given
from interview.checking import Finding, State
from interview.errors import InterviewError
from interview.model.case import Case
from interview.sealing import age
from interview.storage import atomic


def check(folder: Path, passphrase: str | None) -> Iterator[Finding]:
    """Yield what is found of the case in `folder`; with its `passphrase` the key is tried too."""
    try:
        case = case_folder.open_case(folder, closed_too=True)
    except InterviewError as error:
        yield Finding(case_folder.CASE, State.WRONG, str(error))
        return
    yield Finding(case_folder.CASE, State.SOUND, "The case and its case file can be read.")
    if case.keys is not None:
        yield _keys(folder, case, passphrase)
    changed = [path for path in receive.kept_paths(folder) if _changed(path)]
    for path in changed:
        place = f"{path.parent.name}/{path.name[:16]}..."
        yield Finding(place, State.WRONG, "It is not the file that came: it is damaged.")
    yield _decisions(folder, case)
    if not changed:
        yield from _judged_anew(folder, case)


def _keys(folder: Path, case: Case, passphrase: str | None) -> Finding:
    part = case_folder.KEYS
    if passphrase is not None:
        try:
            keys.opened(folder, case, passphrase)
        except InterviewError as error:
            return Finding(part, State.WRONG, str(error))
        return Finding(part, State.SOUND, "The passphrase opens this case's key.")
    copies = keys.copies(folder)
    if not copies:
        return Finding(part, State.WRONG, "There is no copy of this case's key.")
    if not all(age.is_sealed(atomic.read_bytes(one) or b"") for one in copies):
        return Finding(part, State.WRONG, "A copy of this case's key is damaged.")
    many = "1 copy" if len(copies) == 1 else f"{len(copies)} copies"
    told = f"{many} of the key, under a passphrase. Add --passphrase-file to try it."
    return Finding(part, State.CLOSED, told)


def _decisions(folder: Path, case: Case) -> Finding:
    try:
        merged.refuse_lost_decisions(folder, book.read(folder, case))
    except InterviewError as error:
        return Finding(book.FILE, State.WRONG, str(error))
    return Finding(book.FILE, State.SOUND, "What reviewers decided can be read.")


def _judged_anew(folder: Path, case: Case) -> Iterator[Finding]:
    try:
        anew = merging.look(folder, case)
    except InterviewError as error:
        yield Finding(receive.RECEIVED, State.WRONG, str(error))
        return
    yield _received(anew)
    apart = sum(one.input.path.parent.name == receive.QUARANTINE for one in _files(anew))
    if apart:
        told = f"{apart} kept apart, as they came. `interview case status` says why."
        yield Finding(receive.QUARANTINE, State.SOUND, told)
    yield _merged(folder, anew)


def _received(anew: Merge) -> Finding:
    mine = [one for one in _files(anew) if one.input.path.parent.name == receive.RECEIVED]
    for one in mine:
        reason = receive.reason_of(one.verdict, anew.combined)
        if reason is not None:
            told = f"{one.verdict.sha[:16]}...: {receive.told(reason, one.verdict.where)}"
            return Finding(receive.RECEIVED, State.WRONG, told)
    sealed = sum(one.verdict.opened for one in mine)
    many = "1 record" if len(mine) == 1 else f"{len(mine)} records"
    told = f"{many}, each as it came; {sealed} sealed, each signature holds."
    return Finding(receive.RECEIVED, State.SOUND, told)


def _files(anew: Merge) -> Iterable[Given]:
    return anew.found.files.values()


def _changed(path: Path) -> bool:
    try:
        return Input(path.name, path).sha() != path.name
    except OSError:
        return True


def _merged(folder: Path, anew: Merge) -> Finding:
    room = folder / merged.MERGED
    if not (room / merged.DIGESTS).exists():
        return Finding(merged.MERGED, State.SOUND, "Nothing has been merged here yet.")
    try:
        merged.opened(folder)
    except InterviewError as error:
        return Finding(merged.MERGED, State.WRONG, str(error))
    for name, data in anew.products.files.items():
        if atomic.read_bytes(room / name) != data:
            told = f"{name} is not what the records give. Run `interview merge` on this folder."
            return Finding(merged.MERGED, State.WRONG, told)
    return Finding(merged.MERGED, State.SOUND, "It is what the records and decisions give.")
