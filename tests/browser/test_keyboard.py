"""A day's work with the keyboard alone: no pointer moves, nothing is clicked, from the list of texts to the
sentences behind a mark of the network."""

import time
from typing import Any

import pytest

from hustings.project import Project
from hustings.views.reviewing import review

from ..serving import serving
from .conftest import Visit

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement?.matches({0!r}) ?? false"
MOST_TABS = 120
BEGAN = "2025"
"""The demo's statements are older."""


def tab_to(visit: Visit, selector: str) -> None:
    """Press Tab until something of a kind has the focus; everything on the way is left as it is."""
    for _ in range(MOST_TABS):
        if visit.page.evaluate(FOCUSED.format(selector)):
            return
        visit.press("Tab")
    raise AssertionError(f"no Tab leads to {selector}")


def coded(visit: Visit, project: Project, before: int) -> list[Any]:
    """The statements made since, once the newest is written."""
    end = time.monotonic() + 60
    while len(project.statements()) <= before:
        assert time.monotonic() < end, "nothing was saved"
        visit.page.wait_for_timeout(50)
    visit.page.wait_for_timeout(200)
    return [s for s in project.statements() if s.made_at >= BEGAN]


def test_a_whole_day_without_a_mouse(browser: Any, demo: Project) -> None:
    review.find(demo)
    many = len(demo.statements())
    with serving(demo) as served:
        visit = Visit(browser, served)
        page = visit.page

        # the text is opened from the library
        page.wait_for_selector("a.title")
        tab_to(visit, "a.title")
        visit.press("Enter")
        page.wait_for_selector(".turn.current")

        # a sentence is found by its words
        visit.press("/")
        page.wait_for_selector("dialog[open] input:focus")
        page.keyboard.type("twenty to midnight")
        page.wait_for_selector("dialog[open] button.hit")
        tab_to(visit, "dialog[open] button.hit")
        visit.press("Enter")
        page.wait_for_selector("[role=search] .count:has-text('1 of ')")
        visit.press("F3")
        page.wait_for_selector("[role=search] .count:has-text('2 of ')")

        # the next sentence is marked and made a position
        visit.press("ArrowDown", "p", "o", "a")
        page.keyboard.type("night")
        visit.press("Enter")
        # what was done before is not undone under the hand that writes
        visit.press("z")
        page.wait_for_selector(".toast:has-text('A statement is being made')")
        assert len(demo.statements()) == many
        visit.press("y", "Enter")
        assert [s.form for s in coded(visit, demo, many)] == ["position"]

        # the one after it is a cause; then a code on the same passage
        visit.press("ArrowDown", "c", "o", "a")
        page.keyboard.type("night")
        visit.press("Enter", "+")
        page.keyboard.type("noise")
        visit.press("Enter", "Enter")
        made = coded(visit, demo, many + 1)
        assert sorted(s.form for s in made) == ["cause", "position"]
        cause = next(s for s in made if s.form == "cause")
        page.wait_for_selector("button:has-text('Another on this passage')")
        visit.press("m")
        page.wait_for_selector("section[aria-label='New statement']")
        visit.press("o", "o", "a")
        page.keyboard.type("sleep")
        visit.press("Enter", "Enter")
        made = coded(visit, demo, many + 2)
        code = next(s for s in made if s.form == "code")
        assert (cause.start, cause.end) == (code.start, code.end)

        # a suggestion is stepped to in the text, opened in the review, and decided
        visit.press("Escape", "Shift+N", "Enter")
        page.wait_for_selector(".sentence .cue")
        waiting = len(demo.suggestions(state="open"))
        visit.press("x")
        visit.until("document.querySelector('.stage').innerText.includes('1 rejected')")
        end = time.monotonic() + 20  # it is written behind the page, which goes on at once
        while len(demo.suggestions(state="open")) == waiting and time.monotonic() < end:
            page.wait_for_timeout(50)
        assert len(demo.suggestions(state="open")) == waiting - 1

        # the network, and the sentences behind a mark of it
        tab_to(visit, "nav a[data-page=network]")
        visit.press("Enter")
        page.wait_for_selector("main [tabindex='0']:is(g, svg)")
        tab_to(visit, "main [tabindex='0']:is(g, svg)")
        visit.press("ArrowRight", "Enter")
        page.wait_for_selector("aside a[href*='#/read/']")
        tab_to(visit, "aside a[href*='#/read/']")
        visit.press("Enter")
        page.wait_for_selector("section[aria-label='Statement'] .quote")
        assert "statement=" in page.url
        assert visit.console == []
        visit.context.close()
