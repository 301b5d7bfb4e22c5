"""What is noted of who codes what: one note per coder and text, or passage of a text, kept through
the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ... import store
from ...exchange.reanchoring import same_blocks
from ...model import Transcript
from ..base import NOTES
from ..texts.unsettled import nearest

if TYPE_CHECKING:
    from ..base import ChangeSet
    from ..statements import Coding

ASSIGNED = f"{NOTES}assigned "
"""The notes' name, before the id of the assignment."""

Finished = Mapping[str, Mapping[str, str]]
"""Who declared which text read to its end, and when: {transcript: {coder: when}}."""


@dataclass(frozen=True, slots=True)
class Note:
    """That ``coder`` is to code a text, or of it the passage from ``start`` to ``stop`` (code
    points, end exclusive; a ``stop`` of 0 is the whole); ``part`` is calibration, double or single.

    ``blind``: nobody sees more of the text than his own until all its coders have finished it;
    ``released``: when they had. ``returned``: why it was given back, when and by whom. ``opened``:
    by whom it was looked into before that, when and why.

    ``again``: the coder looks a second time at what he has coded, from the day ``since`` on;
    ``began`` is when he did. ``read``: when he had read a passage, or had looked a second time; of
    a whole text that stands among those who finished it.
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
    start: int = 0
    stop: int = 0
    again: bool = False
    since: str = ""
    began: str = ""
    read: str = ""

    @property
    def closed(self) -> bool:
        """Whether the text is blind still."""
        return self.blind and not self.again and not self.released

    @property
    def looking(self) -> bool:
        """Whether the coder looks at it a second time now."""
        return self.again and bool(self.began) and not self.read

    @property
    def alone(self) -> bool:
        """Whether the note itself says when it was finished."""
        return self.again or self.stop > 0

    @property
    def place(self) -> tuple[str, int, int]:
        """The text and the passage."""
        return self.transcript, self.start, self.stop

    def finished(self, texts: Finished) -> str:
        """When the coder had read it all; "" where he has not."""
        if self.again:
            return self.read
        return self.read or texts.get(self.transcript, {}).get(self.coder, "")

    def holds(self, transcript: str, offset: int) -> bool:
        """Whether what begins at a place of a text lies in it."""
        return self.transcript == transcript and (not self.stop or self.start <= offset < self.stop)


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
    return tuple(sorted(found, key=lambda n: (*n.place, n.coder, n.at, n.id)))


def released(notes: Iterable[Note], finished: Finished) -> tuple[Note, ...]:
    """The assignments, those of a text all its coders have finished no longer blind: also where
    they said so in files of their own, which were merged.

    A text of which passages are coded blind is open once all of them are finished: whoever reads on
    would meet the others' marks.
    """
    notes = tuple(notes)
    waiting = {n.transcript for n in notes if n.closed and not n.finished(finished)}
    return tuple(
        replace(n, released=_last(n, notes, finished))
        if n.closed and n.transcript not in waiting
        else n
        for n in notes
    )


def _last(note: Note, notes: Iterable[Note], finished: Finished) -> str:
    """When the last coder of a text had finished it."""
    own = (n.finished(finished) for n in notes if n.transcript == note.transcript)
    return max((*own, *finished.get(note.transcript, {}).values()))


def scope_of(
    notes: Iterable[Note], earlier: Mapping[str, list[str]], who: str, *, looks_after: bool
) -> store.Scope | None:
    """What somebody may see while texts are coded blind, or while he looks at some a second time;
    None: everything.

    ``earlier``: the texts each text took the place of. What an owner opened he sees.
    """
    notes = tuple(notes)
    shut = [n for n in notes if n.closed and all(o["by"] != who for o in n.opened)]
    looking = [n for n in notes if n.looking and n.coder == who]
    texts = {n.transcript for n in (*shut, *looking)}
    if not texts:
        return None
    again = {n.transcript for n in looking}
    others = frozenset(n.coder for n in shut if n.coder != who)
    since = min((n.began for n in looking), default="")
    seen_anew = _with_earlier(again, earlier)
    return store.Scope(who, _with_earlier(texts, earlier), others, looks_after, seen_anew, since)


def _with_earlier(texts: set[str], earlier: Mapping[str, list[str]]) -> frozenset[str]:
    return frozenset(texts | {old for text in texts for old in earlier.get(text, ())})


def follow(project: Coding, change: ChangeSet, old: Transcript, new: Transcript) -> None:
    """Passages of a text are passages of the one that took its place."""
    project.carried(lambda database: _follow(database.whole, change, old, new))


def _follow(database: store.Database, change: ChangeSet, old: Transcript, new: Transcript) -> None:
    blocks = None
    for record in store.starting(database, "extras", ASSIGNED):
        note = note_of(record)
        if note.transcript != old.id or not note.stop:
            continue
        blocks = blocks or same_blocks(old.text, new.text)
        start = nearest(blocks, note.start) if note.start else 0
        stop = nearest(blocks, note.stop) if note.stop < len(old.text) else len(new.text)
        moved = replace(note, transcript=new.id, start=start, stop=max(stop, start + 1))
        change.update("extras", record, record_of(moved))
