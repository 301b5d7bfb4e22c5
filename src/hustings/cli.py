"""The command line: one short function per command; the same verbs as in Python and on the page.

Exit codes: 0 done, 1 something about the input (one sentence on standard error), 2 wrong usage.
"""

from __future__ import annotations

import json as _json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from . import __version__
from .errors import HustingsError, InputError, OptionError

if TYPE_CHECKING:
    from .project import Project


class Commands(click.Group):
    """Commands in the order a newcomer needs them; every trouble as one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """As they were defined."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; one sentence and exit code 1 instead of a traceback."""
        try:
            return super().invoke(ctx)
        except HustingsError as error:
            _stop(str(error))
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(0)
        except OSError as error:
            _stop(f"{error.filename or 'A file'}: {error.strerror or error}. Nothing was changed.")
        except MemoryError:
            _stop("There is not enough memory for this. Choose fewer statements, or a smaller file.")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="hustings")
def main() -> None:
    """Hear who says what, and see the system they describe."""


PROJECT = click.argument("project", type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
NO_BROWSER = click.option("--no-browser", is_flag=True, help="Only print the address.")
PORT = click.option("--port", type=click.IntRange(1, 65535), help="Port on this machine (default: any free one).")
CODER = click.option(
    "--coder", default=lambda: os.environ.get("HUSTINGS_CODER", "coder 1"), help="Who codes (default: coder 1)."
)


@main.command("open")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--project", "place", type=click.Path(path_type=Path), help="Where the project lies (default: beside FILE)."
)
@click.option("--encoding", help="The text's encoding, where the guess is wrong.")
@NO_BROWSER
@PORT
@CODER
def open_(
    files: tuple[Path, ...], place: Path | None, encoding: str | None, no_browser: bool, port: int | None, coder: str
) -> None:
    """Read transcripts into a project beside them and open it in the browser.

    The project of talk.txt is talk.txt.hustings. Run again on the same file it opens the same project;
    nothing is read twice. A folder of transcripts works too.
    """
    from .project import Project, project_beside

    project: Project
    if len(files) == 1 and files[0].suffix == ".hustings":
        project = Project.open(files[0], coder=coder)
    else:
        path = place or project_beside(files[0])
        new = not path.exists()
        # read before anything is made: a bad file leaves no project behind
        from .read import read

        transcripts = [read(file, encoding=encoding) for file in files]
        project = Project.create(path, coder=coder) if new else Project.open(path, coder=coder)
        before = {t["id"] for t in project.transcripts()}
        project.add(*transcripts)
        for text in project.transcripts():
            if text["id"] not in before:
                _say(_found(text))
    _say(f"Project: {project.path}")
    _serve(project, port, not no_browser)


@main.command()
@click.option("--keep", type=click.Path(path_type=Path), help="Keep the demo project at this place.")
@NO_BROWSER
@PORT
@CODER
def demo(keep: Path | None, no_browser: bool, port: int | None, coder: str) -> None:
    """Open a fictional debate, already coded: a full network and map within a minute."""
    import tempfile

    from .demo import make_demo

    place = keep or Path(tempfile.mkdtemp(prefix="hustings-demo-")) / "night-ferry.hustings"
    project = make_demo(place, coder=coder)
    _say(f"Project: {project.path}")
    _serve(project, port, not no_browser)


@main.command()
@PROJECT
@NO_BROWSER
@PORT
@CODER
def serve(project: Path, no_browser: bool, port: int | None, coder: str) -> None:
    """Open a project in the browser."""
    from .project import Project

    _serve(Project.open(project, coder=coder), port, not no_browser)


@main.command()
@PROJECT
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--encoding", help="The texts' encoding, where the guess is wrong.")
def add(project: Path, files: tuple[Path, ...], encoding: str | None) -> None:
    """Add transcripts to a project (made where there is none yet)."""
    from .project import Project
    from .read import read

    transcripts = [read(file, encoding=encoding) for file in files]
    with Project.open(project) if project.exists() else Project.create(project) as opened:
        before = {t["id"] for t in opened.transcripts()}
        opened.add(*transcripts)
        for text in opened.transcripts():
            if text["id"] not in before:
                _say(f"{text['id']}  {_found(text)}")
        if not {t["id"] for t in opened.transcripts()} - before:
            _say("Nothing new: these files are in the project already.")


