"""The ledger of forecasts as an answer, each beside its holder's own map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import cast

from ...forecasts import Forecast, Score, headline, ledger, ranges_of, score
from ...model import CausalMap, Commitment, Outcome, Selection, Verdict
from ...project import Project
from ...studies import map_of
from ..answers.forecasts import (
    Checkable,
    ForecastLedger,
    ForecastRow,
    ForecastScore,
    Gives,
    OutcomeShare,
    OwnMap,
    VerdictRow,
)
from ..places import Places, in_account

FORM = "prediction"
UP, DOWN = ("rises", "happens"), ("falls", "does not happen")


def forecasts(
    project: Project, today: str | None = None, speakers: Sequence[str] = ()
) -> tuple[Forecast, ...]:
    """The forecasts of a project, or of some speakers, as they stand on a day, in reading order."""
    said = project.statements(Selection(forms=(FORM,), speakers=tuple(speakers)))
    return ledger(said, project.verdicts() if said else (), today)


def scored(project: Project, rows: Sequence[Forecast]) -> Score:
    """How they fared, with the ranges the project agreed on."""
    return score(rows, ranges=ranges_of(project.likelihood_ranges()))


def agree(project: Project, ranges: Mapping[str, Sequence[float]]) -> dict[str, list[float]]:
    """Keep agreed ranges for words of likelihood, checked; undoable. Raises OptionError."""
    kept = {words: list(pair) for words, pair in ranges_of(ranges).items()}
    project.agree_on_likelihoods(kept)
    return kept


def forecasts_view(project: Project, today: str | None = None) -> ForecastLedger:
    """The whole ledger."""
    day = today or date.today().isoformat()
    rows, places = forecasts(project, day), Places(project)
    maps = {holder: _map(project, holder) for holder in {r.holder for r in rows} if holder}
    return ForecastLedger(
        headline=headline(rows),
        in_account=in_account({row.speaker for row in rows}),
        today=day,
        judge=project.coder,
        rows=[_row(row, places, maps.get(row.holder or "")) for row in rows],
        score=score_view(scored(project, rows)),
        ranges=project.likelihood_ranges(),
    )


def _map(project: Project, holder: str) -> CausalMap | None:
    return map_of(project, {"holders": [holder]}) if _draws(project) else None


def _draws(project: Project) -> bool:
    return any(form.name == "cause" for form in project.forms())


def _row(row: Forecast, places: Places, own: CausalMap | None) -> ForecastRow:
    return ForecastRow(
        statement=row.statement,
        transcript=row.transcript,
        title=places.titles.get(row.transcript, ""),
        turn=places.turn(row.transcript, row.start),
        start=row.start,
        end=row.end,
        quote=row.quote,
        holder=row.holder,
        speaker=row.speaker,
        commitment=cast(Commitment, row.commitment),
        outcome=row.outcome,
        direction=row.direction,
        likelihood=row.likelihood,
        condition=row.condition,
        horizon=row.horizon,
        by_when=row.by_when,
        checkable=cast(Checkable | None, row.checkable),
        criterion=row.criterion,
        verdicts=[verdict_row(v) for v in row.verdicts],
        due=row.due,
        days_past=row.days_past,
        never_due=row.never_due,
        state=row.state,
        own_map=own_map(row, own),
    )


def verdict_row(verdict: Verdict) -> VerdictRow:
    """A verdict as an answer."""
    return VerdictRow(**{**asdict(verdict), "outcome": cast(Outcome, verdict.outcome)})


def score_view(found: Score) -> ForecastScore:
    """A score as an answer."""
    shares = [
        OutcomeShare(**{**asdict(share), "commitment": cast(Commitment, share.commitment)})
        for share in found.shares
    ]
    told = {name: getattr(found, name) for name in ForecastScore.__dataclass_fields__}
    return ForecastScore(**{**told, "shares": shares})


def own_map(row: Forecast, own: CausalMap | None) -> OwnMap:
    """What the holder's own arrows into the outcome say of the forecast."""
    links = [
        link
        for link in (own.links if own else ())
        if link.effect == row.outcome and not link.denied
    ]
    raises = sorted({link.cause for link in links if link.sign > 0})
    lowers = sorted({link.cause for link in links if link.sign < 0})
    behind = dict.fromkeys(c.id for link in links for c in link.claims)
    return OwnMap(_gives(row.direction, raises, lowers, bool(links)), raises, lowers, list(behind))


def _gives(
    direction: str | None, raises: Sequence[str], lowers: Sequence[str], connected: bool
) -> Gives:
    if not connected:
        return "not connected"
    if raises and lowers:
        return "both ways"
    if (not raises and not lowers) or direction not in (*UP, *DOWN):
        return "not said"
    return "yes" if bool(raises) == (direction in UP) else "no"
