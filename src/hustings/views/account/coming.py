"""What is to come: a speaker's forecasts, when they are due and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from ...model import edtf
from ...wording import quoted, say, say_many, worded
from ..answers.account import AccountLine, AccountPart, AccountTable
from ..answers.forecasts import ForecastRow
from ..checking.forecasts import forecasts_view
from ..telling.told import said_when
from .telling import Teller
from .words import begun, dated, joined, own_words, through

FORMS = ("prediction",)
QUOTED = 1


def coming(t: Teller) -> AccountPart:
    """The forecasts the speaker tells, own and of others."""
    told = {s.id for s in t.of(*FORMS)}
    rows = [r for r in forecasts_view(t.project, t.today).rows if r.statement in told]
    ids = [r.statement for r in rows]
    with_day = sum(r.due is not None for r in rows)
    in_time = sorted(rows, key=lambda r: (r.due is None, r.due or ""))
    return AccountPart(
        key="coming",
        title=say("What is to come"),
        page="forecasts",
        rests=", ".join(
            [
                t.sentences(ids),
                say_many(with_day, "{n} with a date", "{n} with a date")
                if with_day
                else say("none with a date"),
            ]
        ),
        sentences=t.passages(ids),
        statements=ids,
        lines=[*_lines(t, in_time)]
        or [t.line(say("No forecast is coded in what {name} says.", name=t.name), ())],
        tables=_table(t, in_time),
        quotes=[t.quote(i) for i in ids[:QUOTED]],
        figure=None,
    )


def foreseen(r: ForecastRow) -> str:
    """A forecast in words, without its holder."""
    when = say(", by {time}", time=by_then(r.horizon)) if r.horizon else ""
    if not r.horizon and r.by_when:
        when = f", {quoted(r.by_when)}"
    outcome = f"{r.outcome or r.quote}{_to(r.direction)}"
    condition = say(", on the condition: {condition}", condition=r.condition) if r.condition else ""
    likely = f", {quoted(r.likelihood)}" if r.likelihood else ""
    return f"{outcome}{when}{likely}{condition}"


TO: Mapping[str, Callable[[], str]] = {
    "rises": lambda: say(" to rise"),
    "falls": lambda: say(" to fall"),
    "happens": lambda: say(" to come about"),
    "does not happen": lambda: say(" not to come about"),
}
WILL: Mapping[str, Callable[[], str]] = {
    "rises": lambda: say(" will rise"),
    "falls": lambda: say(" will fall"),
    "happens": lambda: say(" will come about"),
    "does not happen": lambda: say(" will not come about"),
}
JUDGED: Mapping[str, Callable[[str], str]] = {
    "came about": lambda judge: say("{judge} judges that it came about", judge=judge),
    "did not": lambda judge: say("{judge} judges that it did not come about", judge=judge),
    "partly": lambda judge: say("{judge} judges that it came about in part", judge=judge),
    "cannot be decided": lambda judge: say("{judge} judges that it cannot be decided", judge=judge),
    "open": lambda judge: say("{judge} judges that it is still open", judge=judge),
}
HOW: Mapping[str, Callable[[str, str], str]] = {
    "asserts": lambda name, what: say("{name} expects {what}", name=name, what=what),
    "predicts": lambda name, what: say("{name} expects {what}", name=name, what=what),
    "wishes": lambda name, what: say("{name} wishes {what}", name=name, what=what),
    "rejects": lambda name, what: say("{name} does not expect {what}", name=name, what=what),
}
GOES_ALONG: Mapping[str, Callable[[str], str]] = {
    "asserts": lambda name: say("; {name} goes along", name=name),
    "rejects": lambda name: say("; {name} does not", name=name),
    "reports": lambda name: say("; {name} takes no side", name=name),
    "supposes": lambda name: say("; {name} only supposes that it is so", name=name),
    "wishes": lambda name: say("; {name} wishes it", name=name),
}
"""What the speaker makes of a forecast that is another's."""


