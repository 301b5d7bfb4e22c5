"""XML of no known kind that is a list of records, each of which says who speaks and what:
``<segment><speaker>…</speaker><text>…</text></segment>``, ``<turn who="…">…</turn>``.

Names of elements are read as a table's columns are (:mod:`.table`), and one at least must be a word
of speech: a list of goods has names and descriptions, too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .base import local
from .table import BEGIN, END, NOBODY, SPEAKER

FEWEST = 2
"""So many records make a list."""
DEEPEST = 3
"""Levels below a record at which its fields lie."""
MOST = 0.5
"""Share of the records that hold what they say, and name who says it."""
LONGEST_NAME = 80
"""Characters of the longest name."""
CLEAR = 1.5
"""How much more one field must hold than the next to be the words."""
_SAYS = frozenset(
    "speech utterance contribution intervention verbatim transcript spoken said rede redebeitrag "
    "discurso intervención intervencion intervento discours parole выступление речь".split()
)
"""Names of elements that hold what somebody says."""
_WORDS = _SAYS | frozenset("text texts words content body message inhalt texto texte testo".split())
_SPEAKS = SPEAKER - {"name", "person", "participant", "who"} | {"talker", "spreker", "mówca"}
"""Names of elements that hold who speaks."""
_NAMED = _SPEAKS | SPEAKER | {"member", "deputy", "attendee"}
_OFFICE = frozenset(("post", "office", "role", "function", "cargo", "funktion", "amt"))
_OTHER = frozenset(
    "id uid code url uri href date birth biog bio gender sex title job party group place country "
    "language lang sort sortcode status count number order type email age".split()
)
"""Names of elements that tell of a speaker something else than the name."""
_PIECE = re.compile(r"[^\W\d_][^\W\d_A-Z]*|[A-Z]+")

_REMARKS = frozenset("omit note comment stage desc kinesic vocal incident".split())
"""Names of elements that remark on what is said in the midst of it."""

Record = Mapping[str, str]


def rows(root: Any) -> list[list[str]]:
    """Who speaks and what, as a table's rows with their head; nothing where no list says so."""
    found: dict[str, list[Record]] = defaultdict(list)
    for node in root.iter():
        if local(node) and node is not root:
            found[local(node)].append(dict(_fields(node, "", 0)))
    for records in sorted(found.values(), key=len, reverse=True):
        if len(records) >= FEWEST and (table := _table(records)):
            return table
    return []


def _fields(node: Any, path: str, depth: int) -> Iterator[tuple[str, str]]:
    """The fields of a record: its own words, its attributes, and the elements in it that hold
    words themselves."""
    if (node.text or "").strip():
        yield path, " ".join(_said(node).split())
    for key, value in node.attrib.items():
        yield f"{path}/@{key.rpartition('}')[2]}", value.strip()
    if depth < DEEPEST:
        for child in node:
            if local(child):
                yield from _fields(child, f"{path}/{local(child)}", depth + 1)


def _said(node: Any) -> str:
    """The words of an element; what elements in it remark on them stands in brackets."""
    pieces = [node.text or ""]
    for child in node:
        tag = local(child)
        words = _said(child) if tag else ""
        remark = tag.casefold() in _REMARKS and words.strip() and words.strip()[0] not in "[("
        pieces += [f"[{words.strip()}]" if remark else words, child.tail or ""]
    return "".join(pieces)


def _table(records: Sequence[Record]) -> list[list[str]]:
    """The rows of some records; nothing where no field names a speaker, or none is the words."""
    enough = MOST * len(records)
    held = Counter(path for record in records for path, value in record.items() if value)
    paths = [path for path, number in held.items() if number >= enough]
    words = _field_of_words(records, paths)
    named = sorted((path for path in paths if _names(records, path, words)), key=_nearness)
    if words is None or not named:
        return []
    if not (_pieces(words) & _SAYS or _pieces(named[0]) & _SPEAKS):
        return []
    office = next((path for path in held if _pieces(path) & _OFFICE), "")
    begin, end = (next((p for p in paths if _last(p) & of), "") for of in (BEGIN, END))
    body = [
        [_speaker(r, named[0], office), r.get(words, ""), r.get(begin, ""), r.get(end, "")]
        for r in records
        if r.get(words)
    ]
    return [["speaker", "text", "start", "end"], *body]


def _field_of_words(records: Sequence[Record], paths: Sequence[str]) -> str | None:
    """The field that holds by far the most; of two as full, the one whose name says it is said."""
    sizes = {p: sum(len(record.get(p, "")) for record in records) for p in paths}
    called = [p for p in paths if (not p or _pieces(p) & _WORDS) and "@" not in p]
    if not called:
        return None
    fullest = max(called, key=lambda p: sizes[p])
    others = [sizes[p] for p in called if p != fullest and not p.startswith(f"{fullest}/")]
    return fullest if sizes[fullest] >= CLEAR * max(others, default=0) else None


def _names(records: Sequence[Record], path: str, words: str | None) -> bool:
    """Whether a field names who speaks."""
    pieces = _pieces(path)
    if path == words or not pieces & _NAMED or _last(path) & _OTHER:
        return False
    return all(len(record.get(path, "")) <= LONGEST_NAME for record in records)


def _nearness(path: str) -> tuple[bool, int]:
    """How plainly a field names who speaks: by its own name, and by few others above it."""
    return not _last(path) & _NAMED, path.count("/")


def _speaker(record: Record, name: str, office: str) -> str:
    """Who speaks: the name, or where there is none the office."""
    who = record.get(name, "")
    if who.casefold() not in NOBODY | {"", "unknown"}:
        return who
    return record.get(office, "")


def _pieces(path: str) -> set[str]:
    """The words the names of a path are made of.

    >>> sorted(_pieces("/Member_nameEnglish"))
    ['english', 'member', 'name']
    """
    return {piece.casefold() for piece in _PIECE.findall(path)}


def _last(path: str) -> set[str]:
    return _pieces(path.rpartition("/")[2])
