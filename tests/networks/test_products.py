"""A product is the same whichever of its columns are multiplied full."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from hustings.model import Statements
from hustings.networks import NetworkOptions, network, products
from hustings.networks.products import fold, gram, heavy, lonely, thinned


def skewed(rows: int = 700, columns: int = 60, seed: int = 1) -> np.ndarray:
    """Counts in which the first columns are held by nearly everybody and the last by few."""
    rng = np.random.default_rng(seed)
    share = 1.0 / np.arange(1, columns + 1)
    return np.where(rng.random((rows, columns)) < share, rng.integers(1, 9, (rows, columns)), 0.0)


def test_full_and_thin_columns_together_are_the_plain_product_to_the_bit() -> None:
    x = skewed()
    held = np.count_nonzero(x, axis=0)
    some = heavy(held, held, len(x))
    assert some.any()
    assert not some.all()
    assert gram(csr_array(x)).tobytes() == (x @ x.T).tobytes()
    signed = fold(x, 30, 2, np.array([[-1.0], [1.0]]))
    thin = fold(csr_array(x), 30, 2, np.array([[-1.0], [1.0]]))
    assert (gram(thin) == signed @ signed.T).all()
    assert (gram(csr_array(x), csr_array(x > 0).astype(float)) == x @ (x > 0).T).all()
    assert (lonely(csr_array(x)) == lonely(x)).all()


def test_sums_that_single_precision_cannot_hold_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two who say one thing 4,097 times have 16,785,409 pairs of it, an odd number above 2**24."""
    x = skewed()
    x[[3, 600]] = 0
    x[[3, 600], 0] = 4097
    assert gram(csr_array(x))[3, 600] == 16_785_409
    assert gram(csr_array(x)).tobytes() == (x @ x.T).tobytes()
    monkeypatch.setattr(products, "SHORT", np.inf)
    assert gram(csr_array(x))[3, 600] == 16_785_408


def test_few_rows_and_full_columns_are_left_as_they_are() -> None:
    assert isinstance(thinned(skewed(400)), np.ndarray)
    assert isinstance(thinned(np.ones((600, 20))), np.ndarray)
    assert not isinstance(thinned(np.eye(600, 300)), np.ndarray)


@pytest.mark.parametrize("aggregation", ["congruence", "conflict", "subtract"])
@pytest.mark.parametrize("normalization", ["none", "jaccard", "profile-cosine"])
def test_a_network_is_the_same_either_way(
    aggregation: str, normalization: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(2)
    n = 4000
    s = Statements.from_columns(
        {
            "speaker": [f"p{i}" for i in rng.integers(600, size=n)],
            "concept": [f"c{int(40 * v * v)}" for v in rng.random(n)],
            "agreement": (rng.random(n) < 0.6).tolist(),
        },
        {"agreement": "boolean"},
    )
    asked = NetworkOptions(
        variable1="speaker", qualifier="agreement", aggregation=aggregation,
        normalization=normalization,
    )  # fmt: skip
    mixed = network(s, asked)
    monkeypatch.setattr(products, "MANY_ROWS", 10_000)
    assert network(s, asked).matrix.tobytes() == mixed.matrix.tobytes()
