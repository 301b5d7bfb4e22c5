"""Every command's help ends in a line to copy that the program understands; Tab completes."""

import csv
import json
import shlex
import subprocess
import sys
from collections import Counter
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from hustings.cli import main
from hustings.cli.commands import SUBJECTS, Guarded, in_options
from hustings.cli.examples import EXAMPLES
from hustings.cli.printing import lines
from hustings.demo import make_demo


def commands_of(group: click.Group, *path: str) -> dict[str, click.Command]:
    """Every command below a group, and the groups among them, by what is written to reach it."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        found[" ".join((*path, name))] = command
        if isinstance(command, click.Group):
            command.list_commands(click.Context(command))  # the commands of a team come when asked
            found |= commands_of(command, *path, name)
    return found


def test_every_command_has_an_example() -> None:
    assert set(EXAMPLES) == set(commands_of(main))


@pytest.mark.parametrize("example", [x for some in EXAMPLES.values() for x in some])
def test_an_example_is_understood(example: str) -> None:
    program, name, *rest = shlex.split(example)
    assert program == "hustings"
    command = main.commands[name]
    if isinstance(command, click.Group):
        name, *rest = rest
        command = commands_of(command)[name]
    # parsing alone: no file is there, nothing is run
    assert command.make_context(name, list(rest), parent=click.Context(main)).params


@pytest.mark.parametrize("name", ["verdict", "team", "team init"])
def test_help_shows_the_example_as_it_stands(name: str) -> None:
    told = CliRunner().invoke(main, [*name.split(), "--help"]).output
    assert EXAMPLES[name][0] in told


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_installed_by_one_command(
    shell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    result = CliRunner().invoke(main, ["completion", shell, "--install"])
    assert result.exit_code == 0
    (written,) = (p for p in tmp_path.rglob("*hustings*") if p.is_file())
    assert "_HUSTINGS_COMPLETE" in written.read_text(encoding="utf-8")


def test_tab_completes_a_command() -> None:
    told = CliRunner().invoke(
        main,
        [],
        prog_name="hustings",
        env={
            "_HUSTINGS_COMPLETE": "bash_complete",
            "COMP_WORDS": "hustings pol",
            "COMP_CWORD": "1",
        },
    )
    assert "polarization" in told.output


def test_a_table_lines_up_whatever_the_letters() -> None:
    assert list(lines(("name", "n"), [("Ines", 7), ("港の船", 12)])) == [
        "name     n",
        "Ines     7",
        "港の船  12",
    ]


def test_every_command_stands_under_one_subject() -> None:
    listed = Counter(name for names in SUBJECTS.values() for name in names)
    assert listed == Counter(list(main.commands))
    told = CliRunner().invoke(main, ["--help"]).output
    assert told.index("Networks:") < told.index("  network ") < told.index("Causes:")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.hustings"
    make_demo(path).close()
    return path


ARGUMENTS = {
    "statements": ["--form", "cause"],
    "people": [],
    "periods": [],
    "quotations": [],
    "forecasts": ["--today", "2031-01-01"],
    "whatif": ["--set", "Night sailings=1"],
    "positions": ["Ines Calder", "Tobias Renn"],
    "history": [],
}


@pytest.mark.parametrize("command", ARGUMENTS)
def test_what_is_printed_can_be_written(demo: Path, tmp_path: Path, command: str) -> None:
    def told(*more: str) -> str:
        result = CliRunner().invoke(main, [command, str(demo), *ARGUMENTS[command], *more])
        assert result.exit_code == 0, result.output
        return result.output

    files = {kind: tmp_path / f"{command}.{kind}" for kind in ("json", "csv", "txt")}
    for file in files.values():
        assert told("-o", str(file)) == f"Wrote {file}\n"
    assert files["txt"].read_text(encoding="utf-8") == told()
    written, answer = (
        json.loads(files["json"].read_text(encoding="utf-8")),
        json.loads(told("--json")),
    )
    if isinstance(answer, dict):
        answer.pop("ms", None), written.pop("ms", None)  # how long it took
    assert written == answer
    with files["csv"].open(encoding="utf-8-sig", newline="") as opened:
        heads, *rows = csv.reader(opened)
    tables = [answer] if isinstance(answer, list) else [v for v in answer.values() if v]
    records = [t for t in tables if isinstance(t, list) and t and isinstance(t[0], dict)]
    assert len(rows) == len(records[0])
    assert len(rows) > 0
    assert {len(row) for row in rows} == {len(heads)}


def test_a_file_that_cannot_be_a_table_is_one_sentence(demo: Path, tmp_path: Path) -> None:
    for name in ("info.pdf",):
        result = CliRunner().invoke(main, ["info", str(demo), "-o", str(tmp_path / name)])
        assert result.exit_code == 1
        assert result.output.count("\n") == 1
        assert name in result.output
        assert not (tmp_path / name).exists()


def test_every_command_that_prints_json_writes_it_or_changes_something() -> None:
    """What only looks has -o; what changes the project, or writes a file of its own, has not."""
    changing = {
        *("add", "import", "export", "replace", "join", "backup", "verdict", "adjudicate"),
        *("merge-files", "reveal", "assign", "second-look", "erase"),
    }
    without = {
        name
        for name, command in main.commands.items()
        if isinstance(command, Guarded)
        and any(p.name == "as_json" for p in command.params)
        and not any("-o" in p.opts for p in command.params)
    }
    assert without == changing


def test_help_loads_neither_arrays_nor_a_database() -> None:
    heavy = ("numpy", "sqlalchemy", "pydantic", "fastapi", "hustings.project")
    loading = f"import sys, hustings.cli; print([m for m in {heavy} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", loading], capture_output=True, text=True)
    assert told.stdout == "[]\n", told.stderr


def test_a_refusal_names_the_option_of_the_command_line(tmp_path: Path) -> None:
    """Python's qualifier='agreement' is --qualifier agreement there; what no option sets stays."""
    table = tmp_path / "coded.csv"
    table.write_text("holder,concept\nVoss,quay\nRenn,quay\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["polarization", str(table)])
    assert result.exit_code == 1
    assert "give --qualifier agreement" in result.output
    options = main.commands["words"].get_params(click.Context(main.commands["words"]))
    assert in_options("Give qualifier='agreement'.", options) == "Give qualifier='agreement'."
