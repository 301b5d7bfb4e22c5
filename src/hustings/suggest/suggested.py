"""What each kind of rule finds, as suggestions: values a person is asked about, a lasting id."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple, Protocol

from ..model import Actor, Suggestion, Transcript
from .actors.finding import VERSION as ACTORS
from .actors.finding import actors as find_actors
from .actors.pronouns import Names, is_pronoun
from .causes.finding import VERSION as CAUSES
from .causes.finding import CauseFound, causes
from .dates.finding import VERSION as DATES
from .dates.finding import DateFound, dates
from .predictions.finding import VERSION as PREDICTIONS
from .predictions.finding import PredictionFound, predictions
from .quotations.finding import VERSION as QUOTATIONS
from .quotations.finding import quotations
from .quotations.found import QuotationFound
from .relations.finding import VERSION as RELATIONS
from .relations.finding import relations
from .relations.parsed.pipeline import Parser
from .tiers import tiers_up_to

KINDS = ("causes", "quotations", "actors", "relations", "dates", "predictions")
"""Kinds found by rules. Concepts need labelled statements: :func:`rank_concepts`."""


class Find(Protocol):
    """What the rules of every kind say of a find."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def cue(self) -> tuple[int, int] | None: ...
    @property
    def score(self) -> float: ...
    @property
    def why(self) -> str: ...
    @property
    def tier(self) -> str: ...


class Rules(NamedTuple):
    """Whose find it is: a kind of rules, and their version."""

    kind: str
    version: str


def _made(
    t: Transcript, by: Rules, find: Find, values: Mapping[str, Any], key: str = ""
) -> Suggestion:
    method, cue = f"rules/{by.kind}", find.cue
    where = f"{t.id}\0{find.start}\0{find.end}\0{_span(cue)}"
    place = f"{method}\0{by.version}\0{where}\0{key}\0{t.text[find.start : find.end]}"
    return Suggestion(
        id=hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        kind=by.kind,
        transcript=t.id,
        start=find.start,
        end=find.end,
        cue=None if cue is None else (cue[0], cue[1]),
        values={k: v for k, v in values.items() if v not in (None, "", ())},
        score=round(find.score, 3),
        method=method,
        version=by.version,
        why=find.why,
        tier=find.tier,
    )


def _span(span: tuple[int, int] | None) -> list[int] | None:
    return None if span is None else [span[0], span[1]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the rules: down to which tier, with which confirmed actors, and what parser
    reads sentences beside them."""

    tier: str
    actors: Sequence[Actor | str] = ()
    parser: Parser | None = None


def _causes(t: Transcript, asked: Asked) -> Iterable[Suggestion]:
    return cause_values(t, causes(t.text, asked.tier), CAUSES)


def cause_values(t: Transcript, found: Iterable[CauseFound], version: str) -> Iterable[Suggestion]:
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
        yield _made(t, Rules("causes", version), c, values)


def _quotations(t: Transcript, asked: Asked) -> Iterable[Suggestion]:
    return quotation_values(t, quotations(t.text, asked.tier), QUOTATIONS)


def quotation_values(
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
        yield _made(t, Rules("quotations", version), q, values)


def _speaker(t: Transcript, at: int) -> str | None:
    """Who speaks at an offset."""
    return next((turn.speaker for turn in t.turns if turn.start <= at < turn.end), None)


def _pronoun(word: str, meant: str) -> str:
    """One sentence about a source that is a pronoun."""
    if not meant:
        return f"\u201c{word}\u201d is a pronoun: who that is, you say."
    return f"\u201c{word}\u201d is a pronoun, perhaps {meant}, who is named before: you say."


def _actors(t: Transcript, asked: Asked) -> Iterable[Suggestion]:
    known = {
        a if isinstance(a, str) else n
        for a in asked.actors
        for n in ([a] if isinstance(a, str) else [a.name, *a.aliases])
    }
    parts: dict[str, set[str]] = {}
    for actor in asked.actors:
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
        yield _made(t, Rules("actors", ACTORS), a, values, a.name)


def _relations(t: Transcript, asked: Asked) -> Iterable[Suggestion]:
    speaker, wanted, parser = partial(_speaker, t), tiers_up_to(asked.tier), asked.parser
    version = RELATIONS if parser is None else f"{RELATIONS}{_WITH}{parser.name}"
    for r in relations(t.text, asked.actors, candidates=True, speaker=speaker, parser=parser):
        if r.tier not in wanted:
            continue
        values = {
            "actor": r.actor,
            "relation": r.relation,
            "target": r.target,
            "negated": r.negated,
            "question": r.question,
        }
        key = f"{r.actor}\0{r.target}"  # one verb may join several
        yield _made(t, Rules("relations", version), r, values, key)


_WITH = " with "
"""Before the name of a parser in a version."""


def is_parsed(s: Suggestion) -> bool:
    """Whether a parser read the text beside the rules that found a suggestion."""
    return _WITH in s.version


def _dates(t: Transcript, asked: Asked) -> Iterable[Suggestion]:
    return date_values(t, dates(t.text, written=day_written(t), tier=asked.tier), DATES)


def date_values(t: Transcript, found: Iterable[DateFound], version: str) -> Iterable[Suggestion]:
    for d in found:
        values = {"about": d.edtf, "period": d.period}
        yield _made(t, Rules("dates", version), d, values)


def day_written(t: Transcript) -> str | None:
    """The day of speaking, if the transcript's date is one."""
    return (
        t.date
        if t.date and re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", t.date)
        else None
    )


def _predictions(t: Transcript, asked: Asked) -> Iterable[Suggestion]:
    return prediction_values(
        t, predictions(t.text, asked.tier, written=day_written(t)), PREDICTIONS
    )


def prediction_values(
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
        yield _made(t, Rules("predictions", version), p, values)


MAKERS: dict[str, Callable[[Transcript, Asked], Iterable[Suggestion]]] = {
    "causes": _causes,
    "quotations": _quotations,
    "actors": _actors,
    "relations": _relations,
    "dates": _dates,
    "predictions": _predictions,
}
