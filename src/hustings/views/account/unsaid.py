"""What an account leaves open: to be read before it is quoted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model import Statement
from ...sources import ledger
from ...wording import counted, say, say_many
from ..answers.account import AccountGap
from ..checking.forecasts import forecasts
from ..telling.described import history
from .leading import own_map
from .standing import network
from .telling import Teller
from .words import coded, joined

UNCHECKABLE = ("too vague", "not at all")
SHOWN = 3


def unsaid(t: Teller) -> list[AccountGap]:
    """The gaps of an account that there are; none where nothing is open."""
    return [*_questions(t), *_times(t), *_signs(t), *_quotations(t), *_forecasts(t), *_nobody(t)]


def _questions(t: Teller) -> Iterator[AccountGap]:
    found = network(t).open_questions()
    if found:
        pairs = [
            say(
                "{one} and {other} (each at odds with {opponent})",
                one=q.one,
                other=q.other,
                opponent=q.opponent,
            )
            for q in found
        ]
        ids = dict.fromkeys(i for q in found for i in q.statements)
        yield AccountGap(
            counted(len(found), "open question"),
            say(
                "How these stand to each other is never said: {pairs}. Nothing follows from a "
                "common opponent.",
                pairs=joined(pairs, SHOWN),
            ),
            "relations",
            list(ids),
        )


def _times(t: Teller) -> Iterator[AccountGap]:
    """Events and relations that happen at a time, told without one."""
    made = history(t.project, {"speakers": [t.name], "by": "form", **t.selecting})
    dated = {i.statement for i in made.items}
    open_ = [s for s in t.of("event", "relation") if s.id not in dated]
    if open_:
        n = {f: sum(s.form == f for s in open_) for f in ("event", "relation")}
        told = joined([coded(k, f) for f, k in n.items() if k])
        yield AccountGap(
            say("{n} undated", n=len(open_)),
            say("Of {told} no time is told.", told=told),
            "timeline",
            [s.id for s in open_],
        )


def _signs(t: Teller) -> Iterator[AccountGap]:
    ties = [x for x in network(t).ties if not x.sign]
    if ties:
        yield AccountGap(
            counted(len(ties), "tie without a side", "ties without a side"),
            say_many(
                len(ties),
                "Whether friend or opponent is not said; it counts for neither side.",
                "Whether friend or opponent is not said; they count for neither side.",
            ),
            "relations",
            [i for x in ties for i in x.statements],
        )
    links = [k for k in own_map(t).links if not k.sign and not k.denied]
    if links:
        yield AccountGap(
            counted(len(links), "arrow without a direction", "arrows without a direction"),
            say("That the one acts on the other is said, but not whether it raises or lowers it."),
            "map",
            [c.id for k in links for c in k.claims],
        )
    mute = [s for s in t.of("position") if not isinstance(s.values.get("agreement"), bool)]
    if mute:
        yield AccountGap(
            counted(len(mute), "position without a stance", "positions without a stance"),
            say("Neither for nor against is said."),
            "statements",
            _ids(mute),
        )


def _quotations(t: Teller) -> Iterator[AccountGap]:
    rows = ledger(t.of("quotation"))
    unchecked = [r for r in rows if r.check == "unchecked"]
    if unchecked:
        n = len(unchecked)
        bare = sum(r.source is None for r in unchecked)
        named = f" {_bare(bare, n)}" if bare else ""
        yield AccountGap(
            counted(n, "unchecked quotation"),
            say_many(
                n,
                "Nobody has laid it beside the original.",
                "Nobody has laid them beside the original.",
            )
            + named,
            "quotations",
            [r.statement for r in unchecked],
        )


def _bare(bare: int, n: int) -> str:
    if bare == n:
        return say("No source is named.")
    return say("Of {n} of them no source is named.", n=bare)


def _forecasts(t: Teller) -> Iterator[AccountGap]:
    told = {s.id for s in t.of("prediction")}
    rows = [r for r in forecasts(t.project, t.today) if r.statement in told]
    bare = [r for r in rows if not r.criterion and r.checkable not in UNCHECKABLE]
    vague = [r for r in rows if r.checkable in UNCHECKABLE]
    undated = [r for r in rows if r.due is None]
    unweighed = [r for r in rows if r.checkable is None]
    for title, text, open_ in (
        (
            counted(len(bare), "forecast without a criterion", "forecasts without a criterion"),
            say(
                "What would count as coming true is not written yet, and is to be before any "
                "verdict."
            ),
            bare,
        ),
        (
            counted(len(undated), "forecast without a date", "forecasts without a date"),
            say("By when is not said."),
            undated,
        ),
        (
            counted(len(unweighed), "forecast not yet weighed", "forecasts not yet weighed"),
            say("Whether a third person could check it is not decided yet."),
            unweighed,
        ),
        (
            counted(
                len(vague), "forecast that cannot be checked", "forecasts that cannot be checked"
            ),
            say("As worded, nobody could tell whether it came true."),
            vague,
        ),
    ):
        if open_:
            yield AccountGap(title, text, "forecasts", [r.statement for r in open_])


def _nobody(t: Teller) -> Iterator[AccountGap]:
    nobody = [s for s in t.said if s.holder is None]
    if nobody:
        yield AccountGap(
            counted(len(nobody), "view of nobody named", "views of nobody named"),
            say("It is told that somebody thinks so, not who."),
            "statements",
            _ids(nobody),
        )


def _ids(said: Iterable[Statement]) -> list[str]:
    return [s.id for s in said]
