"""What changed in what one person foresees: kept, moved, turned, past."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..forecasts.due import last_day
from ..model import Statement
from ..wording import quoted, say, worded
from .verdicts import Change, Verdict, beside, sorted_by_verdict


def forecasts_changed(
    rows: Sequence[Sequence[Statement]], of: str, since: str | None
) -> tuple[Change, ...]:
    """Each thing foreseen on either side, and what became of it."""
    sides: dict[str, tuple[list[Statement], list[Statement]]] = {}
    names: dict[str, str] = {}
    for side, said in enumerate(rows):
        for s in said:
            if s.form == "prediction" and s.holder == of and s.commitment != "rejects":
                outcome = str(s.values.get("outcome") or s.quote)
                key = " ".join(outcome.casefold().split())
                names.setdefault(key, outcome)
                sides.setdefault(key, ([], []))[side].append(s)
    return sorted_by_verdict(_forecast(names[k], *pair, since) for k, pair in sides.items())


def _forecast(
    what: str, before: Sequence[Statement], after: Sequence[Statement], since: str | None
) -> Change:
    ids = tuple(s.id for s in before), tuple(s.id for s in after)
    old, new = (dict.fromkeys(_foreseen(s) for s in side) for side in (before, after))
    said = "; ".join(old), "; ".join(new)
    if not after:
        due = [d for s in before if (d := last_day(_value(s, "horizon"))) is not None]
        gone = since is not None and len(due) == len(before) and max(due) < np.datetime64(since)
        words = beside(*said, "dropped")
        if gone:
            words = say("{words} before; its time had come", words=said[0])
        return Change(what, "past" if gone else "dropped", words, *ids)
    if not before:
        return Change(what, "new", beside(*said, "new"), *ids)
    ways = [{_value(s, "direction") for s in side} - {None} for side in (before, after)]
    times = [{_value(s, "horizon") or _value(s, "by when") for s in x} for x in (before, after)]
    if ways[0] and ways[1] and not ways[0] & ways[1]:
        verdict: Verdict = "turned"
    elif times[0] & times[1]:
        verdict = "renewed"
    else:
        verdict = "moved"
    if set(old) == set(new):
        return Change(what, verdict, beside(*said, "kept"), *ids)
    return Change(what, verdict, beside(*said, verdict), *ids)


def _foreseen(s: Statement) -> str:
    when = _value(s, "horizon") or _value(s, "by when")
    way = worded(_value(s, "direction")) or say("foreseen")
    likely, condition = _value(s, "likelihood"), _value(s, "condition")
    parts = [
        say("{way} by {when}", way=way, when=when) if when else say("{way}, no time said", way=way),
        quoted(likely) if likely else "",
        say("on the condition {condition}", condition=condition) if condition else "",
        worded("only supposed") if s.commitment == "supposes" else "",
    ]
    return ", ".join(p for p in parts if p)


def _value(s: Statement, name: str) -> str | None:
    value = s.values.get(name)
    return str(value) if value not in (None, "") else None
