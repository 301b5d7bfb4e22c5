"""A long text: what is far away is left out by the browser until somebody goes there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.model import Transcript, Turn
from hustings.project import Project

from ..serving import serving
from .conftest import Visit

pytestmark = pytest.mark.browser

SENTENCE = "The ferry sails at night and the harbour keeps its lamps for whoever comes late. "
TURNS = 600


@pytest.fixture
def visit_long(browser: Any, tmp_path: Path) -> Iterator[Visit]:
    turns = tuple(
        Turn(
            i * 3 * len(SENTENCE),
            (i + 1) * 3 * len(SENTENCE) - 1,
            "speech",
            ("Calder", "Renn")[i % 2],
        )
        for i in range(TURNS)
    )
    with Project.create(tmp_path / "long.hustings") as project:
        project.add(Transcript(SENTENCE * 3 * TURNS, turns, id="d1", title="The night ferry"))
        for i in range(TURNS):
            at = turns[i].start
            project.code("d1", at + 4, at + 9, "code", {"code": f"c{i % 7}"}, id=f"s{i}")
        with serving(project) as served:
            made = Visit(browser, served)
            yield made
            made.context.close()


def test_a_statement_far_down_a_long_text_is_shown_in_its_place(visit_long: Visit) -> None:
    at = 555 * 3 * len(SENTENCE) + 4
    page = visit_long.go(f"#/read/d1?at={at}&statement=s555")
    page.wait_for_selector("mark.here[data-s='s555']")
    page.wait_for_timeout(300)
    mark, box = (
        page.locator("mark.here").bounding_box(),
        page.locator("article.text").bounding_box(),
    )
    assert box["y"] < mark["y"] < box["y"] + box["height"]
    assert page.locator("mark.here").inner_text() == "ferry"


def test_marks_are_drawn_near_the_window_only_and_come_while_scrolling(visit_long: Visit) -> None:
    page = visit_long.go("#/read/d1")
    page.wait_for_selector("mark")
    page.locator("[data-turn]").nth(TURNS - 1).wait_for(state="attached")
    assert page.locator("mark").count() < 120
    page.evaluate("document.querySelector('article.text').scrollTop = 1e9")
    page.wait_for_selector("mark[data-s='s599']")
    page.wait_for_selector("mark[data-s='s0']", state="detached")
    # every word is in the page all the while, for find, print and screen readers
    assert page.evaluate("document.querySelectorAll('[data-words]')[300].textContent").startswith(
        "The ferry sails"
    )
