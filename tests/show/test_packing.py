"""Pieces of a picture side by side, none on another."""

from __future__ import annotations

import pytest

from hustings.show.packing import Box, boxes, packed


def line(n: int, name: str) -> dict[str, tuple[float, float]]:
    """A piece of n names on a diagonal of its own unit square."""
    return {f"{name}{i}": (i / (n - 1), i / (n - 1)) for i in range(n)}


def overlap(a: Box, b: Box) -> bool:
    return (
        a.left + a.width > b.left + 1e-9
        and b.left + b.width > a.left + 1e-9
        and a.top + a.height > b.top + 1e-9
        and b.top + b.height > a.top + 1e-9
    )


def test_areas_are_in_proportion_and_fill_the_picture() -> None:
    # Bruls, Huizing and van Wijk's own example of areas: 6 6 4 3 2 2 1
    weights = [6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0]
    made = boxes(weights)
    assert [b.width * b.height * 24 for b in made] == pytest.approx(weights)
    assert not any(overlap(a, b) for i, a in enumerate(made) for b in made[:i])
    assert all(b.left >= 0 and b.left + b.width <= 1 + 1e-9 for b in made)


def test_one_piece_fills_the_whole_picture() -> None:
    assert packed([line(12, "a")])["a0"] == (0.0, 0.0)
    assert packed([line(12, "a")])["a11"] == (1.0, 1.0)
    assert packed([{}]) == {}


def test_pieces_lie_apart_and_a_small_one_is_not_stretched() -> None:
    places = packed([line(2, "small"), line(16, "large"), line(3, "mid"), {"alone": (0.3, 0.9)}])
    spans = {}
    for piece in ("small", "large", "mid", "alone"):
        at = [p for name, p in places.items() if name.startswith(piece)]
        (xs, ys) = zip(*at, strict=True)
        spans[piece] = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    names = list(spans)
    apart = [(a, b) for i, a in enumerate(names) for b in names[:i]]
    assert not any(overlap(spans[a], spans[b]) for a, b in apart)
    assert spans["large"].width > 0.5
    assert max(spans["small"].width, spans["small"].height) <= 0.22 + 1e-3
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places.values())
