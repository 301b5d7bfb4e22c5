"""A text with everything made of it taken out for good: a person's data, erased on demand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from .. import store
from ..errors import NotAllowed, OptionError
from ..model.documents import REPORT, renoted, with_texts
from ..private import Name, Replacer
from ..private.names import fold
from .base import NOTES
from .copies.copying import TABLE
from .memos import KEY as MEMOS
from .standpoint import Sharing
from .texts.versions import PARTS

NAMED = ("actors", "concepts")
ERASED_NAME = "[erased]"
"""What stands in a report where an erased person was named."""
SHORTEST = 4
"""Letters of a word of a name that stands for the whole name."""
LONGEST = 4096
"""Bytes of a name that are looked for in the file."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was erased, in numbers: records by table, names nothing else uses; never what they said.

    ``left``: how often words of the erased names still stand in the file, in other texts or
    statements. ``copies``: files beside it that are older and may still hold it. ``reports``:
    composed ones that named an erased actor, or had a note on an erased statement, and now do not.
    """

    at: str
    by: str
    records: Mapping[str, int]
    names: int
    left: int
    copies: tuple[str, ...]
    reports: tuple[str, ...] = ()


class Erasable(Protocol):
    """What a text is erased from: of a project, this much."""

    sharing: Sharing | None
    coder: str
    database: store.Database

    @property
    def whole(self) -> Erasable: ...
    @property
    def path(self) -> Path: ...
    def current(self, key: str) -> str: ...
    def titles(self) -> dict[str, str]: ...
    def transcripts(self) -> list[dict[str, Any]]: ...
    def text(self, key: str) -> str: ...
    def note(self, name: str) -> dict[str, Any]: ...
    def keep_note(self, name: str, data: Mapping[str, Any], summary: str) -> None: ...
    def studies(self) -> dict[str, dict[str, Any]]: ...
    def save_study(self, name: str, study: Mapping[str, Any] | None) -> None: ...


def erase(project: Erasable, transcript: str) -> Receipt:
    """Erase a text, its earlier and later versions, and all that was made of them.

    Actors and concepts nothing else names go too. Cannot be undone. Raises UnknownName,
    OptionError for a part of a joined text, NotAllowed, ProjectLocked.
    """
    if project.sharing is not None and not project.sharing.owns:
        raise NotAllowed("Only an owner of the project may erase a text.", needed="owner")
    database = project.whole.database
    state = store.everything(database)
    chain = _chain(state["transcripts"], transcript)
    _refuse_joined(project, state, transcript, chain)
    gone = _gone(state, chain)
    names = {r["name"] for t in NAMED for k, r in state[t].items() if (t, k) in gone.records}
    reports = _leave_studies(project, names, _called(state, gone), {k for _, k in gone.records})
    table = project.note(TABLE)
    if table:  # its rows tell whom the text named, in the log too
        gone = replace(gone, records=gone.records | {("extras", f"{NOTES}{TABLE}")})
    counts = store.erase(database, gone, project.coder)
    _keep_names(project, table)
    told = {t: n for t, n in counts.items() if t not in NAMED}
    left = _left(project.path, names)
    older = _older(project.path)
    return Receipt(store.now(), project.coder, told, len(names), left, older, reports)


def _chain(texts: Mapping[str, Mapping[str, Any]], key: str) -> frozenset[str]:
    """A text with those it replaced and those that replaced it. Raises OptionError."""
    if key not in texts:
        raise OptionError(f"There is no transcript {key!r}.")
    found, waiting = set(), [key]
    while waiting:
        one = waiting.pop()
        found.add(one)
        linked = {texts[one]["replaces"], texts[one]["replaced_by"]}
        linked |= {k for k, r in texts.items() if one in (r["replaces"], r["replaced_by"])}
        waiting += [k for k in linked if k in texts and k not in found]
    return frozenset(found)


def _refuse_joined(project: Erasable, state: store.State, key: str, chain: frozenset[str]) -> None:
    """Raise OptionError where a part is to go while the text it was joined into stays named."""
    joined = {k.removeprefix(PARTS) for k in state["extras"] if k.startswith(PARTS)} & chain
    newest = project.current(key)
    if joined and key not in joined and key != newest:
        title = project.titles().get(newest, newest)
        raise OptionError(
            f"This text is a part of {title!r}, which holds its words too. Erase that, and its "
            f"parts go with it, or undo the joining first. Nothing was erased."
        )


def _gone(state: store.State, chain: frozenset[str]) -> store.Gone:
    """Every record of the texts, and names that only they use."""
    records: set[tuple[str, str]] = {("transcripts", key) for key in chain}
    for table in ("turns", "statements", "suggestions", "decisions"):
        records |= {(table, k) for k, r in state[table].items() if r["transcript"] in chain}
    marks = {key for table, key in records if table == "statements"}
    records |= {("verdicts", k) for k, r in state["verdicts"].items() if r["statement"] in marks}
    own, others = _named(state, chain, inside=True), _named(state, chain, inside=False)
    lone = own - others
    for table in NAMED:
        parents = {
            r["parent"] for k, r in state[table].items() if r.get("parent") and k not in lone
        }
        records |= {(table, key) for key in lone & set(state[table]) if key not in parents}
    known = {key for _, key in records}
    for key, record in state["extras"].items():
        about = set(key.split(" "))
        data = record["data"]
        lost = key.startswith(MEMOS) and data["of"] in known
        if lost or (key.startswith(NOTES) and (about & known or _points(data, chain | marks))):
            records.add(("extras", key))
    records |= {("conflicts", k) for k, r in state["conflicts"].items() if r["record"] in known}
    texts = {state["transcripts"][key]["text"] for key in chain}
    texts -= {r["text"] for k, r in state["transcripts"].items() if k not in chain}
    names = {r["name"] for t in NAMED for k, r in state[t].items() if (t, k) in records}
    return store.Gone(frozenset(records), frozenset(texts), chain, frozenset(names))


def _named(state: store.State, chain: frozenset[str], *, inside: bool) -> set[str]:
    """Ids of names that are used on the texts, or on all others."""
    found: set[str] = set()
    for turn in state["turns"].values():
        if (turn["transcript"] in chain) == inside and turn["speaker"]:
            found.add(turn["speaker"])
    for record in state["statements"].values():
        if (record["transcript"] in chain) == inside:
            found |= {v for v in (record["speaker"], record["holder"]) if v}
            found |= set(record.get("via") or ())
            found |= set(_words(record["values"].values()))
    return found


def _words(values: Iterable[Any]) -> Iterable[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from _words(value)


def _points(data: Any, ids: frozenset[str] | set[str]) -> bool:
    """Whether a note says anything of one of these records."""
    if isinstance(data, Mapping):
        return any(k in ids or _points(v, ids) for k, v in data.items())
    if isinstance(data, list):
        return any(_points(v, ids) for v in data)
    return isinstance(data, str) and data in ids


def _called(state: store.State, gone: store.Gone) -> list[Name]:
    """Erased actors as a report may call them: by their names, by a word of one nobody else has."""
    going = {key for table, key in gone.records if table == "actors"}
    others = {w for k, r in state["actors"].items() if k not in going for w in r["name"].split()}
    found = []
    for key in sorted(going):
        name = state["actors"][key]["name"]
        words = [w for w in name.split() if len(w) >= SHORTEST and w not in others]
        found.append(Name(name, ERASED_NAME, "person", tuple(words)))
    return found


def _leave_studies(
    project: Erasable, names: set[str], people: Sequence[Name], records: set[str]
) -> tuple[str, ...]:
    """Saved questions that ask for a name that is erased no longer do, nor do reports name a person
    or point at a sentence that is; the reports it changed."""
    replacer = Replacer(people)
    changed = []
    for key, study in project.studies().items():
        left = _without(study, names)
        if study.get("build") == REPORT:
            noted = with_texts(left, lambda t: renoted(t, lambda k: None if k in records else k))
            left = replacer.everywhere(noted)
        if json.dumps(left, sort_keys=True) != json.dumps(study, sort_keys=True):
            project.save_study(key, left)
            changed += [key] if study.get("build") == REPORT else []
    return tuple(changed)


def _without(data: Any, names: set[str]) -> Any:
    if isinstance(data, Mapping):
        return {k: _without(v, names) for k, v in data.items() if k not in names}
    if isinstance(data, list):
        return [_without(v, names) for v in data if not (isinstance(v, str) and v in names)]
    return data


def _keep_names(project: Erasable, table: Mapping[str, Any]) -> None:
    """The rows of the table of names that another text still has."""
    texts = [fold(project.text(t["id"])) for t in project.transcripts()]
    rows = [
        row
        for row in table.get("rows", ())
        if any(fold(form) in text for form in (row["original"], *row["forms"]) for text in texts)
    ]
    if rows:
        project.keep_note(TABLE, {"rows": rows}, "Kept the names other texts have")


def _left(path: Path, names: set[str]) -> int:
    """How often the names stand in the file still."""
    if not path.is_file():
        return 0
    data = store.whole(path)
    return sum(data.count(name.encode()[:LONGEST]) for name in names if name)


def _older(path: Path) -> tuple[str, ...]:
    """Copies beside the project that were made before now, with their days."""
    stem = path.name.removesuffix(".hustings")
    found = [p for p in path.parent.glob("*") if p != path and p.name.startswith(stem)]
    kept = [p for p in found if p.is_file() and not p.name.endswith(("-wal", "-shm", ".txt"))]
    return tuple(sorted(p.name for p in kept))
