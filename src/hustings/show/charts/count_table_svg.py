"""A table of counts as a picture: each cell shaded by how many, with its number, and true totals,
also where only the most frequent rows and columns have room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Protocol
from xml.sax.saxutils import escape

import numpy as np
import numpy.typing as npt

from ...wording import counted, listed, number, say, worded
from ..figures import Key
from ..labels import text_width
from ..marks import INK, MINUS, PLUS, UNSAID, Picture, legal, written
from ..times.axis import GRID, LINE, fitted
from .shared import (
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

ROW, TALL, CELL, NARROW = 26.0, 38.0, 54.0, 42.0
SLIM = 700.0
"""Pixels across below which cells are narrow."""
SLANT = 48.0
"""Degrees by which the names of columns rise."""
HEAD = 150.0
"""Pixels a name of a column takes at most."""
STRONGEST = 0.45
"""How strong the fullest cell is shaded: its number stays readable."""
MOST = 30
RESIDUALS = "residuals"
CELLS = ("counts", "expected", RESIDUALS)
"""What stands in a cell: how many; with what chance would give below; how far it lies from it."""


Counts = npt.NDArray[np.int64]
Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CountTable:
    """What is drawn: counts of shape (rows, columns) with their totals, what would be expected, and
    what the two variables and a count are called. ``behind`` gives the ids of a cell, or of a row
    or column where the other is None."""

    variables: tuple[str, str]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: npt.NDArray[np.int64]
    totals: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], int]
    expected: npt.NDArray[np.float64]
    residuals: npt.NDArray[np.float64]
    behind: Callable[[str | None, str | None], Sequence[str]]
    what: str = "statement"


class TwoCounted(Protocol):
    """:class:`hustings.networks.Crosstab`, which this room does not know."""

    @property
    def variables(self) -> tuple[str, str]: ...
    @property
    def rows(self) -> tuple[str, ...]: ...
    @property
    def columns(self) -> tuple[str, ...]: ...
    @property
    def counts(self) -> Counts: ...
    @property
    def row_totals(self) -> Counts: ...
    @property
    def column_totals(self) -> Counts: ...
    @property
    def n(self) -> int: ...
    @property
    def expected(self) -> Values: ...
    @property
    def residuals(self) -> Values: ...
    def statements(self, row: str | None = None, column: str | None = None) -> list[str]: ...


class PairsCounted(Protocol):
    """:class:`hustings.networks.CoOccurrence`, which this room does not know."""

    @property
    def variable(self) -> str: ...
    @property
    def values(self) -> tuple[str, ...]: ...
    @property
    def counts(self) -> Counts: ...
    @property
    def n(self) -> int: ...
    @property
    def expected(self) -> Values: ...
    def statements(self, one: str, other: str | None = None) -> list[str]: ...


def table_of_two(made: TwoCounted) -> CountTable:
    """Two variables against one another, to be drawn."""
    return CountTable(
        variables=made.variables,
        rows=made.rows,
        columns=made.columns,
        counts=made.counts,
        totals=(made.row_totals, made.column_totals, made.n),
        expected=made.expected,
        residuals=made.residuals,
        behind=made.statements,
    )


def table_of_pairs(made: PairsCounted) -> CountTable:
    """Pairs of one variable, to be drawn; a total counts each pair of a value once."""
    sums = made.counts.sum(axis=1)

    def behind(row: str | None, column: str | None) -> list[str]:
        return made.statements(row or column or "", column if row else None)

    return CountTable(
        variables=(made.variable, made.variable),
        rows=made.values,
        columns=made.values,
        counts=made.counts,
        totals=(sums, sums, made.n),
        expected=made.expected,
        residuals=np.full(made.counts.shape, np.nan),
        behind=behind,
        what="pair",
    )


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where cells stand: left and top of the first, how wide and high each, how many rows and
    columns have one."""

    left: float
    top: float
    cell: float
    row: float
    rows: int
    columns: int

    def x(self, j: int) -> float:
        return self.left + j * self.cell

    def y(self, i: int) -> float:
        return self.top + i * self.row


