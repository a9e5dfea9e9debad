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
    from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
    from pydantic_core import core_schema

    from interview.model.base import Value
    from interview.model.guide import Guide
    from interview.model.invitation import Invitation
    from interview.model.record import Record
    from interview.model.story import Story

    class Published(GenerateJsonSchema):
        """One of several shapes: a short note can be of two kinds, so any that fits will do."""

        def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
            made = super().tagged_union_schema(schema)
            return {"anyOf": made["oneOf"]} if "oneOf" in made else made

    models: dict[str, type[Value]] = {
        "record": Record,
        "invitation": Invitation,
        "guide": Guide,
        "story": Story,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **models[kind].model_json_schema(schema_generator=Published),
        "title": f"interview-{kind}",
    }
