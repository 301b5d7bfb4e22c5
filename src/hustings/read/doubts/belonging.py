"""Whether there is evidence that a paragraph is the speaker's who was last named.

A paragraph right behind a label is surely said. One that goes on below it is only given to the same
speaker, and may be a heading, what somebody did, the head of a page, or another's words whose label
was not seen. How paragraphs of *this* text are made (how they begin and end, how long they are,
whether they talk to anybody) says how surprising it would be as words of its speaker; what is known
of paragraphs that nobody says, how surprising as one of these. The logarithm of the ratio over all
ways of being made decides, counted without the paragraph itself (naive Bayes).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, inf, log
from statistics import median
from typing import NamedTuple

from ...model import SPOKEN_KINDS, Turn
from ..words.layout import is_wrapped
from ..words.lines import Line, ends_sentence, is_wide
from ..words.narration import nearly_narrated
from ..words.speaker_names import is_office
from .talking import is_call, talks

STRENGTH = 6.0
"""How many paragraphs what is known of all texts counts for against what is seen in one."""
DOUBTED = 0.5
"""Log odds from which a paragraph is doubted."""
GIVEN = 0.5
"""How far a paragraph that is only given to its speaker counts as one that is said, at first."""
ROUNDS = 2
"""How often what counts as said is looked at again, once paragraphs have been doubted."""
MOST = 50.0
"""Log odds beyond which nothing changes."""
HEAVY = 0.4
"""Log odds from which a way of being made is a reason that is told."""
PLACED = 1.6
"""Log odds a paragraph's place can count for at most: how it is made must speak, too."""
MARKED = 3.5
"""Log odds taken off where the file itself says whose a paragraph is: in nine sittings as XML what
is left is headings, votes and notes of the printed page; all below it was said."""
FAR_IN = 8
"""Columns a line is set further in than others, from which it may be a head."""
LONGEST_TITLE = 12
"""Words of the longest heading."""
SHORT = 100
"""Characters up to which figures in a paragraph are telling."""
LENGTHS = (2, 7, 20, 60)
"""Words that part very short, short, middle, long and very long paragraphs."""
LONG = 600
"""Characters from which a paragraph is very long, without its words being counted."""
TITLED = 0.7
"""Share of words with a capital from which a paragraph is set like a heading."""
NARROW = 0.75
"""Share of the usual width below which a line closes a paragraph, where it ends a sentence."""
SHORTEST_NAME = 3
"""Letters of the shortest word of a name that is looked for."""
TOLD = {
    "opens": "it begins as few do",
    "ends": "it does not end as a sentence does",
    "talks": "it talks to nobody",
    "near": "it tells what was done",
    "caps": "it stands in capitals",
    "titled": "it is set like a heading",
    "numbers": "it holds figures",
    "named": "it begins with somebody's name",
    "colon": "it begins like a label",
    "far": "it stands further in",
    "place": "turns hardly go on here",
    "closing": "the text ends with it",
}
"""What each way of being made says of a paragraph that is doubted for it."""


class Trait(NamedTuple):
    """How often a paragraph is made in a way: where it is said, and where it is not."""

    said: float
    unsaid: float


def _rare(said: float, unsaid: float) -> dict[str, Trait]:
    """A way few paragraphs are made in."""
    return {"yes": Trait(said, unsaid), "no": Trait(1 - said, 1 - unsaid)}


TRAITS: dict[str, dict[str, Trait]] = {
    "opens": {
        "capital": Trait(0.92, 0.78),
        "small": Trait(0.03, 0.01),
        "dash": Trait(0.01, 0.04),
        "bracket": Trait(0.01, 0.06),
        "quote": Trait(0.02, 0.02),
        "sign": Trait(0.01, 0.08),
    },
    "ends": {
        "sentence": Trait(0.93, 0.5),
        "going on": Trait(0.03, 0.04),
        "open": Trait(0.04, 0.46),
    },
    "talks": {"no": Trait(0.4, 0.95), "yes": Trait(0.6, 0.05)},
    "long": {
        "0": Trait(0.05, 0.1),
        "1": Trait(0.12, 0.4),
        "2": Trait(0.25, 0.38),
        "3": Trait(0.33, 0.1),
        "4": Trait(0.25, 0.02),
    },
    "near": _rare(0.01, 0.2),
    "caps": _rare(0.01, 0.06),
    "titled": _rare(0.02, 0.25),
    "numbers": _rare(0.08, 0.25),
    "named": _rare(0.015, 0.2),
    "colon": _rare(0.04, 0.12),
    "far": _rare(0.02, 0.08),
    "asked": _rare(0.08, 0.15),
    "closing": _rare(0.03, 0.2),
    "place": {
        "first": Trait(0.55, 0.01),
        "further": Trait(0.4, 0.75),
        "after": Trait(0.05, 0.24),
    },
}
"""What is known of paragraphs in general; what a text shows of its own is added to it."""
_COLON = re.compile(r"^[^\W\d_][^:：.?!\n]{1,40}[:：]\s*\S")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ADDRESSED = ",:!?，：、"


