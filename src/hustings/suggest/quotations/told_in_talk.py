"""Wordings by which people in talk tell somebody's words without "said that": what they would say
all the time, asked him, texted her, were going; letters read aloud, words signed by a dash.

Each is a frame as in ``reported_frames``.
"""

from __future__ import annotations

from .reported_wordings import Wording
from .spoken_reports import CLAUSE, CLAUSE_BEGINS, TALK_BEGINS

WHO = (
    r"(?P<who>I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|[Pp]eople|[Ff]olks|[Ee]very(?:body|one)|"
    r"[Ss]ome(?:body|one)|(?:[Tt]he|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)\s(?:\w+\s)?\w+|"
    r"(?!(?:And|But|So|Then|Now|Well|What|That|This|It|There|When|If|As|Yeah|Yes|No|Oh|Okay)\b)"
    r"[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)"
)
THEM = r"(?:me|us|him|her|them|you|people|everyone|everybody|(?:the|my|his|her)\s\w+|[A-Z]\w+)"
ASKS = (
    r"(?:why|what|how|who|where|when|which|do|does|did|are|is|was|were|can|could|would|will|have|"
    r"has|if|whether|should|shall)"
)
QUESTION = (
    r"(?:(?:why|what|how|who|where|when)\s\w+\s\w|(?:do|did|does|are|is|can|could|would|will|have|"
    r"has|should|was|were)\s(?:you|we|I|they|he|she|it|this|that|there)\s\w)"
)
WORDS = rf"(?:{TALK_BEGINS}\b|{CLAUSE_BEGINS}|{QUESTION})"
_NOT_HIS = r"(?<!\bas\s)(?<!\blike\s)(?<!\bwhat\s)(?<!\bAs\s)(?<!\bWhat\s)(?<!\bLike\s)"


def told_in_talk() -> tuple[Wording, ...]:
    """All of them."""
    return (
        *_habits(),
        *_asked(),
        *_going(),
        *_screamed(),
        *_on_paper(),
        *_as_you_say(),
        *_beside(),
    )


def _habits() -> tuple[Wording, ...]:
    """ "I would say all the time, …", "they'll tell you the pier is fine", "you can say no, …"."""
    return (
        (
            rf"\b{_NOT_HIS}{WHO}(?:['\u2019]d|\swould)\s(?P<cue>say|tell\s{THEM})"
            r"(?:\s(?:all the time|constantly|always|over and over|again and again|"
            r"every \w+(?:,? every \w+)*))+,?\s+(?:that\s)?(?=\w+\s\w)",
            "own",
            frozenset({"say", "tell"}),
        ),
        (
            rf"\b{_NOT_HIS}(?!I\b|[Ww]e\b){WHO}(?:['\u2019]ll|\swill)\s(?:just\s|often\s|"
            rf"always\s|then\s)?(?P<cue>say|tell\s{THEM}),?\s(?:that\s|to {THEM},?\s)?"
            rf"(?={TALK_BEGINS}\b,?\s\w|{CLAUSE})",
            "own",
            frozenset({"say", "tell"}),
        ),
        (
            rf"\b{_NOT_HIS}(?!I\b|[Ww]e\b){WHO}(?:['\u2019]d|\s(?:would|can|could|might|may))\s"
            rf"(?:just\s|then\s)?(?P<cue>say|tell\s{THEM}),?\s(?={TALK_BEGINS}\b,?\s\w)",
            "own",
            frozenset({"say", "tell"}),
        ),
        (
            rf"\b[Ww]hat\s{WHO}\s(?P<cue>(?:always |often |used to )?say)\s?[,:]\s+(?=\w+\s\w)",
            "own",
            frozenset({"say"}),
        ),
    )


