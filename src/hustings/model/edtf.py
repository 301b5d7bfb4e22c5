"""Narrated time as EDTF (ISO 8601-2, levels 0-2 as far as interviews need them): is it well
formed?"""

from __future__ import annotations

import re

_YEAR = r"(?:-?(?:\d{4}|\d{3}X|\d{2}XX|\dXXX|XXXX)|Y-?\d{5,})"
_MONTH = r"(?:0[1-9]|1[0-2]|2[1-4]|3[0-9]|4[01]|XX)"
_DAY = r"(?:0[1-9]|[12]\d|3[01]|XX|[0-3]X)"
_MARK = r"[?~%]?"
_ONE = rf"{_MARK}{_YEAR}{_MARK}(?:-{_MARK}{_MONTH}{_MARK}(?:-{_MARK}{_DAY}{_MARK})?)?"
_TIME = r"(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?"
_SET = rf"(?:\.\.)?{_ONE}(?:(?:,|\.\.){_ONE})*(?:\.\.)?"
_WHOLE = re.compile(rf"(?:{_ONE}{_TIME}|(?:{_ONE}|\.\.|)/(?:{_ONE}|\.\.|)|\[{_SET}\]|\{{{_SET}\}})")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_edtf(text: str) -> bool:
    """Whether a text is an EDTF date, period or set of dates.

    >>> [is_edtf(t) for t in ("1929", "193X", "1930/1933~", "../2030", "2024-03-14", "spring 1968", "1968-13")]
    [True, True, True, True, True, False, False]
    """
    if not _WHOLE.fullmatch(text) or text in ("/", "../..", "/..", "../"):
        return False
    for month, day in re.findall(r"-(\d\d)[?~%]?-[?~%]?(\d\d)", text):
        if 1 <= int(month) <= 12 and int(day) > _DAYS[int(month) - 1]:
            return False
    return True
