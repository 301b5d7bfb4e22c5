"""What a verb between two names tells of, if not of them: what is only tried, a thing between, a
name that only describes.
"""

from __future__ import annotations

import re

from ..actors.finding import Mention
from ..languages import word_list

BY = re.compile(
    r"[ \n\u00a0](?:(?:\w+ly|once|twice|again|later|(?:several|many|two|three) times|"
    r"in \d{4}) )?by\b",
    re.IGNORECASE,
)


def of_something_else(text: str, low: int, verb: re.Match[str], right: Mention) -> bool:
    """Whether a verb between two names tells of neither: what is only tried ("attempted to buy"), a
    thing between them ("the campaign launched by B", "voted against sending", "backed the plan
    written by B"), or a name that describes a thing ("favours Brandt boats")."""
    before, after = text[low : verb.start()], text[verb.end() : right.start]
    passive = bool(BY.match(text, verb.end(), right.start))
    if not passive and _LIKENESS.search(after):
        return True
    if _CALLS.match(verb.group()) and not (
        _CALL_BEGINS.search(before) and _CALL_ENDS.match(text, right.end)
    ):
        return True
    if _TRIED.search(before) or _AS_ONE.search(before + verb.group()):
        return True
    if passive and _THING_BEFORE.search(before) and not _IS.search(before):
        return True
    if _ANOTHER_THING.search(after):
        return True
    if not passive and (_BY_OTHERS.search(after) or _DOING.match(after)):
        return True
    if not passive and (_SO_LONG.search(after) or _around_another(after)):
        return True
    if _describes_a_thing(text, right):
        return True
    if _ONE_SUCH.search(after) and text[right.end : right.end + 2].strip()[:1].islower():
        return True
    if (_SUCH.search(after) or GENTILIC.search(right.text)) and _A_NOUN.match(text, right.end):
        return True
    return bool(_DESCRIBES.match(text, right.end))


def _around_another(after: str) -> bool:
    """Whether the words behind a verb end in a thing of, or people around, whom they name: "blamed
    people around", "push for a release of the"; a leader or members of somebody stand for them."""
    thing = _A_PART.search(after)
    if thing is None:
        return False
    of_people = thing["link"] == "of" and thing["noun"].lower() in word_list("stand_for")
    return not of_people


_A_PART = re.compile(
    r"(?:\b(?:the|an?|its|their|his|her|all|some|any|this|these)\s+|\s)(?P<noun>[a-z]+)\s+"
    r"(?P<link>of|around|near|behind|inside|among|within|between)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SO_LONG = re.compile(
    r"\b(?:years?|months?|weeks?|days?|hours?|decades?|minutes|times|while|now|then|back|again)\b",
    re.IGNORECASE,
)
"""Behind a verb: it tells how long or when, and of no object."""
_NEXT_WORD = re.compile(r"\s([a-z]+)\b")


def _describes_a_thing(text: str, right: Mention) -> bool:
    """Whether a name stands before what is its: "the military aid", "the Orrin gas field"."""
    thing = _NEXT_WORD.match(text, right.end)
    return bool(thing and thing[1] in word_list("group_things"))


_ANOTHER_THING = re.compile(
    r"^\s+(?!(?:all|both|only|even|just|against|with|for|to|by|of|in|on|at|up|out|from|behind|over|"
    r"not|and|or|as|then|also|again|now|through|into|about|around|under|like|former|than|\w+ly)\b)"
    r"[a-z]+\s+(?:the|an?|my|our|his|her|their|its)\s+$"
)
"""Behind a verb: a word of its own before whose the name is: "help scale the Guild"."""
_LIKENESS = re.compile(r"\b(?:like|as|than)\s+(?:the\s+)?$", re.IGNORECASE)
_CALLS = re.compile(r"call(?:s|ed|ing)?$", re.IGNORECASE)
_CALL_BEGINS = re.compile(
    r"(?:^\s*|\b(?:and|then|just|also|has|have|had|who|which|that|to|did|later|once|again|even|will|"
    r"would|never|\w+ly)\s+)$",
    re.IGNORECASE,
)
"""Before one who calls: not "a boat called Renn"."""
_CALL_ENDS = re.compile(
    r"\s*(?:[.,;:!?)\u2014]|$|\n|\s(?:on|at|from|and|but|or|to|in|about|after|before|yesterday|today|"
    r"again|back|up|that|who|when|while|during|several|twice|once|directly|for|with|last|this|every)\b)"
)
"""Behind whom one calls: "called Voss a fool", "called the Guild corrupt" only name somebody."""
_TRIED = re.compile(
    r"\b(?:attempt(?:s|ed|ing)?|try|tries|tried|trying|want(?:s|ed)?|hop(?:es?|ed|ing)|plan(?:s|"
    r"ned|"
    r"ning)?|seek(?:s|ing)?|sought|offer(?:s|ed)?|threaten(?:s|ed)?|intend(?:s|"
    r"ed)?)\s+to\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_AS_ONE = re.compile(r"\bas an?\s+(?:\w+\s+)?\w+\s+of$", re.IGNORECASE)
_THING_BEFORE = re.compile(r"\b[a-z]{3,}\s+$")
_IS = re.compile(r"\b(?:is|are|was|were|be|been|being|get|gets|got)\b", re.IGNORECASE)
_BY_OTHERS = re.compile(r"\w+ed\s+by\b|\bby\s+(?:the\s+)?$")
_DOING = re.compile(r"\s+(?!(?:his|her|its|their)\b)\w{2,}ing\b")
_DESCRIBES = re.compile(
    r"\s(?!(?:was|has|is|its|as|his|this|us|does|across|perhaps|always|sometimes|years|afterwards|"
    r"targets|forces|troops|positions|bases|ships|rebels|fighters|militants|soldiers|cities|"
    r"besides|towards|news|thus|plus|less|unless|because|it's)\b)[a-z]{3,}s\b(?!\s+(?:that|the|"
    r"to|a|an|"
    r"her|his|its|their|over|for)\b)"
)
"""Behind a name: a plural that the name describes, "Brandt boats"."""
_ONE_SUCH = re.compile(
    r"\b(?:an?|each|every|any|some|one|these|those|this(?! war))\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Before a name and a noun: "bought a small Brandt boat"."""
_SUCH = re.compile(r"\b(?:the|its|his|her|their|our|this)\s+[a-z]+\s+$")
GENTILIC = re.compile(
    r"(?:[a-z](?:ian|ean|ish|ese|ican|eli|ic)|Soviet|French|Greek|Dutch|Swiss|Iraqi|Saudi|Western)$"
)
"""What a noun behind it is called after: "destroys Israeli democracy"."""
_A_NOUN = re.compile(
    r"\s(?!(?:was|is|has|had|did|does|and|or|but|nor|in|on|at|to|for|of|from|with|by|as|when|"
    r"while|if|"
    r"because|since|after|before|who|which|that|then|so|will|would|could|should|must|about|over)\b)"
    r"[a-z]{4,}\b"
)
"""Around a name that describes: "promotes the new Brandt line"."""
