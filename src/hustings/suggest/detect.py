"""All kinds of suggestions over one transcript, each turn by the rules of its language."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..errors import UnknownName
from ..model import SPOKEN_KINDS, Actor, Suggestion, Transcript
from .language import by_language
from .languages import ENGLISH, added
from .relations.parsed.pipeline import own_parser
from .spans import overlaps
from .suggested import (
    KINDS,
    MAKERS,
    Asked,
    cause_values,
    date_values,
    day_written,
    prediction_values,
    quotation_values,
)
from .suggesters import LOG, asked, suggesters
from .tables import KINDS as TABLED
from .tables import VERSION as TABLES
from .tables import in_language
from .tiers import tiers_up_to
from .wrapping import unwrapped


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
    name (default: all). ``plugins``: also those of other packages, and the parser that is
    installed (docs/how-to/parse-sentences.md), by which more relations are found.
    ``actors`` are confirmed ones, whose names the relations use before those of candidates. Only
    turns that are somebody's words are searched; a text without turns is searched whole. Values
    hold words and spans, never a stance,
    sign, holder or commitment; what a verb hints at is under a key that ends in ``_guess``. Each
    turn is read by the rules of its language; in one they do not read (:func:`unread` says so)
    they find nothing. Raises UnknownName.
    """
    extra = suggesters() if plugins else {}
    wanted = tuple(kinds) if kinds is not None else (*KINDS, *extra)
    for kind in wanted:
        if kind not in KINDS and kind not in extra:
            raise UnknownName("kind of suggestion", kind, (*KINDS, *extra))
    tiers_up_to(tier)
    spoken = [(t.start, t.end) for t in transcript.turns if t.kind in SPOKEN_KINDS]
    found: list[Suggestion] = []
    asks = Asked(tier, actors, own_parser() if plugins and "relations" in wanted else None)
    parts = _parts(transcript) if any(kind in KINDS for kind in wanted) else {}
    for kind in dict.fromkeys(wanted):
        made = (
            _by_rules(kind, parts, asks) if kind in KINDS else asked(extra[kind], transcript, kind)
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


def _by_rules(kind: str, parts: Mapping[str, Transcript], asks: Asked) -> Iterable[Suggestion]:
    """What the rules of each language find in its part of the text."""
    for code, part in parts.items():
        if code == ENGLISH:
            yield from MAKERS[kind](part, asks)
        elif kind in TABLED:
            yield from _guarded(kind, code, part, asks.tier)


def _guarded(kind: str, code: str, t: Transcript, tier: str) -> Iterable[Suggestion]:
    """What the tables of a language find; where another package's cannot be read nothing, and the
    log says so."""
    try:
        return list(_tabled(kind, code, t, tier))
    except (re.error, KeyError, ValueError) as error:
        if code not in added():
            raise
        told = f"{type(error).__name__}: {error}"
        LOG.warning("The tables of %s for %r are left out: %s", kind, code, told)
        return []


def _tabled(kind: str, code: str, t: Transcript, tier: str) -> Iterable[Suggestion]:
    """What the tables of a language find; their version begins with its code."""
    rules, version = in_language(code), f"{code}{TABLES}"
    if kind == "causes":
        return cause_values(t, rules.causes(t.text, tier), version)
    if kind == "quotations":
        return quotation_values(t, rules.quotations(t.text, tier), version)
    if kind == "dates":
        return date_values(t, rules.dates(t.text, day_written(t), tier), version)
    return prediction_values(t, rules.predictions(t.text, tier, day_written(t)), version)


def language_read(s: Suggestion) -> str:
    """The code of the language whose rules found a suggestion."""
    code = re.match(r"[a-z]{2,3}(?=\d)", s.version)
    return code.group() if code else ENGLISH


def _within(s: Suggestion, spoken: list[tuple[int, int]]) -> bool:
    i = bisect_right(spoken, (s.start, 1 << 62))
    return any(
        overlaps((s.start, s.end), turn) for turn in spoken[max(0, i - 1) : i + 1]
    ) and not any(turn[0] <= s.start < turn[1] < s.end for turn in spoken[max(0, i - 1) : i + 1])
