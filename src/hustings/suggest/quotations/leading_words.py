"""Words before a quotation that say whose it is without a verb of saying beside it, and what a name
looks like there."""

from __future__ import annotations

import re
from functools import cache

from ..languages import word_list
from ..spans import trim

NAME = (
    r"(?:(?:[Tt]he|[Mm]y|[Oo]ur|[Yy]our|[Hh]is|[Hh]er|[Tt]heir)\s+)?(?:[\w\u2019'.-]+\s+)"
    r"{0,5}?[\w\u2019'.-]+"
)
SOMEBODY = rf"(?P<who>(?:he|she|they|you|it)\b|(?=[A-Z]|the\s|my\s|our\s|his\s|her\s){NAME})"
TELLER = (
    r"(?P<who>(?:he|she|they|you|everybody|everyone|people)\b|"
    rf"(?=[A-Z]|the\s|my\s|our\s|his\s|her\s|an?\s){NAME})"
)


@cache
def _leads() -> tuple[re.Pattern[str], ...]:
    answers = "|".join(sorted(word_list("answer_nouns"), key=lambda w: (-len(w), w)))
    return (
        re.compile(
            r"(?P<who>\b(?:[Hh]e|[Ss]he|[Tt]hey|[Yy]ou|I|[Ww]e|[Ww]ho|[Pp]eople|[Ff]olks|"
            r"[Ee]very(?:body|one)|[Ss]ome(?:body|one)|(?:[Tt]he|[Mm]y|[Hh]is|"
            r"[Hh]er|[Oo]ur|"
            r"[Tt]heir)\s+(?:[\w-]+\s(?!(?:is|was|were|are|just)\b))?[\w-]+|(?!(?:It|That|This|"
            r"There)\b)"
            r"[A-Z][\w-]+))(?:['\u2019](?:s|re|m)|\s(?:is|was|were|are|am|be))?\s"
            r"(?:(?:just|all|really|always|kind of|sort of|basically|also|then|again)\s)*"
            r"(?P<cue>like|goes|went)\s*,?\s*$"
        ),
        re.compile(
            rf"\b(?:hear[ds]?|saw|watched|listened to)\s+{TELLER}"
            r"(?:\s(?:him|her|them)sel(?:f|ves))?\s+(?P<cue>say|ask|tell|call|shout|yell|claim|"
            r"argue|declare|announce)\b[^.!?\n]{0,50}$"
        ),
        re.compile(
            rf"\b[Aa]s\s+{SOMEBODY}\s+(?P<cue>(?:once |always |famously |also )?(?:put it|"
            r"puts it|says?|said|"
            r"used to say|called it|wrote|told \w+))\s*[,:]?\s*$"
        ),
        re.compile(
            rf"(?P<who>\b[Hh]is|\b[Hh]er|\b[Tt]heir|\b[Yy]our|{NAME}(?=['\u2019]s\s))"
            r"(?:['\u2019]s)?\s+(?:\w+\s+)?"
            rf"(?P<cue>(?:{answers})\s+(?:is|was|were|are))\b[^.!?\n]{{0,40}}$"
        ),
        re.compile(
            r"(?:^|[.!?]\s+)(?P<cue>For|To)\s+(?P<who>him|her|them|"
            r"[A-Z][\w\u2019'-]+(?:\s+[A-Z][\w\u2019'-]+){0,2}|"
            r"the\s+\w+s),\s[^.!?\n]{0,80}$"
        ),
    )


def led_by(text: str, low: int, at: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """(cue, source) of words before a quotation that say whose it is without a verb of saying
    beside it: "as Renn put it,", "his reply was:", "For her, …"."""
    for pattern in _leads():
        match = pattern.search(text[low:at])
        if match:
            source = trim(text, low + match.start("who"), low + match.end("who"))
            return (low + match.start("cue"), low + match.end("cue")), source
    return None
