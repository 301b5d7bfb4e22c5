"""Answers as plain data: what the pages, the report and the command line show, made in one
place.

``answers/`` holds what is answered, as frozen dataclasses: the description of the API and the types
of the pages come from there alone. The modules make them from a project.
"""

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
