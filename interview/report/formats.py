"""The forms a report comes in, and whom each is for. Whoever writes one is imported when asked for.

The one decision: every form is made of the same tables, so no form shows what another may not; but
accounts as they were handed over, for the team only (merging.md, "Permitted use").
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from interview.errors import UsageError
from interview.report.audience import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from interview.model.merged import Account
    from interview.report.tables import Tables


class Form(NamedTuple):
    """A form of the report.

    `writer` is the module here with a function of its own name; `team_only` whether nobody else has
    it; `whole` whether it is made of the accounts as they were handed over.
    """

    writer: str
    team_only: bool = False
    whole: bool = False


FORMS: Final[Mapping[str, Form]] = MappingProxyType(
    {
        "html": Form("html"),
        "docx": Form("docx"),
        "xlsx": Form("xlsx"),
        "csv": Form("csv"),
        "jsonl": Form("jsonl", team_only=True, whole=True),
        "qdpx": Form("qdpx", team_only=True),
    }
)


def wanted(names: str, audience: Audience) -> tuple[str, ...]:
    """Return the forms that `names` asks for, each once. Raise UsageError for any that isn't made.

    `names` are separated by commas.
    """
    forms = tuple(dict.fromkeys(one.strip().casefold() for one in names.split(",") if one.strip()))
    if not forms or any(one not in FORMS for one in forms):
        raise UsageError(
            "A report isn't made in that form.", f"These there are: {', '.join(FORMS)}."
        )
    apart = [one for one in forms if FORMS[one].team_only and audience is not Audience.TEAM]
    if apart:
        raise UsageError(
            f"{', '.join(apart)}: whole accounts are in it, so it is for the review team only.",
            "Leave it out, or leave out --for.",
        )
    return forms


def written(form: str, tables: Tables, accounts: Iterable[Account]) -> bytes:
    """Return the report in one form, as the bytes of its file."""
    asked = FORMS[form]
    write = getattr(import_module(f"interview.report.{asked.writer}"), asked.writer)
    made: bytes = write(accounts if asked.whole else tables)
    return made
