"""What a merged file brings: its types, and how it is said in sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field of one record both sides changed: ``id`` is the record's, ``key`` the conflict's.

    ``ours`` stands until it is settled. ``field`` is a column, ``values.NAME``, "span", "holder",
    or "deleted" where one side deleted what the other changed. ``what`` and ``about`` are words.
    """

    key: str
    id: str
    table: str
    field: str
    what: str
    about: str
    ours: object
    theirs: object
    who: str
    at: str
    transcript: str | None = None

    def __getitem__(self, name: str) -> object:
        """A field by its name, as in JSON."""
        if name not in self.__slots__:
            raise KeyError(name)
        return getattr(self, name)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a file brings: statements ``added``, ``edited`` and ``deleted``; ``names`` that are new
    with it, of which ``names_joined`` were the same as ours; ``texts`` new; and what only a person
    can settle. ``words`` says it in sentences. All counts are 0 where there is nothing new.
    """

    who: str
    added: int = 0
    edited: int = 0
    deleted: int = 0
    names: int = 0
    names_joined: int = 0
    texts: int = 0
    finished: int = 0
    other: int = 0
    conflicts: tuple[Conflict, ...] = ()
    words: tuple[str, ...] = ("Nothing new.",)
    preview: bool = False


WHAT = {
    "span": "bounds",
    "deleted": "deleted",
    "text": "text corrected twice",
    "turns": "turns cut differently",
}


def what(field: str) -> str:
    """What a conflict is about, in a word or two.

    >>> what("values.concept"), what("span"), what("fields.sign.choices")
    ('concept', 'bounds', 'sign, choices')
    """
    if field.endswith(".deleted"):
        return f"{field.removeprefix('fields.').removesuffix('.deleted')} taken out"
    for column in ("values.", "attributes.", "data."):
        field = field.removeprefix(column)
    if field.startswith("fields."):
        return ", ".join(field.removeprefix("fields.").split("."))
    return WHAT.get(field, field)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "statement"), counted(2, "statement")
    ('1 statement', '2 statements')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def told_in_words(made: Merged) -> tuple[str, ...]:
    """What a merge does, a sentence each; the same words before it is done and after."""
    parts = []
    if made.texts:
        parts.append(f"{counted(made.texts, 'text')} new")
    for number, word in ((made.added, "new"), (made.edited, "edited"), (made.deleted, "deleted")):
        if number:
            noun = "" if any("statement" in p for p in parts) else " statement" + "s" * (number > 1)
            parts.append(f"{number}{noun} {word}")
    if made.names:
        same = ""
        if made.names_joined:
            same = f" of which {made.names_joined} the same as ours"
        parts.append(f"{counted(made.names, 'name')} new{same}")
    if made.finished:
        parts.append(f"{counted(made.finished, 'text')} declared finished")
    if made.other:
        parts.append(f"{counted(made.other, 'other change')} (names, forms, turns, notes)")
    if not parts and not made.conflicts:
        return ("Nothing new.",)
    kinds = Counter(what(c.field) for c in made.conflicts)
    told = f"From {made.who}: {', '.join(parts) or 'nothing that stands by itself'}"
    if made.conflicts:
        listed = ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items()))
        told += f"; {counted(len(made.conflicts), 'conflict')} ({listed})"
    return (f"{told}.",)
