"""A colleague's file merged with two conflicts settled by keyboard; two coders brought to gold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.demo import make_demo
from hustings.model import Selection
from hustings.project import Project

from ..conftest import talk
from ..serving import serving
from .conftest import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def anna(tmp_path: Path) -> Iterator[Project]:
    """Anna's demo; Ben's copy lies beside it, and two of its changes clash with hers."""
    with make_demo(tmp_path / "anna.hustings", coder="Anna") as project:
        project.save_copy(tmp_path / "ben.hustings")
        one, other = [s.id for s in project.statements() if s.form == "position"][:2]
        with Project.open(tmp_path / "ben.hustings", coder="Ben") as ben:
            ben.edit(one, commitment="rejects")
            ben.delete([other])
            turn = ben.transcript("d1").turns[0]
            ben.code("d1", turn.start, turn.end, "code", {"code": "opening"})
        project.edit(one, commitment="wishes")
        project.edit(other, memo="see the minutes")
        yield project


def visiting(browser: Any, project: Project) -> Iterator[Visit]:
    with serving(project) as served:
        made = Visit(browser, served)
        yield made
        made.context.close()


@pytest.fixture
def visit_anna(browser: Any, anna: Project) -> Iterator[Visit]:
    yield from visiting(browser, anna)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Project]:
    with make_demo(tmp_path / "two.hustings", two_coders=True) as project:
        yield project


@pytest.fixture
def visit_two(browser: Any, two: Project) -> Iterator[Visit]:
    yield from visiting(browser, two)


def test_one_person_alone_sees_neither_page(visit: Visit) -> None:
    for name in ("Merge files", "Adjudicate"):
        assert visit.page.locator(f"nav a:has-text('{name}')").count() == 0


def test_a_colleagues_file_is_merged_and_two_conflicts_settled_by_keyboard(
    visit_anna: Visit, anna: Project, tmp_path: Path
) -> None:
    before = len(anna.statements())
    page = visit_anna.go("#/merging")
    page.set_input_files("input[type=file]", str(tmp_path / "ben.hustings"))
    page.wait_for_selector("text=2 conflicts (1 commitment, 1 deleted)")
    page.wait_for_selector("text=Nothing is written yet.")
    assert anna.conflicts() == []
    page.click("button:text-is('Merge')")
    page.wait_for_selector("text=2 conflicts to settle")
    assert len(anna.statements()) == before + 1
    first, second = anna.conflicts()
    page.locator("h1").click()
    visit_anna.press("2")
    page.wait_for_selector("text=1 conflict to settle")
    visit_anna.press("1")
    visit_anna.until("!document.body.innerText.includes('to settle')")
    assert anna.conflicts() == []
    kept = {c.id: c for c in (first, second)}
    commitment = next(c for c in kept.values() if c.field == "commitment")
    assert anna.statement(commitment.id).commitment == "rejects"
    assert len(anna.statements()) == before + 1
    visit_anna.press("z")
    page.wait_for_selector("text=1 conflict to settle")
    assert visit_anna.console == []


def decided(project: Project, visit: Visit, key: str) -> None:
    """Press a key, and wait until one more decision is kept and the page has it."""
    before = len(project.decisions())
    visit.press(key)
    for _ in range(60):
        visit.page.wait_for_timeout(250)
        if len(project.decisions()) > before:
            break
    visit.page.wait_for_timeout(1000)
    assert len(project.decisions()) == before + 1


def test_a_pair_of_coders_is_brought_to_gold_by_keyboard(visit_two: Visit, two: Project) -> None:
    own = {s.id: s for s in two.statements(Selection(layers=("coders",)))}
    visit_two.page.evaluate("location.hash = '#/adjudicate'")
    page = visit_two.page
    page.wait_for_selector("text=differences to decide")
    assert "Anna" not in page.locator(".work").inner_text()
    page.click("button:has-text('agreed one')")
    page.wait_for_selector("text=not looked at")
    gold = len(two.statements(Selection(layers=("gold",))))
    assert gold > 10
    page.locator(".said").click()
    for key in ("1", "2", "n"):
        decided(two, visit_two, key)
    page.keyboard.press("r")
    page.keyboard.type("codebook unclear")
    page.keyboard.press("Escape")
    decided(two, visit_two, "1")
    assert "codebook unclear" in {d.reason for d in two.decisions()}
    assert {s.id: s for s in two.statements(Selection(layers=("coders",)))} == own
    page.select_option("section select", "Ben")
    page.wait_for_selector("text=settled in another way than Ben had it")
    assert visit_two.console == []


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Project]:
    """Three coders on one passage: two on the same words, each with another commitment."""
    with Project.create(tmp_path / "three.hustings", coder="Anna") as project:
        project.add(talk())
        for coder, start, commitment in (
            ("Anna", 48, "asserts"),
            ("Ben", 53, "reports"),
            ("Cleo", 48, "wishes"),
        ):
            code = {"code": "sailings"}
            project.code("d1", start, 83, "code", code, coder=coder, commitment=commitment)
        yield project


@pytest.fixture
def visit_three(browser: Any, three: Project) -> Iterator[Visit]:
    yield from visiting(browser, three)


def test_three_coders_are_all_marked_and_each_reading_has_its_key(
    visit_three: Visit, three: Project
) -> None:
    page = visit_three.page
    page.evaluate("location.hash = '#/adjudicate'")
    page.wait_for_selector(".said sup")
    assert sorted(page.locator(".said sup").all_inner_texts()) == ["A", "B", "C"]
    assert page.locator(".said .mark[data-line='2']").count() >= 1
    hint = page.locator("footer kbd").first
    page.click("nav[aria-label='Differences'] button:has-text('bounds')")
    page.wait_for_selector(".sides button:nth-child(2)")
    assert hint.inner_text() == "1 2"
    page.click("nav[aria-label='Differences'] button:has-text('commitment')")
    page.wait_for_selector(".sides button:nth-child(3)")
    assert hint.inner_text() == "1 2 3"
    third = page.locator(".sides button").nth(2).locator(".has").inner_text()
    decided(three, visit_three, "3")
    (gold,) = three.statements(Selection(layers=("gold",)))
    assert gold.commitment == third
    page.evaluate("location.hash = '#/review'")
    page.wait_for_function("!document.querySelector('.said sup')")
    assert "1 2 3" not in page.locator("footer kbd").all_inner_texts()
