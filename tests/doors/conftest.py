"""Packages of others as an installer leaves them, and projects that need them."""

from __future__ import annotations

import shutil
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from hustings import apart, plugins
from hustings.project import Project
from hustings.read import read

from ..serving import Served, serving

EXAMPLE = Path(__file__).parents[2] / "examples" / "add-your-own"
LOG = b"#LAMPLOG 1\n21:40 | Calder | The lamp on the quay is out.\n21:41 | Renn | Lamps go out.\n"


def install(folder: Path, name: str, groups: dict[str, dict[str, str]], module: str) -> None:
    """Write a package as an installer leaves it: its module, and what its metadata names."""
    (folder / f"{name}.py").write_text(module, encoding="utf-8")
    info = folder / f"{name}-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
    lines = [
        line
        for group, things in groups.items()
        for line in (f"[{group}]", *(f"{k} = {v}" for k, v in things.items()))
    ]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of installed packages, for this process and for those it starts."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("PYTHONPATH", str(folder), prepend=":")
    children = apart.Children()
    monkeypatch.setattr(apart, "_CHILDREN", children)
    plugins.installed_now.cache_clear()
    yield folder
    plugins.installed_now.cache_clear()
    for module in [p.stem for p in folder.glob("*.py")]:
        sys.modules.pop(module, None)
    children.warm().end()


@pytest.fixture
def lamp_log(site: Path) -> Path:
    """The example, installed."""
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (EXAMPLE / "lamp_log.py").read_text(encoding="utf-8")
    shutil.copytree(EXAMPLE / "lamp_log_eo", site / "lamp_log_eo")
    install(site, "lamp_log", project["entry-points"], text)
    return site


@pytest.fixture
def night(lamp_log: Path, tmp_path: Path) -> Iterator[Project]:
    """A project that holds one lamp log."""
    with Project.create(tmp_path / "night.hustings") as project:
        project.add(read(LOG, name="night.lamp"))
        yield project


@pytest.fixture
def served(night: Project) -> Iterator[Served]:
    with serving(night) as site:
        yield site


@pytest.fixture
def coded(night: Project) -> Project:
    """Three statements, two by Calder."""
    (talk,) = night.transcripts()
    for start, speaker in ((8, "Calder"), (12, "Calder"), (20, "Renn")):
        night.code(talk["id"], start, start + 4, "code", {"code": "lamp"}, speaker=speaker)
    return night
