"""How each concept is spoken of, as bars: against to the left, for to the right; a scale in its own
steps; who takes no stance in a column of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from ...wording import counted, number, say, worded
from ..figures import Key
from ..labels import text_width
from ..marks import INK, MINUS, PAPER, PLUS, Face, Picture, written
from ..times.axis import GRID, LINE
from .shared import (
    HEAD,
    NUMBER,
    PLAIN_CHART,
    QUIET,
    Chart,
    ChartLook,
    Spot,
    block,
    label_width,
    name_at,
    target,
)

ROW, BAR, TOP = 26.0, 16.0, 30.0
COLUMN, EDGE = 74.0, 34.0
"""Pixels of a column of numbers at the right, and what stays free for numbers at a bar's ends."""
INSIDE = 20.0
"""Pixels from which a piece of a bar has room for its number."""
FAINTEST, STRONGEST = 0.12, 0.55
"""How strong the steps of a scale are filled: ink stays readable on each."""
SLIM = 700.0
"""Pixels across below which bars need the room of the last column."""
SLIMMEST = 460.0
"""Pixels across below which they need the room of all columns; the table has the numbers."""
MOST = 30
HATCH = "stance-hatch"
NAMED = (
    (PLUS, STRONGEST),
    (PAPER, 1.0),
    (MINUS, STRONGEST),
    (INK, FAINTEST),
    (f"url(#{HATCH}0)", 1.0),
    (f"url(#{HATCH}1)", 1.0),
    (INK, STRONGEST),
)
"""Fills of levels that are names, told apart without colour; from the last on they share one."""


class StanceCounts(Protocol):
    """What is drawn: :class:`hustings.networks.Stances`, which this room does not know."""

    @property
    def variable(self) -> str: ...
    @property
    def qualifier(self) -> str | None: ...
    @property
    def who(self) -> str: ...
    @property
    def values(self) -> tuple[str, ...]: ...
    @property
    def levels(self) -> tuple[Any, ...]: ...
    @property
    def counts(self) -> npt.NDArray[np.int64]: ...
    @property
    def unsaid(self) -> npt.NDArray[np.int64]: ...
    @property
    def actors(self) -> npt.NDArray[np.int64]: ...
    @property
    def totals(self) -> npt.NDArray[np.int64]: ...
    @property
    def yes_no(self) -> bool: ...
    def statements(self, value: str, level: Any = None) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class _Step:
    """A level as it is drawn: its words, on which side of the axis (-1, 0 astride, 1), its fill."""

    level: Any
    words: str
    side: int
    hue: str
    strength: float = 1.0

    @property
    def look(self) -> str:
        faint = f' fill-opacity="{self.strength:.2f}"' if self.strength < 1 else ""
        line = self.hue if self.hue in (PLUS, MINUS) else INK
        return f'fill="{self.hue}"{faint} stroke="{line}"'


@dataclass(frozen=True, slots=True)
class _Field:
    """Where bars stand: the axis, pixels a statement, both ends."""

    axis: float
    unit: float
    left: float
    right: float


def stance_chart(made: StanceCounts, look: ChartLook = PLAIN_CHART, title: str = "") -> Chart:
    """The counts as bars, in their order; the same counts and look give the same bytes."""
    steps = _steps(made)
    shown = range(min(len(made.values), look.most or MOST))
    names = [made.values[i] for i in shown]
    heads = _heads(made, look)
    # the head of a side nobody is on stands over the names
    wide = label_width([*names, say("against")] if made.yes_no else names, look)
    field = _field(made.counts[: len(names)], steps, wide, look.width - COLUMN * len(heads))
    bottom = TOP + ROW * len(names)
    parts = [_hatches(steps), *_frame(made, field, bottom)]
    for k, (words, _) in enumerate(heads):
        parts.append(written(_column(look, len(heads), k), TOP - 12, worded(words), HEAD))
    for i in shown:
        y = TOP + ROW * i
        room = wide - 8
        label = target(0, y, wide, ROW) + name_at(wide - 8, y + 17, made.values[i], room)
        parts.append(_spot(made, i, None, int(made.totals[i])).mark(label, look))
        parts += _bar(made, i, steps, field, look)
        for k, (words, numbers) in enumerate(heads):
            x = _column(look, len(heads), k)
            parts.append(_number(made, i, (words, int(numbers[i])), (x, y), look))
    left = len(made.values) - len(names)
    rest = int(made.totals[len(names) :].sum())
    unshown = (
        say(
            "{rows} with {statements} more not drawn.",
            rows=counted(left, made.variable),
            statements=counted(rest, "statement"),
        )
        if left
        else ""
    )
    name = title or say("How each {variable} is spoken of", variable=worded(made.variable))
    picture = Picture(name, tuple(parts), (look.width, bottom + 8))
    return Chart(picture, _keys(made, steps), unshown)


