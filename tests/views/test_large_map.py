"""What of a large map a page is sent: its firmest arrows, and all that are drawn."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from hustings import maps
from hustings.demo import make_demo
from hustings.model import CausalMap, Claim, Link
from hustings.project import Project
from hustings.views import figures
from hustings.views.maps import map_view


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
    assert view.left_out.startswith(f"Listed are {len(sent):,} of {len(m.links):,} arrows")
    whole = map_view(demo, {}, m)
    assert (len(whole.links), whole.left_out) == (len(m.links), "")
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
