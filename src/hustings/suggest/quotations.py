"""Whose words: direct quotations with who is quoted, reported views, scare quotes and titles.

The rules look for a reporting verb and the words beside it that name its subject: "Mara Ostrow
said", "said Tobias Renn, of the Traders' Guild", "according to the Port Office". The source is the
words as they stand ("he", "a spokesman"): who that is, a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from .causes import tiers_up_to
from .languages import phrases, rows
from .quotation_marks import Marks, marks, near
from .reported_views import led_by, views
from .sentences import Sentences, paragraphs
from .spans import Span, overlaps, trim
from .spoken_marks import spoken_marks

VERSION = "7"
_NAMING = frozenset("called labeled labelled dubbed described named titled".split())
LEADS_ON = (":", "-", "\u2013", "\u2014")
"""What a paragraph ends in that introduces a quotation."""

KINDS = ("direct", "block", "reported", "scare", "title")
"""What a quotation can be. ``block`` is a paragraph set off after a colon; ``scare`` and ``title``
are words in quotation marks that quote nobody, as far as rules can tell."""

SCORES = {
    ("direct", True): 0.9,
    ("direct", False): 0.5,
    ("block", True): 0.75,
    ("block", False): 0.5,
    ("scare", True): 0.3,
    ("scare", False): 0.3,
    ("title", True): 0.3,
    ("title", False): 0.3,
}


@dataclass(frozen=True, slots=True)
class QuotationFound:
    """Words that are, or may be, somebody else's.

    ``start``/``end`` are the words themselves (marks excluded), ``quote`` their text, ``source``
    the words that name who is quoted or None ("unstated"), ``cue`` the reporting words, or the
    opening mark where there are none.
    """

    start: int
    end: int
    quote: str
    source: Span | None
    cue: Span
    kind: str
    score: float
    why: str
    tier: str


@dataclass(frozen=True, slots=True)
class _Report:
    """A reporting clause: the verb, its subject, how it was found."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    tier: str
    inverted: bool = False


@dataclass(slots=True)
class _Marked:
    """Words between quotation marks; ``outer`` includes the marks."""

    outer: tuple[int, int]
    inner: tuple[int, int]
    continues: bool = False
    report: _Report | None = None
    how: str = ""


_ADVERB = (
    r"(?:also|later|then|once|again|now|never|often|repeatedly|recently|previously|publicly|"
    r"simply|just|famously|"
    r"reportedly|further|already|even|still|first|\w+ly)"
)
_AUX = (
    r"(?:has|have|had|is|was|are|were|did|does|do|would|will|could|might|may|must|should|shall|"
    r"can|been|not|"
    r"\w+n[\u2019']t|cannot)"
)
_SPACE = r"[ \t\u00a0\n]+"
_BEFORE_VERB = re.compile(rf"(?:{_SPACE}(?:{_AUX}|{_ADVERB}))*$", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(he|she|they|we|i|you|it|who|some|others|many|one|both|everyone|nobody|"
    r"people)(?:[\u2019'](?:ve|re|ll|d|s|m))?$",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\s]+")
_CLAUSE = re.compile(r"[;:()\[\]\u2014\u201c\u201d\"\n]|\s[-\u2013]{1,2}\s|--")
_NOT_SUBJECT = frozenset(
    "that when if as because but so while where which after before since though although what how "
    "why whether than "
    "then there to in on at by from with for during until and or not yet however meanwhile "
    "instead also "
    "is was are were be been being has had have will would could can do did does "
    "think thinks believe guess suppose".split()
)
_PREPOSITION = frozenset(
    "in on at by from with for during after before about over under since until amid as of".split()
)
_INVERSION_END = re.compile(
    r"[.;:()!?\u2014\u201c\u201d\"\n]|,\s|\s(?:in|on|at|during|to|after|before|when|while|as|"
    r"about|with|from|by|last|that|"
    r"referring|adding|noting|who|which|and|but|of his|of her|yesterday|today|this|earlier|later|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"\b(?:[Mm]rs?|[Mm]s|[Dd]r|[Ss]en|[Rr]ep|[Gg]ov|[Gg]en|St|[Jj]r|[Ss]r|[Pp]rof|Lt|Col|[A-Z])\.$"
)
_DETERMINER = re.compile(
    r"\b(?:the|a|an|his|her|their|its|my|our|your|this|that|these|those|of|any|some|no|"
    r"[\w]+[\u2019']s)$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:is|was|are|were|been|being|be|get|gets|got)(?:\s+\w+ly|\s+also|\s+not)?\s*$",
    re.IGNORECASE,
)
_RAISED = re.compile(
    r"\s+(?:(?:goes?|went|gone|going)\s+on|used|c[ao]mes?|likes?|liked|loves?|loved|continue[sd]?|"
    r"began|begins?|begun|tends?|tended|proceed(?:s|ed)|dare[sd]?|never\s+tires?)\s+to$",
    re.IGNORECASE,
)
"""Before a verb of saying: the subject stands before "goes on to", "used to"."""
_CONTRACTED = re.compile(r"\b(?:it|that|there|what)['\u2019]s(?:\s+\w+ly)?$", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\w+ed\b", re.IGNORECASE)
_ACCORDING = re.compile(
    r"\b(?:according to|in the words of)\s+(?!which\b|whom\b|whose\b)", re.IGNORECASE
)
_ACCORDING_END = re.compile(r"[,.;:()!?\u2014\u201c\u201d\"\n]", re.IGNORECASE)
_THAT = re.compile(
    r"(?:\s+out)?(?:,\s+(?:you know|of course|again|in fact|in effect|basically|for example|too|"
    r"I think),?)?(?:\s+(?:[A-Z]\w+|reporters|him|her|them|me|us|the \w+|\w+day|on \w+day|in (?:a|"
    r"an) \w+|(?:earlier )?(?:last|this) (?:week|month|year|night|morning)|yesterday|today|again|"
    r"repeatedly|publicly|in \d{4})){0,3},?\s+that\s+"
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
    r"or|if|because|that|he|she|it|they|we|I|you)\b)[\w\u2019'-]+)){1,9}?,?\s+that\s+"
    r"(?=(?:he|she|it|they|we|you|I|there|this|these|those|the|a|an|no|some|all|every|our|my|his|"
    r"her|its|their|if|when|because|[A-Z]\w+|[a-z]+s)\b)"
)
"""Words between a verb of saying and its "that": "said in the debate on the ban that we"."""
_TELLS_HOW = re.compile(
    r"(?:\s+(?:[A-Z]\w+|him|her|them|me|us|you|the \w+))?\s+(?:exactly |just )?(?:how|why)\s+(?=\w)"
)
_EXPLAINING = frozenset(
    "explained explains explain described describes detailed details outlined outlines recounted "
    "recounts told tells showed".split()
)
_HOLDS = re.compile(r"(?:the|a|an|my|your|his|her|its|our|their|one)\b", re.IGNORECASE)
_PROOF = re.compile(
    r"\b(?:evidence|data|research|findings?|results?|experience|history|figures?|numbers|"
    r"statistics|this|that|it|which|facts?)$|"
    r"\b(?:evidence|data) \w+ collected$",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Yesterday|Today|Earlier|Later|Then|Also)\b"
)
_MODAL = re.compile(
    r"\b(?:would|could|might|may|can|cannot|should|shall|will|must|ought)(?:n[\u2019']t)?\b|"
    r"[\u2019'](?:ll|d)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|hardly|nor|cannot)\b|n[\u2019']t\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:if|unless|whether|suppose|imagine|in case|what|whatever|which|whom|let|did|does|do|are|"
    r"were|is|was|has|have|"
    r"had|can|could|would|will|should|may|might)(?:n[\u2019']t)?\s+$",
    re.IGNORECASE,
)
_AM_SAYING = re.compile(
    r"\b(?:am|is|are|was|were|been|being)\b|[\u2019'](?:m|re|s)\b", re.IGNORECASE
)
_OBJECT = re.compile(
    r"\s+(?:something|anything|nothing|everything|so|yes|no|hello|goodbye|thanks|thank|sorry|"
    r"these|those|things?|words?|"
    r"much|more|less|a lot|a word|a few|enough|it(?=[,.;:?!]|\s+(?:to|in|on|at|again|before|best|"
    r"well|all|many|more|"
    r"that|and|but))|this|that(?=[,.;:?!]|\s+(?:before|again|several|many|to|in|earlier|already|"
    r"all|and|but)\b))\b",
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
_SOMEBODY = frozenset(
    "somebody someone one people those everyone many some others nobody man woman".split()
)
_SMALL = frozenset("a an and as at but by for from in into nor of on or the to with".split())


@cache
def _verbs() -> dict[str, str]:
    """Reporting verb form -> tier."""
    found: dict[str, str] = {}
    for row in rows("reporting"):
        for form in row["forms"].split():
            found[form] = row["tier"]
    return found


@cache
def _verb_pattern() -> re.Pattern[str]:
    forms = sorted(_verbs(), key=lambda f: (-len(f), f))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])", re.IGNORECASE)


