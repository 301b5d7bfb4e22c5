"""Figures under somebody's hands, in a real browser."""

from __future__ import annotations

from pathlib import Path

from hustings.project import Project

from .conftest import Visit


def test_a_node_is_dragged_kept_with_the_study_and_chosen_with_another(
    visit: Visit, demo: Project
) -> None:
    page = visit.go("#/network")
    node = page.locator("g.node[data-node='row|Edda Voss']")
    node.wait_for()
    assert page.locator("h1").inner_text() == "15 holders, by concept"
    before = node.get_attribute("data-at")
    box = node.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=4)
    page.mouse.up()
    page.get_by_role("button", name="1 node moved: put back").wait_for()
    visit.until(
        f"document.querySelector(\"g.node[data-node='row|Edda Voss']\").dataset.at !== '{before}'"
    )
    # enlarged round the mouse, and whole again
    page.mouse.wheel(0, -300)
    visit.until("document.querySelector('g.stage').getAttribute('transform').includes('scale(2')")
    page.get_by_role("button", name="Fit").click()
    visit.until("document.querySelector('g.stage').getAttribute('transform').includes('scale(1.0')")
    page.locator("summary", has_text="Title and caption").click()
    page.get_by_label("title", exact=True).fill("Who sails with whom")
    visit.press("Tab", "Escape")
    page.wait_for_selector("h1:has-text('Who sails with whom')")
    page.locator("summary", has_text="Studies").click()
    page.get_by_label("Name of the study").fill("sailing")
    visit.press("Enter")
    page.wait_for_selector("text=Saved as")
    look = demo.studies()["sailing"]["look"]
    assert look["title"] == "Who sails with whom"
    assert list(look["moved"]) == ["row|Edda Voss"]
    page.keyboard.press("Escape")
    page.locator("h1").click()
    # one node, then another with it: the sentences of both, their ties lit, all others pale
    node.focus()
    visit.press("Enter")
    page.wait_for_selector("aside >> text=Edda Voss")
    page.locator("g.node[data-node='row|Ines Calder']").focus()
    visit.press("Shift+Enter")
    page.wait_for_selector("text=2 chosen")
    visit.until("document.querySelectorAll('g.node.chosen').length === 2")
    visit.until("document.querySelectorAll('g.tie.lit').length === 1")
    visit.press("Escape")
    page.get_by_role("button", name="Show all 80 ties").click()
    visit.until("document.querySelectorAll('g.tie').length === 80")
    with page.expect_download() as download:
        page.get_by_label("save the network as").select_option("pdf")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    assert visit.console == []
