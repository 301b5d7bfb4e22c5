"""The pages in each language: chosen by the browser or in Settings, and no word left as it was."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from hustings.project import Project

from ..serving import serving
from .conftest import Visit

pytestmark = pytest.mark.browser

LOCALES = Path(__file__).parents[2] / "frontend" / "src" / "locales"
PAGES = {
    "#/library": "table",
    "#/statements": "tbody tr",
    "#/network": ".tie",
    "#/map": "g.arrow",
    "#/people": "tbody tr",
    "#/codebook": "tbody tr",
    "#/history": "li",
    "#/settings": "select",
    "#/review": "main p",
    "#/quotations": "main h1",
    "#/forecasts": "main h1",
    "#/charts": "main svg",
    "#/relations": "main select",
    "#/timeline": "main select",
    "#/exchange": "main li, main table",
    "#/account/Edda%20Voss": "main h1",
}
SHOWN = """() => {
  const own = "input, textarea, [dir=auto], [contenteditable], svg";
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const out = [];
  while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(own)) out.push(walk.currentNode.data.trim());
  for (const node of document.querySelectorAll("[aria-label], [title], [placeholder]"))
    for (const name of ["aria-label", "title", "placeholder"]) out.push(node.getAttribute(name) ?? "");
  return [...new Set(out)];
}"""
"""Every stretch of words a person sees or hears, but for what is somebody's own
and for pictures, which the server draws in English."""


def catalogue(locale: str) -> dict[str, str]:
    """Translations by what they translate; only what has no places and reads otherwise."""
    text = (LOCALES / f"{locale}.po").read_text(encoding="utf-8")
    pairs = re.findall(r'^msgid (".*")\nmsgstr (".*")$', text, re.MULTILINE)
    read = {json.loads(a): json.loads(b) for a, b in pairs}
    return {
        a: b for a, b in read.items() if len(a) > 2 and b and a != b and not re.search(r"[{<]\d", a)
    }


@pytest.mark.parametrize(
    ("locale", "tag", "saves", "number"),
    [("de", "de-DE", "Aussagen", "26.636"), ("ru", "ru-RU", "Высказывания", "26\xa0636")],
)
def test_no_word_of_the_pages_is_left_untranslated(
    browser: Any, demo: Project, locale: str, tag: str, saves: str, number: str
) -> None:
    known = catalogue(locale)
    # names of a project's own fields and forms stay as they are
    own = {name for form in demo.forms() for name in (form.name, form.label)}
    own |= {field.label or field.name for form in demo.forms() for field in form.fields}
    with serving(demo) as served:
        visit = Visit(browser, served, locale=tag)
        assert visit.page.evaluate("document.documentElement.lang") == locale
        left = {}
        for hash, ready in PAGES.items():
            page = visit.go(hash)
            page.wait_for_selector(ready, timeout=15000)
            left[hash] = [w for w in page.evaluate(SHOWN) if w in known and w not in own]
        assert {k: v for k, v in left.items() if v} == {}
        assert visit.page.locator("nav a", has_text=saves).count()
        visit.go("#/library").wait_for_selector(
            f"main table td:has-text('{number}')", timeout=15000
        )
        assert visit.console == []
        visit.context.close()


def test_a_language_is_chosen_in_the_settings_and_kept(browser: Any, demo: Project) -> None:
    with serving(demo) as served:
        visit = Visit(browser, served, locale="fr-FR")
        assert visit.page.evaluate("document.documentElement.lang") == "en"
        choice = visit.go("#/settings").get_by_label("Language of the pages")
        choice.wait_for()
        assert choice.locator("option").all_inner_texts() == ["English", "Deutsch", "Русский"]
        choice.select_option("de")
        visit.page.wait_for_selector("h1:has-text('Einstellungen')")
        visit.page.reload()
        visit.page.wait_for_selector("h1:has-text('Einstellungen')")
        # what is kept and compared in the server's own words is shown in these
        page = visit.go("#/statements")
        page.wait_for_selector("td:text-is('behauptet')")
        assert visit.console == []
        visit.context.close()
