"""Actors and concepts: one name is one record, whoever made it, and what was merged is followed."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Mapping

from .fields import merge_record
from .state import Record, Sides, renamed

TABLES = ("actors", "concepts")


def plain(name: str) -> str:
    """A name as it is compared: NFC, trimmed, without regard to case.

    >>> plain(" Fear ") == plain("fear")
    True
    """
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def join_names(sides: Sides) -> None:
    """Give records that are one name one id, in all three states."""
    for table in TABLES:
        _follow_merged(sides, table)
        _join_new(sides, table)


def merge_names(sides: Sides, table: str) -> dict[str, Record]:
    """The records of a table as both sides have them together; names stay apart."""
    out: dict[str, Record] = {}
    for key in sides.ids(table):
        base, ours, theirs = sides.three(table, key)
        record = merge_record(sides, table, key)
        if record is None:
            continue
        if ours and theirs:
            record = _spoken_as(record, base, theirs)
        aliases = [a for a in dict.fromkeys(record["aliases"]) if a != record["name"]]
        out[key] = {**record, "aliases": aliases}
    _keep_apart(sides, table, out)
    return out


def _spoken_as(record: Record, base: Record | None, theirs: Record) -> Record:
    """The name of theirs that does not stand is an alias."""
    said = theirs["name"]
    was = base["name"] if base else None
    if said in (record["name"], was) or said in record["aliases"]:
        return record
    return {**record, "aliases": [*record["aliases"], said]}


def _follow_merged(sides: Sides, table: str) -> None:
    """What one side merged into another name, the other side's statements follow."""
    into: dict[str, str] = {}
    for gone_from, other in ((sides.ours, sides.theirs), (sides.theirs, sides.ours)):
        into_alias, by_name = _called_now(gone_from[table].values())
        for key in sorted(set(sides.base[table]) & set(other[table]) - set(gone_from[table])):
            was = sides.base[table][key]["name"]
            target = into_alias.get(was)
            if target is None and other[table][key]["name"] == was:
                target = by_name.get(was)  # renamed to what it took over, or made anew: one name
            if target and target != key:
                into[key] = target
    mapping = {key: to for key in into if (to := _end(into, key)) != key}
    if not mapping:
        return
    for state in (sides.ours, sides.theirs):
        _gather_aliases(sides, state[table], mapping)
    sides.base, sides.ours, sides.theirs = (renamed(s, mapping) for s in sides.all())
    sides.same |= mapping


def _called_now(records: Iterable[Record]) -> tuple[dict[str, str], dict[str, str]]:
    """Who has an alias, as merging leaves one, and who has a name."""
    rows = list(records)
    aliases = {alias: r["id"] for r in rows for alias in r["aliases"]}
    return aliases, {r["name"]: r["id"] for r in rows}


def _end(into: Mapping[str, str], key: str) -> str:
    """Where a chain of merges ends; the smaller id where two were merged into each other."""
    seen = [key]
    while (to := into.get(seen[-1])) is not None and to not in seen:
        seen.append(to)
    return min(seen[seen.index(to) :]) if to is not None else seen[-1]


def _gather_aliases(sides: Sides, rows: dict[str, Record], mapping: Mapping[str, str]) -> None:
    """A name that is followed leaves what it was called meanwhile with the one it went into."""
    for key, to in mapping.items():
        was, now = sides.base["actors"].get(key) or sides.base["concepts"].get(key), rows.get(key)
        target = rows.get(to)
        if now is None or target is None or was is None:
            continue
        new = [n for n in (now["name"], *now["aliases"]) if n not in (was["name"], *was["aliases"])]
        kept = [n for n in new if n not in (target["name"], *target["aliases"])]
        target["aliases"] = [*target["aliases"], *kept]


