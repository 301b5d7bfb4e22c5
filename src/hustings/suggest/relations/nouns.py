"""Relations told by a noun: "the Guild's alliance with the Office", "the split of A from B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..actors.finding import Mention
from ..languages import rows
from .clauses import subjects_joined, targets_of
from .found import NounFound
from .phrases import Standing, by_verb_and_noun, of_a_house
from .roles import is_no_person, standing

_ARTICLE = r"(?:both\s+the|both|the|its|their|his|her|a|an|our|this)\s+"
_HAS_ITS_OWN = re.compile(r"['\u2019]s\b|\s(?!in\b|on\b|at\b|for\b|and\b|or\b|but\b|as\b)[a-z]")
"""Behind a name that "and" joins: what follows is its own, "A's invasion of B and the C raid"."""
_OWNER = re.compile(r"['\u2019]s?\s+(?:[\w-]+\s+){0,2}$")
_AND = re.compile(rf",?\s+(?:and|&)\s+(?:{_ARTICLE})?", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?:\s+(?!and\b|but\b|or\b|with\b)\w+){0,6}?\s+between\s+(?:the\s+)?$", re.IGNORECASE
)
_OF = re.compile(r"\s+(?:of|by)\s+(?:the\s+)?$", re.IGNORECASE)
_WITHIN = 40
"""Code points that may stand between a noun and the name it leads to."""


@dataclass(frozen=True, slots=True)
class _Noun:
    relation: str
    of: str
    to: re.Pattern[str]


@cache
def _nouns() -> tuple[re.Pattern[str], dict[str, _Noun]]:
    """One pattern for all nouns, and noun -> what it tells."""
    table: dict[str, _Noun] = {}
    for row in rows("relation_nouns"):
        words = "|".join(row["to"].split())
        to = re.compile(
            rf"(?:[^.;:,!?\n()]{{0,24}})?\s+(?:{words})\s+(?:{_ARTICLE})?$",
            re.IGNORECASE,
        )
        for noun in (word.replace("_", " ") for word in row["nouns"].split()):
            table[noun] = _Noun(row["relation"], row["of"], to)
    forms = "|".join(sorted(table, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE), table


def noun_relations(
    text: str, sentence: tuple[int, int], named: list[Mention]
) -> Iterator[NounFound]:
    """Relations of one sentence told by nouns; ``named`` are the actors it names, in order. What
    two nouns tell of the same two ("friendship and alliance") is told once."""
    told: set[tuple[str, str, str]] = set()
    for found in _by_nouns(text, sentence, named):
        key = found.relation, found.actor.name, found.target.name
        if key not in told and found.actor.name != found.target.name:
            told.add(key)
            yield found


def _by_nouns(text: str, sentence: tuple[int, int], named: list[Mention]) -> Iterator[NounFound]:
    pattern, table = _nouns()
    for match in pattern.finditer(text, *sentence):
        if any(m.start < match.end() and match.start() < m.end for m in named):
            continue
        tells = table[match.group().lower()]
        pair = _pair(text, match, tells, named)
        if pair is not None and pair[0].name != pair[1].name:
            for actor in _all_who(text, match, pair, named):
                yield NounFound(tells.relation, *match.span(), actor, pair[1])
            if pair[1].start > match.end() and pair[0].end < match.start():
                for more in targets_of(text, [m for m in named if m.start >= pair[1].start])[1:]:
                    if not _HAS_ITS_OWN.match(text, more.end):
                        yield NounFound(tells.relation, *match.span(), pair[0], more)
        yield from _against(text, match, named)
    yield from standing(text, named)
    for place, who in of_a_house(text, named):
        yield NounFound("belongs to", *place, who.actor, who.target)


def _all_who(
    text: str, noun: re.Match[str], pair: tuple[Mention, Mention], named: list[Mention]
) -> list[Mention]:
    """Whoever stands so: behind a verb all that "and" joins before it ("A and B made war on C")."""
    actor = pair[0]
    if actor.end > noun.start() or _owner(text, noun.start(), named) is not None:
        return [actor]
    return subjects_joined(text, [m for m in named if m.start <= actor.start])


def _pair(
    text: str, noun: re.Match[str], tells: _Noun, named: list[Mention]
) -> tuple[Mention, Mention] | None:
    """Who stands so to whom: owner and object, "between A and B", "of A from B"."""
    behind = [m for m in named if m.start >= noun.end()]
    if not behind or behind[0].start - noun.end() > _WITHIN:
        return None
    first = behind[0]
    second = behind[1] if len(behind) > 1 else None
    lead = text[noun.end() : first.start]
    joined = second is not None and _AND.fullmatch(text, first.end, second.start)
    owner = _owner(text, noun.start(), named)
    both = _BETWEEN.fullmatch(lead)
    if joined and second is not None and (both or (_OF.fullmatch(lead) and owner is None)):
        return (first, second) if both or tells.relation == "allies with" else None
    if owner is not None and tells.to.fullmatch(lead):
        return (
            (first, owner)
            if re.search(r"\b(?:by|from)\b", lead) and tells.of == "target"
            else (owner, first)
        )
    plain: Standing | None = by_verb_and_noun(
        text,
        noun.span(),
        tells.relation,
        lambda words: bool(tells.to.fullmatch(words)),
        named,
    )
    if plain is not None:
        return plain.actor, plain.target
    if _OF.fullmatch(lead) and second is not None:
        between = text[first.end : second.start]
        if tells.to.fullmatch(between) and len(between) <= _WITHIN:
            turned = tells.of == "target"
            return (second, first) if turned else (first, second)
    return None


def _against(text: str, noun: re.Match[str], named: list[Mention]) -> Iterator[NounFound]:
    """ "The solidarity of A and B against C": both oppose C."""
    behind = [m for m in named if m.start >= noun.end()][:3]
    for k in range(1, len(behind)):
        link = re.fullmatch(
            r"\s+(against)\s+(?:the\s+)?", text[behind[k - 1].end : behind[k].start]
        )
        if link and _OF.fullmatch(text[noun.end() : behind[0].start]):
            at = behind[k - 1].end + link.start(1)
            for one in behind[:k]:
                yield NounFound("opposes", at, at + len(link[1]), one, behind[k])


_DIRECTLY = re.compile(
    r"\s+(?:(?:military|financial|political|economic|trade|public|direct|continued|foreign)\s+)?"
)
"""Between a state and what it gives: "US military aid to"."""


def _owner(text: str, at: int, named: list[Mention]) -> Mention | None:
    """ "the Guild's (old) alliance": who has what the noun names."""
    before = [m for m in named if m.end <= at]
    if not before:
        return None
    theirs = _THEIRS.search(text, before[-1].end, at)
    owners = [
        m for m in before if not (theirs and theirs["whose"] in ("his", "her") and is_no_person(m))
    ]
    if theirs and len({m.name for m in owners}) == 1:
        return owners[-1]  # "Voss was expelled because of his membership of"
    last = before[-1]
    gap = text[last.end : at]
    if last.text in ("Its", "Their") and re.fullmatch(r"\s+(?:\w+\s+)?", gap):
        return last
    state = is_no_person(last)
    if (
        (state and _DIRECTLY.fullmatch(gap))
        or _OWNER.fullmatch(gap)
        or (text[last.end - 1] in "'\u2019" and re.fullmatch(r"\s+(?:\w+\s+)?", gap))
    ):
        return last
    return None


_THEIRS = re.compile(r"\b(?P<whose>his|her|their|its)\s+(?:[\w-]+\s+){0,3}$")
