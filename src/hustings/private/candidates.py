"""What may tell who somebody is: names the project knows, addresses and numbers, words in capitals.

Each is confirmed by a person; nothing here decides anything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .names import fold

PATTERNS: Mapping[str, re.Pattern[str]] = {
    "mail address": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "web address": re.compile(r"\b(?:https?://|www\.)[^\s<>\"')\]]+"),
    "handle": re.compile(r"(?<![\w@/.])@[A-Za-z_]\w{2,}"),
    "bank account": re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b"),
    "telephone": re.compile(
        r"(?<![\w.])(?:\+|00|\(?0)\d[\d ()/.-]{6,18}\d(?!\w)|"
        r"(?<![\w.-])(?:\(\d{3}\) ?|\d{3}[ .-])?\d{3}[.-]\d{4}(?![\w-])"
    ),
    "network address": re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\d)"),
    "number of a document": re.compile(
        r"\b(?=[A-Z0-9]*\d[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{7,}\b"
    ),
    "number plate": re.compile(r"\b[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}\b"),
    "post code and place": re.compile(
        r"\b\d{4,5} [A-ZÄÖÜÉ][^\W\d_]{2,}(?:[ -][A-ZÄÖÜÉ][^\W\d_]+)*"
    ),
    "date of birth": re.compile(
        r"\b(?:born|geboren|née?|nacid[oa])\s+(?:on\s+|am\s+|le\s+|el\s+)?"
        r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.? [^\W\d_]+ \d{4}|"
        r"[^\W\d_]+ \d{1,2},? \d{4}|\d{4})",
        re.IGNORECASE,
    ),
}
"""What identifies somebody by itself, by how it is written."""
HIDDEN = "·"
"""Stands where such a thing was found, while more is looked for."""

_CAPITAL = re.compile(
    r"[^\W\d_a-zà-öø-ÿ][\w'’-]*[^\W\d_](?:[ \u00a0][^\W\d_a-zà-öø-ÿ][\w'’-]*[^\W\d_])*"
)
_WORD = re.compile(r"[^\W_]+")
_SHORTENED = re.compile(r"\w['’]\w{1,2}$")
_POSSESSIVE = re.compile(r"['’]s$")
_SENTENCE_END = re.compile(r"[.!?:;…\n\"“„«(–—-]\s*$|^\s*$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may name somebody: what is written, of what kind, how often, and why."""

    text: str
    kind: str
    count: int
    why: str


def candidates(
    texts: Iterable[str], known: Mapping[str, str] | None = None, table: Sequence[str] = ()
) -> list[Candidate]:
    """Everything in the texts that may have to be replaced and is no form of ``table``.

    ``known`` are names the project has (name -> kind), listed first, also where no text has them.
    Words in capitals count where the same word stands nowhere in small letters; those that only
    ever begin a sentence come last, since a sentence begins with a capital whatever it begins with.
    """
    search = NameSearch(known or {})
    for text in texts:
        search.look(text)
    return search.candidates(table)


class NameSearch:
    """What may be a name in texts that are looked at one after the other; no text is kept, and
    whatever a table has is taken out of what was found, not looked for anew.
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known
        self._folded = {name: fold(name) for name in known}
        self._named = Counter[str]()
        self._written = {kind: Counter[str]() for kind in PATTERNS}
        self._small: set[str] = set()
        self._inside = Counter[str]()
        self._heads = Counter[str]()

    def look(self, text: str) -> None:
        """One more text."""
        whole = fold(text)
        for name, folded in self._folded.items():
            n = whole.count(folded)
            if n:
                self._named[name] += n
        for kind, pattern in PATTERNS.items():
            found = pattern.findall(text)
            if found:
                self._written[kind].update(found)
                text = pattern.sub(HIDDEN, text)  # the end of an account is no telephone
        self._small.update(filter(str.islower, set(_WORD.findall(text))))
        self._look_at_capitals(text)

    def _look_at_capitals(self, text: str) -> None:
        for found in _CAPITAL.finditer(text):
            run = _POSSESSIVE.sub("", found.group())
            if _SENTENCE_END.search(text[max(0, found.start() - 3) : found.start()]):
                first, _, run = run.partition(" ")
                self._heads[first] += 1
            if run:
                self._inside[run] += 1

    def candidates(self, table: Sequence[str] = ()) -> list[Candidate]:
        """All of it that is no form of a table; see :func:`candidates`."""
        done = {fold(form) for form in table}
        out = [
            Candidate(name, kind, self._named[name], "known to the project")
            for name, kind in self._known.items()
            if self._folded[name] not in done
        ]
        done |= {fold(c.text) for c in out}
        for why, found in self._written.items():
            out += [
                Candidate(text, "other", n, why)
                for text, n in found.items()
                if fold(text) not in done
            ]
            done |= {fold(text) for text in found}
        return [*out, *self._in_capitals(done)]

    def _in_capitals(self, done: set[str]) -> Iterator[Candidate]:
        """Words in capitals, most often first; then those that only begin sentences."""
        known = {fold(w) for w in self._small} | {w for form in done for w in form.split()}
        for text, n in _often_first(self._inside):
            if fold(text) not in done and not _common(text, known):
                yield Candidate(text, "", n, "begins with a capital")
        known |= {w for text in self._inside for w in fold(text).split()}
        for text, n in _often_first(self._heads):
            if fold(text) not in done and not _common(text, known):
                yield Candidate(text, "", n, "only begins sentences")


def _often_first(found: Counter[str]) -> list[tuple[str, int]]:
    return sorted(found.items(), key=lambda x: (-x[1], x[0]))


def _common(text: str, words: set[str]) -> bool:
    """Whether every word is known, or is one letter with what is shortened behind it ("I'm")."""
    return all(w in words or _SHORTENED.match(w) for w in fold(text).split())
