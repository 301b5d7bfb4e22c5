"""What is drawn of a history told: pieces, eras, and events that are dated apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ...model import edtf
from ...model.standard import choices_of
from ...project import Project
from ...show.times.axis import year_of
from ...show.times.history import Bracket, History, Piece
from ...times import ABOUT, Item, Timeline
from ...wording import listed, say, say_many
from . import described
from .known import Said, happening, known_of, shown_of, told_in
from .spans import band_of, ends_of, reach_of, when, years_of
from .told import day_of_speaking


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told, as it was asked for and whenever it was; what is known of the statements that
    are drawn; the lanes whose marks are drawn; the places of items that may be dated apart.
    """

    made: Timeline
    every: Timeline
    said: Said
    lanes: Sequence[str]
    happening: npt.NDArray[np.intp]


def telling_of(
    project: Project, options: Mapping[str, Any], every: Timeline | None = None, most: int = 0
) -> Telling:
    """What is told, drawn in the ``most`` first lanes (0: in all); ``every`` where it is known what
    is told whenever it was.
    """
    made = described.history(project, options)
    _, rows = told_in(project, options)
    lanes = made.lanes[:most] if most else made.lanes
    said = known_of(project, shown_of(rows, made, lanes))
    return Telling(made, every or made, said, lanes, happening(rows, made))


def history_drawn(project: Project, told: Telling) -> History:
    """What is drawn: the marks of some lanes, over the years of all."""
    made, said = told.made, told.said
    pieces = []
    for item in made.items.made(made.items.of_lanes(told.lanes)):
        first, last = years_of(item)
        key = item.statement
        pieces.append(
            Piece(
                (key,),
                said.form[key],
                said.words[key],
                when(item),
                first,
                last,
                soft=item.approximate,
                hatched=item.unspecified,
                predicted=is_to_come(item, said),
                lane=item.lane,
                ascribed=said.ascribed[key],
            )
        )
    step, band = band_of(told.every.items)
    cut = made.study.options
    asked = bool(cut.get("since") or cut.get("until"))
    return History(
        made.lanes,
        tuple(pieces),
        tuple(_apart(project, told)),
        today=day_of_speaking(project),
        eras=tuple(_eras(made)),
        reach=_cut(made) if asked else None,
        band=band,
        step=step,
        ends=ends_of(made.items),
        mirrored=len(made.lanes) == len((0, 1)) and cut.get("by", "holder") == "holder",
    )


def is_to_come(item: Item, said: Said) -> bool:
    """Whether this time is one that is to come: a horizon, or that of a prediction without one."""
    return said.predicted[item.statement] and (
        item.field != ABOUT or item.statement not in said.horizons
    )


def _cut(made: Timeline) -> tuple[float, float] | None:
    """The years that were asked for, where both ends are; else those that are told."""
    first, last = made.study.options.get("since"), made.study.options.get("until")
    span = reach_of(made.items)
    one = edtf.iso(edtf.bounds(first).earliest) if first else None
    two = edtf.iso(edtf.bounds(last).latest) if last else None
    if span is None:
        return None
    low = year_of(one) if one else span[0]
    high = year_of(two) if two else span[1] + 1
    return (low, max(high, low + 1))


def _apart(project: Project, told: Telling) -> list[Bracket]:
    """Events told with dates that have no day in common: events in the same words, and relations
    that happen once."""
    once = {
        name
        for name, c in choices_of(tuple(project.forms()), "relation", "relation").items()
        if c.event
    }
    same: dict[tuple[str, str], dict[str, list[Item]]] = {}
    said = told.said
    for item in told.made.items.made(told.happening):
        if item.field != ABOUT:
            continue
        form, words = said.form[item.statement], said.words[item.statement]
        happens = form == "event" or (form == "relation" and any(f" {n} " in words for n in once))
        if happens and item.earliest and item.latest:
            times = same.setdefault((form, words.casefold()), {})
            times.setdefault(item.statement, []).append(item)
    found = []
    for items in same.values():
        told_at = sorted(items.values(), key=lambda one: _ends_of(one)[0])
        first, last = told_at[0], told_at[-1]
        (one, ended), (other, _) = _ends_of(first), _ends_of(last)
        if other <= ended:
            continue
        years = int(other // 1 - one // 1)
        apart = say_many(years, "{n} year apart", "{n} years apart")
        apart = apart if years else say("dated apart")
        holders = [said.holder.get(ones[0].statement) or say("unstated") for ones in (first, last)]
        dates = [listed([when(i) for i in ones]) for ones in (first, last)]
        each = "; ".join(f"{who}: {date}" for who, date in zip(holders, dates, strict=True))
        words = f"{said.words[first[0].statement]} ({each}; {apart})"
        found.append(Bracket(words, one, other, tuple(ones[0].statement for ones in told_at)))
    return found


def _ends_of(times: Sequence[Item]) -> tuple[float, float]:
    """First and last day of all times of one statement, in years, where none is open."""
    spans = [years_of(i) for i in times]
    return min(first or 0.0 for first, _ in spans), max(last or 0.0 for _, last in spans)


def _eras(made: Timeline) -> list[tuple[str, float, float]]:
    found = []
    for p in made.periods:
        b = edtf.bounds(p.edtf)
        first, last = edtf.iso(b.earliest), edtf.iso(b.latest)
        span = reach_of(made.items) or (0.0, 0.0)
        name = say("{period}, as {name} dates it", period=p.name, name=p.dating)
        low = year_of(first) if first else span[0]
        high = year_of(last) if last else span[1] + 1
        found.append((name if p.dating else p.name, low, high))
    return found
