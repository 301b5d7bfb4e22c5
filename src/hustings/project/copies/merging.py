"""A colleague's file put into this one: what both began with, three ways, one undoable change."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ... import store
from ...errors import NotACopy, NotAProject, OptionError
from ...exchange.reanchoring import move_spans, same_blocks
from ...store import Row, State
from ...threeway import Carried, Woven, renamed, weave
from .. import codec
from ..base import NOTES
from ..texts.unsettled import nearest
from ..texts.versions import PARTS
from .clashes import conflict_rows, shown
from .merged import Conflict, Merged, told_in_words

MERGED = store.MERGED
"""A note per merge: {"who", "file", "at", "same"}; what came with it names it in the log."""

Ids = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Common:
    """What two copies began with: its records, and what theirs had done since."""

    base: State
    since: tuple[store.Entry, ...]


def merge_file(ours: store.Database, coder: str, path: Path, *, preview: bool = False) -> Merged:
    """See :meth:`hustings.project.Project.merge_file`."""
    if path.exists() and path.samefile(ours.path):
        raise OptionError(f"{path.name} is this project itself; merge a copy that was worked on.")
    with _opened(path) as theirs:
        return _merged(ours, theirs, coder, path.name, preview=preview)


@contextmanager
def _opened(path: Path) -> Iterator[store.Database]:
    """A copy of a file, so that theirs stays byte for byte as it is; older ones are migrated."""
    if not path.is_file():
        raise NotAProject(f"There is no project {path}.")
    with tempfile.TemporaryDirectory(prefix="hustings-merge-") as folder:
        copy = Path(folder) / path.name
        for ending in ("", "-wal"):
            beside = path.with_name(path.name + ending)
            if beside.exists():
                shutil.copyfile(beside, copy.with_name(copy.name + ending))
        with closing(store.open_(copy)) as theirs:
            if theirs.seen.damage:
                raise NotAProject(
                    f"{theirs.seen.damage.rstrip('.')}. Nothing was merged; ask for the file once "
                    f"more."
                )
            yield theirs


def _refuse_unplaced(theirs: store.Database, state: State, file: str) -> None:
    """Raise NotAProject where a statement says other words than its text does there."""
    keys = {r["text"] for r in state["transcripts"].values()}
    words = {t["id"]: t["text"] for t in store.texts_of(theirs, keys)}
    for record in state["statements"].values():
        text = words.get(state["transcripts"].get(record["transcript"], {}).get("text"), "")
        if text[record["begin"] : record["stop"]] != record["quote"] or not record["quote"]:
            raise NotAProject(
                f"{file} is not whole: a statement ({record['id']}) says other words than its text "
                f"does there. Nothing was merged; 'hustings check' lists what is wrong with it."
            )


def _merged(
    ours: store.Database, theirs: store.Database, coder: str, file: str, *, preview: bool
) -> Merged:
    ours_now = store.everything(ours)
    theirs_now = store.everything(theirs)
    _refuse_unplaced(theirs, theirs_now, file)
    common = _common(ours, theirs, (ours_now, theirs_now), file)
    who = _whose(theirs, common.since, file)
    if not common.since:
        return Merged(who, preview=preview)
    known = _known_ids(ours_now, theirs_now)
    base, other = (renamed(s, known) for s in (common.base, theirs_now))
    texts = _texts((ours, theirs), base, ours_now, other)
    woven = weave(base, ours_now, other, who=who, carry=_carrier(texts, ours_now, other))
    same = {**known, **woven.same}
    touched = store.records_of(theirs, (e.id for e in common.since))
    when = {r: e.at for e in common.since for r in touched.get(e.id, ())}
    when = {same.get(record, record): at for record, at in when.items()}
    conflicts = conflict_rows(woven.clashes, woven.state, who, when)
    note = {"who": who, "file": file, "at": store.now(), "same": same}
    rows = _rows(ours_now, woven.state, conflicts)
    made = _told(who, woven, (base, ours_now, other), rows, shown(conflicts, woven.state))
    if not rows or preview:
        return _with_words(made, preview)
    key = codec.new_id(MERGED)
    rows.append(Row("extras", key, None, {"id": key, "data": note}))
    made = _with_words(made, preview)
    told = [store.Told(e, _here(touched.get(e.id, ()), same)) for e in common.since]
    store.write(
        ours,
        store.Act("merge-file", f"Merged the file of {who}: {' '.join(made.words)}", coder),
        rows,
        texts=store.texts_of(theirs, _new_texts(rows)),
        brought=store.Brought(told, key),
    )
    return made


# ------------------------------------------------------------------ what both began with


def _common(
    ours: store.Database, theirs: store.Database, now: tuple[State, State], file: str
) -> Common:
    """The newest state of one copy all of which the other has."""
    logs = [store.journal(db) for db in (ours, theirs)]
    whence = [store.whence(db) for db in (ours, theirs)]
    handed = [json.loads(w["handed over"]) if "handed over" in w else None for w in whence]
    alive = [_as_taken(log, state) for log, state in zip(logs, now, strict=True)]
    keys = [{e.key for e in log} for log in alive]
    for one, other in ((0, 1), (1, 0)):
        # what was handed over is part of the project it came from
        start = handed[one]
        if start and logs[one] and (start["base"] in keys[other] or not handed[other]):
            keys[other].add(logs[one][0].key)
    mine, known = _prefix(alive[0], keys[1]), _prefix(alive[1], keys[0])
    if not mine and not known and whence[0].get("origin") == whence[1].get("origin"):
        raise NotACopy(
            f"{file} was handed over from a state of the project that {ours.path.name} has "
            f"not. Merge both into the project they were handed over from."
        )
    if not mine and not known:
        raise NotACopy(
            f"{file} is a project of its own and no copy of {ours.path.name}, so there is "
            f"nothing to compare it with. Export its statements and import them here instead."
        )
    since = tuple(e for e in alive[1] if e.key not in keys[0])
    if {e.key for e in mine} > {e.key for e in known}:
        return Common(store.as_at(ours, now[0], _last(mine)), since)
    return Common(store.as_at(theirs, now[1], _last(known)), since)


def _as_taken(log: Sequence[store.Entry], now: State) -> list[store.Entry]:
    """The journal with what came along where it was taken, without merges that hold no longer."""
    waiting: dict[str, list[store.Entry]] = {}
    for entry in log:
        holding = [note for note in entry.came if note in now["extras"]]
        if holding:
            waiting.setdefault(holding[0], []).append(entry)
    out = []
    for entry in log:
        if not entry.came:
            out += [entry, *waiting.get(entry.merged, ())]
    return out


def _prefix(log: Sequence[store.Entry], known: set[str]) -> list[store.Entry]:
    out = []
    for entry in log:
        if entry.key not in known:
            break
        out.append(entry)
    return out


def _last(prefix: Sequence[store.Entry]) -> int:
    return max((e.id for e in prefix if not e.came), default=0)


def _whose(theirs: store.Database, since: Sequence[store.Entry], file: str) -> str:
    """Whose file it is: to whom it was handed, or who did most in it since."""
    handed = store.whence(theirs).get("handed over")
    if handed:
        return str(json.loads(handed)["to"])
    done = Counter(e.by for e in since if e.by and not e.came and e.state != "kept")
    return done.most_common(1)[0][0] if done else file.removesuffix(".hustings")


def _known_ids(ours: State, theirs: State) -> dict[str, str]:
    """Ids of theirs that earlier merges, here or there, gave to one of ours."""
    found: dict[str, str] = {}
    for state, back in ((theirs, True), (ours, False)):
        for key, record in state["extras"].items():
            if key.startswith(MERGED):
                pairs = record["data"].get("same") or {}
                found |= {v: k for k, v in pairs.items()} if back else pairs
    there = {key for rows in ours.values() for key in rows}
    return {one: to for one, to in found.items() if one not in there and to in there}


# ------------------------------------------------------------------ texts


def _texts(databases: tuple[store.Database, ...], *states: State) -> dict[str, str]:
    """The words of the texts that may have to be compared: those that were corrected, and what
    they became.
    """
    wanted = set()
    for state in states:
        for record in state["transcripts"].values():
            if record["replaced_by"] or record["replaces"]:
                wanted.add(record["text"])
        replaced = {r["replaced_by"] for r in state["transcripts"].values()}
        wanted |= {r["text"] for k, r in state["transcripts"].items() if k in replaced}
    found = (t for database in databases for t in store.texts_of(database, wanted))
    return {str(t["id"]): str(t["text"]) for t in found}


@dataclass(frozen=True, slots=True)
class _Carrier:
    """Spans onto the text that took another's place; parts of a joined text by where they lie."""

    words: Mapping[str, str]
    parts: Mapping[tuple[str, str], int]

    def __call__(
        self, old: Mapping[str, Any], new: Mapping[str, Any], spans: Mapping[str, tuple[int, int]]
    ) -> dict[str, Carried]:
        before, after = self.words[old["text"]], self.words[new["text"]]
        by = self.parts.get((new["id"], old["id"]))
        if by is not None:
            return {
                k: Carried((a + by, b + by), after[a + by : b + by], moved=False, near=a + by)
                for k, (a, b) in spans.items()
            }
        moves = move_spans(before, after, spans)
        blocks = same_blocks(before, after) if moves.unplaced else []
        out = {}
        for move in (*moves.kept, *moves.moved):
            changed = move.old_quote != move.new_quote
            start = move.new[0] if move.new else 0
            out[move.key] = Carried(move.new, move.new_quote, moved=changed, near=start)
        for move in moves.unplaced:
            near = nearest(blocks, move.old[0])
            out[move.key] = Carried(None, move.old_quote, moved=False, near=near)
        return out


