"""How often suggestions were right on speech, as far as that was counted: kind, tier, language.

Counted on 29 and 30 November 2026: causes on nine texts (57,000 characters), predictions on
twenty-three (123,000), dates on thirty-three (196,000), and relations and quotations, whose rules
were widened, on fifty-two (159,000) and sixty-six (136,000): hearings, inquiries,
court, debates, sittings, interviews, press conferences, calls, interviews in print. One person
labelled them before the rules had been tried on them. What the rules learnt there afterwards is not
in these counts. See ``docs/concepts/suggestions.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..wording import say, worded
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
        return say(
            "In {where}, read by one person, {n} of {found} found so were right.",
            where=worded(self.where),
            n=self.right,
            found=self.found,
        )


_SIXTY_SIX = "sixty-six texts of speech and of written interviews the rules had not seen"
_NINE = "nine texts of speech the rules had not seen"
_TWENTY_THREE = "twenty-three texts of speech the rules had not seen"
_THIRTY_THREE = "thirty-three texts of speech the rules had not seen"
_FIFTY_TWO = "fifty-two texts of speech the rules had not seen"
_ON_SPEECH = {
    ("causes", "strong"): Counted(38, 44, _NINE),
    ("causes", "medium"): Counted(57, 81, _NINE),
    ("causes", "all"): Counted(77, 204, _NINE),
    ("quotations", "strong"): Counted(53, 56, _SIXTY_SIX),
    ("quotations", "medium"): Counted(171, 202, _SIXTY_SIX),
    ("quotations", "all"): Counted(208, 352, _SIXTY_SIX),
    ("relations", "strong"): Counted(59, 90, _FIFTY_TWO),
    ("relations", "medium"): Counted(64, 103, _FIFTY_TWO),
    ("relations", "all"): Counted(64, 104, _FIFTY_TWO),
    ("dates", "strong"): Counted(95, 96, _THIRTY_THREE),
    ("dates", "medium"): Counted(140, 158, _THIRTY_THREE),
    ("dates", "all"): Counted(140, 158, _THIRTY_THREE),
    ("predictions", "strong"): Counted(27, 30, _TWENTY_THREE),
    ("predictions", "medium"): Counted(35, 38, _TWENTY_THREE),
    ("predictions", "all"): Counted(36, 94, _TWENTY_THREE),
}


_TWENTY_TWO = "twenty-two texts of speech the rules had not seen"
_PARSED = {
    ("relations", "strong"): Counted(62, 91, _TWENTY_TWO),
    ("relations", "medium"): Counted(93, 138, _TWENTY_TWO),
    ("relations", "all"): Counted(101, 162, _TWENTY_TWO),
}
"""With the pipeline en_core_web_sm 3.8.0 of spaCy, counted on 1 December 2026 by the labels of
somebody who did not write the rules."""


def counted(
    kind: str, tier: str, language: str = ENGLISH, *, parsed: bool = False
) -> Counted | None:
    """The count for a kind and tier in a language, of the rules alone or with what a parser reads;
    None where nobody counted. Each kind may have been counted on texts of its own."""
    if parsed:
        return _PARSED.get((kind, tier)) if language == ENGLISH else None
    if language == ENGLISH:
        return _ON_SPEECH.get((kind, tier))
    told = settings(language).get("measured", {})
    of_kind = told.get(kind, {})
    pair = of_kind.get(tier)
    return Counted(pair[0], pair[1], of_kind.get("where", told["where"])) if pair else None


def places(languages: Iterable[str]) -> set[str]:
    """In what texts was counted, in English and in these languages, as the sentences name them."""
    found = {one.where for one in (*_ON_SPEECH.values(), *_PARSED.values())}
    for language in languages:
        told = settings(language).get("measured", {})
        every = (told, *(kind for kind in told.values() if isinstance(kind, dict)))
        found |= {str(kind["where"]) for kind in every if "where" in kind}
    return found