Ways = dict[str, str]
"""How a paragraph is made: a value for each trait."""


Counts = dict[str, defaultdict[str, float]]
"""How much is made in each way, by trait and value."""


class Doubt(NamedTuple):
    """A paragraph that may not be its speaker's: how strong the doubt is, and what it rests on."""

    odds: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Belonging:
    """How the paragraphs of a text are made, and how little one of them is like the others;
    ``trust`` are the log odds that its file takes off each doubt."""

    text: str
    lines: Sequence[Line]
    turns: Sequence[Turn]
    trust: float = 0.0

    def doubt(self, i: int) -> Doubt | None:
        """The doubt about the paragraph that begins on a line; None where there is none."""
        odds = self.odds(i)
        if odds < DOUBTED:
            return None
        return Doubt(odds, reasons({name: self._weight(i, name) for name in self.made[i]}))

    def odds(self, i: int) -> float:
        """Log odds that the paragraph that begins on a line is not its speaker's; minus infinity
        for a line that begins none, or stands behind a label."""
        made = self.made.get(i)
        if made is None or made["place"] == "first":
            return -inf
        return sum(self._weight(i, name) for name in made) - self._usual - self.trust

    @cached_property
    def _usual(self) -> float:
        """What is taken off the odds of each paragraph, the more of them turns hold: a turn is not
        likelier to hold what is not said because its speaker talks long."""
        places = Counter(made["place"] for made in self.made.values())
        return log(max(places["further"] / max(places["first"], 1), 1))

    def _weight(self, i: int, name: str) -> float:
        """How much more likely a way is of a paragraph that is nobody's, by all the others."""
        return weight_of(self._counts, self.made[i], name, self._shares[i])

    @cached_property
    def _shares(self) -> dict[int, float]:
        """How far each paragraph counts as one that is said, by what the others show."""
        shares = {i: 1.0 if made["place"] == "first" else GIVEN for i, made in self.made.items()}
        for _ in range(ROUNDS):
            counts = counted(self.made, shares)
            for i, made in self.made.items():
                if made["place"] != "first":
                    odds = sum(weight_of(counts, made, name, shares[i]) for name in made)
                    shares[i] = 1 / (1 + exp(min(odds - self._usual - DOUBTED, MOST)))
        return shares

    @cached_property
    def _counts(self) -> Counts:
        return counted(self.made, self._shares)

    @cached_property
    def made(self) -> dict[int, Ways]:
        """How each paragraph somebody says is made, by the index of its first line; nothing where
        all stand behind a label."""
        placed = list(self._placed())
        if all(place == "first" for _, _, place in placed):
            return {}
        out: dict[int, Ways] = {}
        end = max(i for i, _, place in placed if place == "first" or i == placed[0][0])
        asked = False
        for i, words, place in placed:
            out[i] = self.ways(words, i)
            closing = place != "first" and i >= end
            out[i] |= {
                "place": place,
                "asked": _yes(asked and place != "first"),
                "closing": _yes(closing),
            }
            asked = words.rstrip("\"'”’»)*_ ")[-1:] in ("?", "？", "؟")
        return out

    def _placed(self) -> Iterator[tuple[int, str, str]]:
        """The first line, the words and the place of each paragraph somebody says."""
        labels = any(t.label for t in self.turns)
        before: Turn | None = None
        above = ""
        for turn in self.turns:
            if turn.kind not in SPOKEN_KINDS:
                above = turn.kind
                continue
            opens = turn.label if labels else before is None or turn.kind != before.kind
            # after applause, or a call, whoever was speaking goes on
            on = "further" if above == "direction" else "after"
            first = "first" if opens or turn.begins_at is not None else on
            above = ""
            begins = self.begins(turn)
            for n, i in enumerate(begins):
                stop = self.lines[begins[n + 1] - 1].end if n + 1 < len(begins) else turn.end
                words = self.text[self.lines[i].start if n else turn.start : stop]
                yield i, words, "further" if n else first
            before = turn

    # paragraphs ------------------------------------------------------------------------------

    def ways_of(self, turn: Turn) -> Ways:
        """How the first paragraph of a turn is made."""
        begins = self.begins(turn)
        stop = self.lines[begins[1] - 1].end if len(begins) > 1 else turn.end
        return self.ways(self.text[turn.start : stop], begins[0])

    def begins(self, turn: Turn) -> list[int]:
        """The lines of a turn that begin a paragraph, its first among them."""
        first = bisect_right(self.starts, turn.start) - 1
        last = bisect_left(self.starts, turn.end)
        return [first, *(i for i in range(first + 1, last) if self._is_new(i))]

    def _is_new(self, i: int) -> bool:
        """Whether a line begins a paragraph."""
        line, above = self.lines[i], self.lines[i - 1]
        if line.gap or not self._wrapped:
            return True
        if not ends_sentence(above.text) and above.text[-1] not in ":)]":
            return False
        narrow = len(above.text) < NARROW * self._width
        return narrow or self._columns[i] > self._columns[i - 1] + 1

    @cached_property
    def starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def _wrapped(self) -> bool:
        return is_wrapped(self.lines)

    @cached_property
    def _width(self) -> int:
        """How wide all but the widest lines are."""
        lengths = sorted(len(line.text) for line in self.lines)
        return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0

    @cached_property
    def _columns(self) -> list[int]:
        """How far in each line stands."""
        return [line.start - (self.text.rfind("\n", 0, line.start) + 1) for line in self.lines]

    @cached_property
    def _far(self) -> float:
        return (median(self._columns) if self._columns else 0) + FAR_IN

    @cached_property
    def _names(self) -> set[str]:
        """Words of speakers' names, case folded."""
        words = (w for t in self.turns if t.speaker for w in _WORD.findall(t.speaker))
        return {w.casefold() for w in words if len(w) >= SHORTEST_NAME and not w.islower()}

    def ways(self, words: str, i: int) -> Ways:
        """How a paragraph is made."""
        tokens = _WORD.findall(words[:LONG])
        ends = ends_sentence(words)
        titled = not ends and 1 < len(tokens) <= LONGEST_TITLE
        titled = titled and sum(w[0].isupper() for w in tokens) >= TITLED * len(tokens)
        return {
            "opens": _opens(words[:1]),
            "ends": "sentence" if ends else "going on" if words[-1:] in ",;:–—-…，：" else "open",
            "talks": _yes(talks(words, tokens)),
            "long": str(bisect_left(LENGTHS, _count(words))),
            "near": _yes(nearly_narrated(words)),
            "caps": _yes(len(words) > SHORTEST_NAME and words.isupper()),
            "titled": _yes(titled),
            "numbers": _yes(len(words) <= SHORT and any(map(str.isdigit, words))),
            "named": _yes(self._is_named(words) and not is_call(words, tokens)),
            "colon": _yes(_COLON.match(words) is not None),
            "far": _yes(self._columns[i] >= self._far),
        }

    def _is_named(self, words: str) -> bool:
        """Whether a paragraph begins with a speaker's name, or an office, and not to call them."""
        for word in list(_WORD.finditer(words[:80]))[:4]:
            if word[0].casefold() in self._names or is_office(word[0]):
                if words[: word.start()].rstrip()[-1:] == ",":
                    return False
                return words[word.end() : word.end() + 1] not in _ADDRESSED or words == word[0]
        return False


