"""What the program refuses with and what it doubts, in the language of whoever reads it.

An error is raised in English wherever something goes wrong, and a text keeps its doubts about a
turn in English; ``retold`` says them in the language that is spoken where they are shown.
``locales/refusals.<language>.po`` holds every sentence of both, ``{1}``, ``{2}`` for what it is
about (``python -m tests.refusals`` writes down what is new)::

    with in_language("de"):
        retold("There is no change 12.")    # "Änderung 12 gibt es nicht."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from .wording import ENGLISH, entries, number, quoted, spoken, worded

PLACE = re.compile(r"\{(\d)\}")
END = re.compile(r"(?<=[.!?]) (?![a-z(])")
"""Where a sentence may end, and the next begin."""
QUOTED = re.compile(r"""'([^']*)'|"([^"]*)\"""")
THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")


@dataclass(frozen=True)
class Sentence:
    """One sentence of the program and its translation."""

    english: str
    translation: str

    @cached_property
    def literal(self) -> str:
        """The longest piece of it that never changes."""
        return max(PLACE.sub("\0", self.english).split("\0"), key=len)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What it looks like, whatever it is about."""
        pieces = PLACE.split(self.english)
        return re.compile("".join("(.*?)" if k % 2 else re.escape(p) for k, p in enumerate(pieces)))

    def told(self, message: str) -> str | None:
        """A message in the other language; None where it is another sentence."""
        if self.literal not in message:
            return None
        found = self.pattern.fullmatch(message)
        return found and PLACE.sub(lambda place: value(found[int(place[1])]), self.translation)


def retold(message: str) -> str:
    """A message in the language spoken here; as it was raised where one of its sentences is not
    known, so that nobody reads half of each.
    """
    if spoken() == ENGLISH:
        return message
    return _told(message) or message


def value(words: str) -> str:
    """What a sentence is about: words of the program in the language, names between its marks."""
    if THOUSANDS.fullmatch(words):
        return number(int(words.replace(",", "")))
    if words[:1] in ("'", '"'):
        return QUOTED.sub(lambda name: quoted(name[1] or name[2] or ""), words)
    return _told(words) or worded(words)


def _told(message: str) -> str | None:
    """A message sentence by sentence. A name may have a full stop in it, so the shortest beginning
    that is a sentence is tried first, and longer ones where what follows is none.
    """
    for first, rest in _parted(message):
        said = _one(first)
        if said is None:
            continue
        after = _told(rest) if rest else ""
        if after is not None:
            return f"{said} {after}".rstrip()
    return None


def _parted(message: str) -> Iterator[tuple[str, str]]:
    for end in END.finditer(message):
        yield message[: end.start()], message[end.end() :]
    yield message, ""


def _one(sentence: str) -> str | None:
    exact = _exact(spoken()).get(sentence)
    if exact is not None:
        return exact.translation
    return next(filter(None, (known.told(sentence) for known in _open(spoken()))), None)


@cache
def _exact(language: str) -> dict[str, Sentence]:
    """Every sentence, by its English."""
    catalogue = files(__package__).joinpath("locales", f"refusals.{language}.po")
    known = entries(catalogue.read_text("utf-8"))
    return {english: Sentence(english, said) for english, said in known.items() if english}


@cache
def _open(language: str) -> list[Sentence]:
    """Those that are about something, the most particular first."""
    about = (s for s in _exact(language).values() if PLACE.search(s.english))
    return sorted(about, key=lambda s: len(PLACE.sub("", s.english)), reverse=True)
