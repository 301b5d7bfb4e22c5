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

from ..sentences import Sentences
from ..spans import Span, trim
from ..tiers import tiers_up_to
from ..words import finds
from ..wrapping import over_wrapped_lines
from .clauses import (
    FRAMED,
    clause_before,
    clause_behind,
    has_words,
    is_empty,
    is_fronted,
    opened_by,
    subject_alone,
    unlabelled,
    without_however,
)
from .cues import AIMS, ANSWERING, DOUBTED, LOOKING_BACK, VERBS_TIER, Cue, cues
from .doubts import DENIED, NO_ACT, doubtful
from .verbs import acts, used

VERSION = "6"
"""Strong shows only the surest cues; medium adds likely ones; all adds those right about two times
in three.
"""


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
_SPEAKS_ANEW = re.compile(r"[-\u2013\u2014\u2022]\s|[A-Z][\w.'\u2019 -]{0,40}:\s")
"""A paragraph in which somebody else may begin to speak: a dash or a label opens it."""


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
        return clause_behind(text, stop, end), hit.effect
    if hit.cause:
        return hit.cause, clause_behind(text, stop, end)
    if cue.side == "left" and text[stop : stop + 1] == ":":
        # "We want it for this reason: it is quiet"
        return clause_behind(text, stop + 1, end), clause_before(text, start, at)
    fronted = cue.pattern is not None and is_fronted(text, start, at)
    if cue.side == "right":
        return _from_right(text, by_sentence, i, hit, fronted)
    if fronted:
        return _before(by_sentence, i, at), clause_behind(text, stop, end)
    if cue.name in LOOKING_BACK:
        closes = not has_words(text, (stop, end))
        if closes or subject_alone(text, start, at):
            # "I therefore suggest \u2026", "\u2026 for that reason.": the cause was said before
            finish = at if closes else clause_behind(text, stop, end)[1]
            return _before(by_sentence, i, at), (clause_before(text, start, at)[0], finish)
    return clause_before(text, start, at), clause_behind(text, stop, end)


def _from_right(
    text: str, by_sentence: Sentences, i: int, hit: _Hit, fronted: bool
) -> tuple[tuple[int, int], tuple[int, int]]:
    """(cause, effect) of a cue whose cause stands behind it."""
    start, end = by_sentence.spans[i]
    at, stop = hit.start, hit.end
    if not fronted:
        effect, cause = clause_before(text, start, at), clause_behind(text, stop, end)
        if FRAMED.search(text, start, at):
            # "I think that if A, B": the frame is not the effect
            opened = opened_by(text, start, at, stop, end)
            if has_words(text, opened[1]):
                return opened
        return cause, effect
    cause, effect = opened_by(text, start, at, stop, end)
    if not has_words(text, effect) and _answers(hit.cue, text, at) and i:
        before = _before(by_sentence, i, at)
        effect = before if has_words(text, before) else effect
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
        unlabelled(text, *without_however(text, *trim(text, *side)))
        for side in _sides(text, by_sentence, i, hit)
    )
    if not has_words(text, cause) or not has_words(text, effect):
        return None
    if is_empty(text, cause) or is_empty(text, effect):
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
        if not (hit.cause or hit.effect) and is_fronted(text, start, hit.start):
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


def _answers(cue: Cue, text: str, at: int) -> bool:
    """Whether a sentence that is nothing but the cue and a cause answers the one before ("Because
    it is loud.").
    """
    quoted = text[max(0, at - 1) : at] in ("\u201c", '"', "\u2018")
    return not quoted and cue.name in ANSWERING
