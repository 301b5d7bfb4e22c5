"""Commands over many networks of one question: time windows, the backbone, camps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .commands import JSON, Computed
from .common import counted, main, say, show
from .computing import asked, plain, table, tell_notes
from .options import OUTPUT, SOURCE, network_options
from .printing import lines, written

if TYPE_CHECKING:
    from ..networks import Backbone

SEED = click.option(
    "--seed", default=1, show_default=True, type=int, help="The same seed gives the same answer."
)


@main.command(cls=Computed, settings=network_options)
@SOURCE
@click.option("--unit", default="days", show_default=True, help="seconds … years, or events.")
@click.option(
    "--width", default=365, show_default=True, type=int, help="How many units a window spans."
)
@click.option(
    "--step", default=1, show_default=True, type=int, help="How many units to the next window."
)
@click.option("--kernel", help="uniform, epanechnikov, triangular or gaussian.")
@JSON
@OUTPUT
def windows(source: Path, as_json: bool, output: Path | None, **options: Any) -> None:
    """Networks of moving time windows.

    -o writes .json (everything) or .csv (a row a window).
    """
    from .. import files, networks

    chosen = asked(options)
    rows = table(source, chosen)
    found = networks.windows(rows, **chosen)
    heads = ("from", "middle", "to", "statements", "rows", "columns", "ties")
    listed = [
        (n.start, n.middle, n.stop, n.n, len(n.rows), len(n.columns), len(n.ties())) for n in found
    ]
    if output is not None:
        written(output, [files.network_data(net) for net in found], heads, listed)
    elif as_json:
        show([files.network_data(net) for net in found])
    else:
        for line in [found.why_empty] if found.why_empty else lines(heads, listed):
            say(line)
    tell_notes(networks.notes_of_windows(found, rows, chosen))
    if found.why_empty and (as_json or output is not None):
        tell_notes([found.why_empty])


@main.command(cls=Computed, settings=network_options)
@SOURCE
@click.option("--method", default="nested", show_default=True, help="nested, fixed or penalty.")
@click.option("--size", type=int, help="How many concepts (fixed).")
@click.option(
    "--penalty", default=3.5, show_default=True, type=float, help="How dear a concept is (penalty)."
)
@SEED
@JSON
@OUTPUT
def backbone(source: Path, as_json: bool, output: Path | None, **options: Any) -> None:
    """The concepts that carry a network's structure (backbone), and those that can be left out.

    -o writes .json (everything) or .csv (each concept, and the round it was left out in).
    """
    from ..networks import backbone as build

    chosen = asked(options)
    rows = table(source, chosen)
    if not chosen.get("qualifier"):  # without one there is nothing to subtract
        chosen.setdefault("aggregation", "ignore")
    made = build(rows, **chosen)
    gone = {step.concept: step for step in made.steps}
    listed = [
        (name, part, *((gone[name].round, gone[name].redundant_loss) if name in gone else ("", "")))
        for part, names in (("backbone", made.backbone), ("redundant", made.redundant))
        for name in names
    ]
    heads = ("concept", "part", "left out in round", "loss of the rest then")
    if output is not None:
        written(output, plain(made), heads, listed)
    elif as_json:
        show(plain(made))
    else:
        say(made.why_empty or f"Loss of the backbone {made.loss:.3g}, of the rest " + rest_of(made))
        for line in lines(heads, listed):
            say(line)


def rest_of(made: Backbone) -> str:
    """The loss of what is left out, on how much it rests, and whether every set was looked at."""
    sure = "every set was looked at" if made.exact else "the best of those looked at"
    return f"{made.redundant_loss:.3g}; {counted(made.statements, 'statement')}; {sure}."


@main.command(cls=Computed, settings=network_options)
@SOURCE
@click.option("--clusters", default=2, show_default=True, type=int, help="How many camps.")
@click.option("--method", default="greedy", show_default=True, help="How the camps are sought.")
@SEED
@JSON
@OUTPUT
def polarization(source: Path, as_json: bool, output: Path | None, **options: Any) -> None:
    """How far the actors fall into camps, and which.

    -o writes .json (everything) or .csv (each name and its camp).
    """
    from ..networks import polarization as build
    from ..views.network.structure import rests_on

    chosen = asked(options)
    made = build(table(source, chosen, "camps"), **chosen)
    listed: list[tuple[str, int | str]] = [
        (name, number + 1) for number, camp in enumerate(made.camps) for name in sorted(camp)
    ]
    listed += [(name, "no camp: without a tie") for name in made.apart]
    if output is not None:
        written(output, plain(made), ("name", "camp"), listed)
    elif as_json:
        show(plain(made))
    elif made.why_empty:
        say(made.why_empty)
    else:
        say(f"Index {made.index:.3f} (1: perfect camps, 0: as drawn at random). {rests_on(made)}")
        for line in lines(("name", "camp"), listed):
            say(line)
