"""Whom a pronoun likely means where several may be meant: the middle tier alone takes it so."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator

from ..actors.finding import Mention
from ..actors.wordings import COUNTRIES
from .pronouns import REACH, may_be_a_person, sentence_start

_PRONOUN = re.compile(
    r"(?<![\w'\u2019-])(?:(?P<one>[Hh]e|[Ss]he|him|her(?=[.,;:!?)]|$|\s(?:in|on|at|for|from|with|and|"
    r"or|but|to|as|when|because|since|after|before|out|up|down|off|over|very|so)\b))|"
    r"(?P<many>[Tt]hey|them)|(?P<thing>[Ii]t(?=\s(?:has|had|would|will|\w+ed)\b)))"
    r"(?![\w-])(?!['\u2019]s (?:a|not|the|very|really|been)\b)"
)
OBJECTS = frozenset({"him", "her", "them"})
"""Pronouns that stand behind a verb."""
_BACK = 3
"""Sentences before its own in which somebody is looked for."""
_LED = re.compile(
    r"\b(?:in|on|at|of|from|with|by|for|against|like|about|between|near|under|than|to|into|over)\s+"
    r"(?:the\s+|both\s+|all\s+)?(?:[a-z-]+\s+)?$"
)
_MANY = re.compile(r"(?:[nrtdkms]s|[eiy]es|[A-Z]{2,}|ese|ish)$")


def likely_meant(text: str, named: list[Mention]) -> list[Mention]:
    """The pronouns that no other rule reads, as whoever was named last that fits: for a subject who
    stands first in the nearest sentence, for an object who stands last and is not its subject."""
    taken = {m.start for m in named}
    known, found = [*named], []
    for pronoun in _PRONOUN.finditer(text):
        if pronoun.start() in taken:
            continue
        subject = ""
        for here in _nearest(text, known, pronoun.start()):
            subject = subject or (here[-1].name if here else "")
            who = _meant(text, here, pronoun, subject)
            if who is not None:
                meant = Mention(who.name, *pronoun.span(), pronoun.group())
                insort(known, meant, key=_place)
                found.append(meant)
                break
    return found


def _place(mention: Mention) -> int:
    return mention.start


def _nearest(text: str, named: list[Mention], at: int) -> Iterator[list[Mention]]:
    """The names before ``at`` by sentence, the nearest first."""
    high, low = at, sentence_start(text, at)
    for _ in range(_BACK + 1):
        first = bisect_left(named, max(low, at - REACH), key=_place)
        yield named[first : bisect_left(named, high, key=_place)]
        earlier = sentence_start(text, low - 2)
        if earlier >= low or low <= at - REACH:
            return
        low, high = earlier, low


def _meant(text: str, here: list[Mention], pronoun: re.Match[str], subject: str) -> Mention | None:
    fit = [m for m in here if _fits(m, pronoun)]
    if not fit:
        return None
    if pronoun.group().lower() not in OBJECTS:
        first = [m for m in fit if not _LED.search(text, max(0, m.start - 24), m.start)]
        return (first or fit)[0]
    others = [m for m in fit if m.name != subject]
    return others[-1] if others else None


def _fits(m: Mention, pronoun: re.Match[str]) -> bool:
    one = may_be_a_person(m.name)
    if pronoun["one"]:
        return one
    if pronoun["many"]:
        return not one or (bool(_MANY.search(m.name)) and " " not in m.name)
    return not one and (m.name in COUNTRIES or m.name[:1].isupper())
