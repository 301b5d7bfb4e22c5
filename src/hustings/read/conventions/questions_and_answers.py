"""``Q.`` and ``A.``, ``I:`` and ``B1:``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lines import Line
from ..marks import Mark
from ..speaker_names import is_asked
from .base import Convention

_QA = re.compile(
    r"^(?P<name>[A-Za-zА-Я]{1,9}(?:\s?\d{1,3})?)\s*(?P<mark>[.:)\]]|\s[-–—])\s*(?=\S|$)|"
    r"^(?P<bare>[QA])(?:\s{2,}|\t\s*)(?=\S)"
)


def _qa(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    found = _QA.match(line.text)
    if found and found["bare"]:
        return Mark(i, line.start, found["bare"], line.start + found.end())
    if not found or not (is_asked(found["name"]) or found["name"] == "D"):
        return None
    mark = found["mark"].strip()
    if found["name"].casefold() == "i" and (
        mark in "-–—" or (mark == "." and "i" in found["name"])
    ):
        # ``I – I think``: somebody stammers
        return None
    # D. is an Italian question, and a point in a list
    strong = is_asked(found["name"])
    return Mark(i, line.start, found["name"], line.start + found.end(), strong=strong)


CONVENTIONS = (Convention("qa", "Q. and A.", _qa),)
