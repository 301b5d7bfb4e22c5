"""Two people on one project, each with a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hustings.project import Project

from ..conftest import talk

Work = Callable[[Project], object]


class Two:
    """Anna's project and Ben's copy of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "anna.hustings"
        self.file = folder / "ben.hustings"
        with Project.create(self.path, coder="Anna") as project:
            project.add(talk())
            self.first = project.code("d1", 48, 83, "code", {"code": "sailings"}).id
            project.save_copy(self.file)
        self.ours = Project.open(self.path, coder="Anna")

    def ben(self, *work: Work) -> None:
        with Project.open(self.file, coder="Ben") as theirs:
            for one in work:
                one(theirs)

    def merge(self, preview: bool = False):
        return self.ours.merge_file(self.file, preview=preview)

    def statement(self):
        return self.ours.statement(self.first)


@pytest.fixture
def two(tmp_path: Path):
    made = Two(tmp_path)
    yield made
    made.ours.close()


def fields(made) -> list[str]:
    return sorted(c.field for c in made.conflicts)
