"""Relations drawn: where each actor has its place, and who is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ...model import Network
from ...model.links import joined
from ...project import Project
from ...show.marks import Picture
from ...show.networks.layout import layout
from ...show.packing import packed
from ...show.relations_svg import CALM, Arrow, DrawnActor, drawable, inner, relations_picture
from ...show.spreading import spread
from ...wording import say, say_many, worded
from ..answers.described import RelationActor, RelationTie
from .accounts import AnyTie, row_of, whole


@dataclass(frozen=True, slots=True)
class Look:
    """How a drawing is wanted: pixels across and down."""

    width: float = 1000.0
    height: float = 620.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """Ties, and the statements behind each of their actors."""

    ties: Sequence[AnyTie]
    behind: Mapping[str, tuple[str, ...]]


def drawing(
    project: Project, actors: Sequence[RelationActor], told: Drawn, title: str, look: Look
) -> Picture:
    """The relations drawn. An actor keeps its place whoever tells and whatever time is chosen,
    as long as all actors fit on one picture."""
    ties, behind = told.ties, told.behind
    size = (look.width, look.height)
    places = _all_places(project, project.revision, size)
    if not places:
        places = placed([(t.source, t.target, t.sign, len(t.statements)) for t in ties], size)
    chosen = sorted(actors, key=lambda a: (-a.statements, a.name))[:CALM]
    few = [row_of(t) for t in drawable(ties, {a.name for a in chosen})]
    drawn = [
        DrawnActor(a.name, a.kind, places.get(a.name, (0.5, 0.5)), behind[a.name], silent=a.silent)
        for a in chosen
    ]
    arrows = [
        Arrow(
            t.source,
            t.target,
            worded(t.relation),
            t.sign,
            tuple(t.statements),
            _told(t),
            ascribed=t.ascribed == len(t.statements),
            shape=t.shape,
        )
        for t in few
    ]
    left_out = (len(actors) - len(chosen), len(ties) - len(few))
    return relations_picture(drawn, arrows, size=size, title=title, left_out=left_out)


def _told(t: RelationTie) -> str:
    n = len(t.tellers)
    names = ", ".join(t.tellers) or say("nobody named")
    if t.ascribed < len(t.statements):
        told = say("told by {names}", names=names)
    elif n:
        told = say_many(
            n, "as told by {n} teller, {names}", "as told by {n} tellers, {names}", names=names
        )
    else:
        told = say("as told by {names}", names=names)
    return say("{told}, of {when}", told=told, when=t.when) if t.when else told


@lru_cache(maxsize=8)
def _all_places(
    project: Project, revision: int, size: tuple[float, float]
) -> Mapping[str, tuple[float, float]]:
    """Places of all actors; none where they are more than one picture holds."""
    base = whole(project)
    if len(base.nodes) > CALM:
        return {}
    return placed([(t.source, t.target, t.sign, len(t.statements)) for t in base.ties], size)


def placed(
    ties: Sequence[tuple[str, str, str, int]], size: tuple[float, float]
) -> Mapping[str, tuple[float, float]]:
    """Places (0 to 1) for the ends of some ties (source, target, sign, statements) in a picture of
    so many pixels: friends near, foes apart, none on another; in one that is higher than wide the
    picture is turned. Of more than one picture holds, those with most statements."""
    told = Counter[str]()
    for source, target, _, n in ties:
        told[source] += n
        told[target] += n
    chosen = sorted(told, key=lambda name: (-told[name], name))[:CALM]
    ties = [t for t in ties if t[0] in chosen and t[1] in chosen]
    places = packed([_laid_out(piece, ties) for piece in _pieces(chosen, ties)])
    if size[1] > size[0]:
        places = {name: (y, x) for name, (x, y) in places.items()}
    return spread(places, inner(size))


def _pieces(names: Iterable[str], ties: Iterable[tuple[str, str, str, int]]) -> list[list[str]]:
    """Names that ties connect, each piece sorted."""
    order, ends = list(names), [t[:2] for t in ties]
    at = {name: k for k, name in enumerate(order)}
    one, other = (np.array([at[t[end]] for t in ends], dtype=np.int64) for end in (0, 1))
    found: dict[int, list[str]] = {}
    for name, lowest in zip(order, joined(len(order), one, other).tolist(), strict=True):
        found.setdefault(lowest, []).append(name)
    return [sorted(piece) for piece in found.values()]


def _laid_out(
    piece: Sequence[str], ties: Iterable[tuple[str, str, str, int]]
) -> Mapping[str, tuple[float, float]]:
    """Places of one piece of a network."""
    names = tuple(piece)
    at = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(names), len(names)))
    for source, target, sign, n in ties:
        if source in at:
            i, j = at[source], at[target]
            pull = n if sign != "-" else -n
            matrix[i, j] = matrix[j, i] = matrix[i, j] + pull or 0.5
    found = layout(Network(names, names, matrix, "one-mode"))
    return {name: place for (name, _), place in found.items()}
