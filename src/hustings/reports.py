"""The report of a project: its data gathered, the page made by ``show``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any

import numpy as np

from . import __version__
from .agreement.results import ALL
from .agreement.table import PAIR
from .errors import OptionError
from .model import Network, Selection
from .project import Project
from .project.asking import Asked
from .show.documents.account import account_html
from .show.documents.report import report_pieces
from .show.looks import PLAIN, NetworkLook, look_of
from .show.maps.drawing import map_svg
from .show.networks.shapes import attributed
from .studies import map_of, run, study_of
from .views import relating, statement_rows, telling, transcript_view
from .views.account import account, speakers_view
from .views.account.changing import changed_view
from .views.answers.account import Account
from .views.causal import maps as map_views
from .views.checking.ledgers import forecast_table, quotation_table
from .views.composing import figures as figure_views
from .views.composing.method import STUDY, method
from .views.memos import memo_rows
from .views.network import networks as network_views
from .views.network import strongest
from .views.network.known import known
from .views.telling import heard
from .wording import counted, said_here, say, worded

ACCOUNTS, SHARE = 3, 10
"""How many speakers' accounts stand in front of a report, and what part of all each has to say."""

MAPS = 3
"""How many holders' maps a report shows, those who state most causes first."""

MANY, CELL = 20_000, 40
"""Of more statements than this, a cell of a matrix opens so many at most: all of them, twice, would
be most of the page."""

MOST_ROWS = 60
"""Rows under a picture."""

STUDIES = 4
"""How many saved studies a report shows, in the order of their names."""


def report(project: Project, of: Sequence[str] = ()) -> str:
    """The whole project as one self-contained page, the accounts of its main speakers, or of those
    named, in front. Raises UnknownName."""
    return "".join(pieces(project, of))


def pieces(project: Project, of: Sequence[str] = ()) -> Iterator[str]:
    """The same bit by bit: of many statements the whole is more than memory should hold."""
    rows = statement_rows(project, project.statements())
    transcripts = [transcript_view(project.transcript(t["id"])) for t in project.transcripts()]
    speakers = {t.speaker for x in transcripts for t in x.turns} | {r.speaker for r in rows}
    held = ", ".join(
        [
            counted(len(transcripts), "text"),
            counted(len(speakers - {None, ""}), "speaker"),
            counted(len(rows), "statement"),
        ]
    )
    made = report_pieces(
        {
            "project": project.name,
            "version": __version__,
            "summary": say("{held}. Every mark opens its sentences.", held=held),
            "transcripts": [asdict(t) for t in transcripts],
            "accounts": [_account(project, name) for name in of or _main(project)],
            "statements": [vars(row) for row in rows],
            "network": _network(project, STUDY, say("Who stands with whom")),
            "studies": _studies(project),
            "maps": _maps(project),
            "quotations": asdict(quotation_table(project)),
            "forecasts": asdict(forecast_table(project)),
            "agreement": _agreement(project),
            "pictures": [*_relations(project), *_lineage(project), *_timeline(project)],
            "ascription": _ascription(project),
            "memos": [asdict(row) for row in memo_rows(project)],
            "method": method(project, rows),
        }
    )
    return said_here(made)


def account_page(
    project: Project, of: str, today: str | None = None, versions: str = "once"
) -> str:
    """The account of one speaker as one self-contained page. Raises UnknownName."""
    told = account(project, of, today=today, versions=versions)
    said = project.statements(Selection(speakers=(told.of,)))
    elsewhere = _ids(told) - {s.id for s in said}
    others = project.statements(ids=sorted(elsewhere)) if elsewhere else []
    rows = [asdict(row) for row in statement_rows(project, [*said, *others])]
    about = {"project": project.name, "version": __version__}
    changed = _changed(project, told.of)
    return account_html({**asdict(told), "changed": changed, "statements": rows, **about})


def _main(project: Project) -> list[str]:
    """Those who say most: at most ACCOUNTS, each at least a tenth of what is coded."""
    said = speakers_view(project).speakers
    total = sum(s.statements for s in said)
    return [s.name for s in said[:ACCOUNTS] if s.statements * SHARE >= total]


