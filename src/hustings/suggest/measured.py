"""How often suggestions were right on speech, as far as that was counted: kind, tier, language.

Counted on 28 November 2026 on four texts (a hearing, a debate, interviews and speeches; 74,000
characters) that one person labelled before the rules had been tried on them. What the rules learnt
there afterwards is not in these counts. See ``docs/concepts/suggestions.md``.
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
            f"In four texts of speech the rules had not seen, read by one person, {self.right} of "
            f"{self.found} found so were right."
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


def counted(kind: str, tier: str, language: str = "en") -> Counted | None:
    """The count for a kind and tier; None where nobody counted (all languages but English)."""
    return _ON_SPEECH.get((kind, tier)) if language == "en" else None
