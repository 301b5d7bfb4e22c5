"""What of a large map a page is sent: its firmest arrows, and all that are drawn."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hustings import maps
from hustings.demo import make_demo
from hustings.errors import UnknownName
from hustings.model import CausalMap, Claim, Link
from hustings.project import Project
from hustings.project.asking import Asked
from hustings.studies import map_of
from hustings.views.causal import maps as map_views
from hustings.views.causal.map_marks import map_evidence
from hustings.views.causal.maps import map_view
from hustings.views.composing import figures

from ..serving import serving


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Project]:
    with make_demo(tmp_path / "demo.hustings") as made:
        yield made


def large(factors: int = 120, arrows: int = 1_500) -> CausalMap:
    """Arrow k is told by one source more than three times out of four, and otherwise by two."""
    dice = random.Random(4)
    names = tuple(f"f{k:03}" for k in range(factors))
    pairs = dict.fromkeys((dice.choice(names), dice.choice(names)) for _ in range(arrows))
    links = tuple(
        Link(
            a,
            b,
            1,
            tuple(Claim(a, b, 1, id=f"{k}.{n}", source=f"s{n}") for n in range(1 + (k % 4 == 0))),
        )
        for k, (a, b) in enumerate(pairs)
        if a != b
    )
    return CausalMap(names, links)


def test_of_a_large_map_the_firmest_arrows_are_sent_and_the_rest_counted(demo: Project) -> None:
    m = large()
    view = map_view(demo, {}, m, most=200)
    sent = {(link.cause, link.effect) for link in view.links}
    firm = sorted(m.links, key=lambda k: (-k.sources, k.cause, k.effect))[:200]
    assert {(link.cause, link.effect) for link in firm} <= sent
    order = [(link.cause, link.effect) for link in m.links]
    assert [(k.cause, k.effect) for k in view.links] == [pair for pair in order if pair in sent]
    assert view.left_out == len(m.links) - len(sent) > 0
    whole = map_view(demo, {}, m)
    assert (len(whole.links), whole.left_out) == (len(m.links), 0)
    assert (view.measures, view.headline, view.loops) == (
        whole.measures,
        whole.headline,
        whole.loops,
    )


def test_every_arrow_that_is_drawn_is_sent(demo: Project) -> None:
    m = large()
    drawn = figures.map_drawing(m, look=figures.PLAIN_MAP).few.links
    sent = {(link.cause, link.effect) for link in map_view(demo, {}, m, most=10).links}
    assert 100 < len(drawn) < len(m.links)
    assert {(link.cause, link.effect) for link in drawn} <= sent
    assert maps.headline(m).startswith("120 factors in 1 piece")


def in_reading_order(project: Project, links: list[Link]) -> list[str]:
    meant = {c.id for link in links for c in link.claims}
    return [key for key in project.ids_of(Asked()) if key in meant]


def test_every_mark_of_the_whole_map_has_its_statements(demo: Project) -> None:
    m = map_of(demo, {})
    for link in m.links:
        arrow = {"cause": link.cause, "effect": link.effect, "sign": link.sign}
        found = map_evidence(demo, {**arrow, "denied": link.denied})
        ids = in_reading_order(demo, [link])
        assert ([s.id for s in found.statements], found.total) == (ids, len(ids))
    for name in m.concepts:
        near = [k for k in m.links if name in (k.cause, k.effect)]
        ids = in_reading_order(demo, near)
        found = map_evidence(demo, {"factor": name})
        assert ([s.id for s in found.statements], found.total) == (ids, len(ids))
        few = map_evidence(demo, {"factor": name}, shown=1)
        assert ([s.id for s in few.statements], few.total) == (ids[:1], len(ids))


def test_what_is_behind_the_first_statements_is_asked_for_from_there_on(demo: Project) -> None:
    name = map_of(demo, {}).concepts[0]
    every = map_evidence(demo, {"factor": name})
    parts = [
        map_evidence(demo, {"factor": name, "offset": at}, shown=2)
        for at in range(0, every.total, 2)
    ]
    assert every.total > 2
    assert [s.id for part in parts for s in part.statements] == [s.id for s in every.statements]
    assert {part.total for part in parts} == {every.total}


def test_whose_map_can_be_drawn_is_asked_beside_it(demo: Project) -> None:
    with serving(demo) as served:
        found = served.get("/api/map/holders").json()["holders"]
    assert [(h["name"], h["claims"]) for h in found] == map_views.whose(demo) != []


def test_marks_are_those_of_the_map_that_is_asked_for(demo: Project) -> None:
    m = map_of(demo, {})
    of = {name: [k for k in m.links if name in (k.cause, k.effect)] for name in m.concepts}
    name = max(of, key=lambda key: len({c.source for k in of[key] for c in k.claims}))
    holder = of[name][0].claims[0].source
    theirs = map_of(demo, {"holders": [holder]})
    ids = in_reading_order(demo, [k for k in theirs.links if name in (k.cause, k.effect)])
    found = map_evidence(demo, {"holders": [holder], "factor": name})
    assert [s.id for s in found.statements] == ids
    assert found.total < map_evidence(demo, {"factor": name}).total


def test_an_arrow_told_by_others_alone_says_so(demo: Project) -> None:
    asked = {"commitments": ["asserts", "reports", "rejects"]}
    every = map_view(demo, asked).links
    for link in every:
        arrow = {"cause": link.cause, "effect": link.effect, "sign": link.sign}
        assert map_evidence(demo, {**asked, **arrow, "denied": link.denied}).told == link.told
    assert {bool(link.told) for link in every} == {True, False}
    assert {link.denied for link in every} == {True, False}


def test_what_a_page_was_not_sent_is_asked_of_the_server(
    demo: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_views, "ARROWS", 1)
    # of the demo all arrows are drawn, and so sent: here none is
    monkeypatch.setattr(map_views, "PLAIN_MAP", figures.MapLook(most=1))
    with serving(demo) as served:
        sent = served.post("/api/map", {}).json()
        pairs = {(k["cause"], k["effect"], k["sign"]) for k in sent["links"]}
        link = next(k for k in map_of(demo, {}).links if (k.cause, k.effect, k.sign) not in pairs)
        assert sent["left_out"] == len(map_of(demo, {}).links) - len(pairs)
        arrow = {"cause": link.cause, "effect": link.effect, "sign": link.sign}
        found = served.post("/api/map/evidence", arrow).json()
        assert [s["id"] for s in found["statements"]] == in_reading_order(demo, [link])
        gone = served.post("/api/map/evidence", {"factor": "tide mill"})
        assert gone.status_code == 422
        assert "There is no factor 'tide mill'." in gone.json()["error"]


def test_a_mark_the_map_does_not_have_is_named(demo: Project) -> None:
    name = map_of(demo, {}).concepts[0]
    with pytest.raises(UnknownName, match=f"no arrow '{name} → {name}'"):
        map_evidence(demo, {"cause": name, "effect": name, "sign": 1})


def test_of_a_large_map_a_factor_says_how_many_sentences_and_is_asked_for_them(
    demo: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = figures.map_drawing_view(demo, {}).svg
    monkeypatch.setattr(figures, "MANY", 0)
    brief = figures.map_drawing_view(demo, {}).svg
    marks = (
        r'data-ids="([^"]*)" data-name="[^"]*" data-node="([^"]*)"[^>]*?(?: data-many="(\d+)")?>'
    )
    told = {node: len(ids.split()) for ids, node, _ in re.findall(marks, whole)}
    assert told
    assert {node: int(many) for _, node, many in re.findall(marks, brief)} == told
    assert {ids for ids, _, _ in re.findall(marks, brief)} == {""}
    for node, n in told.items():
        assert map_evidence(demo, {"factor": node.removeprefix("factor|")}).total == n
