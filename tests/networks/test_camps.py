"""Camps of a network that is there already, what cannot have camps, and how many partitions there are."""

import math
from dataclasses import replace

import numpy as np
import pytest
from night_ferry import quay

from hustings.errors import OptionError, UnknownName
from hustings.model import Network, Study
from hustings.networks import centralities, network, polarization
from hustings.networks.groups.camps import Division, Gain, search

SIGNED = Network(
    tuple("abcde"),
    tuple("abcde"),
    np.array(
        [[0, 2, -1, -1, 0], [2, 0, -1, -2, 0], [-1, -1, 0, 3, 0], [-1, -2, 3, 0, 0], [0] * 5], float
    ),
    mode="one-mode",
)
"""a and b side with one another against c and d; e has nobody."""


def test_a_finished_network_is_split_by_its_signs():
    found = polarization(SIGNED)
    assert (found.camps, found.apart, found.index) == ((("a", "b"), ("c", "d")), ("e",), 1.0)
    assert found.ties == 6
    assert found.to_columns() == {"name": list("abcde"), "camp": [1, 1, 2, 2, None]}


@pytest.mark.parametrize(
    ("given", "options", "told"),
    [
        (SIGNED, {"qualifier": "agreement"}, "has its options already; leave out qualifier"),
        (replace(SIGNED, mode="two-mode"), {}, "this one is two-mode"),
        (
            replace(SIGNED, study=Study("network", {"aggregation": "congruence"})),
            {},
            "A network of congruence alone does not tell",
        ),
        (quay(), {}, "needs a qualifier"),
        (quay(), {"qualifier": "agreement", "aggregation": "conflict"}, "leave out aggregation"),
        (quay(), {"qualifier": "agreement", "mode": "two-mode"}, "leave out mode"),
    ],
)
def test_what_cannot_have_camps_is_told_why(given, options, told):
    with pytest.raises(OptionError, match=told):
        polarization(given, **options)


def test_how_camps_are_sought_is_judged_before_anything_is_counted():
    with pytest.raises(UnknownName, match="greedily"):
        Division(method="greedily")
    for wrong in ({"clusters": 1}, {"iterations": 0}, {"restarts": 2.5}):
        with pytest.raises(OptionError):
            Division(**wrong)
    alike, free = Division(3), Division(3, balanced=False)
    sizes = np.array([2, 2, 1]), np.array([3, 1, 1]), np.array([3, 2, 0])
    assert [alike.fits(s) for s in sizes] == [True, False, False]
    assert [free.fits(s) for s in sizes] == [True, True, False]


def test_every_partition_is_looked_at_up_to_twenty_thousand_of_them():
    # 12 actors in 3 camps of 4: 12! / 4!^3 / 3! = 5,775; 14 in 3 of 5, 5 and 4: 126,126
    assert math.factorial(12) // math.factorial(4) ** 3 // math.factorial(3) == 5775
    gain, rng = Gain(np.zeros((14, 14))), np.random.default_rng(1)
    assert len(search(Gain(np.zeros((12, 12))), 12, Division(3, "exact"), rng)) == 12
    with pytest.raises(OptionError, match="126126 partitions of 14 actors"):
        search(gain, 14, Division(3, "exact"), rng)
    with pytest.raises(OptionError, match="32768 partitions of 15 actors"):
        search(gain, 15, Division(2, "exact", balanced=False), rng)


def test_centralities_are_of_statements_or_of_a_network_as_it_is():
    asked = {"variable1": "speaker", "variable2": "concept", "qualifier": "agreement"}
    made = network(
        quay(), **asked, mode="one-mode", aggregation="subtract", normalization="average"
    )
    counted = centralities(quay(), **asked, aggregation="subtract", normalization="average")
    assert counted == centralities(made)
    with pytest.raises(OptionError, match="takes no options \\(mode\\)"):
        centralities(made, mode="one-mode")
