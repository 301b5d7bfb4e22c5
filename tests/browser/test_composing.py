"""A report composed on the page: from the demo to a document with three figures, in one's own order,
kept, saved, printed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner

from hustings.cli import main
from hustings.project import Project
from hustings.views.composing import documents

from .axe import accessible
from .conftest import Visit

pytestmark = pytest.mark.browser

SAVED = "document.querySelector('.top [role=status]')?.textContent.trim() === 'Saved'"


def begun(visit: Visit) -> Any:
    page = visit.go("#/report")
    page.get_by_role("button", name="New report").click()
    page.wait_for_selector(".compose")
    return page


def add(page: Any, kind: str, account: str = "") -> None:
    page.get_by_role("button", name="+ Figure").click()
    page.wait_for_selector("dialog[open] select")
    if account:
        page.wait_for_selector(f"dialog option:has-text('{account}')", state="attached")
        page.locator("dialog select").select_option(account)
    page.locator("dialog section").last.get_by_role("button", name=re.compile(kind)).click()
    page.wait_for_selector("dialog[open]", state="detached")


def test_from_the_demo_to_a_report_with_three_figures(
    visit: Visit, demo: Project, tmp_path: Path
) -> None:
    # a study is kept on the page that shows it
    page = visit.go("#/timeline")
    page.locator("summary", has_text="Keep").click()
    page.get_by_label("Name of the study").fill("The history told")
    page.keyboard.press("Enter")
    visit.until("document.querySelector('.toast').textContent.includes('The history told')")
    assert demo.studies()["The history told"]["build"] == "timeline"

    page = begun(visit)
    page.get_by_label("title", exact=True).first.fill("Two ways across the bay")
    page.get_by_label("authors, parted").fill("Mara Ostrow, Jonas Pell")
    page.fill("#report-lead", "For six months the towns argued about a night ferry.")
    page.locator("[data-part] textarea").fill("## Who agrees\n\nThey spoke of many things.")
    add(page, "Network")
    page.get_by_label("caption").fill("Six hearings")
    add(page, "Causal map", "Ines Calder")
    page.get_by_role("button", name="+ Figure").click()
    page.locator("dialog button", has_text="The history told").click()
    heads = "[...document.querySelectorAll('[data-part] .head strong')].map(e => e.textContent.trim()).join()"
    assert page.evaluate(heads) == "Text,Figure 1,Figure 2,Figure 3"

    # the last figure goes to the front, by keyboard alone, and takes the focus along
    page.locator("[data-part] .head").last.focus()
    visit.press("Alt+ArrowUp", "Alt+ArrowUp")
    assert page.evaluate("document.activeElement.textContent.includes('Figure 1')")
    assert page.get_by_text("Figure 1 is part 2 of 4 now").count() == 1
    visit.until(SAVED)
    kept = documents.plan(demo)
    assert [p.of for p in kept.parts[1:]] == ["timeline", "network", "map"]
    assert kept.parts[1].study == "The history told"
    assert kept.authors == ("Mara Ostrow", "Jonas Pell")
    assert kept.parts[2].caption == "Six hearings"

    # the page beside it shows the same, and keeps its place while one types
    paper = page.frame_locator("iframe")
    paper.locator("figure#figure-3 figcaption", has_text="Ines Calder").wait_for()
    captions = paper.locator("figcaption > b:first-child").all_inner_texts()
    assert captions == ["Figure 1.", "Figure 2.", "Figure 3."]
    scrolled = "document.querySelector('iframe').contentDocument.scrollingElement"
    page.evaluate(f"{scrolled}.scrollTop = 900")
    page.fill("#report-lead", "For half a year they argued.")
    paper.get_by_text("For half a year they argued.").wait_for()
    assert page.evaluate(f"{scrolled}.scrollTop") == 900

    # a note is found by its words and opens its sentence
    page.locator("[data-part] .head").first.click()
    page.get_by_label("text, in Markdown").press("Control+End")
    page.locator("[data-part]").get_by_role("button", name="Note").click()
    page.get_by_label("words in it").fill("exhaust")
    first = page.locator("dialog li button").first
    first.wait_for()
    visit.until("document.querySelector('dialog li .said')?.textContent.includes('exhaust')")
    first.click()
    paper.locator(".note").click()
    page.wait_for_selector(".drawer .said:has-text('exhaust')")
    page.keyboard.press("Escape")
    visit.until(SAVED)

    # what the page saves is what the command writes
    page.locator("summary", has_text="Save as").click()
    command = page.locator(".menu code").inner_text()
    assert command.startswith("hustings report ")
    assert "--plan 'Report'" in command
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Page (HTML)").click()
    saved = tmp_path / "saved.html"
    waiting.value.save_as(saved)
    out = tmp_path / "written.html"
    told = CliRunner().invoke(main, ["report", str(demo.path), "--plan", "Report", "-o", str(out)])
    assert told.exit_code == 0, told.output
    assert out.read_bytes() == saved.read_bytes()

    # the browser prints the report in place of what one writes it with, and all is there again
    page.pdf(path=tmp_path / "window.pdf", prefer_css_page_size=True)
    window = "".join(
        s.get_textpage().get_text_range() for s in pypdfium2.PdfDocument(tmp_path / "window.pdf")
    )
    assert "For six months the towns argued" in window or "For half a year they argued." in window
    assert all(f"Figure {n}. " in window for n in (1, 2, 3))
    assert "Save as" not in window
    assert "Add a figure" not in window
    assert page.locator("#report-lead").is_visible()
    assert page.evaluate("document.adoptedStyleSheets.length") == 0

    # on paper no figure is cut, and every page has its number
    sheet = visit.context.new_page()
    sheet.goto(saved.as_uri())
    sheet.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    printed = [
        s.get_textpage().get_text_range() for s in pypdfium2.PdfDocument(tmp_path / "report.pdf")
    ]
    for n, text in enumerate(printed, 1):
        assert str(n) in text.split("\r\n")[-1:] + text.split("\r\n")[:1]
    assert [sum(f"Figure {n}. " in text for text in printed) for n in (1, 2, 3)] == [1, 1, 1]
    (history,) = [text for text in printed if "Figure 1. " in text]
    assert "day of speaking" in history
    assert visit.console == []


def test_what_is_typed_is_never_lost(visit: Visit, demo: Project, browser: Any) -> None:
    page = begun(visit)
    page.fill("#report-lead", "First lines.")
    # gone before the pause of typing is over
    visit.go("#/library")
    visit.until("document.querySelector('.compose') === null")
    visit.within(lambda: documents.plan(demo).lead == "First lines.")
    # the window is closed at once: what was typed is there when it comes back
    visit.go("#/report/Report")
    page.fill("#report-lead", "First lines, and more.")
    page.reload()
    page.wait_for_selector(".compose")
    visit.within(lambda: documents.plan(demo).lead == "First lines, and more.")
    # one step of undo a pause
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("z")
    visit.until("document.querySelector('#report-lead').value === 'First lines.'")
    visit.within(lambda: documents.plan(demo).lead == "First lines.")


def test_two_windows_on_one_report(visit: Visit, demo: Project) -> None:
    page = begun(visit)
    visit.until(SAVED)
    other = visit.context.new_page()
    other.goto(page.url)
    other.wait_for_selector(".compose")
    # both write the same line before either has heard of the other: what they send waits for both
    held: list[Any] = []
    visit.context.route("**/reports/Report?revision=*", lambda route: held.append(route))
    other.fill("#report-lead", "Theirs.")
    page.fill("#report-lead", "Mine.")
    while len(held) < 2:
        page.wait_for_timeout(50)
    for route in held:
        route.continue_()
    visit.context.unroute("**/reports/Report?revision=*")
    told = visit.within(lambda: [p for p in (page, other) if p.locator(".conflict").count()])[0]
    told.get_by_role("button", name=re.compile("mine")).first.click()
    told.get_by_role("button", name="Save what is chosen").click()
    told.wait_for_selector(".conflict", state="detached")
    lead = "Mine." if told is page else "Theirs."
    visit.within(lambda: documents.plan(demo).lead == lead)


def test_a_list_of_reports_is_kept_by_keyboard_and_undone(visit: Visit, demo: Project) -> None:
    page = visit.go("#/report")
    page.wait_for_selector("text=None yet.")
    page = begun(visit)
    page.locator("a", has_text="Reports").last.click()
    page.get_by_role("button", name="Copy Report").click()
    page.wait_for_selector("a:has-text('Report 2')")
    page.get_by_role("button", name="Rename Report 2").click()
    page.get_by_label("New name").fill("Ferry / quay")
    page.keyboard.press("Enter")
    page.wait_for_selector("a:has-text('Ferry – quay')")
    page.get_by_role("button", name="Remove Report").click()
    visit.until("document.querySelectorAll('.sheet li').length === 1")
    page.locator("h1").click()
    page.keyboard.press("z")
    visit.until("document.querySelectorAll('.sheet li').length === 2")
    assert set(documents.plans(demo)) == {"Report", "Ferry – quay"}
    assert visit.console == []


def test_anybody_can_compose_on_a_telephone_too(visit: Visit) -> None:
    page = begun(visit)
    add(page, "Relations")
    visit.until(SAVED)
    accessible(page)
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="+ Figure").click()
    page.wait_for_selector("dialog[open] select")
    accessible(page)
    page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
