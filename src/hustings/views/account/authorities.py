"""Whose words a speaker calls in, for what, and how they were checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...sources import Quotation, headline, ledger
from ..answers.account import AccountLine, AccountPart, AccountTable
from .telling import Teller
from .words import OWN, counted, joined, none_or, through, times

FORMS = ("quotation",)
MOST, QUOTED = 5, 1
GOES = {
    "asserts": "goes along with {}",
    "reports": "takes no side on {}",
    "rejects": "rejects {}",
    "supposes": "only supposes {}",
    "predicts": "foretells with {}",
    "wishes": "wishes with {}",
}


def authorities(t: Teller) -> AccountPart:
    """The quotations."""
    rows = ledger(t.of(*FORMS))
    ids = [r.statement for r in rows]
    by = _by_source(t, rows)
    checked = sum(r.check != "unchecked" for r in rows)
    named = sum(name != "somebody not named" for name in by)
    return AccountPart(
        key="authorities",
        title="Authorities called in",
        page="quotations",
        rests=", ".join(
            [
                t.sentences(ids),
                counted(named, "source") if named else "no source",
                f"{none_or(checked)} checked",
            ]
        ),
        sentences=t.passages(ids),
        statements=ids,
        lines=[*_called(t, rows, by)] or [t.line(f"{t.name} quotes nobody.", ())],
        tables=_table(t, rows),
        quotes=[t.quote(found[0].statement) for found in list(by.values())[:QUOTED]],
        figure=None,
    )


def _by_source(t: Teller, rows: Sequence[Quotation]) -> dict[str, list[Quotation]]:
    found: dict[str, list[Quotation]] = {}
    for r in rows:
        found.setdefault(r.quoted or "somebody not named", []).append(r)
    return dict(sorted(found.items(), key=lambda p: (-len(p[1]), p[0])))


def _called(
    t: Teller, rows: Sequence[Quotation], by: dict[str, list[Quotation]]
) -> Iterator[AccountLine]:
    if not rows:
        return
    told = _how_often({name: len(found) for name, found in by.items()})
    ids = [r.statement for r in rows]
    yield t.line(f"{t.name} quotes {joined(told)}.", ids)
    yield from _taken(t, by)
    yield t.line(f"{headline(rows)}.", ids)


def _taken(t: Teller, by: dict[str, list[Quotation]]) -> Iterator[AccountLine]:
    """What the speaker makes of the words of each: those of whom the same is made together."""
    same: dict[str, list[str]] = {}
    for name in list(by)[:MOST]:
        same.setdefault(_goes(by[name]), []).append(name)
    for goes, names in same.items():
        told = [f"{name}{_on_what(by[name])}" for name in names]
        ids = [r.statement for name in names for r in by[name]]
        yield t.line(f"{t.name} {goes.format(f'words of {joined(told)}')}.", ids)
    for name in list(by)[:MOST]:
        first = dict.fromkeys(v[0] for r in by[name] if (v := t.by_id[r.statement].via))
        if first:
            ids = [r.statement for r in by[name]]
            way = joined(list(first), MOST)
            yield t.line(f"Words of {name} reach {t.name} by way of {way}.", ids)


def _goes(found: Sequence[Quotation]) -> str:
    """What is made of some words, in a sentence with a place for whose they are."""
    ways = {c: sum(r.commitment == c for r in found) for c in GOES}
    known = [(GOES[c], n) for c, n in ways.items() if n]
    if len(known) == 1:
        return known[0][0]
    first, *rest = [f"{words} {times(n)}" for words, n in known]
    return joined([first, *(words.format("them") for words in rest)])


def _on_what(found: Sequence[Quotation]) -> str:
    concepts = list(dict.fromkeys(r.concept for r in found if r.concept))
    return f" (on {joined(concepts, MOST)})" if concepts else ""


def _how_often(counts: Mapping[str, int]) -> list[str]:
    """Names with how often, those as often as each other together: "A twice", "B and C once each";
    of many the rest are counted."""
    shown = dict(list(counts.items())[:MOST])
    left = len(counts) - len(shown)
    told = []
    for n in dict.fromkeys(shown.values()):
        names = [name for name, k in shown.items() if k == n]
        each = " each" if len(names) > 1 else ""
        often = f" {times(n)}{each}" if len(counts) > 1 or n > 1 else ""
        told.append(f"{joined(names)}{often}")
    return [*told, f"{left} more"] if left else told


def _table(t: Teller, rows: Sequence[Quotation]) -> list[AccountTable]:
    lines = [
        t.row(
            [
                (r.quoted or "nobody named") + through(t.by_id[r.statement].via),
                r.concept or "",
                OWN[r.commitment],
                r.words or "not said",
                r.source or "none named",
                r.check if r.difference is None else f"{r.check}: {r.difference.says}",
            ],
            [r.statement],
        )
        for r in rows
    ]
    columns = ["whose words", "on what", "how far", "how close", "source", "check", "sentences"]
    return [AccountTable("Quotations", columns, lines)] if lines else []
