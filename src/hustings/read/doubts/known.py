"""Who speaks in a text and how its labels are written, for knowing a name again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ...model import Turn
from ..times import CLOCK, STAMP
from ..words.label_words import ROLES
from ..words.lines import CAPITAL
from ..words.speaker_names import is_short, looks_like_name, name_of, person_in_brackets, role_of

FEW_SHORT = 0.05
"""Share of labels of a single word below which such a word is no label's way."""
MOSTLY = 0.8
"""Share of labels in capitals from which a name in capitals looks like one."""
SHORTEST_SURNAME = 3
"""Letters of the shortest surname that is looked for."""
LONGEST_NAME = 6
"""Words of the longest name, or role, that a paragraph may begin with."""
_LEAD = re.compile(rf"^(?:\d{{1,3}}[.)]\s|{STAMP}|{CLOCK}(?=\s)|[\W_])+")
"""What may stand before a name: a number, a time, a dash, quotes, stars."""
_FIRST_WORDS = re.compile(r"[\w'’.-]*[\w.]")
_MARKED = re.compile(
    r"^[^\w?!.,]*$|^\s*[^\w\s,'’?!.，、]|^\s{2,}\S|^\t|^\s\w+[:：]\s|^\s\d+:\d\d\b"
)
"""What sets a name apart from the words behind it: a sign, two blanks, ``said:``, the end."""
_SET_APART = re.compile(rf"{_MARKED.pattern}|^\.\s|^\s{CAPITAL}")
"""The same for a whole name, which a full stop or a capital behind it sets apart too."""


@dataclass(frozen=True)
class Known:
    """The speakers of a text."""

    turns: Sequence[Turn]

    @cached_property
    def names(self) -> set[str]:
        """Who speaks in this text, case folded."""
        return {t.speaker.casefold() for t in self.turns if t.speaker}

    @cached_property
    def surnames(self) -> set[str]:
        """The last word of each speaker's name, case folded."""
        last = {name.split()[-1].strip(".,") for name in self.names}
        return {
            word
            for word in last
            if len(word) >= SHORTEST_SURNAME and word.isalpha() and word not in ROLES
        }

    def is_known(self, label: str) -> bool:
        """Whether a label is a speaker's, or another way of writing a speaker's name."""
        name = name_of(label).casefold()
        if name in self.names:
            return True
        words = name.split()
        near = (
            0 < len(words) <= LONGEST_NAME
            and not set(name) & set(",;?!")
            and words[-1].strip(".,") in self.surnames
        )
        return near and looks_like_name(label, lower=True)

    def is_named(self, words: str) -> bool:
        """Whether a line is a speaker's name, or begins with one that is set apart."""
        lead = _LEAD.match(words)
        bare = words[lead.end() :] if lead else words
        for found in reversed(list(_FIRST_WORDS.finditer(bare[:80]))[:4]):
            name = bare[: found.end()]
            if self.is_known(name):
                whole = " " in name.strip()
                return bool((_SET_APART if whole else _MARKED).match(bare[found.end() :]))
        return False

    @cached_property
    def parties(self) -> set[str]:
        """What stands in brackets behind another's name: a party, a seat."""
        labels = (t.label for t in self.turns if t.label)
        roles = (
            role
            for x in labels
            if person_in_brackets(x) is None and (role := role_of(x)) and not is_short(role, x)
        )
        return {part.strip().casefold() for role in roles for part in role.split(",")}

    @cached_property
    def short_labels(self) -> bool:
        """Whether some labels of this text are a single word; else ``Secondly:`` is none."""
        names = [name_of(t.label) for t in self.turns if t.label]
        return sum(" " not in name for name in names) >= FEW_SHORT * len(names)

    @cached_property
    def capitals(self) -> bool:
        """Whether labels are names in capitals, of two words or more."""
        labels = [name_of(t.label) for t in self.turns if t.label]
        return sum(x.isupper() for x in labels) >= MOSTLY * len(labels) > 0
