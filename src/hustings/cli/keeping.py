"""Commands that look after a project as a file: copy it, look whether it is whole, rescue it."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click

from ..errors import OptionError
from .commands import JSON, prints
from .common import CODER, PROJECT, counted, main, opened, say, show


@main.command()
@PROJECT
@click.argument("to", required=False, type=click.Path(readable=False, path_type=Path))
@JSON
def backup(project: Path, to: Path | None, as_json: bool) -> None:
    """Copy a project, also while it is open; the copy is looked at before it counts.

    Without TO it is laid beside the project under the day and the minute. Nothing is written over.
    """
    from ..project import keeping

    with opened(project) as here:
        path, counts = keeping.backup(here, to)
    if as_json:
        show({"path": str(path), "records": counts})
        return
    say(
        f"Wrote {path}: {counted(counts['transcripts'], 'text')}, "
        f"{counted(counts['statements'], 'statement')}."
    )


@main.command()
@PROJECT
@prints
def check(project: Path, as_json: bool) -> None:
    """Look whether a project is whole: the file, the words of its texts, every reference.

    Exit code 1 where anything is wrong. Nothing is written.
    """
    from ..project import keeping

    troubles = keeping.check(project)
    if as_json:
        show({"project": str(project), "troubles": troubles})
    elif troubles:
        for trouble in troubles:
            say(f"! {trouble}")
    else:
        say(f"{project} is whole.")
    if troubles:
        sys.exit(1)


@main.command()
@PROJECT
@click.option(
    "-o",
    "--output",
    type=click.Path(readable=False, path_type=Path),
    required=True,
    help="The new project.",
)
@JSON
def rescue(project: Path, output: Path, as_json: bool) -> None:
    """Take all that is readable of a damaged or foreign project into a new one.

    The old file is not touched. What could not be read is listed; words that are not those that
    were saved are never passed on.
    """
    from ..project import keeping

    done = keeping.rescue(project, output)
    if as_json:
        show({"path": str(output), "records": done.counts, "left": done.left})
        return
    told = ", ".join(f"{n} {name}" for name, n in done.counts.items())
    say(f"Wrote {output}: {told or 'nothing'}.")
    for sentence in done.left:
        say(f"! left out: {sentence}")


@main.command()
@PROJECT
@click.argument("transcript")
@click.option("--yes", help="The title of the text, typed once more; without it, it is asked for.")
@CODER
@JSON
def erase(project: Path, transcript: str, yes: str | None, coder: str, as_json: bool) -> None:
    """Erase a text with everything made of it, the log included, for good: nobody can undo it.

    Names nothing else uses go too, and the file is written anew, so that nothing of it is left in
    free pages. Older copies are named; they are yours to delete.
    """
    with opened(project, coder) as here:
        transcript = here.text_named(transcript)
        title = here.titles()[transcript]
        typed = yes if yes is not None else click.prompt(f"Type the title to erase {title!r}")
        if typed != title:
            raise OptionError("That is not the title of the text. Nothing was erased.")
        receipt = here.erase(transcript)
    if as_json:
        show(asdict(receipt))
        return
    counts = ", ".join(f"{n} {table}" for table, n in receipt.records.items())
    say(f"Erased {title!r}: {counts}; {counted(receipt.names, 'name')} nothing else used.")
    if receipt.left:
        say(f"Its names stand {receipt.left} times in other texts or statements still.")
    if receipt.reports:
        say(f"No longer named in its reports: {', '.join(receipt.reports)}. Read them again.")
    if receipt.copies:
        say(f"Files beside it that may hold it: {', '.join(receipt.copies)}.")
