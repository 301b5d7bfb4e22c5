"""What of a large network a page is sent."""

from __future__ import annotations

import numpy as np

from hustings.model import Network
from hustings.show.networks.drawing import network_svg
from hustings.show.networks.scene import Scene
from hustings.views.network import strongest


def square(n: int) -> Network:
    """Everybody tied to everybody, i and j by i + j."""
    names = tuple(f"p{k:04}" for k in range(n))
    matrix = np.add.outer(np.arange(n), np.arange(n)).astype(float)
    np.fill_diagonal(matrix, 0.0)
    return Network(names, names, matrix, mode="one-mode")


def test_of_few_all_is_sent_and_nothing_is_said():
    net = square(4)
    part = strongest.part_of(net, [1, 2, 3, 4])
    assert part.rows.tolist() == [0, 1, 2, 3]
    assert part.every == len(part.cells) == 6
    assert strongest.left_out(net, part) == ""
    assert next((t.source, t.target, t.weight) for t in strongest.ties(net, part, {})) == (
        "p0002",
        "p0003",
        5.0,
    )


def test_of_many_ties_the_strongest_are_sent_and_the_rest_counted():
    net = square(100)  # 4,950 pairs, but 0 with 0 alone weighs nothing
    part = strongest.part_of(net, [1] * 100)
    assert part.every == 4950
    assert len(part.cells) == strongest.TIES == 2000
    assert part.cells[0] == (98, 99)
    least = min(net.matrix[c] for c in part.cells)
    left = [net.matrix[i, j] for i in range(100) for j in range(i + 1, 100)]
    assert sorted(left, reverse=True)[1999] == least
    assert strongest.left_out(net, part) == (
        "The 2,000 strongest of 4,950 ties. Save the network as CSV to have all."
    )


def test_of_many_names_those_who_say_most_are_sent():
    net = square(600)
    statements = [600 - k for k in range(600)]  # the first says most
    part = strongest.part_of(net, statements)
    assert part.rows.tolist() == list(range(500))
    assert max(max(cell) for cell in part.cells) == 499
    assert "between the 500 of 600 names with most statements" in strongest.left_out(net, part)
    rows, columns = strongest.corner(net, statements)
    assert rows.tolist() == columns.tolist() == list(range(100))


def test_a_two_mode_network_is_cut_on_both_sides():
    matrix = np.ones((2, 700))
    columns = tuple(f"c{k}" for k in range(700))
    net = Network(("a", "b"), columns, matrix, mode="two-mode")
    part = strongest.part_of(net, [700, 700, *range(700)])
    assert part.columns.tolist() == list(range(200, 700))
    assert part.every == 1400
    assert len(part.cells) == 1000
    assert "the 500 of 700 names they speak of" in strongest.left_out(net, part)


def test_a_lean_drawing_says_on_how_many_sentences_a_node_rests_without_naming_them():
    net = Network(
        ("a", "b"),
        ("a", "b"),
        np.array([[0.0, 1.0], [1.0, 0.0]]),
        mode="one-mode",
        behind=lambda i, j: ["s1", "s2"] if i else ["s3"],
    )
    lean, whole = network_svg(net, Scene(ids=5)), network_svg(net)
    assert 'data-many="2"' in lean
    assert 'data-many="1"' in lean
    assert "s1" not in lean
    assert "s3" not in lean
    assert 'data-ids="s1 s2"' in whole
    assert "data-many" not in whole
