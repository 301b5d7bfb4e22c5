"""A file becomes a Transcript: its text, and who speaks when.

``read`` is the door for a file, ``read_corpus`` for a folder or a zip; ``find_turns`` finds the
structure of a text that is already at hand; the corrections are what a person does to turns that
were found wrong.

The way through: ``file`` asks ``formats/`` which kind it is -> ``text`` (bytes -> canonical text,
code points) -> ``turns``: ``broken`` labels joined, lines classified (``classify``), read by each
of the ``conventions/``, the one that explains most kept (``readings``), cut (``cutting``), and what
may be wrong of it flagged (``doubts``).
"""

from __future__ import annotations

from .conventions import CONVENTIONS
from .corpus import Corpus, files_in, propose_pattern, read_corpus, read_files
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
from .file import TurnRow, read, turns_of
from .formats import FORMATS, Document, Format, known_formats
from .preview import Entry, preview_row
from .structure import Choice, Structure
from .text import Decoded, Utf16, canonical, decode
from .transcribing import transcribe
from .turns import find_turns

__all__ = [
    "CONVENTIONS",
    "FORMATS",
    "Choice",
    "Corpus",
    "Decoded",
    "Document",
    "Entry",
    "Format",
    "Structure",
    "TurnRow",
    "Utf16",
    "canonical",
    "continue_pattern",
    "decode",
    "files_in",
    "find_turns",
    "flip_from",
    "known_formats",
    "merge",
    "merge_speakers",
    "preview_row",
    "propose_pattern",
    "read",
    "read_corpus",
    "read_files",
    "rename_speaker",
    "set_kind",
    "set_speaker",
    "split",
    "transcribe",
    "turns_of",
]
