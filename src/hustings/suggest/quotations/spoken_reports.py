"""Wordings of talk that tell somebody's words: "he's like oh, I can't", "they asked the question,
do you …", "what Voss has been insisting on is that …", "an op-ed to the effect that …".

Each is a frame as in ``reported_frames``.
"""

from __future__ import annotations

from ..languages import word_list
from .leading_words import TELLER
from .reported_wordings import Wording

TALK_BEGINS = (
    r"(?:oh|hey|no|nope|yeah|yes|yep|well|look|listen|okay|ok|wait|dude|man|guys|wow|gosh|"
    r"you know what|hold on|my god|God|alright|all right|sorry|sure|hi|hello|please|come on)"
)
CLAUSE_BEGINS = (
    r"(?:(?:we|I|they|he|she|it|this|that|there|what|who|why|how|where|let)(?:['\u2019]\w+|\s\w)|"
    r"you(?:['\u2019]\w+|\s(?:can|have|need|should|know|got|want|guys|are|were|do|did|must)\b)|"
    r"(?:is|are|can|do|did|don['\u2019]t|why|could|would) "
    r"(?:we|I|they|he|she|it|you|this|that|there)\b)"
)
_SAYING = (
    "saying insisting arguing telling claiming suggesting asking demanding warning preaching "
    "complaining alleging proposing"
)
_MORE_SAYING = "adding noting stating explaining predicting stressing announcing declaring"
_WRITING = (
    r"(?:op-ed|article|piece|story|post|tweet|report|study|column|essay|editorial|paper|book|memo|"
    r"letter|e-?mail|message|text|video|clip|statement|sign|headline|poll|survey|blog)"
)
CLAUSE = (
    r"(?:(?:he|she|they|we|I|you|it|there|this|that)(?:['\u2019]\w+)?\s\w|"
    r"(?:the|his|her|their|our|my|some|all|most|no|every|an?|[A-Z][\w'\u2019-]*)"
    r"\s[\w'\u2019 -]{0,40}?\b(?:is|are|was|were|has|have|had|will|would|can|"
    r"could|should|must|may|might|did|does|do)(?:n['\u2019]t)?\b)"
)


def spoken() -> tuple[Wording, ...]:
    """All of them."""
    return (
        *_quotatives(),
        *_asked(),
        *_insisting(),
        *_written(),
        *_to_hearers(),
        *_about(),
        *_remembered(),
    )


def _quotatives() -> tuple[Wording, ...]:
    """ "He's like oh, I can't"; "go back and say hey, don't worry"."""
    return (
        (
            r"\b(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Pp]eople|[Ee]very(?:body|one)|[A-Z]\w+)"
            r"(?:['\u2019](?:s|re)|\s(?:is|was|were|are))\s(?:all |just |kind of |sort of )?"
            rf"(?P<cue>like)\s(?={TALK_BEGINS}\b|{CLAUSE_BEGINS})",
            "behind",
            frozenset({"like"}),
        ),
        (
            r"\b(?P<cue>(?:sa(?:y|ys|id|ying)|"
            r"(?:told|tells?) (?:him|her|them|me|us|[A-Z]\w+)|thought),?)"
            rf"\s(?=(?:like,?\s)?{TALK_BEGINS},?\s[\w'\u2019]+\s\w)",
            "subject",
            frozenset("say says said saying told tell tells thought".split()),
        ),
        (
            r"\b(?P<cue>sa(?:ys|id) (?:something )?like),?\s"
            r"(?=(?:you know|look|well|we|I|you|they)\b)",
            "subject",
            frozenset({"like"}),
        ),
        (
            r"\b(?P<who>[Hh]e|[Ss]he|[Tt]hey|I|[Ww]ho|[A-Z]\w+)\s(?:just\s|then\s)?(?P<cue>goes)\s"
            rf"(?={TALK_BEGINS}\b|{CLAUSE_BEGINS}|(?:maybe|then|and|so|but|if|the|you|my|your)\s\w)",
            "own",
            frozenset({"goes"}),
        ),
        (
            r"\b(?P<who>I|[Ww]e)\s(?:was|were)\s(?:just |kind of |sort of |all )?(?P<cue>like),?\s"
            rf"(?={TALK_BEGINS}\b|{CLAUSE_BEGINS})",
            "own",
            frozenset({"like"}),
        ),
        (
            r"\b(?P<cue>(?:called|phoned|rang|texted|emailed|messaged|approached|stopped|"
            r"c[ao]mes?(?: up)? to|turn(?:s|ed) to|look(?:s|ed) at|(?:went|goes) (?:up )?to) "
            r"(?:me|us|him|her|them|you)(?: and (?:said|says|asked|goes))?)[,:]?\s+"
            r"(?=(?:could|can|would|will|do|did|are|is|why|what|how|where|when) \w+ \w)",
            "subject",
            frozenset("me us him her them you".split()),
        ),
    )


