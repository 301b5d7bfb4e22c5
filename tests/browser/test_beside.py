"""Two versions of one interview side by side: pairs set right, words marked, statements of either text."""

from typing import Any

import pytest

from .conftest import Visit

pytestmark = pytest.mark.browser

PAINTED = "[...(CSS.highlights.get('pending') ?? [])].map(r => r.toString()).join('')"


@pytest.fixture
def beside(visit: Visit) -> Any:
    """The demo's memory in English beside the first part of it in German."""
    page = visit.go("#/beside/d4?with=d5")
    page.wait_for_selector("h2:has-text('Pair 1 of')")
    return page


def at(page: Any, number: int) -> None:
    page.wait_for_selector(f"h2:has-text('Pair {number} of')")


def said(page: Any) -> list[str]:
    """The two sentences of the pair one is at."""
    return [words.strip() for words in page.locator(".pair .said").all_inner_texts()]


def test_keys_lead_through_the_pairs_and_mark_words_of_either_side(
    visit: Visit, beside: Any
) -> None:
    visit.press("j")
    at(beside, 2)
    visit.press("j")
    at(beside, 3)
    left, right = said(beside)
    visit.press("ArrowRight", "s")
    beside.wait_for_selector(".panel.open")
    visit.until(f"{PAINTED} === {right!r}")
    visit.press("Shift+ArrowLeft")
    shorter = right.rsplit(" ", 1)[0]
    visit.until(f"{PAINTED} === {shorter!r}")
    assert shorter in beside.locator(".panel").inner_text()
    visit.press("Shift+ArrowRight")
    visit.until(f"{PAINTED} === {right!r}")
    visit.press("Escape")
    at(beside, 3)
    assert said(beside) == [left, right]
    assert beside.evaluate(PAINTED) == ""
    assert visit.console == []


def test_a_pair_is_set_right_and_the_correction_taken_back(visit: Visit, beside: Any) -> None:
    visit.press("j", "j")
    at(beside, 3)
    before = said(beside)
    visit.press("1")
    beside.wait_for_selector("text=set by a person")
    assert said(beside) == [before[0], "Nothing on the right."]
    visit.press("Backspace")
    visit.until(
        "document.querySelectorAll('.pair .said')[1].textContent.trim() !== 'Nothing on the right.'"
    )
    assert said(beside) == before
    visit.press("=")
    beside.wait_for_selector(".pair [role=status]:has-text('sentence on the right')")
    visit.press("j", "=")
    beside.wait_for_selector("text=set by a person")
    assert said(beside)[0] == before[0]
    assert said(beside)[1] != before[1]
    visit.press("z")
    visit.until("!document.querySelector('.pair').textContent.includes('set by a person')")
    assert visit.console == []


def test_a_statement_of_the_other_text_opens_at_the_words_it_was_made_of(
    visit: Visit, beside: Any
) -> None:
    echo = beside.locator(".cell.right .echo").last
    reading = echo.locator(".small").inner_text()
    echo.click()
    beside.wait_for_selector(".panel.open a:has-text('Open it in its text')")
    assert beside.locator(".cell.left .here.plain .small").first.inner_text() == reading
    assert beside.locator("header .now h1").inner_text().startswith("A ticket window")
    beside.click(".panel a:has-text('Open it in its text')")
    beside.wait_for_selector("mark.on, mark.open, article.text, main")
    visit.until("location.hash.startsWith('#/read/d4')")


def test_a_drag_marks_words_up_to_their_last_letter(visit: Visit, beside: Any) -> None:
    words = beside.locator(".cell.left .words:not(.heading)").nth(2)
    words.scroll_into_view_if_needed()
    words.click(click_count=3)  # a browser takes the end of the paragraph along
    beside.wait_for_selector(".panel.open")
    visit.until(f"{PAINTED} === {words.inner_text().strip()!r}")
