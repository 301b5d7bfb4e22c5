"""What is known of each statement beside its time, and each in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ...model import Form, Selection, Statements
from ...model.selecting import in_voice, voice_mask
from ...model.standard import fields_of_kind
from ...project import Project
from ...studies import columns, study_of
from ...times import Timeline
from ...wording import say, worded
from ..answers.described import Counted
from ..rows import said_value

LISTED = 500
"""Rows of a list that are sent; the counts say how many there are."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of each statement beside its time, by id."""

    words: Mapping[str, str]
    form: Mapping[str, str]
    ascribed: Mapping[str, bool]
    predicted: Mapping[str, bool]
    holder: Mapping[str, str | None]
    text: Mapping[str, str | None]
    horizons: frozenset[str]
    """Statements that say of a time of their own when they are to come."""


def told_in(project: Project, options: Mapping[str, Any]) -> tuple[Statements, Statements]:
    """All statements of a study, and those of the voice it asks for, in whose rows a timeline
    counts.
    """
    every = columns(project, study_of("timeline", options).selection)
    return every, in_voice(every, str(options.get("voice") or "any"))


def shown_of(rows: Statements, made: Timeline, lanes: Sequence[str]) -> Statements:
    """The statements of which anything is shown: with a mark in one of some lanes, listed, or
    perhaps dated apart. Of a million these are a few thousand.
    """
    items = made.items
    shown = (
        items.rows[items.of_lanes(lanes)],
        items.rows[:LISTED],
        items.rows[happening(rows, made)],
        made.undated.rows[:LISTED],
    )
    return rows.take(np.unique(np.concatenate(shown)))


def happening(rows: Statements, made: Timeline) -> npt.NDArray[np.intp]:
    """The places of those items that may be told of one event: of events, and of relations."""
    if "form" not in rows:
        return np.empty(0, dtype=np.intp)
    form = rows["form"].as_names()
    wanted = np.array([label in ("event", "relation") for label in (*form.labels, "")], dtype=bool)
    return np.flatnonzero(wanted[form.values[made.items.rows]])  # -1, not coded, is the last


def known_of(project: Project, rows: Statements) -> Said:
    """What is known of some statements."""
    ids = rows.ids
    names = {
        c: rows[c].as_names().plain() if c in rows else [None] * len(ids)
        for c in ("form", "commitment", "holder", "document")
    }
    both = "speaker" in rows and "holder" in rows
    own = voice_mask(rows, "own").tolist() if both else [True] * len(ids)
    words = readings(rows, project.forms())
    guessed = [
        f == "prediction" or c == "predicts"
        for f, c in zip(names["form"], names["commitment"], strict=True)
    ]
    horizons = frozenset(
        i
        for name in fields_of_kind(rows.forms, "date")
        if name in rows
        for i, v in zip(ids, rows[name].as_names().plain(), strict=True)
        if v
    )
    return Said(
        dict(zip(ids, words, strict=True)),
        dict(zip(ids, (f or "" for f in names["form"]), strict=True)),
        dict(zip(ids, (not o for o in own), strict=True)),
        dict(zip(ids, guessed, strict=True)),
        dict(zip(ids, names["holder"], strict=True)),
        dict(zip(ids, names["document"], strict=True)),
        horizons,
    )


def in_words(source: Project | Statements, ids: Sequence[str]) -> dict[str, str]:
    """Some statements of a project in one line each, by id; none of a table, which has no forms."""
    if isinstance(source, Statements):
        return {}
    rows = columns(source, Selection())
    wanted = set(ids)
    few = rows.take(np.array([k for k, i in enumerate(rows.ids) if i in wanted], dtype=np.intp))
    return dict(zip(few.ids, readings(few, source.forms()), strict=True))


def readings(rows: Statements, forms: Sequence[Form]) -> list[str]:
    """Each statement in one line, as its form's ``reading`` says, from columns alone."""
    templates = {f.name: _template(f) for f in forms}
    choices = {(f.name, x.name) for f in forms for x in f.fields if x.kind == "choice"}
    fields = {name for parts in templates.values() for name, _ in parts if name in rows}
    nothing = [None] * len(rows)
    values: dict[str, Sequence[Any]] = {name: rows[name].plain() for name in fields}
    named = rows["form"].as_names().plain() if "form" in rows else nothing
    out = []
    for i, form in enumerate(named):
        parts = templates.get(form or "")
        if parts is None:
            out.append(form or "")
            continue
        said = []
        for name, blank in parts:
            value = values.get(name, nothing)[i] if name else None
            words = blank if value in (None, "") else said_value(value)
            said.append(worded(words) if (form, name) in choices else words)
        out.append("".join(said))
    return out


def _template(form: Form) -> list[tuple[str, str]]:
    """A form's ``reading`` in parts: a field and what is said where it is empty, or no field and
    the words between."""
    known = {f.name: say("unstated") if f.kind == "actor" else "…" for f in form.fields}
    reading = worded(form.reading) or " · ".join("{" + name + "}" for name in known)
    pieces = re.split(r"\{([^{}]*)\}", reading)
    parts = []
    for k, piece in enumerate(pieces):
        if k % 2 and piece in known:
            parts.append((piece, known[piece]))
        else:
            parts.append(("", "{" + piece + "}" if k % 2 else piece))
    return parts


def names_counted(statements: Statements, name: str) -> list[Counted]:
    """The names in a column, most often first, those of one number as they first stand."""
    if name not in statements:
        return []
    column = statements[name].as_names()
    found, first, many = np.unique(
        column.values[column.coded()], return_index=True, return_counts=True
    )
    return [
        Counted(column.labels[found[k]], int(many[k])) for k in np.lexsort((first, -many)).tolist()
    ]
