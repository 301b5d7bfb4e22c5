"""What a command is: it ends in one sentence whatever it meets, its help ends in an example, and
what it prints can be written to a file. And the list of all, by subject.
"""

from __future__ import annotations

import io
import json
import re
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any, NoReturn

import click

from ..errors import HustingsError, InputError, NotWritable, UnknownFormat
from ..guards.cells import table_text
from ..guards.door import keep_log, log_place, unforeseen
from .examples import example_of

JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")

DAMAGED = "hustings.damaged"
"""Where a command keeps the sentence about a damaged project, of which anything may be read."""


class Exemplified(click.Command):
    """A command whose help ends in an example."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lines to copy, as they stand: not wrapped."""
        _, *path = ctx.command_path.split(" ")
        if example := example_of(" ".join(path)):
            formatter.write(f"\n{example}\n")


class Guarded(Exemplified):
    """A command that ends in one sentence whatever it meets."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run it; what nobody foresaw names the files it was given, and is recorded."""
        keep_log()
        try:
            file = ctx.meta.pop(FILE, None)
            return super().invoke(ctx) if file is None else self._write(ctx, file)
        except (HustingsError, OSError, MemoryError, click.ClickException, click.Abort):
            raise
        except click.exceptions.Exit:
            raise
        except Exception as error:
            given = [v for value in ctx.params.values() for v in _each(value)]
            what = ", ".join(str(v) for v in given if isinstance(v, Path)) or f"'{ctx.info_name}'"
            stop(f"{unforeseen(error, what)} The record for the developers is in {log_place()}.")

    def _write(self, ctx: click.Context, file: Path) -> None:
        """Write what it would print: everything as .json, its list as .csv, the words as .txt."""
        kind = file.suffix.lower()
        if kind not in KINDS:
            raise UnknownFormat(f"{file.name}: name a file that ends in {', '.join(KINDS)}.")
        own_table = kind == ".csv" and "as_csv" in ctx.params
        ctx.params |= {"as_csv": True} if own_table else {"as_json": kind != ".txt"}
        with redirect_stdout(io.StringIO()) as printed:
            super().invoke(ctx)
        text = printed.getvalue()
        if kind == ".csv":
            text = "\ufeff" + (text if own_table else _table(json.loads(text), file))
        write(file, text.encode("utf-8", "replace"))
        click.echo(f"Wrote {file}")


def _table(answer: Any, file: Path) -> str:
    """The one list of records in an answer as a table; of records within a record how many.
    Raises UnknownFormat where there is none, or more than one.
    """
    lists = [answer] if isinstance(answer, list) else [v for v in answer.values() if _records(v)]
    if len(lists) != 1 or not all(isinstance(row, dict) for row in lists[0]):
        raise UnknownFormat(f"{file.name}: this is no single table; name a .json or .txt file.")
    heads = list(dict.fromkeys(key for row in lists[0] for key in row))
    return table_text([heads, *([_plain(row.get(head)) for head in heads] for row in lists[0])])