def _account(project: Project, name: str) -> dict[str, Any]:
    told = account(project, name)
    return {**asdict(told), "changed": _changed(project, told.of)}


def _changed(project: Project, name: str) -> dict[str, Any] | None:
    """What changed from the first text of a person to the last; None where there is one only."""
    if len({s.transcript for s in project.statements(Selection(speakers=(name,)))}) == 1:
        return None
    return asdict(changed_view(project, name))


def _ids(told: Account) -> set[str]:
    """Every statement an account opens."""
    found = [i for line in told.parts for i in line.statements]
    found += [i for part in told.parts for line in part.lines for i in line.statements]
    return {*found, *(i for gap in told.unsaid for i in gap.statements)}


def _agreement(project: Project) -> list[dict[str, Any]]:
    """How far coders agree, form by form, where two or more finished a text together."""
    if len(project.coders()) < PAIR:
        return []
    made = project.agreement()
    if not made.universe.transcripts:
        return []
    return [
        {
            "form": form,
            "text": made.words[0] if form == ALL else "",
            "found": [
                (say("the same passage"), [i for unit in found.matched_ids for i in unit]),
                *(
                    (say("only {coder}", coder=coder), list(ids))
                    for coder, ids in found.only_ids.items()
                ),
            ],
            "f1": found.f1,
            "fields": [
                {
                    "name": one.name,
                    "n": one.n,
                    "percent": one.percent,
                    "alpha": one.alpha,
                    "limits": None if one.low is None else (one.low, one.high),
                    "why": one.why,
                    "apart": [i for c in one.confusions if c.a != c.b for i in c.ids],
                }
                for one in made.fields[form].values()
                if one.n
            ],
            "methods": made.methods if form == ALL else "",
        }
        for form, found in made.finding.items()
    ]


def _studies(project: Project) -> list[dict[str, Any]]:
    """The networks of the first saved studies; one that no longer fits the project is left out."""
    out: list[dict[str, Any]] = []
    for name, study in sorted(project.studies().items()):
        if study.get("build") == "network" and len(out) < STUDIES:
            with suppress(OptionError):
                options = study.get("options") or {}
                look = look_of(study.get("look") or {})
                made = _network(project, options, look.title or name, look)
                out += [made] if made else []
    return out


def _network(
    project: Project, options: Mapping[str, Any], title: str, look: NetworkLook | None = None
) -> dict[str, Any] | None:
    if options is STUDY and not any(f.name == "position" for f in project.forms()):
        return None
    net: Network = network_views.network(project, options)
    if net.why_empty or not net.matrix.any():
        return None
    net = attributed(net, known(project))
    corner = strongest.corner(net, net.numbers())
    rows, columns = (some.tolist() for some in corner)
    most = CELL if net.n > MANY else None
    cells = {}
    if net.behind is not None:
        for i, row in enumerate(rows):
            for j, column in enumerate(columns):
                if net.matrix[row, column]:
                    cells[f"{i},{j}"] = list(net.behind(row, column))[:most]
    seen = heard.of_network(project, net, options)
    figure, _ = figure_views.network_figure(net, options, look or PLAIN, figure_views.Shown(seen))
    return {
        "title": title,
        "text": figure.caption,
        "svg": figure_views.bare(figure),
        "rows": [net.rows[i] for i in rows],
        "columns": [net.columns[j] for j in columns],
        "every": (len(net.rows), len(net.columns)),
        "first": most,
        "matrix": net.matrix[np.ix_(*corner)].tolist(),
        "cells": cells,
    }


