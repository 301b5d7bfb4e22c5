"""How one confirmed actor stands to another: sentences in which two meet with a relation verb
between them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from ..model import Actor
from .actors import Mention, mentions
from .sentences import Sentences
from .spans import Span, trim

VERSION = "3"


@dataclass(frozen=True, slots=True)
class RelationFound:
    """``actor`` and ``target`` are names of confirmed actors, ``relation`` a choice of the form
    "relation".
    """

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
_BY = re.compile(r"[ \n\u00a0](?:\w+ly )?by\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:not|never|no|nor|neither|hardly|without|stop(?:s|ped)?|ceas(?:es|ed)|refus(?:es|ed)|"
    r"declin(?:es|ed)|fail(?:s|ed)|"
    r"unwilling|unable)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_AND = re.compile(r",?\s+(?:and|or|nor|as well as|&)\s+(?:the\s+)?", re.IGNORECASE)
_ASIDE = re.compile(
    r"\s+(?:of|from|at)\s+(?:the\s+)?"
    r"|,\s+(?:(?:the|a|an|its|their|former|then|acting)\s+)*[\w-]+(?:\s+[\w-]+){0,3}\s+(?:of|at|"
    r"for|from)\s+(?:the\s+)?"
    r"|,?\s+(?:unlike|like|along with|together with|alongside|with|and not|but not|"
    r"not)\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""What stands between a subject and a name that only describes it: "Edda Voss of the Port Office",
"unlike ...".
"""
_CLAUSE = re.compile(
    r"[;:()]|,?\s+(?:and|but|while)\s+(?:he|she|it|they|we|i|the)\b(?!\s+\w+$)", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"\b(?:in|on|at|about|over|during|after|before|because|if|when|where|why|how|what|that|than|"
    r"since|until)\b|"
    r",\s+(?:and|but|so|then)\b",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(r"\b[A-Z][\w'\u2019]*")
_PRONOUN = re.compile(r"(?<![\w'\u2019])(?:I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Tt]here)\b")
_REPORTS = re.compile(
    r"\b(?:say|tell|claim|argue|think|believe|insist|deny|denie|suggest|maintain|report|"
    r"warn|admit|suspect|assume|allege|complain|know|hear|fear|hope|imply|implie|hint|swear)"
    r"(?:s|d|ed|ing)?\b"
    r"|\b(?:said|told|thought|knew|heard|swore|denied|implied)\b",
    re.IGNORECASE,
)
"""What is told behind a verb of reporting has another subject than who reports: in "Voss says the
league funds the Guild" it is not Voss who funds."""
_FOR_OTHERS = re.compile(
    r"\b(?:parties|people|others|them|us|him|her|\w+ers)\s+(?:not\s+)?to\s+$", re.IGNORECASE
)
_REDUCED = re.compile(r",\s*(?:\w+ly\s+)?")
"""A comma right before a participle: "the Company, funded by ..."."""
_TOGETHER = (
    (
        "allies with",
        re.compile(
            r"\s+(?:\w+ly |have |has |had |will |now )*(?:work(?:ed|ing)? together|co-?operat(?:e|"
            r"ed)|"
            r"join(?:ed)? forces|merged?|united?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "negotiates with",
        re.compile(
            r"\s+(?:\w+ly |have |has |had |will |now )*(?:met|meet|negotiated?|talk(?:ed)?|"
            r"bargain(?:ed)?)\b(?!\s+(?:the|an?|with|to)\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "opposes",
        re.compile(
            r"\s+(?:\w+ly |have |has |had |will |now )*(?:clash(?:ed)?|quarrel(?:led)?|fell out|"
            r"disagreed?|(?:fought|oppose[ds]?|attack(?:ed)?) (?:each other|one another))\b",
            re.IGNORECASE,
        ),
    ),
)
"""What two do together: "the Guild and the Circle work together"."""


@cache
def _verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = files(__package__).joinpath("relations.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(
        (
            row["relation"],
            re.compile(
                rf"(?<![\w-])(?:{row['pattern'].replace(' ', chr(92) + 's+')})(?![\w-])",
                re.IGNORECASE,
            ),
        )
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
    )


def relations(text: str, actors: Sequence[Actor | str]) -> list[RelationFound]:
    """Relations between ``actors`` (confirmed ones: Actor values or names) told in ``text``, in
    order.

    Both must be named in one sentence with a verb of ``relations.tsv`` between them, at most 90
    code points apart.
    A passive with "by" turns the two round; what "and" joins counts for each; "not", "refuses to"
    and the like are marked and decide nothing.
    """
    by_sentence = Sentences(text)
    grouped: dict[int, list[Mention]] = {}
    for mention in mentions(text, actors):
        i = by_sentence.at(mention.start)
        if i is not None:
            grouped.setdefault(i, []).append(mention)
    found: list[RelationFound] = []
    for i, named in grouped.items():
        found += _told(text, by_sentence.spans[i], named)
    return sorted(found, key=lambda r: (r.start, r.cue, r.actor, r.target))


def _told(text: str, sentence: tuple[int, int], named: list[Mention]) -> Iterator[RelationFound]:
    """The relations of one sentence; ``named`` are the actors it names, in order."""
    start, end = sentence
    question = text[start:end].rstrip("\"\u201d\u2019') ").endswith("?")
    used: set[tuple[int, int]] = set()
    for k, (left, right) in enumerate(pairwise(named)):
        if right.start - left.end > _GAP:
            continue
        subjects = _subjects(text, named[: k + 1])
        targets = _targets(text, named[k + 1 :])
        for relation, pattern in _verbs():
            verb = next(
                (m for m in pattern.finditer(text, left.end, right.start) if m.span() not in used),
                None,
            )
            if verb is None or not _meets(text, left.end, verb, right.start):
                continue
            used.add(verb.span())
            cue = Span.of(text, *trim(text, *verb.span()))
            passive = _BY.match(text, cue.end, right.start)
            if re.search(r"\b(?:who|which)\b", text[left.end : verb.start()]):
                subjects = [left]
            low = min(m.start for m in subjects)
            negated = bool(_NEGATED.search(text, max(start, low - 9), verb.start()))
            near = verb.start() - left.end < 30 and right.start - verb.end() < 30
            for subject in subjects:
                for target in targets:
                    if subject.name != target.name:
                        pair = (target, subject) if passive else (subject, target)
                        yield _found(
                            text,
                            *pair,
                            relation,
                            cue,
                            negated,
                            question,
                            0.6 if near else 0.45,
                            bool(passive),
                        )
            break
    for left, right in pairwise(named):
        if left.name == right.name or not _AND.fullmatch(text, left.end, right.start):
            continue
        for relation, pattern in _TOGETHER:
            verb = pattern.match(text, right.end, end)
            if verb and not any(
                m.start >= right.end and m.start < verb.end() + _GAP for m in named
            ):
                cue = Span.of(text, *trim(text, *verb.span()))
                negated = bool(_NEGATED.search(text, max(start, left.start - 9), verb.end()))
                yield _found(text, left, right, relation, cue, negated, question, 0.6, False)
                break


def _meets(text: str, low: int, verb: re.Match[str], high: int) -> bool:
    """Whether the name before a verb can be its subject and the one behind it its object: no other
    subject between ("Mr. Renn, we paid the Guild"), no other clause, no place or time ("in
    Lindholm") before the object."""
    before, after = text[low : verb.start()], text[verb.end() : high]
    if _CLAUSE.search(before) or _CLAUSE.search(after) or _ELSEWHERE.search(after):
        return False
    if _REPORTS.search(_without_asides(before)):
        return False
    if re.search(r"\b(?:who|which|that)\b", before):
        return not _PRONOUN.search(before)
    if _FOR_OTHERS.search(before):
        return False
    last = before.rpartition(",")[2]
    if _OTHER_SUBJECT.search(last) or _PRONOUN.search(before):
        return False
    return (
        before.count(",") != 1
        or bool(_REDUCED.fullmatch(before))
        or not before.lstrip().startswith(",")
    )


def _without_asides(words: str) -> str:
    """Words without what stands between two commas: ", critics argue,"."""
    return re.sub(r",[^,]*,", " ", words)


def _subjects(text: str, named: list[Mention]) -> list[Mention]:
    """Whose deed the verb behind the last of ``named`` tells: past what only describes, and all
    that "and" joins.
    """
    k = len(named) - 1
    while k and _ASIDE.fullmatch(text, named[k - 1].end, named[k].start):
        k -= 1
    first = k
    while first and _AND.fullmatch(text, named[first - 1].end, named[first].start):
        first -= 1
    return named[first : k + 1]


def _targets(text: str, named: list[Mention]) -> list[Mention]:
    """The first of ``named`` and all that "and" joins to it."""
    last = 0
    while last + 1 < len(named) and _AND.fullmatch(text, named[last].end, named[last + 1].start):
        last += 1
    return named[: last + 1]


def _found(
    text: str,
    actor: Mention,
    target: Mention,
    relation: str,
    cue: Span,
    negated: bool,
    question: bool,
    score: float,
    passive: bool,
) -> RelationFound:
    return RelationFound(
        min(actor.start, target.start, cue.start),
        max(actor.end, target.end, cue.end),
        cue,
        actor.name,
        target.name,
        relation,
        negated,
        question,
        score,
        f"\u201c{cue.text}\u201d tells how {actor.name} stands to {target.name}"
        + ("; the passive turns them round." if passive else "."),
    )
