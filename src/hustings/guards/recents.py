"""Which projects this user opened last: a list in his own state folder, told to nobody else."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from .door import state_folder
from .owned import write_owned

VARIABLE = "HUSTINGS_RECENT"
"""The environment variable that names another file for the list; empty: none is kept."""
MOST = 12
"""Projects the list holds."""


@dataclass(frozen=True, slots=True)
class Recent:
    """A project that was opened: where its file lies, what it is called, when."""

    path: str
    name: str
    opened: str

    @property
    def there(self) -> bool:
        """Whether a file lies there now."""
        with suppress(OSError):
            return Path(self.path).is_file()
        return False


def place() -> Path | None:
    """The file of the list; None where none is kept."""
    told = os.environ.get(VARIABLE)
    if told is None:
        return state_folder() / "recent.json"
    return Path(told) if told else None


def recents() -> list[Recent]:
    """The projects opened last, the newest first; a list that cannot be read is an empty one."""
    path = place()
    if path is None:
        return []
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return [Recent(str(r["path"]), str(r["name"]), str(r["opened"])) for r in rows][:MOST]
    except (OSError, ValueError, TypeError, KeyError):
        return []


def remember(path: Path, name: str) -> None:
    """A project was opened. Projects in the folder for temporary files are not remembered, and
    where the list cannot be written nothing is."""
    here = path.absolute()
    if here.is_relative_to(tempfile.gettempdir()) and VARIABLE not in os.environ:
        return
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    _change(lambda rows: [Recent(str(here), name, now), *(r for r in rows if r.path != str(here))])


def forget(path: str | None = None) -> None:
    """Take a project off the list, or without a path all of them; the projects stay."""
    _change(lambda rows: [r for r in rows if path is not None and r.path != path])


def _change(made: Callable[[Sequence[Recent]], Sequence[Recent]]) -> None:
    path = place()
    if path is None:
        return
    rows: list[dict[str, Any]] = [asdict(r) for r in made(recents())[:MOST]]
    with suppress(OSError):
        write_owned(path, json.dumps(rows, ensure_ascii=False, indent=1))
