"""What every command shares: the group, common arguments, opening, printing, one sentence for every
trouble.
"""

from __future__ import annotations

import json as _json
import os
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import click

from .. import __version__, apart
from ..errors import HustingsError
from ..guards import recents
from ..guards.memory import collect_less
from ..server.entrance import Entrance
from ..wording import ENGLISH, LANGUAGES, in_language
from .commands import DAMAGED, Commands, layers_asked

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from ..model import Transcript
    from ..project import Project
    from ..read import Corpus


@click.group(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="hustings")
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=ENGLISH,
    envvar="HUSTINGS_LANGUAGE",
    help="What pictures and their captions are written in (default: en).",
)
@click.pass_context
def main(context: click.Context, language: str) -> None:
    """Hear who says what, and see the system they describe."""
    collect_less()
    context.with_resource(in_language(language))


PROJECT = click.argument("project", type=click.Path(readable=False, path_type=Path))
NO_BROWSER = click.option("--no-browser", is_flag=True, help="Only print the address.")
PORT = click.option(
    "--port", type=click.IntRange(1, 65535), help="Port on this machine (default: any free one)."
)
BACKUP = click.option(
    "--backup",
    type=click.FloatRange(min=0.05),
    metavar="MINUTES",
    envvar="HUSTINGS_BACKUP",
    help="Keep a copy beside the project, renewed every so many minutes (default: none).",
)
NAMES = click.option(
    "--names",
    "--pattern",
    "names",
    metavar="PATTERN",
    help="What file names mean: '{date} {person} - {title}' ('' for nothing; default: found).",
)
CODER = click.option(
    "--coder",
    default=lambda: os.environ.get("HUSTINGS_CODER", "coder 1"),
    help="Who codes (default: coder 1).",
)


TEXTS = "Texts by title or id, with commas (default: all)."


def texts_named(project: Project, named: Iterable[str]) -> tuple[str, ...]:
    """The ids of texts named by title or id. Raises UnknownName, OptionError."""
    return tuple(project.text_named(one.strip()) for one in named if one.strip())


def opened(path: Path, coder: str = "coder 1") -> Project:
    from ..project import Project, project_beside

    if path.suffix != ".hustings" and not is_project(path) and project_beside(path).exists():
        path = project_beside(path)
    project = noticed(Project.open(path, coder=coder))
    return project.resting_on(layers_asked())


def noticed(project: Project) -> Project:
    """Tell on standard error what a person must know of this file: damaged, or without journal."""
    if project.notice:
        click.echo(f"hustings: {project.notice}", err=True)
        context = click.get_current_context(silent=True)
        if context is not None:
            context.meta[DAMAGED] = project.notice
    return project


def is_project(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(6) == b"SQLite"
    except OSError:
        return False


def serve_project(
    project: Project,
    port: int | None,
    browser: bool,
    *,
    look: Callable[[str], object] | None = None,
    backup: float | None = None,
) -> None:
    """Serve a project until interrupted: its address is said, and opened in a browser, while what
    answers there is loading.
    """
    from ..project.keeping import Backups

    recents.remember(project.path, project.name)
    try:
        entrance = Entrance(port, place=project.path)
        noticed(project)
        say(f"Hustings is at {entrance.address()}")
        if browser:
            webbrowser.open(entrance.address())
        from ..server.run import serve

        with Backups(project, backup, say) if backup else nullcontext():
            serve(project, entrance, look=look)
    except KeyboardInterrupt:
        pass
    finally:
        project.close()


def corpus_of(
    files: Sequence[Path], encoding: str | None = None, names: str | None = None
) -> Corpus:
    """Files, folders and zips as one corpus; progress on standard error where it takes over a
    second.

    File names are read by a pattern only where one is given, or where a folder or zip is among the
    files.
    """
    from ..read import read_files

    if names is None and not any(map(holds_many, files)):
        names = ""
    with Telling() as telling:
        return read_files(
            list(contents(files)),
            pattern=names,
            encoding=encoding,
            progress=telling,
            entry_of=apart.entry,
        )


def holds_many(file: Path) -> bool:
    """Whether it is a folder or a zip."""
    return file.is_dir() or file.suffix.casefold() == ".zip"


def contents(files: Sequence[Path]) -> Iterator[tuple[str, bytes | str]]:
    """Every file that is given or lies in a folder or zip that is, with its bytes or why it cannot
    be read.
    """
    from ..read import files_in

    for file in files:
        if holds_many(file):
            yield from files_in(file)
            continue
        try:
            yield file.name, _bytes(file)
        except HustingsError as error:
            yield file.name, str(error)


class Telling:
    """How far long work came, and how long it takes so far: on standard error, from the second
    second on, where somebody watches. Takes itself away at the end.
    """

    def __init__(self, what: str = "Reading") -> None:
        self.what = what
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._wake: threading.Timer | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            apart.ready()  # before there is a second thread: then it can be forked
            self._wake = threading.Timer(1.0, self._show)
            self._wake.daemon = True
            self._wake.start()
        return self

    def _show(self) -> None:
        # loaded only where long work is watched
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = bar.add_task(self.what, total=None)
        bar.start()
        self._bar = bar

    def __call__(self, done: int, of: int, what: str) -> None:
        """Before the piece ``what``; ``done`` of ``of`` are done."""
        self.what = f"{self.what.split()[0]} {done + 1} of {of}: {what[-50:]}"
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=self.what, completed=done, total=of)

    def __exit__(self, *_: object) -> None:
        if self._wake is not None:
            self._wake.cancel()
        if self._bar is not None:
            self._bar.stop()


