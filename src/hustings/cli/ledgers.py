"""Commands over the ledgers: who is quoted and was it checked; what is to come and did it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import OptionError
from ..forecasts import headline
from ..forecasts.ledgers import STATES
from ..read import read
from ..sources import CHECKS
from .commands import JSON, prints
from .common import CODER, PROJECT, main, opened, say, show

if TYPE_CHECKING:
    from ..forecasts import Forecast, Score
    from ..project import Project
    from ..sources import Quotation


@main.command()
@PROJECT
@click.option("--check", "key", metavar="ID", help="Check this quotation (its statement's id).")
@click.option(
    "--original",
    type=click.Path(readable=False, path_type=Path),
    help="The original, as a file of any kind Hustings reads.",
)
@click.option("--transcript", help="The original is this transcript of the project (id or title).")
@click.option(
    "--as", "verdict", type=click.Choice(CHECKS), help="What you decide (default: what is found)."
)
@click.option("--source", help="What the original is: work, page, address.")
@CODER
@prints
def quotations(project: Path, coder: str, as_json: bool, **asked: Any) -> None:
    """Who is quoted by whom, from where, and was it checked against the original.

    --check with --original or --transcript compares word by word and keeps the result; hustings
    undo takes it back. Nothing is fetched from anywhere. That words match says nothing of whether
    they are right.
    """
    from ..views import quotations as views

    with opened(project, coder) as here:
        if asked["key"] is not None:
            _check(here, as_json, **asked)
            return
        if any(asked[name] is not None for name in ("original", "transcript", "verdict")):
            raise OptionError("Say which quotation with --check ID.")
        rows = views.quotations(here)
        if as_json:
            show([_quotation(row) for row in rows])
            return
        ledger = views.quotations_view(here)
        say(f"{ledger.headline}, {ledger.in_account}.")
        for row in rows:
            say(_quotation_line(row))


def _check(here: Project, as_json: bool, *, key: str, verdict: str | None, **asked: Any) -> None:
    from ..views import quotations as views

    file, named = asked["original"], asked["transcript"]
    original = views.Original(
        None if file is None else _text_of(file),
        None if named is None else _transcript(here, named),
    )
    found = views.check(here, key, original, verdict=verdict, source=asked["source"])
    (row,) = (row for row in views.quotations(here) if row.statement == key)
    if as_json:
        show({**_quotation(row), "compared": None if found is None else asdict(found)})
    else:
        say(f"{row.check}: {found.says}" if found else row.check)


@main.command()
@PROJECT
@click.option("--today", metavar="DATE", help="As it stands on this day (default: today).")
@click.option("--score", "scores", is_flag=True, help="How they fared instead of the list.")
@click.option(
    "--agree",
    nargs=3,
    type=(str, float, float),
    multiple=True,
    metavar="WORDS LOW HIGH",
    help="Agree that words of likelihood mean LOW to HIGH (0 to 1).",
)
@CODER
@prints
def forecasts(project: Path, coder: str, as_json: bool, **asked: Any) -> None:
    """What is said to come: due, open, decided; by whom, how likely, by when, and by what to judge.

    --score tells shares by commitment, and a Brier score where ten or more decided forecasts have a
    number or an agreed range; never with fewer.
    """
    from ..views import forecasts as views

    with opened(project, coder) as here:
        if asked["agree"]:
            agreed = {words: [low, high] for words, low, high in asked["agree"]}
            views.agree(here, {**here.likelihood_ranges(), **agreed})
        rows = views.forecasts(here, asked["today"])
        if asked["scores"]:
            _show_score(views.scored(here, rows), as_json)
        elif as_json:
            show([_forecast(row) for row in rows])
        else:
            say(f"{headline(rows)}.")
            for row in sorted(rows, key=lambda r: STATES.index(r.state)):
                say(_forecast_line(row))


@main.command()
@PROJECT
@click.argument("key", metavar="ID")
@click.argument("outcome", metavar="OUTCOME")
@click.option("--on", metavar="DATE", help="The day it is judged for.")
@click.option("--evidence", default="", help="What shows it, in words.")
@CODER
@JSON
def verdict(project: Path, coder: str, as_json: bool, **asked: Any) -> None:
    """Judge a prediction: came about, did not, partly, cannot be decided, or open.

    Its criterion must be written first. Several judges (--coder) stand beside one another; nobody
    is averaged. hustings undo takes it back.
    """
    with opened(project, coder) as here:
        given = here.judge(
            asked["key"], asked["outcome"], on=asked["on"], evidence=asked["evidence"]
        )
        if as_json:
            show(asdict(given))
        else:
            say(f"{given.by or 'somebody'}: {given.outcome}, by the criterion {given.criterion!r}")


def _text_of(file: Path) -> str:
    return read(file).text


def _transcript(project: Project, named: str) -> str:
    titles = project.titles()
    if named in titles:
        return named
    found = [key for key, title in titles.items() if title == named]
    return found[-1] if found else project.current(named)


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


def _show_score(found: Score, as_json: bool) -> None:
    if as_json:
        show(asdict(found))
        return
    for share in found.shares:
        fared = [f"{n} {outcome}" for outcome, n in share.outcomes.items() if n]
        fared += [f"{share.differ} judged differently"] if share.differ else []
        told = f": {', '.join(fared)}" if fared else ""
        say(f"{share.commitment:<10} {share.forecasts} forecasts, {share.decided} decided{told}")
    say(found.says)
    if found.brier_of_base_rate:
        low, high = found.brier_of_base_rate
        say(f"Always saying the base rate would have scored {low:.2f} to {high:.2f}.")
