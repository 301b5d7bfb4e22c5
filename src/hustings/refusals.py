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
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from .wording import ENGLISH, entries, number, quoted, spoken, worded

PLACE = re.compile(r"\{(\d)\}")
END = re.compile(r"(?<=[.!?]) (?![a-z(])")
"""Where a sentence may end, and the next begin."""
NAME = re.compile(r"""(?<!\w)'.*?'(?!\w)|(?<!\w)".*?"(?!\w)""")
"""What stands between marks is somebody's: no sentence ends in it."""
QUOTED = re.compile(r"""'([^']*)'|"([^"]*)\"""")
THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")
LONGEST, SENTENCES, DEEPEST = 1_000, 16, 2
"""Characters and sentences of a message that is retold, and how many sentences may stand in one
another: of more than that most is somebody's text.
"""


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

    def about(self, message: str) -> re.Match[str] | None:
        """What a message is about; None where it is another sentence."""
        return self.pattern.fullmatch(message) if self.literal in message else None


def retold(message: str) -> str:
    """A message in the language spoken here; as it was raised where one of its sentences is not
    known, so that nobody reads half of each.
    """
    if spoken() == ENGLISH:
        return message
    return _told(message, spoken(), 0) or message


def _value(words: str, language: str, depth: int) -> str:
    """What a sentence is about: words of the program in the language, names between its marks."""
    if THOUSANDS.fullmatch(words):
        return number(int(words.replace(",", "")))
    if words[:1] in ("'", '"'):
        return QUOTED.sub(lambda name: quoted(name[1] or name[2] or ""), words)
    return (_told(words, language, depth) if depth < DEEPEST else None) or worded(words)


@lru_cache(maxsize=4_096)
def _told(message: str, language: str, depth: int) -> str | None:
    """A message sentence by sentence. A name may have a full stop in it, so the shortest beginning
    that is a sentence is tried first, and longer ones where what follows is none; what follows is
    looked at once, however many beginnings lead to it.
    """
    if len(message) > LONGEST or len(END.findall(message)) >= SENTENCES:
        return None
    for first, rest in _parted(message):
        said = _one(first, language, depth)
        if said is None:
            continue
        after = _told(rest, language, depth) if rest else ""
        if after is not None:
            return f"{said} {after}".rstrip()
    return None


def _parted(message: str) -> Iterator[tuple[str, str]]:
    names = [name.span() for name in NAME.finditer(message)]
    for end in END.finditer(message):
        if not any(begins < end.start() < ends for begins, ends in names):
            yield message[: end.start()], message[end.end() :]
    yield message, ""


@lru_cache(maxsize=4_096)
def _one(sentence: str, language: str, depth: int) -> str | None:
    exact = _exact(language).get(sentence)
    if exact is not None:
        return exact.translation
    tried = ((known, known.about(sentence)) for known in _open(language))
    known, about = next((pair for pair in tried if pair[1]), (None, None))
    if known is None or about is None:
        return None
    return PLACE.sub(
        lambda place: _value(about[int(place[1])], language, depth + 1), known.translation
    )


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
