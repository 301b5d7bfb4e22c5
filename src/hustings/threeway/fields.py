"""One record in three states, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .lines import merge_lines
from .state import DELETED, Record, Sides, canonical

GROUPS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "statements": {
        "span": ("transcript", "begin", "stop", "quote"),
        "holder": ("holding", "holder"),
    },
    "turns": {"place": ("transcript", "begin", "stop", "label_begin")},
}
"""Columns that are decided together, by the name of their field."""

SPREAD: Mapping[str, tuple[str, ...]] = {
    "statements": ("values",),
    "transcripts": ("attributes",),
    "actors": ("attributes",),
    "concepts": ("attributes",),
    "extras": ("data",),
}
"""Columns each key of which is a field of its own."""

GATHERED: Mapping[str, tuple[str, ...]] = {
    "actors": ("aliases",),
    "concepts": ("aliases",),
    "turns": ("flags",),
    "transcripts": ("proposals",),
    "decisions": ("gold",),
}
"""Lists without an order that matters: what either added is there, what either took is not."""

BY_LINES: Mapping[str, tuple[str, ...]] = {
    "statements": ("memo",),
    "concepts": ("description",),
    "verdicts": ("evidence",),
}
"""Texts that are merged line by line where that is clean."""

QUIET: Mapping[str, frozenset[str]] = {
    "statements": frozenset({"coder", "origin", "made_at", "layer", "of"}),
    "transcripts": frozenset(
        {"position", "characters", "text", "replaces", "replaced_by", "source", "sections"}
    ),
    "forms": frozenset({"position"}),
    "actors": frozenset({"color"}),
    "concepts": frozenset({"color"}),
    "suggestions": frozenset(
        "transcript begin stop cue values score method version why tier statement kind".split()
    ),
    "verdicts": frozenset({"by", "made_at"}),
    "decisions": frozenset({"by", "made_at", "basis"}),
    "conflicts": frozenset({"ours", "theirs", "at", "made_at"}),
}
"""Fields nobody decides: where both differ, ours stays without a word."""

EMPTY: tuple[Any, ...] = (None, "", [], {})


def split(table: str, record: Record | None) -> dict[str, Any]:
    """The fields of a record."""
    if record is None:
        return {}
    groups, spread = GROUPS.get(table, {}), SPREAD.get(table, ())
    inside = {c for columns in groups.values() for c in columns} | set(spread)
    out = {c: v for c, v in record.items() if c not in inside}
    for name, columns in groups.items():
        out[name] = [record.get(c) for c in columns]
    for column in spread:
        out |= {f"{column}.{name}": value for name, value in (record.get(column) or {}).items()}
    return out


def joined(table: str, fields: Mapping[str, Any]) -> Record:
    """The inverse of :func:`split`."""
    groups, spread = GROUPS.get(table, {}), SPREAD.get(table, ())
    out: Record = {column: {} for column in spread}
    for name, value in fields.items():
        column, dot, key = name.partition(".")
        if dot and column in spread:
            if value is not None:
                out[column][key] = value
        elif name in groups:
            out |= dict(zip(groups[name], value, strict=True))
        else:
            out[name] = value
    return out


def differing(table: str, one: Record, other: Record) -> set[str]:
    """The fields in which two states of a record differ, without those nobody decides."""
    a, b = split(table, one), split(table, other)
    quiet = QUIET.get(table, frozenset())
    return {n for n in a.keys() | b.keys() if n not in quiet and a.get(n) != b.get(n)}


def merge_record(sides: Sides, table: str, key: str) -> Record | None:
    """A record as both sides have it together; None where it is gone. Clashes are told."""
    base, ours, theirs = sides.three(table, key)
    if ours is not None and theirs is not None:
        return merge_fields(sides, table, base, ours, theirs)
    there = ours if theirs is None else theirs
    if base is None or there is None:
        return there
    if not differing(table, base, there):
        return None
    sides.clash(table, key, DELETED, ours, theirs)
    return there


def merge_fields(
    sides: Sides, table: str, base: Record | None, ours: Record, theirs: Record
) -> Record:
    """A record that is on both sides, field by field."""
    b, o, t = (split(table, r) for r in (base, ours, theirs))
    out: dict[str, Any] = {}
    together = _form_decides(table, b, o, t) if base else set()
    for name in sorted(o.keys() | t.keys() | b.keys()):
        mine, other, was = o.get(name), t.get(name), b.get(name)
        clean, value = _one(table, name, (was, mine, other), new=base is None)
        if name in together:
            value = mine
        elif not clean:
            sides.clash(table, ours["id"], name, mine, other)
        out[name] = value
    if together:
        said = [{"form": r["form"], "values": r["values"]} for r in (ours, theirs)]
        sides.clash(table, ours["id"], "form", *said)
    return joined(table, out)


def _one(table: str, name: str, values: tuple[Any, Any, Any], *, new: bool) -> tuple[bool, Any]:
    """Whether a field is clear, and its value; ``values`` are base, ours, theirs."""
    was, mine, other = values
    if mine == other:
        return True, mine
    if new and (mine in EMPTY or other in EMPTY):
        return True, other if mine in EMPTY else mine
    if not new and mine == was:
        return True, other
    if not new and other == was:
        return True, mine
    if name in GATHERED.get(table, ()):
        return True, gathered(was or [], mine or [], other or [])
    if name in BY_LINES.get(table, ()):
        text = merge_lines(was or "", mine or "", other or "")
        return text is not None, mine if text is None else text
    return name in QUIET.get(table, frozenset()), mine


def _form_decides(
    table: str, b: Mapping[str, Any], o: Mapping[str, Any], t: Mapping[str, Any]
) -> set[str]:
    """Values belong to their form: where one side changed the form and the other the values, or
    both the form, these fields are decided together.
    """
    if table != "statements":
        return set()
    changed = [{n for n in b.keys() | s.keys() if b.get(n) != s.get(n)} for s in (o, t)]
    fields = {n for s in changed for n in s if n == "form" or n.startswith("values.")}
    one, other = changed
    both = any("form" in a and fields & b_ for a, b_ in ((one, other), (other, one)))
    return fields if both else set()


def gathered(was: list[Any], mine: list[Any], other: list[Any]) -> list[Any]:
    """A list with what either side added, without what either took away."""
    old, one, two = ({canonical(v): v for v in part} for part in (was, mine, other))
    kept = [k for k in one if k in two or k not in old]
    kept += [k for k in two if k not in one and k not in old]
    return [one.get(k, two.get(k)) for k in kept]
