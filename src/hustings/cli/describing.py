"""Commands over the system a speaker describes: relations, the history told, whose views."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import UnknownFormat
from .commands import JSON, LAYERS, prints, write
from .common import CODER, PROJECT, counted, main, opened, say, show
from .computing import tell_notes
from .options import CUTTING, OUTPUT, SOURCE, VERSIONS_HELP

if TYPE_CHECKING:
    from ..model import Statements
    from ..networks import RelationNetwork, Tie
    from ..project import Project

Command = Callable[..., None]

VOICE, TIME = CUTTING
VERSIONS = click.option("--versions", help=VERSIONS_HELP)
COLUMN = click.option(
    "--column",
    type=click.Choice(["one", "two"]),
    help="How wide a picture is printed: 85 or 170 mm (default: two).",
)
SINCE = click.option("--since", help="First date, ISO; a told time in EDTF.")
UNTIL = click.option("--until", help="Last date, ISO; a told time in EDTF.")


@contextmanager
def read_from(source: Path) -> Iterator[Project | Statements]:
    """A project, or the statements of another file."""
    if source.suffix == ".hustings":
        with opened(source) as project:
            yield project
    else:
        from ..studies import read_statements

        yield read_statements(source)


def given(options: dict[str, Any]) -> dict[str, Any]:
    """The options that were asked for, tuples as lists."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in options.items() if v}


@main.command()
@SOURCE
@click.option("--told-by", multiple=True, help="Whose account: only what they say; repeatable.")
@click.option("--holders", multiple=True, help="Only views of these holders; repeatable.")
@click.option("--commitments", multiple=True, help="Only these (default: all but rejects).")
@click.option("--kinds", multiple=True, help="Only this class, e.g. 'verbal conflict'; repeatable.")
@SINCE
@UNTIL
@TIME
@VOICE
@VERSIONS
@COLUMN
@LAYERS
@JSON
@OUTPUT
def relations(source: Path, as_json: bool, output: Path | None, **options: Any) -> None:
    """Who stands to whom, in whose account: typed, signed, directed ties of actors.

    -o writes .graphml, .gexf (dynamic by told time), .csv or .json; of a project also .svg, .png
    and .pdf.
    """
    from ..views.telling import described

    column = options.pop("column")
    with read_from(source) as statements:
        net = described.relations(statements, given(options))
        notes = described.versions(statements, net.study)
        tell_notes(notes, options.get("versions") or "once")
        if output is not None:
            suffix = output.suffix.lower()
            write(
                output,
                relation_bytes(statements, net, given({**options, "column": column}), suffix),
            )
    if output is not None:
        say(
            f"Wrote {output}: {counted(len(net.nodes), 'actor')}, "
            f"{counted(len(net.ties), 'tie')}, in {net.account}"
        )
    elif as_json:
        show(described.relations_data(net, notes))
    elif net.why_empty:
        say(net.why_empty)
    else:
        say(
            f"{counted(len(net.nodes), 'actor')}, {counted(len(net.ties), 'tie')}, in {net.account}"
        )
        for tie in net.ties:
            say(_tie_line(tie, described.when_told(tie)))
        say(described.relations_data(net)["balance"]["said"])
        for question in net.open_questions():
            say(f"  open: {question.sentence}")


def relation_bytes(
    source: Project | Statements, net: RelationNetwork, options: dict[str, Any], suffix: str
) -> bytes:
    """Relations as a file of that suffix; pictures of a project only. Raises UnknownFormat."""
    from .. import files
    from ..project import Project

    format = suffix.removeprefix(".")
    if format in files.PICTURES and isinstance(source, Project):
        return files.relations_file(source, options, format)[0]
    if format not in ("graphml", "gexf", "csv", "json"):
        raise UnknownFormat(
            "Relations are written as .graphml, .gexf, .csv or .json, those of a project also as "
            f".svg, .png or .pdf, not as {suffix!r}."
        )
    return files.relations_bytes(net, format)[0]


def _tie_line(tie: Tie, when: str) -> str:
    sign = {"+": "+", "-": "−", "": "·"}[tie.sign]
    told = "as told by" if tie.ascribed == len(tie.statements) else "told by"
    tellers = ", ".join(tie.tellers) or "nobody named"
    n = len(tie.statements)
    return (
        f"  {sign} {tie.source} {tie.relation} {tie.target}  "
        f"({n} {'statement' if n == 1 else 'statements'}, {told} {tellers})"
        f"{f'  {when}' if when else ''}"
    )


@main.command()
@SOURCE
@click.option(
    "--by", default="holder", show_default=True, help="holder, actor, concept, form or transcript."
)
@SINCE
@UNTIL
@VOICE
@VERSIONS
@COLUMN
@LAYERS
@JSON
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@OUTPUT
def timeline(
    source: Path, as_json: bool, as_csv: bool, output: Path | None, **options: Any
) -> None:
    """The history as told: statements by the time they speak of (EDTF), in lanes.

    -o writes .csv or .json; of a project also .svg, .png and .pdf.
    """
    from ..show.times.timelines import items_csv
    from ..views.telling import described

    column = options.pop("column")
    with read_from(source) as statements:
        made = described.history(statements, given(options))
        notes = described.versions(statements, made.study)
        tell_notes(notes, options.get("versions") or "once")
        data = described.history_data(made, notes)
        told = [] if output or as_json or as_csv else described.told_lines(statements, made)
        if output is not None:
            suffix = output.suffix.lower()
            write(
                output,
                timeline_bytes(statements, data, given({**options, "column": column}), suffix),
            )
    if output is not None:
        dated = counted(made.items.statements(), "statement")
        say(f"Wrote {output}: {dated} with a time, {len(made.undated)} undated")
    elif as_json:
        show(data)
    elif as_csv:
        click.echo(items_csv(data["items"]), nl=False)
    else:
        if made.why_empty:
            say(made.why_empty)
        for line in told:
            say(line)
        if made.undated:
            n = len(made.undated)
            say(f"{counted(n, 'statement')} {'says' if n == 1 else 'say'} no time")


