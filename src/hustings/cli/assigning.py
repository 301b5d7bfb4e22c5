"""Commands for who codes what: draw it, look how far it is."""

from __future__ import annotations

from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import OptionError
from .commands import JSON, Computed, prints
from .common import CODER, PROJECT, TEXTS, main, opened, say, show, texts_named

if TYPE_CHECKING:
    from ..project.coders.assignments import Assignment


@main.command()
@PROJECT
@click.option("--coders", required=True, help="Who codes: Ann,Ben or with shares Ann=2,Ben=1.")
@click.option("--transcripts", default="", help=TEXTS)
@click.option(
    "--double", type=float, help="The share two people code (default: 0.2, at least 10 texts)."
)
@click.option("--calibration", type=int, default=0, help="How many texts all code, first.")
@click.option("--by", default="", help="An attribute of texts they are drawn evenly by.")
@click.option("--turns", type=int, default=0, help="Draw passages of about so many turns.")
@click.option("--seed", type=int, default=0, help="The same seed draws the same (0).")
@click.option("--not-blind", is_flag=True, help="Coders see each other's statements.")
@click.option("--preview", is_flag=True, help="Only say what would be; nothing is written.")
@CODER
@JSON
def assign(project: Path, coder: str, as_json: bool, preview: bool, **given: Any) -> None:
    """Draw who codes which text or passage; blind until all its coders have finished it.

    On a team server nobody sees more of a text coded blind than his own; files for it are handed
    over with 'hustings hand-over --to NAME --assigned'.
    """
    shares = _shares(given["coders"])
    how = {k: given[k] for k in ("double", "calibration", "seed", "by", "turns")}
    with opened(project, coder) as here:
        chosen = texts_named(here, given["transcripts"].split(","))
        drawn = here.drawn(chosen, shares, **how)
        if not preview:
            made = here.assign(chosen, shares, blind=not given["not_blind"], **how)
            if as_json:
                show([asdict(one) for one in made])
                return
        if as_json:
            show([asdict(one) for one in drawn])
            return
        _work().tell_drawn(here, drawn)


def pauses() -> list[click.Option]:
    """The option that says how long after the first a second look begins."""
    days = _work().DAYS
    return [
        click.Option(["--days"], type=int, default=days, help=f"So many days after that ({days}).")
    ]


@main.command("second-look", cls=Computed, settings=pauses)
@PROJECT
@click.option("--coders", default="", help="Who looks again: Ann,Ben (default: all who finished).")
@click.option("--share", type=float, default=0.1, help="The share of what each finished (0.1).")
@click.option("--seed", type=int, default=0, help="The same seed draws the same (0).")
@click.option("--begin", default="", help="Begin this second look (its id) instead of drawing.")
@CODER
@JSON
def second_look(project: Path, coder: str, as_json: bool, begin: str, **given: Any) -> None:
    """Have coders look a second time at some of what they finished, without seeing the first.

    What is marked then is compared by 'hustings agreement --coders NAME --again'.
    """
    with opened(project, coder) as here:
        if begin:
            made = [here.begin_assignment(begin)]
        else:
            names = tuple(filter(None, given.pop("coders").split(",")))
            made = here.assign_again(names, **given)
    if as_json:
        show([asdict(one) for one in made])
        return
    for one in made:
        when = "begun" if one.began else f"from {one.since[:10]} on"
        say(f"{one.id}  {one.coder:<16}{when:<22}{_called(one)}")


@main.command()
@PROJECT
@click.option("--of", default="", help="Of one coder only.")
@prints
def assignments(project: Path, of: str, as_json: bool) -> None:
    """Who codes what, and how far it is."""
    with opened(project) as here:
        found = here.assignments(of)
    if as_json:
        show([asdict(one) for one in found])
        return
    if not found:
        say("Nothing is assigned. 'hustings assign' draws who codes what.")
    for one in found:
        blind = "blind" if one.closed else ""
        many = f"{one.statements} statement{'s' * (one.statements != 1)}"
        told = f"{one.coder:<16}{one.state:<12}{blind:<7}{many:<16}{_called(one)}"
        say(f"{told}{f'  ({one.reason})' if one.reason else ''}")


def _called(one: Assignment) -> str:
    """The text, the passage and whether it is a second look."""
    turns = f", turns {one.first} to {one.last}" if one.stop else ""
    return f"{one.title}{turns}{' (second look)' * one.again}"


def _shares(given: str) -> dict[str, float]:
    """``Ann=2,Ben=1`` or ``Ann,Ben``. Raises OptionError."""
    out: dict[str, float] = {}
    for part in filter(None, given.split(",")):
        name, equal, share = part.partition("=")
        try:
            out[name.strip()] = float(share) if equal else 1.0
        except ValueError:
            raise OptionError(f"--coders: {share!r} is no number; write NAME=SHARE.") from None
    return out


def _work() -> Any:
    return import_module("hustings.cli.assigned")
