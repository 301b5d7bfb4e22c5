"""How speakers stand to others by their own word: "I was a big backer of Edda Voss", "I've worked
with the Guild".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from ..actors.finding import Mention
from ..languages import rows
from ..spans import Span, trim
from .found import NounFound, RelationFound, told_relation
from .objects import of_something_else
from .roles import role_between
from .verbs import relation_verbs, wording

Speaker = Callable[[int], str | None]
"""Who speaks at an offset."""
_I = re.compile(
    r"(?<![\w'\u2019])I(?:['\u2019](?P<short>ve|m|d))?(?=\s+[a-z])(?!\s+(?:think|guess|mean|suppose)\b)"
)
_HAVE = re.compile(r"(?:['\u2019](?:ve|m|d))?")
_ME = re.compile(r"(?<![\w'\u2019])me(?=[.,;:!?)]|$|\s(?!a\b|an\b|the\b|that\b|how\b|why\b)\w)")
_LEAD = re.compile(
    r"\s+(?:(?:have|had|was|am|been|also|then|once|now|just|still|first|later|always|never|even|"
    r"actually|really|did|\w+ly|used to|started|began|ended up|went on to|got to|decided to|"
    r"(?:was|were) able to|personally)\s+)*"
)
"""Between "I" and what the speaker did."""
_NEVER = re.compile(r"\b(?:never|not)\b|n['\u2019]t\b")
_OBJECT = re.compile(r"\s*(?:(?:the|both|our|my friend|my colleague|my old friend)\s+)?")
_SUPPOSED = re.compile(r"\b(?:if|unless|whether|wish|would|could|should|until)\s+$", re.IGNORECASE)
_AT_A_TIME = re.compile(r"\b(?:when|before|once|after)\s+$", re.IGNORECASE)
_PAST = re.compile(r"(?:was|were|had|met|led|fought|\w+ed)\b", re.IGNORECASE)
"""Begins what was done: "when I joined the Guild" tells it, "when I join the Guild" does not."""
_UNTOLD = frozenset({"criticises", "denounces", "deceives", "contains", "other"})
"""What speakers do as they speak is read from their words, not told of."""


@cache
def _deeds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(deed for deed in relation_verbs() if deed[0] not in _UNTOLD)


def own_relations(
    text: str, sentence: tuple[int, int], named: list[Mention], speaker: Speaker
) -> Iterator[RelationFound]:
    """What the one who speaks a sentence tells of himself and of those it names."""
    for found in (
        *_by_me(text, sentence, named),
        *_to_me(text, sentence, named),
        *_mine(text, named),
        *_my_talks(text, named),
    ):
        me, other = (
            (found.actor, found.target) if found.actor.name == "I" else (found.target, found.actor)
        )
        who = speaker(me.start)
        if who is None or who.lower() in other.name.lower():
            continue
        ends = [replace(end, name=who) if end is me else end for end in (found.actor, found.target)]
        low = min(me.start, other.start)
        negated = _NEVER.search(text, low, found.end) is not None
        asked = text[slice(*sentence)].rstrip().endswith("?")
        cue = Span.of(text, found.start, found.end)
        yield told_relation(
            text, ends[0], ends[1], found.relation, cue, (negated, asked), 0.55, False
        )


def _by_me(text: str, sentence: tuple[int, int], named: list[Mention]) -> Iterator[NounFound]:
    """ "I've worked with the Guild"."""
    for i in _I.finditer(text, *sentence):
        me = Mention("I", i.start(), i.start() + 1, "I")
        other = next((m for m in named if m.start > me.end), None)
        if other is None or _SUPPOSED.search(text, max(0, me.start - 12), me.start):
            continue
        deed = _role(text, me, [m for m in named if m.start > me.end]) or _deed(text, me, other)
        begins = deed and _AT_A_TIME.search(text, max(0, me.start - 8), me.start)
        if deed and begins and not _PAST.match(text, deed.start):
            continue
        other = deed.target if deed else other
        left = deed and deed.relation == "splits from" and other.text.islower()
        if deed and not left and text[other.end : other.end + 2] not in ("'s", "\u2019s"):
            yield deed


def _role(text: str, me: Mention, behind: list[Mention]) -> NounFound | None:
    """ "I'm a Port Service officer with the Council": of the two names that follow, the first to
    which a role leads."""
    found = (role_between(text, me, other) for other in behind[:2] if other.start - me.end < _FAR)
    return next((role for role in found if role), None)


_FAR = 70
"""Code points from "I" to whom its role leads."""


def _deed(text: str, me: Mention, other: Mention) -> NounFound | None:
    lead = _LEAD.match(text, _HAVE.match(text, me.end).end())  # type: ignore[union-attr]
    for relation, pattern in _deeds() if lead else ():
        deed = pattern.match(text, lead.end()) if lead else None
        if (
            deed
            and _OBJECT.fullmatch(text, deed.end(), other.start)
            and not of_something_else(text, me.end, deed, other)
        ):
            return NounFound(relation, *trim(text, *deed.span()), me, other)
    return None


def _to_me(text: str, sentence: tuple[int, int], named: list[Mention]) -> Iterator[NounFound]:
    """ "Edda Voss hired me"."""
    for place in _ME.finditer(text, *sentence):
        before = [m for m in named if m.end < place.start()]
        lead = _LEAD.match(text, before[-1].end) if before else None
        supposed = before and _SUPPOSED.search(
            text, max(0, before[-1].start - 12), before[-1].start
        )
        if lead is None or supposed:
            continue
        for relation, pattern in _deeds():
            deed = pattern.match(text, lead.end())
            if deed and not text[deed.end() : place.start()].strip():
                me = Mention("I", *place.span(), "me")
                yield NounFound(relation, *trim(text, *deed.span()), before[-1], me)
                break


@cache
def _my_role() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands behind a name ("is my boss") and before one ("my boss, ")."""
    roles = "|".join(
        rf"(?P<r{n}>{'|'.join(row['roles'].split())})"
        for n, row in enumerate(rows("relation_roles"))
    )
    mine = rf"(?P<my>[Mm]y)\s(?:(?!and\b|of\b)[\w-]+\s){{0,2}}?(?:{roles})"
    stands = r"\s(?:is|was|became|has been|had been|remains)\s(?:now\s|then\s|still\s)?"
    behind = re.compile(rf"{stands}{mine}\b(?!['\u2019-])")
    return behind, re.compile(rf"\b{mine},?\s(?:Mr\.?\s|Ms\.?\s|Dr\.?\s)?$")


