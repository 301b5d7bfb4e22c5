"""Allies and opponents: who stands to whom, in one speaker's account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import networkx as nx

from ...networks import Balance, RelationNetwork, balance
from ...networks.relations.ties import Tie
from ...show.relations_svg import Arrow, DrawnActor, relations_picture
from .. import relating
from ..answers.account import AccountFigure, AccountLine, AccountPart, AccountTable
from ..described import relations
from ..told import said_when
from .telling import Teller, said_by
from .words import OWN, TWO, counted, dated, joined, verb

SIDES = {"+": "as friends", "-": "as opponents", "": "no side said"}
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
        *_sides(t, net, weighed),
        *_troubles(t, net, weighed),
        *_rejected(t),
        *_called(t),
    ]
    return AccountPart(
        key="standing",
        title="Allies and opponents",
        page="relations",
        rests=f"{t.sentences(ids)}, {counted(len(net.ties), 'tie')}",
        sentences=t.passages(ids),
        statements=ids,
        lines=lines or [t.line(f"{t.name} tells of nobody how they stand to one another.", ())],
        tables=[*_ties(t, ties), *_characters(t)],
        quotes=[t.quote(x.statements[0]) for x in ties[:QUOTED]],
        figure=_figure(t, net),
    )


def _summary(t: Teller, net: RelationNetwork) -> Iterator[AccountLine]:
    if not net.ties:
        return
    by = {sign: [x for x in net.ties if x.sign == sign] for sign in SIDES}
    told = [
        _share(len(by["+"]), len(net.ties), "of friendship") if by["+"] else "",
        _share(len(by["-"]), len(net.ties), "of opposition") if by["-"] else "",
        _without(len(by[""]), len(net.ties)),
    ]
    ids = [i for x in net.ties for i in x.statements]
    yield t.line(
        f"{t.name} tells of {counted(len(net.ties), 'tie')} between "
        f"{counted(len(net.nodes), 'actor')}: {joined([x for x in told if x])}.",
        ids,
    )


def _share(n: int, ties: int, words: str) -> str:
    """ "2 of friendship", "all of friendship", of the only tie "of friendship"."""
    return words if ties == 1 else f"{'all' if n == ties else n} {words}"


def _without(n: int, ties: int) -> str:
    """How many ties have no side, in words."""
    if not n:
        return ""
    if n == ties:
        return "whether friends or opponents is not said"
    return f"{n} of which it is not said whether friends or opponents"


def _own(t: Teller, ties: Iterable[Tie]) -> Iterator[AccountLine]:
    """Who the speaker says stands with or against the speaker."""
    mine = [x for x in ties if t.name in (x.source, x.target)]
    for sign, words in (("+", "stand with"), ("-", "stand against")):
        near = {x.target if x.source == t.name else x.source: x for x in mine if x.sign == sign}
        if near:
            one = words.replace("stand", "stands") if len(near) == 1 else words
            ids = [i for x in mine if x.sign == sign for i in x.statements]
            yield t.line(f"{joined(sorted(near))} {one} {t.name}, as {t.name} tells it.", ids)


def _sides(t: Teller, net: RelationNetwork, weighed: Balance) -> Iterator[AccountLine]:
    """Sides, for each group of actors that ties connect: between groups nothing follows."""
    signed = weighed.network
    graph = nx.Graph()
    for i, one in enumerate(signed.rows):
        for j in range(i):
            if signed.matrix[i, j]:
                graph.add_edge(one, signed.rows[j], sign=float(signed.matrix[i, j]))
    first = set(weighed.camps[0])
    for group in sorted(map(sorted, nx.connected_components(graph))):
        part = graph.subgraph(group)
        if len(group) <= TWO or all(d["sign"] > 0 for *_, d in part.edges(data=True)):
            continue
        here, there = [n for n in group if n in first], [n for n in group if n not in first]
        ids = [
            i
            for x in net.ties
            if x.sign and {x.source, x.target} <= set(group)
            for i in x.statements
        ]
        against = [f for f in weighed.frustrated if f[0] in group]
        rest = (
            "every tie fits"
            if not against
            else f"{counted(len(against), 'tie')} {verb(len(against), 'does', 'do')} not fit"
        )
        yield t.line(
            f"Read together, these ties make two sides, {joined(here)} on one, {joined(there)} "
            f"on the other; {rest}. {t.name} need not say so in these words.",
            ids,
        )


def _troubles(t: Teller, net: RelationNetwork, weighed: Balance) -> Iterator[AccountLine]:
    for triad in [x for x in weighed.closed if not x.balanced][:LISTED]:
        told = [
            f"{x.source} {x.relation} {x.target}"
            for x in net.ties
            if x.sign and {x.source, x.target} <= set(triad.names)
        ]
        yield t.line(f"Hard to fit together: {joined(told)}.", triad.statements)
    for d in net.disputed:
        yield t.line(
            f"Of {d.one} and {d.other} {t.name} tells both, that they are friends and that they "
            "are opponents; the two stay side by side.",
            [*d.positive, *d.negative],
        )


def _rejected(t: Teller) -> Iterator[AccountLine]:
    for s in t.of("relation"):
        if s.commitment == "rejects":
            whose = said_by(t, s)
            yield t.line(f"{t.name} rejects {whose}that {t.readings[s.id]}.", [s.id])


def _called(t: Teller) -> Iterator[AccountLine]:
    """What others are called: by the speaker, and by whom else as the speaker tells it."""
    said = t.of("characterisation")
    own = [s for s in said if s.own and s.commitment == "asserts"]
    for chosen, words in (
        (own, f"{t.name} calls"),
        ([s for s in said if not s.own], f"As {t.name} tells it, others call"),
        ([s for s in said if s.own and s not in own], f"{t.name} considers calling"),
    ):
        by: dict[str, list[str]] = {}
        for s in chosen:
            target, quality = (str(s.values.get(k) or "…") for k in ("target", "quality"))
            by.setdefault(target, []).append(f"“{quality}”")
        if by:
            told = joined([f"{name} {joined(list(dict.fromkeys(q)))}" for name, q in by.items()])
            if any(len(set(q)) > 1 for q in by.values()):
                told = "; ".join(f"{n} {joined(list(dict.fromkeys(q)))}" for n, q in by.items())
            yield t.line(f"{words} {told}.", [s.id for s in chosen])


def _ties(t: Teller, ties: Iterable[Tie]) -> list[AccountTable]:
    rows = []
    for x in ties:
        when = said_when(x.earliest, x.latest)
        lent = "as others see it" if x.ascribed == len(x.statements) else ""
        rows.append(
            t.row(
                [
                    f"{x.source} {x.relation} {x.target}",
                    SIDES[x.sign],
                    dated(when) or "not said",
                    lent,
                ],
                x.statements,
            )
        )
    columns = ["who stands to whom", "how", "of when", "whose view", "sentences"]
    return [AccountTable("Ties", columns, rows)] if rows else []


def _characters(t: Teller) -> list[AccountTable]:
    by: dict[tuple[str, str, str, str], list[str]] = {}
    for s in t.of("characterisation"):
        whose = t.holder(s)
        values: Mapping[str, object] = s.values
        key = (str(values.get("target") or "…"), str(values.get("quality") or "…"))
        by.setdefault((*key, OWN[s.commitment], whose), []).append(s.id)
    rows = [t.row(cells, ids) for cells, ids in sorted(by.items())]
    columns = ["who", "is called", "how far", "whose view", "sentences"]
    return [AccountTable("What others are called", columns, rows)] if rows else []


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
            f"told by {t.name}",
            ascribed=x.ascribed == len(x.statements),
        )
        for x in net.ties
    ]
    title = f"Who is for and against whom, in {t.name}'s account"
    svg = relations_picture(drawn, arrows, size=size, title=title).svg()
    caption = (
        f"{title}. Solid, filled head: friend; dashed, "
        "open head: opponent; dotted: not said. Dashed outline: only spoken of. The number: "
        "statements that say so."
    )
    return AccountFigure(svg, caption, wide)
