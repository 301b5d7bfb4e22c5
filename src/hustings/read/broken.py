"""Labels and stage directions that are broken over two lines or more, and lines no label stands in.

Minutes printed in narrow columns break a long office (``The Assistant Minister for Harbours and /
Inland Waters (Ms. Falk): words``), whose second half would be taken for a name, and put a name and
a colon into the middle of an interjection (``(Applause – Call / Ms. Falk: Never!)``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .words.label_words import TITLES
from .words.lines import CAPITAL, Line, ends_sentence, opens_with_direction
from .words.speaker_names import LONGEST, is_office, looks_like_name, name_of

_HEAD = re.compile(
    r"^(?P<heading>[^a-zß-ÿа-яё\n]{8,}\s)?"
    r"(?P<label>(?:The|An?|Hon|Der|Die|Le|La|El|M|Mme|Mr|Mrs|Ms|Minister|Secretary|Deputy|"
    r"Parliamentary|Bundesminister(?:in)?|Staatssekretär(?:in)?|Ministre|Ministro|Ministra)\b"
    r"[^:：\n]+)$"
)
"""A line that may open a label, with a heading in capitals that runs into it."""
_TAIL = re.compile(r"^(?P<label>[^:：\n]{1,80}[)\w’'.])\s?[:：]\s")
_OPEN_ROLE = re.compile(
    rf"^(?:Os?|As?|El|La)\s+\w{{2,6}}\.?\s+{CAPITAL}[^()\n:]{{1,80}}\([^()\n]{{1,160}}$"
)
"""``A SRA. EDDA VOSS (Bloco/PT - RS. Pela ordem. Sem revisão``: a bracket that is not closed."""
_ROLE_TAIL = re.compile(r"^[^()\n]{1,120}\)\s+[-–—]\s")
_GOES_ON = re.compile(
    r"(?:[,(]|\b(?:and|of|for|the|und|für|der|des|et|de|du|la|les|y|del|los|[A-Z]\.))$"
)
"""How the first line of a broken label ends; or in an open bracket."""
LONGEST_LINE = 300
"""Characters of the longest line that ends in a label's first half."""
LONGEST_DIRECTION = 8
"""Lines of the longest stage direction."""


def joined(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines whose label is broken put together; what lies between is counted as blanks, so that
    offsets stay as they are."""
    out: list[Line] = []
    i = 0
    while i < len(lines):
        head = _broken(lines[i], lines[i + 1]) if i + 1 < len(lines) else None
        if head is None:
            out.append(lines[i])
            i += 1
            continue
        line, below = lines[i], lines[i + 1]
        if head > 0:
            heading = line.text[:head].rstrip()
            out.append(Line(line.start, line.start + len(heading), heading, line.gap))
        between = " " * (below.start - line.end)
        words = f"{line.text[head:]}{between}{below.text}"
        out.append(Line(line.start + head, below.end, words, line.gap or head > 0))
        i += 2
    return out


def _broken(line: Line, below: Line) -> int | None:
    """Where in a line a label begins that ends in the line below; None where none does."""
    if _OPEN_ROLE.match(line.text) and _ROLE_TAIL.match(below.text):
        return 0
    if ":" in line.text or "：" in line.text or len(line.text) > LONGEST_LINE:
        return None
    tail = _TAIL.match(below.text)
    head = _HEAD.match(line.text) if tail else None
    if head is None or tail is None:
        return None
    first, last = head["label"], tail["label"]
    is_open = first.count("(") > first.count(")")
    if not (is_open or _GOES_ON.search(first)) or (ends_sentence(first) and not is_open):
        return None
    label = f"{first} {last}"
    if len(label) > LONGEST or not looks_like_name(label):
        return None
    titled = first.split()[0].strip(".").casefold() in TITLES - {"the"}
    return head.start("label") if is_office(name_of(label)) or titled else None


def inside_directions(lines: Sequence[Line]) -> set[int]:
    """Lines within a stage direction that began on a line above: no label stands there."""
    out: set[int] = set()
    for i, line in enumerate(lines):
        if i in out or line.text[0] not in "([" or not opens_with_direction(line.text):
            continue
        depth = _depth(line.text)
        inside: list[int] = []
        for j in range(i + 1, min(len(lines), i + 1 + LONGEST_DIRECTION)):
            if depth <= 0 or lines[j].gap:
                break
            inside.append(j)
            depth += _depth(lines[j].text)
        if depth <= 0:
            out.update(inside)
    return out


def _depth(words: str) -> int:
    """Brackets opened in some words and not closed there."""
    return sum(words.count(sign) for sign in "([") - sum(words.count(sign) for sign in ")]")
