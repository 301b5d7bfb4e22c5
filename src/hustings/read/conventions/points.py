"""``Mr. RENN. words``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..marks import Mark
from ..words.label_words import ADDRESSES, TITLES
from ..words.lines import CAPITAL, Line, is_shouted, opens_paragraph
from ..words.speaker_names import is_office, looks_like_name, name_of
from .base import Convention

_TITLE = (
    r"(?i:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Prof|Sir|Chairman|Chairwoman|Senator|President|Capt|Captain|Cllr|"
    r"Councillor|Judge|Justice|Mayor|Governor|Gov|Hon|Lord|Lady|Dame|Col|Gen|Lt|Sgt|Rev|Minister|"
    r"Secretary|Herr|Frau|Mme)"
)
_UPPER = (
    rf"(?:The\s+)?(?:{_TITLE}\.?\s+)*(?:(?!\d)\w['’.]?){{0,3}}{CAPITAL}{{2,}}"
    rf"(?:[ '’-]{CAPITAL}(?:['’\-\w]|\.(?=\w|\s{CAPITAL}{{2}}))*){{0,3}}"
    r"(?:\spro\stempore|\sof\s[A-Z]\w+(?:\s[A-Z]\w+)?|,\s[^.,\n]{4,70}?)?"
)
_DASHED = rf"{CAPITAL}(?:{CAPITAL}|[ .,'’&()-]){{2,90}}?(?=\.[-–—:]+\s)"
"""``HON. I. S. RENN.- words``: capitals, a full stop and a dash."""
_FRENCH = (
    r"(?:M|MM|Mme|Mmes)\.?\s(?:l[ae]s?\s|l['’])[\w'’-]+(?: [\w'’-]+){0,5}(?=\.\s)|"
    r"(?:M|Mme)\.?\s[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+){1,3}(?:,\s[^.\n]{4,160}?)?(?=\.\s)"
)
_RUSSIAN = (
    r"[А-ЯЁ][а-яё-]{2,}\s[А-ЯЁ]\.\s?[А-ЯЁ]\.(?=\s+[А-ЯЁA-Z«“\"\[]|,\s|\s\()"
    r"(?:,\s[^.\n]{3,180}?(?=\.\s))?|"
    r"(?:Председательствующ|Председател|Ведущ)[а-яё]+|Из\s(?:зала|президиума|ложи)"
)
_TITLED = (
    rf"{_TITLE}\.?\s{CAPITAL}[\w'’-]+(?:\s{CAPITAL}[\w'’-]+)?(?=\.\s+{CAPITAL}|"
    r"\.\s+[\[“\"])|The\s(?:Chair(?:man|woman|person)?|Clerk)(?=\.\s+[^\W\d_a-z])"
)
"""``Mr. Renn. Thank you``, as hearings of the Congress print it."""
_SPANISH = (
    rf"(?:El|La|Los|Las|Um|O|A)\s+(?i:señor(?:a|es|as)?|senhora?|sra?)\.?\s+{CAPITAL}{{3,}}"
    rf"(?:\s{CAPITAL}{{2,}}){{0,3}}(?=(?:,\s[^.,()\n]{{3,40}})?\s*(?:\([^()\n]{{1,60}}\))?\s*\.)"
)
"""``El señor RENN, don Tobías (Presidente).- words``"""
_STOPPED = (
    rf"(?:{CAPITAL}\w{{0,5}}\.\s){{0,3}}{CAPITAL}[^.:\n–—]{{2,100}}?"
    r"(?=\.\s[-–—]\s|\.[-–—]\s)"
)
"""``Tobias Renn (FP), on behalf of the Group. – words``"""
_POINT = re.compile(
    rf"^(?P<name>(?P<stopped>{_STOPPED})|{_SPANISH}|{_DASHED}|{_FRENCH}|{_RUSSIAN}|{_UPPER}|"
    rf"(?P<titled>{_TITLED}))(?:,\sd(?:on|oña)\s[^.,()\n]{{3,40}})?(?P<role>\s*\([^()\n]{{1,60}}\))?"
    r"\s*(?:(?<=[\s.][А-ЯЁ]\.)|\.)\s*(?:[-–—:]+\s*)?(?=\S)"
)
"""``Mr. RENN.``, ``The SPEAKER pro tempore.``, ``M. le président.``, ``Ренн Т. А.``"""


_ADDRESSED = re.compile(
    rf"^(?P<name>(?:Os?|As?|El|La|Los|Las)\s+(?i:sr[aes]{{0,3}}\.|senhor\w{{0,3}}|señor\w{{0,3}})"
    rf"(?:\s+(?:{CAPITAL}{{2,}}|D[AEO]S?|E|{CAPITAL}\.)(?:['’-]{CAPITAL}+)?){{1,7}})"
    r"(?P<role>\s*\([^()]{1,160}\))?\s+[-–—]\s+(?=\S)"
)
"""``O SR. RENN (Bloco/PT - SP. Sem revisão do orador.) - words``: a dash behind the bracket."""
_CYRILLIC = frozenset("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯЁ")


def _point(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if "." not in line.text[:260]:
        return None
    if addressed := _ADDRESSED.match(line.text[:320]):
        label = line.text[: addressed.end("role" if addressed["role"] else "name")]
        return Mark(i, line.start, label, line.start + addressed.end())
    found = _POINT.match(line.text[:260])
    if not found or is_shouted(line.text):
        return None
    if found["stopped"]:
        return _stopped(i, line, found)
    name = found["name"]
    if not (looks_like_name(name) or name.startswith("Из ")):
        return None
    if name.casefold() in TITLES - {"chairman", "chairwoman"} or "," in name_of(name):
        return None
    if name.split()[-1].strip(".").casefold() in ADDRESSES:
        return None  # the full stop is that of a title: ``Herr Dr. Renn, bitte.``
    if _is_numbered(name, line.text[found.end() :]):
        return None
    label = line.text[: found.end("role") if found["role"] else found.end("name")]
    # a name in small letters could end a sentence that a line's end broke
    broken = found["titled"] or name[0] in _CYRILLIC
    strong = not broken or opens_paragraph(lines, i)
    return Mark(i, line.start, label, line.start + found.end(), strong=strong)


def _stopped(i: int, line: Line, found: re.Match[str]) -> Mark | None:
    """A label with a full stop and a dash behind it; what somebody does there is no part of it
    (``on behalf of the Group``), an office is."""
    label = found["name"]
    head, comma, what = label.partition(", ")
    if comma and what[:1].islower() and not is_office(what):
        label = head
    named = looks_like_name(label) and "," not in name_of(label)
    return Mark(i, line.start, label, line.start + found.end()) if named else None


def _is_numbered(label: str, rest: str) -> bool:
    """``SEC. 217. SHORT TITLE``: a part of a bill, unless a person's title stands there."""
    titled = label.split()[0].strip(".").casefold() in TITLES
    return rest[:1].isdigit() and not titled


CONVENTIONS = (Convention("point", "NAME. words", _point, trust=0.9),)
