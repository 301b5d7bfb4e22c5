"""A project shared without names from the page: confirmed by a person, and searched by a stranger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.demo import make_demo
from hustings.private import scan
from hustings.project import Project

from ..serving import serving
from .axe import accessible
from .conftest import Visit

pytestmark = pytest.mark.browser

PEOPLE = ("Calder", "Renn", "Voss", "Pell", "Marsh", "Harrow", "Ostrow")


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Project]:
    with make_demo(tmp_path / "Talks with Calder.hustings", coder="Anna") as project:
        calder, renn = (a for a in project.actors() if a.name in ("Ines Calder", "Tobias Renn"))
        project.change_name("actors", calder.id, attributes={"district": "North", "sex": "w"})
        project.change_name("actors", renn.id, attributes={"district": "North", "sex": "m"})
        yield project


@pytest.fixture
def visit(browser: Any, demo: Project) -> Iterator[Visit]:
    with serving(demo) as served:
        made = Visit(browser, served)
        yield made
        made.context.close()


def test_a_copy_is_made_searched_and_its_work_comes_back(
    visit: Visit, demo: Project, tmp_path: Path
) -> None:
    page = visit.go("#/exchange")
    page.click("a:has-text('Share without names')")
    page.click("button:has-text('proposed name')")
    page.uncheck("label:has-text('role') input")
    page.wait_for_selector("text=2 of 11 people")  # both are alone with what is told of them
    page.wait_for_selector("text=1 person: North · w")
    page.uncheck("label:has-text('sex') input")
    page.wait_for_selector("text=2 people: North")
    page.uncheck("label:has-text('district') input")
    # the town is in no row yet: a word in capitals, with its number
    town = page.locator("li:has-text('Lindholm Bay')").first
    town.locator("button:has-text('Replace')").click()
    row = page.locator("tbody tr").last
    row.locator("select").select_option("place")
    assert (
        row.locator("input").nth(2).input_value() == "Place 1"
    )  # the Town Council has the other word
    row.locator("input").nth(1).fill("Lindholm")  # as it is written in Lindholm-Bucht
    page.keyboard.press("Tab")
    page.click("button:text-is('Keep the table')")
    page.wait_for_selector("text=The table is kept with the project.")
    page.check("text=as it is: whoever has the file has the names")
    with page.expect_download() as coming:
        page.click("button:text-is('Make the copy')")
    copy = tmp_path / "out" / coming.value.suggested_filename
    coming.value.save_as(copy)
    page.wait_for_selector("text=none is left.")
    with page.expect_download() as coming:
        page.click("button:text-is('Save the key')")
    key = tmp_path / "safe" / coming.value.suggested_filename
    coming.value.save_as(key)
    # whoever gets it searches it himself, its name included
    assert scan(copy.parent, [*PEOPLE, "Lindholm", "North"]) == []
    assert scan(key.parent, ["Calder"]) != []
    with Project.open(copy, coder="Zoe") as theirs:
        assert len(theirs.statements()) == len(demo.statements())
        theirs.edit(theirs.statements()[0].id, memo="looked at")
    page.set_input_files("input[accept='.hustings']", str(copy))
    page.set_input_files("input[accept='.json']", str(key))
    page.click("button:text-is('Bring the work back')")
    page.wait_for_selector("text=1 edited")
    assert "looked at" in {s.memo for s in demo.statements()}
    assert visit.console == []


def test_a_name_that_is_left_is_told_and_nothing_is_made(visit: Visit, demo: Project) -> None:
    demo.keep_note("a note", {"text": "&#67;alder"}, "Kept a note")
    page = visit.go("#/share")
    page.click("button:has-text('proposed name')")
    page.click("button:text-is('Make the copy')")
    page.wait_for_selector("[role=alert]:has-text('It was not made')")
    # two names of one pseudonym are told while they are typed
    page.locator("tbody tr").nth(0).locator("input").nth(2).fill("Person 2")
    page.keyboard.press("Tab")
    page.wait_for_selector("[role=alert]:has-text('would both be called')")
    assert page.locator("button:text-is('Make the copy')").is_disabled()


def test_the_page_is_usable_by_all(visit: Visit) -> None:
    page = visit.go("#/share")
    page.click("button:has-text('proposed name')")
    page.wait_for_selector("text=that may be a name")
    accessible(page)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wide = (
            "document.querySelector('.in').scrollWidth > document.querySelector('.in').clientWidth"
        )
        assert not page.evaluate(wide)
