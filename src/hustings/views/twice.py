"""What counts more than once in a picture, or might: interviews in several versions, and passages
that several people coded and nobody settled."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..model import Statement, Statements
from ..model.links import Coded, different, stretches
from ..project.texts.counting import of_versions
from ..wording import counted, say_many


def counted_how(told: Statements) -> tuple[str, ...]:
    """A sentence for each interview in several versions, and one where codings of several people
    lie on the same passages."""
    return *of_versions(told.notes), *_doubled(told)


def doubled(told: Statements) -> int:
    """How many passages several people coded, in one form."""
    coder = told["coder"].as_names().values if "coder" in told else np.zeros(0, dtype=np.int64)
    if not len(coder) or (coder == coder[0]).all():
        return 0
    form, text = (told[name].as_names().values.astype(np.int64) for name in ("form", "document"))
    place = np.column_stack([told[name].values.astype(np.int64) for name in ("start", "stop")])
    found = stretches(form, text, place)
    passage, _ = different(found, coder.astype(np.int64) + 1)
    return int((np.bincount(passage) > 1).sum())


def _doubled(told: Statements) -> tuple[str, ...]:
    many = doubled(told)
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