def _maps(project: Project) -> list[dict[str, Any]]:
    asserted = Selection(forms=("cause",), commitments=("asserts",))
    told = Counter(span.holder for span in project.spans(Asked(asserted)) if span.holder)
    names = {a.id: a.name for a in project.actors()}
    out = []
    for holder in (names[key] for key, _ in told.most_common(MAPS)):
        options = {"holders": [holder]}
        m = map_of(project, options)
        if not m.links:
            continue
        view = map_views.map_view(project, options, m)
        claims = len(m.arrows.ids)
        seen = heard.of_map(project, m)
        loops = [
            {
                "kind": x.kind,
                "concepts": x.concepts,
                "statements": x.statements,
                "told": say("told whole by {n}", n=x.told_whole_by)
                if x.told_whole_by
                else say("stitched from {n}", n=x.stitched_from),
            }
            for x in view.loops[:20]
        ]
        out.append(
            {
                "title": view.title,
                "text": f"{view.headline} {counted(claims, 'claim')}."
                f"{f' {seen.caption}' if seen.caption else ''}",
                "svg": map_svg(m, title=view.title, voices=seen),
                "loops": loops,
            }
        )
    return out


def _relations(project: Project) -> list[dict[str, Any]]:
    """Who stands to whom, with what is disputed and what stays a question."""
    made = relating.relations_view(project, {})
    if made.why_empty:
        return []
    balanced = relating.balance_view(project, {})
    rows = [
        (
            say("{one} and {other}: disputed, kept apart", one=d.one, other=d.other),
            [*d.positive, *d.negative],
        )
        for d in made.disputed
    ]
    rows += [
        (say("unbalanced: {ties}", ties="; ".join(e.words for e in t.edges)), list(t.statements))
        for t in balanced.triads
        if not t.balanced
    ]
    rows += [
        (say("open question: {question}", question=q.sentence), list(q.statements))
        for q in made.questions
    ]
    unsaid = say("Sign not said: {n}, left out of balance.", n=made.unsigned)
    return [
        {
            "anchor": "relations",
            "title": made.title,
            "text": f"{made.text} {balanced.said} {unsaid}",
            "svg": made.svg,
            "legend": say(
                "Solid, filled head: plus; dashed, open head: minus; dotted: sign not said. "
                "Dashed outline: only spoken of. Thin: rests on views told of others alone."
            ),
            "heading": say("In dispute, unbalanced, open"),
            "rows": rows[:MOST_ROWS],
        }
    ]


def _lineage(project: Project) -> list[dict[str, Any]]:
    made = relating.lineage_view(project, {})
    if not made.turnings:
        return []
    return [
        {
            "anchor": "lineage",
            "title": made.title,
            "text": made.text,
            "svg": made.svg,
            "legend": say(
                "A lane is one organisation; an arrow: still there when told; a dotted beginning: "
                "nobody tells it; a bracket: one event with two dates, neither is chosen."
            ),
            "heading": say("Undated"),
            "rows": [(f"{t.lane} {t.when}", list(t.statements)) for t in made.undated],
        }
    ]


def _timeline(project: Project) -> list[dict[str, Any]]:
    made = telling.timeline_view(project, {})
    if made.why_empty:
        return []
    return [
        {
            "anchor": "timeline",
            "title": made.title,
            "text": made.text,
            "svg": made.svg,
            "paper": telling.timeline_on_paper(project, {}).sheets,
            "legend": say(
                "A point: a year or less; a bar: a period; fading: about; an arrow: no end said; "
                "hatched: digits not known; dashed: predicted; hollow: said for another."
            ),
            "heading": say("Dated apart, and undated"),
            "rows": [
                *((a.words, list(a.statements)) for a in made.apart),
                *(
                    (say("undated: {words}", words=u.words), [u.statement])
                    for u in made.undated[:MOST_ROWS]
                ),
            ],
        }
    ]


def _ascription(project: Project) -> dict[str, Any] | None:
    """Who tells whose views, where anybody tells another's."""
    made = run(project, study_of("ascription", {}))
    told = [p for p in made.pairs if not p.own or p.chains]
    if not told:
        return None
    pairs = [
        {
            "teller": p.teller,
            "holder": p.holder,
            "counts": ", ".join(
                [
                    *(f"{worded(c)} {n}" for c, n in p.commitments.items()),
                    *(say("{n} by way of {via}", n=n, via=via) for via, n in p.chains.items()),
                ]
            ),
            "statements": list(p.statements),
        }
        for p in told
    ]
    return {"caption": made.caption, "pairs": pairs}
