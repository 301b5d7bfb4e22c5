"""Every command's help ends in a line to copy that the program understands; Tab completes."""

import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from hustings.cli import main
from hustings.cli.examples import EXAMPLES
from hustings.cli.printing import lines


def test_every_command_has_an_example() -> None:
    assert set(EXAMPLES) == set(main.commands)


@pytest.mark.parametrize("example", [x for some in EXAMPLES.values() for x in some])
def test_an_example_is_understood(example: str) -> None:
    program, name, *rest = shlex.split(example)
    assert program == "hustings"
    command = main.commands[name]
    # parsing alone: no file is there, nothing is run
    context = command.make_context(name, list(rest), parent=click.Context(main))
    assert context.params or isinstance(command, click.Group)


def test_help_shows_the_example_as_it_stands() -> None:
    told = CliRunner().invoke(main, ["verdict", "--help"]).output
    assert EXAMPLES["verdict"][0] in told


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
