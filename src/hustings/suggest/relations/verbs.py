"""The verbs that tell how one stands to another: patterns of ``relation_verbs.tsv``, classes of
verbs of ``relation_classes.tsv``, whose forms are made by rule, and what one is to another
(``relation_adjectives.tsv``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from ..conjugation import forms
from ..languages import rows


@cache
def relation_verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(relation, what tells it between any two)."""
    return (*_patterns("relation_verbs"), *_classes("relation_classes"), *_stands(turned="no"))


@cache
def likely_verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Those that tell something else as often."""
    return _classes("relation_classes_likely")


@cache
def turned_verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What turns the two round: "is under the control of"."""
    return _stands(turned="yes")


@cache
def house_verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(relation, what tells it before an organisation alone)."""
    return _patterns("house_verbs")


@cache
def _wordings() -> dict[str, str]:
    return {row["name"]: row["words"] for row in rows("relation_wordings")}


def wording(name: str) -> str:
    """Alternatives of ``relation_wordings.tsv`` as a pattern's part."""
    return _wordings()[name]


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


def _classes(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["relation"], _compiled(_in_every_form(row["verbs"].split("|")))) for row in rows(table)
    )


@cache
def bare_forms() -> frozenset[str]:
    """The bases of verbs of the classes that are no past as well: "host", not "hit"."""
    heads = {
        verb.partition(" ")[0]
        for table in ("relation_classes", "relation_classes_likely")
        for row in rows(table)
        for verb in row["verbs"].split("|")
    }
    return frozenset(head for head in heads if forms(head)["past"] != head)


_WHOM = r"(?= (?:the )?(?-i:[A-Z])[\w. \u2019'-]{1,30}? {rest}\b)"
"""Between a verb and the rest of it: "holds Renn hostage"."""


def _in_every_form(verbs: Iterable[str]) -> str:
    """A pattern of the forms of "stand up to", "rival", "hold _ hostage"."""
    behind: dict[str, set[str]] = {}
    for verb in verbs:
        head, _, rest = verb.partition(" ")
        more = rf" (?:\w+ly )?{rest}" if rest else ""
        if rest.startswith("_ "):
            more = _WHOM.replace("{rest}", rest.removeprefix("_ "))
        for form in forms(head).values():
            behind.setdefault(form, set()).add(more)
    return _by_letters({form: _any_of(rests) for form, rests in behind.items()})


def _any_of(rests: set[str]) -> str:
    """What may stand behind a form, the longest first."""
    listed = sorted(rests, key=lambda rest: (-len(rest), rest))
    return listed[0] if len(listed) == 1 else f"(?:{'|'.join(listed)})"


def _by_letters(words: Mapping[str, str]) -> str:
    """A pattern of words, each with what stands behind it, that is read letter by letter: of a
    thousand words only those are tried that begin as the text does."""
    by_first: dict[str, dict[str, str]] = {}
    here = ""
    for word, behind in words.items():
        if word:
            by_first.setdefault(word[0], {})[word[1:]] = behind
        else:
            here = behind
    parts = [re.escape(letter) + _by_letters(more) for letter, more in sorted(by_first.items())]
    if "" in words:
        parts.append(here)
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


_BE = (
    r"(?:is|are|was|were|be|been|being|bec[ao]mes?|becoming|grew|fe(?:els?|lt)|seem(?:s|ed)?|"
    r"remain(?:s|ed)?|stay(?:s|ed)?|prove[ds]?|appear(?:s|ed)?|g[eo]ts?)"
)


def _stands(turned: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """ "Is (very) loyal to"."""
    return tuple(
        (row["relation"], _compiled(rf"{_BE} (?:(?!not\b|no\b)\w+ ){{0,2}}?(?:{row['words']})"))
        for row in rows("relation_adjectives")
        if row["turned"] == turned
    )
