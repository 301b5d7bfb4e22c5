"""Commands that end in a picture or a report of one's own: lineages, composed reports."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from ..wording import counted
from .commands import JSON, LAYERS, prints, write
from .common import CODER, PROJECT, main, opened, say, show
from .describing import COLUMN, SINCE, UNTIL, given

FILE = click.Path(dir_okay=False, path_type=Path)


@main.command()
@PROJECT
@click.option("--told-by", multiple=True, help="Whose account: only what they say; repeatable.")
@SINCE
@UNTIL
@COLUMN
@LAYERS
@JSON
@click.option(
    "-o",
    "--output",
    type=click.Path(readable=False, path_type=Path),
    help="A picture: .svg, .png or .pdf.",
)
def lineage(project: Path, output: Path | None, as_json: bool, **options: Any) -> None:
    """Which organisation came out of which, in whose account; -o writes it as a picture."""
    from .. import files
    from ..views.relating.lineages import lineage_view

    with opened(project) as here:
        if output is not None:
            suffix = output.suffix.lower().removeprefix(".")
            write(output, files.lineage_file(here, given(options), suffix)[0])
            say(f"Wrote {output}")
            return
        made = lineage_view(here, given({**options, "column": None}))
    if as_json:
        drawn = ("svg", "paper")
        show({name: value for name, value in asdict(made).items() if name not in drawn})
        return
    say(f"{made.title}\n{made.text}")
    for row in (*made.turnings, *made.undated):
        beside = f" · {row.other}" if row.other else ""
        say(f"  {row.lane}: {row.when or row.relation}{beside}")


@main.command()
@PROJECT
@click.argument("plan", required=False, type=FILE)
@click.option("--name", default="Report", show_default=True, help="What the report is called.")
@click.option("--forget", is_flag=True, help="Forget the report of that name.")
@CODER
@prints
def compose(
    project: Path, plan: Path | None, name: str, forget: bool, coder: str, as_json: bool
) -> None:
    """Keep a report of your own from a JSON file (title, authors, date, place, lead, parts), or say
    which a project keeps; --json prints them. `hustings report --plan NAME` writes one.
    """
    from ..views.composing import documents
    from .composing import read_plan

    with opened(project, coder) as here:
        if forget:
            documents.keep_plan(here, name, None)
        elif plan is not None:
            documents.keep_plan(here, name, read_plan(plan))
        kept = documents.plans(here)
    if as_json:
        show({key: one.as_data() for key, one in kept.items()})
        return
    for key, one in kept.items():
        figures = counted(sum(part.kind == "figure" for part in one.parts), "figure")
        say(f"{key}: {one.title or 'no title yet'} ({figures})")
    if not kept:
        say("No report is kept yet.")
