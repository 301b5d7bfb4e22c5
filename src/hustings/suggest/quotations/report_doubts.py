"""Why a clause with a verb of saying may report nothing: supposed, denied, asked, or a thing."""

from __future__ import annotations

import re

from .found import lower_words

_PROOF = re.compile(
    r"\b(?:evidence|data|research|findings?|results?|experience|history|figures?|numbers|"
    r"statistics|this|that|it|which|facts?)$|"
    r"\b(?:evidence|data) \w+ collected$",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:would|could|might|may|can|cannot|should|shall|will|must|ought)(?:n[\u2019']t)?\b|"
    r"[\u2019'](?:ll|d)\b",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"(?:\bwould|['\u2019]d)\s+(?:(?:always|often|sometimes|usually|constantly|regularly)\b|"
    r"(?:just |then )?tell (?:me|us)\b)",
    re.IGNORECASE,
)
"""What somebody used to say: "she would always say", "he would tell us"."""
_RAISES_NOT = re.compile(r"(?:think|believe|feel|expect|want|suppose|see|imagine)\b")
"""Who does not think that it is so thinks that it is not: "she didn't think she could win"."""
_NOT = re.compile(r"\b(?:not|never|hardly|nor|cannot)\b|n[\u2019']t\b", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:\b(?:if|unless|whether|suppose|imagine|in case|what|whatever|let)"
    r"|(?<!\bto )(?<!\bof )(?<!\bin )(?<!\bat )(?<!\bfor )(?<!\bfrom )(?<!\bwith )(?<!\bon )"
    r"(?<!\babout )\bwhich|(?<!\bto )(?<!\bof )(?<!\bfor )(?<!\bfrom )(?<!\bwith )\bwhom"
    r"|(?:^|[.,;:!?\u2014-]\s*|\b(?:and|but|or|so|then|now|well|why|how|when|where|what|who)\s+)"
    r"(?:did|does|do|"
    r"are|were|is|was|has|have|had|can|could|would|will|should|may|might)(?:n[\u2019']t)?)\s+$",
    re.IGNORECASE,
)
"""Before who said it: a supposition, or a verb that opens a question; not "here was a man who
said", "to which Voss replied"."""
_OBJECT = re.compile(
    r"\s+(?:something|anything|nothing|everything|"
    r"so(?!,?\s(?:what|why|how|who|are|do|did|is|you|we|I|when|where)\b)|"
    r"(?:yes|no)(?!,?\s+[\w\u2019']+,?\s+\w)|hello|goodbye|thanks|thank|sorry|"
    r"these|those|things?(?!\s(?:are|were|will|would|can|have|had|get|got|go|went)\b)|words?|"
    r"much|more|less|a lot|a word|a few|enough|it(?=[,.;:?!]|\s+(?:to|in|on|at|again|before|best|"
    r"well|all|many|more|"
    r"that|and|but))|this|that(?=[,.;:?!]|\s+(?:before|again|several|many|to|in|earlier|already|"
    r"all|and|but)\b))\b",
    re.IGNORECASE,
)


def unmade(text: str, low: int, high: int, source: tuple[int, int], verb: re.Match[str]) -> str:
    """Why a reporting clause may report nothing that was said: supposed, denied or asked about. ""
    where it does.
    """
    between = text[source[1] : verb.start()]
    lead = text[low : source[0]]
    if _MODAL.search(between) and not _HABIT.search(text, source[1], verb.end() + 6):
        return "supposed, not said"
    if verb.group().lower() in _REQUESTS and not _ASKS_WHETHER.match(text, verb.end()):
        return "asked for, not said"
    if lower_words(text, source).split()[0] == "never" or bids(text, low, verb):
        return "a request"
    if lower_words(text, source) in ("please", "let", "just", "then", "take"):
        return "a request"
    if formula(lower_words(text, source), verb.group().lower()):
        return "a formula of procedure"
    thing = text[source[0] : source[1]].lower() in ("it", "this", "that", "which")
    if thing and verb.group().lower().startswith(("show", "indicate", "reveal", "recogni", "mean")):
        return "inferred from things, not said by somebody"
    if verb.group().lower().startswith("suggest") and _PROOF.search(
        re.split(r" (?:we|that|which)\b", lower_words(text, source))[0]
    ):
        return "inferred from things, not said by somebody"
    raised = _RAISES_NOT.match(text, verb.start())
    nobody = _NOBODY.match(text, *source) is not None
    if nobody or (_NOT.search(between) and not raised):
        return "denied"
    if _ASKED.search(lead):
        return "asked or supposed"
    if text[low:high].rstrip("\"\u201d\u2019') ").endswith("?") and verb.group().lower() in _BARE:
        return "asked"
    return ""


_BIDDING = frozenset(
    "tell say explain describe remind ask repeat imagine think remember note consider".split()
)
_OPENING = re.compile(
    r"[\s\u2013\u2014-]*(?:.*[.?!:]\s+)?(?:(?i:so|and|well|now),?\s+)?(?:[A-Z]\w+,\s+)?(?i:just\s+|please\s+)?",
    re.DOTALL,
)


def bids(text: str, low: int, verb: re.Match[str]) -> bool:
    """Whether a verb bids somebody to tell: "So, Voss, tell us"."""
    opens = _OPENING.fullmatch(text, low, verb.start()) is not None
    return opens and verb.group().lower() in _BIDDING


_NOBODY = re.compile(r"(?:nobody|none|no(?! wonder| doubt))\b", re.IGNORECASE)
_PRESIDING = re.compile(
    r"(?:the )?(?:madam |mr\.? )?(?:chair(?:man|woman|person)?|presiding officer|clerk|"
    r"president of the senate)$"
)
_PRESIDES = ("recogni", "announc", "declar", "note", "appoint", "lay", "lays", "rule")


def formula(source: str, verb: str) -> bool:
    """Whether who presides goes through a motion: "the Chair recognizes that …"."""
    return _PRESIDING.match(source) is not None and verb.startswith(_PRESIDES)


_LET = re.compile(r"\blet(?:['\u2019]?s|\s+(?:me|us))?\b", re.IGNORECASE)
_YOU_SAY = frozenset(
    "saying telling arguing claiming suggesting said say told mentioned asked testified claimed "
    "argued suggested stated declared wrote written argue noted admitted acknowledged "
    "explained".split()
)


def generally(text: str, source: tuple[int, int], word: str) -> bool:
    """Whether "you" is anybody: "you find that …", "you write …"."""
    addressed = word in _YOU_SAY or word.endswith("ing")
    return text[source[0] : source[1]].lower() == "you" and not addressed


def told_of_nobody(text: str, start: int, source: tuple[int, int], word: str) -> bool:
    """Whether what looks like a report is none: "let me say", "it appears that", "something you
    said earlier"."""
    if _LET.search(text, *source) or _GAP_BEFORE.search(
        text, max(start, source[0] - 24), source[0]
    ):
        return True
    if lower_words(text, source) in _NOBODY_BY_ITSELF:
        return True
    return word.startswith(("appear", "seem")) and lower_words(text, source) in (
        "it",
        "this",
        "that",
    )


_NOBODY_BY_ITSELF = frozenset({"always", "another", "all"})
_GAP_BEFORE = re.compile(
    r"\b(?:something|anything|everything|nothing|things?|whatever|all)\s+(?:that\s+)?$",
    re.IGNORECASE,
)
"""Before who said it: "something you said" tells what was said, and not what."""


def names_a_thing(word: str, rest: str) -> bool:
    """Whether behind a verb of saying without "that" stands no view but a thing ("said nothing",
    "announced a plan"), or the verb is a noun or participle ("claims of", "stated in the plan")."""
    if _OBJECT.match(rest) or _OF_A_THING.match(rest):
        return True
    if word in ("said", "says", "say"):
        return False
    if _IN_A_PLACE.match(rest) or (word in _OF_THINGS and _A_THING_THAT.match(rest)):
        return True
    opening = " ".join(rest.split()[:_OPENING_WORDS])
    return word in _OF_THINGS and not _FINITE.search(opening)


_OF_A_THING = re.compile(r"\s+(?:(?:me|us|you|him|her|them)\s+)?of\s")
"""Behind a verb of saying: "spoke of the quay", "tell me of the quay"."""
_IN_A_PLACE = re.compile(
    r"\s+(?:\w+ly\s+)?(?:as|while|when|during|in|by|on|at|for|from|under|above|below|with|out|upon|"
    r"before)\b"
)
_A_THING_THAT = re.compile(
    r"\s+(?:the|an?|his|her|its|their|our|this)\s+(?:\w+\s+)?\w+\s+(?:that|which|who|they|he|she|we)\b"
)
"""Behind a verb of saying: "announced the agreement (that) they had made"."""
_OPENING_WORDS = 10
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|may|might|must|should|"
    r"shall|he|she|they|we|you|I|there|it)\b|['\u2019](?:s|re|m|ll|ve|d)\b|n['\u2019]t\b"
)
_OF_THINGS = frozenset(
    "announced announces announce proposed proposes suggested suggests promised promises reported "
    "reports revealed reveals declared declares stated explained explains acknowledged admitted "
    "stressed stresses emphasised emphasized emphasises emphasizes recommended recommends "
    "requested "
    "requests advocated advocates added adds noted notes demanded repeated confirmed confirms "
    "denied "
    "denies estimated estimates showed shows found finds mentioned mentions observed observes "
    "concluded concludes".split()
)
"""Verbs of saying that as often have a thing for their object."""


