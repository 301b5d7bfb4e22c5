"""Coding in the text: passages, chains of tellers, sentences one after another."""

from pathlib import Path
from typing import Any

import pytest

from hustings.model import Transcript, Turn
from hustings.project import Project

from ..serving import serving
from .conftest import Visit
from .test_reading import code


def test_a_second_statement_on_a_passage_stands_beside_the_first(
    visit_talk: Visit, project: Project
) -> None:
    page = visit_talk.go("#/read/d1")
    page.wait_for_selector(".turn.current")
    visit_talk.press("j", "]", "]")
    code(visit_talk, "Enter")
    page.wait_for_selector("text=Saved: noise")
    visit_talk.press("m")
    page.wait_for_selector("section[aria-label='New statement']")
    visit_talk.press("p", "o", "a")
    page.wait_for_selector("#field-concept:focus")
    page.keyboard.type("night ferry")
    visit_talk.press("Enter", "y", "Enter")
    page.wait_for_selector("text=Saved: night ferry: for")
    told = project.statements()
    assert sorted(s.form for s in told) == ["code", "position"]
    assert len({(s.start, s.end) for s in told}) == 1


def test_one_of_more_answers_than_there_are_digits_is_chosen_by_its_first_letters(
    visit_talk: Visit, project: Project
) -> None:
    page = visit_talk.go("#/read/d1")
    page.wait_for_selector(".turn.current")
    visit_talk.press("j", "]", "r", "o", "a")
    page.wait_for_selector("#field-actor:focus")
    page.keyboard.type("Cara")
    visit_talk.press("Enter")
    page.wait_for_selector("#field-relation:focus")
    assert page.locator("#field-relation-list [role=option]").count() == 21
    page.keyboard.type("no such kind")
    visit_talk.press("Enter")  # nothing of the name: it is still asked
    page.fill("#field-relation", "lea")
    visit_talk.press("Enter")
    page.wait_for_selector("#field-target:focus")
    page.keyboard.type("Council")
    visit_talk.press("Enter", "Enter")
    page.wait_for_selector("text=Saved: Cara leads Council")
    page.click("#field-relation")
    page.fill("#field-relation", "funds")  # written out and left, it is taken
    visit_talk.press("Tab")
    page.fill("#field-relation", "fu nds")  # what is none of them leaves what there was
    visit_talk.press("Tab")
    assert page.input_value("#field-relation") == "funds"
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector(".toast:text-is('Saved.')")
    assert [s.values["relation"] for s in project.statements()] == ["funds"]


def test_a_chain_of_tellers_is_added_by_keyboard_alone_and_stands_in_the_margin(
    visit_talk: Visit, project: Project
) -> None:
    page = visit_talk.go("#/read/d1")
    page.wait_for_selector(".turn.current")
    visit_talk.press("j", "]", "]", "o", "t")
    page.wait_for_selector("#holder-name:focus")
    page.keyboard.type("Residents")
    visit_talk.press("Shift+Enter", "a")
    page.wait_for_selector("#field-code:focus")
    page.keyboard.type("noise")
    visit_talk.press("Enter")
    add = page.get_by_role("button", name="by way of somebody")
    for _ in range(40):
        if add.evaluate("button => button === document.activeElement"):
            break
        visit_talk.press("Tab")
    visit_talk.press("Enter")
    page.wait_for_selector("#via-name:focus")
    for name in ("Voss", "Pell"):
        page.keyboard.type(name)
        visit_talk.press("Shift+Enter")
    page.wait_for_selector("text=tells that Voss tells that Pell says that Residents holds it.")
    visit_talk.press("Enter", "Enter")  # no more of them; save
    page.wait_for_selector("text=Saved: noise")
    (made,) = project.statements()
    assert (made.holder, made.via) == ("Residents", ("Voss", "Pell"))
    margin = page.locator(".turn .margin button, .turn aside button").filter(has_text="Residents")
    assert "Voss" in margin.first.inner_text()
    assert "Pell" in margin.first.inner_text()
    assert visit_talk.console == []


