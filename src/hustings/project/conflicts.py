"""Two people on one statement: what each changed since it was read, and whether both fit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from .. import store
from ..errors import Changed, Gone, OptionError
from ..model import Change, Statement

RETRIES = 20
"""So often an edit is tried again where somebody writes between its reading and its writing."""

T = TypeVar("T")


def tried_again(write: Callable[[], T]) -> T:
    """What ``write`` gives, which reads what is there and lays a change over it; done anew where
    somebody wrote between the two. A refusal that names somebody is for the person, and is raised.
    """
    for _ in range(RETRIES):
        try:
            return write()
        except (Changed, Gone, store.Clash) as trouble:
            # who it was is told by us alone; the tables say that somebody wrote since the reading
            if "by" in trouble.details:
                raise
    return write()


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


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement as it is ``now``, as it was read (``base``), and the changes that touched it
    ``since``, the newest first; ``theirs`` are the fields in which the two differ.
    """

    now: dict[str, Any]
    base: dict[str, Any]
    since: tuple[Change, ...]
    theirs: frozenset[str]

    def clash(self, wanted: Mapping[str, Any]) -> set[str]:
        """Fields both changed (to the same value as well: neither knew of the other). Values belong
        to their form.
        """
        mine = self._mine(wanted)
        clash = mine & self.theirs
        for one, other in ((mine, self.theirs), (self.theirs, mine)):
            if "form" in one:
                clash |= {k for k in other if k == "form" or k.startswith("values.")}
        return clash

    def laid_over(self, wanted: Mapping[str, Any]) -> dict[str, Any]:
        """The columns to write: those of ``now`` with the fields this edit changes as wanted."""
        mine = self._mine(wanted)
        after: dict[str, Any] = {c: wanted[c] for c in PLAIN if c in mine}
        if "span" in mine:
            after |= {c: wanted[c] for c in SPAN}
        if "holder" in mine:
            after |= {c: wanted[c] for c in HOLDER}
        if "form" in mine:
            return {**after, "values": wanted["values"]}
        values = dict(self.now["values"])
        for name in (k.removeprefix("values.") for k in mine if k.startswith("values.")):
            if name in wanted["values"]:
                values[name] = wanted["values"][name]
            else:
                values.pop(name, None)
        return {**after, "values": values}

    def _mine(self, wanted: Mapping[str, Any]) -> set[str]:
        return differing(fields_of(self.base), fields_of(wanted))

    def told(self, statement: Statement) -> Edited:
        """The answer to an edit that was written beside what others changed."""
        if not self.theirs:
            return Edited(statement)
        last = self.since[0]
        return Edited(statement, tuple(sorted(self.theirs)), last.by, last.at)

    def refusal(
        self,
        fields: Collection[str],
        wanted: Mapping[str, Any] | None,
        names: Mapping[str, str],
        revision: int,
    ) -> Changed:
        """What is said where both changed fields: their values in every state. ``names`` are behind
        the ids of actors and concepts; ``wanted`` None is a deletion.
        """
        last = self.since[0]
        return Changed(
            f"{last.by or 'Somebody'} changed {_listed(fields)} of this statement meanwhile "
            f"({last.at[11:16]}). Nothing was written; choose which is to stand.",
            by=last.by,
            at=last.at,
            revision=revision,
            fields=sorted(fields),
            base=_shown(self.base, fields, names),
            theirs=_shown(self.now, fields, names),
            mine={} if wanted is None else _shown(wanted, fields, names),
        )


def standing(database: store.Database, key: str, number: int) -> Standing:
    """How a statement stands that was read at entry ``number`` of the log (its ``revision``).

    Raises Gone where it was deleted, OptionError where there was none.
    """
    base, now, since = store.as_of(database, "statements", key, number)
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
    read = dict(base or now)
    theirs = differing(fields_of(read), fields_of(now))
    return Standing(dict(now), read, tuple(since), frozenset(theirs))


def _listed(fields: Collection[str]) -> str:
    return ", ".join(sorted(k.removeprefix("values.") for k in fields))


def _shown(record: Mapping[str, Any], fields: Collection[str], names: Mapping[str, str]) -> Fields:
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
