"""Fixed wordings that tell somebody's words: "everyone was like please go", "a review found
little", "a toll is what he promised", "described as lengthy"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..sentences import Sentences
from ..spans import trim
from ..words import windows

Told = tuple[tuple[int, int], tuple[int, int], tuple[int, int] | None]
"""The words that tell, what they tell, and who is named as its source."""
WORDS_OF_TALK = (
    r"(?:uh|um|like|you know|well|oh|ew|wow|ah|hey|look|listen|man|no|yes|yeah|okay|ok|please|"
    r"what\?|wait|dude|god)"
)
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


def what_is(text: str, by_sentence: Sentences) -> Iterator[Told]:
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


def set_apart(text: str, by_sentence: Sentences) -> Iterator[Told]:
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


_LIKE = re.compile(
    r"(?:,(?=\slike,\s(?:hey|oh|look|okay|no|yes|listen|wait)\b)|"
    r"\b[Ii]t (?:was|is)(?=\slike,\s(?:we|I|you|no|yes|hey|oh|okay|wait|well)\b)|"
    r"(?<!\b[Ii]t )(?<!\b[Tt]his )(?<!\b[Tt]hat )(?<!\b[Tt]here )(?<!\bthings )"
    r"\b(?:is|are|was|were|be)|(?<![Ii]t)(?<!here)(?<![Tt]hat)['\u2019](?:s|re|m)|"
    r"\b(?:people|guys|folks|everyone|everybody|somebody|someone|they|know)(?=\slike,?\s"
    r"(?!you\b|him\b|her\b|them\b|that\b|this\b|those\b)))"
    r"(?:\s(?:just|all|literally|basically))?\s(?P<cue>like),?\s"
    rf"(?=['\"\u2018\u201c]|{WORDS_OF_TALK}[\s,]|"
    r"(?:we|I|you|they|he|she|it|this|that|there|what|who|why|how|where|let|please|don['\u2019]t|"
    r"can|could|do|did|is|are)(?:['\u2019]\w+)?[\s?]\s?\w)"
)


def told_by_like(text: str, by_sentence: Sentences) -> Iterator[Told]:
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


def is_what(text: str, by_sentence: Sentences) -> Iterator[Told]:
    """ "A toll for everyone is what he had promised"."""
    for found in _IS_WHAT.finditer(text):
        i = by_sentence.at(found.start("cue"))
        if i is not None:
            content = trim(text, by_sentence.spans[i][0], found.start())
            yield found.span("cue"), content, found.span("who")
