"""The command over memos."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from ..errors import OptionError
from ..model.memos import TABLES
from ..project.people import actor_id
from ..views.memos import ORDER, memo_page, memo_row, memo_rows
from .commands import prints
from .common import CODER, PROJECT, main, opened, say, show


@main.command()
@PROJECT
@click.option("--words", default="", help="Only memos that hold all of these words.")
@click.option("--on", type=click.Choice(ORDER), help="Only memos on this kind of thing.")
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
            if on == "statement":
                raise OptionError("The memo of a statement is written with it: hustings code.")
            key = of if on in ("", "project", "text") else actor_id(here, of, TABLES[on])
            made = memo_row(here, here.write_memo(text, on or "project", key))
            if as_json:
                show(asdict(made))
            else:
                say(f"Wrote a memo on {made.name}")
            return
        if of:
            raise OptionError("--of says on what --write writes; to find memos use --words.")
        page = memo_page(memo_rows(here), words, on)
        if as_json:
            show([asdict(row) for row in page.rows])
            return
        for row in page.rows:
            say(f"{row.on}: {row.name}\n    {row.text.replace(chr(10), chr(10) + '    ')}")
            say(f"    {', '.join(filter(None, (row.by, row.at[:10])))}\n")
