"""How programs count offsets, and which count a file uses.

The standard counts code points; the programs do not agree (see ``docs/concepts/interchange.md``).
A file does not say how it counts, so every candidate is tried on all its selections and scored:
by the words that selections carry as their name, then by word boundaries
(:func:`hustings.exchange.offsets.boundary_score`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..bundle import Report, count
from ..offsets import Ruler, boundary_score, ruler
from .parts import Part, Selection

SURE = 0.9
"""A count under which so many selections fit is looked at no further, and not warned of."""
MOST_NAMED = 0.5
"""Names of selections are their words only where at least so many agree with the text."""
SHORTEST_NAME = 4
"""A name of fewer characters says nothing about a place."""
SHORTEST_HEAD = 10
"""A name cut with … counts by its beginning where that has so many characters."""
SAME = 1e-9
UNKNOWN_MARGIN = 0.02
"""By how much a count that no program is known to write must fit better, in the finer score."""


class Place(NamedTuple):
    """A selection in code points, and whether either end fell on a character."""

    start: int
    end: int
    is_start_exact: bool
    is_end_exact: bool

    @property
    def is_exact(self) -> bool:
        """Whether both ends fell on characters."""
        return self.is_start_exact and self.is_end_exact

    @property
    def span(self) -> tuple[int, int, bool]:
        """As :func:`boundary_score` takes it."""
        return self.start, self.end, self.is_exact and self.start < self.end


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a program counts: ``unit``, what a line end counts (``as is``: CRLF is two), what a BOM
    counts.
    """

    name: str
    unit: str
    line_ends: str = "as is"
    bom: int = 0
    inclusive: bool = False

    @property
    def is_known(self) -> bool:
        """Whether a program is known to count so."""
        return not self.inclusive and self.unit != "UTF-8" and self.line_ends != "two"

    def ruler(self, raw: str) -> Ruler:
        """The ruler for a text as the file has it."""
        return ruler(raw, unit=self.unit, line_ends=self.line_ends, bom=self.bom)

    def place(self, selection: Selection, measure: Ruler) -> Place:
        """Where a selection lies in the text of a ruler of this dialect."""
        start, is_start_exact = measure.inward(selection.start)
        end, is_end_exact = measure.inward(selection.end + self.inclusive)
        return Place(start, end, is_start_exact, is_end_exact)


WRITTEN = {
    "spec": (Dialect("spec", "code points"), "\n", False),
    "nvivo-windows": (Dialect("nvivo-windows", "UTF-16"), "\r\n", True),
    "nvivo-mac": (Dialect("nvivo-mac", "UTF-16"), "\n", False),
    "qualcoder": (Dialect("qualcoder", "code points"), "\n", False),
    "atlas": (Dialect("atlas", "code points", "one"), "\r\n", False),
}
"""Dialects an export can speak: the count, the line end in the text files, a BOM at their head.

Each is what the program reads right, not always what it writes: QualCoder writes a BOM and, reading
it, counts it.
"""

_ENDS = {"as is": "", "one": ", a line end counts 1", "two": ", a line end counts 2"}

CANDIDATES = tuple(
    Dialect(
        unit
        + _ENDS[ends]
        + (", BOM counts 1" if bom else "")
        + (", last character included" if inclusive else ""),
        unit,
        ends,
        bom,
        inclusive,
    )
    for inclusive in (False, True)
    for bom in (0, 1)
    for ends in ("as is", "one", "two")
    for unit in ("code points", "UTF-16", "UTF-8")
)
"""Every count worth trying, the likeliest first."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well all selections lie in their texts under one count."""

    dialect: Dialect
    named: float
    """Share of named selections that quote their name, 0 below :data:`MOST_NAMED`."""
    fine: float
    """Mean finer score of :func:`boundary_score`."""
    share: float
    """Share of selections with both ends on word boundaries; 1 where there are none."""
    beyond: int
    """Selections that begin in the text and end after it."""
    spans: tuple[tuple[int, int, bool], ...]

    @property
    def is_sure(self) -> bool:
        return self.named > SURE or self.share >= SURE

    def is_better_than(self, other: _Fit) -> bool:
        margin = SAME if self.dialect.is_known else UNKNOWN_MARGIN
        if self.named > other.named + SAME:
            return True
        return abs(self.named - other.named) <= SAME and self.fine > other.fine + margin

    def is_as_good_as(self, other: _Fit) -> bool:
        return self.named == other.named and abs(self.fine - other.fine) < SAME

    def share_inside(self) -> float:
        """``share`` without the selections that end after their text: one text cut short is no
        wrong count.
        """
        total = len(self.spans)
        inside = total - self.beyond
        return min(1.0, self.share * total / inside) if inside else 0.0