def quotations(text: str, tier: str = "strong") -> list[QuotationFound]:
    """Quotations and reported views in ``text``, in order.

    ``tier``: *strong* (default) gives direct quotations of four words or more, or with a reporting
    verb beside them, and reports with "that", an inversion or "according to" after a core verb;
    *medium* every report with a core verb; *all* every reporting or thinking verb, scare quotes and
    titles.
    """
    wanted = tiers_up_to(tier)
    by_sentence = Sentences(text)
    found: list[QuotationFound] = []
    written = marks(text)
    spoken = spoken_marks(text, [m.outer for m in written])
    marked = [_Marked(m.outer, m.inner, m.continues) for m in _in_order(written, spoken)]
    _assign(text, marked)
    for quote in marked:
        item = _called(text, quote, _direct(text, quote))
        if item.start < item.end and item.tier in wanted:
            found.append(item)
    found += (b for b in _blocks(text, marked) if b.tier in wanted)
    reports = [r for r in _reported(text, by_sentence, marked, wanted) if r.tier in wanted]
    if "medium" in wanted:
        told = [v for v in _views(text, by_sentence, marked) if v.tier in wanted]
        spans = {(v.start, v.end) for v in told}
        reports = [
            r
            for r in reports
            if (r.start, r.end) not in spans and not any(overlaps(r.cue, v.cue) for v in told)
        ] + told
    found += reports
    found.sort(key=lambda q: (q.start, q.end, q.kind))
    return found


def _in_order(written: list[Marks], spoken: list[Marks]) -> list[Marks]:
    return sorted([*written, *spoken], key=lambda m: m.outer) if spoken else written


def _views(text: str, by_sentence: Sentences, marked: list[_Marked]) -> Iterator[QuotationFound]:
    """Views told without a verb of saying right beside them."""
    inside = [m.outer for m in marked]
    for view in views(text, by_sentence, _subject_left):
        if not _covered(inside, view.cue[0]):
            yield _report(text, view.content, view.source, view.cue, "medium", 0.7)


# -- reporting clauses
# -------------------------------------------------------------------------------------------


def _subject_left(text: str, low: int, verb: int) -> tuple[int, int] | None:
    """The words before a verb that name its subject, or None."""
    piece = text[low:verb].rstrip()
    piece = _RAISED.sub("", piece) if piece.endswith("to") else piece
    if _CONTRACTED.search(piece) and _PARTICIPLE.match(text, verb):
        return None  # "it's maintained"
    relative = _RELATIVE.search(piece) if _SAYS.match(text, verb) else None
    if relative:
        return _noun_before(text, low, low + relative.start())
    doing = bool(_DOES.match(text, verb))
    if (_PASSIVE.search(piece) and not doing) or (
        _DETERMINER.search(piece) and not _PRONOUN.search(piece)
    ):
        return None  # "was asked", "the remarks"
    piece = piece[: _BEFORE_VERB.search(piece).start()] if _BEFORE_VERB.search(piece) else piece  # type: ignore[union-attr]
    piece = piece.rstrip()
    if not piece:
        return None
    many = _SOME_PEOPLE.search(piece)
    if many:
        return low + many.start(), low + many.end()
    pronoun = _PRONOUN.search(piece)
    if pronoun:
        if pronoun.group().lower() == "who":
            before = piece[: pronoun.start()].rstrip(" ,\n")
            return _noun_before(text, low, low + len(before))
        return low + pronoun.start(1), low + pronoun.end(1)
    if piece.endswith(","):
        body = piece[:-1]
        comma = body.rfind(",")
        while comma > 0 and len(body[comma:].split()) <= 20:
            head = _noun_before(text, low, low + comma)
            if head and text[head[0]].isupper() and not _WHEN.match(text, head[0]):
                return head[0], low + len(body)
            if head and _HOLDS.match(text, head[0]) and body[comma + 1 :].lstrip()[:1].isupper():
                return head[0], low + len(body)  # "your employee, Mara Ostrow,"
            comma = body.rfind(",", 0, comma)
        last = _noun_before(text, low, low + len(body))
        return last if last and text[last[0]].isupper() and not _WHEN.match(text, last[0]) else None
    found = _noun_before(text, low, low + len(piece))
    place = _IN_HIS.search(text, low, found[0]) if found and _HIS.match(text, found[0]) else None
    return place.span("who") if place else found


