"""The search for a backbone adds and subtracts products, and finds what counting anew finds."""

import numpy as np
import pytest

from hustings.model import Statements
from hustings.model.arithmetic import spectrum
from hustings.networks import backbone
from hustings.networks.measures.backbones import _losses
from hustings.networks.measures.losses import Losses
from hustings.networks.projection import one_mode
from hustings.networks.tally import counts, flat


def debate(statements: int, actors: int, concepts: int, seed: int) -> Statements:
    """Statements by chance: two sides, some said more often than others, few of them repeated."""
    rng = np.random.default_rng(seed)
    who = (actors * rng.random(statements) ** 1.5).astype(int)
    what = (concepts * rng.random(statements) ** 2).astype(int)
    says = ((who + what) % 2 == 0) ^ (rng.random(statements) < 0.2)
    return Statements.from_columns(
        {
            "document": [f"d{i // 6}" for i in range(statements)],
            "date": ["2024-03-01"] * statements,
            "speaker": [f"a{i:03d}" for i in who],
            "concept": [f"c{i:03d}" for i in what],
            "agreement": says.tolist(),
        },
        {"agreement": "boolean"},
    )


def plain_loss(losses: Losses, some: list[int]) -> float:
    """By the definition: counts of some concepts, their product anew, its spectrum."""
    table = losses.table

    def of(chosen: list[int]) -> np.ndarray:
        x = counts(table)[np.ix_(losses.rows, losses.columns[chosen])]
        y = np.maximum(one_mode(flat(x), len(chosen), table.levels, table.options), 0.0)
        degrees = y.sum(axis=1)
        total = degrees.sum()
        values = spectrum(np.diag(degrees) - y)
        return values / total if total > 0 else np.zeros(len(y))

    difference = of(some) - of(list(range(len(losses.concepts))))
    return float(np.sqrt((difference**2).sum()))


def plain_rounds(losses: Losses) -> list[tuple[str, float]]:
    left, rounds = list(range(len(losses.concepts))), []
    while left:
        cost = [plain_loss(losses, [j for j in left if j != i]) for i in left]
        rounds.append((losses.concepts[left[int(np.argmin(cost))]], min(cost)))
        del left[int(np.argmin(cost))]
    return rounds


ASKED = [
    ("subtract", "average"),
    ("subtract", "none"),
    ("congruence", "cosine"),
    ("conflict", "average"),
    ("ignore", "none"),
    ("congruence", "jaccard"),  # no sum over concepts: the plain way
]


@pytest.mark.parametrize(("aggregation", "normalization"), ASKED)
@pytest.mark.parametrize("seed", [1, 2])
def test_every_round_drops_what_a_look_at_all_candidates_drops(
    aggregation: str, normalization: str, seed: int
) -> None:
    asked = {
        "variable1": "speaker",
        "variable2": "concept",
        "qualifier": "agreement",
        "aggregation": aggregation,
        "normalization": normalization,
    }
    said = debate(160, 14, 16, seed)
    found = backbone(said, **asked)
    plain = plain_rounds(_losses(said, asked))
    assert [(step.concept, step.backbone_loss) for step in found.steps] == plain
