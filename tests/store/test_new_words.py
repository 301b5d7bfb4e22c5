"""Words that are written after a search are found by the next."""

import pytest

from hustings.project import Project
from hustings.store import searching


def test_words_written_after_a_search_are_found_within_and_without_reading_all_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def holding(needle: str) -> list[str]:
        return [s.id for s in project.statements(q=needle)]

    first = project.code("d1", 48, 60, "code", {"code": "noise"})
    other = project.code("d1", 53, 60, "code", {"code": "noise"})
    assert holding("bourmas") == []
    monkeypatch.setattr(searching, "_terms", None)  # they are known
    project.edit(first.id, memo="Ask the Harbourmaster")
    assert holding("bourmas") == [first.id]
    project.undo()
    assert holding("bourmas") == []
    project.redo()
    assert holding("bourmas") == [first.id]
    with Project.open(project.path) as elsewhere:
        elsewhere.edit(other.id, memo="Harbourmasters of the bay")
    assert holding("bourmaste") == [first.id, other.id]
