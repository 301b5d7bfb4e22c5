"""The history told as a page shows it: lanes, what is dated apart, and the order of telling."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError
from ..model import Form, Selection, Statements, edtf
from ..model.selecting import voice_mask
from ..model.standard import choices_of, fields_of_kind
from ..project import Project
from ..project.counting import of_versions
from ..show.time_axis import year_of
from ..show.timeline_sheets import timeline_sheets
from ..show.timeline_svg import Bracket, History, Piece, band_svg, timeline_picture
from ..show.told_order_svg import Jump, Telling, Told, said_jump, told_order_svg
from ..studies import columns, study_data, study_of
from ..times import ABOUT, Item, Timeline
from ..wording import listed, say, say_many, spoken
from . import described
from .answers.described import (
    ApartRow,
    Counted,
    JumpRow,
    PeriodRow,
    TimelineAnswer,
    ToldOrderAnswer,
    ToldRow,
)
from .rows import said_value, study_answer
from .told import day_of_speaking, said_when

LISTED = 500
"""Rows of a list that are sent; the counts say how many there are."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 500, 1000, 10_000, 100_000)
MOST_STEPS = 80
JUMP = 15
"""Years from one dated statement to the next that are a jump, unless the page says otherwise."""
SILENCE = 10
"""Years nobody speaks of that are a silence."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What is known of each statement beside its time, by id."""

    words: Mapping[str, str]
    form: Mapping[str, str]
    ascribed: Mapping[str, bool]
    predicted: Mapping[str, bool]
    holder: Mapping[str, str | None]
    text: Mapping[str, str | None]
    horizons: frozenset[str]
    """Statements that say of a time of their own when they are to come."""


def _said(
    project: Project, options: Mapping[str, Any], of: Timeline | None = None
) -> tuple[Statements, _Said]:
    """All statements of a study, and what is known of each; of those a timeline shows, where one is
    given.
    """
    every = columns(project, study_of("timeline", options).selection)
    rows = every if of is None else every.take(_shown(every.ids, of))
    ids = rows.ids
    names = {
        c: rows[c].as_names().plain() if c in rows else [None] * len(ids)
        for c in ("form", "commitment", "holder", "document")
    }
    both = "speaker" in rows and "holder" in rows
    own = voice_mask(rows, "own").tolist() if both else [True] * len(ids)
    words = readings(rows, project.forms())
    guessed = [
        f == "prediction" or c == "predicts"
        for f, c in zip(names["form"], names["commitment"], strict=True)
    ]
    horizons = frozenset(
        i
        for name in fields_of_kind(rows.forms, "date")
        if name in rows
        for i, v in zip(ids, rows[name].as_names().plain(), strict=True)
        if v
    )
    return every, _Said(
        dict(zip(ids, words, strict=True)),
        dict(zip(ids, (f or "" for f in names["form"]), strict=True)),
        dict(zip(ids, (not o for o in own), strict=True)),
        dict(zip(ids, guessed, strict=True)),
        dict(zip(ids, names["holder"], strict=True)),
        dict(zip(ids, names["document"], strict=True)),
        horizons,
    )


def _shown(ids: Sequence[str], made: Timeline) -> npt.NDArray[np.bool_]:
    """Which statements have a mark or are named without one; of a million few have."""
    wanted = {item.statement for item in made.items} | set(made.undated[:LISTED])
    return np.fromiter(map(wanted.__contains__, ids), dtype=bool, count=len(ids))


def readings(rows: Statements, forms: Sequence[Form]) -> list[str]:
    """Each statement in one line, as its form's ``reading`` says, from columns alone."""
    templates = {f.name: _template(f) for f in forms}
    fields = {name for parts in templates.values() for name, _ in parts if name in rows}
    nothing = [None] * len(rows)
    values: dict[str, Sequence[Any]] = {name: rows[name].plain() for name in fields}
    named = rows["form"].as_names().plain() if "form" in rows else nothing
    out = []
    for i, form in enumerate(named):
        parts = templates.get(form or "")
        if parts is None:
            out.append(form or "")
            continue
        said = []
        for name, blank in parts:
            value = values.get(name, nothing)[i] if name else None
            said.append(blank if value in (None, "") else said_value(value))
        out.append("".join(said))
    return out


