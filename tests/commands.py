"""Commands as they are typed, and what they print."""

from __future__ import annotations

import json
from typing import Any

from click.testing import CliRunner, Result

from hustings.cli import main


def run(*arguments: object, code: int = 0) -> Result:
    """A command that ends with a code, and never in a traceback."""
    done = CliRunner().invoke(main, [str(a) for a in arguments])
    assert done.exit_code == code, done.output
    assert "Traceback" not in done.output
    return done


def told(*arguments: object) -> str:
    """What it says."""
    return run(*arguments).output


def refused(*arguments: object) -> str:
    """What it says where it refuses."""
    return run(*arguments, code=1).output


def data(*arguments: object) -> Any:
    """What it prints as JSON."""
    return json.loads(run(*arguments, "--json").stdout)
