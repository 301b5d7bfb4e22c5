"""Very many files: read several at once, added in parts, stopped and gone on with."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from hustings import apart, read
from hustings.cli import adding, main
from hustings.model import Transcript
from hustings.project import Project

from .conftest import talk


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Twelve speeches, one file that is none."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for k in range(12):
        said = f"CALDER: Word {k} of the harbour.\nRENN: And answer {k} to it.\n"
        (folder / f"2024-03-{k + 1:02} sitting {k}.txt").write_text(said)
    (folder / "picture.txt").write_bytes(b"\0\1\2" * 40)
    return folder


def test_files_read_several_at_once_come_in_their_order(corpus: Path) -> None:
    files = list(read.files_in(corpus))
    alone = [apart.entry(path, data) for path, data in files]
    together = list(apart.entries(files, readers=2))
    assert [e.path for e in together] == [path for path, _ in files]
    assert [(e.error, e.transcript) for e in together] == [(e.error, e.transcript) for e in alone]
    assert sum(1 for e in together if e.error) == 1


def test_many_files_come_in_as_few_do(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = CliRunner().invoke(main, ["add", str(tmp_path / "few.hustings"), str(corpus)])
    monkeypatch.setattr(adding, "MANY", 2)
    many = CliRunner().invoke(main, ["add", str(tmp_path / "many.hustings"), str(corpus)])
    assert (few.exit_code, many.exit_code) == (0, 0), many.output
    told = "title date characters turns attributes source".split()
    made = []
    for name in ("few", "many"):
        with Project.open(tmp_path / f"{name}.hustings") as project:
            made.append([{k: t[k] for k in told} for t in project.transcripts()])
    assert made[0] == made[1]
    assert len(made[0]) == 12
    assert "left out" in many.output
    assert len([line for line in many.stdout.splitlines() if line.startswith("d")]) == 12
    again = CliRunner().invoke(main, ["add", str(tmp_path / "many.hustings"), str(corpus)])
    assert "Nothing new" in again.output


def test_where_nothing_can_be_read_no_project_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "MANY", 2)
    for k in range(4):
        (tmp_path / f"{k}.txt").write_bytes(b"\0\1\2" * 40)
    files = [str(tmp_path / f"{k}.txt") for k in range(4)]
    result = CliRunner().invoke(main, ["add", str(tmp_path / "new.hustings"), *files])
    assert result.exit_code == 1
    assert "could be read" in result.output
    assert not (tmp_path / "new.hustings").exists()


def test_what_was_added_when_it_was_stopped_stays_and_the_same_goes_on(project: Project) -> None:
    texts = [talk(f"t{k}") for k in range(9)]

    def stopped() -> Iterator[Transcript]:
        yield from texts[:5]
        raise KeyboardInterrupt

    heard: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        project.add_stream(stopped(), part=2, told=lambda new: heard.append(len(new)))
    assert heard == [2, 2, 1]
    assert len(project.transcripts()) == 6
    assert project.add_stream(texts, part=3) == ["t5", "t6", "t7", "t8"]
    positions = [r["position"] for r in project.transcript_records()]
    assert positions == list(range(10))
    project.undo()
    assert [t["id"] for t in project.transcripts()] == ["d1", *(f"t{k}" for k in range(8))]


@pytest.mark.parametrize("way", [signal.SIGKILL, signal.SIGINT])
def test_a_killed_add_leaves_whole_texts_and_goes_on(tmp_path: Path, way: signal.Signals) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for k in range(400):
        said = "".join(f"SPEAKER {n}: words {k} and {n} of the harbour.\n" for n in range(40))
        (folder / f"{k:03}.txt").write_text(said)
    place = tmp_path / "many.hustings"
    small = "from hustings.project.texts import transcripts; transcripts.PART = 20\nfrom hustings.cli import main; main()"
    command = [sys.executable, "-c", small, "add", str(place), str(folder)]
    adding_ = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    seen = 0
    while seen < 40 and adding_.poll() is None:
        time.sleep(0.05)
        if place.exists():
            with Project.open(place) as looking:
                seen = looking.counts()["transcripts"]
    adding_.send_signal(way)
    adding_.communicate(timeout=60)
    with Project.open(place) as project:
        there = project.transcripts()
        assert seen <= len(there)
        assert all(t["turns"] == 40 for t in there)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr
    with Project.open(place) as project:
        titles = [t["title"] for t in project.transcripts()]
        assert len(titles) == len(set(titles)) == 400
