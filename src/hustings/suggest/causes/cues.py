"""Words that name a cause, as ``causes.tsv`` counts them: a cue a row, and what sets some apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ...model import TIERS
from ..languages import rows
from ..words import beginnings

AIMS = frozenset(
    {"so that", "in a bid to", "aimed at", "to (purpose)", "to protest", "demanding", "demanded"}
)
"""Cues of purpose. As in the texts the table was counted on, the aim is the cause of the deed; a
person may turn it.
"""

LOOKING_BACK = frozenset(
    {"therefore", "thus", "hence", "consequently", "as a result", "for this reason"}
)
"""Adverbs that may stand inside the clause that tells the effect."""

ANSWERING = frozenset(
    {
        "because",
        "because of",
        "due to",
        "owing to",
        "thanks to",
        "on account of",
        "as a result of",
        "so that",
        "in a bid to",
        "given that",
    }
)
"""Cues with which a sentence may give the cause of the one before it."""

VERBS_TIER = "all"
"""Verbs of making and unmaking are many and were counted on few texts: the widest tier."""

DOUBTED = 0.4
"""Score of a claim that its own words make doubtful."""

UNCOUNTED = {"strong": 0.85, "medium": 0.72, "all": 0.6}
"""Score of a cue too rare in the training texts to be counted: the lower bound of its tier, as a
prior.
"""


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table. ``side`` is where the cause stands, ``sign`` what the verb hints at (+,
    -, "").
    """

    name: str
    tier: str
    side: str
    sign: str
    n: int
    precision: float | None
    pattern: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    verb: bool
    begins: frozenset[str] | None

    @property
    def score(self) -> float:
        """Precision on training texts, drawn towards the tier's prior as if eight cases more had
        been seen.
        """
        prior = UNCOUNTED[self.tier]
        if self.precision is None:
            return prior
        return round((self.precision * self.n + prior * 8) / (self.n + 8), 3)


@cache
def cues() -> tuple[Cue, ...]:
    """The table, surest tier first, longest pattern first."""
    found = []
    for row in rows("causes"):
        words = row["pattern"].replace(" ", r"\s+")
        guard = row["not_after"]
        found.append(
            Cue(
                row["cue"],
                row["tier"],
                row["side"],
                row["sign"],
                int(row["n"]),
                float(row["precision"]) if row["precision"] else None,
                re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE),
                re.compile(rf"{guard.replace(' ', chr(92) + 's+')}$", re.IGNORECASE)
                if guard
                else None,
                row["verb"] == "v",
                beginnings(row["pattern"]),
            )
        )
    return tuple(sorted(found, key=lambda c: (TIERS.index(c.tier), -len(c.name), c.name)))
