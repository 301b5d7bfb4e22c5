"""The nearest right form of a time not written as EDTF asks: help in an error, no reading."""

from __future__ import annotations

import re
from collections.abc import Callable

EXAMPLES = "1929, 193X, 1950/1975, 2024-05 or 2023-03~"

_MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        "january february march april may june july august september october november "
        "december".split(),
        start=1,
    )
}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_WORD_MONTH = "|".join(_MONTHS)
_ABOUT = re.compile(r"(?:c|ca|circa|about|around|approximately|approx)\.?\s+(.+)", re.IGNORECASE)
_DASHED = re.compile(r"(-?\d{3,4}X?|\d{4}s)\s*(?:-|\u2013|\u2014|to|until)\s*(-?\d{4}|\d{4}s)")


def nearest(text: str, is_right: Callable[[str], bool]) -> str | None:
    """A right form close to a wrong one, None where none suggests itself.

    ``is_right`` tells whether a form is one.

    >>> nearest("1930s", lambda t: True)
    '193X'
    """
    tidy = " ".join(text.split()).strip(" .,;")
    for guess in (_in_words, _by_numbers, _period, _clipped):
        found = guess(tidy)
        if found and found != text and is_right(found):
            return found
    return None


def _in_words(text: str) -> str | None:
    about = _ABOUT.fullmatch(text)
    if about:
        inner = _in_words(about[1]) or _by_numbers(about[1]) or about[1]
        return f"{inner}~"
    if match := re.fullmatch(r"(?:the )?(\d{3})0\'?s", text, re.IGNORECASE):
        return f"{match[1]}X"
    if match := re.fullmatch(r"(?:the )?(\d{1,2})(?:st|nd|rd|th) century", text, re.IGNORECASE):
        return f"{int(match[1]) - 1:02d}XX"
    if match := re.fullmatch(r"(\d{1,4}) ?(?:bc|bce|b\.c\.?)", text, re.IGNORECASE):
        return f"-{int(match[1]) - 1:04d}" if int(match[1]) > 1 else "0000"
    if match := re.fullmatch(r"(?:since|from|after) (.+)", text, re.IGNORECASE):
        return f"{_in_words(match[1]) or match[1]}/.."
    if match := re.fullmatch(r"(?:until|till|before|up to) (.+)", text, re.IGNORECASE):
        return f"../{_in_words(match[1]) or match[1]}"
    if match := re.fullmatch(r"(spring|summer|autumn|fall|winter)(?: of)? (\d{4})", text, re.I):
        return f"{match[2]}-{_SEASONS[match[1].lower()]}"
    if match := re.fullmatch(rf"({_WORD_MONTH})[a-z]*\.?,? (\d{{4}})", text, re.IGNORECASE):
        return f"{match[2]}-{_MONTHS[match[1].lower()]:02d}"
    if match := re.fullmatch(
        rf"({_WORD_MONTH})[a-z]*\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", text, re.IGNORECASE
    ):
        return f"{match[3]}-{_MONTHS[match[1].lower()]:02d}-{int(match[2]):02d}"
    if match := re.fullmatch(
        rf"(\d{{1,2}})\.? ({_WORD_MONTH})[a-z]*\.?,? (\d{{4}})", text, re.IGNORECASE
    ):
        return f"{match[3]}-{_MONTHS[match[2].lower()]:02d}-{int(match[1]):02d}"
    return None


def _by_numbers(text: str) -> str | None:
    if match := re.fullmatch(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", text):
        return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"
    if match := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text):
        return f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", text):
        if 21 <= int(match[2]) <= 41:
            return f"{match[1]}-{match[2]}"
        # no month 0 or 13, no 30th of February: the nearest there is
        month = min(max(int(match[2]), 1), 12)
        if match[3] is None:
            return f"{match[1]}-{month:02d}"
        longest = (31, _february(int(match[1])), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
        return f"{match[1]}-{month:02d}-{min(max(int(match[3]), 1), longest):02d}"
    if match := re.fullmatch(r"(\d{2,3})(\?{1,2}|_{1,2}|-{1,2}|x{1,2})", text):
        return match[1] + "X" * (4 - len(match[1]))
    if (match := re.fullmatch(r"([\[{])([^\[\]{}]+)[\]}]?", text)) and text[-1:] not in "]}":
        return match[1] + match[2] + {"[": "]", "{": "}"}[match[1]]
    if match := re.fullmatch(r"(-?)(\d{1,3})", text):
        return f"{match[1]}{int(match[2]):04d}"
    if match := re.fullmatch(r"(-?\d{5,})", text):
        return f"Y{match[1]}"
    if match := re.fullmatch(r"Y(-?)(\d{1,4})", text):
        return f"{match[1]}{int(match[2]):04d}"
    return None


def _february(year: int) -> int:
    return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28


def _period(text: str) -> str | None:
    if match := _DASHED.fullmatch(text):
        return f"{_in_words(match[1]) or match[1]}/{_in_words(match[2]) or match[2]}"
    left, slash, right = re.sub("/{2,}", "/", text).partition("/")
    if re.fullmatch(r"\d{4}|\.\.", left) and re.fullmatch(r"\d{4}|\.\.", right) and "//" in text:
        return f"{left}/{right}"
    if slash and "/" not in right:
        one = _in_words(left) or _by_numbers(left) or left
        two = _in_words(right) or _by_numbers(right) or right
        if re.fullmatch(r"\d{4}", left) and re.fullmatch(r"\d{2}", right):
            two = left[:2] + right
        return f"{two}/{one}" if (one, two) == (left, right) else f"{one}/{two}"
    return None


def _clipped(text: str) -> str | None:
    """The same without its marks, blanks and capitals, or what of it begins rightly."""
    if re.search(r"[?~%]{2,}$", text):
        return re.sub(r"[?~%]+$", "%", text)
    plain = text.replace(" ", "").replace("x", "X").replace("\u2013", "/").replace("u", "X")
    if plain != text:
        return plain
    match = re.match(r"-?\d{4}(?:-(?:0[1-9]|1[0-2]))?", text)
    return match.group() if match else None
