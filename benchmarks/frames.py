"""How smoothly a large network is moved by hand in Chromium without a graphics card; makes its own
input.

``python benchmarks/frames.py [--nodes 500] [--ties 5000] [--keep FILE]``

A project of so many speakers is made through the public API, with about so many ties between them;
all ties are drawn. Then the mouse moves the picture, enlarges it, drags its largest node and passes
over its nodes, and the milliseconds between two frames are counted: their median and 95th
percentile, for each hand. Frames in which nothing was to be drawn are counted as well.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from described import sentence

from hustings.model import Transcript, Turn
from hustings.project import Project
from server import started

EACH, A_TEXT, STEPS = 3, 100, 90
"""Concepts each speaker speaks of, turns in a text, steps of a hand."""
COUNTED = """
() => { window.__frames = []; let last = performance.now();
  const next = (now) => {
    window.__frames.push(now - last); last = now; window.__asked = requestAnimationFrame(next);
  };
  window.__asked = requestAnimationFrame(next); }
"""
TOLD = "() => { cancelAnimationFrame(window.__asked); return window.__frames.slice(2); }"


def made(path: Path, nodes: int, ties: int) -> None:
    """A project of so many speakers, of which about so many pairs speak of the same concept."""
    dice = np.random.default_rng(1)
    concepts = max(EACH, round(EACH**2 * nodes * (nodes - 1) / 2 / ties))
    spoken = [(i, int(c)) for i in range(nodes) for c in dice.choice(concepts, EACH, replace=False)]
    texts = [
        text_of(f"d{at:05d}", spoken[at : at + A_TEXT]) for at in range(0, len(spoken), A_TEXT)
    ]
    with Project.create(path) as project:
        project.add(*texts)
        project.code_many(positions(dice, texts, spoken))


def text_of(key: str, spoken: list[tuple[int, int]]) -> Transcript:
    """A hearing in which each of these speakers says one sentence."""
    words, turns = "", []
    for number, (speaker, _) in enumerate(spoken):
        name = f"Speaker {speaker:03d}"
        begin = len(words) + len(name) + 2
        words += f"{name}: {sentence(name, number)}\n"
        turns.append(Turn(begin, len(words) - 1, "speech", name, name))
    return Transcript(words, tuple(turns), id=key, title=f"Hearing {key}", date="2024-01-01")


def positions(
    dice: np.random.Generator, texts: list[Transcript], spoken: list[tuple[int, int]]
) -> Iterator[dict[str, Any]]:
    """A position in each turn, as arguments of ``Project.code``."""
    every = [(text, turn) for text in texts for turn in text.turns]
    for (text, turn), (_, concept) in zip(every, spoken, strict=True):
        yield {
            "transcript": text.id,
            "start": turn.start,
            "end": turn.end,
            "form": "position",
            "values": {"concept": f"Matter {concept:03d}", "agreement": bool(dice.random() < 0.6)},
            "commitment": "asserts",
        }


class Hand:
    """A mouse over the picture, and the frames while it moves."""

    def __init__(self, page: Any) -> None:
        self.page = page
        box = page.locator(".drawn.network").bounding_box()
        self.middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def counted(self, what: str, work: Callable[[], None]) -> None:
        """Prints the frames while something is done."""
        self.page.evaluate(COUNTED)
        begun = time.perf_counter()
        work()
        took = time.perf_counter() - begun
        frames = np.array(self.page.evaluate(TOLD))
        middle, late = np.median(frames), np.percentile(frames, 95)
        print(
            f"{what:<34} median {middle:6.1f} ms   95 % {late:6.1f} ms"
            f"   longest {frames.max():6.1f} ms   {len(frames) / took:5.1f} frames a second"
        )

    def drag(self, x: float, y: float) -> None:
        """Down at a point, round it in steps, up again."""
        mouse = self.page.mouse
        mouse.move(x, y)
        mouse.down()
        for k in range(STEPS):
            mouse.move(x + 160 * np.sin(k / 15), y + 90 * np.sin(k / 11))
            self.page.wait_for_timeout(12)
        mouse.up()

    def enlarge(self) -> None:
        """The wheel, nearer and further."""
        self.page.mouse.move(*self.middle)
        for k in range(STEPS):
            self.page.mouse.wheel(0, -25 if k < STEPS // 2 else 25)
            self.page.wait_for_timeout(12)

    def pass_over(self) -> None:
        """The mouse across the picture, no button pressed."""
        x, y = self.middle
        for k in range(STEPS):
            self.page.mouse.move(x - 300 + 600 * k / STEPS, y + 120 * np.sin(k / 9))
            self.page.wait_for_timeout(12)


EMPTY = """
() => { const box = document.querySelector('.drawn.network').getBoundingClientRect();
  for (let y = box.y + 4; y < box.bottom; y += 3)
    for (let x = box.x + 4; x < box.right - 300; x += 7)
      if (!document.elementFromPoint(x, y)?.closest('.mark')) return [x, y];
  return [box.x + 3, box.y + 3]; }
"""
LARGEST = """
() => { const size = (n) => n.querySelector('.body').getBoundingClientRect();
  const all = [...document.querySelectorAll('.drawn.network g.node')].map(size);
  const box = document.querySelector('.drawn.network').getBoundingClientRect();
  const far = (b) => Math.hypot(b.x - box.x - box.width / 2, b.y - box.y - box.height / 2);
  const one = all.sort((a, b) => far(a) - far(b))[0];
  return [one.x + one.width / 2, one.y + one.height / 2]; }
"""


def moved(path: Path) -> None:
    """Frames while a hand moves the picture of a project."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
    server, base, token = started("serve", str(path))
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
            )
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.set_default_timeout(120_000)
            page.goto(f"{base}/?token={token}")
            page.wait_for_selector("nav a")
            page.evaluate('sessionStorage.setItem(\'look\', \'{"ties":"all","layout":"stress"}\')')
            begun = time.perf_counter()
            page.goto(f"{base}/#/network")
            page.reload()
            page.wait_for_selector("g.node")
            page.wait_for_timeout(3000)
            print(f"drawn after {time.perf_counter() - begun - 3:.1f} s: ", end="")
            print(page.locator("g.node").count(), "nodes,", page.locator("g.tie").count(), "ties")
            hand = Hand(page)
            hand.counted("nothing", lambda: page.wait_for_timeout(1500))
            x, y = page.evaluate(EMPTY)
            hand.counted("the picture moved", lambda: hand.drag(x, y))
            page.wait_for_timeout(1500)
            hand.counted("nearer and further", hand.enlarge)
            page.get_by_role("button", name="Fit").click()
            page.wait_for_timeout(2500)
            hand.counted("the mouse passes over", hand.pass_over)
            page.wait_for_timeout(1500)
            x, y = page.evaluate(LARGEST)
            hand.counted("a node dragged", lambda: hand.drag(x, y))
            browser.close()
    finally:
        server.terminate()
        server.wait(20)


def main() -> None:
    """Makes the project and moves its picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=500)
    parser.add_argument("--ties", type=int, default=5000)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.keep or Path(folder) / "frames.hustings"
        if not path.exists():
            made(path, asked.nodes, asked.ties)
        moved(path)


if __name__ == "__main__":
    main()
