"""Sentences in which somebody says what leads to what.

Each cue is a row of ``causes.tsv``: the words, on which side the cause stands, a tier and, where it
could be counted, the share of sentences with the cue that a coder called causal (``precision`` of
``n`` in the training part of the Causal News Corpus V2). Nothing is learnt at run time, so every
suggestion explains itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..errors import UnknownName
from ..model import TIERS
from .causal_doubts import DENIED, NO_ACT, doubtful
from .causal_verbs import acts, used
from .languages import rows
from .sentences import Sentences
from .spans import Span, trim
from .words import beginnings, finds
from .wrapping import over_wrapped_lines

VERSION = "6"
"""Strong shows only the surest cues; medium adds likely ones; all adds those right about two times
in three.
"""

AIMS = frozenset(
    {"so that", "in a bid to", "aimed at", "to (purpose)", "to protest", "demanding", "demanded"}
)
"""Cues of purpose. As in the texts the table was counted on, the aim is the cause of the deed; a
person may turn it.
"""

LOOKING_BACK = frozenset(
    {"therefore", "thus", "hence", "consequently", "as a result", "for this reason"}
)
"""Adverbs that may stand inside the clause that tells the effect."""

ANSWERING = frozenset(
    {
        "because",
        "because of",
        "due to",
        "owing to",
        "thanks to",
        "on account of",
        "as a result of",
        "so that",
        "in a bid to",
        "given that",
    }
)
"""Cues with which a sentence may give the cause of the one before it."""

VERBS_TIER = "all"
"""Verbs of making and unmaking are many and were counted on few texts: the widest tier."""

DOUBTED = 0.4
"""Score of a claim that its own words make doubtful."""

UNCOUNTED = {"strong": 0.85, "medium": 0.72, "all": 0.6}
"""Score of a cue too rare in the training texts to be counted: the lower bound of its tier, as a
prior.
"""


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table. ``side`` is where the cause stands, ``sign`` what the verb hints at (+,
    -, "").
    """

    name: str
    tier: str
    side: str
    sign: str
    n: int
    precision: float | None
    pattern: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    verb: bool
    begins: frozenset[str] | None

    @property
    def score(self) -> float:
        """Precision on training texts, drawn towards the tier's prior as if eight cases more had
        been seen.
        """
        prior = UNCOUNTED[self.tier]
        if self.precision is None:
            return prior
        return round((self.precision * self.n + prior * 8) / (self.n + 8), 3)


@dataclass(frozen=True, slots=True)
class _Hit:
    """Where a cue stands; ``cause`` or ``effect`` where its own words hold that side."""

    cue: Cue
    start: int
    end: int
    cause: tuple[int, int] | None = None
    effect: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class CauseFound:
    """A causal claim as found: spans in code points, ends to be corrected by a person.

    ``sign_guess`` is what the verb hints at and no more; ``negated``, ``conditional`` and
    ``question`` are marks of the wording, which decide nothing by themselves.
    """

    start: int
    end: int
    cue: Span
    cause: Span
    effect: Span
    score: float
    why: str
    name: str
    tier: str
    sign_guess: str
    negated: bool
    conditional: bool
    question: bool


_NEGATION = re.compile(
    r"\b(?:not|never|no|nor|neither|cannot|hardly|without)\b|n[\u2019']t\b", re.IGNORECASE
)
_CONDITION = re.compile(
    r"\b(?:if|unless|would|could|might|may|should|suppose|provided|whether|perhaps|maybe)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;:()\u2014\[\]\n]|\s[-\u2013]{1,2}\s|--|[,.!?]?[\"\u201c\u201d](?=\s|$)")
