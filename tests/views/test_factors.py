"""Which factors may be one, as a page is told: counts, the first few statements, and the rest when
they are asked for.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from hustings.maps import factor_proposals
from hustings.model import Transcript
from hustings.project import Project
from hustings.studies import map_of
from hustings.views.causal.factors import FEW, factors_view
from hustings.views.causal.map_marks import map_evidence
from hustings.views.causal.maps import kept_map, whose


@pytest.fixture
def named(tmp_path: Path, text: str = "The ferry makes noise. ") -> Project:
    """Six statements of a night ferry, one of night ferries, in two accounts."""
    project = Project.create(tmp_path / "named.hustings")
    key = project.add(Transcript(text * 8, (), id="d1", title="A sitting"))[0].id
    for i in range(8):
        project.code(
            key,
            i * len(text),
            i * len(text) + 20,
            "cause",
            {
                "cause": "night ferries" if i == 6 else "night ferry",
                "sign": "+",
                "effect": "trade" if i == 7 else "noise",
            },
            holder="Renn" if i % 2 else "Voss",
        )
    return project


def test_a_proposal_counts_its_statements_and_brings_the_first(named: Project) -> None:
    view = factors_view(named, {})
    exact = factor_proposals(map_of(named, {"opposites": True}))
    assert [(p.a, p.b, p.effect, p.otherwise) for p in view.proposals] == [
        (p.a, p.b, p.effect, p.otherwise) for p in exact
    ]
    for told, whole in zip(view.proposals, exact, strict=True):
        assert list(told.sentences) == [len(ids) for ids in whole.statements]
        assert [tuple(ids) for ids in told.statements] == [ids[:FEW] for ids in whole.statements]
    first = view.proposals[0]
    assert (first.a, list(first.sentences), len(first.statements[0])) == ("night ferry", [7, 1], 4)
    assert [(h.name, h.claims) for h in view.holders_available] == whose(named)


def test_the_other_statements_are_asked_for(named: Project) -> None:
    for holders in ([], ["Renn"]):
        of = {"holders": holders} if holders else {}
        for p in factors_view(named, of).proposals:
            for name, many in zip((p.a, p.b), p.sentences, strict=True):
                found = map_evidence(named, {**of, "opposites": True, "factor": name})
                assert (found.total, len(found.statements)) == (many, many)


def test_a_map_is_kept_until_something_is_written(named: Project) -> None:
    before = kept_map(named, {"holders": ["Renn"]})
    assert kept_map(named, {"holders": ["Renn"]}) is before
    assert kept_map(named, {"holders": ["Voss"]}) is not before
    named.make_factors_one("night ferry", "night ferries")
    after = kept_map(named, {"holders": ["Renn"]})
    assert after == map_of(named, {"holders": ["Renn"]})
    assert after is not before
    whole = kept_map(named, {})
    assert "night ferries" not in whole.concepts
