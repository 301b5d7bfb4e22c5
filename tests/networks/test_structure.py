"""Backbone, polarization, clusters, phases, balance, coalitions: on debates whose answer is plain to see."""

import itertools
import math

import networkx as nx
import numpy as np
import pytest
from night_ferry import CAMPS, quay

from hustings.errors import OptionError, UnknownName
from hustings.model import Network
from hustings.networks import (
    balance,
    centralities,
    clusters,
    clusters_over_time,
    coalitions,
    phases,
    polarization,
    polarization_over_time,
)
from hustings.networks.groups.camps import dna_quality, shares
from hustings.networks.groups.cluster_methods import medoids
from hustings.networks.groups.clustering import METHODS
from hustings.networks.in_time.phase_transitions import slice_distances
from hustings.networks.measures.paths import shortest_paths
from hustings.networks.measures.structural_balance import _camps_of
from hustings.networks.one_mode import positive_graph


def signed(matrix, names="abcdefgh"):
    m = np.array(matrix, dtype=float)
    return Network(tuple(names[: len(m)]), tuple(names[: len(m)]), m, mode="one-mode")


# polarization


def test_two_perfect_camps_have_index_one():
    found = polarization(quay(), qualifier="agreement")
    assert found.index == pytest.approx(1.0)
    assert {frozenset(c) for c in found.camps} == {frozenset(c) for c in CAMPS}


@pytest.mark.parametrize("method", ["greedy", "genetic", "exact"])
@pytest.mark.parametrize("size", [2, 3, 4])
def test_every_method_finds_camps_of_two_three_and_four(method, size):
    sides = (tuple(f"for {i}" for i in range(size)), tuple(f"against {i}" for i in range(size)))
    found = polarization(quay(sides), qualifier="agreement", method=method)
    assert {frozenset(c) for c in found.camps} == {frozenset(s) for s in sides}


@pytest.mark.parametrize(("size", "largest"), [(2, 0.58), (3, 0.52), (4, 0.54)])
def test_dnas_quality_is_smallest_for_perfect_camps_which_is_why_the_index_is_another(
    size, largest
):
    sides = (tuple(f"for {i}" for i in range(size)), tuple(f"against {i}" for i in range(size)))
    found = polarization(quay(sides), qualifier="agreement")
    c, f = found.congruence.matrix, found.conflict.matrix
    every = {}
    for chosen in itertools.combinations(range(2 * size), size):
        members = np.array([int(i in chosen) for i in range(2 * size)])
        every[chosen] = (dna_quality(c, f, members, normalize=True), sum(shares(c, f, members)) - 1)
    best = max(every, key=lambda k: every[k][1])
    qualities = [q for q, _ in every.values()]
    assert every[best][0] == pytest.approx(0.25)
    assert min(qualities) == pytest.approx(0.25)
    assert max(qualities) == pytest.approx(largest, abs=0.005)
    dna = polarization(quay(sides), qualifier="agreement", compat="dna3", normalize_scores=True)
    assert dna.index == pytest.approx(max(qualities))


def test_camps_drawn_at_random_have_index_zero_on_average():
    found = polarization(quay(), qualifier="agreement")
    c, f = found.congruence.matrix, found.conflict.matrix
    drawn = []
    for chosen in itertools.combinations(range(6), 3):
        members = np.array([int(i in chosen) for i in range(6)])
        drawn.append(sum(shares(c, f, members)) - 1)
    assert np.mean(drawn) == pytest.approx(0.0)


def test_greedy_reaches_what_looking_at_every_partition_finds():
    rng = np.random.default_rng(3)
    s = quay(
        turn=lambda name, concept, month, stance: bool(stance ^ (rng.random() < 0.3)), months=6
    )
    for k in (2, 3):
        greedy, genetic, exact = (
            polarization(s, qualifier="agreement", clusters=k, method=m).index
            for m in ("greedy", "genetic", "exact")
        )
        assert greedy == pytest.approx(exact)
        assert genetic == pytest.approx(exact)


