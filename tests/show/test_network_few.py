"""Of a network too large for one picture the part that says most is drawn, and that is said."""

import numpy as np

from hustings.model import Statements
from hustings.networks import network
from hustings.show.networks.camps import NOBODY, Camps
from hustings.show.networks.drawing import network_drawing
from hustings.show.networks.few import few
from hustings.show.networks.scene import Scene


def spoken(people: int) -> Statements:
    """Person k of ``people`` says k + 1 things, all of them about the ferry and the quay by turns."""
    rows = [(f"P{k:03}", ("ferry", "quay")[i % 2]) for k in range(people) for i in range(k + 1)]
    return Statements.from_columns(
        {"speaker": [who for who, _ in rows], "concept": [what for _, what in rows]}
    )


def test_a_small_network_is_drawn_whole():
    net = network(spoken(5), variable1="speaker", variable2="concept")
    part = few(net, NOBODY, most=5)
    assert part.net is net
    assert part.said == ""


def test_the_largest_stay_in_their_order_with_what_they_rest_on():
    net = network(spoken(6), variable1="speaker", variable2="concept", mode="two-mode")
    part = few(net, Camps(groups=(("P000", "P005"), ("P001",))), most=3)
    assert part.net.rows == ("P003", "P004", "P005")
    assert part.net.columns == net.columns
    assert np.array_equal(part.net.matrix, net.matrix[3:])
    assert part.net.statements("P004", "quay") == net.statements("P004", "quay")
    assert part.net.numbers() == [4, 5, 6, 8, 7]  # of P003–P005 on the ferry 2+3+3, the quay 2+2+3
    assert part.camps.groups == (("P005",),)
    assert part.said == "Drawn are the 3 of 6 nodes, and the 2 of 2 nodes with most statements."


def test_numbers_at_once_are_those_one_after_the_other():
    net = network(spoken(6), variable1="speaker", variable2="concept", mode="one-mode")
    assert net.numbers() == [len(net.statements(name)) for name in net.rows]
    part = few(net, NOBODY, most=4)
    assert part.net.numbers() == net.numbers()[2:]
    assert part.said == "Drawn are the 4 of 6 nodes with most statements."


def test_a_picture_says_what_it_leaves_out(monkeypatch):
    monkeypatch.setattr("hustings.show.networks.few.few.__defaults__", (4,))
    net = network(spoken(6), variable1="speaker", variable2="concept", mode="one-mode")
    drawn = network_drawing(net, Scene())
    assert drawn.nodes == 4
    assert drawn.shown().startswith("Drawn are the 4 of 6 nodes with most statements.")