_ROLE_BEFORE = 50
"""Code points before a name in which "my old boss, Mr" stands."""


def _mine(text: str, named: list[Mention]) -> Iterator[NounFound]:
    """ "Edda Voss is my partner"; "my boss, Edda Voss"."""
    behind, before = _my_role()
    for other in named:
        role = behind.match(text, other.end)
        role = role or before.search(text, max(0, other.start - _ROLE_BEFORE), other.start)
        if role is not None and role.lastgroup:
            relation = rows("relation_roles")[int(role.lastgroup.removeprefix("r"))]["relation"]
            me = Mention("I", *role.span("my"), role["my"])
            yield NounFound(relation, *role.span(role.lastgroup), other, me)


_MY_TALKS = re.compile(
    rf"\b(?P<my>[Mm]y)\s(?:(?!and\b|of\b)[\w-]+\s){{0,2}}?(?P<noun>{wording('talks')})\swith\s"
    r"(?:(?:the|both|Mr\.?|Ms\.?|Dr\.?)\s)*$"
)


def _my_talks(text: str, named: list[Mention]) -> Iterator[NounFound]:
    """ "Based on my previous conversation with Edda Voss"."""
    for other in named:
        told = _MY_TALKS.search(text, max(0, other.start - _ROLE_BEFORE), other.start)
        if told:
            me = Mention("I", *told.span("my"), told["my"])
            yield NounFound("negotiates with", *told.span("noun"), me, other)
