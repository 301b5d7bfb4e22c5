"""Many statements as columns: integer-coded names, offsets and dates.

The rooms compute on columns, so ten million rows cost memory, not objects; iterating gives
:class:`~hustings.model.Statement`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy.typing as npt

from ..errors import OptionError, UnknownName
from ..shown import Shown, Tabular
from .chains import chain_of, chain_text
from .coding import Form, Statement
from .columns import CODED, Column

"""What stands for "not coded" in an integer column."""

"""What is behind the name of a field that is called like something every statement has."""


DOCUMENT_VARIABLES = ("document", "author", "source", "section", "type", "title")
"""Columns that describe the document a statement stands in, not the statement itself."""

FIXED = ("id", "document", "date", "start", "stop", "coder", *DOCUMENT_VARIABLES[1:])
"""Column names with a fixed meaning; every other column is a variable."""


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
        for text in ("holder", "commitment", "about", "origin", "status", "made_at"):
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
        "made_at",
        "memo",
    ):
        columns[key] = [getattr(s, key) for s in rows]
    columns["via"] = [chain_text(s.via) or None for s in rows]
    for key in ("date", "title", "author", "source", "section", "type"):
        columns[key] = [documents.get(s.transcript, {}).get(key) for s in rows]
    return columns
