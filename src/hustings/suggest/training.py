"""What a person's own statements teach: examples of concepts, and passages that may belong to one
of them.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from ..model import SPOKEN_KINDS, Statement, Suggestion, Transcript
from .concepts import VERSION
from .sentences import sentences
from .spans import overlaps

METHOD = "learnt/concepts"
WORDS = {
    "causes": {"cause": "cause", "effect": "effect"},
    "predictions": {"outcome": "outcome"},
    "dates": {"event": ""},
    "concepts": {"code": ""},
}
"""Per kind of suggestion the fields that take a concept, and the value with the words for it ("":
the passage).
"""

LEAST = 5
"""Statements with a concept, of two concepts at least, before passages are proposed."""

TIERS = {"strong": 0.5, "medium": 0.3, "all": 0.15}
"""Least probability of the likeliest concept."""

Rank = Callable[[Sequence[str]], Sequence[Sequence[tuple[str, float]]]]
_WORD = re.compile(r"[^\W\d_]{4,}")


def examples(
    statements: Iterable[Statement],
    fields: Mapping[str, Sequence[str]],
    made_of: Mapping[str, Suggestion] | None = None,
) -> list[tuple[str, str]]:
    """``(words, concept)`` for every concept of every statement.

    ``fields`` are the concept fields of each form. The words are the statement's quote; where it
    was made of a suggestion (``made_of``, by statement) that knows which words are cause and which
    effect, those alone.
    """
    found = []
    for s in statements:
        offered = (made_of or {}).get(s.id)
        parts = asked_of(offered, s.quote) if offered is not None else {}
        for name in fields.get(s.form, ()):
            concept = s.values.get(name)
            if isinstance(concept, str) and concept:
                found.append((parts.get(name, s.quote), concept))
    return found


def asked_of(suggestion: Suggestion, passage: str) -> dict[str, str]:
    """The words to be named, by field that takes a concept; ``passage`` where a suggestion does not
    part them.
    """
    out = {}
    for name, value in WORDS.get(
        suggestion.kind, {} if suggestion.kind in _NO_CONCEPT else {"code": ""}
    ).items():
        words = suggestion.values.get(value) if value else None
        out[name] = words if isinstance(words, str) and words else passage
    return out


_NO_CONCEPT = ("actors", "quotations", "relations")


def concept_passages(
    transcript: Transcript,
    labelled: Sequence[tuple[str, str | None]],
    rank: Rank,
    *,
    tier: str = "strong",
    coded: Iterable[tuple[int, int]] = (),
    definitions: Mapping[str, str] | None = None,
    small: Collection[str] = (),
    version: str = VERSION,
) -> list[Suggestion]:
    """Sentences that may belong to a concept, in the order of the text.

    ``labelled`` are :func:`examples` (concept None: none fitted); ``rank`` gives for each text
    ``(concept, probability)``, best first; ``coded`` spans are left alone. The cue is the rarest
    word the sentence shares with what was coded so, or with the concept's name or description, and
    none of the ``small`` ones a language is built of; a sentence that shares none is not proposed.
    Fewer than ``LEAST`` examples, or of one concept only, give none.
    """
    given = [(words, concept) for words, concept in labelled if concept is not None]
    if len(given) < LEAST or len({c for _, c in given}) < 2:
        return []
    taken = list(coded)
    spoken = [(t.start, t.end) for t in transcript.turns if t.kind in SPOKEN_KINDS]
    places = [
        (start + a, start + b)
        for start, end in (spoken if transcript.turns else [(0, len(transcript.text))])
        for a, b in sentences(transcript.text[start:end])
    ]
    free = [p for p in places if not any(overlaps(p, t) for t in taken)]
    free = [p for p in free if len(_WORD.findall(transcript.text[p[0] : p[1]])) >= 3]
    if not free:
        return []
    texts = [transcript.text[a:b] for a, b in free]
    common = Counter(w for t in texts for w in {_stem(m) for m in _WORD.findall(t)})
    most = max(3, len(texts) // 10)  # a word of every tenth sentence tells nothing
    seen: dict[str, Counter[str]] = {}
    for words, concept in given:
        seen.setdefault(concept, Counter()).update({_stem(w) for w in _WORD.findall(words)})
    told = {
        n: {_stem(w) for w in _WORD.findall(f"{n} {d}")} for n, d in (definitions or {}).items()
    }
    out = []
    for (start, end), text, ranked in zip(free, texts, rank(texts), strict=True):
        if not ranked or ranked[0][1] < TIERS[tier]:
            continue
        concept, score = ranked[0]
        known = seen.get(concept, Counter())
        shared = [
            m
            for m in _WORD.finditer(text)
            if m.group().casefold() not in small
            and common[_stem(m.group())] <= most
            and (_stem(m.group()) in known or _stem(m.group()) in told.get(concept, ()))
        ]
        if not shared:
            continue
        cue = min(shared, key=lambda m: (common[_stem(m.group())], -len(m.group()), m.start()))
        times = known[_stem(cue.group())]
        where = (
            f"{times} {'passage' if times == 1 else 'passages'} you coded as"
            if times
            else "the codebook's words for"
        )
        key = f"{METHOD}\0{version}\0{transcript.id}\0{start}\0{end}\0{concept}\0{text}"
        out.append(
            Suggestion(
                id=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16],
                kind="concepts",
                transcript=transcript.id,
                start=start,
                end=end,
                cue=(start + cue.start(), start + cue.end()),
                values={"concepts": [[name, round(p, 3)] for name, p in ranked]},
                score=round(score, 3),
                method=METHOD,
                version=version,
                why=f"“{cue.group()}” stands in {where} “{concept}”.",
                tier=next(t for t, least in TIERS.items() if score >= least),
            )
        )
    return out


def _stem(word: str) -> str:
    return word.casefold()[:6]
