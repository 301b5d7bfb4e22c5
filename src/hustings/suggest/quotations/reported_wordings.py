"""Wordings that lend somebody's words: "to use the words of", "was described by X as", "the talk is
that", "is said to have", "wrote back:"; what somebody sees or calls something.

Each is a frame as in ``reported_frames``; where what is told stands neither before nor behind the
cue, the group ``told`` holds it.
"""

from __future__ import annotations

from ..languages import word_list

Wording = tuple[str, str, frozenset[str]]
"""A pattern, where what is told and who tells it stand, and words of which it needs one."""

_NAMED = (
    r"(?=[A-Z]|the\s|my\s|our\s|his\s|her\s|their\s|an?\s|one\s)(?:[\w'\u2019.-]+\s+){0,4}?"
    r"[\w'\u2019.-]+"
)
_BE = r"(?:is|was|are|were|been|being)(?:\s+\w+ly|\s+often|\s+once)?"
_PLACE = r"(?:\s(?:in|at|among|of|from|on|about|around|within|to)\s[^.,;:!?\n]{2,40}?)?"
_TALK = (
    "argument arguments claim claims talk rhetoric demagoguery propaganda excuse excuses line "
    "story "
    "accusation accusations criticism criticisms objection objections rumor rumors rumour rumours "
    "myth myths complaint complaints charge charges narrative message"
)
_HELD = (
    "belief view feeling perception sense fear suspicion claim allegation rumor rumour argument "
    "idea notion assumption concern consensus talk criticism suggestion expectation impression"
)
_WRITES = (
    "said says wrote writes asked asks answered answers replied replies shouted added concluded "
    "explained announced declared figured reckoned reasoned thought"
)
_OTHER_DAY = (
    r"(?:second|third|few|couple|lot|bit|number|while|week|day|night|month|year|next|other|same|"
    r"first|last|following|morning|minute|moment|meeting|vote|halt|strike|doctor|taxi|cab|police)\b"
)


def _alternatives(words: str) -> str:
    return "|".join(sorted(words.split(), key=lambda w: (-len(w), w)))


def wordings() -> tuple[Wording, ...]:
    """All of them."""
    return (*_lent(), *_described(), *_heard(), *_led_to(), *_seen(), *_meant())


def _lent() -> tuple[Wording, ...]:
    """Whose words a speaker uses: "to use the words of Voss,", "to borrow Renn's phrase,"."""
    return (
        (
            r"\b(?P<cue>(?:[Tt]o|[Ii]f I (?:may|can|might)) (?:use|borrow|quote|adopt|echo) "
            r"(?:(?:the|a) (?:\w+ )?(?:words?|phrase|term|line|expression|image|language) "
            rf"(?:of|from|by) )?)(?P<who>(?!the words\b)(?!that\b)(?:{_NAMED}))"
            r"(?:['\u2019]s? (?:own )?(?:words?|phrase|term|line|expression|image|language))?,\s+"
            r"(?=\w)",
            "behind",
            frozenset("use borrow quote adopt echo".split()),
        ),
        (
            r"\b(?P<cue>[Ii]n the (?:\w+ )?words of)\s+"
            rf"(?P<who>{_NAMED}),\s+(?=\w)",
            "behind",
            frozenset({"words"}),
        ),
    )


