"""What is to come: a speaker's forecasts, when they are due and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import edtf
from ..answers.account import AccountLine, AccountPart, AccountTable
from ..answers.forecasts import ForecastRow
from ..forecasts import forecasts_view
from ..told import said_when
from .telling import Teller
from .words import OWN, counted, dated, joined, none_or, verb

FORMS = ("prediction",)
QUOTED = 1
OWN_MAP = {
    "yes": "own causes point the same way",
    "no": "own causes point the other way",
    "both ways": "own causes point both ways",
    "not said": "own causes do not say which way",
    "not connected": "not among own causes",
}


def coming(t: Teller) -> AccountPart:
    """The forecasts the speaker tells, own and of others."""
    told = {s.id for s in t.of(*FORMS)}
    rows = [r for r in forecasts_view(t.project, t.today).rows if r.statement in told]
    ids = [r.statement for r in rows]
    with_day = sum(r.due is not None for r in rows)
    return AccountPart(
        key="coming",
        title="What is to come",
        page="forecasts",
        rests=f"{t.sentences(ids)}, {none_or(with_day)} with a date",
        sentences=t.passages(ids),
        statements=ids,
        lines=[*_lines(t, rows)] or [t.line(f"{t.name} says of nothing that it will come.", ())],
        tables=_table(t, rows),
        quotes=[t.quote(i) for i in ids[:QUOTED]],
        figure=None,
    )


def foreseen(r: ForecastRow) -> str:
    """A forecast in words, without its holder."""
    when = f", by {by_then(r.horizon)}" if r.horizon else f", “{r.by_when}”" if r.by_when else ""
    outcome = f"{r.outcome or r.quote} {r.direction or ''}".strip()
    condition = f", on the condition: {r.condition}" if r.condition else ""
    likely = f", “{r.likelihood}”" if r.likelihood else ""
    return f"{outcome}{when}{likely}{condition}"


def by_then(horizon: str) -> str:
    """A horizon (EDTF) in words: the 2030s, September 2024."""
    if not edtf.is_edtf(horizon):
        return horizon
    b = edtf.bounds(horizon)
    first, last = edtf.iso(b.earliest), edtf.iso(b.latest)
    told = said_when(first, last, soft=b.approximate, hatched=b.unspecified)
    return dated(told)


def _lines(t: Teller, rows: Sequence[ForecastRow]) -> Iterator[AccountLine]:
    if not rows:
        return
    yield t.line(_summary(rows), [r.statement for r in rows])
    for r in rows:
        own = t.by_id[r.statement]
        whose = "" if own.own else f" ({t.whose(own).removeprefix(', ')})"
        yield t.line(f"{OWN[r.commitment].capitalize()}{whose}: {foreseen(r)}.", [r.statement])
    due = [r for r in rows if r.state == "due"]
    if due:
        n = len(due)
        yield t.line(
            f"{counted(n, 'forecast')} {verb(n, 'is', 'are')} due on {dated(t.today)}, and nobody "
            f"has judged {verb(n, 'it', 'them')} yet.",
            [r.statement for r in due],
        )
    for r in rows:
        said = [f"{v.by or 'somebody'}: {v.outcome}" for v in r.verdicts]
        if said:
            yield t.line(f"Judged, {r.outcome or r.quote}: {joined(said)}.", [r.statement])


def _summary(rows: Sequence[ForecastRow]) -> str:
    found = [
        (sum(r.due is not None for r in rows), "with a time it is to come by"),
        (
            sum(r.condition is not None or r.checkable == "conditional" for r in rows),
            "on a condition",
        ),
        (sum(r.checkable in ("yes", "conditional") for r in rows), "a third person could check"),
    ]
    told = joined([f"{n} {words}" for n, words in found if n])
    return f"{counted(len(rows), 'forecast')}{': ' if told else ''}{told}."


def _table(t: Teller, rows: Sequence[ForecastRow]) -> list[AccountTable]:
    lines = [
        t.row(
            [
                foreseen(r),
                t.holder(t.by_id[r.statement]) or t.name,
                OWN[r.commitment],
                r.criterion or "none written",
                r.state,
                "; ".join(f"{v.by or 'somebody'}: {v.outcome}" for v in r.verdicts) or "none",
                OWN_MAP[r.own_map.gives] if r.own_map else "",
            ],
            [r.statement],
        )
        for r in rows
    ]
    columns = ["what", "whose view", "how far", "what would count", "state", "verdicts"]
    columns += ["beside own causes", "sentences"]
    return [AccountTable("Forecasts", columns, lines)] if lines else []
