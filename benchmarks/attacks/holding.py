"""Whether everything in a project holds: what points at what, and what can be read of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from hustings.project import Project
from hustings.store import tables

State = dict[str, dict[str, dict[str, Any]]]


def state_of(project: Project) -> State:
    """Every record of a project by table and key."""
    with project.database.reading() as connection:
        return {
            name: {
                str(row["id"]): dict(row) for row in connection.execute(sa.select(table)).mappings()
            }
            for name, table in tables.RECORDS.items()
        }


def dangling(project: Project, state: State) -> Iterator[str]:
    """Everything that points at what is not there, or does not fit what it points at."""
    texts, actors, concepts = state["transcripts"], state["actors"], state["concepts"]
    kinds = {
        name: {f["name"]: f["kind"] for f in record["form"]["fields"]}
        for name, record in state["forms"].items()
    }
    for key, turn in state["turns"].items():
        if turn["transcript"] not in texts or turn["speaker"] not in {None, *actors}:
            yield f"turn {key}"
    for key, suggestion in state["suggestions"].items():
        if suggestion["transcript"] not in texts:
            yield f"suggestion {key} on the text {suggestion['transcript']}"
    for key, said in state["statements"].items():
        if said["transcript"] not in texts:
            yield f"statement {key} on the text {said['transcript']}"
            continue
        words = project._text(texts[said["transcript"]]["text"])
        if words[said["begin"] : said["stop"]] != said["quote"]:
            yield f"statement {key} quotes other words"
        if {said["speaker"], said["holder"]} - {None, *actors}:
            yield f"statement {key}: an actor that is gone"
        for name, value in said["values"].items():
            kind = kinds.get(said["form"], {}).get(name)
            known = {"actor": actors, "concept": concepts}.get(kind or "", {value: 0})
            if kind is None or value not in known:
                yield f"statement {key}: {name} = {value!r}"
    for key, concept in concepts.items():
        seen, above = {key}, concept["parent"]
        while above is not None:
            if above in seen or above not in concepts:
                yield f"concept {key} under {above}"
                break
            seen.add(above)
            above = concepts[above]["parent"]
    for key, text in texts.items():
        for column in ("replaces", "replaced_by"):
            if text[column] is not None and text[column] not in texts:
                yield f"transcript {key} {column} {text[column]}"
    for key, verdict in state["verdicts"].items():
        if state["statements"].get(verdict["statement"], {}).get("form") != "prediction":
            yield f"verdict {key} on {verdict['statement']}, which is no prediction"


def unreadable(project: Project) -> Iterator[str]:
    """Everything a page asks for that cannot be answered, or names what is not there."""
    texts = {t["id"] for t in project.transcripts()}
    # what a decision has replaced is no answer any more, and is there all the same
    said = state_of(project)["statements"].keys()
    for text in texts:
        project.transcript(text)
        project.parts(text)
    if set(project.finished()) - texts:
        yield "a text that is gone is finished"
    if {key for pair in project.versions() for key in pair} - texts:
        yield "versions of a text that is gone"
    if {one["statement"] for one in project.unsettled()} - said:
        yield "a statement that is gone is unsettled"
    if {v.statement for v in project.verdicts()} - said:
        yield "a verdict on a statement that is gone"
    project.factors_apart()
    project.periods()
    project.people()
    project.proposed_merges()
    project.columns()
    project.history(limit=20)
