"""What may tell somebody's words where no other rule says so: a verb or a noun of saying, thinking,
asking or ordering, and behind it words that can be told.

Fewer of these are right than of any other rule's: they stand in the middle tier so that little is
missed there, and last by their score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..sentences import Sentences
from ..spans import overlaps, trim
from ..words import places
from .cues import CLAUSE_MARK, reporting_verbs
from .found import QuotationFound, Report, lower_words, reported_view
from .loose_asides import aside_reports
from .loose_nouns import noun_reports
from .loose_wordings import WORDS_OF_TALK, Told, is_what, set_apart, told_by_like, what_is
from .own_words import said_then
from .report_doubts import bids, generally, names_a_thing, told_of_nobody, unmade
from .reported_speech import A_THING, tells_nobody
from .sources import subject_left
from .telling_verbs import also_nouns, telling_verbs

_SCORE = 0.4
_HEARER = (
    r"(?:(?:to |with |for )?(?:me|us|him|her|them|you|people|everybody|everyone|[A-Z]\w+|"
    r"(?:the|my|his|her|our|their|some|these|those)\s\w+|[\"\u201c][^\"\u201d]{3,40}[\"\u201d])"
    r"\s?,?\s)"
)
_FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|did|does|do|"
    r"\w+ed|\w+s)(?:n['\u2019]t)?\b"
)
_CLAUSE = (
    r"(?:['\"\u2018\u201c]|(?:he|she|they|we|I|you|it|there|this|these|those|what|how|why|whether|"
    r"if|where|when|who|don['\u2019]t|let|not|some(?:thing|body|one|how)|every(?:thing|body|one)|"
    r"nothing|nobody|people|maybe|perhaps|actually)\b|"
    r"(?:the|an?|no|my|his|her|our|your|their|all|some|every|any|most|[A-Z]\w+|[a-z]+s)\s"
    rf"[\w'\u2019 -]{{0,50}}?\b{_FINITE})"
)
_THAT = r"that,?\s(?!(?:is|was|are|were|has|had|would|will|one|sort|kind|way|time|thing)\b)(?=\w)"
_LEADS = re.compile(
    rf"\W{{0,2}}\s{_HEARER}?(?:(?:is|was)\s)?(?:{_THAT}|"
    rf"(?:(?:this:\s|is,?\s|{WORDS_OF_TALK},?\s)){{0,2}}(?={WORDS_OF_TALK}[\s,]|{_CLAUSE}))|"
    r"\s?[:\u2014]\s+(?=\w)|"
    r"\s(?!(?:the|an?|this|his|her)\s\w+\sthat)[^.;:!?\n]{3,60}?\sthat\s(?=(?:he|she|they|we|I|you|it|there|the|this|no|[A-Z]\w+)\b)"
)
"""Behind a verb: a clause, words of talk, or a colon."""
_WHAT_TO_DO = re.compile(
    r"(?i:promis|vow|threaten|beg|ask|tell|told|order|urg|demand|pledg|instruct|encourag|"
    r"direct|advis|warn|call|request|recommend|propos|insist|push|plead)\w*"
)
_TO_DO = re.compile(
    rf"\s{_HEARER}?(?:(?:not\s)?to\s+(?=\w+\s\w)|(?:for|on)\s+(?=\w+\s\w+\s\w+\s\w))"
)
_CALLS_ON = re.compile(r"\s(?:up)?on\s(?:[\w'\u2019]+\s){1,7}?to\s+(?=\w+\s\w)")
"""Behind "called": whom it calls on to do something."""
_TO_DOING = re.compile(r"\s(?:[\w'\u2019]+\s){0,4}?to\s(?:having\s)?(?=\w{2,}ing\s\w)")
"""Behind "admitted": what somebody owns to have done."""
_OF_ORDERS = re.compile(
    r"(?i:direct|order|demand|request|recommend|propos)\w*\s+"
    r"(?=(?:the|an?|that|more|all|no)\s\w+ \w)"
)
"""Verbs behind which stands what shall be done, or the thing that is asked for."""
_OF_OTHER_USE = frozenset(
    "point points case account line sense call called calling calls write wrote writes "
    "writing want wants wanted seems seemed appears appeared responded responds responding "
    "detailed detailing related posted forecast discuss discussed discusses discussing found "
    "finds find shows showed show shown held holds read reads written protested protests".split()
)
"""Words that more often tell of no words than of some: "the case that", "a detailed plan"."""
_CLEAR = frozenset(
    "said says say saying told tell tells telling argued argues arguing claimed claims claiming "
    "insisted insisting tweeted shouted shouting screaming yelling asked asking suggested "
    "suggesting promised promising threatened threatening warned warning explained "
    "explaining".split()
)
_THINKING = frozenset(
    "thinking wondering worrying hoping fearing pondering deciding assuming believing feeling "
    "hearing teaching crying expecting knowing".split()
)
_AS_ONE_SPEAKS = re.compile(
    r"\b(?:(?:let|allow) (?:me|us|him|her|them)(?: \w+)?|let['\u2019]s(?: \w+)?|worth|useful to|"
    r"thing to|being|been|(?:I|we)(?:['\u2019](?:ll|d|m|re))?(?: [\w'\u2019]+){0,4}|"
    r"to conclude(?: \w+){0,3} by|to|to be|(?:can|could|would|will|might|may|must|should|cannot|"
    r"not|n['\u2019]t)"
    r"(?: \w+)?|(?:did|does|do) \w+)\s+$",
    re.IGNORECASE,
)
"""Before a verb of saying without a subject: words of one who speaks, no report."""


@cache
def _verbs() -> frozenset[str]:
    return frozenset({*reporting_verbs(), *telling_verbs()} - _OF_OTHER_USE)


_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")


def _verbs_of(text: str) -> Iterator[re.Match[str]]:
    """Where a verb that may tell stands, in order."""
    stand = places(text)
    for at in sorted(at for verb in _verbs() for at in stand.get(verb, ())):
        found = _WORD.match(text, at)
        if found is not None and found.group().lower() in _verbs():
            yield found


def loose_reports(
    text: str, by_sentence: Sentences, taken: list[tuple[int, int]]
) -> Iterator[QuotationFound]:
    """Reports whose words are no part of what is ``taken`` already, nor of each other's."""
    known = _Taken(taken)
    for rule in (_by_verb, _by_noun, _by_aside, told_by_like, is_what, what_is, set_apart):
        for cue, content, source in rule(text, by_sentence):
            if content[0] < content[1] and not known.meets(content) and not known.meets(cue):
                known.add(content)
                known.add(cue)
                report = Report(cue, source, "medium", as_words=True)
                yield reported_view(text, content, report, _SCORE)


