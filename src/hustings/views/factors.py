"""Proposals for factors, and what a person decides of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from .. import maps
from ..project import Project
from ..studies import map_of
from .answers.factors import FactorProposals, FactorsDecided

Decision: TypeAlias = Literal["same", "opposite", "apart"]
RULES = ("en", "de", "fr", "es", "ru")
"""Languages whose words of more and less are known."""


def factors_view(project: Project, options: Mapping[str, Any]) -> FactorProposals:
    """Proposals for the map that ``options`` draw, opposites as one factor; those a person keeps
    apart are left out."""
    m = map_of(project, {"opposites": True, **options})
    apart = project.factors_apart()
    found = maps.factor_proposals(m, refused=apart, language=language_of(project))
    return FactorProposals(maps.headline(m), maps.account(m), found, apart)


def language_of(project: Project) -> str:
    """The language most texts are in, English where none is told or its rules are not known."""
    told = [str(t["language"] or "")[:2].casefold() for t in project.text_records()]
    known = [code for code in told if code in RULES]
    return max(known, key=known.count) if known else "en"


def decide_factors(project: Project, a: str, b: str, decision: Decision) -> FactorsDecided:
    """Make b the factor a, or its opposite, or keep the two apart; each one undoable change."""
    if decision == "same":
        touched = project.make_factors_one(a, b)
        noun = "statement" if touched == 1 else "statements"
        return FactorsDecided(f"{b!r} is {a!r} now, in {touched} {noun}.")
    if decision == "opposite":
        return FactorsDecided(f"{b!r} is {project.make_factors_opposite(a, b)!r} now.")
    project.keep_factors_apart(a, b)
    return FactorsDecided(f"{a!r} and {b!r} are kept apart.")
