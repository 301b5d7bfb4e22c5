"""Where two people coded the same words, a page says so, and counts the sentence once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hustings.model import Selection, Transcript, Turn
from hustings.project import Project
from hustings.show.labels import text_width
from hustings.studies import columns
from hustings.views.charts import chart_view
from hustings.views.network.networks import evidence, network_view
from hustings.views.network.structure import barplot_evidence
from hustings.views.telling.timelines import timeline_view
from hustings.views.twice import doubled, sentences_told

TEXT = "Voss: The quay must open. The quay is closed. The lamp stays."
OPEN, CLOSED, LAMP = (6, 25), (26, 45), (46, 61)
ASKED = {"variable1": "holder", "variable2": "concept", "mode": "two-mode", "qualifier": None}
ASKED |= {"aggregation": "ignore", "forms": ["position"]}
SAID = "1 passage is coded by several people: until it is settled, the statement of each counts."


@pytest.fixture
def two(tmp_path: Path) -> Project:
    """Ida marks three sentences; Max the first of them, and the second in another form."""
    project = Project.create(tmp_path / "two.hustings", coder="ida")
    project.add(Transcript(TEXT, (Turn(0, len(TEXT), "speech", speaker="Voss"),), id="d"))
    quay, lamp = ({"concept": c, "agreement": True} for c in ("quay", "lamp"))
    for place, values in ((OPEN, quay), (CLOSED, quay), (LAMP, lamp)):
        project.code("d", *place, "position", values)
    project.coder = "max"
    project.code("d", 10, 25, "position", quay)
    project.code("d", *CLOSED, "code", {"code": "harbour"})
    return project


def test_passages_of_several_coders_are_counted_form_by_form(two: Project) -> None:
    assert doubled(columns(two, Selection())) == 1
    assert doubled(columns(two, Selection(coders=("ida",)))) == 0


def test_only_what_is_counted_is_told_of(two: Project) -> None:
    """A passage both coded as a cause counts in no network of concepts and in no relation."""
    assert doubled(columns(two, Selection()), "concept") == 1
    for coder in ("ida", "max"):
        two.coder = coder
        two.code("d", *LAMP, "cause", {"cause": "lamp", "effect": "light", "sign": "+"})
    assert doubled(columns(two, Selection())) == 2
    assert doubled(columns(two, Selection()), "concept") == 1
    assert doubled(columns(two, Selection()), "relation") == 0
    assert list(network_view(two, {**ASKED, "forms": []}).versions) == [SAID]


def test_what_is_opened_tells_sentences_and_statements(two: Project) -> None:
    assert evidence(two, ASKED, "Voss", "lamp").summary.endswith(", 1 sentence")
    assert evidence(two, ASKED, "Voss", "quay").summary.endswith(", 2 sentences (3 statements)")
    counts = {"variable": "concept", "forms": ["position"]}
    assert barplot_evidence(two, counts, "quay").summary == "quay: 2 sentences (3 statements)"
    assert sentences_told(two.statements()) == "3 sentences (5 statements)"
    assert sentences_told(()) == "0 sentences"


def test_pages_say_that_each_coding_counts(two: Project) -> None:
    assert list(network_view(two, ASKED).versions) == [SAID]
    assert list(timeline_view(two, {}).versions) == [SAID]
    asked = {"chart": "stances"}
    assert list(chart_view(two, asked).versions) == [SAID]


def test_nothing_is_said_of_one_coder(two: Project) -> None:
    alone = two.resting_on(["ida"])
    assert list(network_view(alone, ASKED).versions) == []


def test_the_head_of_a_side_nobody_is_on_is_whole(two: Project) -> None:
    """Names are shorter than "against", which ends left of the axis."""
    svg = chart_view(two, {"chart": "stances"}).svg
    (at,) = re.findall(r'<text x="([\d.-]+)"[^>]*>against<', svg)
    assert float(at) >= text_width("against", 12)
