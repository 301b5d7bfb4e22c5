"""Charts over statements: stances, time, two variables, what is coded together; as answers and as
figures.

Options travel flat: those of the question as they are called in Python, those that select
statements, and what says how a chart looks (``SHOWING``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np

from .. import __version__
from ..errors import OptionError, UnknownName
from ..model import Statements, Study, edtf
from ..networks.crosstabs import Crosstab
from ..networks.meetings import CoOccurrence
from ..networks.stance_counts import UNSAID, Stances
from ..networks.time_counts import AUTO, OverTime, period_of
from ..project import Project
from ..project.counting import of_versions
from ..show.chart_marks import Chart, ChartLook
from ..show.count_table_svg import (
    CELLS,
    RESIDUALS,
    CountTable,
    table_chart,
    table_of_pairs,
    table_of_two,
)
from ..show.figures import Figure
from ..show.looks import WIDTHS
from ..show.stance_svg import stance_chart
from ..show.time_counts_svg import said_period, time_chart
from ..studies import columns, run, study_of
from ..wording import ENGLISH, counted, say, say_many, spoken, worded
from . import heard
from . import networks as network_views
from .answers.charts import ChartAnswer, ChartApart
from .answers.described import Sentences
from .figures import bare
from .rows import study_answer
from .voices import sentences

Options = Mapping[str, Any]
Counted = Stances | OverTime | Crosstab | CoOccurrence

CHARTS: Final = ("stances", "over_time", "crosstab", "co_occurrence")
SHOWING: Final = ("chart", "most", "cells", "width", "column", "format", "name", "title", "caption")
"""What says which chart, how it looks and what it is called, not what it counts."""
WIDE: Final = {"one": 500.0, "two": 1000.0}
ROWS: Final = 200
"""Rows of a table that a page gets at once."""


Source = Project | Statements


@dataclass(frozen=True, slots=True)
class _Asked:
    """A chart that was asked for of a project or of statements alone: its answer, the study it
    answers, and how it is to look."""

    source: Source
    made: Counted
    study: Study
    options: Options


def chart_view(project: Project, options: Options) -> ChartAnswer:
    """A chart for a page, drawn without the ids of its sentences. Raises UnknownName,
    OptionError."""
    asked = _asked(project, options)
    look = _look(asked.options, ids=False)
    drawn, title = _drawn(asked, look), _title(asked)
    heads, rows = chart_table(asked.made, look.cells)
    told = columns(project, asked.study.selection)
    return ChartAnswer(
        chart=asked.study.build,
        title=title,
        text=_rests(asked, drawn),
        meaning=meaning(asked.made, look.cells),
        svg=bare(_figure(asked, drawn)),
        heads=heads,
        rows=rows[:ROWS],
        all_rows=len(rows),
        n=asked.made.n,
        apart=_apart(asked.made),
        options=_by_now(asked.made),
        why_empty=asked.made.why_empty,
        variables=network_views.variables(project),
        forms=network_views.forms_told(project),
        dates=network_views.dates(project),
        versions=of_versions(told.notes),
        study=study_answer(asked.study),
    )


def chart_sentences(project: Project, options: Options, row: str, column: str) -> Sentences:
    """The statements behind a place of a chart; ``row`` or ``column`` may be empty. Raises
    UnknownName."""
    return sentences(project, chart_ids(_asked(project, options).made, row, column))


def chart_figure(source: Source, options: Options) -> Figure:
    """A chart of a project or of statements alone as a figure with title, legend, caption, study
    and version. Raises UnknownName, OptionError."""
    column = str(options.get("column") or "two")
    if column not in WIDE:
        raise UnknownName("column", column, WIDTHS)
    asked = _asked(source, options)
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


def meaning(made: Counted, cells: str = "counts") -> str:
    """What a number of a chart is, in sentences."""
    if isinstance(made, Stances):
        counts = say(
            "A bar counts statements about a {variable}, not who makes them.",
            variable=worded(made.variable),
        )
        if made.yes_no:
            return f"{counts} {say('To the left against, to the right for.')}"
        steps = say("Steps are those of {qualifier}.", qualifier=worded(made.qualifier))
        return f"{counts} {steps}" if made.qualifier else counts
    if isinstance(made, OverTime):
        counts = (
            say("A bar counts statements by the time spoken of.")
            if made.time == "told"
            else say(
                "A bar counts statements by the date of the text, so many texts of one time make "
                "it high."
            )
        )
        return f"{counts} {say('All rows have one scale.')}"
    if isinstance(made, CoOccurrence):
        return f"{_paired(made)} {_expected() if cells == 'expected' else ''}".strip()
    if cells == RESIDUALS:
        return say(
            "Shown are adjusted residuals: how far a count lies from what the totals alone would "
            "give, in standard deviations it would have if each statement were drawn by itself. "
            "Statements of one text or person are not, so read it as a distance, never as a test."
        )
    more = _expected() if cells == "expected" else ""
    return f"{say('A cell counts statements.')} {more}".strip()


def _expected() -> str:
    return say(
        "Below it stands what chance would give: row total times column total, divided by all."
    )


def _paired(made: CoOccurrence) -> str:
    where = {
        "passage": say("A cell counts pairs of statements on words that overlap."),
        "turn": say("A cell counts pairs of statements that begin in the same turn."),
        "sentences": say_many(
            made.reach,
            "A cell counts pairs of statements that begin in the same sentence.",
            "A cell counts pairs of statements that begin within {n} sentences that follow one "
            "another.",
        ),
    }[made.within]
    sides = say(
        "One of a pair stands for its row, one for its column (on the diagonal two of the same); "
        "a pair of two different ones stands in two cells, and counts once in the total."
    )
    return f"{where} {sides}"


def chart_made(source: Source, options: Options) -> Counted:
    """What a chart counts. Raises UnknownName, OptionError."""
    return _asked(source, options).made


def _asked(source: Source, options: Options) -> _Asked:
    kind = str(options.get("chart") or "stances")
    if kind not in CHARTS:
        raise UnknownName("chart", kind, CHARTS)
    asked = {k: v for k, v in options.items() if k not in SHOWING}
    if kind == "stances" and "qualifier" not in asked:
        asked["qualifier"] = _qualifier(source)
    if kind == "over_time" and asked.get("time") != "told" and isinstance(source, Project):
        asked["finest"] = _finest(source, study_of(kind, asked))
    study = study_of(kind, asked)
    return _Asked(source, run(source, study), study, options)


def _qualifier(source: Source) -> str | None:
    """What tells for from against where nobody says."""
    if isinstance(source, Project):
        found: str | None = network_views.opening(source).get("qualifier")
        return found
    return "agreement" if "agreement" in source else None


def _look(options: Options, *, ids: bool) -> ChartLook:
    cells, most = str(options.get("cells") or "counts"), options.get("most") or 0
    if cells not in CELLS:
        raise UnknownName("content of the cells", cells, CELLS)
    if isinstance(most, bool) or not isinstance(most, int) or most < 0:
        raise OptionError(f"most is a number of rows, not {most!r}.", most=most)
    width = float(options.get("width") or WIDE["two"])
    return ChartLook(width=width, most=most, cells=cells, ids=ids)


def _drawn(asked: _Asked, look: ChartLook) -> Chart:
    made, title = asked.made, _title(asked)
    if isinstance(made, Stances):
        return stance_chart(made, look, title)
    if isinstance(made, OverTime):
        return time_chart(made, look, title, _gaps(asked.source, made))
    if isinstance(made, CoOccurrence) and look.cells == RESIDUALS:
        raise OptionError("Pairs have no residuals; show counts or what is expected.")
    return table_chart(_table(made), look, title)


def _table(made: Crosstab | CoOccurrence) -> CountTable:
    return table_of_pairs(made) if isinstance(made, CoOccurrence) else table_of_two(made)


def _figure(asked: _Asked, drawn: Chart) -> Figure:
    options, made = asked.options, asked.made
    title = str(options.get("title") or "") or drawn.picture.name
    own = str(options.get("caption") or "").strip()
    own += "" if not own or own[-1] in ".!?…" else "."
    cells = str(options.get("cells") or "counts")
    said = f"{_rests(asked, drawn)} {meaning(made, cells)}"
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


def _settings(asked: _Asked) -> str:
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


def _rests(asked: _Asked, drawn: Chart) -> str:
    """On what a chart rests, in sentences."""
    made = asked.made
    if made.why_empty:
        return made.why_empty
    if isinstance(made, CoOccurrence):
        rests = say(
            "n = {pairs} of {statements}",
            pairs=counted(made.n, "pair"),
            statements=counted(made.statements_n, "statement"),
        )
    else:
        rests = f"n = {counted(made.n, 'statement')}"
    parts = [f"{_whose(asked.study)}, {rests}."]
    parts += [f"{a.words}." for a in _apart(made)]
    parts.append(drawn.unshown)
    if isinstance(asked.source, Project):
        parts.append(heard.rests_on(asked.source, lambda: _every(made)))
        parts.append(_dated_to(asked.source, asked))
    return " ".join(p for p in parts if p)


def _whose(study: Study) -> str:
    names = [*(study.selection.speakers or study.selection.holders or ())]
    if not names:
        return say("In the speakers’ accounts")
    if len(names) == 1:
        return say("In what {name} says", name=names[0])
    return say_many(len(names), "In what {n} person says", "In what {n} people say")


def _every(made: Counted) -> list[str]:
    """Every statement a chart rests on."""
    if isinstance(made, Crosstab):
        return made.statements()
    return [i for value in made.values for i in made.statements(value)]


def told(made: Counted, cells: str = "counts") -> str:
    """What a chart rests on and what its numbers are, where it is printed as a table."""
    parts = [f"{a.words}." for a in _apart(made)]
    what = "pair" if isinstance(made, CoOccurrence) else "statement"
    return " ".join([f"n = {counted(made.n, what)}.", *parts, meaning(made, cells)])


def _apart(made: Counted) -> list[ChartApart]:
    """What stands nowhere in a chart, with how much it is."""
    if isinstance(made, OverTime):
        undated = (
            say_many(
                made.undated,
                "{n} statement of no time that is told not drawn",
                "{n} statements of no time that is told not drawn",
            )
            if made.time == "told"
            else say_many(
                made.undated,
                "{n} statement in texts without a date not drawn",
                "{n} statements in texts without a date not drawn",
            )
        )
        vague = say_many(
            made.vague,
            "{n} statement of a time longer than one {unit}, or without an end not drawn",
            "{n} statements of a time longer than one {unit}, or without an end not drawn",
            unit=worded(made.unit),
        )
        apart = (("undated", undated, made.undated), ("vague", vague, made.vague))
        return [ChartApart(part, words, n) for part, words, n in apart if n]
    if isinstance(made, Crosstab) and made.without:
        words = say_many(
            made.without,
            "{n} statement without “{variable}” not in it",
            "{n} statements without “{variable}” not in it",
            variable=worded(made.variables[1]),
        )
        return [ChartApart("", words, made.without)]
    return []


def _title(asked: _Asked) -> str:
    made = asked.made
    if isinstance(made, Stances):
        rows = _plural(made.variable)
        if made.yes_no:
            return say("{rows}, for and against", rows=rows)
        if made.qualifier:
            return say("{rows}, by {qualifier}", rows=rows, qualifier=worded(made.qualifier))
        return say("{rows}, by number of statements", rows=rows)
    if isinstance(made, OverTime):
        by = worded(made.variable)
        if made.time == "told":
            return say("Time spoken of, by {variable}", variable=by)
        return say("Statements over time, by {variable}", variable=by)
    if isinstance(made, CoOccurrence):
        return say("{rows} coded together", rows=_plural(made.variable))
    rows, columns = _plural(made.variables[0]), worded(made.variables[1])
    return say("{rows} by {columns}", rows=rows, columns=columns)


def _plural(variable: str) -> str:
    """A variable at the head of a title."""
    word = {"person": "people", "document": "texts"}.get(variable, f"{variable}s")
    told = worded(word)
    if told == word and spoken() != ENGLISH:  # a variable of one's own: it has no plural here
        told = variable
    return told[:1].upper() + told[1:]


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


# dates that are known to the month or the year only

DIGITS: Final = {4: "year", 7: "month"}
"""Characters of a date -> how far it is known."""


def _finest(project: Project, study: Study) -> str:
    """The finest unit in which every text of a selection has its place."""
    known = _known_to(project, columns(project, study.selection))
    return next((unit for unit in ("year", "month") if unit in known), "day")


def _known_to(project: Project, statements: Statements) -> dict[str, set[str]]:
    """Unit -> the texts whose date is known no further."""
    dates = project.date_of_texts()
    found: dict[str, set[str]] = {}
    document = statements["document"]
    for code in np.unique(document.values[document.values >= 0]).tolist():
        text = document.labels[code]
        unit = DIGITS.get(len(dates.get(text, "")))
        if unit:
            found.setdefault(unit, set()).add(text)
    return found


def _dated_to(project: Project, asked: _Asked) -> str:
    """A sentence where texts are drawn finer than their date is known."""
    made = asked.made
    if not isinstance(made, OverTime) or made.time == "told":
        return ""
    known = _known_to(project, columns(project, asked.study.selection))
    finer = {"month": ("year",), "week": ("year", "month"), "day": ("year", "month")}
    texts = {t for unit in finer.get(made.unit, ()) for t in known.get(unit, ())}
    if not texts:
        return ""
    return say_many(
        len(texts),
        "{n} text of which only the year or month is known stands at its first day.",
        "{n} texts of which only the year or month is known stand at its first day.",
    )


def _gaps(source: Source, made: OverTime) -> Sequence[int]:
    """The periods (by number) of which a project has no text."""
    if made.time == "told" or not made.periods or not isinstance(source, Project):
        return ()
    days = np.array(made.periods, dtype="datetime64[D]")
    begin = int(period_of(days[:1], made.unit)[0])
    there = np.zeros(len(days), dtype=bool)
    for date in source.text_dates():
        if not edtf.is_edtf(date):
            continue
        bounds = edtf.bounds(date)
        if bounds.earliest is None or bounds.latest is None:
            continue
        ends = np.array([bounds.earliest, bounds.latest], dtype="datetime64[D]")
        first, last = (int(k) - begin for k in period_of(ends, made.unit))
        there[max(0, first) : max(0, last + 1)] = True
    return [int(k) for k in np.flatnonzero(~there)]