def _described() -> tuple[Wording, ...]:
    """What is described, quoted or reported, told in the passive."""
    as_what = (
        "described characterised characterized dismissed hailed denounced depicted portrayed "
        "condemned branded regarded seen viewed treated perceived praised"
    )
    return (
        (
            rf"\b(?P<cue>{_BE}\s+(?:{_alternatives(as_what)}) by)\s+(?P<who>{_NAMED})"
            r"(?:\s(?:in|of|from|at)\s[^.;:!?\n]{2,60}?)?(?:,[^.;:!?\n]{2,50},)?\s+as\s+"
            r"(?!(?:soon|well|much|long|part|we|I|he|she|they)\b)(?=\w)",
            "behind",
            frozenset(as_what.split()),
        ),
        (
            rf"\b(?P<cue>{_BE}\s+(?:{_alternatives(as_what)}) as)\s+(?P<told>[^.,;:!?\n]{{3,80}}?) "
            rf"by\s+(?P<who>{_NAMED})(?=[.,;!?]|\s(?:in|at|on|who|and|when|because)\b|$)",
            "told",
            frozenset(as_what.split()),
        ),
        (
            rf"\b(?P<cue>{_BE}\s+(?:quoted|cited|reported|recorded|heard|remembered) as "
            r"(?:saying|telling \w+|arguing|claiming|having said)(?: to \w+)?)(?: that|"
            r",)?\s+(?=\w)",
            "subject",
            frozenset({"as"}),
        ),
        (
            r"\b(?P<cue>(?:is|was|are|were) (?:\w+ly )?(?:(?:said|reported|alleged|rumou?red|"
            r"claimed) "
            r"to(?=\s+(?:have|be)\b)|(?:believed|thought) to(?=\s+have\b)))\s",
            "sentence",
            frozenset("said reported alleged rumored rumoured believed thought claimed".split()),
        ),
        (
            r"\b(?P<cue>allegedly|reportedly)\s+(?=\w)",
            "sentence",
            frozenset({"allegedly", "reportedly"}),
        ),
    )


def _heard() -> tuple[Wording, ...]:
    """What one hears, reads or is told, and by whom where that is said."""
    talk, held = _alternatives(_TALK), _alternatives(_HELD)
    hear = (
        r"(?:that )?(?:we|you|I|people)(?:['\u2019]ve|['\u2019]ll|\shave|\shad|\salways|\soften|"
        r"\skeep(?: on)?|\sall|\snever)* (?:hear(?:d|ing)?|get|got|read)"
    )
    return (
        (
            rf"\b(?P<cue>(?:{talk}) {hear}){_PLACE} (?:is|was|were)(?: \w+ly|"
            rf" always)? that\s+(?=\w)",
            "nobody",
            frozenset(_TALK.split()),
        ),
        (
            r"\b(?P<cue>[Ww]hat (?:we|you|I)(?: keep| always| often|['\u2019]ve| have)* "
            rf"(?:hear(?:d|ing)?|(?:are|were|was|am|been) told)){_PLACE} (?:is|"
            rf"was)(?: that)?\s+(?=\w)",
            "nobody",
            frozenset({"what"}),
        ),
        (
            r"\b[Tt]he (?:\w+ )?(?P<cue>(?:evidence|testimony|advice|view|feedback|answer|message|"
            r"impression|information|suggestion|statement|account)(?: (?:that|which|we|I)\s"
            r"[^.,;:!?\n]{2,50}?)? (?:from|by|of|given by))\s+"
            rf"(?P<who>{_NAMED}) (?:is|was)(?: \w+ly)? that\s+(?=\w)",
            "behind",
            frozenset(
                "evidence testimony advice view feedback answer message impression "
                "information "
                "suggestion statement account".split()
            ),
        ),
        (
            r"(?<!I )(?<!we )(?<!We )\b(?P<cue>(?:requires?|required|provides|provided|mandates?|"
            r"mandated)) that\s+(?=(?:the|a|an|all|any|no|each|every|future|\w+s|[A-Z]\w+)\s\w)",
            "lawgiver",
            frozenset(
                "require requires required provides provided mandate mandates mandated".split()
            ),
        ),
        (
            rf"\b(?P<cue>[Tt](?:he|hat|his|heir) (?:\w+ )?(?:{talk}|theory|thinking|"
            rf"logic)){_PLACE} (?:is|was)(?: \w+ly| always)? that\s+"
            r"(?=\w)",
            "nobody",
            frozenset([*_TALK.split(), "theory", "thinking", "logic"]),
        ),
        (
            r"\b(?P<cue>[Tt]here(?:['\u2019]s|\sis|\swas|\shas been|\sare|\swere)(?: (?!no\b|"
            r"not\b|little\b)\w+){0,3}? "
            rf"(?:{held})s?){_PLACE},? that\s+"
            r"(?!(?:might|could|may|can|will|would|have|has|are|is)\b)(?=\w)",
            "nobody",
            frozenset(word for noun in _HELD.split() for word in (noun, noun + "s")),
        ),
        (
            r"(?<![Ii]f )\b(?:I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey)(?:['\u2019]ve|\shave|\shad|"
            r"\sjust|\sonce|"
            r"\salso)* (?P<cue>read|saw|see) (?:in|on) "
            rf"(?P<who>{_NAMED})(?: \w+day| in \d{{4}})? that\s+(?=\w)",
            "behind",
            frozenset("read saw see".split()),
        ),
        (
            r"\b(?:I|[Ww]e|[Yy]ou)(?:['\u2019]ve|\shave|\shad|\sjust|\salso|\soften|\skeep)* "
            r"(?P<cue>(?:heard|hear|read|hearing|reading) (?:(?:somewhere|since|later|"
            r"it said) )?that)"
            r"\s+(?=(?:the|there|this|he|she|it|they|we|you|I|people|some|our|my|his|her|their|an?|"
            r"no|[A-Z]\w+|[a-z]+s)\s\w)",
            "nobody",
            frozenset("heard hear read hearing reading".split()),
        ),
    )


