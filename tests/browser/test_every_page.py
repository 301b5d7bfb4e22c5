"""Every page there is, taken from the files the bar is made of: nothing of axe-core's rules broken in
light, dark, under the mouse, in focus and printed; nothing wider than the window; one header row.

One browser walks once over one project; each page is looked at in every way while it is open."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from hustings.demo import make_demo
from hustings.project import Project

from ..serving import serving
from .axe import EVERY_RULE, loaded, violations
from .conftest import Visit

pytestmark = pytest.mark.browser

FILES = (Path(__file__).parents[2] / "frontend" / "src").rglob("*.page.ts")
NAMES = tuple(sorted(file.name.removesuffix(".page.ts") for file in FILES))
"""The pages, as the bar and the addresses know them: a new one is walked from its first day."""

ALONE = frozenset({"members"})
"""Pages of a team server: tests/browser/test_team.py looks at them there."""

REPORT = "Ferry"

OPENED: dict[str, Callable[[Project], str]] = {
    "read": lambda p: "#/read/d3",
    "look": lambda p: "#/look/d5",
    "people": lambda p: f"#/people/{p.actors()[1].id}",
    "codebook": lambda p: f"#/codebook/{p.concepts()[0].id}",
    "beside": lambda p: "#/beside/d5?with=d6",
}
"""Pages that show something of their own, opened on it; every other stands at its name."""

INSIDE: dict[str, Callable[[Project], str]] = {
    "read, a statement open": lambda p: (
        f"#/read/d3?statement={next(s.id for s in p.statements() if s.transcript == 'd3')}"
    ),
    "words, in context": lambda p: "#/words?in=ferry",
    "report, composing": lambda p: f"#/report/{REPORT}",
}
"""What opens inside a page and looks like another."""

FEW: dict[str, Callable[[Any], Any]] = {
    "words": lambda page: page.get_by_label("said at least").fill("8"),
}
"""Where hundreds of rows look alike, some of them are enough."""

READY = "main :is(h1, h2, h3, [role=img], svg, table, textarea)"
USUAL = {"width": 1440, "height": 900}
SIZES = ((390, 844), (640, 400), (1024, 768))
"""A telephone; a window of 1280 by 800 at twice the size; a small screen."""
WIDE = (390, 640, 901, 1024, 1280, 1920)

ON_PAPER = [
    "color-contrast",
    "document-title",
    "empty-heading",
    "empty-table-header",
    "heading-order",
    "image-alt",
    "link-name",
    "list",
    "listitem",
    "page-has-heading-one",
    "role-img-alt",
    "svg-img-alt",
    "td-headers-attr",
]
"""What a printed page, and the PDF made of it, is read by: nobody points at paper or speaks to it."""

Found = dict[str, dict[str, list[str]]]
"""For each way of looking, what is wrong on each page."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Something of everything, and little: a memo, two coders, and not the longest text of the demo."""
    path = tmp_path_factory.mktemp("walk") / "demo.hustings"
    with make_demo(path, two_coders=True) as made:
        made.remove("d1")
        made.write_memo("Ask who paid for the buoys.")
        yield made


@pytest.fixture(scope="module")
def found(browser: Any, project: Project) -> Iterator[Found]:
    """Every page walked once."""
    places = {name: OPENED.get(name, lambda _, at=name: f"#/{at}") for name in NAMES} | INSIDE
    with serving(project) as served:
        plan = {"title": REPORT, "lead": "Six months of argument.", "parts": []}
        assert served.client.put(f"/api/reports/{REPORT}", json=plan).is_success
        visit = Visit(browser, served, color_scheme="light", reduced_motion="reduce")
        loaded(visit.page)
        seen: Found = {}
        asked: list[Any] = []
        visit.page.on("request", lambda r: asked.append(r))
        for name, address in places.items():
            if name not in ALONE:
                asked.clear()
                opened(visit, address(project))
                seen.setdefault("asked", {})[name] = twice(asked)
                if name in FEW:
                    FEW[name](visit.page)
                    visit.page.wait_for_timeout(300)
                    settled(visit)
                for way, wrong in looked_at(visit):
                    seen.setdefault(way, {})[name] = wrong
        seen["console"] = {"all": visit.console}
        visit.context.close()
        yield seen


