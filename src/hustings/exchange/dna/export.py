"""One export to DNA: what its tables share, and the rows of a file that come again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from ..bundle import Bundle, Report
from .entities import Nodes, nodes_of
from .schema import COLUMNS, TABLES, Raw

_LONGEST = 190
"""Characters of a short text in DNA."""
_ROOM = 4
"""Characters left free for the number of a text that was cut."""


@dataclass(slots=True)
class Export:
    """One export; ``rows`` grows table by table, ``raw`` are the tables of the file it came from.

    ``coders``, ``types`` and ``entities`` are what the tables written so far know by name.
    """

    bundle: Bundle
    password: str
    kept: dict[str, Any]
    raw: Raw
    was: Nodes
    """Names as the file it came from had them."""
    report: Report = field(default_factory=lambda: Report(dialect="DNA 3"))
    rows: Raw = field(default_factory=lambda: {table: [] for table in TABLES})
    coders: dict[str, int] = field(default_factory=dict)
    """Name -> id."""
    types: dict[str, int] = field(default_factory=dict)
    """Form -> id of its statement type."""
    entities: dict[tuple[int, str], int] = field(default_factory=dict)
    """(variable, value) -> id."""
    shortened: dict[str, str] = field(default_factory=dict)
    top: dict[str, int] = field(default_factory=dict)
    """Table -> the highest id given."""

    @classmethod
    def of(cls, bundle: Bundle, password: str) -> Export:
        """An export with nothing written yet."""
        kept = bundle.extras.get("dna") or {}
        tables = kept.get("tables") or {}
        raw: Raw = {
            table: [dict(zip(COLUMNS[table], row, strict=True)) for row in tables.get(table, [])]
            for table in TABLES
        }
        return cls(bundle, password, kept, raw, nodes_of(raw))

    def reserve(self, table: str, ids: Iterable[int]) -> None:
        """Keep ids of a table for rows that may come again."""
        self.top[table] = max([*(row["ID"] for row in self.raw[table]), *ids], default=0)

    def new_id(self, table: str) -> int:
        """The next free row id of a table."""
        if table not in self.top:
            self.reserve(table, ())
        self.top[table] += 1
        return self.top[table]

    def short(self, text: str, what: str) -> str:
        """A text as short text, cut where it is too long, and another for each text."""
        if len(text) <= _LONGEST:
            return text
        if text not in self.shortened:
            cut, n = text[: _LONGEST - 1] + "…", 2
            while cut in self.shortened.values():
                cut, n = f"{text[: _LONGEST - 1 - _ROOM]}… {n}", n + 1
            self.shortened[text] = cut
            self.report.approximated.append(
                f"The {what} {text[:40]!r}… was cut to the {_LONGEST} characters DNA allows."
            )
        return self.shortened[text]


class Again:
    """Rows of a file that come again, each once: under its id where it is still the same thing,
    else as any other that is.

    ``rows`` are (id, what makes it the same thing, the row).
    """

    def __init__(self, rows: Iterable[tuple[str, Hashable, Any]]) -> None:
        self._rows = list(rows)
        self._by_id = {id: n for n, (id, _, _) in enumerate(self._rows)}
        self._by_key: dict[Hashable, list[int]] = defaultdict(list)
        for n, (_, key, _) in enumerate(self._rows):
            self._by_key[key].append(n)
        self._taken: set[int] = set()

    def take(self, id: str, key: Hashable) -> Any:
        """The row that is the same thing, None where there is none left."""
        first = [self._by_id[id]] if id in self._by_id else []
        for n in (*first, *self._by_key.get(key, ())):
            if n not in self._taken and self._rows[n][1] == key:
                self._taken.add(n)
                return self._rows[n][2]
        return None
