"""Whom a verb of relation tells of: the names of the group of words behind it, and of all that
"and" joins."""

from __future__ import annotations

from collections.abc import Sequence

from ..actors.finding import Mention
from ..languages import word_list
from .clause_words import Word
from .plain import is_people_noun

DESCRIBE = 4
"""Words that may stand before a name and describe it: "the former mayor Edda Voss"."""
POSSESSIVE = ("'s", "\u2019s", "'", "\u2019")
_LIST = 16
"""Words within which "and" makes a list of what commas join."""


def objects_at(said: Sequence[Word], at: int, whole: bool) -> tuple[Mention, ...]:
    """The object that begins at a word, and all that "and" joins to it."""
    found: list[Mention] = []
    behind: int | None = at
    while behind is not None and (here := _named_behind(said, behind, whole)) is not None:
        found.append(said[here].name)  # type: ignore[arg-type]
        behind = _listed_behind(said, here + 1) or _past_and(said, here + 1)
        if behind is not None and not said[behind : behind + 1]:
            break
        if behind is not None and said[behind].of("preposition"):
            behind += 1  # "with A and with B"
        elif behind is not None and not said[behind].of("name", "determiner"):
            break
    return tuple(found)


def _listed_behind(said: Sequence[Word], at: int) -> int | None:
    """Where a list begins behind those it is of: "newsrooms including A and B"."""
    lead = [w.text.lower() for w in said[at : at + 2]]
    if lead[:1] == ["including"]:
        return at + 1
    return at + 2 if lead == ["such", "as"] else None


def _named_behind(said: Sequence[Word], at: int, whole: bool) -> int | None:
    """Number of the name that a group of words beginning at ``at`` names: past what describes it
    and, where not all is told of it, "many members of"."""
    described = 0
    for i in range(at, min(len(said), at + 2 * DESCRIBE)):
        word = said[i]
        if word.name is not None:
            i = _named_so(said, i)
            theirs = i + 1 < len(said) and said[i + 1].text in POSSESSIVE
            return None if whole and theirs else i
        if described and not whole and word.text.lower() in _TO_WHOM:
            continue
        if word.text == "," and described and _is_apposed(said, i):
            return i + 1
        if word.text.lower() == "of":
            if whole or said[i - 1].text.lower() not in word_list("stand_for"):
                return None
            continue
        if word.of("determiner") or (word.of("helps") and not described):
            continue
        described += 1
        doing = word.text.lower().endswith("ing") and not said[i - 1].of("determiner")
        if word.classes or doing or described > DESCRIBE:
            return None
    return None


_TO_WHOM = frozenset({"to", "against", "with"})
"""Between what is done or given and to whom: "wrote a letter to Renn"."""


def _is_apposed(said: Sequence[Word], comma: int) -> bool:
    """Whether a name behind a comma says who it is: "his predecessor, Renn"."""
    return (
        comma + 1 < len(said)
        and said[comma + 1].text[:1].isupper()
        and said[comma + 1].name is not None
        and is_people_noun(said[comma - 1].text)
    )


def _named_so(said: Sequence[Word], i: int) -> int:
    """Of "a colonel named Francona" and "the Guild's leader, Renn" the name itself."""
    behind = _who_is_called(said, i)
    if behind is not None or said[i].text[:1].isupper():
        return i if behind is None else behind
    named = [w.name is not None and w.text[:1].isupper() for w in said[i + 1 : i + 3]]
    if True not in named:
        return i
    if named[0]:
        return i + 1
    return i + 2 if said[i + 1].text.lower() in ("named", "called") else i


def _who_is_called(said: Sequence[Word], i: int) -> int | None:
    """Number of the name to which a noun of people leads behind the name at ``i``."""
    for j in range(i + 1, min(len(said), i + DESCRIBE + 2)):
        if said[j].name is not None:
            noun = said[j - 2 if said[j - 1].text == "," else j - 1].text
            return j if said[j].text[:1].isupper() and is_people_noun(noun) else None
        if said[j].classes and said[j].text not in (",", *POSSESSIVE):
            return None
    return None


def _past_and(said: Sequence[Word], at: int) -> int | None:
    """Where another object may begin behind "and"; a comma joins only what "and" joins later."""
    if at >= len(said):
        return None
    if said[at].of("joins"):
        return at + 1
    if said[at].text != ",":
        return None
    if at + 1 < len(said) and said[at + 1].of("joins"):
        return at + 2
    for i in range(at + 1, min(len(said), at + _LIST)):
        if said[i].of("joins"):
            return at + 1
        if said[i].name is None and said[i].text != "," and not said[i].of("determiner"):
            return None
    return None
