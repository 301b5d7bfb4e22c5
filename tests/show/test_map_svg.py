"""A causal map drawn: what of it, where, and where a person put it."""

import re
from xml.etree import ElementTree

import pytest

from hustings.errors import OptionError, UnknownName
from hustings.model import CausalMap, Claim
from hustings.show.documents.parts import bare
from hustings.show.figures import figure_svg
from hustings.show.looks import MAP_HIGH, MapLook, map_look_of
from hustings.show.maps.drawing import map_drawing
from hustings.show.maps.few import strongest, unfolded
from hustings.show.maps.fitting import Part
from hustings.show.maps.places import EDGE
from hustings.views.composing.figures import map_figure

LINKS = [("noise", "sleep", -1), ("sleep", "work", 1), ("work", "noise", 1), ("lamps", "trade", 1)]


def places(parts: tuple[str, ...], kind: str = "at") -> dict[str, tuple[float, float]]:
    """Factor -> its middle (or its size) as the drawing says it."""
    found = re.findall(
        rf'data-name="([^"]*)" data-node="[^"]*" .*?data-{kind}="([^"]*)"', "".join(parts)
    )
    return {name: tuple(map(float, at.split())) for name, at in found}  # type: ignore[misc]


def ends(parts: tuple[str, ...], cause: str) -> list[tuple[float, float]]:
    """First and last point of the arrow that leaves a factor."""
    path = next(re.search(r' d="([^"]*)"', p)[1] for p in parts if f'data-name="{cause} ' in p)  # type: ignore[index]
    numbers = [float(x) for x in re.findall(r"-?\d+\.\d+", path)]
    return [(numbers[0], numbers[1]), (numbers[-2], numbers[-1])]


def test_a_factor_lies_where_it_was_put_and_its_arrows_lead_there() -> None:
    m = CausalMap.from_links(LINKS)
    before = map_drawing(m)
    put = map_drawing(m, look=MapLook(moved={"lamps": (700, 500)}))
    assert places(put.parts) == places(before.parts) | {"lamps": (700, 500)}
    wide, high = places(put.parts, "size")["lamps"]
    assert put.size[0] >= 700 + wide / 2 + EDGE
    assert put.size[1] >= 500 + high / 2 + EDGE
    # the arrow now leaves lamps at the side that faces trade, and all others lie as they lay
    (x, y), _ = ends(put.parts, "lamps")
    assert abs(x - 700) <= wide / 2
    assert abs(y - 500) <= high / 2
    for cause in ("noise", "sleep", "work"):
        assert ends(put.parts, cause) == ends(before.parts, cause)


def test_a_map_that_was_moved_past_the_page_says_on_paper_that_it_lies_anew() -> None:
    m = CausalMap.from_links(LINKS)
    near, far = MapLook(moved={"lamps": (300, 200)}), MapLook(moved={"lamps": (9000, 500)})
    paper = Part(paper=True)
    assert map_drawing(m, look=near, part=paper).few.said() == ""
    assert "it is laid out anew" in map_drawing(m, look=far, part=paper).few.said()
    assert map_drawing(m, look=far).few.said() == ""


def test_nothing_is_put_past_the_edge_and_a_name_that_is_gone_moves_nothing() -> None:
    m = CausalMap.from_links(LINKS)
    made = map_drawing(m, look=MapLook(moved={"lamps": (0, 0), "gone": (9, 9)}))
    (x, y), (wide, high) = places(made.parts)["lamps"], places(made.parts, "size")["lamps"]
    assert (x - wide / 2, y - high / 2) == pytest.approx((EDGE, EDGE))


def test_the_page_without_its_small_pieces_and_the_file_with_them_are_one_drawing() -> None:
    m = CausalMap.from_links(LINKS)
    folded = map_drawing(m, part=Part(unfolded(m.pieces())))
    assert set(places(folded.parts)) == {"noise", "sleep", "work"}
    assert places(folded.parts).items() <= places(map_drawing(m).parts).items()
    assert unfolded(m.pieces(), {"trade"}) == [tuple(p) for p in m.pieces()]
    pairs = CausalMap.from_links([("a", "b", 1), ("c", "d", 1)])
    assert len(unfolded(pairs.pieces())) == 2  # where no piece is larger all are drawn


def test_a_map_runs_as_its_look_says_and_downwards_in_one_column() -> None:
    m = CausalMap.from_links([(f"cause {i}", f"cause {i + 1}", 1) for i in range(5)])
    assert not map_drawing(m).down
    assert map_drawing(m, widest=500).down
    assert not map_drawing(m, widest=500, look=MapLook(layout="right")).down
    narrow = map_figure(m, "A map", look=MapLook(column="one", title="Ours", caption="So told"))
    assert narrow.size[0] == 410 < narrow.size[1]
    assert narrow.title == "Ours"
    assert narrow.caption.startswith("So told. A map, n = 5 claims.")
    ElementTree.fromstring(figure_svg(narrow))


