"""Make a case folder with many record versions in its inbox, for measuring.

python scripts/make_records.py DIR --versions 10000 [--sealed]

Sealed, they are signed and sealed as they are when people hand over; the key opens with PASSPHRASE.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from interview.casework import folder, keys
from interview.handed import sealed as sealed_file
from interview.model.base import canonical, digest
from interview.model.case import Case, CaseFile, InvitedParticipant
from interview.model.guide import Depth, Guide
from interview.model.invitation import InvitedEpisode
from interview.model.record import Record
from interview.model.taxonomy import Form

PASSPHRASE = "a passphrase for measuring"  # noqa: S105 - of a made-up case
CASE_ID = "0" * 32
PEOPLE = 30
WORDS = "I had the note from the morning, and what I had seen at the door the week before. "
QUESTIONS = ("scene.setting", "knew.in_front", "thought.to_colleague", "faced.else", "options.did")
EPISODES = ("E1", "E2")


def codes(people: int = PEOPLE) -> list[str]:
    """Return the codes of so many made-up participants."""
    return [f"P{number + 1}" for number in range(people)]


def case_file(people: int = PEOPLE) -> CaseFile:
    """Return a made-up case that takes unsealed records."""
    return CaseFile(
        format="interview-case",
        title="Larch review",
        accept_unsealed=True,
        episode=tuple(InvitedEpisode(id=one, title=f"The day of {one}") for one in EPISODES),
        participant=tuple(
            InvitedParticipant(code=one, role=f"role of {one}", agency="A service")
            for one in codes(people)
        ),
    )


def version(code: str, number: int, parent: str | None) -> dict[str, object]:
    """Return one version of a person's record as plain data, with its digest."""
    answers = [_said(question, episode, number) for episode in EPISODES for question in QUESTIONS]
    plain: dict[str, object] = {
        "format": "interview-record", "schema_version": 1, "practice": False,
        "case": {"id": CASE_ID, "title": "Larch review"},
        "participant": {"code": code, "role": f"role of {code}", "agency": "A service"},
        "mode": "self", "entered_by": code, "present": [], "confirmed": None,
        "record_id": f"record of {code}", "parents": [parent] if parent else [],
        "guide": {"id": "learning-together", "version": "1.0.0", "digest": "sha256:" + "1" * 64,
                  "depth": 2},
        "episodes": [
            {"id": one, "title": f"The day of {one}", "when": {"words": "", "edtf": None},
             "why": "", "nominated_by": "reviewers", "deep": True, "parked": False}
            for one in EPISODES
        ],
        "answers": answers, "additions": [], "corrections": [],
    }  # fmt: skip
    return {**plain, "digest": digest(plain)}


def make(where: Path, versions: int, *, sealed: bool = False) -> Path:
    """Make the case folder `where` with so many versions in its inbox; return it."""
    made_keys = keys.new("Larch review", CASE_ID, PASSPHRASE, date(2026, 3, 2)) if sealed else None
    case = folder.new(where, case_file(), b"", case_id=CASE_ID, keys=made_keys)
    (where / folder.WRITTEN).unlink()  # the case is read from what was made of it
    kind, written = ("age", _sealing(where, case)) if sealed else ("json", _in_clear)
    last: dict[str, str] = {}
    people = codes()
    for number in range(versions):
        code = people[number % PEOPLE]
        made = version(code, number, last.get(code))
        last[code] = str(made["digest"])
        data = written(code, number // PEOPLE + 1, made)
        (where / "inbox" / f"{number:06d}.{kind}").write_bytes(data)
    return where


def _in_clear(_code: str, _export: int, made: dict[str, object]) -> bytes:
    return canonical(made) + b"\n"


def _sealing(where: Path, case: Case) -> Callable[[str, int, dict[str, object]], bytes]:
    """Give everybody an invitation's keys; return what seals somebody's record with them."""
    of_the_case, brought = keys.of(case), {}
    for code in codes():
        of_the_case, brought[code] = keys.issue(of_the_case, code, "four words of theirs")
    folder.keep(where, case.model_copy(update={"keys": of_the_case}))

    def written(code: str, export: int, made: dict[str, object]) -> bytes:
        record, head = Record.model_validate_json(canonical(made)), "sha256:" + "2" * 64
        return sealed_file(record, brought[code], head=head, export=export)

    return written


def case_of(people: int, episodes: int) -> Case:
    """Return a made-up case of so many people and episodes, as its folder keeps it."""
    file = case_file(people).model_copy(
        update={
            "episode": tuple(
                InvitedEpisode(id=f"E{n}", title=f"The day of E{n}") for n in range(1, episodes + 1)
            )
        }
    )
    return Case(
        format="interview-case-folder",
        schema_version=1,
        id=CASE_ID,
        file=file,
        guide="learning-together",
    )


def many_records(guide: Guide, people: int, episodes: int) -> list[dict[str, object]]:
    """Return a record for each of so many people, who answered everything about every episode."""
    made = []
    for number, code in enumerate(codes(people)):
        plain = version(code, number, None)
        keys = [f"E{one}" for one in range(1, episodes + 1)]
        plain["episodes"] = [
            {"id": key, "title": f"{code} on {key}", "when": {"words": "then", "edtf": "2024-03"},
             "why": "", "nominated_by": "reviewers", "deep": True, "parked": False}
            for key in keys
        ]  # fmt: skip
        plain["answers"] = [
            _said(question.id, key, number)
            for question in guide.questions
            if question.form is Form.NARRATIVE
            for key in ([None] if Depth.ONCE in question.depth else keys)
        ]
        made.append(plain | {"digest": digest({k: v for k, v in plain.items() if k != "digest"})})
    return made


def _said(question: str, episode: str | None, number: int) -> dict[str, object]:
    return {
        "id": f"{question}/{episode}" if episode else question, "question": question,
        "episode": episode, "asked": "What was put, in the words as they were put?",
        "state": "answered", "text": f"{number}. {WORDS * 2}", "value": None, "use": "quote",
        "follow_ups": [],
    }  # fmt: skip


def main() -> None:
    """Make what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dir", type=Path)
    parser.add_argument("--versions", type=int, default=10_000)
    parser.add_argument("--sealed", action="store_true")
    args = parser.parse_args()
    make(args.dir, args.versions, sealed=args.sealed)


if __name__ == "__main__":
    main()