_DOES = re.compile(r"\w+ing\b")
_SOME_PEOPLE = re.compile(
    r"\b(?:some|most|many|other|several|few|these|those|a lot of|lots of|plenty of|all|"
    r"more)\s+(?:\w+\s+)?"
    r"people$",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?:says|said|reads|states|stated|tells|told)\b")
_RELATIVE = re.compile(r"(?<=\w)\s+(?:that|which)$")
"""Behind a noun, before a verb of saying: "a passage of the Book that says"."""
_HIS = re.compile(r"(?:his|her|their|its)\b")
_IN_HIS = re.compile(
    r"(?P<who>(?:[A-Z][\w.'\u2019-]*\s+)*[A-Z][\w'\u2019-]+)\s+(?:in|at|during|on)\s+$"
)
"""Before "his address": "Voss in his address told us"."""


def _noun_before(text: str, low: int, high: int) -> tuple[int, int] | None:
    """A noun phrase that ends at ``high``: walked leftwards to a stop word, comma or lower-case
    verb-like word.
    """
    tokens = [(low + m.start(), low + m.end()) for m in _TOKEN.finditer(text[low:high])]
    words = [text[start:end] for start, end in tokens]
    begin: int | None = None
    for count, i in enumerate(range(len(tokens) - 1, -1, -1)):
        word = words[i]
        bare = _bare(word)
        if begin is not None and _closes(word):
            break
        ends = bare in _NOT_SUBJECT or (
            bare.endswith("ed") and word[0].islower() and begin is not None and count > 2
        )
        if ends and not (begin is not None and _links(words, i, text[begin], count)):
            break
        begin = tokens[i][0]
        if not ends and (_opens_phrase(words, i) or count + 1 >= _LONGEST_PHRASE):
            break
    return None if begin is None else _phrase(text, begin, high)


def _phrase(text: str, begin: int, high: int) -> tuple[int, int] | None:
    """A stretch without the marks around it, None where it holds no words of a subject."""
    start, end = trim(text, begin, high, " ,\n\t\u00a0-\u2013\u2014")
    said = text[start:end]
    if not said or not any(c.isalpha() for c in said) or said.split()[0].lower() in _PREPOSITION:
        return None
    return start, end


_LONGEST_PHRASE = 12
"""Words a subject has at most."""
_LINKS_WITHIN = 8
_LINKING = frozenset("for from of and at with in on".split())
_DETERMINERS = frozenset("the a an his her their its my our this these those one some".split())


def _bare(word: str) -> str:
    return word.strip(",.\u2018\u2019'()").lower()


def _closes(word: str) -> bool:
    """Whether a word ends what comes before a phrase: a comma, or a stop that is no title's."""
    if word.endswith((",", ";", ":")):
        return True
    return word.endswith((".", "!", "?", ".\u201d", "?\u201d")) and not _TITLES.search(word)


def _links(words: list[str], i: int, first: str, count: int) -> bool:
    """Whether the ``i``-th word joins the phrase behind it to a noun before: "of the Guild", "for
    the Port Office"; ``first`` is the first letter behind it."""
    bare = _bare(words[i])
    if bare not in _LINKING or i == 0 or count > _LINKS_WITHIN:
        return False
    left = words[i - 1]
    noun = left.strip("\u2019'").lower()
    if left.endswith(",") or noun in _NOT_SUBJECT:
        return False
    if bare == "and":
        return left[:1].isupper() and first.isupper()
    if bare in ("in", "at", "with", "on"):
        named = bare == "at" and first.isupper()
        return left[:1].islower() or noun in _SOMEBODY or named
    return True


def _opens_phrase(words: list[str], i: int) -> bool:
    """Whether an article or the like opens the phrase, and no "of the" goes on before it."""
    if _bare(words[i]) not in _DETERMINERS:
        return False
    before = words[i - 1].lower() if i else ""
    return before not in ("of", "for", "from", "at", "on", "in", "with")


def _subject_right(text: str, verb_end: int, high: int) -> tuple[int, int] | None:
    """The words after an inverted verb: ``said Tobias Renn``."""
    start = verb_end
    while start < high and text[start] in " \t\u00a0\n":
        start += 1
    finish = high
    for stop in _INVERSION_END.finditer(text, start, high):
        if stop.group() == "." and _TITLES.search(text[max(start, stop.start() - 5) : stop.end()]):
            continue
        finish = stop.start()
        break
    start, finish = trim(text, start, finish, " ,\n\t\u00a0")
    words = text[start:finish].split()
    if not words or len(words) > 14:
        return None
    if not (
        words[0][0].isupper()
        or words[0].lower()
        in {
            "the",
            "a",
            "an",
            "one",
            "his",
            "her",
            "their",
            "he",
            "she",
            "they",
            "another",
            "former",
            "some",
            "many",
        }
    ):
        return None
    return start, finish


