"""Charts over statements: counts for and against, over time, of two variables, coded together."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from .commands import JSON, Computed
from .common import PROJECT, main
from .computing import asked
from .options import OUTPUT, SOURCE, option_of, table_options

KIND = click.argument("chart", metavar="CHART")


def chart_options() -> list[click.Option]:
    """The options of the charts, and those of a network that select statements."""
    chosen = _work().selecting()
    return [
        click.Option(["--variable"], help="What is counted (default: concept)."),
        click.Option(
            ["--qualifier"], help="stances: what tells for from against; none for no stance."
        ),
        click.Option(["--order"], help="stances: statements (default), balance or name."),
        click.Option(["--unit"], help="over_time: day, week, month, year, decade (default: auto)."),
        click.Option(["--rows"], help="crosstab: the rows (default: holder)."),
        click.Option(["--columns"], help="crosstab: the columns (default: concept)."),
        click.Option(["--within"], help="co_occurrence: passage (default), turn or sentences."),
        click.Option(["--reach"], type=int, help="co_occurrence: within how many sentences."),
        click.Option(["--cells"], help="Tables: counts (default), expected or residuals."),
        click.Option(["--most"], type=int, help="A picture: how many rows at most."),
        click.Option(
            ["--column"],
            type=click.Choice(["one", "two"]),
            help="How wide a picture is printed: 85 or 170 mm (default: two).",
        ),
        click.Option(["--study"], help="A chart that was saved as a study of the project."),
        *[option_of(f) for f in chosen],
        click.Option(["--statement-type"], help="Which statement type of a .dna file."),
        *table_options(),
    ]


@main.command(cls=Computed, settings=chart_options)
@SOURCE
@KIND
@JSON
@OUTPUT
def chart(source: Path, chart: str, as_json: bool, output: Path | None, **options: Any) -> None:
    """Counts as a chart or table. CHART is stances (for and against), over_time, crosstab (two
    variables) or co_occurrence (coded in the same place).

    -o writes a picture (.svg, .png, .pdf), the table (.csv, .xlsx, .json) or, of a project, a
    page whose marks open their sentences (.html).
    """
    wanted = {**asked(options), "chart": chart}
    if output is not None:
        _work().chart_written(source, wanted, output)
    else:
        _work().chart_printed(source, wanted, as_json)


WHOSE = (
    click.option(
        "--transcripts", multiple=True, help="Only in this text (title or id); repeatable."
    ),
    click.option("--speakers", multiple=True, help="Only what this person says; repeatable."),
)


@main.command()
@PROJECT
@WHOSE[0]
@WHOSE[1]
@click.option("--against", help="rest: compare with all texts and speakers not chosen.")
@click.option("--small", is_flag=True, help="Take in small words (the, and, of).")
@click.option("--without", multiple=True, help="Leave out this word; repeatable.")
@click.option("--least", type=int, help="Only words said so often.")
@click.option("--letters", type=int, help="Only words of so many letters.")
@click.option("--order", help="count (default), keyness or word.")
@JSON
@OUTPUT
def words(project: Path, as_json: bool, output: Path | None, **options: Any) -> None:
    """The words said in the texts, most often first; -o writes .csv, .xlsx or .json."""
    _work().words_told(project, given(options), as_json, output)


@main.command()
@PROJECT
@click.argument("words")
@WHOSE[0]
@WHOSE[1]
@click.option("--sort", help="text (default), left, right, word or speaker.")
@JSON
@OUTPUT
def kwic(project: Path, words: str, as_json: bool, output: Path | None, **options: Any) -> None:
    """Words in their context: WORDS is 'noise, car*' or /a regular expression/. -o writes .csv,
    .xlsx or .json."""
    _work().kwic_told(project, (words, given(options)), as_json, output)


def given(options: dict[str, Any]) -> dict[str, Any]:
    """The options that were asked for, tuples as lists."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in options.items() if v}


def _work() -> Any:
    """What computes, loaded for a command that needs it."""
    return import_module("hustings.cli.charted")
