"""Whose a verb between names is: its subjects, its targets, and what only looks like a verb."""

from __future__ import annotations

import re

from ..actors.finding import Mention

AND = re.compile(r",?\s+(?:and|or|nor|as well as|&)\s+(?:the\s+)?", re.IGNORECASE)


_ASIDE = re.compile(
    r"\s+(?:of|from|at|in)\s+(?:the\s+)?"
    r"|,\s+(?:(?:the|a|an|its|their|former|then|acting)\s+)*[\w-]+(?:\s+[\w-]+){0,3}\s+(?:of|at|"
    r"for|from)\s+(?:the\s+)?"
    r"|,?\s+(?:unlike|like|along with|together with|alongside|with|and not|but not|"
    r"not)\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""What stands between a subject and a name that only describes it: "Edda Voss of the Port Office",
"unlike ...".
"""


REPORTS = re.compile(
    r"\b(?:say|tell|claim|argue|think|believe|insist|deny|denie|suggest|maintain|report|"
    r"warn|admit|suspect|assume|allege|complain|know|hear|fear|hope|imply|implie|hint|swear)"
    r"(?:s|d|ed|ing)?\b"
    r"|\b(?:said|told|thought|knew|heard|swore|denied|implied)\b",
    re.IGNORECASE,
)
"""What is told behind a verb of reporting has another subject than who reports: in "Voss says the
league funds the Guild" it is not Voss who funds."""


_NOUN_HERE = re.compile(
    r"\b(?:the|an?|this|(?<!^ )that|these|those|his|her|its|their|my|our|your|every|any|"
    r"no(?! longer)|some|"
    r"of|such)\s+"
    r"(?P<described>\w+\s+)?$",
    re.IGNORECASE,
)
"""Before words that may be a verb: "its work with", "this challenging moment" are none."""


_AFTER_PREPOSITION = re.compile(
    r"\b(?:in|of|with|for|without|under|by|from|at|on|about|against)\s+$", re.IGNORECASE
)


_JOINS_ON = re.compile(r"\s*,?\s*(?:and|or|but|nor)\b", re.IGNORECASE)


_NEAR_BE = re.compile(
    r"(?:[^.;:]*\b(?:who|which|that)|[^.;:]*,|\s+(?:and|but|then|now|also|itself|himself|"
    r"herself))?\s*"
    r"(?:(?:also|now|then|still|once|never|always|later|soon|\w+ly)\s+)*",
    re.IGNORECASE,
)
"""What may stand between a name and the "is" that tells of it."""


_BE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:(?:also|now|then|not|never|\w+ly)\s+)*$",
    re.IGNORECASE,
)


_BY_SOMEBODY = re.compile(r"\bby\b", re.IGNORECASE)