def _led_to() -> tuple[Wording, ...]:
    """What stands behind a colon without marks: "wrote back: the pier is gone"."""
    answers = _alternatives(" ".join(sorted(word_list("answer_nouns"))))
    return (
        (
            rf"(?<!^)\b(?P<cue>(?:{_alternatives(_WRITES)}|told (?:me|us|him|her|them|[A-Z]\w+))"
            r"(?: back| to (?:me|us|him|her|them)| later| once| simply| again)?)\s?:\s+"
            r"(?=[\w'\u2019]+\s[\w'\u2019]+\s[\w'\u2019])",
            "subject",
            frozenset({*_WRITES.split(), "told"}),
        ),
        (
            rf"(?P<who>\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Yy]our|{_NAMED}(?=['\u2019]s\s)))"
            rf"(?:['\u2019]s)?\s(?:\w+ )?(?P<cue>(?:{answers}|slogan|chant|headline|caption)"
            r"(?:\s(?:is|was|were|has been|went|goes|read|reads)(?: \w+){0,3})?)\s?:\s+"
            r"(?=[\w'\u2019]+\s[\w'\u2019]+\s?[\w'\u2019])",
            "behind",
            word_list("answer_nouns") | frozenset({"slogan", "chant", "headline", "caption"}),
        ),
    )


