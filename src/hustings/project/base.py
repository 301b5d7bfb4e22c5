"""An open project file: what is fetched one by one, and the rows gathered for one write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from copy import copy
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Self

from .. import store
from ..errors import CodingError, NotAllowed, OptionError, RevisionNeeded, UnknownName
from ..model import (
    Actor,
    Concept,
)
from ..model.dated import checked as dated_text
from ..store import Row
from . import codec
from .standpoint import Sharing, Standpoint

NOTES: Final = "review: "
"""What begins so among the extras is the project's own, and goes into no other program's file."""
CALLED: Final = "called"
"""The note with the name a project was given."""
LONGEST_NAME = 120
"""Letters of a name."""
INSIDE: Final = frozenset(
    "changing checked_span database ids_by_name keep_finished known_record latest_texts".split()
    + "names_by_id put_transcript transcript_record transcript_records".split()
)
"""What only the modules of ``project`` ask of an open project; it is no verb of it."""
AUTHOR: Final = {"statements": "coder", "verdicts": "by"}
"""The column that tells whose a record is; of other tables nothing is anybody's own."""


class Base:
    """The database of a project, and who writes into it."""

    sharing: Sharing | None = None
    """None: a file of one's own."""
    seen_at: int | None = None
    """The revision at which it was settled what this view lets be seen; None: it is all of it."""

    def __init__(self, database: store.Database, coder: str = "coder 1") -> None:
        self.database = database
        self.coder = coder
        self.layers: tuple[str, ...] = ()
        self._state = "done"
        self._text: Callable[[str], str] = lru_cache(maxsize=8)(
            lambda key: store.text(database, key)
        )

    def by(self, coder: str, sharing: Sharing | None = None) -> Self:
        """The same open project as somebody else sees it and writes into it: a light view on the
        same database and all that is kept of it.
        """
        view = copy(self)
        view.coder, view.sharing = coder, sharing
        return view

    @property
    def standpoint(self) -> Standpoint:
        """From where this view looks at the project."""
        called = None if self.sharing is None else self.sharing.called
        return Standpoint(
            self.database.whole.spot, self.coder, self.layers, self.database.scope, called
        )

    @classmethod
    def open_at(cls, spot: store.Spot) -> Self:
        """Open, as a whole, a project that another process has open (:attr:`standpoint`)."""
        return cls(store.open_spot(spot))

    @property
    def opens_elsewhere(self) -> bool:
        """Whether another process can open it too: not where its file is gone."""
        return not self.database.place.look() and self.standpoint.spot.is_there()

    def seen_from(self, place: Standpoint) -> Self:
        """The open project as it is seen from somewhere else, to read in it."""
        sharing = None if place.called is None else Sharing(place.called)
        return self.by(place.coder, sharing).resting_on(place.layers).within(place.scope)

    def within(self, scope: store.Scope | None) -> Self:
        """The project as far as a scope lets it be seen; None: all of it."""
        view = copy(self)
        view.database = store.scoped(self.database, scope)
        return view

    def resting_on(self, layers: Iterable[str]) -> Self:
        """The project as seen in some layers of coding: "coders", "gold" or names of coders.

        What selects statements without naming layers selects among these; no layer: each thing
        once. Raises UnknownName at the first question for a layer that is not there.
        """
        view = copy(self)
        view.layers = tuple(dict.fromkeys(layers))
        return view

    @property
    def whole(self) -> Self:
        """The project without regard to who may see what: for what is written, never for what is
        shown.
        """
        return self if self.database.scope is None else self.within(None)

    def __eq__(self, other: object) -> bool:
        """Views of one database that rest on the same layers give the same answers, so that what is
        computed is shared.
        """
        return isinstance(other, Base) and self._rests_on() == other._rests_on()

    def __hash__(self) -> int:
        return hash(self._rests_on())

    def _rests_on(self) -> tuple[int, tuple[str, ...]]:
        return id(self.database), self.layers

    def carried(self, what: Callable[[store.Database], object]) -> None:
        """Hand the open database to ``what``, which carries it elsewhere."""
        what(self.database)

    def refuse_unguarded(self) -> None:
        """Raise RevisionNeeded where several people share the project."""
        if self.sharing is not None:
            raise RevisionNeeded(
                "Send the revision at which the statement was read, so that nobody's change is "
                "overwritten. Nothing was written."
            )

    def may_change(self, somebody: str) -> bool:
        """Whether this person may change what ``somebody`` wrote."""
        return self.sharing is None or self.sharing.others or somebody == self.coder

    def refuse_for(self, somebody: str) -> None:
        """Raise NotAllowed where this person may not act for ``somebody``."""
        if not self.may_change(somebody):
            raise NotAllowed(
                f"This is {somebody or 'somebody else'}'s; a manager of the project may change it. "
                f"Nothing was written.",
                needed="manager",
            )

    def _refuse_others(self, rows: Iterable[Row]) -> None:
        """Raise NotAllowed where rows change or delete what is somebody else's."""
        if self.sharing is None or self.sharing.others:
            return
        held = [row for row in rows if row.before is not None]
        for table, column in AUTHOR.items():
            keys = [row.key for row in held if row.table == table]
            for record in store.fetch(self.database, table, id=keys) if keys else ():
                self.refuse_for(str(record[column]))

    @property
    def path(self) -> Path:
        """The project file."""
        return self.database.called

    @property
    def name(self) -> str:
        """The name of a shared project; of another the one it was given, else its file's without
        endings."""
        if self.sharing is not None:
            return self.sharing.called
        return str(self.note(CALLED).get("name") or self.file_name)

    @property
    def file_name(self) -> str:
        """The name of the project's file, without endings."""
        return re.sub(r"(\.\w{2,5})?\.hustings$", "", self.path.name)

    def rename(self, name: str) -> None:
        """Give the project a name of its own, or with an empty one its file's again; the file stays
        where it is. One undoable change. Raises OptionError, NotAllowed."""
        if self.sharing is not None:
            raise NotAllowed(
                "A project of a team is named on the team's first page, by who owns it. Nothing "
                "was written.",
                needed="owner",
            )
        called = " ".join(name.split())
        if len(called) > LONGEST_NAME:
            raise OptionError(f"A project's name has at most {LONGEST_NAME} letters.")
        if called == self.file_name:
            called = ""
        if called != self.note(CALLED).get("name", ""):
            self.keep_note(
                CALLED, {"name": called}, f"Called the project {called or self.file_name!r}"
            )

    @property
    def revision(self) -> int:
        """Grows with every write in whatever process."""
        return store.revision(self.database)

    @property
    def shown(self) -> int:
        """The revision of what this view shows: what came after it was settled what may be seen
        may look otherwise to a new view, so it is not claimed to be shown.
        """
        return self.revision if self.seen_at is None else min(self.revision, self.seen_at)

    @contextmanager
    def founding(self) -> Iterator[None]:
        """What is written inside is the first state of the project: undo passes over it."""
        self._state = "first"
        try:
            yield
        finally:
            self._state = "done"

    def moment(self) -> AbstractContextManager[None]:
        """Many small questions asked inside cost one look at whether anything was written; inside,
        write nothing.
        """
        return self.database.moment()

    @contextmanager
    def changing(self, verb: str, summary: str, *, undoable: bool = True) -> Iterator[ChangeSet]:
        """Rows gathered inside are written at its end as one change of the log."""
        change = ChangeSet(self, verb, summary)
        yield change
        if change.rows or change.about:
            self._refuse_others(change.rows)
            state = self._state if undoable else "kept"
            act = store.Act(verb, change.summary, self.coder, state, change.about)
            store.write(self.database, act, change.rows, texts=change.texts)

    def note(self, name: str) -> dict[str, Any]:
        """What the project remembers of its review under a name (blind passages, methods shown
        anyway …).
        """
        record = store.get(self.database, "extras", f"{NOTES}{name}")
        return dict(record["data"]) if record else {}

    def keep_note(
        self, name: str, data: Mapping[str, Any], summary: str, *, undoable: bool = True
    ) -> None:
        """Remember something of the review; a person's choice can be undone, what the program notes
        is only logged.
        """
        with self.changing("review", summary, undoable=undoable) as change:
            self.put_note(change, name, data)

    def put_note(self, change: ChangeSet, name: str, data: Mapping[str, Any]) -> None:
        """Remember something of the review as one of the rows of a larger change."""
        before = store.get(self.database, "extras", f"{NOTES}{name}")
        if before:
            change.update("extras", before, {"data": dict(data)})
        else:
            change.insert("extras", {"id": f"{NOTES}{name}", "data": dict(data)})

    def places(self) -> int:
        """How many transcripts there are, those that were replaced too."""
        return store.count(self.database, "transcripts")

    def known_record(self, table: str, key: str, what: str) -> dict[str, Any]:
        """A record by its id. Raises OptionError where there is no such ``what``."""
        record = store.get(self.database, table, key)
        if record is None:
            raise OptionError(f"There is no {what} {key!r}.")
        return record

    def _several(self, table: str, keys: Iterable[str], what: str) -> list[dict[str, Any]]:
        wanted = list(dict.fromkeys(keys))
        found = {r["id"]: r for r in store.fetch(self.database, table, id=wanted)}
        for key in wanted:
            if key not in found:
                raise OptionError(f"There is no {what} {key!r}. Nothing was changed.")
        if not wanted:
            raise OptionError(f"Choose at least one {what}.")
        return [found[key] for key in wanted]

    def names_by_id(self, table: str) -> Mapping[str, str]:
        """Id -> name of every actor or concept."""
        return self.database.kept(
            ("names", table), (table,), lambda: store.names_asked(self.database, table)
        )

    def ids_by_name(self, table: str) -> Mapping[str, str]:
        """Name or alias -> id of every actor or concept; a name goes before an alias."""
        return self.database.kept(
            ("called", table), (table,), lambda: store.ids_asked(self.database, table)
        )


