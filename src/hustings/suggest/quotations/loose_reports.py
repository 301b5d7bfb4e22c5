"""What may tell somebody's words where no other rule says so: a verb or a noun of saying, thinking,
asking or ordering, and behind it words that can be told.

Fewer of these are right than of any other rule's: they stand in the middle tier so that little is
missed there, and last by their score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..languages import word_list
from ..sentences import Sentences
from ..spans import overlaps, trim
from ..words import places, windows
from .cues import CLAUSE_MARK, reporting_verbs
from .found import QuotationFound, Report, lower_words, reported_view
from .own_words import said_then
from .report_doubts import bids, generally, names_a_thing, told_of_nobody, unmade
from .reported_speech import A_THING, tells_nobody
from .sources import subject_left

_SCORE = 0.4
_WORDS_OF_TALK = (
    r"(?:uh|um|like|you know|well|oh|ew|wow|ah|hey|look|listen|man|no|yes|yeah|okay|ok|please|"
    r"what\?|wait|dude|god)"
)
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
_THAT = r"that,?\s(?!(?:is|was|are|were|has|had|would|will)\b)(?=\w)"
_LEADS = re.compile(
    rf"\W{{0,2}}\s{_HEARER}?(?:(?:is|was)\s)?(?:{_THAT}|"
    rf"(?:(?:this:\s|is,?\s|{_WORDS_OF_TALK},?\s)){{0,2}}(?={_WORDS_OF_TALK}[\s,]|{_CLAUSE}))|"
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
_ALSO_VERBS = frozenset("saying question answer".split())
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
    return frozenset({*reporting_verbs(), *word_list("telling_verbs")} - _OF_OTHER_USE)


_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")


def _verbs_of(text: str) -> Iterator[re.Match[str]]:
    """Where a verb that may tell stands, in order."""
    stand = places(text)
    for at in sorted(at for verb in _verbs() for at in stand.get(verb, ())):
        found = _WORD.match(text, at)
        if found is not None and found.group().lower() in _verbs():
            yield found


@cache
def _nouns() -> re.Pattern[str]:
    nouns = word_list("telling_nouns") | word_list("answer_nouns") | word_list("hearsay_nouns")
    listed = "|".join(sorted(nouns - _OF_OTHER_USE - _ALSO_VERBS, key=lambda n: (-len(n), n)))
    return re.compile(
        r"(?<!\b[Ww]e )(?<!\bI )(?<!\b[Yy]ou )(?<!\b[Tt]hey )(?<!\b[Tt]o )"
        r"(?<!\b[Mm]y )(?<!\b[Oo]ur )(?<![\w-])"
        rf"(?:{listed}|submission|mention|news|figure|narrative|observation|perception)s?"
        r"(?:\s(?:made\s)?(?:about|on|from|by|for)(?:\s[\w'\u2019]+){1,4}?|,[^.,;:!?\n]{2,30},)?"
        r"(?:\s(?:is|was|be|has been)(?:\sthat|,)?|\s?[,\u2014-]?\s?(?:which is\s)?that|\s?:)\s+"
        r"(?=(?:he|she|they|we|I|you|it|there|the|an?|no|if|when|this|these|those|some\w+|every\w+|"
        r"nobody|people|maybe|his|her|their|our|my|your|all|most|many|"
        r"[A-Z]\w+|[a-z]+s|it['\u2019]s)\s\w)"
    )


def loose_reports(
    text: str, by_sentence: Sentences, taken: list[tuple[int, int]]
) -> Iterator[QuotationFound]:
    """Reports whose words are no part of what is ``taken`` already, nor of each other's."""
    known = _Taken(taken)
    for rule in (_by_verb, _by_noun, _by_like, _is_what, _what_is, _set_apart):
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


_Told = tuple[tuple[int, int], tuple[int, int], tuple[int, int] | None]
"""The words that tell, what they tell, and who is named as its source."""


def _by_verb(text: str, by_sentence: Sentences) -> Iterator[_Told]:
    """ "The clerks decided the answer was no"."""
    for verb in _verbs_of(text):
        i = by_sentence.at(verb.start())
        if i is None:
            continue
        low, high = by_sentence.spans[i]
        behind = None if _is_noun(text, low, verb) else _behind(text, verb, high)
        if behind is None:
            continue
        start = low
        for mark in CLAUSE_MARK.finditer(text, low, verb.start()):
            start = mark.end()
        source = subject_left(text, start, verb.start())
        if (
            _unsaid(text, low, verb, behind)
            if source is None
            else _tells(text, (low, start, high), source, verb)
        ):
            yield verb.span(), trim(text, behind, high), source


