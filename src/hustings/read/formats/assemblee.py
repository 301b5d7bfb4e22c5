"""Comptes rendus of the French Assemblée nationale, as its open data give them.

A ``paragraphe`` holds one speaker and their words, a ``point`` of the agenda its title; what has no
speaker is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..words.speaker_names import name_of
from .base import Part, local

_DAY = re.compile(r"^(\d{4})(\d\d)(\d\d)\d*$")
_UNREAD = frozenset(("metadonnees", "sommaire", "quantiemes", "tables", "table"))


def speeches(root: Any) -> Iterator[Part]:
    """Headings, speeches and notes in order."""
    for child in root:
        tag = local(child)
        words = _words(_child(child, "texte"))
        if tag == "paragraphe":
            label = _label(child)
            if words:
                kind = "speech" if label else "note"
                yield Part(words, name_of(label) or None, kind=kind, label=label)
        elif tag in ("point", "titreStruct") and words:
            yield Part(words, kind="heading", level=2)
        if tag and tag not in _UNREAD and tag not in ("texte", "orateurs"):
            yield from speeches(child)


def day(root: Any) -> str | None:
    """The day of the sitting."""
    for node in root.iter():
        found = (
            _DAY.match("".join(node.itertext()).strip()) if local(node) == "dateSeance" else None
        )
        if found:
            return f"{found[1]}-{found[2]}-{found[3]}"
    return None


def _child(node: Any, tag: str) -> Any:
    return next((n for n in node if local(n) == tag), None)


def _label(paragraph: Any) -> str:
    """Who speaks, with the office: ``Mme Inès Calder, ministre des ports``."""
    speakers = _child(paragraph, "orateurs")
    speaker = None if speakers is None else _child(speakers, "orateur")
    if speaker is None:
        return ""
    name, office = _words(_child(speaker, "nom")), _words(_child(speaker, "qualite"))
    return f"{name}, {office}" if name and office else name


def _words(node: Any) -> str:
    return "" if node is None else " ".join("".join(node.itertext()).split())