@main.command()
@PROJECT
@JSON
def info(project: Path, as_json: bool) -> None:
    """What is in a project."""
    with _opened(project) as opened:
        keys = ("id", "title", "characters", "turns", "questions", "answers", "sections", "flags")
        texts = [{k: t[k] for k in keys} for t in opened.transcripts()]
        counts = opened.counts()
        data = {"transcripts": texts, **{k: counts[k] for k in ("statements", "actors", "concepts")}}
        if as_json:
            _print(data)
            return
        for text in opened.transcripts():
            _say(f"{text['id']}  {_found(text)}")
        _say(f"{counts['statements']} statements, {counts['actors']} actors, {counts['concepts']} concepts")


@main.command()
@PROJECT
@click.option("--transcript", help="Its id (needed where there are several).")
@JSON
def turns(project: Path, transcript: str | None, as_json: bool) -> None:
    """Who speaks when: kind, speaker, section, span and flags of every turn."""
    from . import views

    with _opened(project) as opened:
        text = opened.transcript(transcript)
        rows = [views.turn_row(t) for t in text.turns]
        if as_json:
            keys = ("kind", "speaker", "section", "start", "end", "flags")
            _print([{**{k: r[k] for k in keys}, "flags": [f["code"] for f in r["flags"]]} for r in rows])
            return
        for row in rows:
            flags = "  ! " + "; ".join(f["message"] for f in row["flags"]) if row["flags"] else ""
            words = " ".join(text.text[row["start"] : row["end"]].split())[:70]
            _say(f"{row['start']:>7} {row['kind']:<10} {row['speaker'] or '':<18} {words}{flags}")


@main.command()
@PROJECT
@click.option("--transcript", required=True, help="Its id.")
@click.option("--start", type=int, required=True, help="First character (code point) of the span.")
@click.option("--end", type=int, required=True, help="One past the last character.")
@click.option("--form", required=True, help="The form of statement.")
@click.option("--set", "settings", multiple=True, metavar="FIELD=VALUE", help="A field of the form; may be repeated.")
@click.option("--speaker", help="Whose mouth (default: whoever speaks the turn).")
@click.option("--holder", help="Whose view (default: the speaker's own); 'unstated' where nobody is named.")
@click.option("--commitment", default="asserts", help="asserts, reports, rejects, supposes, predicts or wishes.")
@click.option("--about", help="The time spoken of, EDTF: 1929, 193X, 1950/1975.")
@click.option("--memo", default="", help="A note.")
@click.option("--id", "key", help="An id of your own: a retry with it never doubles.")
@CODER
def code(
    project: Path, settings: tuple[str, ...], key: str | None, holder: str | None, coder: str, **span: Any
) -> None:
    """Make a statement of a span; prints it as JSON. Anything that does not fit is refused, and nothing written."""
    from . import views
    from .project import OWN

    values = {}
    for setting in settings:
        field, sign, value = setting.partition("=")
        if not sign:
            raise OptionError(f"--set {setting}: write it like field=value.")
        if field in values:
            raise OptionError(f"--set gives {field!r} twice.")
        values[field] = value
    whose = OWN if holder in (None, "own") else None if holder == "unstated" else holder
    with _opened(project, coder) as opened:
        made = opened.code(
            span.pop("transcript"),
            span.pop("start"),
            span.pop("end"),
            span.pop("form"),
            values,
            holder=whose,
            id=key,
            **span,
        )
        _print(views.flat_row(made, list(made.values)))


