"""What lets somebody in: 256 random bits, of which only the SHA-256 is kept."""

from __future__ import annotations

import hashlib
import secrets

KEY = "hst_"
"""What a key for scripts begins with."""


def new_token() -> str:
    """A token of 256 random bits, 43 letters, to be shown once."""
    return secrets.token_urlsafe(32)


def new_id(kind: str) -> str:
    """An id that says nothing: ``a_…`` for an account, ``p_…`` for a project."""
    return f"{kind}_{secrets.token_hex(8)}"


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
