"""What is said to come: sentences about the future, with the horizon if one is named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .causes import tiers_up_to
from .dates import dates
from .sentences import Sentences
from .spans import Span, trim

VERSION = "1"


@dataclass(frozen=True, slots=True)
class PredictionFound:
    """A prediction as worded.

    ``horizon`` is EDTF or None; ``direction_guess`` (rises, falls, happens, does not happen) is from the verb and no
    more than a guess; ``conditional`` and ``question`` are marks of the wording.
    """

    start: int
    end: int
    cue: Span
    outcome: Span
    horizon: str | None
    direction_guess: str
    conditional: bool
    question: bool
    negated: bool
    score: float
    why: str
    tier: str


_CUES: tuple[tuple[str, str, float], ...] = (
    (
        "strong",
        r"I (?:\w+ly )?(?:predict|expect|foresee|anticipate|forecast)|we (?:\w+ly )?(?:predict|expect|"
        "foresee|anticipate|forecast)",
        0.9,
    ),
    (
        "strong",
        r"(?:is|are|was|were) (?:\w+ )?(?:going|bound|destined|set|expected|projected|forecast|predicted|"
        "likely|unlikely|certain|about) to(?= [a-z])",
        0.8,
    ),
    (
        "strong",
        r"(?:\w+['\u2019](?:s|re|m) (?:not )?)(?:going|bound|destined|likely|unlikely|about) to(?= [a-z])",
        0.75,
    ),
    (
        "strong",
        r"will (?:\w+ly |also |never |not |soon |eventually |inevitably |only |still |probably |no longer "
        ")*(?:be|become|have|come|happen|get|see|lead|cause|make|go|continue|remain|rise|fall|grow|shrink|"
        "increase|decrease|collapse|end|lose|win|cease|disappear|take|bring|create|need|find|change|die|"
        "survive|fail|succeed|drop|decline|improve|worsen|turn|mean|exist|return)",
        0.8,
    ),
    ("strong", r"won['\u2019]t|shall(?= [a-z])", 0.72),
    ("medium", r"(?<![A-Z] )will(?= [a-z])|\w+['\u2019]ll(?= [a-z])", 0.65),
    (
        "all",
        r"would(?= [a-z])|(?:may|might|could)(?= (?:become|lead|rise|fall|happen|soon|one day|"
        r"eventually))",
        0.4,
    ),
)
_COMPILED = tuple(
    (tier, re.compile(rf"(?<![\w'\u2019])(?:{pattern})(?!\w)", re.IGNORECASE), score) for tier, pattern, score in _CUES
)
_NOUN_BEFORE = re.compile(
    r"\b(?:the|a|an|his|her|their|its|our|my|your|free|political|popular|good|ill|general|of|and|iron|"
    "against|people['\u2019]s|god['\u2019]s|last)[ ]$",
    re.IGNORECASE,
)
_NO_FORECAST = re.compile(r"\b(?:i|we)[ \u00a0]$|\b(?:if you|who|as you|you)[ \u00a0]$", re.IGNORECASE)
_SPEECH_ACT = re.compile(
    r"[ \u00a0](?:\w+ly |just |now |also |only |briefly )?(?:say|add|ask|tell|mention|note|give|quote|start|"
    "begin|read|turn|"
    r"try|call|yield|recognize|recognise|explain|show|remind|let|speak|answer|have to say|be (?:brief|happy|"
    r"honest|the first))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|no longer|unlikely|nor)\b|n['\u2019]t\b", re.IGNORECASE)
_RISES = re.compile(
    r"\b(?:rise|rises|grow|grows|increase|increases|expand|improve|strengthen|more|higher|gain|multiply|"
    r"spread|soar)\b",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"\b(?:fall|falls|drop|drops|decline|decrease|shrink|lose|weaken|less|fewer|lower|vanish|dwindle|"
    r"collapse|sink)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|provided|as long as|in case|should)\b", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:by|in|before|until|from|within|during|through)\b", re.IGNORECASE)


def predictions(text: str, tier: str = "strong") -> list[PredictionFound]:
    """Sentences about what will come, one per sentence, by its surest cue.

    Announcements of the speaker's own next words ("I will say") and the noun "will" are left out. The horizon is a
    date of the same sentence that does not lie before the cue's subject in the past tense; a person checks it.
    """
    wanted = tiers_up_to(tier)
    by_sentence = Sentences(text)
    horizons: dict[int, str] = {}
    for date in dates(text):
        i = by_sentence.at(date.start)
        if i is not None and _WITHIN.search(text, max(0, date.start - 12), date.start + 8):
            horizons.setdefault(i, date.edtf)
    found: dict[int, PredictionFound] = {}
    for level, pattern, score in _COMPILED:
        if level not in wanted:
            continue
        for match in pattern.finditer(text):
            i = by_sentence.at(match.start())
            if i is None or i in found:
                continue
            start, end = by_sentence.spans[i]
            word = match.group().lower()
            if word.startswith("will") or word.endswith(("'ll", "\u2019ll")):
                before = text[max(start, match.start() - 16) : match.start()]
                if _NOUN_BEFORE.search(before) or (match.group()[0] == "W" and match.start() > start):
                    continue
                said = _SPEECH_ACT.match(text, match.start() + 4 if word.startswith("will") else match.end())
                own = _NO_FORECAST.search(before) or word[:2] in ("i'", "i\u2019", "we")
                if said and own:
                    continue
            near = text[match.start() : min(end, match.end() + 60)]
            negated = bool(_NEGATED.search(text[match.start() : min(end, match.end() + 16)]))
            direction = "rises" if _RISES.search(near) else "falls" if _FALLS.search(near) else ""
            if not direction:
                direction = "does not happen" if negated else "happens"
            outcome = trim(text, start, end)
            cue = Span.of(text, *match.span())
            horizon = horizons.get(i)
            question = text[start:end].rstrip("\"\u201d\u2019') ").endswith("?")
            found[i] = PredictionFound(
                start,
                end,
                cue,
                Span.of(text, *outcome),
                horizon,
                direction,
                bool(_CONDITION.search(text, start, end)),
                question,
                negated,
                score - (0.3 if question else 0.0),
                f"\u201c{cue.text}\u201d speaks of what is to come" + (f"; {horizon} is named." if horizon else "."),
                level,
            )
    return [found[i] for i in sorted(found)]
