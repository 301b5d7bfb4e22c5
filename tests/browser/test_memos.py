"""Memos are written where one reads, found on one page, and lead back to their place."""

from typing import Any

import pytest

from .conftest import Visit

pytestmark = pytest.mark.browser


def test_a_memo_on_each_kind_of_thing_is_found_on_one_page(visit: Visit, demo: Any) -> None:
    from playwright.sync_api import expect

    text = demo.transcripts()[0]["id"]
    page = visit.go(f"#/read/{text}")
    page.click("summary:has-text('Memos on this text')")
    page.fill("[aria-label='New memo']", "Ask who paid for the buoys.")
    visit.press("Control+Enter")
    page.wait_for_selector("text=Kept. z takes it back.")
    assert [m.text for m in demo.memos("text", text)] == ["Ask who paid for the buoys."]
    concept = demo.concepts()[0]
    page = visit.go(f"#/codebook/{concept.id}")
    page.fill("[aria-label='New memo']", "Near to tide tables.\nKeep apart.")
    page.click("button:text-is('Keep')")
    page.wait_for_selector(".memo >> text=Keep apart.")
    page = visit.go("#/people")
    page.click("a.name:text-is('Ines Calder')")
    page.fill("aside [aria-label='New memo']", "Mayor since spring.")
    visit.press("Control+Enter")
    page.wait_for_selector("aside .memo >> text=Mayor since spring.")
    page = visit.go("#/memos")
    page.fill("[aria-label='New memo']", "Second round in May.")
    visit.press("Control+Enter")
    page.wait_for_selector("li >> text=Second round in May.")
    for words in ("buoys", "tide tables", "Mayor since"):
        page.wait_for_selector(f"li >> text={words}")
    page.fill("[aria-label='Find memos']", "BUOYS paid")
    expect(page.locator("main li")).to_have_count(1)
    page.click("li a")
    page.wait_for_selector("h1:has-text('The')")
    assert page.url.endswith(f"#/read/{text}")
    assert visit.console == []


def test_a_memo_is_changed_deleted_and_comes_back(visit: Visit, demo: Any) -> None:
    page = visit.go("#/memos")
    page.fill("[aria-label='New memo']", "one")
    visit.press("Control+Enter")
    page.click("main li button:text-is('Change')")
    page.fill("[aria-label='Memo']", "two")
    visit.press("Escape")
    page.wait_for_selector("li >> text=one")
    page.click("main li button:text-is('Change')")
    page.fill("[aria-label='Memo']", "two")
    page.click("button:text-is('Save')")
    page.wait_for_selector("li >> text=two")
    page.click("main li button:text-is('Delete')")
    page.wait_for_selector("text=Deleted. z brings it back.")
    assert demo.memos() == []
    page.click("h1")
    visit.press("z")
    page.wait_for_selector("li >> text=two")
    assert [m.text for m in demo.memos()] == ["two"]
    assert visit.console == []


def test_the_memo_of_a_statement_opens_its_sentence(visit: Visit, demo: Any) -> None:
    from playwright.sync_api import expect

    said = demo.statements()[3]
    demo.edit(said.id, memo="compare with the herons")
    page = visit.go("#/memos")
    page.fill("[aria-label='Find memos']", "herons")
    page.click("main li:has-text('herons') a.name")
    panel = page.locator("aside[aria-label='Statement'] textarea")
    expect(panel).to_have_value("compare with the herons")
    assert f"statement={said.id}" in page.url
