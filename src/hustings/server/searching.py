"""How far a search for suggestions has come, told to whoever asks: in memory, or in a folder that
the processes of one server share, where each writes a file of its own.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import orjson

from ..views.answers.review import LookingState

PLACE = "searching"


class Board:
    """What one process says of its search, and hears of those of the others.

    ``folder`` is that of a project, None where there is one process; ``whose``: for one person
    alone, who does not see all of it.
    """

    def __init__(self, folder: Path | None = None, whose: str = "") -> None:
        self.mine: LookingState | None = None
        """How far the search of this process has come."""
        self._folder = folder / PLACE / _named(whose) if folder else None

    @property
    def state(self) -> LookingState | None:
        """How far the search has come, here or elsewhere; None where none runs."""
        if self.mine is not None or self._folder is None:
            return self.mine
        for file in sorted(self._folder.glob("[0-9]*")):
            with suppress(OSError, ValueError, TypeError):  # it ended in this very moment
                return LookingState(**orjson.loads(file.read_bytes()))
        return None

    def tell(self, state: LookingState | None) -> None:
        """How far the search of this process has come; None: it ended."""
        self.mine = state
        if self._folder is None:
            return
        file = self._folder / str(os.getpid())
        if state is None:
            file.unlink(missing_ok=True)
            return
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        begun = self._folder / f".{file.name}"
        begun.write_bytes(orjson.dumps(state))
        begun.replace(file)


def forget(shared: Path, process: int | None) -> None:
    """A process is dead, and so are its searches."""
    for file in shared.glob(f"*/{PLACE}/*/{process}"):
        file.unlink(missing_ok=True)


def _named(whose: str) -> str:
    """The folder of one person's searches; whose names are anything."""
    return hashlib.sha256(whose.encode()).hexdigest()[:16] if whose else "all"
