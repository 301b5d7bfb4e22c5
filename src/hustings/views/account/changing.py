"""What changed in one person's account, with the pairs of sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from ...changes import Change, Changes, Side, Verdict
from ...errors import OptionError
from ...model import Selection
from ...project import Project
from ...project.asking import Asked
from ...studies import run, study_of
from ...wording import counted, say, say_many
from ..answers.account import Changed, ChangedRow, ChangedSide
from ..answers.statements import StatementRow
from ..rows import statement_rows, study_answer
from .coming import by_then
from .telling import teller
from .words import joined

KINDS: Mapping[str, Callable[[int], str]] = {
    "positions": lambda n: counted(n, "position"),
    "arrows": lambda n: counted(n, "arrow"),
    "relations": lambda n: counted(n, "relation"),
    "forecasts": lambda n: counted(n, "forecast"),
    "views": lambda n: counted(n, "view told of others", "views told of others"),
}
WORDS: Mapping[Verdict, Callable[[int], str]] = {
    "turned": lambda n: say_many(n, "{n} has turned", "{n} have turned"),
    "mixed": lambda n: say_many(n, "{n} is told differently", "{n} are told differently"),
    "moved": lambda n: say_many(n, "{n} is given another time", "{n} are given another time"),
    "dropped": lambda n: say_many(n, "{n} is no longer mentioned", "{n} are no longer mentioned"),
    "past": lambda n: say_many(n, "{n} had come due by then", "{n} had come due by then"),
    "new": lambda n: say_many(n, "{n} is new", "{n} are new"),
    "renewed": lambda n: say_many(n, "{n} is made again", "{n} are made again"),
    "kept": lambda n: say_many(n, "{n} stands as before", "{n} stand as before"),
}
_BY = re.compile(r"(?<!\w)(by|bis|срок:) ([\dX./~?%\[\]{}-]*\d[\dX./~?%\[\]{}-]*)")
"""A time in EDTF behind "by"."""


def changed_view(project: Project, of: str, a: str | None = None, b: str | None = None) -> Changed:
    """What changed in the account of ``of`` between two texts or times; left out, the first and
    the last text of that person. Raises UnknownName, OptionError."""
    name = teller(project, of, "").name
    if (a is None) != (b is None):
        raise OptionError("Two sides are compared: give both, or neither.")
    if a is None or b is None:
        a, b = _first_and_last(project, name)
    periods = {p.name: p.edtf for p in project.periods()}
    periods |= {alias: p.edtf for p in project.periods() for alias in p.aliases}
    asked = study_of("changed", {"of": name, "a": a, "b": b, "periods": periods})
    made: Changes = run(project, asked)
    rows = _rows(project, made)
    return Changed(
        of=name,
        title=say(
            "What changed in {name}’s account between {first} and {second}",
            name=name,
            first=made.a.label,
            second=made.b.label,
        ),
        text=" ".join(_text(made)),
        a=_side(made.a),
        b=_side(made.b),
        positions=_changed(made.positions, rows),
        arrows=_changed(made.arrows, rows),
        relations=_changed(made.relations, rows),
        forecasts=_changed(made.forecasts, rows),
        views=_changed(made.views, rows),
        counts=made.counts,
        notes=[*made.notes, say("What is no longer mentioned has not been taken back.")],
        why_empty=None
        if any(made.counts.values())
        else say("Neither side holds anything to compare."),
        study=study_answer(made.study),
    )


def _first_and_last(project: Project, name: str) -> tuple[str, str]:
    """The first and last text a person speaks in, by date."""
    spoken = project.counted(Asked(Selection(speakers=(name,))), "transcript")
    dated = [(t["date"] or "", t["id"]) for t in project.transcripts() if t["id"] in spoken]
    texts = [key for _, key in sorted(dated, key=lambda pair: pair[0])]
    if len(texts) < len(("a", "b")):
        raise OptionError(
            f"{name} speaks in one text only, so there is nothing to compare; choose two times "
            "within it, or another person."
        )
    return texts[0], texts[-1]


def _rows(project: Project, made: Changes) -> dict[str, StatementRow]:
    kinds = (getattr(made, k) for k in KINDS)
    ids = {i for found in kinds for c in found for i in (*c.before, *c.after)}
    return {r.id: r for r in statement_rows(project, project.statements(ids=sorted(ids)))}


def _changed(found: Sequence[Change], rows: Mapping[str, StatementRow]) -> list[ChangedRow]:
    return [
        ChangedRow(
            c.what,
            c.verdict,
            _BY.sub(lambda m: f"{m[1]} {by_then(m[2])}", c.text),
            [rows[i] for i in c.before],
            [rows[i] for i in c.after],
        )
        for c in found
    ]


def _side(side: Side) -> ChangedSide:
    return ChangedSide(
        side.label,
        list(side.texts.values()),
        list(side.texts),
        side.first,
        side.last,
        len(side.statements),
    )


def _text(made: Changes) -> Iterator[str]:
    """Counts by kind, in words."""
    for key, many in KINDS.items():
        counts = made.counts[key]
        if counts:
            told = [WORDS[v](n) for v, n in counts.items()]  # type: ignore[index]
            if sum(counts.values()) == 1 and told[0].startswith("1 "):
                yield told[0].replace("1", many(1), 1) + "."
                continue
            yield say("Of {many}, {told}.", many=many(sum(counts.values())), told=joined(told))
