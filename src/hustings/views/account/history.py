"""The history told: of which times a speaker tells, in the speaker's own dating."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...show.times.axis import year_of
from ...times import ABOUT, Item
from ...wording import counted, say, say_many
from .. import telling as told_pages
from ..answers.account import AccountFigure, AccountLine, AccountPart, AccountTable
from ..telling.described import history
from ..telling.told import said_when
from .telling import Teller
from .words import dated as dated_words

WIDTH = 980.0
SILENCE = 10
QUOTED = 1
FORMS = ("event",)


def told_times(t: Teller) -> AccountPart:
    """Everything dated, and events without a date."""
    made = history(t.project, {"speakers": [t.name], "by": "form", **t.selecting})
    items = [i for i in made.items if i.field == ABOUT]  # what is to come has a part of its own
    dated = list(dict.fromkeys(i.statement for i in items))
    events = [s.id for s in t.of(*FORMS)]
    ids = [s.id for s in t.said if s.id in {*dated, *events}]
    lines = [*_summary(t, items, dated), *_undated(t, dated, events), *_apart(t)]
    return AccountPart(
        key="history",
        title=say("The history told"),
        page="timeline",
        rests=f"{t.sentences(ids)}, {_dated(len(_moments(t, items)))}",
        sentences=t.passages(ids),
        statements=ids,
        lines=lines or [t.line(say("No time is coded in what {name} says.", name=t.name), ())],
        tables=_table(t, items, dated, events),
        quotes=[t.quote(i) for i in [x for x in dated if x in events][:QUOTED]],
        figure=_figure(t) if made.items else None,
    )


def _dated(n: int) -> str:
    return counted(n, "moment dated", "moments dated")


def _when(item: Item) -> str:
    told = said_when(item.earliest, item.latest, soft=item.approximate, hatched=item.unspecified)
    return dated_words(told)


def _moments(t: Teller, items: Sequence[Item]) -> dict[tuple[str, str], list[str]]:
    """(when, what) -> ids, in order of told time."""
    found: dict[tuple[str, str], list[str]] = {}
    for item in items:
        ids = found.setdefault((_when(item), t.readings[item.statement]), [])
        if item.statement not in ids:
            ids.append(item.statement)
    return found


def _spans(items: Sequence[Item]) -> list[tuple[float, float]]:
    out = []
    for i in items:
        known = [year_of(d) for d in (i.earliest, i.latest) if d]
        if known:
            out.append((min(known), max(known)))
    return sorted(out)


def _summary(t: Teller, items: Sequence[Item], dated: Sequence[str]) -> Iterator[AccountLine]:
    if not items:
        return
    first, last = (
        items[0],
        max(items, key=lambda i: year_of(i.latest or i.earliest or "0001-01-01")),
    )
    words = say_many(
        t.passages(dated),
        "{n} sentence says of what time it tells. The dates are {name}’s.",
        "{n} sentences say of what time they tell. The dates are {name}’s.",
        name=t.name,
    )
    yield t.line(words, dated)
    told = {"when": _when(first), "what": t.readings[first.statement]}
    yield t.line(say("Earliest in time: {what} ({when}).", **told), [first.statement])
    if last.statement != first.statement:
        told = {"when": _when(last), "what": t.readings[last.statement]}
        yield t.line(say("Latest in time: {what} ({when}).", **told), [last.statement])
    began = min(items, key=lambda i: i.order)
    if began.statement != first.statement:
        words = say(
            "In the order of telling {name} begins with: {what} ({when}).",
            name=t.name,
            when=_when(began),
            what=t.readings[began.statement],
        )
        yield t.line(words, [began.statement])
    yield from _silence(t, items)


def _silence(t: Teller, items: Sequence[Item]) -> Iterator[AccountLine]:
    """The longest stretch of years nothing is told of."""
    spans = _spans(items)
    best, reached = (0.0, 0.0), spans[0][1] if spans else 0.0
    for first, last in spans[1:]:
        if first - reached > best[1] - best[0]:
            best = (reached, first)
        reached = max(reached, last)
    low, high = int(best[0]) + 1, int(best[1]) - 1
    if high - low + 1 >= SILENCE:
        edge = [
            i.statement
            for i in items
            if any(abs(y - e) < 1 for s in _spans([i]) for y in s for e in best)
        ]
        words = say("Of the years {low} to {high} nothing is told.", low=str(low), high=str(high))
        yield t.line(words, edge)


def _undated(t: Teller, dated: Sequence[str], events: Sequence[str]) -> Iterator[AccountLine]:
    open_ = [i for i in events if i not in set(dated)]
    if open_:
        words = say_many(
            len(open_),
            "{n} event is told without any time.",
            "{n} events are told without any time.",
        )
        yield t.line(words, open_)


def _apart(t: Teller) -> Iterator[AccountLine]:
    """Events this speaker dates otherwise than somebody else, or in two ways."""
    for row in told_pages.timeline_view(t.project, {"versions": t.versions}).apart:
        own = [i for i in row.statements if i in t.by_id]
        if own:
            words = say("Dated in more than one way: {what}.", what=dated_words(row.words))
            yield t.line(words, row.statements)


def _table(
    t: Teller, items: Sequence[Item], dated: Sequence[str], events: Sequence[str]
) -> list[AccountTable]:
    rows = [t.row([when, what], ids) for (when, what), ids in _moments(t, items).items()]
    rows += [
        t.row([say("no time said"), t.readings[i]], [i]) for i in events if i not in set(dated)
    ]
    columns = [say("when"), say("what"), say("sentences")]
    return [AccountTable(say("What is told of when"), columns, rows)] if rows else []


def _figure(t: Teller) -> AccountFigure:
    asked = {"speakers": [t.name], "by": "form", **t.selecting}
    made = told_pages.timeline_view(t.project, asked, WIDTH)
    sheets = told_pages.timeline_on_paper(t.project, asked).sheets
    caption = say(
        "What {name} tells of, by the time told, {account}. A point: a year or less; a bar: a "
        "span; fading: about; an arrow: no end said.",
        name=t.name,
        account=t.account,
    )
    return AccountFigure(made.svg, caption, wide=True, paper=sheets)
