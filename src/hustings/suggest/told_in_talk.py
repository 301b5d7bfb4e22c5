"""Wordings by which people in talk tell somebody's words without "said that": what they would say
all the time, asked him, texted her, were going; sayings, letters read aloud, words
signed by a dash.

Each is a frame as in ``reported_frames``.
"""

from __future__ import annotations

from .languages import word_list
from .reported_wordings import Wording
from .spoken_reports import CLAUSE, CLAUSE_BEGINS, TALK_BEGINS

_WHO = (
    r"(?P<who>I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|[Pp]eople|[Ff]olks|[Ee]very(?:body|one)|"
    r"[Ss]ome(?:body|one)|(?:[Tt]he|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)\s(?:\w+\s)?\w+|"
    r"(?!(?:And|But|So|Then|Now|Well|What|That|This|It|There|When|If|As|Yeah|Yes|No|Oh|Okay)\b)"
    r"[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)"
)
_THEM = r"(?:me|us|him|her|them|you|people|everyone|everybody|(?:the|my|his|her)\s\w+|[A-Z]\w+)"
_ASKS = (
    r"(?:why|what|how|who|where|when|which|do|does|did|are|is|was|were|can|could|would|will|have|"
    r"has|if|whether|should|shall)"
)
_QUESTION = (
    r"(?:(?:why|what|how|who|where|when)\s\w+\s\w|(?:do|did|does|are|is|can|could|would|will|have|"
    r"has|should|was|were)\s(?:you|we|I|they|he|she|it|this|that|there)\s\w)"
)
_WORDS = rf"(?:{TALK_BEGINS}\b|{CLAUSE_BEGINS}|{_QUESTION})"
_SAYINGS = "saying proverb adage line quote quip joke phrase maxim dictum slogan expression"
_THINGS = (
    "figure number claim line lie idea notion story myth theory narrative statistic point rumor "
    "rumour phrase argument mantra"
)
_NOT_HIS = r"(?<!\bas\s)(?<!\blike\s)(?<!\bwhat\s)(?<!\bAs\s)(?<!\bWhat\s)(?<!\bLike\s)"


def told_in_talk() -> tuple[Wording, ...]:
    """All of them."""
    return (*_habits(), *_asked(), *_going(), *_on_paper(), *_passed_on(), *_held(), *_beside())


def _habits() -> tuple[Wording, ...]:
    """ "I would say all the time, …", "they'll tell you the pier is fine", "you can say no, …"."""
    return (
        (
            rf"\b{_NOT_HIS}{_WHO}(?:['\u2019]d|\swould)\s(?P<cue>say|tell\s{_THEM})"
            r"(?:\s(?:all the time|constantly|always|over and over|again and again|"
            r"every \w+(?:,? every \w+)*))+,?\s+(?:that\s)?(?=\w+\s\w)",
            "own",
            frozenset({"say", "tell"}),
        ),
        (
            rf"\b{_NOT_HIS}(?!I\b|[Ww]e\b){_WHO}(?:['\u2019]ll|\swill)\s(?:just\s|often\s|"
            rf"always\s|then\s)?(?P<cue>say|tell\s{_THEM}),?\s(?:that\s|to {_THEM},?\s)?"
            rf"(?={TALK_BEGINS}\b,?\s\w|{CLAUSE})",
            "own",
            frozenset({"say", "tell"}),
        ),
        (
            rf"\b{_NOT_HIS}(?!I\b|[Ww]e\b){_WHO}(?:['\u2019]d|\s(?:would|can|could|might|may))\s"
            rf"(?:just\s|then\s)?(?P<cue>say|tell\s{_THEM}),?\s(?={TALK_BEGINS}\b,?\s\w)",
            "own",
            frozenset({"say", "tell"}),
        ),
        (
            rf"\b[Ww]hat\s{_WHO}\s(?P<cue>(?:always |often |used to )?say)\s?[,:]\s+(?=\w+\s\w)",
            "own",
            frozenset({"say"}),
        ),
    )


