"""A debate with causes to find."""

from __future__ import annotations

import pytest

from hustings.model import Source, Transcript, Turn
from hustings.project import Project

LINES = [
    "The quay is loud because the night ferry runs.",
    "Trade grows because visitors come at night.",
    "The council met on the quay.",
    "Rents rise because the market moved.",
    "Nobody sleeps because the engines idle.",
    "Tobias Renn spoke for the Traders' Guild.",
    "The Traders' Guild met Tobias Renn again.",
    "We sail because the harbour is open.",
]


def talk() -> Transcript:
    text, turns = "", []
    for n, line in enumerate(LINES):
        turns.append(
            Turn(len(text), len(text) + len(line), "speech", ["Ines Calder", "Jonas Pell"][n % 2])
        )
        text += line + "\n\n"
    return Transcript(
        text.rstrip(),
        tuple(turns),
        id="d1",
        title="The night ferry",
        source=Source("a.txt", sha256="a"),
    )


@pytest.fixture
def debate(project: Project) -> Project:
    project.remove("d1")
    other = Project.create(project.path.with_name("debate.hustings"))
    other.add(talk())
    return other