def test_another_form_for_a_saved_statement_says_what_it_does(
    visit_talk: Visit, project: Project
) -> None:
    page = visit_talk.go("#/read/d1")
    page.wait_for_selector(".turn.current")
    visit_talk.press("j", "]", "]")
    code(visit_talk, "Enter")
    page.wait_for_selector("text=Saved: noise")
    page.get_by_role("button", name="Position", exact=True).click()
    page.wait_for_selector("text=Save turns this code into a position; its code will be gone.")
    page.get_by_role("button", name="Keep the code").click()
    assert page.locator("#field-code").input_value() == "noise"
    page.get_by_role("button", name="Position", exact=True).click()
    page.get_by_role("button", name="Another on this passage").click()
    page.wait_for_selector("section[aria-label='New statement']")
    assert [s.form for s in project.statements()] == ["code"]


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_selection_past_the_last_words_ends_with_them(
    browser: Any, tmp_path: Path, end: str
) -> None:
    text = "A first line that is short.\n\nThe very last word" + end
    turns = (Turn(0, 27, "speech", "Calder"), Turn(29, len(text), "speech", "Renn"))
    with Project.create(tmp_path / "end.hustings") as project:
        project.add(Transcript(text, turns, id="d1", title="The last word"))
        with serving(project) as served:
            visit = Visit(browser, served)
            page = visit.go("#/read/d1")
            words = page.locator("[data-words]").last
            words.click(click_count=3, position={"x": 30, "y": 12})
            page.wait_for_selector("text=18 characters")
            box = words.bounding_box()
            visit.press("Escape")
            page.mouse.move(box["x"] + 1, box["y"] + 12)
            page.mouse.down()
            page.mouse.move(box["x"] + 60, box["y"] + 200, steps=6)
            page.mouse.up()
            page.wait_for_selector("text=18 characters")
            code(visit, "Enter")
            page.wait_for_selector("text=Saved: noise")
            assert [s.quote for s in project.statements()] == ["The very last word"]
            assert visit.console == []
            visit.context.close()


def test_a_statement_that_was_begun_survives_going_back(visit_talk: Visit) -> None:
    page = visit_talk.go("#/library")
    page.wait_for_selector("table")
    visit_talk.go("#/read/d1")
    page.wait_for_selector(".turn.current")
    visit_talk.press("j", "]", "o", "t")
    page.wait_for_selector("#holder-name:focus")
    page.keyboard.type("Residents")
    page.go_back()
    page.wait_for_selector("table")
    page.go_forward()
    page.wait_for_selector("text=The statement you began is still here")
    assert page.locator("#holder-name").input_value() == "Residents"
    assert page.locator(".quote").inner_text() == "Yes."
    page.get_by_role("button", name="Drop").click()
    page.reload()
    page.wait_for_selector(".turn.current")
    page.wait_for_timeout(300)
    assert page.locator("section[aria-label='New statement']").count() == 0


MARKED = "() => [...(CSS.highlights.get('pending') ?? [])].map(String).join('')"


def test_sentence_after_sentence_is_coded_without_leaving_ones_place(visit_talk: Visit) -> None:
    """A sentence is one key, a code of it two more; what stands for a stretch is seen while it does."""
    page = visit_talk.go("#/read/d1")
    page.wait_for_selector(".turn.current")
    marked = []
    for _ in range(3):
        visit_talk.press("ArrowDown")
        page.wait_for_timeout(100)
        marked.append(page.evaluate(MARKED))
    assert marked == ["Should the ferry sail at night?", "Yes.", "Night sailings bring visitors."]
    visit_talk.press("i", "Enter")
    page.wait_for_selector("text=Saved: Night sailings bring visitors.")
    visit_talk.press("ArrowDown")
    visit_talk.until(f"({MARKED})() === 'They bring noise.'")
    visit_talk.press("o", "o", "r")
    page.get_by_role("button", name="keep for the next ones").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "INPUT"
    visit_talk.press("F8")
    page.get_by_role("status").filter(
        has_text="begin as the speaker’s own view, reports"
    ).wait_for()
    visit_talk.press("Escape", "Escape", "ArrowUp")
    visit_talk.until(f"({MARKED})() === 'Night sailings bring visitors.'")
    visit_talk.press("ArrowDown")
    visit_talk.until(f"({MARKED})() === 'They bring noise.'")
    visit_talk.press("1")
    page.get_by_role("button", name="reports", pressed=True).wait_for()
    visit_talk.press("Enter")
    visit_talk.until("document.querySelectorAll('mark').length > 1")
    visit_talk.press("F8")
    assert page.get_by_text("begin as the speaker").count() == 0
    assert not visit_talk.console


