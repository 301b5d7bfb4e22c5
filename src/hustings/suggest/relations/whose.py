"""Roles by a pronoun: "their leader, Edda Voss", "his adviser Renn"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from ..actors.finding import Mention
from ..languages import rows
from .found import NounFound
from .phrases import is_house
from .pronouns import REACH, may_be_a_person, sentence_start
from .roles import of_a_person

_BEFORE = 60
"""Code points before a name in which "one of his oldest advisers, Mr" stands."""
_BACK = 1
"""Sentences before its own in which whose one is may be named."""


_NO_ROLE = frozenset("part branch wing arm head".split())
"""Words that tell a role only before "of": "for her part", "at its head"."""
_ENDS = re.compile(r"\n|[.?!]\s")
_CLOSES = re.compile(r"\s*(?:[,.;:!?)\u2014-]|$|\s(?:and|or)\b)")
"""Behind a name that a comma sets apart: "her boss, John Holm, was there"."""


@cache
def _role() -> re.Pattern[str]:
    """ "their (old) leader(, Mr) " before a name, with a named group per relation."""
    roles = "|".join(
        rf"(?P<r{n}>(?:{'|'.join(r for r in row['roles'].split() if r not in _NO_ROLE)})s?)"
        for n, row in enumerate(rows("relation_roles"))
    )
    described = r"(?:(?!(?:and|or|of|for|to|with|by|from|at|in|on)\b)[\w-]+\s+){0,2}?"
    return re.compile(
        rf"(?<![\w'\u2019])(?<!\bfor\s)(?<!\bas\s)(?<!\bat\s)(?P<whose>his|her|their|its)\s+{described}(?:{roles}),?\s+"
        rf"(?:named\s+|called\s+|the\s+)?(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?$",
        re.IGNORECASE,
    )


def by_pronoun(text: str, openings: Iterable[int], named: list[Mention]) -> Iterator[NounFound]:
    """Of the sentences that begin at ``openings``; ``named`` are all that the text names, in order.
    What has no stop is read once, however many pieces it is cut into."""
    starts = [m.start for m in named]
    low = high = 0
    for start in openings:
        if start >= high:
            ends = _ENDS.search(text, start)
            high = ends.end() if ends is not None else len(text)
        low = max(low, bisect_left(starts, start))
        while low < len(named) and starts[low] < high:
            yield from _whose(text, start, named[low], _named_before(named, starts))
            low += 1


_NamedBefore = Callable[[int], list[Mention]]
"""The names that stand not far before an offset."""


def _named_before(named: list[Mention], starts: list[int]) -> _NamedBefore:
    return lambda at: named[bisect_left(starts, at - REACH) : bisect_left(starts, at)]


def _whose(text: str, start: int, who: Mention, before: _NamedBefore) -> Iterator[NounFound]:
    """Of one name in a sentence that begins at ``start``."""
    yield from _is_theirs(text, who, before)
    role = _role().search(text, max(start, who.start - _BEFORE), who.start)
    if role is None or ("," in role.group() and not _CLOSES.match(text, who.end)):
        return
    owner = _owner(text, role, before(role.start()))
    if owner is not None and owner.name != who.name:
        group = next(k for k, v in role.groupdict().items() if v and k[0] == "r")
        relation = rows("relation_roles")[int(group[1:])]["relation"]
        yield of_a_person(NounFound(relation, *role.span(group), who, owner), text)


@cache
def _role_behind() -> re.Pattern[str]:
    """Behind a name: ", which is its old rival", "was their leader"."""
    roles = "|".join(
        rf"(?P<r{n}>(?:{'|'.join(r for r in row['roles'].split() if r not in _NO_ROLE)})s?)"
        for n, row in enumerate(rows("relation_roles"))
    )
    return re.compile(
        rf"(?:,?\s+(?:who|which))?\s+(?:is|was|are|were|became|remains?)\s+(?:(?:now|also|then|still)\s+)?"
        rf"(?P<whose>his|her|their|its)\s+(?:(?!(?:and|or|of)\b)[\w-]+\s+){{0,2}}?(?:{roles})\b"
        rf"(?!\s+(?:of|to|for|at|in|and)\b|['\u2019])",
        re.IGNORECASE,
    )


def _is_theirs(text: str, who: Mention, before: _NamedBefore) -> Iterator[NounFound]:
    """ "Renn was her adviser"; "against Lindholm, which is its old rival"."""
    role = _role_behind().match(text, who.end)
    if role is None:
        return
    owner = _owner(text, role, [m for m in before(who.start) if m.name != who.name])
    if owner is not None:
        group = next(k for k, v in role.groupdict().items() if v and k[0] == "r")
        relation = rows("relation_roles")[int(group[1:])]["relation"]
        yield of_a_person(NounFound(relation, *role.span(group), who, owner), text)


def _owner(text: str, role: re.Match[str], before: list[Mention]) -> Mention | None:
    """Whom a pronoun means: the only person, or the only one who is none, named in its sentence or
    else in the one before."""
    low = role.start()
    for _ in range(_BACK + 1):
        low = sentence_start(text, low - 2)
        here = [m for m in before if m.start >= low and _fits(text, role["whose"].lower(), m)]
        if here:
            return here[-1] if len({m.name for m in here}) == 1 else None
        if text[low - 1 : low] == "\n":
            break
    return None


def _fits(text: str, pronoun: str, m: Mention) -> bool:
    """Whether "his" or "their" can mean a name; what has "the" before it is no person."""
    articled = text[max(0, m.start - 4) : m.start].lower() == "the "
    person = may_be_a_person(m.name) and not articled
    if pronoun in ("his", "her"):
        return person
    return not person or len(m.name.split()) == 1 or is_house(m.name)
