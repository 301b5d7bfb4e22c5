"""Wordings whose noun tells somebody's words: sayings, figures passed on, views held, announcements
made.

Each is a frame as in ``reported_frames``.
"""

from __future__ import annotations

from ..languages import word_list
from .reported_wordings import Wording
from .spoken_reports import CLAUSE
from .told_in_talk import THEM, WHO

_SAYINGS = "saying proverb adage line quote quip joke phrase maxim dictum slogan expression"
_THINGS = (
    "figure number claim line lie idea notion story myth theory narrative statistic point rumor "
    "rumour phrase argument mantra"
)


def told_by_nouns() -> tuple[Wording, ...]:
    """All of them."""
    return (*_passed_on(), *_held(), *_to_say(), *_observed(), *_tried())


def _observed() -> tuple[Wording, ...]:
    """ "Voss's observation \u2014 that the pier \u2026"."""
    nouns = "|".join(sorted(word_list("telling_nouns") | word_list("answer_nouns"), key=len)[::-1])
    return (
        (
            r"\b(?P<who>[Hh]is|[Hh]er|[Tt]heir|[Yy]our|[Mm]y|"
            r"[\w-]+(?=['\u2019]s?\s))(?:['\u2019]s?)?\s"
            rf"(?:\w+\s)?(?P<cue>{nouns}|observation|remark|insight|comment|warning)"
            r"(?:\s?[\u2013\u2014,-]{1,2}\s?)that\s(?=\w+\s\w+\s\w)",
            "own",
            word_list("telling_nouns")
            | word_list("answer_nouns")
            | {"observation", "remark", "insight", "comment", "warning"},
        ),
    )


def _passed_on() -> tuple[Wording, ...]:
    """ "Repeated this figure that …", "there's a famous line from Renn, …", "as the saying
    goes"."""
    passing = (
        "propagat sold sell push embrac adopt advanc challeng debunk promulgat regurgitat repeat "
        "spread parrot peddl cit circulat float promot invok echo"
    )
    thing = rf"(?:talking )?(?:{_THINGS.replace(' ', '|')})s?"
    saying = rf"(?:{_SAYINGS.replace(' ', '|')})"
    return (
        (
            rf"\b(?P<cue>(?:{passing.replace(' ', '|')})\w*\s(?:the|this|that|an?|his|her|their)\s"
            rf"(?:\w+\s)?{thing})\sthat\s(?=\w)",
            "subject",
            frozenset({*_THINGS.split(), *(f"{thing}s" for thing in _THINGS.split())}),
        ),
        (
            rf"\b(?P<cue>(?:\w+\s)?{saying}\s(?:from|by|of))\s"
            r"(?P<who>(?:[A-Z][\w.-]+)(?:\s[A-Z][\w.-]+){0,2})(?:\s(?:that|which is|"
            r"where \w+ says)|,)"
            r"\s+(?=\w+\s\w+\s\w)",
            "behind",
            frozenset(_SAYINGS.split()),
        ),
        (
            rf"\b(?:an?|the|that|this|"
            rf"my favou?rite)\s(?P<cue>(?:\w+\s){{0,2}}?{saying}(?:\sthere)?)"
            rf"(?:\sthat|\swhich is|\swhere|,)\s(?={CLAUSE}|an?\s\w+\s(?:is|has)\b)",
            "nobody",
            frozenset(_SAYINGS.split()),
        ),
    )


