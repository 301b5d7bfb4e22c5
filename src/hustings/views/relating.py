"""Who stands to whom as a page shows it: rows, drawing, balance, lineage, in whose account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import networkx as nx
import numpy as np

from ..errors import OptionError
from ..model import Network, Selection
from ..networks import Lineage, RelationNetwork, balance
from ..networks.relations.ties import Tie as ToldTie
from ..project import Project
from ..show import lineage_svg as lineage_drawing
from ..show.layout import layout
from ..show.marks import Picture
from ..show.packing import packed
from ..show.relations_svg import CALM, Arrow, DrawnActor, drawable, inner, relations_picture
from ..show.spreading import spread
from ..show.time_axis import year_of
from ..studies import columns, run, study_of
from ..wording import counted, listed, say, say_many
from . import described, heard
from .answers.described import (
    BalanceAnswer,
    ComparedPair,
    Counted,
    DisputedPair,
    LineageAnswer,
    OpenQuestionRow,
    RelationActor,
    RelationsAnswer,
    RelationTie,
    TriadEdge,
    TriadRow,
    TurningRow,
    YearCount,
)
from .rows import study_answer
from .told import day_of_speaking, said_when

FIRST, SECOND = "●", "◇"
"""Two tellers: a shape, never a hue."""
LISTED = 500
"""Rows of a list that are sent; the counts say how many there are."""


AnyTie = ToldTie | RelationTie
"""A tie as it was told, or as it is shown."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a drawing is wanted: pixels across and down."""

    width: float = 1000.0
    height: float = 620.0


@dataclass(frozen=True, slots=True)
class _Account:
    """A network, or two laid over each other, and whose they are."""

    net: RelationNetwork
    other: RelationNetwork | None
    tellers: tuple[str, ...]


def _account(project: Project, options: Mapping[str, Any]) -> _Account:
    """The relations asked for; with ``compare`` (another teller) two accounts of one teller
    each."""
    asked = dict(options)
    compare = asked.pop("compare", None)
    if not compare:
        net = described.relations(project, asked) if any(asked.values()) else whole(project)
        return _Account(net, None, tuple(asked.get("told_by") or asked.get("holders") or ()))
    told_by = list(asked.get("told_by") or ())
    if len(told_by) != 1 or told_by[0] == compare:
        raise OptionError("Two accounts are compared: choose one teller, and another beside.")
    one = described.relations(project, asked)
    two = described.relations(project, {**asked, "told_by": [compare]})
    return _Account(one, two, (told_by[0], str(compare)))


def relations_view(
    project: Project, options: Mapping[str, Any], look: Look | None = None
) -> RelationsAnswer:
    """Everything the page shows of relations, its drawing included."""
    return relations_drawn(project, options, look)[0]


def relations_drawn(
    project: Project, options: Mapping[str, Any], look: Look | None = None
) -> tuple[RelationsAnswer, Picture]:
    """What the page shows of relations, and the picture in it."""
    account = _account(project, options)
    net, choices = account.net, _choices(project, project.revision)
    ties = _ties(account)
    behind = _behind(ties)
    silent = silent_actors(project)
    kinds = {n.name: n.kind for n in whole(project).nodes}
    actors = [
        RelationActor(name, kinds.get(name, ""), name in silent, len(ids))
        for name, ids in sorted(behind.items())
    ]
    title = _title(account)
    both = (net, account.other) if account.other else (net,)
    n = len({i for t in ties for i in t.statements})
    questions = [q for x in both for q in x.open_questions(LISTED)]
    picture = drawing(project, actors, _Drawn(ties, behind), title, look or Look())
    answer = RelationsAnswer(
        title=title,
        text=_text(account, actors, ties, n),
        account=_whose(account),
        n=n,
        actors=actors,
        ties=[_tie(t) for t in sorted(ties, key=lambda t: -len(t.statements))[:LISTED]],
        all_ties=len(ties),
        disputed=[
            DisputedPair(d.one, d.other, d.positive, d.negative) for x in both for d in x.disputed
        ],
        questions=[
            OpenQuestionRow(q.one, q.other, q.opponent, q.statements, q.sentence)
            for q in questions[:LISTED]
        ],
        all_questions=sum(x.open_count for x in both),
        compared=_compared(account),
        unsigned=sum(x.unsigned for x in both),
        rejected=sum(x.rejected for x in both),
        undated=sum(x.undated for x in both),
        selves=sum(x.selves for x in both),
        tellers=choices.tellers,
        kinds=choices.kinds,
        years=choices.years,
        svg=picture.svg(),
        why_empty=None if ties else net.why_empty,
        versions=described.versions(project, net.study),
        study=study_answer(net.study),
    )
    return answer, picture


