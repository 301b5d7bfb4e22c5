"""Reading and coding without losing one's place, one's words or one's work."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from hustings.model import Transcript, Turn
from hustings.project import Project
from hustings.views import statement_rows

from ..serving import serving
from .conftest import Visit
from .test_long_text import SENTENCE, visit_long

__all__ = ["visit_long"]

pytestmark = pytest.mark.browser

HERE = """() => {
  const range = [...(CSS.highlights.get('found-here') ?? [])][0];
  if (!range) return null;
  const at = range.getBoundingClientRect();
  const box = document.querySelector('article.text').getBoundingClientRect();
  return {words: range.toString(), off: (at.top + at.bottom) / 2 - (box.top + box.bottom) / 2, half: box.height / 2};
}"""


def found(visit: Visit) -> Any:
    """The hit that is stepped to, once the page has come to rest."""
    for _ in range(50):
        visit.page.wait_for_timeout(350)
        if hit := visit.page.evaluate(HERE):
            return hit
    return pytest.fail("No hit is marked.")


def test_every_hit_of_a_long_text_comes_into_the_middle_of_the_window(visit_long: Visit) -> None:
    page = visit_long.go("#/read/d1")
    page.wait_for_selector("mark")
    visit_long.press("/")
    page.get_by_role("searchbox").fill("lamps")
    page.get_by_role("button", name="Step through all 1,800 in the text").click()
    page.wait_for_selector("text=1 of 1,800")
    seen = []
    for _ in range(12):
        seen.append(found(visit_long))
        visit_long.press("F3")
    visit_long.press("Shift+F3", *["Shift+F3"] * 12)
    page.wait_for_selector("text=1,800 of 1,800")
    last = found(visit_long)
    assert {hit["words"] for hit in [*seen, last]} == {"lamps"}
    # the very first and last lines cannot be scrolled to the middle; all others are
    assert all(abs(hit["off"]) < hit["half"] - 40 for hit in [*seen, last])
    assert abs(seen[-1]["off"]) < 20


def test_a_hit_far_down_is_opened_from_the_list_in_the_middle(visit_long: Visit) -> None:
    page = visit_long.go("#/read/d1")
    page.wait_for_selector("mark")
    at = 555 * 3 * len(SENTENCE)
    visit_long.go(f"#/read/d1?at={at}&find=KEEPS&as=whole")
    hit = found(visit_long)
    assert (hit["words"], abs(hit["off"]) < 20) == ("keeps", True)
    page.wait_for_selector("text=1,666 of 1,800")


def test_a_wrong_expression_is_one_sentence_and_words_can_be_whole(visit_talk: Visit) -> None:
    page = visit_talk.go("#/read/d1")
    page.wait_for_selector(".turn.current")
    visit_talk.press("/")
    page.get_by_role("searchbox").fill("(sail")
    page.get_by_role("button", name="Regular expression").click()
    page.get_by_role("alert").filter(has_text="The expression '(sail' cannot be read").wait_for()
    page.get_by_role("searchbox").fill("sail")
    page.wait_for_selector("text=The night ferry 2 hits")
    page.get_by_role("button", name="Whole words").click()
    page.wait_for_selector("text=The night ferry 1 hit")
    assert not [line for line in visit_talk.console if "the server responded" not in line]


def code(visit: Visit, *keys: str) -> None:
    visit.press("o", "o", "a")
    visit.page.wait_for_selector("#field-code:focus")
    visit.page.keyboard.type("noise")
    visit.press("Enter", *keys)


def test_letters_from_right_to_left_run_so_and_keep_their_offsets(
    browser: Any, tmp_path: Path
) -> None:
    # made-up words in Hebrew and Arabic letters
    text = "Good evening.\nשלומית ברקולה נמדו.\nمرحوب بالسفينور دلفا."
    first, second = text.index("שלומית"), text.index("مرحوب")
    turns = (
        Turn(0, 13, "speech", "Ostrow"),
        Turn(first, second - 1, "speech", "Calder"),
        Turn(second, len(text), "speech", "Renn"),
    )
    with Project.create(tmp_path / "rtl.hustings") as project:
        project.add(Transcript(text, turns, id="d1", title="The night ferry"))
        with serving(project) as served:
            visit = Visit(browser, served)
            page = visit.go("#/read/d1")
            page.wait_for_selector(".turn.current")
            ways = page.eval_on_selector_all(
                "[data-words]", "all => all.map(e => getComputedStyle(e).direction)"
            )
            assert ways == ["ltr", "rtl", "rtl"]
            words = page.locator("[data-words]").nth(1)
            words.dblclick(position={"x": words.bounding_box()["width"] - 25, "y": 14})
            page.wait_for_selector("section[aria-label='New statement']")
            code(visit, "Enter")
            page.wait_for_selector("text=Saved: noise")
            (told,) = project.statements()
            assert told.quote in text[first : second - 2].split()
            assert text[told.start : told.end] == told.quote
            visit.context.close()


def test_a_server_that_is_gone_is_said_at_once_and_its_return_too(
    browser: Any, project: Project
) -> None:
    with serving(project) as served:
        visit = Visit(browser, served)
        page = visit.go("#/read/d1")
        page.wait_for_selector(".turn.current")
    bar = page.get_by_role("alert").filter(has_text="Hustings does not answer")
    bar.wait_for(timeout=2000)
    assert page.locator("[data-words]").count() == 3
    for hash in ("#/network", "#/statements", "#/map", "#/history"):
        visit.go(hash)
        page.wait_for_selector("text=This page could not be opened", timeout=2000)
    port = int(served.base.rsplit(":", 1)[1])
    with serving(project, port=port) as served:
        page.wait_for_selector("text=Hustings was started again.", timeout=15000)
        visit.context.new_page().goto(served.address)
        page.get_by_role("heading", name="This page could not be opened").wait_for(
            state="detached", timeout=10000
        )
        bar.wait_for(state="detached")
        page.wait_for_selector("li")
        visit.context.close()


NOTES = """() => {
  const round = (at) => [Math.round(at.top), Math.round(at.bottom)];
  const first = (id) => document.querySelector(`mark[data-s~="${id}"]`).getClientRects()[0];
  return [...document.querySelectorAll('.turn')].filter((t) => {
    const at = t.getBoundingClientRect();
    return t.querySelector('mark') && at.bottom > 0 && at.top < innerHeight;
  }).map((t) => ({
    notes: [...t.querySelectorAll('.margin li')].map((li) => round(li.getBoundingClientRect())),
    lines: [...t.querySelectorAll('.margin button')].map((b) => round(first(b.dataset.open))),
    turn: round(t.getBoundingClientRect()),
  }));
}"""


@pytest.mark.parametrize("width", [1920, 1280, 390])
def test_notes_stand_beside_their_lines_and_never_on_one_another(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 844})
    visit.go("#/read/d1").wait_for_selector(".margin li:not(.unplaced)")
    turns = []
    for _ in range(4):
        visit.page.evaluate("document.querySelector('article.text').scrollBy(0, 800)")
        visit.page.wait_for_timeout(400)
        turns += visit.page.evaluate(NOTES)
    assert len(turns) > 4
    alone = 0
    for turn in turns:
        for (_, end), (begin, _) in pairwise(turn["notes"]):
            assert begin >= end - 1
        assert all(top >= turn["turn"][0] and end <= turn["turn"][1] for top, end in turn["notes"])
        for i, (note, line) in enumerate(zip(turn["notes"], turn["lines"], strict=True)):
            near = [other for k, other in enumerate(turn["lines"]) if k != i]
            if all(abs(line[0] - other[0]) > 75 for other in near):
                alone += 1
                assert abs(sum(note) - sum(line)) / 2 <= 4, "a note alone is beside its line"
    assert alone > 1
    assert visit.console == []


def test_what_is_shown_of_a_text_is_chosen_and_remembered(visit: Visit, demo: Project) -> None:
    concept = next(c for c in demo.concepts() if c.name == "Quay without cars")
    demo.change_name("concepts", concept.id, color="#aa1177")
    page = visit.go("#/read/d1")
    page.wait_for_selector("mark")
    wide = page.locator("article.text").bounding_box()["width"]
    visit.press("g", "Shift+G")
    page.get_by_role("button", name="Statement panel").wait_for()
    assert page.locator("article.text").bounding_box()["width"] > wide + 380
    page.locator("summary:text-is('View')").click()
    page.get_by_label("Turns", exact=True).check()
    page.get_by_label("The code’s, where it has one").check()
    page.reload()
    page.wait_for_selector("mark [style*='#aa1177']")
    turns = demo.transcript("d1").turns
    visit.until(f"document.querySelectorAll('.turn .number').length === {len(turns)}")
    numbers = page.locator(".turn .number").all_text_contents()
    assert numbers == [str(i + 1) for i in range(len(turns))]
    # folded, the panel is there while a statement is made, and the lines stay where they are
    before = page.locator(".turn.spoken .words").first.bounding_box()
    visit.press("ArrowDown")
    page.get_by_role("heading", name="New statement").wait_for()
    assert page.locator(".turn.spoken .words").first.bounding_box()["width"] == before["width"]
    assert visit.console == []


def test_a_text_without_sections_has_its_turns_as_outline(visit_long: Visit) -> None:
    page = visit_long.go("#/read/d1")
    page.wait_for_selector("mark")
    outline = page.get_by_role("complementary", name="Outline")
    outline.locator("button", has_text="7 Calder").first.click()
    visit_long.until(
        "document.querySelector('.turn.current')?.dataset.turn === document.querySelectorAll('[data-turn]')[6].dataset.turn"
    )
    assert outline.locator("button[aria-current]").inner_text().startswith("7 Calder")
    assert outline.locator("button").count() < 100, "only those in view"


def test_a_printed_text_has_its_marks_and_notes_and_nothing_of_the_page(
    browser: Any, demo: Project
) -> None:
    with serving(demo) as served:
        visit = Visit(browser, served, color_scheme="dark")
        page = visit.go("#/read/d1")
        page.wait_for_selector("mark")
        printed = pdfium.PdfDocument(page.pdf(format="A4"))
        words = " ".join(p.get_textpage().get_text_bounded() for p in printed)
        visit.context.close()
    text = demo.transcript("d1")
    flat = "".join(words.split())
    # a word that is broken at the end of a line has a soft mark of the file in it
    for turn in text.turns:
        assert "".join(text.text[turn.start : turn.start + 12].split()) in flat
    assert len(printed) > 5
    # the first page is full: the second heading of the text stands on it
    assert "The quay without cars" in printed[0].get_textpage().get_text_bounded()
    for gone in ("Library", "Codebook", "allkeys", "Marka passage", "Versionsofthistext"):
        assert gone.replace(" ", "") not in flat
    # the notes of the very last statements are there, far below the window
    last = [s for s in demo.statements() if s.transcript == "d1"][-1]
    told = "".join(statement_rows(demo, [last])[0].reading.split())
    assert told[:8] in flat


def test_word_lists_and_expressions_are_tinted_while_reading(visit_talk: Visit) -> None:
    page = visit_talk.go("#/read/d1")
    page.wait_for_selector(".turn.current")
    page.locator("summary:text-is('View')").click()
    page.get_by_label("Highlight while reading").fill("SAIL*, nobody\n/visit\\w+s/\n/(open/")
    page.keyboard.press("Tab")
    page.get_by_role("alert").filter(has_text="The expression '(open' cannot be read").wait_for()
    page.reload()
    page.wait_for_selector(".turn.current")
    tinted = "[...(CSS.highlights.get('listed') ?? [])].map((r) => r.toString().toLowerCase())"
    visit_talk.until(f"{tinted}.includes('sailings') && {tinted}.includes('visitors')")
    assert set(page.evaluate(tinted)) == {"sail", "sailings", "visitors"}


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_told_in_one_line_covers_nothing_that_is_read(visit: Visit, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 844})
    visit.go("#/read/d1").wait_for_selector(".turn.current")
    visit.press("ArrowDown", "p", "Enter")
    toast = page.locator(".toast.shown")
    toast.wait_for()
    told, read = toast.bounding_box(), page.locator("main").bounding_box()
    assert told["y"] >= read["y"] + read["height"]
    assert 0 <= told["x"] <= width - told["width"]
    foot = page.locator("footer .more").bounding_box()
    if width > 900:
        assert told["x"] + told["width"] <= foot["x"], "the way to the help stays in sight"
