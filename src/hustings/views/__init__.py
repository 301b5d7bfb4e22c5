"""Answers as plain data: what the pages, the report and the command line show, made in one
place."""

from __future__ import annotations

from .rows import (
    actor_row,
    change_row,
    concept_row,
    flat_row,
    form_row,
    reading,
    statement_names,
    statement_rows,
    summary_row,
    transcript_view,
    turn_row,
)

__all__ = [
    "actor_row",
    "change_row",
    "concept_row",
    "flat_row",
    "form_row",
    "reading",
    "statement_names",
    "statement_rows",
    "summary_row",
    "transcript_view",
    "turn_row",
]