def test_letters_of_a_printed_map_keep_their_size_however_small_or_long_it_is() -> None:
    # 170 mm for 800 pixels: letters of 13 pixels are 7.8 points high
    small = map_figure(CausalMap.from_links([("a", "b", 1)]), "A map")
    long = map_figure(
        CausalMap.from_links([(f"cause {i}", f"cause {i + 1}", 1) for i in range(12)]), "A map"
    )
    assert small.size[0] == long.size[0] == 800
    assert small.corner[0] < 0  # the drawing stands in the middle
    assert long.size[1] > 600
    wide = CausalMap.from_links([(f"cause {i}", f"cause {i + 1}", 1) for i in range(12)])
    assert map_figure(wide, "A map", look=MapLook(layout="right")).size[0] > 1500


def points(svg: str, millimetres: tuple[float, float]) -> float:
    """How high its smallest letters are where it is printed at most so wide and high."""
    size = [float(re.search(rf' {side}="([\d.]+)"', svg)[1]) for side in ("width", "height")]  # type: ignore[index]
    scale = min(room / pixels for room, pixels in zip(millimetres, size, strict=True))
    return min(map(float, re.findall(r'font-size="([\d.]+)"', svg))) * scale * 72 / 25.4


PAGE, WORD = (170, 195), (166, 190)
"""Millimetres a figure may take of a printed page, and of a Word document's."""


def test_in_a_report_no_letter_of_a_map_is_under_seven_points() -> None:
    # 40 causes in a grid of 8 layers; those told last are told by most
    told = [
        Claim(f"cause {i}", f"cause {i + step}", 1, id=f"{i}.{step}.{k}", source=f"s{k}")
        for i in range(35)
        for step in (3, 5)
        for k in range(1 + i // 5)
    ]
    m = CausalMap.from_claims(told)
    whole = map_figure(m, "A map")
    assert points(bare(whole), PAGE) < 7
    page = map_figure(m, "A map", alone=False)
    assert min(points(bare(page), room) for room in (PAGE, WORD)) >= 7
    assert page.size[1] <= MAP_HIGH
    drawn = set(places(tuple(page.parts)))
    assert 10 < len(drawn) < 40
    assert "cause 39" in drawn
    assert f"{len(drawn)} of 40 factors drawn, " in page.caption
    # what fits is drawn whole, and a direction somebody chose gives way to letters
    chain = CausalMap.from_links([(f"cause {i}", f"cause {i + 1}", 1) for i in range(7)])
    for layout in ("auto", "right", "down"):
        figure = map_figure(chain, "A map", look=MapLook(layout=layout), alone=False)
        assert points(bare(figure), WORD) >= 7
        assert len(places(tuple(figure.parts))) == 8


def test_a_long_name_ends_in_an_ellipsis() -> None:
    long = "the third extension of the harbour master's old regulation of the night sailings to Lindholm"
    drawn = "".join(map_drawing(CausalMap.from_links([(long, "noise", 1)])).parts)
    assert re.findall(r">([^<]*)</text>", drawn)[:4] == [
        "the third",
        "extension of the",
        "harbour master's",
        "old regulation of …",
    ]


def test_of_a_large_map_what_most_sources_tell_and_what_is_in_use() -> None:
    told = [("a", "b", 9), ("b", "c", 2), ("c", "d", 8), ("b", "e", 1), ("x", "y", 7)]
    claims = [
        Claim(cause, effect, 1, id=f"{cause}{effect}{i}", source=f"s{i}")
        for cause, effect, n in told
        for i in range(n)
    ]
    m = CausalMap.from_claims(claims)
    few = strongest(m, m.pieces(), 4)
    assert few.pieces == (("a", "b", "c", "d"),)
    assert (few.factors, few.arrows) == ((4, 7), (3, 5))
    assert few.said() == "4 of 7 factors drawn, 3 of 5 arrows: what most sources tell."
    assert ("x",) in strongest(m, m.pieces(), 4, ["x", "?"]).pieces
    assert strongest(m, m.pieces(), 80).said() == ""
    assert "4 of 7 factors drawn" in map_figure(m, "A map", look=MapLook(most=4)).caption


def test_what_cannot_be_a_look_is_refused_by_name() -> None:
    assert map_look_of({"moved": {"noise": [3, 4]}, "holders": ["x"]}).moved == {"noise": (3, 4)}
    for wrong in ([1], [1, float("nan")], [-1, 2], ["a", 2], 3):
        with pytest.raises(OptionError, match="'noise' needs its middle"):
            map_look_of({"moved": {"noise": wrong}})
    with pytest.raises(UnknownName):
        map_look_of({"layout": "up"})
    with pytest.raises(OptionError, match="most"):
        map_look_of({"most": -1})
