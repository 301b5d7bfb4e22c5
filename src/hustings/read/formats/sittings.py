"""Parliaments' own XML: Bundestag minutes, Hansard of two centuries and three continents,
TheyWorkForYou's debates, Handelingen of the Netherlands, comptes rendus of the Assemblée nationale.

Each marks who speaks in a way of its own: a name that stands until the next one (Bundestag), a
member and a contribution in each paragraph (Hansard), a speech with its speaker (TheyWorkForYou).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ...errors import NotReadable
from ..words.lines import date_in, split_lines
from ..words.narration import is_narrated
from ..words.speaker_names import name_of
from . import assemblee, australia, canada, handelingen
from .base import Document, Part, compose, local, refuse_nothing, xml

_SKIPPED = frozenset(("col", "image", "pb", "a", "redner", "index", "titlepage", "frontmatter"))
_DAY = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_GERMAN_DAY = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_ASKED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Sir|Dr|Lord|Lady|Baroness|Viscount|Earl)\b[^:?]{2,60}?"
    r"\basked (?:the|H[ei][rs])\b"
)
"""A question for writing, as it is printed above its answer."""
_CLOCK = re.compile(r"^(\d{1,2}):(\d\d)(?::(\d\d))?$")


def reads(data: bytes, name: str) -> Document:
    """Text of a sitting's XML. Raises NotReadable where it is of another kind or nobody speaks."""
    root = xml(data, name)
    if local(root) == "DOKUMENT":
        return _scanned(root, name)
    dialect, reader = _KINDS.get(local(root), ("", None))
    if reader is None:
        raise NotReadable(
            f"{name} is XML of a kind nobody here reads (<{local(root)[:40]}>). Export it from its "
            f"program as text, subtitles or a table.",
            name=name,
        )
    if australia.is_australian(root):
        dialect, reader = "Australian Hansard", australia.speeches
    parts = _gone_on(reader(root))
    text, structure = compose(parts, evidence=f"speeches marked in {dialect}", joined=False)
    refuse_nothing(text, name, "speeches")
    return Document(text, structure, title=_title(root), date=_date(root), dialect=dialect)


def _scanned(root: Any, name: str) -> Document:
    """The Bundestag's minutes before 2017: all their words as one text, in which labels stand."""
    told = {local(n): n.text or "" for n in root if local(n)}
    refuse_nothing(told.get("TEXT", ""), name, "words")
    day = _GERMAN_DAY.match(told.get("DATUM", "").strip())
    return Document(
        told["TEXT"],
        title=told.get("TITEL", "").strip(),
        date=f"{day[3]}-{int(day[2]):02d}-{int(day[1]):02d}" if day else None,
        dialect="Bundestag",
    )


def _gone_on(parts: Iterable[Part]) -> Iterator[Part]:
    """Parts, the paragraphs of one speech as one."""
    last: Part | None = None
    for part in parts:
        if last is not None and part.kind == last.kind == "speech" and part.label == last.label:
            last.words += "\n\n" + part.words
            continue
        if last is not None:
            yield last
        last = part if part.words else None
    if last is not None:
        yield last


def _words(node: Any, skipped: frozenset[str] = _SKIPPED) -> str:
    """Words of an element without page marks and the names in it."""
    pieces = [node.text or ""]
    for child in node:
        if local(child) and local(child) not in skipped:
            pieces.append(_words(child, skipped))
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).split())


def _title(root: Any) -> str:
    if canada.is_canadian(root):
        return canada.title(root)
    number = [n for n in root.iter() if local(n) == "plenarprotokoll-nummer"]
    titles = [
        _words(n) for n in root.iter() if local(n) in ("title", "major-heading", "item-titel")
    ]
    return _words(number[0]) if number else next((t for t in titles if t), "")


def _date(root: Any) -> str | None:
    """The day of the sitting: of its own attribute, its first date, or its speeches' ids."""
    told = _GERMAN_DAY.match(root.get("sitzung-datum") or "")
    if told:
        return f"{told[3]}-{int(told[2]):02d}-{int(told[1]):02d}"
    if canada.is_canadian(root):
        return canada.day(root)
    for node in root.iter():
        if local(node) == "meta":
            return handelingen.day(root)
        if local(node) == "dateSeance":
            return assemblee.day(root)
        if local(node) == "date":
            found = _DAY.search(node.get("format") or "")
            spelt = date_in(_words(node))
            return found[0] if found else spelt[0] if spelt else None
        if local(node) == "speech" and (found := _DAY.search(node.get("id") or "")):
            return found[0]
    return None


# one speaker until the next -----------------------------------------------------------------------


@dataclass(slots=True)
class _Floor:
    """Who has the floor, and the paragraphs spoken since."""

    label: str = ""
    begins_at: float | None = None
    paragraphs: list[str] = field(default_factory=list)

    def given(self, label: str, begins_at: float | None = None) -> Iterator[Part]:
        """What was said so far; then the next speaker has the floor."""
        yield from self.pause()
        self.label, self.begins_at = " ".join(label.split()).rstrip(":： "), begins_at

    def pause(self) -> Iterator[Part]:
        """What was said so far as a part."""
        if self.paragraphs:
            words = "\n\n".join(self.paragraphs)
            who = name_of(self.label) if self.label else None
            yield Part(words, who, begins_at=self.begins_at, label=self.label)
            self.paragraphs, self.begins_at = [], None


