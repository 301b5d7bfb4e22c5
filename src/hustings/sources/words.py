"""A text as words that can be compared: letters, punctuation and quotation marks set aside."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SIGN = r"[\u3040-\u30ff\u3400-\u9fff]"
"""A sign that is a word by itself, in writing that puts no blanks between words."""
_LETTER = rf"(?:(?!{_SIGN})[\w\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0966-\u0eff])"
_WORD = re.compile(
    rf"{_SIGN}|{_LETTER}+(?:[-'\u2018\u2019\u02bc\u2010\u2011]{_LETTER}+)*"
    r"|(?P<gap>\[?(?:\u2026|\.\.\.)\]?)"
)
_BREAK = re.compile(r"-[ \t]*\n[ \t]*")
_SENTENCE_ENDS = re.compile(r"[.!?\u2026][\"'\u201c\u201d\u2018\u2019)\]]*(?=\s|$)|\n\s*\n")
_MARKS = str.maketrans("", "", "'\u2018\u2019\u02bc-\u2010\u2011")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, each with its place; ``gaps`` are the words behind which something is
    marked as left out (…), ``breaks`` those behind which a sentence ends.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    keys: tuple[str, ...]
    gaps: frozenset[int]
    breaks: frozenset[int]

    @staticmethod
    def of(text: str) -> Words:
        """The words of a text; a word broken at the end of a line is one word."""
        spans: list[tuple[int, int]] = []
        gaps: set[int] = set()
        for match in _WORD.finditer(text):
            if match["gap"]:
                gaps.add(len(spans) - 1)
            elif spans and match[0][0].islower() and _broken(text, spans[-1][1], match.start()):
                spans[-1] = (spans[-1][0], match.end())
            else:
                spans.append(match.span())
        ends = [match.start() for match in _SENTENCE_ENDS.finditer(text)]
        return Words(
            text,
            tuple(spans),
            tuple(_key(text[a:b]) for a, b in spans),
            frozenset(gaps),
            frozenset(_last_before(spans, ends)),
        )

    def __len__(self) -> int:
        return len(self.spans)

    def word(self, i: int) -> str:
        """A word as it stands in the text."""
        begin, end = self.spans[i]
        return self.text[begin:end]


def _broken(text: str, begin: int, end: int) -> bool:
    """Whether nothing but the end of a line stands between two halves of a word."""
    return _BREAK.fullmatch(text, begin, end) is not None


def _last_before(spans: list[tuple[int, int]], ends: list[int]) -> list[int]:
    found, i = [], 0
    for end in ends:
        while i < len(spans) and spans[i][1] <= end:
            i += 1
        found.append(i - 1)
    return found


def _key(word: str) -> str:
    """What of a word is compared: no case, no accents' encoding, no apostrophes, no hyphens."""
    whole = _BREAK.sub("", word)
    return unicodedata.normalize("NFKC", whole).casefold().translate(_MARKS)
