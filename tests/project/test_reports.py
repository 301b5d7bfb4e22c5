"""Composed reports where a project is handed over, merged, shared without names, or a text erased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hustings import files
from hustings.demo import make_demo
from hustings.errors import Changed, Gone, OptionError, UnknownName
from hustings.model.documents import DocumentPart, ReportPlan
from hustings.private import Name, scan
from hustings.project import Project
from hustings.views.composing import documents

from .test_erasing import confided, held

CALDER = DocumentPart("figure", of="map", options={"holders": ["Ines Calder"]})


def ferry(said: str = "") -> ReportPlan:
    text = f"Ines Calder [wants the ferry](note:{said}); Calder said so twice."
    return ReportPlan(
        "What Ines Calder wants",
        ("Anna",),
        lead="Of Calder.",
        parts=(DocumentPart(text=text), CALDER),
    )


@pytest.fixture
def demo(tmp_path: Path):
    with make_demo(tmp_path / "demo.hustings", coder="Anna") as made:
        said = next(s for s in made.statements() if s.speaker == "Ines Calder")
        documents.keep_plan(made, "Ferry", ferry(said.id))
        yield made


def page(project: Project) -> str:
    return files.document_file(project, documents.plan(project, "Ferry"), "html")[0].decode()


def test_a_copy_without_names_has_the_report_with_its_notes_and_figures(
    demo: Project, tmp_path: Path
) -> None:
    out = tmp_path / "copy.hustings"
    names = [a.name for a in demo.actors() if a.kind == "person"]
    demo.share(out, [Name(name, f"Person {n}") for n, name in enumerate(names, 1)])
    assert scan(out, ["Ines", "Calder"]) == []
    person = f"Person {names.index('Ines Calder') + 1}"
    with Project.open(out) as copy:
        made = documents.plan(copy, "Ferry")
        assert made.title == f"What {person} wants"
        assert made.authors == ("Coder A",)
        assert made.parts[1].options == {"holders": [person]}
        (note,) = documents.document(copy, made).statements.keys() & {
            made.parts[0].text.partition("(note:")[2].partition(")")[0]
        }
        assert copy.statement(note).speaker == person
        told = page(copy)
    assert f"in {person}’s account" in told
    assert '<span class="note" role="button"' in told


def test_a_handed_over_copy_has_the_report_and_both_changes_come_together(
    demo: Project, tmp_path: Path
) -> None:
    out = tmp_path / "ben.hustings"
    demo.save_copy(out)
    before = documents.plan(demo, "Ferry")
    with Project.open(out, coder="Ben") as copy:
        assert page(copy).count("Figure 1") == page(demo).count("Figure 1") == 1
        documents.keep_plan(copy, "Ferry", replace(before, title="Ben’s title"))
        documents.keep_plan(copy, "Of my own", before)
    demo.merge_file(out)
    assert set(documents.plans(demo)) == {"Ferry", "Of my own"}
    assert documents.plan(demo, "Ferry").title == "Ben’s title"
    # and where both wrote, neither is lost
    with Project.open(out, coder="Ben") as copy:
        documents.keep_plan(copy, "Ferry", replace(before, title="Ben’s second"))
    documents.keep_plan(demo, "Ferry", replace(before, title="Anna’s"))
    demo.merge_file(out)
    titles = {name: plan.title for name, plan in documents.plans(demo).items()}
    assert titles == {
        "Ferry": "Anna’s",
        "Ferry (Ben)": "Ben’s second",
        "Of my own": "What Ines Calder wants",
    }


def test_an_erased_person_is_gone_from_reports_and_from_their_history(tmp_path: Path) -> None:
    with Project.create(tmp_path / "a.hustings", coder="Anna") as project:
        project.add(confided())
        said = project.code("d9", 10, 39, "code", {"code": "mothlight"})
        words = f"Veilmark [told us](note:{said.id}) of it. VEILMARK’s words; overveilmarked."
        plan = ReportPlan("On Veilmark", ("Veilmark",), parts=(DocumentPart(text=words),))
        documents.keep_plan(project, "R", plan)
        documents.keep_plan(project, "Other", ReportPlan("Quiet"))
        documents.keep_plan(project, "R", replace(plan, place="With Veilmark"))
        project.fold()
        assert "Veilmark" in held(project.path)
        receipt = project.erase("d9")
        made = documents.plan(project, "R")
        assert held(project.path) == {}
    assert receipt.reports == ("R",)
    assert receipt.left == 0
    assert made.authors == ()
    assert made.title == "On [erased]"
    assert made.parts[0].text == "[erased] told us of it. [ERASED]’s words; overveilmarked."


def test_two_people_on_one_report_lose_nothing(demo: Project) -> None:
    (kept,) = documents.kept_reports(demo)
    ben = documents.keep_edited(demo, "Ferry", replace(kept.plan, place="Quay"), kept.revision)
    anna = documents.keep_edited(demo, "Ferry", replace(kept.plan, date="May"), kept.revision)
    assert (anna.plan.place, anna.plan.date) == ("Quay", "May")
    assert anna.theirs == ["place"]
    assert (ben.theirs, ben.by) == ([], "")
    with pytest.raises(Changed, match="place of this report meanwhile") as told:
        documents.keep_edited(demo, "Ferry", replace(kept.plan, place="Bay"), kept.revision)
    sides = [told.value.details[side]["place"] for side in ("base", "theirs", "mine")]
    assert sides == ["", "Quay", "Bay"]
    assert documents.plan(demo, "Ferry").place == "Quay"
    again = replace(anna.plan, place="Bay")
    assert documents.keep_edited(demo, "Ferry", again, told.value.details["revision"]).plan == again
    documents.keep_plan(demo, "Ferry", None)
    with pytest.raises(Gone, match="removed the report 'Ferry'"):
        documents.keep_edited(demo, "Ferry", again, anna.revision)


def meanwhile(monkeypatch: pytest.MonkeyPatch, write: Callable[[], object]) -> None:
    """Somebody writes once, between what the next edit reads and what it writes."""
    waiting = [write]
    laid_over = documents.laid_over

    def after_others(*plans: ReportPlan) -> Any:
        laid = laid_over(*plans)
        if waiting:
            waiting.pop()()
        return laid

    monkeypatch.setattr(documents, "laid_over", after_others)


def test_who_writes_at_the_same_moment_is_seen(
    demo: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept,) = documents.kept_reports(demo)

    def ben() -> None:
        documents.keep_plan(demo, "Ferry", replace(kept.plan, place="Quay"))

    # another field: both stand, and the answer holds both
    meanwhile(monkeypatch, ben)
    anna = documents.keep_edited(demo, "Ferry", replace(kept.plan, date="May"), kept.revision)
    assert documents.plan(demo, "Ferry") == anna.plan
    assert (anna.plan.place, anna.plan.date, anna.theirs) == ("Quay", "May", ["place"])
    # the same field: nothing of Ben's is written over
    (kept,) = documents.kept_reports(demo)
    meanwhile(monkeypatch, lambda: documents.keep_plan(demo, "Ferry", replace(kept.plan, place="")))
    with pytest.raises(Changed, match="place of this report meanwhile"):
        documents.keep_edited(demo, "Ferry", replace(kept.plan, place="Bay"), kept.revision)
    assert documents.plan(demo, "Ferry").place == ""


def test_who_writes_right_after_an_edit_is_in_its_answer(
    demo: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept,) = documents.kept_reports(demo)
    write = documents.keep_plan

    def and_ben(project: Project, name: str, made: ReportPlan | None, **over: Any) -> None:
        write(project, name, made, **over)
        write(project, name, replace(documents.plan(project, name), place="Quay"))

    monkeypatch.setattr(documents, "keep_plan", and_ben)
    anna = documents.keep_edited(demo, "Ferry", replace(kept.plan, date="May"), kept.revision)
    assert (anna.plan.place, anna.plan.date, anna.theirs) == ("Quay", "May", ["place"])
    assert anna.revision == demo.study_revisions(["Ferry"])["Ferry"]


def test_each_save_is_one_step_and_one_that_changes_nothing_is_none(demo: Project) -> None:
    (kept,) = documents.kept_reports(demo)
    one = documents.keep_edited(demo, "Ferry", replace(kept.plan, place="Quay"), kept.revision)
    same = documents.keep_edited(demo, "Ferry", one.plan, one.revision)
    assert same.revision == one.revision
    newest = demo.newest()
    assert newest is not None
    assert newest.summary == "Saved the report 'Ferry'"
    demo.undo()
    (back,) = documents.kept_reports(demo)
    assert back.plan == kept.plan
    assert back.revision > one.revision


def test_renaming_keeps_reports_and_their_figures_together(demo: Project) -> None:
    demo.save_study("Causes", {"build": "map", "options": {"holders": ["Edda Voss"]}})
    shown = ReportPlan(parts=(DocumentPart("figure", of="map", study="Causes"),))
    documents.keep_plan(demo, "Figures", shown)
    demo.rename_study("Causes", "Her causes")
    assert documents.plan(demo, "Figures").parts[0].study == "Her causes"
    assert documents.document(demo, documents.plan(demo, "Figures")).blocks[0].why == ""
    demo.undo()
    assert documents.plan(demo, "Figures") == shown
    documents.rename_plan(demo, "Figures", "All figures")
    assert set(documents.plans(demo)) == {"Ferry", "All figures"}
    with pytest.raises(OptionError, match="'Ferry' already"):
        documents.rename_plan(demo, "All figures", "Ferry")
    with pytest.raises(UnknownName):
        documents.rename_plan(demo, "Causes", "No report")


@pytest.mark.parametrize("name", ["", "  ", "a/b", "x" * 201])
def test_a_name_no_address_can_hold_is_refused(demo: Project, name: str) -> None:
    with pytest.raises(OptionError, match="without a slash"):
        documents.keep_plan(demo, name, ReportPlan())
