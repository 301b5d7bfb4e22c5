"""Whose words a speaker calls in, for what, and how they were checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ...sources import Quotation, headline, ledger
from ...wording import counted, say, say_many, worded
from ..answers.account import AccountLine, AccountPart, AccountTable
from .telling import Teller
from .words import joined, own_words, through, times

FORMS = ("quotation",)
MOST, QUOTED = 5, 1
UNNAMED = "somebody"
"""Where those without a name stand among names."""
WAYS: Mapping[str, Callable[[str], str]] = {
    "asserts": lambda words: say("goes along with {words}", words=words),
    "reports": lambda words: say("takes no side on {words}", words=words),
    "rejects": lambda words: say("rejects {words}", words=words),
    "supposes": lambda words: say("only supposes {words}", words=words),
    "predicts": lambda words: say("foretells with {words}", words=words),
    "wishes": lambda words: say("wishes with {words}", words=words),
}
"""What a speaker makes of words."""


def authorities(t: Teller) -> AccountPart:
    """The quotations."""
    rows = ledger(t.of(*FORMS))
    ids = [r.statement for r in rows]
    by = _by_source(t, rows)
    checked = sum(r.check != "unchecked" for r in rows)
    named = sum(bool(name) for name in by)
    return AccountPart(
        key="authorities",
        title=say("Authorities called in"),
        page="quotations",
        rests=", ".join(
            [
                t.sentences(ids),
                counted(named, "source") if named else say("no source"),
                say_many(checked, "{n} checked", "{n} checked") if checked else say("none checked"),
            ]
        ),
        sentences=t.passages(ids),
        statements=ids,
        lines=[*_called(t, rows, by)]
        or [t.line(say("No quotation is coded in what {name} says.", name=t.name), ())],
        tables=_table(t, rows),
        quotes=[t.quote(found[0].statement) for found in list(by.values())[:QUOTED]],
        figure=None,
    )


def _by_source(t: Teller, rows: Sequence[Quotation]) -> dict[str, list[Quotation]]:
    """Whose words -> the quotations; "" for nobody who is named."""
    found: dict[str, list[Quotation]] = {}
    for r in rows:
        found.setdefault(r.quoted or "", []).append(r)
    return dict(sorted(found.items(), key=lambda p: (-len(p[1]), p[0] or UNNAMED)))


def _name(name: str) -> str:
    return name or say("somebody who is not named")


def _called(
    t: Teller, rows: Sequence[Quotation], by: dict[str, list[Quotation]]
) -> Iterator[AccountLine]:
    if not rows:
        return
    told = _how_often({_name(name): len(found) for name, found in by.items()})
    ids = [r.statement for r in rows]
    yield t.line(say("{name} quotes {told}.", name=t.name, told=joined(told)), ids)
    yield from _taken(t, by)
    yield t.line(f"{headline(rows)}.", ids)


def _taken(t: Teller, by: dict[str, list[Quotation]]) -> Iterator[AccountLine]:
    """What the speaker makes of the words of each: those of whom the same is made together."""
    same: dict[tuple[tuple[str, int], ...], list[str]] = {}
    for name in list(by)[:MOST]:
        same.setdefault(_goes(by[name]), []).append(name)
    for goes, names in same.items():
        told = joined([f"{_name(name)}{_on_what(by[name])}" for name in names])
        ids = [r.statement for name in names for r in by[name]]
        words = _made_of(goes, say("words of {told}", told=told))
        yield t.line(say("{name} {goes}.", name=t.name, goes=words), ids)
    for name in list(by)[:MOST]:
        first = dict.fromkeys(v[0] for r in by[name] if (v := t.by_id[r.statement].via))
        if first:
            ids = [r.statement for r in by[name]]
            words = say(
                "Words of {quoted} reach {name} by way of {names}.",
                quoted=_name(name),
                name=t.name,
                names=joined(list(first), MOST),
            )
            yield t.line(words, ids)


def _goes(found: Sequence[Quotation]) -> tuple[tuple[str, int], ...]:
    """What is made of some words, and how often where it is more than one thing."""
    ways = [(c, sum(r.commitment == c for r in found)) for c in WAYS]
    known = [(c, n) for c, n in ways if n]
    return tuple(known) if len(known) > 1 else ((known[0][0], 0),)


def _made_of(goes: Sequence[tuple[str, int]], words: str) -> str:
    """The same as one says it of these words."""
    (only, often), *rest = goes
    if not often:
        return WAYS[only](words)
    told = [f"{WAYS[only](words)} {times(often)}"]
    return joined([*told, *(f"{WAYS[c](say('them'))} {times(n)}" for c, n in rest)])


def _on_what(found: Sequence[Quotation]) -> str:
    concepts = list(dict.fromkeys(r.concept for r in found if r.concept))
    return say(" (on {concepts})", concepts=joined(concepts, MOST)) if concepts else ""


def _how_often(counts: Mapping[str, int]) -> list[str]:
    """Names with how often, those as often as each other together: "A twice", "B and C once each";
    of many the rest are counted."""
    shown = dict(list(counts.items())[:MOST])
    left = len(counts) - len(shown)
    told = []
    for n in dict.fromkeys(shown.values()):
        names = [name for name, k in shown.items() if k == n]
        often = f" {times(n)}" if len(counts) > 1 or n > 1 else ""
        if len(names) > 1:
            often = say(" {often} each", often=times(n))
        told.append(f"{joined(names)}{often}")
    return [*told, say("{n} more", n=left)] if left else told


def _table(t: Teller, rows: Sequence[Quotation]) -> list[AccountTable]:
    lines = [
        t.row(
            [
                (r.quoted or say("nobody named")) + through(t.by_id[r.statement].via),
                r.concept or "",
                own_words(r.commitment),
                worded(r.words) or say("not said"),
                r.source or say("none named"),
                worded(r.check)
                if r.difference is None
                else f"{worded(r.check)}: {r.difference.says}",
            ],
            [r.statement],
        )
        for r in rows
    ]
    columns = [say("whose words"), say("on what"), say("how far"), say("how close")]
    columns += [say("source"), say("check"), say("sentences")]
    return [AccountTable(say("Quotations"), columns, lines)] if lines else []
