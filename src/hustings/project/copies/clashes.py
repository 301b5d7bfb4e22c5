"""What two copies of a project say differently of one record, until a person settles it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ... import store
from ...errors import CodingError, OptionError, UnknownName
from ...store import State
from ...threeway import DELETED, Clash, joined, split
from .. import codec
from ..texts.replacing import carry_marks
from .merged import Conflict, what

if TYPE_CHECKING:
    from ..base import ChangeSet
    from ..coders.agreeing import Agreeing as Project

CHOICES = ("ours", "theirs")
SHORT = 80


def conflict_rows(
    clashes: Iterable[Clash], state: State, who: str, when: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The records of conflicts; what nobody can decide upon any more is left out."""
    return [
        {
            "id": codec.new_id("k"),
            "table": c.table,
            "record": c.record,
            "field": c.field,
            "ours": c.ours,
            "theirs": c.theirs,
            "who": who,
            "at": when.get(c.record, ""),
            "made_at": store.now(),
        }
        for c in clashes
        if c.record in state[c.table]
    ]


def conflicts(database: store.Database) -> list[Conflict]:
    """What is left to settle, by kind of record."""
    rows = store.fetch(database, "conflicts", order="table,made_at,record,field,id")
    if not rows:
        return []
    tables = {r["table"] for r in rows} | {"actors", "concepts", "transcripts"}
    state = {t: {r["id"]: r for r in store.fetch(database, t)} for t in sorted(tables)}
    return [c for c in shown(rows, state) if c.id in state[c.table]]


def shown(rows: Sequence[Mapping[str, Any]], state: State) -> tuple[Conflict, ...]:
    """Conflicts as a person reads them."""
    names = {k: str(r["name"]) for t in ("actors", "concepts") for k, r in state[t].items()}
    names |= {k: str(r["title"]) for k, r in state["transcripts"].items()}
    out = []
    for row in rows:
        record = state[row["table"]].get(row["record"], {})
        out.append(
            Conflict(
                key=row["id"],
                id=row["record"],
                table=row["table"],
                field=row["field"],
                what=what(row["field"]),
                about=_about(row["table"], record, row["record"]),
                ours=_value(row["field"], row["ours"], names),
                theirs=_value(row["field"], row["theirs"], names),
                who=row["who"],
                at=row["at"],
                transcript=record.get("transcript"),
            )
        )
    return tuple(out)


def _about(table: str, record: Mapping[str, Any], key: str) -> str:
    words = record.get("quote") or record.get("title") or record.get("name") or key
    words = " ".join(str(words).split())
    kind = record.get("form") if table == "statements" else table.removesuffix("s")
    kind = kind if isinstance(kind, str) else "form"
    return f"{kind}: {words if len(words) <= SHORT else words[: SHORT - 1] + '…'}"


def _value(field: str, value: Any, names: Mapping[str, str]) -> object:
    """A value with names for ids, as short as a person needs it."""
    if field == "span" and isinstance(value, list):
        return {"start": value[1], "end": value[2], "quote": value[3]}
    if field == "holder" and isinstance(value, list):
        return "own" if value[0] == "own" else names.get(value[1] or "", "unstated")
    if field == "turns" and isinstance(value, list):
        return f"{len(value)} turns"
    if field.endswith(DELETED):
        if value is None:
            return None
        if not isinstance(value, Mapping):
            return value
        return value.get("quote") or value.get("name") or value.get("label") or "kept"
    if field == "form" and isinstance(value, Mapping):
        values = ", ".join(f"{k}: {names.get(str(v), v)}" for k, v in value["values"].items())
        return f"{value['form']} ({values})"
    if isinstance(value, str):
        return names.get(value, value)
    return value


# ------------------------------------------------------------------ settling


