"""A recording plays beside its transcript: from a turn, by the space bar, with the turn lit up."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.model import Transcript, Turn
from hustings.project import Project

from ..project.test_recordings import silence
from ..serving import serving
from .conftest import Visit

pytestmark = pytest.mark.browser

WORDS = "Good evening to you all."
PLAYS = "() => { const a = document.querySelector('audio'); return [!a.paused, a.currentTime]; }"


@pytest.fixture
def visit_recording(browser: Any, tmp_path: Path) -> Iterator[Visit]:
    step = len(WORDS) + 1
    turns = [
        Turn(i * step, i * step + len(WORDS), "speech", ("Calder", "Renn")[i % 2], begins_at=10.0 * i)
        for i in range(3)
    ]  # fmt: skip
    turns.append(Turn(3 * step, 3 * step + len(WORDS), "speech", "Calder"))
    with Project.create(tmp_path / "p.hustings") as project:
        project.add(Transcript(f"{WORDS}\n" * 4, tuple(turns), "d1", "The night ferry"))
        project.code("d1", 2 * step, 2 * step + 4, "code", {"code": "greeting"}, id="s1")
        with serving(project) as served:
            made = Visit(browser, served)
            yield made
            made.context.close()


def test_a_click_plays_from_a_turn_and_space_stops_it(
    visit_recording: Visit, tmp_path: Path
) -> None:
    page = visit_recording.go("#/read/d1")
    page.get_by_text("Attach the recording").click()
    page.get_by_label("Where it lies").fill(str(silence(tmp_path / "talk.wav", 40)))
    page.get_by_role("button", name="Attach", exact=True).click()
    page.wait_for_selector("audio")
    page.locator("[data-words]").nth(1).click()
    visit_recording.until("!document.querySelector('audio').paused")
    plays, at = page.evaluate(PLAYS)
    assert plays
    assert 10 <= at < 13
    assert page.locator(".turn.sounding").get_attribute("data-turn") == page.locator(
        "[data-turn]"
    ).nth(1).get_attribute("data-turn")
    visit_recording.press("Space")
    assert page.evaluate(PLAYS)[0] is False
    page.locator("[data-open='s1']").click()
    visit_recording.until("document.querySelector('audio').currentTime >= 20")
    # a turn without a time is not sought
    page.locator("[data-words]").nth(3).click()
    assert 20 <= page.evaluate(PLAYS)[1] < 25
    page.get_by_role("button", name="Detach").click()
    page.wait_for_selector("audio", state="detached")
    assert visit_recording.console == []


def test_a_recording_that_went_away_is_told_in_a_sentence(
    visit_recording: Visit, tmp_path: Path
) -> None:
    talk = silence(tmp_path / "talk.wav")
    page = visit_recording.go("#/read/d1")
    page.get_by_text("Attach the recording").click()
    page.get_by_label("Where it lies").fill(str(talk))
    page.get_by_role("button", name="Attach", exact=True).click()
    page.wait_for_selector("audio")
    talk.unlink()
    page.reload()
    page.get_by_role("alert").filter(has_text="attach it again").wait_for()
