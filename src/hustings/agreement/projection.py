"""Agreement on ready-made units (turns, sentences, characters) instead of matched statements."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Hashable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from ..model import Statement
from .fields import Layer
from .intervals import Drawing, interval_of
from .notes import shown
from .passages import Document, Present, Stretch
from .table import PAIR, Counts, Floats, distances, ordered
from .tally import CodeAgreement, Confusion, FieldAgreement, PartAgreement
from .units import belongs
from .values import alpha_parts, coincidences

HERE = ("here", "nothing")
PRESENCE = Layer("presence", "presence", "nominal", lambda s: "here", HERE, binary=True)
Cell = list[int]


class Grid:
    """Which statements of each coder lie in which unit, over all texts that two coders read."""

    def __init__(
        self,
        rows: Sequence[Statement],
        coders: Sequence[str],
        documents: Sequence[Document],
        present: Present,
        unit: str,
    ) -> None:
        self.rows, self.coders, self.names = rows, tuple(coders), [d.id for d in documents]
        held: dict[str, list[int]] = {}
        for i, s in enumerate(rows):
            held.setdefault(s.transcript, []).append(i)
        self.cells: list[dict[str, Cell | None]] = []
        document: list[int] = []
        times: list[int] = []
        for d, (text, there) in enumerate(zip(documents, present, strict=True)):
            own = held.get(text.id, [])
            cuts = [one.start for one in there[1:]]
            spans = _spans(text, unit, [rows[i] for i in own], cuts)
            document += [d] * len(spans)
            times += [b - a if unit == "character" else 1 for a, b in spans]
            self.cells += _laid(rows, own, spans, coders, there)
        self.document: npt.NDArray[np.intp] = np.array(document, dtype=np.intp)
        self.times: Floats = np.array(times, dtype=float)

    def agreement(self, layer: Layer, drawing: Drawing) -> FieldAgreement:
        """The set of a layer's values in each unit, compared as sets; presence as yes or no."""
        values = {i: layer.value(s) for i, s in enumerate(self.rows)}
        table = [[_value(layer, values, cell[c]) for cell in self.cells] for c in self.coders]
        used = {v for row in table for v in row if v is not None}
        level = "nominal" if layer.binary else "masi"
        categories = ordered(list(used), HERE if layer.name == "presence" else None, level)  # type: ignore[arg-type]
        place = {c: i for i, c in enumerate(categories)}
        codes = np.array([[-1 if v is None else place[v] for v in row] for row in table])
        return self._numbers(layer, Counts(self.coders, categories, codes), level, drawing)

    def _numbers(
        self, layer: Layer, whole: Counts, level: str, drawing: Drawing
    ) -> FieldAgreement:  # fmt: skip
        n = whole.n
        pairable = n.sum(axis=1) > 1
        size = int(self.times[pairable].sum())
        percent = _percent(n[pairable], self.times[pairable])
        parts = [
            coincidences(n[self.document == d], self.times[self.document == d])
            for d in np.unique(self.document[pairable])
        ]
        alpha, why = _alpha(parts, whole, level, size)
        drawn = None
        if alpha is not None:
            drawn = interval_of(parts, whole.categories, level, drawing)  # type: ignore[arg-type]
        ac1 = _ac1(n[pairable], self.times[pairable], percent) if layer.binary else None
        return FieldAgreement(
            layer.name, layer.kind, level, percent, alpha,
            drawn.low if drawn else None, drawn.high if drawn else None,
            size, int(self.times.sum()), int(self.times.sum()) - size, why,
            drawn.why if drawn else "",
            {f"{at:.3f}": share for at, share in drawn.below.items()} if drawn else {},
            ac1, None, None, (), self._confusions(whole),
            () if layer.binary else self._codes(whole),
            self._documents(whole, level), (), (),
        )  # fmt: skip

    def _documents(self, whole: Counts, level: str) -> tuple[PartAgreement, ...]:
        n, out = whole.n, []
        for d in np.unique(self.document):
            own = (self.document == d) & (n.sum(axis=1) > 1)
            size = int(self.times[own].sum())
            parts = [coincidences(n[own], self.times[own])]
            alpha, why = _alpha(parts, whole, level, size)
            out.append(
                PartAgreement(self.names[d], _percent(n[own], self.times[own]), alpha, size, why)
            )
        return tuple(out)

    def _confusions(self, whole: Counts) -> tuple[Confusion, ...]:
        found: dict[tuple[int, int], tuple[float, list[str]]] = {}
        for i, j in itertools.combinations(range(len(self.coders)), 2):
            for u in np.flatnonzero((whole.codes[[i, j]] >= 0).all(axis=0)):
                key = (int(whole.codes[i, u]), int(whole.codes[j, u]))
                total, ids = found.setdefault(key, (0.0, []))
                both = [self.cells[u][self.coders[k]] or [] for k in (i, j)]
                ids += [self.rows[s].id for cell in both for s in cell]
                found[key] = (total + self.times[u], ids)
        names = [shown(c) for c in whole.categories]
        return tuple(
            Confusion(names[a], names[b], int(n), tuple(dict.fromkeys(ids)))
            for (a, b), (n, ids) in sorted(found.items(), key=lambda kv: (-kv[1][0], kv[0]))
        )

    def _codes(self, whole: Counts) -> tuple[CodeAgreement, ...]:
        """Each code as there or not there in a unit."""
        members = [c if isinstance(c, frozenset) else frozenset((c,)) for c in whole.categories]
        out = []
        for code in sorted({x for c in members for x in c}, key=str):
            has = np.array([code in c for c in members], dtype=np.intp)
            codes = np.where(whole.codes >= 0, has[whole.codes], -1)
            one = Counts(whole.coders, (0, 1), codes)
            n = one.n
            alpha, _ = _alpha([coincidences(n, self.times)], one, "nominal", 1)
            both = float(self.times[n[:, 1] > 1].sum())
            used = {
                k: int(self.times[row == 1].sum())
                for k, row in zip(whole.coders, codes, strict=True)
            }
            pairable = n.sum(axis=1) > 1
            percent = _percent(n[pairable], self.times[pairable]) or 0.0
            o = coincidences(n, self.times)
            reach = float(o[1].sum())
            f1 = float(o[1, 1]) / reach if reach else None
            out.append(CodeAgreement(shown(code), used, int(both), percent, alpha, f1))
        return tuple(out)


