"""Speed, as ratios measured in one run on one machine. Nothing here is a test; nothing is asserted.

    python scripts/bench.py [--json] [--quick] [--kills N]

Each row is our figure over a bare one's: the same bytes written and synced with nothing of ours, a
bare Textual app with one TextArea, a Python that does nothing. Both run as they do once installed,
byte-compiled, and take turns, so that a busy moment meets both. Limits are the design's; a ratio
over its limit is said and nothing more. `--kills N` adds the loop that kills a
writing program N times.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from dataclasses import asdict
from pathlib import Path

from bench_cases import comparing, merging, merging_sealed
from bench_keeping import kills, saving
from bench_language import choosing, naming, noticing
from bench_products import products
from bench_screens import going_on, painting, starting
from bench_sealing import sealing
from measuring import Row


def show(rows: list[Row]) -> None:
    """Print the rows as a table for people."""
    for row in rows:
        limit = "" if row.limit is None else f"limit {row.limit:g}"
        over = "  OVER" if row.limit is not None and row.ratio > row.limit else ""
        print(f"{row.ratio:8.2f}  {limit:<11} {row.name}{over}", flush=True)


def main() -> None:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")
    parser.add_argument("--quick", action="store_true", help="fewer repeats: a look, not a figure")
    parser.add_argument("--kills", type=int, default=0, metavar="N", help="and kill it N times")
    args = parser.parse_args()
    times = 3 if args.quick else 12
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(root / "compiled")
        rows = [*starting(times), *painting(times, root), *going_on(times, root), *saving(root)]
        rows += [*choosing(times), *noticing(times), *naming(times)]
        rows += [*merging(root, quick=args.quick), *merging_sealed(root, quick=args.quick)]
        rows += [*comparing(times), *products(times), *sealing(root, times)]
        killed = kills(args.kills, root) if args.kills else ""
    if args.json:
        print(
            json.dumps(
                {"rows": [asdict(row) for row in rows]} | ({"kills": killed} if killed else {})
            )
        )
    else:
        show(rows)
        print(killed, end="\n" if killed else "")


if __name__ == "__main__":
    main()
