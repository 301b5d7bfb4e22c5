"""The review queue by keyboard: ten suggestions, the map grown by what was accepted, one taken back."""

import time
from pathlib import Path
from typing import Any

import pytest

from hustings.model import Suggestion
from hustings.project import Project
from hustings.views.reviewing import blind, review

from ..model_server import server as model_server
from ..serving import serving
from .axe import accessible
from .conftest import Visit

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).parents[2] / "examples" / "night-ferry-debate.txt"


def decided(project: Project, state: str) -> int:
    return len(project.suggestions(state=state))


def until(page: Any, true: Any) -> None:
    """Wait until what is written behind the page is there."""
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        page.wait_for_timeout(25)


def choose(visit: Visit, field: str, name: str) -> None:
    """Take a concept by the key on its chip, as a person reads it there."""
    chip = visit.page.locator(f"[aria-labelledby=lab-{field}] .chip", has_text=name).first
    chip.wait_for()
    visit.press(chip.locator("kbd").inner_text())


def test_ten_suggestions_are_decided_by_keyboard_in_under_a_minute(
    browser: Any, tmp_path: Path
) -> None:
    with Project.create(tmp_path / "talk.hustings") as project:
        project.add(EXAMPLE)
        review.find(project)
        every = len(project.suggestions(kind="causes"))
        assert every > 10
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
            page.wait_for_selector(f"text=1 of {every} decided")
            until(page, lambda: decided(project, "accepted") == 1)
            # moved ends, from the same concepts
            first = page.inner_text(".sentence")
            choose(visit, "cause", "turnout")
            choose(visit, "effect", "weather")
            visit.press("+", "o", "s", "e", "e", "ArrowLeft", "Enter", "Enter")
            page.wait_for_selector("text=1 with new ends")
            assert page.inner_text(".sentence") != first
            # none of these: another effect
            choose(visit, "cause", "weather")
            visit.press("0")
            page.wait_for_selector("#review-effect:focus")
            page.keyboard.type("trade")
            visit.press("Enter")
            page.wait_for_selector(".stage:focus")
            visit.press("0", "u", "r", "Enter")
            for _ in range(7):
                visit.press("x")
            page.wait_for_selector(f"text=10 of {every} decided")
            assert time.monotonic() - began < 60
            until(page, lambda: decided(project, "rejected") == 7)
            page.wait_for_selector("text=3 arrows between 3 concepts")
            drawn = page.locator("[data-arrow]")
            arrows = {"weather → turnout", "turnout → weather", "weather → trade"}
            until(
                page,
                lambda: set(drawn.evaluate_all("all => all.map(a => a.dataset.arrow)")) == arrows,
            )
            made = project.statements()
            assert [s.values["sign"] for s in made] == ["-", "+", "?"]
            assert [s.commitment for s in made] == ["asserts", "supposes", "reports"]
            assert made[2].holder is None
            assert {s.origin for s in made} == {"suggestion"}
            assert (decided(project, "accepted"), decided(project, "edited")) == (2, 1)
            page.wait_for_selector("text=Saved")
            visit.press("z")
            page.wait_for_selector(f"text=9 of {every} decided")
            assert decided(project, "rejected") == 6
            assert visit.console == []
            visit.context.close()


def test_an_end_is_dragged_to_another_word_and_any_decision_is_taken_back_alone(
    browser: Any, tmp_path: Path
) -> None:
    with Project.create(tmp_path / "talk.hustings") as project:
        project.add(EXAMPLE)
        review.find(project, kinds=("causes",))
        with serving(project) as served:
            visit = Visit(browser, served)
            page = visit.go("#/review")
            page.wait_for_selector(".handle.end")
            offered = project.suggestions(kind="causes")[0]
            handle = page.locator(".handle.end").bounding_box()
            cue = page.locator(".sentence .cue").bounding_box()
            page.mouse.move(handle["x"] + 12, handle["y"] + 30)
            page.mouse.down()
            page.mouse.move(cue["x"] + cue["width"] - 2, cue["y"] + 20, steps=4)
            page.mouse.up()
            page.wait_for_selector("text=Moving the end")
            visit.press("Enter", "0")
            page.wait_for_selector("#review-cause:focus")
            page.keyboard.type("quay")
            visit.press("Enter", "0")
            page.wait_for_selector("#review-effect:focus")
            page.keyboard.type("noise")
            visit.press("Enter", "+", "o", "a", "Enter")
            until(page, lambda: decided(project, "edited") == 1)
            (made,) = project.statements()
            assert (made.start, made.end) == (offered.start, offered.cue[1])
            visit.press("x")
            until(page, lambda: decided(project, "rejected") == 1)
            page.wait_for_selector("text=Saved")
            page.locator("[aria-label^='Take back']").nth(1).click()
            until(page, lambda: decided(project, "edited") == 0)
            assert project.statements() == []
            assert decided(project, "rejected") == 1
            assert visit.console == []
            visit.context.close()


