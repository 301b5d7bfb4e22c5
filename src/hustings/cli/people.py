"""Commands over the people of a corpus: who they are, who may be one, what they were when."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from .. import apart
from ..errors import OptionError
from ..guards.archive import bytes_of
from .commands import prints, write
from .common import CODER, PROJECT, counted, main, opened, say, show


@main.command()
@PROJECT
@click.option(
    "--proposed", is_flag=True, help="Only the merges that are proposed, each with its reason."
)
@click.option(
    "--export",
    "out",
    type=click.Path(readable=False, path_type=Path),
    help="Write the attribute table to this CSV.",
)
@click.option(
    "--import",
    "table",
    type=click.Path(readable=False, path_type=Path),
    help="Set attributes from this CSV.",
)
@click.option(
    "--set",
    "one",
    nargs=2,
    metavar="ATTRIBUTE VALUE",
    help="Give everybody named by --of this value of an attribute ('' takes it away).",
)
@click.option("--of", multiple=True, help="Whose attribute --set sets (repeat for several).")
@click.option("--since", default="", help="From when --set holds (EDTF: 1958, 2031-05).")
@click.option("--until", default="", help="Until when --set holds.")
@CODER
@prints
def people(
    project: Path,
    proposed: bool,
    out: Path | None,
    table: Path | None,
    one: tuple[str, str] | None,
    of: tuple[str, ...],
    since: str,
    until: str,
    coder: str,
    as_json: bool,
) -> None:
    """Who speaks over all texts: names, titles, roles, attributes with dates; who may be one
    person.

    The attribute table has the columns person, kind, attribute, value, since, until (EDTF: 1958,
    2031-05, ".." open), or a column for each attribute. A merge is proposed, never made: hustings
    merge makes it.
    """
    from ..exchange.attributes import write_attributes

    with opened(project, coder) as here:
        if one is not None:
            changed = here.set_attribute(of, *one, since, until)
            if as_json:
                show({"changed": changed})
            else:
                say(f"{one[0]} of {changed} {'person' if changed == 1 else 'people'} set")
            return
        if table is not None:
            given = apart.call("attributes", table.name, bytes_of(table), name=table.name)
            report = here.set_attributes(given)
            if as_json:
                show(report)
                return
            say(
                f"Attributes of {report['changed']} "
                f"{'person' if report['changed'] == 1 else 'people'} set"
            )
            for sentence in report["left"]:
                click.echo(f"hustings: left out: {sentence}", err=True)
            return
        if out is not None:
            rows = here.attributes()
            write(out, write_attributes(rows))
            say(f"Wrote {out}: {counted(len(rows), 'row')}")
            return
        merges = here.proposed_merges()
        if as_json:
            show(merges if proposed else {"people": here.people(), "proposed": merges})
            return
        if not proposed:
            for person in here.people():
                say(_line(person))
        for p in merges:
            say(f"May be one: {p['other']['name']} → {p['into']['name']}. {p['reason']}")


@main.command()
@PROJECT
@click.argument("names", nargs=-1, required=True)
@click.option("--into", required=True, help="The name (or id) that stays.")
@click.option("--refuse", is_flag=True, help="They are two: do not propose it again.")
@click.option("--concepts", is_flag=True, help="Merge concepts instead of people.")
@CODER
def merge(
    project: Path, names: tuple[str, ...], into: str, refuse: bool, concepts: bool, coder: str
) -> None:
    """Make several names one person (or concept); their names become its other names. hustings undo
    takes it back.
    """
    from ..project.people import actor_id

    table = "concepts" if concepts else "actors"
    if refuse and concepts:
        raise OptionError("--refuse is for people; merges of concepts are not proposed.")
    with opened(project, coder) as here:
        target = actor_id(here, into, table)
        others = [actor_id(here, name, table) for name in names]
        if refuse:
            for other in others:
                here.refuse_merge(other, target)
            say(f"Kept apart from {into}: {', '.join(names)}")
            return
        touched = here.merge(table, others, target)
        say(f"Merged {', '.join(names)} into {into}; {counted(touched, 'statement')} touched")


def _line(person: dict[str, Any]) -> str:
    parts = [
        f"{counted(person['turns'], 'turn')} in {len(person['texts'])} "
        f"text{'' if len(person['texts']) == 1 else 's'}"
    ]
    labels = {x["label"] for t in person["texts"] for x in t["labels"]} - {person["name"]}
    if labels:
        parts.append("called " + ", ".join(sorted(labels)[:5]))
    parts += [f"{k}: {v}" for k, v in person["attributes"].items()]
    return f"{person['name']:<24} {'; '.join(parts)}"
