"""The demo: a fictional debate on a night ferry in Lindholm Bay, read and coded as a person would have."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from .errors import InputError
from .project import OWN, Project
from .read import read

CODING = "night-ferry-coding.json"


def examples() -> Path:
    """The folder of examples: inside an installed package, or the repository's own."""
    packed = Path(str(files("hustings"))) / "examples"
    return packed if packed.is_dir() else Path(__file__).parents[2] / "examples"


def make_demo(path: Path, *, coder: str = "coder 1") -> Project:
    """Make the demo project at ``path``; one that is there already is opened as it is."""
    if path.exists():
        return Project.open(path, coder=coder)
    folder = examples()
    try:
        coding: dict[str, Any] = json.loads((folder / CODING).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"The example debate is not in this installation ({folder / CODING}).") from None
    texts = [
        read(folder / t["file"]).with_(
            id=f"d{i + 1}", title=t["title"], date=t["date"], attributes=dict(t.get("attributes", {}))
        )
        for i, t in enumerate(coding["transcripts"])
    ]
    for i, t in enumerate(coding["transcripts"]):
        names = t.get("speakers", {})
        named = (replace(x, speaker=names[x.kind]) if x.kind in names and not x.speaker else x for x in texts[i].turns)
        texts[i] = texts[i].with_(turns=tuple(named))
    project = Project.create(path, coder=coder)
    by_file = {t["file"]: text for t, text in zip(coding["transcripts"], project.add(*texts), strict=True)}
    for actor in coding["actors"]:
        known = {a.name: a.id for a in project.actors()}
        properties = {k: actor[k] for k in ("kind", "aliases", "attributes") if actor.get(k)}
        if actor["name"] not in known:
            project.make("actors", actor["name"], **properties)
        elif properties:
            project.change_name("actors", known[actor["name"]], **properties)
    made: dict[str, str] = {}
    for concept in coding["concepts"]:
        made[concept["name"]] = project.make("concepts", concept["name"], description=concept.get("description", ""))
    for concept in coding["concepts"]:
        if concept.get("parent"):
            project.change_name("concepts", made[concept["name"]], parent=made[concept["parent"]])
    rows = []
    for i, said in enumerate(coding["statements"]):
        text = by_file[said["file"]]
        start = -1
        for _ in range(said.get("nth", 1)):
            start = text.text.index(said["quote"], start + 1)
        turn = text.turn_at(start)
        rows.append(
            {
                **{k: said[k] for k in ("form", "values", "about", "memo") if k in said},
                "id": f"s{i + 1}",
                "transcript": text.id,
                "start": start,
                "end": start + len(said["quote"]),
                "speaker": None if turn and turn.speaker == said["speaker"] else said["speaker"],
                "holder": OWN if said.get("holder", said["speaker"]) == said["speaker"] else said["holder"],
                "commitment": said.get("commitment", "asserts"),
            }
        )
    project.code_many(rows, summary=f"Coded the example: {len(rows)} statements")
    return project
