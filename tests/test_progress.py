"""Whoever asked hears how far a computation is, and only of its outermost steps."""

from hustings.model import Statements
from hustings.networks import bootstrap, polarization
from hustings.progress import listening, part, steps, told


def test_steps_are_told_to_whoever_listens_and_to_nobody_else() -> None:
    heard: list[tuple[int, int]] = []
    with listening(lambda done, of: heard.append((done, of))):
        for _ in steps("ab", 2):
            told(7, 9)  # inside a step
            assert list(steps("xyz", 3)) == ["x", "y", "z"]
        told(1, 1)
    told(5, 5)
    assert list(steps("ab", 2)) == ["a", "b"]
    assert heard == [(0, 2), (1, 2), (1, 1)]


def test_a_step_that_fails_leaves_the_listener() -> None:
    heard: list[int] = []
    with listening(lambda done, _of: heard.append(done)):
        for k in steps(range(3), 3):
            if k == 1:
                break
        told(8, 9)
    assert heard == [0, 1, 8]


def test_draws_of_a_bootstrap_and_restarts_of_camps_are_told() -> None:
    rows = [(who, f"c{c}", (w + c) % 2 == 0) for w, who in enumerate("abcdef") for c in range(4)]
    columns = dict(zip(("speaker", "concept", "agreement"), zip(*rows, strict=True), strict=True))
    said = Statements.from_columns(
        {k: list(v) for k, v in columns.items()}, {"agreement": "boolean"}
    )
    asked = {"variable1": "speaker", "variable2": "concept", "qualifier": "agreement"}
    heard: list[tuple[int, int]] = []
    with listening(lambda done, of: heard.append((done, of))):
        bootstrap(said, draws=12, aggregation="congruence", **asked)
    assert heard == [(i, 12) for i in range(12)]
    heard.clear()
    with listening(lambda done, of: heard.append((done, of))):
        polarization(said, method="greedy", **asked)
    assert heard
    assert heard[0][0] == 0


def test_passes_over_the_same_things_are_told_as_one_way() -> None:
    heard: list[tuple[int, int]] = []
    with listening(lambda done, of: heard.append((done, of))):
        for number in range(2):
            with part(number, 3):
                list(steps("ab", 2))
    assert heard == [(0, 6), (1, 6), (2, 6), (3, 6)]
    with part(0, 3):
        assert list(steps("ab", 2)) == ["a", "b"]  # nobody listens
