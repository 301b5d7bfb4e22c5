"""What leads to what: the causes of one speaker as a map read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from ... import maps
from ...maps import Loop
from ...model import CausalMap, Link, Statement
from ...show.maps.drawing import map_svg
from ...studies import map_of
from ...wording import counted, say, say_many
from ..answers.account import AccountFigure, AccountLine, AccountPart, AccountTable
from .telling import Teller, rejecting
from .words import ONE, does, joined, many, own_words

FORMS = ("cause",)
LOOPS, MOST, QUOTED = 6, 5, 1
DRAWS, SEED = 1000, 1
TOLD, SAID = 8, 100
KINDS: Mapping[str, Callable[[str], str]] = {
    "reinforcing": lambda steps: say("A loop that feeds itself: {steps}.", steps=steps),
    "balancing": lambda steps: say("A loop that holds itself back: {steps}.", steps=steps),
    "sign not said": lambda steps: say("A loop whose direction is not said: {steps}.", steps=steps),
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
        title=say("What leads to what"),
        page="map",
        rests=f"{t.sentences(ids)}, {counted(len(live), 'arrow')}, {counted(len(found), 'loop')}",
        sentences=t.passages(ids),
        statements=ids,
        lines=lines or [t.line(say("No cause is coded in what {name} says.", name=t.name), ())],
        tables=[*_arrows(t, live), *_others(t, said)],
        quotes=[t.quote(_ids(k)[0]) for k in top if _ids(k)[0] in t.by_id],
        figure=_figure(t, m, piece),
    )


def _ids(link: Link) -> list[str]:
    return [c.id for c in link.claims]


def _nx() -> Any:
    """What follows ways: loaded when an account is read aloud, for it is heavy."""
    return import_module("networkx")


def _graph(m: CausalMap) -> Any:
    graph = _nx().DiGraph()
    graph.add_edges_from((k.cause, k.effect) for k in m.links if not k.denied)
    return graph


def _largest(m: CausalMap) -> list[str]:
    """The factors of the largest piece, in the order of the map."""
    graph = _graph(m)
    if not graph:
        return []
    at = {name: i for i, name in enumerate(m.concepts)}
    pieces = [sorted(part, key=at.__getitem__) for part in _nx().weakly_connected_components(graph)]
    return min(pieces, key=lambda part: (-len(part), at[part[0]]))


def _summary(
    t: Teller, m: CausalMap, live: Sequence[Link], found: Sequence[Loop]
) -> Iterator[AccountLine]:
    if not live:
        return
    ids = [i for k in live for i in _ids(k)]
    shape = maps.shape(m)
    words = say_many(
        t.passages(ids),
        "{n} sentence says what leads to what: {factors} joined by {arrows}, in {pieces}; {loops}.",
        "{n} sentences say what leads to what: {factors} joined by {arrows}, in {pieces}; {loops}.",
        factors=counted(len(_graph(m)), "factor"),
        arrows=counted(len(live), "arrow"),
        pieces=say("one piece") if shape.pieces == 1 else counted(shape.pieces, "piece"),
        loops=counted(len(found), "loop closes", "loops close") if found else say("no loop closes"),
    )
    yield t.line(words, ids)
    single = [k for k in live if t.passages(_ids(k)) == 1]
    if len(single) == len(live):
        one = len(live) == 1
        words = (
            say("It rests on a single sentence.")
            if one
            else say("Every arrow rests on a single sentence.")
        )
        yield t.line(words, ids)
    else:
        often = sorted(live, key=lambda k: (-t.passages(_ids(k)), k.cause))[0]
        words = say(
            "Said most often, in {sentences}: {arrow}.",
            sentences=t.sentences(_ids(often)),
            arrow=arrow(often),
        )
        yield t.line(words, _ids(often))
        if single:
            words = say_many(
                len(single),
                "{n} of {arrows} rests on a single sentence.",
                "{n} of {arrows} rest on a single sentence.",
                arrows=counted(len(live), "arrow"),
            )
            yield t.line(words, [i for k in single for i in _ids(k)])


def arrow(link: Link) -> str:
    """One arrow in words."""
    return acting(link.cause, link.sign, link.effect)


def acting(cause: str, sign: int, effect: str) -> str:
    """ "Rents raise prices"."""
    return say("{cause} {acts} {effect}", cause=cause, acts=does(cause, sign), effect=effect)


def _strand(t: Teller, m: CausalMap, piece: Sequence[str]) -> Iterator[AccountLine]:
    """Where the largest piece begins and ends, and which ends hang on one sentence."""
    if len(piece) <= len(("cause", "effect")):
        return
    graph = _graph(m).subgraph(piece)
    starts = [n for n in piece if not graph.in_degree(n)]
    ends = [n for n in piece if not graph.out_degree(n)]
    links = [k for k in m.links if not k.denied and k.cause in graph]
    ids = [i for k in links for i in _ids(k)]
    parts = [say("begins with {names}", names=joined(starts, MOST))] if starts else []
    parts += [say("ends in {names}", names=joined(ends, MOST))] if ends else []
    if parts:
        words = (
            say("All of it {told}.", told=joined(parts))
            if len(piece) == len(_graph(m))
            else say(
                "The largest piece holds {factors}; it {told}.",
                factors=counted(len(piece), "factor"),
                told=joined(parts),
            )
        )
        yield t.line(words, ids)
    behind = {e: [i for k in links if k.effect == e for i in _ids(k)] for e in ends}
    thin = [e for e in ends if t.passages(behind[e]) == 1]
    if thin:
        names = joined(thin, MOST)
        words = (
            say("Reached through one sentence alone is {names}.", names=names)
            if len(thin) == 1
            else say("Reached through one sentence alone are {names}.", names=names)
        )
        yield t.line(words, [i for e in thin for i in behind[e]])


def _loops(t: Teller, found: Sequence[Loop]) -> Iterator[AccountLine]:
    for loop in found[:LOOPS]:
        steps = []
        for i, step in enumerate(loop.steps):
            signs = (1, -1) if step.sign is None else (step.sign,)
            acts = say(" or ").join(does(step.cause, sign) for sign in signs)
            told = {"cause": step.cause, "acts": acts, "effect": step.effect}
            steps.append(
                say("which {acts} {effect}", acts=acts, effect=step.effect)
                if i
                else say("{cause} {acts} {effect}", **told)
            )
        ids = [c.id for step in loop.steps for c in step.claims]
        yield t.line(KINDS[loop.kind](", ".join(steps)), ids)
    if len(found) > LOOPS:
        rest = [c.id for x in found[LOOPS:] for step in x.steps for c in step.claims]
        more = len(found) - LOOPS
        words = say_many(more, "{n} more loop on the page Map.", "{n} more loops on the page Map.")
        yield t.line(words, rest)


def _doubts(t: Teller, m: CausalMap, said: Sequence[Statement]) -> Iterator[AccountLine]:
    for (cause, effect), told in m.pairs().items():
        if len({sign for sign in told if sign}) > 1:
            words = say(
                "Of {cause} {name} says both, that it raises and that it lowers {effect}.",
                cause=cause,
                name=t.name,
                effect=effect,
            )
            yield t.line(words, [c.id for claims in told.values() for c in claims])
    for s in said:
        if s.commitment == "rejects":
            yield t.line(rejecting(t, s, _told(t, s)), [s.id])


def _told(t: Teller, s: Statement) -> str:
    sign = s.values.get("sign")
    if {"cause", "effect"} <= set(s.values):
        cause = str(s.values["cause"])
        return acting(cause, {"+": 1, "-": -1}.get(str(sign), 0), str(s.values["effect"]))
    return t.readings[s.id]


def _what_if(t: Teller, m: CausalMap, piece: Sequence[str]) -> Iterator[AccountLine]:
    """The factor that reaches most of the largest piece, raised: what then, in this account."""
    graph = _graph(m).subgraph(piece)
    if len(piece) <= len(("cause", "effect")):
        return
    first = [n for n in piece if not graph.in_degree(n)] or list(piece)
    links = [k for k in m.links if not k.denied]
    said = {n: t.passages(i for k in links if k.cause == n for i in _ids(k)) for n in first}
    held = max(first, key=lambda n: (said[n], len(_nx().descendants(graph, n)), -piece.index(n)))
    ran = maps.sensitivity(m, set={held: 1.0}, draws=DRAWS, seed=SEED)
    rows = {r["factor"]: r for r in ran.rows() if r["factor"] != held}
    near = _nx().single_source_shortest_path_length(graph, held)
    order = sorted((n for n in near if n != held), key=lambda n: (near[n], piece.index(n)))
    ids = [i for k in links if k.cause in near for i in _ids(k)]
    told = []
    for way in MOVES:
        names = [n for n in order if rows[n]["verdict"] == way]
        if names:
            alone = len(names) == ONE and not many(names[0])
            told.append(MOVES[way](joined(names, TOLD), alone))
    if told:
        words = say(
            "What if {held} rose? Then, going by {name}’s own arrows, {told}. This follows "
            "{name}’s words, not the world.",
            held=held,
            name=t.name,
            told="; ".join(told),
        )
        yield t.line(words, ids)
    open_ = [n for n in order if rows[n]["verdict"] == "undetermined"]
    if open_:
        shares = [
            say(
                "{factor} (up in {up} of 100 weighings, down in {down})",
                factor=n,
                up=round(SAID * rows[n]["rises"]),
                down=round(SAID * rows[n]["falls"]),
            )
            for n in open_
        ]
        words = say(
            "What then becomes of {factors} the account does not settle. Each weighing gives "
            "strong and weak words another number they can mean; these are not chances.",
            factors=joined(shares),
        )
        yield t.line(words, [i for k in links if k.effect in open_ for i in _ids(k)])


def _rises(names: str, alone: bool) -> str:
    return say("{names} rises", names=names) if alone else say("{names} rise", names=names)


def _falls(names: str, alone: bool) -> str:
    return say("{names} falls", names=names) if alone else say("{names} fall", names=names)


MOVES: Mapping[str, Callable[[str, bool], str]] = {"rises": _rises, "falls": _falls}
"""Where a factor goes -> how it is said of some, and of one alone."""


def _lent(t: Teller, said: Sequence[Statement]) -> Iterator[AccountLine]:
    lent = [s for s in said if not s.own]
    if lent:
        n = len(lent)
        whose = sorted({s.holder or say("somebody who is not named") for s in lent})
        words = say_many(
            n,
            "{n} cause is told as the view of {holders}; it is not among these arrows.",
            "{n} causes are told as the view of {holders}; they are not among these arrows.",
            holders=joined(whose, MOST),
        )
        yield t.line(words, [s.id for s in lent])
    weak = [s for s in said if s.own and s.commitment not in ("asserts", "rejects")]
    if weak:
        n = len(weak)
        words = say_many(
            n,
            "{n} cause is {ways}, and not among these arrows.",
            "{n} causes are {ways}, and not among these arrows.",
            ways=joined(sorted({own_words(s.commitment) for s in weak})),
        )
        yield t.line(words, [s.id for s in weak])


def _arrows(t: Teller, live: Sequence[Link]) -> list[AccountTable]:
    found = sorted(live, key=lambda k: (-t.passages(_ids(k)), k.cause, k.effect))
    rows = [t.row([k.cause, does(k.cause, k.sign), k.effect], _ids(k)) for k in found]
    columns = [say("what"), say("does"), say("to what"), say("sentences")]
    return [AccountTable(say("Arrows"), columns, rows)] if rows else []


def _others(t: Teller, said: Sequence[Statement]) -> list[AccountTable]:
    """Causes that are not the speaker's own assertions."""
    by: dict[tuple[str, str, str], list[str]] = {}
    for s in said:
        if not (s.own and s.commitment == "asserts"):
            whose = t.holder(s) or t.name
            by.setdefault((_told(t, s), whose, own_words(s.commitment)), []).append(s.id)
    rows = [t.row(cells, ids) for cells, ids in sorted(by.items())]
    columns = [say("what leads to what"), say("whose view"), say("how far"), say("sentences")]
    title = say("Causes told of others, supposed or rejected")
    return [AccountTable(title, columns, rows)] if rows else []


def _figure(t: Teller, m: CausalMap, piece: Sequence[str]) -> AccountFigure | None:
    if not piece:
        return None
    inside = set(piece)
    shown = CausalMap.from_claims(
        [c for c in m.claims if c.cause in inside and c.commitment != "rejects"], holders=m.holders
    )
    rest = maps.shape(m).pieces - 1
    what = say("The largest piece of what leads to what") if rest else say("What leads to what")
    left = (
        say_many(rest, "{n} smaller piece left out.", "{n} smaller pieces left out.")
        if rest
        else ""
    )
    title = f"{what}, {t.account}"
    legend = say("Solid, filled head: raises; dashed, open head: lowers; dotted: not said.")
    caption = f"{title}. {legend} {left}".strip()
    paper = [map_svg(shown, title=title, paper=True)]
    return AccountFigure(map_svg(shown, title=title), caption, wide=True, paper=paper)
