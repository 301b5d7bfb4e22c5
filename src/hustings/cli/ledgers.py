"""Commands over the ledgers: who is quoted and was it checked; what is to come and did it."""

from __future__ import annotations

from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ..errors import OptionError
from .commands import JSON, Computed, prints
from .common import CODER, PROJECT, main, opened, say, show


def checks() -> list[click.Option]:
    """The option that decides how a quotation stands to its original."""
    check = click.Choice(_work().CHECKS)
    return [
        click.Option(
            ["--as", "verdict"], type=check, help="What you decide (default: what is found)."
        )
    ]


@main.command(cls=Computed, settings=checks)
@PROJECT
@click.option("--check", "key", metavar="ID", help="Check this quotation (its statement's id).")
@click.option(
    "--original",
    type=click.Path(readable=False, path_type=Path),
    help="The original, as a file of any kind Hustings reads.",
)
@click.option("--transcript", help="The original is this transcript of the project (id or title).")
@click.option("--source", help="What the original is: work, page, address.")
@CODER
@prints
def quotations(project: Path, coder: str, as_json: bool, **asked: Any) -> None:
    """Who is quoted by whom, from where, and was it checked against the original.

    --check with --original or --transcript compares word by word and keeps the result; hustings
    undo takes it back. Nothing is fetched from anywhere. That words match says nothing of whether
    they are right.
    """
    with opened(project, coder) as here:
        if asked["key"] is not None:
            _work().check(here, as_json, **asked)
        elif any(asked[name] is not None for name in ("original", "transcript", "verdict")):
            raise OptionError("Say which quotation with --check ID.")
        else:
            _work().tell_quotations(here, as_json)


@main.command()
@PROJECT
@click.option("--today", metavar="DATE", help="As it stands on this day (default: today).")
@click.option("--score", "scores", is_flag=True, help="How they fared instead of the list.")
@click.option(
    "--agree",
    nargs=3,
    type=(str, float, float),
    multiple=True,
    metavar="WORDS LOW HIGH",
    help="Agree that words of likelihood mean LOW to HIGH (0 to 1).",
)
@CODER
@prints
def forecasts(project: Path, coder: str, as_json: bool, **asked: Any) -> None:
    """What is said to come: due, open, decided; by whom, how likely, by when, and by what to judge.

    --score tells shares by commitment, and a Brier score where ten or more decided forecasts have a
    number or an agreed range; never with fewer.
    """
    with opened(project, coder) as here:
        if asked["agree"]:
            agreed = {words: [low, high] for words, low, high in asked["agree"]}
            _work().agree(here, agreed)
        if asked["scores"]:
            _work().tell_score(here, asked["today"], as_json)
        else:
            _work().tell_forecasts(here, asked["today"], as_json)


@main.command()
@PROJECT
@click.argument("key", metavar="ID")
@click.argument("outcome", metavar="OUTCOME")
@click.option("--on", metavar="DATE", help="The day it is judged for.")
@click.option("--evidence", default="", help="What shows it, in words.")
@CODER
@JSON
def verdict(project: Path, coder: str, as_json: bool, **asked: Any) -> None:
    """Judge a prediction: came about, did not, partly, cannot be decided, or open.

    Its criterion must be written first. Several judges (--coder) stand beside one another; nobody
    is averaged. hustings undo takes it back.
    """
    with opened(project, coder) as here:
        given = here.judge(
            asked["key"], asked["outcome"], on=asked["on"], evidence=asked["evidence"]
        )
        if as_json:
            show(asdict(given))
        else:
            say(f"{given.by or 'somebody'}: {given.outcome}, by the criterion {given.criterion!r}")


def _work() -> Any:
    return import_module("hustings.cli.ledger_lines")
