"""What every test may use: a small fictional project, made anew each time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from hustings.model import Source, Transcript, Turn
from hustings.project import Project

# no example of a property hangs on how busy the machine is
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# what the rules find hangs on no parser that happens to be installed
os.environ["HUSTINGS_PARSER"] = "none"
# nor does what somebody chose for the pages on this machine show in a test, or a test's there
os.environ["HUSTINGS_CHOICES"] = ""

TALK = "OSTROW: Should the ferry sail at night?\nCALDER: Yes. Night sailings bring visitors.\nRENN: They bring noise.\n"


def talk(key: str = "d1", date: str | None = "2024-03-14") -> Transcript:
    """Three turns by three speakers, offsets counted by hand."""
    turns = (
        Turn(8, 39, "speech", "Ostrow", "OSTROW", label_start=0),
        Turn(48, 83, "speech", "Calder", "CALDER", label_start=40),
        Turn(90, 107, "speech", "Renn", "RENN", label_start=84),
    )
    return Transcript(
        TALK,
        turns,
        id=key,
        title="The night ferry",
        date=date,
        source=Source("talk.txt", sha256=key),
    )


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A project that holds the talk above, nothing coded."""
    with Project.create(tmp_path / "talk.hustings") as made:
        made.add(talk())
        yield made
