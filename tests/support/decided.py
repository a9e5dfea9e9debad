"""What a team decided: appraisals, codes and what is usual, for reports in tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interview.model.decision import Views

Row = Mapping[str, object]
_SIGNED = {"by": "LR1", "on": "2026-05-02"}
PIECES = ("words", "basis", "questions", "note", "source")  # all that reviewers write freely


def views(
    *, appraisals: Sequence[Row] = (), codings: Sequence[Row] = (), usual: Sequence[Row] = ()
) -> Views:
    """Return what counts, each written down by LR1 on 2 May 2026 where it doesn't say otherwise."""
    lists = {"appraisals": appraisals, "codings": codings, "usual": usual}
    kept = {name: [{**_SIGNED, **row} for row in rows] for name, rows in lists.items()}
    return Views.model_validate(kept, strict=False)


def one_of_each(answers: Sequence[str], episode: str, said: Mapping[str, str]) -> Views:
    """Return an appraisal, a pattern and a factor seen in each of `answers`, and two usual rows.

    `said` has what stands in each of PIECES.
    """
    return views(
        appraisals=[
            {"episode": episode, "appraisal": "mixed"}
            | {name: said[name] for name in ("words", "basis", "questions")}
        ],
        codings=[
            {"code": code, "answer": answer, "direction": "unsafe", "note": said["note"]}
            for code in ("P4", "F4")
            for answer in answers
        ],
        usual=[
            {"factor": "F4", "usual": "usual", "source": said["source"]},
            {"factor": "F6", "usual": "unusual", "agency": "Police", "source": said["source"]},
        ],
    )
