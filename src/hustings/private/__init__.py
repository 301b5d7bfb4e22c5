"""Names taken out of texts, and proof that none is left: no project, no SQL, no page.

``read_names`` reads the table a person confirmed, ``Replacer`` puts pseudonyms in the place of
names, ``scan`` looks for what is left in every byte of a file, ``candidates`` finds what may be a
name, ``few_people`` and ``self_told`` what tells somebody without one.
"""

from __future__ import annotations

from .candidates import Candidate, NameSearch, candidates
from .names import KINDS, Name, names_checked, read_names, searched_forms, small_words
from .proposing import proposed
from .replacing import Piece, Replaced, Replacer
from .scanning import Hit, scan
from .telling import FEWEST, FewPeople, SelfTold, few_people, if_left_out, self_told

__all__ = [
    "FEWEST",
    "KINDS",
    "Candidate",
    "FewPeople",
    "Hit",
    "Name",
    "NameSearch",
    "Piece",
    "Replaced",
    "Replacer",
    "SelfTold",
    "candidates",
    "few_people",
    "if_left_out",
    "names_checked",
    "proposed",
    "read_names",
    "scan",
    "searched_forms",
    "self_told",
    "small_words",
]
