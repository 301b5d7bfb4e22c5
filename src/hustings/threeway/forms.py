"""Forms of statement: what either side added is there; a field of two kinds is no field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..errors import OptionError
from .fields import gathered
from .state import DELETED, Record, Sides

Field = dict[str, Any]


def merge_forms(sides: Sides) -> dict[str, Record]:
    """The forms both sides have together.

    Raises OptionError where both made a field of one name with two kinds: nothing can be merged
    then.
    """
    out = {}
    for key in sides.ids("forms"):
        base, ours, theirs = sides.three("forms", key)
        if ours is not None and theirs is not None:
            out[key] = {**ours, "form": _merged(sides, key, base, ours, theirs)}
            continue
        there = ours or theirs
        if there is None or (base is not None and base["form"] == there["form"]):
            continue
        if base is not None:
            sides.clash("forms", key, DELETED, ours and ours["form"], theirs and theirs["form"])
        out[key] = there
    return out


def _merged(
    sides: Sides, key: str, base: Record | None, ours: Record, theirs: Record
) -> dict[str, Any]:
    b, o, t = (dict(r["form"]) if r else {} for r in (base, ours, theirs))
    if o == t or (base and b == t):
        return o
    if base and b == o:
        return t
    out = {}
    for name in o.keys() | t.keys():
        if name != "fields":
            out[name] = _property(sides, key, name, (b.get(name), o.get(name), t.get(name)))
    was, mine, other = ({f["name"]: f for f in form.get("fields") or ()} for form in (b, o, t))
    order = [*mine, *(n for n in other if n not in mine)]
    fields = []
    for name in order:
        field = _field(sides, key, name, (was.get(name), mine.get(name), other.get(name)))
        if field is not None:
            fields.append(field)
    out["fields"] = fields
    return out


def _field(
    sides: Sides, key: str, name: str, states: tuple[Field | None, Field | None, Field | None]
) -> Field | None:
    was, mine, other = states
    if mine is None or other is None:
        there = mine or other
        if was is None or there is None:
            return there
        if there == was:
            return None
        sides.clash("forms", key, f"fields.{name}.{DELETED}", mine, other)
        return there
    if mine["kind"] != other["kind"] and not (was and was["kind"] in (mine["kind"], other["kind"])):
        raise OptionError(
            f"The field {name!r} of the form {key!r} is of the kind {mine['kind']!r} here and "
            f"{other['kind']!r} in the file of {sides.who}. Give one of them another name, then "
            f"merge; nothing was changed.",
            form=key,
            field=name,
        )
    out: Field = {}
    for part in mine.keys() | other.keys():
        values = ((was or {}).get(part), mine.get(part), other.get(part))
        out[part] = _property(sides, key, f"fields.{name}.{part}", values)
    return out


def _property(sides: Sides, key: str, name: str, values: tuple[Any, Any, Any]) -> Any:
    was, mine, other = values
    if mine == other or other == was:
        return mine
    if mine == was:
        return other
    part = name.rpartition(".")[2]
    if part == "choices":
        return gathered(list(was or ()), list(mine or ()), list(other or ()))
    if part in ("choice", "choice_data"):
        return _by_name(was or (), mine or (), other or ())
    sides.clash("forms", key, name, mine, other)
    return mine


def _by_name(
    was: Sequence[Mapping[str, Any]],
    mine: Sequence[Mapping[str, Any]],
    other: Sequence[Mapping[str, Any]],
) -> list[Any]:
    """What is said of choices, by their names; ours where both say something else."""
    old, one, two = ({str(c["name"]): c for c in part} for part in (was, mine, other))
    out = {}
    for name in [*one, *(n for n in two if n not in one)]:
        if name in one and name in two:
            out[name] = two[name] if one[name] == old.get(name) else one[name]
        elif name not in old:
            out[name] = one[name] if name in one else two[name]
    return list(out.values())
