"""Commands over one project: make it, look at it, code it, undo, report."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import apart
from ..errors import BuiltUpon, OptionError
from ..guards.cells import table_text
from .commands import JSON, LAYERS, prints, stop, write
from .common import (
    BACKUP,
    CODER,
    NAMES,
    NO_BROWSER,
    PORT,
    PROJECT,
    Telling,
    cell,
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

if TYPE_CHECKING:
    from ..project import Project


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


@main.command()
@PROJECT
@prints
def info(project: Path, as_json: bool) -> None:
    """What is in a project."""
    with opened(project) as here:
        keys = ("id", "title", "characters", "turns", "questions", "answers", "sections", "flags")
        texts = [{k: t[k] for k in keys} for t in here.transcripts()]
        counts = here.counts()
        data = {
            "transcripts": texts,
            **{k: counts[k] for k in ("statements", "actors", "concepts")},
        }
        if as_json:
            show(data)
            return
        for text in here.transcripts():
            say(f"{text['id']}  {found(text)}")
        say(
            f"{counts['statements']} statements, {counts['actors']} actors, {counts['concepts']} "
            f"concepts"
        )


@main.command()
@PROJECT
@click.option("--transcript", help="Its id (needed where there are several).")
@prints
def turns(project: Path, transcript: str | None, as_json: bool) -> None:
    """Who speaks when: kind, speaker, section, span and flags of every turn."""
    from .. import views

    with opened(project) as here:
        text = here.transcript(transcript)
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
@click.option("--transcript", required=True, help="Its id.")
@click.option("--start", type=int, required=True, help="First character (code point) of the span.")
@click.option("--end", type=int, required=True, help="One past the last character.")
@click.option("--form", required=True, help="The form of statement.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="FIELD=VALUE",
    help="A field of the form; may be repeated.",
)
@click.option("--speaker", help="Whose mouth (default: whoever speaks the turn).")
@click.option(
    "--holder", help="Whose view (default: the speaker's own); 'unstated' where nobody is named."
)
@click.option(
    "--via",
    multiple=True,
    metavar="NAME",
    help="Who stands between speaker and holder; may be repeated, the speaker's own source first.",
)
@click.option(
    "--commitment",
    default="asserts",
    help="asserts, reports, rejects, supposes, predicts or wishes.",
)
@click.option("--about", help="The time spoken of, EDTF: 1929, 193X, 1950/1975.")
@click.option("--memo", default="", help="A note.")
@click.option("--id", "key", help="An id of your own: a retry with it never doubles.")
@CODER
def code(
    project: Path,
    settings: tuple[str, ...],
    key: str | None,
    holder: str | None,
    coder: str,
    **span: Any,
) -> None:
    """Make a statement of a span; prints it as JSON. Anything that does not fit is refused, and
    nothing written.
    """
    from .. import views
    from ..project import OWN

    values = {}
    for setting in settings:
        field, sign, value = setting.partition("=")
        if not sign:
            raise OptionError(f"--set {setting}: write it like field=value.")
        if field in values:
            raise OptionError(f"--set gives {field!r} twice.")
        values[field] = value
    whose = OWN if holder in (None, "own") else None if holder == "unstated" else holder
    with opened(project, coder) as here:
        made = here.code(
            span.pop("transcript"),
            span.pop("start"),
            span.pop("end"),
            span.pop("form"),
            values,
            holder=whose,
            id=key,
            **span,
        )
        show(views.flat_row(made, list(made.values)))


def by_way(via: tuple[str, ...]) -> str:
    """How a chain of tellers goes on behind the first."""
    return f", by way of {', '.join(via)}" if via else ""


@main.command()
@PROJECT
@click.option("--form", help="Only statements of this form.")
@click.option("--transcript", help="Only of this transcript.")
@click.option("--holder", help="Only this holder's views.")
@click.option("--search", "q", default="", help="Only those that mention this.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@prints
def statements(project: Path, as_csv: bool, as_json: bool, q: str, **where: str | None) -> None:
    """The statements of a project, in reading order."""
    from .. import views
    from ..errors import UnknownName
    from ..model import Selection

    with opened(project) as here:
        forms = {f.name: f for f in here.forms()}
        if where["form"] and where["form"] not in forms:
            raise UnknownName("form", where["form"], forms)
        chosen_only: dict[str, Any] = {f"{k}s": (v,) for k, v in where.items() if v}
        selection = Selection(**chosen_only)
        found = here.statements(selection, q=q)
        chosen = [forms[where["form"]]] if where["form"] else list(forms.values())
        fields = list(dict.fromkeys(f.name for form in chosen for f in form.fields))
        if as_json:
            own = {name: [f.name for f in form.fields] for name, form in forms.items()}
            show([views.flat_row(s, own.get(s.form, list(s.values))) for s in found])
        elif as_csv:
            fixed = "id transcript start end quote form speaker holder commitment about coder origin".split()
            fixed += ["via"] if any(s.via for s in found) else []
            heads = [*fixed, *fields]
            flat = (views.flat_row(s, fields) for s in found)
            rows = [[cell(row.get(head, "")) for head in heads] for row in flat]
            click.echo(table_text([heads, *rows]), nl=False)
        else:
            for s in found:
                whose = s.holder or "unstated"
                said = (
                    whose
                    if s.holder == s.speaker and not s.via
                    else f"{whose} (told by {s.speaker or 'nobody named'}{by_way(s.via)})"
                )
                say(
                    f"{s.id}  {s.form:<16} {said}, {s.commitment}: "
                    f"{views.reading(s, forms.get(s.form))}"
                )


@main.command()
@PROJECT
@click.option(
    "--add",
    "file",
    type=click.Path(readable=False, path_type=Path),
    help="Take forms over from a TOML file.",
)
@click.option("--update", is_flag=True, help="Take over what the shipped forms have beyond these.")
@prints
def forms(project: Path, file: Path | None, update: bool, as_json: bool) -> None:
    """The forms of statement of a project."""
    from ..project.codebook import form_data

    with opened(project) as here:
        grown = here.take_shipped_forms() if update else []
        if update and not as_json:
            say(f"Grown: {', '.join(grown)}" if grown else "Nothing new in the shipped forms")
        for form in apart.call("forms", file.name, file) if file else ():
            here.define_form(form)
        if as_json:
            show([form_data(f) for f in here.forms()])
            return
        for form in here.forms():
            fields = ", ".join(
                f"{f.name} ({f.kind}{', needed' if f.required else ''})" for f in form.fields
            )
            say(f"{form.name:<18} {fields}")


@main.command()
@PROJECT
@click.option(
    "--change", type=int, metavar="N", help="One earlier change, by its number in the history."
)
@click.option(
    "--with-dependents", is_flag=True, help="Take back the later changes that stand on it, too."
)
@CODER
def undo(project: Path, change: int | None, with_dependents: bool, coder: str) -> None:
    """Take back your last change, or one earlier change.

    What later changes stand on is refused, and they are named. What a project was made with (the
    demo, a file that was opened or imported) is not taken back unless it is named by --change.
    """
    with opened(project, coder) as here:
        try:
            say(f"Undone: {here.undo(change, with_dependents=with_dependents)}")
        except BuiltUpon as error:
            for one in error.details["dependents"]:
                click.echo(f"{one['id']:>6}  {one['by']:<12} {one['summary']}", err=True)
            stop(f"{error} (hustings undo --change {error.details['change']} --with-dependents)")


@main.command()
@PROJECT
@CODER
def redo(project: Path, coder: str) -> None:
    """Do again what you undid last."""
    with opened(project, coder) as here:
        say(f"Done again: {here.redo()}")


@main.command()
@PROJECT
@click.option(
    "--limit",
    default=20,
    show_default=True,
    type=click.IntRange(1, 10_000),
    help="How many changes.",
)
@click.option(
    "--change", type=int, metavar="N", help="The records one change touched, by its number."
)
@prints
def history(project: Path, limit: int, change: int | None, as_json: bool) -> None:
    """Who changed what when, newest first; or, with --change, every record one change touched.

    A list tells how many records each change touched, and only what small ones edited.
    """
    from .. import views

    with opened(project) as here:
        if change is not None:
            _rows_of(here, change, as_json)
            return
        rows = [views.change_row(c) for c in here.short_history(limit=limit)]
        if as_json:
            show([asdict(row) for row in rows])
            return
        for row in rows:
            state = "" if row.state == "done" else f"  ({row.state})"
            say(f"{row.id:>6}  {row.at[:19].replace('T', ' ')}  {row.by:<10} {row.summary}{state}")


def _rows_of(project: Project, number: int, as_json: bool) -> None:
    """Tell the records a change touched, before and after."""
    total, rows = project.rows_of_change(number, limit=sys.maxsize)
    if as_json:
        show(rows)
        return
    say(f"Change {number} touched {counted(total, 'record')}.")
    for row in rows:
        what = "made" if row["before"] is None else "deleted" if row["after"] is None else "changed"
        say(f"  {what:<8} {row['table']:<12} {row['key']}")


@main.command()
@PROJECT
@click.option("--transcript", help="Only of this transcript.")
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
    from ..views import review

    with opened(project) as here:
        if transcript is not None:
            here.transcript(transcript)
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
        say(f"{len(rows)} suggestions, {fresh} of them new")
        for text in review.unread(here, transcript):
            say(f"{text.title}: {text.says}")
        for row in rows[:200]:
            say(f"{row['kind']:<12} {row['score']:.2f}  {row['why']}")


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
        page = reports.report(here, of)
    write(output, page.encode("utf-8", "replace"))
    say(f"Wrote {output} ({len(page) / 1e6:.1f} MB)")
