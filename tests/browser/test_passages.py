"""Passages of a text: from the lots to a second look that is counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hustings.cli import main
from hustings.project import Project

from ..serving import serving
from .conftest import Visit

pytestmark = pytest.mark.browser
VOICES = ("OSTROW", "CALDER", "RENN", "TOBIAS")


def told(*words: str | Path) -> None:
    """A command that goes well."""
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == 0, done.output


def coded(visit: Visit, code: str) -> None:
    """The sentence at which one stands, as a plain code."""
    visit.press("ArrowDown", "o", "o", "a")
    visit.page.wait_for_selector("#field-code:focus")
    visit.page.keyboard.type(code)
    visit.press("Enter", "Enter")
    visit.page.wait_for_selector(f"text=Saved: {code}")
    visit.press("Escape")


def test_a_passage_is_read_within_its_bounds_finished_and_looked_at_again(
    browser: Any, tmp_path: Path
) -> None:
    text, path = tmp_path / "hearing.txt", tmp_path / "hearing.hustings"
    lines = [f"{VOICES[k % 4]}: The ferry number {k} sails at night." for k in range(12)]
    text.write_text("\n".join(lines))
    with Project.create(path, coder="Anna") as made:
        made.add(text)
    told("assign", path, "--coders", "Anna,Ben", "--turns", "4", "--double", "0", "--seed", "1")
    with Project.open(path, coder="Anna") as project, serving(project) as served:
        mine = project.assignments("Anna")
        assert all(one.stop for one in mine)
        assert len(mine) < len(project.assignments())
        visit = Visit(browser, served)
        page = visit.go("#/workload")
        page.click("p:has-text('Next:') a")
        page.wait_for_selector(f"text=Yours to code: turns {mine[0].first}–{mine[0].last}")
        inside = sum(one.last - one.first + 1 for one in mine)
        assert page.locator(".outside .turn").count() == 12 - inside
        assert page.locator("text=Not in your lot").count() >= 1
        colours = page.evaluate(
            "['.outside .words', '.lot:not(.outside) .words'].map("
            "s => getComputedStyle(document.querySelector(s)).color)"
        )
        assert colours[0] != colours[1]
        coded(visit, "ferry")
        page.locator("text=I have read it all").first.click()
        page.wait_for_selector("text=Your passage ends here, and you have finished it.")
        assert project.assignments("Anna")[0].state == "finished"
        for one in project.assignments():
            if not one.finished:  # nobody looks again before all have read it
                project.finish_assignment(one.id)
        told("second-look", path, "--coders", "Anna", "--share", "1", "--days", "0")
        visit.go("#/workload")
        page.click("button:text-is('Begin')")
        page.wait_for_selector("li:has-text('begun'):has-text('second look')")
        page.wait_for_selector(f"text={len(mine)} of {len(mine)} passage")
        page.wait_for_selector("text=0 of 1 second look finished")
        page.click("p:has-text('Next:') a")
        page.wait_for_selector(".edge:has-text('second look')")
        coded(visit, "boat")
        page.locator("text=I have read it all").first.click()
        page.wait_for_selector("text=Your passage ends here, and you have finished it.")
        visit.go("#/workload")
        page.wait_for_selector("text=1 of 1 second look finished")
        visit.go("#/agreement")
        page.select_option("select:has(option:text-is('Anna, first and second look'))", "Anna")
        page.wait_for_selector("section[aria-label=code] button:text-is('1 the same passage')")
        assert project.agreement(["Anna"], again=True).finding["code"].matched == 1
        assert visit.console == []
        visit.context.close()


def test_a_text_that_was_given_as_a_whole_is_declared_read_where_it_ends(
    browser: Any, tmp_path: Path
) -> None:
    text, path = tmp_path / "hearing.txt", tmp_path / "hearing.hustings"
    text.write_text("CALDER: The ferry sails at night.\nRENN: It is loud.\n")
    with Project.create(path, coder="Anna") as made:
        made.add(text)
    told("assign", path, "--coders", "Anna,Ben", "--double", "1", "--seed", "1")
    with Project.open(path, coder="Anna") as project, serving(project) as served:
        (mine,) = project.assignments("Anna")
        visit = Visit(browser, served)
        page = visit.go(f"#/read/{mine.transcript}")
        page.wait_for_selector("text=Your text ends here.")
        page.click("text=I have read it all")
        page.wait_for_selector("text=You have finished this text.")
        assert [(a.coder, a.state) for a in project.assignments() if a.finished] == [
            ("Anna", "finished")
        ]
        page.click("text=Open it again")
        page.wait_for_selector("text=Your text ends here.")
        assert not any(a.finished for a in project.assignments())
        assert visit.console == []
