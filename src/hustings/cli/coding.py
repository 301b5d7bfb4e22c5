"""Commands that code and look at what was coded: statements, forms, undo, history."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import apart
from ..errors import BuiltUpon, OptionError
from ..guards.cells import table_text
from .commands import prints, stop
from .common import (
    CODER,
    PROJECT,
    cell,
    counted,
    main,
    opened,
    say,
    show,
)

if TYPE_CHECKING:
    from ..project import Project


FIXED = (
    *("id", "transcript", "start", "end", "quote", "form", "speaker", "holder", "commitment"),
    *("about", "coder", "origin"),
)
"""Columns every table of statements has."""


@main.command()
@PROJECT
@click.option("--transcript", required=True, help="The text, by its title or id.")
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
            here.text_named(span.pop("transcript")),
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
@click.option("--transcript", help="Only of this text (title or id).")
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
        if where["transcript"]:
            where["transcript"] = here.text_named(where["transcript"])
        chosen_only: dict[str, Any] = {f"{k}s": (v,) for k, v in where.items() if v}
        selection = Selection(**chosen_only)
        found = here.statements(selection, q=q)
        chosen = [forms[where["form"]]] if where["form"] else list(forms.values())
        fields = list(dict.fromkeys(f.name for form in chosen for f in form.fields))
        if as_json:
            own = {name: [f.name for f in form.fields] for name, form in forms.items()}
            show([views.flat_row(s, own.get(s.form, list(s.values))) for s in found])
        elif as_csv:
            fixed = [*FIXED, *(["via"] if any(s.via for s in found) else [])]
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
