"""A network over time, its camps, its backbone, its counts, and two studies side by side, as plain
data.

Options travel flat, as they are called in Python: those of the network, and a few more for each
question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from ...errors import OptionError, UnknownName
from ...model import Network, Selection
from ...networks import (
    Polarization,
    Windows,
    balance,
    centralities,
    coalitions,
    polarization_over_time,
)
from ...networks.measures.centrality import labels
from ...networks.notes import notes_of_windows
from ...networks.options import refuse_names
from ...progress import steps
from ...project import Project
from ...studies import columns, run, study_of
from ...wording import counted, say, say_many
from ..answers.networks import (
    BackboneAnswer,
    BackboneStep,
    Bar,
    CampsAnswer,
    CountsAnswer,
    Evidence,
    MeasuresAnswer,
    NetworkAnswer,
    NetworkNode,
    NodeMeasures,
    Tie,
    WindowPoint,
    WindowsAnswer,
)
from ..rows import statement_rows, study_answer
from ..twice import sentences_told
from .networks import UNPLACED, evidence, network, network_view

TIME = ("unit", "width", "step", "kernel", "indent", "normalize_to_one")
CAMPS = ("clusters", "method", "balanced", "seed")
BONES = ("method", "size", "penalty", "seed")

MEASURES: Mapping[str, Callable[[], str]] = {
    "statements": lambda: say("how many statements a window holds"),
    "nodes": lambda: say("how many there are to be tied"),
    "ties": lambda: say("how many cells are not 0"),
    "density": lambda: say("ties as a share of all there could be"),
    "weight": lambda: say("the mean of all cells"),
    "modularity": lambda: say("how clearly coalitions come apart (Louvain, ties above 0)"),
    "polarization": lambda: say(
        "congruence within camps plus conflict between them, minus 1: 1 is perfect camps, 0 is "
        "chance"
    ),
}
"""What can be measured in every window, and what it means."""

FEW = 1000
"""Nodes between which shortest paths are still looked for while a person waits."""

MANY = 1500
"""More windows than these are not worked out for a chart: nobody could tell them apart."""


def windows_view(project: Project, options: Mapping[str, Any]) -> WindowsAnswer:
    """A measure for every window: ``points`` with index, start, middle, stop, number of statements
    and value.
    """
    measure = str(options.get("measure", "statements"))
    if measure not in MEASURES:
        raise UnknownName("measure", measure, MEASURES)
    asked = {k: v for k, v in options.items() if k != "measure"}
    made = _windows(project, asked)
    if len(made) > MANY:
        raise OptionError(
            f"That makes {len(made):,} windows; a chart takes at most {MANY:,}. Make the step "
            f"larger.",
            windows=len(made),
        )
    series = (
        _polarized(project, asked)
        if measure == "polarization"
        else ((n, _value(n, measure)) for n in made)
    )
    points = [
        WindowPoint(
            index=i,
            start=at.start,
            middle=at.middle,
            stop=at.stop,
            n=at.n,
            value=value,
        )
        for i, (at, value) in enumerate(steps(series, len(made)))
    ]
    return WindowsAnswer(
        measure=measure,
        meaning=MEASURES[measure](),
        measures={name: told() for name, told in MEASURES.items()},
        points=points,
        why_empty=made.why_empty,
        notes=notes_of_windows(made, columns(project, made.study.selection), asked),
        study=study_answer(made.study),
    )


def window_view(project: Project, options: Mapping[str, Any], index: int) -> NetworkAnswer:
    """The network of one window."""
    net = window_of(project, options, index)
    return network_view(project, without_windows(options), net, most=UNPLACED)


def window_evidence(
    project: Project, options: Mapping[str, Any], index: int, row: str, column: str | None
) -> Evidence:
    """The sentences behind a cell of one window; without a row, those of the whole window."""
    net = window_of(project, options, index)
    if row:
        return evidence(project, without_windows(options), row, column, net)
    ids = list(dict.fromkeys(i for name in net.rows for i in net.statements(name)))
    told = project.statements(ids=ids) if ids else []
    return Evidence(
        summary=say(
            "{start} to {stop}: {sentences}",
            start=(net.start or "")[:10],
            stop=(net.stop or "")[:10],
            sentences=sentences_told(told),
        ),
        weight=None,
        concepts=[],
        statements=statement_rows(project, told),
    )


def polarization_view(project: Project, options: Mapping[str, Any]) -> CampsAnswer:
    """The camps, the index of how well they split, and the signed network they lie in."""
    plain = without_windows(options)
    asked = {k: v for k, v in plain.items() if k not in ("aggregation", "mode")}
    found = run(project, study_of("polarization", {**asked, **_some(options, CAMPS)}))
    drawn = {**plain, "mode": "one-mode", "aggregation": "subtract"}
    view = network_view(project, drawn)
    nodes = [replace(node, camp=found.members.get(node.name)) for node in view.nodes]
    return CampsAnswer(
        index=found.index,
        camps=[list(camp) for camp in found.camps],
        apart=list(found.apart),
        people=len(found.members),
        ties=found.ties,
        rests_on=rests_on(found),
        congruence_within=found.congruence_within,
        conflict_between=found.conflict_between,
        dna_quality=found.dna_quality,
        method=found.method,
        n=found.n,
        why_empty=found.why_empty,
        network=replace(view, nodes=nodes),
        study=study_answer(found.study),
    )


def rests_on(found: Polarization) -> str:
    """On how much an index of polarization rests, in words."""
    people, ties = len(found.members), found.ties
    told = say(
        "Rests on {ties} among {people}",
        ties=counted(ties, "tie"),
        people=counted(people, "person", "people"),
    )
    if not found.apart:
        return f"{told}."
    apart = say_many(
        len(found.apart),
        "{n} without a tie is in no camp.",
        "{n} without a tie are in no camp.",
    )
    return f"{told}; {apart}"


def backbone_view(project: Project, options: Mapping[str, Any]) -> BackboneAnswer:
    """The concepts that carry the network, the rest, each round of the search, and both
    networks."""
    asked = {**without_windows(options), "mode": "one-mode"}
    found = run(project, study_of("backbone", {**asked, **_some(options, BONES)}))
    return BackboneAnswer(
        method=found.method,
        backbone=list(found.backbone),
        redundant=list(found.redundant),
        loss=found.loss,
        redundant_loss=found.redundant_loss,
        penalised_loss=found.penalised_loss,
        statements=found.statements,
        exact=found.exact,
        steps=[
            BackboneStep(
                round=s.round,
                concept=s.concept,
                backbone_loss=s.backbone_loss,
                redundant_loss=s.redundant_loss,
                statements=s.statements,
            )
            for s in found.steps
        ],
        why_empty=found.why_empty,
        network=network_view(project, asked, found.network),
        full=network_view(project, asked, found.full),
        study=study_answer(found.study),
    )


def measures_view(project: Project, options: Mapping[str, Any]) -> MeasuresAnswer:
    """Every actor's centralities and coalition, and the structural balance of the signed
    network."""
    plain = {**without_windows(options), "mode": "one-mode"}
    if plain.get("normalization") in ("activity", "prominence"):
        plain["normalization"] = "average"
    if plain.get("aggregation") == "combine":
        plain["aggregation"] = "subtract"
    refuse_names(columns(project, Selection()), plain, "balance")
    net = network(project, plain)
    if len(net.rows) > FEW:
        raise OptionError(
            f"Shortest paths among {len(net.rows):,} nodes take too long; narrow the selection to "
            f"at most {FEW:,}.",
            nodes=len(net.rows),
        )
    why = net.why_empty
    found, groups = centralities(net), coalitions(net)
    signs = balance(net)
    told = net.numbers()
    return MeasuresAnswer(
        nodes=[
            NodeMeasures(
                name=name,
                statements=told[i],
                coalition=groups.members.get(name),
                centralities=found[name],
            )
            for i, name in enumerate(net.rows)
        ],
        centralities=labels(),
        coalitions=[list(g) for g in groups.groups],
        modularity=None if groups.why_empty else groups.modularity,
        triads=list(signs.triads),
        balanced_share=signs.balanced_share,
        frustration=signs.frustration,
        frustrated_share=signs.share,
        frustrated=[
            Tie(source=s, target=t, weight=w)
            for s, t, w in sorted(signs.frustrated, key=lambda tie: (-abs(tie[2]), tie[:2]))
        ],
        exact=signs.exact,
        why_empty=why or signs.why_empty,
        study=None if net.study is None else study_answer(net.study),
    )


def barplot_view(project: Project, options: Mapping[str, Any]) -> CountsAnswer:
    """How often each value of a variable is said, per level of the qualifier; most often first."""
    found = _bars(project, options)
    order = np.argsort(-found.counts.sum(axis=1), kind="stable").tolist()
    return CountsAnswer(
        variable=found.variable,
        levels=[_level(level) for level in found.levels],
        bars=[Bar(value=found.values[i], counts=found.counts[i].tolist()) for i in order],
        n=found.n,
        why_empty=found.why_empty,
        study=study_answer(found.study),
    )


def barplot_evidence(
    project: Project, options: Mapping[str, Any], value: str, level: Any = None
) -> Evidence:
    """The sentences behind one bar, or behind all bars of one value."""
    found = _bars(project, options)
    told = project.statements(ids=found.statements(value, level))
    return Evidence(
        summary=f"{value}: {sentences_told(told)}",
        weight=None,
        concepts=[],
        statements=statement_rows(project, told),
    )


"""Ties in which two studies differ that are listed at most."""


def placed(node: NetworkNode, place: tuple[float, float] | None) -> NetworkNode:
    """A node at another place."""
    x, y = place or (None, None)
    return replace(node, x=x, y=y)


def _polarized(
    project: Project, options: Mapping[str, Any]
) -> Iterator[tuple[Polarization, float | None]]:
    statements = columns(project, study_of("network", without_windows(options)).selection)
    refuse_names(statements, options, "camps")
    own = study_of(
        "network",
        {k: v for k, v in without_windows(options).items() if k not in ("aggregation", "mode")},
    ).options
    for found in polarization_over_time(statements, **_some(options, TIME[:-1]), **own):
        yield found, None if found.why_empty else found.index


def _value(net: Network, measure: str) -> float | None:
    one = net.mode == "one-mode"
    cells = np.triu(net.matrix, 1) if one else net.matrix
    room = len(net.rows) * (len(net.rows) - 1) / 2 if one else net.matrix.size
    if measure == "statements":
        return float(net.n)
    if measure == "nodes":
        return float(len(net.rows) if one else len(net.rows) + len(net.columns))
    if measure == "ties":
        return float(np.count_nonzero(cells))
    if not room:
        return None
    if measure == "density":
        return float(np.count_nonzero(cells) / room)
    if measure == "weight":
        return float(cells.sum() / room)
    if not one:
        raise OptionError(
            "Coalitions are of a one-mode network; choose one-mode, or another measure."
        )
    groups = coalitions(net)
    return None if groups.why_empty else groups.modularity


def _windows(project: Project, options: Mapping[str, Any]) -> Windows:
    made: Windows = run(project, study_of("windows", options))
    return made


def window_of(project: Project, options: Mapping[str, Any], index: int) -> Network:
    """The network of one window. Raises OptionError where there is no such window."""
    made = _windows(project, options)
    if not 0 <= index < len(made):
        raise OptionError(f"There is no window {index}; there are {len(made)}.", index=index)
    net: Network = made[index]
    return net


def _bars(project: Project, options: Mapping[str, Any]) -> Any:
    unknown = ("variable1", "variable2", "mode", "aggregation", "normalization")
    return run(project, study_of("barplot", {k: v for k, v in options.items() if k not in unknown}))


def _level(level: Any) -> Any:
    return level.item() if isinstance(level, np.generic) else level


def without_windows(options: Mapping[str, Any]) -> Mapping[str, Any]:
    """The options of the network alone."""
    return {k: v for k, v in options.items() if k not in (*TIME, *CAMPS, *BONES)}


def _some(options: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {k: v for k, v in options.items() if k in names and v is not None}