def _report_after(text: str, low: int, high: int) -> _Report | None:
    """A reporting clause right behind a quotation: `," said X`, `," X said`, `," according to
    X`."""
    piece = text[low:high]
    signed = _SIGNED.match(piece)
    if signed:
        who = low + signed.start("who"), low + signed.end("who")
        return _Report((low + signed.start("dash"), low + signed.end("dash")), who, "strong", True)
    according = re.match(r"[\s,]*(?:according to|in the words of)\s+", piece, re.IGNORECASE)
    if according:
        end = _ACCORDING_END.search(text, low + according.end(), high)
        finish = _past_titles(text, low + according.end(), end, high)
        span = trim(text, low + according.end(), finish, " ,\n")
        return _Report(
            trim(text, low, low + according.end(), " ,\n"),
            span if span[0] < span[1] else None,
            "strong",
            True,
        )
    sentence_end = re.compile(r"[.!?](?=\s+[A-Z\u201c\"]|\s*$)|\n|[\u201c\"]")
    stop = high
    for mark in sentence_end.finditer(text, low, high):
        if mark.group() == "." and _TITLES.search(text[max(low, mark.start() - 5) : mark.end()]):
            continue
        stop = mark.start()
        break
    for verb in _verb_pattern().finditer(text, low, stop):
        tier = _verbs()[verb.group().lower()]
        between = text[low : verb.start()].strip(" ,\n\t\u2014-")
        if not between:
            # a verb at once after the quotation: inversion, if a name follows
            right = _subject_right(text, verb.end(), high)
            if right:
                return _Report(verb.span(), right, tier, True)
            continue
        if len(between.split()) > 22:
            break
        left = _subject_left(text, low, verb.start())
        if left:
            # nothing but the subject (and a frame) may stand between
            gap = text[low : left[0]].strip(" ,\n\t\u2014-")
            if len(gap.split()) <= 5:
                return _Report(verb.span(), left, tier)
        break
    return None


_SIGNED = re.compile(
    r"\s*(?P<dash>\u2014|\u2013|--?)\s*(?!(?:Yes|No|Well|And|But|So|Right|Okay|That|This|It|Then|"
    r"I|We|You|"
    r"He|She|They|What|Why|How|There|Not|Of|In|On|The)\b)"
    r"(?P<who>[A-Z][\w.'\u2019-]*(?:\s[A-Z][\w.'\u2019-]*){0,3})(?=[,\n(;]|\.?$)"
)
"""Behind a quotation: a dash and who said it."""


def _past_titles(text: str, low: int, mark: re.Match[str] | None, high: int) -> int:
    while (
        mark is not None
        and mark.group() == "."
        and _TITLES.search(text[max(low, mark.start() - 5) : mark.end()])
    ):
        mark = _ACCORDING_END.search(text, mark.end(), high)
    return mark.start() if mark else high


def _report_before(text: str, low: int, high: int) -> _Report | None:
    """A reporting clause before a quotation in the same sentence: the nearest verb with a
    subject."""
    for according in reversed(list(_ACCORDING.finditer(text, low, high))):
        end = _ACCORDING_END.search(text, according.end(), high)
        span = trim(text, according.end(), _past_titles(text, according.end(), end, high), " ,\n")
        if span[0] < span[1]:
            return _Report(trim(text, *according.span()), span, "strong", True)
    led = led_by(text, low, high)
    if led is not None:
        return _Report(*led, "strong")
    best: _Report | None = None
    for verb in _verb_pattern().finditer(text, low, high):
        tier = _verbs()[verb.group().lower()]
        start = low
        for mark in _CLAUSE.finditer(text, low, verb.start()):
            start = mark.end()
        word = verb.group().lower()
        direct = not text[verb.end() : high].strip(" \n\u00a0") or text[
            verb.end() : high
        ].strip() in ("the", "a", "an")
        if (word in _NAMING and direct) or (
            word == "continued" and text[verb.end() : verb.end() + 1] == " " and not direct
        ):
            continue  # "a group called …", "boxes labelled …"
        left = None if word.endswith("ing") else _subject_left(text, start, verb.start())
        if left is None and text[start : verb.start()].strip() == "":
            left = _past_dashes(text, low, start)
        if left is None and word.endswith("ing"):
            # "..., calling it ...": the subject opens the sentence, or does something right before
            doing = _who_is_doing(text, low, verb.start())
            left = doing or (best.source if best else _opening_subject(text, low, verb.start()))
            tier = tier if best or doing else "medium"
        if left is None and not _PASSIVE.search(text[low : verb.start()]):
            joined = re.search(
                r"\b(?:and|but)\s+(?:\w+ly\s+)?$", text[low : verb.start()], re.IGNORECASE
            )
            left = (
                (best.source if best else _opening_subject(text, low, verb.start()))
                if joined
                else None
            )
            tier = tier if best else "medium"
        if left is None:
            continue
        best = _Report(verb.span(), left, tier)
    return best


def _past_dashes(text: str, low: int, at: int) -> tuple[int, int] | None:
    """Who stands before an aside between two dashes that ends at ``at``: "the chair – a trader then –
    said"."""
    aside = _BETWEEN_DASHES.search(text, low, at)
    return _noun_before(text, low, aside.start()) if aside else None


_BETWEEN_DASHES = re.compile(
    r"\s*[-\u2013\u2014]{1,2}\s[^-\u2013\u2014.!?]{3,80}[-\u2013\u2014]{1,2}\s*$"
)


def _who_is_doing(text: str, low: int, at: int) -> tuple[int, int] | None:
    """Who does what a chain of participles tells that ends in a verb of saying: "complaints about an
    officer(,) going into shops and saying"."""
    chain = _DOING.search(text, low, at)
    if chain is None:
        return None
    found = _noun_before(text, low, chain.start())
    return found if found and _NOUN_OF_SOMEBODY.match(text, found[0]) else None


_DOING = re.compile(
    r",?\s+(?!during\b|being\b|according\b|including\b)\w{2,}ing\b[^.;:!?\n]{0,60}?\band\s+$"
)
_NOUN_OF_SOMEBODY = re.compile(r"(?:the|an?|one|this|that|some)\s|[A-Z]")


def _opening_subject(text: str, low: int, high: int) -> tuple[int, int] | None:
    """A pronoun or name that opens a sentence."""
    match = re.match(
        r"\s*(?:(?:but|and|so|then|still)\s+)?((?:he|she|they)\b|(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|"
        r"Gov)\.\s+)?[A-Z][\w\u2019'-]+(?:\s+[A-Z][\w.\u2019'-]+)*)",
        text[low:high],
    ) or re.match(r"\s*(He|She|They)\b", text[low:high])
    if not match or match.group(1).lower() in _NOT_SUBJECT:
        return None
    return low + match.start(1), low + match.end(1)


