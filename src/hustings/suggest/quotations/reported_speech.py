"""Reported speech: "X said that …", "…, X said", "according to X, …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..sentences import Sentences
from ..spans import trim
from .cues import (
    ACCORDING,
    ACCORDING_END,
    CLAUSE_MARK,
    past_titles,
    reporting_verb_pattern,
    reporting_verbs,
)
from .found import (
    LEAST_WORDS,
    Marked,
    QuotationFound,
    Report,
    covered,
    long_enough,
    reported_view,
)
from .report_doubts import (
    generally,
    names_a_thing,
    sets_down,
    tells_little,
    told_of_nobody,
    unmade,
)
from .sources import opening_subject, past_dashes, subject_left, subject_right
from .told_clauses import bare_clause, held_by_another

_THAT = re.compile(
    r"(?:\s+out)?(?:,\s+(?:you know|of course|again|in fact|in effect|basically|for example|too|"
    r"I think),?)?(?:\s+(?:[A-Z]\w+|reporters|him|her|them|me|us|you|the \w+|\w+day|on \w+day|"
    r"in (?:a|an) \w+|(?:earlier )?(?:last|this) (?:week|month|year|night|morning)|yesterday|"
    r"today|again|repeatedly|publicly|in \d{4})){0,3},?\s+that,?\s+"
    r"(?!(?:is|was|are|were|has|have|had|would|will|could|can|may|might|does|did|this (?:morning|"
    r"afternoon|evening|week|month|year)|night|day|year|"
    r"morning|several|"
    r"(?:to|about) (?:me|us|you|him|her|them|it|the (?:press|media|public))\b|many times|before|"
    r"again|already|twice|a lot|all the time|too|much)\b)"
)
_THAT_FAR = re.compile(
    r"(?:[\s,]+(?:(?:again|time|over) and (?:again|over)|(?!(?:is|was|are|were|has|have|had|do|"
    r"does|did|"
    r"will|would|can|could|may|might|must|should|shall|who|which|what|where|why|how|when|and|but|"
    r"or|if|because|that|he|she|it|they|we|I|you)\b)[\w\u2019'-]+)){1,13}?,?\s+that\s+"
    r"(?=(?:he|she|it|they|we|you|I|there|this|these|those|the|a|an|no|some|all|every|our|my|his|"
    r"her|its|their|if|when|because|in (?:fact|the|this)|\d[\d,.]*|[A-Z]\w+|[a-z]+s)\b)"
)
"""Words between a verb of saying and its "that": "said in the debate on the ban that we"."""
_TELLS_HOW = re.compile(
    r"(?:\s+(?:[A-Z]\w+|him|her|them|me|us|you|the \w+))?\s+(?:exactly |just )?(?:how|why)\s+(?=\w)"
)
_EXPLAINING = frozenset(
    "explained explains explain described describes describe detailed details outlined outlines "
    "recounted recounts told tells showed said says saying".split()
)
_AM_SAYING = re.compile(
    r"\b(?:am|is|are|was|were|been|being|keeps?|kept|started|began|went|goes)\b|"
    r"[\u2019'](?:m|re|s)\b",
    re.IGNORECASE,
)
_NO_VIEW = re.compile(
    r"(?:(?:the|a|an|its|our|their|his|her|your|my|this|these|those|own|strict|"
    r"certain)\s+)*(?:rules?|"
    r"laws?|plans?|schedules?|"
    r"customs?|traditions?|sizes?|ages?|types?|kinds?|needs?|abilit(?:y|ies)|merits?|height|"
    r"weight|procedures?|protocol|"
    r"standards?|principles?|regulations?|instructions?|order|rank|number|price|whether|how|where|"
    r"what|which|who)\b",
    re.IGNORECASE,
)


def reports(
    text: str, by_sentence: Sentences, marked: list[Marked], wanted: tuple[str, ...]
) -> Iterator[QuotationFound]:
    """Reported speech: ``X said that …``, ``…, X said``, ``according to X, …``."""
    inside = [m.outer for m in marked]
    told = {m.report.cue for m in marked if m.report}
    yield from _according_reports(text, by_sentence, inside, told)
    for verb in reporting_verb_pattern().finditer(text):
        tier = reporting_verbs()[verb.group().lower()]
        if verb.span() in told or covered(inside, verb.start()):
            continue
        if tier not in wanted and (tier != "all" or "medium" not in wanted):
            continue
        i = by_sentence.at(verb.start())
        clause = None if i is None else _clause(text, by_sentence.spans[i], verb, tier)
        if clause is not None:
            found = _behind_a_sentence(clause) or _with_that(clause) or _without_that(clause)
            if found is not None:
                yield found


def _according_reports(
    text: str,
    by_sentence: Sentences,
    inside: list[tuple[int, int]],
    told: set[tuple[int, int]],
) -> Iterator[QuotationFound]:
    """ "According to Renn, the quay is loud", not "according to the rules"."""
    for match in ACCORDING.finditer(text):
        cue = trim(text, *match.span())
        i = by_sentence.at(match.start())
        if i is None or cue in told or covered(inside, match.start()):
            continue
        low, high = by_sentence.spans[i]
        end = ACCORDING_END.search(text, match.end(), high)
        finish = past_titles(text, match.end(), end, high)
        source = trim(text, match.end(), finish, " ,\n")
        before = trim(text, low, match.start())
        content = before if long_enough(text, before) else trim(text, finish, high)
        if not long_enough(text, content):
            named = _WHOSE.match(text, source[0], high)
            source = named.span() if named else source
            content = trim(text, source[1], high)
        if _NO_VIEW.match(text, source[0], source[1]):
            continue
        if source[0] < source[1] and long_enough(text, content):
            yield reported_view(text, content, Report(cue, source, "strong"), 0.94)


_WHOSE = re.compile(
    r"(?:him|her|them|(?:(?:the|his|her|our|my|their)\s)?(?:[\w.'\u2019-]+\s){0,3}?[\w'\u2019-]+)"
    r"(?=\s(?:the|there|he|she|it|they|we|I|you|this|these|our|his|their|my|an?|no|all)\s\w)"
)
"""Whose account it is, where no comma ends the name: "according to Voss the pier was safe"."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause with a verb of saying or thinking, from ``start`` in the sentence ``low`` to
    ``high``.

    ``left`` is its subject before the verb, ``that`` the word it leads to, ``near`` whether that
    stands right behind it, ``doubt`` why it may report nothing.
    """

    text: str
    low: int
    high: int
    start: int
    verb: re.Match[str]
    tier: str
    left: tuple[int, int] | None
    that: re.Match[str] | None
    near: bool
    doubt: str = ""

    @property
    def word(self) -> str:
        """The verb in lower case."""
        return self.verb.group().lower()

    @property
    def rest(self) -> str:
        """The sentence behind the verb."""
        return self.text[self.verb.end() : self.high]


def _clause(text: str, sentence: tuple[int, int], verb: re.Match[str], tier: str) -> _Clause | None:
    """The clause of a verb, None where it tells nothing by anybody."""
    low, high = sentence
    start = low
    for mark in CLAUSE_MARK.finditer(text, low, verb.start()):
        start = mark.end()
    word = verb.group().lower()
    that, near_that = _that(text, verb, high, tier)
    if word in ("point", "points") and not _OUT.match(text, verb.end(), high):
        return None  # "it is a fair point that"
    if word in ("want", "wants", "wanted") or sets_down(text, word, verb.end(), high, that):
        return None  # "wanted that arm", "had written up a plan"
    left = subject_left(text, start, verb.start())
    if left is None and not text[start : verb.start()].strip():
        left = past_dashes(text, low, start)
    joined = left is None and _JOINS_ON.search(text, start, verb.start())
    spoken = word in ("said", "says") and _spoken(word, text[verb.end() : high])
    if joined and (that or spoken or _says_of_somebody(text, word, verb.end(), high)):
        left = _who_does(text, low, verb.start()) or opening_subject(text, low, verb.start())
    if left is None:
        return _Clause(text, low, high, start, verb, tier, None, that, near_that)
    if told_of_nobody(text, start, left, word) or (
        word in _HELD_NOW and text[left[0] : left[1]].lower() in ("i", "we", "you")
    ):
        return None
    doubt = unmade(text, start, high, left, verb)
    if word.endswith("ing") and not doubt:
        says = _AM_SAYING.search(text, left[1], verb.start())
        doubt = "" if says else "perhaps not of these words"
        tier = "medium" if tier == "strong" else tier
    return _Clause(text, low, high, start, verb, tier, left, that, near_that, doubt)


_HELD_NOW = frozenset(
    "feel hope expect assume worry realize imagine understand recognise recognize wonder "
    "doubt".split()
)
"""What speakers say of themselves or their hearers as they speak: no report."""
_OUT = re.compile(r"\s+(?:out|to)\b")


def _who_does(text: str, low: int, at: int) -> tuple[int, int] | None:
    """Whom a clause before "and says" tells of: "it's his patron who turns him in and says"."""
    found = _WHO_DOES.search(text, low, at)
    return found.span("who") if found else None


_WHO_DOES = re.compile(
    r"\b(?P<who>(?:the|his|her|their|my|our|an?)\s(?:\w+\s){0,2}?\w+)(?=\swho\s)"
)


def _says_of_somebody(text: str, word: str, at: int, high: int) -> bool:
    """Whether "said" goes on with a clause: "and said he was late"."""
    return word in ("said", "says") and _OWN_CLAUSE.match(text, at, high) is not None


def _behind_a_sentence(at: _Clause) -> QuotationFound | None:
    """ "The boat stops, said the master."."""
    source = _behind(at.text, at.low, at.verb, at.high)
    if source is None:
        return None
    content = trim(at.text, at.low, at.verb.start())
    return reported_view(at.text, content, Report(at.verb.span(), source, "strong"), 0.9)


def _with_that(at: _Clause) -> QuotationFound | None:
    """ "Voss said that the quay is loud"."""
    if at.left is None or at.that is None or not long_enough(at.text, (at.that.end(), at.high)):
        return None
    level = "strong" if at.tier == "strong" and at.near else "medium"
    if generally(at.text, at.left, at.word):
        level = "all"
    score = {"strong": 0.93, "medium": 0.85, "all": 0.7}[at.tier]
    content = trim(at.text, at.that.end(), at.high)
    return reported_view(at.text, content, Report(at.verb.span(), at.left, level), score, at.doubt)


def _without_that(at: _Clause) -> QuotationFound | None:
    """A report whose verb stands behind it, or before it without "that"."""
    if at.left is None:
        return _inverted(at)
    return _closing(at) or _plain(at)


def _closing(at: _Clause) -> QuotationFound | None:
    """ "The quay is loud, Mara Ostrow said."."""
    if at.left is None or at.start != at.low or at.rest.strip(' .,\n\u201d")')[:1]:
        return None
    before = at.text[: at.left[0]].rstrip()
    if not before.endswith(",") or not long_enough(at.text, (at.low, at.left[0])):
        return None
    sure = "strong" if at.tier == "strong" else "all"
    content = trim(at.text, at.low, at.left[0])
    return reported_view(at.text, content, Report(at.verb.span(), at.left, sure), 0.92, at.doubt)


def _inverted(at: _Clause) -> QuotationFound | None:
    """ "The quay is loud, said Mara Ostrow"; "Voss refused, said she was never asked"."""
    if not at.text[: at.verb.start()].rstrip().endswith(",") or at.word not in _INVERTED:
        return None
    opening = opening_subject(at.text, at.low, at.verb.start())
    if opening and _OWN_CLAUSE.match(at.rest):
        content = trim(at.text, at.verb.end(), at.high)
        return reported_view(at.text, content, Report(at.verb.span(), opening, "medium"), 0.8)
    right = subject_right(at.text, at.verb.end(), at.high)
    if right and at.text[right[0]].isupper() and long_enough(at.text, (at.start, at.verb.start())):
        content = trim(at.text, at.low, at.verb.start())
        return reported_view(at.text, content, Report(at.verb.span(), right, "strong"), 0.92)
    return None


_INVERTED = frozenset({"said", "says", "added", "wrote", "argued", "explained"})


def _plain(at: _Clause) -> QuotationFound | None:
    """ "Voss said the quay is loud"."""
    if at.left is None or len(at.rest.split()) < LEAST_WORDS:
        return None
    if at.rest.startswith(",") and not _spoken(at.word, at.rest):
        return None
    if at.word in ("wrote", "writes") or _ASIDE.search(at.text, at.low, at.left[0]):
        return None
    if at.word.endswith("ing") and (at.doubt or at.word not in _BEING_SAID):
        return None
    plain = (
        at.word in ("said", "says")
        and not _LABEL.sub("", at.text[at.low : at.left[0]]).strip(" -\u2013\u2014")
        and (not at.rest.startswith(",") or bool(_SPOKEN.match(at.rest)))
    )
    held = at.tier == "all" and held_by_another(at.text, at.left, at.word, at.rest)
    bare = bare_clause(at.word, at.rest)
    saying = at.word in _BEING_SAID
    level = (
        "strong" if plain else "medium" if at.tier == "strong" or held or bare or saying else "all"
    )
    if tells_little(at.text, at.left, at.word, at.rest) or names_a_thing(at.word, at.rest):
        level = "all"
    score = {"strong": 0.92, "medium": 0.85, "all": 0.6}[level]
    heard = max(bare.end("hearer"), 0) if bare else 0
    content = trim(at.text, at.verb.end() + heard, at.high)
    return reported_view(at.text, content, Report(at.verb.span(), at.left, level), score, at.doubt)


_ASIDE = re.compile(r"(?:^|[,:.]\s+|\s)as\s+$", re.IGNORECASE)
"""Before who said something in passing: "as you told us today, do you know"."""
_LABEL = re.compile(r"^(?:[A-Z][\w.'\u2019-]*\s?){1,4}:")
_BEING_SAID = frozenset("saying telling arguing insisting".split())
"""What somebody "was saying" without "that"."""
_SOMEBODY_THERE = re.compile(r"\s*(?:the|my|his|her|our|their)\s+(?:\w+\s+){0,2}\w+$")


def _behind(text: str, low: int, verb: re.Match[str], high: int) -> tuple[int, int] | None:
    """A few words without a name that say who said what stands before the verb and a comma, where
    they end the sentence: "said the harbour master"."""
    before = text[low : verb.start()].rstrip()
    if verb.group().lower() not in ("said", "says") or not before.endswith(","):
        return None
    source = subject_right(text, verb.end(), high)
    if (
        source is None
        or len(before.split()) < LEAST_WORDS
        or not _SOMEBODY_THERE.match(text, *source)
    ):
        return None
    rest = text[source[1] : high].strip(' .!?\n"\u201d')
    return None if rest else source


def _that(
    text: str, verb: re.Match[str], high: int, tier: str
) -> tuple[re.Match[str] | None, bool]:
    """The "that" (or "how") a reporting verb leads to, and whether it stands right behind it."""
    near = _THAT.match(text, verb.end(), high)
    if near is not None and not (A_THING.match(near.group()) and tells_nobody(verb)):
        return near, True
    if verb.group().lower() in _EXPLAINING:
        how = _TELLS_HOW.match(text, verb.end(), high)
        if how is not None:
            return how, False
    if _SOMETHING.match(text, verb.end(), high):
        return None, False  # "said something about the men that you know"
    far = tier == "strong" or _WITH_WHOM.match(text, verb.end(), high)
    found = _THAT_FAR.match(text, verb.end(), high) if far else None
    if found is not None and A_THING.match(found.group()) and tells_nobody(verb):
        return None, False  # "announced the agreement that they had made"
    return found, False


_SOMETHING = re.compile(r"\s+(?:some|any|no|every)thing\b", re.IGNORECASE)
_WITH_WHOM = re.compile(
    r"\s+(?:with|to|before|during|in|at|after|for|on|back|even|all|early|from)\s", re.IGNORECASE
)
"""Behind a verb that tells somebody: "confirmed with the clerk that"."""
A_THING = re.compile(r"\s+the\s+\w+\s+that\s", re.IGNORECASE)
_TELLING_SOMEBODY = "tell told inform remind assur warn promis notif advis ask caution teach taught"


def tells_nobody(verb: re.Match[str]) -> bool:
    """Whether behind a verb "the task that" is a thing and no hearer: "he understood the task that
    I had given"."""
    return not verb.group().lower().startswith(tuple(_TELLING_SOMEBODY.split()))


