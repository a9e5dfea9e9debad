"""The forms a report comes in, and whom each is for. Whoever writes one is imported when asked for.

The one decision: every form is made of the same tables, so no form shows what another may not; but
accounts as they were handed over, for the team only (merging.md, "Permitted use"). A form is one
file or several.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from interview.errors import UsageError
from interview.report.audience import Audience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from interview.model.merged import Account
    from interview.report.tables import Tables


class File(NamedTuple):
    """A file of a form.

    `writer` is the module here with a function of its own name; `called` is how the file's name
    begins; `team_only` whether nobody else has it; `whole` whether it is made of the accounts as
    they were handed over.
    """

    writer: str
    called: str = "report"
    team_only: bool = False
    whole: bool = False


FORMS: Final[Mapping[str, tuple[File, ...]]] = MappingProxyType(
    {
        "html": (File("html"),),
        "docx": (File("docx"), File("appraisal_docx", called="sheets", team_only=True)),
        "xlsx": (File("xlsx"),),
        "csv": (File("csv"),),
        "jsonl": (File("jsonl", team_only=True, whole=True),),
        "qdpx": (File("qdpx", team_only=True),),
    }
)
CALLED: Final = tuple(dict.fromkeys(one.called for files in FORMS.values() for one in files))


def wanted(names: str, audience: Audience) -> tuple[str, ...]:
    """Return the forms that `names` asks for, each once. Raise UsageError for any that isn't made.

    `names` are separated by commas.
    """
    forms = tuple(dict.fromkeys(one.strip().casefold() for one in names.split(",") if one.strip()))
    if not forms or any(one not in FORMS for one in forms):
        raise UsageError(
            "A report isn't made in that form.", f"These there are: {', '.join(FORMS)}."
        )
    apart = [one for one in forms if not _of(one, audience)]
    if apart:
        raise UsageError(
            f"{', '.join(apart)}: whole accounts are in it, so it is for the review team only.",
            "Leave it out, or leave out --for.",
        )
    return forms


def written(form: str, tables: Tables, accounts: Iterable[Account]) -> dict[str, bytes]:
    """Return the report in one form: the bytes of each file, by how its name begins."""
    return {
        one.called: _writer(one)(accounts if one.whole else tables)
        for one in _of(form, tables.audience)
    }


def says_who(form: str) -> bool:
    """Return whether a form can say who people are: the accounts themselves are never changed."""
    return not any(one.whole for one in FORMS[form])


def _of(form: str, audience: Audience) -> tuple[File, ...]:
    """Return what `audience` has of a form."""
    team = audience is Audience.TEAM
    return tuple(one for one in FORMS[form] if team or not one.team_only)


def _writer(file: File) -> Callable[[Any], bytes]:
    found: Callable[[Any], bytes] = getattr(
        import_module(f"interview.report.{file.writer}"), file.writer
    )
    return found
