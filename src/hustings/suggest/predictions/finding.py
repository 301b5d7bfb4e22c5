"""What is said to come: sentences about the future, with the horizon if one is named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..dates.finding import DateFound, dates
from ..sentences import Sentences
from ..spans import Span, trim
from ..tiers import tiers_up_to
from ..wrapping import over_wrapped_lines
from .horizons import due_before
from .own_deeds import own_deed

VERSION = "8"


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
        r"(?:\w+['\u2019](?:s|re|m) (?:not |never )?)(?:going|bound|destined|likely|unlikely|"
        r"about) to(?= [a-z])",
        0.75,
    ),
    (
        "strong",
        r"(?:(?:is|are|isn['\u2019]t|aren['\u2019]t|\w+['\u2019](?:s|re)) (?:not |never |just |"
        r"all )?"
        r"gonna|(?:isn|aren)['\u2019]t going to)(?= [a-z])",
        0.72,
    ),
    (
        "strong",
        r"(?:(?:is|are)|\w+['\u2019](?:s|re)) (?:\w+ly )?(?:headed|heading|on course|on track|"
        r"poised) "
        r"(?:for|to|towards?|into)(?= (?!\w+['\u2019]s\b)[a-z])|"
        r"looks? (?:set|likely|certain|bound) to(?= [a-z])|"
        r"(?:is|are|\w+['\u2019]s) (?:only |just )?a (?:matter|question) of time\b|"
        r"(?:is|are) (?:now |almost )?(?:inevitable|unavoidable|inescapable)\b|"
        r"(?:days|hours) (?:are|is) numbered|"
        r"(?:chances|odds) are(?= [a-z])|sooner or later(?= [a-z])",
        0.7,
    ),
    (
        "strong",
        r"in the (?:long|longer|end) run,?(?= [a-z])(?![^.;!?]{0,60}\b(?:was|were|had|did)\b)",
        0.62,
    ),
    (
        "strong",
        r"will (?:\w+ly |also |never |not |soon |eventually |inevitably |only |still |probably |"
        r"no longer "
        ")*(?:be|become|have|come|happen|get|see|lead|cause|make|go|continue|remain|rise|fall|"
        "grow|shrink|"
        "increase|decrease|collapse|end|lose|win|cease|disappear|take|bring|create|need|find|"
        "change|die|"
        "survive|fail|succeed|drop|decline|improve|worsen|turn|mean|exist|return)",
        0.8,
    ),
    ("strong", r"won['\u2019]t", 0.72),
    (
        "strong",
        r"(?:am|is|are|['\u2019](?:m|re|s)|I|we|they|he|she) (?:\w+ly )?(?:anticipat|expect|"
        r"foresee|predict|forecast)(?:ing|s)?"
        r"(?= (?:that|the|a|an|this|to see|more|less|another|it|them)\b)|"
        r"(?:the |an? |my |our |every )?(?:expectation|anticipation|prediction|forecast)"
        r"s? "
        r"(?:of|that|is that)(?= [a-z])",
        0.78,
    ),
    (
        "strong",
        r"(?:projections?|forecasts?|models?|outlooks?|scenarios?|forecasters?|economists|"
        r"experts|analysts)(?: \w+){0,2} (?:forecasts?|predicts?|projects?|foresees?|anticipates?|"
        r"expects?)(?= [a-z\d])",
        0.78,
    ),
    (
        "strong",
        r"(?:(?:is|are) (?:\w+ly )?|['\u2019](?:s|re) )(?:bound|destined|doomed|fated|set|certain) "
        r"(?:to|for)(?= [a-z])",
        0.78,
    ),
    (
        "strong",
        r"(?:cannot|can['\u2019]t|can not|(?:will|won['\u2019]t|does|doesn['\u2019]t)(?: not)?) "
        r"(?:\w+ )?(?:last|go on|endure|hold|continue)"
        r"(?= (?:much |very |for |like |as |forever|long|indefinitely|this|that)|[.,;!?]|$)",
        0.75,
    ),
    (
        "strong",
        r"(?:is|are) (?:\w+ly )?(?:coming|on the way|on (?:its|their) way|around the corner)"
        r"(?=[.,;!?]|$| (?:soon|next|by|in the|in a few|sooner|whether))",
        0.72,
    ),
    (
        "medium",
        r"(?:do not|don['\u2019]t) (?:\w+ )?(?:think|believe|see)\b[^.;!?]{1,80}?\b(?:possible|"
        r"able to|survive|last|happen(?:ing)?)",
        0.7,
    ),
    ("medium", r"shall(?= (?!we\b|i\b)[a-z])", 0.6),
    (
        "strong",
        r"will(?= (?:\w+ly |also |never |not |soon |still |only |no longer )*[a-z])|"
        r"\w+['\u2019]ll(?= [a-z])|will(?=[.,;!?]|$)",
        0.65,
    ),
    (
        "all",
        r"would(?= [a-z])|(?:may|might|could)(?= (?:see|come|be|get|have|end|become|lead|rise|"
        r"fall|happen|soon|one day|"
        r"eventually))",
        0.4,
    ),
)
_COMPILED = tuple(
    (tier, re.compile(rf"(?<![\w'\u2019])(?:{pattern})(?!\w)", re.IGNORECASE), score)
    for tier, pattern, score in _CUES
)
_NOUN_BEFORE = re.compile(
    r"\b(?:the|a|an|his|her|their|its|our|my|your|free|political|popular|good|ill|general|divine|"
    r"of|"
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
_DIRECTS = re.compile(
    r"\byou(?:['\u2019]ll| will) (?:\w+ly )?(?:see|find|notice|recall|remember|note|hear)\b",
    re.IGNORECASE,
)
_MOTION = re.compile(
    r"going to (?:the |a |an |my |our |his |her |their |your |church|school|war|bed|town|college|"
    r"jail|prison|court|[A-Z])"
)
"""\"Going to\" and a place is motion; a verb after it is a forecast."""
_GENERIC = re.compile(
    r"\b(?:you|some|others|many|most people|people|anybody|anyone|everybody|everyone|nobody|one|"
    r"who|what)[ \u00a0]$",
    re.IGNORECASE,
)
_ANYBODY = re.compile(r"you['\u2019](?:ll|re)\b", re.IGNORECASE)
"""\"You'll end up with a motor too heavy": what happens to anybody, whenever."""
_PURPOSE = re.compile(r"(?:\b(?:that|you)|(?<!,[ \u00a0])which)(?: also)?[ \u00a0]$", re.IGNORECASE)
"""\"Programs that will expand\": what something is for; ", which will" goes on with what comes."""
_STAYS = re.compile(
    r"will (?:\w+ly |not |never |still |only )*(?:continue|remain|endure|last|survive|perish|"
    r"vanish|disappear|persist|prevail|collapse|grow|shrink|rise|fall|face)\b[^?]*$",
    re.IGNORECASE,
)
"""What happens or goes on, nobody's purpose: "a nation that will endure"."""
_DUTY = re.compile(
    r"\b(?:to have to\b|will have to\b|(?:to|will) (?:\w+ly |so )?(?:answer|"
    r"come to order|comment|speak|begin|"
    r"discuss|talk|allow|stand|suffice|reflect|recess|yield|be (?:announced|entered|recognized|"
    r"sworn|included(?= in the record)|released|restricted|discussed|given|asked|heard))\b)",
    re.IGNORECASE,
)
"""What is due or arranged: an obligation, the order of the day."""
_WONT = re.compile(
    r"won['\u2019]t (?:even )?(?:let|admit|say|tell|listen)\b|"
    r"(?:will|['\u2019]ll) (?:just|always|often|sometimes|usually|never (?:admit|say|tell))\b",
    re.IGNORECASE,
)
"""What somebody is given to doing, told in the words of the future."""
_CAN_I = re.compile(r"\b(?:can|could|may|should|do|did|would) $", re.IGNORECASE)
_IF_GOING = re.compile(
    r"\b(?:if|whether|when|whenever|unless|until|how|what|who|why|once|before|after)"
    r"(?: [\w'\u2019]+){0,4} $",
    re.IGNORECASE,
)
"""A supposition, a question inside a sentence, a time: what comes then is no forecast by itself."""
_FUTURE_IN_PAST = re.compile(r"(?:was|were)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:ago|last|past|previous|since|yesterday)\b", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:by|in|before|until|from|within|during|through)\b", re.IGNORECASE)