def _assign(text: str, marked: list[_Marked]) -> None:
    """Give every marked quotation its reporting clause, if there is one."""
    bounds = paragraphs(text)
    index = 0
    previous: _Marked | None = None
    for i, quote in enumerate(marked):
        while index + 1 < len(bounds) and bounds[index][1] <= quote.outer[0]:
            index += 1
        low, high = bounds[index]
        before = marked[i - 1].outer[1] if i and marked[i - 1].outer[1] > low else low
        after = (
            marked[i + 1].outer[0]
            if i + 1 < len(marked) and marked[i + 1].outer[0] < high
            else high
        )
        inner = text[quote.inner[0] : quote.inner[1]].rstrip()
        gap = text[quote.outer[1] : after]
        sentence_low = _sentence_low(text, before, quote.outer[0])
        lead = text[sentence_low : quote.outer[0]]
        lead_report = _report_before(text, sentence_low, quote.outer[0]) if lead.strip() else None
        ends = inner[-1:] in ",?!\u2014-" or gap.lstrip(" ")[:1] in ",\u2014"
        after_report = (
            _report_after(text, quote.outer[1], after)
            if gap.strip() and (ends or inner[-1:] not in ".")
            else None
        )
        ready = bool(lead.strip()) and lead.rstrip()[-1:] in ",:"
        if quote.continues and previous is not None and previous.report:
            quote.report, quote.how = previous.report, "goes on from the paragraph before"
        elif lead_report and (ready or after_report is None):
            quote.report, quote.how = lead_report, "before it"
        elif after_report:
            quote.report, quote.how = after_report, "behind it"
        elif not lead.strip() or not any(c.isalnum() for c in lead):
            same = previous is not None and previous.report is not None and previous.outer[1] > low
            if (
                same
                and previous is not None
                and len(text[previous.outer[1] : quote.outer[0]].split()) <= 25
            ):
                quote.report, quote.how = previous.report, "goes on from the quotation before"
            elif index and previous is not None and not text[low : quote.outer[0]].strip():
                opened = bounds[index - 1]
                tail = text[opened[0] : opened[1]]
                if tail.rstrip().endswith(LEADS_ON):
                    start = _sentence_low(text, opened[0], opened[1] - 1)
                    quote.report, quote.how = (
                        _report_before(text, start, opened[1] - 1),
                        "in the paragraph before",
                    )
            elif (
                index
                and not text[low : quote.outer[0]].strip()
                and text[bounds[index - 1][1] - 1] in LEADS_ON
            ):
                opened = bounds[index - 1]
                start = _sentence_low(text, opened[0], opened[1] - 1)
                quote.report, quote.how = (
                    _report_before(text, start, opened[1] - 1),
                    "in the paragraph before",
                )
        elif (
            previous is not None
            and previous.report
            and previous.outer[1] > low
            and sentence_low <= previous.outer[0]
        ):
            quote.report, quote.how = previous.report, "in the same sentence"
        previous = quote


_SENTENCE_END = re.compile(r"[.!?][\u201d\"\u2019)]*\s+(?=[A-Z\u201c\"\u2018])|\n")


def _sentence_low(text: str, low: int, at: int) -> int:
    """Where the sentence that leads up to ``at`` begins."""
    begin = low
    for mark in _SENTENCE_END.finditer(text, low, at + 1):
        if mark.group()[0] == "." and _TITLES.search(
            text[max(low, mark.start() - 5) : mark.start() + 1]
        ):
            continue
        if mark.end() <= at and not _I_QUOTE.search(
            text, max(low, mark.start() - 24), mark.start()
        ):
            begin = mark.end()
    return begin


_I_QUOTE = re.compile(r"\bI(?:['\u2019]m| am)?(?:\s+\w+)? quot(?:e|ing)$", re.IGNORECASE)
"""Before a stop that leads to a quotation: "and I quote. \u201cThe quay is loud.\u201d" """


# -- findings
# --------------------------------------------------------------------------------------------------


def _direct(text: str, quote: _Marked) -> QuotationFound:
    start, end = trim(text, *quote.inner, characters=" \t\n\u00a0,")
    words = text[start:end]
    count = len(words.split())
    report = quote.report
    if report is not None and _own_thought(text, report):
        report = None
    kind, tier = "direct", "strong"
    if count < 4 and report is None:
        kind, tier = ("title" if _titled(words) else "scare"), "all"
    elif report is None and _titled(words):
        kind, tier = "title", "all"
    elif count < 4 or (report is not None and report.tier != "strong"):
        tier = "medium"
    if text[quote.outer[0]] in "\u2018'" and kind == "direct" and (count < 6 or report is None):
        kind, tier = ("title" if _titled(words) else "scare"), "all"
    source = Span.of(text, *report.source) if report and report.source else None
    if report:
        cue = Span.of(text, *report.cue)
        why = f"In quotation marks, with \u201c{cue.text}\u201d {quote.how}" + (
            f"; the words \u201c{_short(source.text)}\u201d say whose."
            if source
            else "; whose, is not said."
        )
    else:
        cue = Span.of(text, quote.outer[0], quote.outer[0] + 1)
        why = {
            "direct": "In quotation marks; nothing near says whose words they are.",
            "scare": "A few words in quotation marks without a reporting verb: perhaps held at arm's length.",
            "title": "In quotation marks and in capitals, without a reporting verb: perhaps a title.",
        }[kind]
    return QuotationFound(
        start, end, text[start:end], source, cue, kind, SCORES[kind, source is not None], why, tier
    )


def _own_thought(text: str, report: _Report) -> bool:
    """Whether a verb of thinking of the speaker's own is all that stands beside a quotation: "I think,
    you know, a \u201cteam effort\u201d is"."""
    if report.tier != "all" or report.source is None:
        return False
    return text[slice(*report.source)].lower() in ("i", "we", "you")


_SAYS_NOTHING = frozenset(
    "want wants wanted hope hopes expect expects expected seem seems see sees know knows".split()
)


def _says(text: str, verb: re.Match[str]) -> bool:
    """Whether a reporting or thinking verb stands so that a few quoted words behind it may be its
    subject's: not a noun, not somebody's wish."""
    if verb.group().lower() in _SAYS_NOTHING:
        return False
    return not _DETERMINER.search(text, max(0, verb.start() - 24), verb.start() - 1)


_CLAUSE_BEGINS = re.compile(r"[.;:!?\n\u2014]|\s[-\u2013]\s")
_BY = re.compile(r"\bby ((?:the |a |an )?[\w\u2019' -]{2,60}?)(?= as\b| for\b|,|$)")
_AS_PUT = re.compile(
    r"[,\s\u2019\u201d]*as ((?:the )?[\w\u2019' -]{2,40}?) "
    r"(?:put|puts|called|calls|said|says)\b"
)
_CLAUSE_LONG = 160


