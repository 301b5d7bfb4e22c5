"""The tutorial, done as it stands: every block in order, in one folder."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from hustings.project import Project

TUTORIAL = Path(__file__).parents[1] / "docs" / "tutorial.md"


def blocks() -> list[tuple[str, str]]:
    """The language and text of every block of code, in order."""
    return re.findall(r"```(console|python)\n(.*?)```", TUTORIAL.read_text(encoding="utf-8"), re.S)


def commands(block: str) -> list[str]:
    """What is typed in a block of the command line, continued lines joined."""
    joined = block.replace("\\\n", " ")
    return [line[2:] for line in joined.splitlines() if line.startswith("$ ")]


def test_every_block_of_the_tutorial_leaves_what_the_next_one_needs(tmp_path: Path) -> None:
    (tmp_path / "interview.txt").write_text("CALDER: The ferry sails.\nRENN: Too late.\n")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    seen = []
    for language, block in blocks():
        typed = [block] if language == "python" else commands(block)
        for line in typed:
            if language == "python":
                words = [sys.executable, "-c", line]
            else:
                words = [sys.executable, "-m", "hustings.cli", *_plain(line)]
            run = _served if {"demo", "open"} & set(words[3:4]) else _finished
            run(words, tmp_path, environment)
            seen.append(words[3] if language == "console" else language)
    assert seen.count("undo") == 1
    assert {"demo", "report", "python", "open"} <= set(seen)
    with Project.open(tmp_path / "debate.hustings") as project:
        counts = project.counts()
    assert (counts["transcripts"], counts["statements"] > 200) == (6, True)


def _plain(line: str) -> list[str]:
    """The words after ``hustings``, without what the shell does with the output."""
    words = shlex.split(line.split(" > ")[0])
    assert words[0] == "hustings"
    return words[1:]


def _finished(words: list[str], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, (words, done.stderr)


def _served(words: list[str], folder: Path, environment: dict[str, str]) -> None:
    """Until its address is printed."""
    server = subprocess.Popen(
        [*words, "--no-browser"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    told = next((line for line in server.stdout if "http://" in line), "")
    server.kill()
    server.communicate()
    assert "token=" in told
