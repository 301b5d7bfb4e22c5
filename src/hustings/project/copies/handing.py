"""A part of a project as a file of its own for somebody else, built from empty."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ... import store
from ...errors import OptionError
from ...store import Row, State
from ..base import NOTES, tidy
from ..coders.assigned import ASSIGNED, note_of
from ..memos import KEY as MEMOS
from .merged import counted

BOOK = (f"{NOTES}periods", f"{NOTES}likelihood ranges")
"""Notes that belong to the codebook: everybody who codes has them."""

APART = {f"{NOTES}factors": ("concepts", "apart"), f"{NOTES}people": ("actors", "refused")}
"""Notes of pairs that are not the same: of what table, and where in the note."""

NAMED = ("actors", "concepts")
EVERY = 1_000_000_000
"""So many changes are all of them."""

Records = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class For:
    """For whom a part is, by whom it is handed over, and whether it is to be coded blind."""

    to: str
    by: str
    blind: bool = False
    looks: frozenset[str] = frozenset()
    """Texts that person looks at a second time: nothing of the first coding goes along."""


def hand_over(
    database: store.Database, path: Path, keys: Sequence[str], whom: For
) -> dict[str, int]:
    """Write texts as a new project; returns its records by table. Raises OptionError."""
    if not keys:
        raise OptionError("There is no text to hand over.")
    to, blind = tidy(whom.to), whom.blind
    state = store.everything(database)
    left_out = _unseen(database, state, set(keys), to) if blind else set()
    given = _given(state, keys, whom, left_out)
    log = store.journal(database)
    whence = {
        "origin": store.whence(database).get("origin", ""),
        "handed over": json.dumps(
            {"to": to, "base": log[-1].key, "at": store.now(), "blind": blind}
        ),
    }
    rows = [Row(table, r["id"], None, r) for table, found in given.items() for r in found]
    texts = store.texts_of(database, (r["text"] for r in given["transcripts"]))
    told = f"Handed over to {to}: {counted(len(keys), 'text')}{' to be coded blind' * blind}"

    def fill(new: store.Database) -> None:
        store.write(new, store.Act("hand over", told, whom.by, "first"), rows, texts=texts)
        store.say_whence(new, whence)

    store.create(path, fill).close()
    return {table: len(found) for table, found in given.items() if found}


def _given(state: State, keys: Sequence[str], whom: For, left_out: set[str]) -> Records:
    """The records that go along; for blind work nothing of what anybody else did on these texts."""
    wanted, to, blind = set(keys), tidy(whom.to), whom.blind

    def on(table: str) -> list[dict[str, Any]]:
        return [r for r in state[table].values() if r["transcript"] in wanted]

    marks = [r for r in on("statements") if not blind or _mine(r, to, whom.looks)]
    there = {r["id"] for r in marks}
    texts = [state["transcripts"][key] for key in keys]
    given: Records = {
        "forms": list(state["forms"].values()),
        "actors": [r for k, r in state["actors"].items() if k not in left_out],
        "concepts": _under_known(state, left_out),
        "transcripts": [{**r, "replaces": None} for r in texts],
        "turns": on("turns"),
        "statements": marks,
        "verdicts": [
            r
            for r in state["verdicts"].values()
            if r["statement"] in there and (not blind or r["by"] == to)
        ],
        "suggestions": [] if blind else on("suggestions"),
        "studies": [] if blind else list(state["studies"].values()),
        "extras": _notes(state, wanted, there, to, blind=blind),
    }
    given["extras"] += [*_apart(state, given), *_memos(state, given, None if not blind else to)]
    return given


def _apart(state: State, given: Records) -> list[dict[str, Any]]:
    """Pairs kept apart, of names that both go along."""
    out = []
    for key, (table, where) in APART.items():
        record = state["extras"].get(key)
        there = {told for r in given[table] for told in (r["id"], r["name"])}
        pairs = [p for p in (record or {"data": {}})["data"].get(where, ()) if there.issuperset(p)]
        if record is not None and pairs:
            out.append({**record, "data": {**record["data"], where: pairs}})
    return out


def _memos(state: State, given: Records, by: str | None) -> list[dict[str, Any]]:
    """Memos on what goes along; ``by``: only that person's."""
    there = {r["id"] for table in ("transcripts", *NAMED) for r in given[table]} | {""}
    memos = [r for k, r in state["extras"].items() if k.startswith(MEMOS)]
    return [r for r in memos if r["data"]["of"] in there and (by is None or r["data"]["by"] == by)]


def _mine(statement: dict[str, Any], to: str, looks: Collection[str] = ()) -> bool:
    again = statement["transcript"] in looks
    return statement["coder"] == to and (statement["layer"] or "") == (store.AGAIN if again else "")


def _unseen(database: store.Database, state: State, wanted: set[str], to: str) -> set[str]:
    """Names that only others' statements on these texts use, or were made for: they would tell
    what those found.
    """
    kept = {turn["speaker"] for turn in state["turns"].values()}
    used: set[str] = set()
    for record in state["statements"].values():
        others = record["transcript"] in wanted and not _mine(record, to)
        (used if others else kept).update(_names(record))
    for change in store.history(database, limit=EVERY):
        touched = [row for row in change.rows if row["table"] == "statements"]
        if touched and change.by != to:
            used |= {r["key"] for r in change.rows if r["table"] in NAMED and r["before"] is None}
    return used - kept


def _names(record: dict[str, Any]) -> set[str]:
    names = {record["speaker"], record["holder"], *(record.get("via") or ())}
    return names | {v for v in record["values"].values() if isinstance(v, str)}


def _under_known(state: State, left_out: set[str]) -> list[dict[str, Any]]:
    """Concepts that go along; a parent that does not is none."""
    return [
        {**r, "parent": None if r["parent"] in left_out else r["parent"]}
        for k, r in state["concepts"].items()
        if k not in left_out
    ]


def _notes(
    state: State, texts: set[str], statements: set[str], to: str, *, blind: bool
) -> list[dict[str, Any]]:
    """Notes that go along: of the codebook; of these texts and statements where nobody is blind."""
    out = [r for k, r in state["extras"].items() if k in BOOK]
    for key, record in state["extras"].items():
        about = key.rpartition(" ")[2]
        if key.startswith(f"{NOTES}finished ") and about in texts:
            data = {c: at for c, at in record["data"].items() if not blind or c == to}
            if data:
                out.append({**record, "data": data})
        elif key.startswith(ASSIGNED):
            own = note_of(record)
            out += [record] * (own.coder == to and own.transcript in texts)
        elif key.startswith(f"{NOTES}unsettled "):
            out += [record] * (about in statements)
        elif key.startswith(f"{NOTES}parts ") and not blind:
            out += [record] * (about in texts)
    return out