@cache
def _calling() -> re.Pattern[str]:
    """Words of saying and calling (``calling.txt``)."""
    forms = "|".join(phrases("calling"))
    return re.compile(rf"(?<![\w-])(?<!so )(?:{forms})(?![\w-])", re.IGNORECASE)


def _called(text: str, quote: _Marked, found: QuotationFound) -> QuotationFound:
    """A few words in quotation marks with a verb or noun of saying or calling in their clause: the
    middle tier, with whoever says or calls it so."""
    if found.kind not in ("scare", "title"):
        return found
    start, end = quote.outer
    put = _AS_PUT.match(text, end)
    low = max(0, start - _CLAUSE_LONG)
    for mark in _CLAUSE_BEGINS.finditer(text, low, start):
        low = mark.end()
    words = list(_calling().finditer(text, low, start))
    words = words or [v for v in _verb_pattern().finditer(text, low, start) if _says(text, v)]
    if put is None and not words:
        return found
    source: Span | None
    if put is not None:
        cue, source = Span.of(text, *put.span()), Span.of(text, *put.span(1))
    else:
        cue = Span.of(text, *words[-1].span())
        by = _BY.search(text, words[-1].end(), start)
        place = by.span(1) if by else _subject_left(text, low, words[-1].start())
        source = Span.of(text, *place) if place else None
        own = source is not None and source.text.lower() in ("i", "we", "please")
        if own or (source is None and text[low : cue.end].strip().lower() in ("tell", "say")):
            return (
                found  # "I think we have a \u201cpier\u201d", "Tell me about the \u201cpier\u201d"
            )
    whose = f"; the words \u201c{_short(source.text)}\u201d say whose." if source else "."
    why = f"In quotation marks, with \u201c{cue.text}\u201d in the clause{whose}"
    return replace(found, cue=cue, source=source, why=why, tier="medium", score=0.55)


def _titled(words: str) -> bool:
    """Whether every longer word is capitalised, as in a title."""
    tokens = [w.strip(".,:;!?\u2019'") for w in words.split()]
    tokens = [w for w in tokens if w]
    return (
        bool(tokens)
        and len(tokens) <= 12
        and tokens[0][0].isupper()
        and all(w[0].isupper() or not w[0].isalpha() or w in _SMALL for w in tokens)
        and not words.rstrip().endswith(("?", "!", ","))
    )


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else words[:57] + "\u2026"


def _blocks(text: str, marked: list[_Marked]) -> Iterator[QuotationFound]:
    """Paragraphs set off: the one before ends in a colon after a reporting verb, and no marks open
    this one.
    """
    bounds = paragraphs(text)
    inside = [m.outer for m in marked]
    for (a, b), (low, high) in pairwise(bounds):
        if (
            text[b - 1] != ":"
            or text[low] in "\u201c\"\u2018'\u00ab-\u2013\u2014"
            or len(text[low:high].split()) < 4
        ):
            continue
        report = _report_before(text, _sentence_low(text, a, b - 1), b - 1)
        if (
            report is None
            or report.tier == "all"
            or not _leads_to(text, report, b)
            or any(s[0] == low for s in inside)
        ):
            continue
        source = Span.of(text, *report.source) if report.source else None
        cue = Span.of(text, *report.cue)
        yield QuotationFound(
            low,
            high,
            text[low:high],
            source,
            cue,
            "block",
            SCORES["block", source is not None],
            f"Set off in a paragraph of its own after \u201c{cue.text}\u201d and a colon.",
            "medium",
        )


def _leads_to(text: str, report: _Report, at: int) -> bool:
    """Whether a verb of saying stands near enough to the colon to lead to it."""
    return len(text[report.cue[1] : at].split()) <= _NEAR_THE_COLON


_NEAR_THE_COLON = 6


def _reported(
    text: str, by_sentence: Sentences, marked: list[_Marked], wanted: tuple[str, ...]
) -> Iterator[QuotationFound]:
    """Reported speech: ``X said that …``, ``…, X said``, ``according to X, …``."""
    inside = [m.outer for m in marked]
    told = {m.report.cue for m in marked if m.report}
    yield from _according_reports(text, by_sentence, inside, told)
    for verb in _verb_pattern().finditer(text):
        tier = _verbs()[verb.group().lower()]
        if verb.span() in told or _covered(inside, verb.start()):
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
    for match in _ACCORDING.finditer(text):
        cue = trim(text, *match.span())
        i = by_sentence.at(match.start())
        if i is None or cue in told or _covered(inside, match.start()):
            continue
        low, high = by_sentence.spans[i]
        end = _ACCORDING_END.search(text, match.end(), high)
        finish = _past_titles(text, match.end(), end, high)
        source = trim(text, match.end(), finish, " ,\n")
        before = trim(text, low, match.start())
        content = before if _long(text, before) else trim(text, finish, high)
        if _NO_VIEW.match(text, source[0], source[1]):
            continue
        if source[0] < source[1] and _long(text, content):
            yield _report(text, content, source, cue, "strong", 0.94)


def _long(text: str, span: tuple[int, int]) -> bool:
    return len(text[span[0] : span[1]].split()) >= _LEAST


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
    for mark in _CLAUSE.finditer(text, low, verb.start()):
        start = mark.end()
    word = verb.group().lower()
    sets_down = word in _WRITING and _SET_DOWN.match(text, verb.end(), high)
    if word in ("want", "wants", "wanted") or sets_down:
        return None  # "wanted that arm", "had written up a plan"
    that, near_that = _that(text, verb, high, tier)
    left = _subject_left(text, start, verb.start())
    if left is None and that and _JOINS_ON.search(text, start, verb.start()):
        left = _opening_subject(text, low, verb.start())
    if left is None:
        return _Clause(text, low, high, start, verb, tier, None, that, near_that)
    if _told_of_nobody(text, start, left, word):
        return None
    doubt = _unmade(text, start, high, left, verb)
    if word.endswith("ing") and not doubt:
        says = _AM_SAYING.search(text, left[1], verb.start())
        doubt = "" if says else "perhaps not of these words"
        tier = "medium" if tier == "strong" else tier
    return _Clause(text, low, high, start, verb, tier, left, that, near_that, doubt)