_COMMA = re.compile(r",(?!\d)")
_NEW_CLAUSE = re.compile(
    r",?\s+(?:and|but|yet)\s+"
    r"(?=(?:he|she|it|they|we|i|you|that|this|there|the \w+ (?:is|was|are|were|has|have|will))\b)"
    r"|,\s+(?:and|but|or|yet|while|whereas|although|though|who|which|where|so|because|if|unless)\b"
    r"|,\s+(?=(?:he|she|it|they|we|i|you|there)\s)",
    re.IGNORECASE,
)
_LIGHT = re.compile(
    r"(?:(?:and|but|so|well|now|yet|or|then|all|because|it|is|was|that|i (?:think|mean|"
    r"believe|guess|"
    r"suppose)|"
    r"i would (?:argue|say)|you know|of course|also),?\s*)*",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?:in|on|at|by|from|with|for|after|before|since|because|when|while|if|as|although|though|"
    r"despite|during|"
    r"throughout|under|without|given|due|thanks|already)\b[^,]*,\s*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:and|but|so|or|yet|well|then|also|however|moreover|indeed|in fact|i think(?: that)?|"
    r"i believe(?: that)?|i suppose|of course|you know|as well as),?\s+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r",?\s+(?:and|but|so|or|that|which|is|are|was|were|be|been|has|have|had|will|would|can|could|"
    r"may|might|should|"
    r"it's|mainly|partly|largely|also|only|directly|ultimately|then|who|to|not|n[\u2019']t|just|"
    r"probably|come|comes|came|coming|going|used|began|begun|begins|helped|helps|help|continued|"
    r"continues|eventually|finally|gradually|still|already|soon|now|always|even|more or less|"
    r"completely|entirely|largely|slowly|effectively|inevitably|simply)$",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"(?:(?:i (?:think|thought|believe|guess|suppose|mean|say)|thank you|thanks|very much|again|"
    r"please|excuse me|well|"
    r"especially|particularly|for (?:example|instance)|just to|just|only|even|now|and|but|so|or|"
    r"then|"
    r"yes|yeah|no|not|at all|oh|okay|ok|right|sure|uh|um|sir|madam|gentlemen|ladies|chair\w*|"
    r"senator|president|congress(?:man|woman)|m(?:r|rs|s)|"
    r"today)[\s.,;:!?\"\u201c\u201d\u2018\u2019'()\u2013-]*)+",
    re.IGNORECASE,
)
_NAME_LABEL = re.compile(r"^\s*[A-Z][\w.'\u2019 \-]{0,40}:(?:\s*\([\d:.]+\))?\s+")
_LABEL = re.compile(r"[A-Z][\w.'\u2019 \-]{0,40}")
_ASIDE = re.compile(
    r"\s*(?:sir|madam|ma['\u2019]am|senator|congress\w+|mr\.?(?: \w+)?|for example|for instance|"
    r"however|of course|"
    r"you know|"
    r"(?:in|on|at|for|as|with|without|by|from|to|under|after|before|despite|during|throughout|say|"
    r"like|or|and|nor)\b"
    r"[^,]*|\w+(?: \w+)? (?:or|and) [^,]{1,40})\s*$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s*(?:and\s+|or\s+)?(?:if|unless|because|"
    r"that(?!['\u2019]s\b|\s+(?:is|was|means?|meant|would|will|could|has|had|can|may|might|makes?|"
    r"does)\b))\b",
    re.IGNORECASE,
)
_FRAMED = re.compile(
    r"\b(?:think|thinks|thought|believe|believes|guess|say|says|said|know|knows|find|finds|show|"
    r"shows|showed|mean|means|"
    r"agree|agrees|suppose|sure|certain|clear|hope|hopes|fear|fears|feel|feels|argue|"
    r"argues)(?: that)?,?\s+$|"
    r"\bthat,?\s+$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|may|might|must|should|"
    r"shall)\b|"
    r"['\u2019](?:s|re|m|ll|ve|d)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_SPEAKS_ANEW = re.compile(r"[-\u2013\u2014\u2022]\s|[A-Z][\w.'\u2019 -]{0,40}:\s")
"""A paragraph in which somebody else may begin to speak: a dash or a label opens it."""
LONGEST_SUBJECT = 6
"""Words from the first of a subject to its verb."""
_SUBJECT = re.compile(
    r"(?<!\bof)(?<!\bin)(?<!\bon)(?<!\bat)(?<!\bby)(?<!\bto)(?<!\bfor)(?<!\bfrom)(?<!\bwith)"
    r"(?<!\band)"
    r"(?<!\bor)(?<!\bthat)(?<!\bas)(?<!\bthan)(?<!\bis)(?<!\bwas)(?<!\bare)(?<!\bhas)(?<!\bhave)\s"
    r"(?P<subject>(?:the|a|an|this|these|those|we|they|he|she|it|you|our|my|his|her|their|your|no|"
    r"there|nobody|everybody|everyone|people)\b|(?<![A-Z]\w\s)(?<!\b[A-Z]\w\w\s)[A-Z]\w+)",
)
_SAID = re.compile(r",\s+(?:[\w.\u2019' ]{1,40}\s)?(?:said|says|added|told)\b[^,]*$")


@cache
def cues() -> tuple[Cue, ...]:
    """The table, surest tier first, longest pattern first."""
    found = []
    for row in rows("causes"):
        words = row["pattern"].replace(" ", r"\s+")
        guard = row["not_after"]
        found.append(
            Cue(
                row["cue"],
                row["tier"],
                row["side"],
                row["sign"],
                int(row["n"]),
                float(row["precision"]) if row["precision"] else None,
                re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE),
                re.compile(rf"{guard.replace(' ', chr(92) + 's+')}$", re.IGNORECASE)
                if guard
                else None,
                row["verb"] == "v",
                beginnings(row["pattern"]),
            )
        )
    return tuple(sorted(found, key=lambda c: (TIERS.index(c.tier), -len(c.name), c.name)))


def tiers_up_to(tier: str) -> tuple[str, ...]:
    """The tiers shown when a person asks for ``tier``. Raises UnknownName."""
    if tier not in TIERS:
        raise UnknownName("tier", tier, TIERS)
    return TIERS[: TIERS.index(tier) + 1]


@over_wrapped_lines
def causes(text: str, tier: str = "strong") -> list[CauseFound]:
    """Causal claims in ``text``, in order of their cue.

    ``tier``: strong (default), medium or all. Where a sentence opens with a word that looks back
    ("Therefore …"), the cause is the sentence before it in the same paragraph. A cue that has
    nothing on one of its sides is left out.
    """
    wanted = tiers_up_to(tier)
    by_sentence = Sentences(text)
    found: list[CauseFound] = []
    taken: list[tuple[int, int]] = []
    for hit in sorted(_hits(text, wanted), key=lambda hit: (hit.start, -hit.end)):
        first = hit.start
        if taken and first < taken[-1][1]:
            continue
        if (
            found
            and found[-1].name == hit.cue.name == "if"
            and found[-1].cause.start <= first < found[-1].cause.end
        ):
            continue  # "If A, if B, C": one condition
        i = by_sentence.at(first)
        if i is None:
            continue
        claim = _claim(text, by_sentence, i, hit)
        if claim is not None and claim.tier in wanted:
            found.append(claim)
            taken.append((first, claim.cue.end))
    return found


def _hits(text: str, wanted: tuple[str, ...]) -> Iterator[_Hit]:
    for cue in cues():
        if cue.tier not in wanted or cue.pattern is None:
            continue
        for match in finds(cue.pattern, cue.begins, text):
            if cue.not_after and cue.not_after.search(
                text, max(0, match.start() - 60), match.start()
            ):
                continue
            groups = match.groupdict()
            yield _Hit(
                cue,
                *match.span(),
                match.span("cause") if "cause" in groups else None,
                match.span("effect") if "effect" in groups else None,
            )
    if VERBS_TIER in wanted:
        for found in used(text):
            verb = found.verb
            cue = Cue(
                verb.lemma, VERBS_TIER, found.side, verb.sign, 0, None, None, None, False, None
            )
            yield _Hit(cue, found.start, found.end)


def _sides(
    text: str, by_sentence: Sentences, i: int, hit: _Hit
) -> tuple[tuple[int, int], tuple[int, int]]:
    """(cause, effect) as the cue's place tells; an empty span where there is none."""
    start, end = by_sentence.spans[i]
    cue, at, stop = hit.cue, hit.start, hit.end
    if hit.effect:
        return _right(text, stop, end), hit.effect
    if hit.cause:
        return hit.cause, _right(text, stop, end)
    if cue.side == "left" and text[stop : stop + 1] == ":":
        # "We want it for this reason: it is quiet"
        return _right(text, stop + 1, end), _left(text, start, at)
    fronted = cue.pattern is not None and _fronted(text, start, at)
    if cue.side == "right":
        return _from_right(text, by_sentence, i, hit, fronted)
    if fronted:
        return _before(by_sentence, i, at), _right(text, stop, end)
    if cue.name in LOOKING_BACK:
        closes = not _words(text, (stop, end))
        if closes or _subject_alone(text, start, at):
            # "I therefore suggest \u2026", "\u2026 for that reason.": the cause was said before
            finish = at if closes else _right(text, stop, end)[1]
            return _before(by_sentence, i, at), (_left(text, start, at)[0], finish)
    return _left(text, start, at), _right(text, stop, end)


def _from_right(
    text: str, by_sentence: Sentences, i: int, hit: _Hit, fronted: bool
) -> tuple[tuple[int, int], tuple[int, int]]:
    """(cause, effect) of a cue whose cause stands behind it."""
    start, end = by_sentence.spans[i]
    at, stop = hit.start, hit.end
    if not fronted:
        effect, cause = _left(text, start, at), _right(text, stop, end)
        if _FRAMED.search(text, start, at):
            # "I think that if A, B": the frame is not the effect
            opened = _opened(text, start, at, stop, end)
            if _words(text, opened[1]):
                return opened
        return cause, effect
    cause, effect = _opened(text, start, at, stop, end)
    if not _words(text, effect) and _answers(hit.cue, text, at) and i:
        before = _before(by_sentence, i, at)
        effect = before if _words(text, before) else effect
    return cause, effect


def _before(by_sentence: Sentences, i: int, at: int) -> tuple[int, int]:
    """The sentence before the ``i``-th in the same speech, (at, at) where there is none."""
    if i == 0:
        return at, at
    text, (start, _) = by_sentence.text, by_sentence.spans[i]
    if not by_sentence.same_paragraph(i - 1, i) and _SPEAKS_ANEW.match(text, start):
        return at, at
    return by_sentence.spans[i - 1]


def _claim(text: str, by_sentence: Sentences, i: int, hit: _Hit) -> CauseFound | None:
    start, end = by_sentence.spans[i]
    at, stop = hit.start, hit.end
    cause, effect = (
        _unlabelled(text, *_without_however(text, *trim(text, *side)))
        for side in _sides(text, by_sentence, i, hit)
    )
    if not _words(text, cause) or not _words(text, effect):
        return None
    if _empty(text, cause) or _empty(text, effect):
        return None  # "Well, because \u2026", "Thank you for \u2026": nothing is said to be caused
    low, high = min(at, cause[0], effect[0]), max(stop, cause[1], effect[1])
    question = text[start:end].rstrip("\"\u201d\u2019') ").endswith("?")
    doubt = doubtful(text, (start, end), hit.cue.name, (at, stop), effect)
    if hit.cue.verb and not acts(text, at, stop):
        doubt = doubt or NO_ACT
    tier = "all" if doubt else hit.cue.tier
    return CauseFound(
        low,
        high,
        Span.of(text, at, stop),
        Span.of(text, *cause),
        Span.of(text, *effect),
        DOUBTED if doubt else hit.cue.score,
        _why(text, start, hit, doubt),
        hit.cue.name,
        tier,
        {"+": "+", "-": "\u2212"}.get(hit.cue.sign, ""),
        bool(
            _NEGATION.search(text, max(start, at - 40), at)
            or text[at : at + 4].lower() == "not "
            or doubt == DENIED
        ),
        bool(
            _CONDITION.search(text, max(start, at - 80), min(end, stop + 40))
            or hit.cue.name in ("if", "unless")
        ),
        question,
    )


def _why(text: str, start: int, hit: _Hit, doubt: str) -> str:
    """The reason in a sentence or two: which side, how often counted, what makes it doubtful."""
    cue, words = hit.cue, f"\u201c{_short(text[hit.start : hit.end])}\u201d"
    if cue.pattern is None:
        said = f"{words} is a verb of making or unmaking: the cause stands on its {cue.side}"
        why = f"{said}; how often that is meant so was not counted."
    else:
        why = f"{words} names a cause on its {cue.side}"
        if not (hit.cause or hit.effect) and _fronted(text, start, hit.start):
            why = f"{words} " + (
                "opens with a cause"
                if cue.side == "right"
                else "looks back to a cause in the sentence before"
            )
        if cue.precision is None:
            why += "; too rare to have been counted."
        else:
            counted = f"{round(cue.precision * cue.n)} of {cue.n}"
            why += f"; {counted} such news sentences were causal."
    if doubt:
        why += f" {doubt}"
    if cue.name in AIMS:
        why += " It names an aim: what is wanted counts as the reason for what is done."
    if cue.sign:
        sign = "+" if cue.sign == "+" else "\u2212"
        why += f" The verb hints at {sign}, a guess."
    return why


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else words[:40] + " \u2026 " + words[-16:]


def _words(text: str, span: tuple[int, int]) -> bool:
    return any(c.isalnum() for c in text[span[0] : span[1]])


def _without_however(text: str, start: int, end: int) -> tuple[int, int]:
    """A clause without the "however" or form of address it ends in."""
    tail = re.search(
        r",\s+(?:however|though|too|sir|madam|of course|right|correct)$",
        text[start:end],
        re.IGNORECASE,
    )
    return (start, start + tail.start()) if tail else (start, end)


def _answers(cue: Cue, text: str, at: int) -> bool:
    """Whether a sentence that is nothing but the cue and a cause answers the one before ("Because
    it is loud.").
    """
    quoted = text[max(0, at - 1) : at] in ("\u201c", '"', "\u2018")
    return not quoted and cue.name in ANSWERING


def _unlabelled(text: str, start: int, end: int) -> tuple[int, int]:
    """A clause without the speaker's label it opens with ("OSTROW: Well")."""
    label = _NAME_LABEL.match(text[start:end])
    line = text.rfind("\n", 0, start) + 1
    if (
        text[end : end + 1] == ":"
        and not text[line:start].strip()
        and _LABEL.fullmatch(text[start:end])
    ):
        return end, end
    return (start + label.end(), end) if label and not text[line:start].strip() else (start, end)


def _empty(text: str, span: tuple[int, int]) -> bool:
    """Whether a clause is made of forms of address, thanks and the like: nothing that could be a
    cause or effect.
    """
    return bool(_EMPTY.fullmatch(text, *span))


def _subject_alone(text: str, start: int, at: int) -> bool:
    """Whether nothing but a pronoun, or "and" with one, stands before a cue in its clause."""
    begin, finish = _left(text, start, at)
    return bool(
        re.fullmatch(
            r"(?:and |but |so )?(?:i|we|you|he|she|it|they|this|that|which|there)",
            text[begin:finish].strip().lower(),
        )
    )


def _fronted(text: str, start: int, at: int) -> bool:
    """Whether nothing but a light word stands before the cue in its clause."""
    if at > start and text[at - 1] in '\u201c"\u2018':
        return True
    before = text[start:at].strip(" \t\n\u00a0\"\u201c\u2018'(\u2014\u2013-")
    return bool(_LIGHT.fullmatch(before))


def _opened(
    text: str, start: int, at: int, stop: int, end: int
) -> tuple[tuple[int, int], tuple[int, int]]:
    """``Because A, B.``: (A, B). Without a comma, "then" parts them; else B is empty."""
    del start
    then = re.compile(r",?\s+then\b", re.IGNORECASE).search(text, stop, end)
    commas = [
        c for c in _COMMA.finditer(text, stop, end) if not (then and then.start() <= c.start())
    ]
    commas = [c for c in commas if len(text[stop : c.start()].split()) >= 2]
    for n, comma in enumerate(commas):
        limit = commas[n + 1].start() if n + 1 < len(commas) else then.start() if then else None
        if limit is not None:
            piece = text[comma.end() : limit]
            if (_ASIDE.match(piece) and not _FINITE.search(piece)) or _MORE.match(piece):
                continue  # "If A, in my view, B", "If A, B or C, D", "If A, if B, C"
        return (stop, comma.start()), _right(text, comma.end(), end)
    if then:
        return (stop, then.start()), _right(text, then.end(), end)
    second = _second_subject(text, stop, end)
    if second is not None:
        return (stop, second), _right(text, second, end)
    return _right(text, stop, end), (at, at)


def _second_subject(text: str, stop: int, end: int) -> int | None:
    """Where the subject of a second clause begins though no comma parts them: "Without the boat the
    school would close". None where no verb of its own follows one."""
    for finite in _FINITE.finditer(text, stop, end):
        subjects = [
            m
            for m in _SUBJECT.finditer(text, stop, finite.start())
            if len(text[m.end() : finite.start()].split()) <= LONGEST_SUBJECT
        ]
        if subjects and len(text[stop : subjects[-1].start()].split()) > 1:
            return subjects[-1].start("subject")
    return None


def _left(text: str, start: int, at: int) -> tuple[int, int]:
    """The clause before a cue."""
    begin = start
    for mark in _BREAK.finditer(text, start, at):
        if len(text[mark.end() : at].split()) >= 2:
            begin = mark.end()
    for mark in _NEW_CLAUSE.finditer(text, begin, at):
        if len(text[mark.end() : at].split()) >= 2:
            begin = mark.end()
    frame = _FRAME.match(text, begin + len(text[begin:at]) - len(text[begin:at].lstrip()), at)
    if frame and len(text[frame.end() : at].split()) >= 2:
        begin = frame.end()
    piece = text[begin:at]
    head = _LEAD.match(piece.lstrip())
    if head and head.end() < len(piece.strip()):
        begin += len(piece) - len(piece.lstrip()) + head.end()
    while True:
        tail = _TAIL.search(text[begin:at].rstrip(" ,\n"))
        if not tail or not tail.start():
            break
        at = begin + tail.start()
    return begin, at


def _right(text: str, stop: int, end: int) -> tuple[int, int]:
    """The clause after a cue."""
    finish = end
    for mark in _BREAK.finditer(text, stop, end):
        if len(text[stop : mark.start()].split()) >= 2:
            finish = mark.start()
            break
    for mark in _NEW_CLAUSE.finditer(text, stop, finish):
        if len(text[stop : mark.start()].split()) >= 3:
            finish = mark.start()
            break
    said = _SAID.search(text[stop:finish])
    if said and len(text[stop : stop + said.start()].split()) >= 2:
        finish = stop + said.start()
    return stop, finish