def opened(visit: Visit, address: str) -> None:
    """Go to a page and wait until it has shown what it shows."""
    page = visit.go(address)
    page.wait_for_selector(READY, timeout=60000)
    page.wait_for_timeout(150)
    settled(visit)
    assert page.locator("text=There is no page").count() == 0, address


def settled(visit: Visit) -> None:
    visit.until("!document.querySelector('[aria-busy=true], main .empty.quiet, main .stale')", 60)
    visit.page.evaluate(
        "new Promise((so) => requestAnimationFrame(() => requestAnimationFrame(so)))"
    )


def twice(requests: list[Any]) -> list[str]:
    """What was asked of the server more than once, word by word."""
    said = [
        f"{r.method} {urlsplit(r.url).path}?{urlsplit(r.url).query} {r.post_data}" for r in requests
    ]
    counts = Counter(line for line in said if "/api/" in line)
    return [line[:200] for line, n in counts.items() if n > 1]


def looked_at(visit: Visit) -> Iterator[tuple[str, list[str]]]:
    """The open page in every way, and as it was in the end."""
    page = visit.page
    yield "light", violations(page, runOnly=EVERY_RULE)
    yield "light, hover and focus", in_state(page)
    page.emulate_media(media="print")
    yield "printed", violations(page, runOnly=ON_PAPER)
    page.set_viewport_size(PAPER)
    yield "printed, cut off at the edge", page.evaluate(CUT)
    page.set_viewport_size(USUAL)
    page.emulate_media(media="screen", color_scheme="dark")
    yield "dark", violations(page, runOnly=["color-contrast"])
    yield "dark, hover and focus", in_state(page)
    page.emulate_media(color_scheme="light")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        settled(visit)
        yield f"{width} px", page.evaluate(WIDER)
    page.set_viewport_size(USUAL)


STATES = (":hover", ":focus-visible", ":focus-within", ":focus")


def in_state(page: Any) -> list[str]:
    """What loses its contrast with everything under the mouse and in focus at once, pressed
    where it can be.
    """
    page.evaluate(PRESSED)
    changed = page.evaluate(f"({FORCED})({json.dumps(STATES)})")
    assert changed > 0
    wrong = violations(page, POINTED_AT, runOnly=["color-contrast"])
    page.evaluate("for (const [rule, was] of window.unforced) rule.selectorText = was;")
    page.evaluate("window.unpressed.forEach((undo) => undo());")
    return wrong


PRESSED = """() => {
  window.unpressed = [];
  document.querySelectorAll('[aria-pressed=false]').forEach((b, i) => {
    if (i % 2) return;
    b.setAttribute('aria-pressed', 'true');
    window.unpressed.push(() => b.setAttribute('aria-pressed', 'false'));
  });
}"""
"""Every other toggle pressed; `unpressed` undoes it."""

FORCED = """(states) => {
  window.unforced = [];
  const walk = (rules) => {
    for (const rule of rules) {
      if (rule.selectorText) {
        let text = rule.selectorText;
        for (const state of states) text = text.replaceAll(state, ':not(.nothing)');
        if (text !== rule.selectorText) {
          window.unforced.push([rule, rule.selectorText]);
          rule.selectorText = text;
        }
      }
      if (rule.cssRules) walk(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) walk(sheet.cssRules);
  return window.unforced.length;
}"""
"""Rules for a state hold for everything, as weighty as before; `unforced` remembers them."""

POINTED_AT = """[...new Map(
  [...document.querySelectorAll('button, a, input, select, textarea, summary, tr, li')]
    .filter((e) => e.checkVisibility())
    .map((e) => [[e.tagName, e.className, e.type, e.disabled, e.getAttribute('aria-pressed'),
      e.getAttribute('aria-current'), e.parentElement.tagName, e.parentElement.className].join(), e])
).values()]"""
"""One of each look of what can be pointed at or have the focus."""

