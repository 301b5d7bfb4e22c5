"""A file becomes a Transcript: its text, and who speaks when.

``read`` is the one door; ``find_turns`` finds the structure of a text that is already at hand;
the corrections are what a person does to turns that were found wrong.
"""

from __future__ import annotations

import hashlib
from os import PathLike
from pathlib import Path

from ..errors import NotReadable
from ..model import Source, Transcript
from .corrections import (
    continue_pattern,
    flip_from,
    merge,
    merge_speakers,
    rename_speaker,
    set_kind,
    set_speaker,
    split,
)
from .labels import CONVENTIONS
from .text import LARGEST, Decoded, Utf16, canonical, decode
from .turns import Choice, Structure, find_turns

__all__ = [
    "CONVENTIONS",
    "Choice",
    "Decoded",
    "Structure",
    "Utf16",
    "canonical",
    "continue_pattern",
    "decode",
    "find_turns",
    "flip_from",
    "merge",
    "merge_speakers",
    "read",
    "rename_speaker",
    "set_kind",
    "set_speaker",
    "split",
]


def read(
    path_or_bytes: str | PathLike[str] | bytes,
    *,
    name: str | None = None,
    format: str | None = None,
    encoding: str | None = None,
    convention: str | None = None,
) -> Transcript:
    """The transcript a file holds, with its turns.

    ``path_or_bytes`` is a path, or the bytes themselves (then ``name`` says what the file is called).
    ``format``, ``encoding`` and ``convention`` settle what is otherwise told from the file. What a person must
    settle stands in ``attributes["question"]``, what they may take up in ``proposals``.

    Raises NotReadable (missing, empty, binary, huge, damaged), UnknownFormat, UnknownName and OptionError.
    """
    data, name = _bytes(path_or_bytes, name)
    decoded = decode(data, encoding=encoding, name=name)
    found = find_turns(decoded.text, convention=convention)
    proposals = found.proposals
    if not decoded.certain:
        proposals = (
            *proposals,
            *(
                {"what": "encoding", "name": a.encoding, "start": 0, "end": 0, "why": f"It would read: {a.preview}"}
                for a in decoded.alternatives
            ),
        )
    return Transcript(
        text=decoded.text,
        turns=found.turns,
        title=found.title or Path(name).stem,
        sections=found.sections,
        source=Source(
            name=name,
            format=format or ("markdown" if name.lower().endswith((".md", ".markdown")) else "text"),
            encoding=decoded.encoding,
            sha256=hashlib.sha256(data).hexdigest(),
            evidence=found.evidence,
        ),
        attributes={"question": found.question} if found.question else {},
        proposals=proposals,
    )


def _bytes(path_or_bytes: str | PathLike[str] | bytes, name: str | None) -> tuple[bytes, str]:
    if isinstance(path_or_bytes, bytes | bytearray | memoryview):
        return bytes(path_or_bytes), name or "The text"
    path = Path(path_or_bytes)
    name = name or path.name
    try:
        if path.is_dir():
            raise NotReadable(f"{path} is a folder; give a file, or read it as a corpus.", name=str(path))
        if path.stat().st_size > LARGEST:
            raise NotReadable(
                f"{path} has {path.stat().st_size / 1e6:,.0f} MB, more than the {LARGEST / 1e6:,.0f} MB read at once; "
                "split it into several files.",
                name=str(path),
            )
        return path.read_bytes(), name
    except OSError as error:
        raise NotReadable(f"{path} cannot be read: {error.strerror or error}.", name=str(path)) from None
