"""Commands as they are typed, and what they print."""

from __future__ import annotations

import json
from typing import Any

from click.testing import CliRunner, Result

from hustings.cli import main


def run(*arguments: object, code: int = 0, given: str = "") -> Result:
    """A command; its exit code as expected, and never a traceback. It is given what it may read."""
    done = CliRunner().invoke(main, [str(a) for a in arguments], input=given)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == code, done.output
    assert "Traceback" not in done.output
    return done


def told(*arguments: object) -> str:
    """What it says."""
    return run(*arguments).output


def refused(*arguments: object) -> str:
    """The one sentence on standard error where the input is at fault; nothing on standard output.
    A note on how statements count may stand before it."""
    done = run(*arguments, code=1)
    assert done.stdout == ""
    (line,) = (x for x in done.stderr.strip().splitlines() if not x.startswith("note: "))
    assert line.startswith("hustings: ")
    assert line.endswith((".", "?", "'", "…", '"')) or "hustings " in line
    return line


def answer(*arguments: object) -> Any:
    """What it prints, where that is always JSON."""
    return json.loads(run(*arguments).stdout)


def data(*arguments: object) -> Any:
    """What it prints as JSON where that is asked for."""
    return answer(*arguments, "--json")