def _spoken(word: str, rest: str) -> bool:
    """Whether words behind a comma are spoken, written without quotation marks."""
    return bool(_SPOKEN.match(rest) or (word in _SAYING and _SPOKEN_ON.match(rest)))


_SAYING = frozenset("said says say saying asked asks told tells thought".split())
_SPOKEN_ON = re.compile(
    r",\s+(?!(?:in|at|on|of|for|to|as|with|by|from|and|but|or|who|which|because|though|although|"
    r"while|after|before|during|then|too|again|though|quote|I (?:think|believe|guess|suppose|mean)|"
    r"of course|\w+ly|saying|adding|referring|citing|you know,? that)\b)[\w'\u2019]+,?\s+\w",
    re.IGNORECASE,
)
"""Behind "he said,": anything but an aside."""
_SPOKEN = re.compile(
    r",\s+(?!I (?:think|believe|guess|suppose|mean|understand)|You know)(?:I|"
    r"We|You)\b|,\s+(?-i:[A-Z])",
    re.IGNORECASE,
)
"""Behind "he said": words spoken, written without quotation marks."""
_OWN_CLAUSE = re.compile(
    r"\s+(?:that\s+)?(?:(?:he|she|it|they|there|the|this|no|my|our|his|her|their|all)\s+\w|"
    r"(?:he|she|it|they|there|we|you|(?-i:[A-Z]\w+))['\u2019](?:s|re|d|ll|ve)\s+\w|"
    r"(?-i:[A-Z]\w+)\s+(?:is|was|has|had|will|would|can)\b)",
    re.IGNORECASE,
)
_JOINS_ON = re.compile(r",?\s+(?:and|but|then)\s+(?:\w+ly\s+|then\s+|also\s+)?$", re.IGNORECASE)
"""Before a verb that goes on with the subject of the sentence: "Voss rose and said that ..."."""
