"""The way to a team server: its commands are loaded when they are asked for, as a project of one's
own needs nothing of them.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from ..errors import OptionError
from .commands import Commands
from .common import main

LIBRARIES = ("argon2", "zxcvbn")
HERE_ONLY = "A project of one's own is served on this machine only; for a team see --team."

_OPTIONS = (
    click.option("--team", "place", metavar="PLACE", help="Serve a team, made by 'team init'."),
    click.option("--host", default="", metavar="ADDRESS", help="Team: not 127.0.0.1 alone."),
    click.option("--behind", default="", metavar="URL", help="Team: a proxy's address, https://…"),
    click.option(
        "--proxy",
        multiple=True,
        metavar="ADDRESS",
        help="Team: whose X-Forwarded-For is believed with --behind (default: 127.0.0.1).",
    ),
    click.option(
        "--tls-cert", type=click.Path(readable=False, path_type=Path), help="Team: a certificate."
    ),
    click.option("--tls-key", type=click.Path(readable=False, path_type=Path), help="Its key."),
    click.option("--workers", type=click.IntRange(1, 64), help="Team: processes (default: 1)."),
)


def listening_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """How a team is reached."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def loaded() -> ModuleType:
    """The commands of a team. Raises OptionError where its libraries are not installed."""
    if not all(find_spec(name) for name in LIBRARIES):
        raise OptionError(
            "A team server needs more than was installed: pip install 'hustings[team]'."
        )
    return import_module("hustings.cli.teamwork")


class TeamCommands(Commands):
    """Commands that are loaded when one of them, or their list, is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All of them."""
        self.commands = loaded().COMMANDS.commands
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One of them."""
        self.commands = loaded().COMMANDS.commands
        return super().get_command(ctx, cmd_name)


@main.group(cls=TeamCommands)
def team() -> None:
    """A server on which several people code: its place, its accounts, its backup."""


def served_place(port: int | None, browser: bool, given: dict[str, Any]) -> bool:
    """Serve a team where one is named (``place``); False where none is. Raises OptionError."""
    place, workers = given.pop("place"), given.pop("workers")
    if place is None:
        if any(given.values()) or workers:
            raise OptionError(HERE_ONLY)
        return False
    teamwork = loaded()
    listening = teamwork.Listening(
        **{"port": port, "behind": given["behind"]},
        certificate=given["tls_cert"],
        key=given["tls_key"],
        **({"host": given["host"]} if given["host"] else {}),
        **({"proxies": given["proxy"]} if given["proxy"] else {}),
    )
    teamwork.serve_place(
        place, browser=browser, listening=listening.checked(), workers=workers or 1
    )
    return True
