"""What is shown of a statement is never older than the revision it is shown with."""

from __future__ import annotations

import pytest

from hustings.errors import Changed
from hustings.project import Project
from hustings.project.standpoint import Sharing
from hustings.views import statement_rows


def test_who_edits_at_a_revision_has_seen_what_was_written_up_to_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = project.code("d1", 48, 83, "code", {"code": "trust"}, memo="first")
    view = project.by("Anna", Sharing("Night ferry", others=True))
    read = view.statement(made.id)
    known = Project.revisions

    def revisions(self: Project, ids):
        # somebody writes between the two looks
        if project.statement(made.id).memo == "first":
            project.edit(made.id, memo="second")
        return known(self, ids)

    monkeypatch.setattr(Project, "revisions", revisions)
    row = statement_rows(view, [read])[0]
    assert row.memo == "second"
    project.edit(made.id, memo="third")
    with pytest.raises(Changed):
        view.edit_since(made.id, row.revision, memo="mine")
