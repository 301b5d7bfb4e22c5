"""Two people on one report: what each changed since it was read, and whether both fit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from .documents import DocumentPart, ReportPlan

HEAD = tuple(f.name for f in fields(ReportPlan) if f.name != "parts")
Fields = dict[str, Any]
"""A report by what is decided each for itself: what stands over and under it, and ``parts`` as one,
or each field of each part (``parts.2.text`` is the text of the second) where nobody added, moved or
removed one.
"""


@dataclass(frozen=True, slots=True)
class LaidOver:
    """A report as it is to be written: ``plan`` is how it stands now with one's own changes over
    it; ``theirs`` are the fields somebody else changed since it was read, ``clash`` those both
    changed, each to another value.
    """

    plan: ReportPlan
    theirs: frozenset[str]
    clash: frozenset[str]
    base: Fields
    now: Fields
    mine: Fields

    def shown(self, side: Mapping[str, Any]) -> Fields:
        """The fields in question as one side has them."""
        return {name: side[name] for name in sorted(self.clash)}


def laid_over(base: ReportPlan, now: ReportPlan, mine: ReportPlan) -> LaidOver:
    """What one made of a report (``mine``, from ``base``), laid over how it stands ``now``."""
    shapes = {tuple((p.kind, p.of) for p in plan.parts) for plan in (base, now, mine)}
    apart = len(shapes) == 1
    read, theirs, own = (_fields(plan, apart) for plan in (base, now, mine))
    changed = {name for name in read if own[name] != read[name]}
    others = {name for name in read if theirs[name] != read[name]}
    clash = {name for name in changed & others if own[name] != theirs[name]}
    plan = _with(now, own, changed - clash)
    return LaidOver(plan, frozenset(others), frozenset(clash), read, theirs, own)


def _fields(plan: ReportPlan, apart: bool) -> Fields:
    told: Fields = {name: getattr(plan, name) for name in HEAD}
    if not apart:
        return {**told, "parts": plan.parts}
    names = [f.name for f in fields(DocumentPart)]
    return told | {
        f"parts.{n}.{name}": getattr(part, name)
        for n, part in enumerate(plan.parts, 1)
        for name in names
    }


def _with(plan: ReportPlan, own: Fields, names: Collection[str]) -> ReportPlan:
    parts = list(own["parts"] if "parts" in names else plan.parts)
    for n, part in enumerate(parts, 1):
        lead = f"parts.{n}."
        told = {name.removeprefix(lead): own[name] for name in names if name.startswith(lead)}
        parts[n - 1] = replace(part, **told)
    head = {name: own[name] for name in names if name in HEAD}
    return replace(plan, parts=tuple(parts), **head)
