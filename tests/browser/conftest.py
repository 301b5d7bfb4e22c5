"""Whole journeys in a real browser: Debian's Chromium, driven by Playwright, under the real policy."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.demo import make_demo
from hustings.project import Project
from hustings.server.app import STATIC

from ..serving import Served, serving

CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
)
#: How many times slower than this machine the pages are to run, to find what hangs on its speed.
SLOW = float(os.environ.get("HUSTINGS_SLOW", "1"))
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync".split()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        if os.environ.get("CI"):
            pytest.fail("The browser journeys must run in CI, and there is no Chromium.")
        pytest.skip(
            "No Chromium: get it with 'apt-get install chromium' (or set CHROMIUM to its path)."
        )
    if not (STATIC / "index.html").exists():
        pytest.fail("The pages are not built: run 'make pages'.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield made
        made.close()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say once, not once a test, why the journeys were skipped."""
    if not CHROMIUM and not os.environ.get("CI"):
        terminalreporter.write_line(
            "Browser journeys skipped, no Chromium: apt-get install chromium (or set CHROMIUM)."
        )


def slowed(page: Any) -> None:
    """Makes a page as slow as one on a poor machine at the end of a long line."""
    if SLOW <= 1:
        return
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    line = {
        "offline": False,
        "latency": 50 * SLOW,
        "downloadThroughput": -1,
        "uploadThroughput": -1,
    }
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", line)


class Visit:
    """A page that was opened with the printed address, and what its console said."""

    def __init__(self, browser: Any, served: Served, **options: Any) -> None:
        self.served = served
        self.context = browser.new_context(
            viewport={"width": 1440, "height": 900}, accept_downloads=True, **options
        )
        self.page = self.context.new_page()
        self.context.on("page", slowed)
        slowed(self.page)
        self.console: list[str] = []
        self.page.on(
            "console",
            lambda m: self.console.append(m.text) if m.type in ("error", "warning") else None,
        )
        # the place in the stack says which page it was, where only a name is undefined
        self.page.on("pageerror", lambda e: self.console.append(f"{self.page.url}\n{e.stack or e}"))
        self.page.on("dialog", lambda d: (self.console.append(f"dialog: {d.message}"), d.dismiss()))
        self.page.goto(served.address)
        self.page.wait_for_selector("nav a")

    def go(self, hash: str) -> Any:
        self.page.evaluate("h => { location.hash = h; }", hash)
        return self.page

    def until(self, expression: str, seconds: float = 20) -> None:
        """Ask the page again and again until it is so. (Playwright's own wait evaluates words
        inside the page, which its policy forbids.)
        """
        end = time.monotonic() + seconds
        while not self.page.evaluate(expression):
            assert time.monotonic() < end, f"not within {seconds} s: {expression}"
            self.page.wait_for_timeout(50)

    def within(self, found: Callable[[], Any], seconds: float = 60) -> Any:
        """Ask a project or a page again and again, until there is something."""
        end = time.monotonic() + seconds
        while not (there := found()):
            assert time.monotonic() < end, f"not within {seconds} s"
            self.page.wait_for_timeout(50)
        return there

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Project]:
    with make_demo(tmp_path / "demo.hustings") as project:
        yield project


@pytest.fixture
def visit(browser: Any, demo: Project) -> Iterator[Visit]:
    with serving(demo) as served:
        made = Visit(browser, served)
        yield made
        made.context.close()


@pytest.fixture
def visit_talk(browser: Any, project: Project) -> Iterator[Visit]:
    with serving(project) as served:
        made = Visit(browser, served)
        yield made
        made.context.close()
