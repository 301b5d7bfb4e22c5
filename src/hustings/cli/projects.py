"""Commands over one project: make it, look at it, code it, undo, report."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from ..errors import OptionError
from ..guards import recents
from .commands import JSON, LAYERS, prints, write
from .common import (
    BACKUP,
    CODER,
    NAMES,
    NO_BROWSER,
    PORT,
    PROJECT,
    Telling,
    contents,
    corpus_of,
    counted,
    found,
    main,
    opened,
    say,
    serve_project,
    show,
    show_preview,
    texts_in,
)
from .teaming import listening_options, served_place

SUGGESTED = 200
"""So many suggestions are printed on a terminal; a file holds them all."""


@main.command("open")
@click.argument("files", nargs=-1, required=True, type=click.Path(readable=False, path_type=Path))
@click.option(
    "--project",
    "place",
    type=click.Path(readable=False, path_type=Path),
    help="Where the project lies (default: beside FILE).",
)
@click.option("--encoding", help="The text's encoding, where the guess is wrong.")
@NAMES
@NO_BROWSER
@PORT
@BACKUP
@CODER
def open_(
    files: tuple[Path, ...],
    place: Path | None,
    encoding: str | None,
    names: str | None,
    no_browser: bool,
    port: int | None,
    backup: float | None,
    coder: str,
) -> None:
    """Read transcripts into a project beside them and open it in the browser.

    The project of talk.txt is talk.txt.hustings. Run again on the same file it opens the same
    project; nothing is read twice. A folder of transcripts works too.
    """
    from ..project import Project, project_beside

    if len(files) == 1 and files[0].suffix == ".hustings":
        project = Project.open(files[0], coder=coder)
    else:
        path = place or project_beside(files[0])
        new = not path.exists()
        # read before anything is made: a bad file leaves no project behind
        transcripts = texts_in(files, encoding, names)
        before: set[str] = set()
        if new:
            project = Project.create(path, coder=coder, fill=lambda made: made.add(*transcripts))
        else:
            project = Project.open(path, coder=coder)
            before = {t["id"] for t in project.transcripts()}
            project.add(*transcripts)
        for text in project.transcripts():
            if text["id"] not in before:
                say(found(text))
    say(f"Project: {project.path}")
    serve_project(project, port, not no_browser, look=say, backup=backup)


@main.command()
@click.option(
    "--keep",
    type=click.Path(readable=False, path_type=Path),
    help="Keep the demo project at this place.",
)
@click.option("--two-coders", is_flag=True, help="Two coders' passes, to see their agreement.")
@NO_BROWSER
@PORT
@CODER
def demo(
    keep: Path | None, two_coders: bool, no_browser: bool, port: int | None, coder: str
) -> None:
    """Open a fictional debate, already coded: a full network and map within a minute."""
    import tempfile

    from ..demo import make_demo

    place = keep or Path(tempfile.mkdtemp(prefix="hustings-demo-")) / "night-ferry.hustings"
    project = make_demo(place, coder=coder, two_coders=two_coders)
    say(f"Project: {project.path}")
    serve_project(project, port, not no_browser)


@main.command()
@click.argument("project", required=False, type=click.Path(readable=False, path_type=Path))
@NO_BROWSER
@PORT
@BACKUP
@CODER
@listening_options
def serve(
    project: Path | None,
    no_browser: bool,
    port: int | None,
    backup: float | None,
    coder: str,
    **team: Any,
) -> None:
    """Open a project in the browser; or serve a team (--team PLACE)."""
    from ..project import Project

    if project is not None and team["place"] is not None:
        raise OptionError("Name a project or a team, not both.")
    if served_place(port, not no_browser, team):
        return
    if project is None:
        raise OptionError("Name a project file, or a team with --team PLACE.")
    here = Project.open(project, coder=coder)
    serve_project(here, port, not no_browser, backup=backup)


@main.command()
@click.option("--forget", is_flag=True, help="Forget the list; the projects stay.")
@prints
def recent(forget: bool, as_json: bool) -> None:
    """The projects opened last on this machine, as the page lists them; kept for you alone.

    HUSTINGS_RECENT names another file for the list; where it is empty none is kept.
    """
    if forget:
        recents.forget()
        say("The list is empty; the projects are where they were.")
        return
    rows = recents.recents()
    if as_json:
        show([{**asdict(row), "there": row.there} for row in rows])
        return
    for row in rows:
        say(f"{row.opened[:16].replace('T', ' ')}  {row.path}{'' if row.there else '  (gone)'}")
    if not rows:
        say("No project was opened yet.")


@main.command()
@PROJECT
@click.argument("files", nargs=-1, required=True, type=click.Path(readable=False, path_type=Path))
@click.option("--encoding", help="The texts' encoding, where the guess is wrong.")
@NAMES
@click.option("--preview", is_flag=True, help="Only show what was understood; nothing is written.")
@JSON
def add(
    project: Path,
    files: tuple[Path, ...],
    encoding: str | None,
    names: str | None,
    preview: bool,
    as_json: bool,
) -> None:
    """Add transcripts, or folders and zips of them, to a project (made where there is none yet).

    With --preview nothing is written: for each file its format, date, language, turns, speakers,
    first turns and what is uncertain. A file that cannot be read is listed with its reason; the
    others still come in. More than 200 files are read several at once and added 500 at a time:
    stopped with Ctrl-C, what was added stays, and the same command goes on where it ended.
    """
    from .adding import MANY, Project, add_many

    if preview:
        show_preview(corpus_of(files, encoding, names), as_json)
        return
    if sum(1 for _ in contents(files)) > MANY:
        if not add_many(project, files, encoding, names, as_json):
            raise SystemExit(130)
        return
    transcripts = texts_in(files, encoding, names, quiet=as_json)
    with Project.at(project) as here:
        before = {t["id"] for t in here.transcripts()}
        here.add(*transcripts)
        fresh = [t for t in here.transcripts() if t["id"] not in before]
        if as_json:
            show(fresh)
            return
        for text in fresh:
            say(f"{text['id']}  {found(text)}")
        if not fresh:
            say("Nothing new: these files are in the project already.")


TEXTS = 200
"""Texts of a project that are told unless all are asked for."""


@main.command()
@PROJECT
@click.option("--all", "whole", is_flag=True, help=f"Tell all texts, not the first {TEXTS}.")
@prints
def info(project: Path, whole: bool, as_json: bool) -> None:
    """What is in a project."""
    with opened(project) as here:
        keys = ("id", "title", "characters", "turns", "questions", "answers", "sections", "flags")
        texts = here.transcripts()
        told = texts if whole else texts[:TEXTS]
        counts = here.counts()
        data = {
            "transcripts": [{k: t[k] for k in keys} for t in told],
            "texts": len(texts),
            **{k: counts[k] for k in ("statements", "actors", "concepts")},
        }
        if as_json:
            show(data)
            return
        for text in told:
            say(f"{text['id']}  {found(text)}")
        if len(told) < len(texts):
            more = counted(len(texts) - len(told), "text")
            say(f"… and {more} more: hustings info {project} --all")
        things = ("statement", "actor", "concept")
        say(", ".join(counted(counts[f"{thing}s"], thing) for thing in things))


@main.command()
@PROJECT
@click.option("--transcript", help="Its title or id (needed where there are several).")
@prints
def turns(project: Path, transcript: str | None, as_json: bool) -> None:
    """Who speaks when: kind, speaker, section, span and flags of every turn."""
    from .. import views

    with opened(project) as here:
        text = here.transcript(transcript and here.text_named(transcript))
        rows = [views.turn_row(t) for t in text.turns]
        if as_json:
            keys = ("kind", "speaker", "section", "start", "end", "flags")
            show(
                [
                    {**{k: getattr(r, k) for k in keys}, "flags": [f.code for f in r.flags]}
                    for r in rows
                ]
            )
            return
        for row in rows:
            flags = "  ! " + "; ".join(f.message for f in row.flags) if row.flags else ""
            words = " ".join(text.text[row.start : row.end].split())[:70]
            say(f"{row.start:>7} {row.kind:<10} {row.speaker or '':<18} {words}{flags}")


@main.command()
@PROJECT
@click.option("--transcript", help="Only of this text (title or id).")
@click.option(
    "--kind", help="causes, quotations, actors, relations, dates, predictions or concepts."
)
@click.option("--tier", default="strong", show_default=True, help="strong, medium or all.")
@prints
def suggest(
    project: Path, transcript: str | None, kind: str | None, tier: str, as_json: bool
) -> None:
    """Sentences that may be worth coding, each with its cue and reason. Nothing becomes a statement
    by itself.
    """
    from ..views.reviewing import review

    with opened(project) as here:
        if transcript is not None:
            transcript = here.text_named(transcript)
        with Telling("Looking") as telling:

            def said(done: int, of: int, title: str) -> bool:
                telling(done, of, title)
                return True

            kinds = (kind,) if kind else ()
            fresh = review.find(here, transcript, kinds=kinds, tier=tier, said=said)
        where = {k: v for k, v in (("transcript", transcript), ("kind", kind)) if v}
        rows = review.rows(here, tier=tier, **where)
        if as_json:
            show(rows)
            return
        say(f"{counted(len(rows), 'suggestion')}, {fresh} of them new")
        for text in review.unread(here, transcript):
            say(f"{text.title}: {text.says}")
        for row in rows[:SUGGESTED]:
            say(f"{row['kind']}, {row['score']:.2f}: {row['source']}")
            say(f"  “{row['words']}”\n  {row['why']}")
        if (more := len(rows) - SUGGESTED) > 0:
            say(f"… and {more} more: -o FILE.csv writes all.")


@main.command()
@PROJECT
@click.option(
    "-o",
    "--output",
    type=click.Path(readable=False, path_type=Path),
    required=True,
    help="The page to write.",
)
@click.option("--of", multiple=True, help="Whose account in front; repeatable.")
@click.option("--plan", help="A report of your own that is kept: .html, .docx or .md with figures.")
@LAYERS
def report(project: Path, output: Path, of: tuple[str, ...], plan: str | None) -> None:
    """One self-contained page: accounts, transcript, statements, network, map and method; every
    mark opens its quotes. In front stand the accounts of those who say most, or of --of.

    With --plan a report as it was composed, as .html, .docx, or .md with its figures beside it.
    """
    from .. import reports
    from .composing import write_plan

    with opened(project) as here:
        if plan is not None:
            write_plan(here, plan, output)
            return
        page = reports.pieces(here, of)
        write(output, (piece.encode("utf-8", "replace") for piece in page))
    say(f"Wrote {output} ({output.stat().st_size / 1e6:.1f} MB)")
