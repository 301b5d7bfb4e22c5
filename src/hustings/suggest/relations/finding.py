"""How one actor stands to another: sentences in which two meet with a verb or noun that tells it.

Confirmed actors or, where none need be confirmed, candidates and groups ("the union").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from ...model import Actor
from ..actors.finding import Mention
from ..quotations.found import covered
from ..quotations.marks import marks as quotation_marks
from ..sentences import Sentences
from ..spans import Span, trim
from ..wrapping import over_wrapped_lines
from .clauses import (
    AND,
    GOES_ON,
    REPORTS,
    in_a_phrase,
    no_verb,
    of_the_reporter,
    only_supposed,
    subjects_of,
    supposed_before,
    targets_of,
    without_asides,
)
from .ends import ends
from .found import RelationFound, told_relation
from .nouns import noun_relations
from .objects import BY, of_something_else
from .own import Speaker, own_relations
from .pairs import for_whom, joined_pairs
from .phrases import is_house
from .together import TOGETHER
from .verbs import house_verbs, relation_verbs
from .wordings import by_adjective, other_wordings

VERSION = "16"

_LEAST_GAP, _GAP = 3, 90
"""Code points between two names with a verb between them."""

_NEGATED = re.compile(
    r"\b(?:not|never|no|nor|neither|hardly|without|stop(?:s|ped)?|ceas(?:es|ed)|refus(?:es|ed)|"
    r"declin(?:es|ed)|fail(?:s|ed)|"
    r"unwilling|unable)\b|n['\u2019]t\b",
    re.IGNORECASE,
)

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

_SOMEBODY_ELSE = re.compile(r"\s+(?:me|us|him|them|myself|you)\b")
"""Behind a verb: its object, so no name is: "Voss is joining me now, live from Lindholm"."""

_FOR_OTHERS = re.compile(
    r"\b(?:parties|people|others|them|us|him|her|\w+ers)\s+(?:not\s+)?to\s+$", re.IGNORECASE
)

_REDUCED = re.compile(r",\s*(?:\w+ly\s+)?")
"""A comma right before a participle: "the Company, funded by ..."."""

_NOMINAL = re.compile(
    r"\b(?:about|of|for|without|against|by|at|in|from|on|to|as|while|when|after|before)\s+"
    r"(?:\w+ly\s+)?$",
    re.I,
)
"""Before a form in -ing: what is done is spoken of, nobody does it."""

_FOR_DOING = re.compile(r"\s+for\s+(?:\w+ly\s+)?", re.IGNORECASE)
"""Between a name and a form in -ing: who is thanked or blamed "for funding the Guild" funds it."""

_OF_WHOLE = frozenset({"founds", "takes over", "absorbs", "leads", "controls", "merges with"})
"""What is done to the whole: "led the campaign of the Guild" does not lead the Guild."""

_OF_ONE = _OF_WHOLE | {"belongs to", "funds"}
"""What is told of somebody, not of what is theirs: "part of the Guild's plan" belongs nowhere."""

_A_PART = re.compile(
    r"\w\s+(?:of|for|into|across|throughout|within|in|with|from|against|over)\s|\w,\s",
    re.IGNORECASE,
)

_ASIDES = re.compile(
    r",\s+(?:of course|I (?:think|believe|guess|suppose|mean)|you know|for example|for instance|"
    r"however|"
    r"indeed|in fact|actually|as you know|again|too|then|now|also|at the time)(?=,|\s*$),?",
    re.IGNORECASE,
)
"""What may stand between a subject and its verb and says nothing of either."""

_OBJECT_GAP = re.compile(r"\s+(?:the\s+|with\s+)?(?:\w+\s+)?", re.IGNORECASE)
"""Between a verb and its object."""


@cache
def _verbs() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    """(relation, what tells it, whether only before an organisation)."""
    return (
        *((relation, pattern, False) for relation, pattern in relation_verbs()),
        *((relation, pattern, True) for relation, pattern in house_verbs()),
    )


@over_wrapped_lines
def relations(
    text: str,
    actors: Sequence[Actor | str] = (),
    *,
    candidates: bool | None = None,
    speaker: Speaker | None = None,
) -> list[RelationFound]:
    """Relations between actors told in ``text``, in order.

    ``actors`` are confirmed ones (Actor values or names); with ``candidates`` (default: where no
    actor is given) those count too that only capitals propose, and groups such as "the union".
    Both must be named in one sentence, with a verb of ``relation_verbs.tsv`` between them, at most
    90 code points apart, or joined by a noun or a role of the tables beside it. A passive with "by"
    turns the two round; what "and" joins counts for each; "not", "refuses to" and the like are
    marked and decide nothing. Where ``speaker`` tells who speaks, what one tells of oneself is
    found too.
    """
    by_sentence = Sentences(text)
    grouped: dict[int, list[Mention]] = {}
    for mention in ends(text, actors, candidates=not actors if candidates is None else candidates):
        i = by_sentence.at(mention.start)
        if i is not None:
            grouped.setdefault(i, []).append(mention)
    found: list[RelationFound] = []
    quoted = [m.outer for m in quotation_marks(text, single=False)] if speaker is not None else []
    for i, named in grouped.items():
        if len(named) > 1:
            found += _told(text, by_sentence.spans[i], named)
        if speaker is not None:
            own = own_relations(text, by_sentence.spans[i], named, speaker)
            found += [r for r in own if not covered(quoted, r.cue.start)]
    for pair in (*joined_pairs(text), *by_adjective(text)):
        cue = Span.of(text, pair.start, pair.end)
        marks = (False, False)
        found.append(
            told_relation(text, pair.actor, pair.target, pair.relation, cue, marks, 0.6, False)
        )
    unique = {(r.actor, r.target, r.cue): r for r in found}
    return sorted(unique.values(), key=lambda r: (r.start, r.cue, r.actor, r.target))


def _told(text: str, sentence: tuple[int, int], named: list[Mention]) -> Iterator[RelationFound]:
    """The relations of one sentence; ``named`` are the actors it names, in order."""
    told = [
        *_by_verb(text, sentence, named),
        *_together(text, sentence, named),
        *_done_by(text, sentence, named),
    ]
    yield from told
    known = {(r.relation, r.actor, r.target) for r in told}
    for noun in (
        *noun_relations(text, sentence, named),
        *for_whom(text, named),
        *other_wordings(text, sentence, named),
    ):
        if (noun.relation, noun.actor.name, noun.target.name) in known:
            continue
        cue = Span.of(text, noun.start, noun.end)
        negated = bool(_NEGATED.search(text, max(sentence[0], noun.start - 24), noun.start))
        marks = (negated, _asked(text, sentence))
        yield told_relation(text, noun.actor, noun.target, noun.relation, cue, marks, 0.6, False)


def _asked(text: str, sentence: tuple[int, int]) -> bool:
    return text[sentence[0] : sentence[1]].rstrip("\"\u201d\u2019') ").endswith("?")


def _by_verb(text: str, sentence: tuple[int, int], named: list[Mention]) -> Iterator[RelationFound]:
    """Relations told by a verb between two names."""
    used: set[tuple[int, int]] = set()
    subjects: list[Mention] = []
    for k, (left, right) in enumerate(pairwise(named)):
        if not _LEAST_GAP < right.start - left.end <= _GAP:
            continue
        before_verb = subjects
        for relation, verb in _verbs_between(text, left, right):
            if verb.span() in used:
                continue
            subjects = subjects_of(text, named[: k + 1], verb, before_verb)
            if _tells(text, sentence[0], (left, right), verb, subjects) and not _elsewhere(
                text, relation, (left, right), verb
            ):
                used.add(verb.span())
                if re.search(r"\b(?:who|which)\b", text[left.end : verb.start()]):
                    subjects = [left]
                targets = targets_of(text, named[k + 1 :])
                yield from _each(text, sentence, relation, verb, (subjects, targets))
                break


def _verbs_between(text: str, left: Mention, right: Mention) -> Iterator[tuple[str, re.Match[str]]]:
    """Per relation, the first verb of it between two names that another has not taken."""
    house = is_house(right.text)
    for relation, pattern, of_houses in _verbs():
        if of_houses and not house:
            continue
        # some more, so that "founded" may look at the name behind it, "brought" at "to power"
        for verb in pattern.finditer(text, left.end, right.end + _LOOKS_BEHIND):
            if verb.end() <= right.start:
                yield relation, verb
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
    return bool(subjects) and _meets(text, start, (pair[0].end, pair[1].start), verb, subjects)


def _elsewhere(
    text: str, relation: str, pair: tuple[Mention, Mention], verb: re.Match[str]
) -> bool:
    """Whether a verb tells of a part or a thing of those named, or of what is only tried."""
    left, right = pair
    if relation in _OF_WHOLE and _A_PART.search(text, verb.end(), right.start):
        return True
    if relation in _OF_ONE and text[right.end : right.end + 2] in ("'s", "\u2019s"):
        return True
    return of_something_else(text, left.end, verb, right)


def _each(
    text: str,
    sentence: tuple[int, int],
    relation: str,
    verb: re.Match[str],
    ends: tuple[list[Mention], list[Mention]],
) -> Iterator[RelationFound]:
    """What a verb tells of each subject and each target; "by" turns the two round."""
    subjects, targets = ends
    left_end, right_start = subjects[-1].end, targets[0].start
    cue = Span.of(text, *trim(text, *verb.span()))
    passive = bool(BY.match(text, cue.end, right_start))
    low = min(m.start for m in subjects)
    negated = bool(_NEGATED.search(text, max(sentence[0], low - 9), verb.start()))
    near = verb.start() - left_end < _NEAR and right_start - verb.end() < _NEAR
    marks = (negated, _asked(text, sentence))
    for subject in subjects:
        for target in targets:
            if subject.name != target.name:
                pair = (target, subject) if passive else (subject, target)
                yield told_relation(
                    text, *pair, relation, cue, marks, 0.6 if near else 0.45, passive
                )


_NEAR = 30
"""Code points within which a verb stands near a name."""


def _together(
    text: str, sentence: tuple[int, int], named: list[Mention]
) -> Iterator[RelationFound]:
    """What two do together: "the Guild and the Circle work together"."""
    start, end = sentence
    for left, right in pairwise(named):
        if left.name == right.name or not AND.fullmatch(text, left.end, right.start):
            continue
        if supposed_before(text, start, left.start):
            continue
        for relation, pattern in TOGETHER:
            verb = pattern.match(text, right.end, end)
            if verb and not any(
                _OBJECT_GAP.fullmatch(text, verb.end(), m.start)
                for m in named
                if m.start > verb.end()
            ):
                cue = Span.of(text, *trim(text, *verb.span()))
                negated = bool(_NEGATED.search(text, max(start, left.start - 9), verb.end()))
                marks = (negated, _asked(text, sentence))
                yield told_relation(text, left, right, relation, cue, marks, 0.6, False)
                break


def _done_by(text: str, sentence: tuple[int, int], named: list[Mention]) -> Iterator[RelationFound]:
    """What a clause behind a name tells that another did to it: "the office (that) the Guild was
    running"."""
    for target, actor in pairwise(named):
        if target.name == actor.name or not _THAT.fullmatch(text, target.end, actor.start):
            continue
        for relation, pattern, of_houses in _verbs():
            if of_houses:
                continue
            lead = _AUXILIARIES.match(text, actor.end, sentence[1])
            verb = pattern.match(text, lead.end(), sentence[1]) if lead else None
            if verb and _NO_OBJECT.match(text, verb.end()):
                cue = Span.of(text, *trim(text, *verb.span()))
                negated = bool(_NEGATED.search(text, actor.end, verb.start()))
                marks = (negated, _asked(text, sentence))
                yield told_relation(text, actor, target, relation, cue, marks, 0.5, False)
                break