def _carrier(texts: Mapping[str, str], *states: State) -> _Carrier:
    parts: dict[tuple[str, str], int] = {}
    for state in states:
        for key, record in state["extras"].items():
            if key.startswith(PARTS):
                whole = key.removeprefix(PARTS)
                parts |= {(whole, p["id"]): p["start"] for p in record["data"]["parts"]}
    return _Carrier(texts, parts)


# ------------------------------------------------------------------ rows


def _rows(ours: State, merged: State, conflicts: Sequence[Mapping[str, Any]]) -> list[Row]:
    """The rows that make ours what is merged: what goes, what changes, what comes."""
    gone, changed, new = [], [], []
    open_ = {_what(c) for c in ours["conflicts"].values()}
    there = dict(merged["conflicts"])
    there |= {c["id"]: dict(c) for c in conflicts if _what(c) not in open_}
    for table in ours:
        before, after = ours[table], there if table == "conflicts" else merged[table]
        gone += [Row(table, k, dict(r), None) for k, r in before.items() if k not in after]
        for key, record in after.items():
            if key not in before:
                new.append(Row(table, key, None, dict(record)))
            elif (difference := codec.changed(before[key], record)) is not None:
                changed.append(Row(table, key, *difference))
    return [*gone, *_renamed_in_turn(changed), *new]