def _template(form: Form) -> list[tuple[str, str]]:
    """A form's ``reading`` in parts: a field and what is said where it is empty, or no field and
    the words between."""
    known = {f.name: "unstated" if f.kind == "actor" else "…" for f in form.fields}
    reading = form.reading or " · ".join("{" + name + "}" for name in known)
    pieces = re.split(r"\{([^{}]*)\}", reading)
    parts = []
    for k, piece in enumerate(pieces):
        if k % 2 and piece in known:
            parts.append((piece, known[piece]))
        else:
            parts.append(("", "{" + piece + "}" if k % 2 else piece))
    return parts


def timeline_view(
    project: Project, options: Mapping[str, Any], width: float = 1100.0, *, paper: bool = False
) -> TimelineAnswer:
    """Everything the timeline page shows, its drawings included; with ``paper`` also the drawing
    as it is printed."""
    wide = {k: v for k, v in options.items() if k not in ("since", "until")}
    asked = json.dumps(wide, sort_keys=True, default=str)
    every = _kept(project, project.revision, asked, spoken())
    made = every.made if wide == dict(options) else described.history(project, options)
    rows, said = every.rows, every.said
    history = every.history if made is every.made else _history(project, made, every.made, said)
    title = _title(options)
    dated = list(dict.fromkeys(i.statement for i in made.items))
    everything = columns(project, Selection())
    lanes = Counter(i.lane for i in made.items)
    span = _reach(every.made.items)
    apart = history.brackets
    return TimelineAnswer(
        title=title,
        text=_text(made, len(dated), len(apart)),
        lanes=[Counted(name, lanes[name]) for name in made.lanes],
        rows=[_row(i, said) for i in made.items[:LISTED]],
        dated=len(dated),
        undated=[
            ToldRow(i, said.holder.get(i) or "unstated", said.form[i], said.words[i], "")
            for i in made.undated[:LISTED]
        ],
        without=len(made.undated),
        outside=made.outside,
        apart=[ApartRow(b.words, b.statements) for b in apart],
        reach=None if span is None else (int(span[0]), int(span[1])),
        holders=_counted(everything if "holder" in everything else rows, "holder"),
        forms=_counted(everything, "form"),
        periods=periods(project),
        svg=timeline_picture(history, width=width, title=title, band=False).svg(),
        band=band_svg(replace(history, reach=span), width=width) if history.band else "",
        paper=[sheet.svg() for sheet in timeline_sheets(history, title=title)] if paper else [],
        why_empty=made.why_empty,
        versions=of_versions(rows.notes),
        study=study_answer(made.study),
    )


@dataclass(frozen=True, slots=True)
class _Every:
    """All that is told, whenever it was: the timeline, its statements, what is known of each, and
    what is drawn of them."""

    made: Timeline
    rows: Statements
    said: _Said
    history: History


@lru_cache(maxsize=4)
def _kept(project: Project, revision: int, options: str, language: str) -> _Every:
    """Kept until something changes, in each language, so that choosing another time reads nothing
    anew."""
    asked = json.loads(options)
    made = described.history(project, asked)
    rows, said = _said(project, asked, made)
    return _Every(made, rows, said, _history(project, made, made, said))


def history_of(project: Project, options: Mapping[str, Any]) -> tuple[History, Timeline, str]:
    """What a file or the report draws: the history, the timeline it is of, and its title."""
    made = described.history(project, options)
    _, said = _said(project, options, made)
    return _history(project, made, made, said), made, _title(options)


def history_text(made: Timeline, history: History) -> str:
    """What a drawn history rests on, in sentences."""
    return _text(made, len({i.statement for i in made.items}), len(history.brackets))


def _title(options: Mapping[str, Any]) -> str:
    names = [*(options.get("speakers") or options.get("holders") or ())]
    if not names:
        return say("The history told, in the accounts given")
    if len(names) == 1:
        return say("The history told, in {name}'s account", name=names[0])
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


def _counted(statements: Statements, name: str) -> list[Counted]:
    """The names in a column, most often first, those of one number as they first stand."""
    if name not in statements:
        return []
    column = statements[name].as_names()
    found, first, many = np.unique(
        column.values[column.coded()], return_index=True, return_counts=True
    )
    return [
        Counted(column.labels[found[k]], int(many[k])) for k in np.lexsort((first, -many)).tolist()
    ]


def _row(item: Item, said: _Said) -> ToldRow:
    return ToldRow(
        item.statement, item.lane, said.form[item.statement], said.words[item.statement], when(item)
    )


