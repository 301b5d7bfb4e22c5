"""``Name: words``, ``Name (role): words``, ``[00:01] Name: words``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..marks import Mark
from ..times import CLOCK, STAMP
from ..words.label_words import OPENERS
from ..words.lines import Line, markdown_heading
from ..words.speaker_names import is_handle, looks_like_name
from .base import Convention, first_time

_BETWEEN = r"\s\[\d{1,9}(?:\.\d{1,3})?\s?[-–]\s?\d{1,9}(?:\.\d{1,3})?\]"
"""Two numbers in brackets, which may be seconds or milliseconds: no time is made of them."""
_COLON = re.compile(
    rf"^(?:(?P<t0>{STAMP}|{CLOCK}(?=\s))\s*[-–—]?\s*)?"
    r"(?P<name>[^\s:：\[{(<#@*\d\"“][^:：\n\[\]{}]{0,118}?|"
    r"\d{1,2}\. ?[^\W\d_][^:：\n\[\]{}]{0,40}?)\s*"
    rf"(?P<t1>{STAMP}|,?\s(?:{CLOCK}))?(?:{_BETWEEN})?\s*(?:[:：](?!//)(?!\d\d(?!\d))|"
    rf"(?<=[^\W\d_])[:：](?={CLOCK}(?:\s|$)))"
    rf"\s*(?P<t2>{STAMP})?\s*"
)
_ANNOUNCES = re.compile(r"^.?[-–—](?:\s|$)")
"""A colon with a dash, which announces a list: ``asked the Minister for Harbours:- (a) …``."""


_SAID = re.compile(r"(?<=[:：]\s)—\s+(?=[^\W\d_a-z])")
"""A dash behind the colon of every label, as minutes in Portuguese have it."""


def _colon(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if ":" not in line.text[:150] and "：" not in line.text[:120]:
        return None
    if line.text[0] == "#" and (heading := markdown_heading(line.text)):
        return _headed(i, line, line.text[heading[1] : heading[2]].strip("*_ "))
    found = _COLON.match(line.text)
    if not found:
        return None
    handle = bool(found["t0"]) and is_handle(found["name"])
    if not (handle or looks_like_name(found["name"], lower=True) or _small(found["name"])):
        return None
    dash = _SAID.match(line.text, found.end())
    return Mark(
        i,
        line.start + found.start("name"),
        found["name"],
        line.start + (dash.end() if dash else found.end()),
        first_time(found["t0"], found["t1"], found["t2"]),
        looks_like_name(found["name"])
        and (dash is not None or not _ANNOUNCES.match(line.text[found.end() - 1 :])),
    )


def _headed(i: int, line: Line, words: str) -> Mark | None:
    """A heading that is a label: ``### Edda Voss:``."""
    label = words[:-1].strip("*_ ")
    named = words[-1:] in (":", "：") and looks_like_name(label) and ":" not in label
    return Mark(i, line.start, label, line.end) if named else None


def _small(label: str) -> bool:
    """Two or three words without a capital (``ann lee:``): weak, for sentences begin so too."""
    words = label.split()
    if not words or words[0] in OPENERS:
        return False
    return 1 < len(words) <= 3 and all(w.isalpha() and w.islower() for w in words)


CONVENTIONS = (Convention("colon", "Name: words", _colon),)
