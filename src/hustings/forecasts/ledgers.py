"""The forecasts of an account as a ledger: due, open, decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from ..model import Statement, Statements, Verdict
from ..wording import listed, say, say_many
from .due import day_of, last_day

State = Literal["due", "open", "decided"]
STATES: tuple[State, ...] = get_args(State)

FORM = "prediction"
NEVER_DUE = ("too vague", "not at all")
"""Forecasts nobody could check are never due, whatever day they name."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """One row of the ledger.

    ``verdicts`` holds the newest verdict of each judge, in the order they were given; two judges
    who differ both stand. ``due`` is the last day of the horizon, ISO 8601; None where none is
    said.
    """

    statement: str
    transcript: str
    start: int
    end: int
    quote: str
    holder: str | None
    speaker: str | None
    commitment: str
    outcome: str | None
    direction: str | None
    likelihood: str | None
    condition: str | None
    horizon: str | None
    by_when: str | None
    checkable: str | None
    criterion: str | None
    verdicts: tuple[Verdict, ...]
    due: str | None
    days_past: int | None
    """Days since it was due, below 0 before; None where no day is said."""
    state: State

    @property
    def never_due(self) -> bool:
        """Whether nobody could check it, as it is worded."""
        return self.checkable in NEVER_DUE

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What the judges say, each once; "open" left out."""
        return tuple(dict.fromkeys(v.outcome for v in self.verdicts if v.outcome != "open"))


def ledger(
    statements: Statements | Iterable[Statement],
    verdicts: Iterable[Verdict] = (),
    today: str | None = None,
) -> tuple[Forecast, ...]:
    """The predictions among some statements, in their order, as they stand on a day.

    *Decided* is what at least one judge decided (also as "cannot be decided"); *due* what is not,
    though its time is past, unless nobody could check it or a judge calls it open since; *open* is
    the rest. ``today`` is ISO 8601 (default: this day).
    """
    day = today or date.today().isoformat()
    given: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        given.setdefault(verdict.statement, []).append(verdict)
    return tuple(_row(s, given.get(s.id, ()), day) for s in statements if s.form == FORM)


def _row(statement: Statement, given: Sequence[Verdict], today: str) -> Forecast:
    def value(name: str) -> str | None:
        text = statement.values.get(name)
        return None if text is None or not str(text).strip() else str(text)

    newest = _newest(given)
    last = last_day(value("horizon"))
    past = None if last is None else int((day_of(today) - last).astype(int))
    return Forecast(
        statement=statement.id,
        transcript=statement.transcript,
        start=statement.start,
        end=statement.end,
        quote=statement.quote,
        holder=statement.holder,
        speaker=statement.speaker,
        commitment=statement.commitment,
        outcome=value("outcome"),
        direction=value("direction"),
        likelihood=value("likelihood"),
        condition=value("condition"),
        horizon=value("horizon"),
        by_when=value("by when"),
        checkable=value("checkable"),
        criterion=value("criterion"),
        verdicts=newest,
        due=None if last is None else str(last),
        days_past=past,
        state=_state(newest, past, value("checkable"), None if last is None else str(last)),
    )


def _newest(given: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Each judge's newest verdict."""
    by_judge: dict[str, Verdict] = {}
    for verdict in sorted(given, key=lambda v: v.made_at):
        by_judge.pop(verdict.by, None)
        by_judge[verdict.by] = verdict
    return tuple(by_judge.values())


def _state(
    verdicts: Sequence[Verdict], past: int | None, checkable: str | None, due: str | None
) -> State:
    if any(v.outcome != "open" for v in verdicts):
        return "decided"
    if past is None or past <= 0 or checkable in NEVER_DUE:
        return "open"
    called_open = any((v.on or v.made_at[:10]) > (due or "") for v in verdicts)
    return "open" if called_open else "due"


def headline(rows: Sequence[Forecast]) -> str:
    """The ledger in one sentence, with the counts that matter."""
    if not rows:
        return say("Nothing is said to come yet")
    dated = sum(row.due is not None for row in rows)
    conditional = sum(row.condition is not None or row.checkable == "conditional" for row in rows)
    checkable = sum(row.checkable in ("yes", "conditional") for row in rows)
    if len(rows) == 1:
        parts = [
            say("has a date") if dated else say("has no date"),
            say("is conditional") if conditional else say("is not conditional"),
        ]
        parts += [say("could be checked by a third person")] if checkable else []
        return say("The one forecast {what}", what=listed(parts))
    n = len(rows)
    unweighed = sum(row.checkable is None for row in rows)
    timed: dict[str, str | int | None] = {
        "n": n,
        "dated": _dated(dated),
        "conditional": _conditional(conditional),
    }
    if unweighed and not checkable:
        return say(
            "Of {n} forecasts {dated}, {conditional}; whether a third person could check {some} "
            "of them is not decided yet",
            some=unweighed,
            **timed,
        )
    told = say(
        "Of {n} forecasts {dated}, {conditional}, {checkable}",
        checkable=say("{some} could be checked by a third person", some=checkable)
        if checkable
        else say("none could be checked by a third person"),
        **timed,
    )
    if not unweighed:
        return told
    return say("{told}; whether {n} could be is not decided yet", told=told, n=unweighed)


def _dated(n: int) -> str:
    return say_many(n, "{n} has a date", "{n} have a date") if n else say("none has a date")


def _conditional(n: int) -> str:
    if not n:
        return say("none is conditional")
    return say_many(n, "{n} is conditional", "{n} are conditional")
