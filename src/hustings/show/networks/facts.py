"""What a picture of a network says of its nodes and ties: kind, size, colour, and in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...errors import UnknownName
from ...model import Network
from ...wording import counted, digits, say, say_many
from ..colours import colours
from ..marks import is_hue
from .camps import Camps
from .folding import Fold
from .layout import Key


def kind_of(net: Network, key: Key) -> str:
    """What a node is: as its attributes say, else a concept in a column; "" where nobody said."""
    told = net.attributes.get(key[0], {}).get("kind")
    return str(told or ("concept" if key[1] == "column" else ""))


def ring_said(kinds: set[str]) -> str:
    """What a ring stands for among nodes of these kinds, in a word; "" where nobody said.

    >>> ring_said({"person", "concept"}), ring_said({"person", "country"}), ring_said({""})
    ('person', 'person or other', '')
    """
    rings = kinds - {"organisation", "group", "concept", ""}
    if len(rings) > 1:
        return "person or other" if "person" in rings else "actor"
    return next(iter(rings), "")


def sizes(net: Network, size_by: str) -> dict[Key, float]:
    """How much each node weighs: its statements, its ties, or the sum of |weight|."""
    two = net.mode == "two-mode"
    cells = np.abs(net.matrix) if size_by == "weight" else (net.matrix != 0).astype(float)
    keys: list[Key] = [(name, "row") for name in net.rows]
    keys += [(name, "column") for name in net.columns] if two else []
    if size_by == "statements":
        return dict(
            zip(keys, map(float, net.numbers() if net.behind else [1] * len(keys)), strict=True)
        )
    sums = [*cells.sum(axis=1), *(cells.sum(axis=0) if two else ())]
    return dict(zip(keys, map(float, sums), strict=True))


def own_colours(net: Network) -> bool:
    return any(is_hue(str(a.get("color") or "")) for a in net.attributes.values())


def hues_of(net: Network, color_by: str, camps: Camps) -> dict[str, str]:
    """Every value with its colour; none where the nodes have colours of their own."""
    if color_by == "camp":
        return colours(camps.names())
    if color_by == "color":
        return {}
    known = (
        net.attributes.get(n, {}).get(color_by) for n in dict.fromkeys((*net.rows, *net.columns))
    )
    values = sorted({str(v) for v in known if v not in (None, "")})
    if not values:
        every = {k for a in net.attributes.values() for k in a}
        raise UnknownName("color_by", color_by, sorted(every | {"camp", "color"}))
    return colours(values)


def mean_within(net: Network, group: Sequence[str]) -> float:
    """The mean weight of all pairs within a group, pairs without a tie as 0."""
    at = [net.rows.index(name) for name in group]
    pairs = [(i, j) for k, i in enumerate(at) for j in at[k + 1 :]]
    return sum(round(float(net.matrix[p]), 9) for p in pairs) / max(1, len(pairs))


def ties_said(drawn: Fold, noun: str) -> str:
    """How many ties are drawn, which, and what stands for the others."""
    if not drawn.folded:
        return say_many(drawn.every, "{n} tie, all drawn.", "{n} ties, all drawn.")
    said = say("{drawn} of {every} ties drawn", drawn=len(drawn.drawn), every=drawn.every)
    if drawn.least and drawn.summed:
        said += say(": agreements of {least} and more", least=digits(drawn.least))
    elif drawn.least:
        said += say(": ties of {least} and more", least=digits(drawn.least))
    if drawn.kept:
        said += say(", and {kept} weaker without which somebody would stand alone", kept=drawn.kept)
    return f"{said}. {_between(drawn, noun)}".strip()


def _between(drawn: Fold, noun: str) -> str:
    """What stands for the disagreements between camps (or groups)."""
    if not drawn.summed:
        return ""
    between = say("between camps") if noun == "camp" else say("between groups")
    if not drawn.bands:
        return say_many(
            drawn.summed,
            "The {n} disagreement {between} is not drawn.",
            "The {n} disagreements {between} are not drawn.",
            between=between,
        )
    banded = sum(band.ties for band in drawn.bands)
    if banded < drawn.summed:
        return say(
            "Of {n} disagreements {between}, the {banded} between those who disagree most are "
            "summed in {bands}; the others are not drawn.",
            n=drawn.summed,
            between=between,
            banded=banded,
            bands=counted(len(drawn.bands), "band"),
        )
    return say_many(
        drawn.summed,
        "The {n} disagreement {between} is summed in {bands}.",
        "The {n} disagreements {between} are summed in {bands}.",
        between=between,
        bands=counted(len(drawn.bands), "band"),
    )
