"""Wordings that tell what somebody said or has in mind without "said that": orders, promises,
accusations, questions wondered about, what one was told, states of mind.

A frame is a wording around verbs of one use; the verbs stand in ``telling_frames.tsv``.
"""

from __future__ import annotations

import re
from functools import cache

from ..languages import rows, word_list
from .reported_wordings import wordings
from .spoken_reports import spoken
from .told_by_nouns import told_by_nouns
from .told_in_talk import told_in_talk

Frame = tuple[re.Pattern[str], str, frozenset[str]]
"""A pattern, where what is told and who tells it stand, and words of which it needs one."""

_WHOM = (
    r"(?:(?!(?:that|if|whether|to|why|what|how|when|where|about|for|of|not|who|which|said|is|was|"
    r"were|are|from|in|on|at|by|with|since|as|pursuant|and\s+(?:then|he|she|they|I|we))\b)[\w'\u2019.-]+,?\s+){1,6}?"
)
"""Who is told, asked or accused: a few words before "to", "of" or "for"."""
_NAMED = (
    r"(?=[A-Z]|the\s|my\s|our\s|his\s|her\s|their\s|an?\s)(?:[\w'\u2019.-]+\s+){0,4}?[\w'\u2019.-]+"
)
_A_CLAUSE = (
    r"(?=(?:he|she|they|we|I|you|it|there|this)(?:['\u2019]\w+)?\s\w|"
    r"(?:the|his|her|their|our|my|some|all|most|no|every|an?|[A-Z][\w'\u2019-]*)"
    r"\s[\w'\u2019 -]{0,40}?\b(?:is|are|was|were|has|have|had|will|would|can|"
    r"could|should|must|may|might|did|does|do)(?:n['\u2019]t)?\b)"
)
_OF_WHEN = (
    r"(?:this|that|it|so)\s(?:by|in|at|on|to|yesterday|before|again|when|many|several|morning|week|"
    r"all|and|or)\b"
)
"""Behind "was told": a thing, no clause."""
_DOING = r"(?=(?!(?:no|some|any|every)?thing\b|evening\b|morning\b|during\b|king\b)\w{2,}ing\b)"
_DEGREE = r"(?:\w+ly\s+|very\s+|so\s+|quite\s+|also\s+|still\s+|pretty\s+|not\s+|more\s+){0,2}"
_BEING = (
    r"(?:(?:is|was|were|are|remain(?:s|ed)?|seem(?:s|ed)?|became|felt)\s+|['\u2019](?:s|re)\s+)"
)
_OWNER = (
    r"(?P<who>(?i:his|her|their|your|its)|(?:[Tt]he\s+)?(?:[A-Z][\w.-]*\s+){0,3}[\w.-]+"
    r"(?=['\u2019]s?\s))"
)


@cache
def _forms(frame: str) -> tuple[str, frozenset[str]]:
    """Verbs of one use as alternatives, and as words."""
    words = [
        form
        for row in rows("telling_frames")
        if row["frame"] == frame
        for form in row["forms"].split()
    ]
    return "|".join(sorted(words, key=lambda w: (-len(w), w))), frozenset(words)


@cache
def frames() -> tuple[Frame, ...]:
    """Every frame, ready to be looked for."""
    return tuple(
        (re.compile(pattern), place, needs)
        for pattern, place, needs in (
            *_deeds(),
            *_minds(),
            *_on_the_way(),
            *_hearsay(),
            *_saying(),
            *_nouns(),
            *wordings(),
            *spoken(),
            *told_in_talk(),
            *told_by_nouns(),
        )
    )