@over_wrapped_lines
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
            if _no_forecast(text, start, end, match):
                continue
            deed = own_deed(text, max(start, match.start() - 24), match.start(), match.end())
            supposed = _IF_GOING.search(text, max(start, match.start() - 24), match.start())
            unsure = deed or bool(supposed) or bool(_FUTURE_IN_PAST.match(match.group()))
            if unsure:
                level, score = "all", 0.35
            elif level == "strong" and _less_sure(text, (start, end), match.span()):
                level, score = "medium", 0.5
            if level not in wanted:
                continue
            near = text[match.start() : min(end, match.end() + 60)]
            negated = bool(_NEGATED.search(text[match.start() : min(end, match.end() + 16)]))
            direction = "rises" if _RISES.search(near) else "falls" if _FALLS.search(near) else ""
            if not direction:
                direction = "does not happen" if negated else "happens"
            outcome = trim(text, start, end)
            cue = Span.of(text, *match.span())
            named = _horizon(text[start:end], written)
            horizon = due_before(named.cue.text, named.edtf) if named and named.edtf else None
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


def _no_forecast(text: str, start: int, end: int, cue: re.Match[str]) -> bool:
    """The noun "will", an announcement ("I will say"), a way to a place, an invitation ("you will
    see that …", "can I expect")."""
    word = cue.group().lower()
    if word.startswith("will") or word.endswith(("'ll", "\u2019ll")):
        before = text[max(start, cue.start() - 16) : cue.start()]
        if _NOUN_BEFORE.search(before) or (cue.group()[0] == "W" and cue.start() > start):
            return True
        said = _SPEECH_ACT.match(text, cue.start() + 4 if word.startswith("will") else cue.end())
        if said and (_NO_FORECAST.search(before) or word[:2] in ("i'", "i\u2019", "we")):
            return True
    if "going to" in word and _MOTION.match(text, cue.start() + word.index("going to")):
        return True
    directs = _DIRECTS.search(text, max(start, cue.start() - 6), min(end, cue.end() + 12))
    return bool(directs or _CAN_I.search(text, max(start, cue.start() - 8), cue.start()))


