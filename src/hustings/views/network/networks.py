"""A network as plain data: names, places, ties, a sentence, and the sentences behind a cell."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, cast

import numpy as np
import numpy.typing as npt

from ...model import Mode, Network, Selection, Statement, Statements
from ...model.dated import value_at
from ...model.statements import DOCUMENT_VARIABLES, FIXED
from ...networks.notes import notes_of
from ...networks.options import WHO
from ...networks.remedies import remedy
from ...project import Project
from ...studies import columns, run, study_data, study_of
from ...wording import counted, decimal, say, say_many, worded
from ..answers.networks import (
    Dates,
    Evidence,
    EvidenceConcept,
    EvidenceSide,
    FormTold,
    NetworkAnswer,
    NetworkNode,
    Variables,
)
from ..rows import statement_rows, study_answer
from ..telling import heard
from ..twice import counted_how, sentences_told
from . import strongest
from .camps import camps_of

Side = Literal["row", "column"]

OFFERED = ("speaker", "holder")
"""Variables every statement has; the fields of the forms come after them."""

BOOKKEEPING = ("form", "commitment", "about", "origin", "hint", "status", "made_at")
"""What every statement has beside what it says; a page begins with none of it."""

MANY, UNPLACED = 1000, 150
"""Above so many nodes no places are worked out (they take over a second): the page puts them in a
ring. Where the server draws the network, places are given of few only.
"""


def network(project: Project, options: Mapping[str, Any]) -> Network:
    """The network of a flat set of options over a project."""
    study = study_of("network", options)
    key = "network", json.dumps(study_data(study), sort_keys=True, default=str)
    made: Network = project.answer(key, lambda: run(project, study))
    return made


def network_view(
    project: Project,
    options: Mapping[str, Any],
    net: Network | None = None,
    *,
    most: int = MANY,
) -> NetworkAnswer:
    """What the network page shows of one network; above ``most`` nodes without places."""
    study = study_of("network", options)
    net = network(project, options) if net is None else net
    told = columns(project, study.selection)
    total = len(told)
    found = None if net.matrix.any() else remedy(told, study.options)
    voices = heard.of_network(project, net, options)
    many = net.numbers()
    part, (rows, cols) = strongest.part_of(net, many), strongest.corner(net, many)
    where = places(net) if sum(_sides(net)) <= most else {}
    return NetworkAnswer(
        rows=[net.rows[i] for i in rows.tolist()],
        columns=[net.columns[j] for j in cols.tolist()],
        every_row=len(net.rows),
        every_column=len(net.columns),
        matrix=strongest.cells(net, rows, cols),
        mode=cast(Mode, net.mode),
        n=net.n,
        start=net.start,
        middle=net.middle,
        stop=net.stop,
        study=study_answer(study),
        why_empty=net.why_empty,
        remedy=found,
        forms=forms_told(project),
        variables=variables(project),
        dates=dates(project),
        nodes=[
            replace(n, told_only=n.name in voices.told_only and n.kind != "concept")
            for n in nodes(project, net, part, where, many)
        ],
        ties=strongest.ties(net, part, heard.ties_told(net, voices)),
        every_tie=part.every,
        left_out=strongest.left_out(net, part),
        text=sentence(net, total),
        formula=formula(options),
        heard=voices.caption,
        groups=[list(group) for group in camps_of(net, options).groups],
        versions=counted_how(told, *_counted(study.options)),
        notes=notes_of(told, options),
    )


def _counted(options: Mapping[str, Any]) -> tuple[str, str]:
    """The variables a network counts by."""
    return options.get("variable1") or "holder", options.get("variable2") or "concept"


def forms_told(project: Project) -> list[FormTold]:
    """The forms there are statements of, most often first: name, label, statements."""
    form = columns(project, Selection())["form"]
    codes = form.values[form.coded()]
    first = np.zeros(len(form.labels), dtype=np.intp)
    first[codes[::-1]] = np.arange(len(codes))[::-1]  # what is written last stands
    many = np.bincount(codes, minlength=len(form.labels))
    labels = {form.name: form.label for form in project.forms()}
    return [
        FormTold(name=name, label=labels.get(name) or name, statements=int(many[k]))
        for k in np.lexsort((first, -many)).tolist()
        if many[k] and (name := form.labels[k])
    ]


def opening(project: Project) -> dict[str, Any]:
    """The question the page begins with: positions on concepts where there are any, else whatever
    names and yes/no answers the most frequent form has. Where nobody is named it asks for holders
    all the same, and the answer says that somebody is to be named.
    """
    told = columns(project, Selection())
    if not len(told):
        return {}
    used = [form.name for form in forms_told(project)]
    things = {f.name for form in project.forms() for f in form.fields if f.kind != "actor"}
    for form in sorted(used, key=lambda name: name != "position"):
        column = told["form"]
        mine = column.values == column.labels.index(form)
        asked = _question(told, mine, form, things)
        if asked:
            return asked
    fields = {form.name: form.fields for form in project.forms()}
    for form in used:
        over = next((f.name for f in fields.get(form, ()) if f.kind == "concept"), None)
        if over is not None:
            return {"variable1": WHO[0], "variable2": over, "forms": [form]}
    return {}


def _question(
    told: Statements, mine: npt.NDArray[np.bool_], form: str, things: Container[str]
) -> dict[str, Any]:
    """A question one form, whose statements are ``mine``, can answer; empty where it names nobody
    or nothing. Fields that hold ``things`` name nobody.
    """

    def used(kind: str) -> list[str]:
        columns = (c for c in told.columns.values() if c.kind == kind)
        return [c.name for c in columns if (c.coded() & mine).any()]

    names = [n for n in used("name") if n not in (*FIXED, *BOOKKEEPING)]
    who = next((n for n in (*WHO, *names) if n in names and n not in things), None)
    over = next((n for n in ("concept", *names) if n in names and n not in (who, *WHO)), None)
    if who is None or over is None:
        return {}
    yes = used("boolean")
    qualifier = "agreement" if "agreement" in yes else next(iter(yes), None)
    signed = {"qualifier": qualifier, "aggregation": "subtract"} if qualifier else {}
    return {"variable1": who, "variable2": over, "forms": [form], **signed}


def nodes(
    project: Project,
    net: Network,
    part: strongest.Part,
    where: Mapping[tuple[str, str], tuple[float, float]],
    many: Sequence[int],
) -> list[NetworkNode]:
    """Every node of a part with its kind, its number of statements (of ``many``), its place (0 to 1; None where ``where`` has none) and attributes.

    Attributes that have dates are as they were when the network ends.
    """
    until = net.stop or dates(project).last
    told_of = {
        a.name: {k: value_at(v, until) for k, v in a.attributes.items()} for a in project.actors()
    }
    kinds = {a.name: a.kind or "actor" for a in project.actors()}
    colors = {a.name: a.color for a in project.actors()} | {
        c.name: c.color for c in project.concepts()
    }
    sides: list[tuple[str, Side, int]] = [(net.rows[i], "row", many[i]) for i in part.rows]
    if net.mode == "two-mode":
        behind = many[len(net.rows) :]
        sides += [(net.columns[j], "column", behind[j]) for j in part.columns]
    out = []
    for name, side, told in sides:
        x, y = where.get((name, side), (None, None))
        kind = kinds.get(name, "concept" if side == "column" or name not in kinds else "actor")
        out.append(
            NetworkNode(
                name=name,
                side=side,
                kind=kind,
                color=colors.get(name, ""),
                statements=told,
                x=x,
                y=y,
                attributes={k: v for k, v in told_of.get(name, {}).items() if v is not None},
            )
        )
    return out


def places(net: Network) -> dict[tuple[str, str], tuple[float, float]]:
    """Where each (name, side) lies, x and y from 0 to 1; none above MANY nodes."""
    from ...show.networks.layout import layout

    return layout(net) if sum(_sides(net)) <= MANY else {}


def _sides(net: Network) -> tuple[int, int]:
    """How many nodes there are on either side."""
    return len(net.rows), len(net.columns) if net.mode == "two-mode" else 0


def variables(project: Project) -> Variables:
    """What can be put on either side of a network, and what can qualify a tie."""
    names, qualifiers = list(OFFERED), []
    for form in project.forms():
        for field in form.fields:
            if field.kind in ("actor", "concept") and field.name not in names:
                names.append(field.name)
            if field.kind in ("yes/no", "choice", "number") and field.name not in qualifiers:
                qualifiers.append(field.name)
    names += [c for c in attributes(project) if c not in (*names, *qualifiers)]
    return Variables(
        names=[*names, "form", "coder", *DOCUMENT_VARIABLES],
        qualifiers=[*qualifiers, "commitment"],
    )


def attributes(project: Project) -> list[str]:
    """The variables that are attributes of the holder, and of the speaker, at the date of the
    text."""
    if not any(a.attributes for a in project.actors()):
        return []
    own = {k for a in project.actors() for k in a.attributes}
    told = own | {f"{k} of {who}" for k in own for who in ("holder", "speaker")}
    found = [c for c in columns(project, Selection()).columns if c in told and c not in FIXED]
    fields = {f.name for form in project.forms() for f in form.fields}
    return sorted((c for c in found if c not in fields), key=lambda c: (" of " in c, c))


def dates(project: Project) -> Dates:
    """First and last date of the project's transcripts, and how many different ones there are."""
    found = sorted(project.text_dates())
    return Dates(
        first=found[0] if found else None,
        last=found[-1] if found else None,
        different=len({*found}),
    )


