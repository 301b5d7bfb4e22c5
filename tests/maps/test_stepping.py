"""One step of a map: transfer functions from tables, and what acts on a factor in one order."""

import math

import numpy as np
import pytest

from hustings.maps.stepping import Layout, Step
from hustings.maps.transfers import Transfer
from hustings.maps.weights import weights
from hustings.model import CausalMap

AT = [0.0, -0.0, 1e-300, -1e-9, 1 / 128, 0.3, -1.0, 2.5, 19.0, -700.0, 1e300, math.inf, -math.inf]


def random_map(n: int, links: int, seed: int) -> CausalMap:
    rng = np.random.default_rng(seed)
    pairs = {(int(a), int(b)) for a, b in rng.integers(n, size=(links, 2))}
    rows = [(f"f{a}", f"f{b}", int(rng.choice((-1, 1)))) for a, b in sorted(pairs)]
    return CausalMap.from_links(rows, concepts=[f"f{i}" for i in range(n)])


@pytest.mark.parametrize("slope", [0.5, 1.0, 3.0])
def test_tanh_and_sigmoid_are_right_to_the_last_places(slope: float) -> None:
    near = np.random.default_rng(1).normal(scale=3.0, size=2000)
    x = np.concatenate([np.array(AT), near])
    with np.errstate(invalid="ignore", over="ignore"):
        tanh = Transfer("tanh", slope)(x.copy())
        sigmoid = Transfer("sigmoid", slope)(x.copy())
    right = [math.tanh(slope * v) for v in x.tolist()]
    assert tanh.tolist() == pytest.approx(right, rel=1e-15, abs=0)
    told = [1 / (1 + math.exp(-max(-690.0, min(690.0, slope * v)))) for v in x.tolist()]
    # e**v itself is off by as many last places as v has
    assert sigmoid.tolist() == pytest.approx(told, rel=2e-13, abs=0)
    assert sigmoid[-2000:].tolist() == pytest.approx(told[-2000:], rel=4e-15, abs=0)


def test_tanh_is_odd_to_the_bit_and_what_is_no_number_stays_none() -> None:
    x = np.random.default_rng(2).normal(scale=2.0, size=500)
    tanh = Transfer("tanh", 1.0)
    assert (-tanh(-x)).tobytes() == tanh(x.copy()).tobytes()
    with np.errstate(invalid="ignore"):
        assert np.isnan(Transfer("tanh", 1.0)(np.array([math.nan, 0.0]))).tolist() == [True, False]


@pytest.mark.parametrize("rule", ["kosko", "modified-kosko", "rescaled"])
@pytest.mark.parametrize("still", [True, False])
def test_a_step_is_the_matrix_times_the_state(rule: str, still: bool) -> None:
    m = random_map(12, 25, 3)
    w = weights(m)
    layout = Layout(w, still=still)
    a = np.random.default_rng(4).uniform(-1, 1, w.n)
    moved = layout.place < layout.moved
    seen = 2 * a - 1 if rule == "rescaled" else a
    plain = np.tanh(w.matrix().T @ seen + (0 if rule == "kosko" else seen))
    made = Step(layout, w.value, rule, Transfer("tanh", 1.0))(a[layout.order])[layout.place]
    assert made[moved] == pytest.approx(plain[moved], rel=1e-13)
    assert (made[~moved] == a[~moved]).all()
    assert moved.sum() == (w.n if not still else (~w.sources).sum())


def test_runs_side_by_side_step_as_each_alone_does_to_the_bit() -> None:
    w = weights(random_map(9, 30, 5))
    layout = Layout(w, still=False)
    rng = np.random.default_rng(6)
    drawn, a = rng.uniform(-1, 1, (len(w.value), 40)), rng.uniform(-1, 1, (w.n, 40))
    together = Step(layout, drawn, "kosko", Transfer("sigmoid", 1.0))(a)
    for k in range(40):
        one = Step(layout, np.ascontiguousarray(drawn[:, k]), "kosko", Transfer("sigmoid", 1.0))
        assert one(np.ascontiguousarray(a[:, k])).tobytes() == together[:, k].tobytes()
