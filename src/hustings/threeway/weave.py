"""Two copies of a project and what both began with -> one project, and what only a person settles.

Record by record and field by field: what one side did is done, what both did alike is done once,
and where both did something else ours stands and a clash tells of theirs. Nothing is decided by the
time of writing. Plain records in, plain records out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from . import marks, names, notes, texts
from .forms import merge_forms
from .state import DELETED, Clash, Record, Sides, State, copied, names_of

NOTE = "review: unsettled "
"""A note per statement that a corrected text left to settle."""


@dataclass(frozen=True, slots=True)
class Woven:
    """The merged records; ``same`` tells which id of theirs (or ours) became which, ``joined`` the
    names that were the same.
    """

    state: State
    clashes: tuple[Clash, ...]
    same: Mapping[str, str]
    joined: frozenset[str]


def weave(base: State, ours: State, theirs: State, *, who: str, carry: texts.Carrier) -> Woven:
    """Merge ``theirs`` into ``ours``, both of which began as ``base``. ``who`` has made theirs.

    Raises OptionError where a field of a form is of two kinds.
    """
    sides = Sides(copied(base), copied(ours), copied(theirs), who)
    texts.align(sides, carry)
    names.join_names(sides)
    marks.call_turns_the_same(sides)
    marks.call_statements_the_same(sides)
    marks.call_suggestions_the_same(sides)
    out: State = {"forms": merge_forms(sides)}
    out["transcripts"] = _texts(sides)
    out |= {table: names.merge_names(sides, table) for table in names.TABLES}
    out["turns"] = marks.merge_turns(sides)
    out["statements"] = marks.merge_statements(sides)
    out["suggestions"] = marks.merge_suggestions(sides)
    for table in ("verdicts", "decisions", "conflicts"):
        out[table] = marks.merge_plain(sides, table)
    out["studies"] = notes.merge_studies(sides)
    out["extras"] = notes.merge_extras(sides)
    _stand_on_something(sides, out)
    _no_circles(sides, out["concepts"])
    _note_carried(sides, out)
    return Woven(out, tuple(sides.clashes), dict(sides.same), frozenset(sides.joined))


def _texts(sides: Sides) -> dict[str, Record]:
    rows = marks.merge_plain(sides, "transcripts")
    for key, record in rows.items():
        for column in ("replaces", "replaced_by"):
            if record[column] is not None and record[column] not in rows:
                rows[key] = record = {**record, column: None}
    return rows


def _stand_on_something(sides: Sides, out: State) -> None:
    """Nothing points at what is not there: what one side deleted and the other used stands again.

    What hangs on a deleted statement or text goes with it.
    """
    for table, column, to in (
        ("turns", "transcript", "transcripts"),
        ("statements", "transcript", "transcripts"),
        ("suggestions", "transcript", "transcripts"),
        ("decisions", "transcript", "transcripts"),
        ("verdicts", "statement", "statements"),
    ):
        out[table] = {k: r for k, r in out[table].items() if r[column] in out[to]}
    for statement in out["statements"].values():
        _need(sides, out, "forms", statement["form"])
    _need_fields(sides, out)
    for table, key in _used(out):
        _need(sides, out, table, key)
    for concept in list(out["concepts"].values()):
        if concept["parent"] not in out["concepts"]:
            out["concepts"][concept["id"]] = {**concept, "parent": None}
    for key, suggestion in out["suggestions"].items():
        if suggestion["statement"] is not None and suggestion["statement"] not in out["statements"]:
            out["suggestions"][key] = {**suggestion, "statement": None, "state": "open"}
    gone = [
        k
        for k, r in out["extras"].items()
        if k.startswith(NOTE) and r["data"].get("statement") not in out["statements"]
    ]
    for key in gone:
        del out["extras"][key]
    _stand_memos(out)


def _stand_memos(out: State) -> None:
    """A memo stands on the text that took its text's place; without what it stands on it goes."""
    there = {key for table in ("transcripts", *names.TABLES) for key in out[table]}
    after = {k: r["replaced_by"] for k, r in out["transcripts"].items() if r["replaced_by"]}
    for key in [k for k in out["extras"] if k.startswith(notes.MEMO)]:
        record = out["extras"][key]
        of = record["data"]["of"]
        while of in after:
            of = after[of]
        if of and of not in there:
            del out["extras"][key]
        elif of != record["data"]["of"]:
            out["extras"][key] = {**record, "data": {**record["data"], "of": of}}


