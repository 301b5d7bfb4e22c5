"""Wordings around somebody named at any length that say whose words or view a clause is: "…, my old
boss said, …", "as some of them put it, …", "in the eyes of the town, …", "called the pier a
disgrace".

The words of each use stand in ``loose_uses.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..conjugation import forms
from ..languages import rows
from ..words import windows

_SPEAKER = r"(?:I|[Ww]e|[Yy]ou|[Ii]t|[Tt]here|[Ww]hat)"
SOMEBODY = (
    rf"(?:(?!{_SPEAKER}\b(?:['\u2019]|\s(?!\w+\s(?:of|in|at)\b)))"
    r"(?:he|she|they|people|every(?:body|one)|some(?:body|one)|others|"
    r"(?:(?:the|an?|my|our|his|her|their|your|this|that|these|those|some|one|two|both|each|all|most|"
    r"many|half|lots|several|even|people|(?:Mr|Mrs|Ms|Dr)\.|[A-Z][\w\u2019-]*)\s)"
    r"(?:[\w'\u2019-]+\s){0,5}?[\w'\u2019-]+|[A-Z][\w\u2019-]+|[a-z]+s))"
)
_ADVERB = r"(?:(?:\w+ly|also|always|often|just|still|once|then|now|already|later)\s)"
_HEARER = r"(?:\s(?:me|us|him|her|them|you|people|(?:to\s)?(?:the|my|his|her|a)\s\w+|[A-Z]\w+))"
_WORDS_FOLLOW = r"(?=\w+,?\s\w)"


@dataclass(frozen=True)
class Aside:
    """A pattern with ``cue`` and perhaps ``who``, where what is told stands (behind, before,
    sentence; behind a verb whose subject tells it: theirs), and words of which it needs one."""

    pattern: re.Pattern[str]
    place: str
    words: frozenset[str]


@cache
def asides() -> Sequence[Aside]:
    """All of them."""
    return tuple(
        Aside(re.compile(pattern), place, frozenset(words))
        for pattern, place, words in (*_said_beside(), *_held_in(), *_seen_as())
    )


@cache
def _used(use: str) -> frozenset[str]:
    """The words of a use as they stand."""
    return frozenset(
        w for row in rows("loose_uses") if row["use"] == use for w in row["words"].split()
    )


@cache
def _verbs(use: str) -> frozenset[str]:
    """Every form of the verbs of a use."""
    return frozenset(form for verb in _used(use) for form in forms(verb).values())


def _one_of(words: frozenset[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_Wording = tuple[str, str, frozenset[str]]


def _said_beside() -> Iterator[_Wording]:
    """ "The pier, my old boss said, was weak"; "as some of them put it, …"."""
    said = _one_of(_verbs("say"))
    yield (
        rf"(?<=[,\u2014\u2013-]\s)(?P<who>{SOMEBODY})\s{_ADVERB}?(?P<cue>(?:{said}){_HEARER}?)(?=,\s)",
        "sentence",
        _verbs("say"),
    )
    yield (
        rf"\b[Aa]s\s(?P<who>{SOMEBODY})\s(?:ha[ds]\s|have\s|would\s|might\s|used to\s|likes? to\s)?"
        rf"{_ADVERB}?(?P<cue>(?:{said}|put it|puts it|sees? it|saw it){_HEARER}?)"
        rf"(?:\s(?:in|at|on|to|about|back|when|before)\s[^.,;:!?\n]{{2,40}}?)?,\s{_WORDS_FOLLOW}",
        "behind",
        frozenset({"as"}),
    )
    yield (
        rf"\b(?P<cue>[Tt]o (?:echo|quote|cite|paraphrase|repeat)(?: the words of)?)\s"
        rf"(?P<who>{SOMEBODY})(?:['\u2019]s? words?)?\s?[:,]\s{_WORDS_FOLLOW}",
        "behind",
        frozenset({"echo", "quote", "cite", "paraphrase", "repeat"}),
    )
    yield (
        rf"\b(?P<who>{SOMEBODY})(?:['\u2019](?:s|re)|\s(?:is|are|was|were|went|goes))\s"
        rf"(?P<cue>on (?:the )?record (?:as|for|of|with)(?: saying(?: that)?)?)\s{_WORDS_FOLLOW}",
        "behind",
        frozenset({"record"}),
    )
    yield (
        rf",\sor so\s(?P<who>{SOMEBODY})\s{_ADVERB}?(?P<cue>{said})(?=[.,;!?]|$)",
        "before",
        frozenset({"so"}),
    )
    yield (
        rf"\b(?P<cue>[Ii]f you (?:ask|listen to|talk to|read|hear|believe))\s(?P<who>{SOMEBODY}),\s"
        rf"{_WORDS_FOLLOW}",
        "behind",
        frozenset({"if"}),
    )
    yield (
        rf"\b(?P<who>{SOMEBODY})\s(?P<cue>(?:acts?|acted|acting|talks?|talked|"
        r"ma(?:de|kes?) it (?:sound|look)|looked at (?:me|us|him|her|it))\s"
        r"(?:like|as if|as though))\s(?=\w+\s\w+\s\w)",
        "behind",
        frozenset({"like", "if", "though"}),
    )


def _held_in() -> Iterator[_Wording]:
    """ "In the eyes of the town, …", "…, in his view"; "the thinking goes, …"; "what she meant was
    that …"."""
    seat = rf"(?:{_one_of(_used('seat'))})"
    of = rf"[Ii]n\sthe\s{seat}\sof\s(?P<who>{SOMEBODY})"
    owner = r"(?:his|her|their|your|[A-Z]\w+['\u2019]s?|(?:the|my)\s\w+['\u2019]s?)"
    own = rf"[Ii]n\s(?P<who>{owner})\s(?:own\s)?{seat}"
    yield rf"(?P<cue>\b{of}),\s{_WORDS_FOLLOW}", "behind", _used("seat")
    yield rf"(?P<cue>\b{own}),?\s{_WORDS_FOLLOW}", "behind", _used("seat")
    yield rf"(?<=,\s)(?P<cue>{own})(?=[.;!]|$)", "before", _used("seat")
    yield (
        rf"\b(?P<who>[Tt]he\s(?:\w+\s){{0,2}}?(?:{_one_of(_used('go'))}))\s"
        rf"(?P<cue>goes|went|reads?|ran|runs|was|is|said|says),\s{_WORDS_FOLLOW}",
        "behind",
        _used("go"),
    )
    meant = _one_of(_verbs("mean"))
    yield (
        rf"\b[Ww]hat\s(?P<who>{SOMEBODY})\s{_ADVERB}?(?P<cue>(?:(?:is|was|are|were)\s)?(?:{meant})"
        rf"\s(?:is|was)(?:\s(?:that|for))?),?\s{_WORDS_FOLLOW}",
        "behind",
        frozenset({"what"}),
    )


