"""What leads to what: the causes of one speaker as a map read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import networkx as nx

from ... import maps
from ...maps import Loop
from ...model import CausalMap, Link, Statement
from ...show.map_svg import map_svg
from ...show.timeline_sheets import PAPER_WIDTH
from ...studies import map_of
from ..answers.account import AccountFigure, AccountLine, AccountPart, AccountTable
from .telling import Teller, said_by
from .words import ONE, OWN, counted, does, joined, many, verb

FORMS = ("cause",)
LOOPS, MOST, QUOTED = 6, 5, 1
DRAWS, SEED = 1000, 1
TOLD, SAID = 8, 100
KINDS = {
    "reinforcing": "A loop that feeds itself",
    "balancing": "A loop that holds itself back",
    "sign not said": "A loop whose direction is not said",
}


def own_map(t: Teller) -> CausalMap:
    """The causes the speaker asserts as the speaker's own."""
    if not any(s.own and s.commitment == "asserts" for s in t.of(*FORMS)):
        return CausalMap(())
    return map_of(t.project, {"holders": [t.name], "speakers": [t.name], **t.selecting})


def leading(t: Teller) -> AccountPart:
    """Own causes with their loops and a what-if; causes told of others; causes only supposed."""
    said = t.of(*FORMS)
    ids = [s.id for s in said]
    m = own_map(t)
    live = [k for k in m.links if not k.denied]
    found = maps.loops(m)
    piece = _largest(m)
    lines = [
        *_summary(t, m, live, found),
        *_strand(t, m, piece),
        *_loops(t, found),
        *_doubts(t, m, said),
        *_what_if(t, m, piece),
        *_lent(t, said),
    ]
    top = sorted(live, key=lambda k: -t.passages(_ids(k)))[:QUOTED]
    return AccountPart(
        key="causes",
        title="What leads to what",
        page="map",
        rests=f"{t.sentences(ids)}, {counted(len(live), 'arrow')}, {counted(len(found), 'loop')}",
        sentences=t.passages(ids),
        statements=ids,
        lines=lines or [t.line(f"{t.name} says of nothing what leads to it.", ())],
        tables=[*_arrows(t, live), *_others(t, said)],
        quotes=[t.quote(_ids(k)[0]) for k in top if _ids(k)[0] in t.by_id],
        figure=_figure(t, m, piece),
    )


def _ids(link: Link) -> list[str]:
    return [c.id for c in link.claims]


def _graph(m: CausalMap) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_edges_from((k.cause, k.effect) for k in m.links if not k.denied)
    return graph


def _largest(m: CausalMap) -> list[str]:
    """The factors of the largest piece, in the order of the map."""
    graph = _graph(m)
    if not graph:
        return []
    at = {name: i for i, name in enumerate(m.concepts)}
    pieces = [sorted(part, key=at.__getitem__) for part in nx.weakly_connected_components(graph)]
    return min(pieces, key=lambda part: (-len(part), at[part[0]]))


def _summary(
    t: Teller, m: CausalMap, live: Sequence[Link], found: Sequence[Loop]
) -> Iterator[AccountLine]:
    if not live:
        return
    ids = [i for k in live for i in _ids(k)]
    shape = maps.shape(m)
    n = t.passages(ids)
    yield t.line(
        f"{counted(n, 'sentence')} {verb(n, 'says', 'say')} what leads to what: "
        f"{counted(len(_graph(m)), 'factor')} joined by {counted(len(live), 'arrow')}, in "
        f"{'one piece' if shape.pieces == 1 else counted(shape.pieces, 'piece')}; "
        f"{counted(len(found), 'loop closes', 'loops close') if found else 'no loop closes'}.",
        ids,
    )
    single = [k for k in live if t.passages(_ids(k)) == 1]
    if len(single) == len(live):
        each = "It rests" if len(live) == 1 else "Every arrow rests"
        yield t.line(f"{each} on a single sentence.", ids)
    else:
        often = sorted(live, key=lambda k: (-t.passages(_ids(k)), k.cause))[0]
        yield t.line(
            f"Said most often, in {t.sentences(_ids(often))}: {arrow(often)}.", _ids(often)
        )
        if single:
            yield t.line(
                f"{len(single)} of {counted(len(live), 'arrow')} "
                f"{verb(len(single), 'rests', 'rest')} on a single sentence.",
                [i for k in single for i in _ids(k)],
            )


