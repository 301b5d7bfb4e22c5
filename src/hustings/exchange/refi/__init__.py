"""REFI-QDA: projects (``.qdpx``) and codebooks (``.qdc``), in and out.

Why this is complicated: the standard says offsets are code points, and the programs count UTF-16
units, line ends as one or two, byte order marks (``dialects``; ``docs/concepts/interchange.md``).
It has no place for turns, forms, speakers and holders, and the statements must come back whole even
where another program dropped half of what we wrote (``own``). And what other programs keep that has
no place here must go out again as it came, GUIDs included (``extras["refi"]``).

One way through, in: ``sources`` (file, texts, selections) → ``dialects`` (how it counts) →
``statements`` → ``reader``. Out: ``code_tree`` → ``export`` (a statement in codes) → ``writer``.
Below both: ``elements`` (XML), ``parts`` (the types), ``codebook`` (codes alone).
"""

from .codebook import write_codebook_refi
from .dialects import CANDIDATES, WRITTEN
from .merge import merge_kept
from .reader import read_refi
from .writer import write_refi

__all__ = [
    "CANDIDATES",
    "WRITTEN",
    "merge_kept",
    "read_refi",
    "write_codebook_refi",
    "write_refi",
]
