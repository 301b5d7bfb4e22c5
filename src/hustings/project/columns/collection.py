"""Statements as columns for the rooms that compute, kept and brought up to date.

All columns are made once. After a write only the statements it touched are read again and spliced
in, found by the log, so that the next question costs what was written. What changes columns as a
whole (a form, a period, a name) makes them anew.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from ... import store
from ...exchange.verdicts import COLUMN as JUDGED
from ...exchange.verdicts import as_texts
from ...model import Selection, Statement, Statements
from ...model.columns import CODED, Column
from ...model.statements import FIXED
from .. import codec
from ..asking import Asked, Asking
from ..attributes import attribute_columns
from ..periods import periods
from ..texts.counting import LINKS, uncounted
from . import buffers, filling, layers
from .filling import following
from .selected import ANSWERS, REMEMBERED, Kept, always_there, narrowed
from .splicing import (
    Anew,
    Order,
    befores,
    column_with,
    place_of,
    refuse_other_columns,
    refuse_whole,
    rows_of,
    there_already,
)

MOST: Final = 20_000
"""Statements and rows of the log up to which columns are brought up to date; beyond, they are made
anew."""

KEPT: Final = 20_000
"""Statements from which their columns are kept in the file: fewer are made in a tenth of a second.
"""


ALL: Final = Selection(layers=layers.EVERY)
"""Every statement, also those in whose place others were settled."""


OF_TEXTS: Final = ("date", "title", "author", "source", "section", "type")
"""What is told of the text of each statement."""

FIELD: Final = "field: "
"""Before the name of a field whose column has no name yet."""

T = TypeVar("T")


def _whole_date(date: str | None) -> str | None:
    """The first day of a date that may be a mere year or month; None where it is no plain date."""
    match = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", date or "")
    if not match or not match[1]:
        return None
    return f"{match[1]}-{match[2] or '01'}-{match[3] or '01'}"


def _told(told: Mapping[str, Mapping[str, Any]], name: str, text: str) -> Any:
    return told.get(text, {}).get(name)


class Columns(Asking):
    """The statements of a project as columns."""

    def __init__(self, database: store.Database, coder: str = "coder 1") -> None:
        super().__init__(database, coder)
        self._kept_by: WeakKeyDictionary[store.Database, Kept] = WeakKeyDictionary()

    @property
    def _kept_columns(self) -> Kept:
        """What is kept of this database: of what somebody sees who may not see all, his own."""
        return self._kept_by.setdefault(self.database, Kept())

    def columns(self, selection: Selection | None = None) -> Statements:
        """Statements as columns, for the rooms that compute: one column per field, names sorted by
        code point.

        With a selection, one interview in two versions counts once unless it says
        ``versions="all"``; what does not count is said in ``notes``. Without one, every version is
        there.
        Raises UnknownName for a voice or a time there is not.
        """
        kept = self._kept_columns
        with kept.lock:
            # of the whole: what somebody does not see may change what he does
            kept.as_of(self.database.whole.revision())
            asked = self.in_layers(selection or Selection(versions="all"))
            key = asked, selection is None
            if key in kept.some:
                return kept.some[key]
            found = self._some(asked, every=selection is None)
            while len(kept.some) >= REMEMBERED:
                kept.some.pop(next(iter(kept.some)))
            kept.some[key] = found
            return found

    def answer(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` works out of columns, kept until something is written; of the last few.

        It is shared: whoever gets it must not change it.
        """
        kept, key = self._kept_columns, (key, self.layers)
        before = self.database.whole.revision()
        with kept.lock:
            kept.as_of(before)
            if key in kept.answers:
                found: T = kept.answers[key]
                return found
        made = make()
        with kept.lock:
            if kept.revision == before == self.database.whole.revision():
                while len(kept.answers) >= ANSWERS:
                    kept.answers.pop(next(iter(kept.answers)))
                kept.answers[key] = made
        return made

    def _some(self, selection: Selection, every: bool) -> Statements:
        """The columns of what a selection asks for and counts: of all, or made where all are not
        there and not asked for. Where ``every`` version is there, nothing is said of it.
        """
        out, notes = (set[str](), ()) if every else self._uncounted(selection)
        everything = replace(selection, versions=Selection().versions) == Selection()
        if self._kept_columns.all is None and not everything:
            found = self._anew(selection, out)
        elif everything and not out and self.once():
            found = self._up_to_date()
        else:
            found = narrowed(self._up_to_date(), self.ids_of(Asked(selection)), out)
        notes += layers.told(self._layers_of(found, selection, out), selection.layers)
        return replace(found, notes=notes) if notes else found

    def _layers_of(
        self, found: Statements, selection: Selection, out: Collection[str]
    ) -> Mapping[tuple[str, str], int]:
        """How many of the statements found each coder made, in each layer."""
        if store.settled(self.database):
            return self.coded_by(selection, out)
        coder = found["coder"]
        many = np.bincount(coder.values + 1, minlength=len(coder.labels) + 1)
        names = ("", *coder.labels)
        return {(layers.CODERS, name): int(n) for name, n in zip(names, many, strict=True) if n}

    def several_layers(self) -> bool:
        """Whether a result says on whose coding it rests: there is not one coder's alone, or some
        were asked for.
        """
        every = replace(ALL, layers=self.layers)
        return bool(layers.told(self._layers_of(self.columns(), every, ()), self.layers))

    def _uncounted(self, selection: Selection) -> tuple[set[str], tuple[str, ...]]:
        """Texts that are another version of one that counts, and what to say of them."""
        titles = {r["id"]: str(r["title"] or r["id"]) for r in self.transcript_records()}
        linked = [r["data"] for r in store.starting(self.database, "extras", LINKS)]
        pairs = [(d["left"], d["right"]) for d in linked if {d["left"], d["right"]} <= {*titles}]
        reached = self.counted(Asked(selection), "transcript") if pairs else {}
        return uncounted(reached, selection, pairs, titles)

    def made(self, rows: Sequence[Statement]) -> Statements:
        """Columns of some statements, made anew: one a field, names sorted by code point."""
        fields = self._field_columns()
        made = filling.typed(filling.plain(rows), fields)
        return self._completed([made], fields, np.arange(len(rows)))

    def _anew(self, selection: Selection, out: Collection[str] = ()) -> Statements:
        """The same of what a selection asks for, those of some texts left out, read part by
        part.
        """
        fields = self._field_columns()
        reading = filling.Reading(
            self.names_by_id("actors"),
            self.names_by_id("concepts"),
            codec.kinds_of(self._forms()),
        )
        parts, places = [], []
        for lines in store.lines(self.database, self.asked(Asked(selection)), out):
            parts.append(filling.typed(reading.plain(lines), fields))
            places.append(np.asarray(lines["place"], dtype=np.intp))
        if not parts:
            return self.made(())
        return self._completed(parts, fields, np.argsort(np.concatenate(places)))

    def _completed(
        self,
        parts: list[dict[str, Column]],
        fields: Mapping[str, Column],
        order: npt.NDArray[np.intp],
    ) -> Statements:
        """Parts behind one another, put in order, with what follows from their texts, actors and
        verdicts.
        """
        own = [filling.empty(name, kind) for name, kind in filling.KINDS.items()]
        columns = filling.joined(parts, (*own, *fields.values()), order)
        parts.clear()
        coded = {name: columns.pop(c.name) for name, c in fields.items()}
        made_at = columns.pop("made_at")
        columns |= self._of_texts(columns["document"])
        columns |= self._of_periods(columns["about"])
        columns["made_at"] = made_at
        columns |= self._of_ids(columns["id"])
        for name, column in coded.items():
            free = name if name not in columns else name + CODED
            columns[free] = replace(column, name=free)
        columns |= attribute_columns(self.attributed(), columns, {*columns, *FIXED})
        columns = {
            n: c if c.coded().any() else filling.unset(c, len(c)) for n, c in columns.items()
        }
        return Statements(columns, self.name, forms=tuple(self.forms()))

    def _of_texts(self, document: Column) -> dict[str, Column]:
        """What is told of the text of each statement."""
        told: dict[str, Mapping[str, Any]] = {
            r["id"]: {**r["attributes"], "date": _whole_date(r["date"]), "title": r["title"]}
            for r in self.transcript_records(all=True)
        }
        return {
            name: following(
                name, document, partial(_told, told, name), "date" if name == "date" else "name"
            )
            for name in OF_TEXTS
        }

    def _of_periods(self, about: Column) -> dict[str, Column]:
        """Times told by a name: the name, and the time it stands for."""
        eras = {p.name: p.edtf for p in periods(self)}
        if not eras.keys() & set(about.labels):
            return {}
        return {
            "about": following("about", about, lambda label: eras.get(label, label)),
            "period": following("period", about, lambda label: label if label in eras else None),
        }

    def _of_ids(self, ids: Column) -> dict[str, Column]:
        """The hint each statement was made of, and what was judged of it."""
        keys = ids.values.tolist()
        hints = self.hints(keys if len(keys) <= MOST else None)
        judged = as_texts(self.verdicts())
        found = {}
        for name, kind, values in (("hint", "name", hints), (JUDGED, "text", judged)):
            if values:
                found[name] = Column.of(name, [values.get(key) for key in keys], kind)
            elif name == "hint":
                found[name] = filling.unset(Column(name, kind, np.empty(0)), len(keys))
        return found

    def _field_columns(self) -> dict[str, Column]:
        """An empty column for each field of a form: its kind and scale, under a name of its own."""
        kinds, scales = self._kinds()
        return {
            name: filling.empty(f"{FIELD}{name}", kind, scales.get(name))
            for name, kind in kinds.items()
        }

    def _kinds(self) -> tuple[dict[str, str], dict[str, tuple[int, int]]]:
        """The kind of each field's column, and the scale of those that have one."""
        kinds: dict[str, set[str]] = {}
        scales: dict[str, tuple[int, int]] = {}
        for form in self.forms():
            for one in form.fields:
                whole = one.kind == "number" and one.integer
                kind = {
                    "yes/no": "boolean",
                    "number": "integer" if whole else "number",
                    "text": "text",
                }.get(one.kind, "name")
                kinds.setdefault(one.name, set()).add(kind)
                if whole and one.minimum is not None and one.maximum is not None:
                    scales[one.name] = (int(one.minimum), int(one.maximum))
        return {n: found.pop() if len(found) == 1 else "name" for n, found in kinds.items()}, scales

    def _up_to_date(self) -> Statements:
        """All columns: spliced with what was written since, or made anew."""
        kept = self._kept_columns
        if kept.fresh and kept.all is not None:
            return kept.all
        if kept.all is None:
            self._take_up(kept)
        number, rows = store.since(self.database, kept.number, MOST)
        try:
            if kept.all is None or rows is None or self.database.scope is not None:
                raise Anew
            touched = self._touched(rows)
            if touched:
                kept.all = self._spliced(kept.all, touched, rows)
        except Anew:
            kept.all = self._anew(ALL)
            if kept.keeping and len(kept.all) >= KEPT:
                parts = buffers.packed(kept.all.columns)
                store.keep_buffers(self.database, number, parts)
        kept.number, kept.fresh = number, True
        return kept.all

    def keep_columns(self) -> None:
        """From now on keep the columns of many statements beside the project's tables whenever they
        were made anew, so that whoever opens it next has them at once.
        """
        self._kept_columns.keeping = True

    @property
    def keeps_columns(self) -> bool:
        """Whether :meth:`keep_columns` was asked for."""
        return self._kept_columns.keeping

    def _take_up(self, kept: Kept) -> None:
        """Take the columns that are kept in the file, if any, as they were after their entry."""
        found = store.kept_buffers(self.database)
        columns = None if found is None else buffers.unpacked(found.parts)
        if found is not None and columns is not None:
            kept.all = Statements(columns, self.name, forms=tuple(self.forms()))
            kept.number = found.number

    def _touched(self, rows: Sequence[store.Row]) -> list[str]:
        """The statements whose columns some rows of the log change. Raises Anew where all may."""
        found: dict[str, None] = {}
        texts, whole = set[str](), set[str]()
        turns: list[str] = []
        for row in rows:
            states = [s for s in (row.before, row.after) if s is not None]
            update = row.before is not None and row.after is not None
            if row.table == "statements":
                found[row.key] = None
            elif row.table in ("verdicts", "suggestions"):
                found |= dict.fromkeys(str(s["statement"]) for s in states if s.get("statement"))
            elif row.table == "turns":
                texts |= {str(s["transcript"]) for s in states if "transcript" in s}
                turns += [row.key] * update
            elif row.table == "transcripts":
                (texts if update else whole).add(row.key)
            refuse_whole(row, update)
        texts |= {str(r["transcript"]) for r in store.fetch(self.database, "turns", id=turns)}
        texts -= whole  # a text that came or went did so with its statements
        if texts:
            selected = Asked(replace(ALL, transcripts=tuple(sorted(texts))))
            found |= dict.fromkeys(self.ids_of(selected))
        if len(found) > MOST:
            raise Anew
        return list(found)

    def _spliced(
        self, old: Statements, touched: Sequence[str], rows: Sequence[store.Row]
    ) -> Statements:
        """The columns with the touched statements as they are now. Raises Anew."""
        position = {key: r["position"] for key, r in self._transcripts().items()}
        asked = self.asked(Asked(ids=tuple(touched)))
        records = store.records(self.database, asked)
        now = {r["id"]: r for r in records}
        gone = {*rows_of(old, position, befores(touched, now, rows))}
        going = np.array(sorted(gone | {*there_already(old, position, rows)}), dtype=np.intp)
        new = self.made(self._statements(records))
        refuse_other_columns(old, new)
        keep = np.ones(len(old), dtype=bool)
        keep[going] = False
        rest = Order(old, position, np.flatnonzero(keep))
        at = np.array([bisect_left(rest, place_of(r, position)) for r in records], dtype=np.intp)
        spliced = {
            name: column_with(
                column, keep, np.array(at, dtype=np.intp), new.columns.get(name), len(new)
            )
            for name, column in old.columns.items()
        }
        always = always_there(new) - ({JUDGED} - new.columns.keys())
        if not all(name in always or column.coded().any() for name, column in spliced.items()):
            raise Anew
        return replace(old, columns=spliced, forms=new.forms)
