"""Who is named: candidates from capital letters, and confirmed actors found everywhere by a phrase
list.

No list of people is shipped. A candidate is a run of capitalised words; what kind of actor it is,
and which names may mean the same one, is proposed from the words around it. Nothing is merged here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ...model import Actor
from ..sentences import Sentences
from ..spans import Span
from ..wrapping import over_wrapped_lines
from .aliases import one_actor, without_rank
from .kinds import kinds_of
from .wordings import (
    ACTS,
    COMMON,
    COUNTRIES,
    DOCTRINE,
    GENERIC_LAST,
    GIVEN,
    ORGANISATION,
    RANK,
    RUN,
    SHORT,
    is_name,
    plain,
)

VERSION = "5"


@dataclass(frozen=True, slots=True)
class ActorFound:
    """A name that may be an actor's.

    ``kind_guess`` is person, organisation, country, place or "" (no evidence), ``why`` that
    evidence; ``aliases_proposed`` are other candidates that may mean the same actor.
    """

    name: str
    mentions: tuple[Span, ...]
    kind_guess: str
    aliases_proposed: tuple[str, ...]
    score: float
    why: str

    @property
    def start(self) -> int:
        """Where it is named first."""
        return self.mentions[0].start

    @property
    def end(self) -> int:
        """One past the first mention."""
        return self.mentions[0].end

    @property
    def cue(self) -> Span:
        """What it is told by: its first mention."""
        return self.mentions[0]

    @property
    def tier(self) -> str:
        """Names have one tier."""
        return "strong"


@dataclass(frozen=True, slots=True)
class Mention:
    """A confirmed actor's name or alias in a text."""

    name: str
    start: int
    end: int
    text: str


@over_wrapped_lines
def actors(text: str) -> list[ActorFound]:
    """Names in ``text`` that may be actors', most often named first.

    Runs of capitalised words ("Traders' Guild", "Port Office of Lindholm"), minus words that are
    capitalised only because they open a sentence, minus doctrines and peoples (-ism, -ist, -ian),
    days and months.
    """
    return list(_found(text))


@lru_cache(maxsize=2)
def _found(text: str) -> tuple[ActorFound, ...]:
    """As :func:`actors`; relations ask for the same text again."""
    by_sentence = Sentences(text)
    openings = _openings(text, by_sentence)
    mentions: dict[str, list[Span]] = defaultdict(list)
    inside: Counter[str] = Counter()
    for match in RUN.finditer(text):
        for start, end in _cut(text, match.start(), match.end(), openings):
            name = plain(text[start:end])
            if not name:
                continue
            length = (
                len(name) if text.startswith(name, start) else len(text[start:end].rstrip(". "))
            )
            mentions[name].append(Span.of(text, start, start + length))
            if start not in openings:
                inside[name] += 1
    _part_possessives(text, mentions, inside)
    parts = {w for name, n in inside.items() if n for w in name.split()}
    lower = Counter(re.findall(r"(?<![\w\u2019'])[a-z][\w\u2019'\-]*", text))
    written = _Written(inside, parts, lower)
    kept: dict[str, list[Span]] = {}
    for name, spans in mentions.items():
        words = name.split()
        if not without_rank(name) or name in SHORT:
            continue
        if len(words) == 1 and not _stands_alone(text, name, spans, written):
            continue
        if (
            DOCTRINE.search(words[-1])
            and words[-1] not in GIVEN
            and not (len(words) > 1 and is_name(words))
        ):
            continue
        kept[name] = spans
    merges = one_actor(kept)
    kinds = kinds_of(text, kept, merges, lower)
    found = []
    for name, spans in kept.items():
        kind, why = kinds[name]
        score = round(min(0.9, 0.4 + 0.1 * min(len(spans), 4) + (0.1 if kind else 0.0)), 2)
        times = "once" if len(spans) == 1 else f"{len(spans)} times"
        found.append(
            ActorFound(
                name,
                tuple(spans),
                kind,
                tuple(merges.get(name, ())),
                score,
                f"Capitalised, named {times}{why}.",
            )
        )
    return tuple(sorted(found, key=lambda a: (-len(a.mentions), a.start)))


@over_wrapped_lines
def mentions(text: str, confirmed: Sequence[Actor | str]) -> list[Mention]:
    """Where confirmed actors are named, by name or alias: longest name first, whole words, no
    overlaps.

    Names are matched in case as written; any blanks match each other, and so do straight and curly
    apostrophes.
    """
    table: dict[str, str] = {}
    for actor in confirmed:
        names = [actor] if isinstance(actor, str) else [actor.name, *actor.aliases]
        for name in names:
            if name.strip():
                table.setdefault(_fold(name), actor if isinstance(actor, str) else actor.name)
    if not table:
        return []
    phrases = sorted(table, key=lambda n: (-len(n), n))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(_phrase(p) for p in phrases) + r")(?!\w)")
    return [
        Mention(table[_fold(m.group())], m.start(), m.end(), m.group())
        for m in pattern.finditer(text)
    ]


def _fold(name: str) -> str:
    folded = " ".join(name.replace("\u2019", "'").split())
    return (
        folded[:1].upper() + folded[1:]
        if len(folded) > 3 and folded[:4].lower() == "the "
        else folded
    )


def _phrase(name: str) -> str:
    escaped = re.escape(name).replace("'", "['\u2019]").replace(r"\ ", r"\s+")
    return escaped.replace("The", "[Tt]he", 1) if name.startswith("The ") else escaped


