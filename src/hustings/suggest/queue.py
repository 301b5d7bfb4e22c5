"""A transcript's review queue: what the methods find, as suggestions a person can decide on."""

from __future__ import annotations

import hashlib
import logging
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol, runtime_checkable

from ..errors import UnknownName
from ..model import SPOKEN_KINDS, Actor, Suggestion, Transcript
from ..plugins import installed
from .actors import VERSION as ACTORS
from .actors import actors as find_actors
from .causes import VERSION as CAUSES
from .causes import CauseFound, causes
from .dates import VERSION as DATES
from .dates import DateFound, dates
from .language import by_language
from .languages import ENGLISH, added
from .predictions import VERSION as PREDICTIONS
from .predictions import PredictionFound, predictions
from .pronouns import Names, is_pronoun
from .quotation_found import QuotationFound
from .quotations import VERSION as QUOTATIONS
from .quotations import quotations
from .relations import VERSION as RELATIONS
from .relations import relations
from .spans import overlaps
from .tables import KINDS as TABLED
from .tables import VERSION as TABLES
from .tables import in_language
from .tiers import tiers_up_to
from .wrapping import unwrapped

KINDS = ("causes", "quotations", "actors", "relations", "dates", "predictions")
"""Kinds found by rules. Concepts need labelled statements: :func:`rank_concepts`."""

PLUGINS = "hustings.suggesters"
_LOG = logging.getLogger("hustings")


def suggest(
    transcript: Transcript,
    *,
    kinds: Sequence[str] | None = None,
    tier: str = "strong",
    actors: Sequence[Actor | str] = (),
    plugins: bool = True,
) -> list[Suggestion]:
    """What may be coded in ``transcript``, in the order of the text; the same text gives the same
    suggestions.

    ``kinds``: some of causes, quotations, actors, relations, dates, predictions, or a plug-in's
    name (default: all).
    ``actors`` are confirmed ones, whose names the relations use before those of candidates. Only
    turns that are somebody's words are searched; a text without turns is searched whole. Values
    hold words and spans, never a stance,
    sign, holder or commitment; what a verb hints at is under a key that ends in ``_guess``. Each
    turn is read by the rules of its language; in one they do not read (:func:`unread` says so)
    they find nothing. Raises UnknownName.
    """
    extra = _plugins() if plugins else {}
    wanted = tuple(kinds) if kinds is not None else (*KINDS, *extra)
    for kind in wanted:
        if kind not in KINDS and kind not in extra:
            raise UnknownName("kind of suggestion", kind, (*KINDS, *extra))
    tiers_up_to(tier)
    spoken = [(t.start, t.end) for t in transcript.turns if t.kind in SPOKEN_KINDS]
    found: list[Suggestion] = []
    parts = _parts(transcript) if any(kind in KINDS for kind in wanted) else {}
    for kind in dict.fromkeys(wanted):
        made = (
            _by_rules(kind, parts, tier, actors)
            if kind in KINDS
            else _asked(extra[kind], transcript, kind)
        )
        found += (
            made
            if not transcript.turns or kind == "actors"
            else (s for s in made if _within(s, spoken))
        )
    unique = {s.id: s for s in found}
    return sorted(unique.values(), key=lambda s: (s.start, s.end, s.kind, s.id))


def _parts(transcript: Transcript) -> dict[str, Transcript]:
    """Language -> the text, its lines unwrapped, with blanks for all that is in another; those the
    rules read."""
    stretches = {code: part for code, part in by_language(transcript).items() if code}
    text = unwrapped(transcript.text)
    whole = [(0, len(text))]
    return {
        code: replace(transcript, text=text if part == whole else _only(text, part))
        for code, part in stretches.items()
    }


