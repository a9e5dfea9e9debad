"""`interview schema record|invitation|guide|story`: the shape of a file, as JSON Schema."""

from __future__ import annotations

import argparse
import json

from interview.errors import ExitCode

KINDS = ("record", "invitation", "guide", "story")


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("kind", choices=KINDS)


def run(args: argparse.Namespace) -> ExitCode:
    """Print the schema (draft 2020-12) on stdout."""
    print(json.dumps(schema(args.kind), indent=2, sort_keys=True))
    return ExitCode.DONE


def schema(kind: str) -> dict[str, object]:
    """Return the JSON Schema of one kind of file."""
    from interview.model.guide import Guide
    from interview.model.invitation import Invitation
    from interview.model.record import Record
    from interview.model.story import Story

    model = {"record": Record, "invitation": Invitation, "guide": Guide, "story": Story}[kind]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(),
        "title": f"interview-{kind}",
    }
