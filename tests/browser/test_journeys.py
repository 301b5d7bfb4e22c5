"""What a person does from opening a text to handing on a report, by keyboard where there are keys."""

from pathlib import Path
from typing import Any

import pytest

from hustings.model import Transcript, Turn
from hustings.project import Project

from ..serving import serving
from .conftest import Visit

pytestmark = pytest.mark.browser


def type_(visit: Visit, text: str) -> None:
    visit.page.keyboard.type(text)


def test_three_forms_are_coded_by_keyboard_alone(visit_talk: Visit, project: Project) -> None:
    page = visit_talk.go("#/read/d1")
    page.wait_for_selector(".turn.current")
    # the first turn is current; j goes to Calder's
    visit_talk.press("j", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight")
    page.wait_for_selector("section[aria-label='New statement']")
    visit_talk.press("p", "o", "a")
    page.wait_for_selector("#field-concept:focus")
    type_(visit_talk, "night ferry")
    visit_talk.press("Enter", "y", "Enter")
    page.wait_for_selector("text=Saved: night ferry: for")
    # a cause over the whole turn, by clauses
    visit_talk.press("Escape", "]", "]", "c", "o", "a")
    page.wait_for_selector("#field-cause:focus")
    type_(visit_talk, "sailings")
    visit_talk.press("Enter", "-")
    page.wait_for_selector("#field-effect:focus")
    type_(visit_talk, "visitors")
    visit_talk.press("Enter", "Enter")
    page.wait_for_selector("text=Saved: sailings − visitors")
    # somebody else's view, reported, in the next turn
    visit_talk.press("Escape", "j", "]", "o", "t")
    page.wait_for_selector("#holder-name:focus")
    type_(visit_talk, "Residents' Circle")
    visit_talk.press("Enter", "r")
    page.wait_for_selector("#field-code:focus")
    type_(visit_talk, "noise")
    visit_talk.press("Enter", "Enter")
    page.wait_for_selector("text=Saved: noise")
    told = {s.form: s for s in project.statements()}
    assert told["position"].quote == "Yes. Night sailings"
    assert told["position"].values == {"concept": "night ferry", "agreement": True}
    assert (told["position"].holder, told["position"].commitment) == ("Calder", "asserts")
    assert told["cause"].quote == "Yes. Night sailings bring visitors."
    assert told["cause"].values == {"cause": "sailings", "effect": "visitors", "sign": "-"}
    assert (told["code"].speaker, told["code"].holder, told["code"].commitment) == (
        "Renn",
        "Residents' Circle",
        "reports",
    )
    visit_talk.press("Escape", "z")
    page.wait_for_selector("text=Undone: Coded a code")
    assert {s.form for s in project.statements()} == {"position", "cause"}
    assert visit_talk.console == []


def test_a_flagged_turn_is_corrected_with_one_key_and_taken_back(
    visit: Visit, demo: Project
) -> None:
    page = visit.go("#/read/d2?flag=1")
    page.wait_for_selector(".turn.current .flag")
    before = [t.kind for t in demo.transcript("d2").turns]
    visit.press("2")
    page.wait_for_selector("text=Corrected.")
    after = [t.kind for t in demo.transcript("d2").turns]
    assert after != before
    visit.press("z")
    page.wait_for_selector("text=Undone: Corrected")
    assert [t.kind for t in demo.transcript("d2").turns] == before


def test_from_a_tie_to_its_sentence_to_its_place_in_the_text(visit: Visit) -> None:
    page = visit.go("#/network")
    tie = page.locator(".tie").last
    tie.wait_for()
    tie.focus()
    visit.press("Enter")
    card = page.locator("aside article").first
    card.wait_for()
    quote = card.locator(".said").inner_text()
    card.locator("a").click()
    page.wait_for_selector("mark.here")
    marked = "".join(page.locator("mark.here").all_inner_texts())
    assert marked.replace("\n", " ") in quote.replace("\n", " ") or quote in marked
    assert visit.console == []


def test_a_map_is_drawn_an_arrow_opens_its_sentences_and_a_held_factor_moves_others(
    visit: Visit,
) -> None:
    page = visit.go("#/map")
    arrow = page.locator("g.arrow").first
    arrow.wait_for(timeout=15000)
    assert "account" in page.locator("h1").inner_text()
    arrow.focus()
    visit.press("Enter")
    page.locator(".quotes article").first.wait_for()
    visit.press("Escape")
    page.locator("g.factor:not(.lit)", has_text="Night sailings").focus()
    visit.press("h")
    page.wait_for_selector("table.run tr")
    page.wait_for_selector("text=of 10,000 draws", timeout=15000)
    assert visit.console == []


def test_the_report_opens_from_disk_alone_and_its_marks_open_quotes(
    visit: Visit, tmp_path: Path
) -> None:
    with visit.page.expect_download() as waiting:
        visit.go("#/report").locator("a.whole").click()
    path = tmp_path / "report.html"
    waiting.value.save_as(path)
    page = visit.context.new_page()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.goto(path.as_uri())
    page.locator("g.mark").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("aside article")
    assert [u for u in asked if not u.startswith(("file:", "data:", "blob:"))] == []


def test_a_text_full_of_scripts_shows_as_text(browser: Any, project: Project) -> None:
    nasty = "<script>alert(1)</script><img src=x onerror=alert(2)> said the clerk"
    project.add(
        Transcript(
            nasty, (Turn(0, len(nasty), "speech", "<b>Clerk</b>"),), id="d9", title="<i>Minutes</i>"
        )
    )
    project.code("d9", 0, len(nasty), "code", {"code": "<u>x</u>"})
    with serving(project) as served:
        made = Visit(browser, served)
        page = made.go("#/read/d9")
        page.wait_for_selector("mark")
        assert nasty in page.locator(".words[data-words]").inner_text()
        assert page.locator("main img, main script, main b").count() == 0
        for hash in ("#/statements", "#/codebook", "#/history", "#/library", "#/network"):
            made.go(hash)
            page.wait_for_timeout(250)
        assert made.console == []
        made.context.close()


def test_a_study_is_saved_followed_over_time_split_into_camps_and_compared(
    visit: Visit, demo: Project
) -> None:
    page = visit.go("#/network")
    page.locator(".tie").first.wait_for()
    page.locator("summary", has_text="Studies").click()
    page.get_by_label("Name of the study").fill("All year")
    visit.press("Enter")
    page.wait_for_selector("text=Saved as")
    assert list(demo.studies()) == ["All year"]
    page.locator("h1").first.click()
    visit.press("t")
    slider = page.get_by_role("slider", name="Window in time")
    page.locator(".strip .dot").first.wait_for()
    slider.focus()
    visit.press("ArrowRight", "ArrowRight")
    page.wait_for_selector("[role=slider][aria-valuenow='1']")
    page.get_by_role("button", name="Its sentences").click()
    page.locator("aside article").first.wait_for()
    visit.press("Escape", "c")
    page.locator("h3", has_text="Camp 2").wait_for()
    visit.press("b")
    page.locator("h3", has_text="Could be left out").wait_for()
    visit.press("n")
    page.get_by_role("button", name="Night ferry all year, for").click()
    page.locator("aside article").first.wait_for()
    visit.press("Escape", "e")
    page.get_by_role("row", name="Edda Voss").get_by_role("button").click()
    page.locator("aside article").first.wait_for()
    page.locator("summary", has_text="More").click()
    page.get_by_label("from", exact=True).fill("2024-05-01")
    visit.press("Tab", "Escape")
    page.locator("h1").first.click()
    visit.press("v")
    page.locator("text=/^different: [0-9]+ ties?;/").wait_for()
    page.locator("td button").first.click()
    page.locator("aside article").first.wait_for()
    assert visit.console == []
