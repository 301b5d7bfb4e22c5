"""The table of names: what somebody or something is called, and what it is to be called.

The table stays with the project it was made for and is never shared.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import InputError, OptionError

KINDS = ("person", "place", "organisation", "other", "leave")
"""What a name is of; "leave" is no name to hide, and is told apart from what was overlooked."""

SHORTEST = 3
"""Words of a person's name shorter than this are not looked for by themselves."""

COLUMNS = ("original", "forms", "kind", "pseudonym")

_PARTING = re.compile(r"[|;]")
_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"(?<![\w@./-])[^\W\d_]+(?![\w@/-]|\.\w)")


@dataclass(frozen=True, slots=True)
class Name:
    """One row of the table. ``forms`` are the ways it is written beside the original itself.

    ``exact`` are those that are a common word too ("May"), and are looked for as they are written
    and in capitals throughout ("MAY") alone.
    """

    original: str
    pseudonym: str
    kind: str = "person"
    forms: tuple[str, ...] = ()
    exact: frozenset[str] = frozenset()

    @property
    def all_forms(self) -> tuple[str, ...]:
        """The original and its forms, each once, the longest first."""
        every = dict.fromkeys((self.original, *self.forms))
        return tuple(sorted(every, key=lambda f: (-len(f), f)))


def read_names(path: str | Path) -> list[Name]:
    """The table from a CSV file: ``original, forms, kind, pseudonym``; forms parted by | or ;.

    Columns stand in any order; ``kind`` is "person" where it is not said. Raises InputError.
    """
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise InputError(f"{path.name} is not UTF-8; save the table as CSV in UTF-8.") from None
    head = text.splitlines()[0] if text.strip() else ""
    mark = max(",;\t", key=head.count)
    rows = list(csv.reader(io.StringIO(text), delimiter=mark))
    names = [c.strip().lower() for c in rows[0]] if rows else []
    missing = [c for c in ("original", "pseudonym") if c not in names]
    if missing:
        raise InputError(
            f"{path.name} has no column {' and no column '.join(missing)}: its first line must "
            f"name the columns {', '.join(COLUMNS)}."
        )
    out = []
    for number, row in enumerate(rows[1:], 2):
        cell = {c: v.strip() for c, v in zip(names, row, strict=False)}
        if any(cell.values()):
            out.append(_name(cell, f"{path.name}, line {number}"))
    return out


def _name(cell: dict[str, str], where: str) -> Name:
    kind = (cell.get("kind") or "person").lower()
    if kind not in KINDS:
        raise InputError(f"{where}: the kind is {kind!r}; one of {', '.join(KINDS)}.")
    if not cell.get("original"):
        raise InputError(f"{where}: no original is given.")
    forms = tuple(f for f in map(str.strip, _PARTING.split(cell.get("forms", ""))) if f)
    return Name(cell["original"], cell.get("pseudonym", ""), kind, forms)


def names_checked(
    names: Sequence[Name],
    small: Collection[str] = frozenset(),
    own: Collection[str] = frozenset(),
) -> list[Name]:
    """The names to hide, each with every form looked for; raises OptionError where they cannot
    serve.

    Each pseudonym stands for one name and holds no part of any; no form stands for two names. Words
    of a person's name are forms of their own where they stand for nobody else and are no common
    word (one of ``small``; see :func:`small_words`); a word two people share gets a row of its
    own, "Name 1", because nobody can say which of them is meant. A form given that is a common word
    as well ("May") is looked for with its capitals alone; so is one of the words of ``own``, which
    every file has whatever it tells ("Page", "Name").
    """
    hidden = [n for n in names if n.kind != "leave"]
    if not hidden:
        raise OptionError("The table names nothing to replace.")
    _one_to_one(hidden)
    _refuse_own(hidden, own)
    taken = {fold(f): n for n in hidden for f in n.all_forms}
    left = {fold(f) for n in names if n.kind == "leave" for f in n.all_forms}
    common = {*small, *own}
    owners: dict[str, list[Name]] = {}
    for name in hidden:
        if name.kind == "person":
            for word in dict.fromkeys(w for f in name.all_forms for w in _WORD.findall(f)):
                key = fold(word)
                if len(word) >= SHORTEST and key not in taken.keys() | left and key not in small:
                    owners.setdefault(word, []).append(name)
    grown = {n.original: list(n.all_forms) for n in hidden}
    shared = []
    for word, of in owners.items():
        if len(of) == 1:
            grown[of[0].original].append(word)
        else:
            shared.append(word)
    used = {fold(n.pseudonym) for n in hidden}
    free = (f"Name {i}" for i in range(1, 100_000) if fold(f"Name {i}") not in used)
    every = [_exactly(replace(n, forms=tuple(grown[n.original])), common) for n in hidden]
    return every + [Name(word, next(free), "other") for word in shared]


def _exactly(name: Name, common: Collection[str]) -> Name:
    exact = frozenset(f for f in name.all_forms if fold(f) in common and not f.islower())
    return replace(name, exact=exact)


def _refuse_own(names: Iterable[Name], own: Collection[str]) -> None:
    for form in (f for n in names for f in n.all_forms):
        if form.islower() and form in own:
            raise OptionError(
                f"{form!r} in small letters is a word every project file has itself, so nobody "
                f"can say whether it is left; give it with its capital, or leave it out."
            )


def searched_forms(names: Iterable[Name]) -> list[str]:
    """Every form of every name, each once."""
    return list(dict.fromkeys(f for n in names for f in n.all_forms))


def fold(text: str) -> str:
    """A text as it is compared: composed, without case, soft hyphens and double spaces."""
    plain = unicodedata.normalize("NFC", text).casefold().replace("\u00ad", "")
    return " ".join(plain.split())


def _one_to_one(names: Sequence[Name]) -> None:
    forms: dict[str, Name] = {}
    pseudonyms: dict[str, Name] = {}
    for name in names:
        if not name.pseudonym:
            raise OptionError(f"{name.original!r} has no pseudonym; give it one, or kind 'leave'.")
        other = pseudonyms.setdefault(fold(name.pseudonym), name)
        if other is not name:
            raise OptionError(
                f"{name.original!r} and {other.original!r} would both be called "
                f"{name.pseudonym!r}; put the forms of one name into one row."
            )
        for form in name.all_forms:
            other = forms.setdefault(fold(form), name)
            if other is not name:
                raise OptionError(
                    f"{form!r} stands for both {other.original!r} and {name.original!r}; leave it "
                    f"to one of them."
                )
    words = {fold(w) for n in names for f in n.all_forms for w in _WORD.findall(f)}
    for name in names:
        shown = [w for w in _WORD.findall(name.pseudonym) if len(w) >= SHORTEST]
        told = next((w for w in shown if fold(w) in words and not w.isdigit()), None)
        if told or fold(name.pseudonym) in forms:
            raise OptionError(
                f"The pseudonym {name.pseudonym!r} has {told or name.pseudonym!r} in it, which is "
                f"part of a name of the table; choose another."
            )


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand in small letters somewhere, in running text and not in an address."""
    found: set[str] = set()
    for text in texts:
        found.update(filter(str.islower, set(_PLAIN.findall(text))))
    return frozenset(map(fold, found))
