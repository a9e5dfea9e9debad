"""What every page for a browser has in common: its templates, and what it may load.

The one decision: a browser is told to load nothing at all (a content security policy with the
digest of the one style that is in the file), and every word of anybody's goes through the same
escaping. What can't be seen in somebody's words is shown as an escape.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from interview.report import words
from interview.text import shown


def policy(style: str) -> str:
    """Return what a browser may load: this one style, and nothing else from anywhere."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def style_sheet(name: str) -> str:
    """Return one of our own style sheets."""
    return (files("interview.report") / "templates" / name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Return what fills our templates in."""
    made = Environment(
        loader=PackageLoader("interview.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalised,
    )
    made.globals |= {"len": len, "w": words}
    return made


def _finalised(value: Any) -> Any:
    """Return what is put out: plain text with what can't be seen as an escape."""
    return shown(value) if type(value) is str else value
