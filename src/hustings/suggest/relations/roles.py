"""Who somebody is, said beside the name: "Ruth Adeyemi, head of the Committee", "Guild spokesman
Renn", "a patron of Voss as well as a friend of Holm"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ..actors.finding import Mention
from ..actors.wordings import COUNTRIES
from ..languages import rows
from .clauses import subjects_joined
from .found import NounFound
from .phrases import is_house, is_thing

_AND = re.compile(
    r",?\s+(?:and|&)\s+(?:(?:both\s+the|both|the|its|their|his|her|a|an|our|this)\s+)?",
    re.IGNORECASE,
)
_ROLE_WITHIN = 60
"""Code points a role may take between two names."""


@cache
def _role() -> str:
    """ "head of" with a named group per relation."""
    parts = []
    for n, row in enumerate(rows("relation_roles")):
        roles, links = "|".join(row["roles"].split()), "|".join(row["links"].split())
        second = r"(?:\s+and\s+(?:[\w-]+\s+)?[\w-]+)?"
        parts.append(rf"(?P<r{n}>(?:{roles})s?{second}\s+(?:{links}))")
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


_NO_LINK = (
    r"(?!(?:and|or|of|for|to|with|by|from|at|in|on|is|are|was|were|be|been|has|had|well|as)\b)"
)
"""Words that lead from one thing to another, and stand not within what somebody is."""
_STANDS = (
    r"(?:(?:\s*,\s+|\s*\u2014\s*|\s+[\u2013-]\s+|\s+(?=who\b))(?:who(?:\s+(?:is|was|are|were|became)|['\u2019]s)\s+)?"
    r"(?!who\b)"
    r"|\s+(?:[^.,;:!?()]{0,40}?\s+(?:and|but)\s+)?(?:is|was|are|were|became|becomes|remains|"
    r"remained|"
    r"(?:has|had|have|['\u2019]ve) been|served as|serves as|works as|worked as|as)\s+|"
    r"['\u2019][sm]\s+)"
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
    return re.compile(
        rf"(?:['\u2019]s?)?\s+{_FORMER}{_title()}(?![\w-])(?!\s+(?-i:[A-Z]))",
        re.IGNORECASE,
    )


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


def is_no_person(m: Mention) -> bool:
    """Whether a name is a house's or a country's."""
    return is_house(m.text) or m.name in COUNTRIES


def role_between(text: str, left: Mention, right: Mention) -> NounFound | None:
    """ "A was a member of B": the role that stands between two."""
    role = _roles().fullmatch(text, left.end, right.start)
    return _in_role(role, left, right) if role else None


def _joined(text: str, named: list[Mention], k: int) -> list[Mention]:
    """Whom "and" joins to the ``k``-th name: none or one."""
    if k + 1 < len(named) and _AND.fullmatch(text, named[k].end, named[k + 1].start):
        return [named[k + 1]]
    return []


def standing(text: str, named: list[Mention]) -> Iterator[NounFound]:
    """ "A, head of B", "A, a Trotskyite from B": a role beside a name."""
    for k, left in enumerate(named[:-1]):
        right = named[k + 1]
        if right.start - left.end > _ROLE_WITHIN:
            continue
        role = _roles().fullmatch(text, left.end, right.start)
        told = _of_role(text, named, k, role) if role else _made_or_called(text, left, right)
        title = None if told or role else _titled(text, left, right)
        if title is not None:
            told = [title]
            if title.actor is right:
                told += [replace(title, actor=m) for m in _joined(text, named, k + 1)]
        yield from told or ([] if role else _from_where(text, named, k))


def _of_role(text: str, named: list[Mention], k: int, role: re.Match[str]) -> list[NounFound]:
    """What a role between two names tells; a house is only part or owner of another."""
    left, right = named[k], named[k + 1]
    if is_house(left.text) and not _PARTS.search(role.group()):
        return []
    who = _all_who_are(text, named[: k + 1], role)
    told = [of_a_person(_in_role(role, m, right), text) for m in who]
    told += _as_well(text, left, named[k + 1 :])
    if " both " in role.group() or _led_alike(text, named, k + 1):
        told += [_in_role(role, left, m) for m in _joined(text, named, k + 1)]
    return told


def _led_alike(text: str, named: list[Mention], k: int) -> bool:
    """Whether "and" joins another to the ``k``-th name and nothing goes on behind it: "a leader of
    the Guild and the Circle."."""
    return k + 1 < len(named) and bool(_GOES_NO_FURTHER.match(text, named[k + 1].end))