def tells_little(text: str, source: tuple[int, int], word: str, rest: str) -> bool:
    """Whether a verb of saying without "that" hardly reports: "you write …", "the sea adds salt",
    "they responded by …"."""
    if generally(text, source, word):
        return True
    if word in ("adds", "add", "added", "adding") and not rest.startswith(","):
        return True
    return word.startswith(("respon", "repl")) and bool(re.match(r"\s+(?:by|to|with)\b", rest))


_REQUESTS = frozenset("ask asks asked asking urge urges urged urging".split())
_ASKS_WHETHER = re.compile(
    r"(?:\s+(?:\w+\s+){0,2}?)(?:if|whether|why|how|what|who|when|where|that)\b", re.IGNORECASE
)
_BARE = frozenset("say tell claim argue suggest".split())


def sets_down(text: str, word: str, at: int, high: int, that: re.Match[str] | None) -> bool:
    """Whether a form of "write" tells of setting down, not of what was written: "written up a
    plan", but not "written in his book that"."""
    down = _SET_DOWN.match(text, at, high) if word in _WRITING else None
    return down is not None and not (that and _IN_A_BOOK.match(down.group()))


_WRITING = frozenset("written wrote writes write writing".split())
_IN_A_BOOK = re.compile(r"\s+(?:in|on|for|by)$")
_SET_DOWN = re.compile(r"\s+(?:up|down|off|in|out|on|for|by|this|a|an|the|his|her|their|my|our)\b")
