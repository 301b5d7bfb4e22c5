"""Plain words for an account: counts with the right plural, lists, signs, times."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...wording import DAYS, ENGLISH, MONTHS, NOUNS, listed, number, say, spoken, worded
from ...wording import counted as counted_here

ONE, TWO = 1, 2
SIGNED = {1: ("raises", "raise"), -1: ("lowers", "lower"), 0: ("acts on", "act on")}
"""What a cause does to its effect, said of one and of several."""
BEHIND = re.compile(
    r"\s(?:of|at|on|in|for|from|to|by|with|without|against|about|between|over|under|after|before|"
    r"during|near|through|along|who|that|which)\s"
)
SEVERAL = re.compile(
    r"(?<![sui'’])s$|\b(?:people|police|men|women|children|mice|feet|teeth)$", re.I
)
SINGLE = re.compile(r"\b(?:\w+ics|news|series|species|gas|lens|bias|chaos|atlas|canvas)$", re.I)
"""What ends like several and is one: politics, the news."""
OWN = {
    "asserts": "asserted",
    "reports": "reported without taking sides",
    "rejects": "rejected",
    "supposes": "only supposed",
    "predicts": "predicted",
    "wishes": "wished for",
}
"""How far a speaker goes along, as it is said of a statement."""


def coded(n: int, label: str) -> str:
    """How many statements of a form; one somebody made himself is counted only in English."""
    if spoken() == ENGLISH or label in NOUNS:
        return counted_here(n, label)
    return f"{label} ({number(n)})"


def own_words(commitment: str) -> str:
    """How far a speaker goes along, as it is said of a statement."""
    return worded(OWN[commitment])


def times(n: int) -> str:
    """Once, twice, 3 times."""
    if n > TWO:
        return counted_here(n, "time")
    return say("once") if n == ONE else say("twice")


def joined(names: Sequence[str], most: int = 0) -> str:
    """ "A, B and C"; with ``most``, "A, B and 4 more"."""
    names = list(names)
    if most and len(names) > most + 1:  # "and 1 more" is no shorter than its name
        names = [*names[:most], say("{n} more", n=len(names) - most)]
    return listed(names)


_DAY = re.compile(r"(?<![\d-])(\d{4})-(\d\d)(?:-(\d\d))?(?![\d-])")

_DECADE = re.compile(r"(?<![\w-])(?<!the )(\d+0s)(?!\w)")


def dated(text: str) -> str:
    """ISO days and months in a text as they are spoken.

    >>> dated("about 2024-03-14"), dated("2021-11"), dated("1998")
    ('about 14 March 2024', 'November 2021', '1998')
    >>> dated("about 1930s")
    'about the 1930s'
    """
    return _DECADE.sub(r"the \1", _DAY.sub(_spoken, text))


def _spoken(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    if not 0 < int(month) <= len(MONTHS):
        return found[0]
    named = MONTHS[int(month) - 1]
    if not day:
        return f"{worded(named)} {year}"
    return say(DAYS[int(month) - 1], day=str(int(day)), year=year)


def through(via: Sequence[str]) -> str:
    """Who stands between a speaker and a holder, the one nearest the speaker first.

    >>> through([]), through(["Voss"]), through(["Voss", "Renn"])
    ('', ', by way of Voss', ', by way of Voss, who has it from Renn')
    """
    if not via:
        return ""
    first, *rest = via
    further = "".join(say(", who has it from {name}", name=name) for name in rest)
    return say(", by way of {name}", name=first) + further


def verb(n: int, one: str, many: str) -> str:
    """The verb that goes with a number."""
    return one if n == ONE else many


def many(name: str) -> bool:
    """Whether a name stands for several in English, by its first noun or an "and".

    >>> many("Late arrivals of the ferry"), many("Crew fatigue"), many("Rail and road")
    (True, False, True)
    >>> many("Politics"), many("Press of the harbour"), many("Residents' patience")
    (False, False, False)
    """
    if re.search(r"\w (?:and|&) \w", name):
        return True
    head = BEHIND.split(f"{name} ")[0].strip()
    return bool(SEVERAL.search(head)) and not SINGLE.search(head)


_PEOPLES = re.compile(r"[A-Z]\w+(?:ians|cans|eans|mans|ists|crats|ites)$")
"""A people or a side called by one word: "Americans", "Democrats"; not "Engels"."""


def stands(name: str, relation: str) -> str:
    """How one of that name stands to another: "Americans support", "Engels supports".

    >>> stands("Americans", "supports"), stands("The workers", "allies with")
    ('support', 'ally with')
    >>> stands("Engels", "supports"), stands("Traders' Guild", "opposes")
    ('supports', 'opposes')
    """
    last = name.split()[-1]
    several = bool(SEVERAL.search(name)) if last.islower() else bool(_PEOPLES.fullmatch(name))
    verb_here, _, rest = relation.partition(" ")
    if not several or spoken() != ENGLISH or not verb_here.endswith("s"):
        return relation
    base = f"{verb_here[:-3]}y" if verb_here.endswith("ies") else verb_here[:-1]
    return f"{base} {rest}".rstrip()


def does(name: str, sign: int) -> str:
    """What a cause of that name does: "raises", "lower".

    >>> does("Rents on the quay", 1), does("Fog", -1)
    ('raise', 'lowers')
    """
    return worded(verb(TWO if many(name) else ONE, *SIGNED[sign]))


def begun(text: str) -> str:
    """With a capital at its beginning."""
    return text[:1].upper() + text[1:]