def _asked() -> tuple[Wording, ...]:
    """ "They asked the question, do you think …"; "we were told: these are …"."""
    return (
        (
            r"\b(?P<cue>(?:ask(?:s|ed)?|pose[sd]?|put) (?:me |us |him |her |them )?"
            r"(?:the|this|that|a) (?:simple |same |obvious )?question),?\s+"
            r"(?=(?:do|does|did|is|are|was|were|can|could|should|would|will|why|what|how|who|when|where|"
            r"if|whether)\s\w)",
            "subject",
            frozenset({"question"}),
        ),
        (
            r"\b(?P<cue>(?:be|been|being|was|were|is|are|am|got|get) told)\s?[:,]\s+"
            r"(?=(?!in\b|on\b|at\b|by\b|and\b|but\b|as\b)\w+\s\w+\s\w)",
            "nobody",
            frozenset({"told"}),
        ),
    )


def _insisting() -> tuple[Wording, ...]:
    """ "What Voss has been insisting on this whole time is that …"; ", saying that …"; "after
    saying when he ran that …"."""
    saying = _SAYING.replace(" ", "|")
    prepositions = "after before despite without besides by in for of while when from"
    return (
        (
            rf"\b[Ww]hat\s+{TELLER}"
            r"(?:['\u2019](?:s|ve|re)|\s(?:has|have|had|is|are|was|were|keeps?|kept))"
            r"(?:\s(?:been|really|actually|always|basically|just))*\s"
            rf"(?P<cue>{saying}|trying to say)"
            r"(?:\s(?:on|for|about|all|here|to|this|the|in|with|me|us|over)(?:\s[\w'\u2019]+){0,4}?)?"
            r"\s(?:is|was)(?:\s(?:actually|basically|really|just|simply))?(?:\sthat|,)?\s+(?=\w)",
            "behind",
            frozenset(_SAYING.split()) | {"trying"},
        ),
        (
            r"(?<=[\w\u2019'],\s)(?:\w+ly\s|and\s|even\s)?"
            rf"(?P<cue>(?:{saying}|{_MORE_SAYING.replace(' ', '|')}|pointing out)) that\s+(?=\w)",
            "opening",
            frozenset([*_SAYING.split(), *_MORE_SAYING.split(), "pointing"]),
        ),
        (
            rf"\b(?P<cue>(?:{prepositions.replace(' ', '|')}) (?:{saying}|pointing out|stating))"
            r"\s(?!that\b)[^.;:!?\n]{3,50}?\sthat\s+"
            r"(?=(?:he|she|they|we|I|it|there|the|his|her|our|their)\b)",
            "opening",
            frozenset(_SAYING.split()) | {"pointing", "stating"},
        ),
        (
            r"\b(?P<who>[Hh]is|[Hh]er|[Tt]heir|[Yy]our|[A-Z][\w-]+(?=['\u2019]s\s))"
            rf"(?:['\u2019]s)?\s(?:\w+\s)?(?P<cue>(?:{_points()}) (?:is|was)"
            rf"(?: always| basically| just| really)?),?\s+(?!that\b)(?={CLAUSE})",
            "behind",
            word_list("telling_nouns") | word_list("answer_nouns"),
        ),
    )


def _points() -> str:
    """Nouns of what somebody says, behind whose "is" his words may stand without "that"."""
    nouns = (word_list("telling_nouns") | word_list("answer_nouns")) - {"case", "charge", "line"}
    return "|".join(sorted(nouns, key=lambda w: (-len(w), w)))