def sentence(net: Network, total: int) -> str:
    """The network in one sentence, with what a tie means."""
    if net.why_empty:
        return net.why_empty
    rests = say_many(total, "{some} of {n} statement", "{some} of {n} statements", some=net.n)
    if net.mode == "two-mode":
        sides = say("{rows} by {columns}", rows=len(net.rows), columns=len(net.columns))
        return f"{sides}, {rests}. {say('A line says who speaks of what, and how.')}"
    ties = counted(strongest.tie_count(net), "tie")
    said = say("A tie says they agree or disagree in what they say, not that they met.")
    return f"{counted(len(net.rows), 'node')}, {ties}, {rests}. {said}"


def formula(options: Mapping[str, Any]) -> str:
    """What a cell holds, in words."""
    mode, aggregation = options.get("mode", "one-mode"), options.get("aggregation", "ignore")
    said = {
        ("one-mode", "ignore"): say(
            "the sum over shared concepts of the product of how often each of the two speaks of it"
        ),
        ("one-mode", "congruence"): say(
            "how often the two say the same of the same concept (products of counts, summed)"
        ),
        ("one-mode", "conflict"): say(
            "how often the two say the opposite of the same concept (products of counts, summed)"
        ),
        ("one-mode", "subtract"): say("congruence minus conflict"),
        ("two-mode", "ignore"): say("the number of statements"),
        ("two-mode", "subtract"): say("statements for minus statements against"),
        ("two-mode", "combine"): say("1 only for, 2 only against, 3 both"),
    }
    norm = options.get("normalization", "none")
    cell = {"cell": said.get((mode, aggregation), str(aggregation)), "norm": worded(norm)}
    if norm == "none":
        return say("A cell is {cell}.", **cell)
    return say("A cell is {cell}, divided by {norm}.", **cell)


