"""What office formats can't hold, made visible, so that a file is always written."""

from __future__ import annotations

import re
from typing import Final

# XML 1.0 holds neither these nor half a character.
_NEVER: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def held(text: str) -> str:
    """Return `text` as XML can hold it: what it can't as `<U+001B>`, everything else as it is."""
    return _NEVER.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