TOLD_AT_ONCE = 4
"""Forecasts in one sentence."""


def _together(t: Teller, rows: Sequence[ForecastRow]) -> Iterator[list[ForecastRow]]:
    """Own forecasts that follow one another with one commitment, a few at once; others alone."""

    def alike(r: ForecastRow) -> object:
        own = t.by_id[r.statement].own and r.commitment in HOW
        return HOW[r.commitment]("", "") if own else r.statement

    for _, group in groupby(rows, alike):
        told = list(group)
        for k in range(0, len(told), TOLD_AT_ONCE):
            yield told[k : k + TOLD_AT_ONCE]


def _expected_alike(t: Teller, rows: Sequence[ForecastRow]) -> str:
    """ "Edda Voss expects fares to rise by 2031 and the levy to come about"; what has commas of its
    own is parted by semicolons."""
    each = [_what_is_expected(r) for r in rows]
    parted = say("{told}; and {last}", told="; ".join(each[:-1]), last=each[-1])
    return HOW[rows[0].commitment](t.name, parted if "," in parted else joined(each))


def _what_is_expected(r: ForecastRow) -> str:
    return f"{r.outcome or quoted(r.quote)}{_to(r.direction)}{_by_when(r)}{_likely(r)}"


def _expected(t: Teller, r: ForecastRow) -> str:
    """A forecast as one tells it: who expects what to happen, by when, on what condition."""
    s = t.by_id[r.statement]
    what = r.outcome or quoted(r.quote)
    rest = f"{_by_when(r)}{_likely(r)}"
    if s.own and r.commitment not in HOW:
        will = WILL.get(r.direction or "", WILL["happens"])()
        told = {"name": t.name, "what": f"{what}{will}{rest}"}
        if r.commitment == "supposes":
            return say("{name} only supposes that {what}", **told)
        return say("{name} reports, taking no side, that {what}", **told)
    whole = _what_is_expected(r)
    if s.own:
        return HOW[r.commitment](t.name, whole)
    expects = HOW["predicts"](s.holder or say("somebody who is not named"), whole)
    goes = GOES_ALONG.get(r.commitment)
    tells = say("{forecast}, as {name} tells it", forecast=expects, name=t.name)
    return f"{tells}{through(s.via)}{goes(t.name) if goes else ''}"


def _to(direction: str | None) -> str:
    """ "rises" behind "expects fares": " to rise"; "does not happen": " not to happen"."""
    if not direction:
        return ""
    return TO[direction]() if direction in TO else f": {direction}"


def _by_when(r: ForecastRow) -> str:
    if r.horizon:
        return say(" by {time}", time=by_then(r.horizon))
    return f" {quoted(r.by_when)}" if r.by_when else ""


def _likely(r: ForecastRow) -> str:
    likely = say(", in the words {words}", words=quoted(r.likelihood)) if r.likelihood else ""
    if not r.condition:
        return likely
    return likely + say(", if {condition}", condition=r.condition.removeprefix("if "))


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
    for alike in _together(t, rows):
        expected = _expected_alike(t, alike) if alike[1:] else _expected(t, alike[0])
        yield t.line(f"{begun(expected)}.", [r.statement for r in alike])
    due = [r for r in rows if r.state == "due"]
    if due:
        words = say_many(
            len(due),
            "{n} forecast is due on {day}, and nobody has judged it yet.",
            "{n} forecasts are due on {day}, and nobody has judged them yet.",
            day=dated(t.today),
        )
        yield t.line(words, [r.statement for r in due])
    for r in rows:
        said = [_judged(v.by or say("somebody"), v.outcome) for v in r.verdicts]
        if said:
            what = f"{r.outcome or quoted(r.quote)}{_by_when(r)}"
            told = say("Of {what}: {verdicts}.", what=what, verdicts=joined(said))
            yield t.line(told, [r.statement])


