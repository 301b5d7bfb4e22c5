"""The review queue: suggestions found, how each method fares, and what is left to decide."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from .. import suggest as room
from ..model import Suggestion
from ..project import Project


def find(project: Project, transcript: str | None = None, *, kinds: tuple[str, ...] = (), tier: str = "strong") -> int:
    """Look for suggestions and keep those that are new; returns how many. What was rejected does not come back."""
    actors = [a for a in project.actors() if a.kind]
    past = project.suggestions()
    found: list[Suggestion] = []
    for text in project.transcripts():
        if transcript in (None, text["id"]):
            made = room.suggest(project.transcript(text["id"]), kinds=kinds or None, tier=tier, actors=actors)
            found += room.not_rejected(made, past)
    return project.keep_suggestions(found)


def rows(project: Project, **where: Any) -> list[dict[str, Any]]:
    """Suggestions as scripts read them."""
    return [_row(s) for s in project.suggestions(**where)]


def _row(s: Suggestion) -> dict[str, Any]:
    data = asdict(s)
    return {**data, "cue": list(s.cue) if s.cue else None, "values": dict(s.values)}


def view(
    project: Project, *, transcript: str | None = None, kind: str | None = None, state: str | None = "open"
) -> dict[str, Any]:
    """The queue of a text or of all, with each method's rate and the precision to expect."""
    every = project.suggestions()
    rates = room.acceptance(every)
    shown = [
        s
        for s in every
        if (transcript is None or s.transcript == transcript)
        and (kind is None or s.kind == kind)
        and (state is None or s.state == state)
    ]
    kinds: dict[str, str] = {s.method: s.kind for s in every}
    methods = [
        {
            "method": name,
            "kind": kinds[name],
            "open": r.open,
            "accepted": r.accepted + r.edited,
            "rejected": r.rejected,
            "rate": r.rate,
            "muted": r.muted,
            "why": r.says,
        }
        for name, r in rates.items()
    ]
    curve = [
        {"threshold": p.score, "expected": p.precision, "number": p.items} for p in room.precision_curve(shown, every)
    ]
    unmuted = [s for s in shown if not (rates.get(s.method) and rates[s.method].muted)]
    return {"methods": methods, "curve": curve, "rows": [_row(s) for s in unmuted]}
