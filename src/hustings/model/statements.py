"""Many statements as columns: integer-coded names, offsets and dates.

The rooms compute on columns, so ten million rows cost memory, not objects; iterating gives
:class:`~hustings.model.Statement`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError, UnknownName
from ..shown import Shown, Tabular
from .chains import chain_of, chain_text
from .coding import Form, Statement

MISSING_INTEGER = np.iinfo(np.int64).min
"""What stands for "not coded" in an integer column."""

CODED = " (coded)"
"""What is behind the name of a field that is called like something every statement has."""

COLUMN_KINDS = ("name", "boolean", "integer", "number", "text", "date")

DOCUMENT_VARIABLES = ("document", "author", "source", "section", "type", "title")
"""Columns that describe the document a statement stands in, not the statement itself."""

FIXED = ("id", "document", "date", "start", "stop", "coder", *DOCUMENT_VARIABLES[1:])
"""Column names with a fixed meaning; every other column is a variable."""


@dataclass(frozen=True, slots=True)
class Column:
    """One variable over n statements.

    ``kind`` and what ``values`` (shape ``(n,)``) holds:

    ========  =======================  ======================================================
    kind      dtype                    not coded
    ========  =======================  ======================================================
    name      int32 codes in labels    -1
    boolean   int8 (0, 1)              -1
    integer   int64                    ``MISSING_INTEGER``
    number    float64                  NaN
    text      object (str)             ``""``
    date      datetime64[s]            NaT
    ========  =======================  ======================================================

    ``labels`` (name columns) are distinct and sorted by code point. ``scale`` is the declared range
    ``(lowest, highest)`` of an integer column, None where nothing is declared.
    """

    name: str
    kind: str
    values: npt.NDArray[Any]
    labels: tuple[str, ...] = ()
    scale: tuple[int, int] | None = None

    def __len__(self) -> int:
        return len(self.values)

    @staticmethod
    def of(
        name: str,
        values: Sequence[Any] | npt.NDArray[Any],
        kind: str | None = None,
        scale: tuple[int, int] | None = None,
    ) -> Column:
        """A column from plain values (None or "" = not coded); ``kind`` is guessed where not given.

        Raises OptionError where a value does not fit the kind.
        """
        if kind is None:
            kind = _guess(values)
        if kind not in COLUMN_KINDS:
            raise UnknownName("column kind", kind, COLUMN_KINDS)
        try:
            if kind == "name" and set(map(type, values)) <= {str, type(None)}:
                return _names(name, values)
            if kind == "name":
                texts = ["" if _none(v) else str(v) for v in values]
                # in the order of Python's texts: by code point
                labels = tuple(sorted(set(texts) - {""}))
                number = {label: k for k, label in enumerate(labels)} | {"": -1}
                codes = np.fromiter((number[t] for t in texts), dtype=np.int32, count=len(texts))
                return Column(name, kind, codes, labels)
            if kind == "integer" and set(map(type, values)) == {int}:
                return Column(name, kind, np.asarray(values, dtype=np.int64), scale=scale)
            if kind == "boolean" and set(map(type, values)) <= {bool, type(None)}:
                codes = np.asarray([-1 if v is None else v for v in values], dtype=np.int8)
                return Column(name, kind, codes)
            if kind == "boolean":
                return Column(name, kind, np.asarray([_boolean(v) for v in values], dtype=np.int8))
            if kind == "integer":
                return Column(
                    name,
                    kind,
                    np.asarray(
                        [MISSING_INTEGER if _none(v) else _integer(v) for v in values],
                        dtype=np.int64,
                    ),
                    scale=scale,
                )
            if kind == "number":
                return Column(
                    name,
                    kind,
                    np.asarray(
                        [np.nan if _none(v) else float(v) for v in values], dtype=np.float64
                    ),
                )
            if kind == "date":
                return Column(name, kind, _dates(values))
            out = np.empty(len(values), dtype=object)
            out[:] = ["" if _none(v) else str(v) for v in values]
            return Column(name, "text", out)
        except (TypeError, ValueError) as wrong:
            raise OptionError(
                f"Column {name!r} cannot be read as {kind}: {wrong}.", column=name, kind=kind
            ) from wrong

    def take(self, rows: npt.NDArray[Any]) -> Column:
        """The same column for some rows (indices or mask); labels are kept, so codes stay
        comparable.
        """
        return replace(self, values=self.values[rows])

    def coded(self) -> npt.NDArray[np.bool_]:
        """Mask, shape (n,): True where a value was coded."""
        v = self.values
        if self.kind == "integer":
            return np.asarray(v != MISSING_INTEGER)
        if self.kind == "number":
            return np.asarray(~np.isnan(v))
        if self.kind == "date":
            return np.asarray(~np.isnat(v))
        if self.kind == "text":
            return np.asarray(v != "", dtype=bool)
        return np.asarray(v >= 0)

    def as_names(self) -> Column:
        """The column as a name column: levels become labels ("0", "1", "-3", dates as ISO)."""
        if self.kind == "name":
            return self
        return Column.of(
            self.name, [None if v is None else str(v) for v in self.plain()], kind="name"
        )

    def plain(self) -> list[Any]:
        """The values as Python objects, None where not coded; booleans as bool, dates as ISO
        text."""
        mask = self.coded()
        if self.kind == "name":
            labels = self.labels
            return [labels[c] if c >= 0 else None for c in self.values.tolist()]
        if self.kind == "boolean":
            return [bool(v) if m else None for v, m in zip(self.values.tolist(), mask, strict=True)]
        if self.kind == "date":
            return [_iso(v) if m else None for v, m in zip(self.values, mask, strict=True)]
        return [v if m else None for v, m in zip(self.values.tolist(), mask, strict=True)]


@dataclass(frozen=True, slots=True, repr=False)
class Statements(Shown, Tabular):
    """Statements as columns, all of length n. Row order is the order of reading.

    Columns ``id`` (text), ``document``, ``date``, ``start``, ``stop`` are always there.
    """

    columns: Mapping[str, Column]
    name: str = ""
    """Where they come from, for titles and studies."""
    forms: tuple[Form, ...] = ()
    """The codebook they were made with; empty where none came with them."""
    notes: tuple[str, ...] = ()
    """What was read otherwise than it stands in the file, one sentence each."""

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()))) if self.columns else 0

    def __contains__(self, name: object) -> bool:
        return name in self.columns

    def __getitem__(self, name: str) -> Column:
        try:
            return self.columns[name]
        except KeyError:
            raise UnknownName("variable", name, self.columns) from None

    def __iter__(self) -> Iterator[Statement]:
        plain = {name: column.plain() for name, column in self.columns.items()}
        own = [
            "id",
            "document",
            "start",
            "stop",
            "quote",
            "form",
            "speaker",
            "holder",
            "commitment",
            "about",
            "coder",
            "origin",
            "status",
            "made_at",
            "memo",
            "via",
            "date",
            "author",
            "source",
            "section",
            "type",
            "title",
        ]
        fields = {name: _field(name, own) for name in plain if name not in own}
        for i in range(len(self)):

            def get(name: str, default: Any = None, i: int = i) -> Any:
                value = plain[name][i] if name in plain else None
                return default if value is None else value

            yield Statement(
                id=str(get("id", "")),
                transcript=str(get("document", "")),
                start=int(get("start", 0)),
                end=int(get("stop", 0)),
                quote=get("quote", ""),
                form=get("form", ""),
                values={f: plain[c][i] for c, f in fields.items() if plain[c][i] is not None},
                speaker=get("speaker"),
                holder=get("holder"),
                commitment=get("commitment", "asserts"),
                about=get("about"),
                coder=get("coder", ""),
                origin=get("origin", "import"),
                status=get("status", ""),
                made_at=get("made_at", ""),
                memo=get("memo", ""),
                via=chain_of(get("via")),
            )

    def take(self, rows: npt.NDArray[Any]) -> Statements:
        """Some rows (indices or mask)."""
        return Statements(
            {name: column.take(rows) for name, column in self.columns.items()},
            self.name,
            self.forms,
            self.notes,
        )

    @property
    def ids(self) -> list[str]:
        """The statements' ids, in row order."""
        return [str(v) for v in self["id"].plain()]

    def to_columns(self) -> dict[str, list[Any]]:
        return {name: column.as_names().plain() for name, column in self.columns.items()}

    @staticmethod
    def from_columns(
        columns: Mapping[str, Sequence[Any] | npt.NDArray[Any]],
        types: Mapping[str, str] | None = None,
        scales: Mapping[str, tuple[int, int]] | None = None,
        name: str = "",
    ) -> Statements:
        """Statements from plain columns of equal length.

        ``types`` gives kinds ("boolean", "integer", "name"/"short text", "text"/"long text",
        "number", "date"); what is not given is guessed. Missing fixed columns are made: ``id`` 1…n,
        ``document`` "1".
        """
        types = dict(types or {})
        for column in types:
            if column not in columns:
                raise UnknownName("column", column, columns)
        lengths = {len(v) for v in columns.values()}
        if len(lengths) > 1:
            raise OptionError(f"Columns have different lengths: {sorted(lengths)}.")
        n = lengths.pop() if lengths else 0
        given: dict[str, Sequence[Any] | npt.NDArray[Any]] = dict(columns)
        given.setdefault("id", [str(i + 1) for i in range(n)])
        given.setdefault("document", ["1"] * n)
        given.setdefault("date", [None] * n)
        given.setdefault("start", [0] * n)
        given.setdefault("stop", [0] * n)
        fixed = {
            "id": "text",
            "date": "date",
            "start": "integer",
            "stop": "integer",
            "quote": "text",
            "memo": "text",
            "via": "text",
        }
        for text in (
            "document",
            "coder",
            "author",
            "source",
            "section",
            "type",
            "title",
            "form",
            "speaker",
        ):
            fixed[text] = "name"
        for text in ("holder", "commitment", "about", "origin", "status"):
            fixed[text] = "name"
        alias = {
            "short text": "name",
            "long text": "text",
            "string": "name",
            "bool": "boolean",
            "int": "integer",
        }
        made = {}
        for column, values in given.items():
            kind = types.get(column, fixed.get(column))
            kind = alias.get(kind, kind) if kind else None
            made[column] = Column.of(column, values, kind, (scales or {}).get(column))
        return Statements(made, name)

    @staticmethod
    def from_statements(
        statements: Iterable[Statement],
        documents: Mapping[str, Mapping[str, Any]] | None = None,
        name: str = "",
    ) -> Statements:
        """Statements from objects; ``documents`` maps transcript ids to date, title, author, source
        …
        """
        rows = list(statements)
        documents = documents or {}
        columns = told_columns(rows, documents)
        told = set(columns)
        for field in dict.fromkeys(field for s in rows for field in s.values):
            name = field + CODED if field in told else field
            columns[name] = [s.values.get(field) for s in rows]
        return Statements.from_columns(columns, name=name)


