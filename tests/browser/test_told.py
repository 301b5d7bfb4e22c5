"""The pages Relations and Timeline: from the picture to the sentence, by mouse and by key."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.project import Project

from ..exchange.test_alignment import ENGLISH, GERMAN
from ..serving import serving
from ..telling import told
from .axe import accessible
from .conftest import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Visit]:
    with told(tmp_path / "bay.hustings") as project, serving(project) as served:
        made = Visit(browser, served)
        yield made
        assert made.console == []
        made.context.close()


def settled(page: Any) -> None:
    """A picture that stays: a change of the window's width draws it anew."""
    page.wait_for_selector(".canvas .drawn g.mark")
    page.wait_for_timeout(600)


def shows(page: Any, sentences: int) -> None:
    """The drawer shows so many sentences, soon."""
    cards = page.locator(".drawer article")
    for _ in range(50):
        if cards.count() == sentences:
            return
        page.wait_for_timeout(100)
    assert cards.count() == sentences


def test_every_mark_of_the_relations_opens_its_sentences(visit: Visit) -> None:
    page = visit.go("#/relations")
    settled(page)
    marks = page.locator(".canvas .drawn g.mark")
    assert marks.count() == 22  # 12 ties, 10 actors
    for i in range(marks.count()):
        ids = marks.nth(i).get_attribute("data-ids").split()
        marks.nth(i).focus()
        page.keyboard.press("Enter")
        shows(page, len(ids))
    page.keyboard.press("Escape")
    assert page.locator(".drawer").count() == 0


def test_two_tellers_are_shapes_and_their_opposite_pair_stands_first_in_the_list(
    visit: Visit,
) -> None:
    page = visit.go("#/relations")
    settled(page)
    page.get_by_label("in the account of").select_option("VOSS")
    page.get_by_label("compare with").select_option("RENN")
    page.wait_for_selector("h1:has-text('in two accounts, ● VOSS and ◇ RENN')")
    page.locator("h1").click()
    page.keyboard.press("l")
    first = page.locator("tbody tr").first
    assert "opposite" in first.inner_text()
    first.get_by_role("button", name="◇ 1").click()
    page.wait_for_selector(".drawer .said:has-text('stands with')")


def test_an_unbalanced_triad_opens_its_three_sentences(visit: Visit) -> None:
    page = visit.go("#/relations")
    settled(page)
    page.get_by_label("in the account of").select_option("VOSS")
    page.locator("li.unbalanced button").click()
    shows(page, 3)
    assert page.locator("text=none of them a finding").count() == 1


def test_the_lineage_has_its_fork_twice_and_says_how_far_apart(visit: Visit) -> None:
    page = visit.go("#/relations")
    settled(page)
    page.keyboard.press("y")
    page.wait_for_selector("h1:has-text('Which organisation came out of which')")
    page.locator(".drawn g.mark[data-name*='4 years apart']").focus()
    page.keyboard.press("Enter")
    shows(page, 2)


def test_t_opens_the_timeline_and_its_marks_their_sentences(visit: Visit) -> None:
    page = visit.go("#/history")
    page.wait_for_selector("li")
    page.keyboard.press("t")
    settled(page)
    page.locator(".drawn g.mark[data-name^='VOSS: dock families, 1930s']").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".drawer .said:has-text('in the thirties')")
    page.get_by_role("button", name="children swim").click()
    page.wait_for_selector(".drawer .said:has-text('swam off the steps')")


def test_told_time_is_cut_and_the_order_of_telling_names_its_jumps(visit: Visit) -> None:
    page = visit.go("#/timeline")
    settled(page)
    page.get_by_role("spinbutton", name="from").fill("1980")
    page.keyboard.press("Tab")
    page.wait_for_selector("text=8 speak of another time.")
    page.locator("h1").click()
    page.keyboard.press("o")
    page.wait_for_selector("text=goes back twice and forward 4 times")
    page.get_by_role("button", name="3 back 36 years").click()
    shows(page, 2)


def test_a_period_is_named_with_whose_dating_and_taken_back(visit: Visit) -> None:
    page = visit.go("#/timeline")
    settled(page)
    page.get_by_role("button", name="Periods").click()
    page.get_by_label("name", exact=True).fill("the tram years")
    page.get_by_label("when (EDTF").fill("1921/1954")
    page.get_by_label("whose dating").fill("Voss")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.wait_for_selector("td:has-text('the tram years')")
    page.keyboard.press("Escape")
    page.wait_for_selector(".drawn text:has-text('the tram years, as Voss dates it')")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_selector(
        ".drawn text:has-text('the tram years, as Voss dates it')", state="detached"
    )


def test_each_view_of_both_pages_is_accessible(browser: Any, tmp_path: Path) -> None:
    with told(tmp_path / "bay.hustings") as project, serving(project) as served:
        visit = Visit(browser, served)
        for hash, key in (
            ("#/relations", "g"),
            ("#/relations", "l"),
            ("#/relations", "y"),
            ("#/timeline", "t"),
            ("#/timeline", "o"),
        ):
            page = visit.go(hash)
            page.wait_for_selector(".canvas h1")
            page.keyboard.press(key)
            page.wait_for_timeout(600)
            accessible(page)
        assert visit.console == []
        visit.context.close()


def test_an_interview_in_two_versions_counts_once_until_somebody_says_otherwise(
    browser: Any, tmp_path: Path
) -> None:
    with Project.create(tmp_path / "both.hustings") as project:
        project.add(ENGLISH, GERMAN)
        values = {"actor": "Guild", "relation": "opposes", "target": "Company"}
        spans = []
        for key, quote in (("en", "It should."), ("de", "Sie soll.")):
            start = project.text(key).index(quote)
            spans.append((start, start + len(quote)))
            project.code(key, *spans[-1], "relation", values)
        project.relink("en", "de", "link", *spans)
        with serving(project) as served:
            visit = Visit(browser, served)
            page = visit.go("#/relations")
            page.wait_for_selector(".head:has-text('1 tie, from 1 statement')")
            page.click("text=Count every version")
            page.wait_for_selector(".head:has-text('1 tie, from 2 statements')")
            page.click("text=Count it once")
            page.wait_for_selector(".head:has-text('1 tie, from 1 statement')")
            assert visit.console == []
            visit.context.close()


def test_an_empty_project_says_what_to_do_where_nothing_can_be_compared(
    browser: Any, tmp_path: Path
) -> None:
    with Project.create(tmp_path / "empty.hustings") as project, serving(project) as served:
        visit = Visit(browser, served)
        page = visit.go("#/changed")
        page.wait_for_selector("h2:has-text('Nobody’s account can be compared yet')")
        assert page.locator(".empty a").get_attribute("href") == "#/read"
        assert visit.console == []
        visit.context.close()