_PAST = re.compile(r"\w+(?:ed|ing)|said|told|thought|wrote|heard|felt|taught", re.IGNORECASE)
_NOUN_BEFORE = re.compile(
    r"\b(?:an?|the|no|that|this|these|those|my|your|his|her|its|our|their|any|some|of|in|for|on|at|"
    r"by|with|into|from|side)\s+(?:[\w'\u2019]+(?:al|ic|ive|ous|an|ful|ible|able)"
    r"\s+)?$",
    re.IGNORECASE,
)


def _is_noun(text: str, low: int, verb: re.Match[str]) -> bool:
    """Whether what may be a verb is a noun: "in that regard", "into socialistic demands"."""
    if _PAST.fullmatch(verb.group()):
        return False
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
        leads = _TO_DO.match(text, verb.end(), high) or _OF_ORDERS.match(text, verb.start(), high)
        return leads.end() if leads else None
    return None


_HERE = frozenset({"i", "we", "you"})
_SUPPOSED = re.compile(r"\b(?:if|unless|whether|what|whatever|which)\s+$", re.IGNORECASE)
"""Before somebody else's words that are supposed or asked about: "if he says, …"."""
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
    if doubt == "denied":
        return _SAYS.match(word) is not None
    return doubt in ("", "asked for, not said")


_LED_TO = re.compile(r"\bl(?:ead|eads|ed|eading)\s+\w+\s+to\s+$", re.IGNORECASE)


def _unsaid(text: str, low: int, verb: re.Match[str], behind: int) -> bool:
    """Whether a verb of saying without a subject beside it tells: "came over and told me"."""
    if _LED_TO.search(text, low, verb.start()):
        return True
    if bids(text, low, verb) or _AS_ONE_SPEAKS.search(text, low, verb.start()):
        return False
    with_that = text[verb.end() : behind].rstrip(" ,").endswith("that")
    word = verb.group().lower()
    saying = word.endswith("ing") and word not in _THINKING
    if saying and _LEADS.match(text, verb.end()):
        return True
    return with_that or word in _CLEAR


_REACH = 60, 120
"""Code points around a word without which a pattern cannot hold."""
_FINDERS = (
    "investigation report study survey poll inquiry review audit analysis research court "
    "judge jury panel commission tribunal article piece paper book post story investigators "
    "researchers scientists inspectors auditors economists".split()
)
_FOUND = re.compile(
    r"\b(?P<who>(?:(?:the|an?|this|that|our|their|[A-Z][\w'\u2019]*)\s+)?(?:\w+\s+){0,2}?"
    rf"(?:{'|'.join(_FINDERS)}))"
    r"\s+(?:has |have |had |also |just )?"
    r"(?P<cue>found|finds?|shows?|showed|says?|said|suggests?|suggested|ruled|held|estimates?|"
    r"estimated|describes?|described|warns?|warned)\s+(?:that\s+)?(?=\w+\s\w)",
    re.IGNORECASE,
)
_SAID_IS = re.compile(
    r"\b[Ww]hat\s(?P<who>I|we|he|she|they|you|people|[A-Z]\w+)\s(?:(?:always|often|usually|would|"
    r"keep|kept)\s)*(?P<cue>(?:tell|told|tells|say|says|said|saying|ask|asks|asked|argue|argues|"
    r"hear|heard)\b(?:\s[\w'\u2019]+){0,5}?)\s(?:is|was)(?:\sthat)?,?\s+(?=\w+,?\s\w)"
)


def _what_is(text: str, by_sentence: Sentences) -> Iterator[_Told]:
    """ "A review found little to blame"; "what I tell the guild is look, you must pay"."""
    for pattern, words in ((_FOUND, _FINDERS), (_SAID_IS, ("what",))):
        for low, high in windows(text, words, *_REACH):
            for found in pattern.finditer(text, low, high):
                i = by_sentence.at(found.start("cue"))
                if i is not None and found.end() <= by_sentence.spans[i][1]:
                    content = trim(text, found.end(), by_sentence.spans[i][1])
                    yield found.span("cue"), content, found.span("who")


