"""What the project's statements teach about its concepts, and the concepts ranked for a passage."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ... import suggest as room
from ...errors import NotReadable
from ...model import Suggestion
from ...project import Project
from ...suggest import embed
from ..answers.review import Ranked

OFFERED = 5
"""Concepts offered for a field, beside "none of these"."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """``labelled``: words and the concept a person gave them, None where she found that none fits.

    ``definitions``: name -> aliases and description; ``coded``: the spans that have a concept, by
    transcript.
    """

    labelled: tuple[tuple[str, str | None], ...]
    definitions: dict[str, str]
    coded: dict[str, list[tuple[int, int]]]
    revision: int


def lessons(project: Project) -> Lessons:
    """Everything a person has taught so far."""
    revision = project.revision
    fields = {f.name: [x.name for x in f.fields if x.kind == "concept"] for f in project.forms()}
    statements = project.statements()
    by_id = project.suggestions_made()
    coded: dict[str, list[tuple[int, int]]] = {}
    for s in statements:
        if any(s.values.get(name) for name in fields.get(s.form, ())):
            coded.setdefault(s.transcript, []).append((s.start, s.end))
    definitions = {
        c.name: " ".join([*c.aliases, c.description]).strip() for c in project.concepts()
    }
    labelled: list[tuple[str, str | None]] = [*room.examples(statements, fields, by_id)]
    refused = project.suggestions(kind="concepts", state="rejected")
    labelled += [(words["code"], None) for words in asked(project, refused).values()]
    return Lessons(tuple(labelled), definitions, coded, revision)


class Learner:
    """Ranks concepts for words; learns anew from :class:`Lessons` and answers from what it learnt
    last.

    ``learn`` may be slow and ``ranked`` is quick, so that one can go on in the background of the
    other.
    """

    def __init__(self) -> None:
        self._ranker: room.ConceptRanker | None = None
        self._pool: frozenset[str] = frozenset()
        self._table: dict[str, list[tuple[str, float]]] = {}
        self._lessons: Lessons | None = None

    @property
    def method(self) -> str:
        """How it ranks, with its version; "" before the first time."""
        return f"{self._ranker.name} {self._ranker.version}" if self._ranker else ""

    @property
    def learnt(self) -> Lessons | None:
        """What it learnt from last; None before the first time."""
        return self._lessons

    def learn(self, given: Lessons, texts: Iterable[str]) -> None:
        """Learn from ``given`` and rank concepts for ``texts`` (those that will be asked about)."""
        wanted = list(dict.fromkeys(texts))
        last = self._lessons
        same = last is not None and (last.labelled, last.definitions) == (
            given.labelled,
            given.definitions,
        )
        if same and all(w in self._table for w in wanted):
            self._lessons = given
            return
        if self._ranker is None and ranking() == "embed":
            # by their words at once; embedding some hundred passages takes a while
            self._table, self._lessons = (
                dict(zip(wanted, self.rank(given, wanted, "tfidf"), strict=True)),
                given,
            )
            self._ranker = None
        ranked = self.rank(given, wanted)
        self._table, self._lessons = dict(zip(wanted, ranked, strict=True)), given

    def rank(
        self, given: Lessons, texts: Sequence[str], method: str = ""
    ) -> list[list[tuple[str, float]]]:
        """Concepts for each text, best first, by ``method`` ("": the best there is)."""
        if not texts or not (given.labelled or given.definitions):
            return [[] for _ in texts]
        words = [w for w, _ in given.labelled]
        pool = frozenset(texts)
        # words of a few new passages are counted as they come; of many, all are counted anew
        if self._ranker is None or len(pool - self._pool) > max(200, len(self._pool)):
            everything = [*words, *(f"{n} {d}" for n, d in given.definitions.items()), *texts]
            self._ranker = room.ConceptRanker(
                everything, definitions=given.definitions, method=method or ranking()
            )
            self._pool = frozenset()
        self._pool |= pool
        self._ranker.definitions = dict(sorted(given.definitions.items()))
        return self._ranker.rank(words, [c for _, c in given.labelled], texts, OFFERED)

    def ranked(self, words: str) -> list[tuple[str, float]] | None:
        """Concepts for words, best first; None where it did not learn of them yet."""
        return self._table.get(words)


def ranking() -> str:
    """With sentence embeddings where their model is installed; one that is not the pinned one is
    refused, and said.
    """
    if not embed.available():
        return "tfidf"
    try:
        embed.encoder()
    except NotReadable as refused:
        logging.getLogger("hustings").warning("%s", refused)
        return "tfidf"
    return "embed"


def asked(project: Project, suggestions: Iterable[Suggestion]) -> dict[str, dict[str, str]]:
    """By suggestion, the words to be named for each field that takes a concept."""
    texts: dict[str, str] = {}
    out = {}
    for s in suggestions:
        if s.transcript not in texts:
            texts[s.transcript] = project.text(s.transcript)
        found = room.asked_of(
            s,
            around(texts[s.transcript], s)
            if s.kind == "dates"
            else texts[s.transcript][s.start : s.end],
        )
        if found:
            out[s.id] = found
    return out


def around(text: str, s: Suggestion, reach: int = 160) -> str:
    """The words a mere date stands among: its line, at most ``reach`` code points to either
    side."""
    low = max(0, s.start - reach, text.rfind("\n", 0, s.start) + 1)
    stop = text.find("\n", s.end)
    return text[low : min(len(text) if stop < 0 else stop, s.end + reach)]


def ranks(learner: Learner, words: dict[str, str]) -> dict[str, list[Ranked]] | None:
    """By field, the concepts ranked; None where the learner does not know these words yet."""
    out = {}
    for name, told in words.items():
        found = learner.ranked(told)
        if found is None:
            return None
        out[name] = [Ranked(name=concept, score=round(score, 3)) for concept, score in found]
    return out
