"""How often suggestions were right on speech, as far as that was counted: kind, tier, language.

Counted on 28 November 2026 on stretches of an interview, a debate and a hearing (79,000 characters)
that one person labelled before looking at what the rules find; the rules were mended on the same
stretches afterwards, so elsewhere expect somewhat less. See ``docs/concepts/suggestions.md``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """``right`` of ``found`` suggestions were right."""

    right: int
    found: int

    @property
    def says(self) -> str:
        """The count as a sentence for a person."""
        return (
            f"In three texts of speech read by one person, {self.right} of {self.found} found so "
            "were right."
        )


_ON_SPEECH = {
    ("causes", "strong"): Counted(47, 59),
    ("causes", "medium"): Counted(67, 99),
    ("causes", "all"): Counted(156, 389),
    ("quotations", "strong"): Counted(10, 10),
    ("quotations", "medium"): Counted(44, 50),
    ("quotations", "all"): Counted(54, 200),
    ("relations", "strong"): Counted(17, 20),
    ("relations", "medium"): Counted(17, 20),
    ("relations", "all"): Counted(17, 20),
    ("dates", "strong"): Counted(85, 86),
    ("dates", "medium"): Counted(129, 135),
    ("dates", "all"): Counted(129, 135),
    ("predictions", "strong"): Counted(15, 17),
    ("predictions", "medium"): Counted(18, 23),
    ("predictions", "all"): Counted(18, 64),
}


def counted(kind: str, tier: str, language: str = "en") -> Counted | None:
    """The count for a kind and tier; None where nobody counted (all languages but English)."""
    return _ON_SPEECH.get((kind, tier)) if language == "en" else None
