"""Studies, notes of the project, and what other programs left with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .fields import gathered
from .lines import merge_lines
from .state import DELETED, Record, Sides, canonical

OWN = "review: "
"""What begins so among the extras is the project's own note."""

LEFT_OUT = ("review: merged ",)
"""Notes each copy has for itself."""

MEMO = "review: memo "
"""A memo: its words are merged line by line, and who wrote it last is nobody's decision."""

PROGRAM = ("searched", "unread", "models", "unmuted", "blind", "unsettled ", "finished ")
"""Notes in which nothing is decided between two people: where both differ, ours stays."""


def merge_studies(sides: Sides) -> dict[str, Record]:
    """Saved studies; of two of one name theirs is kept as "NAME (who)"."""
    return _by_name(sides, "studies")


def merge_extras(sides: Sides) -> dict[str, Record]:
    """Notes field by field; of what other programs left, theirs is kept beside ours."""
    rows = {}
    for key in sides.ids("extras"):
        if key.startswith(LEFT_OUT) and key in sides.ours["extras"]:
            rows[key] = sides.ours["extras"][key]
    own = {k for k in sides.ids("extras") if k.startswith(OWN) and not k.startswith(LEFT_OUT)}
    for key in sorted(own):
        record = _note(sides, key)
        if record is not None:
            rows[key] = record
    foreign = {k for k in sides.ids("extras") if not k.startswith(OWN)}
    return {**rows, **_by_name(sides, "extras", foreign)}


def _by_name(sides: Sides, table: str, keys: set[str] | None = None) -> dict[str, Record]:
    out: dict[str, Record] = {}
    beside: list[Record] = []
    for key in sides.ids(table):
        if keys is not None and key not in keys:
            continue
        base, ours, theirs = sides.three(table, key)
        if ours is not None and theirs is not None:
            if theirs != ours and theirs != base:
                out[key] = theirs if ours == base else ours
                if ours != base:
                    beside.append(theirs)
            else:
                out[key] = ours
            continue
        there = ours or theirs
        if there is None or there == base:
            continue
        if base is not None:
            sides.clash(table, key, DELETED, ours, theirs)
        out[key] = there
    for record in beside:
        name, n = f"{record['id']} ({sides.who})", 2
        while name in out and {**out[name], "id": ""} != {**record, "id": ""}:
            name, n = f"{record['id']} ({sides.who} {n})", n + 1
        out[name] = {**record, "id": name}
    return out


def _note(sides: Sides, key: str) -> Record | None:
    base, ours, theirs = sides.three("extras", key)
    if ours is None or theirs is None:
        there = ours or theirs
        # settled on one side is settled
        return None if base is not None else there
    if key.startswith(MEMO):
        return {**ours, "data": _memo(sides, key, base, ours, theirs)}
    loud = not key.removeprefix(OWN).startswith(PROGRAM)
    data = _value(
        sides, key, ("data",), loud, ((base or {}).get("data"), ours["data"], theirs["data"])
    )
    return {**ours, "data": data}


def _memo(
    sides: Sides, key: str, base: Record | None, ours: Record, theirs: Record
) -> dict[str, Any]:
    was, mine, other = ((r or {"data": {}})["data"] for r in (base, ours, theirs))
    first = was.get("text", "")
    newer = other if mine["text"] == first else mine
    if first in (mine["text"], other["text"]) or mine["text"] == other["text"]:
        return {**mine, **{name: newer[name] for name in ("text", "by", "at")}}
    words = merge_lines(first, mine["text"], other["text"])
    if words is None:
        sides.clash("extras", key, "data.text", mine["text"], other["text"])
    return {**mine, "text": mine["text"] if words is None else words}


def _value(
    sides: Sides, key: str, path: tuple[str, ...], loud: bool, values: tuple[Any, Any, Any]
) -> Any:
    was, mine, other = values
    if mine == other or other == was:
        return mine
    if mine == was:
        return other
    if isinstance(mine, Mapping) and isinstance(other, Mapping):
        was = was if isinstance(was, Mapping) else {}
        out = {}
        for name in [*mine, *(n for n in other if n not in mine)]:
            if name in was and (name not in mine or name not in other):
                continue  # taken away on one side
            found = (was.get(name), mine.get(name), other.get(name))
            if found[1] is None or found[2] is None:
                out[name] = found[1] if found[2] is None else found[2]
            else:
                out[name] = _value(sides, key, (*path, str(name)), loud, found)
        return out
    if isinstance(mine, list) and isinstance(other, list):
        return _listed(sides, was if isinstance(was, list) else [], mine, other)
    if loud:
        sides.clash("extras", key, ".".join(path), mine, other)
    return mine


def _listed(sides: Sides, was: list[Any], mine: list[Any], other: list[Any]) -> list[Any]:
    """Two lists as one; of two things of one name theirs is called "NAME (who)"."""
    together = gathered(was, mine, other)
    if not all(isinstance(v, Mapping) and "name" in v for v in together):
        return together
    ours = {canonical(v) for v in mine}
    names = [v["name"] for v in together if canonical(v) in ours]
    out = []
    for value in together:
        if canonical(value) not in ours and value["name"] in names:
            value = {**value, "name": f"{value['name']} ({sides.who})"}
            if isinstance(value.get("aliases"), Sequence):
                value["aliases"] = []
        out.append(value)
    return out