def _steps(made: StanceCounts) -> list[_Step]:
    levels = made.levels
    if made.yes_no:
        return [_Step(0, say("against"), -1, MINUS), _Step(1, say("for"), 1, PLUS)]
    if not made.qualifier:
        return [_Step(level, "statements", 1, PLUS, STRONGEST) for level in levels]
    if not all(isinstance(v, int | float) for v in levels):
        last = len(NAMED) - 1
        return [_Step(v, str(v), 1, *NAMED[min(k, last)]) for k, v in enumerate(levels)]
    most = max((abs(v) for v in levels), default=1) or 1
    signed = any(v < 0 for v in levels) and any(v > 0 for v in levels)
    found = []
    for v in levels:
        strength = FAINTEST + (STRONGEST - FAINTEST) * abs(v) / most
        side = (v > 0) - (v < 0) if signed else 1
        hue = {-1: MINUS, 0: PAPER, 1: PLUS}[side]
        found.append(_Step(v, f"{v:g}".replace("-", "−"), side, hue, strength if side else 1.0))
    return found


def _hatches(steps: Sequence[_Step]) -> str:
    """The patterns some fills need."""
    if not any(s.hue.startswith("url(") for s in steps):
        return ""
    made = [
        f'<pattern id="{HATCH}{k}" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate({turn})"><path d="M0.7 0V6" stroke="{hue}" '
        f'stroke-width="1.1"/></pattern>'
        for k, (turn, hue) in enumerate(((45, PLUS), (-45, MINUS)))
    ]
    return f"<defs>{''.join(made)}</defs>"


def _field(
    counts: npt.NDArray[np.int64], steps: Sequence[_Step], left: float, right: float
) -> _Field:
    """The axis where the longest bar of each side has room."""
    sides = np.array([s.side for s in steps], dtype=np.int64)
    astride = counts[:, sides == 0].sum(axis=1) / 2
    back = float((counts[:, sides < 0].sum(axis=1) + astride).max(initial=0))
    on = float((counts[:, sides > 0].sum(axis=1) + astride).max(initial=0))
    edge = EDGE if back else 0.0
    room = right - left - EDGE - edge
    unit = room / max(1.0, back + on)
    return _Field(left + edge + back * unit, unit, left, right)


def _frame(made: StanceCounts, field: _Field, bottom: float) -> list[str]:
    axis = f'<path d="M{field.axis:.1f} {TOP - 6:.1f}V{bottom:.1f}" stroke="{LINE}"/>'
    lines = [
        f'<path d="M0 {TOP + ROW * i:.1f}H{field.right:.1f}" stroke="{GRID}" opacity=".6"/>'
        for i in range(round((bottom - TOP) / ROW) + 1)
    ]
    if not made.yes_no:
        return [*lines, axis]
    sides = [
        written(field.axis - 6, TOP - 12, say("against"), _end(HEAD)),
        written(field.axis + 6, TOP - 12, say("for"), _start(HEAD)),
    ]
    return [*lines, axis, *sides]


def _end(face: Face) -> Face:
    return replace(face, anchor="end")


def _start(face: Face) -> Face:
    return replace(face, anchor="start")


Heads = list[tuple[str, npt.NDArray[np.int64]]]


def _heads(made: StanceCounts, look: ChartLook) -> Heads:
    """The columns of numbers at the right."""
    unsaid = made.qualifier and made.unsaid.any()
    people = [(f"{made.who}s", made.actors)] if made.actors.any() and look.width >= SLIM else []
    silent = [("no stance", made.unsaid)] if unsaid else []
    if look.width < SLIMMEST:
        return silent  # what takes no side has no bar: its number stands at any width
    return [*silent, ("statements", made.totals), *people]