@main.command()
@PROJECT
@click.option("--form", help="Only statements of this form.")
@click.option("--transcript", help="Only of this transcript.")
@click.option("--holder", help="Only this holder's views.")
@click.option("--search", "q", default="", help="Only those that mention this.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@JSON
def statements(project: Path, as_csv: bool, as_json: bool, q: str, **where: str | None) -> None:
    """The statements of a project, in reading order."""
    from . import views
    from .errors import UnknownName
    from .model import Selection

    with _opened(project) as opened:
        forms = {f.name: f for f in opened.forms()}
        if where["form"] and where["form"] not in forms:
            raise UnknownName("form", where["form"], forms)
        chosen_only: dict[str, Any] = {f"{k}s": (v,) for k, v in where.items() if v}
        selection = Selection(**chosen_only)
        found = opened.statements(selection, q=q)
        chosen = [forms[where["form"]]] if where["form"] else list(forms.values())
        fields = list(dict.fromkeys(f.name for form in chosen for f in form.fields))
        if as_json:
            own = {name: [f.name for f in form.fields] for name, form in forms.items()}
            _print([views.flat_row(s, own.get(s.form, list(s.values))) for s in found])
        elif as_csv:
            import csv

            fixed = "id transcript start end quote form speaker holder commitment about coder origin".split()
            writer = csv.DictWriter(sys.stdout, [*fixed, *fields], lineterminator="\n")
            writer.writeheader()
            for s in found:
                writer.writerow({k: _cell(v) for k, v in views.flat_row(s, fields).items()})
        else:
            for s in found:
                whose = s.holder or "unstated"
                said = whose if s.holder == s.speaker else f"{whose} (told by {s.speaker or 'nobody named'})"
                _say(f"{s.id}  {s.form:<16} {said}, {s.commitment}: {views.reading(s, forms.get(s.form))}")


@main.command()
@PROJECT
@click.option("--add", "file", type=click.Path(path_type=Path), help="Take forms over from a TOML file.")
@JSON
def forms(project: Path, file: Path | None, as_json: bool) -> None:
    """The forms of statement of a project."""
    from .project.codebook import form_data, read_forms

    with _opened(project) as opened:
        for form in read_forms(file) if file else ():
            opened.define_form(form)
        if as_json:
            _print([form_data(f) for f in opened.forms()])
            return
        for form in opened.forms():
            fields = ", ".join(f"{f.name} ({f.kind}{', needed' if f.required else ''})" for f in form.fields)
            _say(f"{form.name:<18} {fields}")


@main.command()
@PROJECT
@CODER
def undo(project: Path, coder: str) -> None:
    """Take back the last change."""
    with _opened(project, coder) as opened:
        _say(f"Undone: {opened.undo()}")


@main.command()
@PROJECT
def redo(project: Path) -> None:
    """Do again what was undone last."""
    with _opened(project) as opened:
        _say(f"Done again: {opened.redo()}")


@main.command()
@PROJECT
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 10_000), help="How many changes.")
@JSON
def history(project: Path, limit: int, as_json: bool) -> None:
    """Who changed what when, newest first."""
    from . import views

    with _opened(project) as opened:
        rows = [views.change_row(c) for c in opened.history(limit=limit)]
        if as_json:
            _print(rows)
            return
        for row in rows:
            state = "" if row["state"] == "done" else f"  ({row['state']})"
            _say(f"{row['id']:>6}  {row['at'][:19].replace('T', ' ')}  {row['by']:<10} {row['summary']}{state}")


@main.command()
@PROJECT
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The page to write.")
def report(project: Path, output: Path) -> None:
    """One self-contained page: transcript, statements, network, map and method; every mark opens its quotes."""
    from . import reports

    with _opened(project) as opened:
        page = reports.report(opened)
    _write(output, page.encode("utf-8", "replace"))
    _say(f"Wrote {output} ({len(page) / 1e6:.1f} MB)")


# -- helpers ---------------------------------------------------------------------------------------------------


def _opened(path: Path, coder: str = "coder 1") -> Project:
    from .project import Project, project_beside

    if path.suffix != ".hustings" and not _is_project(path) and project_beside(path).exists():
        path = project_beside(path)
    return Project.open(path, coder=coder)


def _is_project(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(6) == b"SQLite"
    except OSError:
        return False


def _serve(project: Project, port: int | None, browser: bool, *, meanwhile: Callable[[], object] | None = None) -> None:
    from .server.run import serve as serve_

    try:
        serve_(project, port=port, browser=browser, say=_say, meanwhile=meanwhile)
    except KeyboardInterrupt:
        pass
    finally:
        project.close()


def _found(text: Mapping[str, Any]) -> str:
    parts = [f"{text['turns']} turns"]
    parts += [f"{text[k]} {k}" for k in ("questions", "answers", "sections") if text[k]]
    if text["flags"]:
        parts.append(f"{text['flags']} to check")
    evidence = f" ({text['source'].get('evidence')})" if text["source"].get("evidence") else ""
    return f"{text['title']}: {', '.join(parts)}{evidence}"


def _cell(value: Any) -> Any:
    """A CSV cell no spreadsheet takes for a formula."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") and len(value) > 1:
        return "'" + value
    return value


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    if path.is_dir():
        raise InputError(f"{path} is a folder; name a file to write.")
    if not path.parent.is_dir():
        raise InputError(f"There is no folder {path.parent} to write into.")
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _print(data: Any) -> None:
    click.echo(_json.dumps(data, ensure_ascii=False, indent=1, default=str))


def _say(line: str) -> None:
    click.echo(line)
    sys.stdout.flush()


def _stop(sentence: str) -> NoReturn:
    click.echo(f"hustings: {sentence}", err=True)
    sys.exit(1)


if __name__ == "__main__":
    main()
