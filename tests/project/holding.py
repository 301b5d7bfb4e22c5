"""What a project holds, told so that two copies of it can be compared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hustings import store
from hustings.project import Project


def rows(project: Project) -> dict[str, dict[str, dict[str, Any]]]:
    """All records, byte for byte."""
    return store.everything(project.database)


def plain(project: Project) -> dict[str, list[str]]:
    """A project without its ids, and without what is in conflict: a list of records by table."""
    state = rows(project)
    masked = {(c.table, c.id, c.field.split(".")[0]) for c in project.conflicts()}
    names = {k: r["name"] for t in ("actors", "concepts") for k, r in state[t].items()}
    for table in ("actors", "concepts"):
        names |= {k: "?" for t, k, field in masked if t == table and field == "name"}
    unsure = any(t == "transcripts" and f in ("text", "turns") for t, _, f in masked)
    texts = {k: r["text"] for k, r in state["transcripts"].items()}

    def told(value: Any) -> Any:
        if isinstance(value, str):
            return names.get(value, texts.get(value, value))
        if isinstance(value, Mapping):
            return {str(k): told(v) for k, v in sorted(value.items())}
        if isinstance(value, list):
            return [told(v) for v in value]
        return value

    dropped = {
        "statements": {"made_at", "origin"},
        "transcripts": {"position", "replaces", "source"},
        "turns": {"flags"},
        "extras": {"id"},
        "actors": {"color"},
        "concepts": {"color"},
        "forms": {"position"},
    }
    groups = {
        "span": {"transcript", "begin", "stop", "quote"},
        "holder": {"holding", "holder"},
        "form": {"form", "values"},
        "name": {"name", "aliases"},
    }
    out: dict[str, list[str]] = {}
    for table in ("statements", "actors", "concepts", "turns", "transcripts", "forms", "verdicts"):
        found = []
        for key, record in state[table].items():
            hide = {"id"} | dropped.get(table, set())
            for t, k, field in masked:
                if (t, k) == (table, key):
                    hide |= groups.get(field, {field})
            if unsure and table in ("statements", "turns", "transcripts"):
                hide |= groups["span"] | {
                    "label_begin",
                    "text",
                    "characters",
                    "title",
                    "replaced_by",
                }
                hide |= (
                    {"kind", "speaker", "label", "sections", "section"}
                    if table == "turns"
                    else set()
                )
            seen = {c: told(v) for c, v in record.items() if c not in hide}
            for column in ("aliases", "fields"):
                if column in seen:
                    seen[column] = sorted(seen[column])
            if table == "forms" and "form" in seen:
                seen["form"] = {**seen["form"], "fields": sorted(map(str, seen["form"]["fields"]))}
            found.append(json.dumps(seen, sort_keys=True, default=str))
        out[table] = sorted(found)
        if unsure and table == "turns":
            out[table] = []
    out["finished"] = sorted(
        json.dumps(told({"text": k.rpartition(" ")[2], "who": sorted(r["data"])}))
        for k, r in state["extras"].items()
        if k.startswith("review: finished ")
    )
    if unsure:
        out["finished"] = []
    out["studies"] = sorted(
        json.dumps(r["study"], sort_keys=True) for r in state["studies"].values()
    )
    out["conflicts"] = sorted(
        json.dumps([c.table, c.field, "deleted" in c.field or sorted(map(str, (c.ours, c.theirs)))])
        for c in project.conflicts()
        if not (c.field == "text" or unsure)
    )
    return out


def placed(project: Project) -> list[str]:
    """Every statement that has no place, or says other words than its text does there."""
    state, wrong = rows(project), []
    for record in state["statements"].values():
        transcript = state["transcripts"].get(record["transcript"])
        if transcript is None:
            wrong.append(f"{record['id']}: no text")
            continue
        words = store.text(project.database, transcript["text"])
        if words[record["begin"] : record["stop"]] != record["quote"] or not record["quote"]:
            wrong.append(f"{record['id']}: other words")
    project.fold()
    return wrong + store.troubles(project.path)
