"""Write docs/reference/: every command, public name, format, address, error and module, as the
program itself describes it.

``python docs/reference.py`` writes the pages, ``python docs/reference.py check`` says which are out
of date.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

import hustings
from hustings import cli, errors
from hustings.project.base import INSIDE

HERE = Path(__file__).parent / "reference"
SOURCE = Path(hustings.__file__).parent
MADE = "*Made from the program itself by `make reference`; edit the docstrings instead.*"


def commands() -> str:
    """Every command with its arguments and options."""
    group = cli.main
    lines = ["# Commands", "", MADE, ""]
    context = click.Context(group, info_name="hustings")
    for name, command, inner in all_commands(group, context):
        usage = command.get_usage(inner).removeprefix("Usage: ")
        lines += [
            f"## hustings {name}",
            "",
            "```",
            " ".join(usage.split()),
            "```",
            "",
            told(command.help or ""),
            "",
        ]
        rows = [
            r
            for p in command.get_params(inner)
            if (r := p.get_help_record(inner)) and "--help" not in r[0]
        ]
        if rows:
            lines += ["| option | meaning |", "|---|---|"]
            lines += [f"| `{cell(option)}` | {cell(meaning)} |" for option, meaning in rows]
            lines += [""]
    return "\n".join(lines)


def all_commands(
    group: click.Group, context: click.Context, before: str = ""
) -> Iterator[tuple[str, click.Command, click.Context]]:
    """Every command with its whole name; those of a group follow it."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context)
        yield before + name, command, inner
        if isinstance(command, click.Group):
            yield from all_commands(command, inner, f"{before}{name} ")


def python() -> str:
    """Every public name with its signature and docstring."""
    lines = [
        "# Python",
        "",
        MADE,
        "",
        "`import hustings` costs next to nothing; a room loads when first used.",
        "",
    ]
    for room, names in hustings._NAMES.items():
        lines += [f"## {room}", ""]
        for name in names.split():
            thing = getattr(hustings, name)
            lines += [f"### {name}", "", "```python", signature(name, thing), "```", ""]
            lines += [indented(inspect.getdoc(thing) or ""), ""]
            if name == "Project":
                lines += list(verbs(thing))
    return "\n".join(lines)


def verbs(project: type) -> Iterator[str]:
    """The verbs of a project, one line each."""
    yield from ("| verb | what it does |", "|---|---|")
    for name, member in inspect.getmembers(project):
        if name.startswith("_") or name in INSIDE or not callable(member):
            continue
        names = [p for p in inspect.signature(member).parameters if p not in ("self", "cls")]
        first = (inspect.getdoc(member) or "").split("\n\n")[0]
        yield f"| `{name}({', '.join(names)})` | {cell(told(first))} |"
    yield ""


def signature(name: str, thing: object) -> str:
    """A call as one would write it, an option per line where it is long."""
    written, kind = [], None
    for parameter in inspect.signature(thing).parameters.values():  # type: ignore[arg-type]
        if parameter.kind is parameter.KEYWORD_ONLY and kind not in (
            parameter.KEYWORD_ONLY,
            parameter.VAR_POSITIONAL,
        ):
            written.append("*")
        kind = parameter.kind
        stars = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(kind, "")
        default = (
            "" if parameter.default is parameter.empty else f" = {default_of(parameter.default)}"
        )
        written.append(f"{stars}{parameter.name}: {parameter.annotation}{default}")
    line = f"{name}({', '.join(written)})"
    return (
        line
        if len(line) <= 100
        else f"{name}(\n" + "".join(f"    {part},\n" for part in written) + ")"
    )


def default_of(value: object) -> str:
    """A default as one would write it; what is made anew each time has no constant to show."""
    return "…" if "factory" in repr(value) else repr(value)


def formats() -> str:
    """Every format that is read or written."""
    from hustings.cli.known_formats import known_formats

    known = known_formats()
    lines = [
        "# Formats",
        "",
        MADE,
        "",
        "| format | files | reads | writes | what |",
        "|---|---|---|---|---|",
    ]
    yes = {True: "yes", False: ""}
    for form in known:
        files = " ".join(suffix or "(none)" for suffix in form["suffixes"])
        lines.append(
            f"| {form['name']} | {files} | {yes[form['reads']]} | {yes[form['writes']]} | "
            f"{form['kind']} |"
        )
    lines += ["", "## What is kept, and what is left", ""]
    for form in known:
        if form["kept"] or form["left"]:
            lines += [f"- **{form['name']}**: kept: {form['kept']}. Left: {form['left']}."]
    return "\n".join([*lines, ""])