def test_names_are_reviewed_as_a_list_and_a_confirmed_actor_is_one_change(
    browser: Any, tmp_path: Path
) -> None:
    with Project.create(tmp_path / "talk.hustings") as project:
        project.add(EXAMPLE)
        review.find(project, kinds=("actors",))
        before = {a.name for a in project.actors()}
        with serving(project) as served:
            visit = Visit(browser, served)
            page = visit.go("#/review")
            page.wait_for_selector(".places li")
            first, second = (
                page.locator(".list .name > span:first-child").nth(i).inner_text() for i in (0, 1)
            )
            visit.press("x", "o", "Enter")
            until(page, lambda: decided(project, "accepted") >= 1)
            assert {s.values["name"] for s in project.suggestions(state="rejected")} == {first}
            (made,) = [a for a in project.actors() if a.kind and a.name == second]
            assert made.kind == "organisation"
            page.wait_for_selector("text=Saved")
            visit.press("z")
            page.wait_for_selector("text=Undone: Confirmed the actor")
            assert {a.name for a in project.actors()} == before
            assert decided(project, "accepted") == 0
            assert visit.console == []
            visit.context.close()


def test_a_share_is_coded_without_help_and_tells_what_suggestions_miss(
    browser: Any, project: Project
) -> None:
    with serving(project) as served:
        visit = Visit(browser, served)
        page = visit.go("#/review")
        page.wait_for_selector("text=Nobody has looked for suggestions yet.")
        page.locator("#blind-share").fill("40")
        page.click("text=Draw passages")
        page.click("text=Passage 1 of 1 without help")
        page.wait_for_selector("[aria-label='A passage without help'] .said .here")
        visit.press("o")
        page.wait_for_selector("[aria-label='New statement']")
        visit.press("o", "a")
        page.wait_for_selector("#field-code:focus")
        page.keyboard.type("mood")
        visit.press("Enter", "Enter")
        page.wait_for_selector("text=Made here")
        visit.press("Enter")
        page.wait_for_selector("text=Every passage kept blind is coded.")
        page.wait_for_selector(
            "text=In 1 passage coded without help you made 1 statement; suggestions had found 0."
        )
        visit.press("z")
        page.wait_for_selector("strong:has-text('Passage 1 of 1, without help')")
        assert visit.console == []
        visit.context.close()


def test_a_model_is_asked_only_after_what_is_sent_was_shown(browser: Any, project: Project) -> None:
    def answer(body: Any) -> list[Any]:
        quote = "Night sailings bring visitors"
        made = {
            "kind": "causes",
            "sentences": [2],
            "quote": quote,
            "concept": "none",
            "source": "unclear",
        }
        return [made, {**made, "quote": "Night sailings bring ghosts"}]

    with model_server(answer) as (url, seen), serving(project) as served:
        visit = Visit(browser, served)
        page = visit.go("#/review")
        page.click("text=Ask a model …")
        page.get_by_label("Model, as its server calls it").fill("small")
        page.get_by_label("Turns").fill("2")
        page.get_by_label("Address").fill("https://model.example/v1")
        page.wait_for_selector("text=Another machine is sent nothing without your consent.")
        assert page.get_by_role("button", name="Ask about 1 turn").is_disabled()
        page.get_by_label("Address").fill(url)
        page.wait_for_selector("text=this machine")
        page.click("text=Exactly: request 1 of 1")
        assert "Night sailings bring visitors." in page.inner_text("pre >> nth=1")
        assert seen == []
        page.get_by_role("button", name="Ask about 1 turn").click()
        page.wait_for_selector("text=1 new in the queue · 1 dropped (50 %)")
        assert len(seen) == 1
        page.keyboard.press("Escape")
        page.wait_for_selector("text=marked these words")
        assert visit.console == []
        visit.context.close()


