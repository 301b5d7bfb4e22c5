"""Rules for languages other than English: one reading of the tables under ``languages/``.

A language is a folder: ``language.toml`` (its name, marks, small words, what parts clauses),
``causes.tsv``, ``reporting.tsv``, ``according.txt``, ``behind.txt``, ``dates.tsv`` and
``forecasts.tsv``. Nothing here knows a language.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...errors import UnknownName
from ..causes.finding import CauseFound
from ..dates.finding import DateFound
from ..languages import languages
from ..predictions.finding import PredictionFound
from ..quotations.found import QuotationFound
from ..wrapping import unwrapped
from .causes import causes
from .dates import dates
from .predictions import predictions
from .quotations import quotations

KINDS = ("causes", "quotations", "dates", "predictions")
"""What the tables find; actors and relations need English."""

VERSION = "1"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one language, by its code."""

    language: str

    def causes(self, text: str, tier: str = "strong") -> list[CauseFound]:
        """As :func:`hustings.suggest.causes`."""
        return causes(unwrapped(text), tier, self.language)

    def quotations(self, text: str, tier: str = "strong") -> list[QuotationFound]:
        """As :func:`hustings.suggest.quotations`."""
        return quotations(unwrapped(text), tier, self.language)

    def dates(self, text: str, written: str | None = None, tier: str = "strong") -> list[DateFound]:
        """As :func:`hustings.suggest.dates`."""
        return dates(unwrapped(text), written, tier, self.language)

    def predictions(
        self, text: str, tier: str = "strong", written: str | None = None
    ) -> list[PredictionFound]:
        """As :func:`hustings.suggest.predictions`."""
        return predictions(unwrapped(text), tier, written, self.language)


def in_language(language: str) -> Rules:
    """The rules of a language other than English, by its code ("de"). Raises UnknownName."""
    if language not in languages():
        raise UnknownName("language", language, languages())
    return Rules(language)