def test_unequal_camps_are_found_when_sizes_are_free():
    sides = (("Calder", "Pell", "Moss", "Voss"), ("Renn", "Guild"))
    free = polarization(quay(sides), qualifier="agreement", balanced=False)
    assert free.camps == (("Calder", "Moss", "Pell", "Voss"), ("Guild", "Renn"))
    assert free.index == pytest.approx(1.0)
    assert free.index > polarization(quay(sides), qualifier="agreement").index


def test_the_same_seed_gives_the_same_camps():
    rng = np.random.default_rng(5)
    s = quay(turn=lambda *_: bool(rng.random() < 0.5), months=4)
    for method in ("greedy", "genetic"):
        one, two = (polarization(s, qualifier="agreement", method=method, seed=9) for _ in range(2))
        assert (one.camps, one.index) == (two.camps, two.index)


def test_a_debate_where_all_agree_has_no_conflict_to_split():
    everybody = polarization(quay(turn=lambda *_: True), qualifier="agreement")
    assert everybody.index <= 1e-12
    assert polarization(quay((("Calder",), ())), qualifier="agreement").why_empty


def test_polarization_over_time_rises_where_camps_form():
    # united until June, two camps from July
    s = quay(turn=lambda name, concept, month, stance: stance if month >= 6 else True, months=12)
    series = list(polarization_over_time(s, qualifier="agreement", unit="months", width=2))
    assert series[0].index < 0.1
    assert series[-1].index == pytest.approx(1.0)


def test_polarization_needs_a_qualifier_and_a_known_method():
    with pytest.raises(OptionError, match="needs a qualifier"):
        polarization(quay())
    with pytest.raises(UnknownName, match="greedy"):
        polarization(quay(), qualifier="agreement", method="gredy")
    sides = (tuple(f"for {i}" for i in range(15)), tuple(f"against {i}" for i in range(15)))
    with pytest.raises(OptionError, match="would look at"):
        polarization(quay(sides), qualifier="agreement", method="exact")


# backbone


# balance


def test_the_enemy_of_my_enemy_is_my_friend():
    found = balance(signed([[0, 1, -1], [1, 0, -1], [-1, -1, 0]]))
    assert found.triads == (0, 0, 1, 0)
    assert found.balanced
    assert found.camps == (("a", "b"), ("c",))


def test_three_enemies_are_frustrated_once():
    found = balance(signed([[0, -1, -2], [-1, 0, -2], [-2, -2, 0]]))
    assert found.triads == (0, 0, 0, 1)
    assert (found.frustration, found.weight, found.exact) == (1, 1.0, True)
    assert found.frustrated == (("a", "b", -1.0),)
    assert found.share == pytest.approx(1 / 5)


def test_frustration_is_the_least_over_all_pairs_of_camps():
    rng = np.random.default_rng(2)
    m = np.triu(rng.integers(-2, 3, (8, 8)), 1)
    m = m + m.T
    least = min(
        sum(
            abs(m[i, j])
            for i, j in itertools.combinations(range(8), 2)
            if m[i, j] * s[i] * s[j] < 0
        )
        for s in itertools.product((1, -1), repeat=8)
    )
    assert balance(signed(m)).weight == least


def test_large_networks_are_searched_and_say_that_it_may_not_be_the_least(monkeypatch):
    rng = np.random.default_rng(2)
    m = np.triu(rng.integers(-2, 3, (8, 8)), 1)
    exact = balance(signed(m + m.T))
    monkeypatch.setattr("hustings.networks.measures.structural_balance.EXHAUSTIVE", 2)
    _camps_of.cache_clear()  # the answer is the exact one of just now
    found = balance(signed(m + m.T))
    assert found.weight == exact.weight
    assert not found.exact


def test_triads_count_as_looking_at_each():
    rng = np.random.default_rng(4)
    m = np.triu(rng.integers(-1, 2, (7, 7)), 1)
    m = m + m.T
    counted = [0, 0, 0, 0]
    for i, j, k in itertools.combinations(range(7), 3):
        if m[i, j] and m[j, k] and m[i, k]:
            counted[int((m[i, j] < 0) + (m[j, k] < 0) + (m[i, k] < 0))] += 1
    assert balance(signed(m)).triads == tuple(counted)


