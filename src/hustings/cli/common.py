"""What every command shares: the group, common arguments, opening, printing, one sentence for every trouble."""

from __future__ import annotations

import json as _json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from .. import __version__
from ..errors import HustingsError, InputError

if TYPE_CHECKING:
    from ..model import Transcript
    from ..project import Project


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
            stop(str(error))
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(0)
        except OSError as error:
            stop(f"{error.filename or 'A file'}: {error.strerror or error}. Nothing was changed.")
        except MemoryError:
            stop("There is not enough memory for this. Choose fewer statements, or a smaller file.")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="hustings")
def main() -> None:
    """Hear who says what, and see the system they describe."""


PROJECT = click.argument("project", type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
NO_BROWSER = click.option("--no-browser", is_flag=True, help="Only print the address.")
PORT = click.option("--port", type=click.IntRange(1, 65535), help="Port on this machine (default: any free one).")
NAMES = click.option(
    "--names", metavar="PATTERN", help="What file names of a folder or zip mean: {date}_{person} ('' for nothing)."
)
CODER = click.option(
    "--coder", default=lambda: os.environ.get("HUSTINGS_CODER", "coder 1"), help="Who codes (default: coder 1)."
)


def opened(path: Path, coder: str = "coder 1") -> Project:
    from ..project import Project, project_beside

    if path.suffix != ".hustings" and not is_project(path) and project_beside(path).exists():
        path = project_beside(path)
    return Project.open(path, coder=coder)


def is_project(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(6) == b"SQLite"
    except OSError:
        return False


def serve_project(
    project: Project, port: int | None, browser: bool, *, look: Callable[[str], object] | None = None
) -> None:
    from ..server.run import serve as run_server

    try:
        run_server(project, port=port, browser=browser, say=say, look=look)
    except KeyboardInterrupt:
        pass
    finally:
        project.close()


def texts_in(files: Iterable[Path], encoding: str | None = None, names: str | None = None) -> list[Transcript]:
    """The transcripts of files, folders and zips; tells what file names were taken to say, and what was left."""
    from ..errors import NotReadable
    from ..read import read, read_corpus

    out: list[Transcript] = []
    for file in files:
        if not file.is_dir() and file.suffix.casefold() != ".zip":
            out.append(read(file, encoding=encoding))
            continue
        corpus = read_corpus(file, pattern=names)
        if not corpus.transcripts:
            raise NotReadable(f"Nothing in {file} could be read: {corpus.entries[0].error}")
        if corpus.pattern:
            say(f"File names read as {corpus.pattern} (another reading: --names PATTERN)")
        for entry in corpus.entries:
            if entry.error:
                click.echo(f"hustings: left out: {entry.error}", err=True)
        out += corpus.transcripts
    return out


def found(text: Mapping[str, Any]) -> str:
    parts = [f"{text['turns']} turns"]
    parts += [f"{text[k]} {k}" for k in ("questions", "answers", "sections") if text[k]]
    if text["flags"]:
        parts.append(f"{text['flags']} to check")
    evidence = f" ({text['source'].get('evidence')})" if text["source"].get("evidence") else ""
    return f"{text['title']}: {', '.join(parts)}{evidence}"


def cell(value: Any) -> Any:
    """A CSV cell no spreadsheet takes for a formula."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") and len(value) > 1:
        return "'" + value
    return value


def write(path: Path, data: bytes) -> None:
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


def show(data: Any) -> None:
    click.echo(_json.dumps(data, ensure_ascii=False, indent=1, default=str))


def say(line: str) -> None:
    click.echo(line)
    sys.stdout.flush()


def stop(sentence: str) -> NoReturn:
    click.echo(f"hustings: {sentence}", err=True)
    sys.exit(1)
