"""The forms of an English verb, made by rule and by ``irregular.tsv``."""

from __future__ import annotations

import re
from functools import cache

from .languages import rows

SHORT = 4
"""Letters up to which a verb doubles its last one: "stopped"."""
_VOWELS = "aeiou"
_PREFIX = re.compile("over|out|under|up|fore|mis|with")
"""Before a verb whose forms are no rule's, which it keeps: "overran"."""
_DOUBLED = frozenset(["p", "t", "b", "g", "d", "n", "m", "r", "l"])
_HISS = re.compile(r"(?:s|x|z|ch|sh|o)$")
_STRESSED_LAST = frozenset(
    [
        "deter",
        "compel",
        "expel",
        "propel",
        "control",
        "unplug",
        "underpin",
        "overrun",
        "admit",
        "submit",
        "infer",
        "concur",
        "regret",
        "quip",
    ]
)
_NO_DOUBLE = frozenset(
    [
        "break",
        "tear",
        "wear",
        "sweep",
        "keep",
        "eat",
        "feed",
        "breed",
        "grow",
        "throw",
        "blow",
        "bring",
        "hold",
    ]
)


def forms(base: str) -> dict[str, str]:
    """The forms of an English verb by what they are: base, s, past, participle, ing.

    >>> forms("stop")["past"], forms("carry")["s"], forms("erase")["ing"], forms("tell")["past"]
    ('stopped', 'carries', 'erasing', 'told')
    """
    prefix = _PREFIX.match(base)
    if prefix and base[prefix.end() :] in _irregular() and base not in _irregular():
        return {key: prefix[0] + form for key, form in forms(base[prefix.end() :]).items()}
    consonant_y = base.endswith("y") and base[-2:-1] not in _VOWELS
    stem = base + base[-1] if _ends_short(base) else base
    s = base[:-1] + "ies" if consonant_y else base + ("es" if _HISS.search(base) else "s")
    past = base[:-1] + "ied" if consonant_y else base + "d" if base[-1] == "e" else stem + "ed"
    ing = base[:-1] + "ing" if base[-1] == "e" and base[-2:] != "ee" else stem + "ing"
    made = {"base": base, "s": s, "past": past, "participle": past, "ing": ing}
    return made | _irregular().get(base, {})


def _ends_short(base: str) -> bool:
    """Whether a verb doubles its last letter before "ed" and "ing"."""
    if base in _NO_DOUBLE or base[-1] not in _DOUBLED:
        return False
    one_vowel = base[-2] in _VOWELS and base[-3:-2] not in _VOWELS
    return base in _STRESSED_LAST or (one_vowel and len(base) <= SHORT)


@cache
def _irregular() -> dict[str, dict[str, str]]:
    """Verb -> its past and participle, where no rule makes them."""
    return {
        row["verb"]: {key: row[key] for key in ("past", "participle")} for row in rows("irregular")
    }
