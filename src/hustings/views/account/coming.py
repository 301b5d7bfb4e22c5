"""What is to come: a speaker's forecasts, when they are due and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import edtf
from ..answers.account import AccountLine, AccountPart, AccountTable
from ..answers.forecasts import ForecastRow
from ..forecasts import forecasts_view
from ..told import said_when
from .telling import Teller
from .words import OWN, counted, dated, joined, none_or, through, verb

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
    in_time = sorted(rows, key=lambda r: (r.due is None, r.due or ""))
    return AccountPart(
        key="coming",
        title="What is to come",
        page="forecasts",
        rests=f"{t.sentences(ids)}, {none_or(with_day)} with a date",
        sentences=t.passages(ids),
        statements=ids,
        lines=[*_lines(t, in_time)] or [t.line(f"{t.name} says of nothing that it will come.", ())],
        tables=_table(t, in_time),
        quotes=[t.quote(i) for i in ids[:QUOTED]],
        figure=None,
    )


def foreseen(r: ForecastRow) -> str:
    """A forecast in words, without its holder."""
    when = f", by {by_then(r.horizon)}" if r.horizon else f", “{r.by_when}”" if r.by_when else ""
    outcome = f"{r.outcome or r.quote}{_to(r.direction)}"
    condition = f", on the condition: {r.condition}" if r.condition else ""
    likely = f", “{r.likelihood}”" if r.likelihood else ""
    return f"{outcome}{when}{likely}{condition}"


TO = {
    "rises": "to rise",
    "falls": "to fall",
    "happens": "to come about",
    "does not happen": "not to come about",
}
WILL = {
    "rises": "will rise",
    "falls": "will fall",
    "happens": "will come about",
    "does not happen": "will not come about",
}
BECAME = {
    "came about": "came about",
    "did not": "did not come about",
    "partly": "came about in part",
    "cannot be decided": "cannot be decided",
    "open": "is still open",
}
HOW = {
    "asserts": "expects",
    "predicts": "expects",
    "wishes": "wishes",
    "rejects": "does not expect",
}
GOES_ALONG = {
    "asserts": "goes along",
    "rejects": "does not",
    "reports": "takes no side",
    "supposes": "only supposes that it is so",
    "wishes": "wishes it",
}
"""What the speaker makes of a forecast that is another's."""


def _expected(t: Teller, r: ForecastRow) -> str:
    """A forecast as one tells it: who expects what to happen, by when, on what condition."""
    s = t.by_id[r.statement]
    what = r.outcome or f"“{r.quote}”"
    rest = f"{_by_when(r)}{_likely(r)}"
    if s.own and r.commitment not in HOW:
        how = "only supposes" if r.commitment == "supposes" else "reports, taking no side,"
        return f"{t.name} {how} that {what} {WILL.get(r.direction or '', 'will come about')}{rest}"
    does = HOW[r.commitment] if s.own else HOW["predicts"]
    whole = f"{does} {what}{_to(r.direction)}{rest}"
    if s.own:
        return f"{t.name} {whole}"
    holder = s.holder or "somebody not named"
    goes = GOES_ALONG.get(r.commitment)
    side = f"; {t.name} {goes}" if goes else ""
    return f"{holder} {whole}, as {t.name} tells it{through(s.via)}{side}"


def _to(direction: str | None) -> str:
    """ "rises" behind "expects fares": " to rise"; "does not happen": " not to happen"."""
    if not direction:
        return ""
    return f" {TO[direction]}" if direction in TO else f": {direction}"


def _by_when(r: ForecastRow) -> str:
    if r.horizon:
        return f" by {by_then(r.horizon)}"
    return f" “{r.by_when}”" if r.by_when else ""


def _likely(r: ForecastRow) -> str:
    likely = f", in the words “{r.likelihood}”" if r.likelihood else ""
    return likely + (f", if {r.condition.removeprefix('if ')}" if r.condition else "")


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
    yield t.line(_summary(t, rows), [r.statement for r in rows])
    for r in rows:
        yield t.line(f"{_expected(t, r)}.", [r.statement])
    due = [r for r in rows if r.state == "due"]
    if due:
        n = len(due)
        yield t.line(
            f"{counted(n, 'forecast')} {verb(n, 'is', 'are')} due on {dated(t.today)}, and nobody "
            f"has judged {verb(n, 'it', 'them')} yet.",
            [r.statement for r in due],
        )
    for r in rows:
        said = [
            f"{v.by or 'somebody'} that it {BECAME.get(v.outcome, v.outcome)}" for v in r.verdicts
        ]
        if said:
            first = said[0].replace(" that it ", " judges that it ", 1)
            what = f"{r.outcome or f'“{r.quote}”'}{_by_when(r)}"
            yield t.line(f"Of {what}: {joined([first, *said[1:]])}.", [r.statement])


def _summary(t: Teller, rows: Sequence[ForecastRow]) -> str:
    n = len(rows)
    timed = sum(r.due is not None for r in rows)
    held = sum(r.condition is not None or r.checkable == "conditional" for r in rows)
    sure = sum(r.checkable in ("yes", "conditional") for r in rows)
    found = [
        _of(timed, n, "says by when", "say by when"),
        _of(held, n, "hangs on a condition", "hang on a condition") if held else "",
        _of(sure, n, "could be checked by a third person", "could be checked by a third person")
        if sure
        else "",
    ]
    told = joined([words for words in found if words])
    own = sum(t.by_id[r.statement].own for r in rows)
    makes = f"{t.name} {'makes' if own == n else 'tells'} {counted(n, 'forecast')}"
    lent = f", {n - own} of them as others' view" if 0 < own < n else ""
    return f"{makes}{lent or (' as others expect' if not own else '')}; {told}."


def _of(n: int, whole: int, one: str, many: str) -> str:
    """ "all say by when", "2 hang on a condition", "none says by when"."""
    if whole == 1:
        return f"it {one}" if n else f"it does not {many}"
    if n == whole:
        return f"{'both' if whole == len(('one', 'other')) else 'all'} {many}"
    return f"{n} {verb(n, one, many)}" if n else f"none {one}"


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
