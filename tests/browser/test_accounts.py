"""One speaker on the page: from the account to the sentence, from a hollow mark to a statement, and
what changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.demo import examples
from hustings.project import Project
from hustings.views.reviewing.looking import look_view

from ..serving import serving
from .conftest import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def uncoded(browser: Any, tmp_path: Path) -> Iterator[tuple[Visit, Project]]:
    with Project.create(tmp_path / "bay.hustings") as project:
        project.add(examples() / "night-ferry-hearing-2.md")
        with serving(project) as served:
            made = Visit(browser, served)
            yield made, project
            # Svelte warns of a value read while the page is being left
            assert [x for x in made.console if "derived_inert" not in x] == []
            made.context.close()


def test_every_line_of_an_account_opens_its_sentences(visit: Visit) -> None:
    page = visit.go("#/account/Edda%20Voss")
    page.wait_for_selector("h1:has-text('The account of Edda Voss')")
    page.wait_for_selector("section[aria-label='What is not said'] .gap")
    lines = page.locator(".told .tell")
    assert lines.count() > 30
    page.locator(
        "section[aria-label='The history told'] .tell", has_text="Earliest in time"
    ).click()
    page.wait_for_selector(".drawer article .said:has-text('The first entry is mine')")
    assert page.locator(".drawer article").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".drawer").count() == 0
    page.locator("section[aria-label='Allies and opponents'] g.mark").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".drawer article")
    page.locator(".gap", has_text="unchecked").get_by_role("button").click()
    page.wait_for_selector(".drawer h2:has-text('5 unchecked quotations')")
    visit.until("document.querySelectorAll('.drawer article').length === 5")
    assert visit.console == []


def test_two_accounts_stand_beside_each_other_and_lead_to_what_changed(visit: Visit) -> None:
    page = visit.go("#/account/Edda%20Voss")
    page.wait_for_selector("h1:has-text('The account of Edda Voss')")
    page.get_by_label("beside it").select_option("Ines Calder")
    page.wait_for_selector("h1:has-text('The account of Ines Calder')")
    assert page.locator("h1").count() == 2
    page.get_by_role("link", name="What changed, Edda Voss").click()
    page.wait_for_selector("h1:has-text('What changed in Edda Voss’s account')")
    pair = page.locator("article.pair", has_text="Night ferry all year").first
    assert "turned" in pair.inner_text()
    assert pair.locator(".side .said").count() == 2
    page.get_by_label("to (a text").fill("2024-04")
    page.get_by_label("to (a text").press("Enter")
    page.wait_for_selector("h1:has-text('and 2024-04')")
    page.get_by_label("to (a text").fill("nowhere")
    page.get_by_label("to (a text").press("Enter")
    page.wait_for_selector("text=There is no text, date or period")
    assert [x for x in visit.console if "422" not in x] == []


def test_a_hollow_mark_is_rejected_or_becomes_a_statement_and_counts_nowhere_before(
    uncoded: tuple[Visit, Project],
) -> None:
    visit, project = uncoded
    (text,) = project.titles()
    page = visit.go("#/read")
    page.get_by_role("link", name="first look").click()
    page.wait_for_selector("h1:has-text('First look at')")
    assert "looked at by nobody" in page.locator(".notice").inner_text()
    assert project.suggestions() == []
    page.locator("section[aria-label='Claims of cause'] .hollow").first.click()
    page.wait_for_selector("h2:has-text('Is this a claim of cause?')")
    page.keyboard.press("x")
    visit.until("document.querySelector('aside').innerText.includes('1 decided here')")
    assert [s.state for s in project.suggestions()] == ["rejected"]
    assert not {m.id for m in look_view(project, text).causes} & {
        s.id for s in project.suggestions()
    }
    page.keyboard.press("Enter")
    visit.until("location.hash.startsWith('#/review?kind=')")
    assert sorted(s.state for s in project.suggestions()) == ["open", "rejected"]
    assert project.statements() == []
    page = visit.go("#/account")
    page.wait_for_selector("text=account can be read yet")
