"""The history told as a page shows it: lanes, rows, its drawing and its sheets of paper."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Any

from ...model import Selection, Statements
from ...project import Project
from ...show.sending import shortened
from ...show.times.drawing import band_svg, timeline_picture
from ...show.times.history import MOST_LANES, History
from ...show.times.sheets import timeline_sheets
from ...studies import columns, study_data
from ...times import Item, Timeline
from ...wording import say, say_many, spoken
from ..answers.described import (
    ApartRow,
    Counted,
    PeriodRow,
    TimelineAnswer,
    TimelineOnPaper,
    ToldRow,
)
from ..rows import study_answer
from ..twice import counted_how
from .histories import Telling, history_drawn, telling_of
from .known import LISTED, Said, names_counted, told_in
from .spans import reach_of, when

FEW = 100
"""Rows of a list a page is sent at first."""
TOLD, LEAST = 800, 2
"""Times told in the lanes it draws at first, and lanes it draws in any case."""


def timeline_view(
    project: Project,
    options: Mapping[str, Any],
    width: float = 1100.0,
    *,
    short: bool = False,
) -> TimelineAnswer:
    """Everything the timeline page shows, its drawings included. ``short``: what is seen first, the
    lanes that hold :data:`TOLD` times and the first of the undated, the drawing as
    :mod:`~hustings.show.sending` shortens it."""
    rows, told, history = _asked_for(project, options)
    made, said = told.made, told.said
    title = _title(options)
    dated = made.items.statements()
    everything = columns(project, Selection())
    span = reach_of(told.every.items)
    apart = history.brackets
    drawn = _first_lanes(history) if short else history
    picture = timeline_picture(drawn, width=width, title=title, band=False).svg()
    return TimelineAnswer(
        title=title,
        text=_text(made, dated, len(apart)),
        lanes=[
            Counted(name, n)
            for name, n in islice(made.items.in_lanes().items(), FEW if short else LISTED)
        ],
        rows=[] if short else [_row(i, said) for i in made.items[:LISTED]],
        dated=dated,
        undated=[
            ToldRow(i, said.holder.get(i) or "unstated", said.form[i], said.words[i], "")
            for i in made.undated[: FEW if short else LISTED]
        ],
        without=len(made.undated),
        outside=made.outside,
        apart=[ApartRow(b.words, b.statements) for b in apart],
        reach=None if span is None else (int(span[0]), int(span[1])),
        holders=names_counted(everything if "holder" in everything else rows, "holder"),
        forms=names_counted(everything, "form"),
        periods=periods(project),
        svg=shortened(picture) if short else picture,
        more_lanes=min(MOST_LANES, len(history.lanes)) - min(MOST_LANES, len(drawn.lanes)),
        band=band_svg(replace(history, reach=span), width=width) if history.band else "",
        why_empty=made.why_empty,
        versions=counted_how(rows),
        study=study_answer(made.study),
    )


def timeline_on_paper(project: Project, options: Mapping[str, Any]) -> TimelineOnPaper:
    """The same history as it is printed; no sheet where it is empty."""
    _, told, history = _asked_for(project, options)
    if told.made.why_empty:
        return TimelineOnPaper([])
    sheets = timeline_sheets(history, title=_title(options))
    return TimelineOnPaper([sheet.svg() for sheet in sheets])


def _first_lanes(history: History) -> History:
    """The first lanes of a history, until they hold so many times; all of few."""
    held = Counter(p.lane for p in history.pieces)
    total = 0
    lanes: list[str] = []
    for lane in history.lanes[:MOST_LANES]:
        total += held[lane]
        if total > TOLD and len(lanes) >= LEAST:
            break
        lanes.append(lane)
    if len(lanes) >= min(MOST_LANES, len(history.lanes)):
        return history
    return replace(
        history,
        lanes=tuple(lanes),
        pieces=tuple(p for p in history.pieces if p.lane in lanes),
        left_out=len(history.lanes) - len(lanes),
    )


@dataclass(frozen=True, slots=True)
class _Every:
    """All that is told, whenever it was, its statements, and what is drawn of them."""

    told: Telling
    rows: Statements
    history: History


def _asked_for(project: Project, options: Mapping[str, Any]) -> tuple[Statements, Telling, History]:
    """All that is told whenever it was, what of it was asked for, and the history drawn of that."""
    wide = {k: v for k, v in options.items() if k not in ("since", "until")}
    asked = json.dumps(wide, sort_keys=True, default=str)
    every = _kept(project, project.revision, asked, spoken())
    if wide == dict(options):
        return every.rows, every.told, every.history
    told = telling_of(project, options, every.told.made, MOST_LANES)
    return every.rows, told, history_drawn(project, told)


@lru_cache(maxsize=4)
def _kept(project: Project, revision: int, options: str, language: str) -> _Every:
    """Kept until something changes, in each language, so that choosing another time reads nothing
    anew."""
    asked = json.loads(options)
    told = telling_of(project, asked, most=MOST_LANES)
    return _Every(told, told_in(project, asked)[0], history_drawn(project, told))


def history_of(project: Project, options: Mapping[str, Any]) -> tuple[History, Timeline, str]:
    """What a file or the report draws: the history, the timeline it is of, and its title."""
    told = telling_of(project, options)
    return history_drawn(project, told), told.made, _title(options)


def history_text(made: Timeline, history: History) -> str:
    """What a drawn history rests on, in sentences."""
    return _text(made, made.items.statements(), len(history.brackets))


def _title(options: Mapping[str, Any]) -> str:
    names = [*(options.get("speakers") or options.get("holders") or ())]
    if not names:
        return say("The history told, in the accounts given")
    if len(names) == 1:
        return say("The history told, in {name}’s account", name=names[0])
    return say("The history told, in {n} accounts, {names}", n=len(names), names=", ".join(names))


def _text(made: Timeline, dated: int, apart: int) -> str:
    if made.why_empty:
        return str(made.why_empty)
    parts = [
        say_many(
            dated,
            "{n} statement stands where the teller puts it, not where a record does.",
            "{n} statements stand where the teller puts them, not where a record does.",
        )
    ]
    if made.undated:
        parts.append(say("{undated} undated.", undated=len(made.undated)))
    if apart:
        parts.append(say_many(apart, "{n} event is dated apart.", "{n} events are dated apart."))
    return " ".join(parts)


def _row(item: Item, said: Said) -> ToldRow:
    return ToldRow(
        item.statement, item.lane, said.form[item.statement], said.words[item.statement], when(item)
    )


def periods(project: Project) -> list[PeriodRow]:
    """The named periods, and whose dating they are."""
    return [PeriodRow(p.name, p.edtf, p.aliases, p.dating) for p in project.periods()]


def quotes(project: Project, made: Timeline) -> Mapping[str, str]:
    """The words of each statement of a timeline, by id."""
    ids = list(dict.fromkeys(i.statement for i in made.items))
    return {s.id: s.quote for s in project.statements(ids=ids)} if ids else {}


def study_of_file(made: Timeline) -> Mapping[str, Any]:
    """The study, as it is written into a file."""
    return study_data(made.study)
