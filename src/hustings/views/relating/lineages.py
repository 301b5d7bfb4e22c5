"""Which organisation came out of which, as a page shows it: lanes, events, drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...model import Selection
from ...networks import Lineage
from ...project import Project
from ...show.marks import Picture
from ...show.times import lineage_svg as lineage_drawing
from ...show.times.axis import year_of
from ...show.times.sheets import PAPER_WIDTH
from ...studies import columns, run, study_of
from ...wording import counted, say, say_many
from ..answers.described import LineageAnswer, TurningRow
from ..telling import described
from ..telling.told import day_of_speaking, said_when
from .accounts import FIRST, SECOND, both_accounts
from .drawing import Look


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
    sheet = lineage_drawing.lineage_picture(
        _lanes(made), drawn, width=PAPER_WIDTH, title=title, today=day_of_speaking(project)
    )
    answer = LineageAnswer(
        title=title,
        text=made.why_empty or text,
        turnings=[_row(t) for t in drawn if t.year is not None],
        undated=[_row(t) for t in drawn if t.year is None],
        svg=picture.svg(),
        paper=sheet.svg(),
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
        return say("in {name}’s account", name=tellers[0])
    return both_accounts(tellers)


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
