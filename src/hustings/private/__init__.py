"""Names taken out of texts, and proof that none is left: no project, no SQL, no page.

``read_names`` reads the table a person confirmed, ``Replacer`` puts pseudonyms in the place of
names, ``scan`` looks for what is left in every byte of a file, ``candidates`` finds what may be a
name.
"""

from __future__ import annotations

from .candidates import Candidate, candidates
from .names import KINDS, Name, names_checked, read_names, searched_forms
from .replacing import Piece, Replaced, Replacer
from .scanning import Hit, scan

__all__ = [
    "KINDS",
    "Candidate",
    "Hit",
    "Name",
    "Piece",
    "Replaced",
    "Replacer",
    "candidates",
    "names_checked",
    "read_names",
    "scan",
    "searched_forms",
]
