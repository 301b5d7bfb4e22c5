"""Running a map: values worked out by hand, the verdict, and the errors of other tools not copied."""

import math

import numpy as np
import pytest

from hustings.errors import OptionError, UnknownName
from hustings.maps import attractors, contraction, verdict, weights, what_if
from hustings.maps.whatif import RULES, TRANSFERS
from hustings.model import CausalMap


def matrix(rows):
    return CausalMap.from_matrix(list("ABCDEFG")[: len(rows)], rows)


def under_sigmoid(m, **options):
    """A run under the sigmoid, which the literature's numbers are of."""
    return what_if(m, **{"transfer": "sigmoid", **options})


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


ARROW = matrix([[0, 1], [0, 0]])


def test_influence_runs_forward():
    assert what_if(ARROW, set={"A": 1.0}).changes["B"] > 0
    assert what_if(ARROW, set={"B": 1.0}).changes["A"] == 0


def test_a_source_is_held_or_left_free():
    held = under_sigmoid(ARROW, start={"A": 1, "B": 0})
    assert held.final == pytest.approx([1.0, sigmoid(1)])
    free = under_sigmoid(ARROW, start={"A": 1, "B": 0}, hold_sources=False)
    assert free.final == pytest.approx([0.5, sigmoid(0.5)])


def test_a_held_source_of_one_half_stays_one_half_under_bivalent():
    assert what_if(ARROW, start={"A": 0.5, "B": 0}, transfer="bivalent").final.tolist() == [
        0.5,
        1.0,
    ]


def test_slope_counts_under_tanh():
    one, three = (
        what_if(ARROW, start={"A": 1, "B": 0}, transfer="tanh", slope=s).final[1] for s in (1, 3)
    )
    assert (one, three) == pytest.approx((math.tanh(1), math.tanh(3)))


@pytest.mark.parametrize(
    ("rule", "argument"),
    [
        ("kosko", 0.5 * 0.8),
        ("modified-kosko", 0.3 + 0.5 * 0.8),
        ("rescaled", (2 * 0.3 - 1) + 0.5 * (2 * 0.8 - 1)),
    ],
)
def test_one_step_of_each_rule_by_hand(rule, argument):
    run = under_sigmoid(
        matrix([[0, 0.5], [0, 0]]), start={"A": 0.8, "B": 0.3}, rule=rule, max_steps=1
    )
    assert run.states[1] == pytest.approx([0.8, sigmoid(argument)])


TANK = matrix(
    [
        [0, -0.4, -0.25, 0, 0.3],
        [0.36, 0, 0, 0, 0],
        [0.45, 0, 0, 0, 0],
        [-0.9, 0, 0, 0, 0],
        [0, 0.6, 0, 0.3, 0],
    ]
)
"""The process-control map of Stylios and Groumpos (two valves and a tank), as used by Papageorgiou et al. 2003."""
TANK_START = {"A": 0.4, "B": 0.708, "C": 0.612, "D": 0.717, "E": 0.3}


@pytest.mark.parametrize(
    ("rule", "steps", "final"),
    [
        ("kosko", 6, [0.479289455, 0.532408273, 0.470080404, 0.540104854, 0.535884658]),
        ("modified-kosko", 9, [0.624673373, 0.707672606, 0.612031853, 0.717133708, 0.710523363]),
        ("rescaled", 18, [0.499997722, 0.500001144, 0.500004456, 0.499997771, 0.499994421]),
    ],
)
def test_a_published_map_ends_where_it_is_known_to_end(rule, steps, final):
    run = under_sigmoid(TANK, start=TANK_START, rule=rule, tolerance=1e-5)
    assert run.steps == steps
    assert run.final == pytest.approx(final, abs=1e-9)


def test_a_published_map_cycles_with_period_six_under_signs_alone():
    assert what_if(TANK, start=TANK_START, transfer="trivalent").period == 6


def test_an_intervention_of_no_strength_changes_nothing_under_rescaled():
    m = matrix([[0, -0.3], [0, 0]])
    run = under_sigmoid(m, set={"A": 0.5}, rule="rescaled")
    assert run.changes["B"] == 0


def test_a_two_factor_loop_of_opposite_signs_has_period_four():
    run = what_if(matrix([[0, 1], [-1, 0]]), start={"A": 1, "B": 0}, transfer="trivalent")
    assert (run.ending, run.period) == ("cycle", 4)
    assert run.states[-5:].tolist() == [[1, 0], [0, 1], [-1, 0], [0, -1], [1, 0]]
    assert verdict(run) == "cycle with period 4"


