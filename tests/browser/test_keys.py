"""Every key can be another: refused where it is taken, shown where keys are told, kept in the browser."""

from typing import Any

import pytest

from .conftest import Visit

pytestmark = pytest.mark.browser


def change(page: Any, does: str, to: str) -> None:
    page.click(f"button[aria-label^='Key for {does}']")
    page.keyboard.press(to)


def test_a_key_is_another_and_every_list_of_keys_tells_it(visit: Visit, demo: Any) -> None:
    from playwright.sync_api import expect

    page = visit.go("#/settings")
    page.select_option("label:has-text('Keys of') select", "read")
    change(page, "next, previous turn, asserts", "k")
    expect(page.locator(".said-here")).to_contain_text("k is taken on Read: next, previous turn")
    visit.press("z")
    expect(page.locator(".said-here")).to_contain_text("z is taken on every page: undo")
    visit.press("Enter")
    expect(page.locator(".said-here")).to_contain_text("Press a letter, a digit, a sign")
    visit.press("b")
    expect(page.locator(".said-here")).to_have_text("b stands for j now.")
    text = demo.transcripts()[0]["id"]
    page.reload()
    page = visit.go(f"#/read/{text}")
    page.wait_for_selector(".turn")
    visit.until("document.querySelector('.turn.current') !== null")
    first = page.locator(".turn.current").get_attribute("id")
    visit.press("j")
    page.wait_for_timeout(300)
    assert page.locator(".turn.current").get_attribute("id") == first
    visit.press("b")
    visit.until(f"document.querySelector('.turn.current')?.id !== '{first}'")
    expect(page.locator("footer kbd", has_text="b k")).to_have_count(1)
    visit.press("?")
    expect(page.locator("dialog kbd", has_text="b k")).to_have_count(1)
    visit.press("Escape")
    assert visit.console == []


def test_a_key_moved_does_nothing_where_letters_are_typed(visit: Visit, demo: Any) -> None:
    page = visit.go("#/settings")
    change(page, "find: /", "\\")
    assert page.locator("header button", has_text="Find").inner_text() == "Find \\"
    page = visit.go("#/statements")
    page.wait_for_selector("tbody tr")
    page.click("#find-statements")
    page.keyboard.type("b/")
    assert page.input_value("#find-statements") == "b/"
    assert page.locator("dialog[open]").count() == 0
    visit.press("Escape")
    visit.press("/")
    page.wait_for_timeout(200)
    assert page.locator("dialog[open]").count() == 0
    visit.press("\\")
    page.wait_for_selector("dialog[open]")


def test_keys_go_back_to_what_they_were(visit: Visit) -> None:
    from playwright.sync_api import expect

    page = visit.go("#/settings")
    change(page, "undo (also", "\\")
    expect(page.locator("button[aria-label^='Key for undo']")).to_have_text("\\")
    page.click("button:text-is('All as they were')")
    expect(page.locator("button[aria-label^='Key for undo']")).to_have_text("z")
    assert page.evaluate("localStorage.getItem('keys')") is None
    assert visit.console == []


def test_an_f_key_does_its_work_where_letters_are_switched_off(visit: Visit, demo: Any) -> None:
    page = visit.go("#/settings")
    page.select_option("label:has-text('Keys of') select", "read")
    change(page, "next, previous turn, asserts", "F4")
    page.evaluate("localStorage.setItem('letters', 'off')")
    page.reload()
    page = visit.go(f"#/read/{demo.transcripts()[0]['id']}")
    page.wait_for_selector(".turn.current")
    first = page.locator(".turn.current").get_attribute("id")
    visit.press("k", "s", "j")
    page.wait_for_timeout(200)
    assert page.locator(".turn.current").get_attribute("id") == first
    visit.press("F4")
    visit.until(f"document.querySelector('.turn.current')?.id !== '{first}'")
    assert visit.console == []


def test_sentences_name_the_key_as_it_is_now(visit: Visit, demo: Any) -> None:
    page = visit.go("#/settings")
    change(page, "undo (also", "\\")
    page = visit.go("#/memos")
    page.fill("[aria-label='New memo']", "Ask who paid for the buoys.")
    visit.press("Control+Enter")
    page.wait_for_selector("text=Kept. \\ takes it back.")
    page = visit.go("#/charts")
    page.wait_for_selector(".bar")
    assert page.get_attribute("header button:has-text('Undo')", "title").endswith(" (\\)")


def test_a_form_has_another_colour_unless_nobody_could_read_it(visit: Visit, demo: Any) -> None:
    from playwright.sync_api import expect

    def choose(color: str) -> None:
        visit.page.get_by_label("Cause", exact=True).fill(color)

    page = visit.go("#/settings")
    choose("#ffee88")
    expect(page.locator(".refused")).to_contain_text("Too pale for Cause: contrast 1.2")
    choose("#204080")
    expect(page.locator(".refused")).to_be_empty()
    page.reload()
    expect(page.get_by_label("Cause", exact=True)).to_have_value("#204080")
    page.get_by_role("button", name="As shipped: Cause").click()
    expect(page.get_by_label("Cause", exact=True)).to_have_value("#a6400b")
    assert visit.console == []
