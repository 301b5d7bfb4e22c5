"""How soon the next difference stands there once one is decided, in Chromium, among a thousand.

``python benchmarks/deciding.py [--differences 1000] [--decisions 120] [--key 1]``. Two coders mark
the same passages of one text with another commitment; on the page that settles differences a key
decides one after the other: milliseconds from the key until another difference is the current one,
median, 95 % and most, and the server's seconds of processor for each. Absolute times are noisy.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from scale import processor
from usable import FLAGS, browser_here

from hustings.model import Transcript, Turn
from hustings.project import Project
from server import started

CURRENT = "[aria-current=true]"
DECIDE = f"""async ([key, times]) => {{
  const now = () => document.querySelector("{CURRENT}")?.textContent;
  const soon = () => new Promise((done) => setTimeout(done, 4));
  const took = [];
  for (let i = 0; i < times; i++) {{
    const was = now(), begun = performance.now();
    const at = document.activeElement ?? document.body;
    at.dispatchEvent(new KeyboardEvent("keydown", {{ key, bubbles: true }}));
    while (now() === was && performance.now() - begun < 10000) await soon();
    took.push(performance.now() - begun);
    await new Promise((done) => setTimeout(done, 150));
  }}
  return took;
}}"""
"""Presses the key so often, each time waiting for another current difference (10 s at most)."""


def differing(path: Path, n: int) -> None:
    """A text of ``n`` sentences, each coded by two people who differ."""
    text, turns = "", []
    for k in range(n):
        label, words = "ANN: ", f"The ferry number {k} sails at night."
        begin = len(text) + len(label)
        turns.append(Turn(begin, begin + len(words), "speech", "Ann", "ANN", label_start=len(text)))
        text += f"{label}{words}\n"
    with Project.create(path) as project:
        project.add(Transcript(text, tuple(turns), id="d1", title="Hearing"))
        for coder, commitment in (("Anna", "asserts"), ("Ben", "reports")):
            project.code_many(
                {
                    "transcript": "d1",
                    "start": turn.start,
                    "end": turn.end,
                    "form": "code",
                    "values": {"code": f"ferry {k % 50}"},
                    "coder": coder,
                    "commitment": commitment,
                }
                for k, turn in enumerate(turns)
            )
            project.finish("d1", coder)


def decided(page: Any, base: str, key: str, times: int) -> list[float]:
    """Milliseconds of each decision."""
    page.goto(f"{base}/#/adjudicate/d1")
    page.wait_for_selector(CURRENT)
    page.wait_for_load_state("networkidle")
    found: list[float] = page.evaluate(DECIDE, [key, times])
    return found


def main() -> None:
    """Make the project, decide, print."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--differences", type=int, default=1_000)
    given.add_argument("--decisions", type=int, default=120)
    given.add_argument("--key", default="1", help="the key that decides")
    chosen = given.parse_args()
    if chosen.decisions >= chosen.differences:
        sys.exit("Fewer decisions than differences, please: after the last there is no next.")
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "two.hustings"
        differing(path, chosen.differences)
        server, base, token = started("serve", str(path))
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=browser_here(), args=FLAGS)
                page = browser.new_page(viewport={"width": 1280, "height": 800})
                page.goto(f"{base}/?token={token}")
                page.wait_for_selector("nav a")
                before = processor(server.pid)
                took = sorted(decided(page, base, chosen.key, chosen.decisions))
                worked = (processor(server.pid) - before) / len(took)
                browser.close()
        finally:
            server.kill()
            server.wait()
    print(
        f"{len(took)} decided of {chosen.differences}: median {statistics.median(took):.0f} ms, "
        f"95 % {took[int(0.95 * len(took))]:.0f} ms, at most {took[-1]:.0f} ms; "
        f"{worked:.3f} s of the server's processor each"
    )


if __name__ == "__main__":
    main()
