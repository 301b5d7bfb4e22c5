"""Commands for files between people: hand a part over, merge what came back."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from ..errors import OptionError
from .commands import JSON
from .common import CODER, PROJECT, TEXTS, main, opened, say, show, texts_named


@main.command("hand-over")
@PROJECT
@click.option("--to", required=True, help="For whom it is.")
@click.option("--transcripts", default="", help=TEXTS)
@click.option("--assigned", is_flag=True, help="What is assigned to that person and unfinished.")
@click.option("--blind", is_flag=True, help="Without anything anybody else coded or noted.")
@click.option(
    "-o",
    "--output",
    type=click.Path(readable=False, path_type=Path),
    required=True,
    help="The new project.",
)
@CODER
@JSON
def hand_over(project: Path, output: Path, coder: str, as_json: bool, **given: Any) -> None:
    """Write texts with their codebook as a project for somebody, built from empty.

    What comes back goes into this project again with 'hustings merge-files'.
    """
    to, blind = given["to"], given["blind"]
    with opened(project, coder) as here:
        chosen = texts_named(here, given["transcripts"].split(","))
        if given["assigned"]:
            found = here.assignments(to)
            chosen = tuple(
                a.transcript for a in found if a.state not in ("finished", "adjudicated")
            )
            if not chosen:
                raise OptionError(f"Nothing that is unfinished is assigned to {to}.")
            blind = blind or any(a.closed for a in found)
        records = here.hand_over(output, to=to, transcripts=chosen, blind=blind)
    if as_json:
        show({"path": str(output), "to": to, "blind": blind, "records": records})
        return
    texts, marks = records["transcripts"], records.get("statements", 0)
    told = f"{texts} text{'s' * (texts != 1)}, {marks} statement{'s' * (marks != 1)}"
    say(f"Wrote {output} for {to}: {told}{', to be coded blind' * blind}.")


@main.command("merge-files")
@PROJECT
@click.argument("files", nargs=-1, required=True, type=click.Path(readable=False, path_type=Path))
@click.option("--preview", is_flag=True, help="Only say what would come; nothing is written.")
@click.option(
    "--settle",
    type=click.Choice(["ours", "theirs"]),
    help="Settle every conflict these files bring in one way.",
)
@CODER
@JSON
def merge_files(
    project: Path, files: tuple[Path, ...], coder: str, as_json: bool, **given: Any
) -> None:
    """Take over what colleagues did in copies of this project, one undoable change for each.

    Where both sides changed the same, ours stands and the conflict waits on the page Merge files.
    """
    preview, settle = given["preview"], given["settle"]
    if preview and settle:
        raise OptionError("--preview writes nothing, so there is nothing to settle.")
    out = []
    with opened(project, coder) as here:
        for file in files:
            before = {c.key for c in here.conflicts()}
            made = here.merge_file(file, preview=preview)
            out.append({"file": str(file), **asdict(made)})
            told = [f"{file}: {' '.join(made.words)}"]
            told += [f"  {c.what}: {c.about}" for c in made.conflicts]
            new = [c for c in here.conflicts() if c.key not in before] if settle else []
            if new:
                here.settle_conflicts({"conflict": c.key, "choice": settle} for c in new)
                told.append(f"  settled {len(new)} as {settle}")
            if not as_json:
                say("\n".join(told))
    if as_json:
        show({"files": out, "preview": preview})