def _written() -> tuple[Wording, ...]:
    """ "An op-ed in the Gazette to the effect that …", "a sign saying the pier …"."""
    return (
        (
            r"\b(?P<who>(?:[Aa]n?|[Tt]he|[Tt]his|[Hh]is|[Hh]er|[Tt]heir|[A-Z]\w+['\u2019]s)\s"
            rf"(?:[\w-]+\s){{0,2}}?{_WRITING}(?:\s(?:in|by|from|on|of)\s[^.,;:!?\n]{{2,50}}?)?)\s"
            r"(?P<cue>to (?:that|the) effect|saying|arguing|claiming|suggesting|warning|"
            r"stating),?\s"
            rf"(?:that\s+(?=\w)|(?={CLAUSE}))",
            "behind",
            frozenset("effect saying arguing claiming suggesting warning stating".split()),
        ),
        (
            r"(?:(?<=^)|(?<=[.!?\n] )|(?<=\n))(?P<cue>[Pp]er)\s"
            r"(?P<who>(?:the\s)?[A-Z][\w'\u2019-]+(?:\s[A-Z][\w'\u2019-]+){0,3}),\s+(?=\w)",
            "behind",
            frozenset({"per"}),
        ),
    )


def _to_hearers() -> tuple[Wording, ...]:
    """What the speaker said to others, told as words: "I said to him, look, …", "I told the clerk
    that the pier was closed"."""
    hearer = (
        r"(?:him|her|them|people|everyone|everybody|my\s\w+|the\s\w+(?:\s\w+)?|"
        r"[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)"
    )
    return (
        (
            r"\b(?P<who>I|[Ww]e)\s(?:had\s|have\s|then\s|just\s|also\s|even\s)?"
            rf"(?P<cue>(?:said to|told|wrote to) {hearer}),?\s(?:that\s+(?=\w)|(?={CLAUSE}))",
            "own",
            frozenset("said told wrote".split()),
        ),
    )


def _about() -> tuple[Wording, ...]:
    """ "Talks about how …", "called for a vote on …", "credits her with …", "let us know …"."""
    whom = (
        r"(?:him|her|them|us|me|it|(?:the|his|her|their|our|my)\s\w+(?:\s\w+)?|[A-Z][\w ]{1,30}?)"
    )
    about = "talk talks talked talking speak speaks spoke speaking write writes wrote writing"
    return (
        (
            rf"\b(?P<cue>(?:{about.replace(' ', '|')}|goes? on|went on) (?:\w+ly )?about "
            r"(?:how|why|the fact that|the idea that))\s+(?=\w)",
            "subject",
            frozenset({"about"}),
        ),
        (
            r"\b(?P<cue>call(?:s|ed|ing) for)\s+"
            r"(?=(?:an?|the|more|greater|less|new|better|stronger|tougher|immediate|"
            r"\w{3,}ing)\s\w)"
            r"(?!(?:a|the) (?:second|moment|while|ride|taxi|cab|vote of)\b)",
            "subject",
            frozenset({"for"}),
        ),
        (
            rf"\b(?P<cue>credit(?:s|ed|ing)? {whom} (?:with|for))\s+(?=\w)",
            "subject",
            frozenset("credit credits credited crediting".split()),
        ),
        (
            rf"\b(?P<cue>(?:compare[sd]?|comparing|equate[sd]?|equating) {whom} (?:to|with))\s+"
            r"(?=\w+\s\w)",
            "subject",
            frozenset(
                "compare compares compared comparing equate equates equated equating".split()
            ),
        ),
        (
            rf"\b(?P<cue>lets? {whom} know(?: that)?)\s+(?={CLAUSE})",
            "subject",
            frozenset({"know"}),
        ),
        (
            r"\b(?P<cue>ma(?:de|kes?|king) (?:an?|the|this|that|some) (?:\w+ )?"
            r"(?:comments?|remarks?|statements?|joke|speech)"
            r"(?: the other day| once| recently| yesterday)?"
            r" (?:that|about how|to the effect that|saying(?: that)?))\s+(?=\w+\s\w)",
            "subject",
            frozenset("comment comments remark remarks statement statements joke speech".split()),
        ),
    )


def _remembered() -> tuple[Wording, ...]:
    """ "I remember Voss saying the pier was safe"."""
    saying = "saying telling asking explaining complaining arguing talking"
    return (
        (
            rf"\b(?:remember(?:s|ed)?|recall(?:s|ed)?|hear[ds]?|caught|got|had)\s{TELLER}\s"
            rf"(?P<cue>(?:{saying.replace(' ', '|')})(?: to)?(?: me| us| him| her| them| people)?"
            rf"(?: about how)?),?\s(?:that\s+(?=\w)|{TALK_BEGINS}\b|(?={CLAUSE}))",
            "behind",
            frozenset(saying.split()),
        ),
    )
