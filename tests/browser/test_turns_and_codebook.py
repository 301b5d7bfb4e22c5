"""Corrections of turns, forms made by users and many statements changed at once: each one act, each taken back."""

from collections.abc import Callable
from typing import Any

import pytest

from hustings.project import Project

from .conftest import Visit
from .test_review import until

pytestmark = pytest.mark.browser

Turns = list[tuple[str, str | None, int, int]]


def turns(project: Project) -> Turns:
    return [(t.kind, t.speaker, t.start, t.end) for t in project.transcript("d2").turns]


def test_every_correction_of_turns_is_one_act_by_keyboard_and_is_taken_back(
    visit: Visit, demo: Project
) -> None:
    page = visit.go("#/read/d2")
    page.wait_for_selector(".turn.current")
    visit.press("j", "j")
    at = page.locator(".turn.current").get_attribute("data-turn")
    before = turns(demo)

    def button(name: str) -> Callable[[], None]:
        return lambda: page.get_by_role("button", name=name).press("Enter")

    def kind() -> None:
        page.locator(".fix select").select_option("note")

    def speaker() -> None:
        page.locator(".fix input").fill("Harbour pilot")
        page.locator(".fix input").press("Enter")

    acts = [
        kind,
        speaker,
        button("Merge with next"),
        button("Flip order from here"),
        button("Split where I marked"),
    ]
    seen: list[Turns] = []
    for act in acts:
        visit.press("Shift+ArrowRight", "Shift+ArrowRight", "x")
        page.wait_for_selector(f"[data-turn='{at}'] .fix select:focus")
        act()
        until(page, lambda: turns(demo) != before)
        seen.append(turns(demo))
        page.wait_for_selector(".fix", state="detached")
        visit.press("Control+z")
        until(page, lambda: turns(demo) == before)
        page.wait_for_timeout(100)
        visit.press("Escape")
    changed = [
        next(i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
        for after in seen
    ]
    assert len(set(changed)) == 1
    place = changed[0]
    assert seen[0][place][0] == "note"
    assert seen[1][place][1] == "Harbour pilot"
    assert seen[2][place][3] == before[place + 1][3]
    assert [kind for kind, *_ in seen[3][place:]] == [
        {"question": "answer", "answer": "question"}.get(kind, kind) for kind, *_ in before[place:]
    ]
    assert len(seen[4]) == len(before) + 1
    assert visit.console == []


def test_a_speaker_is_renamed_from_the_outline(visit: Visit, demo: Project) -> None:
    page = visit.go("#/read/d1")
    page.wait_for_selector(".turn.current")
    page.get_by_role("button", name="Jonas Pell").first.press("Enter")
    page.locator(".naming input").fill("Jonas Pell, Quay Street")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Renamed.")
    assert "Jonas Pell" not in {t.speaker for t in demo.transcript("d1").turns}
    visit.press("Escape", "z")
    until(page, lambda: "Jonas Pell" in {t.speaker for t in demo.transcript("d1").turns})


def test_changing_a_field_of_a_form_keeps_its_letter_line_and_reading(
    visit: Visit, demo: Project
) -> None:
    before = next(f for f in demo.forms() if f.name == "position")
    page = visit.go("#/codebook")
    page.get_by_role("button", name="Forms").click()
    page.get_by_role("button", name="Change Position").click()
    page.get_by_role("button", name="Add a field").click()
    page.locator("[aria-label='Name of field 3']").fill("firmness")
    page.locator("[aria-label='Kind of field 3']").select_option("choice")
    page.locator("[aria-label^='Choices of field 3']").fill("soft, firm")
    page.get_by_role("button", name="Save form").click()
    page.wait_for_selector("text=is ready")
    after = next(f for f in demo.forms() if f.name == "position")
    assert [f.name for f in after.fields] == ["concept", "agreement", "firmness"]
    assert after.fields[:2] == before.fields
    assert (after.key, after.line, after.reading, after.description, after.color) == (
        before.key,
        before.line,
        before.reading,
        before.description,
        before.color,
    )
    assert visit.console == []


def test_many_statements_get_another_concept_at_once(visit: Visit, demo: Project) -> None:
    page: Any = visit.go("#/statements")
    page.wait_for_selector("tbody tr")
    page.locator("select").first.select_option("event")
    until(
        page,
        lambda: (
            page.locator("tbody tr").count() == sum(s.form == "event" for s in demo.statements())
        ),
    )
    visit.press("Escape", "a")
    page.fill("[aria-label='New event']", "Something happened")
    page.press("[aria-label='New event']", "Enter")
    page.wait_for_selector("text=Recoded")
    assert {s.values["event"] for s in demo.statements() if s.form == "event"} == {
        "Something happened"
    }
    visit.press("Escape", "z")
    until(
        page, lambda: "Something happened" not in {s.values.get("event") for s in demo.statements()}
    )
    assert visit.console == []
