"""A causal map: what, in somebody's account, makes what go up or down; and a run of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from .records import Study


@dataclass(frozen=True, slots=True)
class Claim:
    """One cause told once: ``sign`` is 1, -1 or 0 (not said); ``id`` is its statement's id."""

    cause: str
    effect: str
    sign: int = 0
    id: str = ""
    source: str = ""
    commitment: str = "asserts"
    strength: str = ""
    hedge: str = ""
    quote: str = ""
    transcript: str = ""
    speaker: str | None = None
    weight: tuple[float, float] = (1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Link:
    """All claims of one cause, effect and sign. A disputed sign is two links, never one netted."""

    cause: str
    effect: str
    sign: int
    claims: tuple[Claim, ...] = ()

    @property
    def citations(self) -> int:
        """How often it is said."""
        return len(self.claims)

    @property
    def sources(self) -> int:
        """How many sources say it."""
        return len({c.source for c in self.claims})


@dataclass(frozen=True, slots=True)
class CausalMap:
    """Concepts and signed links, each with its claims."""

    concepts: tuple[str, ...]
    links: tuple[Link, ...] = ()
    study: Study | None = None
    holders: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A what-if run: ``states`` has shape (steps + 1, n); ``ending`` is fixed point, cycle, drift or unsettled."""

    concepts: tuple[str, ...]
    states: npt.NDArray[np.float64]
    ending: str
    period: int | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    notes: Sequence[str] = ()

    @property
    def final(self) -> npt.NDArray[np.float64]:
        """The last state, shape (n,)."""
        return np.asarray(self.states[-1])

    @property
    def steps(self) -> int:
        """Steps taken."""
        return len(self.states) - 1
