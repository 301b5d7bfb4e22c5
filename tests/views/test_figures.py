"""Figures: what a picture says of itself, on the page and in every file."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from hustings import files, networks, read_statements
from hustings.demo import make_demo
from hustings.errors import UnknownName
from hustings.model import Network, Statements
from hustings.model.documents import DocumentPart, ReportPlan
from hustings.project import Project
from hustings.reports import report
from hustings.show.figures import figure_svg
from hustings.show.looks import NetworkLook
from hustings.show.maps.drawing import map_svg
from hustings.views.causal.maps import kept_map
from hustings.views.composing.documents import document
from hustings.views.composing.figures import (
    Shown,
    camps_of,
    drawing_view,
    map_drawing_view,
    network_figure,
)

from ..show.answers import harbour

ASKED = {
    "variable1": "speaker",
    "variable2": "concept",
    "qualifier": "agreement",
    "aggregation": "subtract",
    "normalization": "average",
}


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Project]:
    with make_demo(tmp_path / "demo.hustings") as made:
        yield made


@cache
def planted() -> Network:
    return networks.network(harbour(), **ASKED)


def test_the_camps_of_a_debate_are_those_that_were_planted() -> None:
    found = camps_of(planted(), ASKED)
    assert sorted({int(n[-2:]) % 3 for n in group} for group in found.groups) == [{0}, {1}, {2}]
    assert found.said.startswith("3 camps by Louvain on all ")
    assert camps_of(planted(), {**ASKED, "aggregation": "conflict"}).groups == ()
    alike = {**ASKED, "aggregation": "ignore", "qualifier": None}
    assert camps_of(networks.network(harbour(), **alike), alike).groups == ()


def test_camps_that_chance_would_give_as_well_are_called_weak() -> None:
    """60 speakers each of whom says yes to three of sixty concepts, drawn by lot: the few who share a
    concept are groups of high modularity, and of no meaning."""
    dice = np.random.default_rng(3)
    said = [(f"A{n:02}", f"C{c:02}") for n in range(60) for c in dice.choice(60, 3, replace=False)]
    drawn_by_lot = Statements.from_columns(
        {
            "speaker": [who for who, _ in said],
            "concept": [what for _, what in said],
            "agreement": [True] * len(said),
        }
    )
    found = camps_of(net := networks.network(drawn_by_lot, **ASKED), ASKED)
    assert found.weak
    assert (
        ". That is weak: the same statements dealt 10 times by chance give up to 0." in found.said
    )
    assert ", weakly parted, by concept" in network_figure(net, ASKED)[0].title
    planted_camps = camps_of(planted(), ASKED)
    assert not planted_camps.weak
    assert ". The same statements dealt 10 times by chance give at most 0." in planted_camps.said


def test_chance_deals_statements_and_makes_none() -> None:
    """Everybody says as much as before, and of everything as much is said."""
    net = networks.network(harbour(), **{**ASKED, "mode": "two-mode", "normalization": "none"})
    assert net.dealt is not None
    tried = net.dealt(np.random.default_rng(1))
    assert tried.rows == net.rows
    assert tried.numbers() == net.numbers()
    assert tried.matrix.sum(axis=0).tolist() == net.matrix.sum(axis=0).tolist()
    assert tried.matrix.tolist() != net.matrix.tolist()


def test_camps_of_a_network_too_large_to_draw_are_those_of_what_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    net = planted()
    many = np.asarray(net.numbers())
    said_most = set(np.argsort(-many, kind="stable")[:30].tolist())
    names = [name for k, name in enumerate(net.rows) if k in said_most]
    monkeypatch.setattr("hustings.views.network.camps.NODES", 30)
    found = camps_of(replace(net, matrix=net.matrix.copy()), ASKED)
    assert sorted(name for group in found.groups for name in group) == sorted(names)
    planted_in = [{int(n[-2:]) % 3 for n in group} for group in found.groups]
    assert sorted(map(sorted, planted_in)) == [[0], [1], [2]]
    assert " between the 30 nodes drawn, seed 1, modularity " in found.said


def test_heading_and_caption_tell_what_is_shown() -> None:
    figure, drawing = network_figure(planted(), ASKED)
    assert figure.title == "60 speakers in 3 camps, by concept"
    assert figure.caption.startswith("In the speakers’ accounts, n = 1,500 statements")
    assert drawing.shown() in figure.caption
    own = NetworkLook(title="Quay or bridge", caption="Six months of hearings")
    named, _ = network_figure(planted(), ASKED, own, Shown(name="camps"))
    assert named.title == "Quay or bridge"
    assert named.caption.startswith("Six months of hearings. In the speakers’ accounts")
    assert named.foot[0] == "Study: camps"


@pytest.mark.parametrize(("column", "dots", "wide"), [("one", 1004, 85), ("two", 2008, 170)])
def test_every_picture_carries_its_words_and_has_its_width(
    column: str, dots: int, wide: int
) -> None:
    look = NetworkLook(column=column)
    svg, png, pdf = (
        files.network_bytes(planted(), kind, ASKED, look=look)[0] for kind in ("svg", "png", "pdf")
    )
    told = svg.decode()
    for words in ("60 speakers in 3 camps", "camp 1", "In the speakers’ accounts", "Hustings 0."):
        assert words in told
    assert f'width="{wide}mm"' in told
    assert struct.unpack(">I", png[16:20]) == (dots,)
    # 300 dots an inch are 11,811 a metre
    at = png.index(b"pHYs") + 4
    assert struct.unpack(">IIB", png[at : at + 9]) == (11811, 11811, 1)
    page = pypdfium2.PdfDocument(pdf)[0]
    assert page.get_width() == pytest.approx(wide / 25.4 * 72, abs=0.5)
    assert "60 speakers in 3 camps" in page.get_textpage().get_text_bounded()
    assert files.network_bytes(planted(), "pdf", ASKED, look=look)[0] == pdf


def test_the_page_and_the_file_are_one_drawing(demo: Project) -> None:
    asked = {**ASKED, "variable1": "holder", "forms": ["position"]}
    page = drawing_view(demo, asked, (800, 560))
    file = files.network_file(demo, asked, "svg")[0].decode()
    start = page.svg.index('<g class="stage">')
    stage = page.svg[start : page.svg.index("</g></g>", start)]
    assert stage in file
    assert page.layouts == ["stress", "circle"]
    moved = drawing_view(demo, {**asked, "moved": {"row|Edda Voss": [0.0, 0.0]}}, (800, 560))
    left, top = page.field[:2]
    assert f'data-node="row|Edda Voss" data-at="{left:.1f} {top:.1f}"' in moved.svg


def test_nobody_moves_from_window_to_window(demo: Project) -> None:
    asked = {**ASKED, "variable1": "holder", "forms": ["position"]}
    windows = {**asked, "unit": "events", "width": 30, "step": 10}
    places = [
        {
            node.split('"')[0]: node.split('data-at="')[1].split('"')[0]
            for node in drawing_view(demo, {**windows, "index": k}, (1000, 640)).svg.split(
                'data-node="'
            )[1:]
        }
        for k in (0, 3)
    ]
    both = places[0].keys() & places[1].keys()
    assert len(both) > 2
    assert all(places[0][n] == places[1][n] for n in both)


def test_a_look_is_kept_with_its_study_and_the_report_has_it(demo: Project) -> None:
    options = {**ASKED, "variable1": "holder", "forms": ["position"]}
    look = {"title": "Who sails with whom", "caption": "One summer.", "layout": "circle"}
    demo.save_study("sailing", {"build": "network", "options": options, "look": look})
    page = report(demo)
    assert "Who sails with whom" in page
    assert "One summer. In the speakers’ accounts" in page


def test_a_saved_map_says_in_whose_account_it_is_and_what_its_arrows_mean(demo: Project) -> None:
    asked = {"holders": ["Ines Calder"]}
    svg, png, pdf = (files.map_file(demo, asked, kind)[0] for kind in ("svg", "png", "pdf"))
    told = svg.decode()
    for words in ("in Ines Calder’s account", "raises", "not how strong", "claims.", "Hustings 0."):
        assert words in told
    assert 'width="170mm"' in told
    assert struct.unpack(">I", png[16:20]) == (2008,)
    page = pypdfium2.PdfDocument(pdf)[0]
    assert page.get_width() == pytest.approx(170 / 25.4 * 72, abs=0.5)
    assert "in Ines Calder’s account" in page.get_textpage().get_text_bounded()


def test_a_map_is_saved_under_words_of_ones_own_and_still_says_whose_it_is(demo: Project) -> None:
    asked = {"holders": ["Ines Calder"]}
    own = asked | {"title": "Why the harbour sleeps", "caption": "One evening", "column": "one"}
    svg = files.map_file(demo, own, "svg")[0].decode()
    assert 'width="85mm"' in svg
    told = " ".join(re.findall(r">([^<]+)</text>", svg))
    assert "Why the harbour sleeps" in told
    assert "One evening. " in told
    assert "in Ines Calder’s account, n = " in told
    # a table has no title
    assert files.map_file(demo, own, "adjacency") == files.map_file(demo, asked, "adjacency")
    with pytest.raises(UnknownName, match="column"):
        files.map_file(demo, asked | {"column": "three"}, "svg")
    # kept with the study, a report shows the map under it
    look = {k: own[k] for k in ("title", "caption")}
    demo.save_study("sleep", {"build": "map", "options": asked, "look": look})
    made = document(demo, ReportPlan(parts=(DocumentPart("figure", of="map", study="sleep"),)))
    figure = made.blocks[0].figure
    assert figure.title == "Why the harbour sleeps"
    assert figure.caption.startswith("One evening. ")
    assert "in Ines Calder’s account" in figure.caption


def factors_of(svg: str) -> dict[str, str]:
    """Factor -> its middle in the drawing."""
    return dict(re.findall(r'data-node="factor\|([^"]+)"[^>]*?data-at="([^"]+)"', svg))


def test_a_map_is_one_drawing_on_the_page_and_in_a_file(demo: Project) -> None:
    """The demo's map is over 2,000 pixels wide from left to right: it runs so in a window that
    takes it, and everywhere else from above down; a report says how many of it have room."""
    assert map_drawing_view(demo, {}, wide=2300).layout == "right"
    seen = map_drawing_view(demo, {}, wide=1300)
    assert seen.layout == "down"
    page = factors_of(seen.svg)
    made = document(demo, ReportPlan(parts=(DocumentPart("figure", of="map"),)))
    for svg in (
        files.map_file(demo, {}, "svg")[0].decode(),
        map_svg(kept_map(demo, {})),
    ):
        every = factors_of(svg)
        assert len(every) == 38
        assert page.items() <= every.items()
    assert len(page) > 20
    told = made.blocks[0].figure
    assert 20 <= len(factors_of(figure_svg(told))) < 38
    assert f"{len(factors_of(figure_svg(told)))} of 38 factors drawn, " in told.caption


def test_two_columns_of_sixty_names_stand_as_high_as_all_of_them_need() -> None:
    asked = {**ASKED, "mode": "two-mode", "normalization": "none", "aggregation": "subtract"}
    net = networks.network(harbour(), **asked)
    assert len(net.rows) == 60
    for column in ("one", "two"):
        figure, drawing = network_figure(net, asked, NetworkLook(layout="bipartite", column=column))
        assert figure.size[1] >= 60 * 18
        assert "had no room" not in drawing.shown()
    # in a window of a page there is the room there is
    window, _ = network_figure(net, asked, NetworkLook(layout="bipartite"), Shown(size=(900, 500)))
    assert window.size == (900, 500)


def test_a_figure_names_what_was_left_to_its_defaults(demo: Project) -> None:
    """Asked with a qualifier alone, it is of holders, by concept, and says whose views are told."""
    asked = {"qualifier": "agreement", "aggregation": "subtract"}
    net = networks.network(read_statements(demo.path), **asked)
    voices = files.network_voices(demo, net, asked)
    made, _ = network_figure(net, asked, shown=Shown(voices))
    assert made.title == "15 holders, by concept"
    assert made.foot[0] == "Study: holder, concept, agreement, subtract, none"
    assert "8 of them only as told by others (dashed)." in made.caption