_OFTEN = (
    r"an?\s(?:second|third|few|couple|lot|bit|number|while|week|day|night|month|year|doctor|taxi|"
    r"cab|vote|meeting|halt|strike)\b"
)
"""Behind "called the office": nothing it is called."""


def _seen_as() -> Iterator[_Wording]:
    """ "Called the pier a disgrace", "regards it as theirs", "was seen as a threat"."""
    thing = (
        r"(?:it|him|her|them|us|me|you|this|that|these|those|each other|"
        r"(?:himself|herself|themselves)|"
        r"(?:the|an?|my|our|his|her|their|your|this|that|these|those|all|some)\s(?=[a-z])"
        r"(?:[\w'\u2019-]+\s){0,4}?[\w'\u2019-]+|[A-Z][\w\u2019-]+|[a-z]+s)"
    )
    quality = (
        rf"(?:(?!{_OFTEN})(?:an?|the|[\"\u201c\u2018])\s?(?=\w)|"
        r"(?=\w{2,}(?:ful|less|ous|able|ible|al|ive|ent|ant|ish|ed|ic)\b)|"
        r"(?=(?:too|very|so|quite|rather)\s\w)|(?=(?:[A-Z]\w+|\w+)-\w+)|(?=[a-z]+s\b[.,;!?]))"
    )
    seen = rf"(?:{_one_of(_verbs('see as'))})"
    yield rf"\b(?P<cue>(?:{_one_of(_verbs('call'))})\s{thing})\s{quality}", "theirs", _verbs("call")
    yield (
        rf"\b(?P<cue>(?:{_one_of(_verbs('find'))})\s(?:it|him|her|them|this|the\s\w+|these))\s"
        rf"(?:to be\s)?{quality}",
        "theirs",
        _verbs("find"),
    )
    yield (
        rf"\b(?P<cue>(?:{seen}|th(?:inks?|ought) of|refer(?:s|red)? to)\s{thing}\sas)\s"
        r"(?!(?:soon|well|much|long|part|we|I|he|she|they|a result|it)\b)(?=\w+[\s.,;!?])",
        "theirs",
        _verbs("see as") | {"of", "to"},
    )
    held = "called dubbed deemed labelled labeled considered thought believed said alleged known"
    yield (
        rf"(?<!that )(?<!which )(?<!who )\b(?P<cue>(?:is|was|are|were|been|being)\s{_ADVERB}?"
        rf"(?:{seen}\sas|(?:{held.replace(' ', '|')})(?:\s(?:to be|to have been|as))?))\s"
        r"(?=(?:an?|the)\s\w|\w{4,}[\s.,;!?])",
        "sentence",
        _verbs("see as") | {*held.split()},
    )


_REACH = 160, 160
"""Code points around a word without which a pattern cannot hold."""


def aside_reports(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Where one stands, and where what it tells."""
    for aside in asides():
        for low, high in windows(text, aside.words, *_REACH):
            for match in aside.pattern.finditer(text, low, high):
                yield match, aside.place
