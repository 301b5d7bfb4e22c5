"""Whom a pronoun means that stands at an end of a relation: only where one alone was named."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from ..actors.finding import Mention
from ..actors.wordings import COUNTRIES
from ..languages import word_list
from .phrases import is_house


def opening_pronouns(text: str, named: list[Mention]) -> list[Mention]:
    """Pronouns that open a sentence, as the one whose name opened the sentence before."""
    starts = [m.start for m in named]
    found: list[Mention] = []
    for pronoun in _PRONOUN_OPENS.finditer(text):
        if found and pronoun["pronoun"] in _GOING_ON and _goes_on(text, found[-1], pronoun):
            found.append(Mention(found[-1].name, *pronoun.span("pronoun"), pronoun["pronoun"]))
            continue
        low = (
            max(
                text.rfind(". ", 0, pronoun.start() - 2),
                text.rfind("\n", 0, pronoun.start()),
            )
            + 1
        )
        i = bisect_left(starts, low)
        subject = named[i] if i < len(named) and named[i].start < pronoun.start() else None
        if subject is None or not _OPENING.fullmatch(text, low, subject.start):
            subject = _only_person(text, named, low, pronoun)
        if subject is None:
            continue
        place = pronoun.span("pronoun")
        found.append(Mention(subject.name, *place, pronoun["pronoun"]))
    return found


def _goes_on(text: str, last: Mention, pronoun: re.Match[str]) -> bool:
    """Whether "he" that opens a sentence is "he" that opens the sentence before."""
    between = text[last.end : pronoun.start()]
    same = last.text == pronoun["pronoun"] and "\n" not in between
    return same and len(re.findall(r"[.!?] ", between)) == 1


_GOING_ON = frozenset({"He", "She", "They"})


def _only_person(
    text: str, named: list[Mention], low: int, pronoun: re.Match[str]
) -> Mention | None:
    """Whom "he" or "she" opens a sentence with, where the sentence before names one person only."""
    if pronoun["pronoun"] not in ("He", "She"):
        return None
    starts = [m.start for m in named]
    before = named[bisect_left(starts, low) : bisect_left(starts, pronoun.start())]
    people = [m for m in before if may_be_a_person(m.name)]
    told = {m.name for m in people}
    return people[0] if len(told) == 1 and _PERSON.fullmatch(people[0].name) else None


_PERSON = re.compile(r"[A-Z][\w.'\u2019-]*(?:\s(?:[A-Z]\.\s)?(?:de'?\s)?[A-Z][\w.'\u2019-]*)+")
"""Two names or a rank and a name, as people have."""


def inner_pronouns(text: str, named: list[Mention]) -> list[Mention]:
    """ "He" and "she" inside a sentence that names one person alone before them ("Renn said that
    he met the mayor"), or names nobody and follows one that names one person."""
    starts = [m.start for m in named]
    found: list[Mention] = []
    for pronoun in _HE_OR_SHE.finditer(text):
        at = pronoun.start()
        low = max(sentence_start(text, at), text.rfind(": ", 0, at), at - REACH)
        people = _people(text, named[bisect_left(starts, low) : bisect_left(starts, at)])
        for _ in range(_SENTENCES_BACK):
            earlier = sentence_start(text, low - 2)
            if people or text[low - 1 : low] == "\n" or earlier >= low:
                break
            people = _people(text, named[bisect_left(starts, earlier) : bisect_left(starts, low)])
            people |= {m.name for m in found if earlier <= m.start < low}
            low = earlier
        if len(people) == 1:
            found.append(Mention(people.pop(), *pronoun.span(), pronoun.group()))
    return found


def object_pronouns(text: str, named: list[Mention]) -> list[Mention]:
    """ "Him" and "her" behind a verb, where one person alone was named who is not its subject."""
    starts = [m.start for m in named]
    found: list[Mention] = []
    for pronoun in _HIM_OR_HER.finditer(text):
        at = pronoun.start()
        low = max(sentence_start(text, at), at - REACH)
        here = named[bisect_left(starts, low) : bisect_left(starts, at)]
        subject = here[-1].name if here else ""
        people = _people(text, here) - {subject}
        for _ in range(_SENTENCES_BACK):
            earlier = sentence_start(text, low - 2)
            if people or earlier >= low:
                break
            before = named[bisect_left(starts, earlier) : bisect_left(starts, low)]
            people = _people(text, before) - {subject}
            low = earlier
        if len(people) == 1:
            found.append(Mention(people.pop(), *pronoun.span(), pronoun.group()))
    return found


def going_on(text: str, named: list[Mention]) -> list[Mention]:
    """ "It" and "they" inside a sentence that opens with a house, a land or a people, the only one
    before them: "The Guild said that it backed Renn"."""
    starts = [m.start for m in named]
    found: list[Mention] = []
    for pronoun in _IT_OR_THEY.finditer(text):
        low = max(sentence_start(text, pronoun.start()), pronoun.start() - REACH)
        before = named[bisect_left(starts, low) : bisect_left(starts, pronoun.start())]
        others = [m for m in before if not may_be_a_person(m.name) or _MANY.search(m.name)]
        if not others or len({m.name for m in others}) > 1:
            continue
        who = others[0]
        if _OPENING.fullmatch(text, low, who.start) and _fits(who, pronoun.group()):
            found.append(Mention(who.name, *pronoun.span(), pronoun.group()))
    return found


def _fits(who: Mention, pronoun: str) -> bool:
    """Whether "they" or "it" can mean a name; a house can be both."""
    return is_house(who.name) or bool(_MANY.search(who.name)) == (pronoun == "they")


_MANY = re.compile(r"(?:[nrtdkm]s|ese|ish|[ea]ns|ists|ites)$")
"""Ends names of many: "Lindholmers", "Liberals"."""
_IT_OR_THEY = re.compile(r"(?<=[a-z,] )(?:it|they)(?= [a-z]|['\u2019](?:s|d|ve|re|ll) [a-z])")


def sentence_start(text: str, at: int) -> int:
    """Where the sentence begins in which ``at`` stands, past the stop before it; "Dr. " is none."""
    low = max(0, *(text.rfind(mark, 0, max(0, at)) + 1 for mark in (". ", "? ", "! ", "\n")))
    if low and _SHORT_WORD.search(text, max(0, low - 7), low):
        return sentence_start(text, low - 2)
    return low


_SHORT_WORD = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|St|Lt|Col|Gen|Sen|Rep|Gov|Prof|Maj|Capt|[A-Z])\.$")
"""Before a blank: a title or a letter with a stop, no end of a sentence."""


