"""Offsets of other tools -> code points of the canonical text, and back.

Tools count in code points, UTF-16 units or UTF-8 bytes, count a CRLF as one or two, and a byte
order mark as nothing or one. A :class:`Ruler` holds where each code point of the canonical text
begins in such a count; reading an offset is a search in it, writing one a look-up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

UNITS = ("code points", "UTF-16", "UTF-8")


@dataclass(frozen=True, slots=True)
class Ruler:
    """The canonical ``text`` (LF, no BOM, no NUL), and the ``marks``, shape ``(len(text) + 1,)``.

    ``marks[i]`` is the tool's offset of code point i; the last one is the tool's length of the
    text.
    """

    text: str
    marks: npt.NDArray[np.int64]

    def inward(self, offset: int) -> tuple[int, bool]:
        """The tool's offset as a code point, and whether it fell exactly on one."""
        i = int(np.searchsorted(self.marks, offset, side="left"))
        if i >= len(self.marks):
            return len(self.text), False
        if int(self.marks[i]) == offset:
            return i, True
        return max(i - 1, 0), False

    def outward(self, offset: int) -> int:
        """A code point of the canonical text as the tool counts it."""
        return int(self.marks[offset])


def canonical(raw: str) -> str:
    """The text as Hustings keeps it: LF line ends, no byte order mark, no NUL; otherwise
    untouched."""
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "")


def ruler(raw: str, *, unit: str = "code points", line_ends: str = "as is", bom: int = 0) -> Ruler:
    """The ruler of a text as a file has it; ``bom`` is what a byte order mark at its head
    counts."""
    text = canonical(raw)
    head = raw.startswith("\ufeff")
    body = raw[1:] if head else raw
    shift = bom if head else 0
    plain = "\r" not in body and "\0" not in body
    narrow = (
        unit == "code points"
        or (unit == "UTF-16" and (not body or max(body) <= "\uffff"))
        or body.isascii()
    )
    if plain and narrow and (line_ends != "two" or "\n" not in body):
        return Ruler(text, np.arange(len(body) + 1, dtype=np.int64) + shift)
    points = np.frombuffer(body.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    width = np.ones(len(points), dtype=np.int64)
    if unit == "UTF-16":
        width += points > 0xFFFF
    elif unit == "UTF-8":
        width += (points > 0x7F).astype(np.int64) + (points > 0x7FF) + (points > 0xFFFF)
    cr, lf = points == 13, points == 10
    pair = np.zeros(len(points), dtype=bool)  # the LF of a CRLF
    pair[1:] = cr[:-1] & lf[1:]
    if line_ends == "one":
        width[pair] = 0
    elif line_ends == "two":
        width[(lf & ~pair) | (cr & ~np.append(pair[1:], False))] = 2
    before = np.concatenate(([0], np.cumsum(width))) + shift
    keep = ~pair & (points != 0)
    marks = np.append(before[:-1][keep], before[-1])
    return Ruler(text, marks)


def boundary_score(text: str, spans: Iterable[tuple[int, int, bool]]) -> tuple[float, float]:
    """How plausible spans are: (share of spans on word or line boundaries at both ends, finer mean
    score).

    Each span is ``(start, end, exact)``. An end is right where no word is cut and no white space is
    taken along. A span that was cut at the end of the text counts by its beginning alone, so that
    one end too far does not outvote all others.
    """
    full = fine = n = 0.0
    length = len(text)
    for start, end, exact in spans:
        n += 1
        if not exact and 0 < start < end == length:
            left = not (text[start - 1].isalnum() and text[start].isalnum())
            fine += (left + (not text[start].isspace()) + 1) / 4
            continue
        if not exact or not 0 <= start <= end <= length:
            continue
        left = start == 0 or not (text[start - 1].isalnum() and text[start : start + 1].isalnum())
        right = end == length or not (text[end - 1 : end].isalnum() and text[end].isalnum())
        full += left and right
        neat_left = not text[start : start + 1].isspace()
        neat_right = not text[end - 1 : end].isspace() if end else True
        fine += (left + right + neat_left + neat_right) / 4
    return (full / n, fine / n) if n else (1.0, 1.0)
