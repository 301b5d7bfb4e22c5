"""What the commands of assignments tell; loaded when one of them is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from ..agreement.drawing import loads, needed, pairs
from ..project import Project
from ..project.coders.assignments import DAYS, Planned
from .common import say

__all__ = ["DAYS", "tell_drawn"]

EXPECTED, WITHIN = 0.8, (0.05, 0.1)
"""The agreement for which the preview says how many texts tell it how exactly."""


def tell_drawn(project: Project, drawn: Sequence[Planned]) -> None:
    """Who would code what, how much each, and how exactly agreement would be known."""
    titles = project.titles()
    for one in drawn:
        place = f", turns {one.place.first} to {one.place.last}" if one.place else ""
        title = f"{titles[one.transcript]:<40.40}".rstrip() + place
        say(f"{title:<40}  {', '.join(one.coders)}  ({one.part})")
    say("\n" + ", ".join(f"{name}: {n}" for name, n in loads(drawn).items()))
    shared = {pair: n for pair, n in pairs(drawn).items() if n}
    if shared:
        say("Both: " + ", ".join(f"{a} and {b} {n}" for (a, b), n in shared.items()))
    texts = " or ".join(f"{needed(EXPECTED, h)} units (to ±{h:.0%})" for h in WITHIN)
    say(f"An agreement of {EXPECTED:.0%} is known from {texts}, whatever is counted as a unit.")
