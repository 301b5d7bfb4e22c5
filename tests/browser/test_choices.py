"""What somebody chose for the pages holds in the next project, which has another port."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hustings.project import Project
from hustings.server.entrance import Codes

from ..serving import serving
from .conftest import Visit

pytestmark = pytest.mark.browser


@contextmanager
def opened(browser: Any, path: Path) -> Iterator[Visit]:
    """A project as one person has it, in a browser that was never here."""
    codes = Codes()
    with Project.open(path) as project, serving(project, codes=codes) as served:
        door = SimpleNamespace(address=f"{served.base}/?token={codes.new()}")
        visit = Visit(browser, door, locale="en-GB")  # type: ignore[arg-type]
        yield visit
        assert not visit.console
        visit.context.close()


def wait_until_kept(place: Path, name: str, chosen: str | None) -> None:
    """Until the machine knows a choice: the page does not wait for that."""
    end = time.monotonic() + 20
    while json.loads(place.read_text()).get(name) != chosen and time.monotonic() < end:
        time.sleep(0.05)


def test_language_and_darkness_hold_in_the_next_project(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "choices.json"
    monkeypatch.setenv("HUSTINGS_CHOICES", str(place))
    for name in ("one", "other"):
        Project.create(tmp_path / f"{name}.hustings").close()
    with opened(browser, tmp_path / "one.hustings") as visit:
        visit.go("#/settings")
        visit.page.locator("select").nth(0).select_option("de")
        visit.page.wait_for_selector("h1:has-text('Einstellungen')")
        visit.page.locator("select").nth(2).select_option("dark")
        visit.until("document.documentElement.dataset.theme === 'dark'")
        wait_until_kept(place, "theme", "dark")
    with opened(browser, tmp_path / "other.hustings") as visit:
        visit.page.wait_for_selector("h1:has-text('Bibliothek')")
        visit.until("document.documentElement.dataset.theme === 'dark'")
        visit.go("#/settings")
        visit.page.locator("select").nth(0).select_option("en")
        visit.page.wait_for_selector("h1:has-text('Settings')")
        visit.page.locator("select").nth(2).select_option("")
        visit.until("document.documentElement.dataset.theme === 'light'")
        wait_until_kept(place, "theme", None)
        visit.page.reload()
        visit.page.wait_for_selector("h1:has-text('Settings')")
        assert visit.page.locator("select").nth(2).input_value() == ""
