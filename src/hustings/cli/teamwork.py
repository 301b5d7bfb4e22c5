"""Commands of a team server: make its place, let people in, look after it."""

from __future__ import annotations

import re
import sys
import webbrowser
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import click

from ..errors import InputError, OptionError
from ..server.team_run import Listening, serve_team
from ..server.team_workers import serve_together
from ..team import Team, accounts, found, keeping, opened, passwords
from ..team.team import Record, named
from .commands import JSON, Commands
from .common import counted, say, show

COMMANDS = Commands("team")
"""All of them, under ``hustings team``."""
PLACE = click.argument("place", metavar="PLACE")
PASSWORD = click.option("--password-stdin", is_flag=True, help="Read the password from the input.")
HINT = "It follows the address at which people reach the server, as in https://team.example/#/…"


def serve_place(place: str, *, browser: bool, listening: Listening, workers: int) -> None:
    """Serve the team at a place until interrupted, by one process or several."""

    def told(line: str) -> None:
        say(line)
        if browser:
            webbrowser.open(line.rpartition(" ")[2])

    with opened(place) as here:
        keeping.refuse_half_an_upgrade(here)
        older = keeping.older_told(here)
    if older:
        click.echo(f"hustings: {older}", err=True)
    if workers > 1:
        serve_together(place, listening, workers, told)
        return
    with opened(place) as here, suppress(KeyboardInterrupt):
        serve_team(here, listening, told)


@COMMANDS.command()
@PLACE
@click.option("--owner", required=True, help="The name of the first account, keeper of the server.")
@PASSWORD
def init(place: str, owner: str, password_stdin: bool) -> None:
    """Make a place for a team's work, with its first account.

    PLACE is a folder, made where there is none, into which nobody else on this machine can look; or
    an empty PostgreSQL database: postgresql://USER@HOST:PORT/DATABASE.
    """
    # refused before anything is made
    given = passwords.checked(_password(password_stdin), [named(owner, "person")])
    with found(place) as here:
        try:
            account = accounts.first(here, owner, given)
        except BaseException:
            here.base.discard()
            raise
    shown = re.sub(r"(://[^:/@]*):[^@]*@", r"\1@", place)
    say(f"Made {shown}. {account['name']} is its keeper: hustings serve --team {shown}")


@COMMANDS.command()
@PLACE
@click.argument("name")
def account(place: str, name: str) -> None:
    """Make an account; prints the link with which the person chooses a password."""
    with opened(place) as here:
        made, link = accounts.make(here, name, here.server())
    say(f"Made the account {made['name']}. This link works once, for a day:")
    say(f"/#/reset/{link.token}")
    say(HINT)


@COMMANDS.command()
@PLACE
@click.argument("name")
def reset(place: str, name: str) -> None:
    """Print a link with which somebody sets a new password: the way back in for the last keeper."""
    with opened(place) as here:
        whose = accounts.account_named(here, name)
        link = accounts.make_reset(here, whose["id"], here.server())
    say(f"For {whose['name']}; this link works once, for a day, and ends all sessions:")
    say(f"/#/reset/{link.token}")
    say(HINT)


@COMMANDS.command("backup")
@PLACE
@click.argument("to", type=click.Path(readable=False, path_type=Path))
@JSON
def backup_place(place: str, to: Path, as_json: bool) -> None:
    """Copy everything into a new folder, also while it is served, with sizes and SHA-256."""
    with opened(place) as here:
        copied = keeping.backup(here, to)
    if as_json:
        show([asdict(copy) for copy in copied])
        return
    for copy in copied:
        say(f"{copy.bytes:>12,}  {copy.sha256}  {copy.file}")
    say(f"Wrote {to}.")


@COMMANDS.command()
@click.argument("source", metavar="FROM", type=click.Path(readable=False, path_type=Path))
@PLACE
def restore(source: Path, place: str) -> None:
    """Put a backup into an empty place, and look whether it is whole."""
    with keeping.restore(source, place) as here:
        troubles = keeping.check(here)
        facts = keeping.facts(here)
    _told(troubles)
    told = f"{counted(facts['projects'], 'project')} and {counted(facts['accounts'], 'account')}"
    say(f"Restored {told}; everybody signs in anew.")
    if troubles:
        sys.exit(1)


