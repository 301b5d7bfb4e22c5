"""The decisions of the review queue that stand, with their words and the statements they made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...model import DECIDED, Change
from ...project import Project
from ..answers.review import DecisionRow
from ..rows import statement_rows

SHOWN = 8
"""Decisions that are shown with their words and their statement."""
LONGEST = 60
"""So many letters of a passage are shown in a list."""
DECIDES = ("decide", "code", "make")
"""Verbs of the log that can decide a suggestion."""


def decided(project: Project, changes: Iterable[Change]) -> list[DecisionRow]:
    """Decisions that stand, newest first: the change to take back, what was decided, and the
    statement it made.
    """
    found = [made for c in changes if (made := _decision(c)) is not None]
    known = (
        {s.id: s for s in project.suggestions(id=[d.suggestion for d in found])} if found else {}
    )
    # one that was taken back alone still stands in the log: what it decided is open again
    newest = {d.suggestion: d for d in reversed(found)}
    standing = [
        d
        for d in found
        if newest[d.suggestion] is d
        and (s := known.get(d.suggestion)) is not None
        and s.state == d.state
    ]
    wanted = [d.statement for d in standing[:SHOWN] if d.statement]
    there = project.statements(ids=wanted) if wanted else []
    made_of = {row.id: row for row in statement_rows(project, there)}
    texts: dict[str, str] = {}
    shown = []
    for d in standing[:SHOWN]:
        s = known[d.suggestion]
        if s.transcript not in texts:
            texts[s.transcript] = project.text(s.transcript)
        words = " ".join(texts[s.transcript][s.start : s.end].split())
        words = words if len(words) <= LONGEST else words[: LONGEST - 3] + "…"
        shown.append(replace(d, kind=s.kind, words=words, made=made_of.get(d.statement or "")))
    return [*shown, *standing[SHOWN:]]


def _decision(change: Change) -> DecisionRow | None:
    """What a change decided; None where it decided no suggestion."""
    touched = [
        r
        for r in change.rows
        if r["table"] == "suggestions" and r["before"] and r["after"] and "state" in r["after"]
    ]
    touched = [r for r in touched if r["after"]["state"] in (*DECIDED, "later")]
    if not touched:
        return None
    return DecisionRow(
        change=change.id,
        at=change.at,
        suggestion=touched[-1]["key"],
        state=touched[-1]["after"]["state"],
        number=len(touched),
        statement=next((r["key"] for r in change.rows if r["table"] == "statements"), None),
        summary=change.summary,
    )