SIGHT = """() => {
  const [range] = [...(CSS.highlights.get('pending') ?? [])];
  if (!range) return false;
  const at = range.getBoundingClientRect();
  const box = document.querySelector('article.text').getBoundingClientRect();
  return at.top >= box.top && at.bottom <= box.bottom;
}"""


def test_a_mark_moved_in_a_long_turn_stays_in_sight_and_is_entered_by_clauses(
    browser: Any, tmp_path: Path
) -> None:
    line = "When the ferry sails at night, the old harbour keeps every lamp lit until the morning. "
    text = (line * 60).strip()
    with Project.create(tmp_path / "turn.hustings") as project:
        project.add(Transcript(text, (Turn(0, len(text), "speech", "Calder"),), id="d1"))
        with serving(project) as served:
            visit = Visit(browser, served)
            visit.go("#/read/d1").wait_for_selector(".turn.current")
            visit.press(*["J"] * 10)
            visit.until(f"({MARKED})() === {line.strip()!r} && ({SIGHT})()")
            visit.press("ArrowRight")
            visit.until(f"({MARKED})() === 'When the ferry sails at night,'")
            visit.press("ArrowRight", "ArrowRight")
            visit.until(f"({MARKED})() === 'When the ferry sails at night,' && ({SIGHT})()")
            code(visit, "Enter")
            visit.page.wait_for_selector("text=Saved: noise")
            # the fiftieth sentence's first clause was gone on from, so it is the fifty-first's
            assert [s.start for s in project.statements()] == [50 * len(line)]
            visit.context.close()


def test_what_was_begun_is_kept_when_another_is_opened_and_saved(
    visit_talk: Visit, project: Project
) -> None:
    page = visit_talk.go("#/read/d1")
    page.wait_for_selector(".turn.current")
    visit_talk.press("j", "]", "]")
    code(visit_talk, "Enter")
    page.wait_for_selector("text=Saved: noise")
    visit_talk.press("ArrowDown")
    begun = page.locator(".quote").inner_text()
    visit_talk.press("p", "t")
    page.wait_for_selector("#holder-name:focus")
    page.keyboard.type("Residents")
    visit_talk.press("Escape", "n")
    page.wait_for_selector("section[aria-label='Statement']")
    page.wait_for_selector(".toast:has-text('What you began is kept')")
    page.wait_for_selector("h3:has-text('Begun and not saved')")
    page.get_by_role("button", name="by way of somebody").wait_for()
    visit_talk.press("r", "Enter")
    page.wait_for_selector("text=Saved.")
    page.reload()
    page.wait_for_selector("text=The statement you began is still here")
    assert page.locator(".quote").inner_text() == begun
    assert page.locator("#holder-name").input_value() == "Residents"
    assert len(project.statements()) == 1
    assert visit_talk.console == []


def test_a_mark_that_grows_takes_along_what_was_begun(visit_talk: Visit) -> None:
    page = visit_talk.go("#/read/d1")
    page.wait_for_selector(".turn.current")
    visit_talk.press("j", "]", "p", "o")
    short = page.locator(".quote").inner_text()
    visit_talk.press("]")
    page.wait_for_selector("[aria-pressed=true]:has-text('own')")
    assert page.locator(".quote").inner_text().startswith(short)
    assert page.locator(".quote").inner_text() != short
    assert page.locator("h3:has-text('Begun and not saved')").count() == 0
