"""Layers of statements: each coder's own, gold, which was settled between them, and what somebody
marked in a second look at what he had coded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ... import store
from ...errors import UnknownName
from ...model import Selection
from ...wording import counted, say
from ...wording import listed as several

CODERS: Final = "coders"
"""What coders marked, each his own."""

GOLD: Final = "gold"
"""What was settled between them."""

AGAIN: Final = store.AGAIN
"""What a coder marked in a second look; it counts nowhere but beside his first."""

EVERY: Final = (CODERS, GOLD, AGAIN)
"""All there are."""

MOST_NAMED: Final = 4
"""So many coders are named in a sentence; more are counted."""


def chosen(database: store.Database, selection: Selection) -> frozenset[str]:
    """The layers a selection asks for, as the store takes them.

    Without layers (an empty set) each thing counts once: as it was settled, else as it was coded.
    Where coders are named, their own is meant. Raises UnknownName for a layer that is not there.
    """
    wanted = frozenset(selection.layers)
    if not wanted and selection.coders:
        return frozenset({CODERS})
    names = wanted - {*EVERY}
    known = (
        {str(n) for (n, _) in store.grouped(database, store.Question(), "coder")}
        if names
        else names
    )
    for name in sorted(names - known):
        raise UnknownName("layer", name, [*EVERY, *sorted(known)])
    return wanted


def told(counts: Mapping[tuple[str, str], int], asked: Sequence[str] = ()) -> tuple[str, ...]:
    """On which layers a result rests, in a sentence, where there is more than one coder, or where
    it was ``asked`` for some. ``counts``: statements by layer (one of :data:`EVERY`) and coder.

    >>> told({(GOLD, ""): 2, (CODERS, "Anna"): 3})
    ('Rests on 2 settled between coders (gold) and 3 as coded by Anna.',)
    >>> told({(CODERS, "Anna"): 3}), told({})
    ((), ())
    """
    gold = sum(n for (layer, _), n in counts.items() if layer == GOLD)
    own = {coder: n for (layer, coder), n in counts.items() if layer == CODERS and n}
    again = sum(n for (layer, _), n in counts.items() if layer == AGAIN)
    names = sorted(filter(None, own))
    if not gold and not again and len(names) <= 1 and not asked:
        return ()
    parts = []
    if gold:
        parts.append(say("{n} settled between coders (gold)", n=gold))
    if own:
        parts.append(say("{n} as coded by {names}", n=sum(own.values()), names=listed(names)))
    if again:
        parts.append(say("{n} of a second look", n=again))
    rests = parts[0] if len(parts) == 1 else several(parts)
    return (say("Rests on {what}.", what=rests),)


def listed(names: Sequence[str]) -> str:
    """Names as they are read; many of them as a number."""
    if not names:
        return say("nobody named")
    if len(names) > MOST_NAMED:
        return counted(len(names), "coder")
    return several([*names])
