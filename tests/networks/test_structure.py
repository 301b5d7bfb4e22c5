"""Backbone, polarization, clusters, phases, balance, coalitions: on debates whose answer is plain to see."""

import itertools
import math

import networkx as nx
import numpy as np
import pytest

from hustings.errors import OptionError, UnknownName
from hustings.model import Network, Statements
from hustings.networks import (
    backbone,
    backbone_loss,
    balance,
    centralities,
    clusters,
    clusters_over_time,
    coalitions,
    phases,
    polarization,
    polarization_over_time,
)
from hustings.networks.camps import dna_quality, shares
from hustings.networks.cluster_methods import medoids
from hustings.networks.clustering import METHODS
from hustings.networks.measures import positive_graph, shortest_paths
from hustings.networks.phase_transitions import slice_distances
from hustings.networks.structural_balance import _camps_of
from hustings.progress import listening

CAMPS = (("Calder", "Pell", "Moss"), ("Renn", "Guild", "Thorn"))


def quay(sides=CAMPS, concepts=("night ferry", "car-free quay"), turn=None, months=1):
    """Everybody speaks on every concept: the first side for, the second against, or as ``turn`` says."""
    rows = []
    for month, concept in itertools.product(range(months), concepts):
        for side, names in enumerate(sides):
            for name in names:
                stance = side == 0
                if turn is not None:
                    stance = turn(name, concept, month, stance)
                rows.append((f"m{month}", f"2024-{month + 1:02d}-01", name, concept, stance))
    columns = dict(
        zip(
            ("document", "date", "speaker", "concept", "agreement"),
            zip(*rows, strict=True),
            strict=True,
        )
    )
    return Statements.from_columns(
        {k: list(v) for k, v in columns.items()}, {"agreement": "boolean"}
    )


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


def three_concepts():
    """Two concepts split the town alike; on the harbour fee only Calder and Renn speak."""
    s = quay(concepts=("night ferry", "car-free quay"))
    rows = [(x.transcript, x.speaker, x.values["concept"], x.values["agreement"]) for x in s]
    rows += [("m0", "Calder", "harbour fee", True), ("m0", "Renn", "harbour fee", True)]
    names = ("document", "speaker", "concept", "agreement")
    return Statements.from_columns(
        {n: [r[i] for r in rows] for i, n in enumerate(names)}, {"agreement": "boolean"}
    )


SAID = {
    "qualifier": "agreement",
    "aggregation": "congruence",
    "normalization": "none",
    "duplicates": "include",
}


def test_the_spectrum_of_a_backbone_is_that_of_its_laplacian():
    # harbour fee alone: one tie of weight 1, L = [[1, -1], [-1, 1]], eigenvalues 0 and 2, divided by their sum: 0, 1
    # all: two triangles of weight 2 (eigenvalues 0, 6, 6 each) and one tie of 1 between them
    laplacian = np.zeros((6, 6))
    names = ["Calder", "Guild", "Moss", "Pell", "Renn", "Thorn"]
    for side in CAMPS:
        for a, b in itertools.permutations(side, 2):
            laplacian[names.index(a), names.index(b)] = -2
    laplacian[0, 4] = laplacian[4, 0] = -1
    np.fill_diagonal(laplacian, -laplacian.sum(axis=1))
    whole = np.sort(np.linalg.eigvals(laplacian).real) / np.trace(laplacian)
    alone = np.array([0, 0, 0, 0, 0, 1.0])
    loss, _ = backbone_loss(three_concepts(), ["harbour fee"], **SAID)
    assert loss == pytest.approx(math.sqrt(((whole - alone) ** 2).sum()))


def test_dnas_spectrum_is_one_of_degrees():
    # degrees of all: 4, 4, 4, 4 and 5, 5, of 26; of the harbour fee alone 1, 1 of 2
    loss, _ = backbone_loss(three_concepts(), ["harbour fee"], compat="dna3", **SAID)
    assert loss == pytest.approx(4 * 4 / 26 + 2 * (1 / 2 - 5 / 26))


def test_the_nested_search_drops_the_harbour_fee_first_or_a_twin():
    found = backbone(three_concepts(), method="nested", **SAID)
    assert [s.round for s in found.steps] == [1, 2, 3]
    assert [s.statements for s in found.steps][-1] == 0
    assert found.steps[0].backbone_loss == min(
        backbone_loss(three_concepts(), some, **SAID)[0]
        for some in itertools.combinations(("night ferry", "car-free quay", "harbour fee"), 2)
    )


def test_a_nested_search_tells_how_many_concepts_are_tried_of_all_it_tries():
    heard = []
    with listening(lambda done, of: heard.append((done, of))):
        found = backbone(three_concepts(), **SAID)
    assert len(found.steps) == 3
    assert heard == [(0, 6), (3, 6), (5, 6)]


@pytest.mark.parametrize("size", [1, 2])
def test_the_fixed_backbone_is_the_best_of_its_size(size):
    found = backbone(three_concepts(), method="fixed", size=size, **SAID)
    assert found.exact
    assert found.loss == pytest.approx(
        min(
            backbone_loss(three_concepts(), some, **SAID)[0]
            for some in itertools.combinations(
                ("night ferry", "car-free quay", "harbour fee"), size
            )
        )
    )


def test_annealing_finds_the_set_that_looking_at_all_finds(monkeypatch):
    exact = backbone(three_concepts(), method="penalty", penalty=2.0, **SAID)
    monkeypatch.setattr("hustings.networks.backbones.EXHAUSTIVE", 0)
    found = [
        backbone(three_concepts(), method="penalty", penalty=2.0, iterations=200, seed=4, **SAID)
        for _ in "ab"
    ]
    assert found[0].backbone == found[1].backbone
    assert found[0].penalised_loss == pytest.approx(exact.penalised_loss)
    assert not found[0].exact


def test_every_set_is_looked_at_where_there_are_no_more_than_that(monkeypatch):
    for most, every in ((2**3, True), (2**3 - 1, False)):
        monkeypatch.setattr("hustings.networks.backbones.EXHAUSTIVE", most)
        found = backbone(three_concepts(), method="penalty", iterations=5, **SAID)
        assert found.exact is every


def test_a_backbones_network_keeps_every_actor_and_its_evidence():
    found = backbone(three_concepts(), method="fixed", size=1, **SAID)
    assert found.network.rows == found.full.rows
    ties = found.network.ties()
    assert all(found.network.statements(a, b) for a, b, _ in ties)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"method": "fixed"}, "needs the size"),
        ({"method": "fixed", "size": 3}, "leaves nothing out"),
        ({"method": "penalty", "size": 1}, "finds the size itself"),
        ({"method": "nest"}, "Did you mean 'nested'"),
        ({"penalty": -1}, "penalty must be a number"),
        (
            {"mode": "two-mode", "aggregation": "subtract", "normalization": "none"},
            "one-mode network",
        ),
    ],
)
def test_a_backbone_that_cannot_be_found_is_refused(options, words):
    with pytest.raises(OptionError, match=words):
        backbone(three_concepts(), **{**SAID, **options})


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
    monkeypatch.setattr("hustings.networks.structural_balance.EXHAUSTIVE", 2)
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