def _asked() -> tuple[Wording, ...]:
    """ "I asked him, why did you leave", "I was asked whether …", "she texted me, I'm here"."""
    return (
        (
            rf"\b{_NOT_HIS}{_WHO}\s(?:\w+ly\s|then\s|just\s|had\s|have\s)?"
            rf"(?P<cue>ask(?:ed|s|ing)(?:\s{_THEM})?),?\s(?:you know,?\s|like,?\s|hey,?\s)?"
            rf"(?={_ASKS}\s\w)",
            "own",
            frozenset("asked asks asking".split()),
        ),
        (
            rf"\b(?:was|were|been|being|get|got|gets|am|are|is)\s(?:\w+ly\s|often\s)?"
            rf"(?P<cue>asked),?\s(?:about\s|by {_THEM}\s)?(?={_ASKS}\s\w)",
            "nobody",
            frozenset({"asked"}),
        ),
        (
            rf"\b{_WHO}\s(?:then\s|just\s|had\s)?(?P<cue>(?:text|e-?mail|messag|phon|call|pag|"
            rf"DM)(?:e?s|e?d|['\u2019]?d)\s{_THEM}(?:\sback)?(?:\sand\s(?:said|says|"
            rf"was like))?),?\s"
            rf"(?:saying\s(?:that\s)?)?(?={_WORDS})",
            "own",
            frozenset("me us him her them you people everyone everybody the my his".split()),
        ),
        (
            r"\b(?P<cue>wonder(?:s|ed|ing)|asking),?\s(?:you know,?\s|like,?\s|well,?\s)?"
            rf"(?={_ASKS}\s\w+\s\w)",
            "subject",
            frozenset("wonders wondered wondering asking".split()),
        ),
        (
            rf"\b{_WHO}\s(?:did\s|had\s|then\s|just\s|also\s)?(?P<cue>(?:tell|told|said to|say to|"
            r"asked|wrote to|reminded|warned)\s[^.,;:!?\n]{2,40}?)\s?:\s+(?=\w+\s\w+\s\w)",
            "own",
            frozenset("tell told said say asked wrote reminded warned".split()),
        ),
    )


def _going() -> tuple[Wording, ...]:
    """ "Everybody's going why did you", "folks saying you know I want", "and says we're closing",
    "screamed get out of my boat"."""
    return (
        (
            rf"\b{_WHO}(?:['\u2019](?:s|re|m)|\s(?:is|was|were|are|am|keeps?|kept))\s"
            rf"(?:all\s|just\s|sitting there\s)?(?P<cue>going),?\s(?:like,?\s)?"
            rf"(?={TALK_BEGINS}\b|(?!(?:that|this|there)\b){CLAUSE_BEGINS}|(?:why|what|how)\s)",
            "own",
            frozenset({"going"}),
        ),
        (
            rf"\b{_WHO}(?:\s(?:on|in|at|from|of)\s(?:\w+\s){{0,3}}?\w+)?(?:\s(?:is|was|were|are|"
            rf"am)|"
            rf"['\u2019](?:s|re|m))\s(?:all\s|just\s|kind of\s|"
            rf"sort of\s)?(?P<cue>like),?\s(?={TALK_BEGINS}\b,?\s\w|(?:we|I|let|"
            rf"you)(?:['\u2019]\w+|\s\w+)"
            rf"\s\w|{_QUESTION})",
            "own",
            frozenset({"like"}),
        ),
        (
            r"\b(?P<cue>ma(?:ke|kes|de|king) (?:the|this|that|a) (?:\w+ )?(?:point|case|argument|"
            r"claim)),?"
            rf"\s(?={TALK_BEGINS}\b,?\s\w|{CLAUSE})",
            "subject",
            frozenset("point case argument claim".split()),
        ),
        (
            r"\b(?P<cue>(?:argue[sd]|push(?:es|ed)|lobb(?:ies|ied)|advocate[sd]|plead(?:s|ed)?|"
            r"pled|"
            r"campaign(?:s|ed)|pressed) (?:for|against))\s(?!(?:years|hours|days|weeks|months|"
            r"a while|"
            r"decades|it|that|this|him|her|them)\b)(?=\w+\s\w+\s?\w)",
            "subject",
            frozenset({"for", "against"}),
        ),
        (
            r"\b(?<!\ba\s)(?<!\ban\s)(?<!\bold\s)(?<!\bthe\s)(?<!\bfamous\s)(?P<cue>saying),?"
            r"\s(?:(?:you know|like|well|look|basically|hey|okay|here),?\s)?"
            rf"(?:that\s)?(?!how\b|why\b)(?={TALK_BEGINS}\b|{CLAUSE}|(?:we|I|you)\s\w+\s\w|"
            rf"{_QUESTION})",
            "subject",
            frozenset({"saying"}),
        ),
        (
            r"(?<=\s)(?P<cue>(?:sa(?:ys|id)|claim(?:s|ed)|ask(?:s|ed)|"
            r"argue[sd]|insist(?:s|ed)|wrote|writes|admit(?:s|ted)))"
            r"(?!\s(?:that|this|it)\s(?:to|by|in|at|on|before|again|"
            r"about)\b)(?!,\syou know, that\b)"
            rf"(?:\sthat)?,?\s(?={TALK_BEGINS}\b|{CLAUSE}|(?:we|I|you)\s\w+\s\w|{_QUESTION}|"
            r"\w+\s(?:are|were|is|was|will|should|must|have|has)\b)",
            "subject",
            frozenset(
                "says said claims claimed asks asked argues argued insists insisted wrote writes "
                "admits admitted".split()
            ),
        ),
        (
            rf"\b(?P<cue>(?:scream|yell|shout|chant|holler)(?:s|ed|ing)?(?:\sat\s{_THEM})?"
            r"(?:\sthat)?),?\s(?!(?:at|in|for|and|with|out|from|to|on|about|because|when|while|the|"
            r"into|so|as|a|of)\b)(?=\w+\s\w+)",
            "subject",
            frozenset(
                verb + end
                for verb in ("scream", "yell", "shout", "chant", "holler")
                for end in ("", "s", "ed", "ing")
            ),
        ),
    )


