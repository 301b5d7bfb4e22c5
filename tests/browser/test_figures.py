"""Figures under somebody's hands, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hustings import files, reports
from hustings.project import Project

from .conftest import Visit

SHEET = "document.querySelector('.drawn.network .hand > svg')"
HERE = "document.activeElement.getAttribute('aria-label')"
LIT = "[...document.querySelectorAll('.sheet .node')].map((n) => n.dataset.name).sort()"
STOPS = "document.querySelectorAll('.drawn.network [tabindex=\"0\"]').length"


def test_the_network_is_one_tab_stop_and_arrows_go_along_its_ties(visit: Visit) -> None:
    page = visit.go("#/network")
    page.locator("g.node[data-node='row|Edda Voss']").wait_for()
    assert page.evaluate(STOPS) == 1
    ties = page.evaluate(
        "[...document.querySelectorAll('.hand > svg:not(.sheet) g.tie')].map((t) => t.dataset.ends)"
    )
    joined = {frozenset(e.removeprefix("row|") for e in one.split("\n")) for one in ties}
    drawn = {name: sum(name in pair for pair in joined) for name in set().union(*joined)}
    # the last button before the drawing, then Tab: the node with the most drawn ties
    page.get_by_role("button", name="Fit").focus()
    visit.press("Tab")
    first = page.evaluate(HERE)
    name = first.split(",")[0]
    assert drawn[name] == max(drawn.values())
    assert f"{drawn[name]} ties drawn" in first
    assert " statements, " in first
    # its neighbours light up with it, and an arrow leads to one of them
    lit = page.evaluate(LIT)
    assert {n.split(", only")[0] for n in lit} == {name} | {
        other for pair in joined if name in pair for other in pair
    }
    gone = set()
    for arrow in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        visit.press("Home", arrow)
        other = page.evaluate(HERE).split(",")[0]
        if frozenset((name, other)) in joined:
            gone.add(other)
            told = page.evaluate("document.activeElement.getAttribute('aria-description')")
            assert name in told
            assert other in told
    assert len(gone) >= 2
    assert page.evaluate(STOPS) == 1
    # Ctrl Enter opens the tie one came along, Enter the node
    visit.press("Home", "PageDown")
    other = page.evaluate(HERE).split(",")[0]
    assert frozenset((name, other)) in joined
    visit.press("Control+Enter")
    page.wait_for_selector(f"aside >> text={other}")
    assert name in page.locator("aside h2").first.inner_text()
    visit.press("Escape", "Enter")
    visit.until(f"document.querySelector('aside h2')?.innerText === {other!r}")
    visit.press("Escape")
    # letters jump by name and do not leave the view; Home is the first again, End the last
    page.keyboard.type("ines")
    assert page.evaluate(HERE).startswith("Ines Calder,")
    assert page.locator("g.node").first.is_visible()
    visit.press("End")
    assert page.evaluate(HERE).split(",")[0] not in (name, "Ines Calder")
    visit.press("Home")
    assert page.evaluate(HERE) == first
    # outside the drawing a letter is the page's own again
    page.get_by_role("button", name="Fit").focus()
    visit.press("m")
    page.wait_for_selector("table")
    assert visit.console == []


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
    visit.until(f"{SHEET}.style.transform.includes('scale(2')")
    page.get_by_role("button", name="Fit").click()
    visit.until(f"{SHEET}.style.transform.includes('scale(1')")
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
    visit.until("document.querySelectorAll('svg:not(.sheet) g.tie').length === 80")
    with page.expect_download() as download:
        page.get_by_label("Save as", exact=True).select_option("pdf")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    assert visit.console == []


def test_a_map_is_walked_by_key_and_a_factor_put_aside_is_kept_with_the_study(
    visit: Visit, demo: Project
) -> None:
    page = visit.go("#/map")
    factor = page.locator("g.factor:not(.lit)", has_text="Night sailings")
    factor.wait_for()
    assert page.evaluate("document.querySelectorAll('.drawn.map [tabindex=\"0\"]').length") == 1
    name = factor.get_attribute("data-name")
    factor.focus()
    visit.press("ArrowDown")  # the window is too narrow for effects right of causes
    here = page.evaluate("document.activeElement.getAttribute('aria-description')")
    assert here.startswith(f"{name} ")
    visit.press("Control+Enter")
    page.locator(".quotes article").first.wait_for()
    visit.press("Escape")
    # the map has the room again that its sentences took, and lies where it will stay
    wide = "document.querySelector('.drawn.map').clientWidth === innerWidth"
    visit.until(f"!document.querySelector('.quotes') && {wide}")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    before = factor.get_attribute("data-at")
    box = factor.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 6
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 50, y + 40, steps=4)
    page.mouse.up()
    page.get_by_role("button", name="1 factor moved: put back").wait_for()
    at = f"document.querySelector(\"g.factor[data-name='{name}']:not(.lit)\").dataset.at"
    visit.until(f"{at} !== '{before}'")
    page.locator("summary", has_text="Title and caption").click()
    page.get_by_label("title", exact=True).fill("What the ferry does")
    visit.press("Tab", "Escape")
    page.wait_for_selector("h1:has-text('What the ferry does')")
    page.locator("summary", has_text="Studies").click()
    page.get_by_label("Name of the study").fill("ferry")
    visit.press("Enter")
    page.wait_for_selector("text=Saved as")
    kept = demo.studies()["ferry"]
    assert kept["build"] == "map"
    look = kept["look"]
    assert list(look["moved"]) == [name]
    assert look["title"] == "What the ferry does"
    # the same place in the file
    made, *_ = files.map_file(demo, {**kept["options"], **look}, "svg")
    put = [float(v) for v in page.evaluate(at).split()]
    assert put == pytest.approx(look["moved"][name], abs=1)
    assert f'data-at="{page.evaluate(at)}"' in made.decode()
    assert visit.console == []


def test_a_printed_map_stands_whole_on_its_page(visit: Visit) -> None:
    page = visit.go("#/map")
    page.wait_for_selector(".drawn.map g.arrow")
    page.set_viewport_size({"width": 700, "height": 990})
    page.emulate_media(media="print")
    visit.until("getComputedStyle(document.querySelector('.map .bar')).display === 'none'")
    edge = "document.querySelector('.hand > svg').getBoundingClientRect().right"
    assert page.evaluate(edge) <= 700
    assert page.locator(".overview, .look").evaluate_all(
        "all => all.every((one) => getComputedStyle(one).display === 'none')"
    )
    loop = page.locator(".loops .loop").first
    assert loop.locator("span").nth(1).bounding_box()["width"] > 200


def test_a_report_keeps_to_the_width_of_a_telephone(
    browser: Any, demo: Project, tmp_path: Path
) -> None:
    place = tmp_path / "report.html"
    place.write_text(reports.report(demo), encoding="utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(place.as_uri())
    page.wait_for_selector("#statements")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    quote, holder = page.locator(".stacked tr").nth(1).locator("td").all()[::3]
    assert quote.bounding_box()["y"] < holder.bounding_box()["y"]  # one under the other
    page.close()
