"""A process that answers looks for circular memory less often, and still finds it."""

import gc

import pytest

from hustings.guards.memory import collect_less


@pytest.fixture
def usual():
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)  # Python's own; a command of another test may have changed it
    yield
    gc.set_threshold(*before)


def looks(n: int) -> int:
    """How often the collector looks while so many objects are made that stay."""
    seen = []

    def told(phase: str, _: object) -> None:
        seen.append(phase)

    gc.callbacks.append(told)
    try:
        kept = [[k] for k in range(n)]
    finally:
        gc.callbacks.remove(told)
    assert len(kept) == n
    return seen.count("start")


def test_it_looks_less_often_and_still_does(usual):
    often = looks(200_000)
    collect_less()
    assert 1 <= looks(200_000) <= often / 20