def _field(column: str, own: Sequence[str]) -> str:
    """The field a column holds."""
    name = column.removesuffix(CODED)
    return name if name in own else column


def told_columns(
    rows: Sequence[Statement], documents: Mapping[str, Mapping[str, Any]]
) -> dict[str, list[Any]]:
    """What every statement has, column by column, and what ``documents`` (by id) tells of its
    text."""
    columns: dict[str, list[Any]] = {
        "id": [s.id for s in rows],
        "document": [s.transcript for s in rows],
        "start": [s.start for s in rows],
        "stop": [s.end for s in rows],
    }
    for key in (
        "quote",
        "form",
        "speaker",
        "holder",
        "commitment",
        "about",
        "coder",
        "origin",
        "status",
        "memo",
    ):
        columns[key] = [getattr(s, key) for s in rows]
    columns["via"] = [chain_text(s.via) or None for s in rows]
    for key in ("date", "title", "author", "source", "section", "type"):
        columns[key] = [documents.get(s.transcript, {}).get(key) for s in rows]
    return columns


def _names(name: str, values: Sequence[Any] | npt.NDArray[Any]) -> Column:
    """A name column of texts alone: each different one is looked at once."""
    labels = tuple(sorted({v for v in set(values) if v}))
    number: dict[str | None, int] = {label: k for k, label in enumerate(labels)}
    number |= {None: -1, "": -1}
    codes = np.fromiter(map(number.__getitem__, values), dtype=np.int32, count=len(values))
    return Column(name, "name", codes, labels)


