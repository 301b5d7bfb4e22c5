"""Tables narwhals knows, eager or lazy: the filters of a network, and counts, as the engine's own
work.

The order of the filters and what counts as a repetition are those of ``tally``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw
import numpy as np

from ..errors import OptionError, UnknownName
from ..model import Statements
from .filters import DOCUMENT_LEVEL
from .options import WHO, NetworkOptions, limits, no_value
from .tally import Levels
from .tally import Tally as Rows
from .tally import tally as rows_of

ONE, TWO, LEVEL, DOCUMENT, DATE = "_one", "_two", "_level", "_document", "_date"
PERIOD, ALONE, TIMES = "_period", "_alone", "_times"
"""Columns added to a table while it is counted."""
YES = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


@dataclass(frozen=True)
class Frame:
    """A lazy table and the kinds of its columns."""

    table: Any
    schema: dict[str, Any]
    engine: str

    @staticmethod
    def of(source: Any) -> Frame:
        """A table of polars, pandas, Arrow, DuckDB, PySpark, Ibis …; raises OptionError for what
        is none."""
        try:
            made: Any = nw.from_native(source)
        except TypeError:
            raise OptionError(
                f"{type(source).__name__} is no table; give Statements, a project, a file, or a "
                "table of polars, pandas, Arrow, DuckDB, PySpark or Ibis."
            ) from None
        engine = str(made.implementation.name).lower()
        if isinstance(made, nw.DataFrame):
            made = made.lazy()
        return Frame(made, dict(made.collect_schema()), engine)

    def who(self) -> str:
        """The first of WHO that is a column."""
        return next((name for name in WHO if name in self.schema), WHO[0])

    def kind(self, name: str) -> str:
        """name, boolean, integer, number or date; raises UnknownName."""
        if name not in self.schema:
            raise UnknownName("variable", name, self.schema)
        dtype = self.schema[name]
        if dtype == nw.Boolean:
            return "boolean"
        if dtype.is_integer():
            return "integer"
        if dtype.is_numeric():
            return "number"
        return "date" if dtype in (nw.Date, nw.Datetime) else "name"

    def text(self, name: str, role: str) -> Any:
        """A column as names, null where not coded; raises OptionError for numbers and dates."""
        name = "document" if name == "id" else name
        if name == "document" and name not in self.schema:
            return nw.lit("1")
        kind = self.kind(name)
        if kind in ("number", "date"):
            raise OptionError(
                f"{role} {name!r} holds {kind} values, which are no names to be linked.",
                column=name,
                kind=kind,
            )
        column = nw.col(name)
        if kind == "boolean":
            yes = nw.when(column).then(nw.lit("True")).otherwise(nw.lit("False"))
            return nw.when(~column.is_null()).then(yes)
        text = column.cast(nw.String)
        return nw.when(text != nw.lit("")).then(text)

    def level(self, name: str | None) -> Any:
        """The qualifier's column, null where not coded."""
        if name is None:
            return nw.lit("")
        kind = self.kind(name)
        if kind == "date":
            raise OptionError(
                f"The qualifier {name!r} holds date values, which have no levels; take a yes/no, "
                "number or name column.",
                qualifier=name,
            )
        column = nw.col(name)
        if kind == "number":
            return nw.when(~column.is_nan()).then(column)
        return self.text(name, "The qualifier") if kind == "name" else column

    def date(self) -> Any:
        """The date of each statement; nothing where there is no such column."""
        if "date" not in self.schema:
            return nw.lit(None, dtype=nw.Datetime("us"))
        if self.kind("date") != "date":
            raise OptionError(
                "The column date does not hold dates: turn it into dates in your table first.",
                column="date",
            )
        return nw.col("date").cast(nw.Datetime("us"))

    def listed(self, name: str, values: Sequence[Any]) -> Any:
        """Whether the value is among some, never null; numbers and yes/no are given as text, "" is
        "not coded"."""
        kind, texts = self.kind(name), [str(v) for v in values]
        column = self.text(name, name) if kind == "name" else nw.col(name)
        wanted: list[Any] = []
        for text in texts:
            if text == "":
                continue
            if kind == "boolean" and text.lower() in YES:
                wanted.append(YES[text.lower()])
            elif kind in ("boolean", "number"):
                wanted.append(_number(name, text, kind))
            elif kind == "integer":
                wanted += [int(text)] if _is_plain_integer(text) else []
            elif kind == "name":
                wanted.append(text)
            else:
                raise OptionError(f"{name!r} holds dates; use since and until.", column=name)
        missing = column.is_null()
        found = column.is_in(wanted) if wanted else nw.lit(False)
        return (found & ~missing) | missing if "" in texts else found & ~missing

    def asked(self, options: NetworkOptions, scale: tuple[int, int] | None) -> Asked:
        """The table with what is asked of it."""
        return Asked.of(self, options, scale)


