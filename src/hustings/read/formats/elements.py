"""Elements of a markup of its own among the words of a text: left out, and where they hold what
somebody says (``<interviewer>Who pays?</interviewer>``) read as who speaks.
"""

from __future__ import annotations

import re
from collections import Counter

from ...errors import UnknownFormat
from ..readings import readings
from ..words.lines import split_lines

FEWEST_CLOSED = 12
"""So many elements are closed where a text has a markup of its own."""
FEWEST_HELD = 3
"""So often an element holds a paragraph that is what somebody says."""
MOSTLY = 0.8
"""Share of an element's places in which it does."""
SPEAKERS = 2
"""So many elements are those of people who talk to each other."""
CLEAR = 0.5
"""Score of a reading by labels from which these say who speaks, and no elements."""
_CLOSED = re.compile(r"</(?P<tag>[A-Za-z][\w.-]{2,})>")
_OPENED_INSIDE = re.compile(r"(?m)(?<=\S)[^\S\n]*<([A-Za-z][\w.-]{2,})(?:\s[^<>\n]*)?>")
"""An element that opens behind other words."""
_PROGRAM = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_OF_PAGES = frozenset(
    "div span font center strong blockquote sub sup small big lang ruby table tbody thead "
    "details summary code pre html head body script style title mark del ins cite abbr".split()
)
"""Elements of pages and captions that stray into texts, and can be overlooked."""


def without_elements(text: str, name: str) -> str | None:
    """A text without the elements of its own markup, whoever speaks by them with a label; None
    where it has none. Raises UnknownFormat where elements that are never closed are left.

    >>> talk = "".join(
    ...     f"<host>Is pier {n} open?</host>\\n<guest>It has <no>{n}</no> gates.</guest>\\n"
    ...     for n in range(6)
    ... )
    >>> print(without_elements(talk, "talk.md")[:44])
    Host: Is pier 0 open?
    Guest: It has 0 gates.
    """
    if not has_elements(text):
        return None
    tags = set(re.findall(r"</([A-Za-z][\w.-]*)>", text))
    tag = re.compile(rf"</?(?:{'|'.join(map(re.escape, sorted(tags)))})(?:\s[^<>]*)?>")
    speakers = holding(text)
    bare = tag.sub("", text)
    open_ended = _OPENED_INSIDE.findall(bare)
    if len(open_ended) >= FEWEST_CLOSED:
        raise UnknownFormat(
            f"{name} holds elements of a markup of its own among its words that are never closed "
            f"(<{open_ended[0][:40]}>), which would be read as said. Take them out, or export it "
            "from its program as text.",
            name=name,
        )
    if len(speakers) < SPEAKERS or is_labelled(bare):
        return bare
    opened = re.compile(
        rf"<(?P<who>{'|'.join(map(re.escape, sorted(speakers)))})(?:\s[^<>]*)?>"
        r"(?P<above>(?:\s*(?:\n|#[^\n]*))*)[^\S\n]*"
    )
    return tag.sub("", opened.sub(lambda m: f"{m['above']}{_label(m['who'])}: ", text))


def has_elements(text: str) -> bool:
    """Whether elements that are no page's are closed among the words, and not in program text."""
    closed = [m for m in _CLOSED.finditer(text) if m["tag"].casefold() not in _OF_PAGES]
    return len(closed) >= FEWEST_CLOSED and _CLOSED.search(_PROGRAM.sub("", text)) is not None


def holding(text: str) -> set[str]:
    """Elements that hold paragraphs: they open where a line does, and close where one ends."""
    opened = Counter(re.findall(r"<([A-Za-z][\w.-]{2,})(?:\s[^<>]*)?>", text))
    opening = Counter(re.findall(r"(?m)^[^\S\n]*<([A-Za-z][\w.-]{2,})(?:\s[^<>]*)?>", text))
    closing = Counter(re.findall(r"(?m)</([A-Za-z][\w.-]{2,})>[^\S\n]*$", text))
    return {
        name
        for name, places in opened.items()
        if places >= FEWEST_HELD and min(opening[name], closing[name]) >= MOSTLY * places
    }


def is_labelled(text: str) -> bool:
    """Whether labels say who speaks."""
    found = readings(split_lines(text))
    return bool(found) and found[0].score >= CLEAR


def _label(tag: str) -> str:
    """An element's name as a label."""
    words = re.sub(r"[_.-]+", " ", tag)
    return words[0].upper() + words[1:]
