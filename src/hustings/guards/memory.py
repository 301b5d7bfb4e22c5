"""How often Python looks for memory that only circles of objects hold."""

from __future__ import annotations

import gc

YOUNG = 50_000
"""New objects after which it looks (Python's own is 700).

An answer over 20,000 statements makes some 300,000 objects that live as long as the answer, none of
them in a circle: looking through them again and again took a fifth of its time, and a sixth of the
time a server takes to load."""
OLDER = 20
"""Looks at the young after which the older ones are looked at too."""


def collect_less() -> None:
    """Look less often, in a process that loads much or answers."""
    gc.set_threshold(YOUNG, OLDER, OLDER)