@pytest.mark.parametrize("steps", [7, 8, 9, 10])
def test_a_cycle_found_early_ends_in_the_state_all_steps_would_give(steps):
    run = what_if(
        matrix([[0, 1], [-1, 0]]), start={"A": 1, "B": 0}, transfer="trivalent", max_steps=steps
    )
    turn = [[1, 0], [0, 1], [-1, 0], [0, -1]]
    assert run.final.tolist() == turn[steps % 4]
    assert run.period == 4


def test_a_cycle_of_real_values_is_found_without_exact_repetition():
    # B' = tanh(3 A), A' = -tanh(3 B): a swing of period 4 that only nears its limit
    run = what_if(
        matrix([[0, 1], [-1, 0]]),
        start={"A": 0.9, "B": 0.4},
        transfer="tanh",
        slope=3.0,
        tolerance=1e-6,
        max_steps=20,
    )
    assert (run.ending, run.period) == ("cycle", 4)


def test_a_swing_that_dies_out_slowly_is_no_cycle():
    run = what_if(
        matrix([[-1.0]]), start={"A": 0.5}, transfer="tanh", tolerance=1e-4, max_steps=300
    )
    assert run.ending == "drift"


def test_a_trembling_last_digit_is_a_fixed_point():
    rng = np.random.default_rng(2)
    for _ in range(10):
        m = CausalMap.from_matrix([str(i) for i in range(30)], rng.uniform(-0.2, 0.2, (30, 30)))
        assert what_if(m, tolerance=0.0).ending == "fixed point"


def test_a_handful_of_steps_is_too_few_for_a_verdict_of_drift():
    assert what_if(TANK, start=TANK_START, max_steps=2).ending == "unsettled"


def test_slow_drift_is_named_with_its_rate():
    # A' = tanh(A) decays like the root of 3 / 2t: a usual tolerance would call it an equilibrium
    m = matrix([[0, 1], [0, 0]])
    run = what_if(
        m, start={"A": 1, "B": 0}, rule="modified-kosko", transfer="tanh", hold_sources=False
    )
    assert run.ending == "drift"
    assert 0 < run.rate < 1e-4
    early = what_if(
        m,
        start={"A": 1, "B": 0},
        rule="modified-kosko",
        transfer="tanh",
        hold_sources=False,
        tolerance=1e-3,
    )
    assert any("still drifting" in n for n in early.notes)


def test_a_wander_without_period_is_unsettled():
    # rotation by an angle that is no part of the circle, pushed out by the slope: never the same state twice
    c, s = 0.6, 0.79
    run = what_if(
        matrix([[c, s], [-s, c]]),
        start={"A": 0.3, "B": 0.1},
        transfer="tanh",
        slope=1.6,
        max_steps=400,
    )
    assert run.ending == "unsettled"


@pytest.mark.parametrize("transfer", TRANSFERS)
@pytest.mark.parametrize("rule", RULES)
def test_every_map_gets_a_verdict(rule, transfer):
    rng = np.random.default_rng(5)
    for _ in range(20):
        w = np.round(rng.uniform(-1, 1, (5, 5)), 1) * (rng.random((5, 5)) < 0.6)
        run = what_if(
            matrix(w.tolist()),
            start=dict.fromkeys("ABCDE", 1.0),
            rule=rule,
            transfer=transfer,
            max_steps=80,
        )
        assert run.ending in ("fixed point", "cycle", "drift", "unsettled")
        assert run.steps <= 80
        assert np.isfinite(run.states).all()


def test_clamping_at_zero_is_a_scenario():
    m = matrix([[0, 1], [0, 0]])
    run = under_sigmoid(m, set={"A": 0.0})
    assert run.final == pytest.approx([0.0, 0.5])
    assert run.changes["B"] == pytest.approx(0.5 - sigmoid(0.5))


def test_a_clamp_holds_after_every_step():
    run = what_if(matrix([[0, 1], [-1, 0]]), set={"A": 0.7}, transfer="tanh")
    assert set(run.states[:, 0]) == {0.7}


def test_the_scenario_starts_where_the_baseline_ends():
    run = what_if(matrix([[0, 1], [0.5, 0]]), set={"A": 1.0})
    assert run.states[0, 1] == run.baseline.final[1]
    assert run.baseline.ending == "fixed point"


def test_a_start_value_not_given_is_neutral_and_said():
    run = under_sigmoid(ARROW, start={"A": 1.0}, max_steps=1)
    assert run.states[0].tolist() == [1.0, 0.5]
    assert run.notes[0] == "Without a start value, so begun at 0.5: B."


def test_a_step_that_rounding_decides_is_said():
    # 0.1 + 0.4 - 0.3 + 0.1 - 0.3 is 0, but not in binary
    w = [[0] * 6 for _ in range(6)]
    for i, weight in enumerate((0.1, 0.4, -0.3, 0.1, -0.3)):
        w[i][5] = weight
    run = what_if(matrix(w), start=dict.fromkeys("ABCDEF", 1.0), transfer="trivalent")
    assert any("rounding" in n and "F" in n for n in run.notes)