def _deeds() -> tuple[tuple[str, str, frozenset[str]], ...]:
    """What is done by saying: orders, promises, accusations, denials, complaints."""
    order, orders = _forms("order")
    promise, promises = _forms("promise")
    accuse, accuses = _forms("accuse")
    blame, blames = _forms("blame")
    insist, insists = _forms("insist")
    deny, denies = _forms("deny")
    complain, complains = _forms("complain")
    return (
        (rf"\b(?P<cue>(?:{order})\s+{_WHOM}(?:not\s+|never\s+)?to)\s+(?=\w)", "subject", orders),
        (
            rf"\b(?P<cue>call(?:ed|s|ing)?\s+(?:on|upon|for)\s+{_WHOM}to)\s+(?=\w)",
            "subject",
            frozenset("call called calls calling".split()),
        ),
        (
            rf"\b(?P<cue>(?:{promise})(?:\s+(?:him|her|them|me|us|you|[A-Z]\w+))?\s+"
            r"(?:not\s+|never\s+)?to)\s+(?!(?:me|you|him|her|it|us|them|the|an?|this|that)\b)(?=\w)",
            "subject",
            promises,
        ),
        (rf"\b(?P<cue>(?:{accuse})\s+{_WHOM}of)\s+(?=\w)", "subject", accuses),
        (rf"\b(?P<cue>(?:{blame})\s+{_WHOM}for)\s+(?=\w)", "subject", blames),
        (rf"\b(?P<cue>(?:{insist})\s+(?:up)?on)\s+{_DOING}", "subject", insists),
        (rf"\b(?P<cue>(?:{deny})(?:\s+to)?(?:\s+ever)?)\s+{_DOING}", "subject", denies),
        (
            rf"\b(?P<cue>(?:{complain})\s+(?:(?:him|her|them|me|us|you|people)\s+)?"
            r"(?:of|about|against))\s+(?=\w)",
            "subject",
            complains,
        ),
        (
            r"\b(?P<cue>call(?:s|ed|ing)\s+(?:it|him|her|them|me|us|this|that|[A-Z]\w+))\s+"
            r"(?=(?:an?|one of|nothing)\s+\w+\s*\w)",
            "subject",
            frozenset("calls called calling".split()),
        ),
    )


def _minds() -> tuple[tuple[str, str, frozenset[str]], ...]:
    """What somebody wonders, is sure of, takes somebody for."""
    wonder, wonders = _forms("wonder")
    consider, considers = _forms("consider")
    mind, minds = _forms("mind")
    asked = r"(?=(?:if|whether|why|how|what|who|when|where)\s+\w)"
    return (
        (rf"\b(?P<cue>(?:{wonder})(?:\s+aloud)?)\s+{asked}", "subject", wonders),
        (
            rf"\b(?P<cue>(?:want(?:s|ed)|demand(?:s|ed)|ask(?:s|ed))\s+to\s+know)\s+{asked}",
            "subject",
            frozenset({"know"}),
        ),
        (rf"\b(?P<cue>(?:{consider}))\s+(?={_WHOM}to\s+(?:be|have)\b)", "subject", considers),
        (
            rf"(?P<cue>(?:\b(?=\w)|(?=['\u2019])){_BEING}{_DEGREE}(?:{mind}))"
            rf"\s+(?:that\s+(?=\w)|{_A_CLAUSE})",
            "subject",
            minds,
        ),
        (
            rf"(?P<cue>(?:\b(?=\w)|(?=['\u2019])){_BEING}{_DEGREE}"
            r"(?:of the (?:view|opinion|belief)|under the impression))\s+that\s+(?=\w)",
            "subject",
            frozenset("view opinion belief impression".split()),
        ),
    )


def _on_the_way() -> tuple[tuple[str, str, frozenset[str]], ...]:
    """What somebody called, wrote or rose to say: "made two calls to the clerk to confirm that"."""
    moved = (
        r"(?:call(?:s|ed)|phone[ds]|rang|rings|wr(?:ote|ites)|email(?:s|ed)|text(?:s|ed)|spoke|stood|"
        r"rose|came|comes|went|met|meets|appear(?:s|ed)|contact(?:s|ed)|approach(?:es|ed)|visit(?:s|ed)|"
        r"ma(?:de|kes)\s(?:\w+\s){0,3}?calls?|sent\s(?:\w+\s){1,4}?(?:letters?|notes?|messages?))"
    )
    say = "say tell announce confirm warn ask complain explain report argue inform"
    return (
        (
            rf"\b(?P<cue>{moved}\b[^.;:!?\n]{{0,60}}?\bto\s+(?:{say.replace(' ', '|')})"
            r"(?:\s+(?:him|her|them|me|us|you|[A-Z]\w+|the\s\w+))?)\s+(?:that|if|whether)\s+(?=\w)",
            "subject",
            frozenset(say.split()),
        ),
    )


