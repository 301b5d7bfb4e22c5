"""Every kind of file Hustings knows, as its command and its reference tell; loaded with them."""

from __future__ import annotations

from typing import Any

from .. import exchange, read
from ..read.formats.kept import KEPT

SHOWN = ("name", "suffixes", "reads", "writes", "kind")
"""What ``formats --json`` tells of a format; scripts rely on it."""


def known_formats() -> list[dict[str, Any]]:
    """Every format, with what is kept of a file and what is left."""
    return [*_transcripts(), *_projects()]


def _transcripts() -> list[dict[str, Any]]:
    told = []
    for one in read.known_formats().values():
        kept, left = KEPT.get(one.name, (one.kept, one.left))
        suffixes = list(one.suffixes)
        does = {"reads": True, "writes": False, "kind": "transcript"}
        told.append({"name": one.name, "suffixes": suffixes, **does, "kept": kept, "left": left})
    return told


def _projects() -> list[dict[str, Any]]:
    return [
        {k: getattr(one, k) for k in (*SHOWN, "kept", "left")} | {"suffixes": list(one.suffixes)}
        for one in exchange.known().values()
    ]