def test_self_loops_count_and_are_no_source():
    run = under_sigmoid(matrix([[0.5]]), start={"A": 1.0}, max_steps=1)
    assert run.final == pytest.approx([sigmoid(0.5)])


def test_a_disputed_or_unsaid_sign_is_said():
    m = CausalMap.from_links([("a", "b", 1), ("a", "b", -1), ("a", "c", 0)])
    run = what_if(m, set={"a": 1.0})
    assert run.changes["b"] == run.changes["c"] == 0
    assert "a → b" in run.notes[0]
    assert "a → c" in run.notes[1]


def test_weights_come_from_strength_words_never_from_counts():
    once = CausalMap.from_links([("a", "b", 1, "1", "x", "slightly")])
    often = CausalMap.from_links([("a", "b", 1, str(i), "x", "slightly") for i in range(9)])
    first, second = (under_sigmoid(m, set={"a": 1.0}).final[1] for m in (once, often))
    assert first == second == pytest.approx(sigmoid(0.225))


def test_the_weights_of_a_run_are_those_written_to_files():
    words = ["slightly", "somewhat", "strongly", "entirely", None]
    rng = np.random.default_rng(3)
    rows = [
        (
            str(rng.integers(5)),
            str(rng.integers(5)),
            int(rng.integers(-1, 2)),
            str(k),
            "x",
            words[rng.integers(5)],
        )
        for k in range(60)
    ]
    m = CausalMap.from_links(rows)
    w = weights(m)
    run = dict(
        zip(
            [(m.concepts[a], m.concepts[b]) for a, b in zip(w.cause, w.effect, strict=True)],
            w.value,
            strict=True,
        )
    )
    assert run == m.pair_weights()
    assert set(w.disputed) == {p for p, told in m.pairs().items() if {1, -1} <= told.keys()}
    assert set(w.unknown) == {p for p, told in m.pairs().items() if told.keys() == {0}}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"rule": "koska"}, "kosko"),
        ({"transfer": "relu"}, "transfer"),
        ({"slope": 0}, "slope"),
        ({"tolerance": -1}, "tolerance"),
        ({"tolerance": float("nan")}, "tolerance"),
        ({"max_steps": 0}, "max_steps"),
        ({"max_steps": 10**9}, "memory"),
        ({"set": {"A": 1.2}}, "'A'"),
        ({"set": {"A": float("nan")}}, "'A'"),
        ({"start": {"A": "high"}}, "'A'"),
    ],
)
def test_a_wrong_option_is_refused_aloud(options, message):
    with pytest.raises(OptionError, match=message):
        what_if(ARROW, **options)


def test_a_factor_that_is_not_there_is_named():
    with pytest.raises(UnknownName, match="factor 'Z'"):
        what_if(ARROW, set={"Z": 1.0})


def test_an_empty_map_runs_to_an_answer_that_says_so():
    run = what_if(CausalMap(()))
    assert run.ending == "fixed point"
    assert "empty" in run.notes[0]


def test_a_large_map_runs_as_the_small_one_does():
    # 300 factors go through sparse arithmetic; the first two are the arrow
    names = [f"f{i}" for i in range(300)]
    m = CausalMap.from_links([(names[0], names[1], -1)], concepts=names)
    assert under_sigmoid(m, set={"f0": 1.0}).changes["f1"] == pytest.approx(
        sigmoid(-1) - sigmoid(-0.5)
    )


def test_several_starts_find_the_different_endings():
    # two factors that hold each other up: both up, both down, or swinging
    m = matrix([[0, 1], [1, 0]])
    found = attractors(m, transfer="tanh", slope=2.0, starts=40)
    assert found.number >= 3
    assert {r.ending for r in found.runs} == {"fixed point", "cycle"}
    assert sum(found.shares) + found.without_end == pytest.approx(1)
    assert attractors(m, transfer="tanh", slope=0.9, starts=10).number == 1


def test_only_the_contraction_bound_is_called_certain():
    # mutual inhibition with self-support: the 1.317 bound gives slope 2.281 and three endings
    m = matrix([[1, -1], [-1, 1]])
    bound = contraction(m, transfer="sigmoid")
    assert bound.slope == pytest.approx(2.0)
    assert bound.frobenius == pytest.approx(2.0)
    assert bound.slope < 2.281
    assert contraction(m, rule="modified-kosko", transfer="sigmoid").slope == pytest.approx(4 / 3)
    assert contraction(m, transfer="trivalent").slope is None
    assert contraction(ARROW).slope == math.inf
