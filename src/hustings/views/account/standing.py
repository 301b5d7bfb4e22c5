"""Allies and opponents: who stands to whom, in one speaker's account."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module

from ...networks import Balance, RelationNetwork, balance
from ...networks.relations.ties import Tie
from ...show.relations_svg import Arrow, DrawnActor, relations_picture
from ...wording import counted, quoted, say
from .. import relating
from ..answers.account import AccountFigure, AccountLine, AccountPart, AccountTable
from ..telling.described import relations
from ..telling.told import said_when
from .telling import Teller, rejecting
from .words import TWO, dated, joined, own_words, stands

SIDES: Mapping[str, Callable[[], str]] = {
    "+": lambda: say("as friends"),
    "-": lambda: say("as opponents"),
    "": lambda: say("no side said"),
}
QUOTED, LISTED = 2, 6
FEW, SMALL, LARGE = 8, (440.0, 340.0), (980.0, 600.0)
MIDDLE = (0.5, 0.5)
"""So many actors fit beside the text; more are drawn over its whole width."""
FORMS = ("relation", "characterisation")


def network(t: Teller) -> RelationNetwork:
    """The relations one speaker tells."""
    return relations(t.project, {"told_by": [t.name], **t.selecting})


def standing(t: Teller) -> AccountPart:
    """Relations and characterisations of others."""
    net = network(t)
    weighed = balance(net)
    told = t.of(*FORMS)
    ids = [s.id for s in told]
    ties = sorted(net.ties, key=lambda x: (-t.passages(x.statements), x.source, x.target))
    lines = [
        *_summary(t, net),
        *_own(t, ties),
        *_others(t, ties),
        *_sides(t, net, weighed),
        *_troubles(t, net, weighed),
        *_rejected(t),
        *_called(t),
    ]
    return AccountPart(
        key="standing",
        title=say("Allies and opponents"),
        page="relations",
        rests=f"{t.sentences(ids)}, {counted(len(net.ties), 'tie')}",
        sentences=t.passages(ids),
        statements=ids,
        lines=lines or [t.line(say("No relation is coded in what {name} says.", name=t.name), ())],
        tables=[*_ties(t, ties), *_characters(t)],
        quotes=[t.quote(x.statements[0]) for x in ties[:QUOTED]],
        figure=_figure(t, net),
    )


def _summary(t: Teller, net: RelationNetwork) -> Iterator[AccountLine]:
    if not net.ties:
        return
    by = {sign: [x for x in net.ties if x.sign == sign] for sign in SIDES}
    told = [
        _friends(len(by["+"]), len(net.ties)) if by["+"] else "",
        _opponents(len(by["-"]), len(net.ties)) if by["-"] else "",
        _without(len(by[""]), len(net.ties)),
    ]
    ids = [i for x in net.ties for i in x.statements]
    words = say(
        "{name} tells of {ties} between {actors}: {told}.",
        name=t.name,
        ties=counted(len(net.ties), "tie"),
        actors=counted(len(net.nodes), "actor"),
        told=joined([x for x in told if x]),
    )
    yield t.line(words, ids)


def _friends(n: int, ties: int) -> str:
    """ "2 of friendship", "all of friendship", of the only tie "of friendship"."""
    if ties == 1:
        return say("of friendship")
    return say("all of friendship") if n == ties else say("{n} of friendship", n=n)


def _opponents(n: int, ties: int) -> str:
    if ties == 1:
        return say("of opposition")
    return say("all of opposition") if n == ties else say("{n} of opposition", n=n)


def _without(n: int, ties: int) -> str:
    """How many ties have no side, in words."""
    if not n:
        return ""
    if n == ties:
        return say("whether friends or opponents is not said")
    return say("{n} of which it is not said whether friends or opponents", n=n)


def _own(t: Teller, ties: Iterable[Tie]) -> Iterator[AccountLine]:
    """Whom the speaker stands with or against, and who with or against the speaker: which of the
    two is told stays as told."""
    mine = [x for x in ties if t.name in (x.source, x.target)]
    for sign in "+-":
        for outward in (True, False):
            here = [x for x in mine if x.sign == sign and (x.source == t.name) is outward]
            near = sorted({x.target if outward else x.source for x in here})
            if near:
                words = (
                    _stands(joined(near), t.name, sign)
                    if outward
                    else _beside(joined(near), t.name, sign, alone=len(near) == 1)
                )
                yield t.line(words, [i for x in here for i in x.statements])


def _stands(names: str, name: str, sign: str) -> str:
    told = {"names": names, "name": name}
    if sign == "+":
        return say("{name} stands with {names}.", **told)
    return say("{name} stands against {names}.", **told)


def _beside(names: str, name: str, sign: str, *, alone: bool) -> str:
    told = {"names": names, "name": name}
    if sign == "+":
        if alone:
            return say("{names} stands with {name}, as {name} tells it.", **told)
        return say("{names} stand with {name}, as {name} tells it.", **told)
    if alone:
        return say("{names} stands against {name}, as {name} tells it.", **told)
    return say("{names} stand against {name}, as {name} tells it.", **told)


def _others(t: Teller, ties: Iterable[Tie]) -> Iterator[AccountLine]:
    """How others stand to one another, each tie in words; the table holds them all."""
    told = [
        x for x in ties if t.name not in (x.source, x.target) and x.ascribed < len(x.statements)
    ]
    if told:
        each = [f"{x.source} {stands(x.source, x.relation)} {x.target}" for x in told[:LISTED]]
        more = len(told) - len(each)
        each += [counted(more, "more tie", "more ties")] if more else []
        words = say("Of others {name} tells: {ties}.", name=t.name, ties="; ".join(each))
        yield t.line(words, [i for x in told for i in x.statements])


def _sides(t: Teller, net: RelationNetwork, weighed: Balance) -> Iterator[AccountLine]:
    """Sides, for each group of actors that ties connect: between groups nothing follows."""
    groups = _groups(weighed)
    if len(groups) > 1:
        words = say(
            "Read together, these ties fall into {n} groups that no tie joins, each with two "
            "sides. {name} need not say so in these words.",
            n=len(groups),
            name=t.name,
        )
        yield t.line(words, [i for group in groups for i in _said_of(net, group)])
    for group in groups:
        first = set(weighed.camps[0])
        against = [f for f in weighed.frustrated if f[0] in group]
        told = {
            "here": joined([n for n in group if n in first]),
            "there": joined([n for n in group if n not in first]),
            "rest": counted(len(against), "tie does not fit", "ties do not fit")
            if against
            else say("every tie fits"),
        }
        words = (
            say("On one side {here}, on the other {there}; {rest}.", **told)
            if len(groups) > 1
            else say(
                "Read together, these ties make two sides, {here} on one, {there} on the other; "
                "{rest}. {name} need not say so in these words.",
                **told,
                name=t.name,
            )
        )
        yield t.line(words, _said_of(net, group))


def _groups(weighed: Balance) -> list[list[str]]:
    """The actors that signed ties connect, three and more with an opposition among them."""
    signed = weighed.network
    nx = import_module("networkx")  # heavy
    graph = nx.Graph()
    for i, one in enumerate(signed.rows):
        for j in range(i):
            if signed.matrix[i, j]:
                graph.add_edge(one, signed.rows[j], sign=float(signed.matrix[i, j]))
    return [
        group
        for group in sorted(map(sorted, nx.connected_components(graph)))
        if len(group) > TWO and any(d["sign"] < 0 for *_, d in graph.edges(group, data=True))
    ]


def _said_of(net: RelationNetwork, group: Sequence[str]) -> list[str]:
    """The statements that make the signed ties of a group."""
    inside = [x for x in net.ties if x.sign and {x.source, x.target} <= set(group)]
    return [i for x in inside for i in x.statements]


def _troubles(t: Teller, net: RelationNetwork, weighed: Balance) -> Iterator[AccountLine]:
    for triad in [x for x in weighed.closed if not x.balanced][:LISTED]:
        told = [
            f"{x.source} {x.relation} {x.target}"
            for x in net.ties
            if x.sign and {x.source, x.target} <= set(triad.names)
        ]
        words = say("Hard to fit together: {ties}.", ties=joined(told))
        yield t.line(words, triad.statements)
    for d in net.disputed:
        words = say(
            "Of {one} and {other} {name} tells both, that they are friends and that they are "
            "opponents; the two stay side by side.",
            one=d.one,
            other=d.other,
            name=t.name,
        )
        yield t.line(words, [*d.positive, *d.negative])


def _rejected(t: Teller) -> Iterator[AccountLine]:
    for s in t.of("relation"):
        if s.commitment == "rejects":
            yield t.line(rejecting(t, s, t.readings[s.id]), [s.id])


def _called(t: Teller) -> Iterator[AccountLine]:
    """What others are called: by the speaker, and by whom else as the speaker tells it."""
    said = t.of("characterisation")
    own = [s for s in said if s.own and s.commitment == "asserts"]
    for chosen, calling in (
        (own, _calls),
        ([s for s in said if not s.own], _others_call),
        ([s for s in said if s.own and s not in own], _considers),
    ):
        by: dict[str, list[str]] = {}
        for s in chosen:
            target, quality = (str(s.values.get(k) or "…") for k in ("target", "quality"))
            by.setdefault(target, []).append(quoted(quality))
        if by:
            told = joined([f"{name} {joined(list(dict.fromkeys(q)))}" for name, q in by.items()])
            if any(len(set(q)) > 1 for q in by.values()):
                told = "; ".join(f"{n} {joined(list(dict.fromkeys(q)))}" for n, q in by.items())
            yield t.line(calling(t.name, told), [s.id for s in chosen])


def _calls(name: str, told: str) -> str:
    return say("{name} calls {told}.", name=name, told=told)


def _others_call(name: str, told: str) -> str:
    return say("As {name} tells it, others call {told}.", name=name, told=told)


def _considers(name: str, told: str) -> str:
    return say("{name} considers calling {told}.", name=name, told=told)


def _ties(t: Teller, ties: Iterable[Tie]) -> list[AccountTable]:
    rows = []
    for x in ties:
        when = said_when(x.earliest, x.latest, soft=x.approximate, hatched=x.unspecified)
        lent = say("as others see it") if x.ascribed == len(x.statements) else ""
        rows.append(
            t.row(
                [
                    f"{x.source} {x.relation} {x.target}",
                    SIDES[x.sign](),
                    dated(when) or say("not said"),
                    lent,
                ],
                x.statements,
            )
        )
    columns = [say("who stands to whom"), say("how"), say("of when")]
    columns += [say("whose view"), say("sentences")]
    return [AccountTable(say("Ties"), columns, rows)] if rows else []


def _characters(t: Teller) -> list[AccountTable]:
    by: dict[tuple[str, str, str, str], list[str]] = {}
    for s in t.of("characterisation"):
        whose = t.holder(s)
        values: Mapping[str, object] = s.values
        key = (str(values.get("target") or "…"), str(values.get("quality") or "…"))
        by.setdefault((*key, own_words(s.commitment), whose), []).append(s.id)
    rows = [t.row(cells, ids) for cells, ids in sorted(by.items())]
    columns = [say("who"), say("is called"), say("how far")]
    columns += [say("whose view"), say("sentences")]
    return [AccountTable(say("What others are called"), columns, rows)] if rows else []


def _figure(t: Teller, net: RelationNetwork) -> AccountFigure | None:
    if not net.ties:
        return None
    wide = len(net.nodes) > FEW
    size = LARGE if wide else SMALL
    ties = [(x.source, x.target, x.sign, len(x.statements)) for x in net.ties]
    places = relating.placed(ties, size)
    silent = relating.silent_actors(t.project)
    drawn = [
        DrawnActor(
            n.name,
            n.kind,
            places.get(n.name, MIDDLE),
            tuple(net.statements(n.name)),
            silent=n.name in silent,
        )
        for n in net.nodes
    ]
    arrows = [
        Arrow(
            x.source,
            x.target,
            x.relation,
            x.sign,
            x.statements,
            say("told by {names}", names=t.name),
            ascribed=x.ascribed == len(x.statements),
        )
        for x in net.ties
    ]
    title = say("Who is for and against whom, {account}", account=t.account)
    svg = relations_picture(drawn, arrows, size=size, title=title).svg()
    legend = say(
        "Solid, filled head: friend; dashed, open head: opponent; dotted: not said. Dashed "
        "outline: only spoken of. The number: statements that say so."
    )
    caption = f"{title}. {legend}"
    return AccountFigure(svg, caption, wide)