def _join_new(sides: Sides, table: str) -> None:
    """A new name on one side that the other has, new or renamed to it, is one record."""
    unclear = _renamed_apart(sides, table)
    merged = {k: n for k, n in _merged_names(sides, table).items() if k not in unclear}
    base, ours, theirs = (state[table] for state in sides.all())
    to_ours: dict[str, str] = {}
    to_theirs: dict[str, str] = {}
    taken: set[str] = set()
    new = sorted(set(theirs) - set(base) - set(ours))
    for near in (False, True):  # exactly the same names find each other first
        for key in (k for k in new if k not in to_ours):
            found = _called(merged, theirs[key]["name"], (ours, theirs), taken | {key}, near=near)
            if found is not None:
                to_ours[key] = found
                taken.add(found)
    alone = sorted(set(ours) - set(base) - set(theirs) - taken)
    for near in (False, True):
        for key in (k for k in alone if k not in to_theirs):
            found = _called(merged, ours[key]["name"], (theirs, ours), taken | {key}, near=near)
            if found is not None and found in base:
                to_theirs[key] = found
                taken.add(found)
    sides.joined |= set(to_ours) | set(to_theirs)
    sides.call_theirs(to_ours)
    sides.ours = renamed(sides.ours, to_theirs)
    sides.same |= to_theirs
    for key, to in to_ours.items():
        if to in theirs:  # an old name of theirs, renamed by us: what they said of the new is kept
            sides.theirs[table][to] = _united(theirs[to], theirs[key])
        elif to not in base:
            _spell_alike(sides.ours[table][to], sides.theirs[table][to])
        else:
            _spell_alike(sides.theirs[table][to], sides.theirs[table][to], merged[to])
    for key, to in to_theirs.items():
        if to in ours:
            sides.ours[table][to] = _united(ours[to], ours[key])


def _spell_alike(one: Record, other: Record, name: str = "") -> None:
    """Two spellings of a new name: one stands on both sides, the others are aliases."""
    spelled = sorted({one["name"], other["name"]})
    name = name or spelled[0]
    for record in (one, other):
        more = [s for s in spelled if s != name and s not in record["aliases"]]
        record["name"], record["aliases"] = name, [*record["aliases"], *more]


def _united(one: Record, other: Record) -> Record:
    """A record, with the names and what else is said of another that becomes it."""
    names = [n for n in (other["name"], *other["aliases"]) if n != one["name"]]
    new = [n for n in names if n not in one["aliases"]]
    filled: Record = {k: one[k] or other[k] for k in ("kind", "color", "description") if k in one}
    attributes = {**other["attributes"], **one["attributes"]}
    return {**one, **filled, "aliases": [*one["aliases"], *new], "attributes": attributes}


def _merged_names(sides: Sides, table: str) -> dict[str, str]:
    """What every record is called once both sides' renamings are made; new ones of theirs too."""
    out: dict[str, str] = {}
    for key in sides.ids(table):
        base, ours, theirs = (r and r["name"] for r in sides.three(table, key))
        changed = theirs is not None and ours in (None, base)
        name = theirs if changed else ours
        if name is not None:
            out[key] = str(name)
    return out


def _renamed_apart(sides: Sides, table: str) -> set[str]:
    """Old names that both sides renamed, each otherwise: what they are called a person settles, so
    until then no new name is the same as one of them, whichever of the two it fits.
    """
    found = set()
    for key in sides.base[table]:
        names = [r and r["name"] for r in sides.three(table, key)]
        if None not in names and len(set(names)) == len(names):
            found.add(key)
    return found


def _called(
    merged: Mapping[str, str],
    name: str,
    sides: tuple[Mapping[str, Record], Mapping[str, Record]],
    not_these: set[str],
    *,
    near: bool,
) -> str | None:
    """The record of the other side (of the first of both) that has a name in the end: exactly so,
    or where ``near`` but for case and blanks.

    One that has the name on this side too is another: there they are two already.
    """
    there, here = sides
    fits = [
        key
        for key, called in merged.items()
        if key in there
        and key not in not_these
        and (called == name or (near and plain(called) == plain(name)))
        and (key not in here or plain(here[key]["name"]) != plain(name))
    ]
    exact = [key for key in fits if merged[key] == name]
    return min(exact or fits, default=None)


def _keep_apart(sides: Sides, table: str, rows: dict[str, Record]) -> None:
    """Names that would be there twice. Of two old ones renamed to one the first has it and the
    other keeps its old one for now; one that both renamed otherwise gives way, as it is to be
    settled anyway.
    """
    holders: dict[str, str] = {}
    unclear = _renamed_apart(sides, table)
    for key in sorted(rows, key=lambda k: (k in unclear, k not in sides.base[table], k)):
        name = rows[key]["name"]
        if name in holders:
            base = sides.base[table].get(key)
            old = base["name"] if base and base["name"] not in holders else None
            rows[key] = {**rows[key], "name": old or free_name(name, holders)}
            if key not in unclear:
                sides.clash(table, key, "name", rows[key]["name"], name)
        holders[rows[key]["name"]] = key


def free_name(name: str, taken: Container[str]) -> str:
    """A name nobody has, the same whichever of two copies was merged into the other."""
    n = 2
    while f"{name} ({n})" in taken:
        n += 1
    return f"{name} ({n})"