def address() -> str:
    """Every address of the served interface."""
    from hustings.server.app import application
    from hustings.server.team_app import people_application
    from hustings.team import roles

    described = application().openapi()
    lines = ["# Addresses", "", MADE, ""]
    lines += [
        "Served under `/api` on 127.0.0.1 with the token; `/api/openapi.json` describes each in "
        "full.",
        "",
    ]
    lines += ["| method | address | what it does |", "|---|---|---|"]
    for path, methods in sorted(described["paths"].items()):
        for method, told_of in methods.items():
            lines.append(
                f"| {method.upper()} | `{path}` | {cell(told(told_of.get('description') or ''))} |"
            )
    lines += ["", "## Of a team server", ""]
    lines += [
        "`hustings serve --team PLACE` answers all of the above under `/api/projects/{p}` instead "
        "of `/api`, to members whose role suffices; and these:",
        "",
    ]
    lines += ["| method | address | what it does | least role |", "|---|---|---|---|"]
    rules = {(r.verb, "/api/projects/{p}" + r.path): r.least for r in roles.TABLE}
    for path, methods in sorted(people_application().openapi()["paths"].items()):
        for method, told_of in methods.items():
            least = rules.get((method.upper(), path), "–")
            what = cell(told(told_of.get("description") or ""))
            lines.append(f"| {method.upper()} | `{path}` | {what} | {least} |")
    return "\n".join([*lines, ""])


def troubles() -> str:
    """The tree of errors."""
    lines = ["# Errors", "", MADE, "", told((errors.__doc__ or "").split("\n\n")[0]), ""]
    for name, thing in vars(errors).items():
        if (
            inspect.isclass(thing)
            and issubclass(thing, Exception)
            and thing.__module__ == errors.__name__
        ):
            parents = ", ".join(b.__name__ for b in thing.__bases__)
            lines += [
                f"- **{name}** ({parents}): "
                f"{told((inspect.getdoc(thing) or '').split(chr(10) * 2)[0])}"
            ]
    return "\n".join([*lines, ""])


def modules() -> str:
    """Every room of the house with what its modules are for: the first sentence of each."""
    lines = ["# Modules", "", MADE, "", "What each file of `src/hustings` is for, room by room."]
    rooms = sorted(path.parent for path in SOURCE.glob("*/__init__.py"))
    for room in rooms:
        lines += ["", f"## {room.name}/", "", told(head(room / "__init__.py")), ""]
        lines += inside(room, 0)
    lines += ["", "## Beside them", ""]
    return "\n".join([*lines, *inside(SOURCE, 0, rooms), ""])


def inside(folder: Path, depth: int, without: Sequence[Path] = ()) -> list[str]:
    """A line for each module of a folder, those of a package below it."""
    lines = []
    for path in sorted(folder.iterdir()):
        package = path / "__init__.py"
        if path in without or path.name.startswith("__") or path.name == "versions":
            continue
        if package.exists():
            lines += [f"{'  ' * depth}- `{path.name}/`: {line(package)}"]
            lines += inside(path, depth + 1)
        elif path.suffix == ".py":
            lines += [f"{'  ' * depth}- `{path.stem}`: {line(path)}"]
    return lines


def line(path: Path) -> str:
    """The first paragraph of a module's docstring."""
    return told(head(path).split("\n\n")[0])


def head(path: Path) -> str:
    """A module's docstring."""
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""


def told(text: str) -> str:
    """A docstring's words as one paragraph of Markdown."""
    text = re.sub(r":[a-z]+:`~?([^`]+)`", r"`\1`", text).replace("``", "`")
    return " ".join(text.replace("\b", "").split())


def indented(text: str) -> str:
    """A docstring as Markdown, its examples as code."""
    text = re.sub(r":[a-z]+:`~?(?:[a-z_.]+\.)?([^`]+)`", r"`\1`", text).replace("``", "`")
    blocks = []
    for block in text.split("\n\n"):
        if block.lstrip().startswith(">>>"):
            blocks.append("```python\n" + inspect.cleandoc(block) + "\n```")
        else:
            blocks.append(block)
    return "\n\n".join(blocks)


def cell(text: str) -> str:
    """Words that fit a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


PAGES = {
    "commands.md": commands,
    "python.md": python,
    "formats.md": formats,
    "addresses.md": address,
    "errors.md": troubles,
    "modules.md": modules,
}


def stale() -> list[str]:
    """The pages that no longer say what the program says."""
    return [
        n
        for n, make in PAGES.items()
        if not (HERE / n).exists() or (HERE / n).read_text("utf-8") != make()
    ]


if __name__ == "__main__":
    if sys.argv[1:] == ["check"]:
        if stale():
            sys.exit(f"Out of date: {', '.join(stale())}. Run `make reference`.")
    else:
        HERE.mkdir(exist_ok=True)
        for name, make in PAGES.items():
            (HERE / name).write_text(make(), encoding="utf-8")
