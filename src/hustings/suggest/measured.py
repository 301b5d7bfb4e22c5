"""How often suggestions were right on speech, as far as that was counted: kind, tier, language.

Counted on 29 November 2026: causes on three texts (26,000 characters), relations and predictions on
six others (two sittings of a parliament, a press conference, three interviews; 48,000 characters),
quotations and dates on sixteen (hearings, court, debate, interviews, press conferences, calls;
121,000 characters). One person labelled them before the rules had been tried on them. What the
rules learnt there afterwards is not in these counts. See ``docs/concepts/suggestions.md``.
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


_SIX = "six texts of speech the rules had not seen"
_SIXTEEN = "sixteen texts of speech the rules had not seen"
_ON_SPEECH = {
    ("causes", "strong"): Counted(12, 13),
    ("causes", "medium"): Counted(24, 36),
    ("causes", "all"): Counted(28, 103),
    ("quotations", "strong"): Counted(34, 34, _SIXTEEN),
    ("quotations", "medium"): Counted(64, 73, _SIXTEEN),
    ("quotations", "all"): Counted(74, 181, _SIXTEEN),
    ("relations", "strong"): Counted(7, 8, _SIX),
    ("relations", "medium"): Counted(7, 8, _SIX),
    ("relations", "all"): Counted(7, 8, _SIX),
    ("dates", "strong"): Counted(49, 50, _SIXTEEN),
    ("dates", "medium"): Counted(74, 84, _SIXTEEN),
    ("dates", "all"): Counted(74, 84, _SIXTEEN),
    ("predictions", "strong"): Counted(9, 10, _SIX),
    ("predictions", "medium"): Counted(13, 14, _SIX),
    ("predictions", "all"): Counted(13, 31, _SIX),
}


def counted(kind: str, tier: str, language: str = ENGLISH) -> Counted | None:
    """The count for a kind and tier in a language; None where nobody counted. Each kind may have
    been counted on texts of its own."""
    if language == ENGLISH:
        return _ON_SPEECH.get((kind, tier))
    told = settings(language).get("measured", {})
    of_kind = told.get(kind, {})
    pair = of_kind.get(tier)
    return Counted(pair[0], pair[1], of_kind.get("where", told["where"])) if pair else None
