"""Projects commands are typed over: the fictional debate, and one talk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hustings.demo import make_demo

from .commands import data, run
from .talking import TALK


@pytest.fixture(scope="module")
def debate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional debate, coded; read only."""
    path = tmp_path_factory.mktemp("debate") / "ferry.hustings"
    make_demo(path).close()
    return path


@pytest.fixture
def own(debate: Path, tmp_path: Path) -> Path:
    """A copy of the debate one may write to."""
    return Path(shutil.copy(debate, tmp_path / "own.hustings"))


@pytest.fixture
def talk(tmp_path: Path) -> tuple[Path, str]:
    """A project of one talk, made by ``add``, and the talk's id."""
    file, project = tmp_path / "talk.txt", tmp_path / "talk.hustings"
    file.write_text(TALK, encoding="utf-8")
    run("add", project, file)
    return project, data("info", project, "--json")["transcripts"][0]["id"]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("table") / "ferry.csv"
    rows = ["person,concept,agreement,date"]
    for i, who in enumerate(("Calder", "Pell", "Renn", "Voss")):
        for j, what in enumerate(("night ferry", "quay", "noise")):
            rows.append(f"{who},{what},{int((i < 2) == (j < 2))},2031-0{1 + i}-0{1 + j}")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path