PAPER = {"width": 718, "height": 1000}
"""What a browser lays a page of A4 out in, without its margins."""
CUT = """() => [...document.querySelectorAll("main table, main svg")]
  .filter((one) => one.checkVisibility({visibilityProperty: true}))
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 2)
  .map((one) => `${one.tagName} ${one.getAttribute("class")} to ${one.getBoundingClientRect().right}`)"""
WIDER = """() => {
  const most = document.documentElement.clientWidth;
  const out = [];
  if (document.documentElement.scrollWidth > most) out.push('the page');
  for (const box of document.querySelectorAll('main, main > *, main > * > *, header, footer, aside')) {
    const style = getComputedStyle(box);
    const hides = ['hidden', 'clip'].includes(style.overflowX);
    const {left, right} = box.getBoundingClientRect();
    if (!box.closest('[data-pans], .visually-hidden') && right > most + 1 && left < most)
      out.push(`${box.tagName}.${box.className} to ${Math.round(right)}`);
    if (!['visible'].includes(style.overflowX) && box.scrollWidth > box.clientWidth + 1
        && !box.closest('[data-pans]') && !box.matches('.scroll, [class*=canvas], [class*=drawn]'))
      for (const inner of box.children)
        if (inner.getBoundingClientRect().right > most + 1)
          out.push(`${box.tagName}.${box.className} ${hides ? 'cuts' : 'scrolls to'} ${inner.tagName}.${inner.className}`);
  }
  return [...new Set(out)].slice(0, 4);
}"""
"""What is wider than the window, cut off by it, or makes a whole page scroll sideways."""

HEAD = """() => {
  const head = document.querySelector('header').getBoundingClientRect();
  const out = head.height > 46 ? [`${head.height} px high`] : [];
  for (const box of document.querySelectorAll('header a, header button, header strong'))
    if (box.offsetParent && !box.closest('.away')) {
      const {top, bottom, right} = box.getBoundingClientRect();
      if (top < head.top - 1 || bottom > head.bottom + 1 || right > innerWidth + 1)
        out.push(box.outerHTML.slice(0, 80));
    }
  return out;
}"""


def wrong(found: Found, way: str) -> dict[str, list[str]]:
    """The pages on which something is wrong, after all were looked at."""
    assert set(found[way]) == set(NAMES) - ALONE | set(INSIDE)
    return {name: places for name, places in found[way].items() if places}


def test_the_pages_are_found() -> None:
    assert len(NAMES) >= 30
    assert {"library", "read", "review", "report", "charts", "share", "settings"} <= set(NAMES)
    assert set(OPENED) <= set(NAMES)


@pytest.mark.parametrize("way", ["light", "printed"])
def test_no_page_breaks_a_rule(found: Found, way: str) -> None:
    assert wrong(found, way) == {}


@pytest.mark.parametrize("way", ["dark", "light, hover and focus", "dark, hover and focus"])
def test_no_page_loses_its_contrast(found: Found, way: str) -> None:
    assert wrong(found, way) == {}


@pytest.mark.parametrize("width", [width for width, _ in SIZES])
def test_nothing_is_wider_than_the_window(found: Found, width: int) -> None:
    assert wrong(found, f"{width} px") == {}


def test_no_page_asks_the_same_twice_while_it_opens(found: Found) -> None:
    assert wrong(found, "asked") == {}


def test_no_page_complains_to_the_console(found: Found) -> None:
    assert found["console"] == {"all": []}


@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_the_header_is_one_row(browser: Any, project: Project, language: str) -> None:
    with serving(project) as served:
        visit = Visit(browser, served, locale=language)
        for width in WIDE:
            visit.page.set_viewport_size({"width": width, "height": 800})
            for name in ("library", "share"):
                opened(visit, f"#/{name}")
                assert visit.page.evaluate(HEAD) == [], (width, name)
        visit.context.close()