class ChangeSet:
    """Rows gathered for one write; finds or makes the actors and concepts they name."""

    def __init__(self, base: Base, verb: str, summary: str) -> None:
        self.base, self.verb, self.summary = base, verb, summary
        self.rows: list[Row] = []
        self.texts: list[dict[str, Any]] = []
        self.about: list[str] = []
        self._made: dict[tuple[str, str], str] = {}
        self._place: int | None = None

    def place(self) -> int:
        """The place in the library of one more transcript."""
        if self._place is None:
            self._place = self.base.places()
        self._place += 1
        return self._place - 1

    def insert(self, table: str, record: Mapping[str, Any]) -> None:
        self.rows.append(Row(table, record["id"], None, dict(record)))

    def delete(self, table: str, record: Mapping[str, Any]) -> None:
        self.rows.append(Row(table, record["id"], dict(record), None))

    def update(self, table: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
        difference = codec.changed(before, after)
        if difference is None:
            return False
        self.rows.append(Row(table, before["id"], *difference))
        return True

    def note(self, table: str, name: str, key: str) -> None:
        self._made[table, name] = key

    def known(self, table: str, name: str) -> str | None:
        return self._made.get((table, name))

    def made(self, table: str, name: str) -> str:
        """The id behind a name or an alias; a new record where there is none."""
        name = tidy(name)
        known = self._made.get((table, name))
        if known:
            return known
        called = self.base.ids_by_name(table)
        # a name of a project from before names were composed stays the one it is
        known = called.get(name) or called.get(unicodedata.normalize("NFD", name))
        found = known or self._unseen(table, name)
        key = found or codec.new_id(table[0])
        if not found:
            record = (
                codec.actor_record(Actor(key, name))
                if table == "actors"
                else codec.concept_record(Concept(key, name))
            )
            self.insert(table, record)
        self._made[table, name] = key
        return key

    def _unseen(self, table: str, name: str) -> str | None:
        """The id of a name that somebody made whose work this person may not see yet: it is one
        record, and from now on this person's too.
        """
        if self.base.database.scope is None:
            return None
        found = store.unseen_names(self.base.database, table, [name]).get(name)
        self.about += [found] if found else []
        return found


def composed(name: str) -> str:
    """A name with composed letters (``é``, not ``e`` and an accent) and single blanks."""
    return unicodedata.normalize("NFC", " ".join(name.split()))


def tidy(name: str) -> str:
    """A name as it is kept (:func:`composed`). Raises CodingError where nothing is left."""
    tidy = composed(str(name))
    if not tidy:
        raise CodingError("A name cannot be empty.")
    return tidy


def properties_of(table: str, given: Mapping[str, Any]) -> dict[str, Any]:
    known = ("name", "aliases", "attributes", "color") + (
        ("kind",) if table == "actors" else ("description", "parent")
    )
    for name in given:
        if name not in known:
            raise UnknownName(f"property of {table}", name, known)
    out: dict[str, Any] = {k: list(v) if k == "aliases" else v for k, v in given.items()}
    if table == "actors" and out.get("attributes"):
        out["attributes"] = {str(k).strip(): dated_text(v) for k, v in out["attributes"].items()}
    return out
