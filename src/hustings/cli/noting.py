"""The command over memos."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ..errors import OptionError
from .commands import Computed, prints
from .common import CODER, PROJECT, main, opened


def kinds() -> list[click.Option]:
    """The option that names what a memo stands on."""
    kind = click.Choice(_work().ORDER)
    return [click.Option(["--on"], type=kind, help="Only memos on this kind of thing.")]


@main.command(cls=Computed, settings=kinds)
@PROJECT
@click.option("--words", default="", help="Only memos that hold all of these words.")
@click.option("--write", "text", help="Write this memo instead: on --on and --of, or the project.")
@click.option("--of", default="", help="The text (id), concept or person the memo is written on.")
@CODER
@prints
def memos(project: Path, coder: str, as_json: bool, **asked: str | None) -> None:
    """All memos in one place: on statements, texts, concepts, people and the project.

    With --write one is written; hustings undo takes it back. -o memos.csv writes them as a table.
    """
    words, on, of = (asked[name] or "" for name in ("words", "on", "of"))
    text = asked["text"]
    with opened(project, coder) as here:
        if text is not None:
            _work().write_memo(here, text, on, of, as_json)
        elif of:
            raise OptionError("--of says on what --write writes; to find memos use --words.")
        else:
            _work().tell_memos(here, words, on, as_json)


def _work() -> Any:
    return import_module("hustings.cli.noted")