_GOES_NO_FURTHER = re.compile(
    r"\s*(?:[.,;:!?)\u2014]|$|\s(?:in|on|at|for|from|since|until|who|and|but|himself|herself)\b)"
)


def _made_or_called(text: str, left: Mention, right: Mention) -> list[NounFound]:
    """ "The leader of the Guild then was Voss"; "made Voss the head of the Guild"."""
    inverted = _role_before().search(text, max(0, left.start - 40), left.start)
    if inverted and _IS_WHO.fullmatch(text, left.end, right.start) and _is_called(right):
        return [_in_role(inverted, right, left)]
    made = _MADE.search(text, max(0, left.start - _MADE_WITHIN), left.start)
    became = made and _what().fullmatch(text, left.end, right.start)
    return [_in_role(became, left, right)] if became else []


def _from_where(text: str, named: list[Mention], k: int) -> Iterator[NounFound]:
    """ "A, a Trotskyite from B"; "agent of the Office Tobias Renn"."""
    left, right = named[k], named[k + 1]
    origin = _ORIGIN.fullmatch(text, left.end, right.start)
    if origin and _ORIGIN_ENDS.match(text, right.end):
        link = "link" if origin["link"] else "at"
        yield NounFound("belongs to", *origin.span(link), left, right)
    elif _CALLED.fullmatch(text, left.end, right.start) and _is_called(right):
        role = _role_before().search(text, max(0, left.start - 40), left.start)
        if role:
            yield from (_in_role(role, m, left) for m in (right, *_joined(text, named, k + 1)))


_ARE = re.compile(r"\s+(?:are|were|remain|became)\s")


def _all_who_are(text: str, named: list[Mention], role: re.Match[str]) -> list[Mention]:
    """The last of ``named`` and, where they "are" something, all that "and" joins to it."""
    return subjects_joined(text, named) if _ARE.match(role.group()) else named[-1:]


_IS_WHO = re.compile(
    r"(?:\s+(?!who\b|that\b|which\b)\w+){0,4}?\s+(?:is|was)\s+(?:named\s+|called\s+)?"
)
"""Between a house and who has the role before it: "the leader of the Guild then was Voss"."""


def _as_well(text: str, who: Mention, behind: list[Mention]) -> Iterator[NounFound]:
    """ "A is a patron of B as well as a friend of C": the second role is A's too."""
    if len(behind) < len("bc"):
        return
    more = _second_role().fullmatch(text, behind[0].end, behind[1].start)
    if more:
        yield of_a_person(_in_role(more, who, behind[1]), text)


@cache
def _second_role() -> re.Pattern[str]:
    return re.compile(
        rf",?\s+(?:and|as well as|but also)\s+(?:(?:the|an?|also|later|then)\s+)*"
        rf"(?:{_NO_LINK}[\w-]+\s+){{0,3}}?{_role()}\s+(?:the\s+)?",
        re.IGNORECASE,
    )


def _is_called(m: Mention) -> bool:
    """Whether a name may say who has the role before it: no thing's, no country's."""
    return not is_thing(m.text) and m.name not in COUNTRIES


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
    r"\b(?:members?|parts?|branch|wing|subsidiary|arm|affiliate|owner|founders?)\b",
    re.IGNORECASE,
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
        return of_a_person(_in_role(between, right, left), text)
    if _APPOSED.fullmatch(text, left.end, right.start):
        behind = _title_behind().match(text, right.end)
        if behind and not is_house(left.text):
            return of_a_person(_in_role(behind, left, right), text)
    return None


def of_a_person(found: NounFound, text: str) -> NounFound:
    """ "Gorbachev's foreign minister" belongs to him; the Guild's leads it."""
    owner = found.target
    if found.relation == "belongs to" and _SENT_TO.fullmatch(text, found.start, found.end):
        return replace(found, relation="negotiates with")
    if (
        found.relation == "leads"
        and not is_no_person(owner)
        and _MINISTER.search(text, found.start, found.end)
    ):
        return replace(found, relation="belongs to")
    return found


_SENT_TO = re.compile(r"(?:ambassador|envoy|emissary|consul|delegate)\s+to", re.IGNORECASE)
"""Somebody sent to another belongs not to that one."""
_MINISTER = re.compile(
    r"\b(?:minister|secretary|captain|commander|chief|governor)\b", re.IGNORECASE
)
