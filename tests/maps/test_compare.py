"""Two speakers' maps: shared, apart, opposed; distance; the same what-if; merging."""

import pytest

from hustings.errors import OptionError, UnknownName
from hustings.maps import (
    compare_maps,
    compare_what_if,
    map_distance,
    map_measures,
    merge_maps,
    what_if,
)
from hustings.model import CausalMap

CALDER = CausalMap.from_links(
    [
        ("ferry", "visitors", 1, "1", "Calder"),
        ("visitors", "trade", 1, "2", "Calder"),
        ("quay", "trade", 1, "3", "Calder"),
    ]
)
RENN = CausalMap.from_links(
    [
        ("ferry", "visitors", 1, "4", "Renn"),
        ("quay", "trade", -1, "5", "Renn"),
        ("quay", "rents", 1, "6", "Renn"),
    ]
)


def test_shared_apart_and_opposite_links_stand_side_by_side():
    c = compare_maps(CALDER, RENN)
    assert (c.first, c.second) == ("in Calder’s account", "in Renn’s account")
    assert c.concepts == ("ferry", "visitors", "trade", "quay")
    assert (c.concepts_only_first, c.concepts_only_second) == ((), ("rents",))
    assert [(k.cause, k.effect) for k in c.links] == [("ferry", "visitors"), ("quay", "trade")]
    assert [([x.id for x in k.first], [x.id for x in k.second]) for k in c.opposite] == [
        (["3"], ["5"])
    ]
    assert [(s.cause, s.effect) for s in c.links_only_first] == [("visitors", "trade")]
    assert [(s.cause, s.effect) for s in c.links_only_second] == [("quay", "rents")]
    assert c.distance.jaccard_concepts == 4 / 5
    assert c.distance.jaccard_links == 2 / 4
    assert c.distance.opposite_signs == 1 / 2


def test_equal_maps_have_distance_zero_and_fully_opposed_one():
    names, full = ["a", "b", "c"], [[0, 1, 1], [1, 0, 1], [1, 1, 0]]
    plus = CausalMap.from_matrix(names, full)
    minus = CausalMap.from_matrix(names, [[-x for x in row] for row in full])
    assert map_distance(plus, plus).distance == 0
    assert map_distance(plus, minus).distance == 1
    assert float(map_distance(plus, minus, delta=1)) == 1
    with pytest.raises(OptionError, match="undefined"):
        float(map_distance(CausalMap(()), plus, gamma=0))


def test_distance_by_hand_for_each_treatment_of_unshared_factors():
    # common a, b; c only here, d only there
    here = CausalMap.from_links([("a", "b", 1), ("b", "c", 1)])
    there = CausalMap.from_links([("a", "b", -1), ("d", "a", 1)])
    # p_c = 2, p_1 = p_2 = 1: the pair a, b differs by 2, of 2·2² − 2·2 = 4
    assert (
        map_distance(here, there, gamma=0).sum_diff,
        map_distance(here, there, gamma=0).denominator,
    ) == (2, 4)
    # plus the links b-c and d-a: 2 + 2, of 4 + (2·2·2 + 1 + 1) − 2 = 12
    assert (
        map_distance(here, there, gamma=1).sum_diff,
        map_distance(here, there, gamma=1).denominator,
    ) == (4, 12)
    # plus every pair one map alone can have: a-c, c-a, b-c, c-b and the same with d
    assert map_distance(here, there, gamma=2).sum_diff == 2 + 8
    # an opposite sign counts delta more, above and below
    with_delta = map_distance(here, there, gamma=1, delta=1)
    assert (with_delta.sum_diff, with_delta.denominator) == (5, 14)


def test_strengths_enter_on_the_scale_of_beta():
    here = CausalMap.from_matrix(["a", "b"], [[0, 1], [0, 0]])
    there = CausalMap.from_matrix(["a", "b"], [[0, 1 / 3], [0, 0]])
    d = map_distance(here, there, beta=3)
    assert (d.sum_diff, d.denominator) == (pytest.approx(2), 12)


def test_maps_without_a_shared_factor_are_answered_in_words():
    other = CausalMap.from_links([("fog", "delays", 1)])
    c = compare_maps(CALDER, other)
    assert c.distance.on_common is None
    assert "share no factor" in c.notes[0]
    assert map_distance(CausalMap(()), CausalMap(())).distance is None
    with pytest.raises(OptionError, match="share no factor"):
        compare_what_if(CALDER, other, set={"ferry": 1.0})


def test_the_same_what_if_shows_where_the_accounts_part():
    both = compare_what_if(CALDER, RENN, set={"quay": 1.0})
    assert both.rows[0][0] == "trade"
    assert both.rows[0][3] is False
    assert both.agreement == 2 / 3  # ferry and visitors stay in both
    with pytest.raises(UnknownName, match="rents"):
        compare_what_if(CALDER, RENN, set={"rents": 1.0})


def test_merging_shows_conflicts_and_keeps_every_claim():
    m = merge_maps([CALDER, RENN])
    assert m.weights[("quay", "trade")] == 0
    assert m.weights[("quay", "rents")] == 1
    assert any("quay → trade (+ in 1, − in 1)" in n for n in m.notes)
    assert len(m.claims) == 6
    assert map_measures(m).disputed == 1


def test_the_mean_over_all_dilutes_and_the_median_asks_those_who_say_it():
    third = CausalMap.from_links([("quay", "trade", -1, "7", "Pell", "slightly")])
    maps = [CALDER, RENN, third]
    assert merge_maps(maps, how="mean").weights[("quay", "rents")] == pytest.approx(1 / 3)
    assert merge_maps(maps, how="median").weights[("quay", "trade")] == pytest.approx(-0.225)
    run = what_if(merge_maps(maps, how="mean"), set={"quay": 1.0}, transfer="tanh")
    assert run.changes["rents"] == pytest.approx(0.3215, abs=1e-4)  # tanh(1/3)
    with pytest.raises(OptionError, match="how"):
        merge_maps(maps, how="sum")
    with pytest.raises(OptionError, match="no map"):
        merge_maps([])


def test_options_out_of_range_are_refused():
    with pytest.raises(OptionError, match="gamma"):
        map_distance(CALDER, RENN, gamma=3)
    with pytest.raises(OptionError, match="delta"):
        map_distance(CALDER, RENN, delta=-1)
