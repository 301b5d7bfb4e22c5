"""Who "he", "she" or "they" may be: the last fitting name before it, a guess."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from .finding import ActorFound

WITHIN = 400
"""Code points from the name to the pronoun, at most."""
_FITS = {
    "he": frozenset({"person"}),
    "she": frozenset({"person"}),
    "they": frozenset({"organisation", "country"}),
    "it": frozenset({"organisation", "country"}),
}
_MR = re.compile(r"\bMr\.?\s")
_MRS = re.compile(r"\b(?:Mrs|Ms|Miss)\.?\s")

_TITLE = re.compile(r"\b(?:Mrs?|Ms|Miss|Dr)\b\.?")


def is_pronoun(words: str) -> bool:
    """Whether the words that name a source are a pronoun of the third person."""
    return words.lower() in _FITS


class Names:
    """The names of a text in order, to look up whom a pronoun may mean."""

    def __init__(self, text: str, found: Sequence[ActorFound]) -> None:
        self._text = text
        short = {n: a.name for a in found for n in a.aliases_proposed if a.kind_guess == "person"}
        self._places = sorted(
            (m.start, m.end, short.get(a.name, a.name), a.kind_guess)
            for a in found
            for m in a.mentions
        )
        self._starts = [place[0] for place in self._places]

    def meant(self, pronoun: str, at: int, speaker: str | None = None) -> str:
        """The name that a pronoun at ``at`` may stand for: the last before it in the same
        paragraph, at most ``WITHIN`` code points away, whose kind and title fit; "" for none.

        Nobody calls himself "he": ``speaker`` is passed over, by his whole name or a part of it.
        """
        kinds = _FITS[pronoun.lower()]
        low = max(self._text.rfind("\n", 0, at) + 1, at - WITHIN)
        for k in range(bisect_left(self._starts, at) - 1, -1, -1):
            start, end, name, kind = self._places[k]
            if start < low:
                break
            fits = kind in kinds and self._title_fits(pronoun.lower(), start, end)
            if end <= at and fits and not _is_of(name, speaker):
                return name
        return ""

    def _title_fits(self, pronoun: str, start: int, end: int) -> bool:
        """Whether no title at a name says otherwise: "Ms. Voss" is no "he"."""
        other = {"he": _MRS, "she": _MR}.get(pronoun)
        return other is None or not other.search(self._text, max(0, start - 6), end)


def _is_of(name: str, speaker: str | None) -> bool:
    """Whether a name is the speaker's: the same, or one is told by some words of the other."""
    one, other = ({*_TITLE.sub("", words).casefold().split()} for words in (name, speaker or ""))
    return bool(one and other) and (one <= other or other <= one)