_THAT = re.compile(r"\s+(?:that|which|who|whom)\s+(?:the\s+)?")

_AUXILIARIES = re.compile(
    r"\s+(?:(?:is|was|are|were|has|have|had|been|did|not|then|also|now|once|later|\w+ly)\s+)*"
)

_NO_OBJECT = re.compile(
    r"\s*(?:[.,;:!?)]|-|\u2014|\n|$|\s(?:at|in|on|for|from|during|and|but|when|since|after|"
    r"before|until|is|was|"
    r"has|had|then|there|here|as)\b)"
)
"""What may follow a verb whose object stands before it."""


def _meets(
    text: str,
    start: int,
    between: tuple[int, int],
    verb: re.Match[str],
    subjects: list[Mention],
) -> bool:
    """Whether the name before a verb can be its subject and the one behind it its object: no other
    subject between ("Mr. Renn, we paid the Guild"), no other clause, no place or time ("in
    Lindholm") before the object, and no report whose own subject the verb has ("They claim Renn is
    late and are paid by the Guild")."""
    low, high = between
    before = _ASIDES.sub("", text[low : verb.start()])
    after = text[verb.end() : high]
    if only_supposed(text, start, subjects, before, verb) or after.startswith(","):
        return False
    if _CLAUSE.search(before) or _CLAUSE.search(after) or _ELSEWHERE.search(after):
        return False
    if _PRONOUN.search(after) or _SOMEBODY_ELSE.match(after):
        return False
    if REPORTS.search(without_asides(before)) or of_the_reporter(text, start, subjects, before):
        return False
    if verb.group().split()[0].lower().endswith("ing") and _NOMINAL.search(before):
        return bool(_FOR_DOING.fullmatch(before))
    if no_verb(before, verb, after) or in_a_phrase(text, start, subjects[0], before):
        return False
    if re.search(r"\b(?:who|which|that)\b", before):
        return not _PRONOUN.search(before)
    if _FOR_OTHERS.search(before):
        return False
    last = before.rpartition(",")[2]
    if _OTHER_SUBJECT.search(last) or _PRONOUN.search(before):
        return False
    past_an_aside = subjects[-1].end < low or bool(GOES_ON.fullmatch(before))
    return (
        before.count(",") != 1
        or past_an_aside
        or bool(_REDUCED.fullmatch(before))
        or not before.lstrip().startswith(",")
    )