def whole(project: Project) -> RelationNetwork:
    """All relations of a project, from whoever tells them; kept until something changes."""
    return _whole(project, project.revision)


@lru_cache(maxsize=4)
def _whole(project: Project, revision: int) -> RelationNetwork:
    return described.relations(project, {})


@dataclass(frozen=True, slots=True)
class _Choices:
    """What a page offers to choose from, of all relations of a project."""

    tellers: Sequence[Counted]
    kinds: Sequence[Counted]
    years: Sequence[YearCount]


@lru_cache(maxsize=4)
def _choices(project: Project, revision: int) -> _Choices:
    ties = whole(project).ties
    return _Choices(
        _counted(name for t in ties for name in t.tellers),
        _counted(t.kind for t in ties for _ in t.statements if t.kind),
        _years(ties),
    )


def silent_actors(project: Project) -> frozenset[str]:
    """Actors of relations who never speak in these texts."""
    speaking = heard.speaking(project)
    return frozenset(n.name for n in whole(project).nodes if n.name not in speaking)


def _ties(account: _Account) -> Sequence[AnyTie]:
    """The ties of one account, or of two with the shape of who tells them."""
    if account.other is None:
        return list(account.net.ties)
    first = {(t.source, t.target, t.relation): t for t in account.net.ties}
    second = {(t.source, t.target, t.relation): t for t in account.other.ties}
    rows = []
    for key in sorted({*first, *second}):
        one, two = first.get(key), second.get(key)
        shape = (FIRST if one else "") + (SECOND if two else "")
        told = [_tie(t, shape) for t in (one, two) if t]
        rows.append(told[0] if len(told) == 1 else _both(told[0], told[1]))
    return rows


def _tie(t: AnyTie, shape: str = "") -> RelationTie:
    if isinstance(t, RelationTie):
        return t
    return RelationTie(
        source=t.source,
        target=t.target,
        relation=t.relation,
        kind=t.kind,
        sign=t.sign,
        statements=t.statements,
        tellers=t.tellers,
        earliest=t.earliest,
        latest=t.latest,
        ascribed=t.ascribed,
        shape=shape,
    )


def _both(one: RelationTie, two: RelationTie) -> RelationTie:
    firsts = [d for d in (one.earliest, two.earliest) if d]
    lasts = [d for d in (one.latest, two.latest) if d]
    return RelationTie(
        source=one.source,
        target=one.target,
        relation=one.relation,
        kind=one.kind,
        sign=one.sign,
        statements=[*one.statements, *two.statements],
        tellers=sorted({*one.tellers, *two.tellers}),
        earliest=min(firsts, key=year_of) if firsts else None,
        latest=max(lasts, key=year_of) if lasts else None,
        ascribed=one.ascribed + two.ascribed,
        shape=one.shape,
    )


def _behind(ties: Iterable[AnyTie]) -> dict[str, tuple[str, ...]]:
    """Actor -> ids of the statements it stands in, in order."""
    found: dict[str, list[str]] = {}
    for t in ties:
        for name in (t.source, t.target):
            found.setdefault(name, []).extend(t.statements)
    return {name: tuple(dict.fromkeys(ids)) for name, ids in found.items()}


def _compared(account: _Account) -> list[ComparedPair]:
    if account.other is None:
        return []
    return [
        ComparedPair(
            one=c.one,
            other=c.other,
            verdict=c.verdict,
            first=[i for t in c.first for i in t.statements],
            second=[i for t in c.second for i in t.statements],
            words="; ".join(
                f"{shape} {t.source} {t.relation} {t.target}"
                for shape, told in ((FIRST, c.first), (SECOND, c.second))
                for t in told
            ),
        )
        for c in account.net.compare(account.other)[:LISTED]
    ]


def _counted(names: Iterable[str]) -> list[Counted]:
    return [Counted(name, n) for name, n in Counter(names).most_common()]


MOST_STEPS = 60
STEPS = (1, 2, 5, 10, 20, 50, 100, 500, 1000, 10_000)


