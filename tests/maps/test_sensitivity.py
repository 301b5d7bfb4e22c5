"""How far a conclusion holds."""

import numpy as np
import pytest

from hustings.errors import OptionError
from hustings.maps import batches, leave_one_out, sensitivity, what_if
from hustings.maps.sensitivity import draw
from hustings.maps.weights import weights
from hustings.model import CausalMap

TUG = CausalMap.from_links(
    [
        ("ferry", "visitors", 1, "1", "Calder"),
        ("ferry", "noise", 1, "2", "Pell"),
        ("visitors", "trade", 1, "3", "Calder"),
        ("noise", "trade", -1, "4", "Renn"),
    ]
)


def test_two_ways_of_opposite_sign_and_unsaid_strength_leave_the_outcome_undetermined():
    s = sensitivity(TUG, set={"ferry": 1.0}, draws=2000)
    assert s.verdicts == {
        "ferry": "rises",
        "visitors": "rises",
        "noise": "rises",
        "trade": "undetermined",
    }
    # a single run with ±1 has them cancel exactly, which looks like certainty
    assert what_if(TUG, set={"ferry": 1.0}).changes["trade"] == 0


def test_strength_words_that_differ_enough_decide():
    words = {"1": "entirely", "3": "entirely", "2": "slightly", "4": "slightly"}
    m = CausalMap.from_links(
        [(c.cause, c.effect, c.sign, c.id, c.source, words[c.id]) for c in TUG.claims]
    )
    assert sensitivity(m, set={"ferry": 1.0}, draws=2000).verdicts["trade"] == "rises"


def test_draws_stay_in_the_range_said_and_take_no_account_of_counts():
    once = CausalMap.from_links([("a", "b", -1, "1", "x", "somewhat")])
    often = CausalMap.from_links([("a", "b", -1, str(i), "x", "somewhat") for i in range(50)])
    first, second = (draw(weights(m), 1000, 3) for m in (once, often))
    assert first.tolist() == second.tolist()
    assert -0.65 <= first.min() < -0.6
    assert -0.4 < first.max() <= -0.35


def test_a_disputed_sign_is_drawn_either_way_evenly_however_often_each_is_told():
    m = CausalMap.from_links(
        [("a", "b", 1, str(i), f"s{i}") for i in range(9)] + [("a", "b", -1, "x", "t")]
    )
    s = sensitivity(m, set={"a": 1.0}, draws=4000)
    assert s.verdicts["b"] == "undetermined"
    assert s.rises[1] == pytest.approx(0.5, abs=0.03)


def test_shares_add_up_and_the_seed_repeats_the_draws():
    one, two = (sensitivity(TUG, set={"ferry": 1.0}, draws=300, seed=4) for _ in range(2))
    assert one.rows() == two.rows()
    assert np.allclose(one.rises + one.falls + one.stays, 1)
    assert (one.low <= one.median).all()
    assert one.rows() != sensitivity(TUG, set={"ferry": 1.0}, draws=300, seed=5).rows()


@pytest.mark.parametrize("rule", ["kosko", "modified-kosko", "rescaled"])
@pytest.mark.parametrize("transfer", ["sigmoid", "tanh", "trivalent"])
def test_a_draw_equals_the_single_run_with_those_weights(rule, transfer):
    rng = np.random.default_rng(8)
    w = rng.uniform(-1, 1, (6, 6)) * (rng.random((6, 6)) < 0.4)
    m = CausalMap.from_matrix(list("ABCDEF"), w)
    s = sensitivity(m, set={"A": 1.0}, draws=3, rule=rule, transfer=transfer, max_steps=400)
    run = what_if(m, set={"A": 1.0}, rule=rule, transfer=transfer, max_steps=400)
    if run.ending == run.baseline.ending == "fixed point":
        assert s.median == pytest.approx(list(run.changes.values()), abs=1e-12)
    else:
        assert s.unsettled in (0.0, 1.0)
    assert any("every draw is the same" in n for n in s.notes)


