"""The rows of `bench.py` about sealing: ours, and the `age` command on the same bytes."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from measuring import Row, best, timed

LENGTH = 16_000_000  # bytes: so many that starting a program is nothing beside them
WORDS = b"I had the note from the morning, and what I had seen at the door the week before. "


def sealing(root: Path, times: int) -> Iterator[Row]:
    """Seal and open for one recipient, over the same by `age`. No row where it isn't there."""
    from interview.sealing import age

    if shutil.which("age") is None:
        return
    identity = age.new_identity()
    recipient = age.recipient_of(identity)
    plain, sealed, key = root / "plain", root / "sealed.age", root / "identity"
    plain.write_bytes((WORDS * (LENGTH // len(WORDS) + 1))[:LENGTH])
    key.write_text(f"{identity}\n", encoding="ascii")

    def ours() -> None:
        sealed.write_bytes(age.seal(plain.read_bytes(), [recipient]))

    def ours_opened() -> None:
        (root / "opened").write_bytes(age.unseal(sealed.read_bytes(), identity))

    def theirs(*words: str) -> None:
        subprocess.run(["age", *words], check=True)

    seal = ["-r", recipient, "-o", str(root / "theirs.age"), str(plain)]
    unseal = ["-d", "-i", str(key), "-o", str(root / "theirs"), str(sealed)]
    name = f"of {LENGTH // 1_000_000} million bytes / the age command"
    bare = best(lambda: timed(lambda: theirs(*seal)), times)
    yield Row(f"seal {name}", best(lambda: timed(ours), times) / bare, None)
    bare = best(lambda: timed(lambda: theirs(*unseal)), times)
    yield Row(f"open {name}", best(lambda: timed(ours_opened), times) / bare, None)