def _asked() -> tuple[Wording, ...]:
    """ "I asked him, why did you leave", "I was asked whether …", "she texted me, I'm here"."""
    return (
        (
            rf"\b{_NOT_HIS}{WHO}\s(?:\w+ly\s|then\s|just\s|had\s|have\s)?"
            rf"(?P<cue>ask(?:ed|s|ing)(?:\s{THEM})?),?\s(?:you know,?\s|like,?\s|hey,?\s)?"
            rf"(?={ASKS}\s\w)",
            "own",
            frozenset("asked asks asking".split()),
        ),
        (
            rf"\b(?:was|were|been|being|get|got|gets|am|are|is)\s(?:\w+ly\s|often\s)?"
            rf"(?P<cue>asked),?\s(?:about\s|by {THEM}\s)?(?={ASKS}\s\w)",
            "nobody",
            frozenset({"asked"}),
        ),
        (
            rf"\b{WHO}\s(?:then\s|just\s|had\s)?(?P<cue>(?:text|e-?mail|messag|phon|call|pag|"
            rf"DM)(?:e?s|e?d|['\u2019]?d)\s{THEM}(?:\sback)?(?:\sand\s(?:said|says|"
            rf"was like))?),?\s"
            rf"(?:saying\s(?:that\s)?)?(?={WORDS})",
            "own",
            frozenset("me us him her them you people everyone everybody the my his".split()),
        ),
        (
            r"\b(?P<cue>wonder(?:s|ed|ing)|asking),?\s(?:you know,?\s|like,?\s|well,?\s)?"
            rf"(?={ASKS}\s\w+\s\w)",
            "subject",
            frozenset("wonders wondered wondering asking".split()),
        ),
        (
            rf"\b{WHO}\s(?:did\s|had\s|then\s|just\s|also\s)?(?P<cue>(?:tell|told|said to|say to|"
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
            rf"\b{WHO}(?:['\u2019](?:s|re|m)|\s(?:is|was|were|are|am|keeps?|kept))\s"
            rf"(?:all\s|just\s|sitting there\s)?(?P<cue>going),?\s(?:like,?\s)?"
            rf"(?={TALK_BEGINS}\b|(?!(?:that|this|there)\b){CLAUSE_BEGINS}|(?:why|what|how)\s)",
            "own",
            frozenset({"going"}),
        ),
        (
            rf"\b{WHO}(?:\s(?:on|in|at|from|of)\s(?:\w+\s){{0,3}}?\w+)?(?:\s(?:is|was|were|are|"
            rf"am)|"
            rf"['\u2019](?:s|re|m))\s(?:all\s|just\s|kind of\s|"
            rf"sort of\s)?(?P<cue>like),?\s(?={TALK_BEGINS}\b,?\s\w|(?:we|I|let|"
            rf"you)(?:['\u2019]\w+|\s\w+)"
            rf"\s\w|{QUESTION})",
            "own",
            frozenset({"like"}),
        ),
        (
            r"\b(?P<cue>ma(?:ke|kes|de|king) (?:the|this|that|a) (?:\w+ )?(?:point|case|argument|"
            r"claim|comment|remark|statement|joke|observation)),?"
            rf"\s(?={TALK_BEGINS}\b,?\s\w|{CLAUSE})",
            "unsaid",
            frozenset(
                "point case argument claim comment remark statement joke observation "
                "suggestion".split()
            ),
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
            rf"{QUESTION})",
            "subject",
            frozenset({"saying"}),
        ),
        (
            r"(?<=\s)(?P<cue>(?:sa(?:ys|id)|claim(?:s|ed)|ask(?:s|ed)|"
            r"argue[sd]|insist(?:s|ed)|wrote|writes|admit(?:s|ted)))"
            r"(?!\s(?:that|this|it)\s(?:to|by|in|at|on|before|again|"
            r"about)\b)(?!,\syou know, that\b)"
            rf"(?:\sthat)?,?\s(?={TALK_BEGINS}\b|{CLAUSE}|(?:we|I|you)\s\w+\s\w|{QUESTION}|"
            r"\w+\s(?:are|were|is|was|will|should|must|have|has)\b)",
            "subject",
            frozenset(
                "says said claims claimed asks asked argues argued insists insisted wrote writes "
                "admits admitted".split()
            ),
        ),
        (
            rf"\b(?P<cue>(?:scream|yell|shout|chant|holler)(?:s|ed|ing)?(?:\sat\s{THEM})?"
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


def _screamed() -> tuple[Wording, ...]:
    """ "People were screaming to shut it down", "everyone would know like please leave", "I warn in
    the manual: do not \u2026"."""
    return (
        (
            rf"\b(?P<cue>(?:scream|yell|shout|beg|plead|cry|clamou?r)(?:s|ed|ing)(?:\s(?:at|"
            rf"with)\s{THEM})?"
            r"\s(?:for\s(?:me|us|him|her|them)\s)?to)\s(?!(?:the|a|an|my|his|her)\b)(?=\w+\s\w)",
            "subject",
            frozenset(
                "screams screamed screaming yells yelled yelling shouts shouted shouting begs "
                "begged begging pleads pleaded pleading cries cried crying clamors clamored".split()
            ),
        ),
        (
            rf"\b{WHO}\s(?:would\s|will\s|must\s|they\s)?(?:know|knew|be|go|think|"
            rf"thought)\s(?P<cue>like),?\s"
            rf"(?={TALK_BEGINS}\b,?\s\w+\s\w)",
            "own",
            frozenset({"like"}),
        ),
        (
            rf"\b{WHO}\s(?:\w+ly\s|also\s)?(?P<cue>(?:warn|say|write|state|note|explain|advise|"
            rf"argue|add)"
            r"(?:s|ed)?\s(?:in|on|at)\s[^.,;:!?\n]{2,40}?)\s?:\s+(?=[\w'\u2019]+\s\w+\s\w)",
            "own",
            frozenset(
                "warn warns warned say says write writes state states stated note notes noted "
                "explain explains explained advise advises advised argue argues argued add adds "
                "added".split()
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


def _as_you_say() -> tuple[Wording, ...]:
    """ "As you tell us in your statement, Dr Holm, …"; "they thought, what job is this"."""
    return (
        (
            rf"(?:(?<=^)|(?<=[.!?:;,\n]\s)|(?<=\n))[Aa]s\s(?!I\b|[Ww]e\b){WHO}\s(?:\w+ly\s|"
            rf"just\s)?(?P<cue>(?:tell|told)"
            rf"\s{THEM}|says?|said|set out|explain(?:s|ed)?|note[sd]?|describe[sd]?|write[s]?|"
            rf"wrote)"
            r"(?:\s(?:in|at|on)\s[^.,;:!?\n]{2,50})?,(?:\s(?:[A-Z][\w.]*\s?){1,3},)?\s+(?=\w+"
            r"\s\w+\s\w)",
            "own",
            frozenset(
                "tell told says say said set explain explains explained note notes noted describe "
                "describes described write writes wrote".split()
            ),
        ),
        (
            rf"\b(?!I\b){WHO}\s(?:just\s|then\s|must have\s)?(?P<cue>thought|figured|think|"
            rf"thinks),\s"
            rf"(?={TALK_BEGINS}\b|{QUESTION}|(?:we|I|let)(?:['\u2019]\w+|\s\w+)\s\w|"
            rf"what\s\w+\s\w)",
            "own",
            frozenset("thought figured think thinks".split()),
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