def _behind_a_sentence(at: _Clause) -> QuotationFound | None:
    """ "The boat stops, said the master."."""
    source = _behind(at.text, at.low, at.verb, at.high)
    if source is None:
        return None
    content = trim(at.text, at.low, at.verb.start())
    return _report(at.text, content, source, at.verb.span(), "strong", 0.9)


def _with_that(at: _Clause) -> QuotationFound | None:
    """ "Voss said that the quay is loud"."""
    if at.left is None or at.that is None or not _long(at.text, (at.that.end(), at.high)):
        return None
    level = "strong" if at.tier == "strong" and at.near else "medium"
    if _generally(at.text, at.left, at.word):
        level = "all"
    score = {"strong": 0.93, "medium": 0.85, "all": 0.7}[at.tier]
    content = trim(at.text, at.that.end(), at.high)
    return _report(at.text, content, at.left, at.verb.span(), level, score, at.doubt)


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
    if not before.endswith(",") or not _long(at.text, (at.low, at.left[0])):
        return None
    sure = "strong" if at.tier == "strong" else "all"
    content = trim(at.text, at.low, at.left[0])
    return _report(at.text, content, at.left, at.verb.span(), sure, 0.92, at.doubt)


def _inverted(at: _Clause) -> QuotationFound | None:
    """ "The quay is loud, said Mara Ostrow"; "Voss refused, said she was never asked"."""
    if not at.text[: at.verb.start()].rstrip().endswith(",") or at.word not in _INVERTED:
        return None
    opening = _opening_subject(at.text, at.low, at.verb.start())
    if opening and _OWN_CLAUSE.match(at.rest):
        content = trim(at.text, at.verb.end(), at.high)
        return _report(at.text, content, opening, at.verb.span(), "medium", 0.8)
    right = _subject_right(at.text, at.verb.end(), at.high)
    if right and at.text[right[0]].isupper() and _long(at.text, (at.start, at.verb.start())):
        content = trim(at.text, at.low, at.verb.start())
        return _report(at.text, content, right, at.verb.span(), "strong", 0.92)
    return None


_INVERTED = frozenset({"said", "says", "added", "wrote", "argued", "explained"})


def _plain(at: _Clause) -> QuotationFound | None:
    """ "Voss said the quay is loud"."""
    if at.left is None or len(at.rest.split()) < _LEAST:
        return None
    if at.rest.startswith(",") and not _spoken(at.word, at.rest):
        return None
    if at.word.endswith("ing") or at.word in ("wrote", "writes"):
        return None
    plain = (
        at.word in ("said", "says")
        and not at.text[at.low : at.left[0]].strip(" -\u2013\u2014")
        and (not at.rest.startswith(",") or bool(_SPOKEN.match(at.rest)))
    )
    held = at.tier == "all" and at.word in _HOLDING and _held_by_another(at.text, at.left, at.rest)
    level = "strong" if plain else "medium" if at.tier == "strong" or held else "all"
    if _tells_little(at.text, at.left, at.word, at.rest) or _names_a_thing(at.word, at.rest):
        level = "all"
    score = {"strong": 0.92, "medium": 0.85, "all": 0.6}[level]
    content = trim(at.text, at.verb.end(), at.high)
    return _report(at.text, content, at.left, at.verb.span(), level, score, at.doubt)


def _unmade(text: str, low: int, high: int, source: tuple[int, int], verb: re.Match[str]) -> str:
    """Why a reporting clause may report nothing that was said: supposed, denied or asked about. ""
    where it does.
    """
    between = text[source[1] : verb.start()]
    lead = text[max(low, source[0] - 24) : source[0]]
    if _MODAL.search(between):
        return "supposed, not said"
    if verb.group().lower() in _REQUESTS and not _ASKS_WHETHER.match(text, verb.end()):
        return "asked for, not said"
    if text[source[0] : source[1]].lower() in ("please", "let", "just", "then", "take"):
        return "a request"
    thing = text[source[0] : source[1]].lower() in ("it", "this", "that", "which")
    if thing and verb.group().lower().startswith(("show", "indicate", "reveal", "recogni", "mean")):
        return "inferred from things, not said by somebody"
    if verb.group().lower().startswith("suggest") and _PROOF.search(
        re.split(r" (?:we|that|which)\b", _lower(text, source))[0]
    ):
        return "inferred from things, not said by somebody"
    if _NOT.search(between) or text[source[0] : source[1]].lower().split()[0] in (
        "nobody",
        "none",
        "no",
    ):
        return "denied"
    if _ASKED.search(lead):
        return "asked or supposed"
    if text[low:high].rstrip("\"\u201d\u2019') ").endswith("?") and verb.group().lower() in _BARE:
        return "asked"
    return ""


_HOLDING = frozenset("thinks thought feels felt believes believed".split())
_OF_THEIR_OWN = re.compile(r"\s+(?:he|she|they|it|there|we)(?:['\u2019]\w+)?\s+\w", re.IGNORECASE)
_THIRD = re.compile(r"(?:he|she|they)$|(?!(?:i|we|you|it|this|that|who|one)\b)[A-Z]", re.IGNORECASE)
_SOMEBODY_THERE = re.compile(r"\s*(?:the|my|his|her|our|their)\s+(?:\w+\s+){0,2}\w+$")


def _held_by_another(text: str, source: tuple[int, int], rest: str) -> bool:
    """Whether a verb of thinking without "that" tells somebody else's view: "she felt it was"."""
    said = text[source[0] : source[1]]
    return bool(_THIRD.match(said) and _OF_THEIR_OWN.match(rest))


def _behind(text: str, low: int, verb: re.Match[str], high: int) -> tuple[int, int] | None:
    """A few words without a name that say who said what stands before the verb and a comma, where
    they end the sentence: "said the harbour master"."""
    before = text[low : verb.start()].rstrip()
    if verb.group().lower() not in ("said", "says") or not before.endswith(","):
        return None
    source = _subject_right(text, verb.end(), high)
    if source is None or len(before.split()) < _LEAST or not _SOMEBODY_THERE.match(text, *source):
        return None
    rest = text[source[1] : high].strip(' .!?\n"\u201d')
    return None if rest else source


_LEAST = 3
"""Words that can be said."""
_WRITING = frozenset("written wrote writes write writing".split())
_SET_DOWN = re.compile(r"\s+(?:up|down|off|in|out|on|for|by|this|a|an|the|his|her|their|my|our)\b")
_LET = re.compile(r"\blet(?:['\u2019]?s|\s+(?:me|us))?\b", re.IGNORECASE)


