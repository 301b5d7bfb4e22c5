"""Commands that compute: networks over time and space, maps and what-if runs. Same option names as
in Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import apart
from ..errors import OptionError, UnknownFormat
from .commands import JSON, Computed, layers_asked, prints, write
from .common import counted, is_project, main, opened, say, show
from .options import (
    OUTPUT,
    SOURCE,
    STUDY_OPTION,
    column_types,
    map_options,
    network_options,
    option_of,
    run_options,
)
from .picturing import drawn_as, look_settings
from .printing import lines

if TYPE_CHECKING:
    from ..model import CausalMap
    from ..project import Project


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


def table(source: Path, options: dict[str, Any], what: str = "") -> Any:
    """The statements of a file; ``what`` names a question that sets for against against.

    What was read otherwise than it stands is told on the error stream, beside whatever is printed.
    """
    from ..networks.options import refuse_names
    from ..studies import read_statements

    kind = options.pop("statement_type", None)
    versions = options.pop("versions", None)
    given = {"statement_type": kind} if kind else {}
    types = column_types(options.pop("types", ()))
    asked: dict[str, Any] = {"types": types, "dates": options.pop("dates", None)}
    reading = {k: v for k, v in asked.items() if v}
    if reading and source.suffix.lower() in (".hustings", ".dna"):
        raise OptionError(f"{source.name} says itself what it holds: leave --type and --dates out.")
    if source.suffix == ".hustings":
        more = {"versions": versions} if versions else {}
        rows = read_statements(source, **given, **more, layers=layers_asked())
    else:
        rows = apart.call("statements", source.name, source, **given, **reading)
    tell_notes(rows.notes, versions or "once")
    refuse_names(rows, options, what)
    return rows


def tell_notes(notes: Iterable[str], versions: str = "once") -> None:
    """What was read or counted otherwise than one might think, on the error stream."""
    for note in notes:
        all_count = " (--versions all: every one)" if "counted once" in note else ""
        click.echo(f"note: {note}{all_count if versions == 'once' else ''}", err=True)


TYPED = "'--type {name}=boolean' reads no and yes."
"""What helps where 0 and 1 of a table are subtracted as numbers."""

OF_COUNTS = ("mode", "aggregation", "normalization")
"""What is asked of counts when they are there."""


def counted_network(source: Path, engine: str, options: dict[str, Any]) -> Any:
    """The network of Parquet files, counted by an engine. Raises OptionError for what needs every
    statement in memory."""
    from .. import networks, studies

    made = {k: options.pop(k) for k in OF_COUNTS if k in options}
    for name in ("voice", "time", "isolates", "compat", "types", "dates", "statement_type"):
        if options.pop(name, None):
            raise OptionError(
                f"--{name.replace('_', '-')} needs every statement in memory; leave out --engine."
            )
    if made.get("aggregation", "ignore") == "ignore":
        options.pop("qualifier", None)
    return networks.network(studies.tally(source, engine=engine, **options), **made)


@main.command(
    cls=Computed,
    settings=lambda: [*network_options(), *map(option_of, look_settings()), STUDY_OPTION],
)
@SOURCE
@click.option(
    "--engine",
    type=click.Choice(["auto", "polars", "duckdb", "memory"]),
    help="Count Parquet files (a file, a folder, a pattern in quotes) with this engine; only "
    "counts are read.",
)
@JSON
@OUTPUT
def network(
    source: Path, engine: str | None, as_json: bool, output: Path | None, **options: Any
) -> None:
    """A discourse network of a project, a .dna file or a table (csv, xlsx, parquet).

    -o writes .csv (matrix), .graphml, .gexf, .dl, .json or a picture: .svg, .png (300 dpi) or
    .pdf.
    """
    from .. import files, networks
    from ..networks.remedies import remedy

    look, chosen, name = drawn_as(source, asked(options))
    rows: Any = None if engine else table(source, chosen)
    net = counted_network(source, engine, chosen) if engine else networks.network(rows, **chosen)
    more = [] if rows is None else networks.notes_of(rows, chosen, TYPED)
    tell_notes(more)
    notes = [] if rows is None else [*rows.notes, *more]
    if output is not None:
        format = output.suffix.lstrip(".").lower()
        beside = is_project(source) and source.suffix == ".hustings"
        with opened(source) if beside else nullcontext() as project:
            net = files.attributed(project, net) if project else net
            seen = files.shown_as(files.network_voices(project, net, chosen), name)
            data, _, _ = files.network_bytes(net, format, chosen, look, seen)
        write(output, data)
        say(f"Wrote {output}: {len(net.rows)} by {len(net.columns)}, {counted(net.n, 'statement')}")
        if net.why_empty:
            say(net.why_empty)
    elif as_json:
        show(files.network_data(net) | ({"notes": notes} if notes else {}))
    elif net.why_empty or not net.matrix.any():
        say(net.why_empty or "There is no tie between them.")
        found = None if rows is None else remedy(rows, chosen)
        if found is not None:
            flags = ", ".join(
                f"leave out --{k}" if v is None else f"give --{k} {v}"
                for k, v in found.change.items()
            )
            say(f"{found.sentence} {found.button}: {flags}.")
    else:
        listed = [(name, *row) for name, row in zip(net.rows, net.matrix.tolist(), strict=True)]
        for line in lines(("", *net.columns), listed):
            say(line)


def plain(value: Any) -> Any:
    """A result as JSON-able data, networks as their files tell them."""
    from .. import files
    from ..model import Network
    from ..views import asking

    return asking.plain(value, {Network: files.network_data})


# -- maps ------------------------------------------------------------------------------------------


def own_map(source: Path) -> CausalMap | None:
    """The map of a .json file that Hustings wrote; None for any other file."""
    import json

    from ..maps import map_from_dict

    if source.suffix.lower() != ".json":
        return None
    try:
        data = json.loads(source.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not isinstance(data.get("claims"), list):
        return None
    return map_from_dict(data)


@contextmanager
def drawn(source: Path, options: dict[str, Any]) -> Iterator[tuple[CausalMap, Project | None]]:
    """The map of a project, a workbook or an adjacency table."""
    chosen: dict[str, Any] = {
        k: list(v) if isinstance(v, tuple) else v for k, v in options.items() if v not in (None, ())
    }
    from ..studies import map_of

    if source.suffix.lower() == ".hustings":
        from ..project.columns import layers

        with opened(source) as project:
            for note in layers.told(project.coded_by(), project.layers):
                click.echo(f"note: {note}", err=True)
            m = map_of(project, chosen)
            if m.study:
                notes = project.counting(m.study.selection)[1]
                tell_notes(notes, m.study.selection.versions)
            yield m, project
        return

    own = own_map(source)
    if own is not None:
        if chosen.get("holders") or chosen.get("speakers"):
            raise OptionError(f"{source.name} is a finished map: leave --holder and --speaker out.")
        yield own, None
        return
    found = apart.call("map", source.name, source)
    if found.map is not None and found.bundle is None:
        if chosen.get("holders") or chosen.get("speakers"):
            raise OptionError(f"{source.name} names no speakers: leave --holder and --speaker out.")
        if chosen.get("voice", "any") != "any" or chosen.get("since") or chosen.get("until"):
            raise OptionError(
                f"{source.name} names no speakers and no dates: leave --voice, --since and --until "
                f"out."
            )
        yield found.map, None
    else:
        yield map_of(found.statements(), chosen), None


@main.command("map", cls=Computed, settings=map_options)
@SOURCE
@JSON
@OUTPUT
def map_(source: Path, as_json: bool, output: Path | None, **options: Any) -> None:
    """A causal map, in somebody's account: of a project, a Causal Map workbook or an adjacency
    table.

    -o writes .xlsx (workbook), .csv (adjacency), .graphml, .json or a picture: .svg,
    .png (300 dpi) or .pdf.
    """
    from .. import files, maps

    with drawn(source, options) as (m, project):
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
                ".pdf": "pdf",
            }
            suffix = output.suffix.lower()
            if suffix == ".json":
                import json

                write(output, json.dumps(data, ensure_ascii=False, indent=1, default=str).encode())
            elif suffix in kinds:
                seen = files.map_voices(project, m)
                made = files.map_bytes(m, kinds[suffix], title=maps.account(m), voices=seen)
                write(output, made[0])
            else:
                raise UnknownFormat(
                    f"A map is written as {', '.join(kinds)} or .json, not as {output.suffix!r}."
                )
            say(
                f"Wrote {output}: {counted(len(m.concepts), 'factor')}, {counted(len(m.links), 'link')}, "
                f"{maps.account(m)}"
            )
        elif as_json:
            show(data)
        else:
            say(
                f"{counted(len(m.concepts), 'factor')}, {counted(len(m.links), 'link')}, "
                f"{maps.account(m)}"
            )
            for link in m.links:
                sign = {1: "raises", -1: "lowers", 0: "acts on"}[link.sign]
                say(
                    f"  {link.cause} {sign} {link.effect}  ({counted(link.citations, 'time')}, "
                    f"{counted(link.sources, 'source')})"
                )
            for note in m.notes:
                say(f"  note: {note}")


@main.command(cls=Computed, settings=run_options)
@SOURCE
@click.option(
    "--set",
    "settings",
    multiple=True,
    required=True,
    metavar="FACTOR=VALUE",
    help="Held; repeatable.",
)
@prints
def whatif(source: Path, settings: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """What would follow, in this account, if some factors were held up or down."""
    from ..maps.options import RunOptions
    from ..views.causal.what_if import what_if_view

    held = {}
    for setting in settings:
        factor, sign, value = setting.rpartition("=")
        try:
            held[factor] = float(value)
        except ValueError:
            sign = ""
        if not sign:
            raise OptionError(f"--set {setting}: write it like factor=0.8.")
    running = {f.name: options.pop(f.name) for f in fields(RunOptions)}
    running = {k: v for k, v in running.items() if v is not None}
    with drawn(source, options) as (m, _project):
        answer = what_if_view(None, {**running, "set": held}, m)
        if as_json:
            show(asdict(answer))
            return
        say(f"{answer.verdict}, {answer.in_account}")
        listed = [
            (
                row.name,
                "held" if row.held else row.verdict,
                f"{row.change:+.3f}",
                *("" if share is None else f"{share:.0%}" for share in (row.rises, row.falls)),
            )
            for row in sorted(answer.factors, key=lambda r: -abs(r.change))
            if row.held or row.verdict != "stays"
        ]
        for line in lines(("factor", "", "change", "rises in", "falls in"), listed):
            say(f"  {line}")
        if stay := len(answer.factors) - len(listed):
            say(f"  {counted(stay, 'factor')} {'stays' if stay == 1 else 'stay'} as before.")
        for note in answer.notes:
            say(f"  note: {note}")
