"""One network being drawn, part by part: camps, bands, ties, nodes, names and the key."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from xml.sax.saxutils import quoteattr

import numpy as np

from ...model import Network
from ...wording import digits, say, say_many, worded
from ..colours import RAMP, colours
from ..figures import Key
from ..labels import Box, Boxes, Label, Node, labels, text_width
from ..marks import (
    INK,
    MINUS,
    PAPER,
    PLUS,
    UNSAID,
    Face,
    disc,
    is_hue,
    legal,
    mark,
    shown,
    written,
)
from ..voices import DASHED, THIN
from .arranging import ROW
from .camps import hull, rounded
from .facts import hues_of, kind_of, mean_within, own_colours, ring_said, sizes
from .folding import Cell, Fold
from .layout import Key as NodeKey
from .scene import Point, Scene
from .shapes import beside_band, darker, extent, joined, ribbon, shape, tie_line

CALM = 40
"""Up to so many nodes all names are written; of more they stand where there is room."""
CROWD = 24
"""Of more nodes than this each is drawn smaller."""
ROOMY = 6500.0
"""Square pixels each of few nodes needs for all names to be written."""
MANY = 100
"""Of more ties than this each is paler, and has no disc of its own."""
WIDEST, LEAST_BAND = 26.0, 5.0
"""Pixels of the widest band and of the thinnest."""
NAME = Face(13, halo=True)
HEADING = Face(15, weight=600, halo=True)
SMALL = Face(12, halo=True)
BAND = Face(12, MINUS, weight=600, halo=True)


class Canvas:
    """One picture being drawn: what all its parts ask for, worked out once."""

    def __init__(
        self,
        net: Network,
        scene: Scene,
        at: Mapping[NodeKey, Point],
        kind: str,
    ) -> None:
        look, camps, size = scene.look, scene.camps, (float(scene.width), float(scene.height))
        self.net, self.look, self.camps, self.voices = net, look, camps, scene.voices
        self.at, self.size, self.kind, self.most = at, size, kind, scene.ids
        self.two = net.mode == "two-mode"
        self.sides: list[NodeKey] = [(n, "row") for n in net.rows]
        self.sides += [(n, "column") for n in net.columns] if self.two else []
        self.bulk = sizes(net, look.size_by)
        self.crowd = min(1.0, math.sqrt(CROWD / max(1, len(self.sides))))
        small = min(1.0, size[0] / 700)
        most = max(self.bulk.values(), default=1) or 1
        self.radii = {
            k: max(2.5, (5 + 11 * math.sqrt(self.bulk.get(k, 0) / most)) * self.crowd * small)
            for k in self.sides
        }
        self.by = look.color_by or ("camp" if camps.groups and not own_colours(net) else "color")
        self.hues = hues_of(net, self.by, camps)
        self.top = float(np.abs(net.matrix).max(initial=0.0)) or 1.0
        counted = zip(self.sides, net.numbers(), strict=True)
        self.many = {k: {"many": str(n)} for k, n in counted}
        """What a mark says of how many statements it rests on, where it names none."""
        self.heard = self._heard()

    def hulls(self) -> dict[int, list[Point]]:
        """The frame of every camp, by its number."""
        circles: dict[int, list[tuple[float, float, float]]] = {}
        for (name, _), (x, y) in self.at.items():
            number = self.camps.number(name)
            if number is not None:
                circles.setdefault(number, []).append((x, y, self.radii[name, "row"]))
        return {k: hull(of) for k, of in sorted(circles.items())}

    def frames(self, hulls: Mapping[int, Sequence[Point]]) -> list[str]:
        """The frames of the camps, below all else."""
        tones = list(colours(self.camps.names()).values())
        return [
            f'<path class="camp" d="{rounded(corners)}" fill="{tones[k]}" fill-opacity=".12" '
            f'stroke="{darker(tones[k])}" stroke-width="1.2"/>'
            for k, corners in hulls.items()
        ]

    def titles(self, hulls: Mapping[int, Sequence[Point]]) -> tuple[list[str], list[Box]]:
        """What each camp is called and how far it agrees, above its frame or, of one that begins
        lower than its neighbours, below it; and the boxes the words take."""
        parts, boxes = [], []
        names = self.camps.names()
        for k, corners in hulls.items():
            group, name = self.camps.groups[k], names[k]
            left, top, right, bottom = extent(corners)
            mean = digits(mean_within(self.net, group))
            told = say("{n}, agree {mean} on average", n=len(group), mean=mean)
            half = max(text_width(name, 15), text_width(told, 12)) / 2
            x = min(max((left + right) / 2, half + 4), self.size[0] - half - 4)
            lower = len(hulls) == ROW and k == ROW - 1 and self.size[1] <= self.size[0]
            y = bottom + 20 if lower else top - 24
            parts.append(written(x, y, name.capitalize(), HEADING))
            parts.append(written(x, y + 16, told, SMALL))
            boxes.append((x - half, y - 15, x + half, y + 20))
        return parts, boxes

    def bands(
        self, drawn: Fold, hulls: Mapping[int, Sequence[Point]], titles: Sequence[Box]
    ) -> tuple[list[str], list[Box]]:
        """The bands between camps, and the boxes their words take; words that have no room beside
        their band, between titles and nodes, are left to its title."""
        most = max((b.ties for b in drawn.bands), default=1)
        parts: list[str] = []
        bodies = [(x - r, y - r, x + r, y + r) for (x, y), r in self._bodies()]
        boxes = Boxes([*titles, *bodies])
        taken: list[Box] = []
        names = self.camps.names()
        for band in drawn.bands:
            a, b = joined(hulls, band.a, band.b)
            wide = max(LEAST_BAND, WIDEST * band.ties / most)
            lines = (
                say_many(band.ties, "{n} disagree", "{n} disagree"),
                say("mean {mean}", mean=digits(band.mean)),
            )
            x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
            inside = ribbon(a, b, wide) + disc(x, y, -1)
            box = beside_band((x, y), wide, lines, boxes, self.size)
            if box is not None:
                middle = (box[0] + box[2]) / 2
                inside += written(middle, box[1] + 12, lines[0], BAND)
                inside += written(middle, box[1] + 26, lines[1], replace(BAND, weight=0))
                boxes.add(box)
                taken.append(box)
            taken.append((x - 9, y - 9, x + 9, y + 9))
            both = say("{one} and {other}", one=names[band.a], other=names[band.b])
            said = f"{both}: {', '.join(lines)}"
            ids, many = self._named(self._ids(band.cells), self.most)
            more = {"band": f"{band.a} {band.b}"} | many
            parts.append(mark(said, ids, inside, more, kind="band"))
        return parts, taken

    def _bodies(self) -> list[tuple[Point, float]]:
        return [(self.at[key], self.radii[key]) for key in self.sides]

    def _ids(self, cells: Sequence[Cell]) -> list[str]:
        behind = self.net.behind
        return list(dict.fromkeys(s for c in cells for s in behind(*c))) if behind else []

    def _named(self, ids: Sequence[str], most: int | None) -> tuple[Sequence[str], dict[str, str]]:
        """The statements a mark names, and what it says of how many there are."""
        if most is None:
            return ids, {}
        return ids[:most], {"many": str(len(ids))}

    def ties(self, drawn: Fold) -> list[str]:
        """Every drawn tie, the weakest first."""
        end = "column" if self.two else "row"
        parts = []
        for i, j in sorted(drawn.drawn, key=lambda c: (abs(self.net.matrix[c]), c)):
            row, column = self.net.rows[i], self.net.columns[j]
            weight = float(self.net.matrix[i, j])
            ids = self._behind_tie(i, j)
            told = self.voices.told(ids)
            line = tie_line(
                self.at[row, "row"],
                self.at[column, end],
                weight,
                THIN if told else (0.8 + 5 * abs(weight) / self.top) * max(0.4, self.crowd),
                faint=len(drawn.drawn) > MANY,
            )
            said = f"{row} – {column}: {weight:.3g}{f', {told}' if told else ''}"
            ends = {"ends": f"row|{row}\n{end}|{column}", "weight": f"{weight:.6g}"}
            parts.append(mark(said, ids if self.most is None else (), line, ends, kind="tie"))
        return parts

    def _heard(self) -> set[int]:
        """Rows with a statement that tells another's view."""
        if not self.voices.tellers or self.net.resting is None:
            return set()
        found = self.net.resting()
        return set(np.unique(found.row[found.told()]).tolist())

    def _behind_tie(self, i: int, j: int) -> Sequence[str]:
        """The statements behind a tie; on a page, which names none, only where all of them may
        tell another's view.
        """
        behind, silent = self.net.behind, self.most is not None and self.net.resting is not None
        return () if behind is None or (silent and i not in self.heard) else behind(i, j)

    def nodes(self) -> list[str]:
        """Every node, without its name."""
        parts = []
        for key in self.sides:
            name, side = key
            kind = kind_of(self.net, key)
            silent = kind != "concept" and name in self.voices.told_only
            dash = DASHED if silent else ""
            look = f'fill="{self._fill(name)}" stroke="{INK}" stroke-width="1.6"{dash}'
            said = say("{name}, only as told by others", name=name) if silent else name
            body = shape(kind, self.at[key], self.radii[key], look)
            x, y = self.at[key]
            ids, many = ((), self.many[key]) if self.most is not None else (self._behind(key), {})
            more = {"node": f"{side}|{name}", "at": f"{x:.1f} {y:.1f}", "ties": self._ties(key)}
            silence = "node silent" if silent else "node"
            parts.append(mark(said, ids, body, more | many, kind=silence))
        return parts

    def _ties(self, key: NodeKey) -> str:
        """How many ties a node has, drawn or not."""
        name, side = key
        if side == "row":
            return str(int((self.net.matrix[self.net.rows.index(name)] != 0).sum()))
        return str(int((self.net.matrix[:, self.net.columns.index(name)] != 0).sum()))

    def _behind(self, key: NodeKey) -> Sequence[str]:
        name, side = key
        if not self.net.behind:
            return ()
        if side == "row":
            return self.net.behind(self.net.rows.index(name), None)
        return self.net.statements(name)

    def names(self, taken: Sequence[Box]) -> dict[NodeKey, Label]:
        """Where names are written: all of few nodes; of many the largest, while there is room."""
        order = sorted(self.sides, key=lambda k: (-self.bulk.get(k, 0), k))
        nodes = [Node(*self.at[k], self.radii[k], shown(k[0]), self._out(k)) for k in order]
        frame = (2.0, 2.0, self.size[0] - 2.0, self.size[1] - 2.0)
        room = self.size[0] * self.size[1] / max(1, len(order))
        every = len(order) <= CALM and room >= ROOMY
        made = labels(nodes, frame, taken, every=every)
        return {key: label for key, label in zip(order, made, strict=True) if label is not None}

    def _out(self, key: NodeKey) -> Point | None:
        """Where the name of a node stands best in this layout."""
        x, y = self.at[key]
        if self.kind == "circle":
            return x - self.size[0] / 2, y - self.size[1] / 2
        if self.kind == "bipartite":
            return (-1.0 if key[1] == "row" else 1.0), 0.0
        return None

    def written(self, named: Mapping[NodeKey, Label]) -> list[str]:
        """The names, above everything; one that stands far off has a thin line to its node."""
        parts = []
        for (name, side), label in named.items():
            x, y = self.at[name, side]
            way = f"M{x:.1f} {y:.1f}L{label.x:.1f} {label.y:.1f}"
            lead = f'<path d="{way}" stroke="{UNSAID}" stroke-width=".8"/>'
            of = quoteattr(f"{side}|{legal(name)}")
            words = written(label.x, label.y, shown(name), NAME)
            parts.append(f'<g class="name" data-of={of}>{lead if label.led else ""}{words}</g>')
        return parts

    def _fill(self, name: str) -> str:
        if self.by == "camp":
            number = self.camps.number(name)
            return PAPER if number is None else self.hues[self.camps.names()[number]]
        value = str(self.net.attributes.get(name, {}).get(self.by) or "")
        if self.by != "color":
            return self.hues.get(value, PAPER)
        return value if is_hue(value) else PAPER

    def keys(self, drawn: Fold) -> list[Key]:
        """The entries of the legend: what is in this picture and nothing else."""
        weights = [float(self.net.matrix[c]) for c in drawn.drawn]
        signed = bool((np.asarray(self.net.matrix) < 0).any())
        kinds = {kind_of(self.net, key) for key in self.sides}
        made = [Key("dot", value, hue) for value, hue in [*self.hues.items()][: len(RAMP)]]
        made += (
            [Key("dot", say("other"), [*self.hues.values()][-1])]
            if len(self.hues) > len(RAMP)
            else []
        )
        if any(w > 0 for w in weights):
            made.append(Key("line", say("agree") if signed else say("tie"), PLUS))
        made += [Key("dashed", say("disagree"), MINUS)] if any(w < 0 for w in weights) else []
        made += [Key("band", say("disagree, summed"), MINUS)] if drawn.bands else []
        made += [Key("ring", worded(ring))] if (ring := ring_said(kinds)) else []
        made += [Key("square", say("organisation"))] if kinds & {"organisation", "group"} else []
        made += [Key("diamond", say("concept"))] if "concept" in kinds else []
        if self.voices.told_only & {name for name, _ in self.sides}:
            made.append(Key("broken", say("only as told by others")))
        if self.voices.caption:
            made.append(Key("thin", say("told of others alone"), PLUS))
        return [*made, Key("words", _measures(self.look.size_by))]


def _measures(size_by: str) -> str:
    """What the size of a node stands for, and the width of a tie."""
    if size_by == "ties":
        return say("size: number of ties; width: weight")
    if size_by == "weight":
        return say("size: sum of weights; width: weight")
    return say("size: statements; width: weight")