def _on_paper() -> tuple[Wording, ...]:
    """ "He reads from the letter: …", "in 2015 I wrote the pier should close", "make them fear you
    -- Machiavelli."."""
    return (
        (
            r"\b(?P<cue>(?:reads?|reading|quot(?:es|ed|ing)|writes|wrote|recit(?:es|ed))\b"
            r"[^.,;:!?\n]{0,40}?)(?:,?\sand I quote)?\s?:\s+(?=\w+\s\w+\s\w)",
            "subject",
            frozenset(
                "read reads reading quotes quoted quoting writes wrote recites recited".split()
            ),
        ),
        (
            r"\b(?P<cue>(?:writes|wrote)(?:\s(?:in|to|of|at)\s[^.,;:!?\n]{2,40}?)?(?:\sthat)?)\s"
            rf"(?={CLAUSE})",
            "subject",
            frozenset({"writes", "wrote"}),
        ),
        (
            r"\b(?P<cue>quoted\b[^.;:!?\n]{0,40}?\sas\s(?:saying|"
            r"having said)),?(?:\sthat)?\s+(?=\w)",
            "subject",
            frozenset({"quoted"}),
        ),
        (
            r"(?<=[.!?]\s)(?P<told>(?=[A-Z])(?:(?![.!?]\s)[^\n]){20,200}?[.!?]?)\s"
            r"(?P<cue>--|\u2014|\u2013)\s(?P<who>[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2})(?=[.\n]|$)",
            "told",
            frozenset(),
        ),
    )


def _passed_on() -> tuple[Wording, ...]:
    """ "Repeated this figure that …", "there's a famous line from Renn, …", "as the saying
    goes"."""
    passing = "regurgitat repeat spread parrot peddl push cit circulat float promot invok echo"
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
            rf"\b[Ww]hat\s{_WHO}\s(?P<cue>(?:always\s|then\s|had\s)?(?:told\s{_THEM}|said|"
            rf"asked(?:\s{_THEM})?|said to\s{_THEM}))\s(?:is|was)(?:\sthat|,)?\s+(?=\w+\s\w)",
            "own",
            frozenset("told said asked".split()),
        ),
    )


def _beside() -> tuple[Wording, ...]:
    """Who said it in the midst of what is said: "we will stay they said, for years"."""
    return (
        (
            r"(?<=\w\s)(?<!\bas\s)(?<!\bwhat\s)(?<!\blike\s)(?<!\bthat\s)(?<!\bwhen\s)(?<!\band\s)"
            r"(?<!\bbecause\s)(?<!\bthing\s)(?<!\bhow\s)(?<!\bif\s)(?<!\bbut\s)(?<!\bso\s)"
            r"(?<!\bwhere\s)(?<!\bwho\s)(?<!\bthan\s)(?<!\bwhich\s)(?<!\bof\s)(?<!\bto\s)"
            r"(?P<who>he|she|they)\s(?P<cue>said|says)(?=\.|, [a-z])",
            "around",
            frozenset({"said", "says"}),
        ),
    )
