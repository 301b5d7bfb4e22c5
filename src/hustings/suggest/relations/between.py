"""Whether a verb between two names tells of both: the one before is its subject, the one behind its
object.
"""

from __future__ import annotations

import re

from ..actors.finding import Mention
from .clauses import (
    GOES_ON,
    REPORTS,
    in_a_phrase,
    no_verb,
    of_the_reporter,
    without_asides,
)
from .pronouns import may_be_who
from .supposed import only_supposed

_CLAUSE = re.compile(
    r"[;:()]|,?\s+(?:and|but|while)\s+(?:he|she|it|they|we|i|the)\b(?!\s+\w+$)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:in|on|at|about|over|during|after|before|because|if|when|where|why|how|what|that|than|"
    r"since|until)\b|"
    r",\s+(?:and|but|so|then)\b",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(r"\b[A-Z][\w'\u2019]*")
_PRONOUN = re.compile(r"(?<![\w'\u2019])(?:I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Tt]here)\b")
_SOMEBODY_ELSE = re.compile(
    r"\s+(?:me|us|him|them|myself|you|(?:him|her|it|your|our)self|themselves|ourselves|"
    r"each other|one another)\b"
)
"""Behind a verb: its object, so no name is: "Voss is joining me now, live from Lindholm"."""
_ANYBODY = re.compile(r"\b(?:any|no|every|some)(?:body|one|thing)\b|\bno one\b", re.IGNORECASE)
"""Behind a verb: its object is nobody named."""
_FOR_OTHERS = re.compile(
    r"\b(?:parties|people|others|them|us|him|her|\w+ers)\s+(?:not\s+)?to\s+$",
    re.IGNORECASE,
)
_REDUCED = re.compile(r",\s*(?:\w+ly\s+)?")
"""A comma right before a participle: "the Company, funded by ..."."""
_WHO = re.compile(r"\s+who\b")
"""Right behind a name: somebody, no country and no house."""
_FROM_WHERE = re.compile(r"\s+from\b")
_NOMINAL = re.compile(
    r"\b(?:about|of|for|without|against|by|at|in|from|on|to|as|while|when|after|before)\s+"
    r"(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""Before a form in -ing: what is done is spoken of, nobody does it."""
_FOR_DOING = re.compile(
    r"\s+(?:(?:is|was|are|were|became)\s+\w+\s+)?for\s+(?:\w+ly\s+)?", re.IGNORECASE
)
"""Between a name and a form in -ing: who is thanked or blamed "for funding the Guild" funds it;
so does who is known for it."""
ALL_ONE_CAN = re.compile(
    r"\s(?:everything|all|whatever)\s(?:that\s)?(?:it|he|she|they)\s(?:can|could)\s", re.IGNORECASE
)
"""Between a subject and its verb: "is doing everything it can to destroy"."""
_RESUMED = re.compile(r"^,\s+(?:he|she|they|it)(?:['\u2019](?:s|ve|re|ll|d))?(?=\s)")
"""Behind a subject that is said again: "the Guild, they took over the Office"."""
_OPENS = re.compile(
    r"(?:^|[.!?:\n]\s*|\b(?:and|but|so|then|now|that|because|well),?\s+)(?:the\s+)?$", re.IGNORECASE
)
_ASIDES = re.compile(
    r",\s+(?:of course|I (?:think|believe|guess|suppose|mean)|you know|for example|for instance|"
    r"however|"
    r"indeed|in fact|actually|as you know|again|too|then|now|also|at the time)(?=,|\s*$),?",
    re.IGNORECASE,
)
"""What may stand between a subject and its verb and says nothing of either."""


def meets(
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
    before, after = _lead(text, start, (low, verb.start()), subjects), text[verb.end() : high]
    if only_supposed(text, start, subjects[0].start, before, verb) or after.startswith(","):
        return False
    if _CLAUSE.search(before) or _CLAUSE.search(after) or _ELSEWHERE.search(after):
        return False
    if _ANYBODY.search(after) or REPORTS.search(after):
        return False
    if _PRONOUN.search(after) or _SOMEBODY_ELSE.match(after) or _FROM_WHERE.match(after):
        return False
    if REPORTS.search(without_asides(before)) or of_the_reporter(text, start, subjects, before):
        return False
    if verb.group().split()[0].lower().endswith("ing") and _NOMINAL.search(before):
        return bool(_FOR_DOING.fullmatch(before))
    if no_verb(before, verb, after) or in_a_phrase(text, start, subjects[0], before):
        return False
    if _WHO.match(before) and not may_be_who(subjects[-1].name):
        return False
    if re.search(r"\b(?:who|which|that)\b", before):
        return not _PRONOUN.search(before)
    last = before.rpartition(",")[2]
    if _OTHER_SUBJECT.search(last) or _PRONOUN.search(before) or _FOR_OTHERS.search(before):
        return False
    past_an_aside = subjects[-1].end < low or bool(GOES_ON.fullmatch(before))
    return (
        before.count(",") != 1
        or past_an_aside
        or bool(_REDUCED.fullmatch(before))
        or not before.lstrip().startswith(",")
    )


def _lead(text: str, start: int, place: tuple[int, int], subjects: list[Mention]) -> str:
    """The words between a subject and its verb without those that say nothing of either."""
    words = text[slice(*place)]
    if _OPENS.search(text[start : subjects[0].start]):
        words = _RESUMED.sub(" ", words)
    return ALL_ONE_CAN.sub(" ", _ASIDES.sub("", words))
