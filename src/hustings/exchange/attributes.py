"""The attribute table of people as CSV: long (a row a value) or wide (a column an attribute)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from ..errors import NotReadable
from ..guards.cells import as_it_was, table_text

COLUMNS = ("person", "kind", "attribute", "value", "since", "until")
"""Of the long table. The wide one has ``person`` and a column for each attribute."""

_WHO = ("person", "name", "speaker", "actor")


def write_attributes(rows: Iterable[Mapping[str, str]]) -> bytes:
    """The long table as CSV in UTF-8, no cell of it a formula to a spreadsheet."""
    lines = [COLUMNS, *([row.get(k, "") for k in COLUMNS] for row in rows)]
    return table_text(lines).encode("utf-8-sig", "replace")


def read_attributes(data: bytes, *, name: str = "The table") -> list[dict[str, str]]:
    """Rows of the long table from a CSV, long or wide, parted by comma, semicolon or tab.

    Each row also says its ``line`` in the file. A wide cell may hold its times:
    ``Harbour League 1958/1964; Free Port 1964/..``. Raises NotReadable.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotReadable(
            f"{name} is not UTF-8; save it as CSV in UTF-8 and try again.", name=name
        ) from None
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    try:
        table = [
            [as_it_was(c.strip()) for c in row]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        ]
    except csv.Error as error:
        raise NotReadable(f"{name} is no whole CSV table ({error}).", name=name) from None
    lines = [(str(number), row) for number, row in enumerate(table, 1) if any(row)]
    names = lines[0][1] if lines else []
    heads = [h.casefold() for h in names]
    who = next((heads.index(w) for w in _WHO if w in heads), None)
    if who is None:
        raise NotReadable(
            f"{name} has no column 'person'; the first row names the columns.", name=name
        )
    long = "attribute" in heads and "value" in heads
    out = []
    for line, row in lines[1:]:
        cells = [*row, *[""] * (len(heads) - len(row))]
        person = cells[who]
        if long:
            out.append(
                {
                    **{h: cells[i] for i, h in enumerate(heads) if h in COLUMNS},
                    "person": person,
                    "line": line,
                }
            )
            continue
        kind = cells[heads.index("kind")] if "kind" in heads else ""
        for i, head in enumerate(names):
            if i != who and heads[i] != "kind" and head and cells[i]:
                out.append(
                    {
                        "person": person,
                        "kind": kind,
                        "attribute": head,
                        "value": cells[i],
                        "line": line,
                    }
                )
    return out