def chosen(database: store.Database, decisions: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Decisions by the key of their conflict. Raises OptionError, UnknownName."""
    wanted = list(decisions)
    if not wanted:
        raise OptionError("Say at least one decision.")
    open_ = {r["id"] for r in store.fetch(database, "conflicts")}
    for decision in wanted:
        if decision.get("choice") not in CHOICES:
            raise UnknownName("choice", str(decision.get("choice")), CHOICES)
        if decision.get("conflict") not in open_:
            raise OptionError(f"No conflict {decision.get('conflict')!r} is open.")
    return {str(d["conflict"]): str(d["choice"]) for d in wanted}


def settle(
    project: Project, database: store.Database, change: ChangeSet, decided: Mapping[str, str]
) -> None:
    """Gather the rows that settle conflicts. Raises CodingError."""
    open_ = {r["id"]: r for r in store.fetch(database, "conflicts")}
    settling = _Settling(project, database, change)
    for key, choice in decided.items():
        settling.one(open_[key], choice)
    settling.write()
    for key, row in open_.items():
        if key in decided or (row["table"], row["record"]) in settling.gone:
            change.delete("conflicts", row)


class _Settling:
    """Decisions laid one over the other, written as one row per record."""

    def __init__(self, project: Project, database: store.Database, change: ChangeSet) -> None:
        self.project, self.database, self.change = project, database, change
        self.before: dict[tuple[str, str], dict[str, Any]] = {}
        self.after: dict[tuple[str, str], dict[str, Any]] = {}
        self.gone: set[tuple[str, str]] = set()

    def one(self, row: Mapping[str, Any], choice: str) -> None:
        table, key, field = row["table"], row["record"], str(row["field"])
        record = store.get(self.database, table, key)
        if record is None:
            return  # somebody deleted it meanwhile: there is nothing to settle
        self.before.setdefault((table, key), record)
        now = self.after.setdefault((table, key), dict(record))
        if field == DELETED:
            if row[choice] is None:
                self._delete(table, record)
        elif choice == "ours":
            return
        elif table == "transcripts" and field in ("text", "turns"):
            self._whole(record, field, row["theirs"])
        elif table == "forms":
            now["form"] = _form_with(now["form"], field, row["theirs"])
        elif field == "form":
            now |= row["theirs"]
        else:
            self._field(table, now, field, row["theirs"])

    def _field(self, table: str, now: dict[str, Any], field: str, value: Any) -> None:
        if field == "name":
            taken = store.fetch(self.database, table, name=value)
            if taken and taken[0]["id"] != now["id"]:
                raise CodingError(
                    f"There is {value!r} already: merge the two on the page of names, or keep "
                    f"{now['name']!r}. Nothing was changed."
                )
            aliases = [a for a in now["aliases"] if a != value]
            now["aliases"] = [*aliases, now["name"]]
        now |= joined(table, {**split(table, now), field: value})

    def _whole(self, record: Mapping[str, Any], field: str, theirs: Any) -> None:

        project, change = self.project, self.change
        texts = {t["id"]: t for t in store.fetch(self.database, "transcripts")}
        if field == "text":
            old, new = (project.transcript(_last(texts, k)) for k in (record["id"], theirs))
            if old.id != new.id:
                change.update("transcripts", texts[old.id], {"replaced_by": new.id})
                told = {"title": texts[old.id]["title"], "position": texts[old.id]["position"]}
                change.update("transcripts", texts[new.id], told)
                carry_marks(project, change, old, new)
            return
        there = {t["id"]: t for t in store.fetch(self.database, "turns", transcript=record["id"])}
        known = store.names(self.database, "actors")
        for turn in theirs:
            turn = {**turn, "speaker": turn["speaker"] if turn["speaker"] in known else None}
            if turn["id"] in there:
                change.update("turns", there[turn["id"]], turn)
            else:
                change.insert("turns", turn)
        for key in there.keys() - {t["id"] for t in theirs}:
            change.delete("turns", there[key])

    def _delete(self, table: str, record: Mapping[str, Any]) -> None:
        project, key = self.project, record["id"]
        self.gone.add((table, key))
        if table == "transcripts":
            for text in _with_earlier(store.fetch(self.database, "transcripts"), key):
                for kind in ("suggestions", "statements", "turns"):
                    for row in store.fetch(self.database, kind, transcript=text):
                        self.gone.add((kind, row["id"]))
                self.gone.add(("transcripts", text))
        elif table in ("actors", "concepts"):
            self._refuse_used(record, project.uses(table).get(key, 0))
        elif table == "forms":
            self._refuse_used({"name": key}, store.count(self.database, "statements", form=key))

    @staticmethod
    def _refuse_used(record: Mapping[str, Any], used: int) -> None:
        if used:
            many = "1 statement" if used == 1 else f"{used} statements"
            raise CodingError(
                f"{record['name']!r} is used by {many} and cannot go; recode those first, or keep "
                f"it. Nothing was changed."
            )

    def write(self) -> None:
        """Gather the rows."""
        statements = [key for table, key in self.gone if table == "statements"]
        if statements:
            self.project.delete_verdicts(self.change, statements)
        order = ("verdicts", "suggestions", "statements", "turns", "transcripts")
        for table, key in sorted(self.gone, key=lambda g: (g[0] not in order, g)):
            record = store.get(self.database, table, key)
            if record is not None:
                self.change.delete(table, record)
        for place, record in self.after.items():
            if place not in self.gone:
                self.change.update(place[0], self.before[place], record)


def _last(texts: Mapping[str, Mapping[str, Any]], key: str) -> str:
    """What took a text's place in the end."""
    while (after := texts[key]["replaced_by"]) in texts:
        key = after
    return key


def _with_earlier(texts: Sequence[Mapping[str, Any]], key: str) -> list[str]:
    """A text and those it took the place of."""
    found = [key]
    for one in found:
        found += [str(t["id"]) for t in texts if t["replaced_by"] == one]
    return found


def _form_with(form: Mapping[str, Any], field: str, value: Any) -> dict[str, Any]:
    """A form with a property of it, or of one of its fields, as theirs has it."""
    if not field.startswith("fields."):
        return {**form, field: value}
    name, _, part = field.removeprefix("fields.").rpartition(".")
    fields = []
    for one in form.get("fields") or ():
        if one["name"] != name:
            fields.append(one)
        elif part != DELETED:
            fields.append({**one, part: value})
        elif value is not None:
            fields.append(value)
    return {**form, "fields": fields}