def _spans(
    text: Document, unit: str, rows: Sequence[Statement], cuts: Sequence[int]
) -> list[tuple[int, int]]:
    if unit == "turn":
        return list(text.turns) or [(0, text.length)]
    if unit == "sentence":
        return list(text.sentences) or [(0, text.length)]
    edges = {0, text.length, *cuts} | {s.start for s in rows} | {s.end for s in rows}
    return [(a, b) for a, b in itertools.pairwise(sorted(edges)) if b > a]


def _laid(
    rows: Sequence[Statement],
    own: Sequence[int],
    spans: Sequence[tuple[int, int]],
    coders: Sequence[str],
    there: Sequence[Stretch],
) -> list[dict[str, Cell | None]]:
    """The statements of each coder in each unit; None where the coder was not there."""
    cells: list[dict[str, Cell | None]] = [
        {c: [] if c in _there(there, a) else None for c in coders} for a, _ in spans
    ]
    starts = [a for a, _ in spans]
    for i in own:
        s = rows[i]
        u = max(0, bisect.bisect_right(starts, s.start) - 1)
        while u < len(spans) and spans[u][0] < s.end:
            cell = cells[u].get(s.coder)
            if cell is not None and belongs((s.start, s.end, None), spans[u]):
                cell.append(i)
            u += 1
    return cells


def _there(there: Sequence[Stretch], offset: int) -> frozenset[str]:
    return next((s.coders for s in there if s.start <= offset < s.stop), frozenset())


def _value(layer: Layer, values: Mapping[int, object], cell: Cell | None) -> Hashable | None:
    if cell is None:
        return None
    if layer.binary:
        return HERE[0] if cell else HERE[1]
    found = [values[i] for i in cell]
    return frozenset(x for v in found for x in (v if isinstance(v, frozenset) else (v,)))


def _percent(n: Floats, times: Floats) -> float | None:
    if not len(n):
        return None
    m = n.sum(axis=1)
    equal = (n * (n - 1.0)).sum(axis=1) / (m * (m - 1.0))
    return float((equal * times).sum() / times.sum())


def _alpha(
    parts: Sequence[Floats], whole: Counts, level: str, size: int
) -> tuple[float | None, str]:
    o = np.sum(parts, axis=0) if parts else np.zeros((0, 0))
    if not size or not o.size or o.sum() <= 0:
        return None, "No unit has two values: nothing to compare."
    marginal = o.sum(axis=1)
    if np.count_nonzero(marginal) == 1:
        only = shown(whole.categories[int(marginal.argmax())])
        return None, f"Only {only} occurs: there is nothing to correct for; agreement is 100 %."
    observed, expected = alpha_parts(o, distances(whole.categories, level, marginal))  # type: ignore[arg-type]
    return (1.0 - observed / expected, "") if expected > 0 else (None, "There is no variation.")


def _ac1(n: Floats, times: Floats, percent: float | None) -> float | None:
    if percent is None or n.shape[1] < PAIR:
        return None
    shares = ((n / n.sum(axis=1)[:, None]) * times[:, None]).sum(axis=0) / times.sum()
    chance = float((shares * (1 - shares)).sum() / (len(shares) - 1))
    return (percent - chance) / (1 - chance) if chance < 1 else None
