"""Options of commands that compute, made from what their builders take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import Field, fields
from pathlib import Path
from typing import Any

import click

from ..errors import OptionError
from .commands import layers_option

SOURCE = click.argument("source", type=click.Path(readable=False, path_type=Path))


OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(readable=False, path_type=Path),
    help="A file; its ending says the format.",
)


CUTTING = (
    click.option(
        "--voice",
        default="any",
        show_default=True,
        help="own (the holder speaks), ascribed (another tells the view) or any.",
    ),
    click.option(
        "--time",
        default="spoken",
        show_default=True,
        help="What --since and --until mean: spoken (the text's date) or told (the time spoken "
        "of).",
    ),
)
"""Whose voice counts, and which time a period cuts by."""


VERSIONS_HELP = "once (of one interview in two versions, the one with more statements) or all."
"""Whether linked versions of one interview count once."""


NUMBERS: dict[str, type] = {"zoom": int}
"""Settings that are numbers where given, and not there otherwise."""

REPEATED = {"exclude": "VARIABLE=VALUE", "invert": "VARIABLE"}
"""Options given once a value, and how a value is written."""


def option_of(setting: Field[Any], *, flag: str = "", show_default: bool = True) -> click.Option:
    """A command line option of one field of NetworkOptions, MapOptions or RunOptions.

    Nothing is handed on where it is not given, so that the defaults stand in those classes alone;
    the help says them (``show_default``).
    """
    told = str(setting.metadata["help"])
    if setting.metadata["choices"]:
        told += f" One of {', '.join(setting.metadata['choices'])}."
    name = setting.name.replace("_", "-")
    default = setting.default
    repeated = isinstance(default, tuple) or setting.name in REPEATED
    if default not in (None, "", (), False) and show_default:
        said = ", ".join(default) if isinstance(default, tuple) else default
        told += f" [default: {'yes' if said is True else said}]"
    if isinstance(default, bool):
        off = "--free-sources" if setting.name == "hold_sources" else f"--no-{name}"
        return click.Option([f"--{name}/{off}", setting.name], default=None, help=told)
    return click.Option(
        [f"--{flag or name}", setting.name],
        default=None,
        type=type(default) if isinstance(default, int | float) else NUMBERS.get(setting.name, str),
        multiple=repeated,
        metavar=REPEATED.get(setting.name),
        help=f"{told} Repeatable." if repeated else told,
    )


OWN_DEFAULTS = ("aggregation", "normalization", "duplicates")
"""Settings some questions (camps, a backbone) have defaults of their own for."""


def network_options() -> list[click.Option]:
    """The options every question about a network shares, made of the fields of NetworkOptions."""
    from ..networks.options import NetworkOptions

    made = [option_of(f, show_default=f.name not in OWN_DEFAULTS) for f in fields(NetworkOptions)]
    return [
        *made,
        click.Option(["--statement-type"], help="Which statement type of a .dna file."),
        *table_options(),
    ]


def table_options() -> list[click.Option]:
    """How the columns of a table are read."""
    return [
        click.Option(
            ["--type", "types"],
            multiple=True,
            metavar="COLUMN=KIND",
            help="What a column of a table holds: boolean, integer, number, name, text or date. "
            "Repeatable.",
        ),
        click.Option(
            ["--versions"],
            help=VERSIONS_HELP,
        ),
        layers_option(),
        click.Option(
            ["--dates"],
            type=click.Choice(["dmy", "mdy"]),
            help="What 3/5/2031 means in a table: the day first, or the month.",
        ),
    ]


def column_types(pairs: Iterable[str]) -> dict[str, str]:
    """``--type agreement=boolean`` as Python takes it. Raises OptionError."""
    types = {}
    for pair in pairs:
        column, sign, kind = pair.rpartition("=")
        if not sign or not column:
            raise OptionError(f"--type {pair}: write it like agreement=boolean.")
        types[column] = kind
    return types


STUDY_OPTION = click.Option(
    ["--study"], help="A saved study of the project, with the look that was kept with it."
)


FLAGS = {"holders": "holder", "speakers": "speaker"}
"""Fields whose option is a word of its own."""


def map_options() -> list[click.Option]:
    """The options that choose what a map draws, made of the fields of MapOptions."""
    from ..maps.options import MapOptions

    made = [option_of(f, flag=FLAGS.get(f.name, "")) for f in fields(MapOptions)]
    return [*made, *cutting_options()]


def cutting_options() -> list[click.Option]:
    """The options that cut statements by voice and by time, for a command that is computed."""
    return [
        click.Option(["--voice"], help="own (the holder speaks), ascribed or any."),
        click.Option(["--time"], help="What --since and --until mean: spoken or told."),
        click.Option(["--versions"], help=VERSIONS_HELP),
        layers_option(),
        click.Option(["--since"], help="First date, ISO; a told time in EDTF."),
        click.Option(["--until"], help="Last date, ISO; a told time in EDTF."),
    ]


def run_options() -> list[click.Option]:
    """The options that choose what a map draws and say how a what-if runs."""
    from ..maps.options import RunOptions

    return [*map_options(), *(option_of(f) for f in fields(RunOptions))]