def arrow(link: Link) -> str:
    """One arrow in words."""
    return f"{link.cause} {does(link.cause, link.sign)} {link.effect}"


def _strand(t: Teller, m: CausalMap, piece: Sequence[str]) -> Iterator[AccountLine]:
    """Where the largest piece begins and ends, and which ends hang on one sentence."""
    if len(piece) <= len(("cause", "effect")):
        return
    graph = _graph(m).subgraph(piece)
    starts = [n for n in piece if not graph.in_degree(n)]
    ends = [n for n in piece if not graph.out_degree(n)]
    links = [k for k in m.links if not k.denied and k.cause in graph]
    ids = [i for k in links for i in _ids(k)]
    parts = [f"begins with {joined(starts, MOST)}" if starts else ""]
    parts += [f"ends in {joined(ends, MOST)}" if ends else ""]
    told = " and ".join(p for p in parts if p)
    if told:
        whole = len(piece) == len(_graph(m))
        what = (
            "All of it" if whole else f"The largest piece holds {counted(len(piece), 'factor')}; it"
        )
        yield t.line(f"{what} {told}.", ids)
    behind = {e: [i for k in links if k.effect == e for i in _ids(k)] for e in ends}
    thin = [e for e in ends if t.passages(behind[e]) == 1]
    if thin:
        yield t.line(
            f"Reached through one sentence alone {verb(len(thin), 'is', 'are')} "
            f"{joined(thin, MOST)}.",
            [i for e in thin for i in behind[e]],
        )


def _loops(t: Teller, found: Sequence[Loop]) -> Iterator[AccountLine]:
    for loop in found[:LOOPS]:
        steps = []
        for i, step in enumerate(loop.steps):
            signs = (1, -1) if step.sign is None else (step.sign,)
            acts = " or ".join(does(step.cause, sign) for sign in signs)
            steps.append(f"{'which' if i else step.cause} {acts} {step.effect}")
        ids = [c.id for step in loop.steps for c in step.claims]
        yield t.line(f"{KINDS[loop.kind]}: {', '.join(steps)}.", ids)
    if len(found) > LOOPS:
        rest = [c.id for x in found[LOOPS:] for step in x.steps for c in step.claims]
        yield t.line(f"{counted(len(found) - LOOPS, 'more loop')} on the page Map.", rest)


def _doubts(t: Teller, m: CausalMap, said: Sequence[Statement]) -> Iterator[AccountLine]:
    for (cause, effect), told in m.pairs().items():
        if len({sign for sign in told if sign}) > 1:
            yield t.line(
                f"Of {cause} {t.name} says both, that it raises and that it lowers {effect}.",
                [c.id for claims in told.values() for c in claims],
            )
    for s in said:
        if s.commitment == "rejects":
            whose = said_by(t, s)
            yield t.line(f"{t.name} rejects {whose}that {_told(t, s)}.", [s.id])


def _told(t: Teller, s: Statement) -> str:
    sign = s.values.get("sign")
    if {"cause", "effect"} <= set(s.values):
        cause = str(s.values["cause"])
        acts = does(cause, {"+": 1, "-": -1}.get(str(sign), 0))
        return f"{cause} {acts} {s.values['effect']}"
    return t.readings[s.id]