def _that(
    text: str, verb: re.Match[str], high: int, tier: str
) -> tuple[re.Match[str] | None, bool]:
    """The "that" (or "how") a reporting verb leads to, and whether it stands right behind it."""
    near = _THAT.match(text, verb.end(), high)
    if near is not None:
        return near, True
    if verb.group().lower() in _EXPLAINING:
        how = _TELLS_HOW.match(text, verb.end(), high)
        if how is not None:
            return how, False
    return (_THAT_FAR.match(text, verb.end(), high) if tier == "strong" else None), False


def _spoken(word: str, rest: str) -> bool:
    """Whether words behind a comma are spoken, written without quotation marks."""
    return bool(_SPOKEN.match(rest) or (word in _SAYING and _SPOKEN_ON.match(rest)))


_SAYING = frozenset("said says say asked asks told tells thought".split())
_SPOKEN_ON = re.compile(
    r",\s+(?:well|look|listen|oh|no|yes|yeah|hey|okay|ok|why|what|how|don['\u2019]t|"
    r"let['\u2019]s|please|"
    r"there['\u2019]s|it['\u2019]s|that['\u2019]s|if|you know|the|this|these|when|my|our|your|it|"
    r"go|come|get)\b",
    re.IGNORECASE,
)
_YOU_SAY = frozenset(
    "saying telling arguing claiming suggesting said say told mentioned asked testified claimed "
    "argued suggested stated declared".split()
)


def _generally(text: str, source: tuple[int, int], word: str) -> bool:
    """Whether "you" is anybody: "you find that …", "you write …"."""
    return text[source[0] : source[1]].lower() == "you" and word not in _YOU_SAY


def _told_of_nobody(text: str, start: int, source: tuple[int, int], word: str) -> bool:
    """Whether what looks like a report is none: "let me say", "it appears that", "something you said
    earlier"."""
    if _LET.search(text, *source) or _GAP_BEFORE.search(
        text, max(start, source[0] - 24), source[0]
    ):
        return True
    return word.startswith(("appear", "seem")) and _lower(text, source) in ("it", "this", "that")


_GAP_BEFORE = re.compile(
    r"\b(?:something|anything|everything|nothing|things?|whatever|all)\s+(?:that\s+)?$",
    re.IGNORECASE,
)
"""Before who said it: "something you said" tells what was said, and not what."""


def _names_a_thing(word: str, rest: str) -> bool:
    """Whether behind a verb of saying without "that" stands no view but a thing ("said nothing",
    "announced a plan"), or the verb is a noun or participle ("claims of", "stated in the plan")."""
    if _OBJECT.match(rest) or rest.startswith(" of "):
        return True
    if word in ("said", "says", "say"):
        return False
    if _IN_A_PLACE.match(rest):
        return True
    opening = " ".join(rest.split()[:_OPENING_WORDS])
    return word in _OF_THINGS and not _FINITE.search(opening)


_IN_A_PLACE = re.compile(r"\s+(?:in|by|on|at|for|from|under|above|below|with|out|upon)\b")
_OPENING_WORDS = 10
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|may|might|must|should|"
    r"shall|he|she|they|we|you|I|there|it)\b|['\u2019](?:s|re|m|ll|ve|d)\b|n['\u2019]t\b"
)
_OF_THINGS = frozenset(
    "announced announces announce proposed proposes suggested suggests promised promises reported "
    "reports revealed reveals declared declares stated explained explains acknowledged admitted "
    "stressed stresses emphasised emphasized emphasises emphasizes recommended recommends "
    "requested "
    "requests advocated advocates added adds noted notes demanded repeated confirmed confirms "
    "denied "
    "denies estimated estimates showed shows found finds mentioned mentions".split()
)
"""Verbs of saying that as often have a thing for their object."""


def _tells_little(text: str, source: tuple[int, int], word: str, rest: str) -> bool:
    """Whether a verb of saying without "that" hardly reports: "you write …", "the sea adds salt",
    "they responded by …"."""
    if _generally(text, source, word):
        return True
    if word in ("adds", "add", "added", "adding") and not rest.startswith(","):
        return True
    return word.startswith(("respon", "repl")) and bool(re.match(r"\s+(?:by|to|with)\b", rest))


_SPOKEN = re.compile(r",\s+(?:I|We|You)\b|,\s+(?-i:[A-Z])", re.IGNORECASE)
"""Behind "he said": words spoken, written without quotation marks."""
_OWN_CLAUSE = re.compile(r"\s+(?:that\s+)?(?:he|she|it|they|there|the|this|no)\s+\w", re.IGNORECASE)
_JOINS_ON = re.compile(r",?\s+(?:and|but|then)\s+(?:\w+ly\s+|then\s+|also\s+)?$", re.IGNORECASE)
"""Before a verb that goes on with the subject of the sentence: "Voss rose and said that ..."."""
_REQUESTS = frozenset("ask asks asked asking urge urges urged urging".split())
_ASKS_WHETHER = re.compile(
    r"(?:\s+(?:\w+\s+){0,2}?)(?:if|whether|why|how|what|who|when|where|that)\b", re.IGNORECASE
)


def _lower(text: str, span: tuple[int, int]) -> str:
    return text[span[0] : span[1]].lower()


_BARE = frozenset("say tell claim argue suggest".split())


def _covered(inside: list[tuple[int, int]], at: int) -> bool:
    return any(a <= at < b for a, b in near(inside, at))


def _report(
    text: str,
    content: tuple[int, int],
    source: tuple[int, int],
    cue: tuple[int, int],
    tier: str,
    score: float,
    doubt: str = "",
) -> QuotationFound:
    who = Span.of(text, *source)
    said = Span.of(text, *cue)
    why = f"\u201c{_short(said.text)}\u201d with \u201c{_short(who.text)}\u201d beside it tells somebody's view"
    if who.text.lower().split()[0] in ("i", "we"):
        doubt = doubt or "the speaker's own"  # no quotation, save where a writer quotes himself
    if doubt:
        tier, score = "all", 0.4
    return QuotationFound(
        content[0],
        content[1],
        text[content[0] : content[1]],
        who,
        said,
        "reported",
        score,
        f"{why}; {doubt}." if doubt else f"{why}.",
        tier,
    )
