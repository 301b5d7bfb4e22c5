"""A map and its runs as plain data, so that a run can be kept and made again with the same
result."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from ..errors import InputError, OptionError
from ..model import CausalMap, Claim, Run
from ..model.told_signs import sign_of
from .sensitivity import LeftOut, Sensitivity, leave_one_out, sensitivity
from .whatif import account, verdict, what_if

FORMAT = "hustings-run-1"


def map_to_dict(m: CausalMap) -> dict[str, Any]:
    """A map as JSON-ready data, every claim in it."""
    return {
        "concepts": list(m.concepts),
        "claims": [{k: v for k, v in asdict(c).items() if v not in ("", None)} for c in m.claims],
        "holders": list(m.holders),
        "account": account(m),
        "notes": list(m.notes),
        "weights": [[a, b, v] for (a, b), v in m.weights.items()],
    }


def map_from_dict(data: Mapping[str, Any]) -> CausalMap:
    """The map of :func:`map_to_dict`. Raises InputError where the data are no map."""
    try:
        claims = []
        for row in data["claims"]:
            row = dict(row)
            for key in ("weight", "as_told", "place"):
                if row.get(key) is not None:
                    row[key] = tuple(row[key])
            row["sign"] = sign_of(row.get("sign", 0), f"{row.get('cause')} -> {row.get('effect')}")
            claims.append(Claim(**row))
        made = CausalMap.from_claims(
            claims, concepts=data["concepts"], holders=data.get("holders", ())
        )
        merged = {(a, b): float(v) for a, b, v in data.get("weights", ())}
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise InputError(f"This is not a causal map written by Hustings: {wrong}.") from wrong
    return CausalMap(
        made.concepts, made.links, None, made.holders, tuple(data.get("notes", made.notes)), merged
    )


def run_to_json(m: CausalMap, run: Run | Sensitivity | LeftOut) -> str:
    """A run with its inputs, settings, seed and versions as JSON; :func:`rerun` makes it again."""
    from .. import __version__

    data = {
        "format": FORMAT,
        "hustings": __version__,
        "numpy": np.__version__,
        "build": _build(run),
        "account": account(m),
        "options": {k: v for k, v in run.settings.items() if k != "unsaid"}
        | ({"unsaid": list(run.settings["unsaid"])} if "unsaid" in run.settings else {}),
        "seed": run.settings.get("seed"),
        "map": map_to_dict(m),
        "result": result_to_dict(run),
    }
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)


def rerun(text: str | Mapping[str, Any]) -> Run | Sensitivity | LeftOut:
    """Make a kept run again, from :func:`run_to_json`'s text (or its data). The same input gives
    the same result.
    """
    try:
        data = json.loads(text) if isinstance(text, str) else text
    except json.JSONDecodeError as wrong:
        raise InputError(f"This is not a run written by Hustings: {wrong}.") from wrong
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise InputError(f"This is not a run written by Hustings: it lacks the format {FORMAT!r}.")
    m = map_from_dict(data["map"])
    options = dict(data["options"])
    if "unsaid" in options:
        options["unsaid"] = tuple(options["unsaid"])
    builds: dict[str, Any] = {
        "what_if": what_if,
        "sensitivity": sensitivity,
        "leave_one_out": leave_one_out,
    }
    try:
        made: Run | Sensitivity | LeftOut = builds[data["build"]](m, **options)
    except (KeyError, TypeError) as wrong:
        raise OptionError(f"This run cannot be made again: {wrong}.") from wrong
    return made


def result_to_dict(run: Run | Sensitivity | LeftOut) -> dict[str, Any]:
    """The result alone as JSON-ready data; no NaN, no infinity."""
    if isinstance(run, Run):
        return {
            "concepts": list(run.concepts),
            "ending": run.ending,
            "verdict": verdict(run),
            "period": run.period,
            "steps": run.steps,
            "rate": run.rate,
            "final": run.final.tolist(),
            "states": run.states.tolist(),
            "changes": run.changes,
            "baseline": None
            if run.baseline is None
            else {
                "final": run.baseline.final.tolist(),
                "ending": run.baseline.ending,
                "period": run.baseline.period,
            },
            "notes": list(run.notes),
        }
    if isinstance(run, Sensitivity):
        return {
            "draws": run.draws,
            "factors": run.rows(),
            "unsettled": run.unsettled,
            "notes": list(run.notes),
        }
    return {
        "full": dict(run.full),
        "removals": [
            {
                "unit": r.unit,
                "claims": [c.id for c in r.claims],
                "quotes": [c.quote for c in r.claims],
                "shift": r.shift,
                "most": r.most,
                "flips": list(r.flips),
            }
            for r in run
        ],
    }


def _build(run: Run | Sensitivity | LeftOut) -> str:
    if isinstance(run, Run):
        return "what_if"
    return "sensitivity" if isinstance(run, Sensitivity) else "leave_one_out"
