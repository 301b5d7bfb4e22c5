"""The page Words: counted by whom and where, compared, and each word in its context."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.project import Project

from ..serving import serving
from .conftest import Visit

pytestmark = pytest.mark.browser

HEARING = """# Hearing

INES: The noise of cars is bad. Cars are noise!
TOM: Don’t count cars. People bring noise.
INES: People don't stay.
"""
HEBREW = """RUT: המעבורת יוצאת בלילה
TOM: המעבורת מאחרת
"""


@pytest.fixture
def hearing(browser: Any, tmp_path: Path) -> Iterator[Visit]:
    """Cars and noise three times each, people twice; two lines of Hebrew."""
    with Project.create(tmp_path / "words.hustings") as project:
        for name, text in (("Hearing", HEARING), ("Ferry", HEBREW)):
            path = tmp_path / f"{name}.txt"
            path.write_text(text, encoding="utf-8")
            project.add(path)
        with serving(project) as served:
            made = Visit(browser, served)
            yield made
            made.context.close()


def rows(page: Any) -> list[list[str]]:
    return [row.split("\t") for row in page.locator("tbody tr").all_inner_texts()]


def listed(page: Any, word: str, count: str) -> None:
    """The list, when it says so of a word."""
    page.wait_for_selector(f"tbody tr:has(bdi:text-is('{word}')):has(td:text-is('{count}'))")


def lines(page: Any) -> list[tuple[str, str, str]]:
    """What stands before, the words found, what stands behind."""
    return [
        tuple(line.locator(part).text_content().strip() for part in (".before", "mark", ".after"))
        for line in page.locator("ol a").all()
    ]


def test_words_are_counted_and_small_ones_taken_in(hearing: Visit) -> None:
    page = hearing.go("#/words")
    listed(page, "cars", "3")
    assert page.locator("tbody tr th").all_inner_texts().count("the") == 0
    page.get_by_label("small words").check()
    listed(page, "The", "1")
    page.get_by_label("small words").uncheck()
    page.get_by_label("said at least").fill("3")
    page.wait_for_selector("tbody tr >> nth=1")
    hearing.until("document.querySelectorAll('tbody tr').length === 2")
    assert [row[:2] for row in rows(page)] == [["cars", "3"], ["noise", "3"]]
    page.get_by_label("leave out").fill("noise")
    hearing.until("document.querySelectorAll('tbody tr').length === 1")


def test_where_a_word_is_said_stands_beside_the_list(hearing: Visit) -> None:
    page = hearing.go("#/words")
    listed(page, "cars", "3")
    page.locator("tbody th a", has_text=re.compile("^cars$")).focus()
    page.wait_for_selector("aside:has(h2:has-text('cars')) ol a mark")
    again: list[str] = []
    page.on("request", lambda request: again.append(request.url))
    page.wait_for_timeout(700)
    assert again == []  # an answer asks nothing anew
    found = page.locator("aside ol a mark").all_inner_texts()
    assert [word.lower() for word in found] == ["cars"] * 3
    page.set_viewport_size({"width": 900, "height": 800})
    hearing.until("!document.querySelector('aside ol')")


def test_one_speakers_words_are_compared_with_the_rest(hearing: Visit) -> None:
    page = hearing.go("#/words")
    listed(page, "cars", "3")
    compare = page.get_by_label("compare with")
    assert compare.is_disabled()
    page.locator("summary:has-text('Whose words')").click()
    page.get_by_label("TOM").check()
    page.keyboard.press("Escape")
    listed(page, "cars", "1")
    compare.select_option("rest")
    page.wait_for_selector("p:has-text('tests nothing')")
    told = next(row for row in rows(page) if row[0] == "cars")
    assert (told[1], told[4]) == ("1", "2")
    page.locator("summary:has-text('Whose words: TOM')").click()
    page.get_by_role("button", name="Everybody’s words again").click()
    listed(page, "cars", "3")


def test_a_word_is_shown_in_its_context_sorted_and_opens_its_place(hearing: Visit) -> None:
    page = hearing.go("#/words")
    listed(page, "noise", "3")
    page.get_by_role("link", name="noise", exact=True).click()
    page.wait_for_selector("h1:has-text('3 places · 1 text')")
    assert [line[1] for line in lines(page)] == ["noise", "noise", "noise"]
    page.get_by_label("sorted by").select_option("left")
    hearing.until("document.querySelector('ol .before').textContent.trim().endsWith('are')")
    assert [line[0].split()[-1] for line in lines(page)] == ["are", "bring", "The"]
    page.get_by_label("sorted by").focus()
    page.locator("h1").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(".turn")
    assert re.search(r"#/read/[^?]+\?at=\d+&find=", page.url)
    page.wait_for_selector("text=/3 of 3/")
    page.go_back()
    page.wait_for_selector("h1:has-text('3 places')")
    assert page.get_by_label("sorted by").input_value() == "left"


def test_lists_and_expressions_are_looked_for_and_a_wrong_one_is_told(hearing: Visit) -> None:
    page = hearing.go("#/words")
    listed(page, "cars", "3")
    page.keyboard.press("f")
    field = page.get_by_label("words with commas between")
    page.wait_for_timeout(150)
    page.keyboard.type("peop*, stay")
    page.wait_for_selector("h1:has-text('3 places')")
    assert [line[1] for line in lines(page)] == ["People", "People", "stay"]
    field.fill("/(/")
    page.wait_for_selector("[role=alert]:has-text('cannot be read')")
    field.fill("Nebel")
    page.wait_for_selector("p:has-text('Nobody says “Nebel” there.')")
    assert hearing.console == [] or all("4" in said for said in hearing.console)


def test_either_apostrophe_is_one_word_and_both_are_found(hearing: Visit) -> None:
    page = hearing.go("#/words")
    page.get_by_label("small words").check()
    word = page.locator("tbody th", has_text=re.compile("^don['’]t$", re.I))
    word.locator("a").click()
    page.wait_for_selector("h1:has-text('2 places · 1 text')")
    assert {line[1] for line in lines(page)} == {"Don’t", "don't"}


def test_what_is_written_from_the_right_stands_from_the_right(hearing: Visit) -> None:
    page = hearing.go("#/words?in=המעבורת")
    page.wait_for_selector("h1:has-text('2 places')")
    line = page.locator("ol a .line").first
    mark, after = line.locator("mark").bounding_box(), line.locator(".after").bounding_box()
    assert after["x"] + after["width"] <= mark["x"] + 1


def test_the_list_and_the_lines_have_room_on_a_telephone(hearing: Visit) -> None:
    page = hearing.go("#/words")
    page.set_viewport_size({"width": 390, "height": 844})
    for hash, ready in (("#/words", "tbody tr"), ("#/words?in=noise", "ol a")):
        hearing.go(hash)
        page.wait_for_selector(ready)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
