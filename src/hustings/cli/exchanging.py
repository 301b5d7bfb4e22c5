"""Commands that bring other programs' files in and take Hustings' out."""

from __future__ import annotations

from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import apart
from ..errors import OptionError, UnknownFormat
from ..progress import listening
from .commands import JSON, Computed, prints
from .common import CODER, PROJECT, Telling, main, opened, say, show, texts_named
from .options import column_types

if TYPE_CHECKING:
    from ..exchange.alignment import Bead

FILE = click.argument("file", type=click.Path(readable=False, path_type=Path))


STATEMENTS = (".csv", ".xlsx", ".parquet", ".json", ".tsv", ".docx", ".html")
"""Endings of a file of statements alone."""


@main.command()
@prints
def formats(as_json: bool) -> None:
    """Every format Hustings reads or writes."""
    known = import_module("hustings.cli.known_formats")
    rows = known.known_formats()
    if as_json:
        show([{k: r[k] for k in known.SHOWN} for r in rows])
        return
    for r in rows:
        verbs = " and ".join(v for v, on in (("reads", r["reads"]), ("writes", r["writes"])) if on)
        say(f"{r['name']:<18} {r['kind']:<12} {verbs:<16} {' '.join(r['suffixes'])}")


@main.command("import")
@PROJECT
@FILE
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="COLUMN=KIND",
    help="What a column of a table holds: boolean, integer, number, name, text or date. "
    "Repeatable.",
)
@click.option(
    "--dates",
    type=click.Choice(["dmy", "mdy"]),
    help="What 3/5/2031 means in a table: the day first, or the month.",
)
@click.option("--format", help="Read it as this: a name 'hustings formats' lists.")
@JSON
def import_(project: Path, file: Path, as_json: bool, **options: Any) -> None:
    """Take over another program's project, codebook or statements (made where there is no project
    yet).
    """
    from ..project import Project
    from ..project.copies import bundles

    reading = {**options, "types": column_types(options["types"])}
    reading = {k: v for k, v in reading.items() if v}
    with Telling(f"Reading {file.name}"):
        bundle = apart.call("bundle", file.name, file, **reading)
    first = not project.exists()
    with Project.at(project) as target, target.founding() if first else nullcontext():
        told(bundles.put(target, bundle), as_json)


def groupings() -> list[click.Option]:
    """The option that says what quotations stand under."""
    by = click.Choice(import_module("hustings.model.records").GROUPINGS)
    told = "What quotations stand under in a .docx or .html file."
    return [click.Option(["--by"], type=by, default="code", show_default=True, help=told)]


@main.command(cls=Computed, settings=groupings)
@PROJECT
@FILE
@click.option(
    "--parquet", is_flag=True, help="Statements as Parquet in a new folder, one part a year."
)
@JSON
def export(project: Path, file: Path, parquet: bool, by: str, as_json: bool) -> None:
    """Write a project, its codebook, its statements, or (.docx, .html) its quotations with their
    sources; the file's ending says in which format.
    """
    with opened(project) as source:
        from .. import files

        if parquet or file.suffix.lower() in STATEMENTS:
            told(files.write_statements(source, file, by=by, parts=parquet).as_dict(), as_json)
        elif not file.suffix:
            raise UnknownFormat(
                f"{file} has no ending; name it .qdpx, .dna, .csv …: 'hustings formats' lists them."
            )
        else:
            told(source.export_file(file), as_json)


@main.command()
@PROJECT
@click.argument("transcript")
@click.argument("file", type=click.Path(readable=False, path_type=Path))
@CODER
def attach(project: Path, transcript: str, file: Path, coder: str) -> None:
    """Attach a recording (mp3, m4a, wav, ogg, mp4, webm) to a transcript, to be played beside it.

    The file stays where it is; only its place is kept (undo takes it back).
    """
    with opened(project, coder) as here:
        transcript = here.text_named(transcript)
        path = here.attach(transcript, file)
        timed = sum(t.begins_at is not None for t in here.transcript(transcript).turns)
    say(f"Attached {path}")
    if not timed:
        say("  note: no turn of this transcript has a time, so none is played from its place.")


@main.command()
@PROJECT
@click.argument("file", type=click.Path(readable=False, path_type=Path))
@click.option(
    *("--model", "model"),
    required=True,
    type=click.Path(path_type=Path),
    help="The folder of a speech model on this machine (faster-whisper's kind); none is fetched.",
)
@click.option("--language", help="The language that is spoken, as de; left out: it is guessed.")
@CODER
def transcribe(project: Path, file: Path, model: Path, language: str | None, coder: str) -> None:
    """Write down a recording with a speech model of one's own, as a draft to be checked.

    Nobody is named, and what the model doubts is flagged; Ctrl-C leaves the project as it was.
    Needs the extra [transcribe].
    """
    with (
        opened(project, coder) as here,
        Telling("Listening") as telling,
        listening(lambda done, of: telling(done, of, "seconds")),
    ):
        made = here.transcribe(file, model, language)
    say(f"{made.id}  {made.title}: {made.source.evidence}")
    say("  note: a model's draft; read it against the recording before anything is coded.")


