"""Which names may mean one actor: a surname, a titled form, capitals that spell a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ..spans import Span
from .wordings import COUNTRIES, GENERIC_LAST, NOT_GIVEN, ORGANISATION, RANK


def without_rank(name: str) -> str:
    """ "Vice President Richard M. Nixon" -> "Richard M. Nixon"; "" where a title stands alone."""
    while match := RANK.match(name):
        name = name[match.end() :]
    return name


def one_actor(kept: dict[str, list[Span]]) -> dict[str, list[str]]:
    """Names that may mean the same actor: a surname alone, a name with its title or in capitals, an
    acronym.

    A surname is proposed for the one full name that ends in it; where there is none, for the form
    named most often.
    Two full names with one surname, or "Mr." beside "Ms.", leave it open.
    """
    merges: dict[str, list[str]] = defaultdict(list)
    names = sorted(kept)
    full, alone = _by_surname(names)
    for surname, forms in sorted(alone.items()):
        main, same = _same_surname(kept, full[surname], forms)
        merges[main] += same
    for surname, forms in sorted(full.items()):
        if not alone[surname]:
            for main, same in _same_without_title(kept, forms):
                merges[main] += [n for n in same if n not in merges[main]]
    for name in filter(_is_short, names):
        for other in names:
            if other != name and _spells(other, name) and name not in merges[other]:
                merges[other].append(name)
    return {name: sorted(found) for name, found in merges.items() if found}


def _by_surname(names: list[str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """People's names by their surname in capitals: with a first name, and alone."""
    full: dict[str, list[str]] = defaultdict(list)
    alone: dict[str, list[str]] = defaultdict(list)
    for name in names:
        plain = without_rank(name)
        words = plain.split()
        if not words or ORGANISATION.search(plain) or words[-1] in GENERIC_LAST or "of" in words:
            continue
        (full if len(words) > 1 else alone)[words[-1].upper()].append(name)
    return full, alone


def _same_surname(
    kept: dict[str, list[Span]], full: list[str], forms: list[str]
) -> tuple[str, list[str]]:
    """The name that forms of a surname alone may mean, and which; none where it is open whose."""
    people = {
        " ".join(w for w in without_rank(n).split() if not re.fullmatch(r"[A-Z]\.", w))
        for n in full
    }
    ranks = [(n, match) for n in forms if (match := RANK.match(n))]
    titles = {match.group().strip(" .\u00a0") for _, match in ranks}
    if {"Mr", "Sir"} & titles and {"Ms", "Mrs", "Madam"} & titles:
        return "", []
    if len(people) == 1 and next(iter(people)).split()[0] not in NOT_GIVEN:
        main = max(full, key=lambda n: (len(kept[n]), -len(n), n))
        return main, [n for n in [*full, *forms] if n != main]
    if not people and ranks and len(forms) > 1:
        main = max((n for n, _ in ranks), key=lambda n: (len(kept[n]), n))
        return main, [n for n in forms if n != main]
    return "", []


def _same_without_title(
    kept: dict[str, list[Span]], forms: list[str]
) -> Iterator[tuple[str, list[str]]]:
    """One person with and without a title: the form named most often, and the others."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for name in forms:
        by_name[without_rank(name)].append(name)
    for same in by_name.values():
        main = max(same, key=lambda n: (len(kept[n]), -len(n), n))
        yield main, [n for n in same if n != main]


def _is_short(name: str) -> bool:
    """Whether a name is letters in capitals that may stand for several words."""
    letters = re.sub(r"[^A-Z]", "", name)
    capitals = name.isupper() or re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?", name)
    return len(name.split()) == 1 and bool(capitals) and len(letters) > 1


def _spells(name: str, short: str) -> bool:
    """Whether the first letters of a name's words are those of a short form; people's are not."""
    someone = RANK.match(name) or (len(name.split()) == 2 and not ORGANISATION.search(name))
    if someone and name not in COUNTRIES:
        return False
    heads = [w[0] for w in re.split(r"[ \-]", name) if w and w[0].isupper()]
    return len(heads) > 1 and "".join(heads) == re.sub(r"[^A-Z]", "", short)
