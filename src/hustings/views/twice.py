"""What counts more than once in a picture, or might: interviews in several versions, and passages
that several people coded and nobody settled."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..model import Statement, Statements
from ..model.links import Coded, Ints, different, stretches
from ..project.texts.counting import of_versions
from ..wording import counted, say_many


def counted_how(told: Statements, *needed: str) -> tuple[str, ...]:
    """A sentence for each interview in several versions, and one where codings of several people
    lie on the same passages; ``needed`` are variables that what is counted has a value of."""
    return *of_versions(told.notes), *_doubled(doubled(told, *needed))


def doubled(told: Statements, *needed: str) -> int:
    """How many passages several people coded, in one form."""
    rows = _having(told, needed)
    coder = told["coder"].as_names().values[rows] if "coder" in told else rows
    if not len(rows) or "coder" not in told or (coder == coder[0]).all():
        return 0
    form, text = (
        told[name].as_names().values[rows].astype(np.int64) for name in ("form", "document")
    )
    place = np.column_stack(
        [told[name].values[rows].astype(np.int64) for name in ("start", "stop")]
    )
    found = stretches(form, text, place)
    passage, _ = different(found, coder.astype(np.int64) + 1)
    return int((np.bincount(passage) > 1).sum())


def _having(told: Statements, needed: Sequence[str]) -> Ints:
    """The rows that have a value of each of some variables."""
    having = np.ones(len(told), dtype=bool)
    for name in needed:
        if name in told and told[name].kind == "name":
            having &= told[name].values >= 0
    return np.flatnonzero(having)


def _doubled(many: int) -> tuple[str, ...]:
    if not many:
        return ()
    return (
        say_many(
            many,
            "{n} passage is coded by several people: until it is settled, the statement of each "
            "counts.",
            "{n} passages are coded by several people: until they are settled, the statement of "
            "each counts.",
        ),
    )


def sentences_told(statements: Sequence[Statement]) -> str:
    """How many passages statements stand in: "1 sentence", or where they are fewer than the
    statements "1 sentence (2 statements)"."""
    texts = Coded.of([s.transcript for s in statements]).codes
    place = np.array([(s.start, s.end) for s in statements], dtype=np.int64).reshape(-1, 2)
    many = len(np.unique(stretches(np.zeros(len(texts), dtype=np.int64), texts, place)))
    said = counted(many, "sentence")
    if many == len(statements):
        return said
    coded = counted(len(statements), "statement")
    return f"{said} ({coded})"
