"""Where a causal map's boxes and arrows lie."""

import string
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.show.maps.layers import PORT, Layered, Point, layered

NAMES = list(string.ascii_uppercase[:9])
MAPS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=24)


def drawn(arrows: list[tuple[str, str]]) -> Layered:
    return layered({n: (84.0 + 9 * i, 30.0 + 16 * (i % 3)) for i, n in enumerate(NAMES)}, arrows)


def along(route: tuple[Point, ...]) -> list[Point]:
    """Points of an arrow: straight within a pair, bent between pairs."""
    found = []
    for (x1, y1), (x2, y2) in zip(route[::2], route[1::2], strict=True):
        found += [(x1 + (x2 - x1) * t / 10, y1 + (y2 - y1) * t / 10) for t in range(11)]
    for (x1, y1), (x2, y2) in zip(route[1:-1:2], route[2::2], strict=True):
        for t in (k / 10 for k in range(11)):
            middle = 3 * t * (1 - t)
            x = x1 * (1 - t) ** 3 + (x1 + x2) / 2 * middle + x2 * t**3
            found.append((x, y1 * ((1 - t) ** 3 + middle * (1 - t)) + y2 * (t**3 + middle * t)))
    return found


@settings(max_examples=60, deadline=None)
@given(MAPS)
def test_no_arrow_runs_through_a_box_and_no_boxes_overlap(arrows: list[tuple[str, str]]) -> None:
    made = drawn(arrows)
    for (x, y, w, h), (x2, y2, w2, h2) in combinations(made.boxes.values(), 2):
        assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 + 1e-6 or y2 + h2 <= y + 1e-6
    for route in made.routes:
        for px, py in along(route):
            for x, y, w, h in made.boxes.values():
                assert not (x + 1 < px < x + w - 1 and y + 1 < py < y + h - 1)


@settings(max_examples=60, deadline=None)
@given(MAPS)
def test_arrows_end_apart_on_the_sides_of_their_boxes(arrows: list[tuple[str, str]]) -> None:
    made = drawn(arrows)
    tips: dict[tuple[str, float], list[float]] = {}
    for (cause, effect), route in zip(arrows, made.routes, strict=True):
        if cause == effect:
            assert route == ()
            continue
        for name, (px, py) in ((cause, route[0]), (effect, route[-1])):
            x, y, w, h = made.boxes[name]
            assert px in (x, x + w)
            assert y < py < y + h
            tips.setdefault((name, px), []).append(py)
    for heights in tips.values():
        assert all(abs(a - b) >= PORT - 1e-6 for a, b in combinations(heights, 2))


def test_a_chain_reads_from_left_to_right_in_one_line() -> None:
    made = layered(dict.fromkeys("ABC", (84.0, 30.0)), [("C", "B"), ("B", "A")])
    (c, b, a) = (made.boxes[n] for n in "CBA")
    assert c[0] < b[0] < a[0]
    assert c[1] == b[1] == a[1]


def test_in_a_loop_only_one_arrow_runs_back() -> None:
    made = layered(dict.fromkeys("ABC", (84.0, 30.0)), [("A", "B"), ("B", "C"), ("C", "A")])
    assert sum(route[-1][0] < route[0][0] for route in made.routes) == 1


def test_an_empty_map_and_one_box_alone_have_places() -> None:
    assert layered({}, []).boxes == {}
    assert layered({"A": (84.0, 30.0)}, []).boxes == {"A": (0.0, 0.0, 84.0, 30.0)}
