"""How far a long computation is: told by whoever computes, heard by whoever asked.

What computes calls :func:`told` between two steps, or goes through :func:`steps`, and need not know
whether anybody listens; a front door listens with :func:`listening` (one listener a thread).
Nothing is told anywhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Listener = Callable[[int, int], object]
"""Takes the steps that are done and how many there are."""

_Thing = TypeVar("_Thing")

_LISTENER: ContextVar[Listener | None] = ContextVar("hustings_progress", default=None)


def told(done: int, of: int) -> None:
    """``done`` of so many steps are done."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(done, of)


def steps(things: Iterable[_Thing], of: int) -> Iterator[_Thing]:
    """Things one after the other, each told as a step of so many; what is told inside a step is
    not heard.
    """
    listener = _LISTENER.get()
    if listener is None:
        yield from things
        return
    _LISTENER.set(None)
    try:
        for done, thing in enumerate(things):
            listener(done, of)
            yield thing
    finally:
        _LISTENER.set(listener)


@contextmanager
def listening(listener: Listener | None) -> Iterator[None]:
    """Hear how far computations inside are; None: nobody hears of them."""
    before = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(before)


@contextmanager
def part(number: int, of: int) -> Iterator[None]:
    """What is told inside is one (``number``, from 0) of so many passes over as many steps."""
    listener = _LISTENER.get()
    if listener is None:
        yield
        return
    with listening(lambda done, n: listener(number * n + done, of * n)):
        yield
