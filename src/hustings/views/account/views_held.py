"""What a speaker is for and against, and which views the speaker puts into others' mouths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import Statement
from ..answers.account import AccountLine, AccountPart, AccountTable
from .telling import Teller
from .words import OWN, counted, joined, through

FORMS = ("position",)
NOBODY = "nobody named"
STANCE = {True: "for", False: "against"}
QUOTED, MOST = 2, 5
GOES = {
    "asserts": "goes along with",
    "rejects": "rejects",
    "reports": "takes no side on",
    "supposes": "only supposes",
    "predicts": "foretells",
    "wishes": "wishes for",
}
SHORT_OF = {
    "supposes": "As a supposition, not as an assertion, {} is",
    "wishes": "As a wish, {} is",
    "reports": "Without taking sides, {} tells of being",
    "rejects": "{} rejects being",
    "predicts": "As a forecast, {} is",
}


def stance(s: Statement) -> str:
    """For, against, or not said."""
    value = s.values.get("agreement")
    return STANCE[value] if isinstance(value, bool) else "not said"


def own_stances(said: Sequence[Statement]) -> dict[str, dict[str, list[str]]]:
    """Concept -> stance -> ids, of positions that are asserted as the speaker's own."""
    found: dict[str, dict[str, list[str]]] = {}
    for s in said:
        if s.own and s.commitment == "asserts":
            by = found.setdefault(str(s.values.get("concept") or "…"), {})
            by.setdefault(stance(s), []).append(s.id)
    return found


def views_held(t: Teller) -> AccountPart:
    """Positions, own and ascribed."""
    said = t.of(*FORMS)
    own, lent = [s for s in said if s.own], [s for s in said if not s.own]
    ids = [s.id for s in said]
    holders = {s.holder for s in lent if s.holder}
    lines = [*_own(t, own), *_both(t, own), *_lent(t, lent), *_silent(t, holders, lent)]
    rests = f"{t.sentences(ids)}, {counted(len(holders), 'other holder')}"
    first = sorted(own_stances(own).items(), key=lambda pair: -_n(t, pair[1]))[:QUOTED]
    return AccountPart(
        key="views",
        title="Own view, and views told of others",
        page="statements",
        rests=rests,
        sentences=t.passages(ids),
        statements=ids,
        lines=lines or [t.line(f"{t.name} takes no position and tells of nobody's.", ())],
        tables=[*_own_table(t, own), *_lent_table(t, lent)],
        quotes=[t.quote(next(iter(by.values()))[0]) for _, by in first],
        figure=None,
    )


def _n(t: Teller, by: dict[str, list[str]]) -> int:
    return t.passages(i for ids in by.values() for i in ids)


def _own(t: Teller, own: Sequence[Statement]) -> Iterator[AccountLine]:
    found = own_stances(own)
    for side in (*STANCE.values(), "not said"):
        mine = {c: by[side] for c, by in found.items() if set(by) == {side}}
        names = sorted(mine, key=lambda c: (-t.passages(mine[c]), c))
        if names:
            how = f"is {side}" if side != "not said" else "does not say for or against"
            yield t.line(
                f"{t.name} {how} {joined(names, MOST)}.", [i for c in names for i in mine[c]]
            )
    rest = [s for s in own if s.commitment != "asserts"]
    for how in dict.fromkeys(s.commitment for s in rest):
        mine_too = [s for s in rest if s.commitment == how]
        told_too = [f"{stance(s)} {s.values.get('concept') or '…'}" for s in mine_too]
        yield t.line(
            f"{SHORT_OF[how].format(t.name)} {joined(list(dict.fromkeys(told_too)), MOST)}.",
            [s.id for s in mine_too],
        )
    if not found:
        yield t.line(f"{t.name} asserts no position as {t.name}'s own.", ())


def _both(t: Teller, own: Sequence[Statement]) -> Iterator[AccountLine]:
    for concept, by in own_stances(own).items():
        if len(by) > 1:
            told = []
            for side, ids in by.items():
                where = dict.fromkeys(t.by_id[i].transcript for i in ids)
                titles = [f"“{t.places.titles.get(k, k)}”" for k in where]
                told.append(f"{side} in {joined(titles)}")
            yield t.line(
                f"On {concept} {t.name} says more than one thing: {joined(told)}.",
                [i for ids in by.values() for i in ids],
            )


def _lent(t: Teller, lent: Sequence[Statement]) -> Iterator[AccountLine]:
    if not lent:
        return
    holders = {s.holder or NOBODY for s in lent}
    yield t.line(
        f"{t.name} also tells {counted(len(lent), 'position')} as the view of "
        f"{joined(sorted(holders), MOST)}.",
        [s.id for s in lent],
    )
    passed: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for s in lent:
        if s.via:
            passed.setdefault((s.holder or NOBODY, s.via), []).append(s.id)
    for (holder, (first, *rest)), ids in passed.items():
        whose = f"the view of {holder}" if holder != t.name else "that view"
        further = "".join(f", who has it from {name}" for name in rest)
        yield t.line(f"{t.name} has {whose} from {first}{further}.", ids)
    by = {c: [s.id for s in lent if s.commitment == c] for c in GOES}
    every = "it" if len(lent) == 1 else "all of them"
    told = [
        f"{GOES[c]} {every if len(ids) == len(lent) else len(ids)}" for c, ids in by.items() if ids
    ]
    yield t.line(f"{t.name} {joined(told)}.", [i for ids in by.values() for i in ids])


def _silent(t: Teller, holders: set[str], lent: Sequence[Statement]) -> Iterator[AccountLine]:
    """Whether those whose views are told speak for themselves anywhere in these texts."""
    speaking = {x.speaker for k in t.project.titles() for x in t.places.text(k).turns if x.speaker}
    silent = sorted(holders - speaking)
    if silent:
        one = len(silent) == 1
        yield t.line(
            f"{joined(silent, MOST)} {'does' if one else 'do'} not speak in these texts; what "
            f"{'this one thinks is' if one else 'they think is'} known only as others tell it.",
            [s.id for s in lent if s.holder in silent],
        )


def _grouped(said: Sequence[Statement]) -> dict[tuple[str, str, str, str], list[str]]:
    found: dict[tuple[str, str, str, str], list[str]] = {}
    for s in said:
        key = (
            f"{s.holder or NOBODY}{through(s.via)}",
            stance(s),
            str(s.values.get("concept") or "…"),
            s.commitment,
        )
        found.setdefault(key, []).append(s.id)
    return found


def _own_table(t: Teller, own: Sequence[Statement]) -> list[AccountTable]:
    found = sorted(_grouped(own).items(), key=lambda p: (-t.passages(p[1]), p[0]))
    rows = [t.row([side, on, OWN[how]], ids) for (_, side, on, how), ids in found]
    columns = ["stance", "on what", "how far", "sentences"]
    return [AccountTable(f"{t.name}'s own view", columns, rows)] if rows else []


def _lent_table(t: Teller, lent: Sequence[Statement]) -> list[AccountTable]:
    found = sorted(_grouped(lent).items(), key=lambda p: (-t.passages(p[1]), p[0]))
    rows = [t.row([who, side, on, OWN[how]], ids) for (who, side, on, how), ids in found]
    columns = ["whose view", "stance", "on what", f"how far {t.name} goes along", "sentences"]
    return [AccountTable("Views told of others", columns, rows)] if rows else []
