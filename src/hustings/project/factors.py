"""Factors made one, made opposites, or kept apart: what a person decides of a proposal."""

from __future__ import annotations

from typing import Final

from .. import store
from ..errors import OptionError, UnknownName
from .statements import Coding

APART: Final = "factors"
"""The note that remembers pairs which are not the same."""


def apart(project: Coding) -> list[tuple[str, str]]:
    """Pairs of factors a person keeps apart, by the names they have now."""
    names = project.names_by_id("concepts")
    pairs = (tuple(pair) for pair in project.note(APART).get("apart", ()))
    return [(names[a], names[b]) for a, b in pairs if a in names and b in names]


def keep_apart(project: Coding, one: str, other: str) -> None:
    """Remember that two factors (names or ids) are not the same; undoable.

    Raises UnknownName, OptionError where they are one already.
    """
    a, b = _pair(project, one, other)
    note = project.note(APART)
    pair = sorted((a, b))
    if pair in note.get("apart", []):
        return
    names = project.names_by_id("concepts")
    summary = f"{names[a]!r} and {names[b]!r} are not the same"
    project.keep_note(APART, {**note, "apart": [*note.get("apart", []), pair]}, summary)


def make_one(project: Coding, one: str, other: str) -> int:
    """Make ``other`` the factor ``one``; its name becomes an alias. Returns statements touched."""
    a, b = _pair(project, one, other)
    return project.merge("concepts", [b], a)


def make_opposite(project: Coding, one: str, other: str) -> str:
    """Make ``other`` the opposite of ``one``: it is called ``~one`` from now on, its old name an
    alias. Returns the new name.

    A map drawn with ``opposites`` takes the two as one factor, with signs turned. Where ``~one`` is
    there already, ``other`` becomes it. Undoable.
    """
    a, b = _pair(project, one, other)
    names = project.names_by_id("concepts")
    name = names[a].removeprefix("~") if names[a].startswith("~") else f"~{names[a]}"
    there = next((key for key, known in names.items() if known == name), None)
    if there is not None:
        project.merge("concepts", [b], there)
        return name
    before = store.get(project.database, "concepts", b)
    assert before is not None
    aliases = [*before["aliases"], before["name"]]
    with project.changing("rename", f"{names[b]!r} is the opposite of {names[a]!r}") as change:
        change.update("concepts", before, {"name": name, "aliases": aliases})
    return name


def _pair(project: Coding, one: str, other: str) -> tuple[str, str]:
    a, b = (_factor(project, who) for who in (one, other))
    if a == b:
        raise OptionError(f"{one!r} and {other!r} are one factor already.")
    return a, b


def _factor(project: Coding, who: str) -> str:
    """The id of a factor named by its name or its id."""
    names = project.names_by_id("concepts")
    if who in names:
        return who
    for key, name in names.items():
        if name == who:
            return key
    raise UnknownName("factor", who, names.values())
