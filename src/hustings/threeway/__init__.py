"""Three-way merging of plain records: two copies of a project and what both began with."""

from __future__ import annotations

from .fields import joined, split
from .lines import merge_lines
from .state import DELETED, Clash, State, exchanged, renamed
from .texts import Carried
from .weave import Woven, weave

__all__ = [
    "DELETED",
    "Carried",
    "Clash",
    "State",
    "Woven",
    "exchanged",
    "joined",
    "merge_lines",
    "renamed",
    "split",
    "weave",
]
