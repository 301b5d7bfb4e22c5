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
    page.get_by_label("The code's, where it has one").check()
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