def table_chart(table: CountTable, look: ChartLook = PLAIN_CHART, title: str = "") -> Chart:
    """The counts as shaded cells; the same table and look give the same bytes."""
    most = look.most or MOST
    rows = table.rows[:most]
    wide = label_width([*rows, say("all others")], look)
    cell = CELL if look.width >= SLIM else NARROW
    heads = [fitted(c, HEAD, NUMBER.size) for c in table.columns[:most]]
    longest = max((text_width(h, NUMBER.size) for h in heads), default=0.0)
    # the names of the columns lean over what is right of them
    room = int((look.width - wide - longest * cos(radians(SLANT))) // cell)
    columns = table.columns[: max(1, min(most, room - 1 - (len(table.columns) > room - 1)))]
    heads = heads[: len(columns)]
    top = longest * sin(radians(SLANT)) + 30
    tall = TALL if look.cells == "expected" else ROW
    grid = _Grid(wide, top, cell, tall, len(rows), len(columns))
    parts = _heads(table, heads, grid, look)
    for i in range(len(rows)):
        parts += _row(table, i, grid, look)
    parts += _rest(table, grid, look)
    bottom = grid.y(grid.rows + (len(table.rows) > len(rows)) + 1)
    beyond = grid.x(len(columns) + 1 + (len(table.columns) > len(columns)))
    size = (max(look.width, beyond + longest * cos(radians(SLANT))), bottom + 8)
    name = title or said_table(*table.variables)
    return Chart(Picture(name, tuple(parts), size), _keys(table, look), _unshown(table, grid))


def said_table(one: str, other: str) -> str:
    """Two variables as the head of a table."""
    return say("{one} by {other}", one=worded(one), other=worded(other))


def signed(value: float) -> str:
    """A number with its sign and one place after the point."""
    return f"{'+' if value >= 0 else ''}{number(round(value, 1), 1)}"


def _unshown(table: CountTable, grid: _Grid) -> str:
    rows, columns = len(table.rows) - grid.rows, len(table.columns) - grid.columns
    told = [counted(rows, "row")] if rows else []
    told += [counted(columns, "column")] if columns else []
    more = say("{rows} more under “all others”; the table has all.", rows=listed(told))
    return more if told else ""


def _keys(table: CountTable, look: ChartLook) -> tuple[Key, ...]:
    if look.cells == RESIDUALS:
        return (
            Key("box", say("more than expected"), PLUS, STRONGEST),
            Key("box", say("fewer than expected"), MINUS, STRONGEST),
        )
    fullest = int(table.counts.max(initial=0))
    darker = (
        say("the darker, the more pairs (darkest {most})", most=fullest)
        if table.what == "pair"
        else say("the darker, the more statements (darkest {most})", most=fullest)
    )
    made = [Key("box", darker, PLUS, STRONGEST)]
    if look.cells == "expected":
        made.append(Key("words", say("below: expected by the totals alone")))
    return tuple(made)


def _heads(table: CountTable, heads: Sequence[str], grid: _Grid, look: ChartLook) -> list[str]:
    parts = []
    for j, words in enumerate(heads):
        name = table.columns[j]
        total = int(table.totals[1][j])
        spot = _spot(table, (None, name), total)
        x, y = grid.x(j) + grid.cell / 2, grid.top - 8
        face = f'font-size="{NUMBER.size}" fill="{INK}"'
        turned = f'transform="translate({x:.1f} {y:.1f}) rotate(-{SLANT:.0f})"'
        text = f"<text {turned} {face}>{escape(legal(words))}</text>"
        parts.append(spot.mark(text, look))
    others = len(table.columns) > grid.columns
    parts.append(_slanted(grid.x(grid.columns), grid, say("all others")) if others else "")
    parts.append(_slanted(grid.x(grid.columns + others), grid, _total(table, look)))
    return parts


def _total(table: CountTable, look: ChartLook) -> str:
    """What the last row and column are called: where cells hold no counts, what they count."""
    if look.cells != RESIDUALS:
        return say("total")
    return say("pairs") if table.what == "pair" else say("statements")


def _slanted(x: float, grid: _Grid, words: str) -> str:
    turned = (
        f'transform="translate({x + grid.cell / 2:.1f} {grid.top - 8:.1f}) rotate(-{SLANT:.0f})"'
    )
    return f'<text {turned} font-size="{NUMBER.size}" fill="{UNSAID}">{words}</text>'


def _row(table: CountTable, i: int, grid: _Grid, look: ChartLook) -> list[str]:
    name, y = table.rows[i], grid.y(i)
    foot = y + ROW / 2 + 4.5
    label = target(0, y, grid.left, grid.row) + name_at(grid.left - 8, foot, name, grid.left - 8)
    total = int(table.totals[0][i])
    parts = [_spot(table, (name, None), total).mark(label, look)]
    parts += [_cell(table, (i, j), grid, look) for j in range(grid.columns)]
    others = len(table.columns) > grid.columns
    if others:
        rest = total - int(table.counts[i, : grid.columns].sum())
        middle = grid.x(grid.columns) + grid.cell / 2
        parts.append(_plain(middle, foot, rest if look.cells != RESIDUALS else None))
    sum_ = written(grid.x(grid.columns + others) + grid.cell / 2, foot, number(total), BOLD)
    parts.append(
        f'<path d="M{grid.left:.1f} {y:.1f}H{grid.x(grid.columns + others + 1):.1f}" '
        f'stroke="{GRID}"/>{sum_}'
    )
    return parts


BOLD = replace(NUMBER, weight=600)


def _plain(middle: float, y: float, n: int | None) -> str:
    return written(middle, y, "" if n is None else number(n) if n else "·", QUIET)


def _cell(table: CountTable, at: tuple[int, int], grid: _Grid, look: ChartLook) -> str:
    (i, j), n = at, int(table.counts[at])
    x, y = grid.x(j), grid.y(i)
    hue, share, words, said = _shade(table, at, look)
    ground = block(
        x + 1, y + 1, (grid.cell - 2, grid.row - 2), f'fill="{hue}" fill-opacity="{share:.3f}"'
    )
    body = (ground if share else "") + written(
        x + grid.cell / 2, y + ROW / 2 + 4.5, words, NUMBER if n or words != "·" else QUIET
    )
    if look.cells == "expected":
        body += written(x + grid.cell / 2, y + 33, said, replace(NUMBER, size=11))
    if not n:
        return body
    spot = _spot(table, (table.rows[i], table.columns[j]), n)
    return spot.mark(body + target(x + 1, y + 1, grid.cell - 2, grid.row - 2), look)


def _shade(table: CountTable, at: tuple[int, int], look: ChartLook) -> tuple[str, float, str, str]:
    """Colour and strength of a cell, what stands in it, and what stands below."""
    n, expected = int(table.counts[at]), float(table.expected[at])
    said = number(expected, 1)
    if look.cells == RESIDUALS:
        value = float(table.residuals[at])
        if np.isnan(value):
            return PLUS, 0.0, "–", said
        most = float(np.nanmax(np.abs(table.residuals))) or 1.0
        hue = PLUS if value > 0 else MINUS
        return hue, STRONGEST * abs(value) / most, signed(value), said
    fullest = int(table.counts.max(initial=1)) or 1
    return PLUS, STRONGEST * n / fullest, number(n) if n else "·", said


def _rest(table: CountTable, grid: _Grid, look: ChartLook) -> list[str]:
    """The rows below: all others together, and the totals of the columns."""
    parts: list[str] = []
    more = len(table.rows) > grid.rows
    others = len(table.columns) > grid.columns
    edge = grid.x(grid.columns + others + 1)
    if more:
        y = grid.y(grid.rows)
        foot = y + ROW / 2 + 4.5
        parts.append(written(grid.left - 8, foot, say("all others"), replace(QUIET, anchor="end")))
        rest = table.counts[grid.rows :]
        sums = [int(rest[:, j].sum()) for j in range(grid.columns)]
        sums += [int(rest[:, grid.columns :].sum())] if others else []
        sums = sums if look.cells != RESIDUALS else []
        parts += [_plain(grid.x(j) + grid.cell / 2, foot, n) for j, n in enumerate(sums)]
        total = int(table.totals[0][grid.rows :].sum())
        parts.append(written(edge - grid.cell / 2, foot, number(total), BOLD))
    y = grid.y(grid.rows + more)
    foot = y + ROW / 2 + 4.5
    parts.append(f'<path d="M0 {y:.1f}H{edge:.1f}" stroke="{LINE}"/>')
    parts.append(written(grid.left - 8, foot, _total(table, look), replace(QUIET, anchor="end")))
    totals = [int(n) for n in table.totals[1]]
    sums = totals[: grid.columns] + ([sum(totals[grid.columns :])] if others else [])
    parts += [written(grid.x(j) + grid.cell / 2, foot, number(n), BOLD) for j, n in enumerate(sums)]
    parts.append(written(edge - grid.cell / 2, foot, number(table.totals[2]), BOLD))
    return parts


def _spot(table: CountTable, at: tuple[str | None, str | None], n: int) -> Spot:
    named = listed([name for name in at if name is not None])
    row, column = at
    return Spot(
        f"{named}: {counted(n, table.what)}",
        row or "",
        column or "",
        lambda: table.behind(row, column),
    )
