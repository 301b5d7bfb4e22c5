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
    "asserts": "goes along with them",
    "reports": "reports them without taking sides",
    "rejects": "rejects them",
    "supposes": "supposes them",
    "predicts": "foretells with them",
    "wishes": "wishes with them",
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
    for name, found in list(by.items())[:MOST]:
        concepts = list(dict.fromkeys(r.concept for r in found if r.concept))
        ways = {c: sum(r.commitment == c for r in found) for c in GOES}
        known = [(GOES[c], n) for c, n in ways.items() if n]
        several = len(known) > 1
        goes = joined([f"{words} {times(n)}" if several else words for words, n in known])
        on = f", on {joined(concepts, MOST)}" if concepts else ""
        first = dict.fromkeys(v[0] for r in found if (v := t.by_id[r.statement].via))
        way = f" They reach {t.name} by way of {joined(list(first), MOST)}." if first else ""
        yield t.line(f"Words of {name}{on}: {t.name} {goes}.{way}", [r.statement for r in found])
    yield t.line(f"{headline(rows)}.", ids)


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