_SAID_AS = re.compile(
    r"\b(?P<cue>(?:is|was|are|were|be|been|being)\s(?:\w+ly\s|often\s|once\s)?(?:described|"
    r"characteri[sz]ed|portrayed|depicted|dismissed|hailed|denounced|branded|presented)\sas)\s"
    r"(?=\w+,?\s\w|\w{4,}[.,;])"
)
_AS_FOLLOWS = re.compile(
    r"\b(?P<who>[Ww]e|I|he|she|they|[A-Z]\w+)\s(?P<cue>(?:said|wrote|put it|told \w+)"
    r"(?:\s(?:this|that|the following|as follows|in these words))?)\s?:\s*\n\s*[\"\u201c]?"
)


def _set_apart(text: str, by_sentence: Sentences) -> Iterator[_Told]:
    """ "Being described as lengthy"; "we said this:" and on a line of its own what was said."""
    for found in _SAID_AS.finditer(text):
        i = by_sentence.at(found.start("cue"))
        if i is not None:
            yield found.span("cue"), trim(text, found.end(), by_sentence.spans[i][1]), None
    for found in _AS_FOLLOWS.finditer(text):
        i = by_sentence.at(found.end())
        if i is not None:
            content = trim(text, found.end(), by_sentence.spans[i][1])
            yield found.span("cue"), content, found.span("who")


def _by_noun(text: str, by_sentence: Sentences) -> Iterator[_Told]:
    """ "They spread this figure that there were over a thousand"."""
    for noun in _nouns().finditer(text):
        i = by_sentence.at(noun.start())
        if i is not None and noun.end() <= by_sentence.spans[i][1]:
            content = trim(text, noun.end(), by_sentence.spans[i][1])
            yield trim(text, *noun.span()), content, None


_LIKE = re.compile(
    r"(?:,(?=\slike,\s(?:hey|oh|look|okay|no|yes|listen|wait)\b)|"
    r"\b[Ii]t (?:was|is)(?=\slike,\s(?:we|I|you|no|yes|hey|oh|okay|wait|well)\b)|"
    r"(?<!\b[Ii]t )(?<!\b[Tt]his )(?<!\b[Tt]hat )(?<!\b[Tt]here )(?<!\bthings )"
    r"\b(?:is|are|was|were|be)|(?<![Ii]t)(?<!here)(?<![Tt]hat)['\u2019](?:s|re|m)|"
    r"\b(?:people|guys|folks|everyone|everybody|somebody|someone|they|know)(?=\slike,?\s"
    r"(?!you\b|him\b|her\b|them\b|that\b|this\b|those\b)))"
    r"(?:\s(?:just|all|literally|basically))?\s(?P<cue>like),?\s"
    rf"(?=['\"\u2018\u201c]|{_WORDS_OF_TALK}[\s,]|"
    r"(?:we|I|you|they|he|she|it|this|that|there|what|who|why|how|where|let|please|don['\u2019]t|"
    r"can|could|do|did|is|are)(?:['\u2019]\w+)?[\s?]\s?\w)"
)


def _by_like(text: str, by_sentence: Sentences) -> Iterator[_Told]:
    """ "Everyone was like please leave it at the door"."""
    for low, high in windows(text, ("like",), *_REACH):
        for like in _LIKE.finditer(text, low, high):
            i = by_sentence.at(like.start("cue"))
            if i is not None:
                yield like.span("cue"), trim(text, like.end(), by_sentence.spans[i][1]), None


_IS_WHAT = re.compile(
    r"\s(?P<cue>(?:is|was)\swhat)\s(?P<who>he|she|they|people|[A-Z]\w+|(?:the|my|his|her)\s\w+)\s"
    r"(?:(?:has|had|have|always|just)\s)?(?:said|says|say|mentioned|told|argued|claimed|wrote|"
    r"suggested|promised|predicted|called|described|thought|thinks)\b"
)


def _is_what(text: str, by_sentence: Sentences) -> Iterator[_Told]:
    """ "A toll for everyone is what he had promised"."""
    for found in _IS_WHAT.finditer(text):
        i = by_sentence.at(found.start("cue"))
        if i is not None:
            content = trim(text, by_sentence.spans[i][0], found.start())
            yield found.span("cue"), content, found.span("who")
