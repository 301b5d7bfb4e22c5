"""What axe-core finds on the open page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"

EVERY_RULE = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
    "experimental",
]

LARGER = """([mark]) => {
  const href = document.querySelector(mark)?.getAttribute('href');
  return [...document.querySelectorAll('main a[href]')].some((a) =>
    a.getAttribute('href') === href && !a.matches(mark) && a.closest('td, li, p'));
}"""
"""A small mark whose address a row of the same page has too may be small (WCAG 2.5.8, equivalent)."""


def loaded(page: Any) -> None:
    """Have axe-core in the page."""
    page.evaluate(SOURCE.read_text(encoding="utf-8"))


def violations(page: Any, where: str = "document", **asked: Any) -> list[str]:
    """What axe-core finds, each with the first places."""
    options = json.dumps({"resultTypes": ["violations"], "preload": False, **asked})
    return [
        f"{v['id']}: {n['html'][:140]} {n['failureSummary'][-120:]}"
        for v in page.evaluate(f"axe.run({where}, {options})")["violations"]
        for n in v["nodes"][:4]
        if v["id"] != "target-size" or not page.evaluate(f"({LARGER})({json.dumps(n['target'])})")
    ]


def accessible(page: Any) -> None:
    """No rule of axe-core is broken as the page stands, and no word loses its contrast in the dark.

    For what opens inside a page; every page as it opens is walked by test_every_page.
    """
    loaded(page)
    wrong = violations(page, runOnly=EVERY_RULE)
    assert wrong == [], wrong
    theme = page.evaluate("document.documentElement.dataset.theme ?? ''")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    wrong = violations(page, runOnly=["color-contrast"])
    assert wrong == [], wrong
    page.evaluate("(was) => { document.documentElement.dataset.theme = was; }", theme)
