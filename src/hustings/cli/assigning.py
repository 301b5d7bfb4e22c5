"""Commands for who codes what: draw it, look how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from ..agreement.drawing import Drawn, loads, needed, pairs
from ..errors import OptionError
from ..project import Project
from .commands import JSON, prints
from .common import CODER, PROJECT, main, opened, say, show

EXPECTED, WITHIN = 0.8, (0.05, 0.1)
"""The agreement for which the preview says how many texts tell it how exactly."""


@main.command()
@PROJECT
@click.option("--coders", required=True, help="Who codes: Ann,Ben or with shares Ann=2,Ben=1.")
@click.option("--transcripts", default="", help="Ids of texts, with commas (default: all).")
@click.option(
    "--double", type=float, help="The share two people code (default: 0.2, at least 10 texts)."
)
@click.option("--calibration", type=int, default=0, help="How many texts all code, first.")
@click.option("--by", default="", help="An attribute of texts they are drawn evenly by.")
@click.option("--seed", type=int, default=0, help="The same seed draws the same (0).")
@click.option("--not-blind", is_flag=True, help="Coders see each other's statements.")
@click.option("--preview", is_flag=True, help="Only say what would be; nothing is written.")
@CODER
@JSON
def assign(project: Path, coder: str, as_json: bool, preview: bool, **given: Any) -> None:
    """Draw who codes which text; blind until all its coders have finished it.

    On a team server nobody sees more of a text coded blind than his own; files for it are handed
    over with 'hustings hand-over --to NAME --assigned'.
    """
    chosen = tuple(filter(None, given["transcripts"].split(",")))
    shares = _shares(given["coders"])
    how = {k: given[k] for k in ("double", "calibration", "seed", "by")}
    with opened(project, coder) as here:
        drawn = here.drawn(chosen, shares, **how)
        if not preview:
            made = here.assign(chosen, shares, blind=not given["not_blind"], **how)
            if as_json:
                show([asdict(one) for one in made])
                return
        if as_json:
            show([asdict(one) for one in drawn])
            return
        _tell(here, drawn)


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
        told = f"{one.coder:<16}{one.state:<12}{blind:<7}{many:<16}{one.title}"
        say(f"{told}{f'  ({one.reason})' if one.reason else ''}")


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


def _tell(here: Project, drawn: Sequence[Drawn]) -> None:
    titles = here.titles()
    for one in drawn:
        say(f"{titles[one.unit]:<40.40}  {', '.join(one.coders)}  ({one.part})")
    say("\n" + ", ".join(f"{name}: {n}" for name, n in loads(drawn).items()))
    shared = {pair: n for pair, n in pairs(drawn).items() if n}
    if shared:
        say("Both: " + ", ".join(f"{a} and {b} {n}" for (a, b), n in shared.items()))
    texts = " or ".join(f"{needed(EXPECTED, h)} units (to ±{h:.0%})" for h in WITHIN)
    say(f"An agreement of {EXPECTED:.0%} is known from {texts}, whatever is counted as a unit.")