def _number(name: str, text: str, kind: str) -> float:
    try:
        if kind == "number":
            return float(text)
    except ValueError:
        pass
    what = "a number" if kind == "number" else "yes or no"
    raise OptionError(f"{name!r} is {what}; {text!r} is not.", column=name, value=text)


def _is_plain_integer(text: str) -> bool:
    try:
        return str(int(text)) == text
    except ValueError:
        return False


@dataclass(frozen=True)
class Asked:
    """A question put to a table: the statements that pass, stage by stage, and their levels."""

    frame: Frame
    options: NetworkOptions
    table: Any
    stages: tuple[tuple[Any, str], ...]
    levels: Levels
    first: np.datetime64 | None
    last: np.datetime64 | None

    @staticmethod
    def of(frame: Frame, options: NetworkOptions, scale: tuple[int, int] | None) -> Asked:
        """Two short queries: the period, and the levels that occur."""
        table = frame.table.with_columns(
            frame.text(options.variable1, "variable1").alias(ONE),
            frame.text(options.variable2, "variable2").alias(TWO),
            frame.level(options.qualifier).alias(LEVEL),
            frame.text("document", "document").alias(DOCUMENT),
            frame.date().alias(DATE),
        )
        bounds = table.select(
            nw.col(DATE).min().alias("first"), nw.col(DATE).max().alias("last")
        ).collect()
        earliest, latest = (_moment(bounds[name].to_list()[0]) for name in ("first", "last"))
        first, last = limits(options)
        if (first is not None or last is not None) and earliest is None:
            raise OptionError(
                "since and until need dates, but no statement has a date.", since=options.since
            )
        early = _whole_statement(frame, options, first, last)
        levels = _levels(frame, options, _filtered(table, early), scale)
        stages = (*early, *_values(frame, options))
        first, last = earliest if first is None else first, latest if last is None else last
        return Asked(frame, options, table, stages, levels, first, last)

    @property
    def passing(self) -> Any:
        """The statements that pass every stage; duplicates are still there."""
        return _filtered(self.table, self.stages)

    def counts(self) -> tuple[list[str], list[str], list[Any], list[int]]:
        """Columns variable 1, variable 2, level, times: one row per cell, in no order."""
        keys = [ONE, TWO, LEVEL]
        table = self.passing
        if self.options.duplicates != "include":
            unit = self._unit()
            table = table.with_columns(*unit).select(*keys, PERIOD, ALONE).unique()
        made = table.group_by(keys).agg(nw.len().alias(TIMES)).collect()
        one, two, level, times = (made[name].to_list() for name in (*keys, TIMES))
        if self.levels.kind == "boolean":
            level = [int(v) for v in level]
        return one, two, level, [int(t) for t in times]

    def _unit(self) -> list[Any]:
        """What a repetition shares: the period, and for an undated statement its document."""
        rule, nothing = self.options.duplicates, nw.lit(0)
        if rule == "acrossrange":
            return [nothing.alias(PERIOD), nw.lit("").alias(ALONE)]
        if rule == "document":
            return [nothing.alias(PERIOD), nw.col(DOCUMENT).alias(ALONE)]
        if self.last is None:
            raise OptionError(
                f"duplicates={rule!r} needs dates, but no statement has a date; use 'include', "
                "'document' or 'acrossrange'.",
                duplicates=rule,
            )
        date = nw.col(DATE)
        year = date.dt.year().cast(nw.Int64)
        if rule == "week":
            # the Monday an ISO week begins with, in days since the beginning of year 1
            y = year - 1
            before = 365 * y + y // 4 - y // 100 + y // 400
            day = date.dt.ordinal_day().cast(nw.Int64)
            period = before + day - date.dt.weekday().cast(nw.Int64)
        else:
            period = year if rule == "year" else year * 12 + date.dt.month().cast(nw.Int64)
        alone = nw.when(date.is_null()).then(nw.col(DOCUMENT))
        return [period.alias(PERIOD), alone.alias(ALONE)]

    def rows(self, names: Sequence[str]) -> Rows:
        """The statements of some names of variable 1, fetched, and counted row by row."""
        if "id" not in self.frame.schema:
            raise OptionError("The table has no column id, so statements cannot be told apart.")
        schema = self.frame.schema
        start = nw.col("start") if "start" in schema else nw.lit(0)
        made = (
            self.passing.filter(nw.col(ONE).is_in(list(names)))
            .select(
                nw.col("id").cast(nw.String).alias("id"), DOCUMENT, DATE, ONE, TWO, LEVEL,
                start.alias("start"),
            )
            .collect()
        )  # fmt: skip
        got = {name: made[name].to_list() for name in made.columns}
        kinds = {"none": "name", "boolean": "boolean", "text": "name"}
        number = "number" if self.options.qualifier and self._fractions() else "integer"
        statements = Statements.from_columns(
            {
                "id": got["id"],
                "document": got[DOCUMENT],
                "date": got[DATE],
                "start": got["start"],
                "one": got[ONE],
                "two": got[TWO],
                "level": got[LEVEL],
            },
            {"one": "name", "two": "name", "level": kinds.get(self.levels.kind, number)},
        )
        asked = NetworkOptions(
            variable1="one",
            variable2="two",
            qualifier=None if self.options.qualifier is None else "level",
            # the levels' range is the whole table's, which these few need not reach
            aggregation=self.options.aggregation,
            duplicates=self.options.duplicates,
        )
        return rows_of(statements, asked, ordered=True)

    def _fractions(self) -> bool:
        return self.frame.kind(str(self.options.qualifier)) == "number"

    def why_empty(self) -> str:
        """The first stage that left nothing; asked of the table only where nothing is left."""
        table = self.table
        if _size(table) == 0:
            return "There are no statements."
        for test, words in self.stages:
            table = table.filter(test)
            if table.select(nw.len().alias(TIMES)).collect()[TIMES].to_list()[0] == 0:
                return words
        return "There are no statements."


