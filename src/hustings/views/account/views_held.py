"""What a speaker is for and against, and which views the speaker puts into others' mouths."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ...model import Statement
from ...wording import counted, number, quoted, say, say_many
from ..answers.account import AccountLine, AccountPart, AccountTable
from .telling import Teller
from .words import joined, own_words, through

FORMS = ("position",)
QUOTED, MOST = 2, 5
GOES: Mapping[str, Callable[[str], str]] = {
    "asserts": lambda n: say("goes along with {n}", n=n),
    "rejects": lambda n: say("rejects {n}", n=n),
    "reports": lambda n: say("takes no side on {n}", n=n),
    "supposes": lambda n: say("only supposes {n}", n=n),
    "predicts": lambda n: say("foretells {n}", n=n),
    "wishes": lambda n: say("wishes for {n}", n=n),
}
"""What a speaker makes of so many views of others."""
SHORT_OF: Mapping[str, Callable[[str, str], str]] = {
    "supposes": lambda name, on: say(
        "As a supposition, not as an assertion, {name} is {on}.", name=name, on=on
    ),
    "wishes": lambda name, on: say("As a wish, {name} is {on}.", name=name, on=on),
    "reports": lambda name, on: say(
        "Without taking sides, {name} tells of being {on}.", name=name, on=on
    ),
    "rejects": lambda name, on: say("{name} rejects being {on}.", name=name, on=on),
    "predicts": lambda name, on: say("As a forecast, {name} is {on}.", name=name, on=on),
}
SIDES: Mapping[bool | None, Callable[[], str]] = {
    True: lambda: say("for"),
    False: lambda: say("against"),
    None: lambda: say("not said"),
}


def stance(s: Statement) -> bool | None:
    """For, against, or None where neither is said."""
    value = s.values.get("agreement")
    return value if isinstance(value, bool) else None


def _on(side: bool | None, concept: str) -> str:
    """ "for a cycle lane", "not said a cycle lane"."""
    if side is None:
        return say("not said, for or against {concept}", concept=concept)
    if side:
        return say("for {concept}", concept=concept)
    return say("against {concept}", concept=concept)


def own_stances(said: Sequence[Statement]) -> dict[str, dict[bool | None, list[str]]]:
    """Concept -> stance -> ids, of positions that are asserted as the speaker's own."""
    found: dict[str, dict[bool | None, list[str]]] = {}
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
        title=say("Own view, and views told of others"),
        page="statements",
        rests=rests,
        sentences=t.passages(ids),
        statements=ids,
        lines=lines or [t.line(say("No position is coded in what {name} says.", name=t.name), ())],
        tables=[*_own_table(t, own), *_lent_table(t, lent)],
        quotes=[t.quote(next(iter(by.values()))[0]) for _, by in first],
        figure=None,
    )


def _n(t: Teller, by: dict[bool | None, list[str]]) -> int:
    return t.passages(i for ids in by.values() for i in ids)


def _own(t: Teller, own: Sequence[Statement]) -> Iterator[AccountLine]:
    found = own_stances(own)
    for side in SIDES:
        mine = {c: by[side] for c, by in found.items() if set(by) == {side}}
        names = sorted(mine, key=lambda c: (-t.passages(mine[c]), c))
        if names:
            words = _stands(t.name, side, joined(names, MOST))
            yield t.line(words, [i for c in names for i in mine[c]])
    rest = [s for s in own if s.commitment != "asserts"]
    for how in dict.fromkeys(s.commitment for s in rest):
        mine_too = [s for s in rest if s.commitment == how]
        told_too = [_on(stance(s), str(s.values.get("concept") or "…")) for s in mine_too]
        words = SHORT_OF[how](t.name, joined(list(dict.fromkeys(told_too)), MOST))
        yield t.line(words, [s.id for s in mine_too])
    if not found:
        yield t.line(say("No position is coded as {name}’s own assertion.", name=t.name), ())


def _stands(name: str, side: bool | None, concepts: str) -> str:
    told = {"name": name, "concepts": concepts}
    if side is None:
        return say("{name} does not say for or against {concepts}.", **told)
    if side:
        return say("{name} is for {concepts}.", **told)
    return say("{name} is against {concepts}.", **told)


