"""A quotation is checked word by word, a forecast judged after its criterion; every mark opens its
sentence."""

from __future__ import annotations

from typing import Any

import pytest

from .axe import accessible
from .conftest import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def told(project: Any) -> Any:
    words = {"quoted": "Traders' Guild", "concept": "noise", "words": "verbatim"}
    source = {"source": "Newsletter 41, p. 3"}
    project.code("d1", 90, 106, "quotation", {**words, **source}, id="q1", commitment="rejects")
    project.code("d1", 53, 82, "quotation", {"concept": "visitors"}, id="q2")
    position = {"concept": "noise", "agreement": False}
    project.code("d1", 8, 39, "position", position, holder="Pell", commitment="reports")
    foreseen = {"outcome": "visitors", "direction": "rises"}
    dated = {"horizon": "2024-05-01", "likelihood": "will", "by when": "by May"}
    project.code("d1", 53, 82, "prediction", {**foreseen, **dated}, id="s1", commitment="predicts")
    vague = {"checkable": "too vague"}
    project.code("d1", 90, 106, "prediction", {**foreseen, **vague}, id="s2", commitment="wishes")
    cause = {"cause": "night ferry", "sign": "+", "effect": "visitors"}
    project.code("d1", 53, 82, "cause", cause, id="c1")
    return project


def test_a_quotation_is_laid_beside_its_original_and_a_person_decides(
    told: Any, visit_talk: Visit
) -> None:
    page = visit_talk.go("#/quotations")
    page.wait_for_selector("h1:text-is('A source is named for 1 of 2 quotations; none is checked')")
    page.click("button.said:has-text('They bring noise')")
    visit_talk.press("p")
    page.fill("textarea", "They bring a little noise.")
    page.click("text=Compare word by word")
    page.wait_for_selector("text=2 words missing: 3 of 5 words that stand there")
    assert page.locator(".words .missing").count() == 2
    assert told.statement("q1").values.get("check") is None
    page.click("button.chip:has-text('differs')")
    page.wait_for_selector(
        "h1:text-is('A source is named for 1 of 2 quotations; 1 is checked: 1 differs')"
    )
    assert told.statement("q1").values["original"] == "They bring a little noise"
    page.click("h1")
    visit_talk.press("z")
    page.wait_for_selector("h1:has-text('none is checked')")
    assert visit_talk.console == []


def test_an_original_without_the_words_is_told_in_a_sentence(told: Any, visit_talk: Visit) -> None:
    page = visit_talk.go("#/quotations/q1")
    page.wait_for_selector(".check")
    page.click("text=Paste an original")
    page.fill("textarea", "Zebras gallop.")
    page.click("text=Compare word by word")
    page.wait_for_selector("text=The original holds none of the quoted words")


def test_every_mark_of_a_quotation_opens_its_sentence(told: Any, visit_talk: Visit) -> None:
    page = visit_talk.go("#/quotations")
    page.wait_for_selector(".unit")
    marks = page.locator(".unit")
    for i in range(marks.count()):
        assert "statement=q" in marks.nth(i).get_attribute("href")
    page.click("h1")
    visit_talk.press("w")
    page.wait_for_selector("text=what Pell holds")
    page.click(".unit >> nth=0")
    page.wait_for_selector("mark, .turn")
    assert "#/read/d1" in page.url


def test_a_forecast_is_judged_after_its_criterion_is_written(told: Any, visit_talk: Visit) -> None:
    page = visit_talk.go("#/forecasts")
    page.wait_for_selector("h1:has-text('Of 2 forecasts 1 has a date')")
    page.wait_for_selector("text=Verdict: waits. Nobody can judge before the criterion")
    visit_talk.press("ArrowDown", "c")
    page.fill("textarea[aria-label='What would count?']", "more beds booked in May")
    page.click("text=Write it down")
    page.wait_for_selector("text=coder 1’s verdict")
    page.click("h1")
    visit_talk.press("1")
    page.wait_for_selector("h2:has-text('decided 1')")
    assert [v.outcome for v in told.verdicts()] == ["came about"]
    visit_talk.press("z")
    page.wait_for_selector("h2:has-text('due 1')")
    assert told.verdicts() == []
    assert visit_talk.console == []


def test_every_mark_of_a_forecast_opens_its_sentence(told: Any, visit_talk: Visit) -> None:
    page = visit_talk.go("#/forecasts")
    page.wait_for_selector(".units a")
    marks = page.locator(".units a")
    assert marks.count() == 6
    for i in range(marks.count()):
        assert "statement=s" in marks.nth(i).get_attribute("href")
    page.click("a:has-text('▲ by night ferry: yes')")
    page.wait_for_selector("tbody tr")
    assert "ids=c1" in page.url


@pytest.mark.parametrize("hash", ["#/quotations/q1", "#/forecasts"])
def test_the_ledgers_are_accessible(told: Any, visit_talk: Visit, hash: str) -> None:
    page = visit_talk.go(hash)
    page.wait_for_selector("h1")
    accessible(page)
