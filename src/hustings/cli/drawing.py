"""Commands that end in a picture: lineages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from .commands import LAYERS, write
from .common import PROJECT, main, opened, say
from .describing import COLUMN, SINCE, UNTIL, given


@main.command()
@PROJECT
@click.option("--told-by", multiple=True, help="Whose account: only what they say; repeatable.")
@SINCE
@UNTIL
@COLUMN
@LAYERS
@click.option(
    "-o",
    "--output",
    type=click.Path(readable=False, path_type=Path),
    required=True,
    help="A picture: .svg, .png or .pdf.",
)
def lineage(project: Path, output: Path, **options: Any) -> None:
    """Which organisation came out of which, in whose account, as a picture."""
    from .. import files

    with opened(project) as here:
        data = files.lineage_file(here, given(options), output.suffix.lower().removeprefix("."))
    write(output, data[0])
    say(f"Wrote {output}")
