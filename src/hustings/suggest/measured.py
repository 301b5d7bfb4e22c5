"""How often suggestions were right on speech, as far as that was counted: kind, tier, language.

Counted on 29 November 2026 on three texts (a press conference, a podcast, an oral history; 26,000
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
    where: str = "three texts of speech the rules had not seen"

    @property
    def says(self) -> str:
        """The count as a sentence for a person."""
        return (
            f"In {self.where}, read by one person, {self.right} of {self.found} found so "
            "were right."
        )


_ON_SPEECH = {
    ("causes", "strong"): Counted(12, 13),
    ("causes", "medium"): Counted(24, 36),
    ("causes", "all"): Counted(28, 103),
    ("quotations", "medium"): Counted(8, 10),
    ("quotations", "all"): Counted(10, 37),
    ("relations", "strong"): Counted(5, 7),
    ("relations", "medium"): Counted(5, 7),
    ("relations", "all"): Counted(5, 7),
    ("dates", "strong"): Counted(12, 12),
    ("dates", "medium"): Counted(14, 14),
    ("dates", "all"): Counted(14, 14),
    ("predictions", "strong"): Counted(7, 9),
    ("predictions", "medium"): Counted(7, 10),
    ("predictions", "all"): Counted(7, 30),
}


def counted(kind: str, tier: str, language: str = ENGLISH) -> Counted | None:
    """The count for a kind and tier in a language; None where nobody counted."""
    if language == ENGLISH:
        return _ON_SPEECH.get((kind, tier))
    told = settings(language).get("measured", {})
    pair = told.get(kind, {}).get(tier)
    return Counted(pair[0], pair[1], told["where"]) if pair else None
