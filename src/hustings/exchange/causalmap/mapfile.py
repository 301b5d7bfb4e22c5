"""What a causal map file of another tool held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...model import (
    CausalMap,
    Field,
    Form,
    Statements,
)
from ...model.told_signs import STRENGTHS
from ..bundle import Bundle, Report

CAUSE_FORM = Form(
    name="cause",
    label="Cause",
    key="c",
    line="arrows",
    color="#a6400b",
    description="What, in somebody’s account, leads to what.",
    reading="{cause} {sign} {effect}",
    fields=(
        Field("cause", "concept", required=True),
        Field("sign", "choice", required=True, choices=("+", "-", "?")),
        Field("effect", "concept", required=True),
        Field("strength", "choice", choices=tuple(STRENGTHS), label="strength word"),
        Field("hedge", "text"),
    ),
)
"""The form a causal claim becomes (``codebooks/forms.toml`` has the same)."""

SIGNS = {1: "+", -1: "-", 0: "?"}


@dataclass(frozen=True, slots=True)
class MapFile:
    """What a file held: a ``map`` (no texts behind it) or a ``bundle`` with texts and statements;
    and the report.
    """

    report: Report
    map: CausalMap | None = None
    bundle: Bundle | None = None
    not_verbatim: tuple[Mapping[str, str], ...] = field(default=())

    def statements(self) -> Statements:
        """The statements as columns; none where the file holds only a map."""
        if self.bundle is None:
            return Statements.from_statements(())
        documents = {t.id: {"title": t.title, "date": t.date} for t in self.bundle.transcripts}
        return Statements.from_statements(self.bundle.statements, documents, self.bundle.name)
