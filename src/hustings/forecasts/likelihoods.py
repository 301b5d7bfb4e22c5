"""Words of likelihood as numbers: only a number that was said, or a range that was agreed on."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..errors import OptionError

Range = tuple[float, float]
"""Lowest and highest probability, 0 to 1."""

Ranges = Mapping[str, Range]
"""Words of likelihood -> the range that was agreed for them."""

HUNDRED = 100
_UNITS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = {
    **{word: n for n, word in enumerate(_UNITS)},
    **{word: 10 * n for n, word in enumerate(_TENS, 1)},
    "fifteen": 15,
    "hundred": HUNDRED,
}
_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_ONE = rf"(\d+(?:[.,]\d+)?|(?:(?:{_WORD})(?:[- ](?:{_WORD}))?))"
_PERCENT = re.compile(
    rf"{_ONE}(?:\s*(?:%|per ?cent)?\s*(?:to|-|\u2013|or)\s*{_ONE})?\s*(?:%|per ?cent)",
    re.IGNORECASE,
)
_CHANCES = re.compile(rf"\b{_ONE}\s+(?:chances?\s+)?(?:in|out of)\s+{_ONE}\b", re.IGNORECASE)
_EVEN = re.compile(r"\b(?:fifty[- ]fifty|50[-/]50|even (?:chance|odds))\b", re.IGNORECASE)


def likelihood_range(words: str | None, ranges: Ranges | None = None) -> Range | None:
    """The range behind some words of likelihood; None where no number was said and none agreed.

    >>> likelihood_range("seventy per cent"), likelihood_range("one chance in four")
    ((0.7, 0.7), (0.25, 0.25))
    """
    if not words:
        return None
    agreed = {_tidy(k): v for k, v in (ranges or {}).items()}
    return agreed.get(_tidy(words)) or _said(words)


def ranges_of(given: Mapping[str, object]) -> dict[str, Range]:
    """Agreed ranges, checked. Raises OptionError with the words whose range is none."""
    found = {}
    for words, pair in given.items():
        match pair:
            case [int() | float() as low, int() | float() as high] if (
                not isinstance(low, bool) and not isinstance(high, bool) and 0 <= low <= high <= 1
            ):
                found[" ".join(words.split())] = (float(low), float(high))
            case _:
                raise OptionError(
                    f"The range for {words!r} must be two numbers from 0 to 1, the lower one "
                    f"first, not {pair!r}."
                )
    return found


def _tidy(words: str) -> str:
    return " ".join(words.casefold().split())


def _said(words: str) -> Range | None:
    if _EVEN.search(words):
        return (0.5, 0.5)
    if match := _PERCENT.search(words):
        low = _number(match[1])
        high = low if match[2] is None else _number(match[2])
        return _share(low / HUNDRED, high / HUNDRED)
    if match := _CHANCES.search(words):
        of = _number(match[2])
        return _share(_number(match[1]) / of, _number(match[1]) / of) if of else None
    return None


def _share(low: float, high: float) -> Range | None:
    return (low, high) if 0 <= low <= high <= 1 else None


def _number(word: str) -> float:
    if word[0].isdigit():
        return float(word.replace(",", "."))
    parts = [_NUMBERS[part] for part in re.split(r"[- ]", word.casefold())]
    return float(parts[0] * parts[1] if parts[-1] == HUNDRED and parts[1:] else sum(parts))
