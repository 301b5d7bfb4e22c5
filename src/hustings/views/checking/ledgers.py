"""The ledgers of quotations and forecasts as plain tables, for whatever is written of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...forecasts import headline as foretold
from ...project import Project
from ...sources import headline as called_in
from ...wording import say, worded
from ..places import in_account
from .forecasts import forecasts, scored
from .quotations import quotations


def _quoted() -> list[str]:
    """The columns of quotations."""
    told = [say("whose"), say("quoted by"), say("goes along")]
    return [*told, say("how close"), say("source"), say("check")]


def _foretold() -> list[str]:
    """The columns of forecasts."""
    told = [say("whose"), say("commitment"), say("likelihood"), say("condition"), say("when")]
    return [*told, say("criterion"), say("verdicts"), say("state")]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row: the statement, its words, and a cell for each column."""

    id: str
    quote: str
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class LedgerTable:
    """A ledger as a table, its title and what it says as a whole."""

    title: str
    text: str
    columns: Sequence[str]
    rows: Sequence[LedgerRow]


def quotation_table(project: Project, speakers: Sequence[str] = ()) -> LedgerTable:
    """Whose words are called in; by everybody, or by some speakers."""
    found = quotations(project, speakers)
    rows = []
    for q in found:
        check = worded(q.check)
        apart = f"{check}: {q.difference.says}" if q.difference else check
        told = [q.quoted or say("unstated"), q.quoted_by or "", worded(q.commitment)]
        told += [worded(q.words) or say("not said"), q.source or say("none named"), apart]
        rows.append(LedgerRow(q.statement, q.quote, told))
    checked = say(
        "Checked means compared with the original word by word; it says nothing of whether the "
        "words are right."
    )
    account = in_account({q.quoted_by for q in found})
    return LedgerTable(
        say("Words called in, {account}", account=account),
        f"{called_in(found)}. {checked}",
        _quoted(),
        rows,
    )


def forecast_table(
    project: Project, today: str | None = None, speakers: Sequence[str] = ()
) -> LedgerTable:
    """What is said to come as it stands on a day; by everybody, or by some speakers. Raises
    OptionError for a day that is none."""
    day = today or date.today().isoformat()
    found = forecasts(project, day, speakers)
    rows = []
    for f in found:
        judged = "; ".join(f"{v.by or say('somebody')}: {worded(v.outcome)}" for v in f.verdicts)
        when = " · ".join(x for x in (f.by_when, f.horizon) if x) or say("no date said")
        told = [f.holder or say("unstated"), worded(f.commitment), f.likelihood or ""]
        told += [f.condition or "", when, f.criterion or say("not written")]
        told += [judged or say("none"), worded(f.state)]
        rows.append(LedgerRow(f.statement, f.quote, told))
    account = in_account({f.speaker for f in found})
    stands = say("{told}, as of {day}.", told=foretold(found), day=day)
    judges = say("A verdict is a judge’s; judges are never averaged.")
    return LedgerTable(
        say("What is said to come, {account}", account=account),
        f"{stands} {scored(project, found).says} {judges}",
        _foretold(),
        rows,
    )