_HIM_OR_HER = re.compile(
    r"(?<=[a-z] )(?:him|her(?=[.,;:!?)]|$|\s(?:again|too|in|on|at|for|from|with|and|or|but|to|as|"
    r"when|because|since|after|before|all|once|out|up|down|off|over|very|so|about|during)\b))"
    r"(?!\s(?:to|that)\b)(?![\w'\u2019-])"
)
REACH = 1_200
"""Code points back to which somebody is looked for where nothing ends a sentence."""
_SENTENCES_BACK = 3
"""Sentences in which one is looked for whom "he" may mean."""


def _people(text: str, named: list[Mention]) -> set[str]:
    return {
        m.name
        for m in named
        if may_be_a_person(m.name) and text[m.start - 4 : m.start].lower() != "the "
    }


@lru_cache(maxsize=4096)
def may_be_a_person(name: str) -> bool:
    """Whether a name may be a person's: no country's, no house's and no region's."""
    whole = name[:1].isupper() and name not in COUNTRIES and not is_house(name)
    return whole and not _THEIRS.search(name) and name not in word_list("regions")


def may_be_who(name: str) -> bool:
    """Whether "who" right behind a name can mean it: somebody, no country and no house."""
    return name not in COUNTRIES and name not in word_list("regions")


_THEIRS = re.compile(r"['\u2019]s?(?:\s|$)")
"""In a name of what is somebody's: "Traders' Exchange"."""


_HE_OR_SHE = re.compile(r"(?<=\s)s?he(?=\s+[a-z]|['\u2019](?:s|d|ll)\s+[a-z])")
_PRONOUN_OPENS = re.compile(
    r"(?<=[.!?] )(?P<pronoun>It|They|He|She|Its|Their)(?= [a-z]|['\u2019](?:s|d|ve|re|ll) [a-z])"
)
_OPENING = re.compile(
    r"\s*(?:[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}:\s*)?"
    r"(?:(?:And|But|So|Then|Now|Today|Well|Yes|No|Look|Okay|OK|Right|Sure|Of course),?\s+){0,2}"
    r"(?:[Tt]he\s+)?"
)
"""Before who opens a sentence, or what is said behind a label."""