def _judged(judge: str, outcome: str) -> str:
    made = JUDGED.get(outcome)
    return made(judge) if made else f"{judge}: {outcome}"


def _summary(t: Teller, rows: Sequence[ForecastRow]) -> str:
    n = len(rows)
    timed = sum(r.due is not None for r in rows)
    held = sum(r.condition is not None or r.checkable == "conditional" for r in rows)
    sure = sum(r.checkable in ("yes", "conditional") for r in rows)
    unweighed = sum(r.checkable is None for r in rows)
    parts = (_timed(timed, n), _held(held, n), _sure(sure, n), _unweighed(unweighed, n))
    told = "; ".join(x for x in parts if x)
    own = sum(t.by_id[r.statement].own for r in rows)
    names = {"name": t.name, "told": told}
    if own == n:
        return say_many(
            n, "{name} makes {n} forecast; {told}.", "{name} makes {n} forecasts; {told}.", **names
        )
    if own:
        return say_many(
            n,
            "{name} tells {n} forecast, {lent} of them as others’ view; {told}.",
            "{name} tells {n} forecasts, {lent} of them as others’ view; {told}.",
            lent=n - own,
            **names,
        )
    return say_many(
        n,
        "{name} tells {n} forecast as others expect; {told}.",
        "{name} tells {n} forecasts as others expect; {told}.",
        **names,
    )


BOTH = len(("one", "other"))


def _timed(n: int, whole: int) -> str:
    """ "all say by when", "2 say by when", "none says by when"."""
    if whole == 1:
        return say("it says by when") if n else say("it does not say by when")
    if n == whole:
        return say("both say by when") if whole == BOTH else say("all say by when")
    return say_many(n, "{n} says by when", "{n} say by when") if n else say("none says by when")


def _held(n: int, whole: int) -> str:
    if not n:
        return ""
    if whole == 1:
        return say("it hangs on a condition")
    if n == whole:
        return say("both hang on a condition") if whole == BOTH else say("all hang on a condition")
    return say_many(n, "{n} hangs on a condition", "{n} hang on a condition")


def _sure(n: int, whole: int) -> str:
    if not n:
        return ""
    if whole == 1:
        return say("it could be checked by a third person")
    if n == whole:
        if whole == BOTH:
            return say("both could be checked by a third person")
        return say("all could be checked by a third person")
    return say_many(
        n,
        "{n} of them could be checked by a third person",
        "{n} of them could be checked by a third person",
    )


def _unweighed(n: int, whole: int) -> str:
    """Of how many nobody has said yet whether they could be checked."""
    if not n:
        return ""
    if n == whole:
        return say("whether anybody could check that is not decided yet")
    return say_many(
        n,
        "of {n} it is not decided yet whether anybody could check it",
        "of {n} it is not decided yet whether anybody could check them",
    )


def _beside(gives: str) -> str:
    """What the speaker's own causes say of a forecast."""
    return {
        "yes": say("own causes point the same way"),
        "no": say("own causes point the other way"),
        "both ways": say("own causes point both ways"),
        "not said": say("own causes do not say which way"),
        "not connected": say("not among own causes"),
    }[gives]


def _table(t: Teller, rows: Sequence[ForecastRow]) -> list[AccountTable]:
    lines = [
        t.row(
            [
                foreseen(r),
                t.holder(t.by_id[r.statement]) or t.name,
                own_words(r.commitment),
                r.criterion or say("none written"),
                worded(r.state),
                "; ".join(f"{v.by or say('somebody')}: {worded(v.outcome)}" for v in r.verdicts)
                or say("none"),
                _beside(r.own_map.gives) if r.own_map else "",
            ],
            [r.statement],
        )
        for r in rows
    ]
    columns = [say("what"), say("whose view"), say("how far"), say("what would count")]
    columns += [say("state"), say("verdicts"), say("beside own causes"), say("sentences")]
    return [AccountTable(say("Forecasts"), columns, lines)] if lines else []
