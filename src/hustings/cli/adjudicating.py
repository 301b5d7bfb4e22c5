"""Commands for what coders settle between them: see their differences, decide one."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from ..errors import OptionError
from .commands import JSON, prints
from .common import CODER, PROJECT, main, opened, say, show


@main.command()
@PROJECT
@click.argument("transcript")
@click.option("--coders", default="", help="Who is compared: A,B (default: all who coded it).")
@prints
def differences(project: Path, transcript: str, coders: str, as_json: bool) -> None:
    """Where coders of a text differ, one row each, with what was decided of it."""
    from ..views.coders.adjudication import differences_view

    names = tuple(filter(None, coders.split(",")))
    with opened(project) as here:
        found = differences_view(here, here.text_named(transcript), names)
    if as_json:
        show([asdict(one) for one in found])
        return
    for one in found:
        row = one.a or one.b
        words = " ".join(row.quote.split())[:50] if row else ""
        told = f"{one.kind} {one.field}".strip()
        say(f"{one.id}  {one.state:<8} {told:<24} {'/'.join(one.coders)}: {words}")
    waiting = sum(1 for one in found if one.state in ("open", "stale"))
    say(f"{waiting} to decide.")


@main.command()
@PROJECT
@click.argument("difference")
@click.argument("choice")
@click.option("--reason", default="", help="Why, for the coders.")
@click.option("--statement", default="", help="With the choice own: what is to stand, as JSON.")
@CODER
@JSON
def adjudicate(project: Path, difference: str, choice: str, as_json: bool, **given: Any) -> None:
    """Decide a difference: a, b, both, neither, of bounds shared or either, own; or, with a text
    as DIFFERENCE, agreed to take over what its coders agree on.

    The decision writes statements of the gold layer; the coders' own stay as they are.
    """
    from ..views import statement_rows

    with opened(project, given["coder"]) as here:
        if choice == "agreed":
            say(f"Took over {here.take_agreed(difference)} as gold, not looked at.")
            return
        gold = here.adjudicate(difference, choice, given["reason"], _given(given["statement"]))
        rows = statement_rows(here, gold)
    if as_json:
        show([asdict(row) for row in rows])
        return
    for row in rows:
        say(f"{row.id}  {row.form}: {row.reading}")
    if not rows:
        say("Nothing stands of it.")


def _given(text: str) -> dict[str, Any] | None:
    if not text:
        return None
    try:
        read = json.loads(text)
    except ValueError as trouble:
        raise OptionError(f"The statement is no JSON: {trouble}.") from None
    if not isinstance(read, dict):
        raise OptionError('The statement is a JSON object, such as {"commitment": "reports"}.')
    return read