def counted(made: Mapping[int, Ways], shares: Mapping[int, float]) -> Counts:
    """How much of what is said is made in each way; under "" how much there is."""
    counts: Counts = {name: defaultdict(float) for name in ("", *TRAITS)}
    for i, ways in made.items():
        counts[""][""] += shares[i]
        for name, value in ways.items():
            counts[name][value] += shares[i]
    return counts


def weight_of(counts: Counts, ways: Ways, name: str, share: float) -> float:
    """How much more likely a way is of a paragraph that is nobody's; ``share`` is what the
    paragraph itself was counted for."""
    trait = TRAITS[name][ways[name]]
    said = counts[name][ways[name]] - share + STRENGTH * trait.said
    weight = log(trait.unsaid * (counts[""][""] - share + STRENGTH) / said)
    if name == "place":
        weight = min(weight, PLACED)
    # to lack what few have is no reason to doubt, however many have it in one text
    return min(weight, 0.0) if ways[name] == "no" and name != "talks" else weight


def reasons(weights: Mapping[str, float]) -> tuple[str, ...]:
    """The two ways of being made that weigh most, in words."""
    heavy = sorted((n for n in TOLD if weights.get(n, 0) > HEAVY), key=lambda n: -weights[n])
    return tuple(TOLD[n] for n in heavy[:2])


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


def _count(words: str) -> int:
    """How many words some words are; two signs of Chinese, Japanese or Korean count as one."""
    if len(words) >= LONG:
        return LONG
    return len(words) // 2 if is_wide(words[0]) else len(words.split())


_OPENING = {"-–—―": "dash", "([{<（〔【": "bracket", "\"'“”„«»‘’「『¿¡…": "quote"}


def _opens(first: str) -> str:
    """What a paragraph opens with; a figure counts as a capital."""
    if first.isalnum():
        return "small" if first.islower() else "capital"
    return next((name for signs, name in _OPENING.items() if first in signs), "sign")
