"""A history told as files of other programs: CSV, and the JSON of TimelineJS (Knight Lab)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from ...guards.cells import table_text
from .history import History, Piece

KEYS = (
    "statement lane earliest latest open_start open_end approximate order unspecified about field"
).split()

Day = dict[str, int]


def items_csv(items: Iterable[Mapping[str, Any]]) -> str:
    """One row for each item, None as an empty cell."""
    return table_text([KEYS, *([_cell(item[k]) for k in KEYS] for item in items)])


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def timelinejs(title: str, history: History, quotes: Mapping[str, str]) -> str:
    """The JSON of TimelineJS 3: an event for each mark, a group for each lane, an era for each
    named period. An open end is said in ``display_date``; words are escaped, since that page reads
    them as HTML."""
    events = [_event(p, quotes) for p in history.pieces if _begins(p) is not None]
    eras = [
        {"start_date": _day(first), "end_date": _day(last), "text": {"headline": escape(words)}}
        for words, first, last in history.eras
    ]
    data = {"title": {"text": {"headline": escape(title)}}, "events": events, "eras": eras}
    return json.dumps(data, ensure_ascii=False, indent=1)


def _begins(piece: Piece) -> float | None:
    return piece.first if piece.first is not None else piece.last


def _event(piece: Piece, quotes: Mapping[str, str]) -> dict[str, Any]:
    begin = _begins(piece) or 0.0
    words = "".join(f"<p>{escape(quotes.get(i, ''))}</p>" for i in piece.statements)
    event: dict[str, Any] = {
        "start_date": _day(begin),
        "text": {"headline": escape(piece.words), "text": words},
        "group": escape(piece.lane),
        "display_date": escape(piece.when),
        "unique_id": piece.statements[0],
    }
    if piece.last is not None and piece.last > begin:
        event["end_date"] = _day(piece.last)
    return event


def _day(year: float) -> Day:
    """A year with its fraction as year and month (months of equal length)."""
    whole = int(year // 1)
    return {"year": whole, "month": min(12, int((year - whole) * 12) + 1)}
