"""Commands that compute: networks over time and space, maps and what-if runs. Same option names as
in Python.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import OptionError, UnknownFormat
from .common import JSON, is_project, main, opened, say, show, write

if TYPE_CHECKING:
    from ..model import CausalMap
    from ..project import Project

SOURCE = click.argument("source", type=click.Path(readable=False, path_type=Path))
OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(readable=False, path_type=Path),
    help="A file; its ending says the format.",
)


def network_options(function: Callable[..., None]) -> Callable[..., None]:
    """The options every question about a network shares."""
    for option in reversed(
        [
            click.option(
                "--variable1",
                default="person",
                show_default=True,
                help="Rows: any short-text variable.",
            ),
            click.option(
                "--variable2", default="concept", show_default=True, help="What they meet over."
            ),
            click.option(
                "--mode", default="one-mode", show_default=True, help="one-mode or two-mode."
            ),
            click.option("--qualifier", help="A boolean, integer or text variable."),
            click.option(
                "--aggregation",
                help="ignore, congruence, conflict … (default: ignore, or what the command needs).",
            ),
            click.option(
                "--normalization",
                default="none",
                show_default=True,
                help="none, average, jaccard, cosine …",
            ),
            click.option(
                "--duplicates",
                default="include",
                show_default=True,
                help="include, document, week, month …",
            ),
            click.option(
                "--isolates/--no-isolates", default=False, help="Keep nodes without ties."
            ),
            click.option("--since", help="First date, ISO."),
            click.option("--until", help="Last date, ISO."),
            click.option(
                "--exclude",
                multiple=True,
                metavar="VARIABLE=VALUE",
                help="Leave a value out; repeatable.",
            ),
            click.option(
                "--invert",
                multiple=True,
                metavar="VARIABLE",
                help="Keep only the values of --exclude.",
            ),
            click.option(
                "--forms", multiple=True, help="Only statements of this form; repeatable."
            ),
            click.option(
                "--commitments", multiple=True, help="Only these commitments; repeatable."
            ),
            click.option("--holders", multiple=True, help="Only these holders; repeatable."),
            click.option("--statement-type", help="Which statement type of a .dna file."),
            click.option("--compat", help="dna3: Discourse Network Analyzer's own numbers."),
        ]
    ):
        function = option(function)
    return function


def asked(options: dict[str, Any]) -> dict[str, Any]:
    """Options as Python takes them."""
    exclude: dict[str, list[str]] = {}
    for pair in options.pop("exclude"):
        variable, sign, value = pair.partition("=")
        if not sign:
            raise OptionError(f"--exclude {pair}: write it like variable=value.")
        exclude.setdefault(variable, []).append(value)
    out = {
        k: list(v) if isinstance(v, tuple) else v for k, v in options.items() if v not in (None, ())
    }
    return out | ({"exclude": exclude} if exclude else {})


def table(source: Path, options: dict[str, Any]) -> Any:
    """The statements of a file, and the variables a project uses where the defaults of DNA do not
    fit.
    """
    from ..studies import read_statements

    kind = options.pop("statement_type", None)
    rows = read_statements(source, **({"statement_type": kind} if kind else {}))
    if options.get("variable1") == "person" and "person" not in rows and "holder" in rows:
        options["variable1"] = "holder"
    return rows


@main.command()
@SOURCE
@network_options
@JSON
@OUTPUT
def network(source: Path, as_json: bool, output: Path | None, **options: Any) -> None:
    """A discourse network of a project, a .dna file or a table (csv, xlsx, parquet).

    -o writes .csv (matrix), .graphml, .gexf, .dl, .svg, .png or .json.
    """
    from .. import files
    from ..networks import network as build

    chosen = asked(options)
    rows = table(source, chosen)
    net = build(rows, **chosen)
    if output is not None:
        if is_project(source) and source.suffix == ".hustings":
            with opened(source) as project:
                net = files.attributed(project, net)
        data, _, _ = files.network_bytes(net, output.suffix.lstrip(".").lower())
        write(output, data)
        say(f"Wrote {output}: {len(net.rows)} by {len(net.columns)}, {net.n} statements")
    elif as_json:
        show(files.network_data(net))
    elif net.why_empty:
        say(net.why_empty)
    else:
        wide = max(len(r) for r in net.rows)
        for name, line in zip(net.rows, net.matrix, strict=True):
            say(f"{name:>{wide}} " + " ".join(f"{v:8.3g}" for v in line))


@main.command()
@SOURCE
@network_options
@click.option("--unit", default="days", show_default=True, help="seconds … years, or events.")
@click.option(
    "--width", default=365, show_default=True, type=int, help="How many units a window spans."
)
@click.option(
    "--step", default=1, show_default=True, type=int, help="How many units to the next window."
)
@click.option("--kernel", help="uniform, epanechnikov, triangular or gaussian.")
@JSON
def windows(source: Path, as_json: bool, **options: Any) -> None:
    """Networks of moving time windows."""
    from .. import files
    from ..networks import windows as build

    chosen = asked(options)
    rows = table(source, chosen)
    found = build(rows, **chosen)
    if as_json:
        show([files.network_data(net) for net in found])
        return
    for net in found:
        say(
            f"{net.start}  {net.middle}  {net.stop}  {net.n} statements, {len(net.rows)} by "
            f"{len(net.columns)}"
        )


def _structure(name: str, *extra: Callable[[Callable[..., None]], Callable[..., None]]) -> None:
    """A command of the same shape over one function of ``networks``."""

    def command(source: Path, as_json: bool, **options: Any) -> None:
        from .. import networks

        chosen = asked(options)
        rows = table(source, chosen)
        if name == "backbone" and not chosen.get("qualifier"):
            chosen.setdefault("aggregation", "ignore")
        made = getattr(networks, name)(rows, **chosen)
        data = plain(made)
        if as_json:
            show(data)
            return
        for key, value in data.items():
            say(f"{key}: {value}")

    command.__doc__ = {
        "backbone": "The concepts that carry a network's structure (backbone), and those that can be left out.",
        "polarization": "How far the actors fall into camps, and which.",
    }[name]
    decorated: Callable[..., None] = JSON(command)
    for option in reversed(extra):
        decorated = option(decorated)
    main.command(name)(SOURCE(network_options(decorated)))


_structure(
    "backbone",
    click.option("--method", default="nested", show_default=True, help="nested, fixed or penalty."),
    click.option("--size", type=int, help="How many concepts (fixed)."),
    click.option(
        "--penalty",
        default=3.5,
        show_default=True,
        type=float,
        help="How dear a concept is (penalty).",
    ),
    click.option(
        "--seed",
        default=1,
        show_default=True,
        type=int,
        help="The same seed gives the same answer.",
    ),
)
_structure(
    "polarization",
    click.option("--clusters", default=2, show_default=True, type=int, help="How many camps."),
    click.option("--method", default="greedy", show_default=True, help="How the camps are sought."),
    click.option(
        "--seed",
        default=1,
        show_default=True,
        type=int,
        help="The same seed gives the same answer.",
    ),
)


def plain(value: Any) -> Any:
    """A result as JSON-able data: fields of dataclasses, arrays as lists, no functions."""
    from dataclasses import fields, is_dataclass

    import numpy as np

    from .. import files
    from ..model import Network

    if isinstance(value, Network):
        return files.network_data(value)
    if is_dataclass(value) and not isinstance(value, type):
        found = {f.name: getattr(value, f.name) for f in fields(value)}
        return {k: plain(v) for k, v in found.items() if not callable(v)}
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if hasattr(value, "items") and callable(value.items):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(v) for v in value]
    if isinstance(value, float) and value != value:
        return None
    return value


# -- maps ------------------------------------------------------------------------------------------


def map_options(function: Callable[..., None]) -> Callable[..., None]:
    """The options that choose what a map draws."""
    for option in reversed(
        [
            click.option(
                "--holder",
                "holders",
                multiple=True,
                help="Whose account; repeatable (default: everybody's).",
            ),
            click.option("--speaker", "speakers", multiple=True, help="Who says it; repeatable."),
            click.option(
                "--commitments",
                multiple=True,
                default=("asserts",),
                show_default=True,
                help="Repeatable.",
            ),
            click.option("--zoom", type=int, help="Keep so many levels of a factor's path."),
            click.option("--opposites", is_flag=True, help="Turn ~X into X with the other sign."),
            click.option("--minimum-citations", default=1, help="Fold arrows told less often."),
            click.option("--minimum-sources", default=1, help="Fold arrows told by fewer sources."),
        ]
    ):
        function = option(function)
    return function


@contextmanager
def drawn(source: Path, options: dict[str, Any]) -> Iterator[tuple[CausalMap, Project | None]]:
    """The map of a project, a workbook or an adjacency table."""
    chosen: dict[str, Any] = {
        k: list(v) if isinstance(v, tuple) else v for k, v in options.items() if v not in (None, ())
    }
    if source.suffix.lower() == ".hustings":
        from ..project import Project
        from ..studies import map_of

        with Project.open(source) as project:
            yield map_of(project, chosen), project
        return
    from ..exchange import causalmap
    from ..maps import causal_map

    found = causalmap.read_map(source)
    if found.map is not None and found.bundle is None:
        if chosen.get("holders") or chosen.get("speakers"):
            raise OptionError(f"{source.name} names no speakers: leave --holder and --speaker out.")
        yield found.map, None
    else:
        yield causal_map(found.statements(), **chosen), None


@main.command("map")
@SOURCE
@map_options
@JSON
@OUTPUT
def map_(source: Path, as_json: bool, output: Path | None, **options: Any) -> None:
    """A causal map, in somebody's account: of a project, a Causal Map workbook or an adjacency
    table.

    -o writes .xlsx (workbook), .csv (adjacency), .graphml, .svg, .png or .json.
    """
    from .. import files, maps

    with drawn(source, options) as (m, _project):
        data = {
            **maps.map_to_dict(m),
            "measures": plain(maps.map_measures(m)),
            "loops": plain(list(maps.loops(m))),
        }
        for loop in data["loops"]:
            loop.pop("steps", None)
        data["links"] = [
            {k: getattr(link, k) for k in ("cause", "effect", "sign", "citations", "sources")}
            for link in m.links
        ]
        if output is not None:
            kinds = {
                ".xlsx": "workbook",
                ".csv": "adjacency",
                ".graphml": "graphml",
                ".svg": "svg",
                ".png": "png",
            }
            suffix = output.suffix.lower()
            if suffix == ".json":
                import json

                write(output, json.dumps(data, ensure_ascii=False, indent=1, default=str).encode())
            elif suffix in kinds:
                write(output, files.map_bytes(m, kinds[suffix], title=maps.account(m))[0])
            else:
                raise UnknownFormat(
                    f"A map is written as {', '.join(kinds)} or .json, not as {output.suffix!r}."
                )
            say(
                f"Wrote {output}: {len(m.concepts)} factors, {len(m.links)} links, "
                f"{maps.account(m)}"
            )
        elif as_json:
            show(data)
        else:
            say(f"{len(m.concepts)} factors, {len(m.links)} links, {maps.account(m)}")
            for link in m.links:
                sign = {1: "raises", -1: "lowers", 0: "acts on"}[link.sign]
                say(
                    f"  {link.cause} {sign} {link.effect}  ({link.citations} times, "
                    f"{link.sources} sources)"
                )
            for note in m.notes:
                say(f"  note: {note}")


@main.command()
@SOURCE
@click.option(
    "--set",
    "settings",
    multiple=True,
    required=True,
    metavar="FACTOR=VALUE",
    help="Held; repeatable.",
)
@map_options
@click.option(
    "--rule", default="kosko", show_default=True, help="kosko, modified-kosko or rescaled."
)
@click.option(
    "--transfer", default="sigmoid", show_default=True, help="sigmoid, tanh, bivalent or trivalent."
)
@click.option(
    "--slope", default=1.0, show_default=True, type=float, help="Of the transfer function."
)
@click.option(
    "--hold-sources/--free-sources",
    default=True,
    help="Keep factors nothing acts on where they are.",
)
@click.option(
    "--draws",
    default=0,
    show_default=True,
    type=int,
    help="Draws over the range of the strength words.",
)
@click.option(
    "--seed", default=1, show_default=True, type=int, help="The same seed gives the same answer."
)
@JSON
def whatif(source: Path, settings: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """What would follow, in this account, if some factors were held up or down."""
    from ..views.maps import what_if_view

    held = {}
    for setting in settings:
        factor, sign, value = setting.rpartition("=")
        try:
            held[factor] = float(value)
        except ValueError:
            sign = ""
        if not sign:
            raise OptionError(f"--set {setting}: write it like factor=0.8.")
    running = {
        k: options.pop(k) for k in ("rule", "transfer", "slope", "hold_sources", "draws", "seed")
    }
    with drawn(source, options) as (m, _project):
        answer = what_if_view(None, {**running, "set": held}, m)
        if as_json:
            show(asdict(answer))
            return
        say(f"{answer.verdict}, {answer.in_account}")
        for row in sorted(answer.factors, key=lambda r: -abs(r.change)):
            shares = ""
            if row.rises is not None and row.falls is not None:
                shares = f"  ({row.rises:.0%} rise, {row.falls:.0%} fall)"
            say(f"  {row.name}: {'held' if row.held else row.verdict} {row.change:+.3f}{shares}")
        for note in answer.notes:
            say(f"  note: {note}")
