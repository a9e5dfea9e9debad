"""The forms a report comes in, and whom each is for. Whoever writes one is imported when asked for.

The one decision: every form is made of the same tables, so no form shows what another may not. What
holds whole accounts as they were handed over is for the team only (merging.md, "Permitted use").
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from interview.errors import UsageError
from interview.report.audience import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from interview.report.tables import Tables


class Form(NamedTuple):
    """A form of the report.

    `writers` are its files: how each name begins, the module here and the function that writes it.
    """

    writers: tuple[tuple[str, str, str], ...]
    team_only: bool = False


FORMS: Final[Mapping[str, Form]] = MappingProxyType(
    {
        "html": Form((("report", "html", "html"),)),
        "xlsx": Form((("report", "xlsx", "xlsx"),)),
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


def files(form: str, tables: Tables, called: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a report in one form: each name, made with `called`, and its bytes."""
    for name, module, function in FORMS[form].writers:
        write = getattr(import_module(f"interview.report.{module}"), function)
        yield f"{name}-{called}.{form}", write(tables)
