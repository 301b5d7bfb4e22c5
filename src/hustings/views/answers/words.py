"""Words of texts: counted, and in their context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...words import Line, WordRow


@dataclass(frozen=True)
class WordsAnswer:
    """Words by how often they are said: the first of ``all_rows``. ``n`` words in all, ``kinds``
    different ones, ``left_out`` as small or unwanted; ``against_n`` in what they are compared
    with."""

    rows: Sequence[WordRow]
    all_rows: int
    n: int
    kinds: int
    left_out: int
    against_n: int | None
    notes: Sequence[str]
    why_empty: str | None
    speakers: Sequence[str]


@dataclass(frozen=True)
class KwicAnswer:
    """Places of some words, sorted: the first of ``n``."""

    rows: Sequence[Line]
    n: int
    texts: int
    notes: Sequence[str]
    why_empty: str | None