_WITHIN = re.compile(
    r"\b(?:in|at|on|from|with|to|by|under|near|against|into|during|inside|outside|around|about|"
    r"among|over|through|than|via|per)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


_JOINED = re.compile(r",?\s+(?:and|but|or)\s", re.IGNORECASE)


_RELATIVE = re.compile(r",?\s+(?:who|which)\b")


_COMMA = re.compile(r",\s+(?:the\s+)?", re.IGNORECASE)


_ALONG = re.compile(r",\s+(?:along|together)\s+with\b", re.IGNORECASE)


_PREPOSITION = re.compile(
    r"\b(?:in|at|on|from|with|for|to|of|by|under|like|unlike|after|before|about|against|"
    r"near)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


_LIST_ENDS = re.compile(
    r"\s*(?:[.,;:!?)\u2014]|$|\s(?:in|on|at|for|to|over|since|after|before|and)\b)"
)


GOES_ON = re.compile(
    r"[^,;:.]{0,20},?\s+(?:and|but|then)\s+(?:(?:has|have|had|is|was|were|are|will|would|then|also|"
    r"later|now|soon|never|about to|going to|able to|ready to|forced to|trying to|\w+ly)\s+)*",
    re.IGNORECASE,
)
"""Behind a name: the verb goes on with the subject of the one before."""


_GOES_ON_TO = re.compile(
    r"[^;:.]{0,90}?(?:,|\s[-\u2013\u2014]{1,2})?\s+(?:and|but)\s+(?:then\s+|so\s+)?"
    r"(?:\w+ed|chose|began|went on|came|sought)\s+to\s+",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:^|[.!?\n,:]\s*|\b(?:[Aa]nd|[Bb]ut|[Ss]o|[Tt]hen|[Ww]hen)\s+)(?:[Tt]he\s+)?$"
)
"""Before a subject; behind it "… and decided to" goes on with it."""


_AND_TO = re.compile(r",?\s+(?:and|or|but|not)\s+to\s+", re.IGNORECASE)
"""Behind a name: another aim of somebody else's."""
_DEICTIC = re.compile(r"(?:,|\band|\bbut)\s+(?:that|this|it)\b", re.IGNORECASE)


_CLOSES_ASIDE = re.compile(
    r"(?:[^,;:.]{0,40}),\s+(?:(?:has|have|had|is|was|were|are|will|would|then|also|later|now|"
    r"\w+ly)\s+)*"
)


def no_verb(before: str, verb: re.Match[str], after: str) -> bool:
    """Whether words that may be a verb are none here: "its work with", "in support of", "money and
    support and", or stand in a passive that does not say by whom ("was founded to")."""
    words = verb.group().split()
    noun = _NOUN_HERE.search(before)
    past = words[0].lower().endswith("ed") and after.strip() in ("", "the")
    done = noun and past and noun["described"] and not noun["described"].rstrip().endswith("ly")
    if (noun and not done) or _JOINS_ON.match(after):
        return True  # "his broadly criticised", not "in its history endorsed"
    finite = not words[-1].lower().endswith("ing")
    if finite and (_AFTER_PREPOSITION.search(before) or after.startswith((" of ", " from "))):
        return True
    if words[0].lower() in ("is", "was", "are", "were", "became"):
        return not _NEAR_BE.fullmatch(before)
    participle = len(words) == 1 and words[0].lower().endswith(("ed", "en", "un"))
    return participle and bool(_BE.search(before)) and not _BY_SOMEBODY.search(after)


def in_a_phrase(text: str, start: int, subject: Mention, before: str) -> bool:
    """Whether a name belongs to a phrase of place or the like and is no subject ("At the Guild,
    working with ..."); what is told behind "who" is."""
    if re.search(r"\b(?:who|which|that)\b", before):
        return not _TELLS_OF.match(before)
    return bool(_WITHIN.search(text, max(start, subject.start - 14), subject.start))


_TELLS_OF = re.compile(
    r"(?:\s+(?:of|at|from|for)\s+[^,]{1,40})?,?\s+(?:\w+\s+)?(?:who|which|that)\b|"
    r",\s[^,]{1,60},\s+(?:who|which)\b|['\u2019]s\b|\s+(?:is|was|are|were)\s[^,]{1,60}?\s(?:who|that)\b"
)
"""Behind a name, what tells of it: ", who", "of the Guild, who"; not "in Lindholm, exile means the
people who"."""


_YOU_SAY = re.compile(
    rf"\b(?:you|I|we)(?:['\u2019]\w+)?\s+(?:\w+\s+)?(?:{REPORTS.pattern})(?:\s+\w+)?\s+that\b",
    re.IGNORECASE,
)
"""Who speaks or is spoken to does not do what is told: "you said that Voss called Renn"."""


def of_the_reporter(text: str, start: int, subjects: list[Mention], before: str) -> bool:
    """Whether a verb behind "and" goes on from the clause that reports."""
    lead = text[start : subjects[0].start]
    if not REPORTS.search(lead) or _YOU_SAY.search(lead):
        return False
    return bool(_JOINED.search(before))


def without_asides(words: str) -> str:
    """Words without what stands between two commas: ", critics argue,"."""
    return re.sub(r",[^,]*,", " ", words)


def subjects_of(
    text: str, named: list[Mention], verb: re.Match[str], before: list[Mention]
) -> list[Mention]:
    """Whose deed a verb behind the last of ``named`` tells; ``before`` are the subjects of the verb
    before it, which go on behind "and". Empty where it is somebody else's ("Renn's son")."""
    left = named[-1]
    lead = text[left.end : verb.start()]
    pronoun = left.text.lower() in ("he", "she", "it", "they")
    if (lead[:2] in ("'s", "\u2019s") and not pronoun) or _DEICTIC.search(lead):
        return []
    if _AND_TO.fullmatch(lead):
        return []  # "wanted us to attack Renn and to sue Voss"
    if _GOES_ON_TO.fullmatch(lead) and _OPENS.search(text[: named[0].start]):
        return before or named[:1]
    if GOES_ON.fullmatch(lead):
        return before or (named if len(named) == 1 else [])
    if _CLOSES_ASIDE.fullmatch(lead):
        for k in range(len(named) - 1, -1, -1):
            if _RELATIVE.match(text, named[k].end):
                return _subjects(text, named[: k + 1])
    return _subjects(text, named)


def _subjects(text: str, named: list[Mention]) -> list[Mention]:
    """Whose deed the verb behind the last of ``named`` tells: past what only describes, and all
    that "and" joins.
    """
    k = len(named) - 1
    if k and _THEIRS.search(text, max(0, named[k].start - 24), named[k].start):
        k -= 1  # "Lindholm sent its entire Harbour Fleet to fight"
    while k and _ASIDE.fullmatch(text, named[k - 1].end, named[k].start):
        k -= 1
    first = k
    while first and AND.fullmatch(text, named[first - 1].end, named[first].start):
        first -= 1
    return _listed(text, named, first) + named[first : k + 1]


def subjects_joined(text: str, named: list[Mention]) -> list[Mention]:
    """The last of ``named`` and all that "and" or commas join to it."""
    first = len(named) - 1
    while first and AND.fullmatch(text, named[first - 1].end, named[first].start):
        first -= 1
    return _listed(text, named, first) + named[first:]


_THEIRS = re.compile(r"\b(?:its|their)\s+(?:[a-z]+\s+){0,2}$")


def _listed(text: str, named: list[Mention], first: int) -> list[Mention]:
    """What commas join before "A and B" or "A, along with B": in "the Guild, the Circle and the
    Office oppose" all three, unless a preposition opens ("In Lindholm, the Guild")."""
    if first == len(named) - 1 and not _ALONG.match(text, named[first].end):
        return []
    low = first
    while low and _COMMA.fullmatch(text, named[low - 1].end, named[low].start):
        low -= 1
    if low < first and _PREPOSITION.search(text, max(0, named[low].start - 16), named[low].start):
        return []
    return named[low:first]


_SUCH_AS = re.compile(r"\b(?:including|such as)\s+(?:the\s+)?$", re.IGNORECASE)


def _one_by_one(text: str, named: list[Mention]) -> list[Mention]:
    """All that a list names: "newsrooms including A, B and C"."""
    if not _SUCH_AS.search(text, max(0, named[0].start - 20), named[0].start):
        return []
    last = 0
    while last + 1 < len(named) and _NEXT.fullmatch(text, named[last].end, named[last + 1].start):
        last += 1
    return named[: last + 1]


_NEXT = re.compile(r",\s+(?:(?:and|or)\s+)?(?:the\s+)?|\s+(?:and|or)\s+(?:the\s+)?")


_AND_WITH = re.compile(
    r"(?:,?\s+(?:and|or|nor|as well as|&)(?:\s+(?:with|against|for|to))?|"
    r",\s+(?:with|against|for|to))"
    r"\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""Between two whom a verb tells of: "working with A, with B and C"."""


def targets_of(text: str, named: list[Mention]) -> list[Mention]:
    """The first of ``named`` and all that "and" joins to it."""
    listed = _one_by_one(text, named)
    if listed:
        return listed
    last = 0
    while last + 1 < len(named) and _AND_WITH.fullmatch(
        text, named[last].end, named[last + 1].start
    ):
        if text[named[last].end] == "," and not _LIST_ENDS.match(text, named[last + 1].end):
            break  # "works for A, and B wants …"
        last += 1
    return named[: last + 1]