def _both(t: Teller, own: Sequence[Statement]) -> Iterator[AccountLine]:
    for concept, by in own_stances(own).items():
        if len(by) > 1:
            told = []
            for side, ids in by.items():
                where = dict.fromkeys(t.by_id[i].transcript for i in ids)
                titles = [quoted(t.places.titles.get(k, k)) for k in where]
                told.append(say("{side} in {texts}", side=SIDES[side](), texts=joined(titles)))
            words = say(
                "On {concept} {name} says more than one thing: {told}.",
                concept=concept,
                name=t.name,
                told=joined(told),
            )
            yield t.line(words, [i for ids in by.values() for i in ids])


def _lent(t: Teller, lent: Sequence[Statement]) -> Iterator[AccountLine]:
    if not lent:
        return
    nobody = say("nobody named")
    words = say_many(
        len(lent),
        "{name} also tells {n} position as the view of {holders}.",
        "{name} also tells {n} positions as the view of {holders}.",
        name=t.name,
        holders=joined(sorted({s.holder or nobody for s in lent}), MOST),
    )
    yield t.line(words, [s.id for s in lent])
    yield from _passed(t, lent)
    by = {c: [s.id for s in lent if s.commitment == c] for c in GOES}
    every = say("it") if len(lent) == 1 else say("all of them")
    parted = sum(1 for ids in by.values() if ids) > 1
    told = [
        say("takes no side on any of them")
        if c == "reports" and len(ids) == len(lent) > 1
        else GOES[c](every if len(ids) == len(lent) else number(len(ids)))
        for c, ids in by.items()
        if ids
    ]
    goes = {"name": t.name, "goes": joined(told)}
    words = say("Of these {name} {goes}.", **goes) if parted else say("{name} {goes}.", **goes)
    yield t.line(words, [i for ids in by.values() for i in ids])


def _passed(t: Teller, lent: Sequence[Statement]) -> Iterator[AccountLine]:
    """From whom the speaker has views of others."""
    nobody = say("nobody named")
    passed: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for s in lent:
        if s.via:
            passed.setdefault((s.holder or nobody, s.via), []).append(s.id)
    for (holder, (first, *rest)), ids in passed.items():
        further = "".join(say(", who has it from {name}", name=name) for name in rest)
        names = {"name": t.name, "first": first, "further": further}
        if holder == t.name:
            words = say("{name} has that view from {first}{further}.", **names)
        else:
            words = say(
                "{name} has the view of {holder} from {first}{further}.", holder=holder, **names
            )
        yield t.line(words, ids)


def _silent(t: Teller, holders: set[str], lent: Sequence[Statement]) -> Iterator[AccountLine]:
    """Whether those whose views are told speak for themselves anywhere in these texts."""
    silent = sorted(holders - t.project.who_speaks()) if holders else []
    if silent:
        names = joined(silent, MOST)
        words = (
            say(
                "{names} does not speak in these texts; what this one thinks is known only as "
                "others tell it.",
                names=names,
            )
            if len(silent) == 1
            else say(
                "{names} do not speak in these texts; what they think is known only as others "
                "tell it.",
                names=names,
            )
        )
        yield t.line(words, [s.id for s in lent if s.holder in silent])


def _grouped(said: Sequence[Statement]) -> dict[tuple[str, str, str, str], list[str]]:
    found: dict[tuple[str, str, str, str], list[str]] = {}
    for s in said:
        key = (
            f"{s.holder or say('nobody named')}{through(s.via)}",
            SIDES[stance(s)](),
            str(s.values.get("concept") or "…"),
            s.commitment,
        )
        found.setdefault(key, []).append(s.id)
    return found


def _own_table(t: Teller, own: Sequence[Statement]) -> list[AccountTable]:
    found = sorted(_grouped(own).items(), key=lambda p: (-t.passages(p[1]), p[0]))
    rows = [t.row([side, on, own_words(how)], ids) for (_, side, on, how), ids in found]
    columns = [say("stance"), say("on what"), say("how far"), say("sentences")]
    title = say("{name}’s own view", name=t.name)
    return [AccountTable(title, columns, rows)] if rows else []


def _lent_table(t: Teller, lent: Sequence[Statement]) -> list[AccountTable]:
    found = sorted(_grouped(lent).items(), key=lambda p: (-t.passages(p[1]), p[0]))
    rows = [t.row([who, side, on, own_words(how)], ids) for (who, side, on, how), ids in found]
    columns = [say("whose view"), say("stance"), say("on what")]
    columns += [say("how far {name} goes along", name=t.name), say("sentences")]
    return [AccountTable(say("Views told of others"), columns, rows)] if rows else []
