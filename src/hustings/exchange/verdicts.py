"""Verdicts in tables and web annotations: a column of their own beside the fields, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace

from ..model import Statement, Verdict

COLUMN = "verdicts"


def with_verdicts(
    statements: Iterable[Statement], verdicts: Sequence[Verdict]
) -> tuple[Statement, ...]:
    """Statements with their verdicts as one more value; a field of that name goes before."""
    given = as_texts(verdicts)
    return tuple(
        replace(s, values={COLUMN: given[s.id], **s.values}) if s.id in given else s
        for s in statements
    )


def as_texts(verdicts: Iterable[Verdict]) -> dict[str, str]:
    """The verdicts on each statement, by its id, as one line of JSON."""
    given: dict[str, list[dict[str, object]]] = {}
    for verdict in verdicts:
        told = {k: v for k, v in asdict(verdict).items() if v and k != "statement"}
        given.setdefault(verdict.statement, []).append(told)
    return {key: json.dumps(rows, ensure_ascii=False) for key, rows in given.items()}


def taken(statements: Iterable[Statement]) -> tuple[tuple[Statement, ...], tuple[Verdict, ...]]:
    """The inverse of :func:`with_verdicts`; what is no list of verdicts stays a value."""
    rows: list[Statement] = []
    found: list[Verdict] = []
    for statement in statements:
        verdicts = _read(statement)
        found += verdicts
        kept = {k: v for k, v in statement.values.items() if k != COLUMN or not verdicts}
        rows.append(replace(statement, values=kept) if verdicts else statement)
    return tuple(rows), tuple(found)


def _read(statement: Statement) -> list[Verdict]:
    text = statement.values.get(COLUMN)
    if not isinstance(text, str) or not text.startswith("["):
        return []
    try:
        return [Verdict(**{**one, "statement": statement.id}) for one in json.loads(text)]
    except (ValueError, TypeError, RecursionError):
        return []