def test_balance_of_a_debate_in_two_camps_is_perfect():
    found = balance(quay(), qualifier="agreement")
    assert found.balanced
    assert {frozenset(c) for c in found.camps} == {frozenset(c) for c in CAMPS}


# clusters, coalitions, centralities


def test_every_method_of_clustering_finds_two_clear_camps():
    found = {c.method: c for c in clusters(quay(months=2), qualifier="agreement", k=2)}
    assert set(found) >= set(METHODS) - {"concor", "concor two-mode"}
    for c in found.values():
        assert {frozenset(g) for g in c.groups} == {frozenset(s) for s in CAMPS}, c.method
        assert c.modularity == pytest.approx(0.5)


def test_the_best_number_of_clusters_is_chosen_by_modularity():
    best = clusters(quay(months=2), qualifier="agreement")[0]
    assert best.k == 2


def test_medoids_minimise_the_sum_of_distances():
    points = np.array([0.0, 1.0, 2.0, 10.0, 11.0, 12.0])
    assert medoids(np.abs(points[:, None] - points[None, :]), 2).tolist() in (
        [0, 0, 0, 1, 1, 1],
        [1, 1, 1, 0, 0, 0],
    )


def test_clusters_are_found_in_every_window():
    made = list(clusters_over_time(quay(months=6), qualifier="agreement", unit="months", width=2))
    assert len(made) == 4
    assert all(
        {frozenset(g) for g in found[0].groups} == {frozenset(s) for s in CAMPS} for found in made
    )


def test_coalitions_are_those_who_stand_together():
    w = [[0, 2, 2, -1], [2, 0, 2, 0], [2, 2, 0, 0], [-1, 0, 0, 0]]
    for method in ("louvain", "greedy", "label propagation"):
        assert coalitions(signed(w), method=method).groups == (("a", "b", "c"), ("d",))


def test_centralities_of_a_star():
    found = centralities(signed([[0, 1, 1, -2], [1, 0, 0, 0], [1, 0, 0, 0], [-2, 0, 0, 0]]))
    assert found["a"]["degree"] == 3
    assert (found["a"]["strength"], found["a"]["positive"], found["a"]["negative"]) == (4, 2, -2)
    assert found["a"]["betweenness"] == pytest.approx(
        1 / 3
    )  # one of the three pairs of others goes through it
    assert found["a"]["eigenvector"] == pytest.approx(1.0)
    assert found["b"]["eigenvector"] == pytest.approx(1 / math.sqrt(2))
    assert found["d"]["eigenvector"] == 0


def test_measures_need_a_one_mode_network():
    two = Network(("a",), ("x",), np.ones((1, 1)))
    for measure in (coalitions, centralities, balance):
        with pytest.raises(OptionError, match="one-mode"):
            measure(two)


# phases


def test_a_debate_that_turns_has_two_phases():
    def turn(name, concept, month, stance):
        return stance if month < 6 else name in ("Calder", "Renn", "Guild")

    s = quay(turn=turn, months=12)
    found = phases(s, qualifier="agreement", aggregation="congruence", unit="months", width=2)
    assert found.k == 2
    assert found.members == tuple(sorted(found.members))
    assert len(found.transitions) == 1
    assert found.transitions[0][:7] in ("2024-06", "2024-07", "2024-08")


