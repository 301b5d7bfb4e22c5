"""Degrees, kinds, densities, hierarchy, balance, and what one group tells more than another."""

import pytest

from hustings.errors import OptionError
from hustings.maps import map_measures, surprising_differences
from hustings.model import CausalMap


def test_degrees_kinds_and_both_densities():
    m = CausalMap.from_links(
        [
            ("a", "b", 1, "1", "x"),
            ("a", "b", 1, "2", "y"),
            ("b", "c", -1, "3", "x"),
            ("b", "b", 1, "4", "x"),
        ],
        concepts=["a", "b", "c", "d"],
    )
    q = map_measures(m)
    assert q.indegree == {"a": 0, "b": 1, "c": 1, "d": 0}
    assert q.outdegree == {"a": 1, "b": 1, "c": 0, "d": 0}
    assert q.kinds == {"a": "driver", "b": "ordinary", "c": "receiver", "d": "isolated"}
    assert (q.drivers, q.receivers) == (("a",), ("c",))
    assert (q.density_n2, q.density_nn1) == (2 / 16, 2 / 12)
    assert (q.links, q.claims, q.self_loops) == (3, 4, 1)
    assert (q.citations_in["b"], q.sources_in["b"], q.citations_out["b"]) == (3, 2, 2)
    assert q.outcomeness == {"a": 0.0, "b": 3 / 5, "c": 1.0, "d": None}
    assert q.betweenness["b"] == 1.0
    assert q.complexity == 1.0


def test_a_full_ranking_has_hierarchy_one():
    ranking = [(str(a), str(b), 1) for a in range(5) for b in range(a + 1, 5)]
    assert map_measures(CausalMap.from_links(ranking)).hierarchy_index == pytest.approx(1)


def test_two_camps_balance_and_a_broken_triangle_does_not():
    friends = [("a", "b", 1), ("b", "c", -1), ("a", "c", -1)]
    assert map_measures(CausalMap.from_links(friends)).balanced is True
    assert map_measures(CausalMap.from_links([*friends[:2], ("a", "c", 1)])).balanced is False
    assert map_measures(CausalMap.from_links([("a", "b", 1), ("a", "b", -1)])).balanced is False
    assert map_measures(CausalMap.from_links([("a", "b", 0)])).balanced is None


def test_an_empty_map_has_no_undefined_numbers():
    q = map_measures(CausalMap(()))
    assert (q.density_n2, q.density_nn1, q.hierarchy_index, q.complexity) == (0.0, 0.0, None, None)
    assert map_measures(CausalMap.from_links([("a", "b", 1), ("b", "a", 1)])).complexity is None


def test_a_link_one_group_tells_far_more_often_surprises():
    rows = [("noise", "sleep", -1, f"a{i}", "Pell") for i in range(8)]
    rows += [("quay", "trade", -1, f"b{i}", "Renn") for i in range(8)]
    m = CausalMap.from_links(rows)
    found = surprising_differences(m, {"Pell": "residents", "Renn": "traders"}, least=1.9)
    # 8 claims of a link, half of all claims by each group: expected 4, residual (8 - 4) / 2
    assert {(s.effect, s.group, s.count, s.expected, s.residual) for s in found} == {
        ("sleep", "residents", 8, 4.0, 2.0),
        ("sleep", "traders", 0, 4.0, -2.0),
        ("trade", "residents", 0, 4.0, -2.0),
        ("trade", "traders", 8, 4.0, 2.0),
    }
    groups = {"Pell": "residents", "Renn": "traders"}
    exactly, above = (surprising_differences(m, groups, least=k) for k in (2.0, 2.001))
    assert (len(exactly), len(above)) == (4, 0)  # from 2 on, 2 itself among them
    with pytest.raises(OptionError, match="two groups"):
        surprising_differences(m, {"Pell": "residents"})
    with pytest.raises(OptionError, match="Its sources: Pell, Renn"):
        surprising_differences(m, {"x": "residents", "y": "traders"})
