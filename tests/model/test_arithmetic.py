"""Sums and functions that no processor rounds otherwise."""

import math

import numpy as np
import pytest

from hustings.model.arithmetic import eigen, exp, leading, power, product, spectrum, tanh


def test_a_product_is_the_same_in_whatever_order_its_terms_stand() -> None:
    rng = np.random.default_rng(1)
    a, b = rng.normal(size=(9, 40)), rng.normal(size=(40, 7))
    for _ in range(5):
        order = rng.permutation(40)
        assert product(a[:, order], b[order]).tobytes() == product(a, b).tobytes()
    assert product(a, b) == pytest.approx(a @ b, rel=1e-12, abs=1e-13)


def test_a_product_of_nothing_and_of_what_is_not_a_number_is_as_numpy_says() -> None:
    assert product(np.zeros((2, 0)), np.zeros((0, 3))).tolist() == np.zeros((2, 3)).tolist()
    assert np.isnan(product(np.array([[np.nan, 1.0]]), np.ones((2, 1)))).all()
    assert product([[1.0, 2.0]], [3.0, 4.0]).tolist() == [11.0]


def test_a_power_is_a_product_again_and_again() -> None:
    step = np.array([[0.5, 0.5], [0.25, 0.75]])
    assert power(step, 3) == pytest.approx(step @ step @ step)


@pytest.mark.parametrize("x", [0.0, -0.0, 1e-300, 1e-9, 0.3, -1.0, 2.5, 20.0, -700.0])
def test_exp_and_tanh_are_right_to_the_last_place(x: float) -> None:
    assert float(exp(x)) == pytest.approx(math.exp(x), rel=4e-16)
    assert float(tanh(x)) == pytest.approx(math.tanh(x), rel=8e-16, abs=0)
    assert float(tanh(-x)) == -float(tanh(x))


def test_far_out_exp_is_0_and_tanh_is_1() -> None:
    assert exp([-800.0, 0.0]).tolist() == [0.0, 1.0]
    assert tanh([-50.0, 50.0, math.inf]).tolist() == [-1.0, 1.0, 1.0]
    assert np.isnan(exp(math.nan))


def test_the_directions_of_equal_values_are_those_the_axes_cast() -> None:
    # the triangle: 2 once along (1, 1, 1), -1 twice across it
    values, vectors = eigen(np.ones((3, 3)) - np.eye(3))
    assert values == pytest.approx([-1, -1, 2], abs=1e-9)
    third = 1 / math.sqrt(3)
    assert vectors[:, 2] == pytest.approx([third] * 3, abs=1e-9)
    assert vectors[:, 0] == pytest.approx([2 / math.sqrt(6), *[-1 / math.sqrt(6)] * 2], abs=1e-9)


@pytest.mark.parametrize("n", [1, 2, 5, 24, 151])
def test_eigenvectors_are_turned_by_the_matrix_into_their_multiples(n: int) -> None:
    matrix = np.random.default_rng(n).normal(size=(n, n))
    matrix = matrix + matrix.T
    values, vectors = eigen(matrix)
    assert matrix @ vectors == pytest.approx(vectors * values, abs=1e-6)
    assert vectors.T @ vectors == pytest.approx(np.eye(n), abs=1e-7)
    assert spectrum(matrix) == pytest.approx(values, abs=1e-6)
    assert leading(matrix) == pytest.approx(vectors[:, -1])
