"""Proposals for factors, and what a person decides of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, TypeAlias

from ... import maps
from ...project import Project
from ..answers.factors import FactorProposals, FactorsDecided, ProposedFactors
from ..answers.maps import HolderClaims
from .maps import kept_map, whose

Decision: TypeAlias = Literal["same", "opposite", "apart"]
RULES = ("en", "de", "fr", "es", "ru")
"""Languages whose words of more and less are known."""
FEW: Final = 4
"""Statements of either factor that are sent with a proposal; a page asks for the others."""


def factors_view(project: Project, options: Mapping[str, Any]) -> FactorProposals:
    """Proposals for the map that ``options`` draw, opposites as one factor; those a person keeps
    apart are left out."""
    m = kept_map(project, {"opposites": True, **options})
    apart = project.factors_apart()
    found = maps.factor_proposals(m, refused=apart, language=language_of(project))
    holders = [HolderClaims(name=name, claims=n) for name, n in whose(project)]
    told = [_told(proposal) for proposal in found]
    return FactorProposals(maps.headline(m), maps.account(m), told, apart, holders)


def _told(found: maps.FactorProposal) -> ProposedFactors:
    return ProposedFactors(
        a=found.a,
        b=found.b,
        relation=found.relation,
        why=found.why,
        rule=found.rule,
        effect=found.effect,
        otherwise=found.otherwise,
        before=found.before,
        after=found.after,
        sentences=[len(ids) for ids in found.statements],
        statements=[ids[:FEW] for ids in found.statements],
    )


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
