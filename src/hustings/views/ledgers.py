"""The ledgers of quotations and forecasts as plain tables, for whatever is written of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..forecasts import headline as foretold
from ..project import Project
from ..sources import headline as called_in
from .forecasts import forecasts, scored
from .places import in_account
from .quotations import quotations

QUOTED = ("whose", "quoted by", "goes along", "how close", "source", "check")
FORETOLD = (
    "whose",
    "commitment",
    "likelihood",
    "condition",
    "when",
    "criterion",
    "verdicts",
    "state",
)


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
        apart = f"{q.check}: {q.difference.says}" if q.difference else q.check
        told = (q.quoted or "unstated", q.quoted_by or "", q.commitment, q.words or "not said")
        rows.append(LedgerRow(q.statement, q.quote, [*told, q.source or "none named", apart]))
    return LedgerTable(
        f"Words called in, {in_account({q.quoted_by for q in found})}",
        f"{called_in(found)}. Checked means compared with the original word by word; it says "
        "nothing of whether the words are right.",
        QUOTED,
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
        judged = "; ".join(f"{v.by or 'somebody'}: {v.outcome}" for v in f.verdicts)
        when = " · ".join(x for x in (f.by_when, f.horizon) if x) or "no date said"
        told = [f.holder or "unstated", f.commitment, f.likelihood or "", f.condition or "", when]
        told += [f.criterion or "not written", judged or "none", f.state]
        rows.append(LedgerRow(f.statement, f.quote, told))
    return LedgerTable(
        f"What is said to come, {in_account({f.speaker for f in found})}",
        f"{foretold(found)}, as of {day}. {scored(project, found).says} A verdict is a judge's; "
        "judges are never averaged.",
        FORETOLD,
        rows,
    )
