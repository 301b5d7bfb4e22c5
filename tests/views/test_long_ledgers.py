"""Ledgers of very many rows: what is sent is part of it, and says so."""

from __future__ import annotations

import pytest

from hustings.project import Project
from hustings.suggest import suggest
from hustings.views.checking import quotations
from hustings.views.reviewing import review


@pytest.mark.parametrize("page", [1, 2, 200])
def test_views_reported_without_a_quotation_are_counted_and_the_first_are_listed(
    project: Project, monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    """Four views of Renn's told by another; the one a quotation covers is not among them."""
    monkeypatch.setattr(quotations, "REPORTED", 2)
    monkeypatch.setattr(quotations, "PAGE", page)
    for at in (10, 20, 30, 60):
        project.code("d1", at, at + 6, "code", {"code": "quay"}, speaker="Voss", holder="Renn")
    project.code("d1", 62, 70, "code", {"code": "own"}, speaker="Voss", holder="Voss")
    project.code("d1", 64, 68, "quotation", {"quoted": "Renn"}, speaker="Voss")
    told = quotations.quotations_view(project)
    assert told.all_reported == 3
    assert [(v.start, v.speaker, v.holder) for v in told.reported] == [
        (10, "Voss", "Renn"),
        (20, "Voss", "Renn"),
    ]
    assert all(v.quote for v in told.reported)


def test_decisions_are_read_past_large_changes_that_decide_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More codings than changes looked through stand after the one decision: it is still told."""
    found = suggest(project.transcript("d1"), tier="all")
    assert found
    project.keep_suggestions(found)
    project.decide(found[0].id, "rejected")
    for at in range(70):
        project.code("d1", at, at + 5, "code", {"code": "quay"})
    queue = review.queue(project, kind=found[0].kind, tier="all")
    assert [d.suggestion for d in queue.decisions] == [found[0].id]
