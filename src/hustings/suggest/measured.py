"""How often suggestions were right on speech, as far as that was counted: kind, tier, language.

Counted on 29 November 2026 on four texts (an oral history, a parliament's budget debate, an
interview with a speech at the United Nations, a debate of candidates; 39,000 characters) that one
person labelled before the rules had been tried on them. What the rules learnt there afterwards is
not in these counts. Relations were too few there; their count is of the texts labelled the day
before. See ``docs/concepts/suggestions.md``.
"""

from __future__ import annotations

from dataclasses import dataclass

from .languages import ENGLISH, settings


@dataclass(frozen=True, slots=True)
class Counted:
    """``right`` of ``found`` suggestions were right in the texts that ``where`` names."""

    right: int
    found: int
    where: str = "four texts of speech the rules had not seen"

    @property
    def says(self) -> str:
        """The count as a sentence for a person."""
        return (
            f"In {self.where}, read by one person, {self.right} of {self.found} found so "
            "were right."
        )


_BEFORE = "four texts of speech the rules, as they were before, had not seen"
_ON_SPEECH = {
    ("causes", "strong"): Counted(30, 33),
    ("causes", "medium"): Counted(54, 69),
    ("causes", "all"): Counted(80, 165),
    ("quotations", "strong"): Counted(7, 7),
    ("quotations", "medium"): Counted(14, 14),
    ("quotations", "all"): Counted(17, 67),
    ("relations", "strong"): Counted(6, 13, _BEFORE),
    ("relations", "medium"): Counted(6, 13, _BEFORE),
    ("relations", "all"): Counted(6, 13, _BEFORE),
    ("dates", "strong"): Counted(35, 36),
    ("dates", "medium"): Counted(40, 42),
    ("dates", "all"): Counted(40, 42),
    ("predictions", "strong"): Counted(13, 17),
    ("predictions", "medium"): Counted(17, 21),
    ("predictions", "all"): Counted(18, 41),
}


def counted(kind: str, tier: str, language: str = ENGLISH) -> Counted | None:
    """The count for a kind and tier in a language; None where nobody counted."""
    if language == ENGLISH:
        return _ON_SPEECH.get((kind, tier))
    told = settings(language).get("measured", {})
    pair = told.get(kind, {}).get(tier)
    return Counted(pair[0], pair[1], told["where"]) if pair else None
