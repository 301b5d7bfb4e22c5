"""How soon each page can be used, in Chromium: every page the bar knows is opened over a project.

``python benchmarks/usable.py PROJECT [PAGE …]``. For each page: milliseconds from its address to
its first heading, table or drawing with nothing left to wait for, what it asked of the server and
how many bytes that was, and seconds of processor the server took. A project of a million statements
is made by ``benchmarks/scale.py --million --keep FOLDER``. Absolute times are noisy.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from scale import peak, processor

from hustings.project import Project
from server import started

PAGES = sorted((Path(__file__).parents[1] / "frontend" / "src").glob("**/*.page.ts"))
NAMED = re.compile(r'^  name: "(\w+)"', re.M)
NAMES = [name for page in PAGES for name in NAMED.findall(page.read_text(encoding="utf-8"))]
ALONE = {"members"}
"""Pages of a team server."""

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
READY = "main :is(h1, h2, h3, [role=img], svg, table, textarea)"
WAITING = "[aria-busy=true], main .empty.quiet, main .stale"
SETTLED = f"document.querySelector('{READY}') && !document.querySelector('{WAITING}')"
ASKED = """() => performance.getEntriesByType('resource')
  .filter((e) => e.name.includes('/api/') && !e.name.includes('/api/live'))
  .map((e) => [new URL(e.name).pathname, e.decodedBodySize])"""


def addresses(path: Path) -> dict[str, str]:
    """Where each page is opened: on the first text where it is about a text."""
    with Project.open(path) as project:
        text = project.transcripts()[0]["id"]
    own = {"read": f"#/read/{text}", "look": f"#/look/{text}"}
    return {name: own.get(name, f"#/{name}") for name in NAMES if name not in ALONE}


class Asking:
    """What a page asks of the server: how much of it is not answered yet."""

    def __init__(self, page: Any) -> None:
        self.open: set[Any] = set()
        page.on("request", lambda r: "/api/live" in r.url or self.open.add(r))
        page.on("requestfinished", lambda r: self.open.discard(r))
        page.on("requestfailed", lambda r: self.open.discard(r))


def usable(page: Any, asking: Asking, address: str, most: float) -> float:
    """Seconds until nothing is waited for, and for a fifth of a second nothing is asked any more;
    ``most`` where that does not come.
    """
    page.evaluate("performance.clearResourceTimings()")
    begun = since = time.perf_counter()
    page.evaluate("(h) => { location.hash = h; }", address)
    while (now := time.perf_counter()) - begun < most:
        if asking.open or not page.evaluate(SETTLED):
            since = time.perf_counter()
        elif now - since > 0.2:
            return since - begun
        page.wait_for_timeout(15)
    return most


def browser_here() -> str:
    """Where Chromium is."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        sys.exit("No Chromium on this machine.")
    return chromium


def main() -> None:
    """Open every page once, and print a line for each."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("project", type=Path)
    given.add_argument("pages", nargs="*")
    given.add_argument("--most", type=float, default=60, help="seconds a page is waited for")
    chosen = given.parse_args()
    from playwright.sync_api import sync_playwright

    chromium = browser_here()
    at = addresses(chosen.project)
    server, base, token = started("serve", str(chosen.project))
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            asking = Asking(page)
            page.goto(f"{base}/?token={token}")
            page.wait_for_selector("nav a")
            print(f"{'':<14}{'usable':>9}{'processor':>11}{'bytes':>12}  asked")
            for name in chosen.pages or at:
                before = processor(server.pid)
                took = usable(page, asking, at[name], chosen.most)
                asked = page.evaluate(ASKED)
                said = ", ".join(p.removeprefix("/api/") for p, _ in asked)
                print(
                    f"{name:<14}{took:>8.2f}s{processor(server.pid) - before:>10.2f}s"
                    f"{sum(size for _, size in asked):>12,}  {said}",
                    flush=True,
                )
            browser.close()
        print(f"peak memory of the server {peak(server.pid):.0f} MB")
    finally:
        server.kill()
        server.wait()


if __name__ == "__main__":
    main()
