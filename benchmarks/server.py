"""Times of the walking house: the command line, import, the API under load, and a large text in
Chromium.

``python benchmarks/server.py [--kills N]``. Texts are generated; absolute times are noisy, quote
medians.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import httpx

from hustings.model import Transcript, Turn
from hustings.project import Project

WORDS = "the ferry sails at night and the harbour keeps its lamps while traders count what visitors bring home".split()
PYTHON = sys.executable
COMMAND = [PYTHON, "-m", "hustings.cli"]


def talk(characters: int, seed: int = 1) -> str:
    """A labelled text of two speakers, about so many characters."""
    dice, lines, n = random.Random(seed), [], 0
    while n < characters:
        words = " ".join(dice.choice(WORDS) for _ in range(dice.randrange(30, 90)))
        lines.append(f"{('CALDER', 'RENN')[len(lines) % 2]}: {words.capitalize()}.")
        n += len(lines[-1]) + 1
    return "\n".join(lines)


def show(what: str, seconds: float, target: float, unit: str = "s") -> None:
    """One figure beside its target."""
    print(
        f"{what:<72} {seconds:9.3f} {unit}   target {target:g} {unit}   "
        f"{'ok' if seconds <= target else 'MISSED'}",
        flush=True,
    )


def timed(*command: str, runs: int = 5) -> float:
    """Median wall time of a whole process."""
    found = []
    for _ in range(runs):
        begun = time.perf_counter()
        subprocess.run([*COMMAND, *command], check=True, capture_output=True)
        found.append(time.perf_counter() - begun)
    return statistics.median(found)


def started(*arguments: str) -> tuple[subprocess.Popen[str], str, str]:
    """A running server, its base address and its token."""
    server = subprocess.Popen(
        [*COMMAND, *arguments, "--no-browser"], stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    for line in server.stdout:
        found = re.search(r"(http://[\d.:]+)/\?token=(\S+)", line)
        if found:
            threading.Thread(target=server.stdout.read, daemon=True).start()
            return server, found[1], found[2]
    raise SystemExit("the server did not start")


def opening(folder: Path) -> None:
    """From the command to its address, and to a page that answers, for an interview of 79,000
    characters.
    """
    told, found = [], []
    for i in range(3):
        file = folder / f"interview{i}.txt"
        file.write_text(talk(79_000, i))
        begun = time.perf_counter()
        server, base, token = started("open", str(file))
        told.append(time.perf_counter() - begun)
        httpx.get(
            f"{base}/api/transcripts", headers={"authorization": f"Bearer {token}"}, timeout=60
        ).raise_for_status()
        found.append(time.perf_counter() - begun)
        server.kill()
        server.wait()
    show("open a 79,000-character interview until its address", statistics.median(told), 1.0)
    show("open a 79,000-character interview until the page answers", statistics.median(found), 2.5)


def importing(folder: Path) -> None:
    """Import of 1 MB beyond the start of the process."""
    small, large = folder / "small.txt", folder / "large.txt"
    small.write_text("CALDER: Yes.\nRENN: No.\nCALDER: Yes.\n")
    large.write_text(talk(1_000_000))
    found = []
    for i in range(3):
        a = timed("add", str(folder / f"a{i}.hustings"), str(small), runs=1)
        b = timed("add", str(folder / f"b{i}.hustings"), str(large), runs=1)
        found.append(b - a)
    show("import of a 1 MB text beyond the start of the process", statistics.median(found), 0.3)


SECOND = """
import http.client, sys, time
line, waits = http.client.HTTPConnection(sys.argv[1]), []
try:
    while True:
        begun = time.perf_counter()
        line.request("GET", "/api/project", headers={"authorization": "Bearer " + sys.argv[2]})
        line.getresponse().read()
        waits.append((time.perf_counter() - begun) * 1000)
        time.sleep(0.002)
except OSError:
    print(sorted(waits)[int(len(waits) * 0.99)])
