"""The page Charts: each chart by its key, every mark by mouse and by arrows to its sentences."""

from typing import Any

import pytest

from hustings.project import Project

from ..serving import serving
from .conftest import Visit

pytestmark = pytest.mark.browser


def drawn(page: Any, title: str) -> None:
    """A chart that stays."""
    page.wait_for_selector(f"h1:has-text('{title}')")
    page.wait_for_selector(".canvas .drawn g.mark")
    page.wait_for_timeout(500)


def mark(page: Any, row: str, column: str) -> Any:
    return page.locator(f'.drawn g.mark[data-row="{row}"][data-column="{column}"]')


def test_a_bar_opens_the_sentences_it_counts_and_arrows_go_on(visit: Visit) -> None:
    page = visit.go("#/charts")
    drawn(page, "Concepts, for and against")
    bar = mark(page, "Night ferry all year", "0")
    assert bar.locator("text").text_content() == "6"
    bar.click()
    page.wait_for_selector(".drawer:has-text('6 sentences')")
    assert page.locator(".drawer article").count() == 6
    stops = page.locator('.drawn g.mark[tabindex="0"]')
    assert stops.count() == 1
    bar.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector(".drawer:has-text('15 sentences')")
    page.keyboard.press("Escape")
    assert page.locator(".drawer").count() == 0


def test_charts_open_on_what_is_coded_and_offer_it_where_nothing_is(
    browser: Any, project: Project
) -> None:
    (talk,) = project.text_ids()
    project.code(talk, 0, 8, "cause", {"cause": "fog", "effect": "delays", "sign": "+"})
    with serving(project) as served:
        visit = Visit(browser, served)
        page = visit.go("#/charts")
        drawn(page, "Causes")
        page.locator("select", has=page.locator("option[value=code]")).first.select_option("code")
        page.get_by_role("button", name="Count “cause”").click()
        drawn(page, "Causes")
        assert visit.console == []
        visit.context.close()


def test_each_chart_has_a_key_and_the_same_numbers_as_a_table(visit: Visit) -> None:
    page = visit.go("#/charts")
    drawn(page, "Concepts, for and against")
    page.keyboard.press("o")
    drawn(page, "Statements over time, by concept")
    assert page.locator(".canvas").get_by_text("no text of this week").count() == 1
    page.keyboard.press("x")
    drawn(page, "Holders by concept")
    page.get_by_label("cells").select_option("residuals")
    page.wait_for_selector("p:has-text('never as a test')")
    page.locator("h1").click()
    page.keyboard.press("c")
    page.wait_for_selector("h2:has-text('Nothing to count')")  # no two marks of the demo overlap
    page.locator("#chart-within").select_option("turn")
    drawn(page, "Concepts coded together")
    page.locator("h1").click()
    page.keyboard.press("t")
    page.wait_for_selector(".canvas table")
    assert page.locator("tbody tr").last.inner_text().split()[0] == "total"
    page.locator("tbody tr").first.get_by_role("button").click()
    page.wait_for_selector(".drawer article")


def test_a_chart_is_kept_under_a_name_and_comes_back_as_it_was(visit: Visit) -> None:
    page = visit.go("#/charts")
    drawn(page, "Concepts, for and against")
    page.keyboard.press("x")
    drawn(page, "Holders by concept")
    page.get_by_label("rows").select_option("speaker")
    drawn(page, "Speakers by concept")
    page.locator("summary:has-text('Studies')").click()
    page.get_by_label("Name of the study").fill("Who says what")
    page.get_by_role("button", name="Save study").click()
    page.wait_for_selector("summary:has-text('Studies (1)')")
    page.locator("h1").click()
    page.keyboard.press("f")
    drawn(page, "Concepts, for and against")
    page.locator("summary:has-text('Studies')").click()
    page.get_by_role("button", name="Who says what", exact=True).click()
    drawn(page, "Speakers by concept")


def test_only_one_holders_statements_are_counted_and_it_says_so(visit: Visit) -> None:
    page = visit.go("#/charts")
    drawn(page, "Concepts, for and against")
    page.locator("summary:has-text('Which statements')").click()
    page.get_by_label("whose view").fill("Tobias")
    page.wait_for_selector("[role=option]:has-text('Tobias Renn')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".canvas p:has-text('In what Tobias Renn says')")
    page.get_by_role("button", name="Everybody’s views again").click()
    page.wait_for_selector(".canvas p:has-text('In the speakers’ accounts')")


def test_a_chart_has_room_on_a_telephone(visit: Visit) -> None:
    page = visit.go("#/charts")
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    drawn(page, "Concepts, for and against")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390


def test_no_bar_is_cut_on_a_telephone_or_on_paper(visit: Visit) -> None:
    """A bar that ends with the window would look as long as the longest."""
    page = visit.page
    page.set_viewport_size({"width": 390, "height": 844})
    visit.go("#/charts")
    drawn(page, "Concepts, for and against")
    bars = page.locator(".drawn g.mark > rect:not([fill='none'])")
    ends = "all => Math.max(...all.map(bar => bar.getBoundingClientRect().right))"
    assert bars.evaluate_all(ends) <= 390
    page.set_viewport_size({"width": 1280, "height": 800})
    visit.until("document.querySelector('.drawn svg').getBoundingClientRect().width > 1000")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    assert (
        page.evaluate("document.querySelector('.drawn svg').getBoundingClientRect().right") <= 700
    )
    assert bars.evaluate_all(ends) <= 700
