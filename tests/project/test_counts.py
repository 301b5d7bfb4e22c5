"""Counts of columns, where they are there, are those of the store, in its order."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hustings import store
from hustings.maps import causal_map
from hustings.model import Selection, Transcript
from hustings.project import Project
from hustings.project.asking import Asked

NAMES = ("Voss", "Ida", "Abel", "Quist", "Berg")
ASKED = (
    Asked(),
    Asked(Selection(forms=("cause",))),
    Asked(Selection(forms=("cause", "position"), holders=("Voss", "Nobody"))),
    Asked(Selection(commitments=("reports",))),
)
BY = ("speaker", "holder", "coder", "form", "commitment")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.create(tmp_path / "counts.hustings")
    made.add(Transcript("The dam was built in May. " * 20, id="d1", title="Hearing"))
    made.add(Transcript("The dam was built in June. " * 20, id="d2", title="Second"))
    made.code_many(row(k) for k in range(40))
    return made


def row(k: int) -> dict[str, Any]:
    cause = k % 3 == 0
    return {
        "transcript": f"d{1 + k % 2}",
        "start": 4 * k,
        "end": 4 * k + 20,
        "form": "cause" if cause else "position",
        "values": {"cause": "rain", "sign": "+", "effect": "flood"}
        if cause
        else {"concept": "dam", "agreement": True},
        "holder": NAMES[k % 5] if k % 7 else None,
        "commitment": "reports" if k % 4 == 0 else "asserts",
        "coder": "Anna" if k % 2 else "Ben",
    }


def counts(project: Project) -> list[Any]:
    """Everything that is counted."""
    each = [sorted(project.counted(asked, by).items()) for asked in ASKED for by in BY]
    return [*each, sorted(project.codings().items())]


def unasked(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """What the store answers when it must not be asked."""

    def grouped(*_: Any) -> Any:
        raise AssertionError("the store was asked")

    monkeypatch.setattr(store, "grouped", grouped)
    return grouped


def test_counts_are_the_same_with_columns(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = counts(project)
    assert any(len(found) > 3 for found in asked)
    project.columns()
    with monkeypatch.context() as patch:
        unasked(patch)
        assert counts(project) == asked
        # as the store gives them: it decides between those that are as frequent
        by_id = [a.name for a in sorted(project.actors(), key=lambda a: a.id)]
        assert list(project.counted(Asked(), "holder")) == [n for n in by_id if n in NAMES]
    project.code_many([row(3)])
    after = counts(project)
    assert after != asked
    project.columns()
    with monkeypatch.context() as patch:
        unasked(patch)
        assert counts(project) == after


def test_in_layers_and_settled_the_store_counts(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.columns()
    unasked(monkeypatch)
    with pytest.raises(AssertionError, match="the store was asked"):
        project.counted(Asked(Selection(layers=("Anna",))), "holder")
    with pytest.raises(AssertionError, match="the store was asked"):
        project.counted(Asked(words="dam"), "holder")


def test_a_map_of_some_is_that_of_their_statements_alone(project: Project) -> None:
    told = project.columns()
    causes = [s for s in told if s.form == "cause"]
    for holders in (("Voss",), ("Ida", None), ("Abel", "Quist")):
        made = causal_map(told, holders=holders)
        theirs = [s for s in causes if s.holder in holders]
        plain = [s.id for s in theirs if s.commitment == "asserts"]
        assert [c.id for c in made.claims] == plain
        left = len(theirs) - len(plain)
        assert left == 0 or any(note.startswith(f"{left} claims") for note in made.notes)