@COMMANDS.command("check")
@PLACE
@JSON
def check_place(place: str, as_json: bool) -> None:
    """Look whether a place is whole: every file, its owners, its rights, the last backup.

    Exit code 1 where anything is wrong. Nothing is written.
    """
    with opened(place) as here:
        troubles, last = keeping.check(here), keeping.backup_told(here)
        older = keeping.older_told(here)
    if as_json:
        show({"place": place, "troubles": troubles, "backup": last, "older": older})
    else:
        _told(troubles)
        say(last if troubles else f"{place} is whole. {last}")
        if older:
            say(older)
    if troubles:
        sys.exit(1)


@COMMANDS.command("add")
@PLACE
@click.argument("file", type=click.Path(readable=False, path_type=Path))
@click.option("--name", default="", help="What the project is called there (default: as the file).")
@click.option("--owner", help="Whose it is (default: the keeper, where there is one).")
@click.option(
    "--coder",
    "coders",
    multiple=True,
    metavar="NAME=ACCOUNT",
    help="A coder of the file is this account; may be repeated. Others stay outside coders.",
)
def add_project(
    place: str, file: Path, name: str, owner: str | None, coders: tuple[str, ...]
) -> None:
    """Bring a project file to the server, as a copy. Who is called what there is printed."""
    with opened(place) as here:
        whose = _owner(here, owner)
        key, called = keeping.add(here, file, whose, name, _mapped(here, coders))
    say(f"Added {file.name} as {key}, owned by {whose['name']}.")
    for old, new in sorted(called.items()):
        say(f"  {old} → {new}")


@COMMANDS.command("take")
@PLACE
@click.argument("project")
@click.argument("file", type=click.Path(readable=False, path_type=Path))
def take_project(place: str, project: str, file: Path) -> None:
    """Save a project (by name or id) as a file of one's own."""
    with opened(place) as here:
        kind, record = keeping.find(here, project)
        if kind != "project":
            raise InputError(f"{project} is an account; name a project.")
        counts = keeping.take(here, record["id"], file)
    many = counted(counts["transcripts"], "text"), counted(counts["statements"], "statement")
    say(f"Wrote {file}: {', '.join(many)}.")


@COMMANDS.command("erase")
@PLACE
@click.argument("name", metavar="PROJECT|ACCOUNT")
@click.option("--yes", metavar="NAME", help="The name once more, instead of being asked for it.")
def erase(place: str, name: str, yes: str | None) -> None:
    """Delete a project or an account for good. This cannot be undone.

    What a person coded stays with the projects. Backups that were made before still hold it.
    """
    with opened(place) as here:
        kind, record = keeping.find(here, name)
        typed = yes or click.prompt(f"Type the name of the {kind} to delete it for good")
        if typed != record["name"]:
            raise InputError("The name was not typed as it stands. Nothing was deleted.")
        gone = keeping.erase_project if kind == "project" else keeping.erase_account
        gone(here, record["id"], here.server())
        say(f"Deleted the {kind} {record['name']}. {keeping.backup_told(here)}")


def _password(from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    given: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return given


def _owner(here: Team, name: str | None) -> Record:
    if name is not None:
        return accounts.account_named(here, name)
    with here.base.reading() as records:
        keepers = records.all("accounts", {"keeper": True})
    if len(keepers) != 1:
        raise OptionError("There are several keepers; say whose it is with --owner NAME.")
    return keepers[0]


def _mapped(here: Team, coders: tuple[str, ...]) -> dict[str, str]:
    out = {}
    for pair in coders:
        old, sign, new = pair.rpartition("=")
        if not sign or not old:
            raise OptionError(f"--coder {pair}: write it like 'NAME=ACCOUNT'.")
        out[old] = str(accounts.account_named(here, new)["name"])
    return out


def _told(troubles: list[str]) -> None:
    for trouble in troubles:
        say(f"! {trouble}")
