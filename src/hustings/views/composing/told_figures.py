"""Relations, lineages and histories as figures: title, legend, in whose account, n, study, version.

Each takes the options its page has, and ``column``: one or two columns of a page wide.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from ... import __version__
from ...errors import UnknownName
from ...project import Project
from ...show.figures import Figure, Key
from ...show.looks import WIDTHS
from ...show.marks import INK, MINUS, PAPER, PLUS, UNSAID, Picture
from ...show.times.drawing import timeline_picture
from ...show.times.history import HUES, History
from ...show.times.sheets import PAPER_WIDTH, timeline_sheets
from ...wording import counted, say, worded
from .. import relating, telling
from ..answers.described import LineageAnswer, RelationsAnswer
from ..telling import heard

Options = Mapping[str, Any]

WIDE = {"one": 400.0, "two": 800.0}
"""Pixels of relations for one column of a page, and for two: letters are 7 points and more."""
HIGH = {"one": 620.0, "two": 620.0}
"""The same down: what has little room across has more there."""
LINEAGE_WIDE = {"one": 350.0, "two": 720.0}
"""Pixels of a lineage: its letters are 7.7 points and more."""
LANES_WIDE = {"one": 400.0, "two": PAPER_WIDTH}
"""Pixels of a timeline: its letters are 7 points and more."""
TALLEST = {"one": 930.0, "two": 980.0}
"""Most pixels down a timeline: with its legend and caption it stays on one page."""
NOT_SHOWN = ("column", "width", "height", "format", "name")
"""What says how a picture looks or is called, not what it shows."""
USUAL = {"by": "holder", "voice": "any", "time": "spoken", "versions": "once"}
"""Settings at rest, which no line needs to say."""


def relations_figure(project: Project, options: Options) -> Figure:
    """Who stands to whom as a figure. Raises UnknownName for a column."""
    column, asked = _asked(options)
    look = relating.Look(WIDE[column], HIGH[column])
    told, picture = relating.relations_drawn(project, asked, look)
    behind = {i for t in told.ties for i in t.statements}
    said = f"{_n(told.n)} {told.text}"
    study = json.dumps(asdict(told.study), default=str, sort_keys=True) if told.study else ""
    picture = replace(_or_nothing(picture, told.why_empty), study=study)
    said = f"{said} {heard.rests_on(project, lambda: behind)}"
    return _figure(picture, said, _relation_keys(told), "relations", options)


def lineage_figure(project: Project, options: Options) -> Figure:
    """Which organisation came out of which as a figure. Raises UnknownName for a column."""
    column, asked = _asked(options)
    told, picture = relating.lineage_drawn(project, asked, relating.Look(LINEAGE_WIDE[column]))
    behind = {i for t in (*told.turnings, *told.undated) for i in t.statements}
    said = f"{_n(len(behind))} {told.text}"
    said = f"{said} {heard.rests_on(project, lambda: behind)}"
    picture = _or_nothing(picture, told.why_empty)
    return _figure(picture, said, _lineage_keys(told), "lineage", options)


def timeline_figure(project: Project, options: Options) -> Figure:
    """The history told as a figure. Raises UnknownName for a column."""
    column, asked = _asked(options)
    history, made, title = telling.history_of(project, asked)
    study = json.dumps(telling.study_of_file(made), ensure_ascii=False, default=str)
    wide, high = LANES_WIDE[column], TALLEST[column]
    picture = timeline_picture(history, width=wide, title=title, tallest=high)
    behind = {i.statement for i in made.items}
    said = f"{_n(len(behind))} {telling.history_text(made, history)}"
    said = f"{said} {heard.rests_on(project, lambda: behind)}"
    picture = replace(_or_nothing(picture, made.why_empty), study=study)
    return _figure(picture, said, _timeline_keys(history), "timeline", options)


def timeline_on_paper(project: Project, options: Options) -> list[Figure]:
    """The same over as many sheets as it needs."""
    _, asked = _asked(options)
    history, made, title = telling.history_of(project, asked)
    if made.why_empty:
        return []
    sheets = timeline_sheets(history, title=title)
    figures = [Figure(name=s.name, parts=s.parts, size=s.size) for s in sheets]
    return [*figures[:-1], replace(figures[-1], keys=_timeline_keys(history))]


def _asked(options: Options) -> tuple[str, Options]:
    column = str(options.get("column") or "two")
    if column not in WIDE:
        raise UnknownName("column", column, WIDTHS)
    return column, {k: v for k, v in options.items() if k not in NOT_SHOWN}


def _n(statements: int) -> str:
    """On how many statements a figure rests."""
    return say("n = {statements}.", statements=counted(statements, "statement"))


def _or_nothing(picture: Picture, why: str | None) -> Picture:
    """A picture, or one without parts that is named by why there are none."""
    return replace(picture, name=str(why), parts=()) if why else picture


def _figure(picture: Picture, said: str, keys: list[Key], of: str, options: Options) -> Figure:
    told = {k: v for k, v in options.items() if k not in NOT_SHOWN}
    chosen = {k: v for k, v in told.items() if v and v != USUAL.get(k)}
    settings = "; ".join(f"{k} {_plain(v)}" for k, v in sorted(chosen.items()))
    name = str(options.get("name") or "") or f"{of}{f' of {settings}' if settings else ''}"
    return Figure(
        name=picture.name,
        parts=picture.parts,
        size=picture.size,
        keys=keys,
        title=picture.name,
        caption=f"{picture.name}, {said}".strip() if picture.parts else picture.name,
        foot=(say("Study: {name}", name=name), f"Hustings {__version__}"),
        study=picture.study,
        column=_asked(options)[0],
    )


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _relation_keys(told: RelationsAnswer) -> list[Key]:
    """The entries of the legend: what is in the picture and nothing else."""
    signs = {t.sign for t in told.ties}
    made = [Key("line", say("plus"), PLUS)] if "+" in signs else []
    made += [Key("dashed", say("minus"), MINUS)] if "-" in signs else []
    made += [Key("dotted", say("sign not said"), UNSAID)] if "" in signs else []
    if any(t.ascribed == len(t.statements) for t in told.ties):
        made.append(Key("thin", say("views told of others alone"), INK))
    if any(a.silent for a in told.actors):
        made.append(Key("broken", say("only spoken of"), PAPER))
    return made


def _lineage_keys(told: LineageAnswer) -> list[Key]:
    if told.why_empty:
        return []
    return [
        Key("line", say("one organisation"), INK),
        Key("dotted", say("nobody tells where it begins"), INK),
        Key("words", say("an arrow: still there when told")),
    ]


def _timeline_keys(history: History) -> list[Key]:
    """The forms that occur, and the shapes that do."""
    forms = sorted({p.form for p in history.pieces if p.form})
    made = [Key("square", worded(form), HUES.get(form, INK)) for form in forms]
    if any(p.ascribed for p in history.pieces):
        made.append(Key("ring", say("hollow: said for another")))
    if any(p.predicted for p in history.pieces):
        made.append(Key("broken", say("dashed: predicted")))
    said = {
        say("fading: about"): any(p.soft for p in history.pieces),
        say("hatched: digits not known"): any(p.hatched for p in history.pieces),
        say("an arrow: no end said"): any(None in (p.first, p.last) for p in history.pieces),
    }
    return [*made, *(Key("words", words) for words, there in said.items() if there)]
