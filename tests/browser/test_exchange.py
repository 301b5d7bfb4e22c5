"""A project of another program in and ours out, in the browser."""

import re
from pathlib import Path

from hustings.exchange import read_bundle

from ..project.test_exchange import qdpx
from .conftest import Visit


def test_a_foreign_project_is_shown_imported_undone_and_ours_saved(
    visit: Visit, tmp_path: Path
) -> None:
    qdpx(tmp_path / "talk.qdpx", "a", "Talk at the quay", "A 🚢 left.\nThe old quay stays.")
    page = visit.go("#/exchange")
    page.set_input_files("input[type=file]", str(tmp_path / "talk.qdpx"))
    assert page.wait_for_selector("mark").inner_text() == "quay"
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_role("heading", name="Imported").wait_for()
    page.get_by_role("button", name="Undo the import").click()
    page.get_by_text("Undone: Imported").wait_for()
    page.get_by_label("Written for").select_option("nvivo-mac")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save REFI-QDA project").click()
    download.value.save_as(tmp_path / "ours.qdpx")
    page.get_by_text("Saved as").wait_for()
    assert "nvivo-mac" in read_bundle(tmp_path / "ours.qdpx").report.dialect
    assert visit.console == []


def test_a_table_is_asked_what_its_dates_and_columns_mean(visit: Visit, tmp_path: Path) -> None:
    table = tmp_path / "votes.csv"
    table.write_text("person,concept,agreement,date\nAnn,Fee,1,3/5/2031\nBo,Fee,maybe,4/5/2031\n")
    page = visit.go("#/exchange")
    page.set_input_files("input[type=file]", str(table))
    take = page.get_by_role("button", name="Import", exact=True)
    page.get_by_text("How is 3/5/2031 meant?").wait_for()
    assert take.is_disabled()
    page.get_by_label(re.compile("March")).check()
    visit.until("!document.querySelector('.chosen').disabled")
    holds = page.get_by_label("Column agreement holds")
    holds.select_option("boolean")
    assert "'maybe' in row 3" in page.get_by_role("alert").inner_text()
    visit.until("document.querySelector('[aria-label=\"Column agreement holds\"]').value == 'name'")
    holds.select_option("text")
    visit.until("document.querySelector('[aria-label=\"Column agreement holds\"]').value == 'text'")
    assert not take.is_disabled()