class _Taken:
    """Stretches of a text that are told already, found by where they lie."""

    _WIDE = 400

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._at: dict[int, list[tuple[int, int]]] = {}
        for span in spans:
            self.add(span)

    def _cells(self, span: tuple[int, int]) -> range:
        return range(span[0] // self._WIDE, span[1] // self._WIDE + 1)

    def add(self, span: tuple[int, int]) -> None:
        for cell in self._cells(span):
            self._at.setdefault(cell, []).append(span)

    def meets(self, span: tuple[int, int]) -> bool:
        """Whether something of a stretch is taken."""
        return any(overlaps(span, t) for cell in self._cells(span) for t in self._at.get(cell, ()))


def _by_verb(text: str, by_sentence: Sentences) -> Iterator[Told]:
    """ "The clerks decided the answer was no"."""
    for verb in _verbs_of(text):
        i = by_sentence.at(verb.start())
        if i is None:
            continue
        low, high = by_sentence.spans[i]
        behind = None if _is_noun(text, low, verb) else _behind(text, verb, high)
        if behind is None:
            continue
        start = _clause_start(text, low, verb.start())
        source = subject_left(text, start, verb.start())
        if (
            _unsaid(text, low, verb, behind)
            if source is None
            else _tells(text, (low, start, high), source, verb)
        ):
            yield verb.span(), trim(text, behind, high), source


def _clause_start(text: str, low: int, at: int) -> int:
    """Where the clause that leads to a verb begins."""
    return max((mark.end() for mark in CLAUSE_MARK.finditer(text, low, at)), default=low)


_PAST = re.compile(r"\w+(?:ed|ing)|said|told|thought|wrote|heard|felt|taught", re.IGNORECASE)
_NOUN_BEFORE = re.compile(
    r"\b(?:an?|the|no|that|this|these|those|my|your|his|her|its|our|their|any|some|of|in|for|on|at|"
    r"by|with|into|from|side)\s+(?:[\w'\u2019]+(?:al|ic|ive|ous|an|ful|ible|able)"
    r"\s+)?$",
    re.IGNORECASE,
)


_PERSON_BEFORE = re.compile(
    r"\b(?:I|we|you|he|she|they|who|people|some|others|many|everybody|everyone|and|to)\s+"
    r"(?:(?:\w+ly|also|always|often|still|just|all|even)\s+)?$",
    re.IGNORECASE,
)


def _is_noun(text: str, low: int, verb: re.Match[str]) -> bool:
    """Whether what may be a verb is a noun: "in that regard", "into socialistic demands"."""
    if _PAST.fullmatch(verb.group()):
        return False
    if verb.group().lower() in also_nouns():
        return _PERSON_BEFORE.search(text, low, verb.start()) is None
    return _NOUN_BEFORE.search(text, low, verb.start()) is not None


def _behind(text: str, verb: re.Match[str], high: int) -> int | None:
    """Where what is told begins behind a verb."""
    if not names_a_thing(verb.group().lower(), text[verb.end() : high]):
        leads = _LEADS.match(text, verb.end(), high)
        if leads is not None and not (A_THING.match(leads.group()) and tells_nobody(verb)):
            return leads.end()
    if verb.group().lower().startswith(("admit", "confess")):
        doing = _TO_DOING.match(text, verb.end(), high)
        return doing.end() if doing else None
    if _WHAT_TO_DO.fullmatch(verb.group()):
        calls_on = verb.group().lower().startswith("call")
        leads = _CALLS_ON.match(text, verb.end(), high) if calls_on else None
        leads = (
            leads
            or _TO_DO.match(text, verb.end(), high)
            or _OF_ORDERS.match(text, verb.start(), high)
        )
        return leads.end() if leads else None
    return None


_HERE = frozenset({"i", "we", "you"})
_SUPPOSED = re.compile(r"\b(?:if|unless|whether|what|whatever|which)\s+$", re.IGNORECASE)
"""Before somebody else's words that are supposed or asked about: "if he says, …"."""
_MAY_SAY = re.compile(
    r"(?:he|she|they|who|people|some|others|many|most|critics|opponents|supporters|[A-Z][\w'\u2019]+|"
    r"(?:the|these|those|his|her|their|some|many|most|other)\s\w+)\b(?<!\bI)(?<!\bYou)(?<!\bWe)"
    r"(?<!\bIt)(?<!\bThis)(?<!\bThat)(?<!\bOne)"
)
"""Of whom it is told what they would, might or will say: nobody who speaks or hears."""
_IF = re.compile(r"\b(?:if|unless)\b", re.IGNORECASE)
_SAYS = re.compile(r"sa(?:id|y|ys)|t(?:old|ell|ells)|promise|claim|admi|mention|agree|suggest")


def _tells(
    text: str, clause: tuple[int, int, int], source: tuple[int, int], verb: re.Match[str]
) -> bool:
    """Whether somebody tells it, and speakers do not say what they think as they speak."""
    low, start, high = clause
    word = verb.group().lower()
    own = lower_words(text, source) in ("i", "we")
    if own and not (said_then(text, source, verb.span()) and _LEADS.match(text, verb.end(), high)):
        return False
    if lower_words(text, source) in ("it", "this") and word.startswith("f"):
        return False  # "it feels like"
    if told_of_nobody(text, start, source, word) or generally(text, source, word):
        return False
    doubt = unmade(text, start, high, source, verb)
    if doubt == "asked or supposed":
        supposed = _SUPPOSED.search(text, low, source[0]) and _LEADS.match(text, verb.end(), high)
        return bool(supposed) and lower_words(text, source) not in _HERE
    if doubt == "supposed, not said":
        return bool(_MAY_SAY.match(text, *source)) and not _IF.search(text, low, high)
    if doubt == "denied":
        return _SAYS.match(word) is not None
    return doubt in ("", "asked for, not said")


_SOMEBODY_TO = re.compile(
    r"\b(?:he|she|they|who|people|some|others|(?!(?:I|We|You|It|The|This|That|There|What|And|But|So)\b)"
    r"[A-Z][\w\u2019]+|(?:the|these|those|his|her|their)\s\w+)(?:['\u2019]\w+)?\s"
    r"(?:(?!me\b|us\b|I\b|we\b|you\b)[\w'\u2019]+\s){1,3}to\s(?:\w+\s)?$"
)
"""Before a verb: "they want to", "Voss went on to"."""
_LED_TO = re.compile(r"\bl(?:ead|eads|ed|eading)\s+\w+\s+to\s+$", re.IGNORECASE)


def _unsaid(text: str, low: int, verb: re.Match[str], behind: int) -> bool:
    """Whether a verb of saying without a subject beside it tells: "came over and told me"."""
    if _LED_TO.search(text, low, verb.start()):
        return True
    if _SOMEBODY_TO.search(text, low, verb.start()) and _LEADS.match(text, verb.end()):
        return True
    if bids(text, low, verb) or _AS_ONE_SPEAKS.search(text, low, verb.start()):
        return False
    with_that = text[verb.end() : behind].rstrip(" ,").endswith("that")
    word = verb.group().lower()
    saying = word.endswith("ing") and word not in _THINKING
    if saying and _LEADS.match(text, verb.end()):
        return True
    return with_that or word in _CLEAR


def _by_noun(text: str, by_sentence: Sentences) -> Iterator[Told]:
    """ "They spread this figure that there were over a thousand"."""
    for cue, begin in noun_reports(text):
        i = by_sentence.at(cue[0])
        if i is not None and begin <= by_sentence.spans[i][1]:
            yield trim(text, *cue), trim(text, begin, by_sentence.spans[i][1]), None


def _teller(text: str, sentence: tuple[int, int], match: re.Match[str]) -> tuple[int, int] | None:
    """Who calls or sees something so: nobody who says it as they speak."""
    low, high = sentence
    verb = _WORD.match(text, match.start("cue"))
    source = verb and subject_left(text, _clause_start(text, low, verb.start()), verb.start())
    told = verb and source and _tells(text, (low, source[0], high), source, verb)
    return source if told else None


def _by_aside(text: str, by_sentence: Sentences) -> Iterator[Told]:
    """ "The pier, my old boss said, was weak"; "in the eyes of the town, …"."""
    for match, place in aside_reports(text):
        i = by_sentence.at(match.start("cue"))
        if i is None or match.end() > by_sentence.spans[i][1]:
            continue
        low, high = by_sentence.spans[i]
        who = match.span("who") if "who" in match.re.groupindex else None
        if place == "theirs":
            who, place = _teller(text, (low, high), match), "behind"
            if who is None:
                continue
        start, end = match.span("cue") if place == "sentence" else match.span()
        content = {"behind": (end, high), "before": (low, start), "sentence": (low, high)}[place]
        yield match.span("cue"), trim(text, *content), who