def _size(table: Any) -> int:
    return int(table.select(nw.len().alias(TIMES)).collect()[TIMES].to_list()[0])


def _filtered(table: Any, stages: Sequence[tuple[Any, str]]) -> Any:
    for test, _ in stages:
        table = table.filter(test)
    return table


def _moment(value: Any) -> np.datetime64 | None:
    return None if value is None else np.datetime64(value, "s")


Stages = tuple[tuple[Any, str], ...]


def _whole_statement(
    frame: Frame,
    options: NetworkOptions,
    first: np.datetime64 | None,
    last: np.datetime64 | None,
) -> Stages:
    """Form, commitment, holder, dates and document-level lists."""
    made: list[tuple[Any, str]] = []
    for name, wanted in (
        ("form", options.forms),
        ("commitment", options.commitments),
        ("holder", options.holders),
    ):
        if len(wanted):
            told = ", ".join(map(str, wanted))
            made.append((frame.listed(name, wanted), f"No statement has a {name} among {told}."))
    if first is not None or last is not None:
        date = nw.col(DATE)
        test = ~date.is_null()
        if first is not None:
            test = test & (date >= first.item())
        if last is not None:
            # the last second is in it, and so is every part of it
            test = test & (date < (last + np.timedelta64(1, "s")).item())
        between = f"{options.since or 'the start'} and {options.until or 'the end'}"
        made.append((test, f"No statement lies between {between}."))
    return (*made, *_lists(frame, options, document_level=True))


def _values(frame: Frame, options: NetworkOptions) -> Stages:
    """Statement-level lists, and the values that must be there."""
    made = list(_lists(frame, options, document_level=False))
    needed = [(ONE, options.variable1), (TWO, options.variable2)]
    if options.qualifier is not None:
        needed.append((LEVEL, options.qualifier))
    for column, name in needed:
        made.append((~nw.col(column).is_null(), no_value(name)))
    return tuple(made)


def _lists(frame: Frame, options: NetworkOptions, *, document_level: bool) -> Stages:
    exclude = options.exclude or {}
    for name in options.invert:
        if name not in exclude:
            raise OptionError(
                f"invert names {name!r}, for which exclude has no list; give "
                f"exclude={{{name!r}: [...]}}.",
                invert=name,
            )
    made = []
    for name, values in exclude.items():
        real = "document" if name == "id" else name
        if (real in DOCUMENT_LEVEL) == document_level and len(values):
            test = frame.listed(real, values)
            test = test if name in options.invert else ~test
            made.append((test, f"The list for {name!r} leaves no statement."))
    return tuple(made)


def _levels(
    frame: Frame, options: NetworkOptions, table: Any, scale: tuple[int, int] | None
) -> Levels:
    """The levels that occur among the statements that pass the first stage."""
    name = options.qualifier
    if name is None:
        return Levels("none", ("",))
    kind = frame.kind(name)
    if kind == "boolean":
        return Levels("boolean", (0, 1), 1.0, name)
    found = table.filter(~nw.col(LEVEL).is_null()).select(LEVEL).unique().collect()[LEVEL].to_list()
    values = tuple(sorted(found))
    if kind == "name":
        return Levels("text", values, 1.0, name)
    span = float(values[-1] - values[0]) if values else 0.0
    if scale is not None:
        low, high = scale
        if values and (values[0] < low or values[-1] > high):
            raise OptionError(
                f"The qualifier {name!r} is declared as {low} to {high}, but {values[0]} to "
                f"{values[-1]} occur; correct the values or the scale.",
                qualifier=name,
            )
        span = float(high - low)
    return Levels("numeric", values, span, name)
