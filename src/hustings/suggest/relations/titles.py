"""What stands in capitals and is no name: "Member of the Harbour Council" is a role and a house,
"Special Assistant to" a role alone, "Edda Voss, the Secretary of Energy, met" one person.
"""

from __future__ import annotations

import re
from functools import cache

from ..actors.finding import Mention
from ..actors.wordings import COUNTRIES, ORGANISATION
from ..languages import rows, word_list
from .objects import GENTILIC


@cache
def _role() -> str:
    return "|".join(role for row in rows("relation_roles") for role in row["roles"].split())


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"(?:[A-Z][\w-]+\s)?(?i:{_role()})\s+(?:of|at|to|for)\s+(?:the\s+)?")


@cache
def _role_alone() -> re.Pattern[str]:
    return re.compile(rf"(?:[\w-]+\s){{0,2}}(?i:{_role()})")


@cache
def _role_of_house() -> re.Pattern[str]:
    return re.compile(rf"(?P<house>[A-Z][\w.]+)\s(?:{_role()})")


_CALLED = re.compile(r",?\s(?:hon\s|Mr\.?\s|Mrs\.?\s|Ms\.?\s|Dr\.?\s)?")
"""Between a role and who has it: "the Guild president, Mr Renn"."""
_LEADS_ON = re.compile(r"\s+(?:of|to|at)\s")
_APPOSED = re.compile(r",\s+(?:the|our|their|then|then-|now|former)?\s*$")
_LEAST = 2
"""Words a house has that is told from an office: "Secretary of Energy" stays whole."""
_COMPANY = re.compile(r"(?:C[EFTOM]O|Founder|Co-?founder|Owner|Chairman|Chairwoman|Chair)\b")
"""A role that no government office has: in "CEO of Voss" the house may be one word."""


def happens(name: str) -> bool:
    """Whether a name is that of a happening, a time or a place: "World War II"."""
    words = _NUMERAL.sub("", name).split()
    heads = {*words[-1:], words[words.index("of") - 1] if "of" in words[1:] else ""}
    return bool(heads & word_list("happenings")) and not ORGANISATION.search(name)


_NUMERAL = re.compile(r"\s(?:[IVX]+|\d+|One|Two)$")


def without_titles(text: str, named: list[Mention]) -> list[Mention]:
    """``named`` without roles in capitals; a house before or behind one stays."""
    named = [part for mention in named for part in _house_and_who(mention)]
    kept: list[Mention] = []
    for k, mention in enumerate(named):
        behind = named[k + 1] if k + 1 < len(named) else None
        house = _house(text, mention, behind)
        if house is not None:
            kept.append(house)
        elif not _is_role(text, mention, kept[-1] if kept else None):
            kept.append(mention)
    return kept


@cache
def _house_role_who() -> re.Pattern[str]:
    name = r"[A-Z][\w.&'\u2019-]+"
    return re.compile(
        rf"(?P<house>(?!{_NO_HOUSE})(?:{name}\s){{1,3}})(?:(?:Vice|Deputy|Press|Chief)\s)?"
        rf"(?i:{_role()})\s(?P<who>{name}(?:\s{name}){{1,2}})"
    )


_NO_HOUSE = (
    r"(?:Vice|Deputy|Prime|Former|Then|Acting|Attorney|Lieutenant|Assistant|Special|Chief|First|The|"
    r"Executive|Senior|Press|Associate|General|Major|State|US|U\.S\.?|Mr|Mrs|Ms|Dr|Under|"
    r"[A-Z][a-z]+ing|After|Before|Since|When|While|Because|Although|But|And|So)\b"
)
"""Words in capitals before a role that belong to the role: "Vice President Renn"."""


@cache
def _office_of_who() -> re.Pattern[str]:
    name = r"[A-Z][\w\u2019'-]+"
    return re.compile(
        rf"(?:{name}\s){{0,2}}(?i:{_role()})\s(?:of|in)\s(?:the\s)?(?P<house>{name}(?:\s{name})?)\s"
        rf"(?P<who>{name}\s{name})"
    )


def _house_and_who(mention: Mention) -> tuple[Mention, ...]:
    """ "Voss CEO Tobias Renn", "Minister of Brazil Edda Voss", which capitals make one name, as the
    house and the person."""
    office = _office_of_who().fullmatch(mention.text)
    if office and office["house"] in COUNTRIES:
        return tuple(
            Mention(
                office[k], mention.start + office.start(k), mention.start + office.end(k), office[k]
            )
            for k in ("house", "who")
        )
    both = _house_role_who().fullmatch(mention.text)
    if both is None or GENTILIC.search(both["house"].rstrip()):
        return (mention,)
    house, who = both["house"].rstrip(), both["who"]
    at = mention.start + both.start("who")
    return (
        Mention(house, mention.start, mention.start + len(house), house),
        Mention(who, at, mention.end, who),
    )


def _house(text: str, mention: Mention, behind: Mention | None) -> Mention | None:
    """The house that a role in capitals, or a role before a name, tells of."""
    office = None if mention.text[0].islower() else _office().match(mention.text)
    least = 1 if _COMPANY.match(mention.text) else _LEAST
    if office and len(mention.text[office.end() :].split()) >= least:
        house = mention.text[office.end() :]
        return Mention(house, mention.start + office.end(), mention.end, house)
    titled = _role_of_house().fullmatch(mention.text)
    if titled and behind and _CALLED.fullmatch(text, mention.end, behind.start):
        house = titled["house"]
        return Mention(house, mention.start, mention.start + len(house), house)
    return None


def _is_role(text: str, mention: Mention, before: Mention | None) -> bool:
    """Whether a name is a role alone, or says who the one before it is."""
    if _role_alone().fullmatch(mention.text):
        return _LEADS_ON.match(text, mention.end) is not None
    apposed = before is not None and _APPOSED.fullmatch(text, before.end, mention.start)
    return bool(apposed and _office().match(mention.text))
