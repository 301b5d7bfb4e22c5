"""Pictures that need no browser and no fonts of the machine."""

import functools
import re
from itertools import combinations

import numpy as np
import pytest
import resvg_py

from hustings.model import Network
from hustings.show.svg import PAPER, network_svg, png

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
