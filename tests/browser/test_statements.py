"""The list of statements: filtered, arranged, grouped, saved; and quotations that are copied."""

import io
from pathlib import Path

import docx
import pypdfium2
import pytest

from hustings.project import Project

from .conftest import Visit

pytestmark = pytest.mark.browser


def rows(visit: Visit) -> int:
    """How many statements the list says there are."""
    words = visit.page.locator(".count").inner_text()
    return int(words.split()[0].replace(",", ""))


def test_statements_are_filtered_arranged_grouped_and_saved_as_word(
    visit: Visit, demo: Project, tmp_path: Path
) -> None:
    page = visit.go("#/statements")
    page.get_by_text("I want the cars off the quay").wait_for()
    every = demo.statements()
    with pypdfium2.PdfDocument(page.pdf(format="A4")) as printed:
        sheets = [sheet.get_textpage().get_text_range() for sheet in printed]
    assert f"{len(every)} statements, rows 1–100. Bold" in sheets[0]
    assert all(sheet.count("The Night Ferry") > 3 for sheet in sheets)
    page.get_by_role("button", name="More filters").click()
    page.get_by_role("combobox", name="text", exact=True).select_option("d2")
    page.get_by_role("combobox", name="code", exact=True).fill("Night sailings")
    page.keyboard.press("Tab")
    naming = [s for s in every if s.transcript == "d2" and "Night sailings" in s.values.values()]
    assert naming
    visit.until(f"document.querySelector('.count')?.innerText.startsWith('{len(naming)} ')")
    page.locator("summary", has_text="Columns").click()
    page.get_by_role("checkbox", name="speaker", exact=True).check()
    page.get_by_role("button", name="speaker further left").click()
    page.get_by_label("Compact rows").check()
    page.keyboard.press("Escape")
    heads = page.locator("thead th").all_inner_texts()
    assert [h.strip(" ↑↓") for h in heads][-2:] == ["speaker", "about"]
    page.get_by_label("group by").select_option("speaker")
    first = sorted({s.speaker for s in naming})[0]
    page.locator("td h3", has_text=first).wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Word").click()
    waiting.value.save_as(tmp_path / "quotations.docx")
    document = docx.Document(io.BytesIO((tmp_path / "quotations.docx").read_bytes()))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == sorted({s.speaker for s in naming}, key=str.casefold)
    assert sum(p.style.name == "Quote" for p in document.paragraphs) == len(naming)
    page.reload()
    page.wait_for_selector("table.compact tbody tr")
    assert "speaker" in [h.strip(" ↑↓") for h in page.locator("thead th").all_inner_texts()]
    assert visit.console == []


def test_what_is_marked_is_copied_with_its_source(visit: Visit, demo: Project) -> None:
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.go("#/read/d1")
    page.wait_for_selector(".turn.current")
    visit.press("ArrowDown")
    page.get_by_role("heading", name="New statement").wait_for()
    visit.press("Shift+C")
    page.wait_for_selector("text=Copied, with its source")
    text = demo.transcript("d1")
    number, turn = next((n, t) for n, t in enumerate(text.turns, 1) if t.kind == "speech")
    source = f"({turn.speaker}, {text.title}, {text.date}, turn {number})"
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"” {source}")
    assert copied[1 : -len(source) - 2] == page.locator(".quote .here").inner_text()
