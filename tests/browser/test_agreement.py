"""Two coders read the same texts: the page says it in words, and each number opens as many
statements as it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.demo import make_demo
from hustings.project import Project

from ..serving import serving
from .axe import accessible
from .conftest import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Project]:
    with make_demo(tmp_path / "two.hustings", two_coders=True) as project:
        yield project


@pytest.fixture
def visit_two(browser: Any, two: Project) -> Iterator[Visit]:
    with serving(two) as served:
        made = Visit(browser, served)
        yield made
        made.context.close()


def test_one_coder_sees_no_page_of_agreement(visit: Visit) -> None:
    assert visit.page.locator("nav a:text-is('Agreement')").count() == 0


def test_each_number_opens_as_many_statements_as_it_says(visit_two: Visit, two: Project) -> None:
    visit_two.page.evaluate("location.hash = '#/agreement'")
    page = visit_two.page
    page.wait_for_selector("text=Two coders read 2 transcripts and marked")
    found = two.agreement().finding["position"]
    section = page.locator("section[aria-label=position]")
    section.locator(f"button:text-is('{found.matched} the same passage')").click()
    page.wait_for_selector("aside article")
    assert page.locator("aside article").count() == 2 * found.matched
    section.locator(f"button:text-is('{found.only['Ben']} only Ben')").click()
    page.wait_for_selector("text=Nobody else marked these.")
    visit_two.until(f"document.querySelectorAll('aside article').length === {found.only['Ben']}")
    row = section.locator("tr", has=page.locator("th >> text='commitment'"))
    n = two.agreement().fields["position"]["commitment"]
    apart = sum(c.n for c in n.confusions if c.a != c.b)
    row.locator(f"text={apart} differences").click()
    visit_two.until(f"document.querySelectorAll('aside article').length === {2 * apart}")
    visit_two.press("Escape")
    assert page.locator("aside article").count() == 0
    assert visit_two.console == []


def test_a_sentence_two_have_marked_says_who_marked_it(visit_two: Visit) -> None:
    page = visit_two.go("#/map")
    page.locator("g.mark.node[data-name='Cars on the quay']").focus()
    visit_two.press("Enter")
    cards = page.locator("aside article.card", has_text="I’d say the boat does something")
    cards.nth(1).wait_for()
    told = [text.rpartition("coded by ")[2].strip() for text in cards.all_inner_texts()]
    assert len(set(told)) == len(told) == 2
    assert all(told)


def test_a_text_declared_finished_is_compared_and_can_be_undone(
    visit_two: Visit, two: Project
) -> None:
    page = visit_two.go("#/agreement")
    page.wait_for_selector("text=4 texts left out")
    first = page.locator("tr", has=page.locator("th >> text='The Night Ferry: first hearing'"))
    first.locator("input").nth(1).check()
    page.wait_for_selector("text=Two coders read 3 transcripts")
    assert set(two.finished()["d1"]) == {"Anna", "Ben"}
    visit_two.press("z")
    page.wait_for_selector("text=Two coders read 2 transcripts")


def test_what_opens_in_the_page_is_accessible(visit_two: Visit) -> None:
    page = visit_two.go("#/agreement")
    page.wait_for_selector("text=Two coders read")
    page.locator("button:text-is('concept')").first.click()
    accessible(page)