def texts_in(
    files: Sequence[Path],
    encoding: str | None = None,
    names: str | None = None,
    *,
    quiet: bool = False,
) -> list[Transcript]:
    """The transcripts of files, folders and zips; tells what file names were taken to say, and what
    was left.

    ``quiet``: all of it on standard error.
    """
    from ..errors import NotReadable

    if (
        len(files) == 1
        and not files[0].is_dir()
        and files[0].suffix.casefold() != ".zip"
        and not names
    ):
        with Telling() as telling:
            paged = lambda page, pages: telling(0, 1, f"{files[0].name}, page {page} of {pages}")  # noqa: E731
            name = files[0].name
            return [apart.call("transcript", name, files[0], encoding=encoding, progress=paged)]
    corpus = corpus_of(files, encoding, names)
    refused = [entry for entry in corpus.entries if entry.error]
    if not corpus.transcripts:
        why = refused[0].error if refused else "there are no files in it"
        raise NotReadable(f"Nothing in {', '.join(map(str, files))} could be read: {why}")
    if corpus.pattern:
        told = f"File names read as {corpus.pattern} (another reading: --pattern PATTERN)"
        click.echo(told, err=quiet)
    for entry in refused:
        click.echo(f"hustings: left out: {entry.error}", err=True)
    return list(corpus.transcripts)


def _bytes(file: Path) -> bytes:
    from ..errors import NotReadable
    from ..read.text import LARGEST

    try:
        if file.stat().st_size > LARGEST:
            raise NotReadable(
                f"{file} is larger than {LARGEST / 1e6:,.0f} MB; split it into several files."
            )
        return file.read_bytes()
    except OSError as error:
        raise NotReadable(
            f"{file} cannot be read: {error.strerror or error}.", name=str(file)
        ) from None


def show_preview(corpus: Corpus, as_json: bool) -> None:
    """What was understood of files: JSON ``{pattern, readable, refused, files}``, or a few lines a
    file.
    """
    rows = corpus.preview()
    refused = sum(1 for row in rows if row["error"])
    if as_json:
        show(
            {
                "pattern": corpus.pattern,
                "readable": len(rows) - refused,
                "refused": refused,
                "files": rows,
            }
        )
        return
    if corpus.pattern:
        say(f"File names read as {corpus.pattern}")
    for row in rows:
        if row["error"]:
            say(f"\n{row['path']}\n  refused: {row['error']}")
            continue
        kind = " ".join(x for x in (row["format"], row["dialect"], row["encoding"]) if x)
        parts = [
            kind,
            row["date"] or "no date",
            row["language"] or "",
            f"{row['characters']:,} characters",
        ]
        kinds = [
            counted(row[f"{k}s"] if k != "speech" else row["speeches"], k)
            if k != "speech" or row["speeches"] == 1
            else f"{row['speeches']} speeches"
            for k in ("turn", "question", "answer", "speech")
            if row["speeches" if k == "speech" else f"{k}s"]
        ]
        told = [p for p in (*parts, *kinds, "times" if row["times"] else "") if p]
        say(f"\n{row['path']}: {row['title']}\n  {', '.join(told)}\n  {row['evidence']}")
        if row["speakers"]:
            say(
                "  speakers: "
                + ", ".join(f"{x['name']} {x['turns']}" for x in row["speakers"][:12])
            )
        for warning in row["warnings"]:
            say(f"  ! {warning}")
        for turn in row["begins"][:4]:
            say(f"  | {turn['speaker'] or turn['kind']}: {turn['words'][:90]}")
    say(f"\n{len(rows) - refused} of {len(rows)} files can be read. Nothing was written.")


def found(text: Mapping[str, Any]) -> str:
    parts = [counted(text["turns"], "turn")]
    parts += [
        counted(text[k], k.removesuffix("s"))
        for k in ("questions", "answers", "sections")
        if text[k]
    ]
    if text["flags"]:
        parts.append(f"{text['flags']} to check")
    evidence = f" ({text['source'].get('evidence')})" if text["source"].get("evidence") else ""
    return f"{text['title']}: {', '.join(parts)}{evidence}"


def counted(n: int, thing: str) -> str:
    """ "1 tie", "3 ties"."""
    return f"{n:,} {thing}{'' if n == 1 else 's'}"


def cell(value: Any) -> Any:
    """A value as people write it: truth is yes or no."""
    return ("yes" if value else "no") if isinstance(value, bool) else value


def show(data: Any) -> None:
    click.echo(_json.dumps(data, ensure_ascii=False, indent=1, default=str))


def say(line: str) -> None:
    click.echo(line)
    sys.stdout.flush()
