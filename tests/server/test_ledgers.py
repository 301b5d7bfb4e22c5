"""The ledgers over the API."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hustings.project import Project

from ..serving import Served, serving


@pytest.fixture
def served(project: Project) -> Iterator[Served]:
    project.code("d1", 90, 106, "quotation", {"quoted": "Guild"}, id="q1", commitment="rejects")
    told = {"outcome": "visitors", "direction": "rises", "horizon": "2025-05-01"}
    project.code("d1", 53, 82, "prediction", told, id="s1", commitment="predicts")
    cause = {"cause": "night ferry", "sign": "+", "effect": "visitors"}
    project.code("d1", 53, 82, "cause", cause, id="c1")
    project.code("d1", 90, 106, "position", {"concept": "noise", "agreement": False}, holder="Pell")
    with serving(project) as s:
        yield s


def test_the_ledger_of_quotations_says_whose_account_it_is(served: Served) -> None:
    ledger = served.get("/api/quotations").json()
    assert ledger["headline"] == "No source is named for the one quotation; it is not checked"
    assert ledger["in_account"] == "in Renn’s account"
    (row,) = ledger["rows"]
    assert (row["quoted"], row["quoted_by"], row["turn"], row["to_check"]) == (
        *("Guild", "Renn", 3, True),
    )
    assert ledger["reported"] == []


def test_words_are_compared_without_writing_and_kept_when_a_person_says_so(
    served: Served,
) -> None:
    text = {"original": "They bring a noise."}
    before = served.get("/api/project").json()["revision"]
    found = served.post("/api/quotations/q1/compare", text).json()
    assert [w["kind"] for w in found["words"]] == ["same", "same", "missing", "same"]
    assert served.get("/api/project").json()["revision"] == before
    kept = served.post("/api/quotations/q1/check", {**text, "check": "disputed"}).json()
    assert (kept["rows"][0]["check"], kept["rows"][0]["original"]) == (
        *("disputed", "They bring a noise"),
    )
    assert kept["headline"] == "No source is named for the one quotation; it was checked: disputed"


def test_a_forecast_is_judged_beside_its_holders_own_map(served: Served) -> None:
    ledger = served.get("/api/forecasts?today=2026-11-28").json()
    (row,) = ledger["rows"]
    assert (row["state"], row["due"], row["own_map"]["gives"]) == ("due", "2025-05-01", "yes")
    assert row["own_map"]["statements"] == ["c1"]
    refused = served.post("/api/forecasts/s1/verdicts", {"outcome": "came about"})
    assert refused.status_code == 422
    assert "Write down first what would count" in refused.json()["error"]
    served.client.patch("/api/statements/s1", json={"values": {"criterion": "beds"}})
    given = served.post("/api/forecasts/s1/verdicts", {"outcome": "came about"})
    assert given.status_code == 201
    assert served.get("/api/forecasts").json()["rows"][0]["state"] == "decided"
    served.client.delete(f"/api/verdicts/{given.json()['id']}")
    assert served.get("/api/forecasts").json()["rows"][0]["verdicts"] == []


def test_ranges_are_agreed_and_wrong_ones_refused(served: Served) -> None:
    good = served.client.put("/api/forecasts/ranges", json={"ranges": {"will": [0.9, 1]}})
    assert good.json() == {"ranges": {"will": [0.9, 1.0]}}
    wrong = served.client.put("/api/forecasts/ranges", json={"ranges": {"will": [2]}})
    assert wrong.status_code == 400
    assert served.get("/api/forecasts").json()["ranges"] == {"will": [0.9, 1.0]}


def test_a_day_that_is_none_is_one_sentence(served: Served) -> None:
    assert "is no day" in served.get("/api/forecasts?today=soon").json()["error"]
