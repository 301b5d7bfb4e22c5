"""Write docs/pictures/: every page of Hustings over the fictional debate, as a browser shows it.

``python docs/pictures.py`` writes the pictures of the README (1280×800, light) anew;
``python docs/pictures.py all [PAGE …]`` writes every page, or those named, at 1280×800, 1920×1080
and 390×844, dark and as it is printed into docs/pictures/all/, which is not kept: to be looked at.
"""

from __future__ import annotations

import base64
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import sync_playwright

from hustings.demo import make_demo
from hustings.model.documents import DocumentPart, ReportPlan
from hustings.project import Project
from hustings.server.app import create_app
from hustings.server.entrance import bind
from hustings.views.composing import documents

HERE = Path(__file__).parent / "pictures"
PAGES = Path(__file__).parents[1] / "frontend" / "src"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium-browser"
FLAGS = "--no-sandbox --disable-gpu --no-first-run --hide-scrollbars".split()
TOKEN = "token-of-the-pictures"
SIZES = {"1280": (1280, 800), "1920": (1920, 1080), "390": (390, 844)}
KEPT = ("read", "network", "map", "report-one")
"""The pictures the README shows."""
QUIET = 15
"""Tenths of a second without a question, after which a page rests."""
QUALITY = 82
"""Of WebP: letters stay sharp, a page takes some 60 kilobytes."""

AGREEMENT = {
    "variable1": "holder",
    "variable2": "concept",
    "qualifier": "agreement",
    "aggregation": "subtract",
    "normalization": "average",
    "forms": ["position"],
}


def names() -> list[str]:
    """Every page there is: each describes itself in a file of its name."""
    return sorted(file.name.removesuffix(".page.ts") for file in PAGES.rglob("*.page.ts"))


def addresses(project: Project) -> dict[str, str]:
    """Name of a picture -> where it is, in a state that shows something."""
    first, second = (t["id"] for t in project.transcripts()[:2])
    said = next(s for s in project.statements() if "cars off the quay" in s.quote)
    found = {name: f"#/{name}" for name in names()}
    found |= {
        "read": f"#/read/{first}?at={said.start}&statement={said.id}",
        "account": "#/account/Edda%20Voss",
        "changed": "#/changed/Edda%20Voss",
        "beside": f"#/beside/{first}?with={second}",
        "look": f"#/look/{second}",
        "report-one": "#/report/Two%20ways%20across%20the%20bay",
        "relations-lineage": "#/relations",
        "timeline-order": "#/timeline",
    }
    # only a team's server has them
    del found["members"]
    return found


ACTS = {"relations-lineage": "y", "timeline-order": "o", "review": "Enter"}
"""Pages that are looked at in a view one key away."""
WAITS = """() => /(Opening|Counting|Laying out|Drawing|Looking|Reading)[^.]*…/.test(
  document.querySelector("main")?.innerText ?? "…") || document.querySelector("[aria-busy=true]")"""
"""What a page shows while it waits."""


def composed(project: Project) -> None:
    """A report to look at."""
    said = next(s for s in project.statements() if s.speaker == "Ines Calder")
    words = (
        f"## Who agrees\n\nInes Calder [says so at once](note:{said.id}). The traders answer with "
        "their sales, and the two are seldom heard on the same thing."
    )
    plan = ReportPlan(
        "Two ways across the bay",
        ("Mara Ostrow", "Jonas Pell"),
        "12 March 2025",
        "Lindholm Bay",
        "For six months the harbour towns argued about a night ferry.",
        (
            DocumentPart(text=words),
            DocumentPart("figure", options=AGREEMENT),
            DocumentPart("figure", of="map", options={"holders": ["Ines Calder"]}),
        ),
    )
    documents.keep_plan(project, plan.title, plan)


@contextmanager
def served(project: Project) -> Iterator[str]:
    """The address of a server over a project."""
    listener = bind(None)
    port = listener.getsockname()[1]
    app = create_app(project, port=port, token=TOKEN, stopping=lambda: server.should_exit)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}/?token={TOKEN}"
    server.should_exit = True
    thread.join(5)
    app.jobs.close()


class Camera:
    """A window that goes from page to page and keeps what it sees."""

    def __init__(self, browser: Any, address: str, size: str, *, dark: bool = False) -> None:
        wide, high = SIZES[size]
        self.context = browser.new_context(
            viewport={"width": wide, "height": high}, color_scheme="dark" if dark else "light"
        )
        self.page = self.context.new_page()
        self.asked: set[Any] = set()
        self.page.on("request", lambda r: self.asked.add(r) if "/api/live" not in r.url else None)
        for ended in ("requestfinished", "requestfailed"):
            self.page.on(ended, lambda r: self.asked.discard(r))
        self.page.goto(address)
        self.page.wait_for_selector("main", timeout=120_000)

    def go(self, name: str, address: str) -> None:
        """Go to a page and wait until it rests."""
        self.page.evaluate("h => { location.hash = '#/settings'; location.hash = h; }", address)
        self.rest()
        if name in ACTS:
            self.page.keyboard.press(ACTS[name])
            self.rest()

    def rest(self, seconds: float = 90) -> None:
        """Wait until nothing was asked of the server for a while."""
        end, still = time.monotonic() + seconds, 0
        while still < QUIET and time.monotonic() < end:
            self.page.wait_for_timeout(100)
            still = 0 if self.asked or self.page.evaluate(WAITS) else still + 1

    def keep(self, path: Path) -> None:
        """What is seen, as WebP."""
        session = self.context.new_cdp_session(self.page)
        told = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
        path.write_bytes(base64.b64decode(told["data"]))
        session.detach()


def write(wanted: list[str], out: Path, browser: Any, address: str, where: dict[str, str]) -> None:
    """Every picture of the pages that are wanted."""
    out.mkdir(parents=True, exist_ok=True)
    for size, dark in (("1280", False), ("1280", True), ("1920", False), ("390", False)):
        camera = Camera(browser, address, size, dark=dark)
        for name in wanted:
            camera.go(name, where[name])
            camera.keep(out / f"{name}-{size}{'-dark' if dark else ''}.webp")
        camera.context.close()
    for name in wanted:
        # a window that printed is laid out for paper for a while: each in a window of its own
        camera = Camera(browser, address, "1280")
        camera.go(name, where[name])
        camera.page.pdf(path=out / f"{name}.pdf", prefer_css_page_size=True)
        camera.context.close()


def main(asked: list[str]) -> None:
    """The pictures of the README, or all."""
    with (
        tempfile.TemporaryDirectory() as folder,
        make_demo(Path(folder) / "night-ferry.hustings", two_coders=True) as project,
        sync_playwright() as playwright,
    ):
        composed(project)
        where = addresses(project)
        with served(project) as address:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            if asked[:1] == ["all"]:
                write(asked[1:] or list(where), HERE / "all", browser, address, where)
            else:
                camera = Camera(browser, address, "1280")
                for name in KEPT:
                    camera.go(name, where[name])
                    camera.keep(HERE / f"{name}.webp")
            browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