def timeline_bytes(
    source: Project | Statements, data: dict[str, Any], options: dict[str, Any], suffix: str
) -> bytes:
    """A timeline as a file of that suffix; pictures of a project only. Raises UnknownFormat."""
    from .. import files
    from ..project import Project

    format = suffix.removeprefix(".")
    if format in files.PICTURES and isinstance(source, Project):
        return files.timeline_file(source, options, format)[0]
    if format not in ("csv", "json"):
        raise UnknownFormat(
            "A timeline is written as .csv or .json, that of a project also as .svg, .png or .pdf, "
            f"not as {suffix!r}."
        )
    return files.timeline_bytes(data, format)[0]


@main.command()
@SOURCE
@click.option("--forms", multiple=True, help="Only statements of this form; repeatable.")
@VOICE
@LAYERS
@prints
def ascription(source: Path, as_json: bool, **options: Any) -> None:
    """Who puts which views into whose mouth, and how far he commits to them."""
    from ..views.telling import described

    with read_from(source) as statements:
        data = described.ascription_data(statements, given(options))
    if as_json:
        show(data)
        return
    say(data.get("why_empty") or data["caption"])
    for pair in data["pairs"]:
        whose = "own view" if pair["own"] else f"of {pair['holder']}"
        counts = ", ".join(f"{c} {n}" for c, n in pair["commitments"].items())
        by_way = "".join(f", {n} by way of {via}" for via, n in pair["chains"].items())
        say(f"  {pair['teller']}, {whose}: {counts}{by_way}")


@main.command()
@SOURCE
@click.argument("one")
@click.argument("other")
@VOICE
@LAYERS
@prints
def positions(source: Path, one: str, other: str, voice: str, as_json: bool) -> None:
    """What two people are for and against: both for, both against, opposed, only one speaks."""
    from ..model import Selection, Statements
    from ..networks import compare_positions
    from ..studies import columns, study_data
    from .computing import plain

    with read_from(source) as read:
        rows = read if isinstance(read, Statements) else columns(read, Selection())
        made = compare_positions(rows, one, other, voice=voice)
    if as_json:
        show({**plain(made), "study": study_data(made.study)})
        return
    say(made.why_empty or ", ".join(f"{v}: {n}" for v, n in made.counts.items()))
    for p in made.positions:
        say(f"  {p.concept}: {p.verdict}")


@main.command()
@PROJECT
@click.option("--name", help="Name a period, or change the one of that name.")
@click.option("--edtf", help="When it was: 193X, 1950/1975, 2014/.. (with --name).")
@click.option("--alias", "aliases", multiple=True, help="Another name of it; repeatable.")
@click.option("--dating", default="", help="Whose dating it is.")
@click.option("--forget", help="Forget the period of that name.")
@CODER
@prints
def periods(
    project: Path,
    name: str | None,
    edtf: str | None,
    aliases: tuple[str, ...],
    dating: str,
    forget: str | None,
    coder: str,
    as_json: bool,
) -> None:
    """The named periods of a project, and whose dating they are; the program dates none."""
    from dataclasses import asdict

    from ..errors import OptionError

    with opened(project, coder) as here:
        if (name is None) != (edtf is None):
            raise OptionError("Give --name and --edtf together: a period is named and dated.")
        if forget is not None:
            here.drop_period(forget)
        if name is not None and edtf is not None:
            here.define_period(name, edtf, aliases=aliases, dating=dating)
        if as_json:
            show([asdict(p) for p in here.periods()])
            return
        for p in here.periods():
            whose = f", as {p.dating} dates it" if p.dating else ""
            say(f"{p.name}: {p.edtf}{whose}")


@main.command()
@PROJECT
@click.option("--holder", "holders", multiple=True, help="Whose account; repeatable.")
@click.option("--same", nargs=2, metavar="A B", help="B is the factor A.")
@click.option("--opposite", nargs=2, metavar="A B", help="B is the opposite of A.")
@click.option("--apart", nargs=2, metavar="A B", help="A and B are not the same; not asked again.")
@CODER
@prints
def factors(
    project: Path,
    holders: tuple[str, ...],
    same: tuple[str, str] | None,
    opposite: tuple[str, str] | None,
    apart: tuple[str, str] | None,
    coder: str,
    as_json: bool,
) -> None:
    """Factors of the map that may be one or opposites, with the reason and what a merge does."""
    from ..views.causal.factors import decide_factors, factors_view

    with opened(project, coder) as held:
        if same:
            say(decide_factors(held, *same, "same").summary)
        if opposite:
            say(decide_factors(held, *opposite, "opposite").summary)
        if apart:
            say(decide_factors(held, *apart, "apart").summary)
        if same or opposite or apart:
            return
        view = factors_view(held, {"holders": holders} if holders else {})
    if as_json:
        rows = ({k: getattr(p, k) for k in PROPOSED} for p in view.proposals)
        show(list(rows))
        return
    say(f"{view.headline} ({view.in_account[:1].upper()}{view.in_account[1:]}.)")
    for p in view.proposals:
        sign = "=" if p.relation == "same" else "= opposite of"
        say(f"{p.b}  {sign}  {p.a}\n    {p.why} {p.effect}")
    if not view.proposals:
        say("No two factors look like one.")


PROPOSED = ("a", "b", "relation", "why", "effect")