def _less_sure(text: str, sentence: tuple[int, int], cue: tuple[int, int]) -> bool:
    """A question, what people in general are given to doing: told as the future is, seldom one."""
    if _STAYS.match(text, cue[0], sentence[1]):
        return False
    before = text[max(sentence[0], cue[0] - 20) : cue[0]]
    asked = text[sentence[0] : sentence[1]].rstrip("\"\u201d\u2019') ").endswith("?")
    return (
        asked
        or _GENERIC.search(before) is not None
        or _ANYBODY.match(text, cue[0], sentence[1]) is not None
        or (_PURPOSE.search(before) is not None and before != "That ")
        or _WONT.match(text, cue[0], sentence[1]) is not None
        or _DUTY.search(text, cue[0], min(sentence[1], cue[1] + 16)) is not None
        or _ASKED_FIRST.match(text, cue[0], sentence[1]) is not None
        or _SO_THAT.search(text, max(sentence[0], cue[0] - 40), cue[0]) is not None
        or _demands(text, cue)
        or _orders_the_talk(text, sentence, cue)
    )


def _demands(text: str, cue: tuple[int, int]) -> bool:
    """Whether what is expected is asked of somebody: "we expect you to be on time"."""
    return bool(_EXPECT.search(text, *cue) and _OF_SOMEBODY.match(text, cue[1]))


_EXPECT = re.compile(r"\bexpect(?:s|ing)?$", re.IGNORECASE)
_OF_SOMEBODY = re.compile(
    r"\s+(?:you|him|her|them|all (?:of you|members|parties|sides|witnesses)[^.;]{0,40}|"
    r"everybody|everyone|people|our \w+|my \w+) to\b",
    re.IGNORECASE,
)
_ASKED_FIRST = re.compile(r"Will\b")
"""Opens a question."""
_SO_THAT = re.compile(
    r"(?:\b(?:so that|mak(?:e|es|ing) sure(?: that)?|ensur(?:e|es|ing) that|"
    r"hop(?:e|es|ing)(?: that)?) "
    r"(?:[\w\u2019']+ ){0,3}|[a-z],? so (?:[\w\u2019']+ ){1,2})$"
)
"""What something is done for: "a deterrent so that it will be too costly"."""


def _orders_the_talk(text: str, sentence: tuple[int, int], cue: tuple[int, int]) -> bool:
    """Whether the order of the talk is told: "the first question will go to", "there will be no
    rebuttals", "each will have two minutes"."""
    subject = text[max(sentence[0], cue[0] - 60) : cue[0]]
    rest = text[cue[0] : min(sentence[1], cue[1] + 50)]
    if not _TAKES_ITS_TURN.match(rest):
        return False
    return bool(_TURNS_OF_TALK.search(subject) or _TURNS_OF_TALK.search(rest))


_TAKES_ITS_TURN = re.compile(
    r"(?:will|['\u2019]ll|\w+['\u2019]ll)(?: also| then| now| first)? (?:be|have|go|continue|"
    r"begin|follow|come|"
    r"get|last|take|start|end|close)\b",
    re.IGNORECASE,
)
_TURNS_OF_TALK = re.compile(
    r"\b(?:questions?|rebuttals?|follow-?ups?|minutes?|summations?|opening statements?|"
    r"closing statements?|panell?ists?|moderators?|witness(?:es)?|recess|alternating|"
    r"microphones?|testimon(?:y|ies)|sitting|adjourn\w*|legislative days)\b",
    re.IGNORECASE,
)


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