def own_count(origin: str, report: Report) -> Dialect | None:
    """How a file counts that says so, because Hustings wrote it; None of any other."""
    own = re.search(r"\bHustings\b.*\(offsets: ([a-z-]+)\)", origin)
    if own is None or own.group(1) not in WRITTEN:
        return None
    report.dialect = f"REFI-QDA, {origin}"
    return WRITTEN[own.group(1)][0]


def detect(parts: Sequence[Part], origin: str, report: Report) -> Dialect:
    """How the file counts: the candidate under which most selections end on word boundaries.

    Where selections carry the words they mark as their name, agreement with the text decides first.
    Says so in ``report.dialect``, and warns below 90 %.
    """
    best, rival = _best(parts, _worth_trying(parts, origin))
    report.dialect = f"REFI-QDA{f' of {origin}' if origin else ''}, offsets in {best.dialect.name}"
    if rival:
        report.warnings.append(
            f"Offsets fit {rival} just as well as {best.dialect.name}; look at a few passages."
        )
    total = len(best.spans)
    if total and best.share_inside() < SURE and best.named < SURE:
        report.warnings.append(
            f"Only {best.share_inside():.0%} of {count(total, 'selection')} begin and end at a "
            f"word: the offsets may be shifted."
        )
    return best.dialect


def _worth_trying(parts: Sequence[Part], origin: str) -> list[Dialect]:
    """Candidates that differ on these texts, those a program is known to write first."""
    order = list(CANDIDATES)
    if "nvivo" in origin.casefold():
        order.sort(key=lambda d: (d.inclusive, d.bom, d.line_ends != "as is", d.unit != "UTF-16"))
    raws = "".join(p.raw for p in parts)
    if not any(p.raw.startswith("\ufeff") for p in parts):
        order = [d for d in order if not d.bom]
    if "\n" not in raws and "\r" not in raws:
        order = [d for d in order if d.line_ends == "as is"]
    if max(raws, default="") <= "\uffff":
        order = [d for d in order if d.unit != "UTF-16"]
    return sorted(order, key=lambda d: not d.is_known)


def _best(parts: Sequence[Part], order: Sequence[Dialect]) -> tuple[_Fit, str]:
    """The count that fits best, and the name of another that fits as well ("" where none does)."""
    best, rival = _fit(order[0], parts), ""
    seen = {best.spans}
    for dialect in order[1:]:
        if not dialect.is_known and best.is_sure:
            break
        fit = _fit(dialect, parts)
        # a count that no program is known to write must fit more selections, not fit them better
        if fit.spans in seen or (not dialect.is_known and fit.share <= best.share):
            continue
        seen.add(fit.spans)
        if fit.is_better_than(best):
            best, rival = fit, ""
        elif fit.is_as_good_as(best):
            rival = dialect.name
    return best, rival


def _fit(dialect: Dialect, parts: Iterable[Part]) -> _Fit:
    full = fine = 0.0
    beyond = 0
    spans: list[tuple[int, int, bool]] = []
    quoted: list[bool] = []
    for part in parts:
        measure = dialect.ruler(part.raw)
        places = [dialect.place(s, measure) for s in part.selections]
        here = [place.span for place in places]
        share, finer = boundary_score(measure.text, here)
        full += share * len(here)
        fine += finer * len(here)
        spans += here
        beyond += sum(
            p.is_start_exact and not p.is_end_exact and p.end == len(measure.text) for p in places
        )
        quoted += [
            _is_quoted(name, measure.text[place.start : place.end])
            for name, place in zip(map(_name, part.selections), places, strict=True)
            if len(name) >= SHORTEST_NAME
        ]
    total = len(spans)
    named = sum(quoted) / len(quoted) if quoted else 0.0
    return _Fit(
        dialect,
        named if named >= MOST_NAMED else 0.0,
        fine / total if total else 0.0,
        full / total if total else 1.0,
        beyond,
        tuple(spans),
    )


def _name(selection: Selection) -> str:
    return " ".join(selection.name.split())


def _is_quoted(name: str, passage: str) -> bool:
    """Whether the name of a selection is its words, or their beginning cut with an ellipsis."""
    quote = " ".join(passage.split())
    head = name.removesuffix("…").removesuffix("...").rstrip()
    return quote == name or (head != name and len(head) >= SHORTEST_HEAD and quote.startswith(head))