def _what_if(t: Teller, m: CausalMap, piece: Sequence[str]) -> Iterator[AccountLine]:
    """The factor that reaches most of the largest piece, raised: what then, in this account."""
    graph = _graph(m).subgraph(piece)
    if len(piece) <= len(("cause", "effect")):
        return
    first = [n for n in piece if not graph.in_degree(n)] or list(piece)
    links = [k for k in m.links if not k.denied]
    said = {n: t.passages(i for k in links if k.cause == n for i in _ids(k)) for n in first}
    held = max(first, key=lambda n: (said[n], len(nx.descendants(graph, n)), -piece.index(n)))
    ran = maps.sensitivity(m, set={held: 1.0}, draws=DRAWS, seed=SEED)
    rows = {r["factor"]: r for r in ran.rows() if r["factor"] != held}
    near = nx.single_source_shortest_path_length(graph, held)
    order = sorted((n for n in near if n != held), key=lambda n: (near[n], piece.index(n)))
    ids = [i for k in links if k.cause in near for i in _ids(k)]
    told = []
    for way, words in (("rises", "rise"), ("falls", "fall")):
        names = [n for n in order if rows[n]["verdict"] == way]
        if names:
            alone = len(names) == ONE and not many(names[0])
            told.append(f"{joined(names, TOLD)} {way if alone else words}")
    if told:
        yield t.line(
            f"What if {held} rose? Then, going by {t.name}'s own arrows, {'; '.join(told)}. This "
            f"follows {t.name}'s words, not the world.",
            ids,
        )
    open_ = [n for n in order if rows[n]["verdict"] == "undetermined"]
    if open_:
        shares = [
            f"{n} (up in {round(SAID * rows[n]['rises'])} of 100 weighings, down in "
            f"{round(SAID * rows[n]['falls'])})"
            for n in open_
        ]
        yield t.line(
            f"What then becomes of {joined(shares)} the account does not settle. Each weighing "
            "gives strong and weak words another number they can mean; these are not chances.",
            [i for k in links if k.effect in open_ for i in _ids(k)],
        )


def _lent(t: Teller, said: Sequence[Statement]) -> Iterator[AccountLine]:
    lent = [s for s in said if not s.own]
    if lent:
        n = len(lent)
        whose = sorted({s.holder or "somebody not named" for s in lent})
        yield t.line(
            f"{counted(n, 'cause')} {verb(n, 'is', 'are')} told as the view of "
            f"{joined(whose, MOST)}; {verb(n, 'it is', 'they are')} not among these arrows.",
            [s.id for s in lent],
        )
    weak = [s for s in said if s.own and s.commitment not in ("asserts", "rejects")]
    if weak:
        n = len(weak)
        ways = joined(sorted({OWN[s.commitment] for s in weak}))
        yield t.line(
            f"{counted(n, 'cause')} {verb(n, 'is', 'are')} {ways}, and not among these arrows.",
            [s.id for s in weak],
        )


def _arrows(t: Teller, live: Sequence[Link]) -> list[AccountTable]:
    found = sorted(live, key=lambda k: (-t.passages(_ids(k)), k.cause, k.effect))
    rows = [t.row([k.cause, does(k.cause, k.sign), k.effect], _ids(k)) for k in found]
    columns = ["what", "does", "to what", "sentences"]
    return [AccountTable("Arrows", columns, rows)] if rows else []


def _others(t: Teller, said: Sequence[Statement]) -> list[AccountTable]:
    """Causes that are not the speaker's own assertions."""
    by: dict[tuple[str, str, str], list[str]] = {}
    for s in said:
        if not (s.own and s.commitment == "asserts"):
            whose = t.holder(s) or t.name
            by.setdefault((_told(t, s), whose, OWN[s.commitment]), []).append(s.id)
    rows = [t.row(cells, ids) for cells, ids in sorted(by.items())]
    columns = ["what leads to what", "whose view", "how far", "sentences"]
    return (
        [AccountTable("Causes told of others, supposed or rejected", columns, rows)] if rows else []
    )


def _figure(t: Teller, m: CausalMap, piece: Sequence[str]) -> AccountFigure | None:
    if not piece:
        return None
    inside = set(piece)
    shown = CausalMap.from_claims(
        [c for c in m.claims if c.cause in inside and c.commitment != "rejects"], holders=m.holders
    )
    rest = maps.shape(m).pieces - 1
    what = "What leads to what" if not rest else "The largest piece of what leads to what"
    left = f" {counted(rest, 'smaller piece')} left out." if rest else ""
    title = f"{what}, in {t.name}'s account"
    caption = (
        f"{title}. Solid, filled head: raises; dashed, open head: lowers; dotted: not said.{left}"
    )
    paper = [map_svg(shown, title=title, widest=PAPER_WIDTH)]
    return AccountFigure(map_svg(shown, title=title), caption, wide=True, paper=paper)
