"""`interview guide`: play a written story through the questions, see what language is noticed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from interview.commands import add_out, give, narrate, tell
from interview.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from interview.beginning import Beginning
    from interview.model.invitation import Setting
    from interview.model.story import Story


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parts = parser.add_subparsers(dest="part", metavar="walk|notices")
    walk = parts.add_parser("walk", help="put a story through the same interview as a person")
    walk.add_argument("story", type=Path, metavar="STORY", help="a story, in TOML")
    walk.add_argument("--invitation", type=Path, metavar="FILE", help="walk it as this invitation")
    walk.add_argument(
        "--words-file", type=Path, metavar="FILE", help="the four words, for a sealed invitation"
    )
    add_out(walk, "where the record goes (default: exports/ of the current folder)")
    parts.add_parser(
        "notices", help="what looks back or blames in sentences, a line each, as input"
    )


def run(args: argparse.Namespace) -> ExitCode:
    """Do the part that was named."""
    if args.part == "walk":
        return _walk(args)
    if args.part == "notices":
        return _notices(args)
    raise UsageError(
        "`interview guide` needs to know what to do.",
        "Say `interview guide walk STORY`, or `interview guide notices`.",
    )


def _notices(args: argparse.Namespace) -> ExitCode:
    """Read sentences, a line each, and tell what is noticed in each."""
    import sys

    from interview.guides.load import load_named
    from interview.language import rules
    from interview.language.notices import notices

    ready = rules.of(load_named())
    if sys.stdin.isatty():
        narrate("Type sentences, one a line. Ctrl+D ends.")
    # Bytes that are no text stand for one character each, so that places can still be counted.
    lines = [line.decode("utf-8", "replace").rstrip("\r\n") for line in sys.stdin.buffer]
    found = [notices(line, ready) for line in lines]
    if args.json:
        rows = [
            {"line": number, "notices": [one._asdict() for one in row]}
            for number, row in enumerate(found, start=1)
        ]
        give({"lines": rows})
        return ExitCode.DONE
    for number, (line, row) in enumerate(zip(lines, found, strict=True), start=1):
        for one in row:
            tell(f'line {number}: "{line[one.start : one.end]}". {ready.about(one.kind)}')
    many = sum(bool(row) for row in found)
    narrate(f"{len(lines)} lines read; something was noticed in {many}.")
    return ExitCode.DONE


def _walk(args: argparse.Namespace) -> ExitCode:
    """Walk, print what was put, hand over a record."""
    from interview.commands import desk
    from interview.guides.walk import walk
    from interview.model.story import Story
    from interview.reading import toml_value

    story = toml_value(args.story, Story, what="story")
    beginning = _beginning(args, story)
    walked = walk(story, beginning, desk.now)
    path = walked.hand_over(desk.exports(args))
    if args.json:
        give(
            {
                "put": [one._asdict() for one in walked.put],
                "unused": [],
                "record": str(path),
                "digest": walked.conversation.state.versions[-1].digest,
            }
        )
        return ExitCode.DONE
    for one in walked.put:
        about = f" [{one.episode}]" if one.episode else ""
        tell(f"{'  follow-up: ' if one.follow_up else ''}{one.question}{about}: {one.asked}")
    narrate(f"{len(walked.put)} questions and follow-ups were put. The record is {path}.")
    return ExitCode.DONE


def _beginning(args: argparse.Namespace, story: Story) -> Beginning:
    """Return what the story begins with: the invitation, or its own participant and our guide."""
    from interview.beginning import Beginning
    from interview.model.base import digest
    from interview.model.invitation import Setting
    from interview.model.taxonomy import Mode

    owner = digest(story.plain())  # the same story gives the same record
    if args.invitation is not None:
        from interview.commands import secret
        from interview.guides.invitation import is_sealed, read_invitation

        words = secret.words(args.words_file) if is_sealed(args.invitation) else None
        invited = read_invitation(args.invitation, words)
        _same_person(story, invited.setting)
        return Beginning(
            invited.guide, invited.setting, mode=Mode.SCRIPTED, owner=owner, keys=invited.keys
        )
    from interview.guides.load import load_named

    if story.participant is None:
        raise UsageError(
            "This story doesn't say whose it is.",
            "Add a [participant] table, or --invitation with the file that does.",
        )
    setting = Setting(participant=story.participant)
    return Beginning(load_named(), setting, mode=Mode.SCRIPTED, owner=owner)


def _same_person(story: Story, setting: Setting) -> None:
    theirs, invited = story.participant, setting.participant
    if theirs is not None and invited is not None and theirs.code != invited.code:
        raise UsageError(
            "This story is somebody else's than the invitation.", "Take the one with its code."
        )