def _need(sides: Sides, out: State, table: str, key: str) -> None:
    if key in out[table]:
        return
    base, ours, theirs = sides.three(table, key)
    there = ours or theirs or base
    if there is None:
        return
    taken = {str(r["name"]) for r in out[table].values() if "name" in r}
    if "name" in there and there["name"] in taken:
        there = {**there, "name": names.free_name(there["name"], taken)}
    out[table][key] = there
    told = [there.get("name", key) if side else None for side in (ours, theirs)]
    if table in names.TABLES or table == "forms":
        sides.clash(table, key, DELETED, *told)


def _need_fields(sides: Sides, out: State) -> None:
    """A field of a form that one side took out and a statement of the other has is there again."""
    used: dict[str, set[str]] = {}
    for statement in out["statements"].values():
        used.setdefault(statement["form"], set()).update(statement["values"])
    for key, fields in used.items():
        record = out["forms"].get(key)
        if record is None:
            continue
        known = list(record["form"].get("fields") or ())
        missing = sorted(fields - {str(f["name"]) for f in known})
        found = [f for name in missing if (f := _field(sides, key, name)) is not None]
        if found:
            form = {**record["form"], "fields": [*known, *found]}
            out["forms"][key] = {**record, "form": form}
            for field in found:
                sides.clash("forms", key, f"fields.{field['name']}.{DELETED}", None, field)


def _field(sides: Sides, form: str, name: str) -> dict[str, object] | None:
    for record in sides.three("forms", form):
        for field in (record or {"form": {}})["form"].get("fields") or ():
            if field["name"] == name:
                return dict(field)
    return None


def _used(out: State) -> Iterable[tuple[str, str]]:
    """Every name something uses: (table, id)."""
    found: set[tuple[str, str]] = set()
    for turn in out["turns"].values():
        found.add(("actors", turn["speaker"]))
    kinds = {
        key: {f["name"]: f"{f['kind']}s" for f in r["form"].get("fields") or ()}
        for key, r in out["forms"].items()
    }
    linking = names_of(out)
    for statement in out["statements"].values():
        for column in ("speaker", "holder"):
            found.add(("actors", statement[column]))
        found |= {("actors", step) for step in statement.get("via") or ()}
        for name in linking.get(statement["form"], set()):
            value = statement["values"].get(name)
            found.add((kinds[statement["form"]][name], value))
    return sorted((t, k) for t, k in found if isinstance(k, str))


def _no_circles(sides: Sides, rows: dict[str, Record]) -> None:
    """No concept stands under itself: where both sides' parents make a circle, ours stand."""
    while circle := _circle(rows):
        for key in circle:
            ours = sides.ours["concepts"].get(key)
            mine = ours["parent"] if ours and ours["parent"] in rows else None
            if mine != rows[key]["parent"]:
                sides.clash("concepts", key, "parent", mine, rows[key]["parent"])
                rows[key] = {**rows[key], "parent": mine}
                break
        else:  # ours itself has it, from before it was looked for
            rows[circle[0]] = {**rows[circle[0]], "parent": None}


def _circle(rows: Mapping[str, Record]) -> list[str]:
    """Concepts each of which stands under the next, the last under the first; or none."""
    for start in sorted(rows):
        seen, key = [start], rows[start]["parent"]
        while key in rows and key not in seen:
            seen.append(key)
            key = rows[key]["parent"]
        if key in seen:
            return sorted(seen[seen.index(key) :])
    return []


def _note_carried(sides: Sides, out: State) -> None:
    """New statements that were carried onto a corrected text and want a person's look."""
    after = {k: r["replaced_by"] for k, r in out["transcripts"].items() if r["replaced_by"]}
    for key, (what, before, near) in sides.notes.items():
        key = sides.same.get(key, key)
        statement = out["statements"].get(key)
        if statement is None or NOTE + key in out["extras"]:
            continue
        on = statement["transcript"]
        while what == "unplaced" and on in after:
            on = after[on]
        data = {
            "statement": key,
            "transcript": on,
            "what": what,
            "before": before,
            "near": near,
        }
        out["extras"][NOTE + key] = {"id": NOTE + key, "data": data}