def _what(conflict: Mapping[str, Any]) -> str:
    return json.dumps([conflict[c] for c in ("table", "record", "field", "theirs")], sort_keys=True)


def _renamed_in_turn(rows: Sequence[Row]) -> list[Row]:
    """Renamings in an order in which no name is there twice, round a corner where they are a
    circle.
    """
    naming = {
        (r.table, str((r.before or {})["name"])): r for r in rows if "name" in (r.before or {})
    }
    out: list[Row] = []
    done: set[tuple[str, str]] = set()

    def put(row: Row, waiting: tuple[str, ...]) -> None:
        if (row.table, row.key) in done:
            return
        after = row.after or {}
        other = naming.get((row.table, str(after.get("name")))) if "name" in after else None
        if other is not None and other.key in waiting:
            aside = {"name": f"{after['name']} ({codec.new_id()})"}
            now = {"name": (other.before or {})["name"]}
            out.append(Row(other.table, other.key, now, aside))
            naming[row.table, str(now["name"])] = row
            changed = Row(other.table, other.key, {**(other.before or {}), **aside}, other.after)
            moved[other.table, other.key] = changed
        elif other is not None and other.key != row.key:
            put(other, (*waiting, row.key))
        done.add((row.table, row.key))
        out.append(moved.get((row.table, row.key), row))

    moved: dict[tuple[str, str], Row] = {}
    for row in rows:
        put(row, (row.key,))
    return out


def _new_texts(rows: Sequence[Row]) -> list[str]:
    new = [r.after for r in rows if r.table == "transcripts" and r.before is None and r.after]
    return [str(record["text"]) for record in new]


def _here(touched: Sequence[str], same: Ids) -> tuple[str, ...]:
    return tuple(same.get(record, record) for record in touched)


# ------------------------------------------------------------------ what it says


def _told(
    who: str,
    woven: Woven,
    states: tuple[State, State, State],
    rows: Sequence[Row],
    conflicts: tuple[Conflict, ...],
) -> Merged:
    base, ours, theirs = states
    marks = [r for r in rows if r.table == "statements"]
    names = [
        k
        for table in ("actors", "concepts")
        for k in theirs[table]
        if k not in base[table] and k not in ours[table]
    ]
    finished = [r for r in rows if r.table == "extras" and r.key.startswith(f"{NOTES}finished ")]
    counted = ("statements", "actors", "concepts", "conflicts", "touched")
    texts = [r for r in rows if r.table == "transcripts" and r.before is None]
    fresh = {r.key for r in texts}
    other = [
        r
        for r in rows
        if r.table not in (*counted, "suggestions", "transcripts")
        and not (r.table == "turns" and (r.after or r.before or {}).get("transcript") in fresh)
    ]
    renamed_ = [r for r in rows if r.table in ("actors", "concepts") and r.before is not None]
    return Merged(
        who,
        added=sum(1 for r in marks if r.before is None),
        edited=sum(1 for r in marks if r.before and r.after and _edited(r)),
        deleted=sum(1 for r in marks if r.after is None),
        names=len(names),
        names_joined=len(woven.joined),
        texts=len(texts),
        finished=len(finished),
        other=len(other) + len(renamed_) - len(finished),
        conflicts=conflicts,
    )


def _edited(row: Row) -> bool:
    """Whether more was changed than where a statement lies on a corrected text."""
    after = set(row.after or {}) - {"id"}
    carried = "transcript" in after
    return bool(after - {"transcript", "begin", "stop", "quote"}) or not carried


def _with_words(made: Merged, preview: bool) -> Merged:
    return replace(made, words=told_in_words(made), preview=preview)
