"""Searching a project: exact offsets, whole words, expressions, limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from hustings.errors import (
    OptionError,
    UnknownName,
)
from hustings.model import Transcript
from hustings.project import Project
from hustings.project.texts.finding import Wanted

from ..conftest import TALK, talk


def test_search_finds_text_whatever_its_case_with_exact_offsets(project: Project) -> None:
    hits = project.search("NIGHT")
    assert [TALK[h.start : h.end] for h in hits.places] == ["night", "Night"]
    assert hits.places[1].speaker == "Calder"
    assert hits.counts == {"d1": 2}


def test_search_keeps_to_whole_words_to_case_and_to_an_expression(project: Project) -> None:
    def found(words: str, **how: bool) -> list[str]:
        return [h.match for h in project.search(Wanted(words, **how)).places]

    assert found("sail") == ["sail", "sail"]
    assert found("sail", whole=True) == ["sail"]
    assert found("Night", case=True) == ["Night"]
    assert found(r"n\w+se|b\w+g", regex=True) == ["bring", "bring", "noise"]
    assert found(r"n\w+se|b\w+g") == []


def test_hits_are_counted_beyond_the_limit_and_text_by_text(project: Project) -> None:
    project.add(talk("d2"))
    found = project.search("e", limit=3)
    assert len(found.places) == 3
    assert found.counts == {"d1": TALK.lower().count("e"), "d2": TALK.lower().count("e")}
    assert {h.transcript for h in project.search(Wanted("e", transcript="d2")).places} == {"d2"}


def test_texts_looked_through_in_parts_give_what_all_give(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project.add(talk("d2"), talk("d3"), Transcript("nothing of it", id="d4", title="Another"))
    whole = project.search("sail", limit=5)
    monkeypatch.setattr("hustings.project.statements.TOGETHER", 2)
    parts = project.search("sail", limit=5)
    assert (parts.places, parts.counts) == (whole.places, whole.counts)
    assert [h.transcript for h in parts.places] == ["d1", "d1", "d2", "d2", "d3"]
    assert parts.counts == {"d1": 2, "d2": 2, "d3": 2}
    with Project.create(tmp_path / "empty.hustings") as empty:
        assert empty.search(Wanted("x+", regex=True)).counts == {}


@pytest.mark.parametrize("wrong", ["(noise", "[a", "*", "a{99999999999}", "(?P<x", "(" * 9000])
def test_a_wrong_expression_is_refused_with_one_sentence(project: Project, wrong: str) -> None:
    with pytest.raises(OptionError, match="The expression ") as refused:
        project.search(Wanted(wrong, regex=True))
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("endless", ["(a+)+b", "(a|a)*b", "(.*)*(.*)*(.*)*b"])
def test_an_expression_that_would_never_end_is_stopped_and_said(
    project: Project, monkeypatch: pytest.MonkeyPatch, endless: str
) -> None:
    monkeypatch.setattr("hustings.project.texts.matching.SECONDS", 1.0)
    project.add(Transcript("a" * 4000, id="d2", title="One long word"))
    with pytest.raises(OptionError, match="takes too long and was stopped"):
        project.search(Wanted(endless, regex=True))


def test_a_repeat_in_a_repeat_that_ends_is_found(project: Project) -> None:
    assert project.search(Wanted(r"(?:\w+ )+\w+ noise", regex=True)).counts == {"d1": 1}


def test_flags_of_an_expression_go_with_whole_words(project: Project) -> None:
    found = project.search(Wanted("(?i)NIGHT", whole=True, case=True, regex=True))
    assert [h.match for h in found.places] == ["night", "Night"]


def test_a_search_in_a_text_that_is_not_there_says_so(project: Project) -> None:
    with pytest.raises(UnknownName):
        project.search(Wanted("night", transcript="d9"))
