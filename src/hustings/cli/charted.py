"""What the commands of charts and words do; loaded when one of them is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import Field, asdict, fields
from pathlib import Path
from typing import Any

from .. import files
from ..errors import OptionError, UnknownName
from ..model import Selection, Statements
from ..model.documents import CHARTS
from ..networks.charts.asking import NOT_ASKED
from ..networks.options import NetworkOptions
from ..project import Project
from ..views import charts
from ..views.words import kwic, word_list
from ..words import WordList
from .commands import write
from .common import counted, opened, say, show
from .computing import table, tell_notes
from .printing import lines


def selecting() -> list[Field[Any]]:
    """The options of a network that select statements."""
    return [f for f in fields(NetworkOptions) if f.name not in (*NOT_ASKED, "qualifier")]


def chart_written(source: Path, options: dict[str, Any], output: Path) -> None:
    """A chart as a file. Raises UnknownName, OptionError."""
    with counted_of(source, options) as (statements, wanted):
        data, _, _ = files.chart_file(statements, wanted, output.suffix.lower()[1:])
    write(output, data)
    say(f"Wrote {output}")


def chart_printed(source: Path, options: dict[str, Any], as_json: bool) -> None:
    """A chart as a table, and what its numbers are. Raises UnknownName, OptionError."""
    with counted_of(source, options) as (statements, wanted):
        made, cells = charts.chart_made(statements, wanted), str(wanted.get("cells") or "counts")
    heads, rows = charts.chart_table(made, cells)
    if as_json:
        show({"n": made.n, "heads": heads, "rows": rows, "why_empty": made.why_empty})
    elif made.why_empty:
        say(made.why_empty)
    else:
        for line in lines(heads, rows):
            say(line)
        say(charts.told(made, cells))


def words_told(path: Path, options: dict[str, Any], as_json: bool, output: Path | None) -> None:
    """Words as a file, or the first of them printed. Raises UnknownName, OptionError."""
    with opened(path) as project:
        if output is not None:
            data, _, _ = files.words_file(project, options, output.suffix.lower()[1:])
        else:
            made = word_list(project, **options)
    if output is not None:
        write(output, data)
        say(f"Wrote {output}")
    elif as_json:
        show({"n": made.n, "kinds": made.kinds, "words": [asdict(row) for row in made.rows]})
    else:
        _printed(made, f"{made.n:,} words, {made.kinds:,} different, {made.left_out:,} left out.")


def kwic_told(
    path: Path, asked: tuple[str, dict[str, Any]], as_json: bool, output: Path | None
) -> None:
    """Words in their context as a file, or the first lines printed. Raises UnknownName,
    OptionError."""
    words, options = asked
    with opened(path) as project:
        if output is not None:
            data, _, _ = files.kwic_file(project, words, options, output.suffix.lower()[1:])
        else:
            made = kwic(project, words, **options)
    if output is not None:
        write(output, data)
        say(f"Wrote {output}")
    elif as_json:
        show({"n": made.n, "lines": [asdict(row) for row in made.rows]})
    elif made.why_empty:
        say(made.why_empty)
    else:
        for row in made.rows[:PRINTED]:
            before = row.before[-NEAR:].rjust(NEAR)
            say(f"{before}[{row.match}]{row.after[:NEAR].ljust(NEAR)}  {row.speaker or ''}")
        left = made.n - PRINTED
        say(f"{counted(made.n, 'place')} in {counted(made.texts, 'text')}." + _more(left))
        for note in made.notes:
            say(note)


def _more(left: int) -> str:
    return f" The first {PRINTED} are shown; -o writes all." if left > 0 else ""


def _printed(made: WordList, told: str) -> None:
    if made.why_empty:
        say(made.why_empty)
        return
    columns = made.to_columns()
    rows = list(zip(*columns.values(), strict=True))[:PRINTED]
    for line in lines(list(columns), rows):
        say(line)
    say(told + _more(len(made.rows) - PRINTED))
    for note in made.notes:
        say(note)


PRINTED, NEAR = 50, 40
"""Rows printed at most, and characters either side of a place."""


@contextmanager
def counted_of(
    source: Path, options: dict[str, Any]
) -> Iterator[tuple[Project | Statements, dict[str, Any]]]:
    """A project, or the statements of another file, and the options over those of a saved study.
    Raises UnknownName, OptionError."""
    name = str(options.pop("study", None) or "")
    given = {k: None if v == "none" and k == "qualifier" else v for k, v in options.items()}
    if source.suffix != ".hustings":
        if name:
            raise OptionError(f"{source.name} keeps no studies: --study is for a project.")
        yield table(source, given), given
        return
    reading = {k: given.pop(k, None) for k in ("types", "dates", "statement_type")}
    if any(reading.values()):
        raise OptionError(f"{source.name} says itself what it holds: leave --type and --dates out.")
    with opened(source) as project:
        kept = saved_chart(project, name) if name else {}
        tell_notes(project.columns(Selection()).notes, str(given.get("versions") or "once"))
        yield project, {**kept, **given}


def saved_chart(project: Project, name: str) -> dict[str, Any]:
    """The options and the look of a chart that was saved. Raises UnknownName."""
    kept = {k: v for k, v in project.studies().items() if v.get("build") in CHARTS}
    if name not in kept:
        raise UnknownName("study", name, kept)
    return {**(kept[name].get("options") or {}), **(kept[name].get("look") or {}), "name": name}
