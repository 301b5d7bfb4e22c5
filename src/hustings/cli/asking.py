"""Any question by its name, those of other packages among them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from ..errors import OptionError
from .commands import prints
from .common import main, say, show
from .computing import plain
from .describing import read_from
from .options import SOURCE


@main.command()
@SOURCE
@click.argument("question", required=False)
@click.option(
    "--set", "settings", multiple=True, metavar="OPTION=VALUE", help="An option; repeatable."
)
@click.option(
    "--at",
    multiple=True,
    metavar="PART=VALUE",
    help="The sentences behind a part of the answer, e.g. row=Senate; repeatable.",
)
@prints
def ask(
    source: Path,
    question: str | None,
    settings: tuple[str, ...],
    at: tuple[str, ...],
    as_json: bool,
) -> None:
    """Ask any question by its name; without a name, what can be asked."""
    from ..project import Project
    from ..views import asking

    if question is None:
        listed = asking.builds()
        if as_json:
            show(plain(listed))
        for row in () if as_json else listed:
            say(f"{row.name:<18} {row.label}")
        return
    options = _pairs("--set", settings)
    with read_from(source) as told:
        if not at:
            answer = plain(asking.ask(told, question, options).answer)
        elif isinstance(told, Project):
            answer = plain(asking.behind(told, question, options, _pairs("--at", at)).statements)
        else:
            raise OptionError(f"--at needs the sentences, which {source.name} does not hold.")
    if as_json:
        show(answer)
    else:
        say(json.dumps(answer, ensure_ascii=False, indent=1))


def _pairs(option: str, pairs: Iterable[str]) -> dict[str, Any]:
    """``name=value`` as Python takes it: numbers, true, null and lists as in JSON, all else
    as words. Raises OptionError.
    """
    told: dict[str, Any] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or not name:
            raise OptionError(f"{option} {pair}: write it like name=value.")
        try:
            told[name] = json.loads(value)
        except ValueError:
            told[name] = value
    return told
