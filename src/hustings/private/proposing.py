"""Pseudonyms proposed for what may be a name: numbered by kind, none of them taken. A person
confirms or changes each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .candidates import Candidate
from .names import KINDS, Name, fold

CALLED = {
    "person": "Person|Somebody",
    "place": "Town|Place",
    "organisation": "Organisation|Body",
    "mail address": "Address",
    "web address": "Page",
    "handle": "Handle",
    "bank account": "Account",
    "telephone": "Telephone",
    "network address": "Address",
    "number of a document": "Number",
    "number plate": "Plate",
    "post code and place": "Town|Place",
    "date of birth": "Date",
}
"""What something is called in a copy, before its number: the first that is in no name."""


def proposed(found: Iterable[Candidate], taken: Sequence[Name] = ()) -> list[Name]:
    """A row for each candidate that is more than a word in capitals.

    >>> [n.pseudonym for n in proposed([Candidate("Ines Calder", "person", 3, "")])]
    ['Person 1']
    """
    used = {fold(name.pseudonym) for name in taken}
    found = list(found)
    forms = [*(c.text for c in found), *(f for name in taken for f in name.all_forms)]
    words = {word for form in forms for word in re.findall(r"[^\W_]+", fold(form))}
    out = []
    for one in found:
        kind = one.kind if one.kind in KINDS else "other"
        called = (CALLED.get(one.why) or CALLED.get(one.kind, "Name|Word")).split("|")
        word = next((w for w in called if fold(w) not in words), called[0])
        if not one.kind:
            continue
        number = 1
        while fold(f"{word} {number}") in used:
            number += 1
        used.add(fold(f"{word} {number}"))
        out.append(Name(one.text, f"{word} {number}", kind))
    return out
