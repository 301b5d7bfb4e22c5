"""How one confirmed actor stands to another: sentences in which two meet with a relation verb between them."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from ..model import Actor
from .actors import Mention, mentions
from .sentences import Sentences
from .spans import Span

VERSION = "1"


@dataclass(frozen=True, slots=True)
class RelationFound:
    """``actor`` and ``target`` are names of confirmed actors, ``relation`` a choice of the form "relation"."""

    start: int
    end: int
    cue: Span
    actor: str
    target: str
    relation: str
    negated: bool
    question: bool
    score: float
    why: str


_GAP = 90
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be|get|gets|got)[ ](?:\w+ly[ ]|also[ ]|not[ ])?$", re.IGNORECASE
)
_BY = re.compile(r"[ \n\u00a0](?:\w+ly )?by\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|no|nor|hardly)\b|n['\u2019]t\b", re.IGNORECASE)


@cache
def _verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = files(__package__).joinpath("relations.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(
        (
            row["relation"],
            re.compile(rf"(?<![\w-])(?:{row['pattern'].replace(' ', chr(92) + 's+')})(?![\w-])", re.IGNORECASE),
        )
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
    )


def relations(text: str, actors: Sequence[Actor | str]) -> list[RelationFound]:
    """Relations between ``actors`` (confirmed ones: Actor values or names) told in ``text``, in order.

    Both must be named in one sentence with a verb of ``relations.tsv`` between them, at most 90 code points apart.
    A passive with "by" turns the two round; "not" is marked and decides nothing.
    """
    by_sentence = Sentences(text)
    grouped: dict[int, list[Mention]] = {}
    for mention in mentions(text, actors):
        i = by_sentence.at(mention.start)
        if i is not None:
            grouped.setdefault(i, []).append(mention)
    found: list[RelationFound] = []
    for i, named in grouped.items():
        start, end = by_sentence.spans[i]
        used: set[tuple[int, int]] = set()
        for left, right in pairwise(named):
            if left.name == right.name or right.start - left.end > _GAP:
                continue
            for relation, pattern in _verbs():
                verb = next((m for m in pattern.finditer(text, left.end, right.start)), None)
                if verb is None or verb.span() in used:
                    continue
                used.add(verb.span())
                passive = _PASSIVE.search(text, left.end, verb.start()) and _BY.match(text, verb.end(), right.start)
                actor, target = (right, left) if passive else (left, right)
                cue = Span.of(text, *verb.span())
                found.append(
                    RelationFound(
                        left.start,
                        right.end,
                        cue,
                        actor.name,
                        target.name,
                        relation,
                        bool(_NEGATED.search(text, left.end, verb.start())),
                        text[start:end].rstrip("\"\u201d\u2019') ").endswith("?"),
                        0.6 if verb.start() - left.end < 30 and right.start - verb.end() < 30 else 0.45,
                        f"\u201c{cue.text}\u201d stands between {actor.name} and {target.name}"
                        + ("; the passive turns them round." if passive else "."),
                    )
                )
                break
    return sorted(found, key=lambda r: (r.start, r.cue))
