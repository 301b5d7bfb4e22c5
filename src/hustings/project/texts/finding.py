"""Finding words in texts: what is looked for, where it stands, and how often in which text."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from ...errors import OptionError
from .matching import OTHER_CASES, Matches, TooLong, bounded_matches, found, matches

FLAGS_AT_HEAD: Final = re.compile(r"\A\(\?[aiLmsux]+\)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words to find: as they stand, or as a regular expression."""

    words: str
    whole: bool = False
    """Only where no letter or digit touches them."""
    case: bool = False
    """Only with the same small and capital letters."""
    regex: bool = False
    transcript: str | None = None
    """Only in this text."""

    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern. Raises OptionError, one sentence, where the expression is wrong."""
        source = self.words if self.regex else re.escape(self.words)
        flags = re.MULTILINE if self.case else re.MULTILINE | re.IGNORECASE
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", FutureWarning)
                pattern = re.compile(source, flags)
                if not self.whole:
                    return pattern
                # flags at the head of an expression may stand nowhere else
                inside = FLAGS_AT_HEAD.sub("", source)
                return re.compile(rf"(?<!\w)(?:{inside})(?!\w)", pattern.flags)
        except (re.error, OverflowError, RecursionError) as error:
            why = getattr(error, "msg", None) or "it is too long or too deep"
            at = getattr(error, "pos", None)
            where = f" at letter {at + 1}" if at is not None else ""
            raise OptionError(
                f"The expression {self.words!r} cannot be read{where}: {why}. Mend it, or switch "
                f"“regular expression” off to find the letters themselves.",
                expression=self.words,
            ) from None

    def matches(self, texts: Sequence[str], limit: int) -> list[Matches]:
        """How often they stand in each text, and where. Raises OptionError for an expression that
        is wrong or takes too long.
        """
        pattern = self.pattern()
        if not self.regex:
            plain = bool(self.words) and self.words.isascii() and not (self.case or self.whole)
            return [
                found(self.words, text, limit)
                if plain and not any(letter in text for letter in OTHER_CASES)
                else matches(pattern, text, limit)
                for text in texts
            ]
        try:
            return bounded_matches(pattern, texts, limit)
        except TooLong:
            raise OptionError(
                f"The expression {self.words!r} takes too long and was stopped. "
                f"Write it with fewer + and *, above all not one around another.",
                expression=self.words,
            ) from None


@dataclass(frozen=True, slots=True)
class Hit:
    """One place: a span of code points in a text, and a little around it."""

    transcript: str
    title: str
    start: int
    end: int
    before: str
    match: str
    after: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Hits:
    """The places found, in reading order, up to a limit; how often in each text without one."""

    places: list[Hit] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    """Transcript -> number of hits; texts without one are left out."""
