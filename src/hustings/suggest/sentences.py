"""Where sentences begin and end, by rules, with exact offsets.

Written for what is said rather than printed: initials (``J. F. Ostrow``), titles (``Mr. Renn``),
abbreviations (``a.m.``, ``U.S.``), quotations (``"Really?" she asked``), ellipses (``well ...
perhaps``), numbered items and lines broken by a typewriter. Tokenised text (`` . `` set apart) is
read too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

NEVER_LAST = frozenset(
    "mr mrs ms mx dr prof sen rep gov gen col capt cmdr lt sgt maj adm rev hon pres supt st mt ft "
    "messrs fr "
    "vs cf viz al approx ca fig figs no nos vol pp art sec eq ed eds e.g i.e eg ie "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri".split()
)
"""Abbreviations that a name, number or explanation follows: their full stop never ends a sentence.
"""

MAY_BE_LAST = frozenset(
    "inc ltd co corp llc plc jr sr etc dept univ assn bros ave blvd rd esq ph.d a.m p.m".split()
)
"""Abbreviations that can also close a sentence: it ends there if a usual first word follows."""

FIRST_WORDS = frozenset(
    "the a an he she it they we i you this that these those there here in on at as but and or so "
    "yet if when while "
    "after before because since although however then now what who why how where which my our his "
    "her their its "
    "no not for with from to by all some many most one such let do does did is are was were yes "
    "well".split()
)

REPORTING = frozenset(
    "said says say asked asks replied answered added cried shouted exclaimed wondered told tells "
    "wrote demanded "
    "inquired responded continued noted joked insisted called".split()
)

LONGEST = 1200
"""No sentence is longer, in code points; machine captions have none that ends."""

_STOP = re.compile(
    r"(?:[.!?\u2026]+(?:[ \u00a0][.!?\u2026]+)*)([\"\u201d\u2019'\u00bb)\]]*)(?=\s|$)|\n"
)
_BLANK_LINE = re.compile(r"\n[ \t\u00a0]*\n")
_WORD_BEFORE = re.compile(r"[^\s\"\u201c\u2018'(\[]+$")
_NEXT_WORDS = re.compile(r"[\w\u2019'\-.]+")
_ITEM = re.compile(r"[ \t]*(?:[-\u2013\u2014\u2022*>]|\(?\d{1,3}[.)]|[A-Z][\w .'\u2019\-]{0,40}:)")


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of ``text``: disjoint, in order, without blanks at either end.

    Every code point that is not blank lies in exactly one of them. A blank line always ends a
    sentence; a single line end does where the line ends in a stop, a list item, label or capital
    follows, unless the text is wrapped (most lines are of one length and end without a stop).
    """
    found: list[tuple[int, int]] = []
    wrapped = _is_wrapped(text)
    begin = 0
    for stop in _STOP.finditer(text):
        at = stop.end()
        if stop.group() == "\n":
            if not _line_ends(text, begin, stop.start(), wrapped):
                continue
        elif not _closes(text, begin, stop):
            continue
        _append(found, text, begin, at)
        begin = at
    _append(found, text, begin, len(text))
    return [piece for span in found for piece in _pieces(text, *span)]