def _aside(words: str) -> Part:
    return Part(words if words[:1] in "[(" else f"[{words}]", kind="direction")


def _bundestag(root: Any) -> Iterator[Part]:
    """The Bundestag: ``<name>`` and ``<p klasse="redner">`` give the floor."""
    floor = _Floor()
    for node in [root] if local(root) == "rede" else root:
        if local(node) in ("sitzungsverlauf", "rede"):
            yield from _german(node, floor)
    yield from floor.pause()


def _german(node: Any, floor: _Floor) -> Iterator[Part]:
    for child in node:
        tag, kind = local(child), child.get("klasse") or ""
        words = _words(child) if tag in ("name", "p", "kommentar", "zitat") else ""
        # the chair's name, where the minutes begin and end, is a paragraph of its own
        if tag == "name" or kind == "redner" or (kind == "N" and words.endswith(":")):
            yield from floor.given(words)
        elif tag == "kommentar" and words:
            yield from floor.pause()
            yield _aside(words)
        elif tag == "tagesordnungspunkt":
            yield from floor.pause()
            yield Part(child.get("top-id") or "Tagesordnungspunkt", kind="heading", level=2)
            yield from _german(child, floor)
        elif kind.startswith("T_") and words:
            # what the agenda prints; the chair calls it in words of their own
            yield from floor.pause()
            yield Part(words, kind="note")
        elif words:
            floor.paragraphs.append(words)
        elif tag and tag not in ("table", "anlagen", "p", "a"):
            yield from _german(child, floor)


def _hansard(root: Any) -> Iterator[Part]:
    """Hansard: a member and a contribution in each paragraph, a paragraph without goes on."""
    floor = _Floor()
    yield from _english(root, floor)
    yield from floor.pause()


def _english(node: Any, floor: _Floor) -> Iterator[Part]:
    for child in node:
        tag = local(child)
        if tag == "title":
            yield from floor.given("")
            if _words(child):
                yield Part(_words(child), kind="heading", level=2)
        elif tag in ("p", "quote", "ob"):
            yield from _paragraph(child, floor)
        elif tag in ("division", "table", "member-list", "lb"):
            yield from floor.pause()
        elif tag and tag not in _SKIPPED and tag not in ("date", "session"):
            yield from _english(child, floor)


def _paragraph(node: Any, floor: _Floor) -> Iterator[Part]:
    member = next((n for n in node.iter() if local(n) == "member"), None)
    words = _words(node, _SKIPPED | {"member"})
    if member is not None:
        yield from floor.given(_words(member))
        words = re.sub(r"^\*?(?:\d+\.)?[\s:]*", "", words)
    centred = node.get("align") == "center" or words.startswith("[")
    if not words:
        return
    told = bool(_ASKED.match(words)) or (bool(words) and is_narrated(split_lines(words), 0))
    if member is None and (centred or told or not floor.label):
        yield from floor.pause()
        yield _aside(words) if centred else Part(words, kind="note")
    else:
        floor.paragraphs.append(words)


def _publicwhip(root: Any) -> Iterator[Part]:
    """TheyWorkForYou: ``<speech speakername="…" time="…">``; times count from the first."""
    times = [t for n in root if (t := _of_day(n.get("time"))) is not None]
    for node in root:
        tag = local(node)
        words = "\n\n".join(w for p in node if local(p) and (w := _words(p))) or _words(node)
        if tag.endswith("-heading") and words:
            yield Part(words, kind="heading", level=1 if tag.startswith("major") else 2)
        elif tag == "speech" and words:
            label = node.get("speakername") or ""
            if not label or node.get("nospeaker") == "true":
                yield _aside(words)
                continue
            at = _of_day(node.get("time"))
            begins = None if at is None or at < times[0] else at - times[0]
            yield Part(words, name_of(label), begins_at=begins, label=label)


def _of_day(clock: str | None) -> float | None:
    """Seconds of a time of day.

    >>> _of_day("12:32:00"), _of_day("noon")
    (45120.0, None)
    """
    found = _CLOCK.match(clock or "")
    if found is None:
        return None
    return float(int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0))


_KINDS = {
    **dict.fromkeys(("dbtplenarprotokoll", "rede"), ("Bundestag", _bundestag)),
    "publicwhip": ("TheyWorkForYou", _publicwhip),
    "compteRendu": ("Assemblée nationale", assemblee.speeches),
    "Hansard": ("Canadian Hansard", canada.speeches),
    "officiele-publicatie": ("Handelingen", handelingen.speeches),
    **dict.fromkeys(
        (
            "hansard",
            "housecommons",
            "houselords",
            "westminsterhall",
            "grandcommitteereport",
            "writtenanswers",
        ),
        ("Hansard", _hansard),
    ),
}
