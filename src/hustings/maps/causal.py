"""Statements of causes -> the system they describe, in somebody's account."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from ..errors import OptionError, UnknownName
from ..model import COMMITMENTS, CausalMap, Statements, Study
from ..model.links import Ints, different
from .claim_table import ClaimTable
from .claims import claims_of
from .options import MAP

_TAG = re.compile(r"\s*\[(~?)(\w+)\]\s*$")


def causal_map(
    statements: Statements | Iterable[Any],
    *,
    holders: Sequence[str | None] = (),
    speakers: Sequence[str] = (),
    commitments: Sequence[str] = MAP.commitments,
    zoom: int | None = None,
    opposites: bool | str = False,
    parents: Mapping[str, str | None] | None = None,
    trace_from: Sequence[str] = (),
    trace_to: Sequence[str] = (),
    trace_length: int = 4,
    same_source: bool = False,
    minimum_citations: int = MAP.minimum_citations,
    minimum_sources: int = MAP.minimum_sources,
) -> CausalMap:
    """The causal map of some statements (columns ``cause``, ``effect``, ``sign``; optional
    ``strength``, ``hedge``, ``speaker``, ``holder``, ``commitment``, ``document``, ``quote``,
    ``id``). A form of one's own counts as well, if it has a cause and an effect.

    The steps, always in this order: select (holders, speakers, commitments) -> trace -> combine
    opposites -> zoom -> cut by frequency. Counts are taken anew after each.

    ``holders``: whose views (None = "unstated"); empty = everybody's. ``commitments``: by default
    only what the speaker asserts. Rejected claims, if chosen, are links of their own (``denied``)
    and no run goes through them.
    ``opposites``: True rewrites every ``~X`` to ``X`` and turns the sign for each; ``"pairs"`` only
    where ``X`` was coded too; the claim keeps what was told (:func:`split_opposites` gives it
    back).
    ``zoom``: keep the first so many parts of "a; b; c". ``parents`` (name -> parent's name) gives
    full paths to names that lack them. ``trace_*``: keep links on a simple path of at most
    ``trace_length`` links from/to these factors; with ``same_source`` only chains one source tells
    whole.

    Raises UnknownName (a holder, speaker, commitment, factor that is not there), OptionError (a
    sign or strength that is none, a hierarchy that runs in a circle). Nothing selected: an empty
    map whose notes say so.
    """
    table = (
        statements if isinstance(statements, Statements) else Statements.from_statements(statements)
    )
    if zoom is not None and (isinstance(zoom, bool) or not isinstance(zoom, int) or zoom < 1):
        raise OptionError(
            f"zoom is {zoom!r}: give a whole number of levels, 1 or more, or None for all."
        )
    for name, value in (
        ("minimum_citations", minimum_citations),
        ("minimum_sources", minimum_sources),
    ):
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise OptionError(f"{name} is {value!r}: give a whole number, 1 or more.")
    if opposites not in (True, False, "all", "pairs"):
        raise OptionError(f"opposites is {opposites!r}: give True, False or 'pairs'.")
    holders = _listed(holders)
    speakers = _listed(speakers)
    commitments = _listed(commitments)
    for word in commitments:
        if word not in COMMITMENTS:
            raise UnknownName("commitment", word, COMMITMENTS)

    notes: list[str] = []
    claims = claims_of(table, holders, speakers, commitments, notes)
    claims = _pathed(claims, parents or {})
    if trace_from or trace_to:
        trace = _Trace(_listed(trace_from), _listed(trace_to), trace_length, same_source)
        claims = _traced(claims, trace, notes)
    if opposites:
        claims = _combined(claims, only_pairs=opposites == "pairs", notes=notes)
    if zoom is not None:
        claims = _zoomed(claims, zoom, notes)
    if minimum_citations > 1 or minimum_sources > 1:
        claims = _cut(claims, minimum_citations, minimum_sources, notes)
    options = {
        "holders": list(holders),
        "speakers": list(speakers),
        "commitments": list(commitments),
        "zoom": zoom,
        "opposites": opposites,
        "trace_from": list(_listed(trace_from)),
        "trace_to": list(_listed(trace_to)),
        "trace_length": trace_length,
        "same_source": same_source,
        "minimum_citations": minimum_citations,
        "minimum_sources": minimum_sources,
    }
    named = [h for h in holders if h is not None]
    return claims.map(Study("causal_map", options), named, notes)


def split_opposites(m: CausalMap) -> CausalMap:
    """The map with every claim as it was told: the way back from ``opposites`` (and from
    ``zoom``)."""
    claims = []
    for claim in m.claims:
        if claim.as_told is None:
            claims.append(claim)
        else:
            cause, effect, sign = claim.as_told
            claims.append(replace(claim, cause=cause, effect=effect, sign=sign, as_told=None))
    return CausalMap.from_claims(claims, study=m.study, holders=m.holders)


def flip(label: str) -> str:
    """The opposite of a factor's label, part by part: ``~Calm; Night`` <-> ``Calm; ~Night``."""
    parts = [p.strip() for p in label.split(";")]
    return "; ".join(p[1:].strip() if p.startswith("~") else f"~{p}" for p in parts)


def zoom_label(label: str, level: int) -> str:
    """The first ``level`` parts of a label, split at ``;``, trimmed and joined with "; "."""
    return "; ".join([p.strip() for p in label.split(";") if p.strip()][:level]) or label


def _listed(value: Any) -> tuple[Any, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, Iterable):
        raise OptionError(f"{value!r} is no name and no list of names.")
    return tuple(value)


def _pathed(claims: ClaimTable, parents: Mapping[str, str | None]) -> ClaimTable:
    if not parents:
        return claims
    full: dict[str, str] = {}
    for name in parents:
        chain = [name]
        while (above := parents.get(chain[0])) is not None:
            if above in chain:
                circle = " > ".join([above, *chain[: chain.index(above) + 1]])
                raise OptionError(
                    f"The hierarchy runs in a circle: {circle}. Take one parent away.",
                    circle=circle,
                )
            chain.insert(0, above)
        full[name] = "; ".join(chain)
    return claims.renamed([full.get(name, name) for name in claims.names])


def _combined(claims: ClaimTable, *, only_pairs: bool, notes: list[str]) -> ClaimTable:
    labels = set(claims.used())
    tagged: dict[str, list[str]] = {}
    for label in labels:
        found = _TAG.search(label)
        if found and not found[1]:
            tagged.setdefault(found[2], []).append(label)

    def positive(label: str) -> tuple[str, bool]:
        found = _TAG.search(label)
        if found and found[1]:
            partners = tagged.get(found[2], [])
            if len(partners) == 1:
                return partners[0], True
        if label.startswith("~"):
            other = flip(label)
            if not only_pairs or other in labels:
                return other, True
        return label, False

    ways = {label: positive(label) for label in labels}
    flipped = {label for label, (_, turned) in ways.items() if turned}
    whole = [ways.get(name, (name, False)) for name in claims.names]
    claims = claims.moved([name for name, _ in whole], [turned for _, turned in whole])
    alone = sorted(f for f in flipped if positive(f)[0] not in labels)
    if flipped:
        notes.append(f"{len(flipped)} opposites were turned into signs.")
    if alone:
        notes.append(f"Of these, the positive form was never coded for: {', '.join(alone)}.")
    return claims


def _zoomed(claims: ClaimTable, level: int, notes: list[str]) -> ClaimTable:
    labels = [zoom_label(name, level) for name in claims.names]
    out = claims.moved(labels)
    other = np.array([a != b for a, b in zip(claims.names, labels, strict=True)], dtype=bool)
    changed = int((other[claims.cause] | other[claims.effect]).sum())
    made = int(((claims.cause != claims.effect) & (out.cause == out.effect)).sum())
    if changed:
        notes.append(
            f"Zoomed to level {level}: {changed} claims were relabelled; zooming may join chains "
            f"nobody told."
        )
    if made:
        notes.append(f"Zooming turned {made} claims into loops of a factor on itself.")
    return out


class _Trace(NamedTuple):
    """Between which factors paths are sought, of how many links, told by one source or by any."""

    starts: Sequence[str]
    targets: Sequence[str]
    length: int
    same_source: bool


def _traced(claims: ClaimTable, trace: _Trace, notes: list[str]) -> ClaimTable:
    from .paths import traced_pairs

    known = sorted(claims.used())
    for name in (*trace.starts, *trace.targets):
        if name not in known:
            raise UnknownName("factor", name, known)
    names, denied = claims.names, claims.denied
    ties = claims.cause * len(names) + claims.effect
    whose = claims.told.source.codes if trace.same_source else np.zeros(len(claims), dtype=np.int64)
    keep = np.zeros(len(claims), dtype=bool)
    whole = True
    for source in np.unique(whose).tolist():
        mine = whose == source
        every, live = _named(names, ties[mine]), _named(names, ties[mine & ~denied])
        pairs, complete = traced_pairs(every, live, trace.starts, trace.targets, trace.length)
        whole &= complete
        at = {name: k for k, name in enumerate(names)}
        found = [at[a] * len(names) + at[b] for a, b in pairs]
        keep |= mine & np.isin(ties, found)
    notes.append(
        f"Traced: {int(keep.sum())} of {len(claims)} claims lie on a path of at most "
        f"{trace.length} links."
    )
    if not whole:
        notes.append(
            "The search for paths was stopped at its cap: some links on long paths may be missing."
        )
    return claims.take(keep)


def _named(names: Sequence[str], ties: Ints) -> list[tuple[str, str]]:
    """The different ties among some, by name."""
    ends = (divmod(tie, len(names)) for tie in np.unique(ties).tolist())
    return [(names[a], names[b]) for a, b in ends]


def _cut(claims: ClaimTable, citations: int, sources: int, notes: list[str]) -> ClaimTable:
    first, group = groups = claims.groups()
    told = claims.citations(groups)
    whose = np.bincount(different(group, claims.told.source.codes)[0], minlength=len(first))
    stay = (told >= citations) & (whose >= sources)
    if not stay.all():
        notes.append(
            f"{int((~stay).sum())} of {len(stay)} links are not shown: told fewer than "
            f"{citations} times "
            f"or by fewer than {sources} sources."
        )
    return claims.take(stay[group])
