"""Relations told by a pair of names: "the Lindholm-Brandt feud", "for Lindholm, Brandt was the main
rival"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ..actors.finding import Mention
from ..actors.wordings import COUNTRIES
from ..languages import rows
from .found import NounFound
from .peoples import country_of

_VAGUE = frozenset(
    [
        "deal",
        "deals",
        "talks",
        "call",
        "calls",
        "meeting",
        "meetings",
        "summit",
        "exchange",
        "engagement",
        "relationship",
        "ties",
        "dialogue",
        "contacts",
    ]
)
"""Nouns that do not say how two stand, or stand behind the hyphen in one name too."""


@cache
def _joined() -> tuple[re.Pattern[str], dict[str, str]]:
    """Two names with a hyphen or dash and a noun of relation; noun -> relation."""
    told = {
        noun.replace("_", " "): row["relation"]
        for row in rows("relation_nouns")
        if "between" in row["to"].split()
        for noun in row["nouns"].split()
    }
    nouns = "|".join(sorted(told, key=lambda n: (-len(n), n)))
    name = r"(?:U\.[SKN]\.|[A-Z][\w.]*[\w])"
    return re.compile(
        rf"(?<![\w-])(?P<one>{name})\s?[-\u2013/]\s?(?P<two>{name})\s+(?:[\w-]+\s)?"
        rf"(?P<noun>(?i:{nouns}))(?![\w-])"
    ), told


def joined_pairs(text: str) -> Iterator[NounFound]:
    """ "The Iran-Iraq war": both names, by a noun of what is mutual."""
    pattern, told = _joined()
    for match in pattern.finditer(text):
        one, two = (Mention(country_of(match[k]), *match.span(k), match[k]) for k in ("one", "two"))
        vague = match["noun"].lower() in _VAGUE
        if vague and not (_is_state(one) and _is_state(two)):
            continue
        if one.name not in ("Non", "Anti", "Pro", "Post", "Pre") and one.name != two.name:
            yield NounFound(told[match["noun"].lower()], *match.span("noun"), one, two)


_STATES = frozenset({"US", "U.S.", "UK", "U.K.", "EU", "E.U.", "NATO", "USSR", "UAE", "UN", "PRC"})


def _is_state(m: Mention) -> bool:
    return m.name in COUNTRIES or m.text in _STATES


@cache
def sides() -> tuple[dict[str, str], str]:
    """Roles of friend and foe ("ally", "enemy") with their relation, and a pattern of them all."""
    told = {
        role: row["relation"]
        for row in rows("relation_roles")
        if row["relation"] in ("allies with", "opposes")
        for role in row["roles"].split()
    }
    return told, "|".join(sorted(told, key=lambda n: (-len(n), n)))


@cache
def _for_whom() -> tuple[re.Pattern[str], dict[str, str]]:
    told, roles = sides()
    return re.compile(
        rf"\s+(?:is|was|were|are|remained|became)\s+(?:still\s|now\s|then\s)?(?:the|an?|their|its)\s"
        rf"(?:[\w-]+\s){{0,2}}?(?P<role>{roles})\b",
        re.IGNORECASE,
    ), told


def for_whom(text: str, named: list[Mention]) -> Iterator[NounFound]:
    """ "For Lindholm, Brandt was the main rival"."""
    pattern, told = _for_whom()
    for one, other in pairwise(named):
        opens = _FOR.search(text, max(0, one.start - 10), one.start)
        if opens and _COMMA.fullmatch(text, one.end, other.start):
            role = pattern.match(text, other.end)
            if role:
                yield NounFound(told[role["role"].lower()], *role.span("role"), other, one)


_FOR = re.compile(r"\b[Ff]or\s(?:the\s)?$")
_COMMA = re.compile(r",\s(?:the\s)?")