def _held() -> tuple[Wording, ...]:
    """ "The point of view of the guild is that …", "Sacks's view, which is …", "my view at the
    time was …", "the consensus is that …"."""
    nouns = (word_list("telling_nouns") | word_list("answer_nouns")) - {"case", "charge", "line"}
    held = "|".join(sorted({*nouns, "point of view", "motto", "slogan", "take"}, key=len)[::-1])
    return (
        (
            rf"\b(?P<who>[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Yy]our|"
            rf"(?:the\s)?[\w-]+(?=['\u2019]s?\s))"
            rf"(?:['\u2019]s?)?\s(?:\w+\s)?(?P<cue>(?:{held})(?:\s(?:at the time|then|back then|"
            rf"here|"
            r"on (?:this|that|it)))?,?\s(?:which\s)?(?:is|was)(?:\s(?:always|basically|just|"
            r"really))?)"
            rf",?\s(?:I think\s|like,?\s|you know,?\s|that\s)*(?={CLAUSE}|\w+\s(?:should|must|will|"
            r"are|were|can|have|is)\b|never\b|don['\u2019]t\b)",
            "own",
            frozenset(word.split()[-1] for word in {*nouns, "view", "motto", "slogan", "take"}),
        ),
        (
            r"\b[Tt]he\s(?:\w+\s)?(?P<cue>consensus|wisdom|impression|perception|assumption|"
            r"expectation|feeling|sense|belief|understanding)(?:\s(?:at the time|then|was always|"
            r"in "
            r"[^.,;:]{2,30}?))?,?\s(?:is|was)(?:\s\w+ly)?(?:,)?\sthat\s(?=\w)",
            "nobody",
            frozenset(
                "consensus wisdom impression perception assumption expectation feeling sense "
                "belief understanding".split()
            ),
        ),
        (
            rf"\b(?P<cue>ma(?:de|kes) (?:it )?(?:\w+ly )?(?:clear|plain|known))\s(?={CLAUSE}|"
            r"\w+\s(?:should|must|will|would|are|were)\b)",
            "subject",
            frozenset({"clear", "plain", "known"}),
        ),
        (
            rf"\b[Ww]hat\s{WHO}\s(?P<cue>(?:always\s|then\s|had\s)?(?:told\s{THEM}|said|"
            rf"asked(?:\s{THEM})?|said to\s{THEM}))\s(?:is|was)(?:\sthat|,)?\s+(?=\w+\s\w)",
            "own",
            frozenset("told said asked".split()),
        ),
    )


def _to_say() -> tuple[Wording, ...]:
    """ "You say this: …", "the announcement we made on Sunday was that …", "the answer was to say
    …", "they call them Lindholm-backed rebels"."""
    nouns = "|".join(
        sorted(word_list("telling_nouns") | word_list("answer_nouns") | {"announcement"}, key=len)[
            ::-1
        ]
    )
    return (
        (
            rf"\b{WHO}\s(?P<cue>sa(?:y|ys|id)\s(?:this|it this way|the following|"
            rf"something like this))"
            r"\s?[:,]\s+(?:that\s)?(?=\w+\s\w+\s\w)",
            "own",
            frozenset({"say", "says", "said"}),
        ),
        (
            rf"\b[Tt]he\s(?:\w+\s)?(?P<cue>(?:{nouns})(?:\sthat|\swhich)?)\s{WHO}\s(?:have\s|"
            rf"had\s|"
            r"has\s)?(?:ma(?:de|ke)|g(?:ave|ive)|sent|issued|put out)\b"
            r"[^.,;:!?\n]{0,30}?\s(?:was|is)\sthat\s+(?=\w)",
            "own",
            word_list("telling_nouns") | word_list("answer_nouns") | {"announcement"},
        ),
        (
            rf"(?P<cue>\b(?:was|is|were) to (?:say|argue|claim|"
            rf"tell\s{THEM}))(?:\sthat)?\s(?={CLAUSE}|"
            r"you can|no\b|yes\b)",
            "nobody",
            frozenset({"say", "argue", "claim", "tell"}),
        ),
        (
            r"\b(?P<cue>call(?:s|ed|ing)?\s(?:it|him|her|them|us|me|this|that))\s"
            r"(?=(?:[A-Z]\w+|\w+)(?:-\w+)+\s\w|[A-Z]\w+\s[a-z]+[.,;!?])",
            "subject",
            frozenset("call calls called calling".split()),
        ),
    )


def _tried() -> tuple[Wording, ...]:
    """ "He was trying to say this is no pier", "adamant to say, no, …", "turned down on the grounds
    it was late"."""
    return (
        (
            r"\b(?P<cue>(?:trying|tried|tries|adamant|quick|careful|keen|at pains|eager|anxious|"
            rf"happy|wanted|wants|likes?|liked)\sto\s(?:say|argue|claim|suggest|tell\s{THEM}))(?:\sthat)?,?\s"
            rf"(?={CLAUSE}|no\b|yes\b|well\b)",
            "unsaid",
            frozenset({"say", "argue", "claim", "suggest", "tell"}),
        ),
        (
            rf"\b(?P<cue>on the grounds?)(?:\sthat)?,?\s(?={CLAUSE})",
            "unsaid",
            frozenset({"ground", "grounds"}),
        ),
    )
