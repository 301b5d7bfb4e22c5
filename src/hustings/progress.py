"""How far a long computation is: told by whoever computes, heard by whoever asked.

What computes calls :func:`told` between two steps and need not know whether anybody listens; a
front door listens with :func:`listening` (one listener a thread). Nothing is told anywhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[int, int], object]
"""Takes the steps that are done and how many there are."""

_LISTENER: ContextVar[Listener | None] = ContextVar("hustings_progress", default=None)


def told(done: int, of: int) -> None:
    """``done`` of so many steps are done."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(done, of)


@contextmanager
def listening(listener: Listener | None) -> Iterator[None]:
    """Hear how far computations inside are; None: nobody hears of them."""
    before = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(before)
