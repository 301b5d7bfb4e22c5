"""Small files that are this user's alone."""

from __future__ import annotations

import os
from pathlib import Path


def write_owned(path: Path, text: str) -> None:
    """Put ``text`` in the place of what is there, whole or not at all, for its owner alone. Raises
    OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    other = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(other, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)
    other.replace(path)
