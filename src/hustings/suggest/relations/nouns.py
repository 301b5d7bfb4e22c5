"""Relations told by a noun: "the Guild's alliance with the Office", "the split of A from B", "Ruth
Adeyemi, head of the Committee", "under the leadership of Gus Holm, the party …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ..actors.finding import Mention
from ..actors.wordings import COUNTRIES
from ..languages import rows
from .phrases import Standing, by_verb_and_noun, is_house, is_thing, of_a_house

_ARTICLE = r"(?:both\s+the|both|the|its|their|his|her|a|an|our|this)\s+"
_OWNER = re.compile(r"['\u2019]s?\s+(?:[\w-]+\s+){0,2}$")
_AND = re.compile(rf",?\s+(?:and|&)\s+(?:{_ARTICLE})?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+between\s+(?:the\s+)?$", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|by)\s+(?:the\s+)?$", re.IGNORECASE)
_WITHIN = 40
"""Code points that may stand between a noun and the name it leads to."""
_ROLE_WITHIN = 60
"""Code points a role may take between two names."""
_LEADERSHIP = re.compile(
    r"\b(?:under|during)\s+(?:the\s+)?(?:leadership|direction|command|presidency|chairmanship|"
    r"rule)\s+"
    r"(?:of\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NounFound:
    """``start``/``end`` of the noun, who stands so to whom."""

    relation: str
    start: int
    end: int
    actor: Mention
    target: Mention


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
            rf"(?:[^.;:,!?\n()]{{0,24}})?\s+(?:{words})\s+(?:{_ARTICLE})?$", re.IGNORECASE
        )
        for noun in row["nouns"].split():
            table[noun] = _Noun(row["relation"], row["of"], to)
    forms = "|".join(sorted(table, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE), table


@cache
def _role() -> str:
    """ "head of" with a named group per relation."""
    parts = []
    for n, row in enumerate(rows("relation_roles")):
        roles, links = "|".join(row["roles"].split()), "|".join(row["links"].split())
        parts.append(rf"(?P<r{n}>(?:{roles})(?:\s+and\s+[\w-]+)?\s+(?:{links}))")
    return f"(?:{'|'.join(parts)})"


@cache
def _role_before() -> re.Pattern[str]:
    return re.compile(rf"\b{_role()}\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _roles() -> re.Pattern[str]:
    """ "(, a|is the) … head of the …"."""
    return re.compile(
        rf"{_STANDS}(?:\w+ly\s+)?(?:one\s+of\s+)?"
        r"(?:(?:the|a|an|its|former|then|acting|long-time|himself|herself)\s+)"
        rf"*(?:{_NO_LINK}[\w-]+\s+){{0,3}}?"
        rf"{_role()}\s+(?:both\s+)?(?:the\s+)?(?:former\s+|then\s+)?",
        re.IGNORECASE,
    )


_NO_LINK = r"(?!(?:and|or|of|for|to|with|by|from|at|in|on|is|are|was|were|be|been|has|had)\b)"
"""Words that lead from one thing to another, and stand not within what somebody is."""
_STANDS = (
    r"(?:\s*,\s+(?:who(?:\s+(?:is|was|are|were|became)|['\u2019]s)\s+)?"
    r"|\s+(?:[^.,;:!?()]{0,40}?\s+(?:and|but)\s+)?(?:is|was|are|were|became|becomes|remains|"
    r"remained|"
    r"has been|had been|served as|serves as|works as|worked as|as)\s+|['\u2019][sm]\s+)"
)
"""What stands between a name and what somebody is: ", (who is)", "is", "retired and became"."""


_FORMER = r"(?:(?:the|a|an|its|former|then|acting|long-time|new|vice|deputy|senior)[\s-]+)*"


@cache
def _title() -> str:
    """ "head" with a named group per relation, also in capitals and with an office before it."""
    parts = [
        rf"(?P<r{n}>(?:{_NO_LINK}[\w-]+\s+){{0,2}}(?:{'|'.join(row['roles'].split())})s?)"
        for n, row in enumerate(rows("relation_roles"))
    ]
    return f"(?:{'|'.join(parts)})"


@cache
def _title_between() -> re.Pattern[str]:
    """Between the names of "Guild spokesman Renn" and "the Guild's founder, Edda Voss"."""
    return re.compile(
        rf"(?:['\u2019]s?)?\s+{_FORMER}{_title()}(?:\s+and\s+(?!the\b|an?\b)[\w-]+)?,?\s+"
        r"(?:(?<=[\w]\s)(?:is|was|are|were|remains?|remained|became)\s+(?:the\s+)?)?",
        re.IGNORECASE,
    )


@cache
def _title_behind() -> re.Pattern[str]:
    """Behind the group of "Edda Voss, the former Guild chair"."""
    return re.compile(rf"(?:['\u2019]s?)?\s+{_FORMER}{_title()}(?![\w-])(?!\s+(?-i:[A-Z]))", re.I)


_APPOSED = re.compile(
    rf"(?:,\s+(?:who\s+(?:is|was)\s+)?|\s+who\s+(?:is|was)\s+|\s+(?:is|was|became|remains|remained|"
    rf"has been)\s+(?:now\s+|then\s+|also\s+|still\s+)?){_FORMER}(?:[A-Z][.\w]*\s+)?$",
    re.IGNORECASE,
)

_ORIGIN_ENDS = re.compile(
    r"\s*(?:[^\w\s'\u2019]|$)|\s+(?:\w{4,}ing|and|but|or|in|from|until|before|after|during|since|when|who|for|at)\b"
)
_ORIGIN = re.compile(
    r"(?:(?:,|\s+(?=who|which|that))\s*(?:(?:who|which|that)(?:\s+(?:is|was)|['\u2019]s)\s+)?"
    r"(?:(?:also|really|still|then|\w+ly)\s+)*|\s+(?:is|was|became|has been)\s+)(?:(?:a|an)\s+"
    r"(?:[\w-]+\s+){1,3}?(?P<link>from|(?<=(?:yte|ist|ian) )of|with)|"
    r"(?:(?:the|an?|my|our|his|her|their|former|then|"
    r"also|very)\s+)+"
    r"(?:[\w-]+\s+){0,3}?(?:(?!disaster|danger|matter|answer|number|winner|letter|blessing|power)[\w-]+(?:or|er|ist|ian|ant|man|woman|ee|ive)s?|guy|colleague)"
    r"(?:\s+in\s+\w+)?\s+(?:here\s+)?(?P<at>at|for|from|with|on(?=\s+[A-Z]{2,5}\b)))\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""Behind a name: "a Trotskyite from", "the harbour negotiator at" (whose noun names a doer)."""


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
            yield NounFound(tells.relation, *match.span(), *pair)
        yield from _against(text, match, named)
    yield from _standing(text, named)
    yield from _led(text, sentence, named)
    for place, who in of_a_house(text, named):
        yield NounFound("belongs to", *place, who.actor, who.target)


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
    if joined and second is not None and (_BETWEEN.fullmatch(lead) or _OF.fullmatch(lead)):
        return (
            (first, second) if _BETWEEN.fullmatch(lead) or tells.relation == "allies with" else None
        )
    owner = _owner(text, noun.start(), named)
    if owner is not None and tells.to.fullmatch(lead):
        return (
            (first, owner)
            if re.search(r"\b(?:by|from)\b", lead) and tells.of == "target"
            else (owner, first)
        )
    plain: Standing | None = by_verb_and_noun(
        text, noun.span(), tells.relation, lambda words: bool(tells.to.fullmatch(words)), named
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
        m for m in before if not (theirs and theirs["whose"] in ("his", "her") and _is_no_person(m))
    ]
    if theirs and len({m.name for m in owners}) == 1:
        return owners[-1]  # "Voss was expelled because of his membership of"
    last = before[-1]
    gap = text[last.end : at]
    if last.text in ("Its", "Their") and re.fullmatch(r"\s+(?:\w+\s+)?", gap):
        return last
    state = last.name in COUNTRIES or is_house(last.text)
    if (
        (state and _DIRECTLY.fullmatch(gap))
        or _OWNER.fullmatch(gap)
        or (text[last.end - 1] in "'\u2019" and re.fullmatch(r"\s+(?:\w+\s+)?", gap))
    ):
        return last
    return None


