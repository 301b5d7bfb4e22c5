"""A drawing as a page is sent it: what its marks say twice is said once, looks stand in a table.

A drawing of 500 names has 1,700 marks, and each says its name as title and as label, that it is a
button, and in which look it is drawn. A page is sent these once; ``frontend/src/drawn/whole.ts``
writes the very same SVG of it. Files have it whole.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Final

SIGN: Final = "\x7f"
"""Stands before what was shortened; a drawing that has it in its words is sent whole."""
SMALL: Final = 20_000
"""Letters of a drawing that is not worth it."""
LOOKS: Final = (
    "fill|stroke|stroke-width|stroke-opacity|stroke-dasharray|stroke-linejoin|paint-order|opacity|"
    "font-size|font-weight|font-family|text-anchor|class|rx|dx|height|r"
)
"""Attributes that many marks share; what stands between them keeps its place."""
_RUN = re.compile(rf'(?: (?:{LOOKS})="[^"]*")+')
_MARK = re.compile(
    r'<g class="mark([^"]*)" role="button" tabindex="0" data-ids="([^"]*)" data-name="([^"]*)"'
    r"([^>]*)><title>([^<]*)</title>"
)
_NODE = re.compile(r'data-node="([^"]*)"')
_ENDS = re.compile(r' data-ends="([^"]*)&#10;([^"]*)" data-weight="([^"]*)"')


def shortened(svg: str) -> str:
    """The drawing in short; as it is where that would not be shorter."""
    if len(svg) < SMALL or SIGN in svg:
        return svg
    nodes = {name: k for k, name in reversed([*enumerate(_NODE.findall(svg))])}
    short = _MARK.sub(lambda found: _mark(found, nodes), svg)
    table = {
        run: k for k, (run, n) in enumerate(Counter(_RUN.findall(short)).most_common()) if n > 1
    }
    short = _RUN.sub(lambda found: _look(found.group(), table), short)
    return f"{SIGN}{json.dumps(list(table), ensure_ascii=False)}\n{short}"


def _look(run: str, table: dict[str, int]) -> str:
    return f"{SIGN}{table[run]}" if run in table else run


def _mark(found: re.Match[str], nodes: dict[str, int]) -> str:
    """A mark whose title is its label; a tie that is called by its ends by their numbers."""
    kind, ids, name, more, title = found.groups()
    if title != name:
        return found.group()
    ends = _ENDS.fullmatch(more)
    if ends:
        one, other, weight = ends.groups()
        if one in nodes and other in nodes and name == called(one, other, weight):
            return f"{SIGN}T{kind}{SIGN}{ids}{SIGN}{nodes[one]} {nodes[other]} {weight}>"
    return f"{SIGN}M{kind}{SIGN}{ids}{SIGN}{name}{SIGN}{more}>"


def called(one: str, other: str, weight: str) -> str:
    """A tie by the names of its ends, without what side they are of."""
    return f"{one.partition('|')[2]} – {other.partition('|')[2]}: {weight}"
