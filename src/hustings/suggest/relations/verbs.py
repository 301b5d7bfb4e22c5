"""The verbs that tell how one stands to another: patterns of ``relation_verbs.tsv``, and classes of
verbs of ``relation_classes.tsv``, whose forms are made by rule."""

from __future__ import annotations

import re
from functools import cache

from ..conjugation import forms
from ..languages import rows


@cache
def relation_verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(relation, what tells it between any two)."""
    classes = ((row["relation"], _in_every_form(row["verbs"])) for row in rows("relation_classes"))
    return (
        *_patterns("relation_verbs"),
        *((relation, _compiled(p)) for relation, p in classes),
    )


@cache
def house_verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(relation, what tells it before an organisation alone)."""
    return _patterns("house_verbs")


def _patterns(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["relation"], _compiled(_with_bases(row["pattern"]))) for row in rows(table))


_LISTED = re.compile(r"(?<![\w)])([a-z]{3,})\(\?:(e?)s\|(?:\2|\w)ed(?:\|\w*ing)?\)(?=[|)(]|$| )")
"""A verb listed by its form in -s and its past alone: "defeat(?:s|ed)"."""
_MODALS = "|".join(rf"(?<={word}\s)" for word in "will would did can must shall to ally".split())


def _with_bases(pattern: str) -> str:
    """``pattern`` with the base of such verbs where a modal stands before: "will defeat". Alone a
    base may be a noun."""
    return _LISTED.sub(lambda v: f"(?:{v[0]}|(?:{_MODALS}){v[1]}{v[2]})", pattern)


def _compiled(pattern: str) -> re.Pattern[str]:
    spaced = pattern.replace(" ", r"\s+")
    return re.compile(rf"(?<![\w-])(?:{spaced})(?![\w-])", re.IGNORECASE)


def _in_every_form(verbs: str) -> str:
    """A pattern of the forms of "stand up to|rival", the longest first."""
    listed: set[str] = set()
    for verb in verbs.split("|"):
        head, _, rest = verb.partition(" ")
        behind = rf" (?:\w+ly )?{rest}" if rest else ""
        listed |= {form + behind for form in forms(head).values()}
    return "|".join(sorted(listed, key=lambda words: (-len(words), words)))
