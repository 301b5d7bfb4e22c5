"""Turns, statements and what hangs on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .fields import merge_fields, merge_record
from .state import Record, Sides, canonical

STRUCTURE = ("begin", "stop", "label_begin")
DECIDED = ("accepted", "edited")


def merge_turns(sides: Sides) -> dict[str, Record]:
    """The turns of every text; where both cut one text differently, ours stands whole."""
    out: dict[str, Record] = {}
    texts = {t["transcript"] for s in sides.all() for t in s.get("turns", {}).values()}
    cut: dict[str, tuple[dict[str, Record], ...]] = {}
    for text in sorted(texts):
        cut[text] = tuple(
            {k: t for k, t in s.get("turns", {}).items() if t["transcript"] == text}
            for s in sides.all()
        )
    for text, (base, ours, theirs) in cut.items():
        shapes = [_shape(part) for part in (base, ours, theirs)]
        both = shapes[0] not in shapes[1:] and shapes[1] != shapes[2] and base and ours and theirs
        if both:
            sides.clash("transcripts", text, "turns", list(ours.values()), list(theirs.values()))
        for key in sorted({*base, *ours, *theirs}):
            if both and key not in ours:
                continue
            if both and (key not in theirs or _place(ours[key]) != _place(theirs[key])):
                out[key] = ours[key]
                continue
            record = merge_record(sides, "turns", key)
            if record is not None:
                out[key] = record
    return out


def _shape(turns: Mapping[str, Record]) -> set[tuple[Any, ...]]:
    return {_place(t) for t in turns.values()}


def _place(turn: Record) -> tuple[Any, ...]:
    return tuple(turn[c] for c in STRUCTURE)


def call_turns_the_same(sides: Sides) -> None:
    """A cut both sides made at the same place is one."""
    base = sides.base["turns"]
    new = {
        (t["transcript"], *_place(t)): k
        for k, t in sides.ours["turns"].items()
        if k not in base and k not in sides.theirs["turns"]
    }
    mapping = {
        k: new[place]
        for k, t in sides.theirs["turns"].items()
        if k not in base
        and k not in sides.ours["turns"]
        and (place := (t["transcript"], *_place(t))) in new
    }
    sides.call_theirs(mapping)


def call_statements_the_same(sides: Sides) -> None:
    """What one coder marked twice, here and there, in the same words, is one statement."""
    base, ours, theirs = (state["statements"] for state in sides.all())
    waiting: dict[str, list[str]] = {}
    for key in sorted(set(ours) - set(base) - set(theirs)):
        waiting.setdefault(_said(ours[key]), []).append(key)
    mapping: dict[str, str] = {}
    for key in sorted(set(theirs) - set(base) - set(ours)):
        same = waiting.get(_said(theirs[key]))
        if same:
            mapping[key] = same.pop(0)
    sides.call_theirs(mapping)


def _said(record: Record) -> str:
    place = ("transcript", "begin", "stop", "form", "values", "coder", "layer")
    return canonical([record.get(c) for c in place])


def merge_statements(sides: Sides) -> dict[str, Record]:
    """The statements of both; one that was judged or decided upon meanwhile was not let go."""
    rows = _merged(sides, "statements")
    for table in ("verdicts",):
        for key in sides.ids(table):
            base, ours, theirs = sides.three(table, key)
            about = (ours or theirs or base or {}).get("statement")
            if base is not None or about in rows or about is None:
                continue
            one, two = (s["statements"].get(about) for s in (sides.ours, sides.theirs))
            there = one or two
            if there is not None:
                rows[about] = there
                sides.clash("statements", about, "deleted", one, two)
    return rows


def merge_suggestions(sides: Sides) -> dict[str, Record]:
    """Offers: what was found on both sides is one; open loses to decided."""
    rows: dict[str, Record] = {}
    for key in sides.ids("suggestions"):
        base, ours, theirs = sides.three("suggestions", key)
        if ours is None or theirs is None:
            record = merge_record(sides, "suggestions", key)
        else:
            record = _offer(sides, base, ours, theirs)
        if record is not None:
            rows[key] = record
    return rows


def call_suggestions_the_same(sides: Sides) -> None:
    """The same offer, found here and there, is one."""
    base, ours, theirs = (state["suggestions"] for state in sides.all())
    known = {_offered(ours[k]): k for k in sorted(set(ours) - set(base) - set(theirs))}
    mapping = {}
    for key in sorted(set(theirs) - set(base) - set(ours)):
        found = known.pop(_offered(theirs[key]), None)
        if found is not None:
            mapping[key] = found
    sides.call_theirs(mapping)


def _offered(record: Record) -> str:
    return canonical(
        [record[c] for c in ("transcript", "kind", "method", "begin", "stop", "values")]
    )


def _offer(sides: Sides, base: Record | None, ours: Record, theirs: Record) -> Record:
    states = {ours["state"], theirs["state"]}
    if len(states) > 1 and "open" in states:
        decided, other = (ours, theirs) if theirs["state"] == "open" else (theirs, ours)
        return {
            **merge_fields(_silent(sides), "suggestions", base, ours, theirs),
            **{c: decided[c] for c in ("state", "statement") if decided["state"] != other["state"]},
        }
    if states <= set(DECIDED):
        return ours
    return merge_fields(sides, "suggestions", base, ours, theirs)


def _silent(sides: Sides) -> Sides:
    return Sides(sides.base, sides.ours, sides.theirs, sides.who)


def _merged(sides: Sides, table: str) -> dict[str, Record]:
    found = {key: merge_record(sides, table, key) for key in sides.ids(table)}
    return {key: record for key, record in found.items() if record is not None}


def merge_plain(sides: Sides, table: str) -> dict[str, Record]:
    """Records of a table without more to it than their fields."""
    return _merged(sides, table)
