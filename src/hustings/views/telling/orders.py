"""One telling in its own order: where it jumps, and what it never speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ...errors import OptionError
from ...model import Column, Statements
from ...project import Project
from ...show.times.axis import year_of
from ...show.times.told_order_svg import Jump, Telling, Told, said_jump, told_order_svg
from ...times import ABOUT, Item
from ...wording import say, say_many
from ..answers.described import Counted, JumpRow, ToldOrderAnswer, ToldRow
from . import described
from .histories import is_to_come
from .known import LISTED, Said, known_of, told_in
from .spans import when, years_of

JUMP = 15
"""Years from one dated statement to the next that are a jump, unless the page says otherwise."""
SILENCE = 10
"""Years nobody speaks of that are a silence."""


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
    items, (rows, _) = described.history(project, whole).items, told_in(project, whole)
    titles = project.titles()
    in_text, held = (_names(rows, name) for name in ("document", "holder"))
    first = np.sort(np.unique(items.rows, return_index=True)[1])  # dated ones, by time
    texts = Counter(_labels(in_text, items.rows[first]))
    text = asked.text or next((t for t, _ in texts.most_common() if t), "")
    here = np.flatnonzero(in_text.values == _code(in_text, text))
    of_text = items.made(np.flatnonzero(np.isin(items.rows, here)))
    holders = Counter(_labels(held, np.intersect1d(here, items.rows)))
    holder = asked.holder or next((h for h, _ in holders.most_common() if h), "")
    own_rows = rows.take(here[held.values[here] == _code(held, holder)])
    said, own = known_of(project, own_rows), own_rows.ids
    dated: dict[str, list[Item]] = {}
    for item in of_text:
        dated.setdefault(item.statement, []).append(item)
    told = [t for k, i in enumerate(own) for t in _told(k, i, said, dated.get(i, ()))]
    # a step goes from statement to statement; another time of the same one is no step
    known = list({t.at: t for t in reversed(told) if t.dated}.values())[::-1]
    jumps = _jumps(known, asked.jump)
    silence = _silence([t for t in told if t.dated and not t.predicted])
    title = say("The order of telling")
    if holder:
        title = say("The order of telling, in {name}’s account", name=holder)
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


def _labels(names: Column, rows: npt.NDArray[np.intp]) -> list[str]:
    """The names some rows have; nothing of those that have none."""
    return [names.labels[code] for code in names.values[rows].tolist() if code >= 0]


def _names(rows: Statements, name: str) -> Column:
    """A column of names, empty where nobody coded it."""
    if name in rows:
        return rows[name].as_names()
    return Column(name, "name", np.full(len(rows), -1, dtype=np.int32))


NOWHERE = -2
"""The number of a name that no row has; -1 stands for rows without one."""


def _code(names: Column, label: str) -> int:
    """The number of a name in a column."""
    return names.labels.index(label) if label in names.labels else NOWHERE


def _told(place: int, key: str, said: Said, items: Sequence[Item]) -> Iterator[Told]:
    """A statement at its place in the telling: a mark for each of its times, one where it has
    none."""
    if not items:
        yield Told((key,), said.form[key], said.words[key], at=place, dated=False)
    for item in sorted(items, key=lambda i: i.field != ABOUT):
        first, last = years_of(item)
        yield Told(
            (key,),
            said.form[key],
            said.words[key],
            when(item),
            first,
            last,
            soft=item.approximate,
            hatched=item.unspecified,
            predicted=is_to_come(item, said),
            at=place,
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