def test_the_number_of_phases_is_the_one_that_parts_them_best():
    def turn(name, concept, month, stance):
        sides = (stance, name in ("Calder", "Renn", "Guild"), name in ("Calder", "Pell", "Thorn"))
        return sides[month // 4]

    s = quay(turn=turn, months=12)
    asked = {"qualifier": "agreement", "aggregation": "congruence", "unit": "months", "width": 1}
    each = {k: phases(s, k_min=k, k_max=k, **asked).modularity for k in range(2, 6)}
    found = phases(s, k_max=5, **asked)
    assert found.k == max(each, key=each.get) > 2
    assert found.modularity == max(each.values())


def test_distances_of_slices_follow_their_formulas():
    one = np.array([[0, 0.5, 0], [0.5, 0, 0], [0, 0, 0]])
    two = np.array([[0, 0.25, 0], [0.25, 0, 0.25], [0, 0.25, 0]])
    assert slice_distances([one, two], "absdiff")[0, 1] == pytest.approx(2 * 0.25 + 2 * 0.25)
    # Laplacian eigenvalues 0, 0, 1 (sum 1) and of a path with weight 1/4: 0, 1/4, 3/4 (sum 1)
    assert slice_distances([one, two], "spectral")[0, 1] == pytest.approx(
        math.sqrt(1 / 16 + 1 / 16)
    )
    # DNA: degrees 0, 1/2, 1/2 and 1/4, 1/4, 1/2
    assert slice_distances([one, two], "spectral", dna=True)[0, 1] == pytest.approx(0.5)


def test_a_distance_leaves_the_slices_as_they_are():
    one = np.array([[0, -0.5], [-0.5, 0]])
    slice_distances([one, one], "spectral")
    assert one[0, 1] == -0.5


def test_a_debate_that_never_changes_has_one_phase():
    found = phases(
        quay(months=12), qualifier="agreement", aggregation="congruence", unit="months", width=2
    )
    assert found.members == (0,) * len(found.dates)
    assert found.why_empty


# studies


@pytest.mark.parametrize(
    "build",
    [
        "network",
        "windows",
        "barplot",
        "backbone",
        "polarization",
        "clusters",
        "phases",
        "balance",
        "bootstrap",
    ],
)
def test_the_study_of_an_answer_gives_the_same_answer_again(build):
    from hustings import networks

    s = quay(months=8)
    options = {"qualifier": "agreement", "duplicates": "include"}
    if build in ("network", "windows", "bootstrap", "phases"):
        options["aggregation"] = "congruence"
    if build != "barplot":
        options["normalization"] = "none"
    if build in ("windows", "phases"):
        options |= {"unit": "months", "width": 2}
    if build == "bootstrap":
        options["draws"] = 5
    make = getattr(networks, build)
    first = make(s, **options)
    study = first[0].study if build == "clusters" else first.study
    assert study.build == build
    again = make(s, **study.options, **({} if study.seed is None else {"seed": study.seed}))
    told = again[0].study if build == "clusters" else again.study
    assert told == study
    if build == "network":
        assert again.matrix.tolist() == first.matrix.tolist()
    if build == "backbone":
        assert again.full.matrix.tolist() == first.full.matrix.tolist()
        assert again.steps == first.steps
    if build == "polarization":
        assert (again.index, again.camps) == (first.index, first.camps)
        assert again.congruence.matrix.tolist() == first.congruence.matrix.tolist()


def test_shortest_paths_are_networkxs():
    """The same closeness and betweenness, with equally short paths and with several pieces."""
    rng = np.random.default_rng(3)
    few = np.triu(np.maximum(rng.integers(-2, 3, (30, 30)), 0), 1).astype(float)
    few[:4, 4:] = few[4] = few[:, 4] = 0.0  # a piece of four and one alone
    for weights in (few + few.T, np.triu(rng.random((25, 25)), 1), np.zeros((2, 2))):
        weights = np.maximum(weights, weights.T)
        graph = positive_graph(weights)
        for _, _, data in graph.edges(data=True):
            data["length"] = 1.0 / data["weight"]
        close = nx.closeness_centrality(graph, distance="length")
        between = nx.betweenness_centrality(graph, weight="length")
        found = shortest_paths(weights)
        assert found[0] == pytest.approx(list(close.values()), abs=1e-12)
        assert found[1] == pytest.approx(list(between.values()), abs=1e-12)
    assert shortest_paths(few + few.T)[1].max() > 0.01
