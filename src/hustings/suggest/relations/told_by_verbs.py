"""Relations told by a verb between two names: its subjects, its objects, how sure it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ..actors.finding import Mention
from ..spans import Span, trim
from .between import meets
from .clauses import subjects_of, targets_of
from .found import RelationFound, told_relation
from .objects import BY, of_something_else
from .phrases import is_house
from .verbs import bare_forms, house_verbs, likely_verbs, relation_verbs, turned_verbs

_LEAST_GAP, _GAP = 3, 90
"""Code points between two names with a verb between them."""

NEGATED = re.compile(
    r"\b(?:not(?! (?:just|only|merely|simply)\b)|cannot|never|no|nor|neither|hardly|without|"
    r"stop(?:s|ped)?|ceas(?:es|ed)|refus(?:es|ed)|"
    r"declin(?:es|ed)|fail(?:s|ed)|"
    r"unwilling|unable)\b|n['\u2019]t\b",
    re.IGNORECASE,
)

_OF_WHOLE = frozenset({"founds", "takes over", "absorbs", "leads", "controls", "merges with"})
"""What is done to the whole: "led the campaign of the Guild" does not lead the Guild."""

_OF_ONE = _OF_WHOLE | {"belongs to", "funds"}
"""What is told of somebody, not of what is theirs: "part of the Guild's plan" belongs nowhere."""

_A_PART = re.compile(
    r"\w\s+(?:of|for|into|across|throughout|within|in|with|from|against|over)\s|\w,\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Tells:
    """A relation and the words that tell it."""

    relation: str
    pattern: re.Pattern[str]
    of_houses: bool = False  # only before an organisation
    likely: bool = False  # of the middle tier
    turned: bool = False  # the one behind stands so to the one before


@cache
def _verbs() -> tuple[_Tells, ...]:
    return (
        *(_Tells(*told) for told in relation_verbs()),
        *(_Tells(*told, of_houses=True) for told in house_verbs()),
        *(_Tells(*told, turned=True) for told in turned_verbs()),
        *(_Tells(*told, likely=True) for told in likely_verbs()),
    )


def is_asked(text: str, sentence: tuple[int, int]) -> bool:
    return text[sentence[0] : sentence[1]].rstrip("\"\u201d\u2019') ").endswith("?")


def by_verb(text: str, sentence: tuple[int, int], named: list[Mention]) -> Iterator[RelationFound]:
    """Relations told by a verb between two names."""
    used: set[tuple[int, int]] = set()
    subjects: list[Mention] = []
    for k, (left, right) in enumerate(pairwise(named)):
        if not _LEAST_GAP < right.start - left.end <= _GAP:
            continue
        before_verb = subjects
        for tells, verb in _verbs_between(text, left, right):
            if verb.span() in used:
                continue
            subjects = subjects_of(text, named[: k + 1], verb, before_verb)
            if _tells(text, sentence[0], (left, right), verb, subjects) and not _elsewhere(
                text, tells.relation, (left, right), verb
            ):
                used.add(verb.span())
                if re.search(r"\b(?:who|which)\b", text[left.end : verb.start()]):
                    subjects = [left]
                targets = targets_of(text, named[k + 1 :])
                yield from _each(text, sentence, tells, verb, (subjects, targets))
                break


def _verbs_between(
    text: str, left: Mention, right: Mention
) -> Iterator[tuple[_Tells, re.Match[str]]]:
    """Per relation, the first verb of it between two names that another has not taken."""
    house = is_house(right.text)
    for tells in _verbs():
        if tells.of_houses and not house:
            continue
        # some more, so that "founded" may look at the name behind it, "brought" at "to power"
        for verb in tells.pattern.finditer(text, left.end, right.end + _LOOKS_BEHIND):
            if verb.end() <= right.start:
                yield tells, verb
                break


_LOOKS_BEHIND = 40
"""Code points behind an object in which the rest of its verb may stand: "gave Renn some aid"."""


def _tells(
    text: str,
    start: int,
    pair: tuple[Mention, Mention],
    verb: re.Match[str],
    subjects: list[Mention],
) -> bool:
    if not subjects or _is_noun(text, verb, subjects):
        return False
    return meets(text, start, (pair[0].end, pair[1].start), verb, subjects)


def _is_noun(text: str, verb: re.Match[str], subjects: list[Mention]) -> bool:
    """Whether the base of a verb stands right behind one name: "the Gazette host Edda Voss" hosts
    nobody; several do ("Lawyers host")."""
    one = subjects[-1]
    right_behind = not text[one.end : verb.start()].strip()
    several = len(subjects) > 1 or one.text.lower().endswith(("s", "ese", "ish"))
    return right_behind and not several and verb.group().split()[0].lower() in bare_forms()


def _elsewhere(
    text: str, relation: str, pair: tuple[Mention, Mention], verb: re.Match[str]
) -> bool:
    """Whether a verb tells of a part or a thing of those named, or of what is only tried."""
    left, right = pair
    if relation in _OF_WHOLE and _A_PART.search(text, verb.end(), right.start):
        return True
    if relation == "belongs to" and verb.group().endswith(" in") and _is_place(right):
        return True
    if (
        relation in _OF_ONE
        and relation != "succeeds"
        and text[right.end : right.end + 2] in ("'s", "\u2019s")
    ):
        return True
    return of_something_else(text, left.end, verb, right)


def _is_place(m: Mention) -> bool:
    """Whether one serves in it as one does in a town: "served in Brandt", not "in the army"."""
    return m.text[:1].isupper() and not is_house(m.text)


def _each(
    text: str,
    sentence: tuple[int, int],
    tells: _Tells,
    verb: re.Match[str],
    ends: tuple[list[Mention], list[Mention]],
) -> Iterator[RelationFound]:
    """What a verb tells of each subject and each target; "by" turns the two round."""
    subjects, targets = ends
    left_end, right_start = subjects[-1].end, targets[0].start
    cue = Span.of(text, *trim(text, *verb.span()))
    passive = tells.turned or bool(BY.match(text, cue.end, right_start))
    low = min(m.start for m in subjects)
    negated = bool(NEGATED.search(text, max(sentence[0], low - 9), verb.start()))
    near = verb.start() - left_end < _NEAR and right_start - verb.end() < _NEAR
    score = 0.4 if tells.likely else 0.6 if near else 0.45
    marks = (negated, is_asked(text, sentence))
    for subject in subjects:
        for target in targets:
            if subject.name != target.name:
                pair = (target, subject) if passive else (subject, target)
                yield told_relation(text, *pair, tells.relation, cue, marks, score, passive)


_NEAR = 30
"""Code points within which a verb stands near a name."""
