"""Journeys: a text corrected after coding, parts joined, two languages side by side."""

from typing import Any

import pytest

from hustings.demo import examples
from hustings.project import Project

from ..serving import serving
from .conftest import Visit

pytestmark = pytest.mark.browser


def test_words_are_mended_in_place_and_what_changed_is_decided(visit: Visit, demo: Project) -> None:
    said = next(s for s in demo.statements() if s.transcript == "d1")
    page = visit.go(f"#/read/d1?at={said.start}")
    page.wait_for_selector(".turn.current mark")
    visit.press("x")
    page.get_by_role("button", name="Edit the words").click()
    box = page.get_by_label("The words of this turn")
    words = said.quote.split()
    box.fill(box.input_value().replace(said.quote, f"{words[0]} indeed {' '.join(words[1:])}"))
    visit.press("Control+Enter")
    page.wait_for_selector("text=waits for your decision")
    assert demo.statement(said.id).quote == f"{words[0]} indeed {' '.join(words[1:])}"
    page.wait_for_selector("p.note button")
    visit.press("u")
    page.get_by_role("button", name="Keep it so").click()
    page.wait_for_selector("p.note", state="detached")
    assert demo.unsettled() == []
    visit.press("z")
    page.wait_for_selector("p.note button")
    visit.press("z")
    page.wait_for_url("**#/read/d1")
    assert demo.statement(said.id).quote == said.quote


def test_texts_are_ticked_and_joined(visit: Visit, demo: Project) -> None:
    page = visit.go("#/library")
    for key in ("d1", "d3"):
        page.get_by_label(f"Choose {demo.transcript(key).title}").check()
    page.get_by_role("button", name="Join 2 parts …").click()
    page.get_by_label("title of the whole").fill("Two hearings")
    page.get_by_role("button", name="Join 2 parts", exact=True).click()
    page.wait_for_selector("h1:has-text('Two hearings')")
    assert [t["title"] for t in demo.transcripts()].count("Two hearings") == 1
    assert len(demo.transcripts()) == 5
    assert visit.console == []


def test_a_statement_made_in_one_language_is_shown_in_the_other(
    browser: Any, demo: Project
) -> None:
    (german,) = demo.add(examples() / "night-ferry-debate-de.txt")
    with serving(demo) as served:
        visit = Visit(browser, served)
        page = visit.go(f"#/beside/d1?with={german.id}")
        page.locator(".right .sentence", has_text="Ich hätte die Bank gern zurück.").click()
        assert "I’d like the bench back." in page.locator(".pair .said").first.inner_text()
        visit.press("s", "o", "o", "a")
        page.keyboard.type("bench")
        visit.press("Enter", "Enter")
        page.wait_for_selector(".left .echo")
        made = next(s for s in demo.statements() if s.transcript == german.id)
        assert made.quote == "Ich hätte die Bank gern zurück."
        page.locator(".left .echo").last.click()
        assert "Ich hätte die Bank gern zurück." in page.locator("aside .quote").inner_text()
        visit.press("Escape", "1")
        page.wait_for_selector("text=set by a person")
        assert demo.versions() == [("d1", german.id)]
        visit.press("z")
        page.wait_for_selector("text=set by a person", state="detached")
        assert demo.versions() == []
        assert visit.console == []
        visit.context.close()
