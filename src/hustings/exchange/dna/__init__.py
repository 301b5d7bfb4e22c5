"""Discourse Network Analyzer's ``.dna`` files: 3 and 2 in, 3 out.

Why this is complicated: a ``.dna`` file is one SQLite database, and its offsets are UTF-16 units
(Java) into the text it stores; here they are code points of the canonical text. DNA 2 keeps names
as text where DNA 3 has entities (``version2``). And what DNA keeps and Hustings has no place for
(passwords, permissions, row ids, regular expressions, entity colours per variable) travels in
``extras["dna"]``, so that a file that only passed through is written again as it was.

In: ``database`` (tables) → ``entities`` (what rows point at) → ``reader``, or ``columns`` without
a project. Out: ``writer`` over ``coding``, ``names``, ``documents`` and ``statements``, which share
an ``export``. Below both: ``schema`` (the tables), ``convert`` (values), ``fields`` (what short
text stands for).
"""

from .coding import password_hash
from .columns import statements_from_dna
from .convert import ACTOR_VARIABLES
from .merge import merge_kept
from .reader import read_dna
from .schema import TABLES
from .writer import write_dna

__all__ = [
    "ACTOR_VARIABLES",
    "TABLES",
    "merge_kept",
    "password_hash",
    "read_dna",
    "statements_from_dna",
    "write_dna",
]
