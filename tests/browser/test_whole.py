"""From a project with nothing in it to the whole account: every mark made on the way opens its
sentences."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.model import Transcript, Turn
from hustings.project import Project

from ..serving import serving
from .conftest import Visit

pytestmark = pytest.mark.browser

TALK = """HOLT: The Harbour Watch opposes the Lodge.
LUND: The Lodge was founded in 1931.
HOLT: Their notice said: no boat after ten.
LUND: By 2025 the slip will be closed.
HOLT: Fog keeps the boats in.
LUND: Fogs empty the quay.
"""


@pytest.fixture
def empty(browser: Any, tmp_path: Path) -> Iterator[tuple[Visit, Project]]:
    with Project.create(tmp_path / "bay.hustings") as project, serving(project) as served:
        made = Visit(browser, served)
        yield made, project
        assert made.console == []
        made.context.close()


def coded(
    page: Any, turn: int, form: str, names: dict[str, str], choices: list[str], about: str = ""
) -> None:
    """The whole sentence of a turn as a statement: its form by key, its fields by typing."""
    if turn:
        page.keyboard.press("j")
    page.keyboard.press("Shift+ArrowDown")
    page.wait_for_selector("section[aria-label='New statement']")
    page.keyboard.press(form)
    page.keyboard.press("o")
    page.keyboard.press("a")
    page.wait_for_selector("section[aria-label='New statement'] .chip[aria-pressed='true']")
    for field, words in names.items():
        if not page.locator(f"#field-{field}").count():
            page.get_by_role("button", name=field, exact=True).click()
        page.fill(f"#field-{field}", words)
    for choice in choices:
        page.locator("section[aria-label='New statement'] .chip", has_text=choice).first.click()
    if about:
        page.get_by_role("button", name="time spoken of").click()
        page.fill("#about", about)
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector("section[aria-label='Statement']")
    page.keyboard.press("Escape")
    page.wait_for_selector("section[aria-label='Statement']", state="detached")


def opens(page: Any, marks: str) -> None:
    """Every mark shows as many sentences as it rests on."""
    page.wait_for_selector(marks)
    page.wait_for_timeout(600)  # a change of the window's width draws a picture anew
    found = page.locator(marks)
    for i in range(found.count()):
        ids = found.nth(i).get_attribute("data-ids").split()
        found.nth(i).focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(f".drawer article >> nth={len(ids) - 1}")
    page.keyboard.press("Escape")


def test_from_nothing_to_the_account_of_a_speaker(
    empty: tuple[Visit, Project], tmp_path: Path
) -> None:
    visit, project = empty
    (tmp_path / "2024-03-14 On the slip.txt").write_text(TALK, encoding="utf-8")
    page = visit.go("#/library")
    page.set_input_files("input[multiple]", str(tmp_path / "2024-03-14 On the slip.txt"))
    page.click("text=Import 1 text")
    page.wait_for_selector("a.title:has-text('On the slip')")
    page.click("a.title")
    page.wait_for_selector(".turn.current")

    coded(page, 0, "r", {"actor": "Harbour Watch", "relation": "opposes", "target": "Lodge"}, [])
    coded(page, 1, "e", {"event": "The Lodge is founded"}, [], about="1931")
    coded(page, 2, "q", {"quoted": "Harbour Watch", "concept": "Curfew"}, [])
    coded(page, 3, "d", {"outcome": "Slip", "horizon": "2025"}, ["falls"])
    coded(page, 4, "c", {"cause": "Fog", "effect": "Boats"}, ["lowers"])
    coded(page, 5, "c", {"cause": "Fogs", "effect": "People on the quay"}, ["lowers"])
    assert len(project.statements()) == 6

    visit.go("#/relations")
    opens(page, ".canvas .drawn g.mark")
    visit.go("#/timeline")
    opens(page, ".drawn g.mark")

    visit.go("#/quotations")
    page.wait_for_selector(
        "h1:text-is('No source is named for the one quotation; it is not checked')"
    )
    page.click("button.said")
    visit.press("p")
    page.fill("textarea", "Notice of the Watch: no boat after ten.")
    page.click("text=Compare word by word")
    page.click("button.chip:has-text('matches')")
    page.wait_for_selector("h1:has-text('it was checked: matches')")

    visit.go("#/forecasts")
    page.wait_for_selector("h2:has-text('due 1')")
    visit.press("ArrowDown", "c")
    page.fill("textarea[aria-label='What would count?']", "a chain across the slip")
    page.click("text=Write it down")
    page.wait_for_selector("text=coder 1’s verdict")
    page.click("h1")
    visit.press("1")
    page.wait_for_selector("h2:has-text('decided 1')")

    visit.go("#/factors")
    page.wait_for_selector("h2:has-text('Fog')", timeout=40000)
    visit.press("s")
    page.wait_for_selector("text=No two factors look like one")
    assert {s.values["cause"] for s in project.statements() if s.form == "cause"} == {"Fog"}

    visit.go("#/account/LUND")
    page.wait_for_selector("h1:has-text('The account of LUND')")
    told = page.locator("main").inner_text()
    assert "LUND expects Slip to fall by 2025." in told
    assert "Of Slip by 2025: coder 1 judges that it came about." in told
    page.wait_for_selector("tr:has-text('Fog'):has-text('lowers'):has-text('People on the quay')")
    opens(page, "main g.mark")
    lines = page.locator(".told .tell")
    for i in range(lines.count()):
        lines.nth(i).click()
        page.wait_for_selector(".drawer article")


def refused(page: Any, words: str) -> None:
    """One sentence says what is wrong, and what was typed stands."""
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector(f".toast:has-text('{words}'), [role=alert]:has-text('{words}')")
    assert page.locator("section[aria-label='New statement']").count() == 1


def test_what_is_wrong_is_refused_in_a_sentence_and_nothing_typed_is_lost(
    empty: tuple[Visit, Project],
) -> None:
    visit, project = empty
    project.add(Transcript(TALK, (Turn(0, len(TALK), "speech", "HOLT"),), id="d1", title="Slip"))
    page = visit.go("#/read/d1")
    page.wait_for_selector(".turn.current")
    page.keyboard.press("Shift+ArrowDown")
    for key in "roa":
        page.keyboard.press(key)
    page.wait_for_selector("#field-actor")
    page.fill("#field-actor", "Harbour Watch")
    page.fill("#field-target", "Harbour Watch")
    page.fill("#field-relation", "opp")
    page.keyboard.press("Enter")
    refused(page, "Both ends of the relation are one actor")
    page.fill("#field-target", "Lodge")
    page.keyboard.press("Escape")  # its list of names
    page.get_by_role("button", name="time spoken of").click()
    page.fill("#about", "1968-13")
    refused(page, "there is no month 13 (at character 6); write 1968-12.")
    page.fill("#about", "1950/1940")
    refused(page, "it ends before it begins (at character 6); write 1940/1950.")
    assert page.input_value("#field-actor") == "Harbour Watch"
    assert page.input_value("#field-target") == "Lodge"
    assert page.input_value("#about") == "1950/1940"
    page.fill("#about", "1940/1950")
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector("section[aria-label='Statement']")
    (made,) = project.statements()
    assert (made.values["target"], made.about) == ("Lodge", "1940/1950")
    visit.console.clear()  # the browser writes down each answer 400 by itself


def test_an_original_of_other_words_and_a_verdict_on_no_prediction_are_refused(
    empty: tuple[Visit, Project],
) -> None:
    visit, project = empty
    project.add(Transcript(TALK, (Turn(0, len(TALK), "speech", "HOLT"),), id="d1", title="Slip"))
    project.code("d1", 0, 40, "quotation", {"quoted": "Watch"}, id="q1")
    foreseen = {"outcome": "Slip", "direction": "falls", "horizon": "2020", "criterion": "a chain"}
    project.code("d1", 50, 70, "prediction", foreseen, id="s1", commitment="predicts")
    page = visit.go("#/quotations/q1")
    page.wait_for_selector(".check")
    visit.press("p")
    page.fill("textarea", "Zebras gallop.")
    page.click("text=Compare word by word")
    page.wait_for_selector("text=The original holds none of the quoted words")
    assert page.input_value("textarea") == "Zebras gallop."
    visit.go("#/forecasts")
    page.wait_for_selector("text=coder 1’s verdict")
    with page.expect_request("**/verdicts*") as sent:
        page.click("h1")
        visit.press("ArrowDown", "1")
    page.wait_for_selector("h2:has-text('decided 1')")
    again = sent.value.post_data.replace("s1", "q1")
    answer = page.evaluate(
        """async ([url, body, headers]) => {
            const got = await fetch(url, {method: 'POST', body, headers});
            return [got.status, await got.text()];
        }""",
        [sent.value.url.replace("s1", "q1"), again, sent.value.headers],
    )
    assert answer[0] == 422
    assert "Only a prediction can be judged; this statement is a quotation." in answer[1]
    assert [v.statement for v in project.verdicts()] == ["s1"]
    visit.console.clear()


def test_keys_of_a_preview_are_offered_where_there_is_one(
    empty: tuple[Visit, Project], tmp_path: Path
) -> None:
    visit, _ = empty
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    page = visit.go("#/library")
    page.wait_for_selector("footer kbd:text-is('drag in')")
    assert "take or leave it" not in page.inner_text("footer")
    page.set_input_files("input[multiple]", str(tmp_path / "talk.txt"))
    page.wait_for_selector("text=Import 1 text")
    assert "take or leave it" in page.inner_text("footer")
    # one press leaves it
    page.keyboard.press("Escape")
    page.wait_for_selector("text=No transcript yet")
    assert "take or leave it" not in page.inner_text("footer")
