"""What this user chose for the pages (language, light or dark, keys, colours …): a file in his own
state folder, told to nobody else.

A browser keeps such things by address, and every project is served at a port of its own.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from .door import state_folder
from .owned import write_owned

VARIABLE = "HUSTINGS_CHOICES"
"""The environment variable that names another file; empty: nothing is kept."""
MOST = 40
"""Choices that are kept."""
LONGEST = 20_000
"""Characters of one choice."""


def place() -> Path | None:
    """The file; None where nothing is kept."""
    told = os.environ.get(VARIABLE)
    if told is None:
        return state_folder() / "choices.json"
    return Path(told) if told else None


def choices() -> dict[str, str] | None:
    """What was chosen, by name; None where nothing was ever chosen. A file that cannot be read is
    as if there were none."""
    path = place()
    if path is None:
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): str(chosen) for name, chosen in found.items()}
    except (OSError, ValueError, AttributeError):
        return None


def choose(name: str, chosen: str | None) -> None:
    """Keep a choice; None: as it comes. Where the file cannot be written nothing is kept."""
    path, found = place(), choices() or {}
    if path is None:
        return
    found.pop(name, None)
    if chosen is not None:
        found[name] = chosen
    newest = dict(list(found.items())[-MOST:])
    with suppress(OSError):
        write_owned(path, json.dumps(newest, ensure_ascii=False, indent=1))
