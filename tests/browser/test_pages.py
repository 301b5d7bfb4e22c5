"""What pages have in common: what an empty one says, letters switched off, the skip link, edges."""

from typing import Any

import pytest

from hustings.project import Project

from ..serving import serving
from .conftest import Visit

pytestmark = pytest.mark.browser


def test_empty_pages_say_what_to_do_next(browser: Any, project: Project) -> None:
    with serving(project) as served:
        visit = Visit(browser, served)
        for hash, words in {
            "#/read/d1": "Nothing is coded yet",
            "#/statements": "Nothing is coded yet",
            "#/map": "Nobody states a cause here yet",
            "#/codebook": "No concepts yet",
        }.items():
            visit.go(hash)
            visit.page.wait_for_selector(f"text={words}")
        visit.context.close()


def test_single_letters_can_be_switched_off(browser: Any, demo: Project) -> None:
    with serving(demo) as served:
        visit = Visit(browser, served)
        page = visit.go("#/network")
        page.wait_for_selector(".tie")
        visit.press("m")
        page.wait_for_selector("table caption")
        page.get_by_role("button", name="all keys").click()
        page.get_by_label("Single letters are commands").uncheck()
        visit.press("Escape", "g")
        page.wait_for_timeout(200)
        assert page.locator("table caption").count() == 1
        page.reload()
        page.wait_for_selector(".tie")
        visit.press("m")
        page.wait_for_timeout(200)
        assert page.locator("table caption").count() == 0
        visit.context.close()


def test_the_first_tab_offers_to_skip_to_the_page(visit: Visit) -> None:
    page = visit.go("#/statements")
    page.wait_for_selector("tbody tr")
    visit.press("Tab", "Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    visit.press("Tab")
    assert page.evaluate("document.activeElement.id") == "find-statements"


def test_a_button_that_does_nothing_looks_so_though_it_is_the_chosen_one(visit: Visit) -> None:
    page = visit.go("#/statements")
    page.wait_for_selector("tbody tr")
    looks = page.evaluate(
        """() => [false, true].map((disabled) => {
          const button = document.body.appendChild(document.createElement('button'));
          Object.assign(button, {className: 'chosen', disabled});
          const {color, backgroundColor} = getComputedStyle(button);
          return [color, backgroundColor];
        })"""
    )
    assert looks[0] != looks[1]


EDGES = """() => [
  document.querySelector('main h1').getBoundingClientRect().left,
  document.querySelector('.drawn.network svg > path').getBoundingClientRect().left,
]"""
"""Where the heading begins, and the first sign of the legend."""


def test_the_legend_of_a_network_begins_under_its_heading(visit: Visit) -> None:
    page = visit.go("#/network")
    page.wait_for_selector(".drawn.network svg > path", state="attached", timeout=30000)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(300)
        heading, legend = page.evaluate(EDGES)
        assert abs(heading - legend) <= 2, f"{width} px: {heading}, {legend}"


def test_adjudicate_and_a_first_look_can_be_read_aloud(browser: Any, demo: Project) -> None:
    first = demo.statements()[0]
    demo.by("coder 2").code(
        first.transcript, first.start, first.end, first.form, dict(first.values)
    )
    with serving(demo) as served:
        visit = Visit(browser, served)
        page = visit.go("#/adjudicate")
        page.wait_for_selector("main h1:text('Adjudicate')", state="attached", timeout=30000)
        page = visit.go(f"#/look/{demo.transcripts()[1]['id']}")
        page.wait_for_selector("main th", state="attached", timeout=30000)
        heads = page.locator("main th").all_text_contents()
        assert all(head.strip() for head in heads), heads
        visit.context.close()


def test_on_a_telephone_a_head_of_the_library_stands_over_cells(visit: Visit) -> None:
    page = visit.go("#/library")
    page.wait_for_selector("tbody tr")
    page.set_viewport_size({"width": 390, "height": 844})
    seen = "all => all.filter((one) => getComputedStyle(one).display !== 'none').length"
    heads = page.locator("thead th").evaluate_all(seen)
    assert heads == page.locator("tbody tr:first-child td").evaluate_all(seen) == 3


def test_on_a_telephone_what_is_shown_comes_before_the_choices(visit: Visit) -> None:
    page = visit.go("#/relations")
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_selector(".drawn g.mark")
    heading = page.locator("main h1").first.bounding_box()
    assert heading["y"] < 200
    teller = page.get_by_label("in the account of")
    assert not teller.is_visible()
    page.get_by_role("button", name="What is shown").click()
    teller.wait_for()
    teller.select_option("Edda Voss")
    page.get_by_role("button", name="What is shown").click()
    page.wait_for_selector("h1:has-text('Edda Voss')")
    assert page.locator("main h1").first.bounding_box()["y"] < 200