def _years(ties: Sequence[ToldTie]) -> list[YearCount]:
    """How many statements of relations speak of which years, in steps a slider can show."""
    told = [(t.earliest, len(t.statements)) for t in ties if t.earliest]
    told += [(t.latest, 0) for t in ties if t.latest]
    if not told:
        return []
    years = [(int(year_of(day)), n) for day, n in told]
    first, last = min(y for y, _ in years), max(y for y, _ in years)
    step = next((s for s in STEPS if (last - first) / s <= MOST_STEPS), STEPS[-1])
    begin = first // step * step
    counts = Counter[int]()
    for year, n in years:
        counts[begin + (year - begin) // step * step] += n
    return [YearCount(y, counts[y]) for y in range(begin, last + 1, step)]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Ties, and the statements behind each of their actors."""

    ties: Sequence[AnyTie]
    behind: Mapping[str, tuple[str, ...]]


def drawing(
    project: Project, actors: Sequence[RelationActor], told: _Drawn, title: str, look: Look
) -> Picture:
    """The relations drawn. An actor keeps its place whoever tells and whatever time is chosen,
    as long as all actors fit on one picture."""
    ties, behind = told.ties, told.behind
    size = (look.width, look.height)
    places = _all_places(project, project.revision, size)
    if not places:
        places = placed([(t.source, t.target, t.sign, len(t.statements)) for t in ties], size)
    chosen = sorted(actors, key=lambda a: (-a.statements, a.name))[:CALM]
    few = [_tie(t) for t in drawable(ties, {a.name for a in chosen})]
    drawn = [
        DrawnActor(a.name, a.kind, places.get(a.name, (0.5, 0.5)), behind[a.name], silent=a.silent)
        for a in chosen
    ]
    arrows = [
        Arrow(
            t.source,
            t.target,
            t.relation,
            t.sign,
            tuple(t.statements),
            _told(t),
            ascribed=t.ascribed == len(t.statements),
            shape=t.shape,
        )
        for t in few
    ]
    left_out = (len(actors) - len(chosen), len(ties) - len(few))
    return relations_picture(drawn, arrows, size=size, title=title, left_out=left_out)


def _told(t: RelationTie) -> str:
    n = len(t.tellers)
    names = ", ".join(t.tellers) or say("nobody named")
    if t.ascribed < len(t.statements):
        told = say("told by {names}", names=names)
    elif n:
        told = say_many(
            n, "as told by {n} teller, {names}", "as told by {n} tellers, {names}", names=names
        )
    else:
        told = say("as told by {names}", names=names)
    when = said_when(t.earliest, t.latest)
    return say("{told}, of {when}", told=told, when=when) if when else told


@lru_cache(maxsize=8)
def _all_places(
    project: Project, revision: int, size: tuple[float, float]
) -> Mapping[str, tuple[float, float]]:
    """Places of all actors; none where they are more than one picture holds."""
    base = whole(project)
    if len(base.nodes) > CALM:
        return {}
    return placed([(t.source, t.target, t.sign, len(t.statements)) for t in base.ties], size)


def placed(
    ties: Sequence[tuple[str, str, str, int]], size: tuple[float, float]
) -> Mapping[str, tuple[float, float]]:
    """Places (0 to 1) for the ends of some ties (source, target, sign, statements) in a picture of
    so many pixels: friends near, foes apart, none on another; in one that is higher than wide the
    picture is turned. Of more than one picture holds, those with most statements."""
    told = Counter[str]()
    for source, target, _, n in ties:
        told[source] += n
        told[target] += n
    chosen = sorted(told, key=lambda name: (-told[name], name))[:CALM]
    ties = [t for t in ties if t[0] in chosen and t[1] in chosen]
    places = packed([_laid_out(piece, ties) for piece in _pieces(chosen, ties)])
    if size[1] > size[0]:
        places = {name: (y, x) for name, (x, y) in places.items()}
    return spread(places, inner(size))


def _pieces(names: Iterable[str], ties: Iterable[tuple[str, str, str, int]]) -> list[list[str]]:
    """Names that ties connect, each piece sorted."""
    graph = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_edges_from((source, target) for source, target, *_ in ties)
    return [sorted(piece) for piece in nx.connected_components(graph)]


def _laid_out(
    piece: Sequence[str], ties: Iterable[tuple[str, str, str, int]]
) -> Mapping[str, tuple[float, float]]:
    """Places of one piece of a network."""
    names = tuple(piece)
    at = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(names), len(names)))
    for source, target, sign, n in ties:
        if source in at:
            i, j = at[source], at[target]
            pull = n if sign != "-" else -n
            matrix[i, j] = matrix[j, i] = matrix[i, j] + pull or 0.5
    found = layout(Network(names, names, matrix, "one-mode"))
    return {name: place for (name, _), place in found.items()}


def _whose(account: _Account) -> str:
    if account.other is not None:
        return _both_accounts(account.tellers)
    if not account.tellers:
        return say("in the accounts given")
    return say("in {name}'s account", name=listed([*account.tellers]))


def _both_accounts(tellers: Sequence[str]) -> str:
    one, two = f"{FIRST} {tellers[0]}", f"{SECOND} {tellers[1]}"
    return say("in two accounts, {one} and {two}", one=one, two=two)


def _title(account: _Account) -> str:
    return say("Who stands to whom, {account}", account=_whose(account))


def _spoken(silent: int, actors: int) -> str:
    """How many actors do not speak themselves."""
    if silent == actors:
        return say("All the actors are only spoken of (dashed).")
    return say_many(
        silent,
        "{n} of the actors is only spoken of (dashed).",
        "{n} of the actors are only spoken of (dashed).",
    )


def _text(
    account: _Account, actors: Sequence[RelationActor], ties: Sequence[AnyTie], n: int
) -> str:
    """The network in a sentence or two, with what is counted and what is only spoken of."""
    if not ties:
        return account.net.why_empty or say("No relation is told.")
    silent = sum(a.silent for a in actors)
    ascribed = sum(t.ascribed for t in ties)
    parts = [
        say(
            "{actors}, {ties}, from {statements}.",
            actors=counted(len(actors), "actor"),
            ties=counted(len(ties), "tie"),
            statements=counted(n, "statement"),
        )
    ]
    if silent:
        parts.append(_spoken(silent, len(actors)))
    if ascribed:
        tell = say_many(ascribed, "{n} tells another's view.", "{n} tell another's view.")
        parts.append(tell)
    return " ".join([*parts, say("An arrow is what is said, not what was.")])


def balance_view(project: Project, options: Mapping[str, Any]) -> BalanceAnswer:
    """Balance of one account with its sentences; exact as far as it can be, and said."""
    asked = {k: v for k, v in options.items() if k != "compare"}
    net = described.relations(project, asked)
    found = balance(net)
    words = _pair_words(net)
    return BalanceAnswer(
        said=found.said,
        triads=[
            TriadRow(
                edges=[
                    TriadEdge(one, other, sign, words.get(frozenset((one, other)), ""))
                    for (one, other), sign in zip(_sides(t.names), t.signs, strict=True)
                ],
                balanced=t.balanced,
                statements=t.statements,
            )
            for t in found.closed
        ],
        balanced_share=found.balanced_share,
        frustration=found.frustration,
        exact=found.exact,
        at_least=found.at_least,
        camps=found.camps,
        alone=found.alone,
        against=[(a, b) for a, b, _ in found.frustrated],
    )


def _sides(names: tuple[str, str, str]) -> list[tuple[str, str]]:
    """First–second, second–third, first–third: the order of a triad's signs."""
    one, two, three = names
    return [(one, two), (two, three), (one, three)]


def _pair_words(net: RelationNetwork) -> dict[frozenset[str], str]:
    """How each pair is told: "A opposes B"; the first of several, with how many more."""
    told: dict[frozenset[str], list[str]] = {}
    for t in net.ties:
        if t.sign:
            pair = frozenset((t.source, t.target))
            told.setdefault(pair, []).append(f"{t.source} {t.relation} {t.target}")
    return {
        pair: say("{first} and {n} more", first=words[0], n=len(words) - 1)
        if len(words) > 1
        else words[0]
        for pair, words in told.items()
    }


def lineage_view(
    project: Project, options: Mapping[str, Any], look: Look | None = None
) -> LineageAnswer:
    """Lanes, forks and joins of one account, or of two tellers with their shapes."""
    return lineage_drawn(project, options, look)[0]


def lineage_drawn(
    project: Project, options: Mapping[str, Any], look: Look | None = None
) -> tuple[LineageAnswer, Picture]:
    """What the page shows of lineages, and the picture in it."""
    asked = dict(options)
    tellers = [*(asked.pop("told_by", None) or ())]
    compare = asked.pop("compare", None)
    tellers += [compare] if compare else []
    selecting = {"speakers": tellers} if tellers else {}
    options = {**asked, **selecting}
    study = study_of("lineage", options)
    made: Lineage = run(project, study)
    of = _speakers(project)
    shapes = dict(zip(tellers, (FIRST, SECOND), strict=False)) if compare else {}
    drawn = _turnings(made, of, shapes)
    whose = _lineage_account(tellers)
    title = say("Which organisation came out of which, {account}", account=whose)
    counts = say(
        "{organisations}, {dated}, {undated}.",
        organisations=counted(len(made.lanes), "organisation"),
        dated=counted(len(made.turnings), "dated event"),
        undated=_undated(project, made, options),
    )
    text = f"{counts} {say('Where lanes part or meet, a sentence says so.')}"
    picture = lineage_drawing.lineage_picture(
        _lanes(made),
        drawn,
        width=(look or Look()).width,
        title=title,
        today=day_of_speaking(project),
    )
    answer = LineageAnswer(
        title=title,
        text=made.why_empty or text,
        turnings=[_row(t) for t in drawn if t.year is not None],
        undated=[_row(t) for t in drawn if t.year is None],
        svg=picture.svg(),
        why_empty=made.why_empty,
        versions=described.versions(project, study),
    )
    return answer, picture


def _undated(project: Project, made: Lineage, options: Mapping[str, Any]) -> str:
    """How many events have no date; a cut by dates leaves them out, and says how many."""
    cut = [k for k in ("since", "until") if options.get(k)]
    if not cut:
        return say("{undated} undated", undated=len(made.undated))
    whole = {k: v for k, v in options.items() if k not in cut}
    every: Lineage = run(project, study_of("lineage", whole))
    return say_many(
        len(every.undated),
        "{n} undated is left out by the years asked for; a lane that begins dotted may begin "
        "before them",
        "{n} undated are left out by the years asked for; a lane that begins dotted may begin "
        "before them",
    )


def _lineage_account(tellers: Sequence[str]) -> str:
    if not tellers:
        return say("in the accounts given")
    if len(tellers) == 1:
        return say("in {name}'s account", name=tellers[0])
    return _both_accounts(tellers)


def _speakers(project: Project) -> Mapping[str, str | None]:
    said = columns(project, Selection())
    if "speaker" not in said:
        return {}
    return dict(zip(said.ids, said["speaker"].as_names().plain(), strict=True))


def _what(turning: str) -> str:
    """What happens to an organisation, in a word."""
    words = {
        "begins": say("founded"),
        "forks": say("splits"),
        "joins": say("merges"),
        "absorbs": say("absorbed"),
    }
    return words.get(turning, turning)


def _turnings(
    made: Lineage, of: Mapping[str, str | None], shapes: Mapping[str, str]
) -> list[lineage_drawing.DrawnTurning]:
    """Events; several sentences that date one alike are one mark."""
    same: dict[tuple[Any, ...], list[str]] = {}
    for t in (*made.turnings, *made.undated):
        key = (t.what, t.lane, t.other, t.earliest, t.latest, t.approximate)
        same.setdefault(key, []).append(t.statement)
    drawn = []
    for (what, lane, other, earliest, latest, soft), ids in same.items():
        marks = sorted({shapes.get(of.get(i) or "", "") for i in ids})
        when = said_when(earliest, latest, soft=soft)
        count = f" {len(ids)}" if len(ids) > 1 else ""
        drawn.append(
            lineage_drawing.DrawnTurning(
                what,
                lane,
                other,
                f"{_what(what)} {when}{count}".strip(),
                (year_of(earliest) if earliest else None, year_of(latest) if latest else None),
                tuple(ids),
                "".join(marks),
                soft=soft,
            )
        )
    return drawn


def _row(t: lineage_drawing.DrawnTurning) -> TurningRow:
    return TurningRow(
        what=t.what,
        lane=t.lane,
        other=t.other,
        actor=None,
        relation=_what(t.what),
        when=t.words,
        statements=t.statements,
        shape=t.shape,
    )


def _lanes(made: Lineage) -> list[lineage_drawing.DrawnLane]:
    """Lanes, those that part and meet next to one another."""
    behind: dict[str, list[str]] = {}
    near: dict[str, list[str]] = {}
    for t in (*made.turnings, *made.undated):
        for name in (t.lane, t.other):
            if name is not None:
                behind.setdefault(name, []).append(t.statement)
        if t.other is not None:
            near.setdefault(t.lane, []).append(t.other)
            near.setdefault(t.other, []).append(t.lane)
    order: dict[str, None] = {}
    for lane in made.lanes:
        waiting = [lane.name]
        while waiting:
            name = waiting.pop(0)
            if name not in order:
                order[name] = None
                waiting = [*near.get(name, ()), *waiting]
    by_name = {lane.name: lane for lane in made.lanes}
    return [
        lineage_drawing.DrawnLane(
            name,
            _span(by_name[name].begins),
            _span(by_name[name].ends),
            statements=tuple(dict.fromkeys(behind.get(name, ()))),
        )
        for name in order
    ]


def _span(days: tuple[str | None, str | None]) -> tuple[float | None, float | None]:
    first, last = days
    return year_of(first) if first else None, year_of(last) if last else None
