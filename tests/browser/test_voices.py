"""Whose view it is, seen: chains of tellers, dashed rings, positions beside each other, factors that
may be one, and the map's pieces; by key and by mouse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.project import Project
from hustings.read import read

from ..serving import serving
from .conftest import Visit

pytestmark = pytest.mark.browser

CAUSES = [
    ("night ferry", "noise", "+"),
    ("noise", "sleep", "-"),
    ("more lamps", "trade", "+"),
    ("fewer lamps", "crime", "+"),
    ("night ferries", "visitors", "+"),
    ("sleep", "night ferry", "-"),
]
POSITIONS = [
    ("Voss", "Voss", "toll", True),
    ("Voss", "Residents", "toll", False),
    ("Renn", "Renn", "toll", False),
    ("Renn", "Renn", "quay", True),
    ("Voss", "Residents", "quay", True),
    ("Voss", "Guild", "toll", False),
]


@pytest.fixture
def bay(tmp_path: Path) -> Iterator[Project]:
    """Two speakers; what each says of causes, of the toll and the quay, and of those not there."""
    said = {"Voss": [], "Renn": []}
    for n, (cause, effect, _) in enumerate(CAUSES):
        said["Voss"].append(f"Number {n}, the {cause} and {effect}.")
    for n, (teller, holder, concept, _) in enumerate(POSITIONS):
        said[teller].append(f"Count {n}, the {holder} on the {concept}.")
    text = "".join(f"{name.upper()}: {' '.join(words)}\n" for name, words in said.items())
    with Project.create(tmp_path / "bay.hustings") as project:
        key = project.add(read(text.encode(), name="bay.txt"))[0].id
        whole = project.transcript(key).text

        def span(words: str) -> tuple[int, int]:
            return whole.index(words), whole.index(words) + len(words)

        for n, (cause, effect, sign) in enumerate(CAUSES):
            values = {"cause": cause, "effect": effect, "sign": sign}
            project.code(key, *span(f"Number {n}, the {cause} and {effect}."), "cause", values)
        for n, (_, holder, concept, agreement) in enumerate(POSITIONS):
            place = span(f"Count {n}, the {holder} on the {concept}.")
            values = {"concept": concept, "agreement": agreement}
            own = (
                holder.upper() in (project.transcript(key).turn_at(place[0]).speaker or "").upper()
            )
            project.code(
                key, *place, "position", values, holder="own" if own else holder, id=f"p{n}"
            )
        yield project


@pytest.fixture
def visit(browser: Any, bay: Project) -> Iterator[Visit]:
    with serving(bay) as served:
        made = Visit(browser, served)
        made.page.set_default_timeout(15000)
        yield made
        assert made.console == []
        made.context.close()


def test_who_is_only_told_of_has_a_dashed_ring_and_the_caption_counts_them(visit: Visit) -> None:
    page = visit.go("#/network")
    page.wait_for_selector(".node.silent")
    assert sorted(
        n.get_attribute("data-name").split(",")[0] for n in page.locator(".node.silent").all()
    ) == ["Guild", "Residents"]
    page.wait_for_selector("text=4 actors, 2 of them only as told by others")
    page.wait_for_selector("text=only as told by others")
    thin = page.locator(".tie[data-name*='as told by 1 teller']")
    assert [t.get_attribute("data-name").split(":")[0] for t in thin.all()] == ["Guild – Residents"]
    with page.expect_download() as download:
        page.get_by_label("Save as", exact=True).select_option("svg")
    svg = Path(download.value.path()).read_text(encoding="utf-8")
    lines = " ".join(re.findall(r">([^<>]+)</text>", svg))
    assert "4 actors, 2 of them only as told by others (dashed)." in lines
    assert "Guild, only as told by others" in svg


def test_teller_by_holder_opens_its_sentences(visit: Visit) -> None:
    page = visit.go("#/network")
    page.wait_for_selector(".node.silent")
    page.keyboard.press("w")
    page.wait_for_selector("h1:has-text('Who puts which views into whose mouth')")
    rows = page.locator("tbody tr")
    visit.until("document.querySelectorAll('tbody tr').length === 2")
    assert [r.locator("th").inner_text().split(",")[0].strip() for r in rows.all()] == [
        "Residents",
        "Guild",
    ]
    page.get_by_role("button", name="asserts 2").click()
    visit.until("document.querySelectorAll('.drawer article').length === 2")
    page.get_by_label("only whose views others tell").uncheck()
    visit.until("document.querySelectorAll('tbody tr').length === 4")


def test_two_speakers_positions_stand_beside_each_other(visit: Visit) -> None:
    page = visit.go("#/compare")
    page.wait_for_selector("h1:has-text('account')")
    page.locator(".bar select").nth(0).select_option("VOSS")
    page.locator(".bar select").nth(1).select_option("RENN")
    page.wait_for_selector("text=On 1 thing both speak: they are opposed in 1.")
    page.wait_for_selector("h3:has-text('Only RENN speaks')")
    page.get_by_role("button", name="toll").click()
    visit.until("document.querySelectorAll('section[aria-label=Positions] article').length === 2")
    page.wait_for_selector("text=RENN states no cause")


def test_factors_are_decided_one_at_a_time_by_key_and_taken_back(
    visit: Visit, bay: Project
) -> None:
    page = visit.go("#/factors")
    page.wait_for_selector(".proposal article", timeout=40000)
    page.wait_for_selector("text=9 factors in 4 pieces, 6 arrows, 1 loop")
    page.wait_for_selector("h2:has-text('night ferry')")
    page.wait_for_selector("li:has-text('becomes another word') >> text=4 pieces become 3.")
    page.keyboard.press("l")
    page.wait_for_selector("text=1 put off")
    page.wait_for_selector("li:has-text('with its signs turned') >> text=4 pieces become 3.")
    page.keyboard.press("o")
    visit.until("document.body.innerText.includes('in 3 pieces')")
    assert any(c.name.startswith("~") for c in bay.concepts())
    page.keyboard.press("z")
    visit.until("document.body.innerText.includes('in 4 pieces')")
    assert not any(c.name.startswith("~") for c in bay.concepts())
    page.wait_for_selector(".choices button:has-text('Not the same')")
    page.keyboard.press("n")
    page.wait_for_selector("h2:has-text('Kept apart')")
    page.reload()
    page.wait_for_selector("h2:has-text('Kept apart')", timeout=20000)
    page.keyboard.press("s")
    page.wait_for_selector("text=No two factors look like one")
    assert "night ferries" not in {c.name for c in bay.concepts()}


def test_small_pieces_of_the_map_are_listed_and_a_held_one_is_drawn(visit: Visit) -> None:
    page = visit.go("#/map")
    page.wait_for_selector("g.factor")
    page.wait_for_selector("text=conclusions hang on one quotation")
    assert page.locator("g.factor").count() == 3
    page.click("summary:has-text('3 small pieces of two factors or one, not drawn')")
    page.get_by_role("button", name="more lamps raises trade").click()
    page.wait_for_selector(".quotes article")
    page.keyboard.press("Escape")
    visit.until("!document.querySelector('.quotes article')")
    page.keyboard.press("h")
    visit.until("document.activeElement?.matches('input')")
    page.keyboard.type("more la")
    page.get_by_role("option", name="more lamps").first.wait_for()
    page.keyboard.press("Enter")
    visit.until("document.querySelectorAll('g.factor').length === 5")


def test_a_path_is_asked_for_by_typing_its_ends(visit: Visit) -> None:
    page = visit.go("#/map")
    page.wait_for_selector("g.factor")
    page.get_by_label("from", exact=True).fill("night ferry")
    page.keyboard.press("Enter")
    page.keyboard.type("slee")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=1 path of at most 4 arrows")
    page.wait_for_selector(".ways button:has-text('night ferry → noise → sleep')")


@pytest.mark.parametrize("width", [1024, 1280, 1366, 1600])
def test_the_header_is_one_row_and_every_page_can_be_reached(visit: Visit, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 760})
    visit.until("document.querySelector('header').offsetHeight < 50")
    page.wait_for_timeout(200)
    seen = page.locator("nav a[data-page]:visible").count()
    more = page.locator("#more-pages")
    if more.count():
        more.click()
        seen += page.locator("nav li a").count()
        page.get_by_role("link", name="History").click()
        page.wait_for_selector("h1:has-text('History')")
    assert seen == page.locator("nav a[data-page]").count()
