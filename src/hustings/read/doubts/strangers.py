"""Labels behind which nothing stands that looks said: a heading, a field of a header, a direction.

What stands behind all labels of one name is compared with what stands behind the others, in the
ways :mod:`~hustings.read.doubts.belonging` knows. The same words again and again are the foot of a
page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...model import SPOKEN_KINDS, Turn
from ..words.label_words import TITLES
from ..words.speaker_names import is_office
from .belonging import TRAITS, Belonging, Doubt, Ways, counted, reasons, weight_of

FEWEST = 6
"""In fewer turns nothing is usual."""
LOOKED_AT = 20
"""So many turns of one speaker are looked at."""
DOUBTED = 3.5
"""Log odds, in the middle of a speaker's turns, from which a label is doubted."""
PERSON = 1.5
"""Log odds that a title or an office takes off."""
SHARE = 0.25
"""Share of the turns from which somebody is a speaker of the text, whatever they say."""
AGAIN = 3
"""Turns of one speaker from which the same long words in all of them are doubted."""
LONG = 40
"""Characters of words that nobody says twice by chance."""
SAME = "the same words stand there each time"
_WAYS = tuple(name for name in TRAITS if name not in ("place", "asked", "closing", "named", "far"))


@dataclass(frozen=True)
class Strangers:
    """What stands behind the labels of a text."""

    belonging: Belonging
    turns: Sequence[Turn]

    def doubt(self, speaker: str) -> Doubt | None:
        """The doubt whether a label names a speaker; None where there is none."""
        return self._doubts.get(speaker)

    @cached_property
    def _labelled(self) -> list[Turn]:
        spoken = (t for t in self.turns if t.kind in SPOKEN_KINDS)
        return [t for t in spoken if t.label and t.speaker]

    @cached_property
    def _said(self) -> dict[str, list[Turn]]:
        """The turns behind the labels of each speaker."""
        said: dict[str, list[Turn]] = defaultdict(list)
        for turn in self._labelled:
            said[turn.speaker or ""].append(turn)
        return said

    def _is_same(self, who: str) -> bool:
        """Whether the same long words stand behind most labels of a name."""
        said = self._said[who]
        text = self.belonging.text
        words = {"".join(text[t.start : t.start + LONG].split()).casefold() for t in said}
        shortest = min(t.end - t.start for t in said)
        return len(said) >= AGAIN and shortest >= LONG and 2 * len(words) <= len(said)

    @cached_property
    def _made(self) -> dict[str, list[Ways]]:
        """How the words behind the labels of each speaker are made."""
        return {
            who: [self.belonging.ways_of(turn) for turn in said[:LOOKED_AT]]
            for who, said in self._said.items()
        }

    @cached_property
    def _doubts(self) -> dict[str, Doubt]:
        out = {who: Doubt(DOUBTED, (SAME,)) for who in self._said if self._is_same(who)}
        labelled = self._labelled
        if len(labelled) < FEWEST or len(self._made) < 2:
            return out
        numbers = {who: len(said) for who, said in self._said.items()}
        for who, made in self._made.items():
            if numbers[who] >= SHARE * len(labelled):
                continue
            weights = self._weights(who, made)
            odds = sum(weights.values()) - PERSON * _is_titled(who)
            if odds >= DOUBTED:
                out[who] = Doubt(odds, reasons(weights))
        return out

    def _weights(self, who: str, made: Sequence[Ways]) -> Mapping[str, float]:
        """How much more likely each way is of what nobody says, by what stands behind the labels
        of the others; the mean over the turns of one."""
        others = [ways for name, of in self._made.items() if name != who for ways in of]
        counts = counted(dict(enumerate(others)), dict.fromkeys(range(len(others)), 1.0))
        return {
            name: sum(weight_of(counts, ways, name, 0.0) for ways in made) / len(made)
            for name in _WAYS
        }


def _is_titled(speaker: str) -> bool:
    """Whether a speaker has a title or an office."""
    return speaker.split()[0].strip(".").casefold() in TITLES or is_office(speaker)