def _is_no_person(m: Mention) -> bool:
    return is_house(m.text) or m.name in COUNTRIES


_THEIRS = re.compile(r"\b(?P<whose>his|her|their|its)\s+(?:[a-z]+\s+){0,2}$")


def role_between(text: str, left: Mention, right: Mention) -> NounFound | None:
    """ "A was a member of B": the role that stands between two."""
    role = _roles().fullmatch(text, left.end, right.start)
    return _in_role(role, left, right) if role else None


def _joined(text: str, named: list[Mention], k: int) -> list[Mention]:
    """Whom "and" joins to the ``k``-th name: none or one."""
    if k + 1 < len(named) and _AND.fullmatch(text, named[k].end, named[k + 1].start):
        return [named[k + 1]]
    return []


def _standing(text: str, named: list[Mention]) -> Iterator[NounFound]:
    """ "A, head of B", "A, a Trotskyite from B": a role beside a name."""
    for k, left in enumerate(named[:-1]):
        right = named[k + 1]
        if right.start - left.end > _ROLE_WITHIN:
            continue
        role = _roles().fullmatch(text, left.end, right.start)
        if role:
            if not (is_house(left.text) and not _PARTS.search(role.group())):
                yield _of_a_person(_in_role(role, left, right), text)
                if " both " in role.group():
                    yield from (_in_role(role, left, m) for m in _joined(text, named, k + 1))
            continue
        made = _MADE.search(text, max(0, left.start - _MADE_WITHIN), left.start)
        became = made and _what().fullmatch(text, left.end, right.start)
        if became:
            yield _in_role(became, left, right)
            continue
        title = _titled(text, left, right)
        if title is not None:
            yield title
            if title.actor is right:
                yield from (replace(title, actor=m) for m in _joined(text, named, k + 1))
            continue
        origin = _ORIGIN.fullmatch(text, left.end, right.start)
        if origin and _ORIGIN_ENDS.match(text, right.end):
            link = "link" if origin["link"] else "at"
            yield NounFound("belongs to", *origin.span(link), left, right)
        elif _CALLED.fullmatch(text, left.end, right.start) and not is_thing(right.text):
            # "agent of the Office Tobias Renn"
            role = _role_before().search(text, max(0, left.start - 40), left.start)
            if role:
                yield _in_role(role, right, left)