def _hearsay() -> tuple[tuple[str, str, frozenset[str]], ...]:
    """What one was told, by somebody or by nobody named; what rumour has."""
    told, tolds = _forms("told")
    passive = r"(?:was|were|been|am|are|is|got|being)\s+(?:\w+ly\s+)?"
    return (
        (
            rf"\b(?P<cue>{passive}(?:{told}|ordered|instructed|asked)\s+by)\s+(?P<who>{_NAMED})\s+"
            rf"(?:(?:that|not\s+to|to|if|whether)\s+(?=\w)|{_A_CLAUSE})",
            "behind",
            tolds | {"ordered", "instructed", "asked"},
        ),
        (
            rf"\b(?P<cue>{passive}(?:{told}))\s+(?:that\s+(?=\w)|(?!{_OF_WHEN}){_A_CLAUSE})",
            "nobody",
            tolds,
        ),
        (
            r"\b(?P<who>[Rr]umou?r|[Ll]egend|[Tt]radition|[Gg]ossip|[Ww]ord)\s+(?P<cue>ha[sd] it)"
            r"(?:\s+that|,)\s+(?=\w)",
            "behind",
            frozenset("rumor rumour legend tradition gossip word".split()),
        ),
        (
            r"\b(?P<who>[Tt]he (?:\w+ )?(?:story|legend|saying|theory|argument))\s+"
            r"(?P<cue>goes|went)(?:\s+that|,)\s+(?=\w)",
            "behind",
            frozenset("goes went".split()),
        ),
    )


def _saying() -> tuple[tuple[str, str, frozenset[str]], ...]:
    """Who or what is saying, behind a noun: "a letter from Voss saying the pier was closed"."""
    saying = "saying telling claiming arguing insisting warning explaining complaining stating"
    pronoun = r"(?:\s+(?:me|us|him|her|them|you))?"
    aside = (
        r"(?:,[^,.;!?\n]{2,50},|\s[\u2013\u2014-]\s[^.;!?\n\u2013\u2014]{2,50}\s[\u2013\u2014-]|,)?"
    )
    return (
        (
            r"(?P<who>\b(?!(?:Is|Are|Was|Were|Am|And|But|So|Then|When|If|As|Because|What|Who|How|Why|"
            r"It|That|This|There|Not|Now|Well)\b)[A-Z][\w'\u2019-]+(?:\s[A-Z][\w'\u2019-]+){0,3}|\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|"
            r"[Tt]heir|[Mm]y|[Oo]ur)\s(?:letter|call|note|e-?mail|report|memo|message|article|sign|"
            r"statement|voice|man|woman|people|lawyer|doctor|teacher))"
            rf"{aside}\s+(?P<cue>(?:{saying.replace(' ', '|')}){pronoun})"
            rf"(?:\s+that\s+(?=\w)|\s+{_A_CLAUSE})",
            "saying",
            frozenset(saying.split()),
        ),
    )


def _nouns() -> tuple[tuple[str, str, frozenset[str]], ...]:
    """ "The recommendation from Voss that he sign it"; "her advice was to wait"."""
    order, orders = _forms("order_noun")
    every = word_list("telling_nouns") | orders
    hearsay = word_list("hearsay_nouns")
    said = word_list("answer_nouns") | word_list("telling_nouns")
    answers = "|".join(sorted(said, key=lambda w: (-len(w), w)))
    nouns = "|".join(sorted(every, key=lambda w: (-len(w), w)))
    return (
        (
            rf"\b(?P<cue>(?:{nouns})\s+(?:from|by|of))\s+(?P<who>{_NAMED}(?:\s+and\s+{_NAMED})?)"
            rf"\s+that\s+{_A_CLAUSE}",
            "behind",
            every,
        ),
        (
            rf"\b(?P<cue>(?:[Tt]he|[Tt]hese|[Tt]his|[Aa]ny|[Aa]n?|[Ss]ome)\s+(?:\w+\s+)?"
            rf"(?:{'|'.join(sorted(hearsay))}))\s+that\s+{_A_CLAUSE}",
            "nobody",
            hearsay,
        ),
        (
            rf"\b{_OWNER}(?:['\u2019]s?)?\s+(?:\w+\s+){{0,2}}?(?P<cue>(?:{order})\s+"
            r"(?:is|was|were|has been|had been))\s+(?:not\s+)?to\s+(?=\w)",
            "behind",
            orders,
        ),
        (
            rf"\b{_OWNER}(?:['\u2019]s?)?\s+(?:\w+\s+){{0,2}}?(?P<cue>(?:{answers})"
            r"(?:\s(?:to|on|about|for|in|of)\s[^.,;:!?\n]{2,40}?)?\s(?:is|was|were|has been)"
            r"(?:\s\w+ly|\salways|\ssimply|\sjust)?)\s+that\s+(?=\w)",
            "behind",
            said,
        ),
    )
