"""The review queue by keyboard: ten suggestions, the map grown by what was accepted, one taken back."""

import time
from pathlib import Path
from typing import Any

import pytest

from hustings.project import Project
from hustings.views import review

from ..serving import serving
from .conftest import Visit

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).parents[2] / "examples" / "night-ferry-debate.txt"


def decided(project: Project, state: str) -> int:
    return len(project.suggestions(state=state))


def until(page: Any, true: Any) -> None:
    """Wait until what is written behind the page is there."""
    end = time.monotonic() + 5
    while not true():
        assert time.monotonic() < end
        page.wait_for_timeout(25)


def test_ten_suggestions_are_decided_by_keyboard_in_under_a_minute(browser: Any, tmp_path: Path) -> None:
    with Project.create(tmp_path / "talk.hustings") as project:
        project.add(EXAMPLE)
        review.find(project)
        with serving(project) as served:
            visit = Visit(browser, served)
            page = visit.go("#/review")
            page.wait_for_selector(".sentence .cue")
            began = time.monotonic()
            # nothing is chosen beforehand, and Enter says so and leads to what is missing
            assert page.locator(".stage [aria-pressed=true]").count() == 0
            visit.press("Enter")
            page.wait_for_selector("text=Still to choose: cause, effect, sign, holder, commitment.")
            page.wait_for_selector("#review-cause:focus")
            page.keyboard.type("weather")
            visit.press("Enter")
            page.wait_for_selector(".stage:focus")
            visit.press("n")
            page.wait_for_selector("#review-effect:focus")
            page.keyboard.type("turnout")
            visit.press("Enter")
            page.wait_for_selector(".stage:focus")
            visit.press("-", "o", "a", "Enter")
            page.wait_for_selector("text=1 of 35 decided")
            until(page, lambda: decided(project, "accepted") == 1)
            page.wait_for_selector(".chip:has-text('turnout')")
            # moved ends, from the same concepts
            first = page.inner_text(".sentence")
            visit.press("1", "2", "+", "o", "s", "e", "e", "ArrowLeft", "Enter", "Enter")
            page.wait_for_selector("text=1 with new ends")
            assert page.inner_text(".sentence") != first
            # none of these: another effect
            visit.press("1", "n")
            page.wait_for_selector("#review-effect:focus")
            page.keyboard.type("trade")
            visit.press("Enter")
            page.wait_for_selector(".stage:focus")
            visit.press("0", "u", "r", "Enter")
            for _ in range(7):
                visit.press("x")
            page.wait_for_selector("text=10 of 35 decided")
            assert time.monotonic() - began < 60
            until(page, lambda: decided(project, "rejected") == 7)
            assert page.locator(".arrows li").count() == 3
            made = project.statements()
            assert [s.values["sign"] for s in made] == ["-", "+", "?"]
            assert [s.commitment for s in made] == ["asserts", "supposes", "reports"]
            assert made[2].holder is None
            assert {s.origin for s in made} == {"suggestion"}
            assert (decided(project, "accepted"), decided(project, "edited")) == (2, 1)
            page.wait_for_selector("text=Saved")
            visit.press("z")
            page.wait_for_selector("text=9 of 35 decided")
            assert decided(project, "rejected") == 6
            assert visit.console == []
            visit.context.close()


def test_a_confirmed_actor_is_one_change(browser: Any, tmp_path: Path) -> None:
    with Project.create(tmp_path / "talk.hustings") as project:
        project.add(EXAMPLE)
        review.find(project, kinds=("actors",))
        before = {a.name for a in project.actors()}
        with serving(project) as served:
            visit = Visit(browser, served)
            page = visit.go("#/review")
            page.wait_for_selector(".sentence .taken")
            visit.press("x", "o", "Enter")
            until(page, lambda: decided(project, "accepted") == 1)
            (new,) = [a for a in project.actors() if a.name not in before]
            assert (new.name, new.kind) == ("Town Council", "organisation")
            page.wait_for_selector("text=Saved")
            visit.press("z")
            page.wait_for_selector("text=Undone: Confirmed the actor")
            assert {a.name for a in project.actors()} == before
            assert decided(project, "accepted") == 0
            visit.context.close()