def test_x_is_a_letter_in_a_field_and_one_escape_leaves_it(browser: Any, tmp_path: Path) -> None:
    with Project.create(tmp_path / "talk.hustings") as project:
        project.add(EXAMPLE)
        review.find(project)
        with serving(project) as served:
            visit = Visit(browser, served)
            page = visit.go("#/review")
            page.wait_for_selector(".sentence .cue")
            visit.press("Enter")
            page.wait_for_selector("#review-cause:focus")
            page.keyboard.type("tax x")
            assert page.input_value("#review-cause") == "tax x"
            assert decided(project, "rejected") == 0
            visit.press("Escape")
            visit.until("!document.activeElement.matches('input, textarea')")
            visit.press("x")
            until(page, lambda: decided(project, "rejected") == 1)
            # in the note of why, or any other field that opens, likewise
            assert page.locator("#review-cause").count() == 0 or (
                page.input_value("#review-cause") != "tax xx"
            )
            assert visit.console == []
            visit.context.close()


def test_who_is_quoted_is_offered_as_the_words_name_them(browser: Any, tmp_path: Path) -> None:
    with Project.create(tmp_path / "talk.hustings") as project:
        project.add(EXAMPLE)
        (talk,) = project.text_ids()
        words = project.text(talk)
        at = words.index("night ferry")
        found = Suggestion(
            id="one",
            kind="quotations",
            transcript=talk,
            start=at,
            end=at + 20,
            cue=(at, at + 3),
            values={"source": "the harbour clerk, Jorun Dahl", "quotation_kind": "direct"},
            score=0.9,
            method="rules/quotations",
            version="1",
            why="Made up.",
        )
        project.keep_suggestions([found])
        with serving(project) as served:
            visit = Visit(browser, served)
            page = visit.go("#/review")
            chips = page.locator("[aria-labelledby=lab-quoted] .chip")
            chips.first.wait_for()
            told = [" ".join(t.split()) for t in chips.all_inner_texts()]
            assert told == ["1 Jorun Dahl new", "n none of these", "0 not said"]
            visit.press("1")
            page.wait_for_selector("[aria-labelledby=lab-quoted] .chip[aria-pressed=true]")
            assert visit.console == []
            visit.context.close()


def test_what_is_worth_an_hour_comes_first_and_no_count_frightens(
    browser: Any, demo: Project
) -> None:
    review.find(demo)
    every = len(demo.suggestions(state="open"))
    with serving(demo) as served:
        visit = Visit(browser, served)
        page = visit.go("#/review")
        page.wait_for_selector(".sentence .cue")
        # the bar counts what a person made, not what a program found
        assert page.locator("nav a[data-page=review]").inner_text().strip() == "Review"
        assert str(every) not in page.locator("header").inner_text()
        visit.context.close()


def test_the_review_is_accessible_whatever_is_open(browser: Any, demo: Project) -> None:
    review.find(demo)
    blind.draw(demo, 0.1, 1)
    with serving(demo) as served:
        visit = Visit(browser, served)
        page = visit.go("#/review")

        def look(ready: str) -> None:
            page.wait_for_selector(ready)
            page.wait_for_timeout(200)
            accessible(page)

        look(".sentence .cue")
        visit.press("e")
        look(".editing")
        page.click("text=Actors to confirm")
        look(".places li")
        visit.press("b")
        look("text=without help")
        visit.press("b")
        assert demo.versions() == []
        assert visit.console == []
        visit.context.close()


def test_what_was_found_is_outlined_in_the_text_and_opens_its_review(
    browser: Any, tmp_path: Path
) -> None:
    with Project.create(tmp_path / "talk.hustings") as project:
        talk = project.add(EXAMPLE)[0]
        review.find(project)
        first = min(
            (s for s in project.suggestions(kind="causes") if s.tier == "strong"),
            key=lambda s: s.start,
        )
        with serving(project) as served:
            visit = Visit(browser, served)
            page = visit.go(f"#/read/{talk.id}?at={first.start}")
            page.wait_for_selector("a.found")
            assert page.evaluate("CSS.highlights.get('suggested').size") > 0
            visit.press("s")
            page.wait_for_selector("a.found", state="detached")
            assert page.evaluate("CSS.highlights.get('suggested') === undefined")
            visit.press("s")
            page.locator("a.found").first.click()
            page.wait_for_selector(".sentence .cue")
            assert (
                talk.text[first.cue[0] : first.cue[1]]
                == page.locator(".sentence .cue").inner_text()
            )
            assert visit.console == []
            visit.context.close()
