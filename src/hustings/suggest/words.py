"""Where each word of a text stands, looked up once for all rules that begin with certain words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=2)
def places(text: str) -> dict[str, list[int]]:
    """Word in lower case -> offsets of its first letters, in order."""
    found: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        found.setdefault(match.group().lower(), []).append(match.start())
    return found


def windows(text: str, words: Iterable[str], before: int, after: int) -> list[tuple[int, int]]:
    """The stretches around certain words, from ``before`` code points before one to ``after``
    behind its first letter, joined where they meet: no rule that needs
    one of them holds elsewhere."""
    index = places(text)
    found: list[tuple[int, int]] = []
    for at in sorted(at for word in words for at in index.get(word, ())):
        low, high = max(0, at - before), min(len(text), at + after)
        if found and low <= found[-1][1]:
            found[-1] = found[-1][0], high
        else:
            found.append((low, high))
    return found


def beginnings(pattern: str) -> frozenset[str] | None:
    """With which letters a match of ``pattern`` can begin, read from its text: literals, groups and
    what may be left out. None where that cannot be told.

    >>> sorted(beginnings("(?:just )?because(?! of)|due to|colou?rs"))
    ['because', 'colo', 'due', 'just']
    """
    found: set[str] = set()
    for part in _alternatives(pattern):
        first = _beginnings_of(part)
        if first is None:
            return None
        found |= first
    return frozenset(found)


def _alternatives(pattern: str) -> list[str]:
    parts, depth, start, i = [], 0, 0, 0
    while i < len(pattern):
        c = pattern[i]
        if c == "\\":
            i += 1
        elif c == "[":
            i = pattern.index("]", i + 2)
        elif c in "()":
            depth += 1 if c == "(" else -1
        elif c == "|" and not depth:
            parts.append(pattern[start:i])
            start = i + 1
        i += 1
    return [*parts, pattern[start:]]


def _beginnings_of(part: str) -> frozenset[str] | None:
    """As :func:`beginnings`, of one alternative."""
    if part.startswith("("):
        end = len(_alternatives_end(part))
        inner, rest = part[1 : end - 1], part[end:]
        if inner.startswith(("?=", "?!", "?<=", "?<!")):
            return _beginnings_of(rest)
        if not inner.startswith("?:"):
            return None
        first = beginnings(inner[2:])
        if first is None or rest[:1] in ("*", "{", "+"):
            return None
        if rest[:1] == "?":
            after = _beginnings_of(rest[1:])
            return None if after is None else first | after
        return first
    literal = re.match(r"[a-z]+", part)
    if literal is None:
        return None
    word = literal.group()
    cut = word[:-1] if part[len(word) : len(word) + 1] in ("?", "*", "{") else word
    return frozenset({cut}) if cut else None


def _alternatives_end(part: str) -> str:
    """The group that ``part`` begins with, up to its closing bracket."""
    depth = i = 0
    while True:
        c = part[i]
        if c == "\\":
            i += 1
        elif c == "[":
            i = part.index("]", i + 2)
        elif c in "()":
            depth += 1 if c == "(" else -1
            if not depth:
                return part[: i + 1]
        i += 1


@lru_cache(maxsize=2)
def _vocabulary(text: str) -> list[str]:
    return sorted(places(text))


def finds(
    pattern: re.Pattern[str], begins: frozenset[str] | None, text: str
) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer`` finds, tried only where a word begins with one of ``begins``. The
    pattern must hold at the beginnings of words alone."""
    if begins is None:
        yield from pattern.finditer(text)
        return
    index, vocabulary = places(text), _vocabulary(text)
    starts: set[int] = set()
    for letters in begins:
        for i in range(bisect_left(vocabulary, letters), len(vocabulary)):
            if not vocabulary[i].startswith(letters):
                break
            starts.update(index[vocabulary[i]])
    end = 0
    for at in sorted(starts):
        match = pattern.match(text, at) if at >= end else None
        if match is not None:
            end = match.end()
            yield match
