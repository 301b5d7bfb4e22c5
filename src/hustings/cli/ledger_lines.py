"""What the commands of the ledgers do and tell; loaded when one of them is asked for."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..forecasts import Forecast, Score, headline
from ..forecasts.ledgers import STATES
from ..project import Project
from ..read import read
from ..sources import CHECKS, Quotation
from ..views.checking import forecasts, quotations
from .common import say, show

__all__ = ["CHECKS", "agree", "check", "tell_forecasts", "tell_quotations", "tell_score"]


def tell_quotations(project: Project, as_json: bool) -> None:
    """Every quotation, and whether it was checked."""
    rows = quotations.quotations(project)
    if as_json:
        show([_quotation(row) for row in rows])
        return
    ledger = quotations.quotations_view(project)
    say(f"{ledger.headline}, {ledger.in_account}.")
    for row in rows:
        say(_quotation_line(row))


def check(project: Project, as_json: bool, *, key: str, verdict: str | None, **asked: Any) -> None:
    """Compare a quotation with its original and keep the result. Raises UnknownName, InputError."""
    file, named = asked["original"], asked["transcript"]
    original = quotations.Original(
        None if file is None else _text_of(file),
        None if named is None else project.text_named(named),
    )
    found = quotations.check(project, key, original, verdict=verdict, source=asked["source"])
    (row,) = (row for row in quotations.quotations(project) if row.statement == key)
    if as_json:
        show({**_quotation(row), "compared": None if found is None else asdict(found)})
    else:
        say(f"{row.check}: {found.says}" if found else row.check)


def agree(project: Project, ranges: dict[str, list[float]]) -> None:
    """What words of likelihood mean here, beside what was agreed before."""
    forecasts.agree(project, {**project.likelihood_ranges(), **ranges})


def tell_forecasts(project: Project, today: str | None, as_json: bool) -> None:
    """Every forecast as it stands on a day, those that are due first."""
    rows = forecasts.forecasts(project, today)
    if as_json:
        show([_forecast(row) for row in rows])
        return
    say(f"{headline(rows)}.")
    for row in sorted(rows, key=lambda r: STATES.index(r.state)):
        say(_forecast_line(row))


def tell_score(project: Project, today: str | None, as_json: bool) -> None:
    """How the forecasts fared, as far as they were decided by a day."""
    found = forecasts.scored(project, forecasts.forecasts(project, today))
    if as_json:
        show(asdict(found))
    else:
        _say_score(found)


def _text_of(file: Path) -> str:
    return read(file).text


def _quotation(row: Quotation) -> dict[str, Any]:
    plain = "quoted quoted_by quote words commitment source check statement".split()
    more = "concept original transcript start end".split()
    told = {name: getattr(row, name) for name in (*plain, *more)}
    return {**told, "difference": row.difference.says if row.difference else None}


def _quotation_line(row: Quotation) -> str:
    told = [row.words or "", row.source or "no source named", row.check]
    whose = row.quoted or "unstated"
    words = " ".join(row.quote.split())
    return (
        f"{row.statement}  {whose}, by {row.quoted_by}: “{words}” ({', '.join(filter(None, told))})"
    )


def _forecast(row: Forecast) -> dict[str, Any]:
    plain = "holder quote outcome direction likelihood condition horizon checkable criterion"
    more = "state statement commitment by_when due days_past".split()
    told = {name: getattr(row, name) for name in plain.split()}
    verdicts = [asdict(v) for v in row.verdicts]
    return {**told, "verdicts": verdicts, **{name: getattr(row, name) for name in more}}


def _forecast_line(row: Forecast) -> str:
    judged = "; ".join(f"{v.by or 'somebody'}: {v.outcome}" for v in row.verdicts)
    when = row.by_when or row.horizon or "no date said"
    words = " ".join(row.quote.split())
    whose = row.holder or "unstated"
    told = [row.likelihood or "", when, judged or ("" if row.criterion else "no criterion yet")]
    return f"{row.state:<8} {row.statement}  {whose}: “{words}” ({', '.join(filter(None, told))})"


def _say_score(found: Score) -> None:
    for share in found.shares:
        fared = [f"{n} {outcome}" for outcome, n in share.outcomes.items() if n]
        fared += [f"{share.differ} judged differently"] if share.differ else []
        told = f": {', '.join(fared)}" if fared else ""
        say(f"{share.commitment:<10} {share.forecasts} forecasts, {share.decided} decided{told}")
    say(found.says)
    if found.brier_of_base_rate:
        low, high = found.brier_of_base_rate
        say(f"Always saying the base rate would have scored {low:.2f} to {high:.2f}.")
