"""``[Name] words`` and ``#Name: words``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..marks import Mark
from ..times import STAMP
from ..words.lines import DIRECTIONS, Line
from ..words.speaker_names import ends_a_sentence, looks_like_name
from .base import Convention, first_time

_BRACKET = re.compile(
    rf"^(?:(?P<t0>{STAMP})\s*)?(?:\[(?P<a>[^\]\n]{{1,63}})\]|\{{(?P<b>[^}}\n]{{1,63}})\}}|"
    rf"<(?P<c>[^>\n]{{1,63}})>|"
    rf"\((?P<d>[^)\n]{{1,63}})\))\s*(?P<t1>{STAMP})?\s*[:：]?\s*"
)

_SIGIL = re.compile(
    rf"^(?P<sigil>[#@])(?P<name>[^\s#@:：][^:：\n]{{0,62}}?)\s*(?P<t1>{STAMP})?\s*[:：]\s*(?P<t2>{STAMP})?\s*"
)
SHORTEST_IN_ROUND = 3
"""Characters of the shortest name in round brackets."""


def _bracket(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if line.text[0] not in "[{<(":
        return None
    found = _BRACKET.match(line.text)
    if not found:
        return None
    group = next(g for g in "abcd" if found[g] is not None)
    label = found[group].strip()
    aside = len(label) < SHORTEST_IN_ROUND or ends_a_sentence(label) or ":" in label[:-1]
    if group == "d" and aside:
        # (A) and (ii) count the parts of a bill; (The Chair rings.) and (Proposed: the
        # Committee) are asides
        return None
    if len(label) < SHORTEST_IN_ROUND and line.text[found.end(group) + 1 :][:1].islower():
        # ``[I]n the end``: a letter an editor changed
        return None
    if not looks_like_name(label.rstrip(":")) or set(label.casefold().split()) & DIRECTIONS:
        return None
    return Mark(
        i,
        line.start + found.start(group) - 1,
        label.rstrip(":"),
        line.start + found.end(),
        first_time(found["t0"], found["t1"]),
    )


def _sigil(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if line.text[0] not in "#@":
        return None
    found = _SIGIL.match(line.text)
    if not found or not looks_like_name(found["name"], lower=True):
        return None
    return Mark(
        i, line.start, found["name"], line.start + found.end(), first_time(found["t1"], found["t2"])
    )


CONVENTIONS = (
    Convention("bracket", "[Name] or {Name}", _bracket),
    Convention("sigil", "#Name: or @Name:", _sigil),
)