@lru_cache(maxsize=2)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text that several rules read one after the other."""
    return tuple(sentences(text))


class Sentences:
    """The sentences of a text, to look up by offset."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = list(_spans(text))
        self._starts = [start for start, _ in self.spans]

    def at(self, offset: int) -> int | None:
        """Index of the sentence a code point lies in, None in the blanks between."""
        i = bisect_right(self._starts, offset) - 1
        return i if i >= 0 and offset < self.spans[i][1] else None

    def same_paragraph(self, i: int, j: int) -> bool:
        """Whether no line end lies between two sentences."""
        i, j = min(i, j), max(i, j)
        return "\n" not in self.text[self.spans[i][1] : self.spans[j][0]]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans parted by blank lines; where a text has none, by line ends."""
    cut = _BLANK_LINE if _BLANK_LINE.search(text) else re.compile(r"\n")
    found: list[tuple[int, int]] = []
    begin = 0
    for match in cut.finditer(text):
        _append(found, text, begin, match.start())
        begin = match.end()
    _append(found, text, begin, len(text))
    return found


def _append(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence, or, where captions go on without a stop, pieces of at most LONGEST cut at a line
    end or blank.
    """
    found: list[tuple[int, int]] = []
    while end - start > LONGEST:
        cut = max(text.rfind("\n", start + LONGEST // 2, start + LONGEST), start)
        if cut == start:
            cut = max(text.rfind(" ", start + LONGEST // 2, start + LONGEST), start)
        if cut == start:
            cut = start + LONGEST
        _append(found, text, start, cut)
        start = cut
    _append(found, text, start, end)
    return found


def _is_wrapped(text: str) -> bool:
    """Whether lines were broken at a fixed width: most line ends inside a paragraph follow no
    stop."""
    lines: Sequence[str] = text[:40_000].split("\n")
    inner = [a.rstrip() for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(inner) < 4:
        return False
    open_ended = sum(
        1 for line in inner if 35 <= len(line) <= 110 and line[-1] not in '.!?:;"\u201d\u2026'
    )
    return open_ended >= 0.6 * len(inner)


def _line_ends(text: str, begin: int, at: int, wrapped: bool) -> bool:
    rest = text[at + 1 : at + 120]
    stripped = rest.lstrip(" \t\u00a0")
    if not stripped or stripped[0] == "\n" or not text[begin:at].strip():
        return True
    if _ITEM.match(rest):
        return True
    if stripped[0].islower():
        return False
    return not wrapped


def _closes(text: str, begin: int, stop: re.Match[str]) -> bool:
    mark, closers, end = stop.group(), stop.group(1), stop.end()
    following = text[end : end + 80].lstrip(" \t\u00a0")
    if not following or following[0] == "\n":
        rest = text[end : end + 400].lstrip()
        # a stop at a line's end closes, unless an initial or title stands there and the text goes
        # on
        return not rest or not (mark == "." and _abbreviated(text, begin, stop.start(), rest))
    first = following.lstrip("\"\u201c\u201e\u00ab\u2018'([")
    if not first or not (first[0].isalnum()):
        return not (first and first[0] in ",;:")
    if first[0].islower():
        return False
    if closers and mark.rstrip(closers)[-1:] in "!?":
        words = [w.lower().rstrip(".") for w in _NEXT_WORDS.findall(following)[:4]]
        if any(w in REPORTING for w in words[1:]) and following[0] == first[0]:
            return False
    if closers or not mark.startswith(".") or len(mark) > 1:
        return True
    return not _abbreviated(text, begin, stop.start(), first)


def _abbreviated(text: str, begin: int, at: int, following: str) -> bool:
    """Whether the full stop at ``at`` belongs to an abbreviation and ends nothing."""
    match = _WORD_BEFORE.search(text, max(begin, at - 24), at)
    if match is None:
        return False
    word = match.group()
    low = word.lower()
    next_word = _NEXT_WORDS.match(following)
    then = next_word.group().lower() if next_word else ""
    if low in {"no", "mar", "art", "fig", "sec", "dec", "jan", "may", "fri", "ed", "al", "fr"}:
        # words as well: an abbreviation only if written like one
        return then[:1].isdigit() or (low == "fr" and word[0].isupper())
    if low in NEVER_LAST:
        return True
    if len(word) == 1 and word.isalpha() and word.isupper():
        before = text[max(begin, match.start() - 12) : match.start()].rstrip()
        if word == "I" and before and before[-1].islower():
            return False
        return then not in FIRST_WORDS or then == "a"
    if low in MAY_BE_LAST or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        return then.rstrip(".") not in FIRST_WORDS
    # a numbered item: "1. First"
    return word.isdigit() and len(word) <= 3 and not text[begin : match.start()].strip()
