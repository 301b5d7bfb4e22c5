"""Two people on one statement: what each changed since it was read, and whether both fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .. import store
from ..errors import Changed, Gone, OptionError
from ..model import Change, Statement

if TYPE_CHECKING:
    from .base import Gathered
    from .coding import Coding

RETRIES = 20
"""So often an edit is tried again where somebody writes between its reading and its writing."""

SPAN = ("transcript", "begin", "stop", "quote")
HOLDER = ("holding", "holder")
PLAIN = ("form", "speaker", "via", "commitment", "about", "memo", "status")

Fields = dict[str, Any]
"""A statement by what a person decides each for itself: ``span``, ``holder``, the plain columns,
and ``values.NAME`` for every field of its form.
"""


@dataclass(frozen=True, slots=True)
class Edited:
    """A statement after an edit; ``merged`` names the fields somebody else had changed since it was
    read (``by``, ``at``), which stand beside this edit.
    """

    statement: Statement
    merged: tuple[str, ...] = ()
    by: str = ""
    at: str = ""


def fields_of(record: Mapping[str, Any]) -> Fields:
    """The fields of a stored statement."""
    own = {name: record[name] for name in PLAIN if name != "via"}
    own["via"] = list(record.get("via") or ())  # the journal of an older project knows of none
    values = {f"values.{name}": value for name, value in record["values"].items()}
    span = tuple(record[name] for name in SPAN)
    return {"span": span, "holder": tuple(record[name] for name in HOLDER), **own, **values}


def differing(before: Fields, after: Fields) -> set[str]:
    """The fields in which two states differ; one that is missing is one without a value."""
    return {k for k in before.keys() | after.keys() if before.get(k) != after.get(k)}


def edit_since(project: Coding, key: str, number: int, changes: Mapping[str, Any]) -> Edited:
    """Change a statement as it was read at entry ``number`` of the log (its ``revision``).

    What others changed since stands where it is another field. Raises Changed where it is the same
    (``details``: by, at, revision, theirs, base, mine), Gone where it was deleted; nothing is
    written then.
    """
    for _ in range(RETRIES):
        try:
            return _edit_since(project, key, number, changes)
        except (Changed, store.Clash) as trouble:
            # told by the tables, not by us: somebody wrote between reading and writing
            if "fields" in trouble.details:
                raise
    return _edit_since(project, key, number, changes)


def _edit_since(project: Coding, key: str, number: int, changes: Mapping[str, Any]) -> Edited:
    now, base, since = _read(project, key, number)
    with project._change("edit", "") as change:
        change.summary = project.told_edit(now)
        wanted = {**base, **project._edited(change, base, changes)}
        mine, theirs = (differing(fields_of(base), fields_of(r)) for r in (wanted, now))
        clash = _clash(mine, theirs)
        if clash:
            raise _changed(project, change, clash, since, (base, now, wanted))
        change.update("statements", now, _laid_over(now, wanted, mine))
    by, at = (since[0].by, since[0].at) if theirs else ("", "")
    return Edited(project.statement(key), tuple(sorted(theirs)), by, at)


def delete_since(project: Coding, key: str, number: int) -> int:
    """Delete a statement nobody has changed since entry ``number`` of the log. Raises Changed,
    Gone."""
    now, base, since = _read(project, key, number)
    theirs = differing(fields_of(base), fields_of(now))
    if theirs:
        with project._change("delete", "") as change:
            raise _changed(project, change, theirs, since, (base, now, None))
    return project.delete([key])


def _read(
    project: Coding, key: str, number: int
) -> tuple[dict[str, Any], dict[str, Any], list[Change]]:
    """A statement now, as it was, and what touched it since."""
    now = store.get(project._db, "statements", key)
    base, since = store.as_of(project._db, "statements", key, number)
    if now is None:
        if not since:
            raise OptionError(f"There is no statement {key!r}.")
        gone = since[0]
        raise Gone(
            f"{gone.by or 'Somebody'} deleted this statement meanwhile ({gone.at[11:16]}). Nothing "
            f"was written; take their change back, and yours can be saved.",
            by=gone.by,
            at=gone.at,
            change=gone.id,
        )
    return now, dict(base or now), since


def _clash(mine: set[str], theirs: set[str]) -> set[str]:
    """Fields both changed (to the same value as well: neither knew of the other). Values belong to
    their form.
    """
    clash = mine & theirs
    for one, other in ((mine, theirs), (theirs, mine)):
        if "form" in one:
            clash |= {k for k in other if k == "form" or k.startswith("values.")}
    return clash


def _laid_over(now: Mapping[str, Any], wanted: Mapping[str, Any], mine: set[str]) -> dict[str, Any]:
    """The columns of ``now`` with the fields of ``mine`` as they are wanted."""
    after: dict[str, Any] = {c: wanted[c] for c in PLAIN if c in mine}
    if "span" in mine:
        after |= {c: wanted[c] for c in SPAN}
    if "holder" in mine:
        after |= {c: wanted[c] for c in HOLDER}
    if "form" in mine:
        return {**after, "values": wanted["values"]}
    values = dict(now["values"])
    for name in (k.removeprefix("values.") for k in mine if k.startswith("values.")):
        if name in wanted["values"]:
            values[name] = wanted["values"][name]
        else:
            values.pop(name, None)
    return {**after, "values": values}


def _changed(
    project: Coding,
    change: Gathered,
    clash: set[str],
    since: list[Change],
    states: tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any] | None],
) -> Changed:
    """The refusal that tells both values of every field in question."""
    base, theirs, mine = states
    names = _names(project, change)
    last = since[0]
    revision = store.revisions_of(project._db, [base["id"]])[base["id"]]
    return Changed(
        f"{last.by or 'Somebody'} changed {_listed(clash)} of this statement meanwhile "
        f"({last.at[11:16]}). Nothing was written; choose which is to stand.",
        by=last.by,
        at=last.at,
        revision=revision,
        fields=sorted(clash),
        base=_shown(base, clash, names),
        theirs=_shown(theirs, clash, names),
        mine={} if mine is None else _shown(mine, clash, names),
    )


def _listed(fields: set[str]) -> str:
    return ", ".join(sorted(k.removeprefix("values.") for k in fields))


def _names(project: Coding, change: Gathered) -> dict[str, str]:
    """The name behind every id, those this edit would have made included."""
    made = {
        row.key: str(row.after["name"])
        for row in change.rows
        if row.after is not None and "name" in row.after
    }
    return {**project._names("concepts"), **project._names("actors"), **made}


def _shown(record: Mapping[str, Any], fields: set[str], names: Mapping[str, str]) -> Fields:
    """Fields as a person reads and the API takes them."""
    known = fields_of(record)
    out: Fields = {}
    for name in sorted(fields):
        value = known.get(name)
        if name == "span":
            value = {k: record[c] for k, c in zip(("start", "end", "quote"), SPAN[1:], strict=True)}
        elif name == "holder":
            value = "own" if record["holding"] == "own" else names.get(record["holder"] or "")
        elif name == "via":
            value = [names.get(key, key) for key in value or ()]
        elif isinstance(value, str) and name not in ("memo", "form", "commitment"):
            value = names.get(value, value)
        out[name] = value
    return out
