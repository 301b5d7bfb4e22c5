"""What this program worked out on this machine, told from what anybody else may have written.

A project comes from anywhere. What is worked out and kept in it is signed with a key that lies in
this user's own state folder, so that only what the same program wrote here is believed unread.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from functools import cache
from pathlib import Path
from typing import Final

from .. import __version__
from .door import state_folder

KEY: Final = "signing.key"
"""The file of the key, in the state folder."""

LETTERS: Final = 32
"""Bytes of the key, and of a signature."""


def signed(*parts: bytes) -> bytes:
    """The signature of some bytes, as this program makes it on this machine."""
    signing = hmac.new(_key(), _program(), hashlib.sha256)
    for part in parts:
        signing.update(len(part).to_bytes(8, "big") + part)
    return signing.digest()


@cache
def _key() -> bytes:
    """The key of this user; one of this process alone where it cannot be kept."""
    place = state_folder() / KEY
    fresh = secrets.token_bytes(LETTERS)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(fresh)
    except FileExistsError:
        kept = _read(place)
        return kept if len(kept) == LETTERS else fresh
    except OSError:
        pass
    return fresh


def _read(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except OSError:
        return b""


@cache
def _program() -> bytes:
    """The version of this program, and when one of its files was last changed: who changes it works
    out other answers.
    """
    files = Path(__file__).parent.parent.rglob("*.py")
    return f"{__version__} {max(file.stat().st_mtime_ns for file in files)}".encode()
