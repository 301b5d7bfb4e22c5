"""How often suggestions were right on speech, as far as that was counted: kind, tier, language.

Counted on 28 November 2026 on four texts (a hearing, a debate, interviews and speeches; 74,000
characters) that one person labelled before the rules had been tried on them. What the rules learnt
there afterwards is not in these counts. See ``docs/concepts/suggestions.md``.
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


_ON_SPEECH = {
    ("causes", "strong"): Counted(38, 40),
    ("causes", "medium"): Counted(58, 82),
    ("causes", "all"): Counted(82, 246),
    ("quotations", "strong"): Counted(18, 19),
    ("quotations", "medium"): Counted(35, 42),
    ("quotations", "all"): Counted(44, 154),
    ("relations", "strong"): Counted(6, 13),
    ("relations", "medium"): Counted(6, 13),
    ("relations", "all"): Counted(6, 13),
    ("dates", "strong"): Counted(57, 57),
    ("dates", "medium"): Counted(63, 67),
    ("dates", "all"): Counted(63, 67),
    ("predictions", "strong"): Counted(18, 20),
    ("predictions", "medium"): Counted(20, 25),
    ("predictions", "all"): Counted(23, 78),
}


def counted(kind: str, tier: str, language: str = ENGLISH) -> Counted | None:
    """The count for a kind and tier in a language; None where nobody counted."""
    if language == ENGLISH:
        return _ON_SPEECH.get((kind, tier))
    told = settings(language).get("measured", {})
    pair = told.get(kind, {}).get(tier)
    return Counted(pair[0], pair[1], told["where"]) if pair else None
