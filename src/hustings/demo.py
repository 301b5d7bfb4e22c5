"""The demo: a fictional debate on a night ferry in Lindholm Bay, read and coded as a person would
have.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from .errors import InputError
from .exchange.bundle import Bundle
from .model import Actor, Concept, Statement, Transcript, Verdict
from .project import Project
from .project.codebook import standard_forms
from .project.copies import bundles
from .read import read

CODING = "night-ferry-coding.json"

SECOND = Path("two-coders") / "ben.json"
"""The pass of a second coder over two of the three texts."""

FIRST_CODER = "Anna"
"""What the first coder is called where there are two."""


def examples() -> Path:
    """The folder of examples: inside an installed package, or the repository's own."""
    packed = Path(str(files("hustings"))) / "examples"
    return packed if packed.is_dir() else Path(__file__).parents[2] / "examples"


def make_demo(path: Path | str, *, coder: str = "coder 1", two_coders: bool = False) -> Project:
    """Make the demo project at ``path``; one that is there already is opened as it is.

    With ``two_coders`` it holds the passes of Anna and Ben, and says which texts each finished.
    """
    path = Path(path)
    if path.exists():
        return Project.open(path, coder=coder)
    folder = examples()
    try:
        coding: dict[str, Any] = json.loads((folder / CODING).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(
            f"The example debate is not in this installation ({folder / CODING})."
        ) from None
    texts = [
        read(folder / t["file"]).with_(
            id=f"d{i + 1}",
            title=t["title"],
            date=t["date"],
            attributes=dict(t.get("attributes", {})),
        )
        for i, t in enumerate(coding["transcripts"])
    ]
    for i, t in enumerate(coding["transcripts"]):
        names = t.get("speakers", {})
        named = (
            replace(x, speaker=names[x.kind]) if x.kind in names and not x.speaker else x
            for x in texts[i].turns
        )
        texts[i] = texts[i].with_(turns=tuple(named))
    by_file = {t["file"]: text for t, text in zip(coding["transcripts"], texts, strict=True)}
    actors = [
        Actor(
            f"a{i + 1}",
            a["name"],
            tuple(a.get("aliases", ())),
            a.get("kind", ""),
            dict(a.get("attributes", {})),
        )
        for i, a in enumerate(coding["actors"])
    ]
    keys = {c["name"]: f"c{i + 1}" for i, c in enumerate(coding["concepts"])}
    concepts = [
        Concept(keys[c["name"]], c["name"], keys.get(c.get("parent", "")), c.get("description", ""))
        for c in coding["concepts"]
    ]
    statements = [
        _statement(f"s{i + 1}", said, by_file[said["file"]], FIRST_CODER if two_coders else coder)
        for i, said in enumerate(coding["statements"])
    ]
    done: list[tuple[str, str]] = []
    if two_coders:
        second = json.loads((folder / SECOND).read_text(encoding="utf-8"))
        ben = second["coder"]
        statements += [
            _statement(f"b{i + 1}", said, by_file[said["file"]], ben)
            for i, said in enumerate(second["statements"])
        ]
        coded = dict.fromkeys(said["file"] for said in coding["statements"])
        done = [(by_file[file].id, FIRST_CODER) for file in coded]
        done += [(by_file[file].id, ben) for file in second["finished"]]
    bundle = Bundle(
        transcripts=tuple(texts),
        statements=tuple(statements),
        actors=tuple(actors),
        concepts=tuple(concepts),
        forms=standard_forms(),
        name="the night ferry, read and coded",
        verdicts=tuple(_verdicts(coding, statements, by_file)),
    )

    def fill(project: Project) -> None:
        bundles.put(project, bundle)
        for period in coding.get("periods", ()):
            project.define_period(**period)
        for text_id, who in done:
            project.finish(text_id, who)

    return Project.create(path, coder=coder, fill=fill)


def _verdicts(
    coding: dict[str, Any], statements: Sequence[Statement], by_file: Mapping[str, Transcript]
) -> Iterator[Verdict]:
    """The judges' verdicts on the predictions the coding names by their words."""
    for i, told in enumerate(coding.get("verdicts", ())):
        text = by_file[told["file"]].id
        on = next(
            s
            for s in statements
            if s.form == "prediction" and s.transcript == text and s.quote == told["quote"]
        )
        given = {k: told[k] for k in ("outcome", "on", "by", "evidence")}
        yield Verdict(
            f"v{i + 1}",
            on.id,
            **given,
            criterion=str(on.values.get("criterion") or ""),
            made_at=f"{told['on']}T12:00:00.000Z",
        )


def _statement(key: str, said: dict[str, Any], text: Transcript, coder: str) -> Statement:
    start = -1
    for _ in range(said.get("nth", 1)):
        start = text.text.index(said["quote"], start + 1)
    return Statement(
        id=key,
        transcript=text.id,
        start=start,
        end=start + len(said["quote"]),
        quote=said["quote"],
        form=said["form"],
        values=said["values"],
        speaker=said["speaker"],
        holder=said.get("holder", said["speaker"]),
        commitment=said.get("commitment", "asserts"),
        about=said.get("about"),
        memo=said.get("memo", ""),
        via=tuple(said.get("via", ())),
        coder=coder,
        made_at=f"{text.date}T12:00:00.000Z",
    )
