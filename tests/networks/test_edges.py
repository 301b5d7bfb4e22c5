"""Debates with next to nothing in them: an answer that says why it is empty, or an error in words; never NaN."""

from dataclasses import fields, is_dataclass

import numpy as np
import pytest
from night_ferry import ROWS, ferry

from hustings import networks
from hustings.errors import OptionError

DEBATES = {
    "nothing": [],
    "one statement": ROWS[:1],
    "one actor": [r for r in ROWS if r[3] == "Calder"],
    "one value": [(*r[:5], True, 3, "jobs") for r in ROWS],
    "no dates": [(*r[:2], None, *r[3:]) for r in ROWS],
    "no concepts": [(*r[:4], None, *r[5:]) for r in ROWS],
    "no stances": [(*r[:5], None, None, None) for r in ROWS],
    "two on one thing": ROWS[:3],
}
QUESTIONS = {
    "network": {"aggregation": "congruence", "normalization": "average"},
    "windows": {"aggregation": "subtract", "unit": "months", "width": 2},
    "barplot": {},
    "backbone": {},
    "polarization": {},
    "clusters": {},
    "phases": {"aggregation": "congruence", "unit": "months", "width": 4},
    "balance": {},
    "bootstrap": {"aggregation": "conflict", "draws": 3},
    "permutation": {"draws": 3, "clusters": 2},
}


def holds_nan(x):
    if isinstance(x, np.ndarray):
        return x.dtype.kind == "f" and bool(np.isnan(x).any())
    if is_dataclass(x):
        return any(holds_nan(getattr(x, f.name)) for f in fields(x))
    if isinstance(x, dict):
        return holds_nan(list(x.values()))
    return (
        any(map(holds_nan, x)) if isinstance(x, list | tuple) else isinstance(x, float) and x != x
    )


@pytest.mark.parametrize("qualifier", ["agreement", "salience", "frame"])
@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("debate", DEBATES)
def test_every_question_has_an_answer_or_a_reason(debate, question, qualifier):
    s = ferry(DEBATES[debate])
    try:
        made = getattr(networks, question)(s, qualifier=qualifier, **QUESTIONS[question])
        made = list(made)[:10] if question == "windows" else made
    except OptionError:
        return
    assert not holds_nan(made)
    if debate in ("nothing", "no concepts") and question not in ("windows", "clusters"):
        assert made.why_empty or question == "barplot"


@pytest.mark.parametrize("question", ["backbone", "polarization", "clusters", "balance", "phases"])
def test_where_dna_gives_no_number_nothing_is_built_on_it(question):
    with pytest.raises(OptionError, match="gives no numbers here"):
        getattr(networks, question)(
            ferry(DEBATES["one value"]), qualifier="salience", compat="dna3", **QUESTIONS[question]
        )