def when(item: Item) -> str:
    """The time of an item in words."""
    return said_when(item.earliest, item.latest, soft=item.approximate, hatched=item.unspecified)


def _span(item: Item) -> tuple[float | None, float | None]:
    """First and last day in years."""
    return _in_years(item.earliest, item.latest)


@lru_cache(maxsize=32_768)
def _in_years(earliest: str | None, latest: str | None) -> tuple[float | None, float | None]:
    """The same of two days; a history asks for those of each item several times."""
    return (year_of(earliest) if earliest else None, year_of(latest) if latest else None)


def _reach(items: Sequence[Item]) -> tuple[float, float] | None:
    years = [y for i in items for y in _span(i) if y is not None]
    if not years:
        return None
    first, last = int(min(years) // 1), int(max(years) // 1)
    return float(first), float(max(last, first + 1))


def _history(project: Project, made: Timeline, every: Timeline, said: _Said) -> History:
    pieces = []
    for item in made.items:
        first, last = _span(item)
        key = item.statement
        pieces.append(
            Piece(
                item.lane,
                (key,),
                said.form[key],
                said.words[key],
                when(item),
                first,
                last,
                soft=item.approximate,
                hatched=item.unspecified,
                predicted=_predicted(item, said),
                ascribed=said.ascribed[key],
            )
        )
    step, band = _band(every.items)
    cut = made.study.options
    asked = bool(cut.get("since") or cut.get("until"))
    return History(
        made.lanes,
        tuple(pieces),
        tuple(_apart(project, made, said)),
        today=day_of_speaking(project),
        eras=tuple(_eras(made)),
        reach=_cut(made) if asked else None,
        band=band,
        step=step,
        mirrored=len(made.lanes) == len((0, 1)) and cut.get("by", "holder") == "holder",
    )


def _predicted(item: Item, said: _Said) -> bool:
    """Whether this time is one that is to come: a horizon, or that of a prediction without one."""
    return said.predicted[item.statement] and (
        item.field != ABOUT or item.statement not in said.horizons
    )


def _cut(made: Timeline) -> tuple[float, float] | None:
    """The years that were asked for, where both ends are; else those that are told."""
    first, last = made.study.options.get("since"), made.study.options.get("until")
    span = _reach(made.items)
    one = edtf.iso(edtf.bounds(first).earliest) if first else None
    two = edtf.iso(edtf.bounds(last).latest) if last else None
    if span is None:
        return None
    low = year_of(one) if one else span[0]
    high = year_of(two) if two else span[1] + 1
    return (low, max(high, low + 1))


def _band(items: Sequence[Item]) -> tuple[float, tuple[tuple[float, int], ...]]:
    """How many statements speak of each step of years; several where it reaches over
    several, where an end is open that of the end that is told."""
    span = _reach(items)
    if span is None:
        return 1.0, ()
    first, last = int(span[0]), int(span[1])
    step = next((s for s in STEPS if (last - first) / s <= MOST_STEPS), STEPS[-1])
    begin = first // step * step
    steps = range((last - begin) // step + 1)
    more = [0] * (len(steps) + 1)  # how many begin to speak of a step, less those that have ended
    for item in {(i.statement, i.field, i.earliest, i.latest): i for i in items}.values():
        one, two = _span(item)
        begins, ends = two if one is None else one, one if two is None else two
        if begins is None or ends is None:
            continue
        low, high = int((begins - begin) // step), int((ends - 1e-6 - begin) // step)
        more[low] += 1
        more[max(low, high) + 1] -= 1
    counts = list(accumulate(more))
    return float(step), tuple((float(begin + k * step), counts[k]) for k in steps)


def _apart(project: Project, made: Timeline, said: _Said) -> list[Bracket]:
    """Events told with dates that have no day in common: events in the same words, and relations
    that happen once."""
    once = {
        name
        for name, c in choices_of(tuple(project.forms()), "relation", "relation").items()
        if c.event
    }
    same: dict[tuple[str, str], dict[str, list[Item]]] = {}
    for item in made.items:
        if item.field != ABOUT:
            continue
        form, words = said.form[item.statement], said.words[item.statement]
        happens = form == "event" or (form == "relation" and any(f" {n} " in words for n in once))
        if happens and item.earliest and item.latest:
            times = same.setdefault((form, words.casefold()), {})
            times.setdefault(item.statement, []).append(item)
    found = []
    for items in same.values():
        told = sorted(items.values(), key=lambda times: _ends_of(times)[0])
        first, last = told[0], told[-1]
        (one, ended), (other, _) = _ends_of(first), _ends_of(last)
        if other <= ended:
            continue
        years = int(other // 1 - one // 1)
        apart = say_many(years, "{n} year apart", "{n} years apart")
        apart = apart if years else say("dated apart")
        holders = [
            said.holder.get(times[0].statement) or say("unstated") for times in (first, last)
        ]
        dates = [listed([when(i) for i in times]) for times in (first, last)]
        words = (
            f"{said.words[first[0].statement]}: {apart} "
            f"({holders[0]} {dates[0]}, {holders[1]} {dates[1]})"
        )
        found.append(Bracket(words, one, other, tuple(times[0].statement for times in told)))
    return found


def _ends_of(times: Sequence[Item]) -> tuple[float, float]:
    """First and last day of all times of one statement, in years, where none is open."""
    spans = [_span(i) for i in times]
    return min(first or 0.0 for first, _ in spans), max(last or 0.0 for _, last in spans)


def _eras(made: Timeline) -> list[tuple[str, float, float]]:
    found = []
    for p in made.periods:
        b = edtf.bounds(p.edtf)
        first, last = edtf.iso(b.earliest), edtf.iso(b.latest)
        span = _reach(made.items) or (0.0, 0.0)
        name = say("{period}, as {name} dates it", period=p.name, name=p.dating)
        low = year_of(first) if first else span[0]
        high = year_of(last) if last else span[1] + 1
        found.append((name if p.dating else p.name, low, high))
    return found


def periods(project: Project) -> list[PeriodRow]:
    """The named periods, and whose dating they are."""
    return [PeriodRow(p.name, p.edtf, p.aliases, p.dating) for p in project.periods()]


@dataclass(frozen=True, slots=True)
class TellingAsked:
    """Whose telling, of which text, and how many years are a jump; empty: the fullest one."""

    holder: str = ""
    text: str = ""
    jump: int = JUMP
    width: float = 1100.0


def told_order_view(project: Project, asked: TellingAsked) -> ToldOrderAnswer:
    """One telling of one text in its own order. Raises OptionError for a jump of no year."""
    if asked.jump < 1:
        raise OptionError(f"A jump is of one year or more, not {asked.jump}.", jump=asked.jump)
    whole = {"versions": "all"}  # one text is told: nothing counts twice
    every = described.history(project, whole)
    _, said = _said(project, whole)
    dated: dict[str, list[Item]] = {}
    for item in every.items:
        dated.setdefault(item.statement, []).append(item)
    titles = project.titles()
    texts = Counter(said.text[i] for i in dated if said.text[i])
    text = asked.text or next((t for t, _ in texts.most_common() if t), "")
    spoken = [i for i in said.words if said.text[i] == text]
    holders = Counter(said.holder[i] for i in spoken if i in dated)
    holder = asked.holder or next((h for h, _ in holders.most_common() if h), "")
    own = [i for i in spoken if said.holder[i] == holder]
    told = [t for k, i in enumerate(own) for t in _told(k, i, said, dated.get(i, ()))]
    # a step goes from statement to statement; another time of the same one is no step
    known = list({t.at: t for t in reversed(told) if t.dated}.values())[::-1]
    jumps = _jumps(known, asked.jump)
    silence = _silence([t for t in told if t.dated and not t.predicted])
    title = say("The order of telling")
    if holder:
        title = say("The order of telling, in {name}'s account", name=holder)
    telling = Telling(
        tuple(told),
        tuple(j for j, _ in jumps),
        silence,
        tuple(_headings(project, text, own)),
        _day(project, text),
    )
    return ToldOrderAnswer(
        title=title,
        sentence=_order_text(holder, known, jumps, silence),
        jumps=[JumpRow(j.number, words, j.years < 0, j.statements) for j, words in jumps][:LISTED],
        silence=_silent_words(silence),
        undated=[
            ToldRow(t.statements[0], holder, t.form, t.words, "") for t in told if not t.dated
        ][:LISTED],
        holders=[Counted(h, n) for h, n in holders.most_common() if h],
        texts=[{"id": t, "title": titles.get(t, t)} for t, _ in texts.most_common() if t],
        text=text,
        svg=told_order_svg(telling, width=asked.width, title=title),
        why_empty=None if known else say("Nothing in this telling says of what time it speaks."),
    )


def _told(place: int, key: str, said: _Said, items: Sequence[Item]) -> Iterator[Told]:
    """A statement at its place in the telling: a mark for each of its times, one where it has
    none."""
    if not items:
        yield Told(place, (key,), said.form[key], said.words[key], dated=False)
    for item in sorted(items, key=lambda i: i.field != ABOUT):
        first, last = _span(item)
        yield Told(
            place,
            (key,),
            said.form[key],
            said.words[key],
            when(item),
            first,
            last,
            soft=item.approximate,
            hatched=item.unspecified,
            predicted=_predicted(item, said),
        )


def _ends(t: Told) -> tuple[float, float]:
    known = [y for y in (t.first, t.last) if y is not None]
    return min(known), max(known)


def _jumps(known: Sequence[Told], least: int) -> list[tuple[Jump, str]]:
    """Steps of at least so many years, counted from the nearest ends of the two times."""
    found: list[tuple[Jump, str]] = []
    for one, two in pairwise(known):
        (a, b), (c, d) = _ends(one), _ends(two)
        years = int(c - b) if c > b else -int(a - d) if a > d else 0
        if abs(years) < least:
            continue
        number = len(found) + 1
        jump = Jump(number, one.at, two.at, years, (*one.statements, *two.statements))
        found.append((jump, f"{said_jump(jump)}: {one.when} → {two.when}"))
    return found


def _silence(known: Sequence[Told]) -> tuple[float, float] | None:
    """The longest time between two told times that nothing speaks of."""
    spans = sorted(_ends(t) for t in known)
    best: tuple[float, float] | None = None
    reached = spans[0][1] if spans else 0.0
    for first, last in spans[1:]:
        gap = first - reached
        if gap >= SILENCE and (best is None or gap > best[1] - best[0]):
            best = (reached, first)
        reached = max(reached, last)
    return best


def _silent_words(silence: tuple[float, float] | None) -> str:
    if not silence:
        return ""
    first, last = str(round(silence[0])), str(round(silence[1]) - 1)
    return say("{first} to {last}", first=first, last=last)


def _order_text(
    holder: str,
    known: Sequence[Told],
    jumps: Sequence[tuple[Jump, str]],
    silence: tuple[float, float] | None,
) -> str:
    if not known:
        return say("Nothing here says of what time it speaks.")
    back = sum(j.years < 0 for j, _ in jumps)
    ends = {
        "teller": holder or say("The teller"),
        "first": known[0].when,
        "last": known[-1].when,
    }
    text = say("{teller} begins with {first} and ends with {last}.", **ends)
    if jumps:
        text = say(
            "{teller} begins with {first}, goes back {back} and forward {forward}, and ends with "
            "{last}.",
            back=_times(back),
            forward=_times(len(jumps) - back),
            **ends,
        )
    never = say("Never spoken of: {years}.", years=_silent_words(silence))
    return f"{text} {never}" if silence else text


def _times(n: int) -> str:
    few = {0: say("never"), 1: say("once"), 2: say("twice")}
    return few.get(n) or say_many(n, "{n} time", "{n} times")


def _headings(project: Project, text: str, ids: Sequence[str]) -> list[tuple[int, str]]:
    """Headings of a text, each before the first statement behind it."""
    if not text:
        return []
    whole = project.transcript(text)
    starts = {s.id: s.start for s in project.statements(ids=list(ids))} if ids else {}
    found: dict[int, str] = {}
    for turn in whole.turns:
        if turn.kind == "heading":
            place = next((k for k, i in enumerate(ids) if starts.get(i, 0) >= turn.start), None)
            if place is not None:
                found.setdefault(place, whole.text[turn.start : turn.end].strip())
    return sorted(found.items())


def _day(project: Project, text: str) -> float | None:
    date = next((t["date"] for t in project.transcripts() if t["id"] == text), None)
    return year_of(date) if date else None


def quotes(project: Project, made: Timeline) -> Mapping[str, str]:
    """The words of each statement of a timeline, by id."""
    ids = list(dict.fromkeys(i.statement for i in made.items))
    return {s.id: s.quote for s in project.statements(ids=ids)} if ids else {}


def study_of_file(made: Timeline) -> Mapping[str, Any]:
    """The study, as it is written into a file."""
    return study_data(made.study)
