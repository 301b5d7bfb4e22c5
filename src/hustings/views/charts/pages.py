"""A chart as a page shows it, as a figure, as a table, and the statements behind its places."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, Final

import numpy as np

from ... import __version__
from ...errors import OptionError, UnknownName
from ...model import Study
from ...networks.charts.crosstabs import Crosstab
from ...networks.charts.meetings import CoOccurrence
from ...networks.charts.stance_counts import UNSAID, Stances
from ...networks.charts.time_counts import AUTO, OverTime
from ...project import Project
from ...show.charts.count_table_svg import (
    CELLS,
    RESIDUALS,
    CountTable,
    table_chart,
    table_of_pairs,
    table_of_two,
)
from ...show.charts.shared import Chart, ChartLook
from ...show.charts.stance_svg import stance_chart
from ...show.charts.time_counts_svg import said_period, time_chart
from ...show.figures import Figure
from ...show.looks import WIDTHS
from ...studies import columns
from ...wording import say, worded
from ..answers.charts import ChartAnswer
from ..answers.described import Sentences
from ..composing.figures import bare
from ..network import networks as network_views
from ..rows import study_answer
from ..telling.voices import sentences
from ..twice import counted_how
from .asking import WIDE, Asked, Counted, Options, Source, asked_of
from .dating import gaps
from .said import left_apart, meaning, rests_on, title_of

ROWS: Final = 200
"""Rows of a table that a page gets at once."""


def chart_view(project: Project, options: Options) -> ChartAnswer:
    """A chart for a page, drawn without the ids of its sentences. Raises UnknownName,
    OptionError."""
    asked = asked_of(project, options)
    look = _look(asked.options, ids=False)
    drawn, title = _drawn(asked, look), title_of(asked)
    heads, rows = chart_table(asked.made, look.cells)
    told = columns(project, asked.study.selection)
    return ChartAnswer(
        chart=asked.study.build,
        title=title,
        text=rests_on(asked, drawn),
        meaning=meaning(asked.made, look.cells),
        svg=bare(_figure(asked, drawn)),
        heads=heads,
        rows=rows[:ROWS],
        all_rows=len(rows),
        n=asked.made.n,
        apart=left_apart(asked.made),
        options=_by_now(asked.made),
        why_empty=asked.made.why_empty,
        variables=network_views.variables(project),
        forms=network_views.forms_told(project),
        dates=network_views.dates(project),
        versions=counted_how(told, *_counted(asked.study)),
        study=study_answer(asked.study),
    )


def _counted(study: Study) -> list[str]:
    """The variables a chart counts by."""
    named = ("rows", "columns") if study.build == "crosstab" else ("variable",)
    usual = {"rows": "holder", "columns": "concept", "variable": "concept"}
    return [str(study.options.get(name) or usual[name]) for name in named]


def chart_sentences(project: Project, options: Options, row: str, column: str) -> Sentences:
    """The statements behind a place of a chart; ``row`` or ``column`` may be empty. Raises
    UnknownName."""
    return sentences(project, chart_ids(asked_of(project, options).made, row, column))


def chart_figure(source: Source, options: Options) -> Figure:
    """A chart of a project or of statements alone as a figure with title, legend, caption, study
    and version. Raises UnknownName, OptionError."""
    column = str(options.get("column") or "two")
    if column not in WIDE:
        raise UnknownName("column", column, WIDTHS)
    asked = asked_of(source, options)
    return _figure(asked, _drawn(asked, _look({**asked.options, "width": WIDE[column]}, ids=True)))


def chart_ids(made: Counted, row: str, column: str) -> list[str]:
    """The ids behind a place of a chart. Raises UnknownName, OptionError."""
    if isinstance(made, Stances):
        return made.statements(row, _level(made, column))
    if isinstance(made, OverTime):
        if not row and column in ("undated", "vague"):
            return made.apart(column)
        return made.statements(row, column or None)
    if isinstance(made, CoOccurrence):
        return made.statements(row or column, (column or None) if row else None)
    return made.statements(row or None, column or None)


def chart_table(
    made: Counted, cells: str = "counts"
) -> tuple[list[str], list[list[str | int | float | None]]]:
    """A chart as a table: heads, and rows of equal length. Tables of two variables have their
    totals, and in their cells what ``cells`` says."""
    if isinstance(made, OverTime):
        periods = [said_period(p, made.unit) for p in made.periods]
        heads = [worded(made.variable), *periods, say("statements")]
        return heads, [
            [name, *row.tolist(), int(row.sum())]
            for name, row in zip(made.values, made.counts, strict=True)
        ]
    if isinstance(made, Stances):
        told = made.to_columns()
        return list(told), [list(row) for row in zip(*told.values(), strict=True)]
    table = _table(made)
    inside = {"expected": table.expected, "residuals": table.residuals}.get(cells, table.counts)
    rows: list[list[str | int | float | None]] = [
        [name, *map(_number, inside[i].tolist()), int(table.totals[0][i])]
        for i, name in enumerate(table.rows)
    ]
    rows.append([say("total"), *table.totals[1].tolist(), table.totals[2]])
    return [worded(table.variables[0]), *table.columns, say("total")], rows


def _number(value: float) -> float | None:
    return None if np.isnan(value) else round(value, 3)


def _look(options: Options, *, ids: bool) -> ChartLook:
    cells, most = str(options.get("cells") or "counts"), options.get("most") or 0
    if cells not in CELLS:
        raise UnknownName("content of the cells", cells, CELLS)
    if isinstance(most, bool) or not isinstance(most, int) or most < 0:
        raise OptionError(f"most is a number of rows, not {most!r}.", most=most)
    width = float(options.get("width") or WIDE["two"])
    return ChartLook(width=width, most=most, cells=cells, ids=ids)


def _drawn(asked: Asked, look: ChartLook) -> Chart:
    made, title = asked.made, title_of(asked)
    if isinstance(made, Stances):
        return stance_chart(made, look, title)
    if isinstance(made, OverTime):
        return time_chart(made, look, title, gaps(asked.source, made))
    if isinstance(made, CoOccurrence) and look.cells == RESIDUALS:
        raise OptionError("Pairs have no residuals; show counts or what is expected.")
    return table_chart(_table(made), look, title)


def _table(made: Crosstab | CoOccurrence) -> CountTable:
    return table_of_pairs(made) if isinstance(made, CoOccurrence) else table_of_two(made)


def _figure(asked: Asked, drawn: Chart) -> Figure:
    options, made = asked.options, asked.made
    title = str(options.get("title") or "") or drawn.picture.name
    own = str(options.get("caption") or "").strip()
    own += "" if not own or own[-1] in ".!?…" else "."
    cells = str(options.get("cells") or "counts")
    said = f"{rests_on(asked, drawn)} {meaning(made, cells)}"
    study = {**asdict(asked.study), "version": __version__}
    return Figure(
        name=title,
        parts=() if made.why_empty else drawn.picture.parts,
        size=drawn.picture.size,
        keys=() if made.why_empty else drawn.keys,
        title=title,
        caption=made.why_empty or f"{own} {said}".strip(),
        foot=(
            say("Study: {name}", name=str(options.get("name") or _settings(asked))),
            f"Hustings {__version__}",
        ),
        study=json.dumps(study, default=str, sort_keys=True, ensure_ascii=False),
        column=str(options.get("column") or "two"),
    )


def _settings(asked: Asked) -> str:
    chosen = {**asked.study.options, **_selected(asked.study)}
    told = "; ".join(
        f"{k} {', '.join(map(str, v)) if isinstance(v, list | tuple) else v}"
        for k, v in sorted(chosen.items())
        if v not in (None, "", [], (), {}) and (k, v) not in (("unit", AUTO), ("finest", "day"))
    )
    return f"{asked.study.build}{f' of {told}' if told else ''}"


def _selected(study: Study) -> dict[str, Any]:
    usual = {"voice": "any", "time": "spoken", "versions": "once"}
    return {k: v for k, v in asdict(study.selection).items() if v and v != usual.get(k)}


def _by_now(made: Counted) -> dict[str, Any]:
    """What a chart shows by now, for the controls of a page."""
    if isinstance(made, Stances):
        return {"variable": made.variable, "qualifier": made.qualifier}
    if isinstance(made, OverTime):
        return {"variable": made.variable, "unit": made.unit}
    if isinstance(made, CoOccurrence):
        return {"variable": made.variable, "within": made.within, "reach": made.reach}
    return {"rows": made.variables[0], "columns": made.variables[1]}


def _level(made: Stances, column: str) -> Any:
    """The level a mark names in its column."""
    if not column:
        return None
    known = {str(level): level for level in (*made.levels, UNSAID)}
    if column not in known:
        raise UnknownName("level", column, known)
    return known[column]