def test_many_draws_are_cut_into_pieces_without_a_trace(monkeypatch):
    whole = sensitivity(TUG, set={"ferry": 1.0}, draws=500)
    monkeypatch.setattr(batches, "_CHUNK", 64)
    monkeypatch.setattr(batches, "_SIDE", 1)
    assert sensitivity(TUG, set={"ferry": 1.0}, draws=500).rows() == whole.rows()


def test_spread_doubts_exact_weights():
    m = CausalMap.from_matrix(["a", "b"], [[0, 0.1], [0, 0]])
    s = sensitivity(m, set={"a": 1.0}, draws=2000, spread=0.1)
    # N(0.1, 0.1) is negative in 15.9 % of draws
    assert s.falls[1] == pytest.approx(0.159, abs=0.03)
    assert s.verdicts["b"] == "undetermined"


def test_a_draw_without_an_end_is_counted():
    m = CausalMap.from_matrix(["a", "b", "c"], [[0, 0, 0], [0, 0, 1], [0, -1, 0]])
    s = sensitivity(m, set={"a": 1.0}, start={"b": 1.0, "c": 0.0}, draws=5, transfer="trivalent")
    assert s.unsettled == 1.0


def test_the_quotation_that_carries_the_result_comes_first():
    m = CausalMap.from_links(
        [
            ("ferry", "noise", 1, "only", "Pell"),
            ("noise", "rents", -1, "one", "Renn"),
            ("noise", "rents", -1, "two", "Voss"),
        ]
    )
    out = leave_one_out(m, set={"ferry": 1.0})
    assert out[0].unit == "only"
    assert out[0].flips == ("noise", "rents")
    assert [r.shift for r in out[1:]] == [0.0, 0.0]
    assert [r.unit for r in out.carrying] == ["only"]


def test_leaving_out_equals_the_map_without_those_claims():
    rows = [
        ("ferry", "noise", 1, "1", "Pell", "strongly"),
        ("noise", "rents", -1, "2", "Renn", "slightly"),
        ("noise", "rents", -1, "3", "Voss", "entirely"),
        ("ferry", "rents", 1, "4", "Renn", "somewhat"),
        ("ferry", "rents", -1, "5", "Voss"),
        ("rents", "ferry", 1, "6", "Pell"),
    ]
    m = CausalMap.from_links(rows)
    for unit, key in (("claim", 3), ("source", 4)):
        for removal in leave_one_out(m, set={"ferry": 1.0}, unit=unit):
            rest = CausalMap.from_links(
                [r for r in rows if r[key] != removal.unit], concepts=m.concepts
            )
            expected = what_if(rest, set={"ferry": 1.0}).changes
            assert removal.changes == pytest.approx(expected, abs=1e-12)


def test_a_merged_map_has_no_single_claim_to_leave_out():
    m = CausalMap(TUG.concepts, TUG.links, weights={("ferry", "noise"): 0.5})
    with pytest.raises(OptionError, match="each speaker's own map"):
        leave_one_out(m, set={"ferry": 1.0})


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"draws": 0}, "draws"),
        ({"draws": 10**9}, "memory"),
        ({"unsaid": (0.5, 0.1)}, "unsaid"),
        ({"spread": -1}, "spread"),
        ({"set": {}}, "Nothing is set"),
    ],
)
def test_wrong_options_are_refused(options, message):
    with pytest.raises(OptionError, match=message):
        sensitivity(TUG, **({"set": {"ferry": 1.0}} | options))
    with pytest.raises(OptionError, match="unit"):
        leave_one_out(TUG, set={"ferry": 1.0}, unit="quote")


def test_what_nothing_acts_on_stays_also_where_no_change_at_all_is_allowed():
    m = CausalMap.from_links([("ferry", "noise", 1), ("quay", "trade", 1)])
    s = sensitivity(m, set={"ferry": 1.0}, draws=20, stays_within=0.0)
    assert dict(zip(s.concepts, s.stays.tolist(), strict=True)) == {
        "ferry": 0.0,
        "noise": 0.0,
        "quay": 1.0,
        "trade": 1.0,
    }
