"""What stands between quotation marks, in the marks of any language.

Which mark closes which differs by language ("\u201c" opens in English and closes in German), so the
pairs are given: opening mark -> marks that close it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..sentences import paragraphs

ENGLISH = {
    "\u201c": "\u201d",
    "\u00ab": "\u00bb",
    "\u201e": "\u201c\u201d",
    '"': '"',
}
"""Opening mark -> the marks that close it."""
_SINGLE = re.compile(
    r"(?<![\w\u2019'])\u2018(?=\S)([^\u2018\n]{1,600}?)\u2019(?![\w\u2019])"
    r"|(?<![\w'])'(?=\S)((?:[^'\n]|(?<=\w)'(?=\w)){1,400}?)'(?!\w)"
)
_LEAST_OPEN = 20
"""Code points a quotation must have that its paragraph leaves open."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Words between quotation marks, in code points. ``outer`` includes the marks; ``continues``:
    the quotation was left open by the paragraph before."""

    outer: tuple[int, int]
    inner: tuple[int, int]
    continues: bool = False


def marks(text: str, pairs: Mapping[str, str] = ENGLISH, *, single: bool = True) -> list[Marks]:
    """What stands between quotation marks, paragraph by paragraph, in order.

    Double marks win over single ones, which are looked for where ``single``. A paragraph that
    leaves a quotation open ends one where the next opens a mark again.
    """
    if "``" in text:
        return [_as_typed(text, m) for m in marks(_typeset(text), pairs, single=single)]
    found: list[Marks] = []
    carried = False
    pairs = _in_use(text, pairs)
    for start, end in _joined(text, pairs):
        here, left_open = _in_paragraph(text, start, end, pairs, carried)
        found += here
        goes_on = False
        if left_open is not None and _goes_on(text, left_open, end, pairs):
            continued = carried and not text[start:left_open].strip()
            found.append(Marks((left_open, end), (left_open + 1, end), continued))
            goes_on = True
        carried = goes_on
    if single:
        spans = [m.outer for m in found]
        found += (
            Marks(match.span(), (match.start() + 1, match.end() - 1))
            for match in _SINGLE.finditer(text)
            if not any(a < match.end() and match.start() < b for a, b in near(spans, match.start()))
        )
    return sorted(found, key=lambda m: m.outer)


def _joined(text: str, pairs: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Paragraphs; one that stops within a sentence and a quotation is joined with the next, which
    ends it, as captions are cut."""
    waiting: tuple[int, int] | None = None
    for start, end in paragraphs(text):
        if waiting is not None:
            last = text[waiting[0] : waiting[1]].rstrip()[-1:]
            cut = (last.isalnum() or last == ",") and text[start:end].lstrip()[:1].islower()
            if cut and _in_paragraph(text, *waiting, pairs, False)[1] is not None:
                waiting = waiting[0], end
                continue
            yield waiting
        waiting = start, end
    if waiting is not None:
        yield waiting


def _typeset(text: str) -> str:
    """Typewritten ``marks'' as marks, each letter in its place."""
    return text.replace("``", " \u201c").replace("''", "\u201d ")


def _as_typed(text: str, mark: Marks) -> Marks:
    """A quotation whose outer span takes in both letters of a typewritten mark."""
    start, end = mark.outer
    start -= text[start - 1 : start + 1] == "``"
    end += text[end - 1 : end + 1] == "''"
    return Marks((start, end), mark.inner, mark.continues)


def _in_use(text: str, pairs: Mapping[str, str]) -> Mapping[str, str]:
    """The pairs without those that only close here.

    Where a text opens with another mark that "\u201c" closes, "\u201c" opens nothing; of two that
    point at each other the commoner opens, else the first listed.
    """
    opens = {m: _opening(text, m) for m in pairs}
    return {mark: pairs[mark] for mark in pairs if not _only_closes(mark, pairs, opens)}


def _opening(text: str, mark: str) -> int:
    """How often a mark stands where one opens: behind a blank, before a word."""
    return len(re.findall(rf"(?<![^\s(\u2013\u2014-]){re.escape(mark)}(?=\w)", text))


def _only_closes(mark: str, pairs: Mapping[str, str], opens: Mapping[str, int]) -> bool:
    order = list(pairs)
    for other in order:
        if other == mark or mark not in pairs[other]:
            continue
        if other not in pairs[mark]:
            if opens[other]:
                return True
        elif (opens[other], order.index(mark)) > (opens[mark], order.index(other)):
            return True
    return False


def _in_paragraph(
    text: str, start: int, end: int, pairs: Mapping[str, str], carried: bool
) -> tuple[list[Marks], int | None]:
    """The quotations of one paragraph, and where one opens that it leaves open."""
    found: list[Marks] = []
    opened: int | None = None
    first, depth = True, 0
    nested = _nested(text, start, end, pairs)
    for at in range(start, end):
        c = text[at]
        if opened is None:
            if c in pairs and not (c == '"' and at > start and text[at - 1].isdigit()):
                opened, continued, depth = at, first and carried, 1
            first = first and c.isspace()
        elif c in pairs[text[opened]]:
            depth -= 1
            if depth:
                continue
            if text[opened + 1 : at].strip():
                found.append(Marks((opened, at + 1), (opened + 1, at), continued))
            opened, first = None, False
        elif c == text[opened]:
            if c in nested:
                depth += 1
            else:
                opened, continued = at, False  # what was opened before is never closed
    return found, opened


def _nested(text: str, start: int, end: int, pairs: Mapping[str, str]) -> frozenset[str]:
    """Marks that a paragraph opens as often as it closes them: one inside another counts."""
    here = text[start:end]
    return frozenset(m for m in pairs if here.count(m) == sum(here.count(c) for c in pairs[m]))


def _goes_on(text: str, opened: int, end: int, pairs: Mapping[str, str]) -> bool:
    """Whether the next paragraph opens with the mark that this one leaves open."""
    mark = text[opened]
    if mark in pairs[mark] or end - opened <= _LEAST_OPEN:
        return False
    return text[end : end + 12].lstrip().startswith(mark)


def near(spans: list[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    """Those of ``spans`` (in order, without overlaps) that may hold or touch a place."""
    i = bisect_right(spans, (at, at))
    return spans[max(0, i - 2) : i + 2]