def _column(look: ChartLook, many: int, k: int) -> float:
    return look.width - COLUMN * (many - k) + COLUMN / 2


def _number(
    made: StanceCounts,
    i: int,
    told: tuple[str, int],
    at: tuple[float, float],
    look: ChartLook,
) -> str:
    (words, n), (x, y) = told, at
    shown = written(x, y + 17, number(n) if n else "·", NUMBER if n else QUIET)
    if not n or words not in ("no stance", "statements"):
        return shown
    level = "no stance" if words == "no stance" else None
    inside = target(x - COLUMN / 2 + 4, y + 2, COLUMN - 8, ROW - 4) + shown
    return _spot(made, i, level, n).mark(inside, look)


def _bar(
    made: StanceCounts, i: int, steps: Sequence[_Step], field: _Field, look: ChartLook
) -> list[str]:
    counts = [int(n) for n in made.counts[i]]
    astride = sum(n for n, s in zip(counts, steps, strict=True) if s.side == 0)
    edges = [-astride * field.unit / 2, astride * field.unit / 2]
    top = TOP + ROW * i + (ROW - BAR) / 2
    pieces: list[tuple[_Step, int, float]] = []
    order = [k for k, s in enumerate(steps) if s.side < 0][::-1]
    order += [k for k, s in enumerate(steps) if s.side > 0]
    begin = edges[0]
    for k in (k for k, s in enumerate(steps) if s.side == 0):
        pieces.append((steps[k], counts[k], field.axis + begin))
        begin += counts[k] * field.unit
    for k in order:
        wide = counts[k] * field.unit
        if steps[k].side < 0:
            edges[0] -= wide
            pieces.append((steps[k], counts[k], field.axis + edges[0]))
        else:
            pieces.append((steps[k], counts[k], field.axis + edges[1]))
            edges[1] += wide
    return [_piece(made, i, piece, (top, field.unit), look) for piece in pieces if piece[1]]


def _piece(
    made: StanceCounts,
    i: int,
    piece: tuple[_Step, int, float],
    placed: tuple[float, float],
    look: ChartLook,
) -> str:
    step, n, x = piece
    top, unit = placed
    wide = n * unit
    body = block(x, top, (wide, BAR), step.look)
    words, y = number(n), top + 12.5
    if made.yes_no:
        face, at = (_end(NUMBER), x - 5) if step.side < 0 else (_start(NUMBER), x + wide + 5)
        body += written(at, y, words, face)
    elif wide >= max(INSIDE, text_width(words, NUMBER.size) + 4):
        body += written(x + wide / 2, y, words, replace(NUMBER, halo="url" in step.hue))
    said = _spot(made, i, step.level if made.qualifier else None, n, step.words)
    return said.mark(body + target(x, top - 2, wide, BAR + 4), look)


def _spot(made: StanceCounts, i: int, level: Any, n: int, words: str = "") -> Spot:
    value = made.values[i]
    said = words or (say("no stance") if level == "no stance" else "")
    name = f"{value}{f', {said}' if said and level is not None else ''}: "
    column = "" if level is None else str(level)
    behind = lambda: made.statements(value, level)  # noqa: E731 - asked for only where written
    return Spot(name + counted(n, "statement"), value, column, behind)


def _keys(made: StanceCounts, steps: Sequence[_Step]) -> tuple[Key, ...]:
    if made.yes_no or not made.qualifier:
        return ()
    used = [s for k, s in enumerate(steps) if made.counts[:, k].any()]
    alike = [s for s in used if (s.hue, s.strength) == NAMED[-1]]
    alone = used if len(alike) < len("12") else [s for s in used if s not in alike]
    entries = [Key("box", s.words, s.hue, s.strength) for s in alone]
    if len(alone) < len(used):
        entries.append(Key("box", ", ".join(s.words for s in alike), *NAMED[-1]))
    return (Key("words", f"{worded(made.qualifier)}:"), *entries)
