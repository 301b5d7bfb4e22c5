"""Relations of the middle tier: a verb of relation anywhere in a clause, the nearest name before it
that no preposition leads, and the nearest behind it; pronouns as whom they likely mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..actors.finding import Mention
from ..spans import Span, overlaps
from .between import ALL_ONE_CAN
from .clauses import REPORTS, subjects_joined
from .found import RelationFound, told_relation
from .likely_ends import OBJECTS, likely_meant
from .peoples import country_of
from .supposed import supposed_before
from .told_by_verbs import NEGATED, is_asked
from .verbs import likely_verbs, relation_verbs

LIKELY = 0.4
"""Score of what is told so: below that of the strong tier."""
_LEAD_WITHIN, _OBJECT_WITHIN = 120, 45
"""Code points from a subject to its verb, from a verb to its object."""
_LED = re.compile(
    r"\b(?:in|on|at|of|from|with|by|for|against|like|about|between|near|under|than|to|into|"
    r"through|over|toward|towards|across|inside|as)\s+"
    r"(?:(?:the|a|an|his|her|its|their|our|my|this|all|both|those|these)\s+)?(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_AUXILIARIES = re.compile(
    r"(?:\s*\b(?:has|have|had|is|are|was|were|be|been|being|will|did|do|does|also|still|already|"
    r"now|always|then|again|only|first|soon|just|really|even|actually|basically|ever|to|and|"
    r"\w+ly|(?:want|need|begin|start|continue|try|plan|decide|agree|help|manage|choose|attempt|seek|"
    r"threaten|refuse|hope|like|love|use|work|vow|promise|pledge)(?:s|d|ed)?|began|begun|tried|tries|"
    r"trying|going|coming|came|comes?|goes|went|out|chose|sought|able|ready|willing|eager|set|about|wanting|planning|not|never|"
    r"gonna|got|who|that|which)\b)*\s*$",
    re.IGNORECASE,
)
_BLOCKED = re.compile(
    r"[;:()\u201c\u201d\"\n]|\b(?:if|whether|would|could|might|may|should|unless|"
    r"I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Tt]here|what|where|how|why|when|because|while|"
    r"than|but(?= the| a| his| her)|although|though|until|so)\b|"
    r"(?:can|don|doesn|didn|won|isn|aren|wasn)['\u2019]?t\b"
)
"""Between a subject and its verb: another clause, or what is only supposed."""
_OTHER_NOUN = re.compile(
    r"\b(?:the|an?|this|these|those|some|all|many|most|his|her|its|their|our|my|your|other|every|"
    r"no|any|two|three)\s+(?:[\w-]+\s+){0,2}[\w-]+$",
    re.IGNORECASE,
)
_BARE_NOUN = re.compile(r"(?:^|\s)(?!as\b|was\b|is\b|has\b|this\b|its\b)[a-z]+s$")
_IS_WHO = re.compile(
    r"\s+(?:is|was|are|were|remain|remained|became)\s+(?:also\s+)?(?:(?:the|an?|those|one)\s+)?"
    r"[\w\s-]{0,40}\b(?:who|that|which)$"
)
_WHO = re.compile(r"\s*,?\s*(?:who|which|that)$")
_ENDS_IN_WHO = re.compile(r"\b(?:who|which|that)$")
_CAPITAL = re.compile(r"(?<![.\w])[A-Z][a-z]\w+")
_INTENT = re.compile(
    r"['\u2019]s?\s+(?:\w+\s+)?(?:decision|efforts?|attempts?|plans?|desire|wish|willingness|refusal|"
    r"campaign|readiness|ability|determination|promise|pledge|intention)\s+to$"
)
_FOR_THAT = re.compile(
    r"\b(?:(?:the|an?|his|her|its|their)\s+(?:[\w-]+\s+){0,2}(?!decision|efforts?|attempts?|plans?|"
    r"desire|wish|campaign|promise)[\w-]+|(?:is|are|was|were|be|been|being)\s+(?:used|meant|"
    r"intended|supposed|said|alleged|needed))\s+to$"
)
"""Before a verb: what somebody has or needs for it, or what is used for it."""
_BARELY = re.compile(
    r"^\s*,?\s*(?:of course|for example|for instance|in fact|you know|in turn|at the time|"
    r"at first|in the end|all|both|themselves|himself|herself|itself|under \w+|of \w+)\b",
    re.IGNORECASE,
)
"""What may stand right behind a subject and says nothing of it."""
_NOUN_HERE = re.compile(
    r"\b(?:the|an?|this|that|these|those|his|her|its|their|my|our|your|every|any|no|some|such|of|"
    r"other|more|much|many|in|on|at|from|with|under|against|about|into|great|big|new|own)$",
    re.IGNORECASE,
)
_NO_DEED = re.compile(
    r"\b(?:of|from|without|in|about|against|on|to|while|when|after|before|how|very|so)$"
)
"""Before a form in -ing."""
_OBJECT = re.compile(
    r"\s*(?:(?:the|a|an|his|her|its|their|our|my|this|all|both|those|these|to|of|for|with|against|"
    r"toward|towards|even|back|down|up|out|from|more|very|same|also|only|as|such)\s+|"
    r"(?!(?:that|who|which|what|when|if|because|in|on|at|by|into|about|over|after|before|than|like|"
    r"and|or|but|so|is|are|was|were|be|been|has|have|had|not|it|they|he|she|we|you|i|me|us|him|her|"
    r"them|there|how|why|where|while|until|since|during|people|everyone|everything|one)\b)"
    r"[a-z'\u2019-]+\s+){0,4}",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"\bto\s+(?!the\b|an?\b|his\b|her\b|its\b|their\b|our\b|my\b)[a-z]+\s")
_BY = re.compile(r"\s+(?:\w+ly\s+)?by\s+(?:the\s+|both\s+)?", re.IGNORECASE)
_BE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:(?:also|now|then|not|\w+ly)\s+)*$"
)
_HELPED = re.compile(r"help(?:s|ed|ing)?", re.IGNORECASE)
_BARE = re.compile(r"\s+(?!(?:the|an?|his|her|its|their|our|both|all|out|to)\b)[a-z]+\s")
"""Behind "helps": another verb, "helps provide them"."""
_PART = re.compile(r"\b(?:of|for|in|with|from|against)\s")
_WHOLE = frozenset({"founds", "takes over", "absorbs", "leads", "belongs to", "contains", "funds"})
"""What is done to the whole, not to a part of somebody."""
_GOES_ON = re.compile(r"\b(?:and|then)\s+(?:\w+ly\s+|also\s+|then\s+)?$")
_STEM = 4
"""Letters in which a land and its people are alike."""


def likely_pronouns(text: str, named: list[Mention]) -> list[Mention]:
    """``named`` with the pronouns that likely mean one of them, in order."""
    return sorted([*named, *likely_meant(text, named)], key=lambda m: m.start)


def likely_told(
    text: str,
    sentence: tuple[int, int],
    named: list[Mention],
    told: Sequence[RelationFound],
) -> Iterator[RelationFound]:
    """Of one sentence; ``named`` are the actors it names and whom its pronouns likely mean, in
    order; ``told`` is what the surer rules found in it."""
    if len({m.name for m in named}) <= 1:
        return
    read: list[Span] = [r.cue for r in told]
    for relation, pattern in (*relation_verbs(), *likely_verbs()):
        for verb in pattern.finditer(text, named[0].end, sentence[1]):
            cue = Span.of(text, *verb.span())
            if any(overlaps(cue, other) for other in read) or _in_a_name(verb, named):
                continue
            pair = _pair(text, sentence, relation, verb, named)
            if pair is None or _are_one(*pair) or _is_known(relation, pair, told):
                continue
            read.append(cue)
            low = min(m.end for m in pair)
            marks = bool(NEGATED.search(text, low, verb.start())), is_asked(text, sentence)
            passive = pair[0].start > pair[1].start
            first = pair[1] if passive else pair[0]
            for one in subjects_joined(text, [m for m in named if m.start <= first.start]):
                ends = (pair[0], one) if passive else (one, pair[1])
                yield told_relation(text, *ends, relation, cue, marks, LIKELY, passive)


def _in_a_name(verb: re.Match[str], named: list[Mention]) -> bool:
    return any(m.start < verb.end() and verb.start() < m.end for m in named)


def _are_one(one: Mention, other: Mention) -> bool:
    """Whether two names are of one land: "Iran" and "Iranians"."""
    same = one.name[:_STEM] == other.name[:_STEM]
    return same or country_of(one.name) == country_of(other.name)


def _is_known(relation: str, pair: tuple[Mention, Mention], told: Sequence[RelationFound]) -> bool:
    names = {m.name for m in pair}
    return any(r.relation == relation and {r.actor, r.target} == names for r in told)


def _pair(
    text: str,
    sentence: tuple[int, int],
    relation: str,
    verb: re.Match[str],
    named: list[Mention],
) -> tuple[Mention, Mention] | None:
    """Who stands so to whom by a verb, if its clause tells it."""
    before = [m for m in named if m.end <= verb.start() and m.text not in OBJECTS]
    target = next((m for m in named if m.start >= verb.end()), None)
    subject = _subject(text, sentence[0], before, verb)
    if target is None or subject is None or supposed_before(text, sentence[0], subject.start):
        return None
    after = text[verb.end() : target.start]
    if is_subject(target):
        return None
    be = _BE.search(text, max(sentence[0], verb.start() - 30), verb.start())
    participle = verb.group().split()[0].lower().endswith(("ed", "en", "n", "t"))
    if _BY.fullmatch(after) and (be or participle):
        return target, subject
    if be and " " not in verb.group() and not verb.group().lower().endswith("ing"):
        return None
    if len(after) > _OBJECT_WITHIN or not _OBJECT.fullmatch(after) or _TO_DO.search(after):
        return None
    if _HELPED.fullmatch(verb.group()) and _BARE.match(after):
        return None
    theirs = text[target.end : target.end + 2] in ("'s", "\u2019s")
    if relation in _WHOLE and (theirs or _PART.search(after)):
        return None
    return subject, target


def is_subject(m: Mention) -> bool:
    return m.text.lower() in ("he", "she", "they", "it")


def _subject(text: str, start: int, before: list[Mention], verb: re.Match[str]) -> Mention | None:
    """The nearest name before a verb that can be its subject; behind "and" the first of its
    clause."""
    lead = text[max(start, verb.start() - 60) : verb.start()]
    if _NOUN_HERE.search(lead.rstrip()):
        return None
    goes_on = _GOES_ON.search(lead)
    nearest: Mention | None = None
    for k in range(len(before) - 1, -1, -1):
        m = before[k]
        words = ALL_ONE_CAN.sub(" ", text[m.end : verb.start()])
        if len(words) > _LEAD_WITHIN or _is_stopped(text, words, before[k:], verb):
            break
        if _is_aside(text, start, m, words):
            continue
        nearest = m
        if not goes_on:
            break
    return nearest


def _is_aside(text: str, start: int, m: Mention, words: str) -> bool:
    """Whether a name only describes: behind a preposition, or as whose something is."""
    if re.match(r"\s*,?\s*(?:who|which|that)\b", words):
        return False
    if words[:2] in ("'s", "\u2019s"):
        return not _INTENT.search(words.rstrip())
    return bool(_LED.search(text, max(start, m.start - 30), m.start))


def _is_stopped(text: str, words: str, names: list[Mention], verb: re.Match[str]) -> bool:
    """Whether the words between the first of ``names`` and a verb hold another clause or subject;
    the others stand between."""
    bare, low = words, names[0].end
    for m in names[1:]:
        bare = bare[: m.start - low] + " " * (m.end - m.start) + bare[m.end - low :]
    if _BLOCKED.search(bare) or REPORTS.search(bare) or _CAPITAL.search(bare):
        return True
    whole = words.rstrip()
    if _IS_WHO.match(whole) or _WHO.fullmatch(whole):
        return False
    core = _AUXILIARIES.sub("", words).rstrip()
    if _ENDS_IN_WHO.search(core) and not _WHO.fullmatch(core):
        return True
    if verb.group().split()[0].lower().endswith("ing") and _NO_DEED.search(whole):
        return True
    if _FOR_THAT.search(whole) and not _INTENT.search(whole):
        return True
    if _INTENT.search(whole):
        return False
    return bool(_BARELY.sub("", core).strip(" ,"))