_MADE = re.compile(
    r"\b(?:ma(?:de|kes?|king)|named?|naming|names|appoint(?:s|ed|ing)?|elect(?:s|ed|ing)?|"
    r"declar(?:es?|ed|ing)|crowned|call(?:s|ed|ing)?|consider(?:s|ed)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before a name: "made Voss the head of the Guild"."""
_MADE_WITHIN = 20


@cache
def _what() -> re.Pattern[str]:
    """ " the chosen heir of the …"."""
    return re.compile(
        rf"\s+(?:as\s+)?(?:the|an?|his|her|its|their)\s+(?:[\w-]+\s+){{0,3}}?{_role()}\s+(?:the\s+)?",
        re.IGNORECASE,
    )


_CALLED = re.compile(r"(?:['\u2019]s)?,?\s(?:named\s|called\s|the\s)?")
"""Between where somebody belongs and who it is: "a professor from the Academy, Edda Voss"."""
_PARTS = re.compile(
    r"\b(?:members?|parts?|branch|wing|subsidiary|arm|affiliate|owner|founders?)\b", re.I
)
"""What an organisation itself can be of another."""


def _in_role(role: re.Match[str], who: Mention, where: Mention) -> NounFound:
    """What the one group of ``role`` that matched tells of ``who``."""
    n = next(int(name[1:]) for name, found in role.groupdict().items() if found and name[0] == "r")
    return NounFound(rows("relation_roles")[n]["relation"], *role.span(f"r{n}"), who, where)


def _titled(text: str, left: Mention, right: Mention) -> NounFound | None:
    """ "Guild spokesman Renn", "the Guild's founder, Edda Voss", "Edda Voss, the Guild's chair"."""
    between = _title_between().fullmatch(text, left.end, right.start)
    if between:
        return _of_a_person(_in_role(between, right, left), text)
    if _APPOSED.fullmatch(text, left.end, right.start):
        behind = _title_behind().match(text, right.end)
        if behind and not is_house(left.text):
            return _of_a_person(_in_role(behind, left, right), text)
    return None


def _of_a_person(found: NounFound, text: str) -> NounFound:
    """ "Gorbachev's foreign minister" belongs to him; the Guild's leads it."""
    owner = found.target
    if found.relation == "belongs to" and _SENT_TO.fullmatch(text, found.start, found.end):
        return replace(found, relation="negotiates with")
    if (
        found.relation == "leads"
        and not _is_no_person(owner)
        and _MINISTER.search(text, found.start, found.end)
    ):
        return replace(found, relation="belongs to")
    return found


_SENT_TO = re.compile(r"(?:ambassador|envoy|emissary|consul|delegate)\s+to", re.IGNORECASE)
"""Somebody sent to another belongs not to that one."""
_MINISTER = re.compile(r"\b(?:minister|secretary|captain|commander|chief|governor)\b", re.I)


def _led(text: str, sentence: tuple[int, int], named: list[Mention]) -> Iterator[NounFound]:
    """ "Under the leadership of A, the party …"."""
    for k, leader in enumerate(named[:-1]):
        lead = _LEADERSHIP.search(text, max(sentence[0], leader.start - 40), leader.start)
        group = named[k + 1]
        if lead and re.fullmatch(r",\s+(?:the\s+)?", text[leader.end : group.start]):
            yield NounFound("leads", *lead.span(), leader, group)