def _records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _plain(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return "; ".join(value)
    if _records(value):
        return len(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _each(value: Any) -> Sequence[Any]:
    return value if isinstance(value, tuple | list) else [value]


class Computed(Guarded):
    """A command with options that are made the first time they are asked for: what computes loads
    only for a command that needs it.
    """

    def __init__(self, *args: Any, settings: Callable[[], list[click.Option]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.settings: Callable[[], list[click.Option]] | None = settings

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The arguments, the options of the settings, and the command's own."""
        if self.settings is not None:
            arguments = [p for p in self.params if isinstance(p, click.Argument)]
            own = [p for p in self.params if not isinstance(p, click.Argument)]
            self.params = [*arguments, *self.settings(), *own]
            self.settings = None
        return super().get_params(ctx)


LAYERS_OF = "hustings.layers"
"""Where a command keeps the layers that --layers named."""


def layers_asked() -> tuple[str, ...]:
    """The layers this command was asked for; none: each thing once."""
    context = click.get_current_context(silent=True)
    found: tuple[str, ...] = context.meta.get(LAYERS_OF, ()) if context is not None else ()
    return found


def layers_option() -> click.Option:
    """--layers, for a command that computes from statements."""

    def keep(ctx: click.Context, _option: click.Parameter, given: str) -> None:
        ctx.meta[LAYERS_OF] = tuple(filter(None, (name.strip() for name in given.split(","))))

    return click.Option(
        ["--layers"],
        default="",
        expose_value=False,
        callback=keep,
        help="Rest on coders, gold or coders by name, with commas (default: each thing once, as it "
        "was settled, else as it was coded).",
    )


def LAYERS(command: Callable[..., Any]) -> Callable[..., Any]:  # noqa: N802 - as the other options
    """:func:`layers_option` as a decorator."""
    made = layers_option()
    held = getattr(command, "__click_params__", [])
    command.__click_params__ = [*held, made]  # type: ignore[attr-defined]
    return command


FILE = "hustings.file"
"""Where a command keeps the file that -o named."""

KINDS = (".json", ".csv", ".txt")


def prints(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that prints what it found: --json, and -o to a file."""

    def keep(ctx: click.Context, _option: click.Parameter, file: Path | None) -> None:
        if file is not None:
            ctx.meta[FILE] = file

    output = click.option(
        "-o",
        "--output",
        "printed_to",
        type=click.Path(readable=False, path_type=Path),
        expose_value=False,
        callback=keep,
        help="Write it to a file instead: .json, .csv (a list) or .txt.",
    )
    return JSON(output(command))


SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "Begin": ("open", "demo", "serve", "recent", "look", "info", "formats", "completion"),
    "Texts": ("add", "turns", "replace", "join", "align", "attach", "transcribe"),
    "Code": ("code", "statements", "memos", "forms", "suggest", "undo", "redo", "history"),
    "People, concepts and times": ("people", "merge", "factors", "periods"),
    "Networks": ("network", "windows", "backbone", "polarization", "ask"),
    "Charts and words": ("chart", "words", "kwic"),
    "Causes": ("map", "whatif"),
    "What a speaker describes": (
        *("account", "changed", "relations", "lineage", "timeline", "ascription", "positions"),
        *("quotations", "forecasts", "verdict"),
    ),
    "With others": (
        *(
            "finish",
            "agreement",
            "differences",
            "adjudicate",
            "assign",
            "assignments",
            "second-look",
            "hand-over",
            "merge-files",
        ),
        *("share", "reveal", "scan", "team"),
    ),
    "Take it elsewhere": ("compose", "report", "import", "export"),
    "Keep it safe": ("erase", "backup", "check", "rescue"),
}
"""Every command, by what one wants to do; tests compare it with what there is."""


SETTING = re.compile(r"\b(?P<name>[a-z]\w*)='(?P<value>[\w-]+)'")
"""A setting as Python writes it: qualifier='agreement'."""


class Commands(Exemplified, click.Group):
    """Commands in the order a newcomer needs them; every trouble as one sentence."""

    command_class = Guarded

    def list_commands(self, ctx: click.Context) -> list[str]:
        """As they were defined."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """By subject, each with its first sentence."""
        if ctx.parent is not None:
            super().format_commands(ctx, formatter)
            return
        for subject, names in SUBJECTS.items():
            with formatter.section(subject):
                width = formatter.width - 6 - max(map(len, self.commands))
                shown = ((name, self.commands[name]) for name in names)
                formatter.write_dl([(n, c.get_short_help_str(width)) for n, c in shown])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; one sentence and exit code 1 instead of a traceback."""
        try:
            with ended_gently():
                return super().invoke(ctx)
        except HustingsError as error:
            command = self.commands.get(ctx.invoked_subcommand or "")
            stop(in_options(str(error), command.get_params(ctx) if command else ()))
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(0)
        except OSError as error:
            stop(f"{error.filename or 'A file'}: {error.strerror or error}. Nothing was changed.")
        except MemoryError:
            stop("There is not enough memory for this. Choose fewer statements, or a smaller file.")
        except Exception:
            if DAMAGED not in ctx.meta:
                raise
            stop(f"This part cannot be read: {ctx.meta[DAMAGED]}")


def in_options(sentence: str, options: Iterable[click.Parameter]) -> str:
    """What names a setting as Python writes it, with the option of the command that sets it."""
    names = {option.name for option in options}

    def as_option(setting: re.Match[str]) -> str:
        if setting["name"] not in names:
            return setting[0]
        return f"--{setting['name'].replace('_', '-')} {setting['value']}"

    return SETTING.sub(as_option, sentence)


@contextmanager
def ended_gently() -> Iterator[None]:
    """A closed terminal and an order to end are as Ctrl-C: what was begun is put away properly."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupted(_number: int, _frame: object) -> NoReturn:
        raise KeyboardInterrupt

    before = {}
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        # what whoever started us chose to ignore (nohup) stays ignored
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            before[number] = signal.signal(number, interrupted)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def write(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file whole or not at all."""
    if path.is_dir():
        raise InputError(f"{path} is a folder; name a file to write.")
    if not path.parent.is_dir():
        raise InputError(f"There is no folder {path.parent} to write into.")
    part = path.with_name(path.name + ".part")
    try:
        part.touch(0o600)  # what is exported of interviews is for its owner alone
        with part.open("wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
        part.replace(path)
    except OSError as error:
        raise NotWritable(
            f"{path} cannot be written: {error.strerror or error}. Nothing was changed."
        ) from None
    finally:
        part.unlink(missing_ok=True)


def stop(sentence: str) -> NoReturn:
    click.echo(f"hustings: {sentence}", err=True)
    sys.exit(1)
