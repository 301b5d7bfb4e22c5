"""A network as it is drawn: camps seen at first sight, names apart, words that are true."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import numpy as np
import pytest

from hustings.errors import OptionError, UnknownName
from hustings.model import Network
from hustings.show.colours import RAMP, colours, luminance
from hustings.show.looks import NetworkLook, look_of
from hustings.show.networks.arranging import arranged
from hustings.show.networks.camps import NOBODY, Camps, across, hull
from hustings.show.networks.drawing import network_drawing, network_svg
from hustings.show.networks.folding import fold
from hustings.show.networks.scene import Scene

from .test_svg import camps_of


def three() -> tuple[Network, Camps]:
    """Sixty people in three planted camps: all agree inside, all disagree across."""
    net = camps_of(60, -0.2)
    groups = tuple(tuple(net.rows[k::3]) for k in range(3))
    return net, Camps(groups, "camp", "3 camps.")


def test_of_three_planted_camps_each_has_a_colour_a_frame_and_a_field_of_its_own() -> None:
    net, camps = three()
    drawn = network_drawing(net, Scene(camps=camps))
    svg = network_svg(net, Scene(camps=camps))
    places = {
        name: tuple(map(float, at.split()))
        for name, at in re.findall(r'data-node="row\|([^"]+)" data-at="([^"]+)"', svg)
    }
    fills = dict(re.findall(r'data-node="row\|([^"]+)".*?class="body".*?fill="([^"]+)"', svg))
    assert drawn.layout == "camps"
    assert svg.count('class="camp"') == 3
    for group in camps.groups:
        assert len({fills[name] for name in group}) == 1
    frames = [hull([(*places[n], 9.0) for n in group]) for group in camps.groups]
    for frame, others in zip(frames, ((1, 2), (0, 2), (0, 1)), strict=True):
        strangers = [places[n] for k in others for n in camps.groups[k]]
        assert not any(across(frame, (x - 0.1, y), (x + 0.1, y)) for x, y in strangers)


def test_disagreements_between_camps_are_counted_in_bands_and_no_tie_is_lost() -> None:
    net, camps = three()
    upper = np.triu(net.matrix, 1)
    drawn = fold(net, camps)
    assert drawn.every == np.count_nonzero(upper)
    assert sum(b.ties for b in drawn.bands) == drawn.summed == int((upper < 0).sum())
    pair = next(b for b in drawn.bands if (b.a, b.b) == (0, 1))
    between = [upper[min(i, j), max(i, j)] for i in range(0, 60, 3) for j in range(1, 60, 3)]
    assert pair.ties == sum(w < 0 for w in between)
    assert pair.mean == pytest.approx(np.mean([w for w in between if w < 0]))
    assert all(net.matrix[c] > 0 for c in drawn.drawn)
    # none is left out that is stronger than the weakest of those that are drawn for their size
    left = set(map(tuple, np.argwhere(upper > 0).tolist())) - set(drawn.drawn)
    assert max(net.matrix[c] for c in left) < drawn.least
    everybody = {i for c in drawn.drawn for i in c}
    assert everybody == set(range(60))


def test_of_many_camps_the_heaviest_bands_are_drawn_and_each_has_a_field_of_its_own() -> None:
    net = camps_of(60, -0.2)
    camps = Camps(tuple(tuple(net.rows[k::10]) for k in range(10)), "camp", "10 camps.")
    drawn = network_drawing(net, Scene(camps=camps))
    bands, left_out = drawn.fold.bands, drawn.fold.summed - sum(b.ties for b in drawn.fold.bands)
    assert len(bands) == 6
    assert left_out > 0
    banded = f"the {drawn.fold.summed - left_out:,} between those who disagree most"
    assert f"Of {drawn.fold.summed:,} disagreements between camps, {banded}" in drawn.shown()
    fields = [[drawn.places[name, "row"] for name in group] for group in camps.groups]
    for one, other in combinations(fields, 2):
        apart = [
            max(
                min(p[k] for p in a) - max(p[k] for p in b) for a, b in ((one, other), (other, one))
            )
            for k in (0, 1)
        ]
        # a name of a camp needs the height between two rows, its frame the width between two fields
        assert apart[0] > 0.05 or apart[1] > 0.1


def test_no_node_lies_on_what_a_band_says() -> None:
    net = camps_of(140, -0.2)
    camps = Camps(tuple(tuple(net.rows[k::14]) for k in range(14)), "camp", "14 camps.")
    svg = network_svg(net, Scene(camps=camps))
    said = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>[\d,]+ disagree<', svg)
    nodes = [tuple(map(float, at.split())) for at in re.findall(r'data-at="([^"]+)"', svg)]
    assert said
    assert nodes
    for x, y in ((float(x), float(y)) for x, y in said):
        # the line is some 70 pixels wide, and the mean stands under it
        assert not any(abs(a - x) < 35 and y - 12 < b < y + 14 for a, b in nodes)


def test_names_never_lie_on_one_another_in_any_layout_or_size() -> None:
    net, camps = three()
    for layout in ("camps", "stress", "circle"):
        for size in ((1000, 640), (500, 460), (390, 660)):
            svg = network_svg(
                net,
                Scene(NetworkLook(layout=layout), camps, width=size[0], height=size[1]),
            )
            texts = re.findall(r'<g class="name".*?<text x="([\d.]+)" y="([\d.]+)"', svg)
            places = [(float(x), float(y)) for x, y in texts]
            assert len(places) > 8
            near = [
                (a, b)
                for a, b in combinations(places, 2)
                if abs(a[0] - b[0]) < 80 and abs(a[1] - b[1]) < 13
            ]
            assert near == []


def test_the_sentence_says_what_is_drawn() -> None:
    net, camps = three()
    said = network_drawing(net, Scene(camps=camps)).shown()
    every = int(np.count_nonzero(np.triu(net.matrix, 1)))
    minus = int((np.triu(net.matrix, 1) < 0).sum())
    assert re.match(rf"12\d of {every:,} ties drawn: agreements of 1\.\d\d and more", said)
    assert f"The {minus:,} disagreements between camps are summed in 3 bands." in said
    whole = network_drawing(net, Scene(camps=camps, look=NetworkLook(ties="all", layout="stress")))
    assert whole.shown().startswith(f"{every:,} ties, all drawn.")
    tall = network_drawing(net, Scene(camps=camps, width=390, height=660)).shown()
    assert f"The {minus:,} disagreements between camps are not drawn." in tall


def test_a_place_a_person_gave_is_kept_and_all_others_stay() -> None:
    net, camps = three()
    before = network_svg(net, Scene(camps=camps))
    moved = {"row|Somebody 07": (0.5, 0.25)}
    after = network_svg(net, Scene(camps=camps, look=NetworkLook(moved=moved)))
    places = [
        dict(re.findall(r'data-node="(row\|[^"]+)" data-at="([^"]+)"', svg))
        for svg in (before, after)
    ]
    differing = {k for k in places[0] if places[0][k] != places[1][k]}
    assert differing == {"row|Somebody 07"}
    field = network_drawing(net, Scene(camps=camps)).field
    x, y = map(float, places[1]["row|Somebody 07"].split())
    assert x == pytest.approx((field[0] + field[2]) / 2, abs=0.1)
    assert y == pytest.approx(field[1] + 0.25 * (field[3] - field[1]), abs=0.1)


def test_on_a_circle_camps_stand_together_and_two_columns_hold_two_modes() -> None:
    net, camps = three()
    places = arranged(net, "circle", camps)
    assert all(
        (x - 0.5) ** 2 + (y - 0.5) ** 2 == pytest.approx(0.25, abs=1e-3) for x, y in places.values()
    )
    # clockwise from the top, the camps come one after the other
    angle = {n: np.arctan2(x - 0.5, 0.5 - y) % (2 * np.pi) for (n, _), (x, y) in places.items()}
    order = [camps.number(n) for n in sorted(angle, key=lambda n: angle[n])]
    assert order == [0] * 20 + [1] * 20 + [2] * 20
    # two who speak of one thing each: no tie need cross another
    two = Network(("A", "B"), ("p", "q"), np.array([[0.0, 2.0], [1.0, 0.0]]), "two-mode")
    columns = arranged(two, "bipartite", NOBODY)
    assert columns["A", "row"][0] < columns["q", "column"][0]
    assert (columns["A", "row"][1] < columns["B", "row"][1]) == (
        columns["q", "column"][1] < columns["p", "column"][1]
    )
    with pytest.raises(OptionError, match="two-mode"):
        arranged(net, "bipartite", camps)


def test_colours_of_groups_part_in_grey_too() -> None:
    for n in range(2, len(RAMP) + 1):
        tones = [luminance(c) for c in colours([str(k) for k in range(n)]).values()]
        steps = [(b + 0.05) / (a + 0.05) for a, b in pairwise(tones)]
        assert min(steps) > 1.2
    assert len(colours([str(k) for k in range(12)])) == 12


def test_a_frame_is_entered_and_left_where_a_line_crosses_it() -> None:
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    assert across(square, (-4.0, 2.0), (6.0, 2.0)) == pytest.approx((0.4, 0.8))
    assert across(square, (-4.0, 5.0), (6.0, 5.0)) is None
    frame = hull([(0.0, 0.0, 3.0), (10.0, 0.0, 3.0)], edge=1.0)
    assert min(p[0] for p in frame) == -4.0
    assert max(p[0] for p in frame) == 14.0


def test_a_look_refuses_what_it_does_not_know() -> None:
    with pytest.raises(UnknownName, match="layout"):
        NetworkLook(layout="spiral")
    with pytest.raises(OptionError, match="two numbers from 0 to 1"):
        look_of({"moved": {"row|A": [3, 0]}})
    assert look_of({"variable1": "holder", "ties": "all"}) == NetworkLook(ties="all")