def _openings(text: str, by_sentence: Sentences) -> set[int]:
    """Offsets where a capital says nothing: the first letter of a sentence or of a quotation."""
    found = set()
    for start, end in by_sentence.spans:
        at = start
        while at < end and not text[at].isalpha():
            at += 1
        found.add(at)
    found |= {m.end() for m in re.finditer(r"[\u201c\"\u2018:]\s*", text)}
    found |= {
        m.end() for m in re.finditer(r"(?:^|\n)[ \t\u00a0]*[-\u2013\u2014][ \t\u00a0]*", text)
    }
    return found


def _cut(text: str, start: int, end: int, openings: set[int]) -> Iterable[tuple[int, int]]:
    """A run without the common words it opens or closes with."""
    words = [
        (start + m.start(), start + m.end()) for m in re.finditer(r"[^ \u00a0]+", text[start:end])
    ]
    while words and _is_common(text[words[0][0] : words[0][1]], words[0][0] in openings):
        words.pop(0)
    epithet = (
        len(words) > 2
        and text[words[-2][0] : words[-2][1]] == "the"
        and text[words[-1][0]].isupper()
    )
    while words and not epithet:
        if not (
            _is_common(text[words[-1][0] : words[-1][1]], True) or _in_small(text, words[-1][0])
        ):
            break
        words.pop()
    while words and _in_small(text, words[0][0]):
        words.pop(0)
    if not words:
        return
    # "FBI Tobias Renn" names two
    runs = [text[a:b] for a, b in words]
    titled = [
        re.fullmatch(r"[A-Z][a-z\u2019'\-]+", w) is not None and not ORGANISATION.search(w)
        for w in runs[1:]
    ]
    if (
        re.fullmatch(r"[A-Z]{3,5}", runs[0])
        and len(runs) == 3
        and all(titled)
        and not RANK.match(runs[1] + " ")
    ):
        yield words[0]
        words = words[1:]
    # "Tobias Renn of the Traders' Guild" names two, "Residents' Circle of Lindholm" one
    for i in range(2, len(words) - 1):
        if text[words[i][0] : words[i][1]] in ("of", "for") and i >= 2:
            last = text[words[i - 1][0] : words[i - 1][1]]
            if (
                not ORGANISATION.search(last)
                and last not in GENERIC_LAST
                and text[words[i - 2][0]].isupper()
            ):
                yield words[0][0], words[i - 1][1]
                yield from _cut(text, words[i + 1][0], words[-1][1], openings)
                return
    yield words[0][0], words[-1][1]


def _in_small(text: str, at: int) -> bool:
    """Whether a word begins small; "xGrid" is a name."""
    return text[at].islower() and not text[at + 1 : at + 2].isupper()


def _is_common(word: str, opening: bool) -> bool:
    bare = re.sub(
        r"(?:[\u2019'](?:s|ll|re|ve|d|m)|n[\u2019']t)$", "", word.replace("\u2019", "'").rstrip(".")
    ).lower()
    if word in ("I", "A", "O"):
        return True
    if bare in (
        "mr",
        "mrs",
        "ms",
        "dr",
        "new",
        "old",
        "great",
        "good",
        "first",
        "second",
        "third",
        "people",
        "may",
    ):
        return opening and bare not in ("mr", "mrs", "ms", "dr", "new")
    return bare in COMMON or word.replace("\u2019", "'").lower() in COMMON


def _part_possessives(text: str, mentions: dict[str, list[Span]], inside: Counter[str]) -> None:
    """ "Renn's Night Ferry" is two names where "Renn" is one elsewhere; "Traders' Guild" stays
    one."""
    for name in [n for n in mentions if re.search(r"[\u2019']s ", n)]:
        owner, owned = re.split(r"[\u2019']s ", name, maxsplit=1)
        apart = owner in mentions or len(owner.split()) > 1 or owner.isupper()
        if not apart or not owned:
            continue
        for span in mentions.pop(name):
            cut = span.start + len(span.text) - len(owned)
            mentions[owner].append(Span.of(text, span.start, span.start + len(owner)))
            mentions[plain(owned)].append(Span.of(text, cut, span.end))
            inside[owner] += 1
            inside[plain(owned)] += 1
    for spans in mentions.values():
        spans.sort()


class _Written(NamedTuple):
    """How a text writes its words: which runs stand capitalised ``inside`` sentences, their
    ``parts``, and which words are written ``lower``.
    """

    inside: Counter[str]
    parts: set[str]
    lower: Counter[str]


def _stands_alone(text: str, name: str, spans: list[Span], written: _Written) -> bool:
    """Whether a single capitalised word is more than the first word of a sentence."""
    inside, lower = written.inside, written.lower
    if len(name) < 2:
        return False
    if name.isupper() and len(name) >= 2:
        return not re.fullmatch(r"[IVXLC]+", name) and not (len(name) > 4 and lower[name.lower()])
    if inside[name]:
        return lower[name.lower()] <= 2 * inside[name]
    if lower[name.lower()]:
        return False
    if name in written.parts or name in COUNTRIES:
        return True
    if name.endswith(("ly", "ing", "tion", "ness", "ment", "ity", "wise")):
        return False
    return len(spans) > 1 or bool(ACTS.match(text, spans[0].end))
