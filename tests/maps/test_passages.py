"""What two people mark in the same words is said once: a map counts passages, not codings."""

from __future__ import annotations

from pathlib import Path

import pytest

from hustings.maps import leave_one_out, map_measures, robustness
from hustings.maps.record import map_from_dict, map_to_dict
from hustings.model import CausalMap, Claim, Transcript, Turn
from hustings.project import Project
from hustings.studies import map_of
from hustings.views.causal.maps import map_view

TEXT = "Voss: Rain lowers takings. Fog lowers calls. Rain lowers takings, I say."
RAIN, FOG, AGAIN = (6, 26), (27, 44), (45, 72)


@pytest.fixture
def two(tmp_path: Path) -> Project:
    """Ida and Max mark the rain, Max one word less; Ida alone the fog and the rain once more."""
    project = Project.create(tmp_path / "two.hustings", coder="ida")
    project.add(Transcript(TEXT, (Turn(0, len(TEXT), "speech", speaker="Voss"),), id="d"))
    rain = {"cause": "rain", "effect": "takings", "sign": "-"}
    project.code("d", *RAIN, "cause", rain)
    project.code("d", *FOG, "cause", {"cause": "fog", "effect": "calls", "sign": "-"})
    project.coder = "max"
    project.code("d", 11, 26, "cause", rain)
    return project


def _again(project: Project) -> None:
    project.coder = "ida"
    project.code("d", *AGAIN, "cause", {"cause": "rain", "effect": "takings", "sign": "-"})


def _times(project: Project, **options: object) -> dict[str, int]:
    return {k.cause: k.citations for k in map_view(project, options).links}


def test_a_passage_two_people_coded_is_told_once(two: Project) -> None:
    assert _times(two) == {"rain": 1, "fog": 1}
    told = map_view(two, {}).headline
    assert "2 of the arrows rest on one sentence, 2 of 2 conclusions hang on one quotation" in told
    _again(two)
    assert _times(two) == {"rain": 2, "fog": 1}
    told = map_view(two, {}).headline
    assert (
        "1 of the arrows rests on one sentence, 1 of 2 conclusions hangs on one quotation" in told
    )


def test_told_at_least_twice_folds_what_two_people_coded_once(two: Project) -> None:
    assert _times(two, minimum_citations=2) == {}
    _again(two)
    assert _times(two, minimum_citations=2) == {"rain": 2}


def test_every_statement_stays_behind_its_arrow(two: Project) -> None:
    found = map_of(two, {})
    rain = next(link for link in found.links if link.cause == "rain")
    assert (len(rain.claims), rain.citations) == (2, 1)
    assert found.to_columns()["claims"] == [2, 1]
    assert found.to_columns()["passages"] == [1, 1]
    assert map_measures(found).citations_out == {"rain": 1, "takings": 0, "fog": 1, "calls": 0}
    assert robustness(found, "rain", "takings").citations == 1


def test_one_sentence_is_taken_out_with_all_its_codings(two: Project) -> None:
    """Without the passage takings no longer fall; without one of its codings they would."""
    left = leave_one_out(map_of(two, {}), set={"rain": 1.0})
    assert [(len(r.claims), r.flips) for r in left.carrying] == [(2, ("takings",))]


def test_a_kept_map_counts_as_it_did(two: Project) -> None:
    kept = map_from_dict(map_to_dict(map_of(two, {})))
    assert [link.citations for link in kept.links] == [1, 1]


def test_claims_without_a_place_are_each_told() -> None:
    found = CausalMap.from_links([("rain", "takings", -1), ("rain", "takings", -1)])
    assert found.links[0].citations == 2
    assert found.arrows.citations.tolist() == [2]


def test_who_codes_a_passage_twice_says_it_twice() -> None:
    """As two links of a causal map on one statement cite twice; another coder adds none to them."""
    one = [Claim("a", "b", 1, id=k, transcript="d", place=(0, 9), coder="ida") for k in "12"]
    assert CausalMap.from_claims(one).links[0].citations == 2
    two = [*one, Claim("a", "b", 1, id="3", transcript="d", place=(4, 9), coder="max")]
    assert CausalMap.from_claims(two).links[0].citations == 2
    assert CausalMap.from_claims(two).arrows.citations.tolist() == [2]
    more = [*two, Claim("a", "b", 1, id="4", transcript="d", place=(20, 29), coder="max")]
    assert CausalMap.from_claims(more).links[0].citations == 3


def test_places_that_only_touch_are_two_passages() -> None:
    claims = [
        Claim("a", "b", 1, id="1", transcript="d", place=(0, 9)),
        Claim("a", "b", 1, id="2", transcript="d", place=(9, 12)),
        Claim("a", "b", 1, id="3", transcript="e", place=(0, 9)),
    ]
    assert CausalMap.from_claims(claims).links[0].citations == 3
