"""A history of more lanes than are drawn: marks are made of those drawn, over the years of all."""

from pathlib import Path

import pytest

from hustings.model import Transcript, Turn
from hustings.project import Project
from hustings.show.times.drawing import timeline_picture
from hustings.show.times.history import MOST_LANES
from hustings.views.telling import timelines
from hustings.views.telling.histories import history_drawn, telling_of
from hustings.views.telling.timelines import history_of, timeline_view

LANES = MOST_LANES + 5
WORDS = "We built the dam.\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    turns = tuple(
        Turn(k * len(WORDS), (k + 1) * len(WORDS) - 1, "speech", f"Speaker {k}")
        for k in range(LANES)
    )
    made = Project.create(tmp_path / "many.hustings")
    made.add(Transcript(WORDS * LANES, turns, id="d1", title="Hearing", date="2024-03-14"))
    made.code_many(
        {
            "transcript": "d1",
            "start": turn.start,
            "end": turn.end,
            "form": "event",
            "values": {"event": "the dam is built"},
            "about": str(1900 + k),
        }
        for k, turn in enumerate(turns)
    )
    return made


def test_the_drawing_of_some_lanes_is_that_of_all(project: Project) -> None:
    seen = timeline_view(project, {})
    whole, made, _ = history_of(project, {})
    assert (len(whole.pieces), len(made.lanes)) == (LANES, LANES)
    few = history_drawn(project, telling_of(project, {}, most=MOST_LANES))
    assert len(few.pieces) == MOST_LANES
    assert few.brackets == whole.brackets
    assert few.brackets, "told of one event, in lanes that are not drawn"
    assert len(seen.lanes) == seen.dated == LANES
    for history in (few, whole):
        assert seen.svg == timeline_picture(history, title=seen.title, band=False).svg()


def test_a_page_is_sent_the_lanes_that_hold_few_times_first(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = timeline_view(project, {})
    assert whole.more_lanes == 0
    assert timeline_view(project, {}, short=True).more_lanes == 0
    monkeypatch.setattr(timelines, "TOLD", 10)
    first = timeline_view(project, {}, short=True)
    assert first.more_lanes == MOST_LANES - 10
    assert (len(first.rows), first.dated) == (0, whole.dated)
    assert f"{LANES - 10} lanes more in the list" in first.svg
    assert whole.svg.count('class="mark"') - first.svg.count('class="mark"') == MOST_LANES - 10
    assert timeline_view(project, {}).svg == whole.svg