def _seen() -> tuple[Wording, ...]:
    """As what somebody sees, names or likens something."""
    see = (
        "see sees saw seeing view views viewed viewing perceive perceives perceived frame frames "
        "framed framing portray portrays portrayed"
    )
    thing = (
        r"(?:it|him|her|them|us|me|this|that|these|those|people|[A-Z]\w+|"
        r"(?:the|this|these|our|their|his|her|my|an?)\s(?:[\w'\u2019-]+\s){0,3}?[\w'\u2019-]+)"
    )
    return (
        (
            rf"\b(?P<cue>(?:{_alternatives(see)}|(?:think|thinks|thought) of)\s+{thing}\s+as)\s+"
            r"(?!(?:soon|well|much|long|far|part|we|I|he|she|it|they|you|the [\w ]+ (?:was|"
            r"were))\b)"
            r"(?=[\w'\u2019-]+\s+[\w,'\u2019-])",
            "subject",
            frozenset([*see.split(), "think", "thinks", "thought"]),
        ),
        (
            r"\b(?P<cue>call(?:s|ed|ing)?\s+(?:it|him|her|them|us|me|this|that|these|those|"
            rf"(?:the|this|our|their|his|her|my)\s(?:[\w'\u2019-]+\s){{0,2}}?[\w'\u2019-]+))\s+"
            rf"(?=an?\s(?!{_OTHER_DAY})[\w-]+(?:\s\w|[.,;!?]|$))",
            "subject",
            frozenset("call calls called calling".split()),
        ),
        (
            r"\b(?P<cue>refer(?:s|red)?\s+to\s+"
            rf"{thing}\s+as)\s+(?=[\w'\u2019-]+\s+[\w,'\u2019-])",
            "subject",
            frozenset("refer refers referred".split()),
        ),
        (
            rf"\b(?P<cue>liken(?:s|ed|ing)?\s+{thing}\s+to)\s+(?=\w)",
            "subject",
            frozenset("liken likens likened likening".split()),
        ),
        (
            r"\b[Ww]hat\s+(?P<who>he|she|they|you|people|(?=[A-Z]|the\s|my\s|our\s|his\s|her\s)(?:[\w'\u2019.-]+\s)"
            r"{0,3}?[\w'\u2019.-]+)\s+(?P<cue>call(?:s|ed)?|like[sd]? to call|describe[sd]? as|"
            r"refer(?:s|red) to as|dub(?:s|bed)|term(?:s|ed))\s+(?=\w)",
            "behind",
            frozenset(
                "call calls called describe describes described refers referred dubs dubbed terms "
                "termed".split()
            ),
        ),
    )


def _meant() -> tuple[Wording, ...]:
    """What somebody asks, orders or would have others believe."""
    return (
        (
            r"\b(?P<cue>rais(?:e[sd]?|ing) the (?:question|issue|possibility|point|prospect)"
            r"(?: of)? (?=whether|how|why|if|that))",
            "subject",
            frozenset({"the"}),
        ),
        (
            r"\b(?P<cue>(?:ordered|orders|ordering|directed|instructed|commanded|requested)\s+"
            r"[^.;:!?\n]{2,80}?\bto be)\s+(?=\w)",
            "subject",
            frozenset("ordered orders ordering directed instructed commanded requested".split()),
        ),
        (
            r"\b(?P<cue>(?:want(?:s|ed)?|would have|['\u2019]d have|would like|like[sd]?|"
            r"tr(?:y|ies|"
            r"ied|ying) to (?:make|get))\s(?:you|us|me|people|everyone|everybody|them|the \w+) "
            r"(?:to )?(?:believe|think|accept))(?: that)?\s+(?=\w+\s\w)",
            "subject",
            frozenset("believe think accept".split()),
        ),
        (
            r"\b(?P<cue>(?:in|by|for|of|while|when) (?:saying|pointing out|arguing|claiming|"
            r"stating|"
            r"suggesting|noting|warning|insisting|predicting) that)\s+(?=\w)",
            "opening",
            frozenset(
                "saying pointing arguing claiming stating suggesting noting warning "
                "insisting "
                "predicting".split()
            ),
        ),
        (
            r"\b(?P<cue>(?:wr(?:ote|ites)|replie[sd]|responded|responds|called|phoned|rang|"
            r"came back|"
            r"(?:put|gave|sent|issued|released|published|posted)(?: out)? (?:an?|the|his|her|"
            r"their) "
            r"[\w-]+)(?:\s[^.;:!?\n]{1,50}?)? (?:saying|claiming|arguing|stating|announcing))"
            r"(?: that)?\s+(?=(?:he|she|they|we|I|you|it|there|the|this|his|her|our|their|no|an?|"
            r"[A-Z]\w+)\s\w)",
            "subject",
            frozenset("saying claiming arguing stating announcing".split()),
        ),
        (
            r"\b(?P<cue>advise[sd]? (?:\w+ )?against)\s+(?=\w{2,}ing\b)",
            "subject",
            frozenset("advise advises advised".split()),
        ),
    )
