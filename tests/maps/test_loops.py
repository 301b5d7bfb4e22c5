"""Feedback loops: exact, signed, bounded, and told whole or stitched."""

import itertools
import random

import pytest

from hustings.errors import OptionError
from hustings.maps import loops
from hustings.model import CausalMap, Claim


def by_hand(n, edges):
    """Every simple cycle by trying every ordering: slow, and independent of any library."""
    found = set()
    for size in range(1, n + 1):
        for ring in itertools.permutations(range(n), size):
            if ring[0] == min(ring) and all(
                (a, b) in edges for a, b in zip(ring, ring[1:] + ring[:1], strict=True)
            ):
                sign = 1
                for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
                    sign *= edges[a, b]
                found.add((ring, sign))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_all_loops_and_their_signs_are_found(seed):
    rng = random.Random(seed)
    edges = {(a, b): rng.choice((-1, 1)) for a in range(6) for b in range(6) if rng.random() < 0.35}
    m = CausalMap.from_links(
        [(f"{a}", f"{b}", s) for (a, b), s in edges.items()], concepts=[str(i) for i in range(6)]
    )
    got = {(tuple(int(c) for c in loop.concepts), loop.sign) for loop in loops(m, max_length=None)}
    assert got == by_hand(6, edges)


def test_the_sign_is_the_product_and_a_sign_not_said_makes_it_unknown():
    ring = [("trade", "rents", 1), ("rents", "shops", -1), ("shops", "trade", 1)]
    assert [(x.concepts, x.sign, x.kind) for x in loops(CausalMap.from_links(ring))] == [
        (("trade", "rents", "shops"), -1, "balancing")
    ]
    ring[0] = ("trade", "rents", 0)
    assert loops(CausalMap.from_links(ring))[0].sign == 0


def test_a_disputed_link_makes_a_loop_both():
    m = CausalMap.from_links(
        [("a", "b", 1, "1", "Renn"), ("a", "b", -1, "2", "Calder"), ("b", "a", 1, "3", "Renn")]
    )
    assert [(x.sign, x.told_whole_by, x.sources) for x in loops(m)] == [
        (1, 1, ("Renn",)),
        (-1, 0, ()),
    ]


def test_a_loop_stitched_from_two_sources_is_told_whole_by_none():
    m = CausalMap.from_links(
        [("a", "b", 1, "1", "Renn"), ("b", "a", 1, "2", "Pell"), ("b", "a", 1, "3", "Voss")]
    )
    (loop,) = loops(m)
    assert (loop.told_whole_by, loop.stitched_from, loop.weakest) == (0, 3, 1)


def test_length_and_cap_bound_the_list_and_say_so():
    full = CausalMap.from_links(
        [(str(a), str(b), 1) for a in range(12) for b in range(12) if a != b]
    )
    assert len(loops(full, max_length=2)) == 66
    some = loops(full, max_length=None, cap=500)
    assert len(some) == 500
    assert not some.complete
    assert "500" in some.note
    with pytest.raises(OptionError, match="max_length"):
        loops(full, max_length=0)


def test_a_self_loop_has_length_one_and_no_loop_goes_through_a_denied_link():
    assert loops(CausalMap.from_links([("noise", "noise", -1)]))[0].concepts == ("noise",)
    ring = [Claim("a", "b", 1, "1"), Claim("b", "a", 1, "2", commitment="rejects")]
    assert loops(CausalMap.from_claims(ring)) == []
