"""Commands and options completed by the Tab key."""

from __future__ import annotations

import os
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from .commands import write
from .common import main, say

VARIABLE = "_HUSTINGS_COMPLETE"

PLACES = {
    "bash": ("XDG_DATA_HOME", ".local/share", "bash-completion/completions/hustings"),
    "zsh": ("XDG_DATA_HOME", ".local/share", "zsh/site-functions/_hustings"),
    "fish": ("XDG_CONFIG_HOME", ".config", "fish/completions/hustings.fish"),
}
"""Shell -> (variable that names a folder, that folder where it does not, the file in it)."""

AFTERWARDS = {
    "bash": "It works in the next shell (where the package bash-completion is installed).",
    "zsh": "Put these two lines into ~/.zshrc, once:\n  fpath+=({folder})\n"
    "  autoload -U compinit && compinit",
    "fish": "It works in the next shell.",
}


@main.command()
@click.argument("shell", type=click.Choice(sorted(PLACES)))
@click.option("--install", is_flag=True, help="Write it where the shell looks, for you alone.")
def completion(shell: str, install: bool) -> None:
    """What lets a shell complete hustings' commands and options by the Tab key."""
    found = get_completion_class(shell)
    assert found is not None  # the three in PLACES are click's own
    script = found(main, {}, "hustings", VARIABLE).source()
    if not install:
        say(script.rstrip())
        return
    variable, usual, name = PLACES[shell]
    path = Path(os.environ.get(variable) or Path.home() / usual) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, script.encode())
    say(f"Wrote {path}. " + AFTERWARDS[shell].format(folder=path.parent))