"""
"""A second client, a program of its own: asks again and again until the server is gone, prints its
99th percentile.
"""


def writing(folder: Path) -> None:
    """1,000 statements over HTTP on a 1 MB text, one after the other, while a second client
    reads."""
    server, base, token = started("serve", str(folder / "b0.hustings"))
    host = base.removeprefix("http://")
    line = http.client.HTTPConnection(host)

    def ask(method: str, path: str, body: object = None) -> Any:
        headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
        line.request(method, f"/api{path}", None if body is None else json.dumps(body), headers)
        answer = line.getresponse()
        data = json.loads(answer.read())
        assert answer.status < 300, data
        return data

    text = ask("GET", "/transcripts")[0]["id"]
    second = subprocess.Popen(
        [sys.executable, "-c", SECOND, host, token], stdout=subprocess.PIPE, text=True
    )
    time.sleep(0.5)
    begun = time.perf_counter()
    for i in range(1000):
        values = {"concept": f"c{i % 30}", "agreement": i % 3 > 0}
        body = {
            "id": f"w{i}",
            "transcript": text,
            "start": i * 900 + 20,
            "end": i * 900 + 60,
            "form": "position",
        }
        ask("POST", "/statements", {**body, "values": values})
    took = time.perf_counter() - begun
    server.kill()
    server.wait()
    slowest = float(second.communicate(timeout=20)[0])
    show("1,000 statements through the API on a 1 MB text", took, 3.0)
    show("  a second client's requests meanwhile, 99th percentile", slowest, 50, "ms")


SCROLLING = """(what) => new Promise((done) => {
    const box = document.querySelector(what); let n = 0; const begun = performance.now();
    const step = () => {
        box.scrollTop += 120; n += 1; const took = performance.now() - begun;
        took > 2000 ? done(1000 * n / took) : requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
})"""
"""Frames a second while a box is scrolled by 120 pixels in each."""


def reading(folder: Path) -> None:
    """A 1 MB transcript with 10,000 statements in Chromium."""
    from playwright.sync_api import sync_playwright

    path = folder / "big.hustings"
    lines = talk(1_000_000).split("\n")
    text, turns, at = "\n".join(lines), [], 0
    for line in lines:
        label = line.split(":")[0]
        turns.append(
            Turn(
                at + len(label) + 2, at + len(line), "speech", label.title(), label, label_start=at
            )
        )
        at += len(line) + 1
    dice = random.Random(1)
    with Project.create(path) as project:
        project.add(Transcript(text, tuple(turns), id="d1", title="Big"))
        rows = []
        for i in range(10_000):
            start = dice.randrange(0, len(text) - 200)
            values = {"concept": f"c{i % 40}", "agreement": True}
            rows.append(
                {
                    "transcript": "d1",
                    "start": start,
                    "end": start + dice.randrange(30, 160),
                    "form": "position",
                    "values": values,
                }
            )
        project.code_many(rows)
    server, base, token = started("serve", str(path))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{base}/?token={token}")
        page.wait_for_selector("nav a")
        found = []
        for _ in range(3):
            page.evaluate("location.hash = '#/library'")
            page.wait_for_selector("table")
            found.append(
                page.evaluate(
                    """() => new Promise((done) => {
                    const begun = performance.now();
                    location.hash = '#/read/d1';
                    const look = () => document.querySelector('.words')
                      ? requestAnimationFrame(() => done((performance.now() - begun) / 1000)) : setTimeout(look, 4);
                    look();
                })"""
                )
            )
        show("1 MB with 10,000 statements: its words readable", statistics.median(found), 0.5)
        answered = page.evaluate(
            """async () => {
            const times = [];
            const words = [...document.querySelectorAll('[data-words]')].slice(0, 12);
            for (const w of words) {
              const node = document.createTreeWalker(w, NodeFilter.SHOW_TEXT).nextNode();
              const range = document.createRange();
              range.setStart(node, 0); range.setEnd(node, Math.min(12, node.length));
              getSelection().removeAllRanges(); getSelection().addRange(range);
              const begun = performance.now();
              w.dispatchEvent(new MouseEvent('mouseup', {bubbles: true}));
              await new Promise((done) => { const look = () => document.querySelector("section[aria-label='New statement'] .said")?.textContent.trim().startsWith(range.toString().trim().slice(0, 6)) ? requestAnimationFrame(() => done()) : setTimeout(look, 1); look(); });
              times.push(performance.now() - begun);
            }
            return times;
        }"""
        )
        show("  marking a passage until the panel answers", statistics.median(answered), 50, "ms")
        page.wait_for_timeout(1000)
        frames = statistics.median(page.evaluate(SCROLLING, "article.text") for _ in range(3))
        page.set_content(
            "<body style='margin:0'><div id='plain' "
            "style='height:900px;overflow:auto;font:18px/31px serif'>"
            + "".join(f"<p style='max-width:36em;margin:14px auto'>{line}</p>" for line in lines)
        )
        page.wait_for_timeout(1000)
        plain = statistics.median(page.evaluate(SCROLLING, "#plain") for _ in range(3))
        print(
            f"{'  scrolling, frames a second (without a graphics card)':<72} {frames:9.1f}     "
            f"target 60     "
            f"the same text as plain paragraphs: {plain:.1f}",
            flush=True,
        )
        browser.close()
    server.kill()
    server.wait()


def killing(folder: Path, times: int, *, seed: int = 9) -> None:
    """kill -9 at random moments, mostly in the middle of a request: every acknowledged statement
    must be there.
    """
    path, dice, acknowledged, number = folder / "b1.hustings", random.Random(seed), set(), 0
    with Project.open(path) as project:
        text = project.transcripts()[0]["id"]
    for _ in range(times):
        server, base, token = started("serve", str(path))
        with httpx.Client(
            base_url=base, headers={"authorization": f"Bearer {token}"}, timeout=60
        ) as client:
            client.get("/api/project")
            end = threading.Timer(dice.uniform(0.0, 0.25), server.kill)
            end.start()
            body = {
                "transcript": text,
                "start": 20,
                "end": 60,
                "form": "code",
                "values": {"code": "x"},
            }
            try:
                while True:
                    number += 1
                    if (
                        client.post(
                            "/api/statements", json={"id": f"k{number}", **body}
                        ).status_code
                        == 201
                    ):
                        acknowledged.add(f"k{number}")
            except httpx.TransportError:
                pass
        end.join()
        server.wait()
    with Project.open(path) as project:
        kept = {s.id for s in project.statements()}
        logged = {
            r["key"]
            for c in project.history(limit=10**6)
            for r in c.rows
            if r["table"] == "statements"
        }
    print(
        f"{times} kills: {len(acknowledged):,} statements acknowledged, "
        f"{len(acknowledged - kept)} lost; "
        f"{len(kept - acknowledged)} kept though the answer was cut off; "
        f"log and statements {'agree' if kept == logged else 'DIFFER'}"
    )


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--kills", type=int, default=20)
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        show("hustings --help", timed("--help"), 0.3)
        opening(here)
        importing(here)
        writing(here)
        reading(here)
        killing(here, options.parse_args().kills)
