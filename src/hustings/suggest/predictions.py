"""What is said to come: sentences about the future, with the horizon if one is named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .causes import tiers_up_to
from .dates import DateFound, dates
from .sentences import Sentences
from .spans import Span, trim

VERSION = "2"


@dataclass(frozen=True, slots=True)
class PredictionFound:
    """A prediction as worded.

    ``horizon`` is EDTF or None, ``horizon_words`` the words for it, which may count from a day the
    text does not say ("in ten years": then ``horizon`` is None); ``direction_guess`` (rises, falls,
    happens, does not happen) is from the verb and no more than a guess; ``conditional`` and
    ``question`` are marks of the wording.
    """

    start: int
    end: int
    cue: Span
    outcome: Span
    horizon: str | None
    horizon_words: str
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
        r"I (?:\w+ly )?(?:predict|expect|foresee|anticipate|forecast)|we (?:\w+ly )?(?:predict|"
        r"expect|"
        "foresee|anticipate|forecast)",
        0.9,
    ),
    (
        "strong",
        r"(?:is|are|was|were) (?:\w+ )?(?:going|bound|destined|set|expected|projected|forecast|"
        r"predicted|"
        "likely|unlikely|certain|about) to(?= [a-z])",
        0.8,
    ),
    (
        "strong",
        r"(?:\w+['\u2019](?:s|re|m) (?:not )?)(?:going|bound|destined|likely|unlikely|"
        r"about) to(?= [a-z])",
        0.75,
    ),
    (
        "strong",
        r"will (?:\w+ly |also |never |not |soon |eventually |inevitably |only |still |probably |"
        r"no longer "
        ")*(?:be|become|have|come|happen|get|see|lead|cause|make|go|continue|remain|rise|fall|grow|shrink|"
        "increase|decrease|collapse|end|lose|win|cease|disappear|take|bring|create|need|find|change|die|"
        "survive|fail|succeed|drop|decline|improve|worsen|turn|mean|exist|return)",
        0.8,
    ),
    ("strong", r"won['\u2019]t", 0.72),
    ("medium", r"shall(?= (?!we\b|i\b)[a-z])", 0.6),
    ("medium", r"(?<![A-Z] )will(?= [a-z])|\w+['\u2019]ll(?= [a-z])", 0.65),
    (
        "all",
        r"would(?= [a-z])|(?:may|might|could)(?= (?:become|lead|rise|fall|happen|soon|one day|"
        r"eventually))",
        0.4,
    ),
)
_COMPILED = tuple(
    (tier, re.compile(rf"(?<![\w'\u2019])(?:{pattern})(?!\w)", re.IGNORECASE), score)
    for tier, pattern, score in _CUES
)
_NOUN_BEFORE = re.compile(
    r"\b(?:the|a|an|his|her|their|its|our|my|your|free|political|popular|good|ill|general|of|and|"
    r"iron|"
    "against|people['\u2019]s|god['\u2019]s|last)[ ]$",
    re.IGNORECASE,
)
_NO_FORECAST = re.compile(
    r"\b(?:i|we)[ \u00a0]$|\b(?:if you|who|as you|you)[ \u00a0]$", re.IGNORECASE
)
_SPEECH_ACT = re.compile(
    r"[ \u00a0](?:\w+ly |just |now |also |only |briefly )?(?:say|add|ask|tell|mention|note|give|"
    r"quote|start|"
    "begin|read|turn|"
    r"try|call|yield|recognize|recognise|explain|show|remind|let|speak|answer|have to say|"
    r"be (?:brief|happy|"
    r"honest|the first))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|no longer|unlikely|nor)\b|n['\u2019]t\b", re.IGNORECASE)
_RISES = re.compile(
    r"\b(?:rise|rises|grow|grows|increase|increases|expand|improve|strengthen|more|higher|gain|"
    r"multiply|"
    r"spread|soar)\b",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"\b(?:fall|falls|drop|drops|decline|decrease|shrink|lose|weaken|less|fewer|lower|vanish|"
    r"dwindle|"
    r"collapse|sink)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|provided|as long as|in case|should)\b", re.IGNORECASE)
_I = re.compile(
    r"\bI(?:['\u2019](?:m|ll)\b| (?:\w+ly )?$| (?:am|will|won['\u2019]t|shall)\b)", re.IGNORECASE
)
_BEFALLS = re.compile(
    r"(?:be|have|get|need|lose|win|die|survive|fail|succeed|see)\b", re.IGNORECASE
)
"""What happens to a speaker; all else that one will do oneself is an intention, not a forecast."""
_DIRECTS = re.compile(
    r"\byou(?:['\u2019]ll| will) (?:\w+ly )?(?:see|find|notice|recall|remember|note|hear)\b",
    re.IGNORECASE,
)
_CAN_I = re.compile(r"\b(?:can|could|may|should|do|did|would) $", re.IGNORECASE)
_IF_GOING = re.compile(r"\b(?:if|whether|when)(?: \w+){0,2} $", re.IGNORECASE)
_FUTURE_IN_PAST = re.compile(r"(?:was|were)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:ago|last|past|previous|since|yesterday)\b", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:by|in|before|until|from|within|during|through)\b", re.IGNORECASE)


def predictions(
    text: str, tier: str = "strong", *, written: str | None = None
) -> list[PredictionFound]:
    """Sentences about what will come, one per sentence, by its surest cue.

    Announcements of the speaker's own next words ("I will say") and the noun "will" are left out.
    The horizon is the first date of the same sentence that "by", "in", "until" or the like leads to
    and that does not lie before ``written``, the day of speaking, from which "in ten years" is
    counted; a person checks it.
    """
    wanted = tiers_up_to(tier)
    by_sentence = Sentences(text)
    found: dict[int, PredictionFound] = {}
    for cue_level, pattern, cue_score in _COMPILED:
        if cue_level not in wanted:
            continue
        for match in pattern.finditer(text):
            level, score = cue_level, cue_score
            i = by_sentence.at(match.start())
            if i is None or i in found:
                continue
            start, end = by_sentence.spans[i]
            word = match.group().lower()
            if word.startswith("will") or word.endswith(("'ll", "\u2019ll")):
                before = text[max(start, match.start() - 16) : match.start()]
                if _NOUN_BEFORE.search(before) or (
                    match.group()[0] == "W" and match.start() > start
                ):
                    continue
                said = _SPEECH_ACT.match(
                    text, match.start() + 4 if word.startswith("will") else match.end()
                )
                own = _NO_FORECAST.search(before) or word[:2] in ("i'", "i\u2019", "we")
                if said and own:
                    continue
            own_deed = _own_deed(text, max(start, match.start() - 12), match.start(), match.end())
            if _DIRECTS.search(
                text, max(start, match.start() - 6), min(end, match.end() + 12)
            ) or _CAN_I.search(text, max(start, match.start() - 8), match.start()):
                continue  # "you will see that ...", "can I expect"
            supposed = _IF_GOING.search(text, max(start, match.start() - 24), match.start())
            if (
                own_deed or supposed or _FUTURE_IN_PAST.match(match.group())
            ) and "all" not in wanted:
                continue
            if own_deed or supposed or _FUTURE_IN_PAST.match(match.group()):
                level, score = "all", 0.35
            near = text[match.start() : min(end, match.end() + 60)]
            negated = bool(_NEGATED.search(text[match.start() : min(end, match.end() + 16)]))
            direction = "rises" if _RISES.search(near) else "falls" if _FALLS.search(near) else ""
            if not direction:
                direction = "does not happen" if negated else "happens"
            outcome = trim(text, start, end)
            cue = Span.of(text, *match.span())
            named = _horizon(text[start:end], written)
            horizon = named.edtf if named and named.edtf else None
            question = text[start:end].rstrip("\"\u201d\u2019') ").endswith("?")
            found[i] = PredictionFound(
                start,
                end,
                cue,
                Span.of(text, *outcome),
                horizon,
                named.cue.text if named else "",
                direction,
                bool(_CONDITION.search(text, start, end)),
                question,
                negated,
                score - (0.3 if question else 0.0),
                f"\u201c{cue.text}\u201d speaks of what is to come"
                + (f"; \u201c{named.cue.text}\u201d says when." if named else "."),
                level,
            )
    return [found[i] for i in sorted(found)]


def _own_deed(text: str, low: int, at: int, stop: int) -> bool:
    """ "I will ask", "I'm not going to wait": the subject is I, and the verb is something one
    does."""
    if not (_I.search(text[low:at]) or _I.match(text, at, stop)):
        return False
    verb = text[at:stop].split()[-1]
    if verb.lower() in ("to", "will", "not") or verb.lower().endswith(
        ("'ll", "\u2019ll", "n't", "n\u2019t")
    ):
        rest = text[stop : stop + 24].split()
        verb = next(
            (w for w in rest if w.lower() not in ("not", "also", "never", "then", "probably")), ""
        )
    return not _BEFALLS.match(verb)


def _horizon(sentence: str, written: str | None) -> DateFound | None:
    """The first date of a sentence that a word of time leads to and that is not past."""
    for date in dates(sentence, written=written, tier="all"):
        if not _WITHIN.search(sentence, max(0, date.start - 12), date.start + 8) or _PAST.search(
            date.cue.text
        ):
            continue
        last = re.findall(r"\d{4}", date.edtf.split("/..")[0])
        if not (written and last and int(last[-1]) < int(written[:4])):
            return date
    return None
