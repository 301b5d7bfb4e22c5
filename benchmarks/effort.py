"""How many keys and clicks common work takes, counted in Chromium while it is done; and how much
the pages load first.

Run: python benchmarks/effort.py [TRANSCRIPT]; the ten statements are made in that debate, or in the
demo's first hearing.
"""

from __future__ import annotations

import gzip
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.browser.conftest import FLAGS, Visit
from tests.serving import serving

from hustings.model import Transcript, Turn
from hustings.project import Project
from hustings.read import read

PENDING = "() => [...(CSS.highlights.get('pending') ?? [])].map(String).join('')"


class Hand:
    """A person at the page whose keys and clicks are counted."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.keys, self.clicks = visit, 0, 0

    def press(self, *keys: str) -> None:
        """Press keys one after another; each counts."""
        for key in keys:
            self.visit.page.keyboard.press(key)
            self.keys += 1

    def type(self, words: str) -> None:
        """Type letters; each counts."""
        self.visit.page.keyboard.type(words)
        self.keys += len(words)

    def click(self, where: Any) -> None:
        """Click something."""
        where.click()
        self.clicks += 1

    def saved(self) -> None:
        """Wait until the page says that it was saved."""
        self.visit.page.get_by_role("status").filter(has_text="Saved").wait_for()
        self.visit.page.wait_for_timeout(150)


@contextmanager
def at_a_page(browser: Any, texts: list[Transcript]) -> Iterator[tuple[Hand, Project]]:
    """A hand at the first text of a new project."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Project.create(Path(folder) / "effort.hustings") as project,
    ):
        project.add(*texts)
        with serving(project) as served:
            visit = Visit(browser, served)
            key = project.transcripts()[0]["id"]
            visit.go(f"#/read/{key}").wait_for_selector(".turn.current")
            yield Hand(visit), project
            visit.context.close()


def long_turn() -> Transcript:
    """One turn of 24 sentences of 18 words."""
    sentence = "The ferry at night keeps the lamps of the quay alight and costs the town money"
    words = " ".join(f"{sentence}, say {i} people." for i in range(1, 25))
    return Transcript(words, (Turn(0, len(words), speaker="Edda Voss", id="t1"),), title="Long")


def sentence_243_words_in(browser: Any) -> int:
    """Keys until the sentence that holds word 243 of a turn is marked."""
    text = long_turn()
    place = sum(len(w) + 1 for w in text.text.split(" ")[:242])
    begin = text.text.rfind(". ", 0, place) + 2
    wanted = text.text[begin : text.text.index(".", place) + 1]
    with at_a_page(browser, [text]) as (hand, _):
        while hand.visit.page.evaluate(PENDING) != wanted:
            here = text.text.find(hand.visit.page.evaluate(PENDING) or "\0")
            far = wanted_far(text.text, here, begin)
            hand.press("Shift+J" if far >= 5 else "ArrowDown" if far > 0 else "ArrowUp")
            hand.visit.page.wait_for_timeout(60)
        return hand.keys


def wanted_far(text: str, here: int, begin: int) -> int:
    """How many sentences on the wanted one is: what a reader sees at once."""
    if here < 0:
        return text.count(". ", 0, begin) + 1
    return text.count(". ", here, begin) - text.count(". ", begin, max(begin, here))


def code_by_mouse(browser: Any) -> tuple[int, int]:
    """Keys and clicks of a plain code of words dragged over, by the mouse alone."""
    with at_a_page(browser, [long_turn()]) as (hand, project):
        page = hand.visit.page
        words = page.locator("[data-words]").first
        box = words.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 4, box["y"] + 12)
        page.mouse.down()
        page.mouse.move(box["x"] + 300, box["y"] + 12, steps=6)
        page.mouse.up()
        hand.click(page.get_by_role("button", name="code: these words"))
        hand.click(page.get_by_role("button", name="Save"))
        hand.saved()
        assert len(project.statements()) == 1
        return hand.keys, hand.clicks


def ten_statements(browser: Any, texts: list[Transcript]) -> int:
    """Keys of ten statements of mixed forms, each of the next sentences of a debate."""
    with at_a_page(browser, texts) as (hand, project):
        for number in range(10):
            hand.press("ArrowDown")
            if number in (0, 5):  # a position, for and against
                hand.press("p", "o", "a")
                hand.type("gro")
                hand.press("Enter", "y" if number == 0 else "n", "Enter")
            elif number in (1, 6):  # the same again
                hand.press(".", "Enter")
            elif number in (2, 7):  # a cause
                hand.press("c", "o", "a")
                hand.type("gro")
                hand.press("Enter", "+")
                hand.type("sch")
                hand.press("Enter", "Enter")
            elif number in (3, 8):  # in vivo
                hand.press("i", "Enter")
            else:  # a plain code used lately
                hand.press("1", "Enter")
            hand.visit.until(
                f"[...document.querySelectorAll('nav a[data-page=statements] .quiet')]"
                f".some(n => n.textContent.trim() === '{number + 1}')"
            )
            hand.visit.page.wait_for_timeout(200)
        forms = {s.form for s in project.statements()}
        assert len(project.statements()) == 10, len(project.statements())
        assert forms == {"position", "cause", "code"}, forms
        return hand.keys


def first_load(browser: Any) -> int:
    """Bytes of the pages' scripts and styles, as gzip packs them, until the Library of a new window
    is there."""
    with at_a_page(browser, [long_turn()]) as (hand, _):
        page = hand.visit.context.browser.new_context().new_page()
        found: dict[str, Any] = {}
        page.on(
            "response", lambda r: found.update({r.url: r}) if "/assets/" in r.url and r.ok else None
        )
        page.goto(hand.visit.served.address)
        page.get_by_role("heading", name="Library").wait_for()
        size = sum(len(gzip.compress(r.body())) for r in list(found.values()))
        page.context.close()
        return size


def main() -> None:
    """Print a line for each."""
    from playwright.sync_api import sync_playwright

    example = Path(__file__).parents[1] / "examples" / "night-ferry-debate.txt"
    debate = read(sys.argv[1] if len(sys.argv) > 1 else example)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        keys = sentence_243_words_in(browser)
        print(f"the sentence 243 words into a turn: {keys} keys (at most 12)")
        keys, clicks = code_by_mouse(browser)
        print(f"a plain code by mouse: a drag, {clicks} clicks and {keys} keys (2 clicks, 0 keys)")
        keys = ten_statements(browser, [debate])
        print(f"ten statements of mixed forms: {keys} keys (at most 120)")
        size = first_load(browser)
        print(f"scripts and styles of the first load: {size / 1000:.0f} kB gzip (at most 150)")
        browser.close()


if __name__ == "__main__":
    main()
