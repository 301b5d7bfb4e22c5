"""Pictures that need no browser and no fonts of the machine."""

import functools
import re
from itertools import combinations

import numpy as np
import pytest
import resvg_py

from hustings.model import Network
from hustings.show.looks import NetworkLook
from hustings.show.marks import PAPER, Face, page, written
from hustings.show.networks.drawing import network_svg
from hustings.show.networks.scene import Scene
from hustings.show.svg import png

FRAME = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="30" font-family="Open Sans, sans-serif">{}</svg>'


@pytest.mark.parametrize("weight", ["400", "600", "700"])
def test_a_machine_without_fonts_writes_the_names_too(
    monkeypatch: pytest.MonkeyPatch, weight: str
) -> None:
    bare = functools.partial(resvg_py.svg_to_bytes, skip_system_fonts=True)
    monkeypatch.setattr(resvg_py, "svg_to_bytes", bare)
    empty = FRAME.format("")
    named = FRAME.format(f'<text x="5" y="20" font-weight="{weight}">Edda Voss</text>')
    assert bytes(bare(svg_string=named, background=PAPER)) == bytes(
        bare(svg_string=empty, background=PAPER)
    )
    assert png(named) != png(empty)


def test_the_same_picture_is_the_same_bytes() -> None:
    named = FRAME.format('<text x="5" y="20">Port Office</text>')
    assert png(named) == png(named)


def test_of_many_nodes_only_names_with_room_are_written_and_none_on_another() -> None:
    rng = np.random.default_rng(3)
    ties = np.triu(rng.random((150, 150)) < 0.05, 1).astype(float)
    names = tuple(f"Somebody {i:03d}" for i in range(150))
    many = network_svg(Network(names, names, ties + ties.T, "one-mode"))
    texts = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>Somebody', many)
    places = [(float(x), float(y)) for x, y in texts]
    assert 10 < len(places) < 150
    assert all(abs(x - u) > 80 or abs(y - v) > 15 for (x, y), (u, v) in combinations(places, 2))
    few = names[:20]
    assert (
        network_svg(Network(few, few, (ties + ties.T)[:20, :20], "one-mode")).count(">Somebody")
        >= 20
    )


def camps_of(sides: int, ties: float) -> Network:
    """Three camps: strong ties inside, weak ones between, one tie in ten of either missing."""
    rng = np.random.default_rng(5)
    camp = np.arange(sides) % 3
    inside = camp[:, None] == camp[None, :]
    size = np.where(inside, 1.0, ties) * (rng.random((sides, sides)) + 0.5)
    upper = np.triu(size * (rng.random((sides, sides)) > 0.1), 1)
    names = tuple(f"Somebody {i:02d}" for i in range(sides))
    return Network(names, names, upper + upper.T, "one-mode")


def test_of_more_ties_than_can_be_read_the_strongest_are_drawn_and_counted_in_the_picture() -> None:
    net = camps_of(60, -0.2)
    every = int((np.triu(net.matrix, 1) != 0).sum())
    folded = network_svg(net)
    drawn = re.findall(r'data-name="Somebody (\d\d) – Somebody (\d\d)', folded)
    assert 120 <= len(drawn) <= 180
    assert f"{len(drawn)} of {every:,} ties drawn" in folded
    assert all(int(a) % 3 == int(b) % 3 for a, b in drawn)
    whole = network_svg(net, Scene(look=NetworkLook(ties="all")))
    assert whole.count(" – Somebody") == 2 * every
    assert "ties drawn" not in whole


def test_ties_of_one_size_are_drawn_or_left_out_together() -> None:
    names = tuple(f"S{i:02d}" for i in range(40))
    equal = np.ones((40, 40)) - np.eye(40)
    assert "ties drawn" not in network_svg(Network(names, names, equal, "one-mode"))
    some = equal.copy()
    some[0, 1:31] = some[1:31, 0] = 3.0
    # and one for each of the nine who have no strong one
    assert "39 of 780 ties drawn" in network_svg(Network(names, names, some, "one-mode"))


def test_nobody_who_has_a_tie_is_drawn_without_one() -> None:
    net = camps_of(60, -0.2)
    net.matrix[0] = net.matrix[:, 0] = np.where(net.matrix[0] != 0, 0.001, 0.0)
    assert 'data-name="Somebody 00 – ' in network_svg(net)


def test_a_title_is_drawn_where_none_of_its_fonts_is_installed() -> None:
    face = Face(20, anchor="start", serif=True)
    drawn = [page((300, 40), "t", [written(0, 30, words, face)]) for words in ("Quay", " ")]
    # letters of every machine's own: the title is in the picture, not only its room
    inked, blank = (len(png(svg)) for svg in drawn)
    assert inked > 2 * blank
