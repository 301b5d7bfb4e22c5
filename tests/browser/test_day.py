"""What a person who works here all day met: each is said, once, where it is."""

from __future__ import annotations

from typing import Any

from hustings.demo import make_demo
from hustings.project import Project

from ..serving import serving
from .axe import accessible
from .conftest import Visit


def test_a_date_that_is_none_is_not_shown_as_if_it_were_kept(visit: Visit, demo: Project) -> None:
    page = visit.go("#/library")
    field = page.locator("tbody input:not([type=checkbox])").first
    before = field.input_value()
    field.fill("spring 2031 or so")
    field.press("Enter")
    page.wait_for_selector("input[aria-invalid=true]")
    assert before in {t["date"] or "" for t in demo.transcripts()}
    field.fill("2031-05-03")
    field.press("Enter")
    visit.within(lambda: "2031-05-03" in {t["date"] for t in demo.transcripts()})
    visit.until("!document.querySelector('input[aria-invalid=true]')")


def test_a_sentence_that_carries_several_conclusions_stands_once(visit: Visit) -> None:
    page = visit.go("#/map")
    page.wait_for_selector("g.node")
    page.keyboard.press("h")
    page.locator("#hold").fill("Night sailings")
    page.keyboard.press("Enter")
    page.wait_for_selector(".carries blockquote")
    quoted = page.locator(".carries blockquote").all_inner_texts()
    assert len(quoted) == len(set(quoted))
    turns = page.locator(".carries li").all_inner_texts()
    assert turns
    assert all(" → " in turn for turn in turns)


def test_a_project_that_is_refused_says_so_in_its_place(browser: Any, tmp_path: Any) -> None:
    with make_demo(tmp_path / "demo.hustings") as project, serving(project) as served:
        visit = Visit(browser, served)
        page = visit.page
        refused = '{"error": "The codebook could not be read.", "kind": "Failure"}'
        page.route(
            "**/api/forms",
            lambda route: route.fulfill(status=500, content_type="application/json", body=refused),
        )
        page.reload()
        page.wait_for_selector("main [role=alert]:has-text('The codebook could not be read.')")
        page.wait_for_timeout(1500)  # until the stream of changes has come and asked as well
        with page.expect_request("**/api/forms"):
            page.get_by_role("button", name="Try again").click()
        page.wait_for_selector("main [role=alert]:has-text('The codebook could not be read.')")
        page.unroute("**/api/forms")
        page.evaluate("document.querySelector('main [role=alert] button')?.click()")
        page.wait_for_selector("main table")
        visit.context.close()


def test_nothing_on_the_same_passage_is_told_in_german_with_a_way_on(
    browser: Any, demo: Project
) -> None:
    with serving(demo) as served:
        visit = Visit(browser, served, locale="de-DE")
        page = visit.go("#/charts")
        page.get_by_role("button", name="Zusammen codiert").click()
        page.wait_for_selector("p:has-text('Keine zwei Aussagen der Auswahl stehen')")
        cells = page.get_by_label("Zellen")
        assert cells.locator("option").all_inner_texts()[0] == "wie viele"
        page.get_by_role("button", name="Denselben Redebeitrag nehmen").click()
        page.wait_for_selector(".canvas .drawn g.mark")
        assert visit.console == []
        visit.context.close()


def test_what_is_chosen_stands_in_one_row_on_a_laptop(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1280, "height": 800})
    for name in ("charts", "timeline", "map", "words"):
        page = visit.go(f"#/{name}")
        page.wait_for_selector(".bar select")
        visit.until("document.querySelector('.bar').getBoundingClientRect().height < 80")


def test_a_what_if_says_in_words_how_it_was_worked_out(visit: Visit) -> None:
    page = visit.go("#/map")
    page.wait_for_selector("g.node")
    page.keyboard.press("h")
    page.locator("#hold").fill("Night sailings")
    page.keyboard.press("Enter")
    page.wait_for_selector("p:has-text('It comes to rest, a fixed point (')")
    page.wait_for_selector("g.node .tag")
    accessible(page)
    foot = page.locator("p:has-text('It comes to rest')").inner_text()
    assert "the sum of what acts on it (kosko), pressed between −1 and 1 (tanh)." in foot
    assert "Seed 1: asked again, the draws are the same." in foot


def test_turns_are_counted_as_they_are_numbered(visit: Visit, demo: Project) -> None:
    for text in demo.transcripts():
        turns = demo.transcript(text["id"]).turns
        spoken = sum(turn.kind in ("question", "answer", "speech", "unassigned") for turn in turns)
        page = visit.go(f"#/read/{text['id']}")
        told = page.locator(f"header p:has-text('{spoken} turns')").inner_text()
        assert (f"{len(turns) - spoken} heading" in told) == (len(turns) > spoken)


def test_a_long_report_scrolls_in_its_place_and_the_window_does_not(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1280, "height": 800})
    page = visit.go("#/report")
    page.get_by_role("button", name="New report").click()
    for _ in range(9):
        page.get_by_role("button", name="+ Text").click()
    page.locator("textarea[id^='part-']").last.wait_for()
    assert page.locator("button[aria-label^='Take out']").count() == 10
    height = "document.documentElement.scrollHeight - innerHeight"
    assert page.evaluate(height) == 0


def test_a_report_in_the_history_tells_what_of_it_changed(visit: Visit) -> None:
    page = visit.go("#/report")
    page.get_by_role("button", name="New report").click()
    page.locator("#report-lead").fill("Two hearings, one question.")
    page.get_by_role("button", name="+ Text").click()
    page.wait_for_selector("text=Saved")
    visit.go("#/history")
    page.wait_for_selector("li p:has-text('Saved the report')")
    visit.until("document.querySelector('ol').innerText.includes('Two hearings, one question.')")
    told = page.locator("ol").inner_text()
    assert "studie " not in told
    assert "build: report" not in told


def test_why_something_was_found_is_told_in_german(browser: Any, demo: Project) -> None:
    with serving(demo) as served:
        visit = Visit(browser, served, locale="de-DE")
        page = visit.go("#/review")
        page.get_by_role("button", name="Vorschläge suchen").click()
        page.wait_for_selector("p:text-matches('nennt eine Ursache zu seiner')")
        visit.context.close()


def test_leaving_the_review_while_a_decision_is_written_ends_it(
    visit: Visit, demo: Project
) -> None:
    page = visit.go("#/review")
    page.get_by_role("button", name="Look for suggestions").click()
    visit.within(lambda: len(demo.suggestions(state="open")) > 3)
    page.wait_for_selector("p:text-matches('names a cause')")
    visit.press("x", "x")
    visit.go("#/library")
    visit.within(lambda: len(demo.suggestions(state="rejected")) == 2)
    page.wait_for_timeout(900)
    assert visit.console == []
