"""Whose views a picture rests on: what is only told of others is seen as such."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..wording import say_many

DASHED = ' stroke-dasharray="3 2.5"'
"""The outline of somebody only spoken of."""

THIN = 0.9
"""Pixels of a line that rests on views told of others alone."""


@dataclass(frozen=True, slots=True)
class Voices:
    """``told_only``: names whose views only others tell. ``tellers``: the teller of each statement
    (id) that tells another's view; statements that tell an own one are not in it. ``caption``:
    what is counted of them, in a sentence. ``rests``: on whose coding the picture rests, in a
    sentence, where that is not one coder's alone."""

    told_only: frozenset[str] = frozenset()
    tellers: Mapping[str, str] = field(default_factory=dict)
    caption: str = ""
    rests: str = ""

    def said(self) -> str:
        """Its sentences, for the end of a caption."""
        return " ".join(filter(None, (self.caption, self.rests)))

    def told(self, ids: Iterable[str]) -> str:
        """ "as told by 2 tellers" where every one of the statements tells another's view, else "".

        >>> told = Voices(tellers={"1": "Voss"}).told
        >>> told(["1"]), told(["1", "2"])
        ('as told by 1 teller', '')
        """
        behind = list(ids)
        if not behind or any(i not in self.tellers for i in behind):
            return ""
        n = len({self.tellers[i] for i in behind})
        return say_many(n, "as told by {n} teller", "as told by {n} tellers")


ALL_HEARD = Voices()
"""Nobody is known to be told of by others alone."""