def value_of(statement: Statement, variable: str) -> Any:
    """A statement's value of a variable, whether it is its own or a field of its form."""
    if variable in ("speaker", "holder", "form", "coder", "commitment"):
        return getattr(statement, variable)
    if variable in ("document", "id"):
        return statement.transcript
    return statement.values.get(variable)


def attribute_values(project: Project, names: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Statement id -> value, for those of some variables that are attributes of people."""
    known = set(attributes(project)) & set(names)
    if not known:
        return {}
    said = columns(project, Selection())
    return {name: dict(zip(said.ids, said[name].plain(), strict=True)) for name in known}


def evidence(
    project: Project,
    options: Mapping[str, Any],
    row: str,
    column: str | None,
    net: Network | None = None,
) -> Evidence:
    """The sentences behind a cell, grouped concept -> who -> sentences."""
    net = network(project, options) if net is None else net
    ids = net.statements(row, column)
    told = project.statements(ids=ids) if ids else []
    one_mode = net.mode == "one-mode"
    options = {**options, **net.settings}
    by, over = options.get("variable1", "speaker"), options.get("variable2", "concept")
    qualifier = options.get("qualifier")
    groups: dict[str, dict[str, list[Statement]]] = {}
    of = attribute_values(project, (by, over))
    for s in told:
        which, whose = (of[v].get(s.id) if v in of else value_of(s, v) for v in (over, by))
        groups.setdefault(str(which), {}).setdefault(str(whose), []).append(s)
    concepts = [
        EvidenceConcept(
            concept=name,
            sides=[
                EvidenceSide(
                    name=who,
                    agreement=_agreed(said, qualifier),
                    statements=statement_rows(project, said),
                )
                for who, said in sorted(sides.items(), key=lambda item: item[0] != row)
            ],
        )
        for name, sides in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    weight = (
        None
        if column is None
        else float(net.matrix[net.rows.index(row), net.columns.index(column)])
    )
    return Evidence(
        summary=_summary(row, column, weight, len(groups), sentences_told(told), one_mode),
        weight=weight,
        concepts=concepts,
        statements=statement_rows(project, told),
    )


def _agreed(said: list[Statement], qualifier: str | None) -> bool | None:
    found = {s.values.get(qualifier) for s in said} if qualifier else set()
    return found.pop() if found in ({True}, {False}) else None


def _summary(
    row: str,
    column: str | None,
    weight: float | None,
    concepts: int,
    sentences: str,
    one_mode: bool,
) -> str:
    if column is None or weight is None:
        return f"{row}: {sentences}"
    ends = {"row": row, "column": column, "weight": decimal(f"{weight:.3g}")}
    if not one_mode:
        return f"{say('{row} on {column}: {weight}', **ends)}, {sentences}"
    shared = counted(concepts, "shared concept")
    return f"{say('{row} and {column}: weight {weight}', **ends)}, {shared}, {sentences}"
