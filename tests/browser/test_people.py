"""A folder is looked at before it is written; two names become one person; a party has its years."""

from pathlib import Path
from typing import Any

import pytest

from .conftest import Visit

pytestmark = pytest.mark.browser

SLEEP = "INTERVIEWER: Does it wake you?\nMr. Pell: Every night.\nINTERVIEWER: Since when?\nMr. Pell: Since spring.\n"


def test_files_are_shown_first_and_written_when_a_person_says_so(
    visit: Visit, demo: Any, tmp_path: Path
) -> None:
    from playwright.sync_api import expect

    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "2031-05-17 Jonas Pell - Sleep.txt").write_text(SLEEP, encoding="utf-8")
    (folder / "2031-05-18 Jonas Pell - More.txt").write_text(
        SLEEP + "INTERVIEWER: Ah.\n", encoding="utf-8"
    )
    (folder / "scan.bin").write_bytes(b"\0\1" * 50)
    before = demo.revision
    page = visit.go("#/library")
    page.set_input_files("input[multiple]", sorted(map(str, folder.iterdir())))
    page.wait_for_selector("text=2 understood, 1 refused. Nothing is written yet.")
    assert page.input_value("#pattern") == "{date} {person} - {title}"
    assert demo.revision == before
    page.fill("#pattern", "{date} {title}")
    expect(page.locator("[aria-label^='Title of'] >> nth=0")).to_have_value("Jonas Pell - Sleep")
    page.click("button:text-is('{date} {person} - {title}')")
    expect(page.locator("[aria-label^='Title of'] >> nth=0")).to_have_value("Sleep")
    page.click("h1")
    visit.press("j", "Space")
    page.click("text=Import 1 text")
    page.wait_for_selector("a.title:text-is('Sleep')")
    made = demo.transcripts()[-1]
    assert (made["title"], made["date"], made["attributes"]["person"]) == (
        "Sleep",
        "2031-05-17",
        "Jonas Pell",
    )
    assert visit.console == []


def test_a_proposal_is_taken_or_refused_by_one_key(visit: Visit, demo: Any) -> None:
    from hustings.read import read

    demo.add(
        read(SLEEP.replace("Mr. Pell", "MS. CALDER").encode(), name="a.txt"),
        read(SLEEP.encode(), name="b.txt"),
    )
    page = visit.go("#/people")
    page.wait_for_selector("text=1 of 2")
    first = page.inner_text(".called >> nth=0")
    visit.press("y")
    page.wait_for_selector(f"text=“{first}” is “")
    page.wait_for_selector("text=1 of 1")
    assert first not in {a.name for a in demo.actors()}
    second = page.inner_text(".called >> nth=0")
    visit.press("n")
    page.wait_for_selector("text=stay two")
    page.wait_for_selector("text=no two of them look like one person")
    assert second in {a.name for a in demo.actors()}
    visit.press("z")
    page.wait_for_selector("text=1 of 1")
    visit.press("z")
    page.wait_for_selector("text=1 of 2")
    assert visit.console == []


def test_a_party_is_given_with_its_years(visit: Visit, demo: Any) -> None:
    page = visit.go("#/people")
    page.click("a.name:text-is('Ines Calder')")
    page.fill("[aria-label='Attribute 2']", "party")
    for label, words in (
        ("Value of party", "Harbour League"),
        ("party since", "2020"),
        ("party until", "2030"),
    ):
        page.fill(f"[aria-label='{label}']", words)
    page.keyboard.press("Tab")
    page.wait_for_selector("td:text-is('Harbour League 2020/2030')")
    kept = next(a for a in demo.actors() if a.name == "Ines Calder")
    assert kept.attributes["party"] == "Harbour League 2020/2030"
    page.fill("[aria-label='party until']", "2010")
    page.keyboard.press("Tab")
    page.wait_for_selector("text=ends before it begins")
    assert next(a for a in demo.actors() if a.name == "Ines Calder").attributes == kept.attributes


def test_an_attribute_is_given_to_everybody_chosen_in_one_step(visit: Visit, demo: Any) -> None:
    page = visit.go("#/people")
    page.click("[aria-label='Choose Ines Calder']")
    page.click("[aria-label='Choose Piet Harrow']")
    many = page.locator("[aria-label='An attribute of 2 people']")
    many.get_by_label("attribute").fill("party")
    many.get_by_label("value").fill("Harbour League")
    many.get_by_label("since").fill("2031")
    visit.press("Enter")
    page.wait_for_selector("text=2 people changed. z takes it back.")

    def parties() -> dict[str, str]:
        return {a.name: a.attributes["party"] for a in demo.actors() if "party" in a.attributes}

    given = dict.fromkeys(("Ines Calder", "Piet Harrow"), "Harbour League 2031/..")
    assert parties() == given
    page.wait_for_selector("text=2 people of these have “party” already")
    page.click("button:text-is('Take it away')")
    page.wait_for_selector("button:text-is('Take it away')[disabled]")
    assert parties() == {}
    page.click("h1")
    visit.press("z")
    page.wait_for_selector("td:text-is('Harbour League 2031/..')")
    assert parties() == given
    page.click("[aria-label='Choose all shown']")
    page.wait_for_selector(f"text={len(demo.actors())} people chosen")
    assert visit.console == []


def test_choosing_a_person_moves_no_row(visit: Visit) -> None:
    page = visit.go("#/people")
    row = page.locator("tbody tr").nth(3)
    row.wait_for()
    before = row.bounding_box()["y"]
    row.locator("input").check()
    page.wait_for_selector("text=1 person chosen")
    assert row.bounding_box()["y"] == before