def _only(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """``text`` with blanks outside ``stretches``; line ends stay."""
    kept = list(_NOT_LINE_END.sub(" ", text))
    for start, end in stretches:
        kept[start:end] = text[start:end]
    return "".join(kept)


_NOT_LINE_END = re.compile(r"[^\n]")


def _by_rules(
    kind: str, parts: Mapping[str, Transcript], tier: str, actors: Sequence[Actor | str]
) -> Iterable[Suggestion]:
    """What the rules of each language find in its part of the text."""
    for code, part in parts.items():
        if code == ENGLISH:
            yield from _MAKERS[kind](part, tier, actors)
        elif kind in TABLED:
            yield from _guarded(kind, code, part, tier)


def _guarded(kind: str, code: str, t: Transcript, tier: str) -> Iterable[Suggestion]:
    """What the tables of a language find; where another package's cannot be read nothing, and the
    log says so."""
    try:
        return list(_tabled(kind, code, t, tier))
    except (re.error, KeyError, ValueError) as error:
        if code not in added():
            raise
        told = f"{type(error).__name__}: {error}"
        _LOG.warning("The tables of %s for %r are left out: %s", kind, code, told)
        return []


def _tabled(kind: str, code: str, t: Transcript, tier: str) -> Iterable[Suggestion]:
    """What the tables of a language find; their version begins with its code."""
    rules, version = in_language(code), f"{code}{TABLES}"
    if kind == "causes":
        return _cause_values(t, rules.causes(t.text, tier), version)
    if kind == "quotations":
        return _quotation_values(t, rules.quotations(t.text, tier), version)
    if kind == "dates":
        return _date_values(t, rules.dates(t.text, _written(t), tier), version)
    return _prediction_values(t, rules.predictions(t.text, tier, _written(t)), version)


def language_read(s: Suggestion) -> str:
    """The code of the language whose rules found a suggestion."""
    code = re.match(r"[a-z]{2,3}(?=\d)", s.version)
    return code.group() if code else ENGLISH


def _within(s: Suggestion, spoken: list[tuple[int, int]]) -> bool:
    i = bisect_right(spoken, (s.start, 1 << 62))
    return any(
        overlaps((s.start, s.end), turn) for turn in spoken[max(0, i - 1) : i + 1]
    ) and not any(turn[0] <= s.start < turn[1] < s.end for turn in spoken[max(0, i - 1) : i + 1])


def _made(
    transcript: str,
    text: str,
    kind: str,
    version: str,
    start: int,
    end: int,
    cue: tuple[int, int] | None,
    values: Mapping[str, Any],
    score: float,
    why: str,
    tier: str = "strong",
    key: str = "",
) -> Suggestion:
    method = f"rules/{kind}"
    place = (
        f"{method}\0{version}\0{transcript}\0{start}\0{end}\0{_span(cue)}\0{key}\0{text[start:end]}"
    )
    return Suggestion(
        id=hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        kind=kind,
        transcript=transcript,
        start=start,
        end=end,
        cue=None if cue is None else (cue[0], cue[1]),
        values={k: v for k, v in values.items() if v not in (None, "", ())},
        score=round(score, 3),
        method=method,
        version=version,
        why=why,
        tier=tier,
    )


def _span(span: tuple[int, int] | None) -> list[int] | None:
    return None if span is None else [span[0], span[1]]


def _causes(t: Transcript, tier: str, actors: Sequence[Actor | str]) -> Iterable[Suggestion]:
    return _cause_values(t, causes(t.text, tier), CAUSES)


def _cause_values(t: Transcript, found: Iterable[CauseFound], version: str) -> Iterable[Suggestion]:
    for c in found:
        values = {
            "cause": c.cause.text,
            "effect": c.effect.text,
            "cause_span": _span(c.cause),
            "effect_span": _span(c.effect),
            "sign_guess": c.sign_guess,
            "negated": c.negated,
            "conditional": c.conditional,
            "question": c.question,
        }
        yield _made(
            t.id, t.text, "causes", version, c.start, c.end, c.cue, values, c.score, c.why, c.tier
        )


def _quotations(t: Transcript, tier: str, actors: Sequence[Actor | str]) -> Iterable[Suggestion]:
    return _quotation_values(t, quotations(t.text, tier), QUOTATIONS)


def _quotation_values(
    t: Transcript, found: Iterable[QuotationFound], version: str
) -> Iterable[Suggestion]:
    names: Names | None = None
    for q in found:
        meant = ""
        if q.source is not None and is_pronoun(q.source.text):
            names = names or Names(t.text, find_actors(t.text))
            meant = names.meant(q.source.text, q.source.start, _speaker(t, q.source.start))
            q = replace(q, why=f"{q.why} {_pronoun(q.source.text, meant)}")
        values = {
            "source": q.source.text if q.source else None,
            "source_guess": meant,
            "source_span": _span(q.source),
            "quotation_kind": q.kind,
        }
        yield _made(
            t.id,
            t.text,
            "quotations",
            version,
            q.start,
            q.end,
            q.cue,
            values,
            q.score,
            q.why,
            q.tier,
        )


def _speaker(t: Transcript, at: int) -> str | None:
    """Who speaks at an offset."""
    return next((turn.speaker for turn in t.turns if turn.start <= at < turn.end), None)


def _pronoun(word: str, meant: str) -> str:
    """One sentence about a source that is a pronoun."""
    if not meant:
        return f"\u201c{word}\u201d is a pronoun: who that is, you say."
    return f"\u201c{word}\u201d is a pronoun, perhaps {meant}, who is named before: you say."


def _actors(t: Transcript, tier: str, actors: Sequence[Actor | str]) -> Iterable[Suggestion]:
    known = {
        a if isinstance(a, str) else n
        for a in actors
        for n in ([a] if isinstance(a, str) else [a.name, *a.aliases])
    }
    parts: dict[str, set[str]] = {}
    for actor in actors:
        words = (actor if isinstance(actor, str) else actor.name).split()
        if len(words) > 1 and (isinstance(actor, str) or actor.kind == "person"):
            for word in (words[0], words[-1]):
                parts.setdefault(word, set()).add(" ".join(words))
    for a in find_actors(t.text):
        if a.name in known:
            continue
        whole = parts.get(a.name, set())
        if len(whole) == 1 and a.kind_guess in ("", "place"):
            # "Tobias" beside a Tobias Renn who is known
            a = replace(a, kind_guess="person", why=f"{a.why[:-1]}; may be {next(iter(whole))}.")
        values = {
            "name": a.name,
            "mentions": [_span(m) for m in a.mentions],
            "kind_guess": a.kind_guess,
            "aliases_proposed": list(a.aliases_proposed),
        }
        first = a.mentions[0]
        yield _made(
            t.id,
            t.text,
            "actors",
            ACTORS,
            a.start,
            a.end,
            first,
            values,
            a.score,
            a.why,
            "strong",
            a.name,
        )


def _relations(t: Transcript, tier: str, actors: Sequence[Actor | str]) -> Iterable[Suggestion]:
    for r in relations(t.text, actors, candidates=True):
        values = {
            "actor": r.actor,
            "relation": r.relation,
            "target": r.target,
            "negated": r.negated,
            "question": r.question,
        }
        key = f"{r.actor}\0{r.target}"  # one verb may join several
        yield _made(
            t.id,
            t.text,
            "relations",
            RELATIONS,
            r.start,
            r.end,
            r.cue,
            values,
            r.score,
            r.why,
            "strong",
            key,
        )


def _dates(t: Transcript, tier: str, actors: Sequence[Actor | str]) -> Iterable[Suggestion]:
    return _date_values(t, dates(t.text, written=_written(t), tier=tier), DATES)


def _date_values(t: Transcript, found: Iterable[DateFound], version: str) -> Iterable[Suggestion]:
    for d in found:
        values = {"about": d.edtf, "period": d.period}
        yield _made(
            t.id, t.text, "dates", version, d.start, d.end, d.cue, values, d.score, d.why, d.tier
        )


def _written(t: Transcript) -> str | None:
    """The day of speaking, if the transcript's date is one."""
    return (
        t.date
        if t.date and re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", t.date)
        else None
    )


def _predictions(t: Transcript, tier: str, actors: Sequence[Actor | str]) -> Iterable[Suggestion]:
    return _prediction_values(t, predictions(t.text, tier, written=_written(t)), PREDICTIONS)


def _prediction_values(
    t: Transcript, found: Iterable[PredictionFound], version: str
) -> Iterable[Suggestion]:
    for p in found:
        values = {
            "outcome": p.outcome.text,
            "horizon": p.horizon,
            "horizon_words": p.horizon_words,
            "direction_guess": p.direction_guess,
            "negated": p.negated,
            "conditional": p.conditional,
            "question": p.question,
        }
        yield _made(
            t.id,
            t.text,
            "predictions",
            version,
            p.start,
            p.end,
            p.cue,
            values,
            p.score,
            p.why,
            p.tier,
        )


_MAKERS: dict[str, Callable[[Transcript, str, Sequence[Actor | str]], Iterable[Suggestion]]] = {
    "causes": _causes,
    "quotations": _quotations,
    "actors": _actors,
    "relations": _relations,
    "dates": _dates,
    "predictions": _predictions,
}

_FORBIDDEN = ("stance", "agreement", "sign", "holder", "commitment")


@runtime_checkable
class Suggester(Protocol):
    """What another package's suggester is: it is asked about one transcript after another."""

    def __call__(self, transcript: Transcript, /) -> Iterable[Suggestion]:
        """What may be coded in a transcript, each with its cue and its reason."""
        ...


def _plugins() -> Mapping[str, Suggester]:
    """Suggesters of other packages."""
    return installed(PLUGINS, Suggester, KINDS)  # type: ignore[type-abstract]


def _asked(plugin: Suggester, transcript: Transcript, name: str) -> list[Suggestion]:
    """What a plug-in finds; one that fails finds nothing, is named in the log and stops nobody
    else.
    """
    try:
        return _checked(list(plugin(transcript)), transcript)
    except Exception as e:
        _LOG.warning(
            "The suggester %r failed on %r and is left out: %s: %s",
            name,
            transcript.id,
            type(e).__name__,
            e,
        )
        return []


def _checked(made: Iterable[Suggestion], transcript: Transcript) -> list[Suggestion]:
    """A plug-in's suggestions that keep the rules: a cue inside the text, a reason, nothing a
    person must decide.
    """
    n = len(transcript.text)
    return [
        s
        for s in made
        if s.transcript == transcript.id
        and 0 <= s.start < s.end <= n
        and s.cue is not None
        and 0 <= s.cue[0] < s.cue[1] <= n
        and s.why
        and 0 <= s.score <= 1
        and s.method
        and not s.method.startswith("rules/")
        and s.state == "open"
        and not any(key in s.values for key in _FORBIDDEN)
    ]
