"""A copy of a project without names: made anew, every text replaced, every byte searched.

The copy holds no log of what was before, no files as they came, no recording, no suggestion that
was rejected. What it rests on (names, ids) goes into a key that lies elsewhere.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from ... import store
from ...errors import InputError, NamesLeft, OptionError, ProjectError, UnknownName
from ...private import (
    FewPeople,
    Hit,
    Name,
    NameSearch,
    SelfTold,
    few_people,
    names_checked,
    read_names,
    searched_forms,
    self_told,
    small_words,
)
from ...private.keys import Key, read_key, write_key
from ...private.replacing import originals_back
from ...private.scanning import Scanner
from ...progress import steps
from ...store import Row
from ..base import ChangeSet
from .copying import Copying, Leaving, Record
from .ownwords import blank, option_words

if TYPE_CHECKING:
    from ..coders.agreeing import Agreeing


START = "start"
"""The verb of the change a copy is made with."""

PASSAGES = 200
"""Passages in which people tell who they are that are looked at: the first."""

FEW = 3
"""Forms named in a sentence; the hits name all."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What sharing did: how often each name was replaced, the forms searched for and the bytes they
    were searched in; ``hits`` is empty, or the copy was not made. ``exact`` are forms that are a
    common word too and were replaced with their capitals alone: look at them. ``few`` are the
    combinations of attributes that fewer than five of the ``people`` share.
    """

    path: Path
    replaced: dict[str, int]
    searched: int
    size: int
    hits: tuple[Hit, ...] = ()
    exact: tuple[str, ...] = ()
    few: tuple[FewPeople, ...] = ()
    people: int = 0


class ShareSettings(TypedDict, total=False):
    """How a copy is made: where its key goes, how that is kept, and what stays here."""

    key: str | Path | None
    plain_key: bool
    passphrase: str
    without: Sequence[str]
    history: bool


def share(
    project: Agreeing,
    path: str | Path,
    table: str | Path | Sequence[Name],
    **settings: Unpack[ShareSettings],
) -> Shared:
    """Write a copy without the names of ``table`` (a CSV file, or names) to ``path``.

    ``key`` takes the table and the ids, encrypted with ``passphrase``, or as it is where
    ``plain_key``. ``without``: attributes of people that do not go along; ``history``: what was
    done, by whom, on which day goes along under the names of the copy. Raises NamesLeft where a
    form is found anywhere in the copy, which is then not made; OptionError where the table or the
    key cannot serve; ProjectError where something is there already.
    """
    path, key = Path(path), settings.get("key")
    given = list(table) if not isinstance(table, str | Path) else read_names(table)
    refuse_place(path, None if key is None else Path(key))
    leaving = Leaving(tuple(settings.get("without", ())), settings.get("history", False))
    refuse_attributes(project, leaving.without)
    copying = Copying(project, hidden_names(project, given), leaving=leaving)
    rows, texts = copying.rows(), copying.texts()
    with tempfile.TemporaryDirectory(prefix=".sharing-", dir=path.parent) as folder:
        made = Path(folder) / path.name
        _written(made, rows, texts, copying.history() if leaving.history else ())
        scanner = Scanner(
            [*searched_forms(copying.names), *copying.told_apart],
            frozenset[str]().union(*(n.exact for n in copying.names)),
            blank().definitions,
        )
        hits = scanner.file(made)
        if hits:
            raise NamesLeft(_told(hits), hits=[replace(h, file=str(path)) for h in hits])
        if key is not None:
            write_key(
                Path(key),
                copying.key(),
                passphrase=settings.get("passphrase", ""),
                plain=settings.get("plain_key", False),
            )
        size = made.stat().st_size
        _settled(made, path)
    exact = sorted({f for n in copying.names for f in n.exact})
    told = people_told(project, leaving.without)
    few = few_people([*told.values()], sorted({k for one in told.values() for k in one}))
    replaced, forms = dict(copying.replacer.counts), len(scanner.forms)
    return Shared(path, replaced, forms, size, (), tuple(exact), tuple(few), len(told))


def refuse_place(path: Path, key: Path | None) -> None:
    """Raise where the copy or its key must not lie."""
    if path.suffix != ".hustings":
        raise OptionError(f"{path.name}: a copy to share is a project; end its name in .hustings.")
    if not path.parent.is_dir():
        raise ProjectError(f"There is no folder {path.parent} to write into.")
    if path.exists():
        raise ProjectError(f"{path} is there already; a copy is never laid over anything.")
    if key is not None and key.resolve().parent == path.resolve().parent:
        raise OptionError(
            f"The key would lie beside the copy in {path.resolve().parent}: whoever gets the "
            f"folder gets the names. Name another folder."
        )
    if key is not None and key.exists():
        raise ProjectError(f"{key} is there already; a key is never laid over anything.")


def refuse_attributes(project: Agreeing, without: Sequence[str]) -> None:
    """Raise UnknownName where no person has such an attribute."""
    known = {key for a in project.actors() for key in a.attributes}
    for name in without:
        if name not in known:
            raise UnknownName("attribute of people", name, sorted(known))


def people_told(project: Agreeing, without: Sequence[str] = ()) -> dict[str, dict[str, str]]:
    """What is told of each person of the project, by name; ``without`` some attributes."""
    return {
        a.name: {k: v for k, v in a.attributes.items() if k not in without}
        for a in project.actors()
        if a.kind in ("person", "")
    }


def hidden_names(project: Agreeing, given: Sequence[Name]) -> list[Name]:
    """The names of a table with every form that is looked for; see
    :func:`~hustings.private.names_checked`.
    """
    own = blank().words | option_words(r["study"] for r in store.fetch(project.database, "studies"))
    small: frozenset[str] = frozenset()
    if any(n.kind != "leave" for n in given):
        small = project.database.kept(
            "words in small letters",
            ("transcripts",),
            lambda: small_words(t for _, t in texts_of(project)),
        )
    return names_checked(given, small, own)


@dataclass(frozen=True, slots=True)
class LikelyNames:
    """What may tell somebody in the texts, whatever a table says: names, and the first passages in
    which people tell it of themselves, by the text they stand in.
    """

    search: NameSearch
    self_told: tuple[tuple[str, SelfTold], ...]


def likely_names(project: Agreeing) -> LikelyNames:
    """All texts looked at, one after the other; kept until a text or a person changes."""

    def look() -> LikelyNames:
        search = NameSearch({a.name: a.kind or "person" for a in project.actors()})
        passages: list[tuple[str, SelfTold]] = []
        for key, text in texts_of(project):
            search.look(text)
            if len(passages) < PASSAGES:
                passages += [(key, one) for one in self_told([text])]
        return LikelyNames(search, tuple(passages[:PASSAGES]))

    return project.database.kept("likely names", ("transcripts", "actors"), look)


def texts_of(project: Agreeing) -> Iterator[tuple[str, str]]:
    """The id and the words of every text, each told as a step."""
    keys = project.text_ids()
    return ((key, project.text(key)) for key in steps(keys, len(keys)))


def _written(
    path: Path, rows: Sequence[Row], texts: Sequence[Record], done: Sequence[store.Told]
) -> None:
    def fill(database: store.Database) -> None:
        act = store.Act(START, "Made as a copy without names", state="first")
        store.write(database, act, rows, texts=texts, brought=store.Brought(done))

    store.create(path, fill).close()


def _settled(made: Path, path: Path) -> None:
    """Give the copy its place, never over anything; where links are unknown, by its name."""
    try:
        os.link(made, path)
    except FileExistsError:
        raise ProjectError(
            f"{path} is there already; a copy is never laid over anything."
        ) from None
    except OSError:
        made.rename(path)


def _told(hits: Sequence[Hit]) -> str:
    forms = list(dict.fromkeys(h.form for h in hits))
    more = f" and {len(forms) - FEW} more" if len(forms) > FEW else ""
    first = hits[0]
    where = f"in {first.member}" if first.member else f"in the file at byte {first.offset:,}"
    return (
        f"The copy still had {len(hits):,} {'place' if len(hits) == 1 else 'places'} with "
        f"{', '.join(map(repr, forms[:FEW]))}{more} ({where}: … {first.around} …). It was not "
        "made; add the form to the table, or give what it stands in another name."
    )


@dataclass(slots=True)
class Revealed:
    """What came back from a copy; ``left`` says in words what did not, and why."""

    added: int = 0
    edited: int = 0
    deleted: int = 0
    left: list[str] = field(default_factory=list)


def reveal(project: Agreeing, copy: Agreeing, key: str | Path, *, passphrase: str = "") -> Revealed:
    """Put the statements made, changed and deleted on a copy back into its project, as one change.

    A statement that was changed here too since is left as it is here, and told. Raises InputError
    where the key is not that of this copy and this project.
    """
    known = read_key(Path(key), passphrase=passphrase)
    back = _Back(project, copy, known)
    told = Revealed()
    with project.changing("reveal", "") as change:
        for record in store.fetch(back.database, "statements"):
            back.take(change, record, told)
        gone = back.missing()
        for before in gone:
            if back.untouched(before):
                project.delete_verdicts(change, [before["id"]])
                change.delete("statements", before)
                told.deleted += 1
            else:
                told.left.append(f"{before['id']}: deleted on the copy, changed here since.")
        many = told.added + told.edited + told.deleted
        change.summary = (
            f"Took back {many} {'statement' if many == 1 else 'statements'} from {copy.path.name}"
        )
    return told


class _Back:
    """From a copy back to its project."""

    def __init__(self, project: Agreeing, copy: Agreeing, key: Key) -> None:
        self.project, self.copy, self.key = project, copy, key
        self.database = copy.database
        self.ids = dict(key.ids)
        self.made = next(
            c.id
            for c in store.history(
                self.database, store.Chosen(verbs=(START,), states=("first",)), limit=1
            )
        )
        old_to_new = {old: new for new, old in key.ids.items()}
        self.copying = Copying(project, key.names, old_to_new, key.coders)
        self.ours = {r["id"]: r for r in store.fetch(project.database, "statements")}
        self.texts = {r["id"]: r for r in self.copying.transcripts}
        mine = {t["id"] for t in copy.transcripts()}
        if not mine & self.ids.keys():
            raise InputError(f"The key is not that of {copy.path.name}.")
        if not {self.ids[t] for t in mine & self.ids.keys()} & self.texts.keys():
            raise InputError(f"{copy.path.name} was not made from {project.path.name}.")
        self.coders = {new: old for old, new in key.coders.items()}
        self.theirs = {t: store.names(self.database, t) for t in ("actors", "concepts")}

    def take(self, change: ChangeSet, record: Record, told: Revealed) -> None:
        """One statement of the copy: new, changed, or as it was."""
        old = self.ids.get(record["id"])
        if old is None:
            if record["id"] not in self.ours:
                told.added += self._put(change, record, told)
            return
        first = store.as_of(self.database, "statements", record["id"], self.made)[0] or {}
        changed = [c for c in record if record[c] != first.get(c)]
        made = self._turned(change, record, told) if changed else None
        before = self.ours.get(old)
        if made is None or (before and all(before[c] == made[c] for c in changed)):
            return
        if before is None or not self.untouched(before, changed):
            told.left.append(f"{old}: changed on the copy and here; it stays as it is here.")
            return
        told.edited += change.update(
            "statements", before, {**before, **{c: made[c] for c in changed}}
        )

    def _put(self, change: ChangeSet, record: Record, told: Revealed) -> bool:
        made = self._turned(change, record, told)
        if made is not None:
            change.insert("statements", made)
        return made is not None

    def missing(self) -> list[Record]:
        """Our statements whose copies are gone from the copy."""
        there = {r["id"] for r in store.fetch(self.database, "statements")}
        gone = [old for new, old in self.ids.items() if new not in there and old in self.ours]
        return [self.ours[old] for old in gone]

    def untouched(self, ours: Record, columns: Sequence[str] | None = None) -> bool:
        """Whether a statement here is still as the copy was made from it."""
        new = self.copying.ids.get(ours["id"])
        first = store.as_of(self.database, "statements", new, self.made)[0] if new else None
        if first is None or ours["transcript"] not in self.texts:
            return False
        now = self.copying.statement(ours)
        return all(now[c] == first[c] for c in columns or first)

    def _turned(self, change: ChangeSet, record: Record, told: Revealed) -> Record | None:
        """A statement of the copy as this project would have it; None where it has no place."""
        transcript = self.ids.get(record["transcript"], "")
        if transcript not in self.texts:
            told.left.append(f"{record['quote'][:40]!r}: its text is not in this project.")
            return None
        begin, stop = self.copying.replaced[transcript].back(record["begin"], record["stop"])
        text = self.project.text(transcript)
        return {
            **record,
            "id": self.ids.get(record["id"], record["id"]),
            "transcript": transcript,
            "begin": begin,
            "stop": stop,
            "quote": text[begin:stop],
            "values": {f: self._value(change, v) for f, v in record["values"].items()},
            "speaker": self._link(change, record["speaker"]),
            "holder": self._link(change, record["holder"]),
            "coder": self.coders.get(record["coder"], record["coder"]),
            "memo": originals_back(record["memo"], self.key.names),
        }

    def _link(self, change: ChangeSet, key: str | None) -> str | None:
        """An actor or concept of the copy as it is known here; one made there is made here."""
        if key is None or key in self.ids:
            return self.ids.get(key or "")
        for table, names in self.theirs.items():
            if key in names:
                return change.made(table, originals_back(names[key], self.key.names))
        return key

    def _value(self, change: ChangeSet, value: Any) -> Any:
        if isinstance(value, list):
            return [self._value(change, v) for v in value]
        if not isinstance(value, str):
            return value
        link = self._link(change, value)
        return link if link != value else originals_back(value, self.key.names)