def _none(value: Any) -> bool:
    return value is None or value == "" or (isinstance(value, float) and value != value)


def _boolean(value: Any) -> int:
    if _none(value):
        return -1
    if isinstance(value, str):
        known = {"true": 1, "false": 0, "yes": 1, "no": 0, "1": 1, "0": 0}
        if value.strip().lower() in known:
            return known[value.strip().lower()]
        raise ValueError(f"{value!r} is neither yes nor no")
    if value in (0, 1):
        return int(value)
    raise ValueError(f"{value!r} is neither yes nor no")


def _integer(value: Any) -> int:
    number = float(value)
    if number != int(number):
        raise ValueError(f"{value!r} is not a whole number")
    return int(value) if not isinstance(value, str) else int(number)


def _dates(values: Sequence[Any] | npt.NDArray[Any]) -> npt.NDArray[Any]:
    if isinstance(values, np.ndarray) and np.issubdtype(values.dtype, np.datetime64):
        return values.astype("datetime64[s]")
    out = np.empty(len(values), dtype="datetime64[s]")
    for i, value in enumerate(values):
        if _none(value):
            out[i] = np.datetime64("NaT")
        else:
            text = value.isoformat() if hasattr(value, "isoformat") else str(value).strip()
            out[i] = np.datetime64(text.replace(" ", "T", 1).removesuffix("Z"), "s")
    return out


def _iso(value: np.datetime64) -> str:
    text = str(value)
    return text.removesuffix("T00:00:00")


def _guess(values: Sequence[Any] | npt.NDArray[Any]) -> str:
    seen = [v for v in values if not _none(v)]
    if seen and all(isinstance(v, bool | np.bool_) for v in seen):
        return "boolean"
    if seen and all(isinstance(v, int | np.integer) for v in seen):
        return "integer"
    if seen and all(isinstance(v, int | float | np.number) for v in seen):
        return "number"
    return "name"
