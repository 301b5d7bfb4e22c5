"""Every page, in light and dark: no serious accessibility violation, nothing outside the policy, nothing cut off."""

from pathlib import Path
from typing import Any

import pytest

from hustings.project import Project

from ..serving import serving
from .conftest import Visit

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = {
    "#/library": "table",
    "#/exchange": "li",
    "#/read/d1": "mark",
    "#/statements": "tbody tr",
    "#/network": ".tie",
    "#/charts": ".drawn g.mark",
    "#/words": "tbody tr",
    "#/words?in=ferry": "ol a",
    "#/map": "g.arrow",
    "#/people": "tbody tr",
    "#/codebook": "tbody tr",
    "#/history": "li",
}
STATES = {**PAGES, "#/review": "main button", "#/compare": "main select"}
"""The pages whose buttons are looked at under the mouse and in focus."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_accessibility_violation(
    browser: Any, demo: Project, scheme: str
) -> None:
    source = AXE.read_text(encoding="utf-8")
    with serving(demo) as served:
        visit = Visit(browser, served, color_scheme=scheme)
        found = {}
        for hash, ready in PAGES.items():
            page = visit.go(hash)
            page.wait_for_selector(ready, timeout=15000)
            page.wait_for_timeout(300)
            page.evaluate(source)
            result = page.evaluate(
                "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
            )
            bad = [v for v in result["violations"] if v["impact"] in ("serious", "critical")]
            found[hash] = [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in bad]
        assert {k: v for k, v in found.items() if v} == {}
        assert visit.console == []
        visit.context.close()


PRESSED = """() => {
  document.querySelectorAll('[aria-pressed=false]').forEach((b, i) => {
    if (i % 2) b.setAttribute('aria-pressed', 'true');
  });
  document.querySelectorAll('button:not(:disabled, [aria-pressed], .plain, .link)').forEach((b, i) => {
    if (i % 2) b.classList.add('chosen');
  });
}"""
"""Every other toggle pressed and every other button the primary one; the rest as they are."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["hover", "focus"])
def test_words_keep_their_contrast_under_the_mouse_and_in_focus(
    browser: Any, demo: Project, scheme: str, state: str
) -> None:
    source = AXE.read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    with serving(demo) as served:
        visit = Visit(browser, served, color_scheme=scheme)
        for hash, ready in STATES.items():
            page = visit.go(hash)
            page.wait_for_selector(ready, timeout=15000)
            page.wait_for_timeout(300)
            page.evaluate(PRESSED)
            in_state(visit, state)
            page.evaluate(source)
            bad = page.evaluate("axe.run(document, {runOnly: ['color-contrast']})")
            nodes = [n for v in bad["violations"] for n in v["nodes"]]
            found[hash] = [f"{n['html'][:90]}: {n['any'][0]['message'][:90]}" for n in nodes[:6]]
        visit.context.close()
    assert {k: v for k, v in found.items() if v} == {}


def in_state(visit: Visit, state: str) -> None:
    """Everything that can be pointed at or focused, as if it were."""
    session = visit.context.new_cdp_session(visit.page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    wanted = {"nodeId": root, "selector": "button, a, input, select, textarea, tr, li, summary"}
    states = ["hover"] if state == "hover" else ["focus", "focus-visible"]
    for node in session.send("DOM.querySelectorAll", wanted)["nodeIds"][:200]:
        session.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": states})


def test_at_twice_the_size_nothing_runs_out_of_the_window(browser: Any, demo: Project) -> None:
    with serving(demo) as served:
        visit = Visit(browser, served)
        visit.page.set_viewport_size({"width": 720, "height": 450})
        for hash, ready in PAGES.items():
            page = visit.go(hash)
            page.wait_for_selector(ready, state="attached", timeout=15000)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 721, f"{hash} is {wide} px wide"
        visit.context.close()


def test_empty_pages_say_what_to_do_next(browser: Any, project: Project) -> None:
    with serving(project) as served:
        visit = Visit(browser, served)
        for hash, words in {
            "#/read/d1": "Nothing is coded yet",
            "#/statements": "Nothing is coded yet",
            "#/map": "Nobody states a cause here yet",
            "#/codebook": "No concepts yet",
        }.items():
            visit.go(hash)
            visit.page.wait_for_selector(f"text={words}")
        visit.context.close()


def test_single_letters_can_be_switched_off(browser: Any, demo: Project) -> None:
    with serving(demo) as served:
        visit = Visit(browser, served)
        page = visit.go("#/network")
        page.wait_for_selector(".tie")
        visit.press("m")
        page.wait_for_selector("table caption")
        page.get_by_role("button", name="all keys").click()
        page.get_by_label("Single letters are commands").uncheck()
        visit.press("Escape", "g")
        page.wait_for_timeout(200)
        assert page.locator("table caption").count() == 1
        page.reload()
        page.wait_for_selector(".tie")
        visit.press("m")
        page.wait_for_timeout(200)
        assert page.locator("table caption").count() == 0
        visit.context.close()


def test_the_first_tab_offers_to_skip_to_the_page(visit: Visit) -> None:
    page = visit.go("#/statements")
    page.wait_for_selector("tbody tr")
    visit.press("Tab", "Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    visit.press("Tab")
    assert page.evaluate("document.activeElement.id") == "find-statements"


def test_a_button_that_does_nothing_looks_so_though_it_is_the_chosen_one(visit: Visit) -> None:
    page = visit.go("#/statements")
    page.wait_for_selector("tbody tr")
    looks = page.evaluate(
        """() => [false, true].map((disabled) => {
          const button = document.body.appendChild(document.createElement('button'));
          Object.assign(button, {className: 'chosen', disabled});
          const {color, backgroundColor} = getComputedStyle(button);
          return [color, backgroundColor];
        })"""
    )
    assert looks[0] != looks[1]


EDGES = """() => [
  document.querySelector('main h1').getBoundingClientRect().left,
  document.querySelector('.drawn.network svg > path').getBoundingClientRect().left,
]"""
"""Where the heading begins, and the first sign of the legend."""


def test_the_legend_of_a_network_begins_under_its_heading(visit: Visit) -> None:
    page = visit.go("#/network")
    page.wait_for_selector(".drawn.network svg > path", state="attached", timeout=30000)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(300)
        heading, legend = page.evaluate(EDGES)
        assert abs(heading - legend) <= 2, f"{width} px: {heading}, {legend}"


def test_adjudicate_and_a_first_look_can_be_read_aloud(browser: Any, demo: Project) -> None:
    first = demo.statements()[0]
    demo.by("coder 2").code(
        first.transcript, first.start, first.end, first.form, dict(first.values)
    )
    with serving(demo) as served:
        visit = Visit(browser, served)
        page = visit.go("#/adjudicate")
        page.wait_for_selector("main h1:text('Adjudicate')", state="attached", timeout=30000)
        page = visit.go(f"#/look/{demo.transcripts()[1]['id']}")
        page.wait_for_selector("main th", state="attached", timeout=30000)
        heads = page.locator("main th").all_text_contents()
        assert all(head.strip() for head in heads), heads
        visit.context.close()


def test_on_a_telephone_a_head_of_the_library_stands_over_cells(visit: Visit) -> None:
    page = visit.go("#/library")
    page.wait_for_selector("tbody tr")
    page.set_viewport_size({"width": 390, "height": 844})
    seen = "all => all.filter((one) => getComputedStyle(one).display !== 'none').length"
    heads = page.locator("thead th").evaluate_all(seen)
    assert heads == page.locator("tbody tr:first-child td").evaluate_all(seen) == 3