@main.command()
@PROJECT
@click.option("--transcript", required=True, help="The text that is corrected, by its title or id.")
@FILE
@JSON
@CODER
def replace(project: Path, transcript: str, file: Path, as_json: bool, coder: str) -> None:
    """Put a corrected text in the place of a transcript; statements follow their words (undo takes
    it back).
    """

    with opened(project, coder) as here:
        transcript = here.text_named(transcript)
        with Telling(f"Reading {file.name}"):
            given = apart.call("transcript", file.name, file)
        done = here.replace_text(transcript, given)
    if as_json:
        show(done)
        return
    say(", ".join(f"{len(rows)} {kind}" for kind, rows in done.items()))
    for row in done["moved"]:
        say(f"  moved: {row['id']}  “{_short(row['before'])}” is now “{_short(row['quote'])}”")
    for row in done["unplaced"]:
        say(
            f"  unplaced: {row['id']}  “{_short(row['quote'])}” stays on the old text, {transcript}"
        )


@main.command()
@PROJECT
@click.argument("parts", nargs=-1, required=True)
@click.option("--title", help="The title of the whole; the first part's where it is left out.")
@JSON
@CODER
def join(
    project: Path, parts: tuple[str, ...], title: str | None, as_json: bool, coder: str
) -> None:
    """Join the parts of one interview into one transcript, in the order given (undo takes it back).

    Statements move over. What a part repeats of the one before is told and flagged, never taken
    out.
    """
    with opened(project, coder) as here:
        done = here.join(texts_named(here, parts), title=title)
    if as_json:
        show(done)
        return
    say(f"{done['transcript']}  {done['title']}")
    for part in done["parts"]:
        say(
            f"  {part['start']}–{part['end']}  {part['title']}  {part['date'] or ''} "
            f"{part['source']}".rstrip()
        )
    for seam in done["overlaps"]:
        say(
            f"  said twice: “{_short(seam['words'])}” at {seam['left'][0]} and again at "
            f"{seam['right'][0]}"
        )


@main.command()
@PROJECT
@click.argument("left")
@click.argument("right")
@click.option(
    "--anchor",
    "anchors",
    multiple=True,
    metavar="N=M",
    help="Turn N stands against turn M; repeatable.",
)
@prints
def align(project: Path, left: str, right: str, anchors: tuple[str, ...], as_json: bool) -> None:
    """Two versions of one interview, or a part and the whole, side by side: turns, sentences, and
    statements at their place.
    """
    pairs = []
    for anchor in anchors:
        one, _, two = anchor.partition("=")
        if not (one.isdecimal() and two.isdecimal()):
            raise OptionError(f"--anchor {anchor}: write it like 3=4, turns counted from 0.")
        pairs.append((int(one), int(two)))
    with opened(project) as here:
        left, right = texts_named(here, (left, right))
        found = here.align(left, right, anchors=pairs)
        texts = {key: here.transcript(key).text for key in (left, right)}
        coded = [s for s in here.statements() if s.transcript in texts]
    if as_json:
        show(
            {
                "left": left,
                "right": right,
                "ratio": found.ratio,
                "turns": [_bead(b) for b in found.turns],
                "sentences": [_bead(b) for b in found.sentences],
                "statements": [
                    {
                        "id": s.id,
                        "transcript": s.transcript,
                        "span": [s.start, s.end],
                        "across": found.across(s.start, s.end, back=s.transcript == right),
                    }
                    for s in coded
                ],
            }
        )
        return
    left_out = 0
    for bead in found.sentences:
        if bead.outside:
            left_out += 1
            continue
        one, two = (
            _short(texts[key][span[0] : span[1]]) if span else "–"
            for key, span in ((left, bead.left), (right, bead.right))
        )
        say(f"{one:<62}  {two}" + (f"  ({bead.doubt})" if bead.doubt else ""))
    if left_out:
        say(f"{left_out} sentence{'s' * (left_out != 1)} before or after the part: not shown.")


def _bead(bead: Bead) -> dict[str, Any]:
    return {
        "left": bead.left,
        "right": bead.right,
        "cost": bead.cost,
        "many": bead.many,
        "confidence": round(bead.confidence, 3),
        "doubt": bead.doubt,
        "outside": bead.outside,
    }


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else words[:57] + "…"


def told(report: dict[str, Any], as_json: bool) -> None:
    """Print what came, what was approximated and what was left."""
    if as_json:
        show(report)
        return
    say(
        f"{report['dialect']}: "
        + ", ".join(
            f"{n} {what.removesuffix('s') if n == 1 else what}"
            for what, n in report["imported"].items()
        )
    )
    for kind in ("approximated", "left", "warnings"):
        for line in report[kind]:
            say(f"  {kind}: {line}")
