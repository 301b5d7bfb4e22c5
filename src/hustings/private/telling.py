"""What tells who somebody is although no name does: few who share what is said of them, and words
they say of themselves.

Nothing here decides anything or promises anything; it says where to look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

FEWEST = 5
"""People who share everything that is told of them, below which a combination is named: a custom of
statistical offices, not a proof.
"""

ONLY = re.compile(
    r"\b(?:I(?: am| was|['’]m| have been)?|as|being) (?:the|their|our) "
    r"(?:only|first|last|youngest|oldest|sole)\b"
    r"|\bich (?:als|bin|war) (?:hier )?(?:die|der|das) "
    r"(?:einzige|erste|letzte|jüngste|älteste)\w*"
    r"|\bals (?:einzige|erste|letzte|jüngste|älteste)r?\b"
    r"|\bje (?:suis|étais) (?:la |le |l['’])(?:seule?|premi(?:er|ère)|derni(?:er|ère)|unique)\b"
    r"|\b(?:soy|era|fui) (?:la|el) (?:únic[oa]|primer[oa]?|últim[oa])\b"
    r"|\bя (?:был[аи]? )?(?:единственн|перв|последн|сам)\w+",
    re.IGNORECASE,
)
"""People who say that they are the only, the first, the youngest of something."""

ROUND = 60
"""Characters shown on each side of such words."""


@dataclass(frozen=True, slots=True)
class FewPeople:
    """People who share all that goes along of them: their values in the order asked for ("" where
    one has none), and how many they are.
    """

    values: tuple[str, ...]
    people: int


@dataclass(frozen=True, slots=True)
class SelfTold:
    """Words in which somebody tells what is true of one alone: the text's place among the texts,
    where it stands there, and what stands round it.
    """

    text: int
    start: int
    around: str


def few_people(
    people: Sequence[Mapping[str, str]], attributes: Sequence[str], fewest: int = FEWEST
) -> list[FewPeople]:
    """The combinations of attributes that fewer than ``fewest`` people share, the fewest first.

    Somebody of whom nothing is told is in no combination.

    >>> few_people([{"sex": "w"}, {"sex": "m"}, {"sex": "m"}, {}], ["sex"], 2)
    [FewPeople(values=('w',), people=1)]
    """
    told = (tuple(one.get(key, "") for key in attributes) for one in people)
    counts = Counter(values for values in told if any(values))
    small = [FewPeople(values, n) for values, n in counts.items() if n < fewest]
    return sorted(small, key=lambda few: (few.people, few.values))


def if_left_out(
    people: Sequence[Mapping[str, str]], attributes: Sequence[str], fewest: int = FEWEST
) -> dict[str, int]:
    """For each attribute: how many people would still be among fewer than ``fewest`` without it."""

    def still(rest: Sequence[str]) -> int:
        return sum(few.people for few in few_people(people, rest, fewest))

    return {key: still([k for k in attributes if k != key]) for key in attributes}


def self_told(texts: Iterable[str]) -> Iterator[SelfTold]:
    """Passages in which somebody may tell who he is ("I as the only …"), in order."""
    for number, text in enumerate(texts):
        for m in ONLY.finditer(text):
            around = " ".join(text[max(0, m.start() - ROUND) : m.end() + ROUND].split())
            yield SelfTold(number, m.start(), around)
