"""What is noted of who codes what: one note per text and coder, kept through the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .. import store
from .base import NOTES

ASSIGNED = f"{NOTES}assigned "
"""The notes' name, before the id of the assignment."""


@dataclass(frozen=True, slots=True)
class Note:
    """That ``coder`` is to code a text; ``part`` is calibration, double or single.

    ``blind``: nobody sees more of the text than his own until all its coders have finished it;
    ``released``: when they had. ``returned``: why it was given back, when and by whom. ``opened``:
    by whom it was looked into before that, when and why.
    """

    id: str
    transcript: str
    coder: str
    part: str
    batch: str
    seed: int
    blind: bool
    at: str
    by: str
    released: str = ""
    returned: Mapping[str, str] | None = None
    opened: tuple[Mapping[str, str], ...] = ()

    @property
    def closed(self) -> bool:
        """Whether the text is blind still."""
        return self.blind and not self.released


def record_of(note: Note) -> dict[str, Any]:
    """A note as it is kept."""
    data = {name: getattr(note, name) for name in Note.__slots__ if name != "id"}
    return {"id": ASSIGNED + note.id, "data": {**data, "opened": [dict(o) for o in note.opened]}}


def note_of(record: Mapping[str, Any]) -> Note:
    """The inverse of :func:`record_of`."""
    known = {name: record["data"][name] for name in Note.__slots__ if name in record["data"]}
    opened = tuple(known.pop("opened", ()))
    return Note(id=record["id"].removeprefix(ASSIGNED), opened=opened, **known)


def read(database: store.Database, successors: Mapping[str, str]) -> tuple[Note, ...]:
    """Every assignment by text and coder; ``successors`` tells which text took another's place."""
    found = []
    for record in store.starting(database, "extras", ASSIGNED):
        note = note_of(record)
        if note.transcript in successors:
            found.append(replace(note, transcript=successors[note.transcript]))
    return tuple(sorted(found, key=lambda n: (n.transcript, n.coder, n.at, n.id)))


def released(notes: Iterable[Note], finished: Mapping[str, Mapping[str, str]]) -> tuple[Note, ...]:
    """The assignments, those of a text all its coders have finished no longer blind: also where
    they said so in files of their own, which were merged.
    """
    notes = tuple(notes)
    waiting = {
        n.transcript for n in notes if n.closed and n.coder not in finished.get(n.transcript, {})
    }
    return tuple(
        replace(n, released=max(finished[n.transcript].values()))
        if n.closed and n.transcript not in waiting
        else n
        for n in notes
    )


def scope_of(
    notes: Iterable[Note], earlier: Mapping[str, list[str]], who: str, *, looks_after: bool
) -> store.Scope | None:
    """What somebody may see while texts are coded blind; None: everything.

    ``earlier``: the texts each text took the place of. What an owner opened he sees.
    """
    shut = [n for n in notes if n.closed and all(o["by"] != who for o in n.opened)]
    texts = {n.transcript for n in shut}
    if not texts:
        return None
    texts |= {old for text in texts for old in earlier.get(text, ())}
    others = frozenset(n.coder for n in shut if n.coder != who)
    return store.Scope(who, frozenset(texts), others, looks_after)
